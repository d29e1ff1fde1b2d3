"""One line of a text around some words of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...text.span import Span
from ..reader.faces import choose, font
from ..theme import Theme

SIZE = 13
"""px of the words."""
BEFORE = 0.35
"""Share of the room beside the words that what stands before them may have."""


class ContextLine(QWidget):
    """The words in ink; quietly on both sides what there is room for of their sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_face("serif")

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before, the words, what stands behind; whole."""
        return self._parts

    def show_words(self, printed: str, sentence: Span, words: Span) -> None:
        """Show printed words in their sentence."""
        inside = sentence.start <= words.start and words.end <= sentence.end
        limits = sentence if inside else words
        self._parts = (
            printed[limits.start : words.start],
            words.of(printed),
            printed[words.end : limits.end],
        )
        self.setAccessibleName("".join(self._parts))
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._parts = ("", "", "")
        self.setAccessibleName("")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme
        self.update()

    def set_face(self, face: str) -> None:
        """Set the words in the page's face."""
        faces = choose(face)
        self.setFont(font((faces.text, faces.latin), SIZE))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(80, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """One line high, and narrow."""
        return QSize(20, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the line."""
        before, words, behind = (" ".join(each.split()) for each in self._parts)
        metrics, chrome = QFontMetricsF(self.font()), self._theme.chrome
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        wide = metrics.horizontalAdvance(words)
        room = max(0.0, self.width() - wide)
        # Only what can be seen is measured: a sentence can be very long.
        before = metrics.elidedText(before[-60:], Qt.TextElideMode.ElideLeft, room * BEFORE)
        left = metrics.horizontalAdvance(before)
        behind = metrics.elidedText(behind[:200], Qt.TextElideMode.ElideRight, room - left)
        painter = QPainter(self)
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        for x, said, ink in (
            (0.0, before, chrome.muted),
            (left, words, chrome.text),
            (left + wide, behind, chrome.muted),
        ):
            painter.setPen(ink)
            painter.drawText(QPointF(x, base), said)
