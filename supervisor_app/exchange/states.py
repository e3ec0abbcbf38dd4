"""The state a task list gives a task: the words of its columns 状态, 办理结果 and 亮灯."""

import re
import unicodedata

from supervisor_app.domain.model import TaskState

_WORDS: dict[TaskState, str] = {
    TaskState.REGISTERED: "立项 已立项 待交办 未交办 拟办",
    TaskState.ASSIGNED: "交办 已交办 待签收 未签收 未启动 未开始 未开展 未开工 尚未启动 尚未开展 待启动 待办",
    TaskState.ACKNOWLEDGED: "签收 已签收 已接收",
    TaskState.IN_PROGRESS: """
        办理中 在办 正在办理 进行中 正在进行 推进中 正在推进 加快推进 持续推进 持续推进中 实施中 正在实施
        整改中 落实中 正在落实 建设中 已启动 已开工 启动 正常 正常推进 有序推进 按序时推进 基本正常 未完成
        未办结 尚未完成 部分完成 基本完成 逾期 超期 已逾期 已超期 逾期未办结 逾期未完成 超期未办结 滞后
        进度滞后 推进缓慢 临期 即将到期 延期 已延期 申请延期 退回 已退回
    """,
    TaskState.CLAIMED_DONE: """
        报结 已报结 待核查 核查中 待验收 待销号 待审核 待办结 申请办结 申请销号 已完成待核查 已完成待销号
        提请销号
    """,
    TaskState.COMPLETED: """
        办结 已办结 完成 已完成 全部完成 完结 已完结 完毕 办理完毕 已办理完毕 按期办结 按期完成 按时完成
        按时办结 如期完成 提前完成 提前办结 逾期办结 逾期完成 超期办结 超期完成 延期办结 延期完成 已落实
        落实到位 整改完成 已整改 整改到位 已整改到位 转常态化 验收合格
    """,
    TaskState.CLOSED: "销号 已销号 归档 已归档 完成销号 办结销号 已办结销号 已完成并销号",
    TaskState.SUSPENDED: "暂停 已暂停 中止 已中止 暂缓 暂缓办理 暂缓实施 缓办 挂起 停工 搁置",
    TaskState.CANCELLED: "取消 已取消 终止 已终止 撤销 已撤销 撤项 不再办理 不再实施 作废",
}
_STATES = {word: state for state, words in _WORDS.items() for word in words.split()}
_STATES |= dict.fromkeys("是√✓✔☑", TaskState.COMPLETED) | dict.fromkeys("否×✗✘xX☐", TaskState.IN_PROGRESS)  # 是否完成
_LIGHTS = frozenset(
    {"绿", "黄", "红", "灰", "橙", "蓝", "白", "●", "○", "无", *"🔴🟡🟢🔵🟠⚪⚫"}
)  # computed here, so no fact to keep


def read_state(text: str) -> tuple[TaskState | None, bool]:
    """(state, understood): a light's colour and a blank cell are understood and give no state."""
    bare = re.sub(r"[\s。.,;、！!]", "", unicodedata.normalize("NFKC", text))
    bare = re.sub(r"\(.*?\)|^亮|(?:灯|色|牌)+$|(?<=.)[√✓☑]$", "", bare)
    if not bare or bare in _LIGHTS:
        return None, True
    return _STATES.get(bare), bare in _STATES
