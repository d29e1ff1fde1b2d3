"""The notebook of the open text: shown at once, stored in order, refused with words kept."""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from builders import highlight, section_note, span_of, text_note, text_of
from tjreader.app import marking
from tjreader.app.homing import AtOnce
from tjreader.app.notebook import Notebook
from tjreader.app.ports import Refused, StorePort
from tjreader.notes.annotation import Annotation, Colour, Style, Target
from tjreader.notes.change import Act, Change
from tjreader.store.opening import open_store
from tjreader.text.span import Span

TEXT = text_of()
TIANJIN = span_of(TEXT, "天津")
SAYING = span_of(TEXT, "善作善成")
FULL = Refused("The disk is full.", "full")


class Listening:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.saved: list[tuple[Change, bool]] = []
        self.refused: list[tuple[Change, Refused]] = []

    def notes_loaded(self) -> None:
        self.heard.append("loaded")

    def drafts_found(self) -> None:
        self.heard.append("drafts")

    def notes_refused(self, refusal: Refused) -> None:
        self.heard.append(f"refused {refusal.code}")

    def change_made(self, change: Change) -> None:
        self.heard.append(f"made {change.label.act}")

    def change_saved(self, change: Change, undoing: bool) -> None:
        self.heard.append(f"saved {change.label.act}")
        self.saved.append((change, undoing))

    def change_refused(self, change: Change, refusal: Refused) -> None:
        self.heard.append(f"not saved {change.label.act}")
        self.refused.append((change, refusal))


