"""The desk in a window: one stack of undo steps with the notes, one saving state, all texts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deskears import Heard
from tjreader.app import places, termbase, translating
from tjreader.app.desk import Desk
from tjreader.app.ports import Refused
from tjreader.app.settings import Settings
from tjreader.app.state import State
from tjreader.assembly import Assembly
from tjreader.desk.concept import Concept, SourceForm
from tjreader.notes.change import Act, Label, is_of_notes
from tjreader.text.span import Span
from tjreader.ui.deskkeeper import DeskKeeper
from tjreader.ui.saving import SavingState
from tjreader.ui.session import Session
from tjreader.ui.undo import name_of


class Window:
    """A session with a desk, without anything to be seen."""

    def __init__(self, qtbot, data_dir) -> None:
        self.qtbot = qtbot
        self.parts = Assembly(data_dir)
        self.parts.prepare()
        self.session = Session(self.parts, Settings(), State())
        self.keeper = DeskKeeper(self.session, self.session)
        self.session.open_shipped()
        self.store = None

    def open_store(self) -> None:
        self.store = self.parts.open_store().result(30)
        self.session.notes.connect_store(self.store.notebook)
        self.keeper.use_store(self.store)
        self.session.use_library(self.store.library)
        self.qtbot.waitUntil(lambda: self.keeper.loaded and self.session.notes.known)

    @property
    def desk(self):
        return self.keeper.desk

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.desk.own()]

    def add(self, words: str, **more) -> None:
        concept = Concept("", (SourceForm(words),), text_id=self.desk.text.id)
        assert self.keeper.act(lambda desk: termbase.add(desk, replace(concept, **more)))

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.notes.busy, timeout=10_000)

    def undo(self) -> None:
        self.session.notes.undo()
        self.settle()

    def redo(self) -> None:
        self.session.notes.redo()
        self.settle()

    def close(self) -> None:
        self.settle()
        self.session.homecoming.close()
        if self.store is not None:
            self.store.close().result(30)
        # Gone now, in the order of Qt, and not when the garbage collector thinks of it.
        with self.qtbot.waitSignal(self.session.destroyed):
            self.session.deleteLater()


@pytest.fixture
def unopened(qtbot, data_dir):
    """The window before its store is there."""
    made = Window(qtbot, data_dir)
    yield made
    made.close()


@pytest.fixture
def window(unopened):
    unopened.open_store()
    return unopened


def test_undo_takes_notes_and_terms_back_in_the_order_of_acts(window):
    notes = window.session.notes
    window.add("天津")
    notes.highlight((Span(60, 64),))
    window.add("滨海")
    window.settle()
    assert notes.undo_name == "term 滨海"
    window.undo()
    assert window.names == ["天津"]
    assert notes.undo_name.startswith("highlight")
    window.undo()
    assert notes.annotations() == ()
    window.undo()
    assert window.names == []
    assert notes.redo_name == "term 天津"
    for _ in range(3):
        window.redo()
    assert window.names == ["天津", "滨海"]
    assert len(notes.annotations()) == 1
    assert window.store.desk.records("tianjin").result(10) == window.desk.records()


def test_undo_waits_for_what_is_on_its_way(window):
    window.add("天津")
    window.session.notes.highlight((Span(60, 64),))
    window.add("滨海")
    window.session.notes.undo()  # nothing is on disk yet
    window.settle()
    assert window.names == ["天津"]


def test_typing_a_sentence_is_one_step(window):
    span = window.desk.text.paragraphs[2].span
    for words in ("A", "A be", "A begun"):
        window.keeper.act(lambda desk, words=words: translating.translate(desk, span, words))
        window.settle()
    window.undo()
    assert window.desk.translations() == ()
    window.redo()
    assert [each.words for each in window.desk.translations()] == ["A begun"]


def test_the_saving_state_is_shared(window, qtbot):
    states = []
    window.session.notes.saving_changed.connect(states.append)
    with qtbot.waitSignal(window.session.notes.settled):
        window.add("天津")
        assert window.session.notes.busy
        assert not window.session.notes.untouched
    assert states == [SavingState.SAVING, SavingState.SAVED]


def test_facts_of_the_desk_are_told(window, qtbot):
    changed, saved = [], []
    window.keeper.desk_changed.connect(changed.append)
    window.keeper.desk_saved.connect(saved.append)
    window.add("天津")
    assert [each.label for each in changed] == [Label(Act.TERM, "天津")]
    window.settle()
    assert saved == changed
    window.undo()
    assert changed[1:] == [changed[0].inverse] == saved[1:]


def test_what_is_refused_is_told_and_no_step(window):
    told = []
    window.session.refused.connect(told.append)
    made = window.keeper.act(lambda desk: termbase.delete(desk, ["tianjin:新质生产力"]))
    assert made is None
    assert len(told) == 1
    window.keeper.go_without_store(Refused("no store", "damaged"))
    window.add("天津")
    assert told[1:] == ["no store"]
    assert window.names == []
    assert window.session.notes.undo_name == ""


def test_acts_before_the_store_is_open_are_stored(qtbot, data_dir):
    window = Window(qtbot, data_dir)
    window.add("天津")
    assert window.session.notes.busy
    window.open_store()
    window.settle()
    assert [each.name for each in window.store.desk.records("tianjin").result(10)] == ["天津"]
    assert window.session.notes.undo_name == "term 天津"
    window.close()


def test_a_term_for_all_texts_is_seen_in_each(window, qtbot):
    shipped = window.desk
    window.add("天津", text_id=None)
    window.settle()
    window.session.open_words("天津在海边。", "海")
    qtbot.waitUntil(lambda: window.desk is not shipped and window.keeper.loaded)
    assert window.names == ["天津"]
    (term,) = window.desk.own()
    window.keeper.act(lambda desk: termbase.add_form(desk, term.id, "津"))
    window.settle()
    assert [form.words for form in shipped.own()[0].forms] == ["天津", "津"]
    window.session.open_shipped()
    assert window.desk is shipped
    window.undo()
    # What was done to it since is not thrown away.
    assert [form.words for form in window.desk.own()[0].forms] == ["天津", "津"]


def test_a_change_of_another_process_is_taken_in_and_undone(window):
    heard = []
    window.keeper.desk_changed.connect(heard.append)
    window.session.notes.highlight((Span(60, 64),))
    window.settle()
    other = Desk(window.desk.text, (), window.session.homecoming, Heard())
    change = places.reject(other, "河")
    window.store.desk.apply(change).result(10)
    window.keeper.accept(change)
    assert heard == [change]
    assert [each.words for each in window.desk.verdicts()] == ["河"]
    window.undo()
    assert window.desk.verdicts() == ()
    assert len(window.session.notes.annotations()) == 1


def test_a_replaced_notebook_is_read_again(window, qtbot):
    window.add("天津")
    window.settle()
    old = window.desk
    window.session.notes.begin_anew()
    assert window.desk is not old
    qtbot.waitUntil(lambda: window.keeper.loaded)
    assert window.names == ["天津"]
    assert window.session.notes.undo_name == ""


def test_after_a_repair_the_desk_can_be_written_again(unopened):
    """The store could not be opened; its notebook was repaired, and it is opened after all."""
    refusal = Refused("The notebook is damaged.", "damaged")
    unopened.session.notes.read_only(refusal)
    unopened.keeper.go_without_store(refusal)
    unopened.session.notes.begin_anew()
    unopened.add("天津")  # kept until the store is there
    unopened.open_store()
    unopened.settle()
    assert unopened.names == ["天津"]
    unopened.add("海河")
    unopened.settle()
    assert unopened.names == ["天津", "海河"]
    assert unopened.session.notes.state is SavingState.SAVED


def test_every_act_has_a_name():
    names = [name_of(Label(act)) for act in Act]
    assert all(names)
    assert len(set(names)) == len(names)


def test_changes_know_what_they_are_of(window):
    change = window.session.notes.highlight((Span(60, 64),))
    assert is_of_notes(change)
    made = window.keeper.act(lambda desk: places.reject(desk, "海"))
    assert not is_of_notes(made)
