"""The square buttons of the selection bar: swatches, samples of styles, icons."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from ...app.settings import ColourNames
from ...notes.annotation import Colour, Style
from ..commands import BY_ID
from ..icons import icon
from ..theme import Theme
from ..tips import plain_tip
from .faces import choose, font

SIDE = 28
"""px of a button's side."""


class BarButton(QAbstractButton):
    """A square button of the bar, with its keys in the tooltip."""

    def __init__(self, words: str, keys: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.keys = [QKeySequence(key) for key in keys]
        self._theme: Theme | None = None
        self.rename(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(SIDE, SIDE)

    def rename(self, words: str) -> None:
        """Call it so, in its tooltip and for screen readers."""
        native = QKeySequence.SequenceFormat.NativeText
        shown = f" ({self.keys[0].toString(native)})" if self.keys else ""
        self.setToolTip(plain_tip(words + shown))  # a reader may call a colour anything
        self.setAccessibleName(words)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme
        self.update()

    def event(self, event: QEvent) -> bool:
        """Redraw as the pointer and the keyboard come and go."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """The button's side."""
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground, the glyph and the ring of the keyboard."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chrome = self._theme.chrome
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isDown() or self.underMouse() or self.filled:
            painter.setBrush(chrome.pressed if self.isDown() else chrome.hover)
            painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(chrome.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
        self.draw(painter, self._theme)

    @property
    def filled(self) -> bool:
        """Whether it is drawn as chosen by its ground."""
        return self.isChecked()

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Draw the glyph."""


class ColourButton(BarButton):
    """A swatch; `chosen(colour name)`."""

    chosen = Signal(str)

    def __init__(
        self, colour: Colour, words: str, parent: QWidget, *, with_keys: bool = True
    ) -> None:
        keys = BY_ID[f"colour_{colour.value}"].keys if with_keys else ()
        super().__init__(words, keys, parent)
        self.colour = colour.value
        self.setCheckable(True)
        self.clicked.connect(self._tell)

    @property
    def filled(self) -> bool:
        """A swatch shows by a ring that it is chosen."""
        return False

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """A disc, with a ring when it is the colour in use."""
        ink = QColor(theme.page.marks[self.colour])
        middle = QRectF(self.rect()).center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(middle, 7.0, 7.0)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.6))
            painter.drawEllipse(middle, 10.0, 10.0)

    def _tell(self) -> None:
        self.chosen.emit(self.colour)


class StyleButton(BarButton):
    """A sample of a style; `chosen(style name)`."""

    chosen = Signal(str)

    def __init__(self, style: Style, words: str, parent: QWidget) -> None:
        super().__init__(words, BY_ID[f"style_{style.value}"].keys, parent)
        self.style_name = style.value
        self.setCheckable(True)
        self.clicked.connect(self._tell)
        faces = choose("sans")
        self._face: QFont = font((faces.text,), 13)

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """A character, marked in the style."""
        box = QRectF(self.rect()).adjusted(6.5, 5, -6.5, -6)
        mark = QColor(theme.page.marks["yellow" if not theme.dark else "orange"])
        low = box.bottom() + 1.5
        if self.style_name == Style.TINT.value:
            mark.setAlphaF(0.55)
            painter.fillRect(box, mark)
        elif self.style_name == Style.UNDERLINE.value:
            painter.setPen(QPen(theme.chrome.accent, 1.8))
            painter.drawLine(QPointF(box.left(), low), QPointF(box.right(), low))
        else:
            painter.setPen(QPen(theme.chrome.accent, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_wave(box.left(), box.right(), low))
        painter.setPen(theme.chrome.text)
        painter.setFont(self._face)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "字")

    def _tell(self) -> None:
        self.chosen.emit(self.style_name)


def swatches(
    parent: QWidget, names: ColourNames | None = None, *, with_keys: bool = False
) -> list[ColourButton]:
    """A swatch of each colour, called as the reader calls it."""
    return [
        ColourButton(each, colour_name(each, names), parent, with_keys=with_keys) for each in Colour
    ]


class LookButtons:
    """What a bar has for the looks of marks: a swatch of each colour, a sample of each style."""

    def __init__(self, bar: QWidget, *, with_keys: bool) -> None:
        self.colours = swatches(bar, with_keys=with_keys)
        self.styles = [StyleButton(each, style_name(each), bar) for each in Style]

    def connect(self, colour: SignalInstance, style: SignalInstance) -> None:
        """Pass on the name of what is chosen."""
        for swatch in self.colours:
            swatch.chosen.connect(colour)
        for sample in self.styles:
            sample.chosen.connect(style)

    def set_names(self, names: ColourNames) -> None:
        """Call the colours by the reader's names."""
        for swatch in self.colours:
            swatch.rename(colour_name(Colour(swatch.colour), names))

    def show_looks(self, colours: Collection[str], styles: Collection[str]) -> None:
        """Show the colour and the style in use; none where there are several of them."""
        for swatch in self.colours:
            swatch.setChecked(set(colours) == {swatch.colour})
        for sample in self.styles:
            sample.setChecked(set(styles) == {sample.style_name})

    def setEnabled(self, possible: bool) -> None:
        """Whether there is a mark to give them to."""
        for button in (*self.colours, *self.styles):
            button.setEnabled(possible)


class IconButton(BarButton):
    """A button with one of the program's icons; `bar` draws an edge at its left or right."""

    def __init__(
        self, shape: str, words: str, keys: Sequence[str], parent: QWidget, bar: int = 0
    ) -> None:
        super().__init__(words, keys, parent)
        self._shape = shape
        self._bar = bar
        self._icon = QIcon()

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._icon = icon(self._shape, theme.chrome.text, size=18)
        super().set_theme(theme)

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """The icon."""
        self._icon.paint(painter, QRect(5 + 3 * self._bar, 5, 18, 18))
        if self._bar:
            x = SIDE / 2 - 7.0 * self._bar
            painter.setPen(QPen(theme.chrome.text, 1.5))
            painter.drawLine(QPointF(x, 9), QPointF(x, SIDE - 9))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    step = (right - left) / 6
    for index in range(6):
        x = left + index * step
        path.quadTo(x + step / 2, y + (2.4 if index % 2 else -2.4), x + step, y)
    return path


def colour_name(colour: Colour, names: ColourNames | None = None) -> str:
    """A colour's name for people: the reader's own, if there is one."""
    own = names.of(colour.value) if names is not None else ""
    return own or BY_ID[f"colour_{colour.value}"].plain


def style_name(style: Style) -> str:
    """A style's name for people."""
    return BY_ID[f"style_{style.value}"].plain
