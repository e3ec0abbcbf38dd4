"""What follows from a row's button, from what several rows are offered, and from a form of 今日督办."""

from PySide6.QtCore import QObject

from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.today.batch import Offer, offers
from supervisor_app.ui.pages.today.face import TodayFace
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.pages.today.steps import HERE
from supervisor_app.ui.session import Session
from supervisor_app.ui.widgets.grouped_model import Head


class Acting(QObject):
    """Opens a form of the page, or sends the window where the step is done."""

    def __init__(self, shell: Shell, session: Session, face: TodayFace) -> None:
        super().__init__(face)
        self._shell, self._session, self._face = shell, session, face
        face.list.acted.connect(self.act)
        face.list.all_asked.connect(self.act_on_all)
        face.batch.chosen.connect(self.take)
        face.batch.left.connect(face.list.choose_one)
        face.side.done.connect(self._done)

    def act(self, row: TodoRow) -> None:
        """A row's next step; with several rows chosen, what they are offered first."""
        several = self._face.list.several()
        found = offers(several) if row in several else []
        if found:
            self.take(found[0])
        elif row.step.page == HERE:
            self._open([row])
        else:
            self._shell.go(row.step.page, self._matters(row))

    def act_on_all(self, head: Head) -> None:
        """Choose all rows of a group and offer what can be done with them; where that is one thing, do it."""
        listing = self._face.list
        listing.fold(head.key, closed=False)
        listing.choose(("head", head.key))
        listing.choose_all()
        found = offers(listing.several())
        if len(found) == 1:
            self.take(found[0])

    def take(self, offer: Offer) -> None:
        """Do with several rows what was offered."""
        if offer.page == HERE:
            self._open(list(offer.rows))
        else:
            self._shell.go(offer.page, offer.target)

    def leave(self) -> None:
        """Close what is over the board, else leave one row chosen."""
        if not self._face.side.on_board:
            self._face.side.close_pane()
        elif self._face.list.several():
            self._face.list.choose_one()

    def _open(self, rows: list[TodoRow]) -> None:
        self._face.show_side()
        self._face.side.open_form(rows[0].item.group, rows)

    def _matters(self, row: TodoRow) -> tuple[object, ...]:
        """Where to; a paper that the unit's matters do not call for by themselves is about those the ladder names."""
        match row.step.target:
            case ("issue", str(kind), int(unit_id)):
                planned = self._session.facts.plans(NoticeKind(kind), frozenset({unit_id})).plans
                if not any(line.task.id == row.item.line.task.id for plan in planned for line in plan.lines):
                    return "issue", kind, unit_id, self._named(kind, unit_id)
        return row.step.target

    def _named(self, kind: str, unit_id: int) -> tuple[int, ...]:
        items = self._session.facts.todo
        found = (item.line.task for item in items if item.suggested_notice == kind)
        return tuple(dict.fromkeys(task.id for task in found if unit_id in task.lead))

    def _done(self, sentence: str) -> None:
        self._shell.say(sentence, "撤销", self._session.undo_stack.undo)
