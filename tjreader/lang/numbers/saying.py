"""How a number of a Chinese sentence is written in English: 248亿 is 24.8 billion."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from .englishwords import MONTHS
from .number import Bound, Date, Number, NumberKind

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_BOUNDS = {Bound.OVER: "more than ", Bound.UNDER: "nearly ", Bound.ABOUT: "about "}
_NAMES = {value: name.capitalize() for name, value in MONTHS.items() if len(name) > 3 or value == 5}
_PLACES = 6
"""Decimals a number can have before its fraction is written instead."""


def in_english(number: Number) -> str:
    """A number as English writes it, with its bound; empty for 今年 and the like.

    What it counts is not said: 248亿元 is "24.8 billion".
    """
    if number.date is not None:
        return _date(number.date)
    if number.any_year:
        return ""
    return _BOUNDS.get(number.bound, "") + _value(number)


def _value(number: Number) -> str:
    value = number.value
    match number.kind:
        case NumberKind.PERCENT:
            return f"{_plain(value * 100)}%"
        case NumberKind.POINTS:
            said = _plain(value)
            return f"{said} percentage point{'' if said == '1' else 's'}"
        case NumberKind.FRACTION:
            return _plain(value) if value >= 1 else f"{value.numerator}/{value.denominator}"
        case NumberKind.TIMES:
            return f"{_plain(value)} times"
        case NumberKind.ORDINAL if value.denominator == 1:
            return _ordinal(value.numerator)
        case _:
            return _scaled(value)


def _scaled(value: Fraction) -> str:
    """A number with the word of its scale where that makes it no longer."""
    for scale, word in _SCALES:
        if value >= scale:
            scaled = value / scale
            # 1,234,567 is clearer than 1.234567 million.
            is_short = (scaled * 1000).denominator == 1
            return f"{_plain(scaled)} {word}" if is_short else _plain(value)
    return _plain(value)


def _plain(value: Fraction) -> str:
    """Figures with commas, exactly; a fraction where decimals would not end."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    scaled = value * 10**_PLACES
    if scaled.denominator != 1:
        return f"{value.numerator:,}/{value.denominator:,}"
    decimal = Decimal(scaled.numerator).scaleb(-_PLACES).normalize()
    return f"{decimal:,f}"


def _ordinal(value: int) -> str:
    last = "th"
    if value % 100 not in (11, 12, 13):
        last = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value:,}{last}"


def _date(date: Date) -> str:
    """The parts that are said, in the order day, month, year."""
    parts = (
        str(date.day) if date.day is not None else "",
        _NAMES.get(date.month, "") if date.month is not None else "",
        str(date.year) if date.year is not None else "",
    )
    said = " ".join(filter(None, parts))
    return f"the {_ordinal(date.day)}" if said == parts[0] and date.day is not None else said
