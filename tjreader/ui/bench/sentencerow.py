"""The rows of the sentence desk: number, stage, source and translation."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ...desk.translation import Stage
from ..panels.lines import broken
from ..panels.rowface import RowView
from ..panels.rowsmodel import RowsModel

AIR = 7
GUTTER = 46
"""px for the number and the stage at the left of a row."""
LINES = 2
"""Lines shown of the source, and of the translation."""
DOT = 9.0
"""px of the sign of a stage."""


class SentenceRow(Struct, frozen=True):
    """One sentence as the list draws it. `at` is its index in the book."""

    at: int
    id: str
    number: int
    source: str
    words: str
    stage: Stage
    noted: bool = False


class SentencesModel(RowsModel[SentenceRow]):
    """Sentences in reading order."""

    def told(self, row: SentenceRow) -> str:
        """Number, stage, sentence and translation."""
        return f"{row.number}, {stage_name(row.stage)}: {row.source} {row.words}"

    def key(self, row: SentenceRow) -> object:
        """The sentence's id."""
        return row.id

    def renew(self, rows: Sequence[SentenceRow]) -> None:
        """These sentences, of those that are shown, are others now."""
        for row in rows:
            at = self.row_at(row.at)
            if at >= 0 and self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))

    def row_at(self, at: int) -> int:
        """The row of the sentence of that index in the book, -1 where it is not shown."""
        return next((n for n, row in enumerate(self._rows) if row.at == at), -1)


def stage_name(stage: Stage) -> str:
    """A stage for people."""
    return {
        Stage.OPEN: QCoreApplication.translate("Sentences", "open"),
        Stage.DRAFT: QCoreApplication.translate("Sentences", "draft"),
        Stage.DONE: QCoreApplication.translate("Sentences", "done"),
    }[stage]


class SentenceRowView(RowView[SentenceRow]):
    """Source above translation, each on two lines at most; the stage as a circle that fills.

    `full` rows are all as high as the highest: a list of thousands is laid out at once then.
    """

    full = False

    def high(self, row: SentenceRow, wide: float) -> float:
        """As many lines as there are."""
        quote, note = QFontMetricsF(self.quote).height(), QFontMetricsF(self.note).height()
        if self.full:
            return LINES * (quote + note) + 2 * AIR + 2
        room = wide - GUTTER - self.margin
        high = len(broken(row.source, self.quote, room, LINES)) * quote
        high += len(broken(row.words, self.note, room, LINES)) * note
        return high + 2 * AIR + (2 if row.words else 0)

    def draw(self, painter: QPainter, row: SentenceRow, box: QRectF) -> None:
        """Number and stage, source, translation."""
        chrome = self.theme.chrome
        left, wide = box.left() + GUTTER, box.width() - GUTTER - self.margin
        y = box.top() + AIR
        base = y + QFontMetricsF(self.quote).ascent()
        self._gutter(painter, row, box.left(), base)
        y = self._lines(painter, row.source, self.quote, chrome.text, QRectF(left, y, wide, 0))
        ink = chrome.text if row.stage is Stage.DONE else chrome.muted
        self._lines(painter, row.words, self.note, ink, QRectF(left, y + 2, wide, 0))

    def _gutter(self, painter: QPainter, row: SentenceRow, left: float, base: float) -> None:
        """Number and stage, on the first line's base line."""
        small = QFontMetricsF(self.small)
        said = str(row.number)
        right = left + GUTTER - 8
        at = QPointF(right - DOT - 6 - small.horizontalAdvance(said), base)
        self.put(painter, said, self.small, self.theme.chrome.muted, at)
        middle = base - QFontMetricsF(self.quote).xHeight() / 2
        dot = QRectF(right - DOT, middle - DOT / 2, DOT, DOT)
        draw_stage(painter, dot, row.stage, self.theme.chrome.good, self.theme.chrome.muted)
        if row.noted:
            self.put(painter, "*", self.small, self.theme.chrome.muted, QPointF(right + 1, base))

    def _lines(self, painter: QPainter, words: str, face: QFont, ink: QColor, box: QRectF) -> float:
        """Words on their lines; where they end."""
        metrics, y = QFontMetricsF(face), box.top()
        for line in broken(words, face, box.width(), LINES):
            self.put(painter, line, face, ink, QPointF(box.left(), y + metrics.ascent()))
            y += metrics.height()
        return y


def draw_stage(painter: QPainter, box: QRectF, stage: Stage, good: QColor, muted: QColor) -> None:
    """The sign of a stage: a ring, a ring that is half full, a full one."""
    ink = good if stage is Stage.DONE else muted
    painter.setPen(QPen(ink, 1.3))
    painter.setBrush(ink if stage is Stage.DONE else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if stage is Stage.DRAFT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(box, 90 * 16, 180 * 16)
