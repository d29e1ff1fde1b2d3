"""The value of one Chinese numeral: 二十一, 1.8万亿, 三万五, 二〇二三."""

from __future__ import annotations

import re
from fractions import Fraction

DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
    **{"〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3},
}
"""What one character counts for."""
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
"""Scales below 万."""
TWENTIES = {"廿": 20, "卅": 30}
"""Tens in one character."""

HAN = "".join((*DIGITS, *SMALL, *TWENTIES))
"""All characters of a numeral but 万 and 亿, for a pattern's `[…]`."""
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""A number in figures, as a pattern (of ASCII figures)."""

_PARTS = re.compile(rf"({ARABIC})|([{HAN}万亿点])|[多余来几]")
_ZERO = "零〇○"


def numeral_value(numeral: str) -> Fraction:
    """The value of a numeral in figures, characters or both; 多, 余, 来 in it count nothing.

    三万五 is 35,000 as people say it; 二〇二三, characters without a scale, is read by place.
    A scale alone counts once: 万亿 is 10^12.

    Raises:
        ValueError: if it is no numeral.
    """
    reading = _Reading()
    last = 0
    for match in _PARTS.finditer(numeral):
        if match.start() != last:
            raise ValueError(numeral)
        last = match.end()
        if match[1]:
            reading.figures(Fraction(match[1].replace(",", "")))
        elif match[2]:
            reading.character(match[2])
    if last != len(numeral) or not numeral:
        raise ValueError(numeral)
    return reading.value()


class _Reading:
    """Adds a numeral up from left to right."""

    def __init__(self) -> None:
        self._total = Fraction(0)  # 亿 and above
        self._myriads = Fraction(0)  # 万
        self._section = Fraction(0)  # below 万
        self._number: Fraction | None = None  # what no scale has taken yet
        self._decimals = 0  # digits behind 点, from 1 on
        self._scale = 0  # the last scale, 0 behind 零
        self._run = 0  # characters in a row that are digits

    def figures(self, value: Fraction) -> None:
        """A number in figures: it stands for what a character would."""
        self._number, self._run, self._decimals = value, 0, 0

    def character(self, one: str) -> None:
        """One character of a numeral."""
        if one == "点":
            self._decimals, self._run = 1, 0
        elif one in DIGITS:
            self._digit(DIGITS[one], one in _ZERO)
        elif one in TWENTIES:
            self._section += TWENTIES[one]
            self._scaled(10)
        elif one in SMALL:
            self._section += self._taken() * SMALL[one]
            self._scaled(SMALL[one])
        elif one == "万":
            self._myriads += (self._left() or 1) * 10**4
            self._section = Fraction(0)
            self._scaled(10**4)
        else:
            self._total = (self._total + self._myriads + self._left() or 1) * Fraction(10**8)
            self._myriads = self._section = Fraction(0)
            self._scaled(10**8)

    def _digit(self, digit: int, zero: bool) -> None:
        if self._decimals:
            self._number = (self._number or Fraction(0)) + Fraction(digit, 10**self._decimals)
            self._decimals += 1
            return
        if zero and self._scale and self._number is None:
            self._scale = 0  # 一千零五: what follows is said by its place
            return
        self._number = Fraction(digit) if self._number is None else self._number * 10 + digit
        self._run += 1

    def _scaled(self, scale: int) -> None:
        self._number, self._run, self._decimals, self._scale = None, 0, 0, scale

    def _taken(self) -> Fraction:
        return Fraction(1) if self._number is None else self._number

    def _left(self) -> Fraction:
        """What stands below 万 so far."""
        return self._section + (self._number or Fraction(0))

    def value(self) -> Fraction:
        """The sum."""
        number = self._number or Fraction(0)
        if self._scale > 10 and number.denominator == 1 and 0 < number < 10 and not self._decimals:
            number *= self._scale // 10  # 三万五 is 35,000
        return self._total + self._myriads + self._section + number
