"""Steps of the program that are taken back from a field in which one types."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ..session import Session


class NamedSteps(QObject):
    """Undo and redo that name the step: what it changes may be seen nowhere from there."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def undo(self) -> None:
        """Take the last step back."""
        notes = self._session.notes
        if notes.undo_name:
            self._session.notice.emit(self.tr("Undone: {what}").format(what=notes.undo_name))
        notes.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        notes = self._session.notes
        if notes.redo_name:
            self._session.notice.emit(self.tr("Done again: {what}").format(what=notes.redo_name))
        notes.redo()
