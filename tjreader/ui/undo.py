"""Taking changes back by name.

A change is written to the store first; when it is on disk an already-done command is
pushed. Undo and redo are writes like any other: the stack moves when they are on disk,
so a refusal leaves it as it was.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand, QUndoStack

from ..app.marking import now
from ..notes.change import Act, ChangeOf, EditOf, Label

PAUSES = {Act.RESIZE: 3, Act.TRANSLATE: 20, Act.SENTENCE_NOTE: 20}
"""Seconds without a move after which moving the end of a highlight is another step; and those
without typing after which typing on in a sentence is."""


def name_of(label: Label) -> str:
    """A change's name for people: what was done, to which words."""
    names = {
        Act.HIGHLIGHT: QCoreApplication.translate("Undo", "highlight"),
        Act.NOTE: QCoreApplication.translate("Undo", "note"),
        Act.EDIT_NOTE: QCoreApplication.translate("Undo", "change of note"),
        Act.RECOLOUR: QCoreApplication.translate("Undo", "change of colour"),
        Act.RESTYLE: QCoreApplication.translate("Undo", "change of style"),
        Act.RESIZE: QCoreApplication.translate("Undo", "change of length"),
        Act.ERASE: QCoreApplication.translate("Undo", "erasing"),
        Act.RESTORE: QCoreApplication.translate("Undo", "bringing back"),
        Act.TAG: QCoreApplication.translate("Undo", "tags"),
        Act.UNTAG: QCoreApplication.translate("Undo", "removal of tags"),
        Act.MERGE: QCoreApplication.translate("Undo", "merging"),
        Act.SPLIT: QCoreApplication.translate("Undo", "splitting"),
        Act.FOLLOW: QCoreApplication.translate("Undo", "taking the notes to this edition of"),
        Act.ACCEPT: QCoreApplication.translate("Undo", "accepting the place of"),
        Act.PLACE: QCoreApplication.translate("Undo", "placing"),
        Act.UNPLACE: QCoreApplication.translate("Undo", "taking the place from"),
        Act.IMPORT: QCoreApplication.translate("Undo", "import"),
    }
    name = names.get(label.act) or _name_at_the_desk(label.act)
    return f"{name} {label.words}".rstrip()


def _name_at_the_desk(act: Act) -> str:
    """What was done at the translator's desk."""
    names = {
        Act.TERM: QCoreApplication.translate("Undo", "term"),
        Act.EDIT_TERM: QCoreApplication.translate("Undo", "change of term"),
        Act.DECIDE: QCoreApplication.translate("Undo", "decision on"),
        Act.MERGE_TERMS: QCoreApplication.translate("Undo", "merging of terms"),
        Act.SPLIT_TERM: QCoreApplication.translate("Undo", "splitting of term"),
        Act.DELETE_TERM: QCoreApplication.translate("Undo", "deletion of term"),
        Act.RESTORE_TERM: QCoreApplication.translate("Undo", "return to the desk of"),
        Act.ADOPT: QCoreApplication.translate("Undo", "adopting"),
        Act.MOVE_TERM: QCoreApplication.translate("Undo", "moving of term"),
        Act.IMPORT_TERMS: QCoreApplication.translate("Undo", "import of terms"),
        Act.RULE: QCoreApplication.translate("Undo", "decision at one place on"),
        Act.UNRULE: QCoreApplication.translate("Undo", "removal of a decision on"),
        Act.REJECT: QCoreApplication.translate("Undo", "rejecting"),
        Act.UNREJECT: QCoreApplication.translate("Undo", "offering again"),
        Act.TRANSLATE: QCoreApplication.translate("Undo", "translation of"),
        Act.STAGE: QCoreApplication.translate("Undo", "change of stage"),
        Act.SENTENCE_NOTE: QCoreApplication.translate("Undo", "note on the translation of"),
        Act.IMPORT_SENTENCES: QCoreApplication.translate("Undo", "import of translations"),
        Act.PLACE_SENTENCE: QCoreApplication.translate("Undo", "placing of the translation of"),
        Act.DISCARD_SENTENCE: QCoreApplication.translate("Undo", "deletion of the translation of"),
        Act.ACCEPT_FINDING: QCoreApplication.translate("Undo", "accepting of a finding"),
        Act.UNACCEPT_FINDING: QCoreApplication.translate("Undo", "telling a finding again"),
    }
    return names[act]


class ChangeCommand(QUndoCommand):
    """A change that is already on disk: it is remembered here, never written."""

    def __init__(self, change: ChangeOf[Any]) -> None:
        super().__init__(name_of(change.label))
        self.change = change

    def take_in(self, change: ChangeOf[Any]) -> bool:
        """Make the next move of a highlight's ends a part of this step, if it is one.

        Keys move an end one character at a time; who undoes means the whole gesture. So is
        the typing of a sentence, which is stored at each pause.
        """
        act = change.label.act
        pause = PAUSES.get(act)
        if pause is None or self.change.label.act is not act:
            return False
        if len(self.change.edits) != 1 or len(change.edits) != 1:
            return False
        old, new = self.change.edits[0], change.edits[0]
        if old.after is None or old.after != new.before:
            return False
        moment = new.after.updated if new.after is not None else now()
        if _seconds(old.after.updated, moment) > pause:
            return False
        if old.before is None and new.after is None:
            self.setObsolete(True)  # what was typed was taken back whole: there is no step
        else:
            self.change = ChangeOf(self.change.label, (EditOf(old.before, new.after),))
        return True


class Steps:
    """The undo stack of one text."""

    def __init__(self) -> None:
        self._stack = QUndoStack()

    @property
    def undo_name(self) -> str:
        """What undo would take back, empty where there is nothing."""
        return self._stack.undoText()

    @property
    def redo_name(self) -> str:
        """What redo would do again, empty where there is nothing."""
        return self._stack.redoText()

    def undo_change(self) -> ChangeOf[Any] | None:
        """The change that undoes the last step, or None."""
        if not self._stack.canUndo():
            return None
        command = self._stack.command(self._stack.index() - 1)
        return command.change.inverse if isinstance(command, ChangeCommand) else None

    def _last(self) -> ChangeCommand | None:
        """The last step, if none was undone after it."""
        if not self._stack.canUndo() or self._stack.canRedo():
            return None
        command = self._stack.command(self._stack.index() - 1)
        return command if isinstance(command, ChangeCommand) else None

    def redo_change(self) -> ChangeOf[Any] | None:
        """The change that does the step again that was undone last, or None."""
        if not self._stack.canRedo():
            return None
        command = self._stack.command(self._stack.index())
        return command.change if isinstance(command, ChangeCommand) else None

    def written(self, change: ChangeOf[Any], undoing: bool) -> None:
        """A change is on disk: a new step, or the way back or forth along the old ones."""
        if not undoing:
            last = self._last()
            if last is None or not last.take_in(change):
                self._stack.push(ChangeCommand(change))
            elif last.isObsolete():
                self._stack.undo()  # Qt takes it from the stack
        elif change == self.undo_change():
            self._stack.undo()
        elif change == self.redo_change():
            self._stack.redo()

    def clear(self) -> None:
        """Forget all steps."""
        self._stack.clear()


def _seconds(earlier: str, later: str) -> float:
    """Seconds between two times of annotations; endless where one is none."""
    try:
        return abs(
            (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
        )
    except (ValueError, TypeError):
        return float("inf")
