"""The sentences of a text for the desk, and which translation stands beside which."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import span_of, text_of
from feature import FOLDER
from tjreader.desk.segments import Pair, paired, progress, segments
from tjreader.desk.translation import Stage, Translation
from tjreader.formats.shipped import read_shipped
from tjreader.notes.anchor import Anchor, AnchorState, anchor_spans
from tjreader.text.document import Kind, Text
from tjreader.text.span import Span


@pytest.fixture(scope="module")
def article() -> Text:
    return read_shipped(FOLDER).text


def translated(
    text: Text, span: Span, words: str = "x", name: str = "", updated: str = "", **more
) -> Translation:
    anchor = anchor_spans(text, (span,))
    return Translation(name or f"t{span.start}-{span.end}", anchor, words, updated=updated, **more)


def test_the_article_is_cut_into_sentences_of_every_kind(article: Text) -> None:
    found = segments(article)
    assert {each.kind for each in found} >= {Kind.HEADING, Kind.CAPTION, Kind.BYLINE, Kind.BODY}
    printed = "".join(each.printed for each in found)
    whole = "".join(p.span.of(article.printed) for p in article.paragraphs)
    assert sorted("".join(printed.split())) == sorted("".join(whole.split()))
    assert all(each.span.of(article.printed) == each.printed for each in found)
    assert len({each.id for each in found}) == len({each.mark for each in found}) == len(found)
    for one, other in pairwise(found):
        same = one.section_id == other.section_id
        assert other.number == (one.number + 1 if same else 1)


def test_a_section_alone_gives_the_same_sentences_as_the_whole(article: Text) -> None:
    whole = segments(article)
    for section in article.arrangements[0].sections:
        some = segments(article, section_id=section.id)
        assert some == tuple(each for each in whole if each.section_id == section.id)


def test_marks_are_the_same_in_every_arrangement(article: Text) -> None:
    orders = [segments(article, each.id) for each in article.arrangements]
    assert len(orders) == 2
    assert {(s.id, s.mark) for s in orders[0]} == {(s.id, s.mark) for s in orders[1]}


def test_equal_sentences_have_marks_of_their_own(article: Text) -> None:
    bylines = [each for each in segments(article) if each.printed == "记者 岳付玉"]
    assert len(bylines) == 2
    assert bylines[0].mark != bylines[1].mark
    assert bylines[1].mark == bylines[0].mark + "~1"


def test_a_sentence_has_its_corrected_words_beside_it(article: Text) -> None:
    by_words = {each.printed: each for each in segments(article)}
    (faulty,) = (each for each in by_words.values() if "底空经济" in each.printed)
    assert faulty.corrected == faulty.printed.replace("底空经济", "低空经济")
    (plain,) = (each for each in by_words.values() if each.printed.startswith("不只是天开园"))
    assert plain.corrected == plain.printed
    # Words for the page alone (左图 shown as 图：) are no correction.
    caption = next(each for each in by_words.values() if each.printed.startswith("左图 天津工业"))
    assert caption.corrected == caption.printed


def test_a_translation_stands_at_the_sentence_it_was_made_for() -> None:
    text = text_of("# 一", "风劲帆满。奋楫潮头。", "海天阔。")
    some = segments(text)
    made = [translated(text, each.span, each.printed) for each in some]
    found = paired(text, some, reversed(made))
    assert [pair.words for pair in found.pairs] == [each.printed for each in some]
    assert not any(pair.shifted for pair in found.pairs)
    assert found.strays == ()


def test_a_sentence_cut_otherwise_keeps_its_translation_and_says_so() -> None:
    text = text_of("# 一", "风劲帆满。奋楫潮头逐浪高。")
    wide = translated(text, span_of(text, "满。奋楫潮头逐浪高。"), "wide")
    found = paired(text, segments(text), [wide])
    assert [(pair.words, pair.shifted) for pair in found.pairs] == [
        *(("", False), ("", False), ("wide", True))
    ]


def test_of_two_for_one_sentence_the_later_stands() -> None:
    text = text_of("# 一", "风劲帆满。")
    span = span_of(text, "风劲帆满。")
    old = translated(text, span, "old", "a", "2025-01-01")
    new = translated(text, span, "new", "b", "2025-02-01")
    for order in ((old, new), (new, old)):
        found = paired(text, segments(text), order)
        assert [pair.words for pair in found.pairs] == ["", "new"]
        assert found.strays == (old,)


def test_what_has_no_place_is_a_stray_and_what_is_of_another_section_is_not() -> None:
    text = text_of("# 一", "风劲帆满。", "# 二", "海天阔。")
    here = translated(text, span_of(text, "风劲帆满。"))
    there = translated(text, span_of(text, "海天阔。"))
    lost = replace(here, id="lost", anchor=replace(here.anchor, state=AnchorState.ORPHAN))
    older = replace(here, id="older", anchor=replace(here.anchor, revision="other"))
    foreign = replace(here, id="foreign", anchor=replace(here.anchor, text_id="other"))
    german = replace(here, id="german", language="de")
    found = paired(
        text, segments(text, section_id="s1"), [here, there, lost, older, foreign, german]
    )
    assert {each.id for each in found.strays} == {"lost", "older"}
    assert [pair.translation for pair in found.pairs] == [None, here]


LONG = text_of("# 一", "风劲帆满。奋楫潮头。逐浪高。海天阔。", "又一句。再一句。")
spans = st.tuples(st.integers(4, 31), st.integers(1, 9)).map(
    lambda pair: Span(pair[0], min(pair[0] + pair[1], len(LONG.printed)))
)


def naive(made: list[Translation]) -> dict[int, tuple[str, bool]]:
    """Exact ones first, the latest of them; then the largest share each, one after another."""
    some, taken, left = segments(LONG), {}, []
    order = sorted(made, key=lambda one: (one.updated, one.id), reverse=True)
    for each in order:
        at = [i for i, s in enumerate(some) if s.span == each.anchor.spans[0]]
        if at and at[0] not in taken:
            taken[at[0]] = (each.id, False)
        else:
            left.append(each)
    while True:
        shares = [
            (-len(shared), i, n, each)
            for n, each in enumerate(left)
            for i, s in enumerate(some)
            if i not in taken and (shared := s.span.intersection(each.anchor.spans[0]))
        ]
        if not shares:
            return taken
        _share, i, _n, best = min(shares, key=lambda share: share[:3])
        taken[i] = (best.id, True)
        left.remove(best)


@given(st.lists(spans, max_size=8))
def test_pairing_is_what_a_simple_look_gives(places: list[Span]) -> None:
    made = [translated(LONG, span, name=f"t{n}") for n, span in enumerate(places)]
    found = paired(LONG, segments(LONG), made)
    by_place = {
        at: (pair.translation.id, pair.shifted)
        for at, pair in enumerate(found.pairs)
        if pair.translation
    }
    assert by_place == naive(made)
    assert len(by_place) + len(found.strays) <= len(made)


def test_progress_counts_sentences_and_characters_of_each_section() -> None:
    text = text_of("# 一", "风劲 帆满。奋楫。", "# 二", "海天阔。")
    _title, first, second, other, third = segments(text)
    made = [
        translated(text, first.span, stage=Stage.DONE),
        translated(text, third.span, stage=Stage.DRAFT),
    ]
    one, two, both = progress(paired(text, (_title, first, second, other, third), made).pairs)
    assert (one.section_id, two.section_id, both.section_id) == ("s1", "s2", "")
    assert (one.done.sentences, one.done.characters) == (1, 5)
    assert (one.open.sentences, one.open.characters) == (2, 4)
    assert (two.draft.sentences, two.draft.characters) == (1, 4)
    assert both.all.sentences == 5
    assert both.all.characters == one.all.characters + two.all.characters


def test_a_sentence_without_a_translation_is_open() -> None:
    pair = Pair(segments(LONG)[0])
    assert pair.stage is Stage.OPEN
    assert not pair.is_translated
    assert not Pair(pair.segment, Translation("t", Anchor("t", "r"), " \n")).is_translated
