"""One happening of a task on its line of time: a report, a paper, a row of the journal."""

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One happening: `when` and `title` on the first line with `right` at its end, then `body` and `foot`.

    `mark` is `dot`, `ring` or an icon's name; `gone` strikes it through; `action` is what can be done with it,
    `others` what else.
    """

    key: Hashable
    when: str
    title: str
    right: str = ""
    body: str = ""
    foot: str = ""
    mark: str = "dot"
    gone: bool = False
    action: str = ""
    others: tuple[str, ...] = ()

    def text(self) -> str:
        """All of it, to be copied or read aloud."""
        first = "　".join(part for part in (self.when, self.title, self.right) if part)
        return "\n".join(
            part for part in ((first + "（已更正）") if self.gone else first, self.body, self.foot) if part
        )
