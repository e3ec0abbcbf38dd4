"""What an office sets for itself: who it is on paper, how its lights are measured and called, its own working days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from supervisor_app.domain.life.time_limits import TIME_LIMITS, TimeLimit
from supervisor_app.domain.lights import Light, LightRule
from supervisor_app.domain.papers.escalation import DEFAULT_LADDER, Rung
from supervisor_app.domain.papers.notice import LETTERS, SERIES, NoticeKind, Numbering
from supervisor_app.domain.standing import Yardstick
from supervisor_app.domain.words import LIGHT_WORDS
from supervisor_app.domain.workdays import WorkCalendar

DEFAULT_NAME = "政府督查室"


@dataclass(frozen=True)
class OfficeSettings:
    """Kept inside the ledger, so that a copied file keeps its office.

    `mark` is the 发文机关标志 (empty: the name), `document_code` the 机关代字. Days are working days: `reply_days` to
    answer a paper, `extension_days` before the due date an extension must be asked, `repeat_days` without a second
    paper of one kind on a task (no repeated supervision, 《政府督查工作条例》 art. 15).
    `closing_moves`: a reporting period whose closing day is no working day closes on the next one (custom); else it
    closes by the calendar, as lights are measured unless told. Colours are #rrggbb, empty: the theme's.
    `stale_days`: calendar days without a report until 长期未更新; `ladder`: which paper is suggested when.
    Of papers, all custom: `letter_mark` the mark of letters (empty: that of the others), `document_codes` the 机关代字
    of kinds that have one of their own, `copy_to` and `printed_by` what the imprint says, `sealed` whether room is left
    for the seal, `qr_code` whether a small code stands on it, `even_pages` whether the imprint ends an even page.
    """

    name: str = DEFAULT_NAME
    mark: str = ""
    document_code: str = "政督"
    contact_person: str = ""
    phone: str = ""
    approver: str = ""
    officer: str = ""
    reply_days: int = 5
    extension_days: int = 5
    repeat_days: int = 5
    rule: LightRule = field(default_factory=LightRule)
    light_names: Mapping[Light, str] = field(default_factory=lambda: dict(LIGHT_WORDS))
    light_colours: Mapping[Light, str] = field(default_factory=dict)
    day_overrides: Mapping[date, bool] = field(default_factory=dict)
    time_limits: tuple[TimeLimit, ...] = TIME_LIMITS
    attachment_mb: int = 50
    backup_folder: str = ""
    notice_folder: str = ""
    closing_moves: bool = False
    stale_days: int = 30
    ladder: tuple[Rung, ...] = DEFAULT_LADDER
    letter_mark: str = ""
    document_codes: Mapping[NoticeKind, str] = field(default_factory=dict)
    copy_to: str = ""
    printed_by: str = ""
    sealed: bool = True
    qr_code: bool = False
    even_pages: bool = False

    @property
    def named(self) -> bool:
        """Whether the office has said who it is; until then papers go out under a general name."""
        return self.name != DEFAULT_NAME

    def yardstick(self, today: date) -> Yardstick:
        """What lights are measured with on `today`."""
        calendar = WorkCalendar(dict(self.day_overrides))
        return Yardstick(today, calendar, self.rule, self.light_names, self.closing_moves)

    def code_of(self, kind: NoticeKind) -> tuple[Numbering, str]:
        """How papers of a kind are numbered, under which code or series; letters have 函 after the 代字 (custom)."""
        if kind in SERIES:
            return SERIES[kind]
        usual = self.document_code
        if kind in LETTERS and not usual.endswith("函"):
            usual += "函"
        return Numbering.DOCUMENT, self.document_codes.get(kind) or usual
