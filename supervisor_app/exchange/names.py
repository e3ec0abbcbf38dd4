"""A cell's text as single names: where one ends and the next begins, and which of them are people."""

import re
import unicodedata
from collections.abc import Iterator

_LISTING = "、/|+\\ \t"  # what parts names of one list
_STOPS = ",;。\n"  # what ends a list, so that 牵头 or 配合 after it reaches no further back
_ENUMERATION = re.compile(r"(?:(?<=^)|(?<=[\s,;。、]))(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\))\s*")
_BRACKETS = str.maketrans("【】[]", "()()")
_CIRCLED = re.compile("[①-⑳❶-❿➀-➓]")
_ENDINGS = "委员会|办公室|管委会|人民政府|有限公司|局|委|办|政府|公司|集团|中心"
_BROKEN_OFF = re.compile(rf"(?<=[^\s,;。、])\s+(?=(?:{_ENDINGS})(?:[\s,;。、(]|$))")
_SPACED_OUT = re.compile(r"(?<![^\s,;。、])(?:[^\W\d_][ \t]+)+[^\W\d_](?![^\s,;。、])")
_JOINED = re.compile(
    r"(?<=[局委办厅院府社队站所处会部行镇乡区县市团校心司室])(?<!社会)(以及|会同|和|与|及|暨|并)(?=[^\s]{2,})"
    r"(?!(?:改革|信息化|旅游|社会保障|城乡|规划|健康|技术|计划|就业|商务|林业|应急|农村|体育|法律|网络))"
)
_ENDING = re.compile(
    r"[局委办厅院部会府社队站所处行镇乡区县市村组校园厂场馆室科司团库港段心网户]$|集团|公司|中心|街道|专班|学校|平台"
)
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)


def looks_personal(text: str) -> bool:
    """王建国 and the like: a frequent surname, two or three characters, no unit's ending."""
    return 2 <= len(text) <= 3 and text[0] in _SURNAMES and not _ENDING.search(text)


def split_names(text: str) -> Iterator[tuple[str, bool]]:
    """(piece, whether a stop stands before it); what stands in brackets is not split."""
    folded = unicodedata.normalize("NFKC", _CIRCLED.sub("\n", text)).replace("\r", "\n").translate(_BRACKETS)
    folded = _rejoined(_ENUMERATION.sub("\n", folded))
    parts: list[tuple[str, bool]] = []
    depth, current, stop = 0, "", True
    for char in folded + "\n":
        depth = max(0, depth + (char == "(") - (char == ")"))
        if char in _STOPS + _LISTING and (depth == 0 or char == "\n"):
            parts.append((current, stop))
            stop = char in _STOPS or (stop and not current.strip(" ."))
            current = ""
        else:
            current += char
    for part, after_stop in parts:
        for at, joined in enumerate(_JOINED.split(part)[::2]):
            if bare := joined.strip(" .:"):
                yield _prefix_kept(part, joined, bare), after_stop and at == 0


def _prefix_kept(part: str, joined: str, bare: str) -> str:
    """甲会同乙 parts into 甲 and 乙; 乙 keeps 会同, which says that it helps."""
    return f"会同{bare}" if f"会同{joined}" in part and not part.startswith(joined) else bare


def _rejoined(text: str) -> str:
    """Names pulled apart for looks (财 政 局) or broken at a line's end (市发展和改革⏎委员会) in one piece."""
    text = re.sub(r"\s+(?=\()", "", text)
    text = re.sub(r"(?<!\S)([省市县区州镇乡])[ \t]+(?=\S{2})", r"\1", text)
    return _BROKEN_OFF.sub("", _SPACED_OUT.sub(lambda match: re.sub(r"\s", "", match[0]), text))
