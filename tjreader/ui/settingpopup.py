"""The small panel under Aa: face, size, leading, measure, the choices of the card, the language."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QWidget,
)

from ..app.settings import PageSettings, limits
from .cardchoices import CardChoices
from .languagechoice import LanguageChoice
from .session import Session

TENTHS = 20
"""Steps of the leading slider in one unit of leading."""


class SettingPopup(QFrame):
    """Changes the choices as one moves; the page follows at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Type and card"))
        self._session = session
        self._showing = False
        self._faces = QButtonGroup(self)
        self._size = self._slider("size", 1)
        self._leading = self._slider("leading", TENTHS)
        self._measure = self._slider("measure", 1)
        self._figures = {name: self._label("") for name in ("size", "leading", "measure")}
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.addWidget(self._label(self.tr("Face")), 0, 0)
        grid.addLayout(self._face_row(), 0, 1, 1, 2)
        rows = (
            (self.tr("Size"), self._size, "size"),
            (self.tr("Leading"), self._leading, "leading"),
            (self.tr("Measure"), self._measure, "measure"),
        )
        for row, (text, slider, name) in enumerate(rows, 1):
            label = self._label(text)
            label.setBuddy(slider)
            slider.setAccessibleName(text)
            figure = self._figures[name]
            figure.setMinimumWidth(44)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(figure, row, 2)
        self.card = CardChoices(session, self)
        self.language = LanguageChoice(session, self)
        self._add_below(grid)
        self._faces.buttonClicked.connect(self._face_chosen)

    def _add_below(self, grid: QGridLayout) -> None:
        """The choices of the card and of the language, each under a line; one column of names."""
        for part in (self.card, self.language):
            line = QFrame(self)
            line.setObjectName("hairline")
            line.setFixedHeight(1)
            grid.addWidget(line, grid.rowCount(), 0, 1, 3)
            grid.addWidget(part, grid.rowCount(), 0, 1, 3)
        names = max(part.label_width() for part in (self.card, self.language))
        grid.setColumnMinimumWidth(0, names)
        self.language.set_label_width(names + grid.horizontalSpacing() - 2)

    def open_at(self, point: QPoint) -> None:
        """Open below a point of the screen, inside it and, where there is room, the window."""
        self.show_settings()
        self.adjustSize()
        screen = self.screen().availableGeometry()
        right = screen.right()
        host = self.parentWidget()
        if host is not None:
            right = min(right, host.mapToGlobal(host.rect().bottomRight()).x())
        left = min(point.x(), right - self.width() - 8)
        self.move(max(screen.left(), left), min(point.y(), screen.bottom() - self.height()))
        self.show()
        self._size.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_settings(self) -> None:
        """Show the choices as they are."""
        page = self._session.settings.page
        self._showing = True
        self._size.setValue(page.size)
        self._leading.setValue(round(page.leading * TENTHS))
        self._measure.setValue(page.measure)
        for button in self._faces.buttons():
            button.setChecked(button.objectName() == page.face)
        self._figures["size"].setText(self.tr("{size} px").format(size=page.size))
        self._figures["leading"].setText(f"{page.leading:.2f}")
        self._figures["measure"].setText(self.tr("{count} 字").format(count=page.measure))
        self._showing = False
        self.card.show_settings()
        self.language.show_settings()

    def _label(self, words: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        return label

    def _face_row(self) -> QHBoxLayout:
        faces = QHBoxLayout()
        faces.setSpacing(2)
        for name, text in (("serif", self.tr("Serif 宋")), ("sans", self.tr("Sans 黑"))):
            faces.addWidget(self._face(name, text))
        faces.addStretch(1)
        return faces

    def _face(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setCheckable(True)
        self._faces.addButton(button)
        return button

    def _slider(self, name: str, steps: int) -> QSlider:
        least, most = limits(PageSettings, name)
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(round(least * steps), round(most * steps))
        slider.setMinimumWidth(180)
        slider.valueChanged.connect(self._moved)
        return slider

    def _face_chosen(self, button: QAbstractButton) -> None:
        self._change(replace(self._session.settings.page, face=button.objectName()))

    def _moved(self) -> None:
        if not self._showing:
            self._change(
                replace(
                    self._session.settings.page,
                    size=self._size.value(),
                    leading=self._leading.value() / TENTHS,
                    measure=self._measure.value(),
                )
            )

    def _change(self, page: PageSettings) -> None:
        self._session.change_settings(replace(self._session.settings, page=page))
        self.show_settings()
