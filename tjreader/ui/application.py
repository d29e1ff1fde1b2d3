"""The program with a window: what starts when, and how it ends.

Paint first: the page comes from prepared data; then the store and the marks, then the
dictionary, then, for texts that need it, the language worker.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from .. import __version__
from ..app.ports import Parts, Refused, StorePort
from ..app.settings import read as read_settings
from ..app.state import load_state
from . import i18n
from .analyst import Analyst
from .chrome import style_sheet
from .ending import Ending
from .faults import Faults
from .reader.faces import choose
from .session import Session
from .stopwatch import Stopwatch
from .storelink import StoreLink
from .theme import Theme, ThemeKeeper, palette_of
from .window import Window

log = logging.getLogger(__name__)

PATIENCE = 15_000
"""ms that leaving waits for the store before it says so."""
TRIES = 10
"""Times the store is asked for while a command of another process has it."""
AGAIN = 500
"""ms between these."""


class Options(Struct, frozen=True):
    """What the command line says. `report_times` is a file for the benchmarks."""

    path: Path | None = None
    report_times: Path | None = None


class AnnexPart(Protocol):
    """The second half of the window; see `ui.annex`."""

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
    if parts.has_owner() and _hand_over(parts, options.path):
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
    face = app.font()
    face.setFamilies([face.family(), choose("sans").sans])  # Chinese titles in menus and lists
    app.setFont(face)
    translators = i18n.install(app, parts.resources / "i18n", settings.language)
    session = Session(parts, settings, state)
    program = Program(session, options, annex)
    if options.report_times is not None:
        watch = Stopwatch(options.report_times, program.window.view.viewport())
        program.painted.connect(watch.painted)
        program.usable.connect(watch.ready)
    ending = Ending(program)
    ending.wanted.connect(program.leave)
    program.start()
    program.tell_faults(faults)
    code = app.exec()
    ending.release()
    program.faults.release()
    del translators
    return code


def _hand_over(parts: Parts, path: Path | None) -> bool:
    """Let the open window come forward; False if there is none after all."""
    request: dict[str, object] = {"verb": "raise"}
    if path is not None:
        request["path"] = str(path.absolute())
    try:
        parts.ask_owner(request)
    except Refused:
        return False
    if sys.stdout is not None:
        words = QCoreApplication.translate(
            "Application", "tjreader is open already; its window comes to the front."
        )
        sys.stdout.write(words + "\n")
    return True


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
        self._usable = False
        self._tries = 0
        self._leaving = False
        self._overdue = False
        self._warned = False
        self.session = session
        self.faults = Faults(self)
        self.themes = ThemeKeeper(
            session.parts.resources / "themes", session.settings.page.theme, self
        )
        self._paint_chrome(self.themes.theme)
        self.window = Window(session, self.themes)
        self.analyst = Analyst(session, self)
        self.store = StoreLink(session.parts, session.homecoming, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN)
        self._connect()

    def _connect(self) -> None:
        self.faults.watch()
        self.faults.happened.connect(self._fault)
        self.themes.theme_changed.connect(self._paint_chrome)
        self.store.ready.connect(self._store_ready)
        self.store.refused.connect(self._store_refused)
        self.store.closed.connect(self._gone)
        self.store.change_made.connect(self.session.notes.accept)
        self.store.raise_wanted.connect(self.window.come_forward)
        self.store.open_wanted.connect(self._open)
        self.session.notes.refused.connect(self._refused_at_the_end)
        self.session.notes.settled.connect(self._settled)
        self.session.notes.notes_loaded.connect(self._marked)
        self.session.opener.mended.connect(self.window.notice.retract)
        self.window.closing.connect(self.leave)
        self._patience.timeout.connect(self._too_long)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(self._session_ends)
        self._again.timeout.connect(self.store.start)

    # Coming

    def start(self) -> None:
        """Show the window with the first page; the rest comes after it is painted."""
        self.session.opener.first(self._options.path, self.session.state)
        if self.themes.trouble:
            self.window.notice.refuse(self.themes.trouble)
        self.window.view.viewport().installEventFilter(self)
        self.window.show()

    def tell_faults(self, faults: tuple[str, ...]) -> None:
        """Say what of the settings file could not be used (see `app.settings.read`)."""
        if not faults:
            return
        file = self.session.parts.settings_file
        self.window.notice.refuse(
            self.tr(
                "{file} could not be used as it is ({faults}), so the usual settings stand in. "
                "The old file is kept beside it as {kept}."
            ).format(file=file, faults=", ".join(faults), kept=file.name + ".bad")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint of the page."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._after_paint)
        return False

    def _after_paint(self) -> None:
        self.painted.emit()
        self.store.start()
        QTimer.singleShot(0, self._furnish)

    def _furnish(self) -> None:
        self.annex = self._make_annex(self.window)
        QTimer.singleShot(0, self._warm_up)

    def _warm_up(self) -> None:
        try:
            lexicon = self.session.parts.lexicon()
        except Refused as refusal:
            self.window.notice.refuse(str(refusal))
            self.analyst.use_lexicon(None)
        else:
            self.session.words.use_lexicon(lexicon)
            self.analyst.use_lexicon(lexicon)

    def _store_ready(self, store: StorePort) -> None:
        self.session.notes.connect_store(store.notebook)
        self.session.use_library(store.library)
        self.analyst.use_library(store.library)
        if store.warning:
            self.window.notice.refuse(store.warning)
        self.session.homecoming.when_done(store.backed_up, self._backed_up, self._not_backed_up)

    def _backed_up(self, warning: str | None) -> None:
        if warning:
            self.window.notice.refuse(warning)

    def _not_backed_up(self, error: BaseException) -> None:
        log.warning("backup: %s", type(error).__name__)

    def _store_refused(self, refusal: Refused) -> None:
        """Another window, or a command for a moment, or no way to write at all."""
        if refusal.code == "locked" and not self._leaving:
            if _hand_over(self.session.parts, self._options.path):
                self.window.let_go()
                return
            self._tries += 1
            if self._tries < TRIES:
                self._again.start()
                return
        self.session.notes.read_only(refusal)
        self.window.notice.refuse(str(refusal))

    def _marked(self) -> None:
        if not self._usable:
            self._usable = True
            self.usable.emit()

    # Being there

    def _paint_chrome(self, theme: Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette_of(theme))
            app.setStyleSheet(style_sheet(theme))

    def _open(self, path: str) -> None:
        self.session.open_path(Path(path))

    def _fault(self) -> None:
        self.window.notice.refuse(
            self.tr(
                "Something went wrong in tjreader. What was saved is safe; the log in {folder} "
                "says more, without any of your words."
            ).format(folder=self.session.parts.logs_dir)
        )

    # Going

    def leave(self) -> None:
        """Save all, let the store go, then close the window. Asked twice in vain, just close.

        What was done before the store was there is waited for too.
        """
        if self._overdue:
            self._gone()
            return
        if self._leaving:
            return
        if self.annex is not None and not self.annex.commit() and not self._warned:
            self._warned = True
            return
        self._leaving = True
        self._again.stop()
        if self.session.notes.busy:
            self.store.start()
        self.window.remember()
        self.session.save()
        self.analyst.stop()
        self._patience.start()
        self._settled()

    def _session_ends(self) -> None:
        """The system ends its session, perhaps without asking the window: save now."""
        if not self._leaving:
            self.window.remember()
            self.session.save()

    def _settled(self) -> None:
        if not self._leaving:
            return
        if self.session.notes.busy and (self.store.opening or self.store.store is not None):
            self.window.notice.tell(self.tr("Saving…"))
        else:
            self.store.close()

    def _refused_at_the_end(self, sentence: str) -> None:  # noqa: ARG002 - the signal's
        """Stay, so that the reader sees why; closing once more closes."""
        if self._leaving and not self._warned:
            self._warned = True
            self._leaving = False
            self._patience.stop()

    def _too_long(self) -> None:
        self._overdue = True
        self.window.notice.refuse(
            self.tr(
                "The notebook has not been saved yet. Wait, or close the window again to leave "
                "without what is not saved."
            )
        )

    def _gone(self) -> None:
        self._patience.stop()
        self.session.homecoming.close()
        self.window.let_go()
