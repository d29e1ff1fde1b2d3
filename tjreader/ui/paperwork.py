"""The commands Print… and Save as PDF…: ask, set, draw, say what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from ..app.endnotes import endnotes
from ..app.exchange import legend_of
from ..app.filenames import proposed_name
from ..app.page import Mark
from ..app.settings import Ruby
from ..text.document import Section
from .dialogs.paper import PaperChoice, PaperDialog, usual_size
from .dialogs.working import WorkingDialog
from .pagination import NotesToPrint, PrintJob
from .printing import PdfExport, Printing, set_up
from .reader.style import PageStyle
from .session import Session


class Paperwork(QObject):
    """Puts what is read on paper. One job at a time; the window stays alive beside it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._choice: PaperChoice | None = None
        self._only: frozenset[str] | None = None
        self._printer: QPrinter | None = None
        self._work: Printing | PdfExport | None = None
        self._working: WorkingDialog | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is being drawn."""
        return self._work is not None

    def save_these(self, choice: PaperChoice, only: frozenset[str] | None) -> None:
        """Ask where, and write the highlights of these ids alone (None: all of them)."""
        self._ask_file(choice)
        self._only = only

    def save_pdf(self) -> None:
        """Ask what to save, where, and write it."""
        self._ask(pdf=True).chosen.connect(self._ask_file)

    def print(self) -> None:
        """Ask what to print, on which printer, and print it."""
        self._ask(pdf=False).chosen.connect(self._ask_printer)

    def job(self, choice: PaperChoice) -> PrintJob:
        """What a choice means for the text that is open."""
        session = self._session
        sitting, page = session.sitting, session.settings.page
        sections = sitting.arrangement.sections if choice.whole else (sitting.section,)
        style = PageStyle(
            face=page.face,
            leading=page.leading,
            measure=page.measure,
            ruby=Ruby.ALL if choice.ruby else Ruby.OFF,
        )
        return PrintJob(
            title=session.text.title,
            pages=tuple(session.page_of(section) for section in sections),
            style=style,
            marks=self._marks() if choice.highlights else (),
            notes=self._notes(sections, whole=choice.whole) if choice.notes else None,
        )

    def _notes(self, sections: Sequence[Section], *, whole: bool) -> NotesToPrint:
        session = self._session
        chosen = [
            each
            for each in session.notes.annotations()
            if self._only is None or each.id in self._only
        ]
        legend = legend_of(session.settings.marks.names)
        made = endnotes(session.text, sections, chosen, legend, whole=whole)
        return NotesToPrint(made, tuple(m for m in self._marks() if m.id in made.numbers))

    def _marks(self) -> tuple[Mark, ...]:
        marks = self._session.notes.marks()
        return marks if self._only is None else tuple(m for m in marks if m.id in self._only)

    def _ask(self, *, pdf: bool) -> PaperDialog:
        ruby = self._session.settings.page.ruby is not Ruby.OFF
        known = self._choice or PaperChoice(size=usual_size())
        dialog = PaperDialog(self._window, replace(known, ruby=ruby), pdf=pdf)
        dialog.open()
        return dialog

    @Slot(object)
    def _ask_file(self, choice: PaperChoice) -> None:
        self._choice, self._only = choice, None
        dialog = QFileDialog(self._window, self.tr("Save as PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("PDF (*.pdf)")])
        dialog.setDefaultSuffix("pdf")
        places = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(places))
        dialog.selectFile(self._file_name(choice))
        dialog.fileSelected.connect(self.write_pdf)
        dialog.open()

    def _file_name(self, choice: PaperChoice) -> str:
        title = self._session.text.title if choice.whole else self._session.section.title
        return proposed_name(title, ".pdf")

    @Slot(str)
    def write_pdf(self, path: str) -> None:
        """Write what was chosen last."""
        choice = self._choice or PaperChoice()
        work = PdfExport(self.job(choice), Path(path), choice.size, self)
        work.finished.connect(self._saved)
        self._begin(work, self.tr("Saving {name} …").format(name=Path(path).name))

    @Slot(object)
    def _ask_printer(self, choice: PaperChoice) -> None:
        self._choice, self._only = choice, None
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._session.text.title)
        set_up(self._printer)
        dialog = QPrintDialog(self._printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.accepted.connect(self.start_printing)
        # `open` of a print dialog is another function in Python; this is what it does.
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    @Slot()
    def start_printing(self) -> None:
        """Print what was chosen last on the printer chosen last."""
        if self._printer is None:
            return
        work = Printing(self.job(self._choice or PaperChoice()), self._printer, self)
        work.finished.connect(self._printed)
        self._begin(work, self.tr("Printing …"))

    def _begin(self, work: Printing | PdfExport, words: str) -> None:
        if self._work is not None:
            self._session.refused.emit(self.tr("Wait until the pages before are done."))
            work.deleteLater()
            return
        self._work = work
        self._working = WorkingDialog(self._window, words, partial(_share, work))
        self._working.cancelled.connect(self.cancel)
        work.failed.connect(self._failed)
        work.cancelled.connect(self._stopped)
        work.start()

    def cancel(self) -> None:
        """Stop the job that is being drawn, as the window does when it closes."""
        if self._work is not None:
            self._work.cancel()

    @Slot(str)
    def _saved(self, path: str) -> None:
        self._over()
        self._session.notice.emit(self.tr("Saved as {path}.").format(path=path))

    @Slot(int)
    def _printed(self, count: int) -> None:
        self._over()
        one, more = self.tr("One page printed."), self.tr("{count} pages printed.")
        self._session.notice.emit(one if count == 1 else more.format(count=count))

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self._over()
        self._session.refused.emit(sentence)

    @Slot()
    def _stopped(self) -> None:
        saving = isinstance(self._work, PdfExport)
        self._over()
        self._session.notice.emit(
            self.tr("Stopped; no file was written.") if saving else self.tr("Stopped.")
        )

    def _over(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
        if self._working is not None:
            self._working.over()
        self._work = self._printer = self._working = None


def _share(work: Printing | PdfExport) -> float:
    return work.share
