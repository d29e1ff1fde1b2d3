"""What no text holds is gone; all else stays."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.text.clean import clean


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("一\x0b二\x0c三\x85四\u2028五\u2029六", "一\n二\n三\n四\n五\n六"),
        ("\ufeff一\ufeff二", "一\ufeff二"),
        ("一\x00\x07\x1b[31m\x7f\x9f二", "一[31m二"),
        ("一\t二", "一\t二"),
        ("一\ud800二\udfff", "一二"),
        ("一\ufffe\uffff\ufdd0\U0001ffff\U0010fffe二", "一二"),
        ("新质𠮷生产力😀", "新质𠮷生产力😀"),
        (
            "葛\U000e0100 👨‍👩‍👧 e\u0301 \u202eab\u2069\u200b",
            "葛\U000e0100 👨‍👩‍👧 e\u0301 \u202eab\u2069\u200b",
        ),
    ],
)
def test_examples(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@given(st.text(st.characters() | st.sampled_from("\r\n\x0b\x85\u2028\ufeff\ud83d\U0003fffe")))
def test_only_what_is_no_text_goes(words: str) -> None:
    made = clean(words)
    if not made.startswith("\ufeff"):
        assert clean(made) == made
    made.encode("utf-8")
    assert not any(unicodedata.category(c) == "Cc" for c in made if c not in "\t\n")
    ends = dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029")
    keep = [c for c in words.removeprefix("\ufeff") if is_text(c) and c not in ends and c != "\n"]
    assert [c for c in made if c != "\n"] == keep


def is_text(character: str) -> bool:
    code = ord(character)
    nothing = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    control = unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n"
    return not nothing and not control


def test_every_code_point_is_kept_or_dropped_by_the_rule() -> None:
    for code in range(0xD7FF, sys.maxunicode + 1, 0x101):
        assert (chr(code) in clean("一" + chr(code))) is is_text(chr(code)), hex(code)
