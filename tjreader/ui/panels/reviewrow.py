"""How one row of the review panel is drawn: the words before, and those of now below them."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ..reader.faces import choose, font
from ..theme import Theme
from .noterow import CHIP, MARGIN
from .reviewmodel import Index, ReviewRoles, ReviewRow, Words

BEFORE = 5
"""Code points of context drawn before the words."""
HEAD = 4
"""Code points that are drawn of a beginning that is the same in both forms."""
LONGEST = 400
"""Code points of a quote that are compared letter by letter."""
AIR = 9
"""px above and below a row."""

Pieces = tuple[tuple[str, bool], ...]
"""Words in pieces; true where they differ from the other form."""


@lru_cache(maxsize=512)
def compared(before: str, now: str) -> tuple[Pieces, Pieces]:
    """Two forms of some words, each in pieces that are in both and pieces that are not."""
    if max(len(before), len(now)) > LONGEST or not before or not now:
        return ((before, False),), ((now, False),)
    old: list[tuple[str, bool]] = []
    new: list[tuple[str, bool]] = []
    steps = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    for name, a, b, c, d in steps:
        if b > a:
            old.append((before[a:b], name != "equal"))
        if d > c:
            new.append((now[c:d], name != "equal"))
    return tuple(old), tuple(new)


class ReviewRowView(QStyledItemDelegate):
    """Colour, place code, the words before and now, and the first line of the note."""

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
        families = (QFontInfo(QFont()).family(), faces.sans)
        self._small: QFont = font(families, 12)
        self._note: QFont = font(families, 13)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """A heading has one line, a note two and one more for its words."""
        row: ReviewRow = index.data(ReviewRoles.ROW)
        if row.annotation is None:
            return QSize(120, round(QFontMetricsF(self._small).height() + 16))
        high = 2 * AIR + 2 * QFontMetricsF(self._quote).height() + 3
        if _noted(row):
            high += 3 + QFontMetricsF(self._note).height()
        return QSize(120, round(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: ReviewRow = index.data(ReviewRoles.ROW)
        box, chrome = QRectF(option.rect), self._theme.chrome
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.annotation is None:
            self._heading(painter, row, box)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chrome.select)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, chrome.hover)
        left, right = box.left() + MARGIN, box.right() - MARGIN
        self._chip(painter, row, QRectF(left, box.top() + 10, CHIP, box.height() - 20))
        self._body(painter, row, QRectF(left + CHIP + 8, box.top() + AIR, 0, 0), right)
        painter.setPen(chrome.line)
        painter.drawLine(
            QPointF(box.left() + MARGIN, box.bottom() - 0.5), QPointF(right, box.bottom() - 0.5)
        )
        painter.restore()

    def _heading(self, painter: QPainter, row: ReviewRow, box: QRectF) -> None:
        bold = QFont(self._small)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(self._theme.chrome.muted)
        base = box.bottom() - 6 - QFontMetricsF(bold).descent()
        painter.drawText(QPointF(box.left() + MARGIN, base), row.title)

    def _chip(self, painter: QPainter, row: ReviewRow, box: QRectF) -> None:
        colour = row.annotation.colour if row.annotation else None
        ink = QColor(self._theme.page.marks[colour.value]) if colour else self._theme.chrome.line
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(box, CHIP / 2, CHIP / 2)

    def _body(self, painter: QPainter, row: ReviewRow, at: QRectF, right: float) -> None:
        """Both forms, one below the other, and the note."""
        metrics = QFontMetricsF(self._quote)
        indent = max(map(QFontMetricsF(self._small).horizontalAdvance, labels(row))) + 10
        end = self._place(painter, row, at.top() + metrics.ascent(), right)
        old, new = _forms(row)
        top = at.top()
        for label, words, pieces, stop in (
            (labels(row)[0], row.before, old, end),
            (labels(row)[1], row.now, new, right),
        ):
            base = top + metrics.ascent()
            painter.setFont(self._small)
            painter.setPen(self._theme.chrome.muted)
            painter.drawText(QPointF(at.left(), base), label)
            start = at.left() + indent
            if words is None:
                painter.drawText(QPointF(start, base), _nowhere(row))
            else:
                struck = words is row.before
                self._words(painter, words, pieces, QRectF(start, top, stop - start, 0), struck)
            top += metrics.height() + 3
        if _noted(row):
            self._draw_note(painter, row, QPointF(at.left(), top), right)

    def _place(self, painter: QPainter, row: ReviewRow, base: float, right: float) -> float:
        """Draw the place code at the right; where the words must end before it."""
        if not row.place:
            return right
        wide = QFontMetricsF(self._small).horizontalAdvance(row.place)
        painter.setFont(self._small)
        painter.setPen(self._theme.chrome.muted)
        painter.drawText(QPointF(right - wide, base), row.place)
        return right - wide - 10

    def _words(
        self, painter: QPainter, words: Words, pieces: Pieces, box: QRectF, struck: bool
    ) -> None:
        """Words between their neighbours; what differs struck (before) or underlined (now)."""
        metrics, chrome = QFontMetricsF(self._quote), self._theme.chrome
        painter.setFont(self._quote)
        x, base = box.left(), box.top() + metrics.ascent()
        prefix = ("…" if len(words.prefix) > BEFORE else "") + words.prefix[-BEFORE:]
        if pieces and pieces[0][0].startswith("…"):
            prefix = ""
        runs = [(prefix, False, True), *((piece, other, False) for piece, other in pieces)]
        runs.append((words.suffix, False, True))
        for piece, other, around in runs:
            if not piece:
                continue
            room = box.right() - x
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
            if not shown or room < metrics.averageCharWidth():
                break
            painter.setPen(chrome.muted if around else chrome.text)
            painter.drawText(QPointF(x, base), shown)
            wide = metrics.horizontalAdvance(shown)
            if other:
                y = base - metrics.ascent() * 0.36 if struck else base + metrics.descent() * 0.55
                painter.setPen(QPen(chrome.accent, 1.4))
                painter.drawLine(QPointF(x, y), QPointF(x + wide, y))
            x += wide
            if shown != piece:
                break

    def _draw_note(self, painter: QPainter, row: ReviewRow, at: QPointF, right: float) -> None:
        metrics = QFontMetricsF(self._note)
        line = " ".join(_noted(row).split())
        painter.setFont(self._note)
        painter.setPen(self._theme.chrome.muted)
        words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, right - at.x())
        painter.drawText(QPointF(at.x(), at.y() + metrics.ascent()), words)

    def helpEvent(
        self, event: QEvent, view: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """No tooltip: the row tells it all, and a note must never be taken for markup."""
        del event, view, option, index
        return False


def labels(row: ReviewRow) -> tuple[str, str]:
    """What stands before the two lines of a row."""
    now = QCoreApplication.translate("Review", "now")
    if row.on_section:
        return QCoreApplication.translate("Review", "note"), now
    return QCoreApplication.translate("Review", "before"), now


def _forms(row: ReviewRow) -> tuple[Pieces, Pieces]:
    """The words before and now, in pieces; long beginnings that are the same are cut."""
    before, now = row.before.words, row.now.words if row.now else ""
    if row.on_section:
        return ((before, False),), ((now, False),)
    old, new = compared(before, now)
    return (_from_difference(old), _from_difference(new)) if len(old) + len(new) > 2 else (old, new)


def _from_difference(pieces: Pieces) -> Pieces:
    first, other = pieces[0] if pieces else ("", True)
    if other or len(first) <= HEAD + 2:
        return pieces
    return (("…" + first[-HEAD:], False), *pieces[1:])


def _nowhere(row: ReviewRow) -> str:
    """Why a note has no place."""
    if row.elsewhere:
        return QCoreApplication.translate("Review", "stands in another edition")
    return QCoreApplication.translate("Review", "its words are not here")


def _noted(row: ReviewRow) -> str:
    """The note below the words; a note on a section stands in their place already."""
    known = row.annotation
    return known.note if known is not None and known.anchor.quote else ""
