"""The numbers of an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from ...text.span import Span
from . import englishwords as w
from .number import Bound, Date, Number, NumberKind
from .numeral import ARABIC

_TOKEN = re.compile(rf"(?P<figures>{ARABIC}|(?<!\d)\.\d+)|(?P<word>[A-Za-z]+)|(?P<sign>[%％])")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_JOINT = re.compile(r"[\s\u2010\u2011-]{1,2}")
_MONEY = r"(?:\s*(?:the|an?|RMB|CNY|US|HK|USD|EUR|yuan|[$€£¥￥]|\ba|\btotal of)\s*)*\s*$"
_OVER = re.compile(
    r"(?:\b(?:more than|over|above|exceed(?:s|ed|ing)?|at least|upwards? of|beyond|in excess of|"
    r"greater than|no (?:less|fewer) than|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops)\b|>)" + _MONEY,
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?:\b(?:nearly|almost|close to|under|below|less than|fewer than|up to|approaching|"
    r"just short of|not quite)\b|<)" + _MONEY,
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|some|roughly|approximately|approx\.|circa|or so)\b|~|≈)" + _MONEY,
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(r"\s*(?:\+|-?plus\b|or more\b|-odd\b|and (?:more|above)\b)")
_RANGE = re.compile(r"\s*(?:[-–—~]|to|and|or|through|until)\s*", re.IGNORECASE)
_BEFORE_A_MONTH = re.compile(
    r"(?:\b(?:in|of|since|by|from|to|until|till|last|this|next|early|mid|late|and|between|through|"
    r"before|after|during)|[-–—,\d])[\s-]*$",
    re.IGNORECASE,
)
_LOOK_BACK = 40
_SMALL = 10
"""Words up to ten are often said where the other language says no number."""

_SPEAKS = frozenset(("a", "an", "half", "halves", "quarter")).union(
    *(w.ONES, w.TENS, w.SCALES, w.VAGUE, w.ORDINALS, w.TENTHS, w.SCALED_ORDINALS, w.FREE, w.MONTHS)
)
"""Words a number or a date can begin with."""
_SURE = _SPEAKS - {"a", "an"}
"""The same without those that are none unless a scale stands behind them."""


class _Token(NamedTuple):
    text: str  # small letters
    start: int
    end: int
    joint: str | None  # "" right behind the one before, " " behind a space or hyphen, else None

    @property
    def is_figures(self) -> bool:
        return self.text[0].isdigit() or self.text[0] == "."


def english_numbers(words: str) -> tuple[Number, ...]:
    """The numbers of English words, in order of place."""
    if not re.search(r"\d|fold\b", words) and _SURE.isdisjoint(_letters(words)):
        return ()
    return tuple(_ranges(list(_Reader(words).numbers()), words))


class _Reader:
    """Reads one sentence from left to right."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._dates = {match.start(): match for match in _ISO.finditer(words)}
        self._tokens = _tokens(words)

    def numbers(self) -> Iterator[Number]:
        """All numbers in order of place."""
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            # Most words are none: this look is what the check of a text mostly does.
            if token.text not in _SPEAKS and not token.is_figures and token.text[-4:] != "fold":
                at += 1
                continue
            found = self._iso(at) or self._date(at) or self._quantity(at)
            if found is None:
                at += 1
                continue
            number, at = found
            if number is not None:
                yield number

    def _token(self, at: int) -> _Token:
        """The token, or an empty one behind the last."""
        return self._tokens[at] if at < len(self._tokens) else _Token("\0", 0, 0, None)

    def _follows(self, at: int) -> str:
        """The word that goes on right there, or nothing."""
        token = self._token(at)
        return "" if token.joint is None else token.text

    def _span(self, first: int, past: int) -> Span:
        return Span(self._tokens[first].start, self._tokens[past - 1].end)

    def _iso(self, at: int) -> tuple[Number, int] | None:
        match = self._dates.get(self._tokens[at].start)
        if match is None:
            return None
        year, month, day = map(int, match.groups())
        past = at
        while past < len(self._tokens) and self._tokens[past].start < match.end():
            past += 1
        return _dated(Span(*match.span()), Date(year, month, day)), past

    # dates

    def _date(self, at: int) -> tuple[Number, int] | None:
        """September 7, 2023; 7 Sept 2023; September 2023; September."""
        day = self._day(at)
        if day is not None:
            month = day[1] + (self._follows(day[1]) == "of")
            if self._is_month(month) and self._token(month).joint == " ":
                return self._with_year(at, month, day[0])
        if not self._is_month(at):
            return None
        if self._token(at + 1).joint or self._stop(at):
            day = self._day(at + 1)
            if day is not None:
                return self._with_year(at, day[1] - 1, day[0], self._month(at))
        return self._with_year(at, at, None)

    def _is_month(self, at: int) -> bool:
        token = self._token(at)
        return token.text in w.MONTHS and self._words[token.start].isupper()

    def _month(self, at: int) -> int:
        return w.MONTHS[self._token(at).text]

    def _stop(self, at: int) -> bool:
        """Whether only the stop of Sept. stands between this token and the next."""
        token, after = self._token(at), self._token(at + 1)
        return self._words[token.end : after.start].strip() == "."

    def _day(self, at: int) -> tuple[int, int] | None:
        """A day of a month, and the token behind it."""
        token = self._token(at)
        if not token.text.isdecimal() or not 1 <= int(token.text) <= 31:
            return None
        suffix = self._token(at + 1)
        past = at + 1 + (suffix.joint == "" and suffix.text in ("st", "nd", "rd", "th"))
        if past == at + 1 and suffix.joint == "":
            return None
        return int(token.text), past

    def _with_year(
        self, first: int, last: int, day: int | None, month: int | None = None
    ) -> tuple[Number, int]:
        """A date whose month or day is the token `last`, with the year behind it."""
        month = month or self._month(last)
        token, after = self._token(last), self._token(last + 1)
        year = None
        if re.fullmatch(r"[.,\s]{1,3}", self._words[token.end : after.start]) and (
            re.fullmatch(r"[12]\d{3}", after.text)
        ):
            year = int(after.text)
            last += 1
        before = self._words[
            max(0, self._tokens[first].start - _LOOK_BACK) : self._tokens[first].start
        ]
        sure = (
            day is not None
            or year is not None
            or self._tokens[first].text not in w.WORDS_TOO
            or _BEFORE_A_MONTH.search(before) is not None
        )
        return _dated(self._span(first, last + 1), Date(year, month, day), firm=sure), last + 1

    # quantities

    def _quantity(self, at: int) -> tuple[Number | None, int] | None:
        token = self._tokens[at]
        if token.text in w.VAGUE:
            return None, at + 1
        read = self._figures(at) if token.is_figures else self._said(at)
        if read is None:
            return self._free(at)
        value, past, firm = read
        if self._follows(past) == "and" and self._ahead(past + 1, "a", "half"):
            value, past = value + w.HALF, past + 3
        part = self._part(at, past, value)
        if part is not None:
            return part
        ordinal = self._ordinal(at, past, value)
        if ordinal is not None:
            return ordinal
        value, past, scaled = self._scaled(value, past)
        firm = firm or scaled or value > _SMALL
        number = self._bounded(Number(self._span(at, past), value, firm=firm))
        return self._counted(number, at, past)

    def _ahead(self, at: int, *texts: str) -> bool:
        return all(self._follows(at + step) == text for step, text in enumerate(texts))

    def _figures(self, at: int) -> tuple[Fraction, int, bool]:
        return Fraction(self._tokens[at].text.replace(",", "")), at + 1, True

    def _said(self, at: int) -> tuple[Fraction, int, bool] | None:
        """A number in words below a scale: twenty-one, a hundred and five, half a million."""
        text = self._tokens[at].text
        if text in ("a", "an"):
            after = self._follows(at + 1)
            return (Fraction(1), at + 1, False) if after in w.SCALES else None
        if text == "half" and self._follows(at + 1) == "a" and self._follows(at + 2) in w.SCALES:
            return w.HALF, at + 2, False
        if text in w.TENS:
            ones = w.ONES.get(self._follows(at + 1), 0)
            if 1 <= ones <= 9:
                return Fraction(w.TENS[text] + ones), at + 2, False
            return Fraction(w.TENS[text]), at + 1, False
        if text in w.ONES:
            return Fraction(w.ONES[text]), at + 1, False
        return None

    def _scaled(self, value: Fraction, at: int) -> tuple[Fraction, int, bool]:
        """The value with the scales behind it: "1.8 trillion", "two hundred and ten thousand"."""
        total, scaled = Fraction(0), False
        while True:
            token = self._token(at)
            short = w.SHORT_SCALES.get(token.text) if token.joint == "" else None
            if short is not None:
                return value * short, at + 1, True
            scale = w.SCALES.get(self._follows(at))
            if scale is None:
                return total + value, at, scaled
            scaled = True
            at += 1
            value *= scale
            while (more := w.SCALES.get(self._follows(at))) is not None:
                value *= more
                at += 1
                scale = max(scale, more)
            step = at + (self._follows(at) == "and")
            rest = self._said(step) if self._follows(step) in (w.ONES | w.TENS) else None
            if rest is None or rest[0] >= scale:
                return total + value, at, True
            if scale == 100:  # two hundred and ten thousand
                value, at = value + rest[0], rest[1]
            else:
                total, value, at = total + value, rest[0], rest[1]

    def _part(self, first: int, past: int, value: Fraction) -> tuple[Number, int] | None:
        """Two-thirds, three quarters, one fifth."""
        text = self._follows(past)
        whole = w.PARTS.get(text.removesuffix("s"))
        plural = text.endswith("s")
        if whole is None or value.denominator != 1 or plural is (value == 1):
            return None
        if self._token(past).joint != " ":
            return None
        number = Number(
            self._span(first, past + 1), value / whole, NumberKind.FRACTION, also=(value,)
        )
        return self._bounded(number), past + 1

    def _ordinal(self, first: int, past: int, value: Fraction) -> tuple[Number, int] | None:
        """21st; twenty-first, of which `value` is the twenty; one thousandth."""
        token = self._token(past)
        if token.joint == "" and token.text in ("st", "nd", "rd", "th"):
            return Number(self._span(first, past + 1), value, NumberKind.ORDINAL), past + 1
        text = self._follows(past)
        if text in w.ORDINALS and value in w.TENS.values() and w.ORDINALS[text] < 10:
            number = Number(
                self._span(first, past + 1), value + w.ORDINALS[text], NumberKind.ORDINAL
            )
            return number, past + 1
        if text in w.SCALED_ORDINALS:
            value *= w.SCALED_ORDINALS[text]
            return Number(self._span(first, past + 1), value, NumberKind.ORDINAL), past + 1
        return None

    def _counted(self, number: Number, first: int, past: int) -> tuple[Number, int]:
        """A number with the per cent, points or times behind it."""
        text = self._follows(past)
        wide = 2 if self._ahead(past, "per", "cent") else 1
        if text in ("percentage", "pp") or (
            text in ("percent", "%", "per") and self._follows(past + wide) in ("point", "points")
        ):
            past += wide + (self._follows(past + wide) in ("point", "points"))
            return self._as(number, NumberKind.POINTS, first, past), past
        if text in ("%", "％", "percent", "pct") or wide == 2:
            past += wide
            number = replace(number, value=number.value / 100)
            return self._as(number, NumberKind.PERCENT, first, past), past
        if text in ("times", "fold"):
            number = replace(number, also=(number.value + 1,), firm=number.firm)
            return self._as(number, NumberKind.TIMES, first, past + 1), past + 1
        token = self._token(past)
        if token.joint == "" and token.text == "m":
            return replace(number, also=(number.value * 10**6,)), past
        return number, past

    def _as(self, number: Number, kind: NumberKind, first: int, past: int) -> Number:
        firm = number.firm or kind in (NumberKind.PERCENT, NumberKind.POINTS)
        return replace(number, kind=kind, span=self._span(first, past), firm=firm)

    def _free(self, at: int) -> tuple[Number, int] | None:
        """Words that can stand for a number: half, first, double, tenfold."""
        text, span = self._tokens[at].text, self._span(at, at + 1)
        if text in ("half", "halves"):
            return Number(span, w.HALF, NumberKind.FRACTION, firm=False), at + 1
        if text == "quarter":
            quarter = Number(span, Fraction(1, 4), NumberKind.FRACTION, firm=False)
            return quarter, at + 1
        ordinal = w.ORDINALS.get(text) or w.TENTHS.get(text) or w.SCALED_ORDINALS.get(text)
        if ordinal:
            part = (Fraction(1, ordinal),) if text in w.PARTS else ()
            firm = ordinal > _SMALL
            return (
                Number(span, Fraction(ordinal), NumberKind.ORDINAL, firm=firm, also=part),
                at + 1,
            )
        if text in w.SCALES:
            return Number(span, Fraction(w.SCALES[text]), firm=False), at + 1
        fold = w.ONES.get(text.removesuffix("fold")) if text.endswith("fold") else None
        value = fold or w.FREE.get(text)
        if value is None:
            return None
        kind = NumberKind.TIMES if fold else NumberKind.PLAIN
        return Number(span, Fraction(value), kind, firm=False), at + 1

    def _bounded(self, number: Number) -> Number:
        span = number.span
        before = self._words[max(0, span.start - _LOOK_BACK) : span.start]
        if _OVER.search(before) or _MORE_AFTER.match(self._words, span.end):
            return replace(number, bound=Bound.OVER)
        if _UNDER.search(before):
            return replace(number, bound=Bound.UNDER)
        return replace(number, bound=Bound.ABOUT) if _ABOUT.search(before) else number