class Later:
    """Brings futures home in order, when the test says so: what a busy window does."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Future[Any], Callable[[Any], None], Callable[..., None]]] = (
            deque()
        )

    def when_done(
        self, future: Future[Any], done: Callable[[Any], None], failed: Callable[..., None]
    ) -> None:
        self.waiting.append((future, done, failed))

    def come(self, number: int = 1000) -> None:
        while self.waiting and number:
            number -= 1
            AtOnce().when_done(*self.waiting.popleft())


@pytest.fixture
def heard() -> Listening:
    return Listening()


@pytest.fixture
def store(data_dir: Path):
    made = open_store(data_dir).result(30)
    yield made
    made.close().result(30)


@pytest.fixture
def book(store: StorePort, heard: Listening) -> Notebook:
    made = Notebook(TEXT, AtOnce(), heard)
    made.connect(store.notebook)
    return made


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
    book.note_on_section("s2", "on the sea")
    book.note_on_text("on all of it")
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
    found = book.highlights_at(span_of(TEXT, "善作").start)
    assert [each.note for each in found] == ["new", "old", "", "wide"]
    assert book.highlights_at(0) == ()
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


class FullPort:
    """The notebook of a store, on a disk that is full whenever the test says so."""

    def __init__(self, port: Any) -> None:
        self.port = port
        self.full = False

    def __getattr__(self, name: str) -> Any:
        if self.full and name in ("apply", "save_draft"):
            return self._refuse
        return getattr(self.port, name)

    def _refuse(self, value: Any) -> Future[None]:
        future: Future[None] = Future()
        future.set_exception(FULL)
        return future


def test_a_refusal_takes_the_mark_away_and_keeps_the_words(store, heard):
    port = FullPort(store.notebook)
    book = Notebook(TEXT, AtOnce(), heard)
    book.connect(port)
    port.full = True
    book.highlight((SAYING,), Colour.PINK, Style.TINT, "长长的话")
    assert book.marks() == ()
    (kept,) = book.unsaved
    assert kept.note == "长长的话"
    assert heard.refused[0][1] is FULL
    port.full = False
    book.add(kept)
    assert book.unsaved == ()
    assert stored(store) == (kept,)
    port.full = True
    book.edit_note(kept.id, "更长的话")
    assert only(book).note == "长长的话"
    book.forget_unsaved(kept.id)
    assert book.unsaved == ()


def test_acts_that_build_on_a_refused_one_are_refused_for_its_reason(store, heard):
    home = Later()
    port = FullPort(store.notebook)
    book = Notebook(TEXT, home, heard)
    book.connect(port)
    home.come()
    port.full = True
    book.highlight((SAYING,), Colour.PINK, Style.TINT)
    port.full = False
    one = only(book).id
    book.edit_note(one, "words")
    book.highlight((TIANJIN,), Colour.GREEN, Style.TINT)
    book.edit_note(one, "more words")
    home.come()
    assert [refusal.code for _, refusal in heard.refused] == ["full"] * 3
    assert [each.note for each in book.unsaved] == ["more words"]
    assert [each.anchor.quote for each in book.annotations()] == ["天津"]
    assert stored(store) == book.annotations()


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


def test_without_a_store_acts_are_refused_and_words_kept(heard):
    book = Notebook(TEXT, AtOnce(), heard)
    book.highlight((SAYING,), Colour.PINK, Style.TINT, "before")
    damaged = Refused("notebook.db is damaged.", "damaged")
    book.go_without_store(damaged)
    book.highlight((TIANJIN,), Colour.PINK, Style.TINT, "after")
    assert book.marks() == ()
    assert [each.note for each in book.unsaved] == ["before", "after"]
    assert [refusal for _, refusal in heard.refused] == [damaged, damaged]


def test_a_notebook_that_cannot_be_read_says_so(store, heard):
    book = Notebook(TEXT, AtOnce(), heard)
    store.close().result(10)
    book.connect(store.notebook)
    assert heard.heard == ["refused locked"]
    assert not book.loaded


def test_a_fault_of_the_program_loses_no_words_either(store, heard):
    class Faulty(FullPort):
        def _refuse(self, value: Any) -> Future[None]:
            future: Future[None] = Future()
            future.set_exception(KeyError("secret"))
            return future

    port = Faulty(store.notebook)
    book = Notebook(TEXT, AtOnce(), heard)
    book.connect(port)
    port.full = True
    book.note_on_text("words")
    assert book.unsaved[0].note == "words"
    assert "secret" not in str(heard.refused[0][1])


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
    assert book.highlights_at(one.anchor.spans[0].start) == ()
    assert book.notes_within(Span(0, len(TEXT.printed))) == ()
    with pytest.raises(Refused):
        book.resize(one.id, 0, 1)
    assert book.recolour(one.id, Colour.BLUE) is not None


# Drafts


def test_a_draft_survives_and_goes_when_its_note_is_stored(store, heard):
    book = Notebook(TEXT, AtOnce(), heard)
    book.connect(store.notebook)
    assert "drafts" not in heard.heard
    new = marking.text_note_of(TEXT, "half a th")
    book.drafts.keep(new, is_new=True)
    book.drafts.keep(replace(new, note="half a thought\x07"), is_new=True)

    crashed = Notebook(TEXT, AtOnce(), again := Listening())
    crashed.connect(store.notebook)
    assert "drafts" in again.heard
    (draft,) = crashed.drafts.all()
    assert (draft.annotation.note, draft.is_new) == ("half a thought", True)
    assert crashed.drafts.of(new.id) == draft
    crashed.add(draft.annotation)
    assert crashed.drafts.all() == ()
    assert store.notebook.drafts(TEXT.id).result(10) == ()


def test_what_is_typed_after_leaving_stays_a_draft(store, heard):
    home = Later()
    book = Notebook(TEXT, home, heard)
    book.connect(store.notebook)
    book.highlight((SAYING,), Colour.PINK, Style.TINT)
    one = only(book)
    book.drafts.keep(replace(one, note="first"), is_new=False)
    book.edit_note(one.id, "first")
    book.drafts.keep(replace(one, note="first and more"), is_new=False)
    home.come()
    assert [draft.annotation.note for draft in book.drafts.all()] == ["first and more"]
    assert len(store.notebook.drafts(TEXT.id).result(10)) == 1
    book.drafts.drop(one.id)
    book.drafts.drop(one.id)
    assert store.notebook.drafts(TEXT.id).result(10) == ()


def test_an_unchanged_note_and_an_erased_one_leave_no_draft(book, store):
    book.note_on_text("as it was")
    one = only(book)
    book.drafts.keep(replace(one, note="as it was"), is_new=False)
    assert book.edit_note(one.id, "as it was") is None
    assert store.notebook.drafts(TEXT.id).result(10) == ()
    book.drafts.keep(replace(one, note="other"), is_new=False)
    book.erase(one.id)
    assert store.notebook.drafts(TEXT.id).result(10) == ()


def test_drafts_typed_before_the_store_is_there_are_sent(store, heard):
    book = Notebook(TEXT, AtOnce(), heard)
    book.drafts.keep(section_note(TEXT, "s1", "early"), is_new=True)
    book.connect(store.notebook)
    assert len(store.notebook.drafts(TEXT.id).result(10)) == 1


def test_a_draft_that_cannot_be_stored_is_logged_without_its_words(store, heard, caplog):
    port = FullPort(store.notebook)
    book = Notebook(TEXT, AtOnce(), heard)
    book.connect(port)
    port.full = True
    book.drafts.keep(text_note(TEXT, "my secret"), is_new=True)
    assert len(book.drafts.all()) == 1
    assert "draft" in caplog.text
    assert "secret" not in caplog.text


# The whole, against a dict


class NotebookStory(RuleBasedStateMachine):
    """Verbs, undo and reopening in any order, with a window that is slow to hear."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self.place.name)).result(30)
        self.steps: list[Change] = []
        self.notes: dict[str, tuple[str, str]] = {}
        self.open()

    def open(self) -> None:
        self.home = Later()
        self.listening = Listening()
        self.book = Notebook(TEXT, self.home, self.listening)
        self.book.connect(self.store.notebook)
        self.home.come()

    def done(self, change: Change | None) -> None:
        if change is not None:
            self.steps.append(change)
            self.model(change)

    def model(self, change: Change) -> None:
        for each in change.edits:
            if each.after is None:
                del self.notes[each.id]
            else:
                self.notes[each.id] = (each.after.anchor.quote, each.after.note)

    @rule(target=ids, words=st.sampled_from(["天津", "善作", "海天阔", "𠮷生产力😀"]))
    def highlight(self, words: str) -> str:
        change = self.book.highlight((span_of(TEXT, words),), Colour.BLUE, Style.TINT)
        self.done(change)
        assert self.notes[change.edits[0].id] == (words, "")
        return change.edits[0].id

    @rule(each=ids, note=st.sampled_from(["", "一", "two\nlines"]))
    def note(self, each: str, note: str) -> None:
        if each in self.notes:
            quote = self.notes[each][0]
            self.done(self.book.edit_note(each, note))
            assert self.notes[each] == (quote, note)

    @rule(each=ids, start=st.integers(-3, 3), end=st.integers(-3, 3))
    def resize(self, each: str, start: int, end: int) -> None:
        if each in self.notes:
            self.done(self.book.resize(each, start, end))

    @rule(each=ids)
    def erase(self, each: str) -> None:
        if each in self.notes:
            self.done(self.book.erase(each))

    @rule()
    def undo(self) -> None:
        self.home.come()
        if self.steps:
            inverse = self.steps.pop().inverse
            self.book.perform(inverse, undoing=True)
            self.model(inverse)

    @rule(number=st.integers(1, 3))
    def hear(self, number: int) -> None:
        self.home.come(number)

    @rule()
    def reopen(self) -> None:
        self.store.close().result(30)
        self.home.come()
        self.store = open_store(Path(self.place.name)).result(30)
        self.open()

    @invariant()
    def shown(self) -> None:
        shown = {each.id: (each.anchor.quote, each.note) for each in self.book.annotations()}
        assert shown == self.notes
        assert not self.listening.refused

    def teardown(self) -> None:
        self.home.come()
        assert self.store.notebook.annotations(TEXT.id).result(30) == self.book.annotations()
        self.store.close().result(30)
        self.place.cleanup()


TestNotebookStory = NotebookStory.TestCase
TestNotebookStory.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
