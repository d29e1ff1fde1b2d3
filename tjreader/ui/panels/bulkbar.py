"""What can be done with several notes at once; it stands above the list while they are chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from ...app.notefilter import tags_in_use
from ...app.settings import ColourNames
from ...notes.annotation import Annotation, Target
from ..reader.barbuttons import BarButton, IconButton, LookButtons
from ..theme import Theme
from .tagfield import TagField


class BulkBar(QWidget):
    """Colours, styles, tags, merging, copying, exporting and erasing of the notes chosen.

    Each is a wish: `colour_chosen(str)`, `style_chosen(str)`, `tagged(tuple)`,
    `untagged(tuple)`, `merge_requested()`, `copy_requested()`, `export_requested()`,
    `erase_requested()`.
    `left` gives the keyboard back to the list.
    """

    colour_chosen = Signal(str)
    style_chosen = Signal(str)
    tagged = Signal(object)
    untagged = Signal(object)
    merge_requested = Signal()
    copy_requested = Signal()
    export_requested = Signal()
    erase_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bulkBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chosen: tuple[Annotation, ...] = ()
        self._known: tuple[str, ...] = ()
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._looks = LookButtons(self, with_keys=False)
        self._tag = IconButton("tag", self.tr("Tags"), ("T",), self)
        self._merge = IconButton("merge", self.tr("Merge into one highlight"), ("J",), self)
        self._copy = IconButton("copy", self.tr("Copy the notes as Markdown"), ("Ctrl+C",), self)
        self._export = IconButton("export", self.tr("Export selected…"), ("E",), self)
        self._erase = IconButton("erase", self.tr("Erase"), ("Del",), self)
        self.field = TagField(self)
        self.field.setPlaceholderText(self.tr("Tags for all of them, then Enter"))
        self.field.hide()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def buttons(self) -> tuple[BarButton, ...]:
        """All buttons, from left to right."""
        return (*self._looks.colours, *self._looks.styles, *self._acts)

    @property
    def _acts(self) -> tuple[BarButton, ...]:
        return (self._tag, self._merge, self._copy, self._export, self._erase)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 4, 10, 4)
        rows.setSpacing(0)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(0)
            rows.addLayout(row)
        for swatch in self._looks.colours:
            first.addWidget(swatch)
        first.addStretch(1)
        first.addWidget(self._count)
        for choice in self._looks.styles:
            second.addWidget(choice)
        second.addStretch(1)
        for act in self._acts:
            second.addWidget(act)
        rows.addWidget(self.field)

    def _connect(self) -> None:
        self._looks.connect(self.colour_chosen, self.style_chosen)
        self._tag.clicked.connect(self._tag_clicked)
        self._merge.clicked.connect(self._merge_clicked)
        self._copy.clicked.connect(self._copy_clicked)
        self._export.clicked.connect(self._export_clicked)
        self._erase.clicked.connect(self._erase_clicked)
        self.field.entered.connect(self._tags_entered)
        self.field.left.connect(self._field_left)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        for button in self.buttons:
            button.set_theme(theme)

    def set_names(self, names: ColourNames) -> None:
        """Call the colours by the reader's names."""
        self._looks.set_names(names)

    def show_chosen(self, chosen: Iterable[Annotation], known_tags: Iterable[str]) -> None:
        """Serve these notes; away where they are fewer than two.

        `known_tags` are those of the text, for completion.
        """
        self._chosen, self._known = tuple(chosen), tuple(known_tags)
        looks = Counter(map(attrgetter("target", "colour", "style"), self._chosen))
        marks = {look: n for look, n in looks.items() if look[0] is Target.HIGHLIGHT}
        colours, styles = {colour for _, colour, _ in marks}, {style for _, _, style in marks}
        self._count.setText(self.tr("%n chosen", "", len(self._chosen)))
        self._looks.setEnabled(bool(marks))
        self._looks.show_looks({str(each) for each in colours}, {str(each) for each in styles})
        self._merge.setVisible(sum(marks.values()) > 1)
        self.field.offer(self._known)
        self.setVisible(len(self._chosen) > 1 or self.field.isVisibleTo(self))

    def ask_tags(self, chosen: Iterable[Annotation], known_tags: Iterable[str]) -> None:
        """Offer the tags of these notes (one is enough) in a menu, and a line for others."""
        self.show_chosen(chosen, known_tags)
        if not self._chosen:
            return
        if not self._known:
            self._ask_new()
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Other tags…")).setData(None)
        menu.addSeparator()
        counts = tags_in_use(self._chosen)
        for tag in self._known:
            action = menu.addAction(tag.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(counts.get(tag, 0) == len(self._chosen))
            action.setData(tag)
        menu.triggered.connect(self._menu_chosen)
        beside = self._tag if self.isVisible() else self.parentWidget() or self
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height() if beside is self._tag else 40)))

    def _menu_chosen(self, action: QAction) -> None:
        tag = action.data()
        if tag is None:
            self._ask_new()
        elif action.isChecked():
            self.tagged.emit((tag,))
        else:
            self.untagged.emit((tag,))

    def _ask_new(self) -> None:
        self.show()
        self.field.clear()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tags_entered(self) -> None:
        tags = self.field.tags()
        self._field_left()
        if tags:
            self.tagged.emit(tags)

    def _field_left(self) -> None:
        self.field.hide()
        self.setVisible(len(self._chosen) > 1)
        self.left.emit()

    def _tag_clicked(self) -> None:
        self.ask_tags(self._chosen, self._known)

    def _merge_clicked(self) -> None:
        self.merge_requested.emit()

    def _copy_clicked(self) -> None:
        self.copy_requested.emit()

    def _export_clicked(self) -> None:
        self.export_requested.emit()

    def _erase_clicked(self) -> None:
        self.erase_requested.emit()
