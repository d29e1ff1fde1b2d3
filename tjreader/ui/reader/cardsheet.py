"""Pieces a card is set from: lines of plain text, fills and places to click, with one painter."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)


class Ink(Struct, frozen=True):
    """A colour (and a dotted line underneath) for `length` UTF-16 units from `start`."""

    start: int
    length: int
    colour: QColor
    dotted: bool = False
    bold: bool = False


class Fill(Struct, frozen=True):
    """A rounded rectangle; `outline` draws its edge alone."""

    rect: QRectF
    colour: QColor
    radius: float = 0.0
    outline: bool = False


class Spot(Struct, frozen=True):
    """A place to click, by the name of what it does."""

    rect: QRectF
    name: str


class Sheet(Struct):
    """Words set at a width, ready to be painted. All lengths in px."""

    width: float
    height: float = 0.0
    fills: list[Fill] = field(default_factory=list)
    texts: list[tuple[QTextLayout, QColor]] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def spot_at(self, point: QPointF) -> str | None:
        """The name of the place to click at that point, or None."""
        for spot in self.spots:
            if spot.rect.contains(point):
                return spot.name
        return None

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Draw what lies in `visible`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for fill in self.fills:
            if not fill.rect.intersects(visible):
                continue
            if fill.outline:
                painter.setPen(QPen(fill.colour, 1.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(fill.rect, fill.radius, fill.radius)
            elif fill.radius:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(fill.colour)
                painter.drawRoundedRect(fill.rect, fill.radius, fill.radius)
            else:
                painter.fillRect(fill.rect, fill.colour)
        for layout, colour in self.texts:
            if layout.boundingRect().translated(layout.position()).intersects(visible):
                painter.setPen(colour)
                layout.draw(painter, QPointF(0, 0), [], visible)


class Setter:
    """Sets plain words on a sheet from top to bottom; `y` is where the next line goes."""

    def __init__(self, width: float, margin: float) -> None:
        self.sheet = Sheet(width)
        self.margin = margin
        self.y = margin

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.sheet.width - 2 * self.margin

    def skip(self, by: float) -> None:
        """Leave room."""
        self.y += by

    def text(
        self,
        words: str,
        font: QFont,
        colour: QColor,
        *,
        left: float = 0.0,
        width: float | None = None,
        inks: Sequence[Ink] = (),
        leading: float = 1.0,
        most: int = 0,
    ) -> QRectF:
        """Set words over as many lines as they need, and go on below them.

        Args:
            words: plain text; a line end starts a new line.
            font: the face.
            colour: the ink where `inks` name no other.
            left: px from the left margin.
            width: px to fill; None for all there is.
            inks: other inks, in UTF-16 units.
            leading: height of a line as a multiple of the face's own.
            most: lines at most, the last one elided; 0 for no limit.

        Returns:
            Where the words stand.
        """
        room = self.inner - left if width is None else width
        top = self.y
        layout, bottom = self._lay(words, font, inks, room, leading=leading, most=most)
        layout.setPosition(QPointF(self.margin + left, top))
        self.sheet.texts.append((layout, colour))
        self.y = top + bottom
        return QRectF(self.margin + left, top, layout.maximumWidth(), bottom)

    @staticmethod
    def _lay(
        words: str, font: QFont, inks: Sequence[Ink], room: float, *, leading: float, most: int
    ) -> tuple[QTextLayout, float]:
        shown = words.replace("\n", "\u2028")
        layout, bottom, ended = _layout(shown, font, inks, room, leading=leading, most=most)
        if ended < units(shown):
            start = layout.lineAt(most - 1).textStart()
            head = _cut(shown, start)
            tail = shown[len(head) :].replace("\u2028", " ")
            last = QFontMetricsF(font).elidedText(tail, Qt.TextElideMode.ElideRight, room - 1)
            layout, bottom, ended = _layout(
                head + last, font, inks, room, leading=leading, most=most
            )
        return layout, bottom

    def lines_of(self, words: str, font: QFont, left: float) -> list[int]:
        """The UTF-16 units at which the lines of `words` would end."""
        layout, _, _ = _layout(words, font, (), self.inner - left, leading=1.0, most=0)
        lines = (layout.lineAt(i) for i in range(layout.lineCount()))
        return [line.textStart() + line.textLength() for line in lines]

    def fill(self, fill: Fill) -> None:
        """Put a rectangle under the words."""
        self.sheet.fills.append(fill)

    def spot(self, rect: QRectF, name: str) -> None:
        """Make a place to click."""
        self.sheet.spots.append(Spot(rect, name))

    def rule(self, colour: QColor, before: float, after: float) -> None:
        """A hairline from margin to margin."""
        self.y += before
        self.fill(Fill(QRectF(self.margin, round(self.y), self.inner, 1.0), colour))
        self.y += 1 + after

    def chips(self, words: Sequence[str], face: QFont, ink: QColor, edge: QColor) -> None:
        """Set short words side by side, each in a rounded frame."""
        metrics = QFontMetricsF(face)
        left, top, high = 0.0, self.y, metrics.height()
        for chip in words:
            wide = metrics.horizontalAdvance(chip)
            frame = QRectF(self.margin + left + 0.5, round(top) + 0.5, wide + 12, high + 3)
            self.fill(Fill(frame, edge, 4, outline=True))
            self.y = top + 1.5
            self.text(chip, face, ink, left=left + 6, width=wide + 2)
            left += wide + 12 + 6
        self.y = top + high + 4

    def end(self) -> Sheet:
        """The sheet, closed with the lower margin."""
        self.sheet.height = self.y + self.margin
        return self.sheet


def _layout(
    words: str, font: QFont, inks: Sequence[Ink], room: float, *, leading: float, most: int
) -> tuple[QTextLayout, float, int]:
    """Lay words out: the layout, its height and the UTF-16 unit it ends at."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if inks:
        layout.setFormats([_format(ink) for ink in inks])
    y = 0.0
    count = ended = 0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        extra = line.height() * (leading - 1)
        line.setPosition(QPointF(0, y + extra / 2))
        y += line.height() + extra
        count += 1
        ended = line.textStart() + line.textLength()
        if count == most:
            break
    layout.endLayout()
    return layout, y, ended


def _format(ink: Ink) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setForeground(ink.colour)
    if ink.dotted:
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        style.setUnderlineColor(ink.colour)
    if ink.bold:
        style.setFontWeight(QFont.Weight.DemiBold)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = ink.start, ink.length, style
    return made


def _cut(words: str, units: int) -> str:
    """The first `units` UTF-16 units of `words`."""
    raw = words.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return raw.decode("utf-16-le", "surrogatepass")


def units(words: str) -> int:
    """The length of `words` in Qt's UTF-16 units."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
