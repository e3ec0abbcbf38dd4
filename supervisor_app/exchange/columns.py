"""The columns a task list may have: what each is called here, and by what names offices head it."""

import re
import unicodedata
from functools import lru_cache

FIELD_TITLES: dict[str, str] = {
    "index": "序号",
    "group": "类别",
    "number": "督办编号",
    "parent": "上级事项",
    "weight": "子任务权重",
    "source": "事项来源",
    "source_date": "来源日期",
    "approver": "审批人",
    "approved_on": "审批日期",
    "supervision": "督办分类",
    "urgency": "紧急程度",
    "title": "督办事项",
    "measures": "具体举措",
    "target": "目标要求",
    "sponsor": "牵头领导",
    "lead": "牵头单位",
    "cooperating": "配合单位",
    "contact": "责任人及电话",
    "assigned_on": "交办日期",
    "due": "办理时限",
    "due_adjusted": "调整后时限",
    "due_text": "时限说明",
    "milestones": "阶段节点",
    "report": "最新进展",
    "reported_on": "报告日期",
    "progress": "完成率",
    "expected": "序时进度",
    "problem": "存在问题",
    "next_step": "下步措施",
    "light": "亮灯",
    "state": "状态",
    "merged_into": "并入事项",
    "extensions": "延期次数",
    "completed_on": "办结日期",
    "cycle": "汇报频次",
    "remark": "备注",
}

# Field → names of its column, as ledgers and task lists head them; separated by blanks.
_NAMES: dict[str, str] = {
    "index": "序号 编号 项次 任务序号 事项序号 号",
    "group": """
        类别 分类 板块 领域 方面 任务类别 事项类别 工作类别 项目类别 任务分类 所属领域 重点领域 一级任务 任务板块
        类型 议题 会议议题
    """,
    "number": "督办编号 事项编号 任务编号 立项编号 督办号 任务号 督查编号 台账编号",
    "parent": "上级事项 上级编号 上级事项编号 上级督办编号 上级任务 上级任务编号 主事项编号",
    "weight": "子任务权重",
    "source": "事项来源 任务来源 会议名称 来源 督办依据 交办来源 依据 文件依据 来源依据 工作依据",
    "source_date": "来源日期 会议日期 会议时间 来源时间",
    "approver": "批准人 审批人 立项审批人 立项批准人",
    "approved_on": "批准日期 审批日期 立项审批日期 立项批准日期",
    "supervision": "督办分类 督办类别 督办种类 督查分类 督查类别 督查种类",
    "urgency": "紧急程度 缓急程度 急缓程度 紧急等级 紧急性 缓急",
    "title": """
        督办事项 工作任务 事项名称 议定事项 重点任务 重点工作 任务名称 工作事项 主要任务 任务内容 工作内容 事项 任务
        督办内容 项目名称 督查事项 督办任务 督查内容 事项内容 重点事项 重点项目 交办事项 批示事项 批示内容 决定事项
        落实事项 整改任务 改革任务 主要工作 任务事项 任务清单 二级任务 具体任务 具体事项 重点工作任务 主要工作任务
        督办事项名称 任务及内容 工作名称 工作任务内容 待办事项
    """,
    "measures": """
        具体举措 工作举措 具体措施 工作措施 推进措施 主要举措 主要措施 措施 推进举措 落实举措 重点举措 任务举措
        整改措施 工作步骤 建设内容 主要建设内容
    """,
    "target": """
        目标要求 工作目标 主要目标 完成标准 年度目标 目标任务 工作要求 目标 预期目标 预期成效 工作标准 成果要求
        目标值 办理要求 任务目标 整改目标 年度目标任务 督办要求 预期成果
    """,
    "sponsor": """
        牵头领导 责任领导 分管领导 包保领导 市级领导 县级领导 包联领导 包抓领导 主管领导 挂点领导 挂包领导 领导
        牵头市领导 责任县领导
    """,
    "lead": """
        牵头单位 主办单位 承办单位 责任单位 牵头部门 责任部门 主办 承办 牵头 单位 主办部门 承办部门 责任主体
        落实单位 主责单位 第一责任单位 负责单位 负责部门 办理单位 办理部门 执行单位 责任镇街 责任乡镇 牵头责任单位
        主要责任单位 责任科室 牵头科室 承办科室 主责部门 部门 单位名称 责任处室 实施单位 主体责任单位
        牵头单位及责任人 责任单位及责任人 责任领导及单位 牵头领导及单位 责任领导及责任单位 牵头领导及牵头单位
        落实部门
    """,
    "cooperating": """
        配合单位 协办单位 协同单位 配合部门 参与单位 协办 配合 协办部门 协同部门 参加单位 配合责任单位 参与部门
        配合科室 协作单位
    """,
    "contact": """
        责任人及电话 责任人 联系人 联系人及电话 联系电话 经办人 联系方式 负责人 电话 责任人及联系方式
        联系人及联系方式 具体责任人 主要负责人 责任人及联系电话 经办人及电话 直接责任人 具体负责人 承办人 手机
    """,
    "assigned_on": "交办日期 交办时间 立项日期 立项时间 下达时间 下达日期 任务下达时间 督办日期 派发日期",
    "due": """
        办理时限 完成时限 完成时间 办结时限 计划完成 计划完成时间 原时限 时限 时间节点 时限要求 截止时间 截止日期
        完成期限 办理期限 要求完成时间 完成日期 计划完成日期 计划完成时限 办结期限 要求办结时间 限办时间 限办日期
        限时 期限 拟完成时间 预计完成时间 应办结时间 要求时限 整改时限 整改期限 时间要求 完成节点 到期日 到期时间
        到期日期 目标时限 截止 原定时限 原完成时限 规定时限 办理截止日期 计划办结时间 完成时间节点 推进时限 计划时间
        要求完成时限
        竣工时间 竣工日期 计划竣工时间 建成时间 投产时间 计划竣工日期 计划建成时间
    """,
    "due_adjusted": """
        调整后 调整后时限 现时限 延期后 延期至 调整时限 延期时限 调整后完成时限 延期后时限 变更后时限 调整后时间
        新时限 延长至 展期至
    """,
    "due_text": "时限说明",
    "milestones": "阶段节点 节点安排 阶段目标 进度安排 工作节点 推进计划 阶段任务 时间安排 节点计划",
    "report": """
        最新进展 进展情况 办理情况 目前进展 工作进展 推进情况 落实情况 完成情况 进展 当前进展 工作进展情况
        目前进展情况 最新进展情况 推进进展 办理进展 整改情况 落实进展 本周进展 本月进展 进度情况 工作推进情况
        反馈情况 工作情况 任务进展 工作开展情况 办理进展情况 工作进度 办理进度 推进进度
    """,
    "reported_on": "报告日期 反馈日期 进展日期 进展更新日期",
    "progress": """
        完成率 完成比例 进度 完成进度 完成百分比 形象进度 完成度 总体进度 当前进度 目前进度 百分比 进度比例 完成率%
        进度% %
    """,
    "expected": "序时进度 应达进度 应完成进度",
    "problem": """
        存在问题 存在困难 问题 困难问题 存在的问题 存在问题及困难 困难和问题 存在问题和困难 问题困难 难点堵点
        问题及原因
    """,
    "next_step": """
        下步措施 下一步措施 下一步工作 下步打算 下一步打算 下一步计划 下步工作 下步计划 下一步工作计划 下一步安排
        下步工作措施 工作计划 下一步工作打算 下步工作打算 下一步工作措施 下一步举措
    """,
    "light": "亮灯 亮灯情况 红黄绿灯 灯号 预警灯 亮灯状态 预警 预警状态",
    "state": """
        状态 办理结果 办理状态 办结情况 完成状态 办结状态 是否完成 是否办结 销号情况 是否销号 进展状态 督办状态
        任务状态 当前状态 目前状态 落实状态 事项状态 工作状态 销号状态 办理结论 是否已办结 是否已完成
    """,
    "merged_into": "并入事项 并入编号 并入事项编号",
    "extensions": "延期次数",
    "completed_on": "办结日期 办结时间 实际完成时间 实际完成日期 实际办结时间 实际办结日期 销号日期 销号时间 实际完成",
    "cycle": "汇报频次 报送频次 报送周期 调度频次 反馈频次 调度周期 督办频次 反馈周期 报告频次 汇报周期",
    "remark": "备注 说明 其他 备注说明 其它 备考",
}
ALIASES: dict[str, tuple[str, ...]] = {field: tuple(names.split()) for field, names in _NAMES.items()}
_BY_NAME = {name: field for field, names in ALIASES.items() for name in names}
_LONGEST_FIRST = sorted((name for name in _BY_NAME if len(name) > 2), key=len, reverse=True)
_LONGEST_RAW = 60  # with blanks, breaks and brackets
_LONGEST_LABEL = 14
_NO_LABEL = re.compile(r":.|[。;!?]")  # 牵头单位：市住建局 fills in a form, it does not head a column
_LEADERS = re.compile(r"领导$|[市县区州镇乡]长$|书记$")
_NOT_THE_FIELD = re.compile(
    r"数量?$|次数$|个数$|^(?:上报|填报|督办|督查|报送|审核|发文)(?:单位|部门)|开始|开工时间|启动时间"
)


