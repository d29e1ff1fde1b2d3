"""How one row of the notes panel is drawn."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyleOptionViewItem

from ...notes.annotation import Target
from ...notes.markdown import plain
from .chips import chips_height, draw_chips
from .lines import wrapped
from .noteplaces import Row
from .rowface import CHIP, INDENT, MARGIN, RowFace
from .rowsmodel import Index, Roles

MOST_NOTE_LINES = 3
MOST_WORDS = 600
"""Code points of a note that are looked at for its row."""
_MARKS = re.compile(r"[*_`~\[<\\]|^[ \t]*(?:#|>|[-+][ \t]|\d+[.)、])", re.MULTILINE)


class NoteRow(RowFace):
    """Colour, place code, quote and note of one annotation, as plain text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines; the note has three at most."""
        row: Row = index.data(Roles.ROW)
        view = option.widget
        room = view.viewport().width() if isinstance(view, QAbstractScrollArea) else 240
        high = 2 * 9 + QFontMetricsF(self.quote).height()
        if row.annotation.note:
            words = _read(row.annotation.note)
            lines = self._note_lines(words, room - 2 * MARGIN - INDENT)
            high += 3 + lines * QFontMetricsF(self.note).height()
        if row.annotation.tags:
            high += 5 + chips_height(self.small)
        return QSize(120, round(high))

    def _note_lines(self, note: str, room: float) -> int:
        """How many lines the note takes, at most `MOST_NOTE_LINES`; a cheap look first."""
        metrics = QFontMetricsF(self.note)
        count = 0
        for line in note.split("\n", MOST_NOTE_LINES)[:MOST_NOTE_LINES]:
            count += 1
            if count < MOST_NOTE_LINES and metrics.horizontalAdvance(line[:400]) > room:
                count += self._wrapped(line[:400], room) - 1
        return min(count, MOST_NOTE_LINES)

    def _wrapped(self, line: str, room: float) -> int:
        return len(_lines(line, self.note, room, MOST_NOTE_LINES))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: Row = index.data(Roles.ROW)
        chrome = self.theme.chrome
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_ground(painter, option)
        left, right, top = box.left() + MARGIN, box.right() - MARGIN, box.top() + 9
        chip = QRectF(left, box.top() + 10, CHIP, box.height() - 20)
        self.draw_chip(painter, row.annotation.colour, chip)
        left += INDENT
        metrics = QFontMetricsF(self.quote)
        base = top + metrics.ascent()
        end = self.draw_at_right(painter, _place(row), right, base)
        on_words = row.annotation.target is Target.HIGHLIGHT
        ink = chrome.text if on_words else chrome.muted
        self.put(painter, row.title, self.quote, ink, QPointF(left, base), end=end)
        if row.annotation.note:
            top += metrics.height() + 3
            painter.setPen(chrome.text)
            self._draw_note(painter, _read(row.annotation.note), left, top, right - left)
        if row.annotation.tags:
            top = box.bottom() - 9 - chips_height(self.small)
            room = QRectF(left, top, right - left, box.bottom() - top)
            draw_chips(painter, row.annotation.tags, room, self.small, self.theme)
        self.draw_line(painter, box)
        painter.restore()

    def _draw_note(
        self, painter: QPainter, note: str, left: float, top: float, room: float
    ) -> None:
        painter.setFont(self.note)
        metrics = QFontMetricsF(self.note)
        lines = _lines(note[:600], self.note, room, MOST_NOTE_LINES)
        for words in lines:
            painter.drawText(QPointF(left, top + metrics.ascent()), words)
            top += metrics.height()


def _place(row: Row) -> str:
    """What is told of a note's place."""
    if row.annotation.target is Target.TEXT:
        return QCoreApplication.translate("NoteRow", "Whole text")
    return row.place


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
        raw = line.encode("utf-16-le", "surrogatepass")
        for start, end in wrapped(line, face, room):
            more = end * 2 < len(raw) or number < len(rest) - 1
            if len(found) == most - 1 and more:
                tail = raw[start * 2 :].decode("utf-16-le", "surrogatepass")
                found.append(_elided(tail, metrics, room))
            else:
                found.append(raw[start * 2 : end * 2].decode("utf-16-le", "surrogatepass"))
            if len(found) == most:
                return found
    return found


def _elided(words: str, metrics: QFontMetricsF, room: float) -> str:
    """Words cut to one line; always with an ellipsis, since more follows."""
    words = words.rstrip()
    if metrics.horizontalAdvance(words + "…") <= room:
        return words + "…"
    return metrics.elidedText(words + "…", Qt.TextElideMode.ElideRight, room)
