"""The program's own line icons, drawn as paths: sharp at every scale, in the theme's ink.

Each icon stands on a grid of 24 × 24 and is told in a small notation: `M x y` moves
the pen, `L x y …` draws lines, `C` a cubic curve, `Z` closes, `O x y r` a circle,
`D x y r` a filled dot, `F` fills what follows instead of stroking it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

GRID = 24
STROKE = 1.6
SHAPES = {
    "contents": "M 9 4 L 9 20 M 3.5 5 L 20.5 5 L 20.5 19 L 3.5 19 Z "
    "M 5.6 9 L 6.9 9 M 5.6 12 L 6.9 12",
    "notes": "M 15 4 L 15 20 M 3.5 5 L 20.5 5 L 20.5 19 L 3.5 19 Z "
    "M 17 9 L 18.4 9 M 17 12 L 18.4 12",
    "back": "M 14.5 5.5 L 8 12 L 14.5 18.5",
    "forward": "M 9.5 5.5 L 16 12 L 9.5 18.5",
    "previous": "M 5.5 14.5 L 12 8 L 18.5 14.5",
    "next": "M 5.5 9.5 L 12 16 L 18.5 9.5",
    "find": "O 10.5 10.5 6 M 15 15 L 20 20",
    "open": "M 3.5 18.5 L 3.5 5.5 L 9.5 5.5 L 11.5 8 L 20.5 8 L 20.5 18.5 Z",
    "undo": "M 8 5 L 4 9 L 8 13 M 4.5 9 L 14 9 C 21 9 21 18.5 14 18.5 L 10 18.5",
    "redo": "M 16 5 L 20 9 L 16 13 M 19.5 9 L 10 9 C 3 9 3 18.5 10 18.5 L 14 18.5",
    "copy": "M 8.5 8.5 L 19.5 8.5 L 19.5 20 L 8.5 20 Z "
    "M 15.5 5 L 15.5 4 L 4.5 4 L 4.5 15.5 L 5.5 15.5",
    "pen": "M 4.5 19.5 L 5.5 15 L 15.5 5 L 19 8.5 L 9 18.5 Z M 13 7.5 L 16.5 11",
    "note": "M 4.5 4.5 L 19.5 4.5 L 19.5 14.5 L 14.5 19.5 L 4.5 19.5 Z M 14.5 19.5 L 14.5 14.5 "
    "L 19.5 14.5 M 8 9 L 16 9 M 8 12.5 L 12 12.5",
    "term": "M 7 7.5 L 7 5.5 L 17 5.5 L 17 7.5 M 12 5.5 L 12 15 M 10 15 L 14 15 "
    "M 5 19.5 L 8 19.5 M 10.5 19.5 L 13.5 19.5 M 16 19.5 L 19 19.5",
    "erase": "M 5 7 L 19 7 M 9.5 7 L 9.5 4.5 L 14.5 4.5 L 14.5 7 M 6.5 7 L 7.5 20 L 16.5 20 "
    "L 17.5 7 M 10.3 10.5 L 10.5 16.5 M 13.7 10.5 L 13.5 16.5",
    "plus": "M 12 5 L 12 19 M 5 12 L 19 12",
    "minus": "M 5 12 L 19 12",
    "close": "M 6.5 6.5 L 17.5 17.5 M 17.5 6.5 L 6.5 17.5",
    "pin": "M 9 4 L 15 4 M 10 4 L 10 10 L 7 14 L 17 14 L 14 10 L 14 4 M 12 14 L 12 20",
    "theme": "O 12 12 7.5 F M 12 4.5 C 22 4.5 22 19.5 12 19.5 Z",
    "keyboard": "M 3 6.5 L 21 6.5 L 21 17.5 L 3 17.5 Z M 8 14.5 L 16 14.5 D 7 10.5 0.9 "
    "D 10.4 10.5 0.9 D 13.7 10.5 0.9 D 17 10.5 0.9",
    "ruby": "M 5 11.5 L 19 11.5 M 5 19.5 L 19 19.5 M 12 11.5 L 12 19.5 M 5 11.5 L 5 19.5 M 19 11.5 "
    "L 19 19.5 M 5 15.5 L 19 15.5 M 5 7.5 L 8 7.5 M 10.5 7.5 L 13.5 7.5 M 16 7.5 L 19 7.5 "
    "M 6.5 4.5 L 8 3.5 M 11 3.7 L 13 3.7",
    "letter": "M 4 18.5 L 9 6 L 14 18.5 M 5.8 14.5 L 12.2 14.5 M 20 12 L 20 18.5 O 17.8 15.3 2.6",
    "filter": "M 4 7 L 20 7 M 7 12 L 17 12 M 10 17 L 14 17",
    "tag": "M 4.5 4.5 L 12 4.5 L 20 12.5 L 12.5 20 L 4.5 12 Z D 8.6 8.6 1.3",
    "merge": "M 3.5 8 L 9 8 L 13.5 12 L 20.5 12 M 3.5 16 L 9 16 L 13.5 12",
    "split": "M 3.5 12 L 10.5 12 L 15 8 L 20.5 8 M 10.5 12 L 15 16 L 20.5 16",
    "eye": "M 3 12 C 7 5.5 17 5.5 21 12 C 17 18.5 7 18.5 3 12 Z O 12 12 2.6",
    "more": "D 6 12 1.4 D 12 12 1.4 D 18 12 1.4",
    "tick": "M 5 12.5 L 10 17.5 L 19 7.5",
    "text": "M 5 6 L 19 6 M 5 10 L 19 10 M 5 14 L 19 14 M 5 18 L 13 18",
    "export": "M 12 14.5 L 12 4 M 8 8 L 12 4 L 16 8 M 5 12.5 L 5 19.5 L 19 19.5 L 19 12.5",
    "reset": "M 6 8 C 10 2.5 19.5 5 19.5 12 C 19.5 20.5 7.5 21.5 5 14.5 "
    "M 5.5 3.5 L 5.7 8.5 L 10.5 8.5",
}
"""Shapes by name."""


def icon(name: str, ink: QColor, faint: QColor | None = None, size: int = 20) -> QIcon:
    """An icon in one ink.

    Args:
        name: one of `SHAPES`.
        ink: its colour.
        faint: its colour when disabled; `ink` at 35 % if None.
        size: its side in px at 100 %.

    Raises:
        KeyError: if there is no such shape.
    """
    if faint is None:
        faint = QColor(ink)
        faint.setAlphaF(0.35)
    made = QIcon()
    screens = QGuiApplication.screens()
    scale = max((screen.devicePixelRatio() for screen in screens), default=1.0)
    made.addPixmap(pixmap(name, ink, size, scale), QIcon.Mode.Normal)
    made.addPixmap(pixmap(name, faint, size, scale), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, ink: QColor, size: int, scale: float = 1) -> QPixmap:
    """One icon as a picture of `size` px, for a screen of that device pixel ratio."""
    picture = QPixmap(QSize(round(size * scale), round(size * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size * scale / GRID, size * scale / GRID)
    pen = QPen(ink, STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for path, filled in _paths(SHAPES[name]):
        if filled:
            painter.fillPath(path, ink)
        else:
            painter.strokePath(path, pen)
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def _paths(shape: str) -> Iterator[tuple[QPainterPath, bool]]:
    """The strokes of a shape and whether each is filled."""
    words = iter(shape.split())
    path, filled, act = QPainterPath(), False, ""

    def point(first: str) -> QPointF:
        return QPointF(float(first), float(next(words)))

    for word in words:
        if word.isalpha():
            act = word
            if act == "Z":
                path.closeSubpath()
            elif act == "F":
                yield path, filled
                path, filled = QPainterPath(), True
            continue
        if act == "M":
            path.moveTo(point(word))
        elif act == "L":
            path.lineTo(point(word))
        elif act == "C":
            path.cubicTo(point(word), point(next(words)), point(next(words)))
        else:
            centre, radius = point(word), float(next(words))
            round_ = QRectF(0, 0, 2 * radius, 2 * radius)
            round_.moveCenter(centre)
            if act == "D":
                dot = QPainterPath()
                dot.addEllipse(round_)
                yield dot, True
            else:
                path.addEllipse(round_)
    yield path, filled
