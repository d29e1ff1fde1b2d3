"""The numbers of a Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from ...text.folding import fold
from ...text.span import Span
from .number import Bound, Date, Number, NumberKind
from .numeral import ARABIC, DIGITS, HAN, SMALL, numeral_value

_UNIT = f"(?:{ARABIC}|[{HAN}]+点[{HAN}]+(?![分刻])|[{HAN}]+)"
_BODY = f"(?:{_UNIT}|(?=[万亿]))(?:[多余来几]?[十百千]?[万亿]+(?:{_UNIT})?|[十百千](?:{_UNIT})?)*"
_COUNTERS = (
    "个家项类张条支只架艘座吨年天名位人次种批件大期届层级岁倍米元辆台套部篇册页份款间所户组队"
    "段步轮场周季株棵头匹颗根块栋幢亩斤克升寸尺秒笔门列趟班标箱日月"
)
_OVER = "超过?|逾|突破|高于|多于|大于|不少于|不低于|至少"
_UNDER = "近|将近|接近|不足|不到|低于|少于|小于"
_ABOUT = "大?约"
_NUMBER = re.compile(
    f"(?P<bound>(?P<over>{_OVER})|(?P<under>{_UNDER})|(?P<about>{_ABOUT}))?"
    f"(?P<vague>[数几]|上(?=[百千万亿]))?"
    "(?P<nth>第)?"
    f"(?:(?P<below>{_BODY})分之)?"
    f"(?P<body>{_BODY})(?P<more>[多余来](?![自到源]))?"
    "(?P<tail>%|个?百分点|[个年天倍吨](?:月|小时)?半(?!数)"
    "|成(?![立为本功果长员型交分就效熟套语都份对群双])|倍|世纪(?:[0-9一二三四五六七八九]0?十?年代)?"
    "|年代|年|月|日|号(?![线楼院门馆]))?"
    r"(?:(?=[^\W\d]{0,2}?(?P<after>以上|之多|以下|左右|上下)))?"
)
_PLAN = re.compile(
    '十([一二三四五六七八九])五(?=[”’》"]|规划|计划|时期|期间|以来|末|收官|开局|开好)'
)
_NO_NUMBER = re.compile("万一|十一(?=黄金周|长假|假期)|第二(?=[天日年]|[个]月)")
_HALF = re.compile("一半|过半|半数|大半|(?<![个年天倍吨月时])半(?!导体|成品|径|岛|点|球)")
_PAIR = re.compile("双")
_AGAIN = re.compile("翻(?:了)?(?:([一两二三])番|番)")
_FIRST = re.compile("首(?=[个次家单笔台套条张款批例创届位列艘座])")
_THIS_YEAR = re.compile("今年|去年|前年|明年|当年|同年|本年|上年|翌年")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_RANGE = re.compile("(?:[-—–―－~～〜至到]{1,2})")
_DECADE = re.compile("世纪([0-9一二三四五六七八九])")
_FLOOD = re.compile(f"[{HAN}]*[一二三四五六七八九两]{{2}}")
_COMMA = re.compile("(?<![０-９])，|，(?![０-９]{3}(?![０-９]))")
"""A full-width comma that is none of １，８００."""


def chinese_numbers(words: str) -> tuple[Number, ...]:
    """The numbers of Chinese words in order of place, traditional and full width forms too."""
    folded = fold(_COMMA.sub("、", words))
    found: list[Number] = []
    taken: list[Span] = []
    for number in _special(folded):
        if not any(number.span.intersects(span) for span in taken):
            found.append(number)
            taken.append(number.span)
    for match in _NUMBER.finditer(folded):
        if not match["body"]:
            continue
        numbers = _read(match, folded)
        found += [each for each in numbers if not any(each.span.intersects(s) for s in taken)]
    found.sort(key=lambda number: number.span)
    return tuple(_dates(_ranges(found, folded), folded))


def _special(words: str) -> Iterator[Number]:
    """What is no numeral, and looks like another one."""
    for match in _ISO.finditer(words):
        yield _dated(Span(*match.span()), Date(*(int(part) for part in match.groups())))
    for match in _PLAN.finditer(words):
        nth = 10 + DIGITS[match[1]]
        first = 1966 + 5 * (nth - 3)
        years = Fraction(first), Fraction(first + 4)  # a gloss may say them
        span = Span(*match.span())
        yield Number(span, Fraction(nth), NumberKind.ORDINAL, also=years)
    for match in _NO_NUMBER.finditer(words):  # 万一 is "in case", 第二天 "the next day"
        value = numeral_value(match[0].removeprefix("第"))
        yield Number(Span(*match.span()), value, firm=False)
    for pattern, value, kind in (
        (_HALF, Fraction(1, 2), NumberKind.FRACTION),
        (_PAIR, Fraction(2), NumberKind.PLAIN),
        (_FIRST, Fraction(1), NumberKind.ORDINAL),
    ):
        for match in pattern.finditer(words):
            yield Number(Span(*match.span()), value, kind, firm=False)
    for match in _AGAIN.finditer(words):
        value = Fraction(2 ** DIGITS.get(match[1] or "一", 1))
        yield Number(Span(*match.span()), value, NumberKind.TIMES, firm=False)
    for match in _THIS_YEAR.finditer(words):
        span = Span(*match.span())
        yield Number(span, Fraction(0), NumberKind.DATE, firm=False, any_year=True)


def _dated(span: Span, date: Date, *, firm: bool = True) -> Number:
    return Number(span, Fraction(0), NumberKind.DATE, firm=firm, date=date)


def _read(match: re.Match[str], words: str) -> tuple[Number, ...]:
    """The number of a match: two for 三四十, none for 数百."""
    body, tail = match["body"], match["tail"] or ""
    start = match.start("nth") if match["nth"] else match.start("body")
    if match["below"]:
        start = match.start("below")
    span = Span(start, match.end("tail") if tail else match.end("body"))
    if match["vague"] in ("数", "几"):
        return ()
    if _FLOOD.match(body) and "年" not in tail:
        return _flood(body, span)
    try:
        value = numeral_value(body)
    except ValueError:  # 点三
        return ()
    number = Number(span, value, bound=_bound(match), firm=_is_firm(match, value, words))
    if match["vague"]:  # 上千家
        return (replace(number, bound=Bound.OVER, firm=False),)
    if match["below"]:
        return (_shared(number, match["below"]),)
    if match["nth"]:
        return (replace(number, kind=NumberKind.ORDINAL, firm=value != 1),)
    return (_tailed(number, body, tail),)


def _bound(match: re.Match[str]) -> Bound:
    after = match["after"] or ""
    if match["about"] or after in ("左右", "上下"):
        return Bound.ABOUT
    if match["over"] or match["more"] or after in ("以上", "之多"):
        return Bound.OVER
    if re.search("[多余来][十百千]?[万亿]", match["body"]):
        return Bound.OVER
    return Bound.UNDER if match["under"] or after == "以下" else Bound.EXACT


def _is_firm(match: re.Match[str], value: Fraction, words: str) -> bool:
    """Whether the other language surely has to say it."""
    body, tail = match["body"], match["tail"] or ""
    past = match.end("more") if match["more"] else match.end("body")
    follows = words[past : past + 1]
    counted = bool(follows) and follows in _COUNTERS
    if any(character.isdigit() and character.isascii() for character in body):
        return True
    if tail in ("%", "世纪", "成") or tail.endswith("百分点"):
        return True
    if value in (0, 1) or all(character in SMALL or character in "万亿" for character in body[:9]):
        return body == "十" and counted
    return len(body) > 1 or counted


def _flood(body: str, span: Span) -> tuple[Number, ...]:
    """三四十, 五六: about the one or the other. Other digits in a row mean no number (九一八)."""
    match = re.fullmatch("([一二三四五六七八九两])([二三四五六七八九])([十百千]?万?亿?)", body)
    if match is None:
        return ()
    return tuple(
        Number(span, numeral_value(digit + match[3]), bound=Bound.ABOUT, firm=False)
        for digit in match.groups()[:2]
    )


def _shared(number: Number, below: str) -> Number:
    """百分之十五, 三分之一."""
    whole = numeral_value(below)
    kind = NumberKind.PERCENT if whole in (100, 1000, 10000) else NumberKind.FRACTION
    if not whole:
        return replace(number, firm=False)
    return replace(number, value=number.value / whole, kind=kind, firm=True)


def _tailed(number: Number, body: str, tail: str) -> Number:
    """A number and what it counts."""
    value = number.value
    if tail == "%":
        return replace(number, value=value / 100, kind=NumberKind.PERCENT)
    if tail.endswith("百分点"):
        return replace(number, kind=NumberKind.POINTS)
    if tail == "成":
        if value > 10:
            return replace(number, span=_without(number, tail))
        return replace(number, value=value / 10, kind=NumberKind.PERCENT)
    if tail == "倍":
        return replace(number, kind=NumberKind.TIMES, also=(value + 1,))
    if tail.endswith("半"):
        return replace(number, value=value + Fraction(1, 2))
    if tail.startswith("世纪"):
        decade = _DECADE.match(tail)
        if decade:
            tens = Fraction(DIGITS.get(decade[1]) or int(decade[1]))
            return replace(number, value=(value - 1) * 100 + tens * 10, also=(tens * 10,))
        return replace(number, kind=NumberKind.ORDINAL)
    if tail == "年代":
        century = 1900 if value < 1000 else 0
        return replace(number, also=(value + century,))
    return _calendar(number, body, tail)


def _without(number: Number, tail: str) -> Span:
    return Span(number.span.start, number.span.end - len(tail))


def _calendar(number: Number, body: str, tail: str) -> Number:
    """A year, a month or a day, where the number can be one."""
    value = number.value
    if value.denominator == 1 and number.bound is Bound.EXACT:
        whole = int(value)
        if tail == "年" and re.fullmatch(f"(?:\\d|[{HAN}]){{4}}", body) and 1000 <= whole < 3000:
            return _dated(number.span, Date(year=whole))
        if tail == "月" and 1 <= whole <= 12:
            return _dated(number.span, Date(month=whole))
        if tail in ("日", "号") and 1 <= whole <= 31:
            return _dated(number.span, Date(day=whole), firm=number.firm)
    return replace(number, span=_without(number, tail)) if tail else number


def _ranges(found: Sequence[Number], words: str) -> list[Number]:
    """5—10%, 3至5万, 1至7月: the first is what the second is."""
    done = list(found)
    for at in range(len(done) - 2, -1, -1):
        first, second = done[at], done[at + 1]
        between = words[first.span.end : second.span.start]
        if first.kind is NumberKind.PLAIN and _RANGE.fullmatch(between):
            done[at] = _like(first, second, words)
    return done


def _like(first: Number, second: Number, words: str) -> Number:
    if second.date is not None:
        whole = int(first.value)
        named = second.date.parts[0][0]
        if first.value == whole and whole and (named != "year" or whole >= 1000):
            return _dated(first.span, Date(**{named: whole}))
        return first
    if second.kind is NumberKind.PERCENT:
        return replace(first, value=first.value / 100, kind=second.kind, firm=True)
    if second.kind is not NumberKind.PLAIN:
        return replace(first, kind=second.kind)
    scale = re.search("[十百千]?[万亿]+$", second.span.of(words))
    if scale and not re.search("[十百千万亿]", first.span.of(words)):
        return replace(
            first, value=first.value * numeral_value(scale[0]), also=(first.value,), firm=True
        )
    return first


_ORDER = ("year", "month", "day")


def _dates(found: Sequence[Number], words: str) -> Iterator[Number]:
    """2023年, 9月 and 7日 side by side are one date."""
    waiting: Number | None = None
    for number in found:
        joined = None if waiting is None else _joined(waiting, number, words)
        if joined is not None:
            waiting = joined
            continue
        if waiting is not None:
            yield waiting
        waiting = number
    if waiting is not None:
        yield waiting


def _joined(one: Number, other: Number, words: str) -> Number | None:
    if one.date is None or other.date is None:
        return None
    if words[one.span.end : other.span.start].strip():
        return None
    mine, theirs = one.date.parts[-1][0], other.date.parts[0][0]
    if _ORDER.index(theirs) != _ORDER.index(mine) + 1:
        return None
    parts = dict(one.date.parts) | dict(other.date.parts)
    return _dated(Span(one.span.start, other.span.end), Date(**parts))
