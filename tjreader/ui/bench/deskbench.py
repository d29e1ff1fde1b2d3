"""The sentence desk of one window: which sentence is worked on, and how page and desk meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from ...app import translating
from ...app.page import Page
from ...app.sentenceaids import numbers_due, terms_due, words_of
from ...app.sentencebook import SentenceBook
from ...app.settings import Settings
from ...desk.segments import Pair
from ...desk.translation import Stage
from ...notes.annotation import Colour
from ...text.span import Span
from ..reader.targets import lines_of
from ..termfinder import TermFinder
from ..theme import Theme
from .checksdesk import ChecksDesk
from .deskpanel import SENTENCES, DeskPanel
from .namedsteps import NamedSteps
from .sentencerow import SentenceRow
from .sentences import Sentences

if TYPE_CHECKING:
    from ..annex import Annex


class DeskBench(QObject):
    """Sentences, the one that is chosen, and its editor.

    A sentence that is chosen here is shown on the page. One that is gone to on the page is
    chosen here only while the desk follows the page.
    """

    def __init__(self, annex: Annex, finder: TermFinder) -> None:
        super().__init__(annex)
        self._annex = annex
        self._window = window = annex.window
        self._session = window.session
        self._keeper = annex.desk
        self._finder = finder
        self._theme = window.themes.theme
        self._id = ""
        self._keyboard_wanted = False
        self._steps = NamedSteps(self._session, self)
        self.sentences = Sentences(self._session, annex.desk, self)
        self.panel = DeskPanel(annex.desk, self._theme)
        self.checks = ChecksDesk(self, annex, finder)
        window.desk_dock.set_panel(self.panel)
        self._connect()
        self.show_settings(self._session.settings)
        self._seen(window.desk_dock.in_sight)
        self._refresh()

    def _connect(self) -> None:
        """Who hears whom."""
        session, window, panel = self._session, self._window, self.panel
        editor, listed, strays = panel.editor, panel.sentences, panel.strays
        self.sentences.renewed.connect(self._renewed)
        self.sentences.changed.connect(self._changed)
        self._keeper.desk_changed.connect(self._desk_changed)
        panel.into.clicked.connect(self._annex.bench.translate_into)
        self._finder.found.connect(self._show_aids)
        session.page_shown.connect(self._page_shown)
        session.place_changed.connect(self._page_moved)
        session.leaving.connect(editor.writing.commit)
        window.view.selection_changed.connect(self._page_clicked)
        window.desk_dock.visibilityChanged.connect(self._seen)
        listed.chosen.connect(self.choose)
        listed.filtered.connect(self._show_rows)
        listed.next_wanted.connect(self.next_open)
        listed.write_wanted.connect(editor.take_keyboard)
        listed.left.connect(window.focus_page)
        strays.place_wanted.connect(self._place_stray)
        strays.left.connect(window.focus_page)
        editor.stepped.connect(self.step)
        editor.sought.connect(self._seek)
        editor.typed.connect(self._show_aids)
        editor.left.connect(window.focus_page)
        editor.edit.undo_wanted.connect(self._steps.undo)
        editor.edit.redo_wanted.connect(self._steps.redo)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme
        self.panel.set_theme(theme)

    def show_settings(self, settings: Settings) -> None:
        """Follow the choices."""
        self.panel.set_face(settings.page.face)

    def commit(self) -> bool:
        """Store all that was typed; False if some of it was refused."""
        return self.panel.editor.writing.commit_all()

    # What is chosen

    @property
    def book(self) -> SentenceBook | None:
        """The sentences of the text shown, None until they are known."""
        return self.sentences.book

    @property
    def at(self) -> int | None:
        """The index of the chosen sentence."""
        book = self.book
        return book.index_of(self._id) if book is not None and self._id else None

    def choose(self, at: int) -> None:
        """Work on a sentence, and show it on the page."""
        book = self.book
        if book is not None:
            self._take(book, at)
            self.show_on_page(book.pairs[at].segment.span)

    def show_on_page(self, span: Span) -> None:
        """Take the page to a printed stretch and let it glow."""
        jump = self._annex.jump
        jump.show_span(span)
        ink = QColor(self._theme.page.marks[Colour.YELLOW.value])
        jump.flash.flash(lines_of(self._window.view, (span,)), ink)

    def take(self, at: int) -> None:
        """Work on a sentence; the page stays where it is."""
        book = self.book
        if book is not None:
            self._take(book, at)

    def _take(self, book: SentenceBook, at: int) -> None:
        pair = book.pairs[at]
        if pair.segment.id != self._id:
            # What was typed before is stored while its own sentence is still the chosen one.
            self.panel.editor.writing.commit()
            pair = book.pairs[at]
            self._id = pair.segment.id
            self._open(book, pair)
        if pair.segment.section_id == self._session.section.id:
            self.panel.sentences.select(at)

    def _open(self, book: SentenceBook, pair: Pair) -> None:
        segment = pair.segment
        place = self._session.sitting.place_code(segment.span.start)
        count = len(book.of_section(segment.section_id))
        head = self.tr("{place} · sentence {n} of {all}").format(
            place=place, n=segment.number, all=count
        )
        self.panel.editor.show_pair(pair, self._words(pair), head)
        self._offer_place(pair)
        if self._keyboard_wanted:
            self._keyboard_wanted = False
            self.panel.editor.take_keyboard()

    def _words(self, pair: Pair) -> str:
        return words_of(pair.segment, self._session.sitting.view)

    def step(self, step: int) -> None:
        """Go to the sentence so many on in reading order; past either end it stays."""
        book, at = self.book, self.at
        if book is not None and at is not None and 0 <= at + step < len(book):
            self.choose(at + step)

    def next_open(self) -> None:
        """Go to the next open sentence, round the text, and give it the caret."""
        self._seek(1)
        self.panel.editor.take_keyboard()

    def _seek(self, step: int) -> None:
        book, at = self.book, self.at
        if book is None:
            return
        self.panel.editor.writing.commit()
        found = book.next_open(-1 if at is None else at, step)
        if found is None:
            self._session.notice.emit(self.tr("No sentence of this text is open any more."))
        else:
            self.choose(found)

    # What the desk tells

    def _refresh(self) -> None:
        """The section or the text is another one, or all sentences are."""
        book, section = self.book, self._session.section.id
        if book is None:
            self._id = ""
            self.panel.editor.show_pair(None, "", "")
            self.panel.sentences.show_rows((), None)
            self.panel.strays.hide()
            return
        at = self.at
        if at is None or book.pairs[at].segment.section_id != section:
            here = book.of_section(section)
            if here:
                # The first open one, else the first draft, else the first.
                stages = [Stage.OPEN, Stage.DRAFT, Stage.DONE]
                self._take(book, min(here, key=lambda one: stages.index(book.pairs[one].stage)))
        self._show_rows()
        self.panel.strays.show_strays(book.strays)

    def _renewed(self) -> None:
        book, at = self.book, self.at
        if book is not None and at is not None:
            pair = book.pairs[at]
            if self.panel.editor.pair is not None and self._same_text():
                self.panel.editor.writing.follow(pair)
                self._offer_place(pair)
            else:
                self._open(book, pair)
        else:
            self._id = ""
        self._refresh()

    def _same_text(self) -> bool:
        writing, desk = self.panel.editor.writing, self._keeper.desk
        return writing.desk is desk and writing.language == desk.language

    def _changed(self, changed: frozenset[int]) -> None:
        book, at = self.book, self.at
        if book is None:
            return
        if at is not None and at in changed:
            self.panel.editor.writing.follow(book.pairs[at])
            self._offer_place(book.pairs[at])
        section = self._session.section.id
        here = [each for each in changed if book.pairs[each].segment.section_id == section]
        if self.panel.sentences.renew_rows([self._row(each, book.pairs[each]) for each in here]):
            self.panel.sentences.show_progress(book.progress(section), book.progress())
        else:
            self._show_rows()

    def _desk_changed(self, change: object) -> None:  # noqa: ARG002 - the signal's
        book = self.book
        if book is not None:
            self.panel.strays.show_strays(book.strays)

    def _show_rows(self) -> None:
        book, section = self.book, self._session.section.id
        if book is None:
            return
        rows = [self._row(at, book.pairs[at]) for at in book.of_section(section)]
        self.panel.sentences.show_rows(rows, self.at)
        self.panel.sentences.show_progress(book.progress(section), book.progress())

    def _row(self, at: int, pair: Pair) -> SentenceRow:
        noted = bool(pair.translation and pair.translation.note)
        segment = pair.segment
        source = self._words(pair)
        return SentenceRow(at, segment.id, segment.number, source, pair.words, pair.stage, noted)

    def _show_aids(self) -> None:
        editor = self.panel.editor
        pair = editor.pair
        if pair is None:
            editor.show_aids((), ())
            return
        words = editor.edit.words()
        places = self._finder.within(pair.segment.span)
        desk = self._keeper.desk
        terms = terms_due(desk.concept, places, words, desk.language)
        editor.show_aids(terms, numbers_due(self._words(pair), words, desk.language))

    # Strays

    def _offer_place(self, pair: Pair) -> None:
        self.panel.strays.offer_place(pair.translation is None)

    def _place_stray(self, translation_id: str) -> None:
        pair = self.panel.editor.pair
        if pair is not None and self.panel.editor.writing.commit():
            span = pair.segment.span
            self._keeper.act(lambda desk: translating.settle(desk, translation_id, span))

    # The page

    def _seen(self, seen: bool) -> None:
        if not seen:
            self.panel.editor.writing.commit()
        self.checks.seen(seen)

    def _page_shown(self, page: Page, place: int) -> None:  # noqa: ARG002 - the signal's
        pair = self.panel.editor.pair
        if pair is not None and self._same_text():
            self.panel.editor.source.show_words(self._words(pair))
        self._refresh()
        self._show_aids()

    def _page_clicked(self) -> None:
        """The caret of the page was put somewhere: its sentence is chosen, if that is wanted."""
        head = self._window.view.chosen.head
        book = self.book
        if head is None or book is None or not self._follows:
            return
        paragraph = self._window.view.page.paragraph(head.paragraph)
        place = max(0, min(head.place, len(paragraph.text) - 1))
        offset = paragraph.rendering.printed_place(place)
        at = book.at(offset)
        if at is not None:
            self._take(book, at)

    def _page_moved(self) -> None:
        """The page was scrolled: once the chosen sentence is out of sight, the first seen is."""
        book, at, view = self.book, self.at, self._window.view
        if book is None or not self._follows:
            return
        shown = view.viewport().rect()
        if at is not None and any(
            line.intersects(shown) for line in lines_of(view, (book.pairs[at].segment.span,))
        ):
            return
        here = book.of_section(self._session.section.id)
        top = view.place()
        first = (each for each in here if book.pairs[each].segment.span.end > top)
        found = next(first, None)
        if found is not None:
            self._take(book, found)

    @property
    def _follows(self) -> bool:
        return self.panel.sentences.follow.isChecked() and self._window.desk_dock.in_sight

    def take_keyboard(self) -> None:
        """Give the desk the keyboard: the translation, if there is a sentence."""
        self.panel.tabs.setCurrentIndex(SENTENCES)
        if self.panel.editor.pair is not None:
            self.panel.editor.take_keyboard()
        else:  # the text is being cut into sentences
            self._keyboard_wanted = True
            self.panel.sentences.list.setFocus()
