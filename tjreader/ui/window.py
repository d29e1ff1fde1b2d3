"""The window: its parts, and in one list how they speak to each other."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStatusBar, QVBoxLayout, QWidget

from ..app.page import Page
from ..app.settings import PageSettings, Ruby, Settings
from .actions import Actions
from .commands import When
from .dock import Dock
from .notice import HintStrip, NoticeBar
from .reader.style import PageStyle
from .reader.view import ReaderView
from .session import Session
from .statusline import StatusLine
from .theme import Theme, ThemeKeeper
from .toolbar import ReadingBar

LEAST = (480, 360)
"""px the window may shrink to."""
ZOOM = 0.1
"""Share of the size that one step of zoom adds; at least 1 px."""
USUAL = (1280, 800)
"""px of the first window, where the screen has them."""
FRAME = 40
"""px left for the frame and its title on a screen that is smaller."""
REMEMBER_AFTER = 1000
"""ms after docks or the window were last moved that their places are written."""


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
        self._put_away: list[Dock] = []
        self._arrangement = QTimer(self)
        self._arrangement.setSingleShot(True)
        self._arrangement.setInterval(REMEMBER_AFTER)
        self._build_page()
        self.commands = Actions(self, self.view)
        self.toolbar = ReadingBar(self.commands, self)
        self.addToolBar(self.toolbar)
        self.contents_dock = Dock("contents", self.tr("Contents"), QWidget(self), self)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.contents_dock)
        self.notes_dock = self._right_dock("notes", self.tr("Notes"))
        self.find_dock = self._right_dock("find", self.tr("Find"))
        self.find_dock.hide()
        self.menus = self.commands.fill(self.menuBar())
        self._connect()
        self.show_theme(themes.theme)
        self.show_settings(session.settings)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self._restore()

    def _right_dock(self, name: str, title: str) -> Dock:
        dock = Dock(name, title, QWidget(self), self)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        return dock

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
        session, view = self.session, self.view
        # facts of the session
        session.text_opened.connect(self._text_opened)
        session.page_shown.connect(self._page_shown)
        session.page_renewed.connect(view.renew_paragraphs)
        session.place_changed.connect(self._place_changed)
        session.history_changed.connect(self._history_changed)
        session.settings_changed.connect(self.show_settings)
        session.refused.connect(self.notice.refuse)
        session.notice.connect(self.notice.tell)
        session.notes.saved_again.connect(self.notice.retract)
        session.notes.marks_changed.connect(self._marks_changed)
        session.notes.saving_changed.connect(self.status.show_saving)
        # facts and wishes of the page
        view.place_changed.connect(session.moved)
        view.scrolled.connect(self._scrolled)
        view.seen.connect(session.seen)
        view.step_requested.connect(session.step_section)
        view.zoom_requested.connect(self.zoom)
        # wishes of the rest
        for dock in (self.contents_dock, self.notes_dock, self.find_dock):
            dock.visibilityChanged.connect(self._docks_changed)
            dock.rearranged.connect(self._arrangement.start)
        self._arrangement.timeout.connect(self._arranged)
        self.hints.closed.connect(self._hints_closed)
        self.themes.theme_changed.connect(self.show_theme)
        self.themes.refused.connect(self.notice.refuse)

    # What the session tells

    def _text_opened(self) -> None:
        text = self.session.text
        self.setWindowTitle(text.title)
        self.toolbar.offer_views(bool(text.errata))
        self.status.show_view(self.session.settings.page.view, len(text.errata))

    def _page_shown(self, page: Page, place: int) -> None:
        self.view.show_page(page, place)
        section = page.section
        self.toolbar.show_title(section.shown_title, section.title_note)

    def _place_changed(self) -> None:
        reading = self.session.reading
        self.status.show_count(reading.characters_before(), reading.characters)

    def _scrolled(self) -> None:
        """Name the place: by the first numbered paragraph in view, below a heading too."""
        if self.session.page is not None:
            code = self.session.reading.place_code(self.view.place_in_view())
            self.status.show_place(code)

    def _history_changed(self) -> None:
        reading = self.session.reading
        self.commands.offer(When.CAN_GO_BACK, reading.can_go_back)
        self.commands.offer(When.CAN_GO_FORWARD, reading.can_go_forward)
        self.commands["previous_section"].setEnabled(reading.neighbour(-1) is not None)
        self.commands["next_section"].setEnabled(reading.neighbour(1) is not None)

    def _marks_changed(self) -> None:
        self.view.set_marks(self.session.notes.marks())

    def show_settings(self, settings: Settings) -> None:
        """Follow the choices; the page keeps its place."""
        page = settings.page
        self.themes.choose(page.theme)
        self.view.set_style(page_style(settings, self.themes.theme))
        self.commands.check("ruby", page.ruby is Ruby.ALL)
        for choice in (
            f"view_{page.view}",
            f"order_{page.arrangement}",
            f"theme_{page.theme}",
        ):
            self.commands.check(choice, True)
        self.toolbar.show_view(page.view)
        if self.session.page is not None:
            self.status.show_view(page.view, len(self.session.text.errata))

    def show_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.view.set_style(page_style(self.session.settings, theme))
        for part in (
            self.commands,
            self.toolbar,
            self.contents_dock,
            self.notes_dock,
            self.find_dock,
            self.notice,
            self.hints,
        ):
            part.set_theme(theme)

    # The window itself

    def moveEvent(self, event: QMoveEvent) -> None:
        """Remember where it stands."""
        super().moveEvent(event)
        self._arrangement.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page room: in a narrow window the panels are put away, until it is wide."""
        super().resizeEvent(event)
        self._arrangement.start()
        docks = ((self.notes_dock, 1080), (self.find_dock, 1080), (self.contents_dock, 740))
        for dock, least in docks:
            if event.size().width() >= least:
                if dock in self._put_away:
                    self._put_away.remove(dock)
                    dock.show()
            elif (
                not dock.isHidden()
                and not dock.isFloating()
                and not (0 < event.oldSize().width() < least)
            ):
                self._put_away.append(dock)
                dock.hide()

    def zoom(self, steps: int) -> None:
        """So many steps larger (smaller when negative); 0 is the usual size."""
        size = self.session.settings.page.size
        wanted = size + steps * max(1, round(size * ZOOM)) if steps else PageSettings().size
        self.choose_page(size=min(64, max(12, wanted)))

    def choose_page(self, **choices: object) -> None:
        """Change some of the choices of the page."""
        settings = self.session.settings
        page = replace(settings.page, **choices)
        self.session.change_settings(replace(settings, page=page))

    def changeEvent(self, event: QEvent) -> None:
        """After a dialog that the menus opened the page has the keyboard, not their bar."""
        super().changeEvent(event)
        came = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came and self.focusWidget() is self.menuBar():
            self.focus_page()

    def focus_page(self) -> None:
        """Give the page the keyboard."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _docks_changed(self) -> None:
        self.commands.check("show_contents", self.contents_dock.in_sight)
        self.commands.check("show_notes", self.notes_dock.in_sight)
        self.commands.check("show_find", self.find_dock.in_sight)

    def _hints_closed(self) -> None:
        self.session.change_settings(replace(self.session.settings, hints_seen=True))

    def _restore(self) -> None:
        state = self.session.state
        screen = self.screen().availableSize()
        self.resize(min(USUAL[0], screen.width() - FRAME), min(USUAL[1], screen.height() - FRAME))
        self.tabifyDockWidget(self.notes_dock, self.find_dock)
        docks = [self.contents_dock, self.notes_dock]
        self.resizeDocks(docks, [250, 270], Qt.Orientation.Horizontal)
        self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode("ascii", "ignore")))
        self.restoreState(QByteArray.fromBase64(state.docks.encode("ascii", "ignore")))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Put the exact place, geometry and docks into the session's state."""
        self.session.moved(self.view.place())
        self.session.state = replace(
            self.session.state,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            docks=bytes(self.saveState().toBase64().data()).decode("ascii"),
        )

    def _arranged(self) -> None:
        """Write how the window is arranged: it may be ended without being closed."""
        if self.isVisible():
            self.remember()
            self.session.save()

    def close_window(self) -> None:
        """The Quit command."""
        self.close()

    def let_go(self) -> None:
        """All is saved: close now."""
        self._may_close = True
        QTimer.singleShot(0, self.close)  # it may be asked from within closeEvent

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
        self.session.open_path(Path(event.mimeData().urls()[0].toLocalFile()))
