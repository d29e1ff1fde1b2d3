"""Pinyin: marks, numbers, joining, splitting."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.lang import pinyin

syllables = st.builds(
    lambda letters, tone: pinyin.marked(f"{letters}{tone}"),
    st.sampled_from(sorted(pinyin.SYLLABLES)),
    st.integers(1, 5),
)


@pytest.mark.parametrize(
    ("number", "mark"),
    [
        ("lu:4", "lǜ"),
        ("lv3", "lǚ"),
        ("nü3", "nǚ"),
        ("lu:e4", "lüè"),
        ("zhuang4", "zhuàng"),
        ("jiu3", "jiǔ"),
        ("gui4", "guì"),
        ("hou4", "hòu"),
        ("xiao3", "xiǎo"),
        ("de5", "de"),
        ("m2", "ḿ"),
        ("n2", "ń"),
        ("n3", "ň"),
        ("n4", "ǹ"),
        ("ng4", "ǹg"),
        ("ê2", "ế"),
        ("Xi1", "Xī"),
        ("E2", "É"),
        ("lu:1", "lǖ"),
        ("lu:2", "lǘ"),
        ("r5", "r"),
        ("xx5", "xx"),
        ("xx1", "xx"),
        (",", ","),
        ("C", "C"),
        ("lǜ", "lǜ"),
        ("lu\u0308\u0300", "lǜ"),
    ],
)
def test_numbers_become_marks_in_precomposed_letters(number, mark):
    assert pinyin.marked(number) == mark
    assert all(not unicodedata.combining(c) for c in pinyin.marked(number))


@given(st.sampled_from(sorted(pinyin.SYLLABLES)), st.integers(1, 5))
def test_marks_and_numbers_are_inverse(letters, tone):
    mark = pinyin.marked(f"{letters}{tone}")
    assert pinyin.numbered(mark) == f"{letters}{tone}"
    assert pinyin.tone_of(mark) == tone
    assert pinyin.toneless(mark) == letters
    assert mark == unicodedata.normalize("NFC", mark)


@given(st.lists(syllables, min_size=1, max_size=6))
def test_a_joined_word_splits_into_the_same_syllables(word):
    assert pinyin.split(pinyin.joined(word)) == tuple(word)


@given(st.lists(syllables, min_size=1, max_size=6))
def test_joining_keeps_every_letter(word):
    assert pinyin.joined(word).replace("'", "") == "".join(word)


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        (("Xī", "ān"), "Xī'ān"),
        (("xīn", "zhì"), "xīnzhì"),
        (("Jiǔ", "ān"), "Jiǔ'ān"),
        (("diǎn", "r"), "diǎnr"),
        (("shǒu", "é"), "shǒu'é"),
        (("hǎi", "ōu"), "hǎi'ōu"),
    ],
)
def test_the_apostrophe_stands_before_a_o_e(parts, word):
    assert pinyin.joined(parts) == word


def test_capitals():
    assert pinyin.joined(("é", "luó", "sī"), capital=True) == "Éluósī"
    assert pinyin.capitalised("") == ""


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("xīnzhì shēngchǎnlì", ("xīn", "zhì", "shēng", "chǎn", "lì")),
        ("shànzuò-shànchéng", ("shàn", "zuò", "shàn", "chéng")),
        ("Xī'ān", ("xī", "ān")),
        ("xiān", ("xiān",)),
        ("fāngàn", ("fān", "gàn")),
        ("fǎngǎn", ("fǎn", "gǎn")),
        ("diǎnr", ("diǎn", "r")),
        ("nǚ'ér", ("nǚ", "ér")),
        ("dàmóxíng", ("dà", "mó", "xíng")),
        ("xyz", None),
        ("AI+", None),
        ("", ()),
    ],
)
def test_split(word, parts):
    assert pinyin.split(word) == parts


@pytest.mark.parametrize(
    ("syllable", "key"),
    [("Lǜ", "lv"), ("lüè", "lue"), ("nüè", "nue"), ("shēng", "sheng"), ("ế", "e")],
)
def test_keys_are_plain_letters(syllable, key):
    assert pinyin.key_of(syllable) == key


def test_typed_forms_of_u_umlaut_are_one():
    assert {pinyin.ascii_letters(form) for form in ("lü", "lv", "lu:", "LÜ")} == {"lv"}
    assert {pinyin.ascii_letters(form) for form in ("lüe", "lve", "lue")} == {"lue"}
