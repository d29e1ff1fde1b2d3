"""The numbers of newspaper Chinese and of English, as values with places.

What 1.8万亿元 and "1.8 trillion yuan" have in common is a number of one kind: it is read
exactly (as a fraction, never as a float) and compared by value. The readers are our own:
libraries that turn numerals into numbers (cn2an, word2number) take one clean numeral and know
no place in a sentence, no 亿 behind digits, no 多, 近, 成, 半, 百分点, no date and no "more than";
what is left of the work once one of them is called is nearly all of it.
"""

from __future__ import annotations

from .chinese import chinese_numbers
from .comparing import Comparison, compare, same
from .english import english_numbers
from .number import Bound, Date, Number, NumberKind

__all__ = [
    "Bound",
    "Comparison",
    "Date",
    "Number",
    "NumberKind",
    "can_read",
    "chinese_numbers",
    "compare",
    "english_numbers",
    "numbers_in",
    "same",
]


def can_read(language: str) -> bool:
    """Whether numbers of that language (BCP 47) are understood: Chinese and English are."""
    return language.partition("-")[0].lower() in ("zh", "en")


def numbers_in(words: str, language: str) -> tuple[Number, ...]:
    """The numbers of a sentence, in order of place; none in a language that is not understood.

    Args:
        words: any words.
        language: their language, a tag of BCP 47 ("zh-Hans", "en-GB").
    """
    match language.partition("-")[0].lower():
        case "zh":
            return chinese_numbers(words)
        case "en":
            return english_numbers(words)
        case _:
            return ()
