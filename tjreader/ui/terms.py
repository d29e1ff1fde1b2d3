"""The terms of the open text on its page: cuts, cards and lines follow what the desk decides."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ..app.cardterms import CardTerms
from ..app.settings import Settings
from ..desk.concept import Concept, FormKind
from ..desk.deciding import Basis, decided
from ..desk.glossary import is_of_glossary
from ..desk.recognition import Occurrence
from ..desk.record import DeskChange
from ..desk.ruling import Ruling
from ..desk.termbook import TermBook
from ..text.document import Paragraph
from ..text.span import Span
from .deskkeeper import DeskKeeper
from .reader.termlines import TermLine, TermLook
from .reader.view import ReaderView
from .session import Session

_STRENGTH = {TermLook.PROPOSED: 0, TermLook.DECIDED: 1, TermLook.FORBIDDEN: 2}


class PageTerms(QObject):
    """Takes the terms of the text shown from its desk to the page.

    `changed` tells that other terms, or other decisions on them, are known now.
    """

    changed = Signal()

    def __init__(
        self, session: Session, desk: DeskKeeper, view: ReaderView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = desk
        self._view = view
        self._book: TermBook | None = None
        self._language = ""
        self._shown = _shown(session.settings)
        desk.desk_loaded.connect(self.renew)
        desk.desk_changed.connect(self._desk_changed)
        desk.language_changed.connect(self.renew)
        session.settings_changed.connect(self._settings_changed)
        if desk.known:
            self.renew()

    @property
    def book(self) -> TermBook | None:
        """The terms of the text shown, None before the first."""
        return self._book

    def renew(self) -> None:
        """Take the concepts and rulings of the desk; paragraphs cut otherwise are made anew."""
        desk = self._keeper.desk
        known = self._book is not None and self._book.text is desk.text
        if self._book is None or not known or self._language != desk.language:
            book, self._language = TermBook(desk.text), desk.language
            self._book = book
            book.take(desk.concepts(), desk.rulings_in_force())
            self._session.words.use_terms(CardTerms(book, desk.language), book)
            page = self._session.page
            outline = page.outline if page is not None and page.text is desk.text else ()
            changed = [paragraph.id for paragraph in outline if book.cuts(paragraph)]
        else:
            changed = self._book.take(desk.concepts(), desk.rulings_in_force())
        self._session.words.renew(changed)
        self._draw()
        self.changed.emit()

    def _desk_changed(self, change: DeskChange) -> None:
        # What is typed for sentences moves no term.
        if any(isinstance(each.value, Concept | Ruling) for each in change.edits):
            self.renew()

    def own(self) -> tuple[Concept, ...]:
        """The reader's own concepts that hold for the text shown."""
        return self._keeper.desk.own() if self._keeper.known else ()

    def _settings_changed(self, settings: Settings) -> None:
        if self._shown != _shown(settings):
            self._shown = _shown(settings)
            self._draw()

    def _draw(self) -> None:
        self._view.set_terms(self.lines)

    def lines(self, paragraph: Paragraph) -> list[TermLine]:
        """The lines under a paragraph's terms, as the reader wishes to see them."""
        if self._book is None or not any(self._shown):
            return []
        own, glossary = self._shown
        found: dict[Span, TermLook] = {}
        for each in self._book.of(paragraph):
            if not (glossary if is_of_glossary(each.concept_id) else own):
                continue
            look = self._look(each)
            known = found.get(each.span)
            if known is None or _STRENGTH[look] > _STRENGTH[known]:
                found[each.span] = look
        return [TermLine(span, look) for span, look in found.items()]

    def _look(self, occurrence: Occurrence) -> TermLook:
        if occurrence.form.kind is FormKind.FORBIDDEN:
            return TermLook.FORBIDDEN
        concept = self._book.concept(occurrence.concept_id) if self._book else None
        if concept is None:
            return TermLook.PROPOSED
        basis = decided(concept, occurrence.ruling, self._language).basis
        return TermLook.DECIDED if basis in (Basis.HERE, Basis.APPROVED) else TermLook.PROPOSED


def _shown(settings: Settings) -> tuple[bool, bool]:
    """Whether lines are drawn under the reader's own terms, and under the glossary's."""
    return settings.page.terms, settings.page.glossary