def bare_label(label: str) -> str:
    """A column name without blanks, line breaks, stars, colons and what stands in brackets."""
    folded = re.sub(r"[\s*※]", "", unicodedata.normalize("NFKC", label)).strip(":")
    return re.sub(r"[(【\[].*?[)】\]]", "", folded) or re.sub(r"[()【】\[\]]", "", folded)


@lru_cache(maxsize=4096)
def field_of(label: str) -> tuple[str | None, int]:
    """(field, quality) of a column name: 2 for one of its own names, 1 if it contains such a name, 0 for none."""
    if len(label) > _LONGEST_RAW:
        return None, 0
    bare = bare_label(label)
    if bare in _BY_NAME:
        return _as_bracketed(_BY_NAME[bare], label), 2
    if len(bare) > _LONGEST_LABEL or _NO_LABEL.search(bare) or _NOT_THE_FIELD.search(bare):
        return None, 0
    contained = [name for name in _LONGEST_FIRST if name in bare]
    if not contained:
        return ("sponsor", 1) if _LEADERS.search(bare) else (None, 0)
    fields = [_BY_NAME[name] for name in contained]
    if "lead" in fields and fields[0] in {"sponsor", "contact"}:
        return "lead", 1  # 责任领导、责任单位: people are told from units in the cells
    return _as_bracketed(fields[0], label), 1


def _as_bracketed(field: str, label: str) -> str:
    """责任单位（配合） and 完成时限（调整后）: what stands in brackets tells which of two columns it is."""
    inner = "".join(re.findall(r"\((.*?)\)", unicodedata.normalize("NFKC", label)))
    if field == "lead" and re.match(r"配合|协办|协同|参与", inner):
        return "cooperating"
    if field == "cooperating" and re.match(r"牵头|主办", inner):
        return "lead"
    return "due_adjusted" if field == "due" and re.match(r"调整|延期|变更", inner) else field
