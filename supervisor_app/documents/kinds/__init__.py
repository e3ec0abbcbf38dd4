"""One module per kind of paper: its entries, its wording (custom among offices), its tables."""

from collections.abc import Mapping
from types import MappingProxyType

from supervisor_app.documents.drafting import KindForm
from supervisor_app.documents.kinds import (
    accountability,
    assignment,
    briefing,
    circular,
    closure,
    extension,
    interview,
    interview_record,
    minutes,
    reminder,
    supervision,
    supervision_letter,
    urging,
    warning,
)
from supervisor_app.domain.papers.notice import NoticeKind

_MODULES = (
    *(assignment, reminder, urging, supervision, supervision_letter, warning),
    *(interview, interview_record, circular, accountability),
    *(extension, closure, minutes, briefing),
)
FORMS: Mapping[NoticeKind, KindForm] = MappingProxyType({module.FORM.kind: module.FORM for module in _MODULES})
