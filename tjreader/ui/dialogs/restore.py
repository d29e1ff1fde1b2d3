"""Choose a backup, see what it would bring back, and put it in the notebook's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...app.care import Backup, NoteLine, Preview

MOST = 500
"""Rows of one kind that are listed; more are counted."""

NAME = Qt.ItemDataRole.UserRole


class RestoreDialog(QDialog):
    """Made, opened with `open()`, and gone when it is closed.

    `preview_wanted(str)` and `restore_wanted(str)` name a backup. Whoever hears them answers
    with `show_preview`, `show_refusal` or by closing the dialog.
    """

    preview_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(self, parent: QWidget, section_title: Callable[[NoteLine], str]) -> None:
        """`section_title` names the section a note is on, "" where it is not known."""
        super().__init__(parent)
        self._section_title = section_title
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restore a Backup"))
        self.list = QListWidget(self)
        self.list.setObjectName("backups")
        self.list.setAccessibleName(self.tr("Backups, newest first"))
        self.list.setFixedWidth(230)
        self.list.itemSelectionChanged.connect(self._chosen)
        self.summary = self._label("heading")
        self.words = self._label("quiet")
        self.tree = self._tree()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.restore = self.buttons.addButton(
            self.tr("Restore"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.restore.setDefault(True)
        self.restore.setEnabled(False)
        self.buttons.accepted.connect(self._restore)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.summary.setText(self.tr("Looking for backups…"))
        self.list.hide()
        self.tree.hide()
        screen = self.screen().availableGeometry()
        self.resize(min(880, screen.width() - 40), min(600, screen.height() - 60))

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("difference")
        tree.setAccessibleName(self.tr("What would be different"))
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setIndentation(14)
        tree.setUniformRowHeights(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        tree.header().resizeSection(0, 220)
        return tree

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(6)
        right.addWidget(self.summary)
        right.addWidget(self.tree, 1)
        right.addWidget(self.words)
        right.addStretch(0)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.list)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(body, 1)
        column.addWidget(self.buttons)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    # What it is told

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """List the backups, newest first; the first is chosen."""
        for each in backups:
            item = QListWidgetItem(self._title(each))
            item.setData(NAME, each.name)
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().lineSpacing() + 20))
            self.list.addItem(item)
        self.list.setVisible(bool(backups))
        self.tree.setVisible(bool(backups))
        if backups:
            self.list.setCurrentRow(0)
            self.list.setFocus()
        else:
            self.summary.setText(self.tr("There is no backup yet"))
            self.words.setText(
                self.tr("One is made on each day on which tjreader is used, and verified.")
            )
            self.resize(480, self.minimumSizeHint().height())

    def show_preview(self, preview: Preview) -> None:
        """Say what would be different; of another backup than the one chosen: nothing."""
        if preview.backup.name != self.name():
            return
        self.tree.clear()
        changed = [then for _, then in preview.changed]
        for title, rows in (
            (self.tr("Come back: {n}"), preview.back),
            (self.tr("Become what they were: {n}"), changed),
            (self.tr("Are deleted, and kept for thirty days: {n}"), preview.gone),
        ):
            if rows:
                self._add_group(title.format(n=len(rows)), rows)
        different = len(preview.back) + len(changed) + len(preview.gone)
        if different:
            self.summary.setText(self.tr("What would be different"))
        else:
            self.summary.setText(self.tr("Nothing would be different"))
        self.words.setText(
            self.tr(
                "Unchanged: {n}. The notebook as it is now is backed up first: restoring that "
                "backup takes all of this back."
            ).format(n=f"{preview.same:,}")
        )
        self.restore.setEnabled(bool(different))

    def show_refusal(self, sentence: str) -> None:
        """Say why this backup cannot be read, or was not restored."""
        self.tree.clear()
        self.summary.setText(self.tr("This backup cannot be used"))
        self.words.setText(sentence)
        self.list.setEnabled(True)
        self.restore.setEnabled(False)

    def show_obstacle(self, sentence: str) -> None:
        """Say why nothing was done yet; one may ask for it once more."""
        self.summary.setText(self.tr("The backup was not restored yet"))
        self.words.setText(sentence)
        self.list.setEnabled(True)
        self.restore.setEnabled(True)

    def name(self) -> str:
        """The backup that is chosen, "" where none is."""
        chosen = self.list.selectedItems()
        return str(chosen[0].data(NAME)) if chosen else ""

    # What one does in it

    def _chosen(self) -> None:
        if not self.name():
            return
        self.tree.clear()
        self.summary.setText(self.tr("Reading the backup…"))
        self.words.setText("")
        self.restore.setEnabled(False)
        self.preview_wanted.emit(self.name())

    def _restore(self) -> None:
        if not self.restore.isEnabled():
            return
        self.summary.setText(self.tr("Restoring…"))
        self.list.setEnabled(False)
        self.restore.setEnabled(False)
        self.restore_wanted.emit(self.name())

    def _title(self, backup: Backup) -> str:
        made = QDateTime.fromString(backup.made, Qt.DateFormat.ISODate).toLocalTime()
        when = QLocale().toString(made, self.tr("d MMMM yyyy, HH:mm"))
        size = QLocale().formattedDataSize(backup.size, 1)
        return f"{when}\n{self._notes(backup.notes)} · {size}"

    def _notes(self, count: int) -> str:
        return self.tr("1 note") if count == 1 else self.tr("{n} notes").format(n=f"{count:,}")

    def _add_group(self, title: str, rows: Sequence[NoteLine]) -> None:
        group = QTreeWidgetItem(self.tree, [title])
        group.setFirstColumnSpanned(True)
        face = self.font()
        face.setBold(True)
        group.setFont(0, face)
        for each in rows[:MOST]:
            words = each.quote or self._section_title(each) or each.title
            QTreeWidgetItem(group, [_one_line(words), _one_line(each.note)])
        if len(rows) > MOST:
            more = self.tr("and {n} more").format(n=len(rows) - MOST)
            QTreeWidgetItem(group, [more])
        group.setExpanded(True)


def _one_line(words: str) -> str:
    return " ".join(words.split())
