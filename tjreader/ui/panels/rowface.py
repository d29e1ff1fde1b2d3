"""What the rows of all lists have in common: their faces, inks and pieces."""

from __future__ import annotations

from typing import Generic

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...notes.annotation import Colour
from ..reader.faces import choose, font
from ..theme import Theme
from .rowsmodel import Index, R, Roles

MARGIN = 12
"""px left free at both sides of a row."""
CHIP = 4
"""px of the bar in a note's colour at the left of its row."""
INDENT = CHIP + 8
"""px from the chip's left to the words."""
GAP = 10
"""px between words and what stands at the right."""
LEAST = 120
"""px a row is wide at least."""


class RowFace(QStyledItemDelegate):
    """Faces, inks and the pieces rows are drawn from, all of plain text.

    `size` is that of the text's own words in px, `margin` and `gap` are as `MARGIN` and `GAP`.
    """

    size = 15
    margin = MARGIN
    gap = GAP

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.set_face("serif")

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.theme = theme

    def set_face(self, face: str) -> None:
        """Set quotes in the page's face ("serif", "sans" or a family's name)."""
        faces = choose(face)
        self.quote: QFont = font((faces.text, faces.latin), self.size)
        self.quote_found: QFont = font((faces.text, faces.latin), self.size, QFont.Weight.Bold)
        # Notes in the window's own face: in Chinese ones “ and ” are as wide as a character.
        families = (QFontInfo(QFont()).family(), faces.sans)
        self.note: QFont = font(families, 13)
        self.note_found: QFont = font(families, 13, QFont.Weight.Bold)
        self.small: QFont = font(families, 12)

    def draw_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, hover: bool = True
    ) -> None:
        """The ground of a row that is chosen, or under the pointer."""
        box, chrome = QRectF(option.rect), self.theme.chrome
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chrome.select)
        elif hover and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, chrome.hover)

    def draw_chip(self, painter: QPainter, colour: Colour | None, box: QRectF) -> None:
        """The bar in a note's colour, grey where it has none."""
        chrome, marks = self.theme.chrome, self.theme.page.marks
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(marks[colour.value]) if colour else chrome.line)
        painter.drawRoundedRect(box, CHIP / 2, CHIP / 2)

    def draw_line(self, painter: QPainter, box: QRectF, below: float = 0.5) -> None:
        """A hairline at the foot of a row, so many px above its end."""
        painter.setPen(self.theme.chrome.line)
        y = box.bottom() - below
        painter.drawLine(
            QPointF(box.left() + self.margin, y), QPointF(box.right() - self.margin, y)
        )

    def draw_at_right(self, painter: QPainter, words: str, right: float, base: float) -> float:
        """Small words that end at the right; where others must end before them."""
        if not words:
            return right
        wide = QFontMetricsF(self.small).horizontalAdvance(words)
        self.put(painter, words, self.small, self.theme.chrome.muted, QPointF(right - wide, base))
        return right - wide - self.gap

    def put(
        self,
        painter: QPainter,
        words: str,
        face: QFont,
        ink: QColor,
        at: QPointF,
        *,
        end: float | None = None,
    ) -> str:
        """Words on a base line, cut where they would go past `end`; what is seen of them."""
        if end is not None:
            room = end - at.x()
            words = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.setFont(face)
        painter.setPen(ink)
        painter.drawText(at, words)
        return words

    def helpEvent(
        self, event: QEvent, view: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """No tooltip: what a person wrote must never be taken for markup."""
        del event, view, option, index
        return False


class RowView(RowFace, Generic[R]):
    """Draws a row of a `RowsModel`: its ground, what it says, a hairline at its foot.

    A kind of rows says how `high` one is and how it is to `draw` one.
    """

    lined = True
    """Whether there is a hairline below each row."""

    def high(self, row: R, wide: float) -> float:
        """How high a row is in a list of that width, px."""
        raise NotImplementedError

    def draw(self, painter: QPainter, row: R, box: QRectF) -> None:
        """Draw what a row says."""
        raise NotImplementedError

    def is_lively(self, row: R) -> bool:  # noqa: ARG002 - some rows are
        """Whether a row does something when it is clicked, so answers to the pointer."""
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as what it says."""
        return QSize(LEAST, round(self.high(index.data(Roles.ROW), view_width(option))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: R = index.data(Roles.ROW)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_ground(painter, option, hover=self.is_lively(row))
        self.draw(painter, row, box)
        if self.lined:
            self.draw_line(painter, box)
        painter.restore()


def view_width(option: QStyleOptionViewItem) -> float:
    """The width rows of a list have, also while it asks how high they are."""
    view = option.widget
    if isinstance(view, QAbstractScrollArea):
        return float(view.viewport().width())
    return float(option.rect.width())
