"""The choices of the hover card: when it opens, how much it tells, its tone colours."""

from __future__ import annotations

from enum import StrEnum

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QWidget,
)

from ..app.settings import HoverMode, HoverSettings, LearningStep, ToneColours, limits
from .session import Session

SLOWEST = 1000
"""ms of the longest delay the slider offers; the settings file may name a longer one."""
DELAY_STEP = 20
"""ms of one step of the slider."""


class CardChoices(QWidget):
    """Changes the choices at once; an open card follows."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._showing = False
        self._groups: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._row(
            self.tr("Card opens"),
            "mode",
            (
                (HoverMode.REST, self.tr("on a word")),
                (HoverMode.KEY, self.tr("with Shift")),
                (HoverMode.OFF, self.tr("by key only")),
            ),
        )
        self._row(
            self.tr("Card tells"),
            "step",
            (
                (LearningStep.PINYIN, self.tr("pinyin")),
                (LearningStep.MEANING, self.tr("meaning")),
                (LearningStep.ALL, self.tr("all")),
            ),
        )
        self._row(
            self.tr("Tone colours"),
            "tones",
            (
                (ToneColours.PLECO, self.tr("Pleco")),
                (ToneColours.DUMMITT, self.tr("Dummitt")),
                (ToneColours.OFF, self.tr("none")),
            ),
        )
        self._delay = QSlider(Qt.Orientation.Horizontal, self)
        self._figure = self._label("")
        self._add_delay()

    def show_settings(self) -> None:
        """Show the choices as they are."""
        hover = self._session.settings.hover
        self._showing = True
        for name, group in self._groups.items():
            for button in group.buttons():
                button.setChecked(button.objectName() == getattr(hover, name).value)
        self._delay.setValue(round(hover.delay / DELAY_STEP))
        self._delay.setEnabled(hover.mode is HoverMode.REST)
        self._figure.setText(self.tr("{count} ms").format(count=hover.delay))
        self._showing = False

    def label_width(self) -> int:
        """Width in px of the column of names, for what stands above in the same column."""
        names = (self._grid.itemAtPosition(row, 0) for row in range(self._grid.rowCount()))
        return max(name.sizeHint().width() for name in names if name is not None)

    def _row(self, title: str, name: str, choices: tuple[tuple[StrEnum, str], ...]) -> None:
        group = QButtonGroup(self)
        group.setObjectName(name)
        line = QHBoxLayout()
        line.setSpacing(2)
        for value, text in choices:
            button = QToolButton(self)
            button.setObjectName(value.value)
            button.setText(text)
            button.setAccessibleName(f"{title}: {text}")
            button.setCheckable(True)
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        row = self._grid.rowCount()
        self._grid.addWidget(self._label(title), row, 0)
        self._grid.addLayout(line, row, 1, 1, 2)
        self._groups[name] = group
        group.buttonClicked.connect(self._chosen)

    def _add_delay(self) -> None:
        least, _ = limits(HoverSettings, "delay")
        self._delay.setRange(round(least / DELAY_STEP), round(SLOWEST / DELAY_STEP))
        self._delay.setAccessibleName(self.tr("Delay of the card"))
        self._delay.valueChanged.connect(self._moved)
        label = self._label(self.tr("Delay"))
        label.setBuddy(self._delay)
        self._figure.setMinimumWidth(56)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(self._delay, row, 1)
        self._grid.addWidget(self._figure, row, 2)

    def _label(self, words: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        return label

    def _chosen(self, button: QAbstractButton) -> None:
        hover, value = self._session.settings.hover, button.objectName()
        match button.group().objectName():
            case "mode":
                hover = replace(hover, mode=HoverMode(value))
            case "step":
                hover = replace(hover, step=LearningStep(value))
            case _:
                hover = replace(hover, tones=ToneColours(value))
        self._change(hover)

    def _moved(self) -> None:
        if not self._showing:
            delay = self._delay.value() * DELAY_STEP
            self._change(replace(self._session.settings.hover, delay=delay))

    def _change(self, hover: HoverSettings) -> None:
        self._session.change_settings(replace(self._session.settings, hover=hover))
        self.show_settings()
