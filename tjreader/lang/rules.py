"""Rules for characters that stand alone as a word and have several readings.

Each rule looks at the clause around its character and answers with a syllable and its own
name (shown to the reader: "rule 为-2"), or with None where it has nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Rule = tuple[str, str]
"""A syllable and the rule's name."""

_CLAUSE_END = "，。；：！？,;:!?\n…"
_QUOTES = "“”‘’「」『』《》（）()\"' \u3000"
_NUMERAL = re.compile("[0-9０-９一二三四五六七八九十百千万亿两几数多余半]$")
_GIVES = re.compile(
    "提供|注入|带来|打造|铺路|搭|增添|创造|赋能|服务|作出|做出|保驾|奠定|开辟|争取|赢得|贡献|"
    "推动|促进|解决|培养|培育|设立|建立|制定|量身|点赞|加油|感到|代言|准备|庆祝|纪念|效力"
)
_INTO = re.compile("[变化转视列译称誉].{0,3}$")
_BECOMES = frozenset(
    "成作称认化炼视列定评选变誉命名译升转更最颇较极尤广甚稍略大深改分建设封立拜贬降升称均皆"
    "是即原多主约仅共总实"
)


GUESSES = frozenset({"为-4", "为-5", "率-2"})
"""Rules that only say what is likelier."""


def rule_for(text: str, place: int) -> Rule | None:
    """What the rules say of the character at that code point, or None."""
    rule = _RULES.get(text[place])
    if rule is None:
        return None
    before, after = _clause(text, place)
    return rule(before, after)


def _clause(text: str, place: int) -> tuple[str, str]:
    """The clause before and after a character, without quotation marks and spaces."""
    start = place
    while start > 0 and text[start - 1] not in _CLAUSE_END:
        start -= 1
    end = place + 1
    while end < len(text) and text[end] not in _CLAUSE_END:
        end += 1
    return _bare(text[start:place]), _bare(text[place + 1 : end])


def _bare(words: str) -> str:
    return "".join(c for c in words if c not in _QUOTES)


def _wei(before: str, after: str) -> Rule:
    """为: wéi "be, become, as"; wèi "for"."""
    if before and before[-1] in _BECOMES and not (before[-1] in "更是" and _GIVES.search(after)):
        return "wéi", "为-1"
    if not before or after.startswith("了") or _GIVES.search(after):
        return "wèi", "为-2"
    if ("以" in before or _INTO.search(before)) and len(after) <= 8:
        return "wéi", "为-3"
    return ("wéi", "为-4") if len(after) <= 10 else ("wèi", "为-5")


def _zhi(before: str, _: str) -> Rule:
    """只: zhī is a measure word after a number."""
    return ("zhī", "只-1") if _NUMERAL.search(before) else ("zhǐ", "只-2")


def _di(before: str, after: str) -> Rule:
    """地: de makes an adverb of what stands before it; dì is a place."""
    if not before or not after or before[-1] in "等各此该本当之的一多两三这那新要发落属产源飞在":
        return "dì", "地-1"
    return "de", "地-2"


def _de(before: str, after: str) -> Rule:
    """得: de after a verb or an adjective; dé "get" at a clause's start or before 到, 出, 知."""
    if not before or after[:1] in ("到", "出", "此", "知", "名", "分", "票", "其"):
        return "dé", "得-1"
    return "de", "得-2"


def _dou(before: str, _: str) -> Rule | None:
    """都: dū is a capital city."""
    if before.endswith(("首", "古", "故", "旧", "新", "建", "迁", "定", "帝", "京")):
        return "dū", "都-1"
    return None


def _huan(_: str, after: str) -> Rule | None:
    """还: huán "give back"."""
    if after.startswith(("款", "钱", "债", "给", "贷", "本", "清", "乡", "俗", "其")):
        return "huán", "还-1"
    return None


def _chang(before: str, after: str) -> Rule | None:
    """长: cháng "long", zhǎng "grow, head"."""
    if before.endswith(("全", "总", "期", "最", "较", "更", "很", "太", "身", "周")):
        return "cháng", "长-1"
    if _NUMERAL.search(before) or re.match("[0-9０-９约达近逾]", after):
        return "cháng", "长-2"
    if after.startswith(("大", "成", "出", "高", "得", "在", "到", "满")):
        return "zhǎng", "长-3"
    return None


def _zhong(before: str, _: str) -> Rule:
    """种: zhǒng a kind; zhòng "to plant" where no number or pronoun stands before it."""
    if _NUMERAL.search(before) or before.endswith(
        ("这", "那", "各", "某", "每", "何", "此", "新", "个", "该")
    ):
        return "zhǒng", "种-1"
    return ("zhòng", "种-2") if not before or before[-1] in "耕播地里" else ("zhǒng", "种-3")


def _lv(before: str, after: str) -> Rule:
    """率: lǜ a rate, at the end of its phrase; shuài "to lead"."""
    rate = before and (
        not after or after[0] in "为达超约是的和与在高低较仅不上下从由均也已，、0123456789"
    )
    return ("lǜ", "率-1") if rate else ("shuài", "率-2")


def _jiang(before: str, after: str) -> Rule | None:
    """将: jiàng a general, after 参, 大, 上, 中, 少 at the end of what is said of him."""
    if (
        before.endswith(("参", "名", "武", "守", "老", "主", "猛", "叛", "大", "上", "部"))
        and not after
    ):
        return "jiàng", "将-1"
    return None


_RULES: dict[str, Callable[[str, str], Rule | None]] = {
    "为": _wei,
    "只": _zhi,
    "地": _di,
    "得": _de,
    "都": _dou,
    "还": _huan,
    "长": _chang,
    "种": _zhong,
    "率": _lv,
    "将": _jiang,
}
