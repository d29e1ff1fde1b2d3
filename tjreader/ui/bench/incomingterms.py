"""What importing a file of terms would do, before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from ...app.importing import Prefer
from ...app.termimport import TermMerge, TermPlan
from ...desk.concept import Concept, FormKind, Rendering, Status
from ...text.clean import shortened
from ..theme import Theme
from .incomingforms import LONG, IncomingDialog, row
from .termsmodel import kind_name, status_name


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
        skipped = map(row, plan.skipped)
        self.group(self.tr("Not taken"), len(plan.skipped), skipped, wide=True)
        if plan.does_nothing and not (plan.kept or plan.skipped):
            nothing = self.tr("{name} holds nothing that is not here already.")
            return nothing.format(name=plan.name), 0
        words = self.told(
            plan.name,
            (self.tr("{n} new"), len(plan.new)),
            (self.tr("{n} gain something"), len(gaining)),
            (self.tr("{n} differ"), len(differing)),
            (self.tr("{n} the same"), plan.same),
            (self.tr("{n} not taken"), len(plan.skipped)),
        )
        return words, len(plan.new) + len(plan.altered)

    def button_words(self, count: int) -> str:
        """What the button that goes on says."""
        if not count:
            return self.tr("Import")
        one, more = self.tr("Import One Term"), self.tr("Import {count} Terms")
        return one if count == 1 else more.format(count=count)

    def _new(self, concept: Concept) -> QTreeWidgetItem:
        forms = self.tr(", ").join(each.words for each in concept.forms)
        return row(forms, "", _renderings(concept.renderings))

    def _gaining(self, each: TermMerge) -> QTreeWidgetItem:
        here = _renderings(each.before.renderings)
        return row(each.before.name, here, self._gains(each))

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


def _renderings(some: Iterable[Rendering]) -> str:
    return "; ".join(_rendering(each) for each in some if each.words)


def _rendering(one: Rendering) -> str:
    return f"{shortened(one.words, LONG)} ({one.language}, {status_name(one.status)})"
