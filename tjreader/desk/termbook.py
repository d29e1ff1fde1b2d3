"""The terms of one open text: what is recognised where, kept until terms or rulings change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain

from msgspec import Struct

from ..text.document import Paragraph, Text
from ..text.indexing import fold_all
from ..text.rendering import View, render
from ..text.span import Span
from .concept import Concept, SourceForm
from .glossary import is_of_glossary
from .recognition import Mends, Occurrence, Recogniser
from .ruled import Rulings
from .ruling import Ruling

FEW = 40
"""Forms that differ for which a paragraph is asked whether it holds one; for more it is read."""


class Known(Struct, frozen=True):
    """A term at a place: the form of it there, and what was decided for that place alone."""

    concept: Concept
    form: SourceForm
    ruling: Ruling | None = None


class Survey(Struct, frozen=True, eq=False):
    """What stands in all paragraphs of a text, by the terms and rulings of one time."""

    text: Text
    recogniser: Recogniser
    rulings: Rulings
    found: Mapping[str, tuple[Occurrence, ...]]

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All of them, in order of place."""
        return tuple(chain.from_iterable(self.found[each.id] for each in self.text.paragraphs))


class TermBook:
    """Tells the terms of a paragraph; each is looked for in it once.

    Answers at once: a section costs some ms the first time it is asked for. The whole text
    is work for another thread (`survey`), which looks only where nobody has looked yet since
    the terms changed; what it found is kept here too.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self._recogniser = Recogniser()
        self._by_id: dict[str, Concept] = {}
        self._mends = Mends(text.errata)
        self._rulings: tuple[Ruling, ...] = ()
        self._table = Rulings()
        self._kept: dict[str, tuple[Occurrence, ...]] = {}
        self._survey = Survey(text, self._recogniser, self._table, {})
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
        self.__dict__.pop("_names", None)
        self._by_id = {each.id: each for each in self._recogniser.concepts}
        said = self._recogniser.ruled(rulings, self.text)
        if self._rulings != tuple(rulings) or not table.revision or said.heirs != table.heirs:
            self._rulings = tuple(rulings)
            self._table = said
        forms = self._recogniser.differing(old, self._recogniser.touched)
        ruled = self._table.differing(table)
        changed = []
        for paragraph_id, known in list(self._kept.items()):
            paragraph = self._paragraphs[paragraph_id]
            if not _is_concerned(self.text, paragraph, self._mends, forms, ruled):
                continue
            fresh = self._find(paragraph)
            if fresh != known:
                self._kept[paragraph_id] = fresh
                changed.append(paragraph_id)
        return changed

    def of(self, paragraph: Paragraph) -> tuple[Occurrence, ...]:
        """The occurrences in a paragraph of the text, in order of place."""
        known = self._kept.get(paragraph.id)
        if known is None:
            mine = self._paragraphs.get(paragraph.id)
            if mine is None or mine.span != paragraph.span:
                return ()  # of another text, which is being put away
            if self._is_of_now(self._survey):
                known = self._survey.found.get(mine.id)
            known = self._kept[paragraph.id] = self._find(mine) if known is None else known
        return known

    def _find(self, paragraph: Paragraph) -> tuple[Occurrence, ...]:
        found = self._recogniser.within(self.text, paragraph, self._table, self._mends)
        return tuple(found)

    def within(self, span: Span) -> tuple[Occurrence, ...]:
        """The occurrences that lie inside a printed stretch, in order of place."""
        paragraphs = self.text.paragraphs_in(span)
        some = chain.from_iterable(map(self.of, paragraphs))
        return tuple(each for each in some if span.covers(each.span))

    def survey(self) -> Callable[[], Survey]:
        """The whole text as work for another thread; it knows the terms of now.

        0.3 s for a million characters; after a change what is concerned by it.
        """
        now = Survey(self.text, self._recogniser, self._table, dict(self._kept))
        return partial(_surveyed, now, self._survey)

    def keep(self, survey: Survey) -> bool:
        """Keep what was found; False if it was by terms or rulings that are others now."""
        is_of_now = self._is_of_now(survey)
        if is_of_now:
            self._survey = survey
        return is_of_now

    def _is_of_now(self, survey: Survey) -> bool:
        return survey.recogniser is self._recogniser and survey.rulings is self._table

    def at(self, paragraph: Paragraph, place: Span, words: str) -> tuple[Known, ...]:
        """What is known of some words: the terms that stand over them, the reader's own first.

        Among these and among those of the glossary the shortest comes first. A concept that
        goes by just these words is known though a longer term stands over them.

        Args:
            paragraph: where they stand.
            place: where they are printed.
            words: as they are shown.
        """
        found = {
            each.concept_id: (len(each.span), each.form, each.ruling)
            for each in sorted(self.of(paragraph), key=lambda o: -len(o.span))
            if each.span.covers(place)
        }
        for concept_id, form in self._recogniser.named(words):
            if (concept_id, place) not in self._table.not_terms:
                ruling = self._table.rendered.get((concept_id, place))
                found.setdefault(concept_id, (len(words), form, ruling))
        order = sorted(found.items(), key=lambda row: (is_of_glossary(row[0]), row[1][0]))
        return tuple(
            Known(self._by_id[concept_id], form, ruling) for concept_id, (_, form, ruling) in order
        )

    def lengths_at(self, words: str, start: int) -> set[int]:
        """The lengths of all terms that stand at a place of some words, in code points."""
        return self._recogniser.lengths_at(words, start)

    def opens_name(self, words: str) -> bool:
        """Whether a term begins with these words whose pinyin begins with a capital."""
        return fold_all(words) in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(
            fold_all(form.words)[:end]
            for concept in self.concepts
            for form in concept.forms
            if form.pinyin[:1].isupper()
            for end in range(1, len(form.words) + 1)
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


def _surveyed(now: Survey, before: Survey) -> Survey:
    """All paragraphs by the terms of now, where `now` has those that were looked at already.

    Of another survey, `before`, is taken what cannot differ.
    """
    text, recogniser, rulings = now.text, now.recogniser, now.rulings
    mends = Mends(text.errata)
    forms = recogniser.differing(before.recogniser)
    ruled = rulings.differing(before.rulings)
    found: dict[str, tuple[Occurrence, ...]] = {}
    for paragraph in text.paragraphs:
        known = now.found.get(paragraph.id)
        if known is None and not _is_concerned(text, paragraph, mends, forms, ruled):
            known = before.found.get(paragraph.id)
        if known is None:
            known = tuple(recogniser.within(text, paragraph, rulings, mends))
        found[paragraph.id] = known
    return Survey(text, recogniser, rulings, found)


def _is_concerned(
    text: Text, paragraph: Paragraph, mends: Mends, forms: frozenset[str], ruled: Collection[Span]
) -> bool:
    """Whether others can stand in a paragraph if these folded forms and places are others."""
    if any(map(paragraph.span.covers, ruled)):
        return True
    if not forms or len(forms) > FEW:
        return bool(forms)
    words = fold_all(paragraph.span.of(text.printed))
    if any(form in words for form in forms):
        return True
    if not mends.touch(paragraph.span):
        return False
    mended = render(text.printed, paragraph, text.errata, View.CORRECTED)
    return any(form in fold_all(mended.text) for form in forms)
