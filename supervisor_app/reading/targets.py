"""How much: quantities with the direction they are to move in and the thing they measure, as they stand."""

import re

_FIGURE = (
    r"(?:\d+(?:[.,]\d+)*|[Xx×]{1,4}(?![县市区镇村局公司企业工程书记同志月年])|\*{1,3}(?!月|年)"
    r"|[一二三四五六七八九十百千两]{1,4}(?=[个家户次件项]|倍|成|亿|万)|零(?=[上堵事问纠]))"
)
_NUMBER = rf"{_FIGURE}(?:(?:—+|至|到|-){_FIGURE})?(?:多|余|几)?"
_SCALE = r"(?:[十百千]?[万亿])?"
_UNIT = (
    r"(?:亿元|万元|元|美元|个百分点|个点|%|％|千瓦时|千瓦|兆瓦|万千瓦|微克/立方米|吨标准煤|吨|立方米|平方公里|平方米|公里|千米|米|公顷|亩|度|标箱|倍|成|"
    r"个以上|个|户|家|项|条|名|人次|人|座|处|台套|台|套|次|件|场|批次|辆|列|艘|头|只|株|所|间|栋|宗|例|篇|期|班|对|亿|万|位|级)"
)
_MORE = r"(?:以上|以下|以内|左右|之内|之间|不等)?"
_QUANTITY = re.compile(rf"(?P<number>{_NUMBER}){_SCALE}(?P<unit>{_UNIT})?(?P<more>{_MORE})")
_SEVERAL = re.compile(rf"(?:、{_NUMBER}{_SCALE}{_UNIT}?{_MORE})+")
_CHUNK = re.compile(r"[^，；。！？：,;:!?（）]+")
_BACK = re.compile(
    r"已(?!确定)|(?<!确定)(?<!提出)(?<!明确)(?<!为)了|截至|截止|同比去年|去年|预计|目前(?!.*要)|现有|现在|累计|仅|曾|过去|以来|上年|1—\d月"
)
_AHEAD = re.compile(
    r"要|提[高升]|下降|改造|整治|培训|发放|投入|检修|防治|招聘|压减|压缩|削减|关停|盘活|治理|举办|筹集|拨付|种植|投放|力争|确保|争取|目标|必须|务必|不低于|不少于|不得|完成|实现|达到|达|新增|增长|突破|储备|淘汰|加快|推进|引|降|控制|以上|超过|每年|扩大|给予|培|建|招|签|发展|到位|处理"
)
_CUT = re.compile(
    r"(?:力争|确保|争取(?!.{0,4}[亿注])|必保|保证|必须|务必|年内|今年|全年|年底前?|上半年|下半年|季度末?|月底前?|期末|一定要|还要|都要|也要|分别要|[^率度]要(?!达到|完成[\dXx×])|需要|并要|原则上|努力|着力|预期目标(?:是|为)|目标(?:是|为|任务)|实现(?!率|[\d约Xx×*])|完成(?!率|[\d约Xx×*])|到20\d\d年|以(?![上下内])|按照?|分别|全力|加快|推进|对|把|将|围绕|确定的?|协助[^，]{0,6}|继续|进一步|内|前)"
)
_BACKGROUND = re.compile(r"(?:总投资|注册资本)(?!不|达|增)|现有|共有|涉及|计划投资|占地")
_ATTRIBUTE = re.compile(
    r".{0,2}(?:以上|以下)?的?(?:企业|项目|单位|客户|户(?=，)|.{0,6}(?:企业|项目)(?=[达增新突]))|的(?!.{0,4}目标|任务|速度|速率|以上|投资|贷款)"
)
_CLASSIFIER = re.compile(r"[个户家项条名座处台套件场批宗]")
_NOT_COUNT = re.compile(
    r"^(?:个(?:工作日|月(?!产)|小时|方面|环节|重点|原则|关系|突破|立足|明确|紧盯|统一|坚持|阶段|层面|人|专班|工程)|年|月|日|号|天|周|季度?|时|分|点|级|届|次会议|位数|号文|条意见)"
)


def find_targets(text: str) -> list[tuple[int, int]]:
    """Spans of the quantities that are to be reached, with direction and thing measured where they stand beside."""
    found: list[tuple[int, int]] = []
    for chunk in _CHUNK.finditer(text):
        start = chunk.start()
        for match in _QUANTITY.finditer(text, *chunk.span()):
            if match.start() < start or not _counts(text, chunk, match):
                continue
            span = _widened(text, start, chunk.end(), match)
            found.append(span)
            start = span[1]
    return found


def _counts(text: str, chunk: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a number is a quantity to be reached, and not a date, a name or what has been."""
    before, after = text[chunk.start() : match.start()], text[match.end() : chunk.end()]
    if not match["unit"]:
        grows = re.search(r"(?:增长|达到|增速|下降|提高|占[^，]{1,8}的|率要?达)$", before)
        return bool(grows) and match["number"].isascii() and not re.match(r"[年月日号]", after)
    if _NOT_COUNT.match(match["unit"] + match["more"] + after) or re.search(r"[“第《][^”》]{0,6}$", before):
        return False
    if after.startswith(("政策", "措施", "举措", "意见")):
        return False
    limited = re.search(r"(?:不得?(?:超过|少于|低于)|至少)$", before)
    if match["number"][0] in "一二三四五六七八九十百千两" and not match["more"] and not limited:
        return False
    if _BACKGROUND.search(before[-8:]) or (
        _ATTRIBUTE.match(after) and not (_CLASSIFIER.match(match["unit"]) and after[:1] != "的")
    ):
        return False
    return not _BACK.search(before[-14:] + after[:4]) and bool(_AHEAD.search(before + match[0] + after))


def _widened(text: str, start: int, end: int, match: re.Match[str]) -> tuple[int, int]:
    """The quantity with its direction and measured thing before it, and the counted thing behind it."""
    cuts = [cut.end() for cut in _CUT.finditer(text, start, end) if cut.end() <= match.start()]
    commas = [at + 1 for at in range(start, match.start()) if text[at] == "、"]
    left = max([start, *cuts, *commas, match.start() - 24])
    left = match.start() if text[match.start() - 1 : match.start()] in {"和", "及"} else left
    left += 2 if text[left : left + 2] in {"完成", "实现"} else 0
    while left < match.start() and text[left] in "了的，的并和等":
        left += 1
    right = match.end()
    several = _SEVERAL.match(text, right, end) if "分别" in text[left:right] else None
    if several:
        return left, several.end()
    if not match["more"] and _CLASSIFIER.match(match["unit"] or ""):
        thing = re.match(r"[^，。；、和及的]{0,14}(?:的[^，。；、]{1,8})?", text[right:end])
        right += thing.end() if thing else 0
    elif not match["more"]:
        thing = re.match(r"(?![的以和及、])\w{2,6}(?=[、和及，。；]|$)", text[right:end])
        right += thing.end() if thing else 0
    return left, right
