"""The foot of a section: the way to the next and to the previous one."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ...app.page import Page
from .faces import choose, font
from .painting import colour
from .style import PageStyle


class FootButton(QAbstractButton):
    """A quiet button of two lines: which way, and the section's title."""

    def __init__(self, parent: QWidget, forward: bool) -> None:
        super().__init__(parent)
        self.forward = forward
        self.caption = ""
        self.title = ""
        self._style = PageStyle()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_words(self, caption: str, title: str) -> None:
        """Set both lines; `title` comes from a text and is drawn as it is."""
        self.caption, self.title = caption, title
        self.setAccessibleName(f"{caption}: {title}")
        self.update()

    def set_style(self, style: PageStyle) -> None:
        """Take the page's face and inks."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        """Room for both lines."""
        caption = QFontMetricsF(self.caption_face).horizontalAdvance(self.caption)
        title = QFontMetricsF(self.title_face).horizontalAdvance(self.title)
        wide = max(caption, title) + self.margins
        return QSize(ceil(wide) + 1, round(self._style.size * 3.0))

    @property
    def caption_face(self) -> QFont:
        """The face of the first line."""
        return self._face(0.6)

    @property
    def title_face(self) -> QFont:
        """The face of the second line."""
        return self._face(0.85)

    @property
    def margins(self) -> float:
        """Px left free beside the words, both sides together."""
        return self._style.size * 0.8

    def _face(self, scale: float) -> QFont:
        faces = choose(self._style.face)
        return font((faces.text if scale > 0.7 else faces.sans,), round(self._style.size * scale))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be quiet again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines, and a frame when it has the keyboard."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        inks, em = self._style.inks, float(self._style.size)
        strong = self.underMouse() or self.hasFocus() or self.isDown()
        if strong:
            painter.setPen(QPen(colour(inks.accent, 0.5 if self.hasFocus() else 0.0), 1.2))
            painter.setBrush(colour(inks.panel))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        self._write(painter, self.caption, self.caption_face, em * 1.0, colour(inks.muted))
        ink = colour(inks.accent if strong else inks.ink)
        self._write(painter, self.title, self.title_face, em * 2.25, ink)
        painter.end()

    def _write(self, painter: QPainter, text: str, face: QFont, base: float, ink: QColor) -> None:
        metrics = QFontMetricsF(face)
        room = self.width() - self.margins
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        left = self.margins / 2
        if self.forward:
            left = self.width() - left - metrics.horizontalAdvance(text)
        painter.setFont(face)
        painter.setPen(ink)
        painter.drawText(QPointF(left, base), text)


class Foot(QObject):
    """The two buttons at a section's end; they are children of the viewport."""

    step_requested = Signal(int)

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._buttons = (FootButton(viewport, False), FootButton(viewport, True))
        self._buttons[0].clicked.connect(self._back)
        self._buttons[1].clicked.connect(self._on)

    @property
    def previous(self) -> FootButton:
        """The way back."""
        return self._buttons[0]

    @property
    def next(self) -> FootButton:
        """The way on."""
        return self._buttons[1]

    def show_section(self, page: Page) -> None:
        """Name the neighbours of a page's section in its arrangement."""
        sections = page.text.arrangement(page.arrangement_id).sections
        ids = [section.id for section in sections]
        here = ids.index(page.section.id) if page.section.id in ids else -1
        captions = (self.tr("Previous section"), self.tr("Next section"))
        for button, at, caption in zip(self._buttons, (here - 1, here + 1), captions, strict=True):
            known = here >= 0 and 0 <= at < len(sections)
            title = sections[at].title if known else ""
            if known and sections[at].editorial:
                title = f"[{title}]"
            button.show_words(caption, title or (self.tr("Untitled") if known else ""))
            button.setEnabled(known)

    def set_style(self, style: PageStyle) -> None:
        """Take the page's face and inks."""
        for button in self._buttons:
            button.set_style(style)

    def place(self, room: QRect, visible: bool) -> None:
        """Put the buttons into a rectangle of the viewport (px)."""
        half = room.width() // 2 - 8
        for button in self._buttons:
            size = button.sizeHint()
            width = min(size.width(), half)
            top = room.bottom() - round(size.height() * 1.45)
            left = room.right() - width + 1 if button.forward else room.left()
            button.setGeometry(left, top, width, size.height())
            button.setVisible(visible and button.isEnabled())

    def _back(self) -> None:
        self.step_requested.emit(-1)

    def _on(self) -> None:
        self.step_requested.emit(1)
