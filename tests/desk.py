"""A desk for stories: the real session, store, page, card, bar and panels in one window."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget
from pytestqt.qtbot import QtBot

from tjreader.app.page import WordPlace
from tjreader.app.settings import HoverSettings, PageSettings, Settings
from tjreader.app.settings import Theme as Choice
from tjreader.app.state import State
from tjreader.assembly import Assembly
from tjreader.text.span import Span
from tjreader.ui.deskkeeper import DeskKeeper
from tjreader.ui.panels.find import FindPanel
from tjreader.ui.panels.notes import NotesPanel
from tjreader.ui.reader.cardface import CardFonts, Look
from tjreader.ui.reader.faces import choose
from tjreader.ui.reader.hover import HoverController
from tjreader.ui.reader.jump import Jump
from tjreader.ui.reader.marking import Marking
from tjreader.ui.reader.style import PageStyle
from tjreader.ui.reader.view import ReaderView
from tjreader.ui.reader.wordcursor import WordCursor
from tjreader.ui.searching import Searcher
from tjreader.ui.session import Session
from tjreader.ui.terms import PageTerms
from tjreader.ui.theme import load_theme
from tjreader.ui.visits import Visits

THEMES = Path(__file__).resolve().parents[1] / "resources" / "themes"
HOVER = HoverSettings(delay=10, grace=80)


class Desk(QWidget):
    """What a reader has before them, without menus; the store is open when it is made."""

    def __init__(self, qtbot: QtBot, data_dir: Path, settings: Settings | None = None) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.parts = Assembly(data_dir)
        self.parts.prepare()
        paper = PageSettings(theme=Choice.PAPER)
        self.session = Session(
            self.parts, settings or Settings(page=paper, hover=HOVER), State(), self
        )
        theme = load_theme(THEMES, "paper")
        session = self.session
        page = session.settings.page
        self.view = ReaderView(self)
        self.view.set_style(
            PageStyle(page.face, page.size, page.leading, page.measure, page.ruby, theme.page)
        )
        self.desk = DeskKeeper(session, self)
        self.terms = PageTerms(session, self.desk, self.view, self)
        self.notes = NotesPanel(session, theme, self)
        self.searcher = Searcher(session, self)
        self.searcher.use_terms(self.terms.own)
        self.visits = Visits(session, self)
        self.find = FindPanel(session, self.searcher, theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # Without a size constraint: the offscreen platform warns of it.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.view, 3)
        row.addWidget(self.notes, 1)
        row.addWidget(self.find, 1)
        look = Look(theme, CardFonts.of(choose(page.face), 14.0), session.settings.hover.tones)
        self.hover = HoverController(self.view, session.words, look, session.settings.hover)
        self.cursor = WordCursor(self.view, self.hover)
        self.marking = Marking(session, self.view, self.hover, theme)
        self.jump = Jump(session, self.view, theme)
        self._wire()

    def _wire(self) -> None:
        session = self.session
        session.page_shown.connect(self._page_shown)
        session.page_renewed.connect(self.view.renew_paragraphs)
        session.page_renewed.connect(self.hover.renew_paragraphs)
        session.settings_changed.connect(self._settings_changed)
        session.notes.marks_changed.connect(self._marks_changed)
        self.view.place_changed.connect(session.moved)
        self.cursor.selected.connect(self.marking.offer_selection)
        self.marking.note_requested.connect(self.notes.edit_note)
        self.marking.mark_chosen.connect(self.notes.select)
        self.notes.shown.connect(self.jump.show_annotation)
        self.notes.left.connect(self.view.setFocus)
        self.find.hits_changed.connect(self.view.set_hits)
        self.find.shown.connect(self.jump.show_span)
        self.find.typing_began.connect(self.jump.keep_place)
        self.find.return_wanted.connect(self.jump.return_to_kept)
        self.find.closed.connect(self.view.setFocus)
        self.find.note_wanted.connect(self.visits.go)
        self.visits.arrived.connect(self.jump.show_annotation)

    def open(self) -> None:
        """Open the article, its dictionary and the store."""
        self.session.open_shipped()
        self.session.words.use_lexicon(self.parts.lexicon())
        self.store = self.parts.open_store().result(20)
        self.session.notes.connect_store(self.store.notebook)
        self.session.use_library(self.store.library)
        self.desk.use_store(self.store)
        self.searcher.use_store(self.store)
        self.qtbot.waitUntil(lambda: self.session.notes.notebook.loaded, timeout=10_000)

    def close_all(self) -> None:
        """Let the store go."""
        self.settle()
        self.session.homecoming.close()
        self.store.close().result(20)
        self.session.save()

    def settle(self) -> None:
        """Wait until all acts are on disk."""
        notes = self.session.notes
        self.qtbot.waitUntil(lambda: not notes.busy, timeout=10_000)

    def _page_shown(self, page, place) -> None:
        self.hover.show_page(page)
        self.cursor.show_page(page)
        self.view.show_page(page, place)
        self.marking.show_page()

    def _settings_changed(self, settings: Settings) -> None:
        self.hover.set_settings(settings.hover)

    def _marks_changed(self) -> None:
        self.view.set_marks(self.session.notes.marks())

    # What a reader does

    def place_of(self, word: str, nth: int = 0) -> WordPlace:
        """The token of that surface on the page."""
        page = self.view.page
        for index in range(len(page)):
            for token in page.paragraph(index).tokens:
                if token.surface == word:
                    if not nth:
                        return WordPlace(index, token.span)
                    nth -= 1
        raise LookupError(word)

    def words_in_sight(self) -> list[WordPlace]:
        """The words whose lines are wholly on the screen."""
        page, area = self.view.page, self.view.viewport().rect()
        return [
            WordPlace(index, token.span)
            for index in range(len(page))
            for token in page.paragraph(index).tokens
            if token.pinyin and self.lines(WordPlace(index, token.span))
            if all(area.contains(line) for line in self.lines(WordPlace(index, token.span)))
        ]

    def lines(self, place: WordPlace):
        """A word's rectangles in the viewport."""
        return self.view.rect_of(place.paragraph, place.span)

    def point_at(self, place: WordPlace) -> QPoint:
        """Move the pointer onto a word."""
        self.view.reveal_word(place)
        point = self.lines(place)[0].center()
        QTest.mouseMove(self.view.viewport(), point - QPoint(1, 0))
        QTest.mouseMove(self.view.viewport(), point)
        return point

    def rest_on(self, place: WordPlace) -> None:
        """Point at a word until its card is there."""
        self.point_at(place)
        self.qtbot.waitUntil(
            lambda: self.hover.place == place and self.hover.card.isVisible(), timeout=3000
        )

    def rest_in_vain(self, place: WordPlace) -> None:
        """Point at a word and see that no card is on its way."""
        with self.qtbot.waitSignal(self.view.pointed, timeout=3000):
            self.point_at(place)
        assert not self.card_is_due

    @property
    def card_is_due(self) -> bool:
        """Whether a card waits for its delay."""
        return self.hover._delay.isActive()

    def away(self) -> None:
        """Move the pointer out of the page."""
        QTest.mouseMove(self.view.viewport(), QPoint(1, 1))
        self.view.left.emit()

    def select(self, words: str) -> Span:
        """Select printed words of this page, as the mouse would."""
        section = self.session.section
        first = min(p.span.start for p in section.paragraphs)
        start = self.session.text.printed.index(words, first)
        span = Span(start, start + len(words))
        self.view.reveal(span)
        self.view.select((span,))
        self.view.selection_finished.emit(QPoint(0, 0))
        return span

    def key(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the page."""
        QTest.keyClick(self.view, key, modifiers)

    def change_hover(self, **values) -> None:
        """Choose something about the card."""
        settings = self.session.settings
        changed = replace(settings, hover=replace(settings.hover, **values))
        self.session.change_settings(changed)


def opened_desk(qtbot: QtBot, data_dir: Path, settings: Settings | None = None) -> Desk:
    """The article's second section in a window of 1500×900."""
    made = Desk(qtbot, data_dir, settings)
    qtbot.addWidget(made, before_close_func=Desk.close_all)
    made.resize(1500, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.open()
    made.session.show_section("s02")
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    return made
