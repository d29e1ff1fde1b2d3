"""What the reader calls the six colours."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ...app.settings import ColourNames
from ...notes.annotation import Colour
from ...text.clean import clean, shortened
from ..reader.barbuttons import colour_name, swatches
from ..session import Session
from ..theme import Theme
from .question import Question

LONGEST = 24
"""Code points of a name."""


class ColourNamesDialog(Question):
    """A line for each colour; the names are kept when it is closed by its button or Enter."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Names of the Colours"))
        self._session = session
        self.fields: dict[str, QLineEdit] = {}
        about = self.label(self.tr("Give a colour the meaning it has for you."), quiet=True)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        names = session.settings.marks.names
        for row, (colour, swatch) in enumerate(zip(Colour, swatches(self), strict=True)):
            swatch.set_theme(theme)
            swatch.setEnabled(False)
            field = QLineEdit(names.of(colour.value), self)
            field.setPlaceholderText(colour_name(colour))
            field.setAccessibleName(colour_name(colour))
            field.setMaxLength(LONGEST)
            self.fields[colour.value] = field
            grid.addWidget(swatch, row, 0)
            grid.addWidget(field, row, 1)
        self.stack(self.tr("Keep"), about, grid, spacing=12)
        self.setMinimumWidth(320)

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
