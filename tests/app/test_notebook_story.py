"""Verbs, undo and reopening in any order, against a dict."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from builders import span_of, text_of
from listening import Later, Listening
from tjreader.app.notebook import Notebook
from tjreader.notes.annotation import Colour, Style
from tjreader.notes.change import Change
from tjreader.store.opening import open_store

TEXT = text_of()
TIANJIN = span_of(TEXT, "天津")
SAYING = span_of(TEXT, "善作善成")


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
