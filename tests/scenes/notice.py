"""文书: the register with a real paper in the preview, issuing, the first question, and the empty register."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from supervisor_app.documents.issuing import prepare
from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.papers.drafting import BODY, PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.ui.issuing import Order
from supervisor_app.ui.pages.notice import NOTICE
from supervisor_app.ui.pages.notice.page import NoticePage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.scenes import scene
from tests.ui.office import TODAY, empty_session, filled_session, open_window, scratch


def issue(session: Session, kind: NoticeKind, count: int) -> None:
    """Some papers of a kind, written and registered."""
    for plan in session.facts.plans(kind).plans[:count]:
        facts = session.facts
        draft = PaperDraft(kind, facts.ground(plan.unit, plan.lines))
        paper = prepare(draft, facts.next_number(kind), session.register.folder)
        session.issue_notice(paper.notice, paper.deliver)


def _page(theme: Theme, session: Session) -> tuple[QWidget, NoticePage]:
    window = open_window(theme, session, [NOTICE], NOTICE)
    page = window.page()
    assert isinstance(page, NoticePage)
    return window, page


@scene("notice-register")
def register(theme: Theme) -> QWidget:
    """A paper chosen, another void, one signed for."""
    session = filled_session(scratch())
    issue(session, NoticeKind.SUPERVISION, 3)
    issue(session, NoticeKind.ASSIGNMENT, 6)
    newest = session.facts.notices
    session.void_notice(newest[3], "主送单位写错，另发")
    session.register_receipt(newest[4], "办公室 陈立", newest[4].issued_on, None)
    window, page = _page(theme, session)
    page.register.choose(newest[-5].id)
    return window


@scene("notice-receipt")
def receipt(theme: Theme) -> QWidget:
    """Registering who signed, nobody filled in."""
    session = filled_session(scratch())
    issue(session, NoticeKind.SUPERVISION, 2)
    window, page = _page(theme, session)
    page.show_target(("receipt", session.facts.notices[0].id))
    page.register.entries["sign"].register()
    return window


@scene("notice-issue")
def issuing(theme: Theme) -> QWidget:
    """Choosing units for 督办通知单."""
    window, page = _page(theme, filled_session(scratch()))
    page.begin_issue()
    return window


@scene("notice-failed")
def failed(theme: Theme) -> QWidget:
    """After a batch with a failure."""
    window, page = _page(theme, filled_session(scratch()))
    page.begin_issue(NoticeKind.ASSIGNMENT)
    papers = page.pane.chosen()
    order = Order(papers[2].draft, papers[2].name, papers[2].key)
    page.pane._tell(order, "“羕”在已有的字体里没有，请改用别的字或安装含有它的字体", made=False)
    page.pane.tree.mark(papers[0].key, edited=True, note="已生成 政督〔2026〕4号", wrong=False)
    return window


@scene("notice-edited")
def edited(theme: Theme) -> QWidget:
    """A text changed by hand, a day that will not do, and an entry for every paper."""
    window, page = _page(theme, filled_session(scratch()))
    page.begin_issue(NoticeKind.SUPERVISION)
    editor = page.pane.desk.editor
    editor._set("reply_by", TODAY - timedelta(days=3))
    editor._set("copy_to", "市委办公室，市政府办公室。")
    body = editor.texts[BODY].edit
    cursor = body.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText("（此件请主要负责人阅）")
    return window


@scene("notice-circular")
def circular(theme: Theme) -> QWidget:
    """A paper on the whole ledger, not approved yet."""
    window, page = _page(theme, filled_session(scratch()))
    page.begin_issue(NoticeKind.CIRCULAR)
    return window


@scene("notice-minutes")
def minutes(theme: Theme) -> QWidget:
    """The meetings, the newest checked."""
    window, page = _page(theme, filled_session(scratch()))
    page.begin_issue(NoticeKind.MINUTES)
    return window


@scene("notice-extension")
def extension(theme: Theme) -> QWidget:
    """Matters to pick from."""
    window, page = _page(theme, filled_session(scratch()))
    page.begin_issue(NoticeKind.EXTENSION)
    return window


@scene("notice-naming")
def naming(theme: Theme) -> QWidget:
    """The office has not said who it is."""
    window, page = _page(theme, empty_session(scratch()))
    page.begin_issue()
    page.naming.inputs["name"].setText("信城市人民政府督查室")
    page.naming.inputs["document_code"].setText("")
    page.naming.save()
    return window


@scene("notice-empty")
def empty(theme: Theme) -> QWidget:
    """No paper yet."""
    return _page(theme, empty_session(scratch()))[0]


@scene("notice-gone")
def gone(theme: Theme) -> QWidget:
    """The PDF was moved away."""
    session = filled_session(scratch())
    issue(session, NoticeKind.SUPERVISION, 1)
    for path in session.register.folder.iterdir():
        path.unlink()
    window, page = _page(theme, session)
    page.register.choose(session.facts.notices[0].id)
    return window


@scene("notice-many")
def many(theme: Theme) -> QWidget:
    """40 units, some with very long names, and matters of every length."""
    session = filled_session(scratch())
    long = "信城市人民政府国有资产监督管理委员会机关后勤服务保障中心"
    title = "批老旧小区改造及配套基础设施建设项目前期手续办理"
    drafts = tuple(
        DraftTask(f"第{at}{title * (1 + at % 3)}", at, lead=(f"{long[: 4 + at % 24]}{at}",)) for at in range(4, 44)
    )
    session.import_list(DraftList("全市城建工作专题会议", TODAY - timedelta(days=20), "城建.xlsx", drafts))
    window, page = _page(theme, session)
    page.begin_issue(NoticeKind.ASSIGNMENT)
    return window


@scene("notice-reissue")
def reissue(theme: Theme) -> QWidget:
    """A void paper as the draft of a new one."""
    session = filled_session(scratch())
    issue(session, NoticeKind.SUPERVISION, 1)
    session.void_notice(session.facts.notices[0], "办理依据写错")
    window, page = _page(theme, session)
    page.register.choose(session.facts.notices[0].id)
    page.acts["again"].trigger()
    return window
