"""What importing a file of terms, or of translations, would do, before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ...app.importing import Prefer
from ...app.sentenceimport import SentenceDifference, SentencePlan
from ...app.termimport import TermMerge, TermPlan
from ...desk.concept import Concept, FormKind, Rendering, Status
from ...desk.translation import Stage, Translation
from ...text.clean import shortened
from ..dialogs.question import Question
from ..panels.choicebox import KindBox
from ..theme import Theme
from .termsmodel import kind_name, status_name

SHOWN = 70
"""Code points of words in a row."""

MOST = 1000
"""Rows of one group; the others are counted."""

WON = "✓"

Made = TypeVar("Made")


class IncomingDialog(Question, Generic[Made]):
    """What a file holds, by what would become of it. `chosen(plan)` when it shall be done.

    `back_wanted` asks for the step before. Nothing is changed here.

    Args:
        parent: the window.
        title: of the dialog.
        plans: what would be done, by whose version is taken.
        theme: its inks.
        back: whether there is a step before.
    """

    back_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        plans: Mapping[Prefer, Made],
        theme: Theme,
        *,
        back: bool = False,
    ) -> None:
        super().__init__(parent, title)
        self._plans = plans
        self._faint = QColor(theme.chrome.muted)
        self.summary = self.label()
        self.rows = QTreeWidget(self)
        self.rows.setObjectName("incoming")
        self.rows.setAccessibleName(self.tr("What the file holds"))
        self.rows.setUniformRowHeights(True)
        self.rows.setAllColumnsShowFocus(True)
        self.prefer = KindBox(self.tr("Where both differ"), self)
        self.prefer.setMinimumContentsLength(22)
        self.prefer.set_theme(theme)
        self.prefer.offer(self.choices())
        self.differs = self.label(self.tr("Where both differ:"))
        self.differs.setWordWrap(False)
        self.prefer.currentIndexChanged.connect(self._show_plan)
        row = QHBoxLayout()
        for widget in (self.differs, self.prefer):
            row.addWidget(widget)
            widget.setVisible(self.prefer.count() > 0)
        row.addStretch(1)
        self.stack(self.tr("Import"), self.summary, self.rows, row, spacing=12)
        if back:
            button = self.buttons.addButton(self.tr("Back"), QDialogButtonBox.ButtonRole.ResetRole)
            button.clicked.connect(self._back)
        self.resize(860, 540)
        self._show_plan()

    @property
    def plan(self) -> Made:
        """What would be done as it is chosen now."""
        known = self.prefer.currentData()
        return self._plans[Prefer(known) if known else Prefer.NEWER]

    def answer(self) -> Made:
        """The plan that is to be done."""
        return self.plan

    def choices(self) -> Sequence[tuple[str, str]]:
        """Whose version can be taken; none where nothing differs."""
        raise NotImplementedError

    def show_groups(self) -> tuple[str, int]:
        """Fill the rows; the summary, and how many changes it would be."""
        raise NotImplementedError

    def button_words(self, count: int) -> str:
        """What the button that goes on says."""
        raise NotImplementedError

    @Slot()
    def _back(self) -> None:
        self.reject()
        self.back_wanted.emit()

    @Slot()
    def _show_plan(self) -> None:
        self.rows.clear()
        words, count = self.show_groups()
        self.summary.setText(words)
        self.go_on.setText(self.button_words(count))
        self.go_on.setEnabled(count > 0)

    def heads(self, *names: str, widths: Sequence[int]) -> None:
        """Name the columns; the last takes the room that is left."""
        self.rows.setHeaderLabels(list(names))
        self.rows.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(widths):
            self.rows.header().resizeSection(column, width)

    def group(
        self, name: str, count: int, items: Iterable[QTreeWidgetItem], *, wide: bool = False
    ) -> None:
        """A group of rows, the first of them where they are many; none where there are none.

        `wide` rows are sentences over all columns.
        """
        if not count:
            return
        group = QTreeWidgetItem(self.rows, [f"{name} ({count})"])
        group.setFirstColumnSpanned(True)
        shown = []
        for item in items:
            if len(shown) == MOST:
                more = QTreeWidgetItem([self.tr("… and {count} more").format(count=count - MOST)])
                more.setForeground(0, self._faint)
                shown.append(more)
                break
            shown.append(item)
        group.addChildren(shown)
        group.setExpanded(True)
        for item in shown:
            item.setExpanded(True)
            item.setFirstColumnSpanned(wide)

    def either(self, what: str, mine: str, theirs: str, taken: bool) -> QTreeWidgetItem:
        """Both versions of something; the one that will stand is marked."""
        cells = [what, shortened(mine, SHOWN), shortened(theirs, SHOWN)]
        won, lost = (2, 1) if taken else (1, 2)
        cells[won] = f"{cells[won]} {WON}"
        item = QTreeWidgetItem(cells)
        item.setForeground(0, self._faint)
        item.setForeground(lost, self._faint)
        return item


class TermImportDialog(IncomingDialog[TermPlan]):
    """The terms of a file, by what would become of each."""

    def __init__(
        self, parent: QWidget, plans: Mapping[Prefer, TermPlan], theme: Theme, *, back: bool
    ) -> None:
        super().__init__(parent, self.tr("Import Terms"), plans, theme, back=back)
        self.heads(self.tr("Term"), self.tr("Here"), self.tr("In the file"), widths=(230, 270, 270))

    def choices(self) -> Sequence[tuple[str, str]]:
        """Which changed last can be told only where the file has times."""
        newer = self._plans[Prefer.NEWER]
        clashes = [one for each in (*newer.altered, *newer.kept) for one in each.clashes]
        if not clashes:
            return ()
        made = [
            (self.tr("keep mine"), Prefer.MINE.value),
            (self.tr("take the file's"), Prefer.FILE.value),
        ]
        if any(one.taken for one in clashes):
            made.insert(0, (self.tr("take what changed last"), Prefer.NEWER.value))
        return made

    def show_groups(self) -> tuple[str, int]:
        """New ones, those that gain, those that differ, what is not taken."""
        plan = self.plan
        gaining = [each for each in plan.altered if not each.clashes]
        differing = [each for each in (*plan.altered, *plan.kept) if each.clashes]
        self.group(self.tr("New"), len(plan.new), map(self._new, plan.new))
        self.group(self.tr("Gain something"), len(gaining), map(self._gaining, gaining))
        self.group(self.tr("Differ"), len(differing), map(self._differing, differing))
        skipped = (QTreeWidgetItem([each]) for each in plan.skipped)
        self.group(self.tr("Not taken"), len(plan.skipped), skipped, wide=True)
        if plan.does_nothing and not (plan.kept or plan.skipped):
            nothing = self.tr("{name} holds nothing that is not here already.")
            return nothing.format(name=plan.name), 0
        words = self.tr(
            "{name}: {new} new, {gaining} gain something, {differing} differ, {same} the same, "
            "{skipped} not taken. One step of Undo takes it all back."
        ).format(
            name=plan.name,
            new=len(plan.new),
            gaining=len(gaining),
            differing=len(differing),
            same=plan.same,
            skipped=len(plan.skipped),
        )
        return words, len(plan.new) + len(plan.altered)

    def button_words(self, count: int) -> str:
        """What the button that goes on says."""
        one, more = self.tr("Import One Term"), self.tr("Import {count} Terms")
        return one if count == 1 else more.format(count=count)

    def _new(self, concept: Concept) -> QTreeWidgetItem:
        forms = self.tr(", ").join(each.words for each in concept.forms)
        return QTreeWidgetItem([shortened(forms, SHOWN), "", _renderings(concept.renderings)])

    def _gaining(self, each: TermMerge) -> QTreeWidgetItem:
        here = _renderings(each.before.renderings)
        return QTreeWidgetItem([each.before.name, here, shortened(self._gains(each), 2 * SHOWN)])

    def _differing(self, each: TermMerge) -> QTreeWidgetItem:
        item = self._gaining(each)
        for one in each.clashes:
            mine, theirs = (self._said(one.what, each) for each in (one.mine, one.theirs))
            item.addChild(self.either(self._what(one.what), mine, theirs, one.taken))
        return item

    def _gains(self, each: TermMerge) -> str:
        """What an entry gains, in words."""
        before, after = each.before, each.after
        told = [f"+ {form.words}" for form in each.forms]
        told += [f"+ {_rendering(one)}" for one in each.renderings]
        told += [
            f"+ {words}"
            for name, words in self._fields().items()
            if not getattr(before, name) and getattr(after, name)
        ]
        if after.tags != before.tags:
            told += [f"+ #{tag}" for tag in after.tags if tag not in before.tags]
        if not told and after != before and not each.clashes:
            told.append(self.tr("+ details"))
        return "; ".join(told)

    def _fields(self) -> dict[str, str]:
        return {
            "definition": self.tr("definition"),
            "note": self.tr("note"),
            "domain": self.tr("domain"),
            "part_of_speech": self.tr("part of speech"),
        }

    def _what(self, what: str) -> str:
        """What differs, in the reader's language; see `termimport.Clash`."""
        names = {
            **{key.replace("_", " "): words for key, words in self._fields().items()},
            "rendering": self.tr("rendering"),
            "pinyin": self.tr("pinyin"),
            "kind": self.tr("kind"),
            "status": self.tr("status"),
            "source": self.tr("source"),
            "date": self.tr("date"),
        }
        if what in names:
            return names[what]
        kind, _, of = what.partition(" of ")
        return self.tr("{what} of {words}").format(what=names.get(kind, kind), words=of)

    def _said(self, what: str, words: str) -> str:
        if what.startswith("status of "):
            return status_name(Status(words))
        return kind_name(FormKind(words)) if what.startswith("kind of ") else words


