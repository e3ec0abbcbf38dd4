"""When, or how often: the deadline and cycle phrases of a sentence, as they stand."""

import re

_N = r"(?:\d{1,2}|[Xx×*某]{1,2}|[一二三四五六七八九十两]{1,3}|几)"
_TO = r"(?:—+|至|到|、)"
_YEAR = r"(?:(?:20)?\d\d年|[Xx×*]{1,4}年|今年|明年|本年度?|当年|次年)?"
_END = r"(?:上旬|中旬|下旬|月底|底|末|初|中)"
_BEFORE = r"(?:之?前|以前|之?内|以内|期间|以?后)?"
_PHRASES = re.compile(
    "|".join(
        (
            # cycles
            r"[一半双两][日天周旬月季年](?:一|两|二|三)[次调通考督检报交汇总研会排碰例点评小讲统分公提盘]\w?(?!台阶)|双月(?=[调通督召])",
            rf"每(?:个|一)?(?:日|天|周|星期|旬|月|季度|季|半年|半个月|年度?|两周|两个月)(?:的?(?:{_N}[日号]|[一二三四五六日天](?!次)|底|末|初))?(?:之?前)?(?:[一二两三]次|至少[一二两三]次)?",
            r"(?:逐|按)(?:日|周|旬|月|季度?)(?=[调通考督报汇分排])|(?:日|周|旬|(?<!个)月|季|半年)(?:调度|通报|报告|分析|例会|督查|考核|点评|小结|排名|报(?=制))",
            r"(?<![一\d])(?:半月|半年|[一两三]年)[一两]次",
            # counted from a day
            rf"(?:自[^，。；]{{2,12}}之?日起|会后|接到[^，。；]{{1,8}}后)?{_N}个?(?:工作日|日|天|周|月|星期|小时|年)(?:之|以)?内",
            rf"为期{_N}(?:个半)?(?:天|日|周|个月|年|个星期)",
            r"(?<=[用过再])(?:近)?(?:\d{1,3}|[一二三四五六七八九十两半几]+)(?:到\w{1,2}|—\w{1,2})?个?(?:天|日|周|月|年)(?=左右|的?(?:时间|努力|冲刺|奋战|攻坚))",
            # days, months, quarters, years
            rf"{_YEAR}{_N}月(?:份)?{_N}[日号]{_TO}(?:{_N}月)?{_N}[日号]{_BEFORE}",
            rf"{_YEAR}{_N}月(?:份)?{_END}?{_TO}{_N}月(?:份)?{_END}?{_BEFORE}",
            rf"{_YEAR}{_N}{_TO}{_N}月(?:份)?{_END}?{_BEFORE}",
            rf"{_YEAR}{_N}月(?:份)?(?:{_N}[日号]|{_END})?{_BEFORE}",
            rf"(?<![\d月]){_N}[日号](?:之?前|以前)",
            rf"{_YEAR}(?:第|前)?[一二三四1-4Xx×](?:{_TO}[一二三四])?(?:个)?季度(?:末|底|初)?{_BEFORE}",
            r"(?:今|春节|中秋|国庆|元旦|五一|端午|清明)(?:节)?(?:之?前|前后|期间)|今年底前?|(?:今年|本|当|明|20\d\d)?年(?:底|末|终|中|内)(?:之?前|以前)?",
            r"(?:今年|明年|本年度?|20\d\d年)?(?:上半年|下半年|全年)(?:内)?",
            r"(?:[“]?十[一二三四五]五[”]?|规划期|本届|任期)(?:规划)?(?:期末|期间|末|时期|期内|中期)",
            rf"(?:(?<=到)|(?<=在)|(?<=于))20\d\d年(?:{_BEFORE}|末|底)?|20\d\d年(?:之?前|以前|年?[末底]前?)",
            r"(?:(?<![\d个年])月底|月末|月初|季末|季度末|旬末|周末|期末|节前|春节前|国庆(?:节)?前|元旦前|五一前|中秋前|汛期前|入冬前|汛前|节后|会前|年前)(?:之?前)?",
            r"(?:本|这|下|上)(?:个)?(?:周|星期)[一二三四五六日末天]?(?:之?前|内|以内)?|(?:本|这个|下个?|当|次)月(?:份)?(?:底|末|初|中旬|上旬|下旬|内|\d{1,2}[日号])?(?:之?前)?|(?:本|这个|下个?)季度(?:末|底)?(?:前)?",
            r"(?:明天|后天|今天|今晚|明晚|明早)(?:之?前|[上下]午|下班前)?(?=[，就要前必务将把])|下班前",
            r"近期内?|近日|当前(?=就要)|即日起|第一时间|当天|当日|当场|\d{1,2}小时内",
            r"头一年|今年(?!以来|是|的?(?:形势|工作|上半年|政府|经济|任务艰|第)|年)|明年(?=[，要开建投竣完])|今明两年|三年内|年度内|全年",
            r"[^，。；、要在]{2,10}(?:开通|结束|启动|投产|完工|验收|开工|到位)(?:以后|之前|之后|以前)",
            r"与[^，。；]{2,16}同时完成|同步完成|同时完成",
        )
    )
)
_BACK = re.compile(
    r"以来|截至|截止|预计|已经?|完成了|实现了|同比|去年|仅|累计|欠账|开展了|通报的|上报的预计|召开了|下发了"
)
_NOT_HERE = re.compile(r"^(?:年(?:来|度)?计划|经济工作|工业经济工作|的(?:成绩|工作报告))")
_CLAUSE = re.compile(r"[^，；。！？：,;:!?]+[，；。！？：,;:!?]?")
_CYCLE = re.compile(
    r"每|一[日天周旬月季年](?:一|两|二|三)|逐[日周旬月季]|按[日周旬月季]|(?:日|周|旬|月|季|半年)(?:调度|通报|报告|分析|例会|督查|考核|点评|小结|排名|报)"
)


def find_deadlines(text: str) -> list[tuple[int, int]]:
    """Spans of the phrases that say when or how often work must be done; none from clauses that look back."""
    found: list[tuple[int, int]] = []
    for clause in _CLAUSE.finditer(text):
        for match in _PHRASES.finditer(text, *clause.span()):
            if match.end() > match.start() and not _looks_back(text, clause.span(), match):
                found.append(match.span())
    return found


def _looks_back(text: str, clause: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether the phrase dates something done, said or counted on before."""
    before, after = text[clause[0] : match.start()], text[match.end() : clause[1]]
    if re.match(r"1(?:—+|至|到)\d{1,2}月份?", match[0]) and not after.startswith(("前", "要")):
        return True
    if re.search(r"截[至止]|预计|去$|从$|同比|比$|较$|超过$", before) or after.startswith(
        ("以来", "工作", "经济", "计划", "度计划")
    ):
        return True
    ordered = re.search(r"要|必须|务必|确保|力争|争取|须|完成[^了]|前", match[0] + after)
    return bool(_BACK.search(after)) and not ordered


def is_cycle(phrase: str) -> bool:
    """Whether a phrase says how often rather than when."""
    return bool(_CYCLE.search(phrase))
