"""What the window gets after its first paint: bars, card, marks, panels, dialogs, the store.

None of it is seen at once, and loading it costs as much as painting the page. The
window stands without it; `cli` hands it in, so that it is imported when it is needed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from ..app.page import Page
from ..app.settings import Settings
from ..text.span import Span
from .backstage import Backstage
from .commands import Menu, When
from .exchange import Exchange
from .fittings import Fittings
from .handlers import Handlers
from .pagemenu import PageMenu
from .panels.contents import ContentsPanel
from .panels.find import FindPanel
from .panels.notes import NotesPanel
from .paperwork import Paperwork
from .reader.cardface import CardFonts, Look
from .reader.faces import choose
from .reader.hover import HoverController
from .reader.jump import Jump
from .reader.marking import Marking
from .reader.wordcursor import WordCursor
from .recents import RecentsMenu
from .settingpopup import SettingPopup
from .theme import Theme
from .window import Window

CARD_SIZE = 14
"""px of the card's body type."""


class Annex(QObject):
    """The second half of one window, and in one list how it speaks with the first."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        Fittings(window)
        session, view, theme = window.session, window.view, window.themes.theme
        self.hover = HoverController(view, session.words, self._look(theme), session.settings.hover)
        self.word_cursor = WordCursor(view, self.hover)
        self.marking = Marking(session, view, self.hover, theme)
        self.menu = PageMenu(view, window.commands, self.hover, self.marking)
        self.jump = Jump(session, view, theme)
        self.contents = ContentsPanel(session, theme)
        window.contents_dock.set_panel(self.contents)
        self.notes = NotesPanel(session, theme)
        window.notes_dock.set_panel(self.notes)
        self.find = FindPanel(session, theme)
        window.find_dock.set_panel(self.find)
        self.setting = SettingPopup(session, window)
        self.paperwork = Paperwork(session, window)
        self.exchange = Exchange(session, self.paperwork, theme, window)
        self.recents = RecentsMenu(
            session, window.menus[Menu.FILE], window.commands["shipped"], window
        )
        self.handlers = Handlers(self)
        window.commands.bind(self.handlers.table())
        self.backstage = Backstage(window)
        self._connect()
        self.show_settings(session.settings)
        if session.page is not None:
            self._page_shown(session.page, -1)
            self.contents.show_text()
            self.notes.refresh()
            self.notes.show_drafts()
            self.notes.tell_placeless()

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
        # wishes: a section, an order
        self.contents.section_wanted.connect(self._section_wanted)
        self.contents.order_wanted.connect(self.handlers.order)
        window.toolbar.setting_wanted.connect(self.setting.open_at)
        # wishes: a note, a place, a hit, the keyboard back
        marking.note_requested.connect(notes.edit_note)
        notes.wanted.connect(window.notes_dock.come_forward)
        notes.shown.connect(self.jump.show_annotation)
        notes.left.connect(window.focus_page)
        notes.editor.refused.connect(window.notice.refuse)
        notes.told.connect(window.notice.refuse)
        find.hits_changed.connect(self._hits_changed)
        find.shown.connect(self._hit_shown)
        find.found_changed.connect(self._found_changed)
        find.closed.connect(window.focus_page)
        window.find_dock.hidden_by_reader.connect(find.close_find)

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
        self.window.commands.check(f"colour_{settings.marks.colour}", True)
        self.window.commands.check(f"style_{settings.marks.style}", True)

    def show_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.hover.set_look(self._look(theme))
        parts = (self.contents, self.marking, self.jump, self.notes, self.find, self.exchange)
        for part in parts:
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
        self.window.commands.offer(When.SELECTION, bool(self.window.view.selection()))

    def _found_changed(self, found: bool) -> None:
        self.window.commands.offer(When.HITS, found)

    def _hits_changed(self, spans: tuple[Span, ...], current: int) -> None:
        self.window.view.set_hits(spans, current)

    def _hit_shown(self, span: Span) -> None:
        self.jump.show_span(span)

    def commit(self) -> bool:
        """Store what is being typed, before the window closes; False if it was refused."""
        self.paperwork.cancel()
        self.exchange.cancel()
        return self.notes.commit()

    def focus_find(self) -> None:
        """Open Find with the words selected on the page."""
        self.window.find_dock.come_forward()
        self.find.open_find(self.window.view.selected_text())
