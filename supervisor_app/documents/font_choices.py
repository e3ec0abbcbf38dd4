"""The font files the user chose for papers: by path, a preference of this machine, beside the window's own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from supervisor_app.errors import UserError, cause
from supervisor_app.files import write_whole
from supervisor_app.paths import user_config_dir

_FILE = "fonts.json"


@dataclass(frozen=True, slots=True)
class FontChoice:
    """One font of a file; `index` counts within a collection, `stamp` tells when the file is another or gone."""

    path: Path
    index: int = 0
    stamp: int = 0


def chosen_fonts() -> Mapping[str, FontChoice]:
    """Class of type → the font chosen for it; what cannot be read counts as not chosen."""
    try:
        stored = json.loads((user_config_dir() / _FILE).read_text(encoding="utf-8"))
        return {name: _stamped(Path(item["path"]), int(item["index"])) for name, item in stored.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def save_choice(font_class: str, choice: FontChoice | None) -> None:
    """Serve a class with a font from the next paper on; None forgets the choice; UserError when that fails."""
    kept = {name: item for name, item in chosen_fonts().items() if name != font_class}
    if choice is not None:
        kept[font_class] = choice
    stored = {name: {"path": str(item.path), "index": item.index} for name, item in kept.items()}
    folder = user_config_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"没有记下选用的字体：文件夹 {folder} 建不了（{cause(error)}）；请检查权限") from None
    write_whole(folder / _FILE, json.dumps(stored, ensure_ascii=False, indent=1).encode())


def _stamped(path: Path, index: int) -> FontChoice:
    try:
        return FontChoice(path, index, path.stat().st_mtime_ns)
    except OSError:
        return FontChoice(path, index)
