"""The contents of a text carried over to another printed form of it."""

from __future__ import annotations

from msgspec.structs import replace

from builders import span_of, text_of
from tjreader.text.document import Kind, Text
from tjreader.text.erratum import Certainty, Erratum, Rewrite
from tjreader.text.restructure import restructured
from tjreader.text.revision import RevisionMap

ONE = "当新质生产力的浪潮奔涌而来，天津始终立于潮头。"
TWO = "天开高教科创园里，一家家企业拔节生长，向上而行。"
THREE = "从渤海之滨到海河两岸，开放的大门越开越大。"
FOUR = "一年来，这里的企业越来越多，故事也越来越多。"
LINES = ("# 天开实践", ONE, TWO, "# 改革前沿", THREE, FOUR)


def made(old: Text, *lines: str) -> Text:
    printed = "".join(f"{line}\n" for line in lines)
    found = restructured(old, printed, RevisionMap(old.printed, printed))
    assert found is not None
    return found


def words(text: Text) -> list[list[str]]:
    """The printed words of each paragraph, section by section."""
    sections = text.arrangements[0].sections
    return [[p.span.of(text.printed) for p in section.paragraphs] for section in sections]


def test_the_same_words_give_the_same_contents() -> None:
    old = text_of(*LINES)
    assert made(old, *LINES).arrangements == old.arrangements
    assert made(old, *LINES).revision == old.revision


def test_changed_new_and_left_out_lines_stand_in_their_sections() -> None:
    old = text_of(*LINES)
    new = made(
        old, "# 天开实践", ONE, "新加的一段。", TWO.replace("拔节", "奋力"), "# 改革前沿", FOUR
    )
    assert words(new) == [
        ["天开实践", ONE, "新加的一段。", TWO.replace("拔节", "奋力")],
        ["改革前沿", FOUR],
    ]
    sections = new.arrangements[0].sections
    assert [section.id for section in sections] == ["s1", "s2"]
    assert [p.number for p in sections[0].paragraphs] == [None, 1, 2, 3]
    assert [p.number for p in sections[1].paragraphs] == [None, 1]
    assert sections[0].paragraphs[0].kind is Kind.HEADING
    ids = [p.id for section in sections for p in section.paragraphs]
    assert len(ids) == len(set(ids))
    assert sections[0].paragraphs[3].id == old.arrangements[0].sections[0].paragraphs[2].id


def test_a_changed_heading_gives_its_section_another_title() -> None:
    new = made(text_of(*LINES), "# 天开新实践", ONE, TWO, "# 改革前沿", THREE, FOUR)
    assert [section.title for section in new.arrangements[0].sections] == ["天开新实践", "改革前沿"]


def test_a_line_that_went_to_another_section_stands_there() -> None:
    new = made(text_of(*LINES), "# 天开实践", ONE, "# 改革前沿", THREE, TWO, FOUR)
    assert words(new) == [["天开实践", ONE], ["改革前沿", THREE, TWO, FOUR]]


def test_a_line_before_all_others_belongs_to_the_first_section() -> None:
    assert words(made(text_of(*LINES), "卷首的话。", *LINES))[0] == [
        *("天开实践", "卷首的话。", ONE, TWO)
    ]


def test_a_section_without_a_line_is_left_out() -> None:
    new = made(text_of(*LINES), "# 改革前沿", THREE, FOUR)
    assert [section.id for section in new.arrangements[0].sections] == ["s2"]


def test_nothing_in_common_gives_no_contents() -> None:
    old, printed = text_of(*LINES), "abc\n"
    assert restructured(old, printed, RevisionMap(old.printed, printed)) is None


def test_an_erratum_stays_where_its_words_do_and_goes_where_they_were_corrected() -> None:
    plain = text_of(*LINES)
    place = span_of(plain, "拔节")
    erratum = Erratum(
        *("e1", place, "typo", Certainty.CERTAIN, "拔节", "拔结", "why"),
        (Rewrite(place, "拔结", ("bá", "jié")),),
    )
    old = replace(plain, errata=(erratum,))
    shifted = made(old, "卷首的话。", *LINES)
    assert [each.span.of(shifted.printed) for each in shifted.errata] == ["拔节"]
    assert shifted.errata[0].rewrites[0].span == shifted.errata[0].span
    assert made(old, *(line.replace("拔节", "拔结") for line in LINES)).errata == ()
