"""From words to boxes: each box is one cluster of glyphs with its width and class.

Qt shapes (fonts, fallback, ligatures, combining marks) through one QTextLayout; the
lines are broken by `composing`, because Chinese setting needs more than QTextLayout
gives: half-width punctuation, no — or · at a line's start, pinyin that spreads its line.
"""

from __future__ import annotations

from msgspec import Struct, field
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QRawFont, QTextLayout, QTextOption

from ...app.page import Look
from ...text.rendering import Role
from .boxes import Class, class_of, latin_quotes
from .faces import Faces, fixed, font
from .sheet import CODE_SCALE, STRUCK_SCALE, KindStyle, weight
from .units import Units

_WANTED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)
_WIDE = 1.0e7


class Boxes(Struct):
    """The boxes of one stretch of a paragraph, in reading order, as parallel lists.

    `starts` are code points of the paragraph's shown text, with one more entry for the
    end. `advances` are in px. `glyphs` holds per box its glyphs as (font, glyph, dx, dy)
    from the box's own origin on the baseline. `leads` and `trails` are the blank px at the
    left and right of a full-width mark that may be given up.
    """

    em: float
    starts: list[int] = field(default_factory=list)
    advances: list[float] = field(default_factory=list)
    classes: list[Class] = field(default_factory=list)
    glyphs: list[list[tuple[int, int, float, float]]] = field(default_factory=list)
    leads: list[float] = field(default_factory=list)
    trails: list[float] = field(default_factory=list)
    fonts: list[QRawFont] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.advances)


class Piece(Struct, frozen=True):
    """A stretch of shown text with one look: `start` and `end` in code points of the stretch."""

    start: int
    end: int
    role: Role
    look: Look | None = None


def shape(
    text: str, first: int, pieces: list[Piece], style: KindStyle, *, px: int, faces: Faces
) -> Boxes:
    """Shape a stretch of a paragraph.

    Args:
        text: the words.
        first: the code point of the paragraph's shown text where they begin.
        pieces: stretches of `text` whose role is not plain, or that have a look of their own.
        style: the kind's setting.
        px: the height of a character of this kind, in px.
        faces: the families.
    """
    family = faces.sans if style.sans else faces.text
    base = font((family, faces.text, faces.sans), px, weight(style))
    boxes = Boxes(float(px))
    if not text:
        boxes.starts = [first]
        return boxes
    units = Units(text)
    quotes = latin_quotes(text)
    laid = _laid(text)
    layout = QTextLayout(laid, base)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    formats = _formats(base, pieces, quotes, units)
    if formats:
        layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_WIDE)
    layout.endLayout()
    _collect(boxes, line.glyphRuns(-1, -1, _WANTED), units, line.ascent(), len(text))
    boxes.starts = [first + start for start in boxes.starts]
    _finish(boxes, text, first, quotes)
    return boxes


def _laid(text: str) -> str:
    """The words as given to Qt: tabs and odd ends of line become spaces, one for one."""
    if text.isprintable():
        return text
    return "".join(" " if letter in "\t\n\r\x0b\x0c\u2028\u2029" else letter for letter in text)


def _formats(
    base: QFont, pieces: list[Piece], quotes: frozenset[int], units: Units
) -> list[QTextLayout.FormatRange]:
    made: list[QTextLayout.FormatRange] = []

    def put(start: int, end: int, face: QFont) -> None:
        given = QTextLayout.FormatRange()
        given.start = units.to_utf16(start)
        given.length = units.to_utf16(end) - given.start
        look = given.format
        look.setFont(face)
        given.format = look
        made.append(given)

    for piece in pieces:
        if piece.role is Role.STRUCK:
            small = QFont(base)
            small.setPixelSize(max(1, round(base.pixelSize() * STRUCK_SCALE)))
            put(piece.start, piece.end, small)
        elif piece.look is not None:
            put(piece.start, piece.end, _dressed(base, piece.look))
    for place in sorted(quotes):
        narrow = QFont(base)
        narrow.setFeature(QFont.Tag("pwid"), 1)
        put(place, place + 1, narrow)
    return made


