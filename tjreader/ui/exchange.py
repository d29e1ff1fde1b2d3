"""The commands Export… and Import Notes…: ask, work beside the window, say what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ..app.exchange import FORMATS, Analyses, Order, format_of, legend_of, named_format
from ..app.filenames import proposed_name
from ..app.importing import Plan, Prefer, plan
from ..app.incoming import Incoming
from ..app.opened import OpenedText
from ..app.parts import Parts
from ..app.ports import NotebookPort, Refused
from ..app.requests import WAIT
from ..app.underway import Tick
from ..notes.annotation import Annotation
from ..notes.change import Change
from ..notes.selection import Selection
from ..text.document import Text
from .dialogs.export import PDF, ExportDialog
from .dialogs.importing import ImportDialog
from .dialogs.paper import PaperChoice, usual_size
from .errand import Errand
from .paperwork import Paperwork
from .session import Session
from .theme import Theme


class Exchange(QObject):
    """Writes what is open to files and takes notes in; one piece of work at a time."""

    def __init__(
        self, session: Session, paperwork: Paperwork, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._paperwork = paperwork
        self._theme = theme
        self._window = parent
        self._order = Order("html")
        self._errand = Errand(session, parent)
        self._target: _Found | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme

    @property
    def busy(self) -> bool:
        """Whether a file is being written or read."""
        return self._errand.busy

    def cancel(self) -> None:
        """Stop what is under way, as the window does when it closes."""
        self._errand.cancel()

    # Out

    def export(self) -> None:
        """Ask what to export, where, and write it."""
        self._ask(Selection())

    def export_notes(self, ids: frozenset[str]) -> None:
        """The same with these notes alone, as they were chosen in a list."""
        self._ask(Selection(ids=ids))

    def _ask(self, selection: Selection) -> None:
        session, known = self._session, self._order
        order = Order(known.format_id, known.content, selection)
        annotations = session.notes.annotations()
        names = session.settings.marks.names
        dialog = ExportDialog(
            self._window, session.text, annotations, order, self._theme, names=names
        )
        dialog.chosen.connect(self._ask_file)
        dialog.open()

    @Slot(object)
    def _ask_file(self, order: Order) -> None:
        self._order = order
        if order.format_id == PDF:
            content = order.content
            choice = PaperChoice(
                True, content.pinyin, content.highlights, content.notes, usual_size()
            )
            self._paperwork.save_these(choice, self._chosen_ids(order))
            return
        suffix = format_of(order.format_id).suffixes[0]
        dialog = QFileDialog(self._window, self.tr("Export"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{suffix[1:].upper()} (*{suffix})"])
        dialog.setDefaultSuffix(suffix[1:])
        dialog.setDirectory(_documents())
        dialog.selectFile(proposed_name(self._session.text.title, suffix))
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def _chosen_ids(self, order: Order) -> frozenset[str] | None:
        if order.selection == Selection():
            return None
        session = self._session
        chosen = order.selection.of(session.text, session.notes.annotations())
        return frozenset(each.id for each in chosen)

    def order(self, order: Order) -> None:
        """Choose what `write` writes."""
        self._order = order

    @Slot(str)
    def write(self, path: str) -> None:
        """Write what was chosen last; the file is what its name says."""
        session = self._session
        if Path(path).suffix.lower() == f".{PDF}":
            told = self.tr("{name} was not written: choose PDF as the format, or another name.")
            session.refused.emit(told.format(name=Path(path).name))
            return
        order = Order(
            named_format(path, self._order.format_id, FORMATS),
            self._order.content,
            self._order.selection,
            session.sitting.arrangement.id,
            legend_of(session.settings.marks.names),
        )
        work = _Writing(
            session.parts,
            order,
            session.sitting.opened,
            session.notes.annotations(),
            session.words.analyses(),
            Path(path),
        )
        words = self.tr("Exporting {name} …").format(name=Path(path).name)
        self._errand.run(words, work.run, self._written, self._stopped())

    def _stopped(self) -> str:
        return self.tr("Stopped; no file was written.")

    def _written(self, done: tuple[Path, int]) -> None:
        path, unread = done
        words = self.tr("Exported to {path}.").format(path=path)
        if unread:
            more = self.tr("Paragraphs without pinyin, as their words are still being read: {n}.")
            words = f"{words} {more.format(n=unread)}"
        self._session.notice.emit(words)

    # In

    def import_notes(self) -> None:
        """Ask for a file of notes, show what it would do, and do it."""
        if not self._session.notes.known:
            self._session.refused.emit(
                self.tr("The notebook is not open yet; try again in a moment.")
            )
            return
        dialog = QFileDialog(self._window, self.tr("Import Notes"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self.tr("Notes, JSON, CSV or XLSX (*.json *.csv *.tsv *.xlsx)"),
                self.tr("All files (*)"),
            ]
        )
        dialog.setDirectory(_documents())
        dialog.fileSelected.connect(self.read)
        dialog.open()

    @Slot(str)
    def read(self, path: str) -> None:
        """Read a file of notes and show what it would do."""
        session = self._session
        words = self.tr("Reading {name} …").format(name=Path(path).name)
        port = session.notes.port
        if port is None:
            return  # the notebook was let go of since its file was asked for
        work = partial(_read, session.parts, Path(path), session.text, port)
        stopped = self.tr("Stopped; nothing was imported.")
        self._errand.run(words, work, self._was_read, stopped, measured=False)

    def _was_read(self, found: _Found) -> None:
        if found.text != self._session.text:
            return  # another text was opened meanwhile: the file was meant for the first
        self._target = found
        try:
            dialog = ImportDialog(self._window, self._session.text, self._plan)
        except Refused as refusal:
            self._session.refused.emit(str(refusal))
            return
        dialog.chosen.connect(self._take_in)
        dialog.open()

    def _plan(self, prefer: Prefer) -> Plan:
        assert self._target is not None  # noqa: S101 - set before the dialog is made
        found, known = self._target, self._session.notes.annotations()
        return plan(found.text, known, found.incoming, prefer, found.elsewhere)

    @Slot(object)
    def _take_in(self, change: Change) -> None:
        if self._session.notes.do(change) is not None:
            one, more = self.tr("One note imported."), self.tr("{count} notes imported.")
            count = len(change.edits)
            self._session.notice.emit(one if count == 1 else more.format(count=count))


def _documents() -> str:
    places = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(places)


class _Writing(Struct, frozen=True):
    """All that is needed to write one file on another thread."""

    parts: Parts
    order: Order
    opened: OpenedText
    annotations: tuple[Annotation, ...]
    analyses: Analyses
    path: Path

    def run(self, tick: Tick) -> tuple[Path, int]:
        """Write it: the path, and how many paragraphs could not be read."""
        order = self.order
        data = self.parts.export(order, self.opened, self.annotations, self.analyses, tick)
        tick(1.0)
        self.parts.write(self.path, data)
        if not (order.content.pinyin and format_of(order.format_id).ruby):
            return self.path, 0
        paragraphs = self.opened.text.paragraphs
        return self.path, sum(1 for p in paragraphs if p.span and self.analyses(p) is None)


class _Found(Struct, frozen=True):
    """The notes of a file, the text they were read for, and the ids of notes of other texts."""

    text: Text
    incoming: Incoming
    elsewhere: frozenset[str]


def _read(parts: Parts, path: Path, text: Text, port: NotebookPort, tick: Tick) -> _Found:
    """Runs on another thread."""
    incoming = parts.read_notes(path)
    elsewhere = port.ids_elsewhere(text.id).result(WAIT)
    tick(1.0)
    return _Found(text, incoming, elsewhere)
