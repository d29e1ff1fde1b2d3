"""Lines of words and pinyin for the command line."""

from __future__ import annotations

from builders import text_of
from tjreader.app import lines
from tjreader.lang.token import Analysis, CutSource, Reading, ReadingSource, Token
from tjreader.text.span import Span


def analysis_of(*words: tuple[str, str], spaces: str = "") -> Analysis:
    """An analysis of words with their pinyin, syllables divided by "-"."""
    text, tokens, readings = "", [], []
    for word, pinyin in words:
        text += spaces if text else ""
        readings += [None] * (len(text) - len(readings))
        start = len(text)
        text += word
        tokens.append(Token(Span(start, len(text)), pinyin.replace("-", ""), CutSource.DICTIONARY))
        syllables = pinyin.split("-") if pinyin else [""] * len(word)
        readings += [Reading(s, ReadingSource.DEFAULT) if s else None for s in syllables]
    return Analysis(text, tuple(tokens), tuple(readings), "test")


LINE = analysis_of(
    ("发展", "fā-zhǎn"), ("“", ""), ("新质", "xīn-zhì"), ("”", ""), ("，", ""), ("2025", "")
)


def test_the_json_value_counts_code_points() -> None:
    value = lines.pinyin_value(analysis_of(("𠮷", "jí"), ("😀", ""), ("好", "hǎo")))
    assert value == {
        "text": "𠮷😀好",
        "syllables": ["jí", None, "hǎo"],
        "words": [[0, 1, "jí"], [2, 3, "hǎo"]],
    }


def test_an_empty_line_is_an_empty_value() -> None:
    empty = Analysis("", (), (), "test")
    assert lines.pinyin_value(empty) == {"text": "", "syllables": [], "words": []}
    assert lines.pinyin_words(empty) == ""
    assert lines.segmented(empty) == ""


def test_pinyin_sets_no_space_inside_quotes_and_before_marks() -> None:
    assert lines.pinyin_words(LINE) == "fāzhǎn “xīnzhì”， 2025"


def test_segments_are_divided_by_one_space() -> None:
    assert lines.segmented(LINE) == "发展 “ 新质 ” ， 2025"
    assert lines.segmented(analysis_of(("好", "hǎo"), ("人", "rén"), spaces="  ")) == "好 人"


def test_notes_are_listed_with_their_places() -> None:
    text = text_of()
    first, second = text.arrangements[0].sections
    rows = [
        {
            **{"section": first.id, "paragraph": first.paragraphs[2].id, "quote": "善作\n善成"},
            **{"colour": "blue", "style": "wavy", "note": "甲\n乙"},
            "tags": ["典故", "to ask"],
        },
        {
            "section": second.id,
            "paragraph": None,
            "quote": "",
            "colour": None,
            "note": "丙",
            "tags": [],
        },
        {"section": None, "paragraph": None, "quote": "", "colour": None, "note": "丁", "tags": []},
    ]
    assert list(lines.note_lines(text, rows)) == [
        "§1 ¶2  善作 善成  (blue, wavy)  #典故  #to ask",
        "    甲",
        "    乙",
        "§2",
        "    丙",
        "例",
        "    丁",
    ]


def test_a_long_quote_is_shortened() -> None:
    row = {"section": None, "paragraph": None, "quote": "好" * 99, "colour": None, "note": ""}
    row |= {"tags": []}
    assert list(lines.note_lines(text_of(), [row])) == ["例  " + "好" * 40 + "…"]
