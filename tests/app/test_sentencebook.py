"""The book of sentences: kept up change by change it is what it would be made anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from builders import text_of
from tjreader.app.sentenceaids import numbers_due, words_of
from tjreader.app.sentencebook import SentenceBook
from tjreader.desk.record import DeskEdit
from tjreader.desk.segments import paired, progress, segments
from tjreader.desk.translation import Stage, Translation
from tjreader.notes.anchor import Anchor, AnchorState, anchor_spans
from tjreader.text.rendering import View
from tjreader.text.span import Span

TEXT = text_of("# 一", "甲说了。乙也说了！丙呢？", "248亿元。", "# 二", "丁说了。戊说了。")
FOUND = segments(TEXT)


def made(number: int, span: Span, words: str, stage: Stage, *, lost: bool = False) -> Translation:
    anchor = anchor_spans(TEXT, (span,), None)
    if lost:
        anchor = Anchor(TEXT.id, TEXT.revision, state=AnchorState.ORPHAN)
    return Translation(f"{number}", anchor, words, stage=stage, updated=f"{number:04}")


acts = some.lists(
    some.tuples(
        some.integers(0, len(FOUND) - 1),
        some.sampled_from(["", "words", "more words"]),
        some.sampled_from(list(Stage)),
        some.sampled_from(["put", "put", "put", "take", "second", "lose", "other"]),
    ),
    max_size=14,
)


@given(acts)
def test_the_book_kept_up_is_the_book_made_anew(wanted: list[tuple[int, str, Stage, str]]) -> None:
    known: dict[str, Translation] = {}
    book = SentenceBook(TEXT, "", FOUND, ())
    for number, (at, words, stage, kind) in enumerate(wanted):
        span = FOUND[at].span
        own = next((each for each in known.values() if span in each.anchor.spans), None)
        if kind == "take" or kind == "lose":
            if own is None:
                continue
            after = None
            if kind == "lose":
                lost = made(number, span, words, stage, lost=True)
                after = Translation(own.id, lost.anchor, own.words, updated=lost.updated)
            edit = DeskEdit(own, after)
        else:
            fresh = made(number, span, words, stage)
            if kind == "other":
                fresh = Translation(fresh.id, fresh.anchor, words, language="fr")
            if kind == "put" and own is not None and own.language == "en":
                fresh = Translation(own.id, own.anchor, words, stage=stage, updated=fresh.updated)
                edit = DeskEdit(own, fresh)
            else:
                edit = DeskEdit(None, fresh)
        if edit.after is None:
            known.pop(edit.id)
        else:
            known[edit.id] = edit.after
        before = list(book.pairs)
        changed = book.renew([edit], known.values())
        anew = paired(TEXT, FOUND, known.values())
        assert (tuple(book.pairs), book.strays) == (anew.pairs, anew.strays)
        if changed is not None:
            others = [n for n in range(len(before)) if before[n] != book.pairs[n]]
            assert set(others) <= changed
        *sections, total = progress(anew.pairs)
        assert [book.progress(each.section_id) for each in sections] == sections
        assert book.progress() == total


def test_sentences_are_found_by_place_and_the_next_open_one_round_the_text() -> None:
    book = SentenceBook(TEXT, "", FOUND, ())
    for at, segment in enumerate(FOUND):
        assert book.at(segment.span.start) == book.at(segment.span.end - 1) == at
        assert book.at_span(segment.span) == book.index_of(segment.id) == at
    assert book.next_open(len(book) - 1) == 0
    assert book.next_open(0, -1) == len(book) - 1
    done = [made(n, each.span, "x", Stage.DONE) for n, each in enumerate(FOUND)]
    book.take(done)
    assert book.next_open(0) is None
    book.take(done[1:])
    assert [book.next_open(at) for at in (0, 3)] == [0, 0]


def test_numbers_are_ticked_when_the_translation_has_them() -> None:
    source = next(each for each in FOUND if "亿" in each.printed)
    words = words_of(source, View.PRINTED)
    (number,) = numbers_due(words, "")
    assert (number.form, number.value, number.said) == ("248亿", "24.8 billion", False)
    assert numbers_due(words, "24.8bn yuan")[0].said
    assert numbers_due(words, "24.8", "fr") == ()
    (version,) = numbers_due("“2.0版”", "")
    assert version.value == "2.0"
