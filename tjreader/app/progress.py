"""How far each section of the open text has been read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future

from ..text.document import Section, Text
from .homing import Homing
from .ports import LibraryPort

log = logging.getLogger(__name__)


class Progress:
    """Farthest code point seen (printed offset) of each section, kept in the library.

    Belongs to one thread, as `app.notebook.Notebook` does. What is seen before the store is
    there is sent when it comes. Progress that cannot be stored is logged and no more.
    """

    def __init__(self, text: Text, homing: Homing, changed: Callable[[str], None]) -> None:
        """For one text; `changed(section_id)` is called when a section's percentage may differ."""
        self.text = text
        self._homing = homing
        self._changed = changed
        self._port: LibraryPort | None = None
        self._farthest: dict[str, int] = {}
        self._loaded = False
        self._forgotten: list[str | None] = []  # before what the store holds is in

    def farthest(self, section_id: str) -> int:
        """The farthest printed offset seen of a section, -1 if none."""
        return self._farthest.get(section_id, -1)

    def percent(self, section: Section) -> int:
        """How much of a section was seen: 0 to 100, and 100 only with its very last character.

        Places are compared in the printed text, so the figure is the same in every order.
        """
        farthest = self.farthest(section.id)
        total = sum(len(paragraph.span) for paragraph in section.paragraphs)
        seen = sum(
            min(max(farthest + 1 - paragraph.span.start, 0), len(paragraph.span))
            for paragraph in section.paragraphs
        )
        return seen * 100 // total if total else 0

    def seen(self, section_id: str, offset: int) -> None:
        """The code point at that printed offset was on the page long enough."""
        if offset <= self.farthest(section_id):
            return
        self._farthest[section_id] = offset
        self._changed(section_id)
        if self._port is not None:
            self._send(self._port.save_progress(self.text.id, section_id, offset))

    def reset(self, section_id: str | None = None) -> None:
        """Forget how far a section was read, or all of them."""
        gone = list(self._farthest) if section_id is None else [section_id]
        for each in gone:
            if self._farthest.pop(each, None) is not None:
                self._changed(each)
        if not self._loaded:
            self._forgotten.append(section_id)
        if self._port is not None:
            self._send(self._port.reset_progress(self.text.id, section_id))

    def connect(self, port: LibraryPort) -> None:
        """The store is open: fetch what was read before, send what was seen meanwhile."""
        self._port = port
        for section_id in tuple(self._forgotten):
            self._send(port.reset_progress(self.text.id, section_id))
        self._homing.when_done(port.progress(self.text.id), self._load, _not_kept)
        for section_id, offset in self._farthest.items():
            self._send(port.save_progress(self.text.id, section_id, offset))

    def disconnect(self) -> None:
        """The store is about to be closed. What was seen is on its way to it; no more is sent."""
        self._port = None

    def _load(self, stored: Mapping[str, int]) -> None:
        self._loaded = True
        for section_id, offset in stored.items():
            if None in self._forgotten or section_id in self._forgotten:
                continue
            if offset > self.farthest(section_id):
                self._farthest[section_id] = offset
                self._changed(section_id)

    def _send(self, future: Future[None]) -> None:
        self._homing.when_done(future, _kept, _not_kept)


def _kept(_done: None) -> None:
    """It is on disk; nobody waits for that."""


def _not_kept(error: BaseException) -> None:
    log.warning("reading progress was not kept: %s", type(error).__name__)
