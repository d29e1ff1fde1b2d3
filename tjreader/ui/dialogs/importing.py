"""What importing a file of notes would do, before it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ...app.importing import Difference, Plan, Prefer
from ...notes.annotation import Annotation, Target
from ...notes.change import Change
from ...notes.markdown import plain
from ...text.clean import shortened
from ...text.document import Text, place_code
from ...text.span import Span
from ..panels.choicebox import KindBox
from .question import Question

SHOWN = 60
"""Code points of a quote or a note in a row."""

Planner = Callable[[Prefer], Plan]
"""Makes the plan again, when the reader prefers another version."""


class ImportDialog(Question):
    """The notes of a file, by what would become of each. `chosen(Change)` when it shall be done.

    Args:
        parent: the window.
        text: the open text.
        planner: makes the plan.
    """

    def __init__(self, parent: QWidget, text: Text, planner: Planner) -> None:
        super().__init__(parent, self.tr("Import Notes"))
        self._text = text
        self._planner = planner
        self.plan = planner(Prefer.NEWER)
        self.summary = self.label()
        self.rows = QTreeWidget(self)
        self.rows.setObjectName("incoming")
        self.rows.setAccessibleName(self.tr("Notes of the file"))
        self.rows.setHeaderLabels([self.tr("Place"), self.tr("Words"), self.tr("Note")])
        self.rows.setRootIsDecorated(True)
        self.rows.setUniformRowHeights(True)
        self.rows.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.rows.header().resizeSection(1, 270)
        self.prefer = KindBox(self.tr("Where a note differs"), self)
        self.prefer.setMinimumContentsLength(22)
        for words, prefer in (
            (self.tr("take the one changed last"), Prefer.NEWER),
            (self.tr("keep the one here"), Prefer.MINE),
            (self.tr("take the file's"), Prefer.FILE),
        ):
            self.prefer.addItem(words, prefer)
        self.differs = self.label(self.tr("Where a note differs:"))
        self.differs.setWordWrap(False)
        self.prefer.currentIndexChanged.connect(self._prefer_changed)
        self._lay_out()
        several = bool(self.plan.differing)
        self.prefer.setVisible(several)
        self.differs.setVisible(several)
        self._show_plan()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.differs)
        row.addWidget(self.prefer)
        row.addStretch(1)
        self.stack(self.tr("Import"), self.summary, self.rows, row, spacing=12)
        self.resize(800, 500)

    @Slot()
    def _prefer_changed(self) -> None:
        self.plan = self._planner(Prefer(self.prefer.currentData()))
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self.plan
        self.rows.clear()
        self._group(self.tr("New"), [self._row(each) for each in plan.new])
        self._group(self.tr("Changed by the file"), [self._pair(each) for each in plan.changed])
        self._group(self.tr("Kept as they are here"), [self._pair(each) for each in plan.kept])
        skipped = [QTreeWidgetItem(["", "", sentence]) for sentence in plan.skipped]
        self._group(self.tr("Not taken"), skipped)
        self.summary.setText(self._sum())
        count = len(plan.new) + len(plan.changed)
        one, more = self.tr("Import One Note"), self.tr("Import {count} Notes")
        self.go_on.setText(one if count == 1 else more.format(count=count))
        self.go_on.setEnabled(count > 0)

    def _sum(self) -> str:
        plan = self.plan
        if plan.change is None and not (plan.kept or plan.skipped):
            return self.tr("{name} holds nothing that is not here already.").format(name=plan.name)
        return self.tr(
            "{name}: {new} new, {changed} changed, {kept} kept as they are here, {same} the same, "
            "{skipped} not taken. One step of Undo takes it all back."
        ).format(
            name=plan.name,
            new=len(plan.new),
            changed=len(plan.changed),
            kept=len(plan.kept),
            same=plan.same,
            skipped=len(plan.skipped),
        )

    def _group(self, name: str, items: list[QTreeWidgetItem]) -> None:
        if not items:
            return
        group = QTreeWidgetItem(self.rows, [f"{name} ({len(items)})"])
        group.setFirstColumnSpanned(True)
        group.addChildren(items)
        group.setExpanded(True)
        for item in items:
            item.setExpanded(True)

    def _pair(self, each: Difference) -> QTreeWidgetItem:
        item = self._row(each.theirs if each.taken else each.mine)
        for name, one in ((self.tr("here"), each.mine), (self.tr("in the file"), each.theirs)):
            said = " · ".join(filter(None, (_when(one.updated), _look(one))))
            item.addChild(QTreeWidgetItem([name, said, shortened(one.note, SHOWN)]))
        return item

    def _row(self, one: Annotation) -> QTreeWidgetItem:
        words = shortened(one.anchor.quote, SHOWN)
        note = shortened(plain(one.note), SHOWN)
        return QTreeWidgetItem([self._place(one), words, note])

    def _place(self, one: Annotation) -> str:
        anchor, arrangement = one.anchor, self._text.arrangements[0]
        if one.target is Target.TEXT:
            return self.tr("the text")
        if anchor.revision != self._text.revision:
            return self.tr("another revision")
        if one.target is Target.SECTION:
            found = [each for each in arrangement.sections if each.id == anchor.section_id]
            return place_code(found[0]) if found else ""
        start = anchor.spans[0].start if anchor.spans else -1
        section = arrangement.section_at(start)
        paragraphs = self._text.paragraphs_in(Span(start, start + 1)) if section else ()
        return place_code(section, paragraphs[0]) if section and paragraphs else ""

    def answer(self) -> Change | None:
        """The change that takes the notes in."""
        return self.plan.change


def _when(moment: str) -> str:
    """A time to the minute for people, in their own zone; empty where it is none."""
    made = QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
    return made.toString("yyyy-MM-dd HH:mm")


def _look(one: Annotation) -> str:
    """Colour, style and tags, as the file has them."""
    names = [each.value for each in (one.colour, one.style) if each is not None]
    return ", ".join([*names, *(f"#{tag}" for tag in one.tags)])
