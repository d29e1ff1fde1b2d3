"""Pinyin as glyphs: each syllable is looked up in the Latin face once."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QRawFont

from ...lang.token import Reading
from .boxes import Class
from .faces import Faces, font
from .shaping import Boxes
from .sheet import RUBY_MOST, RUBY_SCALE, RUBY_STRETCHES


class Syllable(Struct, frozen=True):
    """The glyphs of a syllable, their left edges and the whole width, in px.

    `cut` counts the faces of `RubyFace.raw`, from the widest letters to the narrowest.
    """

    glyphs: list[int]
    lefts: list[float]
    width: float
    cut: int


class RubyFace:
    """The face of the pinyin at one size, with its syllables' glyphs and widths.

    A syllable that is wider than its character is set in narrower letters, step by step:
    a spread line shows more than letters an eighth narrower.

    Args:
        faces: the page's families.
        em: height of the characters below, in px.
        body: height of the page's body characters, in px.
    """

    def __init__(self, faces: Faces, em: float, body: float) -> None:
        self.px = max(6, round(min(em * RUBY_SCALE, body * RUBY_MOST)))
        self._em = em
        self._latin = faces.latin
        self._cuts: list[QRawFont] = []
        self._known: dict[str, Syllable] = {}

    def raw(self, cut: int) -> QRawFont:
        """The face of one width of letters, made when first asked for."""
        while len(self._cuts) <= cut:
            narrow = font((self._latin,), self.px)
            narrow.setStretch(RUBY_STRETCHES[len(self._cuts)])
            self._cuts.append(QRawFont.fromFont(narrow))
        return self._cuts[cut]

    def syllable(self, letters: str) -> Syllable:
        """A syllable in the widest letters that keep it above its character, if any do."""
        known = self._known.get(letters)
        if known is None:
            known = self._set(letters, 0)
            while known.width > self._em and known.cut + 1 < len(RUBY_STRETCHES):
                known = self._set(letters, known.cut + 1)
            self._known[letters] = known
        return known

    def _set(self, letters: str, cut: int) -> Syllable:
        raw = self.raw(cut)
        glyphs = list(raw.glyphIndexesForString(letters))
        lefts, at = [], 0.0
        for step in raw.advancesForGlyphIndexes(glyphs):
            lefts.append(at)
            at += step.x()
        return Syllable(glyphs, lefts, at, cut)


def syllables_of(boxes: Boxes, readings: tuple[Reading | None, ...]) -> list[str]:
    """The syllable over each box, "" where there is none (punctuation, letters)."""
    found: list[str] = []
    for i, kind in enumerate(boxes.classes):
        place = boxes.starts[i]
        reading = readings[place] if kind == Class.HANZI and place < len(readings) else None
        found.append(reading.syllable if reading else "")
    return found


def widths_of(face: RubyFace, syllables: list[str]) -> list[float]:
    """The width in px of each syllable, 0 where there is none."""
    return [face.syllable(letters).width if letters else 0.0 for letters in syllables]
