"""The words of the open text: its pages and the cards on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..app.card import Card
from ..app.lookup import Lookup, Terms
from ..app.opened import OpenedText
from ..app.page import Page, WordPlace
from ..app.pages import PageMaker
from ..app.pages import Terms as Cuts
from ..app.ports import LexiconPort
from ..lang.token import Analysis
from ..text.document import Section
from ..text.rendering import View
from .notekeeper import NoteKeeper

if TYPE_CHECKING:  # only named here: the first page needs none of it
    from ..app.exchange import Analyses


class Words(QObject):
    """Makes the pages of one text at a time and tells of the words on the one shown.

    It knows of no place and no choices: the session says what is to be shown.
    """

    renewed = Signal(list)  # paragraph indices of the page whose words changed in place
    refused = Signal(str)

    def __init__(self, notes: NoteKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self.lexicon: LexiconPort | None = None
        self._opened: OpenedText | None = None
        self._maker: PageMaker | None = None
        self._lookup = Lookup(None)
        self._terms: Terms | None = None
        self._page: Page | None = None
        self._told = ""

    # Pages

    def open(self, opened: OpenedText) -> None:
        """Take another text; no page of it is shown yet."""
        self._opened = opened
        self._maker = PageMaker(opened, self.lexicon)
        self._terms = None
        self._lookup = Lookup(self.lexicon)
        self._page = None

    @property
    def maker(self) -> PageMaker | None:
        """Makes the pages of the open text, None before the first."""
        return self._maker

    @property
    def page(self) -> Page | None:
        """The page shown, None before the first."""
        return self._page

    def page_of(self, section: Section, arrangement_id: str, view: View) -> Page:
        """A section made ready, not shown.

        Raises:
            LookupError: before the first text was opened.
        """
        if self._maker is None:
            raise LookupError("no text is open")
        return self._maker.page(section, arrangement_id, view)

    def show(self, section: Section, arrangement_id: str, view: View) -> Page:
        """The page of a section, shown from now on; the same one where it is shown already.

        Raises:
            LookupError: before the first text was opened.
        """
        page = self._page
        wanted = (section.id, view, arrangement_id)
        if page is None or (page.section.id, page.view, page.arrangement_id) != wanted:
            page = self._page = self.page_of(section, arrangement_id, view)
        return page

    # What is known of words

    def card(self, place: WordPlace) -> Card | None:
        """All that is known of a word of the page, with the reader's own notes on it."""
        if self._page is None:
            return None
        rendering = self._page.paragraph(place.paragraph).rendering
        notes = self._notes.notebook.notes_within(rendering.to_printed(place.span))
        card = self._lookup.card(self._page, place, notes)
        trouble = self._lookup.trouble or (self._maker.trouble if self._maker else None)
        if trouble and trouble != self._told:  # the dictionary; cards go on without it
            self._told = trouble
            self.refused.emit(trouble)
        return card

    def recut(self, place: WordPlace, step: int) -> WordPlace:
        """The next longer (1) or shorter (-1) dictionary word that begins there."""
        return place if self._page is None else self._lookup.recut(self._page, place, step)

    def analyses(self) -> Analyses:
        """What is known by now of the words of the open text's paragraphs, for any thread.

        Raises:
            LookupError: before the first text was opened.
        """
        if self._maker is None:
            raise LookupError("no text is open")
        return self._maker.analysis

    # What becomes known of them

    def use_lexicon(self, lexicon: LexiconPort) -> None:
        """Take the dictionary; first guesses on the page are made anew with it."""
        self.lexicon = lexicon
        if self._maker is None or self._opened is None or self._page is None:
            return
        self._maker.use_lexicon(lexicon)
        self._lookup = Lookup(lexicon, self._terms)
        self.renew([p.id for p in self._page.outline if self._maker.analysis(p) is None])

    def use_terms(self, terms: Terms, cuts: Cuts) -> None:
        """Take the terms of the text open; `renew` then what they change on the page."""
        self._terms = terms
        self._lookup = Lookup(self.lexicon, terms)
        if self._maker is not None:
            self._maker.use_terms(cuts)

    def learn(self, revision: str, analyses: dict[str, Analysis]) -> None:
        """Take analyses of paragraphs by id, unless they are of another text."""
        if self._maker is None or self._opened is None or revision != self._opened.text.revision:
            return
        for paragraph_id, analysis in analyses.items():
            self._maker.learn(paragraph_id, analysis)
        self.renew(list(analyses))

    def unread(self) -> list[str]:
        """Ids of paragraphs whose words are guessed: those of this page first, then the rest."""
        if self._maker is None or self._opened is None or self._page is None:
            return []
        outline = self._page.outline
        here = {paragraph.id for paragraph in outline}
        rest = tuple(p for p in self._opened.text.paragraphs if p.id not in here)
        return [p.id for p in outline + rest if p.span and self._maker.analysis(p) is None]

    def renew(self, ids: list[str]) -> None:
        """Make paragraphs of the page anew, those of these ids that are on it."""
        if self._page is None:
            return
        indices = [self._page.renew(paragraph_id) for paragraph_id in ids]
        here = [index for index in indices if index is not None]
        if here:
            self.renewed.emit(here)