class TranslationImportDialog(IncomingDialog[SentencePlan]):
    """The translations of a file, by what would become of each."""

    def __init__(self, parent: QWidget, plans: Mapping[Prefer, SentencePlan], theme: Theme) -> None:
        super().__init__(parent, self.tr("Import Translation"), plans, theme)
        self.heads(
            self.tr("Sentence"), self.tr("Here"), self.tr("In the file"), widths=(270, 250, 250)
        )

    def choices(self) -> Sequence[tuple[str, str]]:
        """Whose translation is taken where both have one."""
        if not self._plans[Prefer.NEWER].differing:
            return ()
        return (
            (self.tr("take what is further on"), Prefer.NEWER.value),
            (self.tr("keep mine"), Prefer.MINE.value),
            (self.tr("take the file's"), Prefer.FILE.value),
        )

    def show_groups(self) -> tuple[str, int]:
        """New ones, those that differ, those whose sentence is not here, what is not taken."""
        plan = self.plan
        self.group(
            self.tr("New"),
            len(plan.new),
            (
                QTreeWidgetItem([self._sentence(one.place, one.words), "", self._said(said)])
                for one, said in plan.new
            ),
        )
        self.group(self.tr("Differ"), len(plan.differing), map(self._pair, plan.differing))
        self.group(
            self.tr("Not found in the text"),
            len(plan.lost),
            (
                QTreeWidgetItem([shortened(one.source, SHOWN), "", shortened(one.words, SHOWN)])
                for one in plan.lost
            ),
        )
        skipped = (QTreeWidgetItem([each]) for each in plan.skipped)
        self.group(self.tr("Not taken"), len(plan.skipped), skipped, wide=True)
        count = len(plan.new) + len(plan.changed)
        if not (count or plan.kept or plan.lost or plan.skipped):
            nothing = self.tr("{name} holds no translation that is not here already.")
            return nothing.format(name=plan.name), 0
        words = self.tr(
            "{name}: {new} new, {differing} differ, {same} the same, {lost} not found in the text, "
            "{empty} without a translation. One step of Undo takes it all back."
        ).format(
            name=plan.name,
            new=len(plan.new),
            differing=len(plan.differing),
            same=plan.same,
            lost=len(plan.lost),
            empty=plan.untranslated,
        )
        return words, count

    def button_words(self, count: int) -> str:
        """What the button that goes on says."""
        one, more = self.tr("Import One Translation"), self.tr("Import {count} Translations")
        return one if count == 1 else more.format(count=count)

    def _sentence(self, place: str, words: str) -> str:
        return f"{place}  {shortened(words, SHOWN)}"

    def _pair(self, each: SentenceDifference) -> QTreeWidgetItem:
        place = self._sentence(each.sentence.place, each.sentence.words)
        return self.either(place, self._said(each.mine), self._said(each.theirs), each.taken)

    def _said(self, one: Translation) -> str:
        stages = {
            Stage.OPEN: self.tr("open"),
            Stage.DRAFT: self.tr("draft"),
            Stage.DONE: self.tr("done"),
        }
        return f"{shortened(one.words, SHOWN)} ({stages[one.stage]})"


def _renderings(some: Iterable[Rendering]) -> str:
    return shortened("; ".join(_rendering(each) for each in some if each.words), 2 * SHOWN)


def _rendering(one: Rendering) -> str:
    return f"{shortened(one.words, SHOWN)} ({one.language}, {status_name(one.status)})"
