"""What the documents say is so: commands, places, pictures; every public name says what it gives."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from supervisor_app.cli import main
from tests.test_architecture import FILES, PACKAGE, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
VERBS = ["demo", "import", "export", "list", "status", "todo", "report", "notices"]
VERBS += ["add", "step", "extend", "decide", "verify", "lookback", "review", "attach", "files", "life"]
VERBS += ["backup", "backups", "restore", "check", "due", "extract"]
VERBS += ["register", "void", "receive"]
VERBS += ["feedback", "collect", "periods", "print", "fonts"]


def block(heading: str) -> str:
    """The first fenced block under a heading."""
    found = re.search(rf"^## {heading}$.*?^```\w*\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("heading", ["Run", "Test"])
def test_set_up_is_one_line_of_stock_python(heading: str) -> None:
    lines = block(heading).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("python3 -m venv .venv && ")


def test_ci_runs_the_readme_s_command() -> None:
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_documented_and_there(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert re.search(rf"(main\.py|·) {verb}\b", block("Commands"))
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help"])
    assert ended.value.code == 0
    assert verb in capsys.readouterr().out


def test_no_command_is_left_out_of_the_readme() -> None:
    told = subprocess.run(
        [sys.executable, "main.py", "--help"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    found = re.search(r"\{([\w,]+)\}", told.stdout)
    assert found
    assert sorted(found[1].split(",")) == sorted(VERBS)


def test_places_on_the_map_and_pictures_exist() -> None:
    places = re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE)
    assert len(places) >= 8
    for place in places + re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / place).exists(), place


def test_the_installable_program_has_what_is_imported_by_name() -> None:
    """PyInstaller finds no module that only a string names, and takes only the data it is told of."""
    told = block("Installable program")
    assert "--collect-submodules supervisor_app" in told
    assert "--add-data resources:supervisor_app/resources" in told


def test_every_folder_of_the_package_is_on_the_map() -> None:
    folders = {f"supervisor_app/{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert folders <= set(re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE))


def test_the_changelog_has_a_section_for_what_is_not_released() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_public_names_say_what_they_give(path: Path) -> None:
    """A docstring on every module, and on every public class, function and method at its top level."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "module"
    definitions = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    for kind in list(definitions):
        if isinstance(kind, ast.ClassDef) and not kind.name.startswith("_"):
            definitions += [node for node in kind.body if isinstance(node, ast.FunctionDef)]
    silent = [node.name for node in definitions if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert silent == []
