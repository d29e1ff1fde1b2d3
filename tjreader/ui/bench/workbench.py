"""The parts of the translator's side, and in one list how they speak with the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter

from ...app import termbase, termentry
from ...app.ports import Refused
from ...app.settings import Settings
from ...desk.concept import Concept
from ...text.span import Span
from ..reader.hovercard import in_host
from ..reader.targets import lines_of
from ..termfinder import TermFinder
from ..theme import Theme
from .candidatespanel import CandidatesPanel
from .coveragefile import CoverageFile
from .deletedrecords import DeletedRecords
from .echoespanel import EchoesPanel
from .intolanguage import IntoLanguage
from .occurrences import Occurrences
from .quickterm import QuickTerm
from .revisiting import Revisiting
from .sectioncounts import SectionCounts
from .tabs import Tabs
from .termform import TermForm
from .termplaces import TermPlaces
from .termspanel import TermsPanel

if TYPE_CHECKING:
    from ..annex import Annex


class Workbench(QObject):
    """Terms of one window: the panel, the little form beside the words, the whole form."""

    def __init__(self, annex: Annex) -> None:
        super().__init__(annex)
        self._annex = annex
        self._window = window = annex.window
        self._session = window.session
        theme = window.themes.theme
        self.finder = TermFinder(self._session, annex.terms, self)
        self.terms = TermsPanel(annex.desk, theme)
        self.places = Occurrences(self._session, annex.desk, self.finder, theme)
        self.sections = SectionCounts(self._session, self.finder, theme)
        self.lower = TermPlaces(self.places, self.sections, self.finder)
        self.candidates = CandidatesPanel(self._session, annex.desk, self._pinyin_at, theme)
        self.echoes = EchoesPanel(self._session, annex.desk, theme)
        self.quick = QuickTerm(window, theme)
        self.coverage = CoverageFile(annex)
        self._revisiting = Revisiting(self._session, annex.desk, self)
        self.into = IntoLanguage(annex)
        self.deleted = DeletedRecords(annex)
        self._last = ("", -1)
        self._span: tuple[Span, str, str] | None = None
        self.tabs = Tabs(window)
        self.tabs.add(self.tr("Terms"), self._halves())
        self.tabs.add(self.tr("Candidates"), self.candidates)
        self.tabs.add(self.tr("Echoes"), self.echoes)
        window.terms_dock.set_panel(self.tabs)
        self._connect()
        self.show_settings(self._session.settings)
        self.terms.refresh()

    def _halves(self) -> QSplitter:
        """The terms above the places of the one that is chosen, or the sections of the text."""
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setObjectName("termsHalves")
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.terms)
        halves.addWidget(self.lower)
        halves.setSizes([420, 260])
        return halves

    def _connect(self) -> None:
        """Who hears whom."""
        jump = self._annex.jump
        self.finder.found.connect(self._counted)
        self.terms.shown.connect(self._next_place)
        self.terms.chosen_changed.connect(self._show_places)
        self.places.shown.connect(jump.show_span)
        self.places.left.connect(self._window.focus_page)
        self.sections.shown.connect(jump.show_span)
        self.sections.section_wanted.connect(self._session.show_section)
        self.sections.left.connect(self._window.focus_page)
        self.candidates.shown.connect(jump.show_span)
        self.candidates.left.connect(self._window.focus_page)
        self.echoes.shown.connect(jump.show_span)
        self.echoes.left.connect(self._window.focus_page)
        self.quick.kept.connect(self._enter)
        self.quick.closed.connect(self._window.focus_page)
        self._session.page_shown.connect(self._page_shown)
        self.terms.edit_wanted.connect(self.open_form)
        self.terms.left.connect(self._window.focus_page)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.terms.set_theme(theme)
        self.lower.set_theme(theme)
        self.candidates.set_theme(theme)
        self.echoes.set_theme(theme)
        self.quick.set_theme(theme)

    def show_settings(self, settings: Settings) -> None:
        """Follow the choices."""
        self.terms.set_face(settings.page.face)
        self.lower.set_face(settings.page.face)
        self.candidates.set_face(settings.page.face)
        self.echoes.set_face(settings.page.face)
        self.quick.set_face(settings.page.face)

    def _page_shown(self) -> None:
        self.quick.leave()
        self._counted()

    # The places of terms

    def _counted(self) -> None:
        known = self.finder.counted()
        if known is not None:
            self.terms.show_known(known)

    def _show_places(self) -> None:
        self.lower.show_chosen(self.terms.chosen(), len(self._annex.desk.desk.concepts()))

    def _next_place(self, concept_id: str) -> None:
        """Go to the next place of a term from the page's, then one after the other, round."""
        found = self.finder.of(concept_id)
        if not found:
            self._session.notice.emit(self.tr("This term does not stand in the text."))
            return
        key, last = self._last
        if key != concept_id:
            last = self._window.view.place() - 1
        after = [each for each in found if each.span.start > last]
        place = (after or found)[0].span
        self._last = concept_id, place.start
        self._annex.jump.show_span(place)

    # Entering a term

    def take_term(self) -> None:
        """Offer to enter the words selected on the page, or the word of the card."""
        chosen = self._chosen_words()
        if chosen is None:
            return
        span, words, pinyin = chosen
        if not any(map(str.isalnum, words)):
            self._session.notice.emit(self.tr("A term is more than punctuation marks."))
            return
        self._span = chosen
        view = self._window.view
        lines = [
            line
            for line in lines_of(view, (span,), with_pinyin=True)
            if line.intersects(view.viewport().rect())
        ]
        host = in_host(self._window, view.viewport(), lines)
        known = termentry.known_term(self._annex.desk.desk, words)
        self._annex.marking.bar.hide()
        self._annex.hover.hide()
        self.quick.offer(host, words, pinyin, known, self._annex.desk.desk.language)

    def _chosen_words(self) -> tuple[Span, str, str] | None:
        """The printed stretch, its words as shown, their pinyin."""
        spans = self._annex.marking.targets.spans()
        if len(spans) != 1:
            if spans:
                self._session.notice.emit(self.tr("A term stands in one paragraph."))
            return None
        page, span = self._window.view.page, spans[0]
        index = page.index_at(span.start)
        if index is None:
            return None
        paragraph = page.paragraph(index)
        shown = paragraph.rendering.to_shown(span)
        words = "".join(each.of(paragraph.text) for each in shown)
        pinyin = " ".join(
            token.pinyin
            for token in paragraph.tokens
            if token.pinyin and any(each.covers(token.span) for each in shown)
        )
        return span, words or span.of(self._session.text.printed), pinyin

    def _pinyin_at(self, span: Span) -> str:
        """The pinyin of printed words, as far as it is known; word-joined."""
        for paragraph in self._session.text.paragraphs_in(span):
            analysis = self._session.words.analyses()(paragraph)
            if analysis is None:
                continue
            inside = span.shifted(-paragraph.span.start)
            return " ".join(
                token.pinyin
                for token in analysis.tokens
                if token.pinyin and inside.covers(token.span)
            )
        return ""

    def show_candidates(self) -> None:
        """Show the candidates and look for them, unless that was done."""
        self._window.terms_dock.come_forward()
        self.tabs.show_part(1)
        self.candidates.search_once()
        self.candidates.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_echoes(self) -> None:
        """Show the echoes and look for them."""
        self._window.terms_dock.come_forward()
        self.tabs.show_part(2)
        self.echoes.search()
        self.echoes.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """The window closes."""
        self.candidates.stop()
        self.coverage.cancel()

    def _enter(self, rendering: str, decided: bool) -> None:
        if self._span is None:
            return
        span, words, pinyin = self._span
        made = self._annex.desk.act(
            lambda desk: termentry.enter(desk, span, words, pinyin, rendering, decided=decided)
        )
        if made is not None:
            self._window.view.select(())
            entered = [edit.after.id for edit in made.edits if isinstance(edit.after, Concept)]
            self.terms.select_listed(entered[0])

    def open_form(self, concept_id: str) -> None:
        """Open the form of a term; of a new one, of the words chosen, if the id is empty."""
        desk = self._annex.desk.desk
        concept = desk.concept(concept_id) if concept_id else None
        if concept is None and not concept_id:
            chosen = self._chosen_words()
            if chosen is not None:
                span, words, pinyin = chosen
                try:
                    concept = termbase.quick_concept(desk, span, words, pinyin)
                except Refused as refusal:
                    self._session.refused.emit(str(refusal))
                    return
        theme = self._window.themes.theme
        TermForm(self._annex.desk, concept, theme, self._window).open()
