"""The form of a term that is open while a command restores a backup of the notebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from tjreader.app import termbase
from tjreader.desk.concept import Concept, Rendering, SourceForm
from tjreader.ui.application import Program
from tjreader.ui.bench.termform import TermForm

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

TERM = "创新社区"


class Restoring:
    """A translator at the window, and a command that restores backups through it."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot, self.annex = program, qtbot, program.annex
        qtbot.waitUntil(lambda: self.annex.desk.loaded)
        qtbot.waitUntil(program.store.store.backed_up.done)

    @property
    def care(self):
        return self.program.store.store.care

    def restore(self, name: str) -> None:
        """Nothing of the new notebook is read yet when this comes back."""
        self.care.restore(name).result(30)
        self.program.store.notes_replaced.emit()

    def loaded(self) -> None:
        self.qtbot.waitUntil(lambda: self.annex.desk.loaded)

    def backup(self) -> str:
        """Have the notebook as it is backed up."""
        before = {each.name for each in self.care.backups().result(10)}
        self.restore(next(iter(before)))
        self.loaded()
        (made,) = {each.name for each in self.care.backups().result(10)} - before
        self.restore(made)
        self.loaded()
        return made

    def put(self, known: Concept) -> Concept:
        """A term on disk, new or another one than before."""
        self.annex.desk.act(lambda desk: termbase.add(desk, known))
        self.saved()
        return self.own()[-1]

    def saved(self) -> None:
        self.qtbot.waitUntil(lambda: self.annex.desk.desk.pending == 0)

    def own(self) -> list[Concept]:
        return list(self.annex.desk.desk.own())

    def on_disk(self) -> list[Concept]:
        found = self.program.store.store.desk.records(self.program.session.text.id).result(10)
        return [each for each in found if isinstance(each, Concept)]

    def form(self, concept_id: str) -> TermForm:
        self.annex.bench.bench.open_form(concept_id)
        return self.program.window.findChild(TermForm)


@pytest.fixture
def desk(program: Program, qtbot: QtBot) -> Restoring:
    return Restoring(program, qtbot)


def term() -> Concept:
    return Concept("", (SourceForm(TERM),), (Rendering("innovation community"),))


def test_a_new_term_goes_into_the_notebook_that_is_read_now(desk: Restoring) -> None:
    name = desk.backup()
    form = desk.form("")
    form.forms.item(0, 0).setText(TERM)
    form.note.setPlainText("dear words")
    desk.restore(name)
    form.accept()  # what it holds is not known yet
    assert form.isVisible()
    assert "being read again" in form._fault.text()
    desk.loaded()
    form.accept()
    desk.saved()
    assert [each.note for each in desk.own()] == ["dear words"]
    assert desk.on_disk() == desk.own()


def test_a_term_that_is_as_it_was_is_changed(desk: Restoring) -> None:
    made = desk.put(term())
    name = desk.backup()
    form = desk.form(made.id)
    form.note.setPlainText("dear words")
    desk.restore(name)
    desk.loaded()
    form.accept()
    desk.saved()
    assert [each.note for each in desk.on_disk()] == ["dear words"]


def test_a_term_the_backup_does_not_have_is_entered_there_when_that_is_wished(
    desk: Restoring,
) -> None:
    name = desk.backup()
    made = desk.put(term())
    form = desk.form(made.id)
    form.note.setPlainText("dear words")
    desk.restore(name)
    desk.loaded()
    form.accept()
    assert form.isVisible()
    assert "not there any more" in form._fault.text()
    assert form.note.toPlainText() == "dear words"
    assert desk.on_disk() == []
    form.accept()
    desk.saved()
    (kept,) = desk.on_disk()
    assert (kept.id, kept.note, kept.renderings[0].words) == (
        made.id,
        "dear words",
        "innovation community",
    )


def test_a_term_that_is_another_one_there_is_not_written_over_unasked(desk: Restoring) -> None:
    made = desk.put(term())
    name = desk.backup()
    desk.put(replace(made, renderings=(Rendering("district of innovation"),)))
    form = desk.form(made.id)
    form.note.setPlainText("dear words")
    desk.restore(name)
    desk.loaded()
    form.accept()
    assert form.isVisible()
    assert "changed since" in form._fault.text()
    assert [each.renderings[0].words for each in desk.on_disk()] == ["innovation community"]
    form.accept()
    desk.saved()
    (kept,) = desk.on_disk()
    assert (kept.note, kept.renderings[0].words) == ("dear words", "district of innovation")


def test_a_term_changed_by_a_command_is_not_written_over_unasked(desk: Restoring) -> None:
    made = desk.put(term())
    form = desk.form(made.id)
    form.note.setPlainText("dear words")
    other = desk.put(replace(made, domain="parks"))
    form.accept()
    assert form.isVisible()
    assert "changed since" in form._fault.text()
    assert desk.on_disk() == [other]
    form.reject()
    assert form.isVisible()  # typed words are not dropped unasked
    form.reject()


def test_a_term_is_kept_for_the_text_its_form_was_opened_for(
    desk: Restoring, tmp_path, qtbot: QtBot
) -> None:
    """A command opens another text in the window meanwhile."""
    text = desk.program.session.text
    form = desk.form("")
    form.forms.item(0, 0).setText(TERM)
    path = tmp_path / "other.txt"
    path.write_text("别的文章。", encoding="utf-8")
    desk.program.store.open_wanted.emit(str(path))
    qtbot.waitUntil(lambda: desk.program.session.text.title == "other")
    form.accept()
    store: Callable[[str], object] = desk.program.store.store.desk.records
    qtbot.waitUntil(lambda: bool(store(text.id).result(10)))
    (kept,) = store(text.id).result(10)
    assert (kept.name, kept.text_id) == (TERM, text.id)
    assert store(desk.program.session.text.id).result(10) == ()
