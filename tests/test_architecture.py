"""The layout's rules: who may import whom, and the ceilings of files, functions and classes."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "supervisor_app"
FILES = sorted(PACKAGE.rglob("*.py"))

# Folder or file of the package → the parts of the package it may import.
MAY_IMPORT: dict[str, set[str]] = {
    "domain": {"domain"},
    "reading": {"reading", "domain"},
    "store": {"store", "domain", "errors"},
    "documents": {"documents", "domain", "errors", "files", "paths"},
    "exchange": {"exchange", "domain", "errors", "files"},
    "files": {"errors"},
    "paths": {"errors"},
    "errors": set(),
    "log": set(),
    "ui": {"ui", "domain", "reading", "errors", "paths", "settings"},
}
# Third-party or standard module → the only parts that may import it; another third-party one, nobody may.
ONLY_IN = {
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "reportlab": {"documents"},
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui"},
    "pypinyin": {"domain/filtering"},
    "pypdfium2": {"documents"},
    "xlsxwriter": {"exchange"},
    "python_calamine": {"exchange"},
    "chinese_calendar": {"domain/workdays"},
}
LAZY_IN_UI = {"documents", "exchange"}


def _part(path: Path) -> str:
    inner = path.relative_to(PACKAGE)
    return inner.parts[0] if len(inner.parts) > 1 else inner.stem


def _imports(path: Path) -> Iterator[tuple[str, bool]]:
    """(dotted name, at module level) of every import of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = set(map(id, tree.body))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            yield from ((f"{source}.{alias.name}", id(node) in top) for alias in node.names)


def breaches(path: Path) -> list[str]:
    """What the file imports against the rules, in words."""
    part, found = _part(path), []
    where = str(path.relative_to(PACKAGE).with_suffix(""))
    for name, top in _imports(path):
        pieces = name.split(".")
        known = pieces[0] == PACKAGE.name or pieces[0] in sys.stdlib_module_names
        if not {part, where} & ONLY_IN.get(pieces[0], {part} if known else set()):
            found.append(f"{where} imports {name}")
        if pieces[0] != PACKAGE.name or len(pieces) < 2 or part not in MAY_IMPORT:
            continue
        allowed = MAY_IMPORT[part] | ({"store"} if where.startswith("ui/session/") else set())
        lazy = part == "ui" and pieces[1] in LAZY_IN_UI and not top
        if pieces[1] not in allowed and not lazy:
            found.append(f"{where} imports {name}")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports(path: Path) -> None:
    """No file imports what its part may not."""
    assert breaches(path) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_ceilings(path: Path) -> None:
    """Files ≤ 300 lines, functions ≤ 40, classes ≤ 20 methods."""
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 300
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 40, node.name
        if isinstance(node, ast.ClassDef):
            assert sum(isinstance(item, ast.FunctionDef) for item in node.body) <= 20, node.name


@pytest.mark.parametrize(
    ("inner", "source"),
    [
        ("domain/x.py", "import sqlite3"),
        ("ui/pages/x.py", "from supervisor_app.store import ledger"),
        ("ui/x.py", "from supervisor_app.documents import fonts"),
        ("domain/x.py", "import requests"),
        ("domain/x.py", "from ..store import ledger"),
    ],
)
def test_the_rules_bite(inner: str, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong import is found."""
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path / "supervisor_app")
    path = tmp_path / "supervisor_app" / inner
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    assert breaches(path)


def test_top_level_is_the_agreed_layout() -> None:
    """No folder beside the agreed ones."""
    folders = {item.name for item in ROOT.iterdir() if item.is_dir() and not item.name.startswith((".", "__"))}
    assert folders - {"demo", "build", "dist"} <= {"supervisor_app", "resources", "tests"}
