"""How the notebook stands, as the status line tells it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ..app.ports import Refused

if TYPE_CHECKING:
    from .notekeeper import NoteKeeper


class SavingState(StrEnum):
    """Whether what the reader wrote is on disk."""

    STARTING = "starting"  # the notebook is not open yet
    WAITING = "waiting"  # another program has the notebook; what is done is kept till then
    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"  # refused: the words are kept in the window only
    READING = "reading"  # the notebook cannot be used; nothing can be written


class Saving:
    """How the acts of notes and of the desk stand; the keeper's signals tell of it."""

    def __init__(self, keeper: NoteKeeper) -> None:
        self.state = SavingState.STARTING
        self._keeper = keeper
        self._complaint = ""

    def show(self, state: SavingState) -> None:
        """It stands so now."""
        if state is not self.state:
            self.state = state
            self._keeper.saving_changed.emit(state)

    def made(self) -> None:
        """An act is on its way; where the store is not open yet that is said already."""
        if self._keeper.port is not None:
            self.show(SavingState.SAVING)

    def saved(self) -> None:
        """An act is on disk."""
        if not self._keeper.busy:
            self.show(SavingState.SAVED)
            self._keeper.saved_again.emit(self._complaint)
            self._keeper.settled.emit()

    def refused(self, refusal: Refused, no_store: Refused | None) -> None:
        """An act was not stored, perhaps because there is no store at all."""
        self._complaint = str(refusal)
        self._keeper.refused.emit(self._complaint)
        self.show(SavingState.READING if no_store else SavingState.UNSAVED)
        if not self._keeper.busy:
            self._keeper.settled.emit()
