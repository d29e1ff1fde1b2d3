"""The places of a term, each with the words around it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ...desk.concordance import Line
from ...desk.deciding import Basis
from ..panels.rowface import RowView
from ..panels.rowsmodel import RowsModel

AIR = 5
SHARE = 0.44
"""Of the width that stands before the term, so that terms stand under each other."""


class LinesModel(RowsModel[Line]):
    """The lines of a concordance, in the order they are given."""

    def told(self, row: Line) -> str:
        """Its place and its words."""
        return f"{row.place}: {row.left}{row.words}{row.right}"

    def key(self, row: Line) -> object:
        """The term and its place."""
        return row.occurrence.concept_id, row.occurrence.span


class LineView(RowView[Line]):
    """One line: context, the term in full ink, context; below it place and rendering."""

    size, margin, gap = 14, 14, 8
    lined = False

    def high(self, row: Line, wide: float) -> float:  # noqa: ARG002 - all are alike
        """Two lines."""
        return QFontMetricsF(self.quote).height() + QFontMetricsF(self.small).height() + 2 * AIR

    def draw(self, painter: QPainter, row: Line, box: QRectF) -> None:
        """The line, and below it what is decided."""
        chrome, words = self.theme.chrome, QFontMetricsF(self.quote)
        left, right = box.left() + self.margin, box.right() - self.margin
        top = box.top() + AIR
        self._context(painter, row, QRectF(left, top + words.ascent(), right - left, 0))
        base = top + words.height() + QFontMetricsF(self.small).ascent()
        end = self.draw_at_right(painter, row.place, right, base)
        said = row.decided.words
        if row.decided.basis is Basis.HERE:
            said += " *"
        ink = chrome.muted if row.decided.basis is Basis.PROPOSED else chrome.text
        self.put(painter, said, self.small, ink, QPointF(left, base), end=end)

    def _context(self, painter: QPainter, line: Line, box: QRectF) -> None:
        """Both contexts around the term; `box.top()` is the base line."""
        words, chrome, base = QFontMetricsF(self.quote), self.theme.chrome, box.top()
        term = QFontMetricsF(self.quote_found).horizontalAdvance(line.words)
        wide = min(term, box.width() * 0.5)
        at = box.left() + max(0.0, min(box.width() * SHARE, box.width() - wide))
        before = words.elidedText(line.left, Qt.TextElideMode.ElideLeft, at - box.left())
        start = QPointF(at - words.horizontalAdvance(before), base)
        self.put(painter, before, self.quote, chrome.muted, start)
        middle, end = QPointF(at, base), QPointF(at + wide, base)
        self.put(painter, line.words, self.quote_found, chrome.text, middle, end=end.x() + 1)
        self.put(painter, line.right, self.quote, chrome.muted, end, end=box.right())
