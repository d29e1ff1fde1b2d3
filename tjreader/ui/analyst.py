"""Words and readings of texts that come without checked ones: stored, or by the worker."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from ..app.ports import LexiconPort, LibraryPort
from ..lang.engine import engine_name
from ..lang.token import Analysis
from .session import Session
from .worker import Key, Worker

log = logging.getLogger(__name__)

SOON = 60
"""ms in which analyses are gathered before the page shows them."""
KEEP = 40
"""Analyses that are stored together."""


class Analyst(QObject):
    """Finds what is known of the open text's words, has the rest analysed, and keeps it.

    It waits for the dictionary and the store; the visible section comes first. A text
    whose words are all checked starts no process.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._library: LibraryPort | None = None
        self._engine: str | None = None
        self._asked = ""
        self._fresh: dict[Key, Analysis] = {}
        self._unkept: dict[str, dict[str, Analysis]] = {}
        self.worker = Worker(session.parts.worker_command(), self)
        self.worker.analysed.connect(self._analysed)
        self.worker.idle.connect(self._keep)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._show)
        session.page_shown.connect(self._page_shown)

    def use_lexicon(self, lexicon: LexiconPort | None) -> None:
        """The dictionary, a part of the engine's name; the worker does without one too."""
        self._engine = engine_name(lexicon.source if lexicon is not None else None)
        self._look()

    def use_library(self, library: LibraryPort | None) -> None:
        """Where analyses are kept; None where there is no store."""
        self._library = library
        self._asked = ""
        self._look()

    def stop(self) -> None:
        """End the worker. The last few analyses are made anew next time: leaving is quick."""
        self._soon.stop()
        self.worker.stop()

    def _page_shown(self) -> None:
        self._look()

    def _look(self) -> None:
        """Ask the library once per text, then the worker for what is left."""
        unread = self._session.words.unread() if self._engine is not None else []
        if not unread:
            return
        revision = self._session.text.revision
        if self._library is None or self._engine is None or self._asked == revision:
            self._analyse(unread)
            return
        self._asked = revision
        stored = _Stored(self, revision)
        future = self._library.analyses(revision, self._engine, unread)
        self._session.homecoming.when_done(future, stored.found, stored.not_found)

    def take_stored(self, revision: str, analyses: Mapping[str, Analysis]) -> None:
        """What an earlier session found."""
        self._session.words.learn(revision, dict(analyses))
        self._look()

    def _analyse(self, ids: list[str]) -> None:
        text = self._session.text
        wanted = {paragraph.id: paragraph.span for paragraph in text.paragraphs}
        fresh = {key[1] for key in self._fresh if key[0] == text.revision}
        self.worker.analyse(
            [
                ((text.revision, each), wanted[each].of(text.printed))
                for each in ids
                if each not in fresh
            ]
        )

    def _analysed(self, key: Key, analysis: Analysis) -> None:
        self._fresh[key] = analysis
        self._unkept.setdefault(key[0], {})[key[1]] = analysis
        if not self._soon.isActive():
            self._soon.start()

    def _show(self) -> None:
        fresh, self._fresh = self._fresh, {}
        revision = self._session.text.revision
        here = {key[1]: analysis for key, analysis in fresh.items() if key[0] == revision}
        if here:
            self._session.words.learn(revision, here)
        if sum(map(len, self._unkept.values())) >= KEEP:
            self._keep()

    def _keep(self) -> None:
        if self._library is None:
            return
        unkept, self._unkept = self._unkept, {}
        for revision, analyses in unkept.items():
            self._session.homecoming.when_done(
                self._library.save_analyses(revision, analyses), self._kept, self._not_kept
            )

    def _kept(self, nothing: None) -> None:
        """They are on disk; nobody waits for that."""

    def _not_kept(self, error: BaseException) -> None:
        log.warning("analyses were not kept: %s", type(error).__name__)


class _Stored:
    """Hears what the library has of one revision."""

    def __init__(self, analyst: Analyst, revision: str) -> None:
        self._analyst = analyst
        self._revision = revision

    def found(self, analyses: Mapping[str, Analysis]) -> None:
        """What it has; it may be nothing."""
        self._analyst.take_stored(self._revision, analyses)

    def not_found(self, error: BaseException) -> None:
        """It could not be asked: all is analysed anew."""
        log.warning("stored analyses were not read: %s", type(error).__name__)
        self._analyst.take_stored(self._revision, {})
