"""Pinyin as glyphs: each syllable is looked up in the Latin face once."""

from __future__ import annotations

from PySide6.QtGui import QRawFont

from ...lang.token import Reading
from .boxes import Class
from .faces import Faces, font
from .shaping import Boxes
from .sheet import RUBY_MOST, RUBY_SCALE, RUBY_STRETCH


class RubyFace:
    """The face of the pinyin at one size, with its syllables' glyphs and widths.

    Args:
        faces: the page's families.
        em: height of the characters below, in px.
        body: height of the page's body characters, in px.
    """

    def __init__(self, faces: Faces, em: float, body: float) -> None:
        self.px = max(6, round(min(em * RUBY_SCALE, body * RUBY_MOST)))
        narrow = font((faces.latin,), self.px)
        narrow.setStretch(RUBY_STRETCH)
        self.raw = QRawFont.fromFont(narrow)
        self._known: dict[str, tuple[list[int], list[float], float]] = {}

    def syllable(self, letters: str) -> tuple[list[int], list[float], float]:
        """Glyphs, their left edges in px and the whole width in px."""
        known = self._known.get(letters)
        if known is None:
            glyphs = list(self.raw.glyphIndexesForString(letters))
            lefts, at = [], 0.0
            for step in self.raw.advancesForGlyphIndexes(glyphs):
                lefts.append(at)
                at += step.x()
            known = self._known[letters] = (glyphs, lefts, at)
        return known


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
    return [face.syllable(letters)[2] if letters else 0.0 for letters in syllables]
