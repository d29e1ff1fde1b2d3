"""The whole sentence as the page has it, with its terms underlined."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from ...text.span import Span
from ..reader.faces import choose, font
from ..reader.units import Units
from ..theme import Theme

SIZE = 17
"""px of its characters."""
MOST = 6
"""Lines seen at once."""
FRAME = 4
"""px around the lines."""


class SourceView(QPlainTextEdit):
    """Plain words that can be selected and copied; as high as they need to be."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentenceSource")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Sentence"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._most = MOST
        self._theme = theme
        self._terms: tuple[tuple[Span, bool], ...] = ()
        self.document().setDocumentMargin(0)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme
        self._mark()

    def set_face(self, face: str) -> None:
        """Show the words in the page's face."""
        faces = choose(face)
        self.setFont(font((faces.text, faces.latin), SIZE))
        self._fit()

    def show_words(self, words: str) -> None:
        """Show a sentence."""
        if words != self.toPlainText():
            self._terms = ()
            self.setPlainText(words)
            self._fit()

    def mark_terms(self, terms: Sequence[tuple[Span, bool]]) -> None:
        """Underline terms: stretches in code points, and whether they are decided."""
        self._terms = tuple(terms)
        self._mark()

    def _mark(self) -> None:
        units = Units(self.toPlainText())
        found = []
        for span, is_decided in self._terms:
            cursor = QTextCursor(self.document())
            cursor.setPosition(units.to_utf16(span.start))
            cursor.setPosition(units.to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            styles = QTextCharFormat.UnderlineStyle
            look.setUnderlineStyle(
                styles.SingleUnderline if is_decided else styles.DotLine  # told apart in grey too
            )
            chrome = self._theme.chrome
            look.setUnderlineColor(chrome.good if is_decided else chrome.muted)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = look
            found.append(selection)
        self.setExtraSelections(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its lines are others in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as the words need, up to the lines there is room for."""
        return QSize(120, self.high(self._most))

    def minimumSizeHint(self) -> QSize:
        """One line can be read where there is little room."""
        return QSize(120, self.high(1))

    @property
    def lines(self) -> int:
        """How many lines its words are."""
        return max(1, round(self.document().size().height()))

    def let(self, most: int) -> None:
        """Be as high as so many lines at most."""
        if most != self._most:
            self._most = most
            self._fit()

    def high(self, most: int) -> int:
        """Tell the px that its lines take, up to so many of them."""
        pitch = ceil(QFontMetricsF(self.font()).lineSpacing())  # lines stand whole px apart
        drawn = self.height() - self.viewport().height() if self.isVisible() else FRAME
        return min(self.lines, most) * pitch + 1 + max(FRAME, drawn)

    def _fit(self) -> None:
        self.setMaximumHeight(self.high(self._most))
        self.updateGeometry()
