"""文书: register, preview, printing and issuing, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from supervisor_app.documents.preview import page_count, page_size_mm
from supervisor_app.domain.papers.notice import NoticeKind, NoticeState
from supervisor_app.errors import UserError
from supervisor_app.ui.pages.notice.page import NoticePage
from supervisor_app.ui.pages.notice.paper.paper_view import WIDTH
from supervisor_app.ui.pages.notice.paper.printing import PrintRun, page_image, sheets
from supervisor_app.ui.pages.notice.register.due_entry import DueEntry
from supervisor_app.ui.pages.notice.register.entries import ReplyEntry, SentEntry
from supervisor_app.ui.pages.notice.register.filters import Period
from supervisor_app.ui.pages.notice.register.rows import Standing
from supervisor_app.ui.pages.notice.register.track import steps
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.ui.notices import Opened, issue, press, show, type_in
from tests.ui.office import TODAY

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, session: Session) -> Iterator[Opened]:
    """The filled register, one paper with its PDF."""
    issue(session)
    window, page = show(qtbot, theme, session)
    yield window, page
    window.jobs.close()


def numbers(page: NoticePage) -> list[int]:
    """Serials in the order shown."""
    return [row.notice.number.serial for row in page.register.table.rows_model.rows]


def test_what_is_waited_for_comes_first_and_void_papers_are_struck(opened: Opened, session: Session) -> None:
    _, page = opened
    assert numbers(page) == [3, 2, 4, 1]
    session.void_notice(session.facts.notices[0], "主送写错")
    assert numbers(page) == [3, 2, 4, 1]
    void = page.register.table.rows_model.rows[2]
    assert [column.struck(void) for column in page.register.table.rows_model.columns[:4]] == [True] * 4
    assert page.facts() == "2026 年登记 4 份　11 月 4 份"


def test_chips_filter_and_a_second_click_shows_all_again(opened: Opened, session: Session) -> None:
    _, page = opened
    chips = page.register.filters.standings
    QTest.mouseClick(chips[Standing.UNSIGNED], _LEFT)
    assert numbers(page) == [3, 4]
    QTest.mouseClick(chips[Standing.UNANSWERED], _LEFT)
    assert numbers(page) == [3, 2, 4]
    QTest.mouseClick(chips[Standing.VOID], _LEFT)
    assert numbers(page) == []
    QTest.mouseClick(chips[Standing.VOID], _LEFT)
    assert numbers(page) == [3, 2, 4, 1]
    assert page.register.filters.everything.isChecked()


def test_ctrl_f_searches_by_pinyin_and_nothing_found_offers_all(opened: Opened) -> None:
    window, page = opened
    QTest.keyClick(page.register.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.register.search.hasFocus()
    QTest.keyClicks(page.register.search, "sgxj")
    QTest.keyClick(page.register.search, Qt.Key.Key_Return)
    assert numbers(page) == [3]
    page.register.search.setText("没有这样的")
    QTest.keyClick(page.register.search, Qt.Key.Key_Return)
    press(window, "显示全部")
    assert len(numbers(page)) == 4


def test_the_kind_chip_offers_the_kinds_there_are(opened: Opened, session: Session) -> None:
    _, page = opened
    issue(session, 1, NoticeKind.ASSIGNMENT)
    QTest.mouseClick(page.register.filters.choices["kind"], _LEFT)
    menu = page.register.findChild(type(page.register.table.head.menu()))
    assert menu is not None
    entries = [entry.text() for entry in menu.actions()]
    assert entries == ["全部　5", "交办通知　1", "督办通知单　4"]
    menu.actions()[1].trigger()
    menu.close()
    assert numbers(page) == [5]
    assert page.register.filters.choices["kind"].text() == "文种：交办通知"


def test_the_preview_is_the_real_paper_page_by_page(opened: Opened, session: Session, theme: Theme) -> None:
    _, page = opened
    paper = session.facts.notices[0]
    page.show_target(("notice", paper.id))
    pages = page_count(Path(paper.path))
    assert pages > 1
    view = page.preview.view
    shown = view.grab().toImage()
    ink = {shown.pixelColor(x, y).name() for x in range(0, shown.width(), 3) for y in range(0, shown.height(), 3)}
    assert "#ffffff" in ink
    assert theme.color("desk").name() in ink
    assert any(QColor(name).red() > 200 and QColor(name).green() < 90 for name in ink)  # the red mark
    QTest.keyClick(page.register.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert page.preview.page == 1
    QTest.keyClick(page.register.table, Qt.Key.Key_Return)
    assert view.hasFocus()
    QTest.keyClick(page.preview.view, Qt.Key.Key_PageUp)
    QTest.keyClick(page.preview.view, Qt.Key.Key_PageUp)
    assert page.preview.page == 0
    QTest.mouseClick(page.preview.on, _LEFT)
    assert page.preview.page == 1


def test_zoom_by_buttons_fits_the_width_and_grows(opened: Opened, session: Session) -> None:
    _, page = opened
    page.show_target(("notice", session.facts.notices[0].id))
    view = page.preview.view
    whole = view._sheet().width()
    QTest.mouseClick(page.preview.zoom_word, _LEFT)
    assert (view.zoom, page.preview.zoom_word.text()) == (WIDTH, "页宽")
    wide = view._sheet().width()
    assert wide >= whole
    QTest.mouseClick(page.preview.larger, _LEFT)
    assert view._sheet().width() > wide
    assert page.preview.zoom_word.text().endswith("%")
    QTest.mouseClick(page.preview.zoom_word, _LEFT)
    assert view._sheet().width() == whole


def test_a_paper_that_is_gone_is_made_again_as_it_was(opened: Opened, session: Session) -> None:
    window, page = opened
    paper = session.facts.notices[0]
    path = Path(paper.path)
    before = page_count(path)
    path.unlink()
    session.register_receipt(paper, "办公室", TODAY, None)
    page.show_target(("notice", paper.id))
    assert page.preview.gone.isVisible()
    assert not page.acts["print"].isEnabled()
    press(window, "重新生成")
    assert page_count(path) == before
    assert page.preview.view.isVisible()
    assert page.acts["print"].isEnabled()


def test_a_receipt_is_registered_by_keyboard_and_undone(opened: Opened, session: Session) -> None:
    window, page = opened
    page.show_target(("notice", session.facts.notices[0].id))
    QTest.keyClick(page.register.table, Qt.Key.Key_F2)
    entry = page.register.entries["sign"]
    assert entry.isVisible()
    person = entry.person  # type: ignore[attr-defined]
    assert person.hasFocus()
    QTest.keyClick(person, Qt.Key.Key_Return)
    assert entry.person_field._note.text() == "请填签收人"  # type: ignore[attr-defined]
    person.insert("陈立")
    QTest.keyClick(person, Qt.Key.Key_Return)
    paper = session.facts.notices[0]
    assert (paper.signed_by, paper.signed_on) == ("陈立", TODAY)
    assert not page.register.entry_open
    assert page.register.table.hasFocus()
    press(window, "撤销")
    assert session.facts.notices[0].signed_on is None


def test_a_wrong_day_is_told_and_esc_leaves(opened: Opened, session: Session) -> None:
    window, page = opened
    page.show_target(("notice", session.facts.notices[0].id))
    press(window, "登记回复")
    entry = page.register.entries["reply"]
    day = entry.day.field  # type: ignore[attr-defined]
    day.setText("2026-11-01")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert entry.day_field._note.text() == "早于印发日期 11-19，请改"  # type: ignore[attr-defined]
    assert session.facts.notices[0].replied_on is None
    QTest.keyClick(day, Qt.Key.Key_Escape)
    assert not page.register.entry_open
    press(window, "登记回复")
    QTest.mouseClick(entry.ok, _LEFT)
    assert session.facts.notices[0].replied_on == TODAY
    press(window, "更正回复")
    press(window, "取消登记")
    assert session.facts.notices[0].replied_on is None


def test_a_void_paper_needs_a_reason_and_keeps_its_number(opened: Opened, session: Session) -> None:
    _, page = opened
    number = session.facts.next_number()
    page.show_target(("notice", session.facts.notices[0].id))
    QTest.mouseClick(page.register.foot.more, _LEFT)
    menu = page.register.foot.findChild(QMenu)
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    entry = page.register.entries["void"]
    QTest.mouseClick(entry.ok, _LEFT)
    assert session.facts.notices[0].state is NoticeState.ISSUED
    reason = entry.reason  # type: ignore[attr-defined]
    reason.insert("主送单位写错")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    paper = session.facts.notices[0]
    assert (paper.state, paper.void_reason) == (NoticeState.VOID, "主送单位写错")
    assert session.facts.next_number() == number
    assert not page.acts["sign"].isVisible()


def test_printing_goes_page_by_page_in_true_size(
    opened: Opened, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, page = opened
    target = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        dialog.printer().setResolution(150)
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    page.show_target(("notice", session.facts.notices[0].id))
    with qtbot.waitSignal(page.files.printed):
        press(window, "打印")
    pages = page_count(Path(session.facts.notices[0].path))
    assert page_count(target) == pages
    assert page_size_mm(target) == pytest.approx((210, 297), abs=0.5)
    assert window.messages.text() == f"已送去打印 {pages} 页"


def test_printing_is_stopped_between_pages(opened: Opened, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    _, page = opened
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    path = Path(session.facts.notices[0].path)
    run = PrintRun([path] * 3, printer, page)
    run.advanced.connect(lambda at, _: run.stop() if at == 3 else None)
    with qtbot.waitSignal(run.ended) as told:
        run.start()
    assert told.args == [2, False]
    assert page_count(tmp_path / "printed.pdf") == 2
    path.unlink()
    with pytest.raises(UserError, match="重新生成"):
        page.files.print_to([path], printer)


def test_a_copy_is_saved_where_one_says(
    opened: Opened, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page = opened
    page.show_target(("notice", session.facts.notices[0].id))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "副本"), ""))
    page.acts["copy"].trigger()
    assert page_count(tmp_path / "副本.pdf") > 0
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "无" / "副本.pdf"), ""))
    with pytest.raises(UserError, match="没有存到"):
        page.files.save_copy()


def test_a_narrow_preview_keeps_its_tools(opened: Opened) -> None:
    """What the paper says itself gives way."""
    _, page = opened
    page.preview.resize(500, 600)
    assert page.preview.title.isVisible()
    page.preview.resize(360, 600)
    assert not page.preview.title.isVisible()


def test_an_empty_register_says_what_to_do(qtbot: QtBot, theme: Theme, new_session: Session) -> None:
    window, page = show(qtbot, theme, new_session)
    assert not page.preview.isVisible()
    session_named = replace(new_session.facts.office, name="云溪县人民政府督查室")
    new_session.save_office(session_named)
    page.acts["issue"].trigger()
    assert page.pane.choice.nothing.isVisible()
    assert not page.acts["generate"].isEnabled()
    window.jobs.close()


def test_a_paper_is_followed_from_delivery_to_its_reply(opened: Opened, session: Session) -> None:
    """Each step by its key; the track says which is next."""
    window, page = opened
    page.show_target(("notice", session.facts.notices[0].id))
    assert next_step(page) == "送达"
    QTest.keyClick(page.register.table, Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
    sent = page.register.entries["send"]
    assert isinstance(sent, SentEntry)
    QTest.keyClick(sent.day.field, Qt.Key.Key_Return)
    assert session.facts.notices[0].sent_on == TODAY
    assert next_step(page) == "签收"
    QTest.keyClick(page.register.table, Qt.Key.Key_F2)
    type_in(page.register.entries["sign"].person, "陈立")  # type: ignore[attr-defined]
    QTest.mouseClick(page.register.entries["sign"].ok, _LEFT)
    assert next_step(page) == "回复"
    QTest.keyClick(page.register.table, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    reply = page.register.entries["reply"]
    assert isinstance(reply, ReplyEntry)
    type_in(reply.reply, "已加派施工力量，月底前完工")
    QTest.keyClick(reply.reply, Qt.Key.Key_Return)
    paper = session.facts.notices[0]
    assert (paper.signed_by, paper.replied_on, paper.reply) == ("陈立", TODAY, "已加派施工力量，月底前完工")
    assert next_step(page) == ""
    page.register.search.setText("加派")
    QTest.keyClick(page.register.search, Qt.Key.Key_Return)
    assert numbers(page) == [paper.number.serial]
    press(window, "撤销")
    assert session.facts.notices[0].reply == ""


def next_step(page: NoticePage) -> str:
    """The step of the chosen paper that is next."""
    row = page.register.table.chosen_row()
    assert row is not None
    return next((step.word for step in steps(row) if step.next), "")


def test_delivery_is_not_after_the_receipt(opened: Opened, session: Session) -> None:
    _, page = opened
    signed = next(paper for paper in session.facts.notices if paper.signed_on)
    page.show_target(("notice", signed.id))
    page.register.open_entry("send")
    entry = page.register.entries["send"]
    assert isinstance(entry, SentEntry)
    QTest.mouseClick(entry.ok, _LEFT)
    assert entry.day_field._note.text().startswith("晚于签收日期")
    assert session.facts.notices == [paper for paper in session.facts.notices if paper.sent_on is None]


def choose_from(page: NoticePage, name: str, word: str) -> None:
    """Take an entry of the menu of a chip."""
    chip = page.register.filters.choices[name]
    QTest.mouseClick(chip, _LEFT)
    menu = page.register.filters.findChildren(QMenu)[-1]
    next(entry for entry in menu.actions() if entry.text().split("　")[0] == word).trigger()
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_papers_are_found_by_unit_and_period(opened: Opened, session: Session) -> None:
    """Filters of different kinds go together; the chip says what is chosen."""
    _, page = opened
    choose_from(page, "unit", "市工信局")
    assert numbers(page) == [3]
    assert page.register.filters.choices["unit"].text() == "单位：市工信局"
    choose_from(page, "period", "上月")
    assert numbers(page) == []
    choose_from(page, "unit", "全部")
    choose_from(page, "period", "本月")
    assert numbers(page) == [3, 2, 4, 1]
    assert page.register.filters.note == "本月"


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.MONTH, date(2026, 1, 1), date(2026, 1, 31)),
        (Period.LAST_MONTH, date(2025, 12, 1), date(2025, 12, 31)),
        (Period.QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        (Period.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (Period.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_periods_begin_and_end_with_their_days(period: Period, first: date, last: date) -> None:
    today, one = date(2026, 1, 15), timedelta(days=1)
    assert [period.covers(day, today) for day in (first - one, first, last, last + one)] == [False, True, True, False]


def test_a_file_that_was_changed_is_told_and_made_again(opened: Opened, session: Session, qtbot: QtBot) -> None:
    window, page = opened
    paper = session.facts.notices[0]
    page.show_target(("notice", paper.id))
    qtbot.waitUntil(lambda: page.preview.proof.whole().startswith("文件与登记一致"))
    assert page.preview.proof.accessibleName() == f"文件与登记一致，指纹 {paper.sha256}"
    assert not page.preview.again.isVisible()
    with Path(paper.path).open("ab") as file:
        file.write(b"\n% changed")
    session.register_receipt(paper, "办公室", TODAY, None)
    qtbot.waitUntil(lambda: page.preview.proof.whole().startswith("文件已被改动"))
    press(window, "按登记内容重新生成")
    assert page.preview.view.isVisible()


def test_the_papers_listed_are_exported(
    opened: Opened, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, page = opened
    target = tmp_path / "登记"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.register.filters.set_filter(standing=Standing.UNSIGNED)
    QTest.keyClick(page.register.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.messages.text() == "已导出 2 份文书的登记到 登记.xlsx")
    rows = CalamineWorkbook.from_path(str(target.with_suffix(".xlsx"))).get_sheet_by_index(0).to_python()
    text = "\n".join("，".join(map(str, row)) for row in rows)
    assert "待签收" in text
    assert [name in text for name in ("市工信局", "鹿鸣片区管委会")] == [True, False]


def test_the_register_is_printed_turned(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A landscape page stands upright on the sheet, its head at the left edge."""
    _, page = opened
    target = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        dialog.printer().setResolution(72)
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    with qtbot.waitSignal(page.files.printed):
        page.acts["list"].trigger()
    assert page_size_mm(target) == pytest.approx((210, 297), abs=0.5)
    image = page_image(target, 0, 1.0)
    dark = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 90]
    assert min(dark) < image.width() / 4
    left = sum(x < image.width() / 2 for x in dark)  # the head and four papers; the foot alone is at the right
    assert left > 0.9 * len(dark)


