"""How far each section of the open text has been read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future

from ..text.document import Section, Text
from .homing import Homing
from .ports import LibraryPort, ReadSoFar

log = logging.getLogger(__name__)

Read = Mapping[str, tuple[str, Mapping[str, int]]]
"""Of earlier revisions by name: printed words, and the farthest offset seen of each section."""

Carry = Callable[[Read], Future[dict[str, int]]]
"""Looks for what was read of earlier revisions in the one that is open."""


class Progress:
    """Farthest code point seen (printed offset) of each section, kept in the library.

    Belongs to one thread, as `app.notebook.Notebook` does. What is seen before the store is
    there is sent when it comes. Progress that cannot be stored is logged and no more. What
    was read of an earlier revision follows to this one, once.
    """

    def __init__(
        self,
        text: Text,
        homing: Homing,
        changed: Callable[[str], None],
        carry: Carry | None = None,
    ) -> None:
        """For one text.

        Args:
            text: the revision that is open.
            homing: brings futures home.
            changed: called with a section's id when its percentage may differ.
            carry: looks for what was read of earlier revisions; without it that waits.
        """
        self.text = text
        self.homing = homing
        self._changed = changed
        self._carry = carry
        self._port: LibraryPort | None = None
        self._farthest: dict[str, int] = {}
        self._settled = False
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
            self._send(self._port.save_progress(*self._key, section_id, offset))

    def reset(self, section_id: str | None = None) -> None:
        """Forget how far a section was read, or all of them."""
        gone = list(self._farthest) if section_id is None else [section_id]
        for each in gone:
            if self._farthest.pop(each, None) is not None:
                self._changed(each)
        if not self._settled:
            self._forgotten.append(section_id)
        if self._port is not None:
            self._send(self._port.reset_progress(*self._key, section_id))

    def connect(self, port: LibraryPort) -> None:
        """The store is open: fetch what was read before, send what was seen meanwhile."""
        self._port = port
        for section_id in tuple(self._forgotten):
            self._send(port.reset_progress(*self._key, section_id))
        self.homing.when_done(port.progress(*self._key), self._load, _not_kept)
        for section_id, offset in self._farthest.items():
            self._send(port.save_progress(*self._key, section_id, offset))

    def disconnect(self) -> None:
        """The store is about to be closed. What was seen is on its way to it; no more is sent."""
        self._port = None

    @property
    def connected(self) -> bool:
        """Whether the store can be asked."""
        return self._port is not None

    @property
    def _key(self) -> tuple[str, str]:
        return self.text.id, self.text.revision

    def _load(self, stored: ReadSoFar) -> None:
        self._take(stored.farthest)
        if stored.earlier and self._carry is not None and self._port is not None:
            _Crossing(self, self._port, stored.earlier, self._carry).next_words()
        else:
            self._settled = True

    def _take(self, farthest: Mapping[str, int]) -> dict[str, int]:
        """Offsets of the store or of earlier revisions; gives those nobody has forgotten."""
        wanted = {
            section_id: offset
            for section_id, offset in farthest.items()
            if None not in self._forgotten and section_id not in self._forgotten
        }
        for section_id, offset in wanted.items():
            if offset > self.farthest(section_id):
                self._farthest[section_id] = offset
                self._changed(section_id)
        return wanted

    def arrived(self, earlier: Iterable[str], farthest: Mapping[str, int]) -> None:
        """What was read of earlier revisions was found in this one."""
        taken = self._take(farthest)
        self._settled = True
        if self._port is not None:
            self._send(self._port.settle_progress(*self._key, tuple(earlier), taken))

    def _send(self, future: Future[None]) -> None:
        self.homing.when_done(future, _kept, _not_kept)


class _Crossing:
    """One time that what was read of earlier revisions is looked for in the one open."""

    def __init__(
        self,
        progress: Progress,
        port: LibraryPort,
        earlier: Mapping[str, Mapping[str, int]],
        carry: Carry,
    ) -> None:
        self._progress = progress
        self._port = port
        self._earlier = earlier
        self._carry = carry
        self._wanted = list(earlier)
        self._read: dict[str, tuple[str, Mapping[str, int]]] = {}

    def next_words(self) -> None:
        """Ask for the next revision's words, or look for them all when they are there."""
        homing = self._progress.homing
        if not self._progress.connected:  # it is looked for when the text is opened next
            return
        if self._wanted:
            words = self._port.text_words(self._progress.text.id, self._wanted[-1])
            homing.when_done(words, self._take_words, _not_kept)
        else:
            homing.when_done(self._carry(self._read), self._found, _not_kept)

    def _take_words(self, words: str | None) -> None:
        revision = self._wanted.pop()
        if words is not None:
            self._read[revision] = (words, self._earlier[revision])
        self.next_words()

    def _found(self, farthest: Mapping[str, int]) -> None:
        self._progress.arrived(self._earlier, farthest)


def _kept(_done: None) -> None:
    """It is on disk; nobody waits for that."""


def _not_kept(error: BaseException) -> None:
    log.warning("reading progress was not kept: %s", type(error).__name__)