def _dressed(base: QFont, look: Look) -> QFont:
    """The font of a note's words that look otherwise."""
    made = QFont(base)
    if look.strong:
        made.setWeight(QFont.Weight.Bold)
    if look.emphasis:
        made.setItalic(True)
    if look.code:
        made.setFamilies([fixed(), *base.families()])
        made.setPixelSize(max(1, round(base.pixelSize() * CODE_SCALE)))
    return made


def _collect(
    boxes: Boxes, runs: list[QGlyphRun], units: Units, baseline: float, length: int
) -> None:
    """Gather glyphs into clusters by the character each came from."""
    clusters: dict[int, list[tuple[int, int, float, float]]] = {}
    widths: dict[int, float] = {}
    for run in runs:
        raw = run.rawFont()
        number = len(boxes.fonts)
        boxes.fonts.append(raw)
        indexes = run.glyphIndexes()
        advances = raw.advancesForGlyphIndexes(indexes)
        for glyph, at, unit, step in zip(
            indexes, run.positions(), run.stringIndexes(), advances, strict=True
        ):
            place = units.to_code_points(unit)
            clusters.setdefault(place, []).append((number, glyph, at.x(), at.y() - baseline))
            right = at.x() + step.x()
            widths[place] = max(widths.get(place, right), right)
    if not clusters:
        clusters[0], widths[0] = [], 0.0
    order = sorted(clusters)
    boxes.starts = [0, *order[1:], length]
    for place in order:
        glyphs = clusters[place]
        left = min((x for _, _, x, _ in glyphs), default=0.0)
        boxes.glyphs.append([(f, glyph, x - left, y) for f, glyph, x, y in glyphs])
        boxes.advances.append(widths[place] - left)


def _finish(boxes: Boxes, text: str, first: int, quotes: frozenset[int]) -> None:
    """Give each box its class and set punctuation on the grid of full characters."""
    for i in range(len(boxes)):
        start = boxes.starts[i] - first
        letter = text[start]
        kind = Class.LATIN if start in quotes else class_of(letter)
        boxes.classes.append(kind)
        em = boxes.em
        advance = boxes.advances[i]
        lead = trail = 0.0
        if kind == Class.HANZI:
            if abs(advance - em) < em * 0.04:
                boxes.advances[i] = em
        elif kind == Class.DASH:
            _centre(boxes, i, em * (boxes.starts[i + 1] - boxes.starts[i]))
        elif kind == Class.MIDDLE and letter in "·‧•":
            _centre(boxes, i, em * 0.5)
        elif kind in (Class.OPEN, Class.CLOSE, Class.STOP) and letter > "\u007f":
            lead, trail = _fill(boxes, i, kind, em)
        boxes.leads.append(lead)
        boxes.trails.append(trail)


def _centre(boxes: Boxes, i: int, width: float) -> None:
    shift = (width - boxes.advances[i]) / 2
    _move(boxes, i, shift)
    boxes.advances[i] = width


def _fill(boxes: Boxes, i: int, kind: Class, em: float) -> tuple[float, float]:
    """Make a mark one em wide (a narrow opening one stands at its right); its blank sides."""
    if kind == Class.OPEN:
        _move(boxes, i, em - boxes.advances[i])
    boxes.advances[i] = em
    if not boxes.glyphs[i]:
        return 0.0, 0.0
    number, glyph, shift, _ = boxes.glyphs[i][0]
    ink = boxes.fonts[number].boundingRect(glyph)
    left, right = shift + ink.left(), em - shift - ink.right()
    half = em / 2
    if kind == Class.OPEN:
        return (half if left >= em * 0.4 else 0.0), 0.0
    return 0.0, (half if right >= em * 0.4 else 0.0)


def _move(boxes: Boxes, i: int, shift: float) -> None:
    if abs(shift) > 0.05:
        boxes.glyphs[i] = [(f, glyph, x + shift, y) for f, glyph, x, y in boxes.glyphs[i]]


def glyph_run(raw: QRawFont, glyphs: list[int], places: list[QPointF]) -> QGlyphRun:
    """A run ready to be drawn."""
    run = QGlyphRun()
    run.setRawFont(raw)
    run.setGlyphIndexes(glyphs)
    run.setPositions(places)
    return run
