"""One sitting in the real window, offscreen: open, hover, note, search, export, import.

`python tests/window_at_work.py FOLDER` does it on a data folder of its own inside FOLDER and
prints a line for each thing that was done; ends with 1 where one could not be. For tests that
watch what the system is asked meanwhile.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tjreader import cli
from tjreader.app.exchange import FORMATS, Order
from tjreader.text.span import Span
from tjreader.ui import application
from tjreader.ui.dialogs.importing import ImportDialog
from tjreader.ui.dialogs.paper import PaperChoice

FOLDER = Path(sys.argv[1])
NOTE = "<img src='http://host.invalid/a.png'> ![x](http://host.invalid/b.png) http://host.invalid"
"""A note that a program which loads what it shows would load."""


class Sitting(application.Program):
    """The program, and somebody who uses it."""

    def __init__(self, *parts: object) -> None:
        super().__init__(*parts)
        self.usable.connect(self._soon)

    def _soon(self) -> None:
        QTimer.singleShot(0, self._act)

    def _act(self) -> None:
        try:
            for act in (self.note, self.hover, self.search, self.write_out, self.take_in, self.own):
                act()
                sys.stdout.write(f"{act.__name__}\n")
        finally:
            self.window.close()

    def wait(self, known: Callable[[], bool]) -> None:
        """Let the program go on until that is so; a busy machine that is traced is slow."""
        for _ in range(12_000):
            if known():
                return
            QTest.qWait(10)
        sys.stdout.write(f"waited in vain in line {sys._getframe(1).f_lineno}\n")
        raise AssertionError

    def note(self) -> None:
        notes = self.session.notes
        self.wait(lambda: self.store.store is not None and notes.notebook.loaded)
        at = self.session.text.printed.index("善作善成")
        change = notes.highlight((Span(at, at + 4),), "yellow", "tint")
        made = change.edits[0].after.id
        notes.edit_note(made, NOTE, ("典故",))
        self.wait(lambda: not notes.busy)
        self.annex.notes.edit_note(notes.annotation(made), is_new=False)
        self.annex.notes.editor._look.setChecked(True)
        QTest.qWait(100)
        self.annex.commit()

    def hover(self) -> None:
        view = self.window.view
        for paragraph in range(len(self.session.page)):
            rects = view.rect_of(paragraph, Span(1, 2))
            if rects and view.viewport().rect().contains(rects[0].center()):
                point = rects[0].center()
                break
        where = QPointF(point)
        moved = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            where,
            QPointF(view.viewport().mapToGlobal(QPoint(point))),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), moved)
        self.wait(self.annex.hover.card.isVisible)

    def search(self) -> None:
        for query in ("天津", "tian jin", "#典故", "productive"):
            self.annex.find.open_find(query)
            self.annex.find.search()
            QTest.qWait(200)

    def write_out(self) -> None:
        exchange, paperwork = self.annex.ondemand.exchange, self.annex.ondemand.paperwork
        for one in FORMATS:
            exchange.order(Order(one.id))
            exchange.write(str(FOLDER / f"out{one.suffixes[0]}"))
            self.wait(lambda: not exchange.busy)
        paperwork.save_these(PaperChoice(whole=True, notes=True), None)
        paperwork.write_pdf(str(FOLDER / "out.pdf"))
        self.wait(lambda: not paperwork.busy)
        assert len(list(FOLDER.glob("out.*"))) == len(FORMATS) + 1

    def take_in(self) -> None:
        exchange, notes = self.annex.ondemand.exchange, self.session.notes
        notes.erase(notes.annotations()[0].id)
        self.wait(lambda: not notes.busy)
        for ending, new in (("json", 1), ("xlsx", 0), ("csv", 0)):
            exchange.read(str(FOLDER / f"out.{ending}"))
            self.wait(lambda: self.window.findChild(ImportDialog) is not None)
            dialog = self.window.findChild(ImportDialog)
            assert dialog.go_on.isEnabled() == bool(new)
            (dialog.go_on.click if new else dialog.reject)()
            self.wait(lambda: self.window.findChild(ImportDialog) is None)
            assert len(notes.annotations()) == 1

    def own(self) -> None:
        file = FOLDER / "mine.md"
        file.write_text(f"# 海\n\n海阔天空。{NOTE}\n", encoding="utf-8")
        self.session.open_path(file)
        self.wait(lambda: self.session.text.title == "mine")
        QGuiApplication.clipboard().setText(f"天津发展。{NOTE}")
        self.annex.handlers.paste_text()
        self.wait(lambda: "发展" in self.session.text.printed)
        QTest.qWait(1500)  # the language worker reads it


if __name__ == "__main__":
    application.Program = Sitting
    code = cli.main(["--data-dir", str(FOLDER / "data")])
    sys.stdout.write("left\n")
    sys.exit(code)
