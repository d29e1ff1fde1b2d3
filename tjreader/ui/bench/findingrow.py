"""The rows of the checks: what was found, where, and why it was accepted."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ...desk.checks.finding import Finding, Severity
from ...desk.ruling import Acceptance
from ..panels.lines import broken
from ..panels.rowface import RowView
from ..panels.rowsmodel import RowsModel
from .findingwords import kind_name, severity_name, told

AIR = 7
SIGN = 20
"""px for the sign at the left of a row."""
LINES = 3


class FindingRow(Struct, frozen=True):
    """One finding as the list draws it. `at` is the sentence's index, `place` its place code."""

    finding: Finding
    at: int
    place: str
    acceptance: Acceptance | None = None

    @property
    def head(self) -> str:
        """Its kind, and how many places it is about."""
        name = kind_name(self.finding.kind)
        more = len(self.finding.places)
        return f"{name} · {more}" if more > 1 else name


class FindingsModel(RowsModel[FindingRow]):
    """Findings in the order they are given."""

    def told(self, row: FindingRow) -> str:
        """How much it matters, where it is, what it is, and why it was accepted."""
        head = f"{severity_name(row.finding.severity)}, {row.head}, {row.place}"
        reason = f" ({row.acceptance.reason})" if row.acceptance else ""
        return f"{head}: {told(row.finding)}{reason}"

    def key(self, row: FindingRow) -> object:
        """The finding's own."""
        return row.finding.key


class FindingRowView(RowView[FindingRow]):
    """A sign for how much it matters, kind and place in small, the sentence below them.

    The signs differ in form: a full square is to be mended, an open one looked at, a line is
    told by the way; a tick was accepted.
    """

    def high(self, row: FindingRow, wide: float) -> float:
        """The head and as many lines as there are."""
        small = QFontMetricsF(self.small).height()
        said, reason = self._lines(row, wide)
        return small + 2 + len(said) * self._pitch() + len(reason) * small + 2 * AIR

    def _lines(self, row: FindingRow, wide: float) -> tuple[list[str], list[str]]:
        """What is said, and why it was accepted, in lines."""
        room = wide - 2 * self.margin - SIGN
        reason = row.acceptance.reason if row.acceptance else ""
        said = broken(told(row.finding), self.note, room, LINES)
        return said, broken(reason, self.small, room, LINES)

    def _pitch(self) -> float:
        # Lines with and without Chinese are as high as each other.
        return max(QFontMetricsF(self.note).height(), 19.0)

    def draw(self, painter: QPainter, row: FindingRow, box: QRectF) -> None:
        """The sign, the head, the lines."""
        chrome, small = self.theme.chrome, QFontMetricsF(self.small)
        left, right = box.left() + self.margin + SIGN, box.right() - self.margin
        base = box.top() + AIR + small.ascent()
        self._sign(painter, row, QRectF(box.left() + self.margin, base - 8, 8, 8))
        end = self.draw_at_right(painter, row.place, right, base)
        self.put(painter, row.head, self.small, chrome.muted, QPointF(left, base), end=end)
        y = box.top() + AIR + small.height() + 2
        said, reason = self._lines(row, box.width())
        for line in said:
            at = QPointF(left, y + QFontMetricsF(self.note).ascent())
            self.put(painter, line, self.note, chrome.text, at)
            y += self._pitch()
        for line in reason:
            self.put(painter, line, self.small, chrome.muted, QPointF(left, y + small.ascent()))
            y += small.height()

    def _sign(self, painter: QPainter, row: FindingRow, box: QRectF) -> None:
        chrome, severity = self.theme.chrome, row.finding.severity
        if row.acceptance is not None:
            painter.setPen(QPen(chrome.good, 1.6))
            painter.drawPolyline(
                [
                    QPointF(box.left(), box.center().y()),
                    QPointF(box.left() + 3, box.bottom()),
                    QPointF(box.right() + 1, box.top()),
                ]
            )
        elif severity is Severity.QUIET:
            painter.setPen(QPen(chrome.muted, 1.4))
            painter.drawLine(
                QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y())
            )
        else:
            painter.setPen(QPen(chrome.accent, 1.4))
            fault = severity is Severity.FAULT
            painter.setBrush(chrome.accent if fault else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 1.5, 1.5)
