"""How the notebook stands, as the status line tells it."""

from __future__ import annotations

from enum import StrEnum


class SavingState(StrEnum):
    """Whether what the reader wrote is on disk."""

    STARTING = "starting"  # the notebook is not open yet
    WAITING = "waiting"  # another program has the notebook; what is done is kept till then
    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"  # refused: the words are kept in the window only
    READING = "reading"  # the notebook cannot be used; nothing can be written
