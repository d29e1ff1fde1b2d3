"""A translator at the real window who has files of terms and translations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tjreader.app import termbase, translating
from tjreader.app.desk import Desk
from tjreader.desk.concept import Concept, Rendering, SourceForm, Status
from tjreader.desk.segments import segments
from tjreader.desk.translation import Stage
from tjreader.ui.application import Program
from tjreader.ui.bench.columnsform import ColumnsDialog
from tjreader.ui.bench.deskexchange import DeskExchange
from tjreader.ui.bench.exportforms import (
    TermWish,
)
from tjreader.ui.bench.incomingforms import IncomingDialog
from tjreader.ui.bench.incomingterms import TermImportDialog

Dialog = TypeVar("Dialog")
CLIENT = "中文术语;英文;德文;备注\n滨海湾;Binhai Bay;Binhai-Bucht;client\n海河;the Haihe;;\n"
SENTENCE = "一子落而满盘活。"
UNIT = '<tu><tuv xml:lang="zh"><seg>{}</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv></tu>'


class Translator:
    """A translator who has files."""

    def __init__(self, program: Program, qtbot: QtBot, folder: Path) -> None:
        self.program, self.qtbot, self.folder = program, qtbot, folder
        self.window, self.session = program.window, program.session
        qtbot.waitUntil(lambda: program.annex.desk.loaded)

    @property
    def desk(self) -> Desk:
        return self.program.annex.desk.desk

    @property
    def exchange(self) -> DeskExchange:
        return self.program.annex.bench.exchange

    def own(self) -> dict[str, Concept]:
        return {each.name: each for each in self.desk.own()}

    def has(self, form: str, words: str, status: Status = Status.APPROVED) -> None:
        """A term of one's own, on disk."""
        made = Concept("", (SourceForm(form),), (Rendering(words, status=status),))
        self.program.annex.desk.act(lambda desk: termbase.add(desk, made))
        self.settled()

    def says(self, words: str, stage: Stage = Stage.DONE) -> None:
        """A translation of the sentence, on disk."""
        span = self.span()
        act = self.program.annex.desk.act
        act(lambda desk: translating.translate(desk, span, words))
        act(lambda desk: translating.stage(desk, (span,), stage))
        self.settled()

    def span(self):
        return next(each.span for each in segments(self.session.text) if each.printed == SENTENCE)

    def said(self) -> list[tuple[str, Stage]]:
        return [(each.words, each.stage) for each in self.desk.translations()]

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.pending == 0)

    def file(self, name: str, words: str) -> str:
        path = self.folder / name
        path.write_text(words, encoding="utf-8")
        return str(path)

    def memory(self, *pairs: tuple[str, str]) -> str:
        units = "".join(UNIT.format(*pair) for pair in pairs)
        return self.file("memory.tmx", f'<tmx version="1.4"><body>{units}</body></tmx>')

    def shown(self, kind: type[Dialog]) -> Dialog:
        """The dialog that has come."""
        found: list[Dialog] = []

        def come() -> bool:
            found[:] = [each for each in self.window.findChildren(kind) if each.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(come, timeout=20_000)
        return found[0]

    def gone(self, kind: type) -> None:
        self.qtbot.waitUntil(lambda: self.window.findChild(kind) is None)

    def told(self, act: Callable[[], None]) -> str:
        """What is said when it is done."""
        with self.qtbot.waitSignal(self.session.notice, timeout=20_000) as told:
            act()
        return str(told.args[0])

    def refused(self, act: Callable[[], None]) -> str:
        """What is said when it cannot be done."""
        with self.qtbot.waitSignal(self.session.refused, timeout=20_000) as told:
            act()
        return str(told.args[0])

    def write_terms(self, wish: TermWish, name: str) -> Path:
        self.exchange._ask_term_file(wish)
        self.shown(QFileDialog).reject()
        path = self.folder / name
        assert self.told(lambda: self.exchange.write_terms(str(path))) == f"Exported to {path}."
        return path

    def import_table(self, path: str) -> TermImportDialog:
        """Read a table and take its columns as they are guessed."""
        self.exchange.read_terms(path)
        self.shown(ColumnsDialog).go_on.click()
        return self.shown(TermImportDialog)


def rows(dialog: IncomingDialog) -> dict[str, list[list[str]]]:
    """The groups and the cells of their rows, of what lies below them too."""

    def cells(item: QTreeWidgetItem) -> list[list[str]]:
        found = []
        for at in range(item.childCount()):
            child = item.child(at)
            found.append([child.text(column) for column in range(3)])
            found += cells(child)
        return found

    tops = (dialog.rows.topLevelItem(at) for at in range(dialog.rows.topLevelItemCount()))
    return {top.text(0): cells(top) for top in tops}


def choose(box, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
