"""The ledgers worked on lately, as this machine remembers them."""

from pathlib import Path

from supervisor_app.ui.memory import Memory

_MANY = 8


def recent_ledgers(memory: Memory) -> list[Path]:
    """Those that are still there, the latest first."""
    names = memory.value("recent", [])
    names = [names] if isinstance(names, str) else names or []
    return [path for name in names if (path := Path(name)).is_file()]


def remember_ledger(memory: Memory, path: Path) -> None:
    """Put a ledger at the head."""
    others = (str(other) for other in recent_ledgers(memory) if other != path)
    memory.setValue("recent", [str(path), *others][:_MANY])
