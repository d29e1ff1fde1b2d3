"""The rows of the echoes panel: two clauses, what differs in them underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ...desk.echoes import Echo, Same
from ...text.span import Span
from ..panels.rowface import RowView
from ..panels.rowsmodel import RowsModel
from ..session import Session
from ..theme import Theme

AIR = 8
BETWEEN = 3


class EchoesModel(RowsModel[Echo]):
    """Echoes, the likest first, of one text."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def told(self, row: Echo) -> str:
        """Both clauses."""
        printed = self._session.text.printed
        return f"{row.first.of(printed)} / {row.second.of(printed)}"


class EchoView(RowView[Echo]):
    """Two clauses with their place codes; what differs is underlined."""

    size, margin = 14, 14

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._session = session

    def high(self, row: Echo, wide: float) -> float:  # noqa: ARG002 - all are alike
        """Two lines."""
        return 2 * QFontMetricsF(self.quote).height() + BETWEEN + 2 * AIR

    def draw(self, painter: QPainter, row: Echo, box: QRectF) -> None:
        """Both clauses."""
        metrics = QFontMetricsF(self.quote)
        left, right = box.left() + self.margin, box.right() - self.margin
        base = box.top() + AIR + metrics.ascent()
        first = [(piece.first, piece.same in (Same.FIRST, Same.OTHER)) for piece in row.pieces]
        second = [(piece.second, piece.same in (Same.SECOND, Same.OTHER)) for piece in row.pieces]
        for span, pieces in ((row.first, first), (row.second, second)):
            place = self._session.sitting.place_code(span.start)
            end = self.draw_at_right(painter, place, right, base)
            self._clause(painter, pieces, QPointF(left, base), end)
            base += metrics.height() + BETWEEN

    def _clause(
        self, painter: QPainter, pieces: Sequence[tuple[Span, bool]], at: QPointF, end: float
    ) -> None:
        printed, metrics = self._session.text.printed, QFontMetricsF(self.quote)
        chrome = self.theme.chrome
        for span, differs in pieces:
            words = span.of(printed)
            ink = chrome.text if differs else chrome.muted
            shown = self.put(painter, words, self.quote, ink, at, end=end)
            wide = metrics.horizontalAdvance(shown)
            if differs and shown:
                painter.setPen(QPen(chrome.accent, 1.4))
                y = at.y() + metrics.descent() * 0.55
                painter.drawLine(QPointF(at.x(), y), QPointF(at.x() + wide, y))
            at = QPointF(at.x() + wide, at.y())
            if shown != words:
                break
