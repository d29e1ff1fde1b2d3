"""The contents: parts and sections of the text, how far each was read, in two orders."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...text.document import Part, Section
from ..session import Session
from ..theme import Theme
from ..tips import plain_tip
from .contentsrows import CURRENT, NUMBER, PERCENT, SECTION, SIDE, ContentsTree, RowPainter


class ContentsPanel(QWidget):
    """The tree of contents. `section_wanted(id)` and `order_wanted(id)` are wishes."""

    section_wanted = Signal(str)
    order_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: dict[str, QStandardItem] = {}
        self._menu_section = ""
        self.tree = ContentsTree(QStandardItemModel(self), self)
        self._painter = RowPainter(theme, self.tree)
        self.tree.setItemDelegate(self._painter)
        self.tree.chosen.connect(self._chosen)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self._orders = OrderSwitch(self)
        self._orders.order_wanted.connect(self.order_wanted)
        self._forget_one = QAction(self.tr("Mark as Unread"), self)
        self._forget_one.triggered.connect(self._reset_one)
        self._forget_all = QAction(self.tr("Mark All as Unread"), self)
        self._forget_all.triggered.connect(self._reset_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._orders)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._painter.theme = theme
        self.tree.viewport().update()

    def show_text(self) -> None:
        """Show the contents of the open text in the order chosen."""
        sitting = self._session.sitting
        model = QStandardItemModel(self)
        self._rows.clear()
        for part in sitting.arrangement.parts:
            if part.title:
                model.appendRow(self._part_row(part))
            for section in part.sections:
                item = self._section_row(section)
                self._rows[section.id] = item
                model.appendRow(item)
        self.tree.show_rows(model)
        self._orders.setVisible(len(sitting.text.arrangements) > 1)
        self._orders.show_order(sitting.arrangement.id)
        self.show_place()

    def show_place(self) -> None:
        """Mark the section that is shown."""
        current = self._session.section.id
        for section_id, item in self._rows.items():
            if bool(item.data(CURRENT)) != (section_id == current):
                item.setData(section_id == current, CURRENT)
        here = self._rows.get(current)
        if here is not None:
            self.tree.setCurrentIndex(here.index())
            self.tree.scrollTo(here.index())

    def show_progress(self, section_id: str) -> None:
        """Draw how far a section was read."""
        item = self._rows.get(section_id)
        if item is not None:
            section = self._session.sitting.arrangement.section(section_id)
            percent = self._session.percent(section)
            item.setData(percent, PERCENT)
            item.setData(self._spoken(section, percent), Qt.ItemDataRole.AccessibleTextRole)

    def _part_row(self, part: Part) -> QStandardItem:
        item = QStandardItem(part.title)
        item.setToolTip(plain_tip(part.deck))
        item.setEditable(False)
        item.setSelectable(False)
        return item

    def _section_row(self, section: Section) -> QStandardItem:
        item = QStandardItem(section.shown_title)
        item.setEditable(False)
        percent = self._session.percent(section)
        item.setData(section.id, SECTION)
        item.setData(section.number, NUMBER)
        item.setData(percent, PERCENT)
        item.setData(self._spoken(section, percent), Qt.ItemDataRole.AccessibleTextRole)
        tip = [section.title_note, section.byline]
        item.setToolTip(plain_tip("\n".join(line for line in tip if line)))
        return item

    def _spoken(self, section: Section, percent: int) -> str:
        return self.tr("Section {number}, {title}, {percent} percent read").format(
            number=section.number, title=section.title, percent=percent
        )

    def _chosen(self, index: QModelIndex) -> None:
        section_id = index.data(SECTION)
        if section_id:
            self.section_wanted.emit(section_id)

    def _show_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        self._menu_section = index.data(SECTION) or ""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        percents = {each: item.data(PERCENT) for each, item in self._rows.items()}
        self._forget_one.setEnabled(bool(percents.get(self._menu_section)))
        self._forget_all.setEnabled(any(percents.values()))
        if self._menu_section:
            menu.addAction(self._forget_one)
        menu.addAction(self._forget_all)
        menu.popup(self.tree.viewport().mapToGlobal(point))

    def _reset_one(self) -> None:
        self._session.reset_progress(self._menu_section)

    def _reset_all(self) -> None:
        self._session.reset_progress(None)


class OrderSwitch(QWidget):
    """Two buttons: the order of the contents, the order of the file."""

    order_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE - 8, 2, 8, 4)
        row.setSpacing(2)
        row.addWidget(
            self._button("contents", self.tr("By contents"), self.tr("Leads, then their stories"))
        )
        row.addWidget(
            self._button("file", self.tr("As in the file"), self.tr("The order of the file"))
        )
        row.addStretch(1)
        self._group.buttonClicked.connect(self._chosen)

    def show_order(self, arrangement_id: str) -> None:
        """Show the order that is on."""
        for button in self._group.buttons():
            button.setChecked(button.objectName() == arrangement_id)

    def _button(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(plain_tip(tip))
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _chosen(self, button: QAbstractButton) -> None:
        self.order_wanted.emit(button.objectName())
