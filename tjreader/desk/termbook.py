"""The terms of one open text: what is recognised where, kept until terms or rulings change."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.document import Paragraph, Text
from ..text.indexing import fold_all
from ..text.rendering import View, render
from ..text.span import Span
from .concept import Concept, SourceForm
from .glossary import is_of_glossary
from .recognition import Occurrence, Recogniser, Rulings
from .ruling import Ruling

FEW = 40
"""Forms that differ for which a paragraph is asked whether it holds one; for more it is read."""


class TermBook:
    """Tells the terms of a paragraph; each is looked for in it once.

    Answers at once: a section costs some ms the first time it is asked for.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self._recogniser = Recogniser()
        self._by_id: dict[str, Concept] = {}
        self._rulings: tuple[Ruling, ...] = ()
        self._table = Rulings()
        self._kept: dict[str, tuple[Occurrence, ...]] = {}
        self._paragraphs = {paragraph.id: paragraph for paragraph in text.paragraphs}

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts that are looked for."""
        return self._recogniser.concepts

    def concept(self, concept_id: str) -> Concept | None:
        """One of them, or None."""
        return self._by_id.get(concept_id)

    def take(self, concepts: Sequence[Concept], rulings: Sequence[Ruling] = ()) -> list[str]:
        """Look for these from now on.

        Returns:
            The ids of the paragraphs asked about before in which other occurrences stand
            now. Another rendering of a concept changes no occurrence.
        """
        old, table = self._recogniser, self._table
        self._recogniser = old.renewed(concepts)
        self._by_id = {each.id: each for each in self._recogniser.concepts}
        if self._rulings != tuple(rulings) or not table.revision:
            self._rulings = tuple(rulings)
            self._table = Rulings(rulings, self.text.revision)
        forms = self._recogniser.differing(old)
        ruled = self._table.differing(table)
        changed = []
        for paragraph_id, known in list(self._kept.items()):
            paragraph = self._paragraphs[paragraph_id]
            if not (self._holds(paragraph, forms) or any(map(paragraph.span.covers, ruled))):
                continue
            fresh = self._find(paragraph)
            if fresh != known:
                self._kept[paragraph_id] = fresh
                changed.append(paragraph_id)
        return changed

    def _holds(self, paragraph: Paragraph, forms: frozenset[str]) -> bool:
        """Whether one of these folded forms stands in a paragraph, printed or mended."""
        if not forms or len(forms) > FEW:
            return bool(forms)
        words = fold_all(paragraph.span.of(self.text.printed))
        if any(form in words for form in forms):
            return True
        mended = render(self.text.printed, paragraph, self.text.errata, View.CORRECTED)
        return not mended.literal and any(form in fold_all(mended.text) for form in forms)

    def of(self, paragraph: Paragraph) -> tuple[Occurrence, ...]:
        """The occurrences in a paragraph of the text, in order of place."""
        known = self._kept.get(paragraph.id)
        if known is None:
            known = self._kept[paragraph.id] = self._find(paragraph)
        return known

    def _find(self, paragraph: Paragraph) -> tuple[Occurrence, ...]:
        return self._recogniser.occurrences(self.text, (paragraph,), self._table)

    def everywhere(self) -> tuple[Occurrence, ...]:
        """All occurrences of the text, in order of place; 0.3 s for a million characters."""
        return tuple(each for paragraph in self.text.paragraphs for each in self.of(paragraph))

    def over(self, paragraph: Paragraph, place: Span) -> tuple[Occurrence, ...]:
        """The occurrences that stand over a whole printed stretch, the reader's own first.

        Among these and among those of the glossary the shortest comes first.
        """
        found = [each for each in self.of(paragraph) if each.span.covers(place)]
        return tuple(sorted(found, key=lambda o: (is_of_glossary(o.concept_id), len(o.span))))

    def named(self, words: str) -> tuple[tuple[Concept, SourceForm], ...]:
        """The concepts that go by just these words, those of the glossary of any length too."""
        return tuple(
            (self._by_id[concept_id], form)
            for concept_id, form in self._recogniser.named(words)
            if concept_id in self._by_id
        )

    def cuts(self, paragraph: Paragraph) -> tuple[Span, ...]:
        """The printed places of a paragraph that are each one word on its page.

        Those of the reader's own terms; of two that cross the first. The glossary that came
        with a text changes no cut: its text is cut by hand.
        """
        found: list[Span] = []
        for each in self.of(paragraph):
            if is_of_glossary(each.concept_id) or (found and each.span.start < found[-1].end):
                continue
            found.append(each.span)
        return tuple(found)
