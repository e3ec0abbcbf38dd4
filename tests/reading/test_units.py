"""Who must act, told from who is only spoken of."""

import pytest

from supervisor_app.reading.units import find_units
from supervisor_app.reading.words import Words

CASES = [
    ("市水利局要在汛前完成除险加固。", ["市水利局"]),
    ("财政、审计、发改等部门要联合开展一次检查。", ["财政", "审计", "发改"]),
    ("各县市区、园区管委会要逐级签订责任书。", ["各县市区", "园区管委会"]),
    ("由市民政局牵头，市残联、市妇联配合，本月底拿出方案。", ["市民政局", "市残联", "市妇联"]),
    ("会后，县直有关部门主要负责人要到现场看一看。", ["县直有关部门主要负责人"]),
    ("各帮扶组组长每周要报告一次情况。", ["各帮扶组组长"]),
    ("各乡镇各部门要制定具体方案。", ["各乡镇", "各部门"]),
    ("“两办”督查室要跟踪问效。", ["“两办”督查室"]),
    ("清河街道办事处和城管局要清理占道经营。", ["清河街道办事处", "城管局"]),
    ("市财政全额安排资金。", ["市财政"]),
    ("长丰机械、金谷面粉等企业，要做好验收准备。", ["长丰机械", "金谷面粉"]),
    ("请县供电公司尽快架设线路。", ["县供电公司"]),
    ("服务业发展局要公布名单。", ["服务业发展局"]),
]


@pytest.mark.parametrize(("sentence", "units"), CASES)
def test_who_must_act(sentence: str, units: list[str], words: Words) -> None:
    assert [sentence[unit.start : unit.end] for unit in find_units(sentence, words)] == units


@pytest.mark.parametrize(
    "sentence",
    [
        "要组织企业参加展会，积极帮助重点企业开拓市场。",
        "要成立专班，把任务落到实处。",
        "近年来，我们走过了一段不平凡的路。",
        "市委、市政府作出了一系列部署。",
        "要加快组织建设，规划先行。",
        "要形成部门联动的工作中心。",
        "",
    ],
)
def test_what_is_only_spoken_of_is_no_unit(sentence: str, words: Words) -> None:
    assert find_units(sentence, words) == []


def test_the_lead_comes_first_and_helpers_are_told(words: Words) -> None:
    sentence = "市城管局配合，由市住建局牵头，全面摸底。"
    found = find_units(sentence, words)
    assert [(sentence[unit.start : unit.end], unit.helping) for unit in found] == [
        ("市住建局", False),
        ("市城管局", True),
    ]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("市教育局会后3个工作日内完成整改。", "市教育局"),
        ("市农业农村局9—10月完成播种60万亩。", "市农业农村局"),
        ("市工信局新增小微企业500户以上。", "市工信局"),
        ("市发改委“十四五”期末建成储备库5座。", "市发改委"),
    ],
)
def test_a_unit_ends_where_a_time_or_a_deed_begins(words: Words, sentence: str, unit: str) -> None:
    assert [sentence[found.start : found.end] for found in find_units(sentence, words)] == [unit]
