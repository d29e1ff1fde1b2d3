"""How one row of the review panel is drawn: the words before, and those of now below them."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ...notes.markdown import plain
from .reviewmodel import ReviewRow, Words
from .rowface import CHIP, INDENT, MARGIN, RowView

BEFORE = 5
"""Code points of context drawn before the words."""
LEAST_BEFORE = 2
"""Code points of it where there is hardly room for the words."""
HEAD = 4
"""Code points that are drawn of a beginning that is the same in both forms."""
LONGEST = 400
"""Code points of a quote that are compared letter by letter."""
MOST_NOTE = 400
"""Code points of a note that are looked at for its line."""
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


class ReviewRowView(RowView[ReviewRow]):
    """Colour, the words before and now, each with its place, and the first line of the note."""

    lined = False  # headings have no line

    def high(self, row: ReviewRow, wide: float) -> float:  # noqa: ARG002 - no line is broken
        """A heading has one line, a note two and one more for its words."""
        if row.annotation is None:
            return QFontMetricsF(self.small).height() + 16
        high = 2 * AIR + 2 * QFontMetricsF(self.quote).height() + 3
        if _noted(row):
            high += 3 + QFontMetricsF(self.note).height()
        return high

    def is_lively(self, row: ReviewRow) -> bool:
        """Whether it is a note."""
        return row.annotation is not None

    def draw(self, painter: QPainter, row: ReviewRow, box: QRectF) -> None:
        """A heading, or a note with a line below it."""
        if row.annotation is None:
            self._heading(painter, row, box)
            return
        chip = QRectF(box.left() + MARGIN, box.top() + 10, CHIP, box.height() - 20)
        self.draw_chip(painter, row.annotation.colour, chip)
        self._body(painter, row, box.adjusted(MARGIN + INDENT, AIR, -MARGIN, -AIR))
        self.draw_line(painter, box)

    def _heading(self, painter: QPainter, row: ReviewRow, box: QRectF) -> None:
        bold = QFont(self.small)
        bold.setWeight(QFont.Weight.DemiBold)
        base = box.bottom() - 6 - QFontMetricsF(bold).descent()
        at = QPointF(box.left() + MARGIN, base)
        self.put(painter, row.title, bold, self.theme.chrome.muted, at, end=box.right() - MARGIN)

    def _body(self, painter: QPainter, row: ReviewRow, box: QRectF) -> None:
        """Both forms, one below the other, and the note."""
        metrics, muted = QFontMetricsF(self.quote), self.theme.chrome.muted
        names = labels(row)
        start = box.left() + max(map(QFontMetricsF(self.small).horizontalAdvance, names)) + 10
        old, new = _forms(row)
        lines = ((names[0], row.was, row.before, old), (names[1], row.place, row.now, new))
        top = box.top()
        for name, place, words, pieces in lines:
            base = top + metrics.ascent()
            end = self.draw_at_right(painter, place, box.right(), base)
            self.put(painter, name, self.small, muted, QPointF(box.left(), base))
            if words is None:
                at = QPointF(start, base)
                self.put(painter, _nowhere(row), self.small, muted, at, end=end)
            else:
                room = QRectF(start, top, end - start, metrics.height())
                self._words(painter, words, pieces, room, struck=words is row.before)
            top += metrics.height() + 3
        if _noted(row):
            at = QPointF(box.left(), top + QFontMetricsF(self.note).ascent())
            self.put(painter, _noted(row), self.note, muted, at, end=box.right())

    def _words(
        self, painter: QPainter, words: Words, pieces: Pieces, box: QRectF, *, struck: bool
    ) -> None:
        """Words between their neighbours; what differs struck (before) or underlined (now)."""
        metrics, chrome = QFontMetricsF(self.quote), self.theme.chrome
        painter.setFont(self.quote)
        x, base = box.left(), box.top() + metrics.ascent()
        wide = sum(metrics.horizontalAdvance(piece) for piece, _ in pieces)
        prefix = _before(words.prefix, metrics, box.width() - wide)
        if pieces and pieces[0][0].startswith("…"):
            prefix = ""
        runs = [(prefix, False, True), *((piece, other, False) for piece, other in pieces)]
        runs.append((words.suffix, False, True))
        # What follows the words takes no room from them.
        own = sum(metrics.horizontalAdvance(piece) for piece, _, _ in runs[:-1])
        dots = metrics.horizontalAdvance("…") if own > box.width() else 0.0
        for number, (piece, other, around) in enumerate(runs):
            shown, room = piece, box.right() - x
            if metrics.horizontalAdvance(piece) > room - dots:
                rest = "".join(each for each, _, _ in runs[number:])
                shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
                if room < metrics.horizontalAdvance("…"):
                    break
            painter.setPen(chrome.muted if around else chrome.text)
            painter.drawText(QPointF(x, base), shown)
            wide = metrics.horizontalAdvance(shown)
            if other and shown:
                y = base - metrics.ascent() * 0.36 if struck else base + metrics.descent() * 0.55
                _stroke(painter, chrome.accent, QPointF(x, y), wide)
            x += wide
            if shown != piece:
                break


def _stroke(painter: QPainter, ink: QColor, at: QPointF, wide: float) -> None:
    painter.setPen(QPen(ink, 1.4))
    painter.drawLine(at, QPointF(at.x() + wide, at.y()))


def _before(prefix: str, metrics: QFontMetricsF, room: float) -> str:
    """The end of what stands before some words: fewer code points where there is little room."""
    for count in range(BEFORE, LEAST_BEFORE, -1):
        shown = _cut(prefix, count)
        if metrics.horizontalAdvance(shown) <= room:
            return shown
    return _cut(prefix, LEAST_BEFORE)


def _cut(prefix: str, count: int) -> str:
    """Its last code points, with an ellipsis where there are more; never two of them."""
    end = prefix[-count:]
    return "…" + end.lstrip("…") if len(prefix) > count else end


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
    if known is None or not known.anchor.quote:
        return ""
    return " ".join(plain(known.note[:MOST_NOTE]).split())