def _tokens(words: str) -> list[_Token]:
    found: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(words):
        between = words[end : match.start()]
        joint = "" if not between else " " if _JOINT.fullmatch(between) else None
        text = match[0].lower()
        found.append(_Token(text, match.start(), match.end(), joint if found else None))
        end = match.end()
    return found


def _dated(span: Span, date: Date, *, firm: bool = True) -> Number:
    return Number(span, Fraction(0), NumberKind.DATE, firm=firm, date=date)


def _ranges(found: Sequence[Number], words: str) -> list[Number]:
    """15 to 20 per cent, 3-5 million, 2021-25: what one says goes for the other."""
    done = list(found)
    for at in range(len(done) - 2, -1, -1):
        first, second = done[at], done[at + 1]
        between = words[first.span.end : second.span.start]
        if first.kind is NumberKind.PLAIN and _RANGE.fullmatch(between):
            done[at], done[at + 1] = _pair(first, second, words)
    return done


def _pair(first: Number, second: Number, words: str) -> tuple[Number, Number]:
    value = first.value
    if second.kind is NumberKind.PERCENT:
        shared = replace(first, value=value / 100, kind=second.kind, also=(value,))
        return shared, second
    if second.kind in (NumberKind.POINTS, NumberKind.TIMES):
        return replace(first, kind=second.kind), second
    if second.date is not None and second.date.day is not None and value <= 31:
        return _dated(first.span, Date(day=int(value))), second
    if second.kind is not NumberKind.PLAIN or second.date is not None:
        return first, second
    if 1000 <= value < 3000 and 10 <= second.value < 100 and len(second.span) == 2:
        century = value // 100 * 100
        return first, replace(second, also=(century + second.value,))
    scale = _scale_of(second.span.of(words))
    if scale > 100 and _scale_of(first.span.of(words)) == 1 and value < 1000:
        return replace(first, value=value * scale, also=(value,)), second
    return first, second


def _scale_of(words: str) -> int:
    """The largest scale said in a number's words."""
    said = [w.SCALES.get(each) or w.SHORT_SCALES.get(each, 1) for each in _letters(words)]
    return max(said, default=1)


def _letters(words: str) -> list[str]:
    return re.findall("[a-z]+", words.lower())
