"""The editions of the text that comes with the program: its own, and those a reader loaded."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..app.opened import OpenedText
from ..app.ports import Refused
from ..app.wholefile import write_whole
from .names import shown
from .shipped import read_shipped

log = logging.getLogger(__name__)

POINTER = "current"
"""The file that names the edition that is read; without it the program's own is."""
NAME_LENGTH = 32
"""Hex digits of the revision that name the folder of an edition."""


class Shelf:
    """Keeps the editions of one text. Any thread may ask.

    Args:
        original: the folder of the edition that comes with the program.
        folder: where loaded editions are kept; made when the first one is.
    """

    def __init__(self, original: Path, folder: Path) -> None:
        self._original_folder = original
        self._folder = folder
        self._original: OpenedText | None = None
        self._current: OpenedText | None = None

    def current(self) -> OpenedText:
        """The edition that is read, each one read from its files once.

        Raises:
            Refused: if the program's own files are missing or damaged.
        """
        if self._current is None:
            self._current = self._loaded() or self.original()
        return self._current

    def original(self) -> OpenedText:
        """The edition that comes with the program.

        Raises:
            Refused: if its files are missing or damaged.
        """
        if self._original is None:
            self._original = read_shipped(self._original_folder)
        return self._original

    def of(self, revision: str) -> OpenedText | None:
        """The edition of that revision, or None if it is not kept here."""
        if self._current is not None and self._current.text.revision == revision:
            return self._current
        with suppress(Refused):
            if self.original().text.revision == revision:
                return self.original()
        with suppress(Refused):
            folder = self._folder / revision[:NAME_LENGTH]
            return read_shipped(folder) if folder.is_dir() else None
        return None

    def keep(self, opened: OpenedText, write: Callable[[Path, OpenedText], None]) -> None:
        """Read this edition from now on.

        Args:
            opened: the edition.
            write: writes it into a folder (`formats.edition.write_edition`).

        Raises:
            Refused: if it cannot be kept.
        """
        revision = opened.text.revision
        pointer = self._folder / POINTER
        try:
            if revision == self.original().text.revision:
                pointer.unlink(missing_ok=True)
            else:
                write(self._folder / revision[:NAME_LENGTH], opened)
                write_whole(pointer, revision.encode("ascii"))
        except OSError as error:
            raise Refused(
                f"The edition could not be kept in {shown(self._folder)} ({error.strerror}); make "
                "room or allow writing there, then load it again.",
                "readonly",
            ) from error
        self._current = opened

    def _loaded(self) -> OpenedText | None:
        """The edition that was loaded last; None where there is none or it is damaged."""
        try:
            revision = (self._folder / POINTER).read_text("ascii")
        except (OSError, ValueError):
            return None
        try:
            return read_shipped(self._folder / revision[:NAME_LENGTH])
        except Refused as refusal:
            log.warning("the edition that was loaded cannot be read: %s", refusal.code)
            return None
