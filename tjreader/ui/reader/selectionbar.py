"""The small bar beside a selection or a highlight: colours, styles, note, copy, erase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ...notes.annotation import Colour, Style
from ..commands import BY_ID
from ..icons import icon
from ..theme import Theme
from .faces import choose, font
from .placement import place_beside

SHADOW = 5
SIDE = 28
"""px of a button's side."""


class SelectionBar(QWidget):
    """What can be done with the words selected, or with the highlight clicked.

    It floats in the window `host` and never covers the words. It takes the keyboard
    only when asked to (`take_keyboard`), or by Tab. Everything it offers is a wish.
    """

    colour_chosen = Signal(str)
    style_chosen = Signal(str)
    note_requested = Signal()
    copy_requested = Signal()
    copy_place_requested = Signal()
    erase_requested = Signal()
    resize_requested = Signal(bool, int)  # at the end, by so many characters
    dismissed = Signal()

    def __init__(self, host: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Highlight"))
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._colours = [ColourButton(c, self._colour_name(c), self) for c in Colour]
        self._styles = [StyleButton(s, self._style_name(s), self) for s in Style]
        self._note = self._button("note", self.tr("Note"), "note")
        self._copy = self._button("copy", self.tr("Copy"), "copy")
        self._copy_place = self._button("text", self.tr("Copy with place"), "copy_place")
        self._start_out = self._button("back", self.tr("Begin earlier"), "", "Alt+Shift+Left", 1)
        self._start_in = self._button("forward", self.tr("Begin later"), "", "Alt+Shift+Right", 1)
        self._end_in = self._button("back", self.tr("End earlier"), "", "Shift+Left", -1)
        self._end_out = self._button("forward", self.tr("End later"), "", "Shift+Right", -1)
        self._erase = self._button("erase", self.tr("Erase"), "erase")
        self._existing = (
            self._start_out,
            self._start_in,
            self._end_in,
            self._end_out,
            self._erase,
        )
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.hide()

    @property
    def buttons(self) -> list[BarButton]:
        """The buttons that can be seen, in order."""
        return [b for b in self.findChildren(BarButton) if not b.isHidden()]

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme
        for button in self.findChildren(BarButton):
            button.set_theme(theme)
        self.update()

    def offer(
        self, lines: Sequence[QRect], colour: str, style: str, *, existing: bool = False
    ) -> None:
        """Stand beside words.

        Args:
            lines: their rectangles, one per line, in the host's coordinates.
            colour: the colour they have, or would get.
            style: the style, likewise.
            existing: whether they are a highlight already.
        """
        for button in self._existing:
            button.setVisible(existing)
        for swatch in self._colours:
            swatch.setChecked(swatch.colour == colour)
        for choice in self._styles:
            choice.setChecked(choice.style_name == style)
        self._row.activate()
        host = self.parentWidget()
        assert host is not None  # noqa: S101 - given at the start, never taken away
        size = self._row.sizeHint()
        found = place_beside(lines, size, host.rect(), above=True, least=size.height())
        if found is None:
            self.hide()
            return
        self.setGeometry(found)
        self.show()
        self.raise_()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first button."""
        if self.isVisible():
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from button to button, Escape back to the page, other keys act."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
            return
        pressed = QKeySequence(event.keyCombination())
        for button in self.buttons:
            if pressed in button.keys:
                button.click()
                return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and the arrows stay inside the bar."""
        buttons = self.buttons
        focus = self.focusWidget()
        at = buttons.index(focus) if isinstance(focus, BarButton) and focus in buttons else -1
        target = buttons[(at + (1 if forward else -1)) % len(buttons)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing under the bar is clicked through it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the bar and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 14 if self._theme.dark else 5))
        for spread in range(SHADOW, 0, -1):
            around = box.adjusted(-spread, 1 - spread, spread, spread)
            painter.drawRoundedRect(around, 8 + spread, 8 + spread)
        painter.setPen(QPen(self._theme.chrome.line, 1.0))
        painter.setBrush(self._theme.chrome.tip_back)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(QPen(self._theme.chrome.line, 1.0))
        for before in (self._styles[0], self._note, self._start_out):
            if before.isVisible():
                x = before.x() - 4.5
                painter.drawLine(QPointF(x, box.top() + 8), QPointF(x, box.bottom() - 8))

    def _button(
        self, shape: str, words: str, command: str, keys: str = "", bar: int = 0
    ) -> IconButton:
        own = BY_ID[command].keys if command else (keys,)
        return IconButton(shape, words, own, self, bar)

    def _lay_out(self) -> None:
        row = self._row
        edge = SHADOW + 3
        row.setContentsMargins(edge + 2, edge, edge + 2, edge)
        row.setSpacing(0)
        for button in self._colours:
            row.addWidget(button)
        row.addSpacing(9)
        for choice in self._styles:
            row.addWidget(choice)
        row.addSpacing(9)
        for act in (self._note, self._copy, self._copy_place):
            row.addWidget(act)
        row.addSpacing(9)
        for act in self._existing:
            row.addWidget(act)

    def _connect(self) -> None:
        for swatch in self._colours:
            swatch.chosen.connect(self.colour_chosen)
        for choice in self._styles:
            choice.chosen.connect(self.style_chosen)
        self._note.clicked.connect(self._note_clicked)
        self._copy.clicked.connect(self._copy_clicked)
        self._copy_place.clicked.connect(self._copy_place_clicked)
        self._erase.clicked.connect(self._erase_clicked)
        self._start_out.clicked.connect(self._grow_start)
        self._start_in.clicked.connect(self._shrink_start)
        self._end_in.clicked.connect(self._shrink_end)
        self._end_out.clicked.connect(self._grow_end)

    def _note_clicked(self) -> None:
        self.note_requested.emit()

    def _copy_clicked(self) -> None:
        self.copy_requested.emit()

    def _copy_place_clicked(self) -> None:
        self.copy_place_requested.emit()

    def _erase_clicked(self) -> None:
        self.erase_requested.emit()

    def _grow_start(self) -> None:
        self.resize_requested.emit(False, -1)

    def _shrink_start(self) -> None:
        self.resize_requested.emit(False, 1)

    def _shrink_end(self) -> None:
        self.resize_requested.emit(True, -1)

    def _grow_end(self) -> None:
        self.resize_requested.emit(True, 1)

    def _colour_name(self, colour: Colour) -> str:
        return BY_ID[f"colour_{colour.value}"].plain

    def _style_name(self, style: Style) -> str:
        return BY_ID[f"style_{style.value}"].plain


class BarButton(QAbstractButton):
    """A square button of the bar, with its keys in the tooltip."""

    def __init__(self, words: str, keys: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.keys = [QKeySequence(key) for key in keys]
        self._theme: Theme | None = None
        native = QKeySequence.SequenceFormat.NativeText
        shown = f" ({self.keys[0].toString(native)})" if self.keys else ""
        self.setToolTip(words + shown)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(SIDE, SIDE)

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

    def __init__(self, colour: Colour, words: str, parent: QWidget) -> None:
        super().__init__(words, BY_ID[f"colour_{colour.value}"].keys, parent)
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
