"""The terms due in sentences, as files carry them."""

from __future__ import annotations

import pytest

from builders import span_of, text_of
from tjreader.app.deskwork import Due
from tjreader.app.sentenceexport import SentenceWish, Shelf, outgoing
from tjreader.app.termsdue import due_among
from tjreader.app.underway import Cancelled
from tjreader.desk.concept import Concept, Rendering, SourceForm, Status
from tjreader.desk.recognition import Recogniser
from tjreader.desk.ruling import Ruling, RulingKind
from tjreader.desk.segments import Segment, segments
from tjreader.notes.anchor import anchor_spans
from tjreader.text.span import Span

TEXT = text_of("# 一", "甲乙丙丁戊。己庚辛壬。", "新质𠮷生产力。")


def concept(name: str, *renderings: Rendering) -> Concept:
    return Concept(f"id {name}", (SourceForm(name),), renderings, definition=f"about {name}")


def recognise(concepts, text, paragraphs, rulings):
    return Recogniser(concepts).occurrences(text, paragraphs, rulings)


def first_words() -> tuple[str, str]:
    """Two words that stand beside each other in one sentence."""
    return "甲乙", "丙丁"


def sentence(words: str) -> Segment:
    return next(each for each in segments(TEXT) if words in each.printed)


def test_each_sentence_has_its_own_with_places_in_its_words() -> None:
    for segment in segments(TEXT):
        at = len(segment.printed) // 2
        words = segment.printed[at : at + 2]
        if len(words) < 2:
            continue
        one = concept(words, Rendering("decided", status=Status.APPROVED))
        found = Recogniser((one,)).occurrences(TEXT)
        told = due_among(found, (one,))(segment)
        assert Due(Span(at, at + 2), words, "decided", f"about {words}") in told
        assert all(each.span.of(segment.printed) == words for each in told)


def test_only_what_is_decided_in_the_language_is_told() -> None:
    first, second = first_words()
    proposed = concept(
        first, Rendering("proposed"), Rendering("beschlossen", "de", Status.APPROVED)
    )
    decided = concept(second, Rendering("decided", "en-GB", Status.APPROVED))
    some = (proposed, decided)
    found = Recogniser(some).occurrences(TEXT)
    segment = sentence(first)
    assert [each.words for each in due_among(found, some)(segment)] == ["", "decided"]
    assert due_among(found, some, "de")(segment)[0].words == "beschlossen"
    assert [each.proposed for each in due_among(found, some)(segment)] == [("proposed",), ()]
    assert due_among(found, some, "de")(segment)[0].proposed == ()


def test_a_ruling_says_it_for_its_place() -> None:
    first, _ = first_words()
    one = concept(first, Rendering("usual", status=Status.APPROVED))
    anchor = anchor_spans(TEXT, (span_of(TEXT, first),), None)
    ruling = Ruling("r", one.id, anchor, RulingKind.RENDERED, "here alone")
    found = Recogniser((one,)).occurrences(TEXT, None, (ruling,))
    assert due_among(found, (one,))(sentence(first))[0].words == "here alone"


def test_a_term_over_two_sentences_is_due_in_neither() -> None:
    before, after = sentence("甲乙"), sentence("己庚")
    one = concept("戊。己")
    found = Recogniser((one,)).occurrences(TEXT)
    assert found
    due = due_among(found, (one,))
    assert (due(before), due(after)) == ((), ())


def test_a_wish_without_terms_has_none_and_may_be_stopped() -> None:
    first, _ = first_words()
    shelf = Shelf((concept(first),))
    assert any(each.due for each in outgoing(TEXT, shelf, SentenceWish(), recognise).sentences)
    without = outgoing(TEXT, shelf, SentenceWish(terms=False), recognise)
    assert not any(each.due for each in without.sentences)
    shares: list[float] = []
    outgoing(TEXT, shelf, SentenceWish(), recognise, tick=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] <= 1.0

    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        outgoing(TEXT, shelf, SentenceWish(), recognise, tick=stop)
