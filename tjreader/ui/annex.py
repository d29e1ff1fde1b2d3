"""What the window gets after its first paint: bars, card, marks, panels, dialogs, the store.

None of it is seen at once, and loading it costs as much as painting the page. The
window stands without it; `cli` hands it in, so that it is imported when it is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ..app.page import Page, WordPlace
from ..app.review import Outcome
from ..app.settings import ColourNames, Settings
from ..notes.annotation import Colour
from ..text.span import Span
from .backstage import Backstage
from .benchdoor import BenchDoor
from .bookmarks import Bookmarks
from .caretaker import Caretaker
from .command import Menu, When
from .fittings import Fittings
from .handlers import Handlers
from .ondemand import OnDemand
from .pagemenu import PageMenu
from .panels.contents import ContentsPanel
from .panels.find import FindPanel
from .panels.notes import NotesPanel
from .panels.review import ReviewPanel
from .reader.barbuttons import colour_name
from .reader.cardface import CardFonts, Look
from .reader.faces import choose
from .reader.hover import HoverController
from .reader.jump import Jump
from .reader.marking import Marking
from .reader.wordcursor import WordCursor
from .recents import RecentsMenu
from .searching import Searcher
from .theme import Theme
from .visits import Visits
from .window import Window

if TYPE_CHECKING:  # only named here: see `deskside`
    from .deskkeeper import DeskKeeper
    from .deskside import DeskSide
    from .edition import EditionLoader
    from .following import Follower
    from .terms import PageTerms

CARD_SIZE = 14
"""px of the card's body type."""
CUTS_AFTER = 40
"""ms after which it is looked up how the word could be cut: the card is painted first."""


