"""The head of the notes panel: what to look for, in which order, and the count."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...app.notefilter import Kinds, NoteFilter, Order
from ...app.settings import ColourNames
from ...notes.anchor import AnchorState
from ...notes.annotation import Colour
from ..icons import icon
from ..reader.barbuttons import colour_name, swatches
from ..theme import Theme
from .choicebox import KindBox

UNTAGGED = "\n"
"""The value of "without a tag": no tag has a line end."""


class NotesFilter(QWidget):
    """What the list is to show; `changed` after each choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(self.tr("Filter notes"))
        self._words.setClearButtonEnabled(True)
        self._words.setAccessibleName(self.tr("Filter notes"))
        self._words.textChanged.connect(self._words_changed)
        self._kinds = KindBox(self.tr("Kind of note"), self)
        self._tags = KindBox(self.tr("Tag"), self)
        self._sections = KindBox(self.tr("Section"), self)
        self._states = KindBox(self.tr("How sure the place is"), self)
        self._order = KindBox(self.tr("Order"), self)
        self._swatches = swatches(self)
        for swatch in self._swatches:
            swatch.toggled.connect(self._swatch_toggled)
        self._count = QLabel(self)
        self._count.setObjectName("quiet")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._more = QToolButton(self)
        self._more.setCheckable(True)
        self._more.setToolTip(self.tr("Filter by tag, section and state; sort"))
        self._more.setAccessibleName(self._more.toolTip())
        self._rest = QWidget(self)
        self._rest.hide()
        self._more.toggled.connect(self._rest.setVisible)
        self._fill()
        for box in self._boxes:
            box.currentIndexChanged.connect(self._choice_changed)
        self._lay_out()

    @property
    def _boxes(self) -> tuple[KindBox, ...]:
        return self._kinds, self._tags, self._sections, self._states, self._order

    def _fill(self) -> None:
        self._kinds.offer(
            (
                (self.tr("All"), Kinds.ALL.value),
                (self.tr("With a note"), Kinds.NOTED.value),
                (self.tr("Highlights only"), Kinds.HIGHLIGHTS.value),
                (self.tr("On sections"), Kinds.SECTION.value),
                (self.tr("On the text"), Kinds.TEXT.value),
            )
        )
        self._states.offer(
            (
                (self.tr("Any place"), ""),
                (self.tr("Exact place"), AnchorState.EXACT.value),
                (self.tr("Moved"), AnchorState.MOVED.value),
                (self.tr("Changed words"), AnchorState.CHANGED.value),
                (self.tr("Without a place"), AnchorState.ORPHAN.value),
            )
        )
        self._order.offer(
            (
                (self.tr("By place"), Order.PLACE.value),
                (self.tr("Newest first"), Order.MADE.value),
                (self.tr("Last changed first"), Order.CHANGED.value),
            )
        )
        self.offer_tags({})
        self.offer_sections(())

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 8, 10, 2)
        rows.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(self._words, 3)
        first.addWidget(self._kinds, 2)
        rows.addLayout(first)
        grid = QGridLayout(self._rest)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        places = ((self._tags, 0, 0), (self._sections, 0, 1))
        for box, row, column in (*places, (self._states, 1, 0), (self._order, 1, 1)):
            grid.addWidget(box, row, column)
            grid.setColumnStretch(column, 1)
        second = QHBoxLayout()
        second.setSpacing(0)
        for swatch in self._swatches:
            second.addWidget(swatch)
        second.addStretch(1)
        second.addWidget(self._count)
        second.addSpacing(4)
        second.addWidget(self._more)
        rows.addLayout(second)
        rows.addWidget(self._rest)

    @property
    def wanted(self) -> NoteFilter:
        """What is looked for."""
        tag, state = self._tags.currentData() or "", self._states.currentData()
        return NoteFilter(
            words=self._words.text(),
            colours=frozenset(each.colour for each in self._swatches if each.isChecked()),
            kinds=Kinds(self._kinds.currentData()),
            tag="" if tag == UNTAGGED else tag,
            untagged=tag == UNTAGGED,
            section=self._sections.currentData() or "",
            state=AnchorState(state) if state else None,
        )

    @property
    def order(self) -> Order:
        """The order wanted."""
        return Order(self._order.currentData())

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        for box in self._boxes:
            box.set_theme(theme)
        for swatch in self._swatches:
            swatch.set_theme(theme)
        self._more.setIcon(icon("filter", theme.chrome.muted, size=16))

    def set_names(self, names: ColourNames) -> None:
        """Call the colours by the reader's names."""
        for swatch in self._swatches:
            swatch.rename(colour_name(Colour(swatch.colour), names))

    def offer_tags(self, tags: dict[str, int]) -> None:
        """Offer the tags there are, each with its count."""
        every = [(self.tr("Any tag"), ""), *((f"{tag} · {n}", tag) for tag, n in tags.items())]
        self._tags.offer([*every, (self.tr("Without a tag"), UNTAGGED)])

    def offer_sections(self, sections: Iterable[tuple[str, str]]) -> None:
        """Offer sections by their words and ids."""
        self._sections.offer([(self.tr("All sections"), ""), *sections])

    def show_tag(self, tag: str) -> None:
        """Look for a tag."""
        self._more.setChecked(True)
        self._tags.setCurrentIndex(max(0, self._tags.findData(tag)))

    def show_count(self, shown: int, total: int) -> None:
        """Say how many there are, and how many of them are shown."""
        if shown == total:
            self._count.setText(self.tr("{count} in all").format(count=total))
        else:
            self._count.setText(self.tr("{shown} of {total}").format(shown=shown, total=total))

    def show_no_count(self) -> None:
        """Say nothing of how many there are: it is not known."""
        self._count.clear()

    def reset(self) -> None:
        """Look for everything; the order stays."""
        for swatch in self._swatches:
            swatch.setChecked(False)
        for box in (self._kinds, self._tags, self._sections, self._states):
            box.setCurrentIndex(0)
        self._words.clear()

    def _words_changed(self, words: str) -> None:  # noqa: ARG002 - Qt's signature
        self.changed.emit()

    def _choice_changed(self, index: int) -> None:  # noqa: ARG002 - Qt's signature
        self.changed.emit()

    def _swatch_toggled(self, on: bool) -> None:  # noqa: ARG002 - Qt's signature
        self.changed.emit()
