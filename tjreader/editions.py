"""Texts and their editions, put together of the rooms that read, keep and compare them.

A part of the composition root: what is slow to import is imported in the method that needs it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import paths
from .app.library import OWN, Library
from .app.opened import Edition, OpenedText
from .notes.annotation import Annotation
from .notes.change import Edit
from .text.document import Text

if TYPE_CHECKING:
    from .app.sitting import Bookmark, Trail
    from .desk.record import DeskEdit, Record
    from .formats.shelf import Shelf
    from .notes.following import Following

SHIPPED = "tianjin"
"""Folder of the article that comes with the program."""


class Texts:
    """Reads texts, each under the id made of its words; see `app.library.TextSource`."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "editions" / SHIPPED
        self._shelf: Shelf | None = None

    @property
    def shelf(self) -> Shelf:
        """The editions of the article.

        Raises:
            Refused: if the program's own files are missing.
        """
        if self._shelf is None:
            from .formats.shelf import Shelf

            self._shelf = Shelf(paths.resources() / "texts" / SHIPPED, self._folder)
        return self._shelf

    def shipped(self) -> OpenedText:
        """The article, in the edition that is read."""
        return self.shelf.current()

    def read_file(self, path: Path) -> OpenedText:
        """A text file of the reader's."""
        from .formats.registry import read_file

        return read_file(path)

    def read_words(self, words: str, title: str) -> OpenedText:
        """Pasted words as a text."""
        from .formats.plain import read_words

        return read_words(words, title)


class Editions:
    """Other editions of a text; see `app.parts.EditionsPort`."""

    def __init__(self, texts: Texts, library: Library) -> None:
        self._texts = texts
        self._library = library

    def is_known(self, path: Path) -> bool:
        """Whether a file was opened before, so that it says itself which text it is."""
        return self._library.is_known(path)

    def read_edition(self, of: OpenedText, path: Path) -> Edition:
        """A file as another edition of a text; nothing is changed by reading it.

        Raises:
            Refused: if it cannot be read, has the very words of the text, or none of them.
        """
        from .app.editions import edition_of
        from .formats.names import shown

        read = self._texts.read_file(path)
        opened = edition_of(of, read, shown(path))
        if not of.text.id.startswith(OWN):
            kept = self._texts.shelf.of(opened.text.revision)
            return Edition(opened if kept is None else kept)
        known = self._library.known_as(read.text.revision)
        return Edition(opened, "" if known == of.text.id else known)

    def keep_edition(self, edition: Edition) -> None:
        """Take it for the text's edition from now on.

        Raises:
            Refused: if it cannot be kept.
        """
        text = edition.opened.text
        if text.id.startswith(OWN):
            self._library.adopt(text.id, text.revision, edition.opened.path)
        else:
            from .formats.edition import write_edition

            self._texts.shelf.keep(edition.opened, write_edition)

    def follow(
        self,
        opened: OpenedText,
        annotations: Sequence[Annotation],
        words: Mapping[str, str | None],
    ) -> tuple[Edit, ...]:
        """What takes annotations to the revision that is open; see `app.ports`."""
        return self._following(opened, words).edits(annotations)

    def follow_records(
        self, opened: OpenedText, records: Sequence[Record], words: Mapping[str, str | None]
    ) -> tuple[DeskEdit, ...]:
        """The same for what the desk keeps; see `app.parts`."""
        from .desk.following import record_edits

        return record_edits(self._following(opened, words), records)

    def _following(self, opened: OpenedText, words: Mapping[str, str | None]) -> Following:
        from .notes.following import Following

        earlier = {
            revision: self._earlier(opened, revision, printed)
            for revision, printed in words.items()
            if printed
        }
        return Following(opened.text, earlier)

    def carry(self, opened: OpenedText, order: str, bookmark: Bookmark, words: str) -> Trail:
        """The places of an earlier revision in the one that is open; see `app.parts`."""
        from .app.editions import carried_trail

        old = self._earlier(opened, bookmark.revision, words)
        text = opened.text
        return carried_trail(old, text.arrangement(order), text.printed, bookmark.trail)

    def carry_progress(
        self, opened: OpenedText, read: Mapping[str, tuple[str, Mapping[str, int]]]
    ) -> dict[str, int]:
        """How far earlier readings reach in the revision that is open; see `app.parts`."""
        from .app.editions import carried_progress

        reached: dict[str, int] = {}
        for revision, (words, farthest) in read.items():
            old = self._earlier(opened, revision, words)
            for section, offset in carried_progress(old, opened.text, farthest).items():
                reached[section] = max(offset, reached.get(section, offset))
        return reached

    def _earlier(self, opened: OpenedText, revision: str, printed: str) -> Text:
        """An earlier form of a text with its contents, so that sections are known again."""
        from .app.editions import printed_earlier

        own = opened.text.id.startswith(OWN)
        known = None if own else self._texts.shelf.of(revision)
        if known is not None:
            return known.text
        return printed_earlier(opened, self._texts.read_words(printed, "x"))
