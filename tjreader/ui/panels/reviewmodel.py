"""The rows of the review panel: notes to look at, those without a place first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Qt

from ...app.numbering import Numbered
from ...app.review import Concern, concern, origin, stands_in
from ...notes.anchor import Anchor
from ...notes.annotation import Annotation, Target
from ...notes.markdown import plain
from ...notes.record import order_of_place
from ...text.document import Section, Text, place_code
from .rowsmodel import Index, RowsModel

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+$")

_FEW = 100
"""As many notes as one change may touch and still be looked at one by one."""


class Words(Struct, frozen=True):
    """Words with what stands before and after them, each on one line."""

    prefix: str
    words: str
    suffix: str


class ReviewRow(Struct, frozen=True):
    """One note as the list draws it; `now` is None where it has no place.

    `place` is where it stands now, `was` the section it came from where that is another.
    `elsewhere`: it still stands on another edition. Of a note on a section `before` is the
    note itself. A row without an annotation is the heading of those below it; `title` is
    its words.
    """

    concern: Concern
    title: str = ""
    annotation: Annotation | None = None
    place: str = ""
    before: Words = Words("", "", "")
    now: Words | None = None
    elsewhere: bool = False
    was: str = ""

    @property
    def on_section(self) -> bool:
        """Whether it is a note on a section."""
        return self.annotation is not None and self.annotation.target is Target.SECTION


def words_of(anchor: Anchor) -> Words:
    """The words of an anchor with their context, as far as their line goes.

    The mark a heading begins with in a text file is no word of it.
    """
    before, after = anchor.prefix.rpartition("\n")[2], anchor.suffix.partition("\n")[0]
    before = _HEADING.sub("", before)
    return Words(_line(before), _line(anchor.quote), _line(after))


def _line(words: str) -> str:
    """Words on one line; white space at their ends stays as one space."""
    return " ".join(f"|{words}|".split())[1:-1]


def row_of(annotation: Annotation, why: Concern, text: Text) -> ReviewRow:
    """The row of a note that is to be looked at."""
    anchor = annotation.anchor
    sections = {section.id: section for section in text.arrangements[0].sections}
    section = sections.get(anchor.section_id or "")
    here = why is not Concern.ORPHAN
    elsewhere = not stands_in(annotation, text)
    if annotation.target is Target.SECTION:
        said = Words("", _line(plain(annotation.note)), "")
        now = Words("", section.shown_title, "") if section and here else None
        place = place_code(section) if now and section else ""
        return ReviewRow(why, "", annotation, place, said, now, elsewhere)
    if not here:
        old = anchor if elsewhere else origin(annotation)
        was = _code(sections.get(old.section_id or ""))
        return ReviewRow(why, "", annotation, "", words_of(old), None, elsewhere, was)
    place = ""
    if section is not None and anchor.spans:
        touched = text.paragraphs_in(anchor.spans[0])
        place = place_code(section, touched[0] if touched else None)
    old = origin(annotation)
    was = "" if old.section_id == anchor.section_id else _code(sections.get(old.section_id or ""))
    before, now = words_of(old), words_of(anchor)
    return ReviewRow(why, "", annotation, place, before, now, was=was)


def _code(section: Section | None) -> str:
    return place_code(section) if section is not None else ""


class _Listed(Struct, frozen=True):
    """A note to look at: its row, and where that stands among those of its reason."""

    row: ReviewRow
    order: tuple[tuple[int, int, int], int]


class ReviewModel(RowsModel[ReviewRow]):
    """Notes to look at, under a heading for each reason, in order of place.

    All notes are gone through once for each text; then only those that a change touches.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text: Text | None = None
        self._all: Numbered[Annotation] = Numbered((), _FEW)
        self._listed: dict[int, _Listed] = {}
        self.any_placed = False
        self.any_elsewhere = False

    @property
    def total(self) -> int:
        """How many notes there are to look at."""
        return len(self._listed)

    def annotations(self) -> tuple[Annotation, ...]:
        """The notes, in the order of the list."""
        return tuple(row.annotation for row in self._rows if row.annotation is not None)

    def show(self, annotations: Iterable[Annotation], text: Text) -> bool:
        """Show those of the notes that are to be looked at; whether those are others now."""
        every = tuple(annotations)
        if text is not self._text:
            self._text, self._all, change = text, Numbered(every, _FEW), None
        else:
            change = self._all.take(every)
        if change is None:
            self._listed.clear()
            for number, each in zip(self._all.numbers, every, strict=True):
                self._look_at(number, each, text)
        else:
            gone = [self._listed.pop(place.number, None) for place in change.gone]
            come = [self._look_at(place.number, place.value, text) for place in change.come]
            if not any(gone) and not any(come):
                return False
        self._lay_out()
        return True

    def _look_at(self, number: int, each: Annotation, text: Text) -> bool:
        """List a note if it is to be looked at; whether it is."""
        why = concern(each, text)
        if why is None:
            return False
        order = (order_of_place(text, each), number)
        self._listed[number] = _Listed(row_of(each, why, text), order)
        return True

    def _lay_out(self) -> None:
        """Put the rows in their order under their headings."""
        found: dict[Concern, list[_Listed]] = {}
        for each in self._listed.values():
            found.setdefault(each.row.concern, []).append(each)
        rows: list[ReviewRow] = []
        for why in Concern:
            if why in found:
                ordered = sorted(found[why], key=attrgetter("order"))
                rows.append(ReviewRow(why, f"{heading(why)} · {len(ordered)}"))
                rows += (each.row for each in ordered)
        self.any_placed = bool(found.keys() - {Concern.ORPHAN})
        self.any_elsewhere = any(row.elsewhere for row in rows)
        self.show_rows(rows)

    def told(self, row: ReviewRow) -> str:
        """Why it is here, its places, its words before and now."""
        if row.annotation is None:
            return row.title
        if row.now is None:
            now = QCoreApplication.translate("Review", "no place")
        else:
            now = QCoreApplication.translate("Review", "now {words}").format(words=row.now.words)
        before = QCoreApplication.translate("Review", "before {words}")
        said = before.format(words=row.before.words)
        return ", ".join(filter(None, (heading(row.concern), row.place, said, row.was, now)))

    def key(self, row: ReviewRow) -> object:
        """The id of a note; None for a heading."""
        return row.annotation.id if row.annotation else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self._rows[index.row()] if index.isValid() else None
        if row is None or row.annotation is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def heading(why: Concern) -> str:
    """What the notes of one kind are called."""
    return {
        Concern.ORPHAN: QCoreApplication.translate("Review", "No place in this edition"),
        Concern.CHANGED: QCoreApplication.translate("Review", "Other words, or unsure"),
        Concern.MOVED: QCoreApplication.translate("Review", "Moved"),
    }[why]
