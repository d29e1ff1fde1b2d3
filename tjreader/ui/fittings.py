"""What stands around the page: bars, menus, docks, and how they hear of what is read.

They come right after the first painting of the page. None of it is needed to read, and
making it takes as long as painting the page.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStatusBar, QWidget

from ..app.page import Page
from ..app.settings import Ruby, Settings
from .actions import Actions
from .command import When
from .dock import Dock, WideDock
from .notice import HintStrip, NoticeBar
from .statusline import StatusLine
from .theme import Theme
from .toolbar import ReadingBar
from .window import Window


class Fittings(QObject):
    """The bars, menus and docks of one window; making them puts them into it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self._put_away: list[Dock] = []
        self._front: Dock | None = None
        self._build_bars()
        self._build_docks()
        self.menus = self.commands.fill(window.menuBar())
        self._connect()
        window.fit(self)
        self.show_theme(window.themes.theme)
        self.show_settings(window.session.settings)
        self._restore()
        if window.session.page is not None:
            self._text_opened()
            self._page_shown(window.session.page)
            self._place_changed()
            self._scrolled()
            self._history_changed()

    def _build_bars(self) -> None:
        window = self.window
        self.notice = NoticeBar(window)
        self.hints = HintStrip(window)
        self.hints.setVisible(not window.session.settings.hints_seen)
        window.column.insertWidget(0, self.notice)
        window.column.addWidget(self.hints)
        self.commands = Actions(window, window.view)
        self.toolbar = ReadingBar(self.commands, window)
        window.addToolBar(self.toolbar)
        self.status = StatusLine(window)
        bar = QStatusBar(window)
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.status, 1)
        window.setStatusBar(bar)
        self.status.show_saving(window.session.notes.state)

    def _build_docks(self) -> None:
        window = self.window
        self.contents_dock = Dock("contents", self.tr("Contents"), QWidget(window), window)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.contents_dock)
        self.notes_dock = self._right_dock("notes", self.tr("Notes"))
        self.find_dock = self._right_dock("find", self.tr("Search"))
        self.review_dock = self._right_dock("review", self.tr("Review"))
        self.terms_dock = self._right_dock("terms", self.tr("Terms"))
        self.desk_dock = WideDock("desk", self.tr("Sentence desk"), QWidget(window), window)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.desk_dock)
        for dock in (self.find_dock, self.review_dock, self.terms_dock, self.desk_dock):
            dock.hide()
        self._right_docks = (
            self.notes_dock,
            self.find_dock,
            self.review_dock,
            self.terms_dock,
            self.desk_dock,
        )

    def _right_dock(self, name: str, title: str) -> Dock:
        dock = Dock(name, title, QWidget(self.window), self.window)
        self.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        return dock

    def _connect(self) -> None:
        """Who hears whom. Facts go from the session and the page to the bars."""
        window, session = self.window, self.window.session
        session.text_opened.connect(self._text_opened)
        session.page_shown.connect(self._page_shown)
        session.place_changed.connect(self._place_changed)
        session.history_changed.connect(self._history_changed)
        session.settings_changed.connect(self.show_settings)
        session.notice.connect(self.notice.tell)
        session.notes.saved_again.connect(self.notice.retract)
        session.notes.saving_changed.connect(self.status.show_saving)
        window.view.scrolled.connect(self._scrolled)
        for dock in (self.contents_dock, *self._right_docks):
            dock.visibilityChanged.connect(self._docks_changed)
            dock.rearranged.connect(window.rearranged)
        window.resized.connect(self._make_room)
        window.themes.theme_changed.connect(self.show_theme)
        self.hints.closed.connect(self._hints_closed)

    # What the session tells

    def _text_opened(self) -> None:
        session = self.window.session
        self.toolbar.offer_views(bool(session.text.errata))
        self.status.show_view(session.settings.page.view, len(session.text.errata))

    def _page_shown(self, page: Page) -> None:
        section = page.section
        self.toolbar.show_title(section.shown_title, section.title_note)

    def _place_changed(self) -> None:
        sitting = self.window.session.sitting
        self.status.show_count(sitting.characters_before(), sitting.characters)

    def _scrolled(self) -> None:
        """Name the place: by the first numbered paragraph in view, below a heading too."""
        session = self.window.session
        if session.page is not None:
            self.status.show_place(session.sitting.place_code(self.window.view.place_in_view()))

    def _history_changed(self) -> None:
        sitting = self.window.session.sitting
        self.commands.offer(When.CAN_GO_BACK, sitting.can_go_back)
        self.commands.offer(When.CAN_GO_FORWARD, sitting.can_go_forward)
        self.commands["previous_section"].setEnabled(sitting.neighbour(-1) is not None)
        self.commands["next_section"].setEnabled(sitting.neighbour(1) is not None)

    def show_settings(self, settings: Settings) -> None:
        """Follow the choices."""
        page, session = settings.page, self.window.session
        self.commands.check("ruby", page.ruby is Ruby.ALL)
        self.commands.check("terms", page.terms)
        self.commands.check("glossary", page.glossary)
        for choice in (
            f"view_{page.view}",
            f"order_{page.arrangement}",
            f"theme_{page.theme}",
        ):
            self.commands.check(choice, True)
        self.toolbar.show_view(page.view)
        if session.page is not None:
            self.status.show_view(page.view, len(session.text.errata))

    def show_theme(self, theme: Theme) -> None:
        """Take other inks."""
        for part in (
            self.commands,
            self.toolbar,
            self.contents_dock,
            *self._right_docks,
            self.notice,
            self.hints,
        ):
            part.set_theme(theme)

    # The docks

    @property
    def put_away(self) -> tuple[str, ...]:
        """The names of the docks that the window hid itself, for want of room."""
        return tuple(dock.objectName() for dock in self._put_away)

    def _make_room(self, event: QResizeEvent) -> None:
        """Leave the page room: in a narrow window the panels are put away, until it is wide."""
        window = self.window
        docks = (*((dock, 1080) for dock in self._right_docks), (self.contents_dock, 740))
        old = event.oldSize()
        before = old.width() if old.isValid() else window.session.state.width
        front = next((dock for dock in self._right_docks if dock.in_sight), None)
        for dock, least in docks:
            if window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea:
                continue  # it takes no width from the page
            if event.size().width() >= least:
                if dock in self._put_away:
                    self._put_away.remove(dock)
                    dock.show()
                    if dock is self._front:
                        dock.raise_()
            elif not _is_hidden(dock) and not dock.isFloating() and not (0 < before < least):
                self._put_away.append(dock)
                self._front = front or self._front
                dock.hide()

    def _docks_changed(self) -> None:
        for dock in (self.contents_dock, *self._right_docks):
            self.commands.check(f"show_{dock.objectName()}", dock.in_sight)

    def _restore(self) -> None:
        window = self.window
        window.tabifyDockWidget(self.notes_dock, self.find_dock)
        window.tabifyDockWidget(self.find_dock, self.review_dock)
        window.tabifyDockWidget(self.review_dock, self.terms_dock)
        window.tabifyDockWidget(self.terms_dock, self.desk_dock)
        docks = [self.contents_dock, self.notes_dock]
        window.resizeDocks(docks, [250, 270], Qt.Orientation.Horizontal)
        arranged = window.session.state.docks.encode("ascii", "ignore")
        window.restoreState(QByteArray.fromBase64(arranged))
        every = (self.contents_dock, self.notes_dock, self.find_dock, self.desk_dock)
        known = window.session.state.put_away
        self._put_away = [dock for dock in every if dock.objectName() in known and _is_hidden(dock)]
        # A window that was narrow from the start never told how it was resized.
        self._make_room(QResizeEvent(window.size(), QSize(-1, -1)))

    def _hints_closed(self) -> None:
        session = self.window.session
        session.change_settings(replace(session.settings, hints_seen=True))


def _is_hidden(dock: Dock) -> bool:
    """Whether somebody hid it: Qt calls one hidden that is only not laid out yet."""
    explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return dock.isHidden() and dock.testAttribute(explicit)
