"""Words broken into a few lines, for rows that are drawn."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

LEAST = 20.0
"""px a line has at least."""


def wrapped(words: str, face: QFont, wide: float) -> Iterator[tuple[int, int]]:
    """Where lines of that width (px) begin and end, in UTF-16 units, as far as one asks."""
    layout = QTextLayout(words, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        yield line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()


def broken(words: str, face: QFont, wide: float, most: int) -> list[str]:
    """Words on lines of that width, `most` of them; the last one is elided.

    White space counts as one space. Without words there is no line.
    """
    said = " ".join(words.split())
    if not said:
        return []
    raw = said.encode("utf-16-le", "surrogatepass")
    found: list[str] = []
    for start, end in wrapped(said, face, max(LEAST, wide)):
        if len(found) == most - 1 and 2 * end < len(raw):
            # Only what can be seen of the rest is measured: a sentence can be very long.
            rest = raw[2 * start : 2 * (end + 40)].decode("utf-16-le", "replace")
            found.append(QFontMetricsF(face).elidedText(rest, Qt.TextElideMode.ElideRight, wide))
        else:
            found.append(raw[2 * start : 2 * end].decode("utf-16-le", "replace").rstrip())
        if len(found) == most:
            break
    return found
