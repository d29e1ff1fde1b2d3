"""The program with a window: what starts when, and how it ends.

Paint first: the page comes from prepared data; then the store and the marks, then the
dictionary, then, for texts that need it, the language worker.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from PySide6.QtCore import QEvent, QLibraryInfo, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from .. import __version__
from ..app.parts import Parts
from ..app.settings import read as read_settings
from ..app.state import load_state
from . import i18n
from .chrome import keep_face, style_sheet
from .faults import Faults
from .handover import hand_over
from .reader.faces import of_window
from .session import Session
from .stopwatch import Stopwatch
from .theme import Theme, ThemeKeeper, palette_of
from .window import Window

if TYPE_CHECKING:
    from .backstage import Backstage
    from .storelink import StoreLink


UNSEEN = 1500
"""ms after which the rest of the window comes though the page was not painted."""


class Options(Struct, frozen=True):
    """What the command line says. `report_times` is a file for the benchmarks."""

    path: Path | None = None
    report_times: Path | None = None


class AnnexPart(Protocol):
    """The second half of the window; see `ui.annex`."""

    @property
    def backstage(self) -> Backstage:
        """The store and what else works unseen."""
        ...

    def commit(self) -> bool:
        """Store what is being typed, before the window closes; False if it was refused."""
        ...


AnnexMaker = Callable[[Window], AnnexPart]
"""Loads and makes the second half; called once, after the first paint."""


def run(parts: Parts, options: Options, annex: AnnexMaker) -> int:
    """Open the window and stay until it is closed.

    Args:
        parts: what `assembly` builds.
        options: what the command line says.
        annex: makes the second half of the window.

    Returns:
        The exit code: 0, also when a window on the same data was open and came forward.

    Raises:
        Refused: if nothing can be shown: the program's own files are missing.
    """
    if parts.has_owner() and hand_over(parts, options.path):
        return 0
    settings, faults = read_settings(parts.settings_file)
    state = load_state(parts.state_file)
    _choose_input_method()
    # Said here, because `setStyle` gives the style back, and naming its class costs 5 ms.
    app = QApplication.instance() or QApplication(["tjreader", "-style", "fusion"])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody else makes one here
    app.setApplicationName("tjreader")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("tjreader")
    app.setFont(of_window(app.font()))
    translators = i18n.install(app, parts.resources / "i18n", settings.language)
    session = Session(parts, settings, state)
    program = Program(session, options, annex)
    if options.report_times is not None:
        watch = Stopwatch(options.report_times, program.window.view.viewport())
        program.painted.connect(watch.painted)
        program.usable.connect(watch.ready)
        session.notes.notes_loaded.connect(watch.opened)
    program.start()
    program.tell_faults(faults)
    code = app.exec()
    program.faults.release()
    del translators
    return code


def _choose_input_method() -> None:
    """Let fcitx be spoken to as ibus where Qt's own plug-in for it is missing."""
    wanted = os.environ.get("QT_IM_MODULE", "")
    if not wanted.startswith("fcitx"):
        return
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    if not any((plugins / "platforminputcontexts").glob("*fcitx*")):
        os.environ["QT_IM_MODULE"] = "ibus"


class Program(QObject):
    """One window and what stands behind it."""

    painted = Signal()
    usable = Signal()

    def __init__(self, session: Session, options: Options, annex: AnnexMaker) -> None:
        super().__init__()
        self._make_annex = annex
        self.annex: AnnexPart | None = None
        self._options = options
        self.session = session
        self.faults = Faults(self)
        self.themes = ThemeKeeper(
            session.parts.resources / "themes", session.settings.page.theme, self
        )
        self._paint_chrome(self.themes.theme)
        self.window = Window(session, self.themes)
        # A window that nobody can see is not painted; it is to work all the same.
        self._unseen = QTimer(self, singleShot=True, interval=UNSEEN)
        self._unseen.timeout.connect(self._furnish)
        self.faults.watch()
        self.faults.happened.connect(self._fault)
        self.themes.theme_changed.connect(self._paint_chrome)
        self.window.closing.connect(self.leave)

    @property
    def store(self) -> StoreLink:
        """The store as the window sees it.

        Raises:
            LookupError: before the second half of the window is there.
        """
        return self._backstage.store

    @property
    def _backstage(self) -> Backstage:
        if self.annex is None:
            raise LookupError("only the page is there yet")
        return self.annex.backstage

    # Coming

    def start(self) -> None:
        """Show the window with the first page; the rest comes after it is painted."""
        self.session.opener.first(self._options.path, self.session.state)
        if self.themes.trouble:
            self.window.refuse(self.themes.trouble)
        self.window.view.viewport().installEventFilter(self)
        self.window.show()
        self._unseen.start()

    def tell_faults(self, faults: tuple[str, ...]) -> None:
        """Say what of the settings file could not be used (see `app.settings.read`)."""
        if not faults:
            return
        file = self.session.parts.settings_file
        if faults == (file.name,):
            sentence = self.tr(
                "{file} could not be read as settings, so the usual ones stand in. "
                "The old file is kept beside it as {kept}."
            )
        else:
            sentence = self.tr(
                "{file} could not be used as it is ({faults}), so the usual settings stand in. "
                "The old file is kept beside it as {kept}."
            )
        told = sentence.format(file=file, faults=", ".join(faults), kept=file.name + ".bad")
        self.window.refuse(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint of the page."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._after_paint)
        return False

    def _after_paint(self) -> None:
        self.painted.emit()
        session = self.session
        foreseen = session.parts.first_notes(session.text.id)
        if foreseen is not None:
            session.notes.foresee(foreseen)
        QTimer.singleShot(0, self._furnish)

    def _furnish(self) -> None:
        self._unseen.stop()
        if self.annex is not None:
            return
        self.annex = self._make_annex(self.window)
        self._backstage.usable.connect(self.usable)
        self._backstage.start(self.annex, self._options.path)

    # Being there

    def _paint_chrome(self, theme: Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette_of(theme))
            app.setStyleSheet(style_sheet(theme))
            keep_face()

    def _fault(self) -> None:
        self.window.refuse(
            self.tr(
                "Something went wrong in tjreader. What was saved is safe; the log in {folder} "
                "says more, without any of your words."
            ).format(folder=self.session.parts.logs_dir)
        )

    # Going

    def leave(self) -> None:
        """Save all and close; see `Backstage.leave`."""
        self._furnish()  # what was done with the page alone is to be stored too
        self._backstage.leave()
