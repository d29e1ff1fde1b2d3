"""The window: its parts, and in one list how they speak to each other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStatusBar, QVBoxLayout, QWidget

from ..app.page import Page
from ..app.settings import Ruby, Settings
from .actions import Actions
from .commands import Menu, When
from .dock import Dock
from .handlers import Handlers
from .notice import HintStrip, NoticeBar
from .panels.contents import ContentsPanel, shown_title
from .reader.cardface import CardFonts, Look
from .reader.faces import choose
from .reader.hover import HoverController
from .reader.marking import Marking
from .reader.style import PageStyle
from .reader.view import ReaderView
from .reader.wordcursor import WordCursor
from .recents import RecentsMenu
from .session import Session
from .statusline import StatusLine
from .theme import Theme, ThemeKeeper
from .toolbar import ReadingBar

LEAST = (480, 360)
"""px the window may shrink to."""
USUAL = (1280, 800)
"""px of the first window, where the screen has them."""
CARD_SIZE = 14.0
"""px of the card's body type."""


def page_style(settings: Settings, theme: Theme) -> PageStyle:
    """How the page is set under these choices."""
    page = settings.page
    return PageStyle(page.face, page.size, page.leading, page.measure, page.ruby, theme.page)


class Window(QMainWindow):
    """One text, its contents, its notes.

    `closing` is a wish: the owner saves what is to be saved and then calls `let_go`.
    """

    closing = Signal()

    def __init__(self, session: Session, themes: ThemeKeeper) -> None:
        super().__init__()
        self.session = session
        self.themes = themes
        self._may_close = False
        self._build_page()
        self.commands = Actions(self, self.view)
        self.toolbar = ReadingBar(self.commands, session, self)
        self.addToolBar(self.toolbar)
        self.contents = ContentsPanel(session, themes.theme)
        self.contents_dock = Dock("contents", self.tr("Contents"), self.contents, self)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.contents_dock)
        self.hover = HoverController(self.view, session, self._look(), session.settings.hover)
        self.word_cursor = WordCursor(self.view, self.hover)
        self.marking = Marking(session, self.view, self.hover, themes.theme)
        self.handlers = Handlers(self)
        menus = self.commands.fill(self.menuBar())
        self.recents = RecentsMenu(session, menus[Menu.FILE], self.commands["shipped"])
        self.commands.bind(self.handlers.table())
        self._connect()
        self.show_theme(themes.theme)
        self.show_settings(session.settings)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self._restore()

    def _build_page(self) -> None:
        self.view = ReaderView(self)
        self.notice = NoticeBar(self)
        self.hints = HintStrip(self)
        self.hints.setVisible(not self.session.settings.hints_seen)
        self.status = StatusLine(self)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        column.addWidget(self.hints)
        self.setCentralWidget(centre)
        bar = QStatusBar(self)
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.status, 1)
        self.setStatusBar(bar)

    def _connect(self) -> None:
        """Who hears whom. Facts go from the session to the views, wishes the other way."""
        session, view, hover, marking = self.session, self.view, self.hover, self.marking
        # facts of the session
        session.text_opened.connect(self._text_opened)
        session.page_shown.connect(self._page_shown)
        session.page_renewed.connect(view.renew_paragraphs)
        session.page_renewed.connect(hover.renew_paragraphs)
        session.place_changed.connect(self._place_changed)
        session.history_changed.connect(self._history_changed)
        session.progress_changed.connect(self.contents.show_progress)
        session.settings_changed.connect(self.show_settings)
        session.recents_changed.connect(self.recents.fill)
        session.refused.connect(self.notice.refuse)
        session.notice.connect(self.notice.tell)
        session.notes.marks_changed.connect(self._marks_changed)
        session.notes.saving_changed.connect(self.status.show_saving)
        session.notes.undo_moved.connect(self._undo_moved)
        # facts and wishes of the page
        view.place_changed.connect(session.moved)
        view.seen.connect(session.seen)
        view.step_requested.connect(session.step_section)
        view.zoom_requested.connect(self.handlers.zoom)
        view.menu_requested.connect(self._show_menu)
        marking.markable_changed.connect(self._markable_changed)
        view.selection_changed.connect(self._selection_changed)
        # wishes of the rest
        self.contents.section_wanted.connect(self._section_wanted)
        self.contents.order_wanted.connect(self.handlers.order)
        self.contents_dock.visibilityChanged.connect(self._contents_shown)
        self.hints.closed.connect(self._hints_closed)
        self.themes.theme_changed.connect(self.show_theme)

    # What the session tells

    def _text_opened(self) -> None:
        text = self.session.text
        self.setWindowTitle(text.title)
        self.contents.show_text()
        self.toolbar.offer_views(bool(text.errata))
        self.status.show_view(self.session.settings.page.view, len(text.errata))

    def _page_shown(self, page: Page, place: int) -> None:
        self.hover.show_page(page)
        self.word_cursor.show_page(page)
        self.view.show_page(page, place)
        self.marking.show_page()
        self.contents.show_place()
        self.toolbar.show_title(shown_title(page.section), page.section.title_note)

    def _place_changed(self) -> None:
        reading = self.session.reading
        self.status.show_place(
            reading.place_code(), reading.characters_before(), reading.characters
        )

    def _history_changed(self) -> None:
        reading = self.session.reading
        self.commands.offer(When.CAN_GO_BACK, reading.can_go_back)
        self.commands.offer(When.CAN_GO_FORWARD, reading.can_go_forward)
        self.commands["previous_section"].setEnabled(reading.neighbour(-1) is not None)
        self.commands["next_section"].setEnabled(reading.neighbour(1) is not None)

    def _marks_changed(self) -> None:
        self.view.set_marks(self.session.marks())

    def _undo_moved(self) -> None:
        undo, redo = self.session.notes.undo_name, self.session.notes.redo_name
        self.commands.offer(When.CAN_UNDO, bool(undo))
        self.commands.offer(When.CAN_REDO, bool(redo))
        self.commands.rename("undo", self.tr("Undo {what}").format(what=undo).strip())
        self.commands.rename("redo", self.tr("Redo {what}").format(what=redo).strip())

    def show_settings(self, settings: Settings) -> None:
        """Follow the choices; the page keeps its place."""
        page = settings.page
        self.themes.choose(page.theme)
        self.view.set_style(page_style(settings, self.themes.theme))
        self.hover.set_settings(settings.hover)
        self.commands.check("ruby", page.ruby is Ruby.ALL)
        for choice in (
            f"view_{page.view}",
            f"order_{page.arrangement}",
            f"theme_{page.theme}",
            f"colour_{settings.marks.colour}",
            f"style_{settings.marks.style}",
        ):
            self.commands.check(choice, True)
        self.toolbar.show_view(page.view)
        if self.session.page is not None:
            self.status.show_view(page.view, len(self.session.text.errata))

    def show_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.view.set_style(page_style(self.session.settings, theme))
        self.hover.set_look(self._look())
        for part in (
            self.commands,
            self.toolbar,
            self.contents,
            self.contents_dock,
            self.marking,
            self.notice,
            self.hints,
        ):
            part.set_theme(theme)

    def _look(self) -> Look:
        settings = self.session.settings
        fonts = CardFonts.of(choose(settings.page.face), CARD_SIZE)
        return Look(self.themes.theme, fonts, settings.hover.tones)

    # What the page tells

    def _markable_changed(self, possible: bool) -> None:
        self.commands.offer(When.MARKABLE, possible)

    def _selection_changed(self) -> None:
        self.commands.offer(When.SELECTION, bool(self.view.selection()))

    def _show_menu(self, point: QPoint) -> None:
        names = ("copy", "copy_place", "", "highlight", "note", "erase", "", "undo", "redo")
        self.commands.popup(names, self.view.viewport().mapToGlobal(point))

    # The window itself

    def _section_wanted(self, section_id: str) -> None:
        self.session.show_section(section_id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _contents_shown(self) -> None:
        self.commands.check("show_contents", not self.contents_dock.isHidden())

    def _hints_closed(self) -> None:
        self.session.change_settings(replace(self.session.settings, hints_seen=True))

    def _restore(self) -> None:
        state = self.session.state
        screen = self.screen().availableSize()
        self.resize(min(USUAL[0], screen.width()), min(USUAL[1], screen.height()))
        self.resizeDocks([self.contents_dock], [260], Qt.Orientation.Horizontal)
        self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode("ascii", "ignore")))
        self.restoreState(QByteArray.fromBase64(state.docks.encode("ascii", "ignore")))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Put geometry and docks into the session's state."""
        self.session.state = replace(
            self.session.state,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            docks=bytes(self.saveState().toBase64().data()).decode("ascii"),
        )

    def close_window(self) -> None:
        """The Quit command."""
        self.close()

    def let_go(self) -> None:
        """All is saved: close now."""
        self._may_close = True
        self.close()

    def come_forward(self) -> None:
        """Come to the front, as a second start asks."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask to be closed, and wait until all is saved."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.closing.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        event.acceptProposedAction()
        self.handlers.open_file(event.mimeData().urls()[0].toLocalFile())
