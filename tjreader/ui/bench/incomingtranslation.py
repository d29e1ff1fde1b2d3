"""What importing a file of translations would do, before it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from ...app.importing import Prefer
from ...app.sentenceimport import SentenceDifference, SentencePlan
from ...desk.translation import Stage, Translation
from ...text.clean import shortened
from ..theme import Theme
from .incomingforms import LONG, IncomingDialog, row


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
                row(self._sentence(one.place, one.words), "", self._said(said))
                for one, said in plan.new
            ),
        )
        self.group(self.tr("Differ"), len(plan.differing), map(self._pair, plan.differing))
        self.group(
            self.tr("Not found in the text"),
            len(plan.lost),
            (row(one.source, "", one.words) for one in plan.lost),
        )
        skipped = map(row, plan.skipped)
        self.group(self.tr("Not taken"), len(plan.skipped), skipped, wide=True)
        count = len(plan.new) + len(plan.changed)
        if not (count or plan.kept or plan.lost or plan.skipped):
            nothing = self.tr("{name} holds no translation that is not here already.")
            return nothing.format(name=plan.name), 0
        words = self.told(
            plan.name,
            (self.tr("{n} new"), len(plan.new)),
            (self.tr("{n} differ"), len(plan.differing)),
            (self.tr("{n} the same"), plan.same),
            (self.tr("{n} not found in the text"), len(plan.lost)),
            (self.tr("{n} without a translation"), plan.untranslated),
            (self.tr("{n} not taken"), len(plan.skipped)),
        )
        return words, count

    def button_words(self, count: int) -> str:
        """What the button that goes on says."""
        if not count:
            return self.tr("Import")
        one, more = self.tr("Import One Translation"), self.tr("Import {count} Translations")
        return one if count == 1 else more.format(count=count)

    def _sentence(self, place: str, words: str) -> str:
        return f"{place}  {words}"

    def _pair(self, each: SentenceDifference) -> QTreeWidgetItem:
        place = self._sentence(each.sentence.place, each.sentence.words)
        return self.either(place, self._said(each.mine), self._said(each.theirs), each.taken)

    def _said(self, one: Translation) -> str:
        stages = {
            Stage.OPEN: self.tr("open"),
            Stage.DRAFT: self.tr("draft"),
            Stage.DONE: self.tr("done"),
        }
        return f"{shortened(one.words, LONG)} ({stages[one.stage]})"