class Annex(QObject):
    """The second half of one window, and in one list how it speaks with the first."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        Fittings(window)
        self._make_page_parts()
        self._make_panels()
        self._make_the_rest()
        self._connect()
        self._connect_panels()
        self.show_settings(window.session.settings)
        if window.session.page is not None:
            self._page_shown(window.session.page, -1)
            self.contents.show_text()
            self.notes.refresh()
            self.notes.show_drafts()
            self.review.refresh()

    def _make_page_parts(self) -> None:
        window = self.window
        session, view, theme = window.session, window.view, window.themes.theme
        self.hover = HoverController(view, session.words, self._look(theme), session.settings.hover)
        self.word_cursor = WordCursor(view, self.hover)
        self.marking = Marking(session, view, self.hover, theme)
        self.menu = PageMenu(view, window.commands, self.hover, self.marking)
        self.jump = Jump(session, view, theme)
        self._cuts = QTimer(self, singleShot=True, interval=CUTS_AFTER)

    def _make_panels(self) -> None:
        window, session, theme = self.window, self.window.session, self.window.themes.theme
        self.contents = ContentsPanel(session, theme)
        window.contents_dock.set_panel(self.contents)
        self.notes = NotesPanel(session, theme)
        window.notes_dock.set_panel(self.notes)
        self.searcher = Searcher(session, self)
        self.visits = Visits(session, self)
        self.find = FindPanel(session, self.searcher, theme)
        window.find_dock.set_panel(self.find)
        self.review = ReviewPanel(session, theme)
        window.review_dock.set_panel(self.review)

    def _make_the_rest(self) -> None:
        window, session = self.window, self.window.session
        self.ondemand = OnDemand(window)
        self.recents = RecentsMenu(
            session, window.menus[Menu.FILE], window.commands["shipped"], window
        )
        self.bookmarks = Bookmarks(session, self)
        self.backstage = Backstage(window)
        self.caretaker = Caretaker(window, self.backstage.store, self)
        self._side: DeskSide | None = None
        self.bench = BenchDoor(self)
        self.handlers = Handlers(self)
        window.commands.bind(self.handlers.table())

    def _connect(self) -> None:
        """Who hears whom. Facts go from the session to the views, wishes the other way."""
        window, session, view = self.window, self.window.session, self.window.view
        hover, marking, notes, find = self.hover, self.marking, self.notes, self.find
        # facts of the session
        session.text_opened.connect(self.contents.show_text)
        session.order_changed.connect(self.contents.show_text)
        session.progress_changed.connect(self.contents.show_progress)
        session.page_shown.connect(self._page_shown)
        session.page_renewed.connect(hover.renew_paragraphs)
        session.settings_changed.connect(self.show_settings)
        session.recents_changed.connect(self.recents.fill)
        session.notes.undo_moved.connect(self._undo_moved)
        window.themes.theme_changed.connect(self.show_theme)
        # facts of the page
        view.selection_changed.connect(self._selection_changed)
        marking.markable_changed.connect(self._markable_changed)
        self.word_cursor.selected.connect(marking.offer_selection)
        marking.mark_chosen.connect(notes.select)
        hover.place_changed.connect(self._word_changed)
        self._cuts.timeout.connect(self._offer_cuts)
        # wishes: a section, an order
        self.contents.section_wanted.connect(self._section_wanted)
        self.contents.order_wanted.connect(self.handlers.order)
        window.toolbar.setting_wanted.connect(self.ondemand.set_type)
        # wishes: a note, a place, a hit, the keyboard back
        marking.note_requested.connect(notes.edit_note)
        marking.bar.term_requested.connect(self.bench.term)
        window.find_dock.hidden_by_reader.connect(find.close_find)
        window.find_dock.visibilityChanged.connect(find.set_in_sight)

    def _connect_panels(self) -> None:
        """Wishes of the panels, and where they are met."""
        window, session, marking = self.window, self.window.session, self.marking
        notes, find = self.notes, self.find
        notes.wanted.connect(window.notes_dock.come_forward)
        notes.shown.connect(self.jump.show_annotation)
        notes.left.connect(window.focus_page)
        notes.export_wanted.connect(self.ondemand.export_notes)
        session.leaving.connect(notes.editor.leave)
        notes.editor.refused.connect(window.notice.refuse)
        notes.editor.refused.connect(self.caretaker.first.not_stored)
        self.review.shown.connect(self.jump.show_annotation)
        self.review.place_wanted.connect(self.place_note)
        self.review.left.connect(window.focus_page)
        marking.mark_chosen.connect(self.review.select)
        find.hits_changed.connect(self._hits_changed)
        find.shown.connect(self._hit_shown)
        find.found_changed.connect(self._found_changed)
        find.typing_began.connect(self.jump.keep_place)
        find.return_wanted.connect(self.jump.return_to_kept)
        find.closed.connect(window.focus_page)
        find.note_wanted.connect(self.visits.go)
        self.visits.arrived.connect(self._note_arrived)
        self.visits.refused.connect(window.notice.refuse)
        store = self.backstage.store
        store.ready.connect(self.searcher.use_store)
        store.refused.connect(self.searcher.go_without_store)
        for told in (store.ready, store.refused, store.held):
            told.connect(self._make_desk)

    # The desk, which comes with the store, or when it is asked for

    @property
    def _desk_side(self) -> DeskSide:
        if self._side is None:
            from .deskside import DeskSide

            self._side = DeskSide(self)
        return self._side

    def _make_desk(self, told: object) -> None:  # noqa: ARG002 - the signals'
        self._desk_side  # noqa: B018 - it is made by being asked for
        self.bench.fill_open()

    @property
    def desk(self) -> DeskKeeper:
        """What a translator decides on the text shown."""
        return self._desk_side.keeper

    @property
    def terms(self) -> PageTerms:
        """The terms on the page."""
        return self._desk_side.terms

    @property
    def editions(self) -> EditionLoader:
        """Other editions of the text shown."""
        return self._desk_side.editions

    @property
    def follower(self) -> Follower:
        """What takes notes and the desk along to another edition."""
        return self._desk_side.follower

    def _page_shown(self, page: Page, place: int) -> None:  # noqa: ARG002 - the signal's
        self.hover.show_page(page)
        self.word_cursor.show_page(page)
        self.marking.show_page()
        self.contents.show_place()

    def _section_wanted(self, section_id: str) -> None:
        self.window.session.show_section(section_id)
        self.window.focus_page()

    def show_settings(self, settings: Settings) -> None:
        """Follow the choices."""
        self.hover.set_settings(settings.hover)
        self.hover.set_look(self._look(self.window.themes.theme))
        self.notes.set_face(settings.page.face)
        self.find.set_face(settings.page.face)
        self._show_names(settings.marks.names)
        self.review.set_face(settings.page.face)
        self.bench.show_settings(settings)
        self.window.commands.check(f"colour_{settings.marks.colour}", True)
        self.window.commands.check(f"style_{settings.marks.style}", True)

    def _show_names(self, names: ColourNames) -> None:
        """Call the colours by the reader's names, wherever they are named."""
        self.notes.set_names(names)
        self.marking.bar.set_names(names)
        for colour in Colour:
            self.window.commands.rename(f"colour_{colour.value}", colour_name(colour, names))

    def show_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.hover.set_look(self._look(theme))
        panels = (self.contents, self.notes, self.find, self.review)
        for part in (*panels, self.marking, self.jump, self.ondemand, self.bench):
            part.set_theme(theme)

    def _look(self, theme: Theme) -> Look:
        settings = self.window.session.settings
        fonts = CardFonts.of(choose(settings.page.face), CARD_SIZE)
        return Look(theme, fonts, settings.hover.tones)

    def _undo_moved(self) -> None:
        notes, commands = self.window.session.notes, self.window.commands
        commands.offer(When.CAN_UNDO, notes.can_undo)
        commands.offer(When.CAN_REDO, notes.can_redo)
        commands.rename("undo", self.tr("Undo {what}").format(what=notes.undo_name).strip())
        commands.rename("redo", self.tr("Redo {what}").format(what=notes.redo_name).strip())

    def _markable_changed(self, possible: bool) -> None:
        self.window.commands.offer(When.MARKABLE, possible)

    def _selection_changed(self) -> None:
        selected = bool(self.window.view.selection())
        self.window.commands.offer(When.SELECTION, selected)
        self.review.offer_place(selected)

    def _word_changed(self, place: WordPlace | None) -> None:
        words = self.window.session.words
        known = self.hover.card.isVisible() or bool(place and words.card(place))
        self.window.commands.offer(When.WORD, known)
        self._cuts.start()

    def _offer_cuts(self) -> None:
        """Other cuts of the word are looked up in the dictionary."""
        place, words = self.hover.place, self.window.session.words
        for when, step in ((When.SHORTER, -1), (When.LONGER, 1)):
            possible = place is not None and words.recut(place, step) != place
            self.window.commands.offer(when, possible)

    def _found_changed(self, found: bool) -> None:
        self.window.commands.offer(When.HITS, found)

    def _hits_changed(self, spans: tuple[Span, ...], current: int) -> None:
        self.window.view.set_hits(spans, current)

    def _hit_shown(self, span: Span) -> None:
        self.jump.show_span(span)

    def _note_arrived(self, annotation_id: str) -> None:
        self.notes.select(annotation_id)
        self.jump.show_annotation(annotation_id)

    def load_edition(self, path: str) -> None:
        """Load another edition of the text shown; what is being typed is stored first."""
        if self.keep_typed():
            self.editions.load(Path(path))

    def place_note(self) -> None:
        """Put the note under review on the words selected on the page."""
        self.review.place(self.window.view.selection())

    def tell_followed(self, outcome: Outcome) -> None:
        """Say what became of the notes; where there is something to look at, show it."""
        if not outcome.to_review:
            self.window.notice.tell(
                self.tr("Your %n notes followed to this edition.", "", outcome.total)
            )
            return
        self.window.notice.tell(
            self.tr(
                "Your notes followed to this edition. Where they stood: {exact} · moved: {moved} · "
                "on other words: {changed} · without a place: {orphan}. Please review them."
            ).format(
                exact=outcome.exact,
                moved=outcome.moved,
                changed=outcome.changed,
                orphan=outcome.orphan,
            )
        )
        self.window.review_dock.come_forward()

    def keep_typed(self) -> bool:
        """Store what is being typed; False if some of it was refused."""
        notes, sentences = self.notes.commit(), self.bench.commit()
        return notes and sentences

    def commit(self) -> bool:
        """Store what is being typed, before the window closes; False if it was refused."""
        self.ondemand.cancel()
        self.bench.close()
        return self.keep_typed()

    def focus_find(self) -> None:
        """Open Find with the words selected on the page."""
        self.window.find_dock.come_forward()
        self.find.open_find(self.window.view.selected_text())