def test_papers_begin_on_sheets_of_their_own_when_both_sides_are_printed() -> None:
    one, two = Path("1.pdf"), Path("2.pdf")
    assert sheets([(one, 1), (two, 2)], both_sides=True) == [(one, 0), None, (two, 0), (two, 1)]
    assert sheets([(one, 1), (two, 2)], both_sides=False) == [(one, 0), (two, 0), (two, 1)]


def test_copies_are_printed_also_by_printers_that_make_one(
    opened: Opened, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    _, page = opened
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setCopyCount(2)
    path = Path(session.facts.notices[0].path)
    with qtbot.waitSignal(page.files.printed):
        page.files.print_to([path], printer)
    assert page_count(tmp_path / "printed.pdf") == 2 * page_count(path)


def test_the_day_of_reply_is_moved_with_a_reason(opened: Opened, session: Session) -> None:
    window, page = opened
    paper = session.facts.notices[0]
    page.show_target(("notice", paper.id))
    page.acts["due"].trigger()
    entry = page.register.entries["due"]
    assert isinstance(entry, DueEntry)
    QTest.mouseClick(entry.ok, _LEFT)
    assert entry.day_field._note.text() == "和现在的期限一样"
    entry.day.field.setText("12-8")
    QTest.keyClick(entry.day.field, Qt.Key.Key_Return)
    assert entry.reason_field._note.text().startswith("请写明原因")
    type_in(entry.reason, "单位书面说明，等验收结果")
    QTest.keyClick(entry.reason, Qt.Key.Key_Return)
    assert session.facts.notices[0].reply_by == date(2026, 12, 8)
    press(window, "撤销")
    assert session.facts.notices[0].reply_by == paper.reply_by


def test_an_issued_paper_offers_no_undo_of_what_was_done_before(opened: Opened, session: Session) -> None:
    window, _ = opened
    session.save_office(replace(session.facts.office, phone="0000-5550106"))
    press(window, "撤销")
    session.save_office(replace(session.facts.office, phone="0000-5550106"))
    issue(session, 2)
    assert window.messages.text().startswith("已印发督办通知单")
    with pytest.raises(AssertionError):
        press(window, "撤销")
    assert session.facts.office.phone == "0000-5550106"


def test_a_day_that_there_is_not_is_said_to_be_not_understood(opened: Opened, session: Session) -> None:
    _, page = opened
    entry = page.register.entries["reply"]
    assert isinstance(entry, ReplyEntry)
    page.show_target(("notice", session.facts.notices[0].id))
    page.acts["reply"].trigger()
    entry.day.field.setText("2026-02-31")
    QTest.keyClick(entry.day.field, Qt.Key.Key_Return)
    assert entry.day_field._note.text() == "看不懂“2026-02-31”，请写成 11-20 这样的日期"
    entry.day.field.clear()
    QTest.keyClick(entry.day.field, Qt.Key.Key_Return)
    assert entry.day_field._note.text() == "请填日期，如 11-20"


def test_a_step_registered_as_it_was_says_nothing(opened: Opened, session: Session) -> None:
    window, page = opened
    paper = next(paper for paper in session.facts.notices if paper.signed_on)
    page.show_target(("receipt", paper.id))
    QTest.keyClick(page.register.entries["sign"], Qt.Key.Key_Return)
    assert not page.register.entry_open
    assert window.messages.text() == ""
    assert session.undo_stack.undo_name is None
