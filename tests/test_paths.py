"""Where resources and the user's folders are found."""

import sys
from pathlib import Path

import pytest

from supervisor_app import paths
from supervisor_app.errors import UserError


def test_a_resource_of_the_checkout_is_found() -> None:
    """Without an installed copy the checkout's folder serves."""
    assert paths.resource("fonts", "NotoSansSC-Regular.ttf").is_file()


def test_the_installed_resource_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy inside the package wins over one beside it."""
    roots = (tmp_path / "package", tmp_path / "checkout")
    for root in roots:
        root.mkdir()
        (root / "both").touch()
    (roots[1] / "one").touch()
    monkeypatch.setattr(paths, "_RESOURCE_ROOTS", roots)
    assert paths.resource("both") == roots[0] / "both"
    assert paths.resource("one") == roots[1] / "one"


def test_a_missing_resource_is_named() -> None:
    """One sentence: what is missing and what to do."""
    with pytest.raises(UserError, match=r"resources/fonts/没有\.ttf.*重新安装"):
        paths.resource("fonts", "没有.ttf")


@pytest.mark.parametrize(
    ("platform", "data", "config"),
    [
        ("linux", "/x/data/supervisor-app", "/x/config/supervisor-app"),
        ("darwin", "~/Library/Application Support/supervisor-app", "~/Library/Application Support/supervisor-app"),
        ("win32", "/x/local/supervisor-app", "/x/roaming/supervisor-app"),
    ],
)
def test_user_folders_by_platform(platform: str, data: str, config: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each system's own convention."""
    for name, value in (("XDG_DATA_HOME", "/x/data"), ("XDG_CONFIG_HOME", "/x/config")):
        monkeypatch.setenv(name, value)
    for name, value in (("LOCALAPPDATA", "/x/local"), ("APPDATA", "/x/roaming")):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert paths.user_data_dir() == Path(data).expanduser()
    assert paths.user_config_dir() == Path(config).expanduser()


def test_a_relative_xdg_value_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """The XDG specification ignores relative paths."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    assert paths.user_data_dir() == Path("~/.local/share/supervisor-app").expanduser()
