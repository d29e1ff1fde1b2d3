"""Make the words of a PDF those of the text when they are copied or searched.

Qt writes for each glyph the lowest code point of the font that has it. Chinese fonts
draw 文 (U+6587) and the radical ⽂ (U+2F42) with one glyph, so copied text would be
radicals, and a double dash one character that was never printed. The tables in the
file that say which glyph stands for which words are mended here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from PySide6.QtGui import QRawFont

DASH = "——"
DASH_GLYPH = 0x2E3A
"""Fonts draw a Chinese dash (two U+2014) as one glyph, which is that of U+2E3A."""

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
"""Latin faces draw these letters as one glyph, whose code point nobody types to find them."""

_TABLE = re.compile(rb"/ToUnicode (\d+) 0 R")
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>(?=[ \]\r\n])")
_LISTS = re.compile(rb"\[[^\]]*\]")


def meant_words(words: str, fonts: Iterable[QRawFont]) -> dict[int, str]:
    """What the lowest code points of the glyphs in `words` stand for in it.

    Args:
        words: all that the document shows.
        fonts: the fonts it is set in.

    Returns:
        The words by code point, only where the two differ. A code point that is itself
        in `words` is left alone.
    """
    letters = sorted({letter for letter in words if " " <= letter <= "\uffff"})
    meant: dict[int, str] = {}
    for font in fonts:
        lowest = _lowest_code_points(font)
        for letter in letters:
            glyph = font.glyphIndexesForString(letter)[0]
            point = lowest.get(glyph, ord(letter)) if glyph else ord(letter)
            if point != ord(letter) and chr(point) not in words:
                meant[point] = letter
    if DASH in words and chr(DASH_GLYPH) not in words:
        meant[DASH_GLYPH] = DASH
    meant |= {point: letters for point, letters in LIGATURES.items() if chr(point) not in words}
    return meant


def _lowest_code_points(font: QRawFont) -> dict[int, int]:
    """The lowest code point of the Basic Multilingual Plane for each glyph of a font."""
    points = [point for point in range(1, 0x10000) if not 0xD800 <= point < 0xE000]
    glyphs = font.glyphIndexesForString("".join(map(chr, points)))
    lowest: dict[int, int] = {}
    for point, glyph in zip(points, glyphs, strict=True):
        lowest.setdefault(glyph, point)
    return lowest


def with_words(pdf: bytes, meant: Mapping[int, str]) -> bytes:
    """A PDF written by Qt with its tables of words mended.

    The file stays as it is; the mended tables are added at its end, as PDF's
    incremental updates are.

    Args:
        pdf: the file.
        meant: words by the code point that stands in the tables for them.

    Returns:
        The file with the mended tables; unchanged where it has no table to mend or is
        not written in the way we know.
    """
    places = _object_places(pdf)
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", pdf, re.S)
    if trailer is None or not places:
        return pdf
    added: dict[int, bytes] = {}
    for number in sorted({int(found) for found in _TABLE.findall(pdf)}):
        table = _stream(pdf, places.get(number))
        mended = _mended(table, meant) if table is not None else table
        if mended is not None and mended != table:
            added[number] = mended
    return _appended(pdf, added, trailer[1], int(trailer[2])) if added else pdf


def _object_places(pdf: bytes) -> dict[int, int]:
    """The offset of each object, from the file's own table."""
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)
    if start is None:
        return {}
    found = re.match(rb"xref\s+0 (\d+)\s*\n((?:\d{10} \d{5} [nf].?\n)+)", pdf[int(start[1]) :])
    if found is None:
        return {}
    rows = found[2].splitlines()
    return {number: int(row[:10]) for number, row in enumerate(rows) if row[17:18] == b"n"}


def _stream(pdf: bytes, place: int | None) -> bytes | None:
    """The bytes of an uncompressed stream, or None where it is not one."""
    if place is None:
        return None
    head = re.compile(rb"\d+ 0 obj\s*<<\s*/Length (\d+)\s*>>\s*stream\r?\n").match(pdf, place)
    return pdf[head.end() : head.end() + int(head[1])] if head else None


def _mended(table: bytes, meant: Mapping[int, str]) -> bytes:
    """A table with other words for some glyphs. Only lists name words; ranges name glyphs."""

    def word(code: re.Match[bytes]) -> bytes:
        words = meant.get(int(code[1], 16))
        if words is None:
            return code[0]
        return b"<" + words.encode("utf-16-be").hex().upper().encode() + b">"

    return _LISTS.sub(lambda found: _CODE.sub(word, found[0]), table)


def _appended(pdf: bytes, objects: dict[int, bytes], trailer: bytes, before: int) -> bytes:
    """The file with newer versions of some objects and the table that leads to them."""
    made = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    rows = bytearray(b"xref\n0 1\n0000000000 65535 f \n")
    for number, stream in objects.items():
        rows += b"%d 1\n%010d 00000 n \n" % (number, len(made))
        made += b"%d 0 obj\n<< /Length %d >>\nstream\n" % (number, len(stream))
        made += stream + b"\nendstream\nendobj\n"
    place = len(made)
    made += rows + b"trailer\n<<" + trailer.rstrip() + b"\n/Prev %d\n>>\n" % before
    made += b"startxref\n%d\n%%%%EOF\n" % place
    return bytes(made)
