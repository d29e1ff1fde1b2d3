"""How one row of the notes panel is drawn."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...notes.annotation import Target
from ...notes.markdown import plain
from ..reader.faces import choose, font
from ..theme import Theme
from .chips import chips_height, draw_chips
from .noteplaces import Row
from .notesmodel import Index, Roles

MARGIN = 12
CHIP = 4
MOST_NOTE_LINES = 3
MOST_WORDS = 600
"""Code points of a note that are looked at for its row."""
_MARKS = re.compile(r"[*_`~\[<\\]|^[ \t]*(?:#|>|[-+][ \t]|\d+[.)、])", re.MULTILINE)


class NoteRow(QStyledItemDelegate):
    """Colour, place code, quote and note of one annotation, as plain text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.set_face("serif")

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme

    def set_face(self, face: str) -> None:
        """Set quotes in the page's face ("serif", "sans" or a family's name)."""
        faces = choose(face)
        self._quote: QFont = font((faces.text, faces.latin), 15)
        # Notes in the window's own face: in Chinese ones “ and ” are as wide as a character.
        families = (QFontInfo(QFont()).family(), faces.sans)
        self._note: QFont = font(families, 13)
        self._small: QFont = font(families, 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines; the note has three at most."""
        row: Row = index.data(Roles.ROW)
        view = option.widget
        room = view.viewport().width() if isinstance(view, QAbstractScrollArea) else 240
        high = 2 * 9 + QFontMetricsF(self._quote).height()
        if row.annotation.note:
            words = _read(row.annotation.note)
            lines = self._note_lines(words, room - 2 * MARGIN - CHIP - 6)
            high += 3 + lines * QFontMetricsF(self._note).height()
        if row.annotation.tags:
            high += 5 + chips_height(self._small)
        return QSize(120, round(high))

    def _note_lines(self, note: str, room: float) -> int:
        """How many lines the note takes, at most `MOST_NOTE_LINES`; a cheap look first."""
        metrics = QFontMetricsF(self._note)
        count = 0
        for line in note.split("\n", MOST_NOTE_LINES)[:MOST_NOTE_LINES]:
            count += 1
            if count < MOST_NOTE_LINES and metrics.horizontalAdvance(line[:400]) > room:
                count += self._wrapped(line[:400], room) - 1
        return min(count, MOST_NOTE_LINES)

    def _wrapped(self, line: str, room: float) -> int:
        return len(_lines(line, self._note, room, MOST_NOTE_LINES))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: Row = index.data(Roles.ROW)
        chrome = self._theme.chrome
        state = option.state
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chrome.select)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, chrome.hover)
        left = box.left() + MARGIN
        self._chip(painter, row, QRectF(left, box.top() + 10, CHIP, box.height() - 20))
        left += CHIP + 8
        right = box.right() - MARGIN
        top = box.top() + 9
        right_of_title = self._place(painter, row, top, right)
        metrics = QFontMetricsF(self._quote)
        plain = row.annotation.target is Target.HIGHLIGHT
        painter.setFont(self._quote)
        painter.setPen(chrome.text if plain else chrome.muted)
        words = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, right_of_title - left)
        painter.drawText(QPointF(left, top + metrics.ascent()), words)
        if row.annotation.note:
            top += metrics.height() + 3
            painter.setPen(chrome.text)
            self._draw_note(painter, _read(row.annotation.note), left, top, right - left)
        if row.annotation.tags:
            top = box.bottom() - 9 - chips_height(self._small)
            room = QRectF(left, top, right - left, box.bottom() - top)
            draw_chips(painter, row.annotation.tags, room, self._small, self._theme)
        painter.setPen(chrome.line)
        painter.drawLine(
            QPointF(box.left() + MARGIN, box.bottom() - 0.5), QPointF(right, box.bottom() - 0.5)
        )
        painter.restore()

    def _chip(self, painter: QPainter, row: Row, box: QRectF) -> None:
        colour = row.annotation.colour
        ink = QColor(self._theme.page.marks[colour.value]) if colour else self._theme.chrome.line
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(box, CHIP / 2, CHIP / 2)

    def _place(self, painter: QPainter, row: Row, top: float, right: float) -> float:
        """Draw the place code at the right; where it begins."""
        place = row.place
        if row.annotation.target is Target.TEXT:
            place = QCoreApplication.translate("NoteRow", "Whole text")
        if not place:
            return right
        metrics = QFontMetricsF(self._small)
        wide = metrics.horizontalAdvance(place)
        base = top + QFontMetricsF(self._quote).ascent()
        painter.setFont(self._small)
        painter.setPen(self._theme.chrome.muted)
        painter.drawText(QPointF(right - wide, base), place)
        return right - wide - 10

    def _draw_note(
        self, painter: QPainter, note: str, left: float, top: float, room: float
    ) -> None:
        painter.setFont(self._note)
        metrics = QFontMetricsF(self._note)
        lines = _lines(note[:600], self._note, room, MOST_NOTE_LINES)
        for words in lines:
            painter.drawText(QPointF(left, top + metrics.ascent()), words)
            top += metrics.height()

    def helpEvent(
        self, event: QEvent, view: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """No tooltip: the row tells it all, and a note must never be taken for markup."""
        del event, view, option, index
        return False


def _read(note: str) -> str:
    """A note's first words, without the marks of its Markdown; a cheap look first."""
    beginning = note[:MOST_WORDS]
    return plain(beginning) if _MARKS.search(beginning) else beginning


def _lines(words: str, face: QFont, room: float, most: int) -> list[str]:
    """Words broken into at most so many lines, the last one elided."""
    found: list[str] = []
    rest = words.split("\n")
    metrics = QFontMetricsF(face)
    for number, line in enumerate(rest):
        layout = QTextLayout(line, face)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        raw = line.encode("utf-16-le", "surrogatepass")
        while True:
            piece = layout.createLine()
            if not piece.isValid():
                break
            piece.setLineWidth(room)
            start, end = piece.textStart(), piece.textStart() + piece.textLength()
            last = len(found) == most - 1
            more = end * 2 < len(raw) or number < len(rest) - 1
            if last and more:
                tail = raw[start * 2 :].decode("utf-16-le", "surrogatepass")
                found.append(_elided(tail, metrics, room))
            else:
                found.append(raw[start * 2 : end * 2].decode("utf-16-le", "surrogatepass"))
            if len(found) == most:
                layout.endLayout()
                return found
        layout.endLayout()
    return found


def _elided(words: str, metrics: QFontMetricsF, room: float) -> str:
    """Words cut to one line; always with an ellipsis, since more follows."""
    words = words.rstrip()
    if metrics.horizontalAdvance(words + "…") <= room:
        return words + "…"
    return metrics.elidedText(words + "…", Qt.TextElideMode.ElideRight, room)
