"""The texts a reader opens, and how a text is known again.

Notes belong to a text by its id. The same words are the same text, wherever they lie;
a file whose words were changed is the same text in another revision. So an id is made
of the words when they are first seen, and a small index (`texts.json` in the data
folder) remembers the id of each revision and of each file. The index is convenience:
lost, it is made again from the notebook's own list of texts.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from msgspec.structs import replace

from .jsonfile import read_json, write_json
from .opened import OpenedText
from .ports import KnownText, Refused

log = logging.getLogger(__name__)

KEPT = 5000
"""Revisions and files the index remembers, newest last."""


OWN = "text-"
"""How the ids of a reader's own texts begin."""


class TextSource(Protocol):
    """What the library asks of `Parts`."""

    def shipped(self) -> OpenedText:
        """The article that comes with the program."""
        ...

    def read_file(self, path: Path) -> OpenedText:
        """A text file of the reader's."""
        ...

    def read_words(self, words: str, title: str) -> OpenedText:
        """Pasted words as a text."""
        ...


class Library:
    """Opens texts and gives each the id its notes are kept under. Any thread may ask.

    Args:
        source: reads the texts.
        index_file: `texts.json`; made when first needed, rewritten in one step. Beside it
            `pasted.json` holds the words pasted last.
    """

    def __init__(self, source: TextSource, index_file: Path) -> None:
        self._source = source
        self._file = index_file
        self._pasted_file = index_file.with_name("pasted.json")
        self._revisions: dict[str, str] | None = None
        self._paths: dict[str, str] = {}
        self._lock = Lock()

    def shipped(self) -> OpenedText:
        """The article that comes with the program. Fast: reads no index.

        Raises:
            Refused: if its files are missing or damaged.
        """
        return self._source.shipped()

    def open_file(self, path: Path) -> OpenedText:
        """A text file. Known words keep their id; so does a known file with new words.

        Raises:
            Refused: if it is no text, too large or cannot be read.
        """
        path = _absolute(path)
        return self._known(self._source.read_file(path), str(path))

    def open_words(self, words: str, title: str = "") -> OpenedText:
        """Pasted words as a text. Without a title it is called by its first words.

        Raises:
            Refused: if there is nothing to read in them.
        """
        opened = self._known(self._source.read_words(words, title), "")
        text = opened.text
        value = {"id": text.id, "title": text.title, "words": text.printed}
        try:
            write_json(self._pasted_file, value)
        except OSError as error:  # the notebook keeps them too, but opens later
            log.warning("pasted words could not be written: %s", type(error).__name__)
        return opened

    def pasted(self, text_id: str) -> OpenedText | None:
        """The words that were pasted last, without waiting for the notebook.

        Returns:
            The text, or None if another was pasted last, or its words cannot be read.
        """
        value = read_json(self._pasted_file)
        words, title = value.get("words"), value.get("title")
        if value.get("id") != text_id or not (isinstance(words, str) and isinstance(title, str)):
            return None
        try:
            return self._known(self._source.read_words(words, title), "")
        except Refused:
            return None

    def is_known(self, path: Path) -> bool:
        """Whether a file was opened before."""
        with self._lock:
            return str(_absolute(path)) in self._index()[1]

    def known_as(self, revision: str) -> str:
        """The id under which words are kept as a text of the reader's own, or empty."""
        with self._lock:
            return self._index()[0].get(revision, "")

    def adopt(self, text_id: str, revision: str, path: Path | None) -> None:
        """From now on these words, and the file they are in, are that text."""
        with self._lock:
            revisions, paths = self._index()
            revisions[revision] = text_id
            if path is not None:
                paths[str(_absolute(path))] = text_id
            self._save()

    def learn(self, known: Iterable[KnownText]) -> None:
        """Take over what the store knows, where the index does not (it was lost)."""
        with self._lock:
            revisions, paths = self._index()
            before = (len(revisions), len(paths))
            for text in known:
                if not text.id.startswith(OWN):
                    continue  # the article's words in a file of the reader's are another text
                revisions.setdefault(text.revision, text.id)
                if text.source and Path(text.source).is_absolute():
                    paths.setdefault(text.source, text.id)
            if before != (len(revisions), len(paths)):
                self._save()

    def _known(self, opened: OpenedText, path: str) -> OpenedText:
        """The text under the id it has, which is noted down."""
        text = opened.text
        with self._lock:
            revisions, paths = self._index()
            text_id = revisions.get(text.revision) or (path and paths.get(path)) or text.id
            if revisions.get(text.revision) != text_id or (path and paths.get(path) != text_id):
                revisions[text.revision] = text_id
                if path:
                    paths[path] = text_id
                self._save()
        if text_id == text.id:
            return opened
        return replace(opened, text=replace(text, id=text_id))

    def _index(self) -> tuple[dict[str, str], dict[str, str]]:
        if self._revisions is None:
            value = read_json(self._file)
            self._revisions = _names(value.get("revisions"))
            self._paths = _names(value.get("files"))
        return self._revisions, self._paths

    def _save(self) -> None:
        value = {"revisions": _newest(self._revisions or {}), "files": _newest(self._paths)}
        try:
            write_json(self._file, value)
        except OSError as error:  # the text opens all the same; `learn` mends the index
            log.warning("the index of texts could not be written: %s", type(error).__name__)


def _absolute(path: Path) -> Path:
    """One name for a file, however it was written."""
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def _names(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {k: v for k, v in value.items() if isinstance(k, str) and isinstance(v, str)}


def _newest(names: dict[str, str]) -> dict[str, str]:
    return dict(list(names.items())[-KEPT:])
