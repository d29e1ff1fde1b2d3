"""The annotated text as a PDF without a window, for a command."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from ..app import marking
from ..app.endnotes import endnotes
from ..app.exchange import Order
from ..app.opened import OpenedText
from ..app.pages import PageMaker
from ..app.parts import Parts
from ..app.ports import AnalystPort, Refused
from ..app.settings import Ruby, load
from ..notes.annotation import Annotation, Target
from ..text.rendering import View
from .dialogs.paper import usual_size
from .pagination import NotesToPrint, PrintJob
from .printing import PdfExport
from .proof import NO_FACE
from .reader.faces import has_chinese_face
from .reader.style import PageStyle


class PartsAndEngine(Parts, Protocol):
    """`Parts` that can cut and read in this process."""

    def analyst(self) -> AnalystPort:
        """The engine; loaded at its first analysis."""
        ...


def write_pdf(
    parts: PartsAndEngine,
    order: Order,
    opened: OpenedText,
    annotations: tuple[Annotation, ...],
    path: Path,
) -> None:
    """Write the whole text as it would be printed, numbered notes after each section.

    Makes the application if there is none, one that needs no screen. Paragraphs without
    checked words are cut and read here and now.

    Args:
        parts: the dictionary, the engine that reads, the reader's choices for pages.
        order: whether pinyin, highlights and notes are wanted, and of which notes.
        opened: the text.
        annotations: all notes of it.
        path: the file; an existing one is replaced in one step.

    Raises:
        Refused: if no typeface has Chinese characters, or the file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["tjreader"])
    if not has_chinese_face():
        raise Refused(NO_FACE, "unreadable")
    job = _job(parts, order, opened, annotations)
    _Writing(PdfExport(job, path, usual_size())).run()
    del application


def _job(
    parts: PartsAndEngine,
    order: Order,
    opened: OpenedText,
    annotations: tuple[Annotation, ...],
) -> PrintJob:
    text, content, page = opened.text, order.content, load(parts.settings_file).page
    arrangement = text.arrangement(order.arrangement_id or page.arrangement)
    chosen = order.selection.of(text, annotations)
    marks = tuple(
        marking.mark_of(each, pending=False)
        for each in chosen
        if each.target is Target.HIGHLIGHT
        and each.anchor.spans
        and each.anchor.revision == text.revision
    )
    notes = None
    if content.notes:
        made = endnotes(text, arrangement.sections, chosen, order.legend, whole=True)
        notes = NotesToPrint(made, tuple(each for each in marks if each.id in made.numbers))
    maker = PageMaker(opened, parts.lexicon())
    if content.pinyin:
        for paragraph in text.paragraphs:
            if maker.analysis(paragraph) is None:
                printed = paragraph.span.of(text.printed)
                maker.learn(paragraph.id, parts.analyst().analyse(printed))
    view = View(page.view)
    return PrintJob(
        title=text.title,
        pages=tuple(maker.page(each, arrangement.id, view) for each in arrangement.sections),
        style=PageStyle(
            face=page.face,
            leading=page.leading,
            measure=page.measure,
            ruby=Ruby.ALL if content.pinyin else Ruby.OFF,
        ),
        marks=marks if content.highlights else (),
        notes=notes,
    )


class _Writing(QObject):
    """Draws until the file is written."""

    def __init__(self, work: PdfExport) -> None:
        super().__init__()
        self._work = work
        self._over = False
        self._fault = ""
        work.finished.connect(self._finished)
        work.failed.connect(self._failed)

    def run(self) -> None:
        """Come back when it is done.

        Raises:
            Refused: if it cannot be written.
        """
        self._work.start()
        if not self._over:
            QApplication.exec()
        if self._fault:
            raise Refused(self._fault, "unreadable")

    @Slot(str)
    def _finished(self, _: str) -> None:
        self._over = True
        QApplication.quit()

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self._fault = sentence
        self._over = True
        QApplication.quit()
