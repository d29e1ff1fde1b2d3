"""The window: the page in its frame, which is all that the first painting needs.

What stands around the page comes right after it (`ui/fittings.py`); until then the page
keeps the room it had beside its panels when the window was last seen.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QMouseEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from ..app.page import Page
from ..app.settings import PageSettings, Settings
from .chrome import keep_face
from .reader.style import PageStyle
from .reader.view import ReaderView
from .session import Session
from .theme import Theme, ThemeKeeper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from .actions import Actions
    from .command import Menu
    from .dock import Dock
    from .fittings import Fittings
    from .notice import HintStrip, NoticeBar
    from .statusline import StatusLine
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
    `resized(QResizeEvent)` and `settings_shown()` are facts for the fittings. What follows
    `fittings` is theirs and there once they are.
    """

    closing = Signal()
    resized = Signal(object)

    commands: Actions
    toolbar: ReadingBar
    menus: dict[Menu, QMenu]
    contents_dock: Dock
    notes_dock: Dock
    find_dock: Dock
    review_dock: Dock
    terms_dock: Dock
    desk_dock: Dock
    notice: NoticeBar
    hints: HintStrip
    status: StatusLine

    def __init__(self, session: Session, themes: ThemeKeeper) -> None:
        super().__init__()
        self.session = session
        self.themes = themes
        self.fittings: Fittings | None = None
        self._may_close = False
        self._untold: list[str] = []
        self._arrangement = QTimer(self)
        self._arrangement.setSingleShot(True)
        self._arrangement.setInterval(REMEMBER_AFTER)
        self.view = ReaderView(self)
        centre = QWidget(self)
        self.column = QVBoxLayout(centre)
        self.column.setSpacing(0)
        self.column.addWidget(self.view, 1)
        self.setCentralWidget(centre)
        self._connect()
        self.show_theme(themes.theme)
        self.show_settings(session.settings)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self._restore()

    def _connect(self) -> None:
        """Who hears whom. Facts go from the session to the page, wishes the other way."""
        session, view = self.session, self.view
        # facts of the session
        session.text_opened.connect(self._text_opened)
        session.page_shown.connect(self._page_shown)
        session.page_renewed.connect(view.renew_paragraphs)
        session.settings_changed.connect(self.show_settings)
        session.refused.connect(self.refuse)
        session.notes.marks_changed.connect(self._marks_changed)
        # facts and wishes of the page
        view.place_changed.connect(session.moved)
        view.seen.connect(session.seen)
        view.step_requested.connect(session.step_section)
        view.zoom_requested.connect(self.zoom)
        # wishes of the rest
        self._arrangement.timeout.connect(self._arranged)
        self.themes.theme_changed.connect(self.show_theme)
        self.themes.refused.connect(self.refuse)

    def fit(self, fittings: Fittings) -> None:
        """Take what stands around the page, which gives up the room it was keeping for it."""
        self.fittings = fittings
        self.commands, self.toolbar, self.menus = (
            fittings.commands,
            fittings.toolbar,
            fittings.menus,
        )
        self.contents_dock, self.notes_dock = fittings.contents_dock, fittings.notes_dock
        self.find_dock, self.review_dock = fittings.find_dock, fittings.review_dock
        self.terms_dock, self.desk_dock = fittings.terms_dock, fittings.desk_dock
        self.status = fittings.status
        self.notice, self.hints = fittings.notice, fittings.hints
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.activate()  # else the docks are squeezed as if that room were still kept
        untold, self._untold = self._untold, []
        for sentence in untold:
            self.notice.refuse(sentence)

    def refuse(self, sentence: str) -> None:
        """Show a sentence that must be seen, as soon as there is a place for it."""
        if self.fittings is None:
            self._untold.append(sentence)
        else:
            self.notice.refuse(sentence)

    # What the session tells

    def _text_opened(self) -> None:
        # "[*]" is Qt's sign for "not saved"; written twice it is itself.
        self.setWindowTitle(self.session.text.title.replace("[*]", "[*][*]"))

    def _page_shown(self, page: Page, place: int) -> None:
        self.view.show_page(page, place)

    def _marks_changed(self) -> None:
        self.view.set_marks(self.session.notes.marks())

    def show_settings(self, settings: Settings) -> None:
        """Follow the choices; the page keeps its place."""
        self.themes.choose(settings.page.theme)
        self.view.set_style(page_style(settings, self.themes.theme))

    def show_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.view.set_style(page_style(self.session.settings, theme))

    # The window itself

    def moveEvent(self, event: QMoveEvent) -> None:
        """Remember where it stands."""
        super().moveEvent(event)
        self._arrangement.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remember how large it is."""
        super().resizeEvent(event)
        self._arrangement.start()
        self.resized.emit(event)

    def rearranged(self) -> None:
        """The docks were moved: remember that soon."""
        self._arrangement.start()

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
        """After a dialog that the menus opened the page has the keyboard, not their bar.

        After a change of the desktop's own looks all words keep their face.
        """
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            keep_face()
        came = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came and self.fittings is not None and self.focusWidget() is self.menuBar():
            self.focus_page()

    def focus_page(self) -> None:
        """Give the page the keyboard."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        state = self.session.state
        screen = self.screen().availableSize()
        self.resize(min(USUAL[0], screen.width() - FRAME), min(USUAL[1], screen.height() - FRAME))
        self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode("ascii", "ignore")))
        self.column.setContentsMargins(*self._room_around())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _room_around(self) -> tuple[int, int, int, int]:
        """The room kept around the page; none where too little would be left of it."""
        left, top, right, bottom = self.session.state.surround
        if self.width() - left - right < LEAST[0] // 2:
            left = right = 0
        if self.height() - top - bottom < LEAST[1] // 2:
            top = bottom = 0
        return left, top, right, bottom

    def remember(self) -> None:
        """Put the exact place, geometry and docks into the session's state."""
        self.session.moved(self.view.place())
        if self.fittings is None:
            return
        corner = self.view.mapTo(self, QPoint(0, 0))
        right = self.width() - corner.x() - self.view.width()
        bottom = self.height() - corner.y() - self.view.height()
        self.session.state = replace(
            self.session.state,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            docks=bytes(self.saveState().toBase64().data()).decode("ascii"),
            surround=(corner.x(), corner.y(), right, bottom),
            width=self.width(),
            put_away=self.fittings.put_away,
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go back and forward by the buttons at the side of a mouse."""
        if event.button() is Qt.MouseButton.BackButton:
            self.session.go_back()
        elif event.button() is Qt.MouseButton.ForwardButton:
            self.session.go_forward()
        else:
            super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files; why several are not opened is told when they are dropped."""
        urls = event.mimeData().urls()
        if urls and all(each.isLocalFile() for each in urls):
            _take(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        if not _take(event):
            return
        urls = event.mimeData().urls()
        if len(urls) == 1:
            self.session.open_path(Path(urls[0].toLocalFile()))
        else:
            self.refuse(self.tr("One text is read at a time: drop one file."))


def _take(event: QDropEvent) -> bool:
    """Take what is dragged without moving it: who drags it would delete it after a move."""
    for action in (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction):
        if event.possibleActions() & action:
            event.setDropAction(action)
            event.accept()
            return True
    event.ignore()
    return False
