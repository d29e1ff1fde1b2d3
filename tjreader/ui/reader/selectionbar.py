"""The small bar beside a selection or a highlight: colours, styles, note, term, copy, erase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QWidget

from ...app.settings import ColourNames
from ..commands import BY_ID
from ..theme import Theme
from .barbuttons import BarButton, IconButton, LookButtons
from .placement import place_beside

SHADOW = 5
GAP = 9
"""px between groups of buttons."""


class SelectionBar(QWidget):
    """What can be done with the words selected, or with the highlight clicked.

    It floats in the window `host` and never covers the words. It takes the keyboard
    only when asked to (`take_keyboard`), or by Tab. Everything it offers is a wish.
    """

    colour_chosen = Signal(str)
    style_chosen = Signal(str)
    note_requested = Signal()
    term_requested = Signal()
    copy_requested = Signal()
    copy_place_requested = Signal()
    erase_requested = Signal()
    resize_requested = Signal(bool, int)  # at the end, by so many characters
    dismissed = Signal()
    appeared = Signal(bool)  # it came, or went

    def __init__(self, host: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Highlight"))
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._gap = QSpacerItem(GAP, 0)
        self._looks = LookButtons(self, with_keys=True)
        self._note = self._button("note", self.tr("Note"), "note")
        self._term = self._button("term", self.tr("Term"), "term")
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
        self,
        lines: Sequence[QRect],
        colour: str,
        style: str,
        *,
        existing: bool = False,
        free: int,
    ) -> None:
        """Stand beside words.

        Args:
            lines: their rectangles, one per line, in the host's coordinates.
            colour: the colour they have, or would get.
            style: the style, likewise.
            existing: whether they are a highlight already.
            free: px above them that nothing needs; where that is too little the bar stands
                below them, if there is room.
        """
        for button in self._existing:
            button.setVisible(existing)
        self._gap.changeSize(GAP if existing else 0, 0)
        self._row.invalidate()
        self._looks.show_looks((colour,), (style,))
        self._row.activate()
        host = self.parentWidget()
        assert host is not None  # noqa: S101 - given at the start, never taken away
        size = self._row.sizeHint()
        found = place_beside(
            lines, size, host.rect(), above=free >= size.height(), least=size.height()
        )
        if found is None:
            self.hide()
            return
        self.setGeometry(found)
        self.show()
        self.raise_()

    def set_names(self, names: ColourNames) -> None:
        """Call the colours by the reader's names."""
        self._looks.set_names(names)

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

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it came."""
        super().showEvent(event)
        self.appeared.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it went."""
        super().hideEvent(event)
        self.appeared.emit(False)

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
        for before in (self._looks.styles[0], self._note, self._start_out):
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
        for group in (self._looks.colours, self._looks.styles):
            for button in group:
                row.addWidget(button)
            row.addSpacing(GAP)
        for act in (self._note, self._term, self._copy, self._copy_place):
            row.addWidget(act)
        row.addSpacerItem(self._gap)
        for act in self._existing:
            row.addWidget(act)

    def _connect(self) -> None:
        self._looks.connect(self.colour_chosen, self.style_chosen)
        self._note.clicked.connect(self._note_clicked)
        self._term.clicked.connect(self._term_clicked)
        self._copy.clicked.connect(self._copy_clicked)
        self._copy_place.clicked.connect(self._copy_place_clicked)
        self._erase.clicked.connect(self._erase_clicked)
        self._start_out.clicked.connect(self._grow_start)
        self._start_in.clicked.connect(self._shrink_start)
        self._end_in.clicked.connect(self._shrink_end)
        self._end_out.clicked.connect(self._grow_end)

    def _note_clicked(self) -> None:
        self.note_requested.emit()

    def _term_clicked(self) -> None:
        self.term_requested.emit()

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
