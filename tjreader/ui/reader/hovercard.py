"""The hover card: what is known of the word pointed at, beside its line."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QHideEvent,
    QIcon,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QScrollBar, QWidget

from ...app.card import Card
from ...app.settings import LearningStep
from ..icons import icon
from ..theme import ChromeInks
from .cardface import MORE, REVEAL, CardFace, Look
from .cardframe import EDGE, INSET, SHADOW, CardFrame
from .cardsheet import Sheet
from .placement import place_beside

MOST_HEIGHT = 480
"""px the card grows to before it scrolls inside."""
LEAST_WIDTH = 280.0
"""px that a card is set in at least; a page that is narrower is left to both sides."""
_SCROLL_BAR = """
QScrollBar:vertical {{ width: 8px; margin: 0; border: none; background: transparent; }}
QScrollBar::handle:vertical {{
    background: {ink}; border: none; border-radius: 3px; margin: 2px 1px; min-height: 28px; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
"""


class HoverCard(QWidget):
    """A card over the window. It never takes the keyboard.

    `host` is the window it floats in; it stays inside it and beside the word's lines.
    `entered` and `left` tell of the pointer; `copy_requested`, `pin_requested`,
    `reveal_requested` and `more_requested` are wishes of the mouse.
    """

    entered = Signal()
    left = Signal()
    copy_requested = Signal()
    pin_requested = Signal()
    reveal_requested = Signal()
    more_requested = Signal()

    def __init__(self, host: QWidget, look: Look) -> None:
        super().__init__(host)
        self.setObjectName("hoverCard")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look = look
        self._card: Card | None = None
        self._pinned = False
        self._frame = CardFrame(host, MOST_HEIGHT)
        self._frame.entered.connect(self.entered)
        self._frame.left.connect(self.left)
        self.within: QRect | None = None
        """Where in the host it is to stand if there is room, so that it covers nothing else."""
        self.elided = False
        """Whether the card says less than there is to say."""
        self._paper = _Paper(self)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._paper)
        self._scroll.viewport().setAutoFillBackground(False)
        # Opaque, and with its shadow in a widget of its own: Qt draws all that lies under a
        # widget again when any part of it lets something through.
        for each in (self, self._scroll.viewport(), self._paper):
            each.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._copy = _CardButton("copy", self)
        self._copy.setToolTip(self.tr("Copy word, pinyin and sense (C)"))
        self._copy.setAccessibleName(self.tr("Copy"))
        self._copy.clicked.connect(self._copy_clicked)
        self._pin = _CardButton("pin", self)
        self._pin.setCheckable(True)
        self._pin.setToolTip(self.tr("Keep the card open (P)"))
        self._pin.setAccessibleName(self.tr("Pin"))
        self._pin.clicked.connect(self._pin_clicked)
        self.set_look(look)
        self.hide()

    @property
    def card(self) -> Card | None:
        """The card shown last."""
        return self._card

    @property
    def sheet(self) -> Sheet:
        """The card as it is set."""
        return self._paper.sheet

    @property
    def scroll_bar(self) -> QScrollBar:
        """The bar by which it scrolls inside."""
        return self._scroll.verticalScrollBar()

    @property
    def pinned(self) -> bool:
        """Whether it stays when the pointer goes elsewhere."""
        return self._pinned

    @property
    def look(self) -> Look:
        """How cards are set."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Take other inks, fonts or tone colours; a card shown is set anew by its owner."""
        self._look = look
        self._frame.set_look(look)
        for button in (self._copy, self._pin):
            button.set_inks(look.theme.chrome)
        thumb = QColor(look.theme.chrome.muted)
        thumb.setAlphaF(0.4)
        ink = thumb.name(QColor.NameFormat.HexArgb)
        self._scroll.setStyleSheet(_SCROLL_BAR.format(ink=ink))
        self.update()

    def set_pinned(self, pinned: bool) -> None:
        """Draw the pin as it is."""
        if pinned == self._pinned:
            return
        self._pinned = pinned
        self._frame.set_pinned(pinned)
        self._pin.setChecked(pinned)
        self.update()

    def show_card(
        self, card: Card, lines: Sequence[QRect], step: LearningStep, *, full: bool = False
    ) -> bool:
        """Show a card beside a word.

        Args:
            card: what to say.
            lines: the word's rectangles, one per line, in the host's coordinates.
            step: how much to tell.
            full: whether nothing is shortened.

        Returns:
            False, and it hides, where there is no room above or below the lines.
        """
        face = CardFace(card, replace(self._look, width=self._width), step, full=full)
        sheet = face.sheet()
        self.elided = face.elided
        self._card = card
        self._paper.set_sheet(sheet)
        self.setAccessibleName(card.word)
        self.setAccessibleDescription(card.copied().replace("\t", ", "))
        if not self.place(lines):
            self.hide()
            return False
        self._scroll.verticalScrollBar().setValue(0)
        self.show()
        self._frame.raise_()
        self.raise_()
        self.update()
        return True

    @property
    def _width(self) -> float:
        """How wide a card is set: narrower where the page is."""
        room = (self.within.width() if self.within else self._host.width()) - 2 * SHADOW
        return min(self._look.width, max(LEAST_WIDTH, room), self._host.width() - 2 * SHADOW)

    @property
    def _host(self) -> QWidget:
        host = self.parentWidget()
        assert host is not None  # noqa: S101 - given at the start, never taken away
        return host

    def place(self, lines: Sequence[QRect]) -> bool:
        """Stand beside these lines; False (and nothing moves) where there is no room."""
        sheet = self._paper.sheet
        high = min(round(sheet.height), MOST_HEIGHT) + 2 * SHADOW
        wanted = QSize(round(sheet.width) + 2 * SHADOW, high)
        beside = [line.adjusted(-SHADOW, 0, 0, 0) for line in lines]
        found = None
        if self.within is not None and self.within.width() >= wanted.width():
            found = place_beside(beside, wanted, self.within)
        found = found or place_beside(beside, wanted, self._host.rect())
        if found is None:
            return False
        self._frame.setGeometry(found)
        self.setGeometry(found.adjusted(EDGE, EDGE, -EDGE, -EDGE))
        return True

    @property
    def outline(self) -> QRect:
        """Where it stands in the host, with its edge and shadow."""
        return self._frame.geometry()

    def scroll_by(self, steps: int) -> None:
        """Scroll inside by so many steps of three lines."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + steps * bar.singleStep() * 3)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came in."""
        self.entered.emit()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went out."""
        self.left.emit()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing under the card is clicked through it."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing under the card is clicked through it."""
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """The shadow comes with it."""
        self._frame.show()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The shadow goes with it."""
        self._frame.hide()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words inside the edge and the buttons in their corner."""
        self._scroll.setGeometry(self.rect())
        top, right = 9 - INSET, self.rect().right() - 11 + INSET
        self._pin.move(right - self._pin.width(), top)
        self._copy.move(self._pin.x() - self._copy.width() - 2, top)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, where the words leave some of it."""
        QPainter(self).fillRect(event.rect(), self._look.theme.chrome.tip_back)

    def act(self, spot: str) -> None:
        """A place on the card was clicked."""
        if spot == MORE:
            self.more_requested.emit()
        elif spot == REVEAL:
            self.reveal_requested.emit()

    def _copy_clicked(self) -> None:
        self.copy_requested.emit()

    def _pin_clicked(self) -> None:
        self.pin_requested.emit()


class _Paper(QWidget):
    """The card's words, inside its scroll area."""

    def __init__(self, card: HoverCard) -> None:
        super().__init__()
        self._card = card
        self.sheet = Sheet(1.0)
        self.setMouseTracking(True)

    def set_sheet(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.resize(round(sheet.width) - 2 * INSET, round(sheet.height) - 2 * INSET)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        visible = QRectF(event.rect())
        painter.fillRect(visible, self._card.look.theme.chrome.tip_back)
        painter.translate(-INSET, -INSET)
        self.sheet.paint(painter, visible.translated(INSET, INSET))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        over = self.sheet.spot_at(event.position() + QPointF(INSET, INSET)) is not None
        hand = Qt.CursorShape.PointingHandCursor
        self.setCursor(hand if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing under the card is clicked through it."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing under the card is clicked through it."""
        spot = self.sheet.spot_at(event.position() + QPointF(INSET, INSET))
        if spot is not None:
            self._card.act(spot)
        event.accept()


class _CardButton(QAbstractButton):
    """A small flat button with one of the program's icons."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._inks: ChromeInks | None = None
        self._plain = self._lit = QIcon()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(24, 24)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def set_inks(self, inks: ChromeInks) -> None:
        self._inks = inks
        self._plain = icon(self._name, inks.muted, size=16)
        self._lit = icon(self._name, inks.accent, size=16)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw."""
        if self._inks is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse() or self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._inks.pressed if self.isDown() else self._inks.hover)
            painter.drawRoundedRect(self.rect(), 5, 5)
        shown = self._lit if self.isChecked() else self._plain
        shown.paint(painter, QRect(4, 4, 16, 16))


def in_host(host: QWidget, viewport: QWidget, lines: Sequence[QRect]) -> list[QRect]:
    """Rectangles of the viewport in the host's coordinates."""
    shift = viewport.mapTo(host, QPoint(0, 0))
    return [line.translated(shift) for line in lines]
