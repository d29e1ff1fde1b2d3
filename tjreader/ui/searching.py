"""Searching everywhere: the open text at once, the rest beside the running window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ..app.find import Finder, Found
from ..app.opened import OpenedText
from ..app.ports import LexiconPort, Refused, StorePort
from ..app.search import (
    Asked,
    Group,
    Kind,
    note_group,
    note_wish,
    tag_group,
    word_group,
    word_wish,
)
from ..app.searchports import SearchPort
from ..app.termsearch import Terms, all_terms
from ..desk.concept import Concept
from ..lang.entry import LexiconError, WordsFound, WordWish
from .refused import in_words
from .session import Session

log = logging.getLogger(__name__)


class Searcher(QObject):
    """Asks text, notes, tags, terms and dictionary; of several queries the last one counts.

    `grouped(Group)` brings the hits of one kind, on the GUI thread; `renewed` tells that
    something can be searched now that could not before.
    """

    grouped = Signal(object)
    renewed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._port: SearchPort | None = None
        self._no_store = ""
        self._finder: Finder | None = None
        self._terms = Terms()
        self._from: tuple[OpenedText | None, Sequence[Concept]] | None = None
        self._own: Callable[[], Sequence[Concept]] = tuple
        self._waiting: list[Future[Any]] = []
        self._here = ""
        self.asked = Asked("")
        session.text_opened.connect(self._text_opened)

    def use_store(self, store: StorePort) -> None:
        """The notebook is open."""
        self._port = store.search
        self._no_store = ""
        self.renewed.emit()

    def use_terms(self, own: Callable[[], Sequence[Concept]]) -> None:
        """Find the reader's own terms too; `own` tells those that hold for the text shown."""
        self._own = own

    def go_without_store(self, refusal: Refused) -> None:
        """There will be no notebook."""
        self._no_store = in_words(refusal)
        self.renewed.emit()

    def find(self, typed: str) -> Found:
        """All places of a query in the open text, in the order in which it is read."""
        words, page = self._session.words, self._session.page
        if words.maker is None or page is None or Asked(typed).for_tag:
            return Found(typed)
        order = page.arrangement_id
        if self._finder is None or self._finder.arrangement_id != order:
            self._finder = Finder(self._session.sitting.opened, words.maker, order)
        return self._finder.find(typed)

    def ask(self, typed: str) -> None:
        """Look for a query everywhere but in the open text; answers to others are dropped."""
        for future in self._waiting:
            future.cancel()  # what has not begun need not be done
        self._waiting.clear()
        self.asked = asked = Asked(typed)
        if not asked.words:
            return
        self.grouped.emit(self._all_terms().find(asked))
        self._ask_notes(asked)
        self._ask_words(asked)

    def _ask_notes(self, asked: Asked) -> None:
        if self._port is None:
            trouble = self._no_store or self.tr("The notebook is being opened…")
            self.grouped.emit(Group(Kind.NOTES, trouble=trouble))
            return
        text_id = self._session.text.id
        self._here = text_id
        self._await(self._port.notes(note_wish(asked, text_id)), _Answer(self, asked, Kind.NOTES))
        self._await(self._port.tags(), _Answer(self, asked, Kind.TAGS))

    def _ask_words(self, asked: Asked) -> None:
        lexicon = self._session.words.lexicon
        if lexicon is None:
            return
        work = self._session.pool.run(_Look(lexicon, word_wish(asked)))
        self._await(work, _Answer(self, asked, Kind.WORDS))

    def _await(self, future: Future[Any], answer: _Answer) -> None:
        self._waiting.append(future)
        self._session.homecoming.when_done(future, answer.arrived, answer.failed)

    def take(self, kind: Kind, value: Any) -> None:
        """The answer to the last query, for one kind."""
        if kind is Kind.NOTES:
            group = note_group(self.asked, value, self._here)
        elif kind is Kind.TAGS:
            group = tag_group(self.asked, value)
        else:
            group = word_group(value)
        self.grouped.emit(group)

    def _all_terms(self) -> Terms:
        """The reader's own, and those of the text's glossary or else of the article's."""
        opened = self._session.sitting.opened
        source = opened if opened.glossary else self._shipped()
        key = (source, self._own())
        language = self._session.settings.desk.into(self._session.text.id)
        if language != self._terms.language:
            self._from, self._terms = None, Terms((), language)
        if self._from is None or self._from[0] is not key[0] or self._from[1] != key[1]:
            self._from = key
            text_id, glossary = (source.text.id, source.glossary) if source else ("", ())
            self._terms = self._terms.renewed(all_terms(text_id, glossary, key[1]))
        return self._terms

    def _shipped(self) -> OpenedText | None:
        try:
            return self._session.parts.shipped()
        except Refused:
            return None

    def _text_opened(self) -> None:
        self._finder = None


class _Look:
    """Work for the pool: one search of the dictionary."""

    def __init__(self, lexicon: LexiconPort, wish: WordWish) -> None:
        self._lexicon = lexicon
        self._wish = wish

    def __call__(self) -> WordsFound:
        return self._lexicon.search(self._wish)


class _Answer:
    """The answer to one query; passed on while it is the last one."""

    def __init__(self, searcher: Searcher, asked: Asked, kind: Kind) -> None:
        self._searcher = searcher
        self._asked = asked
        self._kind = kind

    def arrived(self, value: Any) -> None:
        """Hits are there."""
        if self._asked is self._searcher.asked:
            self._searcher.take(self._kind, value)

    def failed(self, error: BaseException) -> None:
        """It could not be searched."""
        if not isinstance(error, Refused | LexiconError):
            log.error("a search failed with %s", type(error).__name__)
        if self._asked is self._searcher.asked:
            told = isinstance(error, Refused | LexiconError)
            usual = QCoreApplication.translate("Searcher", "This could not be searched.")
            trouble = in_words(str(error)) if told else usual
            self._searcher.grouped.emit(Group(self._kind, trouble=trouble))
