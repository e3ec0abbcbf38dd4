"""What all engines set alike: a notice of two pages, and the rows of a large ledger with its columns."""

from dataclasses import dataclass, replace
from datetime import date

from supervisor_app.documents.prints.layout import Laid
from supervisor_app.documents.prints.ledger import ledger_columns
from supervisor_app.documents.prints.page import PAGES, Styles
from supervisor_app.documents.prints.table import PrintTable
from supervisor_app.domain.model import ProgressReport
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Heading, Paper, PaperFormat, Paragraph
from supervisor_app.domain.standing import TaskLine
from tests.documents.prints.samples import FONTS, TODAY, line

_UNITS = ("市住房和城乡建设局", "市生态环境局", "市交通运输局", "市发展和改革委员会", "市教育体育局")
_TEXTS = (
    "按照2026年9月1日全市重点项目推进会部署要求，现将“加快推进城东污水处理厂二期扩建工程”等{count}项事项交由你单位牵头办理。"
    "截至2026年11月20日，其中3项已逾期，2项落后序时进度超过30个百分点，有关情况已在《督办台账》中登记。",
    "城东污水处理厂二期扩建工程原定10月30日完成主体结构封顶，目前完成投资1.86亿元，占年度计划的62%，配套管网建成6.2公里，"
    "剩余9.4公里受地下管线迁改、雨季施工和征地拆迁影响尚未开工，进度滞后明显，须倒排工期、挂图作战。",
    "老旧小区改造五标段外墙保温收尾缓慢，群众反映较多。请会同属地街道逐栋明确完工时间，落实专人盯办，每周五前报送进展，"
    "确保采暖季前全部完工，同步做好施工现场安全管理和质量验收，防止“边改边拆”“改完又挖”。",
    "请你单位高度重视，查明原因、明确责任、倒排工期，逾期事项尽快办结，其余事项按期办结，并于2026年11月27日前将办理情况"
    "（含佐证材料，经主要负责人审签、加盖公章）报云河市人民政府督查室，同时书面说明逾期原因和拟完成时间。",
    "无法按期办结的，请于到期前5个工作日书面申请延期，说明原因、目前进展和拟完成时间；未经批准不得自行调整时限。"
    "督查室将适时开展实地核查，对弄虚作假、推诿扯皮的，按照有关规定严肃处理，并在全市范围内予以通报。",
)
_HEADINGS = ("一、基本情况", "二、城东污水处理厂二期扩建工程", "三、老旧小区改造", "四、工作要求", "五、其他事项")
MARK, SIGNED, DATED = "云河市人民政府督查室", "云河市人民政府督查室", date(2026, 11, 20)
TITLE = "关于限期办结城东污水处理厂二期扩建工程\n等重点事项的督办通知"
DATE_WORDS = "2026年11月20日"
NOTE = "（联系人：李文镕，联系电话：0571-88886666）"


@dataclass(frozen=True)
class NoticeFacts:
    """A notice: what differs from one to the next, and the paragraphs under their headings."""

    number: str
    addressee: str
    parts: tuple[tuple[str, str], ...]


def notice_facts(index: int) -> NoticeFacts:
    """The notice of a number, each with another addressee and another figure in its text."""
    parts = zip(_HEADINGS, (text.format(count=index % 90 + 10) for text in _TEXTS), strict=True)
    return NoticeFacts(f"云政督〔2026〕{index + 1}号", _UNITS[index % len(_UNITS)], tuple(parts))


def notice_paper(index: int) -> Paper:
    """The same notice as a paper of ours."""
    facts = notice_facts(index)
    body = tuple(block for heading, text in facts.parts for block in (Heading(heading), Paragraph(text)))
    return Paper(
        kind=NoticeKind.SUPERVISION,
        format=PaperFormat.GENERAL,
        issuer=SIGNED,
        title=TITLE,
        dated=DATED,
        mark=MARK,
        number=facts.number,
        addressee=facts.addressee,
        body=body,
        signed=(SIGNED,),
        note=NOTE[1:-1],
    )


def table_lines(count: int) -> list[TaskLine]:
    """Tasks with texts of their own, none the same."""
    return [_own(line(number), number) for number in range(1, count + 1)]


def _own(item: TaskLine, number: int) -> TaskLine:
    text = (
        f"本周完成第{number}项阶段工作，"
        + "已组织有关单位会商并倒排工期，正在办理前期手续，完成投资1.2亿元。"[: number % 34]
    )
    return replace(item, latest=ProgressReport(number, number, 1, TODAY, 50, text))


@dataclass(frozen=True)
class TableFacts:
    """A ledger as strings: widths of columns in mm, headings, rows; the same as our own print sets."""

    widths: tuple[float, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_facts(lines: list[TaskLine]) -> TableFacts:
    """What our print of these tasks says, without the marks of lights."""
    page = PAGES["A4"]
    laid = Laid(PrintTable(ledger_columns("A4"), lines), page, Styles.on(page, FONTS), lambda done, total: None)
    said = [column.text for column in laid.columns[1:]]
    rows = ((str(at), *(text(item) for text in said)) for at, item in enumerate(lines, 1))
    widths = tuple(width / 72 * 25.4 for width in laid.widths)
    return TableFacts(widths, tuple(column.heading for column in laid.columns), tuple(rows))
