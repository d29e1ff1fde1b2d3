"""Refused acts and half-typed notes: the mark goes, the words stay."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from msgspec.structs import replace

from builders import section_note, span_of, text_note, text_of
from listening import FULL, FullPort, Later, Listening
from tjreader.app import marking
from tjreader.app.homing import AtOnce
from tjreader.app.marking import text_note_of
from tjreader.app.notebook import Notebook
from tjreader.app.ports import Refused, StorePort
from tjreader.notes.annotation import Annotation, Colour, Style

TEXT = text_of()
TIANJIN = span_of(TEXT, "天津")
SAYING = span_of(TEXT, "善作善成")


def stored(store: StorePort) -> tuple[Annotation, ...]:
    return store.notebook.annotations(TEXT.id).result(30)


def only(book: Notebook) -> Annotation:
    (one,) = book.annotations()
    return one


def test_a_refusal_takes_the_mark_away_and_keeps_the_words(store, heard):
    port = FullPort(store.notebook)
    book = Notebook(TEXT, AtOnce(), heard)
    book.connect(port)
    port.full = True
    book.highlight((SAYING,), Colour.PINK, Style.TINT, "长长的话")
    assert book.marks() == ()
    (draft,) = book.unfinished()
    kept = draft.annotation
    assert (kept.note, draft.is_new) == ("长长的话", True)
    assert heard.refused[0][1] is FULL
    port.full = False
    book.add(kept)
    assert book.unfinished() == book.drafts.all() == ()
    assert stored(store) == (kept,)
    port.full = True
    book.edit_note(kept.id, "更长的话")
    assert only(book).note == "长长的话"
    assert [(d.annotation.note, d.is_new) for d in book.unfinished()] == [("更长的话", False)]
    book.drafts.drop(kept.id)
    assert book.unfinished() == ()


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
    assert [(d.annotation.note, d.is_new) for d in book.unfinished()] == [("more words", True)]
    assert [each.anchor.quote for each in book.annotations()] == ["天津"]
    assert stored(store) == book.annotations()


def test_without_a_store_acts_are_refused_and_words_kept(heard):
    book = Notebook(TEXT, AtOnce(), heard)
    book.highlight((SAYING,), Colour.PINK, Style.TINT, "before")
    damaged = Refused("notebook.db is damaged.", "damaged")
    book.go_without_store(damaged)
    book.highlight((TIANJIN,), Colour.PINK, Style.TINT, "after")
    assert book.marks() == ()
    assert [draft.annotation.note for draft in book.unfinished()] == ["before", "after"]
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
    book.add(text_note_of(book.text, "words"))
    assert book.unfinished()[0].annotation.note == "words"
    assert "secret" not in str(heard.refused[0][1])


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


def test_a_draft_is_never_older_than_the_words_that_were_left(store, heard):
    home = Later()
    book = Notebook(TEXT, home, heard)
    book.connect(store.notebook)
    home.come()
    new = marking.text_note_of(TEXT, "half")
    book.drafts.keep(new, is_new=True)
    book.add(replace(new, note="half a thought"))
    assert [d.annotation.note for d in book.drafts.all()] == ["half a thought"]
    assert book.unfinished() == ()  # it is on its way
    home.come()
    assert book.drafts.all() == ()
    assert store.notebook.drafts(TEXT.id).result(10) == ()


def test_an_undo_that_waited_for_a_refused_act_undoes_no_other(store, heard):
    home = Later()
    port = FullPort(store.notebook)
    book = Notebook(TEXT, home, heard)
    book.connect(port)
    home.come()
    first = book.highlight((TIANJIN,), Colour.GREEN, Style.TINT)
    home.come()
    port.full = True
    book.highlight((SAYING,), Colour.PINK, Style.TINT)
    port.full = False
    undone: list[str] = []
    book.when_settled(lambda: undone.append("the first"))
    home.come()
    assert undone == []
    assert [each.id for each in book.annotations()] == [first.edits[0].id]


def test_an_unchanged_note_and_an_erased_one_leave_no_draft(book, store):
    book.add(text_note_of(book.text, "as it was"))
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
