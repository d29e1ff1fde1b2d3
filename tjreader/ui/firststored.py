"""What is typed goes to the disk before the notebook is replaced."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from .session import Session


class Typing(Protocol):
    """Who holds what is being typed."""

    def keep_typed(self) -> bool:
        """Have it stored; False if it was refused."""
        ...


class FirstStored(QObject):
    """Has what is typed stored before other work is begun.

    After `begin` comes one of the signals, perhaps at once: `stored` when all is on disk,
    `refused(str)` with the reason when it is not. Asked once more it comes as `stored`:
    the words stay in the window, and nobody shall be kept from mending a notebook that
    cannot be written.
    """

    stored = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, typing: Typing, parent: QObject) -> None:
        super().__init__(parent)
        self._notes = session.notes
        self._typing = typing
        self._waiting = False
        self._warned = False
        self._why = ""
        session.refused.connect(self.not_stored)
        self._notes.settled.connect(self._look)

    def begin(self) -> None:
        """Have what is typed stored."""
        if self._warned:
            self.forget()
            self.stored.emit()
            return
        self._why, self._waiting = "", False
        kept = self._typing.keep_typed()
        if not kept and not self._why:
            self._why = self.tr("What is typed was refused.")
        self._waiting = True
        self._look()

    def forget(self) -> None:
        """The work was given up: begin the next one from the beginning."""
        self._waiting = self._warned = False

    def not_stored(self, why: str) -> None:
        """Hear why something was refused."""
        self._why = why

    def _look(self) -> None:
        if not self._waiting or self._notes.busy:
            return
        self._waiting = False
        if not self._why:
            self.stored.emit()
            return
        self._warned = True
        self.refused.emit(
            self.tr(
                "What you typed could not be stored: {why} Once more, and it is done all the "
                "same; your words stay where they were typed."
            ).format(why=self._why)
        )
