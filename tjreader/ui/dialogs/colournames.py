"""What the reader calls the six colours."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ...app.settings import ColourNames
from ...notes.annotation import Colour
from ...text.clean import clean, shortened
from ..reader.barbuttons import ColourButton, colour_name
from ..session import Session
from ..theme import Theme

LONGEST = 24
"""Code points of a name."""


class ColourNamesDialog(QDialog):
    """A line for each colour; the names are kept when it is closed by its button or Enter."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Names of the Colours"))
        self._session = session
        self.fields: dict[str, QLineEdit] = {}
        about = QLabel(self)
        about.setObjectName("quiet")
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setText(self.tr("Give a colour the meaning it has for you."))
        about.setWordWrap(True)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        names = session.settings.marks.names
        for row, colour in enumerate(Colour):
            swatch = ColourButton(colour, colour_name(colour), self, with_keys=False)
            swatch.set_theme(theme)
            swatch.setEnabled(False)
            field = QLineEdit(names.of(colour.value), self)
            field.setPlaceholderText(colour_name(colour))
            field.setAccessibleName(colour_name(colour))
            field.setMaxLength(LONGEST)
            self.fields[colour.value] = field
            grid.addWidget(swatch, row, 0)
            grid.addWidget(field, row, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 18, 22, 16)
        box.setSpacing(12)
        box.addWidget(about)
        box.addLayout(grid)
        box.addWidget(self._buttons())
        self.setMinimumWidth(320)

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        for kind, words in ((kinds.Ok, self.tr("Keep")), (kinds.Cancel, self.tr("Cancel"))):
            buttons.button(kind).setText(words)
            buttons.button(kind).setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def accept(self) -> None:
        """Keep the names."""
        names = {
            colour: shortened(clean(field.text()), LONGEST).removesuffix("…")
            for colour, field in self.fields.items()
        }
        settings = self._session.settings
        marks = replace(settings.marks, names=ColourNames(**names))
        self._session.change_settings(replace(settings, marks=marks))
        super().accept()
