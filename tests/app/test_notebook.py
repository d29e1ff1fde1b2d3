"""The notebook of the open text: shown at once, stored in order, refused with words kept."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import wait
from typing import Any

import pytest
from msgspec.structs import replace

from builders import highlight, span_of, text_of
from listening import Later, Listening
from tjreader.app import marking
from tjreader.app.homing import AtOnce
from tjreader.app.marking import section_note_of, text_note_of
from tjreader.app.notebook import Notebook
from tjreader.app.ports import Refused, StorePort
from tjreader.notes.annotation import Annotation, Colour, Style, Target
from tjreader.notes.change import Act, Change
from tjreader.text.span import Span

TEXT = text_of()
TIANJIN = span_of(TEXT, "天津")
SAYING = span_of(TEXT, "善作善成")


def stored(store: StorePort) -> tuple[Annotation, ...]:
    return store.notebook.annotations(TEXT.id).result(30)


def only(book: Notebook) -> Annotation:
    (one,) = book.annotations()
    return one


def test_a_highlight_is_there_at_once_and_then_on_disk(store, heard):
    home = Later()
    book = Notebook(TEXT, home, heard)
    book.connect(store.notebook)
    home.come()
    change = book.highlight((SAYING,), Colour.PINK, Style.WAVY)
    (mark,) = book.marks()
    assert (mark.spans, mark.colour, mark.style, mark.pending) == ((SAYING,), "pink", "wavy", True)
    assert book.pending == 1
    home.come()
    assert not book.marks()[0].pending
    assert book.pending == 0
    assert heard.heard == ["loaded", "made highlight", "saved highlight"]
    assert heard.saved == [(change, False)]
    assert change.label.words == "善作善成"
    assert stored(store) == book.annotations()


def test_one_act_over_several_paragraphs_is_one_span_each(book, store):
    start, end = span_of(TEXT, "生产力").start, SAYING.end
    book.highlight((Span(start, end),), Colour.GREEN, Style.TINT)
    one = only(book)
    assert one.anchor.quote == "生产力😀。\n天津以善作善成"
    assert len(one.anchor.spans) == 2
    assert one.anchor.section_id == "s1"
    assert stored(store) == (one,)


def test_nothing_to_highlight_is_a_sentence(book):
    gap = span_of(TEXT, "\n# ", 0)
    with pytest.raises(Refused):
        book.highlight((gap,), Colour.GREEN, Style.TINT)
    assert book.annotations() == ()


def test_each_verb_is_stored_and_named(book, store, heard):
    book.highlight((SAYING,), Colour.YELLOW, Style.TINT)
    one = only(book).id
    for verb in (
        lambda: book.recolour(one, Colour.BLUE),
        lambda: book.restyle(one, Style.UNDERLINE),
        lambda: book.edit_note(one, "first"),
        lambda: book.edit_note(one, "second"),
        lambda: book.resize(one, -1, 1),
        lambda: book.resize_to(one, (TIANJIN,)),
    ):
        assert verb() is not None
        assert stored(store) == book.annotations()
    assert [saved.label.act for saved, _ in heard.saved] == [
        Act.HIGHLIGHT,
        Act.RECOLOUR,
        Act.RESTYLE,
        Act.NOTE,
        Act.EDIT_NOTE,
        Act.RESIZE,
        Act.RESIZE,
    ]
    kept = only(book)
    assert (kept.colour, kept.style, kept.note) == (Colour.BLUE, Style.UNDERLINE, "second")
    assert kept.anchor.quote == "天津"
    book.erase(one)
    assert stored(store) == book.annotations() == ()


def test_what_would_change_nothing_is_no_act(book, heard):
    book.highlight((SAYING,), Colour.YELLOW, Style.TINT, "a note")
    one = only(book).id
    assert heard.saved[0][0].label.act is Act.NOTE
    assert book.recolour(one, Colour.YELLOW) is None
    assert book.restyle(one, Style.TINT) is None
    assert book.edit_note(one, "a note\x00") is None
    assert book.resize(one) is None
    assert len(heard.saved) == 1


def test_notes_on_a_section_and_on_the_text(book, store, heard):
    book.add(section_note_of(book.text, "s2", "on the sea"))
    book.add(text_note_of(book.text, "on all of it"))
    assert [each.target for each in book.annotations()] == [Target.SECTION, Target.TEXT]
    assert [saved.label.words for saved, _ in heard.saved] == ["二", "例"]
    assert book.marks() == ()
    with pytest.raises(Refused):
        book.recolour(book.annotations()[0].id, Colour.BLUE)
    book.edit_note(book.annotations()[0].id, "")  # a note without words is none
    assert [each.target for each in book.annotations()] == [Target.TEXT]
    assert stored(store) == book.annotations()


def test_overlapping_highlights_the_shortest_first(book):
    for words, note in (("天津以善作", "wide"), ("善作善成", ""), ("善作", "old"), ("善作", "new")):
        book.highlight((span_of(TEXT, words),), Colour.YELLOW, Style.TINT, note)
    start = span_of(TEXT, "善作").start
    found = book.highlights_in(Span(start, start + 1))
    assert [each.note for each in found] == ["new", "old", "", "wide"]
    assert book.highlights_in(Span(0, 1)) == ()
    assert book.highlights_in(Span(0, len(TEXT.printed)))[0] == found[0]
    assert book.highlights_in(Span(0, 1)) == ()
    assert book.notes_within(span_of(TEXT, "津以善")) == ("wide", "old", "new")
    assert [mark.has_note for mark in book.marks()] == [True, False, True, True]


def test_acts_before_the_store_is_there_wait_for_it(store, heard):
    earlier = Notebook(TEXT, AtOnce(), Listening())
    earlier.connect(store.notebook)
    earlier.highlight((TIANJIN,), Colour.GREEN, Style.TINT)

    book = Notebook(TEXT, AtOnce(), heard)
    assert not book.loaded
    book.highlight((SAYING,), Colour.PINK, Style.TINT)
    one = only(book).id
    book.recolour(one, Colour.ORANGE)
    book.edit_note(one, "typed early")
    assert [mark.pending for mark in book.marks()] == [True]
    book.connect(store.notebook)
    assert book.loaded
    assert [each.anchor.quote for each in book.annotations()] == ["天津", "善作善成"]
    assert book.annotations()[1].note == "typed early"
    assert stored(store) == book.annotations()
    assert heard.heard[-4:] == ["loaded", "saved highlight", "saved recolour", "saved note"]


def test_an_act_on_a_pending_one_builds_on_it(store, heard):
    home = Later()
    book = Notebook(TEXT, home, heard)
    book.connect(store.notebook)
    book.highlight((SAYING,), Colour.PINK, Style.TINT)
    one = only(book).id
    book.recolour(one, Colour.ORANGE)
    book.erase(one)
    assert book.annotations() == ()
    assert book.annotation(one) is None
    with pytest.raises(Refused):
        book.recolour(one, Colour.BLUE)
    home.come()
    assert [act for act, _ in heard.saved] == [change for change, _ in heard.saved]
    assert len(heard.saved) == 3
    assert stored(store) == ()


def test_undo_waits_for_what_is_pending_and_moves_on_when_it_is_on_disk(store, heard):
    home = Later()
    book = Notebook(TEXT, home, heard)
    book.connect(store.notebook)
    home.come()
    first = book.highlight((TIANJIN,), Colour.PINK, Style.TINT)
    second = book.highlight((SAYING,), Colour.PINK, Style.TINT)
    steps: list[str] = []

    def undo(change: Change) -> Callable[[], None]:
        def now() -> None:
            steps.append(change.label.words)
            book.perform(change.inverse, undoing=True)

        return now

    book.when_settled(undo(second))
    book.when_settled(undo(first))
    assert steps == []
    home.come(2)
    assert steps == ["善作善成"]  # the other one waits for this
    home.come()
    assert steps == ["善作善成", "天津"]
    assert stored(store) == book.annotations() == ()
    assert [undoing for _, undoing in heard.saved] == [False, False, True, True]
    book.when_settled(lambda: steps.append("at once"))
    assert steps[-1] == "at once"
    book.perform(first, undoing=True)
    home.come()
    assert [each.anchor.quote for each in stored(store)] == ["天津"]


def test_what_undo_brings_back_takes_its_old_place(book):
    book.highlight((TIANJIN,), Colour.PINK, Style.TINT)
    book.highlight((SAYING,), Colour.PINK, Style.TINT)
    gone = book.erase(book.annotations()[0].id)
    book.perform(gone.inverse, undoing=True)
    assert [each.anchor.quote for each in book.annotations()] == ["天津", "善作善成"]


def test_an_undo_of_something_else_is_refused_before_it_is_sent(book, heard):
    made = book.highlight((TIANJIN,), Colour.PINK, Style.TINT)
    book.recolour(only(book).id, Colour.BLUE)
    with pytest.raises(Refused) as refused:
        book.perform(made.inverse, undoing=True)
    assert refused.value.code == "stale"
    assert book.pending == 0
    assert len(heard.saved) == 2


def test_what_another_hand_changed_is_refused_as_stale(book, store, heard):
    book.highlight((SAYING,), Colour.PINK, Style.TINT)
    one = only(book)
    store.notebook.apply(marking.changed(TEXT, Act.NOTE, edit(one, note="elsewhere"))).result(10)
    book.recolour(one.id, Colour.BLUE)
    assert heard.refused[0][1].code == "stale"
    assert only(book).colour is Colour.PINK


def edit(one: Annotation, **values: Any):
    from tjreader.notes.change import Edit

    return Edit(one, replace(one, **values))


def test_a_change_made_by_a_command_is_taken_in(book, store, heard):
    one = highlight(TEXT, "天津", note="from a command")
    change = marking.added(TEXT, one)
    store.notebook.apply(change).result(10)
    book.accept(change)
    assert book.annotations() == (one,)
    assert heard.saved == [(change, False)]
    book.perform(change.inverse, undoing=True)
    assert stored(store) == book.annotations() == ()


def test_a_command_before_loading_is_not_lost(store, heard):
    home = Later()
    book = Notebook(TEXT, home, heard)
    book.connect(store.notebook)
    wait([future for future, _, _ in home.waiting], 10)
    one = highlight(TEXT, "天津")
    change = marking.added(TEXT, one)
    store.notebook.apply(change).result(10)
    book.accept(change)
    home.come()
    assert book.annotations() == (one,)


def test_highlights_of_another_revision_are_listed_but_never_drawn(store, heard):
    older = text_of("# 一", "从前的话，天津。")
    one = highlight(older, "天津", note="old")
    store.notebook.apply(marking.added(older, one)).result(10)
    book = Notebook(TEXT, AtOnce(), heard)
    book.connect(store.notebook)
    assert book.annotations() == (one,)
    assert book.marks() == ()
    start = one.anchor.spans[0].start
    assert book.highlights_in(Span(start, start + 1)) == ()
    assert book.notes_within(Span(0, len(TEXT.printed))) == ()
    with pytest.raises(Refused):
        book.resize(one.id, 0, 1)
    assert book.recolour(one.id, Colour.BLUE) is not None
