"""What a number in a sentence is."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from ...text.span import Span


class NumberKind(StrEnum):
    """What the number counts; 15 per cent is no 15."""

    PLAIN = "plain"
    PERCENT = "percent"  # the value is the share: 15% is 3/20; 三成 is one too
    POINTS = "points"  # percentage points, as they are written: 15.2
    FRACTION = "fraction"
    TIMES = "times"  # 三倍, threefold
    ORDINAL = "ordinal"
    DATE = "date"


class Bound(StrEnum):
    """How the number is meant."""

    EXACT = "exact"
    OVER = "over"  # 超, 逾, 多, 以上; more than
    UNDER = "under"  # 近, 不足; nearly, less than
    ABOUT = "about"  # 约, 左右; about


class Date(Struct, frozen=True):
    """The parts of a date that are said; None for those that are not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """The parts that are said, with their names."""
        named = (("year", self.year), ("month", self.month), ("day", self.day))
        return tuple((name, value) for name, value in named if value is not None)


class Number(Struct, frozen=True):
    """A number at a place.

    `span` counts code points of the words it was read from, with 第, % and scale but without
    "more than". `also` are other values a right rendering may have (增长两倍 is "rose threefold").
    `firm` is set where it is surely a number that the other language has to say: digits, dates,
    shares, 六项; not 一批, 四川 or "one". What is not firm is never missed, but can be what a firm
    one is rendered with. `date` is set for dates alone, whose `value` is 0. `any_year` is set on
    今年 and 去年: a translator may say which year that is.
    """

    span: Span
    value: Fraction
    kind: NumberKind = NumberKind.PLAIN
    bound: Bound = Bound.EXACT
    firm: bool = True
    also: tuple[Fraction, ...] = ()
    date: Date | None = None
    any_year: bool = False

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The value and the others that count as it."""
        return (self.value, *self.also)
