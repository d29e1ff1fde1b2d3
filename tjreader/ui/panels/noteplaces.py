"""Where annotations stand in an arrangement: cheap keys for all, a row for the few asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from ...app.notefilter import NoteFilter, Placed
from ...notes.anchor import AnchorState
from ...notes.annotation import Annotation, Target
from ...text.document import Arrangement, Paragraph, Section, Text, place_code


class Row(Struct, frozen=True):
    """One annotation as the list draws it.

    `place` is its place code, or says that it has none in this edition; `title` the
    words it is on: its quote, a section's title or the text's, on one line. `section` is
    the id of the section it stands in, `state` how sure its place is.
    """

    annotation: Annotation
    place: str
    title: str
    section: str = ""
    state: AnchorState = AnchorState.EXACT


class Places:
    """The places of one arrangement of a text. `key` is a whole number; smaller comes first.

    A key counts the code points of the paragraphs before it in this arrangement, and one
    for each section's head, so that it is made by one look-up.
    """

    def __init__(self, text: Text, arrangement: Arrangement) -> None:
        self.text, self.arrangement = text, arrangement
        self._no_place = QCoreApplication.translate("NotesModel", "no place")
        self._heads: dict[str | None, int] = {}
        at = 1
        found: list[tuple[int, int, Paragraph, Section]] = []
        for section in arrangement.sections:
            self._heads[section.id] = at
            at += 1
            for paragraph in section.paragraphs:
                start, end = paragraph.span.start, paragraph.span.end
                found.append((start, at - start, paragraph, section))
                at += max(0, end - start)
        found.sort(key=lambda each: each[0])
        self._after = at
        self._starts = [each[0] for each in found]
        self._ends = [each[2].span.end for each in found]
        self._shifts = [each[1] for each in found]
        self._at = [(paragraph, section) for _, _, paragraph, section in found]

    def alike(self, annotations: Iterable[Annotation]) -> dict[int, list[int]]:
        """The indices of those with the same key, by key; rising in each list."""
        revision, orphan, highlight = self.text.revision, AnchorState.ORPHAN, Target.HIGHLIGHT
        by_start: defaultdict[int, list[int]] = defaultdict(list)
        others: list[tuple[int, Annotation]] = []
        for at, each in enumerate(annotations):
            anchor = each.anchor
            spans = anchor.spans
            if (
                spans
                and each.target is highlight
                and anchor.revision == revision
                and anchor.state is not orphan
            ):
                by_start[spans[0].start].append(at)
            else:
                others.append((at, each))
        # Most begin where another does: where that is, is looked up once for all of them.
        found = {self._key_of_start(start): places for start, places in by_start.items()}
        besides: defaultdict[int, list[int]] = defaultdict(list)
        for at, each in others:
            besides[self.key(each)].append(at)
        for key, places in besides.items():
            found[key] = sorted(found[key] + places) if key in found else places
        return found

    def key(self, annotation: Annotation) -> int:
        """The key of one: the text, then each section with its words, then what has no place."""
        anchor = annotation.anchor
        if annotation.target is Target.TEXT:
            return 0
        start = anchor.spans[0].start if anchor.spans else -1
        if not self._stands(annotation):
            return self._after + 1 + start
        if start < 0:
            return self._heads.get(anchor.section_id, self._after)
        return self._key_of_start(start)

    def _key_of_start(self, start: int) -> int:
        """The key of what begins at a code point of this revision."""
        number = bisect_right(self._starts, start) - 1
        if number >= 0 and start < self._ends[number]:
            return start + self._shifts[number]
        return self._after + 1 + start

    def passes(self, wanted: NoteFilter, annotation: Annotation) -> bool:
        """Whether a filter lets one through."""
        row = self.row(annotation)
        placed = Placed(annotation, row.section, row.state, f"{row.place} {row.title}")
        return wanted.passes(placed)

    def passing(self, wanted: NoteFilter, annotations: Sequence[Annotation]) -> list[int]:
        """The indices of those a filter lets through; as `passes`, for very many."""
        found: Iterable[int] = range(len(annotations))
        if wanted.asks_look:
            found = [at for at in found if wanted.lets(annotations[at])]
        if wanted.asks_place:
            rows = ((at, self.row(annotations[at])) for at in found)
            found = [at for at, row in rows if wanted.stands(row.section, row.state)]
        if wanted.sought:
            found = self._finding(wanted.sought, annotations, found)
        return list(found)

    def _finding(
        self, sought: str, annotations: Sequence[Annotation], among: Iterable[int]
    ) -> list[int]:
        """The indices of those in which words are found, place and title too."""
        one_word = sought.split() == [sought]
        coded = {
            number
            for number, (paragraph, section) in enumerate(self._at)
            if sought in place_code(section, paragraph).casefold()
        }
        found = []
        for at in among:
            each = annotations[at]
            if (
                sought in each.anchor.quote.casefold()
                or sought in each.note.casefold()
                or (each.tags and any(sought in tag.casefold() for tag in each.tags))
            ):
                found.append(at)
                continue
            spans = each.anchor.spans
            if one_word and spans and each.target is Target.HIGHLIGHT and self._stands(each):
                # A single word that is not in the quote is not in the title, which is the quote.
                if coded and self._number(spans[0].start) in coded:
                    found.append(at)
                continue
            row = self.row(each)
            if sought in f"{row.place} {row.title}".casefold():
                found.append(at)
        return found

    def row(self, annotation: Annotation) -> Row:
        """The row of one."""
        anchor = annotation.anchor
        if annotation.target is Target.TEXT:
            return Row(annotation, "", self.text.title)
        quote = anchor.quote.replace("\n", " ")
        if not self._stands(annotation):
            title = quote or self._title(anchor.section_id)
            return Row(annotation, self._no_place, title, state=AnchorState.ORPHAN)
        if not anchor.spans:
            if anchor.section_id not in self._heads:
                return Row(annotation, "", quote)
            section = self.arrangement.section(anchor.section_id or "")
            return Row(annotation, place_code(section), section.title, section.id, anchor.state)
        number = self._number(anchor.spans[0].start)
        if number < 0:
            return Row(annotation, "", quote)
        paragraph, section = self._at[number]
        place = place_code(section, paragraph)
        return Row(annotation, place, quote, section.id, anchor.state)

    def _stands(self, annotation: Annotation) -> bool:
        anchor = annotation.anchor
        return anchor.revision == self.text.revision and anchor.state is not AnchorState.ORPHAN

    def _title(self, section_id: str | None) -> str:
        known = section_id in self._heads
        return self.arrangement.section(section_id or "").title if known else ""

    def _number(self, start: int) -> int:
        """The number of the paragraph that holds a code point, -1 if none does."""
        number = bisect_right(self._starts, start) - 1
        return number if number >= 0 and start in self._at[number][0].span else -1
