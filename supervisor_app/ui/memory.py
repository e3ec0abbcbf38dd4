"""What the window remembers between starts; QSettings fits, tests and pictures use `Forgetful`."""

from typing import Any, Protocol


class Memory(Protocol):
    """A store of small values by name."""

    def value(self, key: str, default: Any = None, /) -> Any:
        """The value, or `default`."""

    def setValue(self, key: str, value: Any, /) -> None:  # noqa: N802
        """Keep a value."""


class Forgetful:
    """A memory that lasts as long as the process."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def value(self, key: str, default: Any = None, /) -> Any:
        """The value, or `default`."""
        return self._kept.get(key, default)

    def setValue(self, key: str, value: Any, /) -> None:  # noqa: N802
        """Keep a value."""
        self._kept[key] = value
