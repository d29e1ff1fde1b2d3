"""English words that are numbers, or say what a number counts."""

from __future__ import annotations

from fractions import Fraction

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
"""Zero to nineteen."""
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
"""Twenty to ninety."""
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
"""What multiplies the number before it."""
SHORT_SCALES = {"k": 1000, "mn": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12, "b": 10**9}
"""The same right behind figures: 1.2bn. (5m can be metres and is treated apart.)"""
VAGUE = frozenset(
    ["tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"]
)
"""No number at all."""

ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
}
"""First to nineteenth."""
TENTHS = {word.replace("y", "ieth"): value for word, value in TENS.items()}
"""Twentieth to ninetieth."""
SCALED_ORDINALS = {word + "th": value for word, value in SCALES.items() if word != "dozen"}
"""Hundredth and above."""

PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4} | {
    word: value for word, value in ORDINALS.items() if 5 <= value <= 10
}
"""What a whole is divided into; the plural has an s (two halves apart)."""

FREE = {
    **{"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9},  # Phase II
    "double": 2,
    "doubled": 2,
    "doubles": 2,
    "doubling": 2,
    "twice": 2,
    "dual": 2,
    "both": 2,
    "pair": 2,
    "couple": 2,
    "twin": 2,
    "bilateral": 2,
    "secondary": 2,
    "trilateral": 3,
    "tertiary": 3,
    "once": 1,
    "triple": 3,
    "tripled": 3,
    "triples": 3,
    "tripling": 3,
    "treble": 3,
    "trebled": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "quintupled": 5,
}
"""Words that can stand for a number of the other language, and need not be one."""

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {
    name: value
    for value, month in enumerate(_MONTHS, 1)
    for name in {month, month[:3], *(("sept",) if value == 9 else ())}
}
"""Months in full and short."""
WORDS_TOO = frozenset({"may", "march", "mar"})
"""Months that are other words too."""

HALF = Fraction(1, 2)
"""One half."""
