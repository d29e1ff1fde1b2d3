"""The rows of the candidates panel, and how one is drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from ...desk.candidates import Candidate
from ...desk.signals import Reason
from ..panels.rowface import RowView
from ..panels.rowsmodel import RowsModel

AIR = 7
BETWEEN = 2


class CandidatesModel(RowsModel[Candidate | str]):
    """Candidates, the likeliest first, or words that were rejected."""

    def told(self, row: Candidate | str) -> str:
        """The words, their number and why they are offered."""
        return row if isinstance(row, str) else f"{row.words}, {row.count}, {why(row)}"


def why(candidate: Candidate) -> str:
    """Why some words are offered."""
    names = {
        Reason.REPEATED: QCoreApplication.translate("Candidates", "repeated"),
        Reason.QUOTED: QCoreApplication.translate("Candidates", "in quotes"),
        Reason.DEFINED: QCoreApplication.translate("Candidates", "short form"),
        Reason.PERSON: QCoreApplication.translate("Candidates", "person"),
        Reason.ORGANISATION: QCoreApplication.translate("Candidates", "organisation"),
        Reason.PLACE: QCoreApplication.translate("Candidates", "place"),
        Reason.TITLE: QCoreApplication.translate("Candidates", "title"),
        Reason.FORMULA: QCoreApplication.translate("Candidates", "numbered formula"),
        Reason.COMPOUND: QCoreApplication.translate("Candidates", "not in the dictionary"),
    }
    return " · ".join(names[each] for each in candidate.reasons)


class CandidateView(RowView[Candidate | str]):
    """The words with their number; below them why they are offered."""

    margin = 14

    def high(self, row: Candidate | str, wide: float) -> float:  # noqa: ARG002 - all are alike
        """Two lines."""
        both = QFontMetricsF(self.quote).height() + QFontMetricsF(self.small).height()
        return both + BETWEEN + 2 * AIR

    def draw(self, painter: QPainter, row: Candidate | str, box: QRectF) -> None:
        """Both lines."""
        chrome, words = self.theme.chrome, QFontMetricsF(self.quote)
        left, right, top = box.left() + self.margin, box.right() - self.margin, box.top() + AIR
        said, count, reasons = _told(row)
        base = top + words.ascent()
        end = self.draw_at_right(painter, count, right, base)
        self.put(painter, said, self.quote, chrome.text, QPointF(left, base), end=end)
        below = top + words.height() + BETWEEN + QFontMetricsF(self.small).ascent()
        self.put(painter, reasons, self.small, chrome.muted, QPointF(left, below), end=right)


def _told(row: Candidate | str) -> tuple[str, str, str]:
    """Words, number, reasons."""
    if isinstance(row, str):
        return row, "", QCoreApplication.translate("Candidates", "rejected")
    full = f"  ({row.full})" if row.full else ""
    return row.words + full, str(row.count), why(row)
