"""Printing and PDF: sheets drawn one by one beside the living window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QObject,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QRawFont
from PySide6.QtPrintSupport import QPrinter

from ..app.wholefile import usual_mode, write_whole
from .pagination import PrintJob, Sheet, draw, sheets
from .pdfwords import meant_words, with_words
from .reader.faces import choose, font

MARGINS = QMarginsF(24.0, 25.0, 24.0, 24.0)
"""mm at the left, top, right and bottom; head and page number stand in them."""

DOTS = 1200
"""To the inch, of a PDF."""

LOGICAL = 96.0
"""Logical px to the inch."""

AT_ONCE = 0.012
"""s of drawing before the window gets its turn."""


def set_up(device: QPagedPaintDevice, size: QPageSize.PageSizeId | None = None) -> None:
    """Give a device our margins, and a paper size if one is named."""
    if size is not None:
        device.setPageSize(QPageSize(size))
    device.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)


class Printing(QObject):
    """Draws a job on a printer or any paged device, some sheets at a time.

    `progressed(sheets)` after each turn, while `share` tells how much is done (0 to 1); then
    one of `finished(sheets)`, `failed(sentence)` and, after `cancel`, `cancelled`. The
    device must live until then.
    """

    progressed = Signal(int)
    finished = Signal(int)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(
        self, job: PrintJob, device: QPagedPaintDevice, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._device = device
        self._painter = QPainter()
        self._scale = device.logicalDpiX() / LOGICAL
        resolution = round(device.logicalDpiX())
        area = device.pageLayout().paintRectPixels(resolution)
        self._width = area.width() / self._scale
        self._height = area.height() / self._scale
        self._sheets: Iterator[Sheet] = sheets(job, self._width, self._height)
        self._drawn = 0
        self._over = False
        self._places = {page.section.id: index for index, page in enumerate(job.pages)}
        self.share = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self.words: set[str] = set()

    def start(self) -> None:
        """Begin; nothing is drawn before the event loop has its turn."""
        if not self._painter.begin(self._device):
            self._end()
            self.failed.emit(
                self.tr("The printer does not answer; see that it is switched on and connected.")
            )
            return
        self._painter.scale(self._scale, self._scale)
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop; what a printer already has cannot be taken back."""
        if not self._over:
            self._end()
            if isinstance(self._device, QPrinter):
                self._device.abort()
            self.cancelled.emit()

    @Slot()
    def _turn(self) -> None:
        until = time.monotonic() + AT_ONCE
        while time.monotonic() < until:
            sheet = next(self._sheets, None)
            if sheet is None:
                self._end()
                self._finish()
                return
            self._see_share(sheet)
            if self._wanted(sheet.number) and not self._draw(sheet):
                return
        self.progressed.emit(self._drawn)

    def _see_share(self, sheet: Sheet) -> None:
        """How much of the job lies before the end of a sheet."""
        for strip in reversed(sheet.strips):
            place = self._places.get(strip.chapter.page.section.id)
            if place is not None:
                self.share = (place + strip.share) / len(self._places)
                return

    def _wanted(self, number: int) -> bool:
        """Whether the printer's dialog asked for that sheet."""
        first = self._device.fromPage() if isinstance(self._device, QPrinter) else 0
        if not isinstance(self._device, QPrinter) or first == 0:
            return True
        return first <= number <= (self._device.toPage() or first)

    def _draw(self, sheet: Sheet) -> bool:
        if self._drawn and not self._device.newPage():
            self._end()
            self.failed.emit(self.tr("The printer stopped; see that it has paper, and try again."))
            return False
        for strip in sheet.strips:
            self.words.update(*strip.chapter.words(strip.block))
        self.words.update(sheet.head, self._job.title)
        draw(self._painter, self._job, sheet, self._width, self._height)
        self._drawn += 1
        return True

    def _finish(self) -> None:
        """All is drawn; a file of the print dialog is told which words its glyphs are."""
        device = self._device
        if isinstance(device, QPrinter) and device.outputFileName():
            path = Path(device.outputFileName())
            try:
                write_file(path, path.read_bytes(), self.words, self._job)
            except OSError as error:
                self.failed.emit(_not_written(path, error))
                return
        self.finished.emit(self._drawn)

    def _end(self) -> None:
        self._over = True
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()


class PdfExport(QObject):
    """Writes a job as a PDF file, in one step at the end: a failure leaves the old file.

    Signals as those of `Printing`; `finished(path)`.
    """

    progressed = Signal(int)
    finished = Signal(str)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        job: PrintJob,
        path: Path,
        size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._path = path
        self._bytes = QByteArray()
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(DOTS)
        self._writer.setTitle(job.title)
        self._writer.setCreator("tjreader")
        set_up(self._writer, size)
        self._printing = Printing(job, self._writer, self)
        self._printing.progressed.connect(self.progressed)
        self._printing.failed.connect(self.failed)
        self._printing.cancelled.connect(self.cancelled)
        self._printing.finished.connect(self._write)

    @property
    def share(self) -> float:
        """How much of it is drawn, 0 to 1."""
        return self._printing.share

    def start(self) -> None:
        """Begin; the file is written when the last sheet is drawn."""
        self._printing.start()

    def cancel(self) -> None:
        """Stop; no file is written."""
        self._printing.cancel()

    @Slot(int)
    def _write(self, _: int) -> None:
        self._buffer.close()
        try:
            write_file(self._path, bytes(self._bytes.data()), self._printing.words, self._job)
        except OSError as error:
            self.failed.emit(_not_written(self._path, error))
        else:
            self.finished.emit(str(self._path))


def write_file(path: Path, drawn: bytes, letters: set[str], job: PrintJob) -> None:
    """Write a PDF that Qt drew, in one step, with the words its glyphs stand for.

    Args:
        path: the file.
        drawn: the PDF.
        letters: all characters on its pages.
        job: what it was drawn from.

    Raises:
        OSError: if it cannot be written; an old file of that name stays as it was.
    """
    words = "".join(sorted(letters))
    # The dash is a pair of characters; a set of single ones does not know it.
    words += "——" if "—" in words else ""
    write_whole(path, with_words(drawn, meant_words(words, _fonts(job))), usual_mode(path))


def _not_written(path: Path, error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return QCoreApplication.translate(
        "PdfExport", "{path} cannot be written ({reason}); choose another place."
    ).format(path=path, reason=reason)


def _fonts(job: PrintJob) -> list[QRawFont]:
    """The faces a job is set in."""
    faces = choose(job.style.face)
    families = dict.fromkeys((faces.text, faces.sans, faces.latin))
    return [QRawFont.fromFont(font((family,), 16)) for family in families]
