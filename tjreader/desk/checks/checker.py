"""All checks of a text, and those of one sentence that has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from ..concept import Concept
from ..languages import ENGLISH
from ..phrases import line_of
from ..segments import Pair
from .across import two_renderings, two_terms
from .figures import check_figures
from .finding import Checked, Due, Finding, FindingKind, numbered
from .terms import Termbase, check_terms, dues_by_segment
from .wording import check_wording, source_left_unpaired


class Report(Struct, frozen=True):
    """What the check of a text gave: of each sentence, and across sentences."""

    checked: tuple[Checked, ...]
    across: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, those of sentences in reading order first."""
        return (*(each for one in self.checked for each in one.findings), *self.across)


class Checker:
    """Checks translations in one language against one termbase.

    It holds what does not change from sentence to sentence; make another one when a term
    changes. After a change of one sentence ask `segment` for it and `across` for the whole,
    which takes what `segment` gave and reads no words again.
    """

    def __init__(self, concepts: Iterable[Concept], language: str = ENGLISH) -> None:
        self._termbase = Termbase(concepts, language)
        self._language = language

    def text(self, pairs: Sequence[Pair], dues: Sequence[Due]) -> Report:
        """Check all sentences of a text, or of a part of it.

        Args:
            pairs: the sentences with their translations, in reading order.
            dues: all terms that occur in them, in any order.
        """
        some = dues_by_segment(pairs, dues)
        checked = tuple(self.segment(*each) for each in zip(pairs, some, strict=True))
        return Report(checked, self.across(pairs, checked))

    def segment(self, pair: Pair, dues: Sequence[Due]) -> Checked:
        """Check one sentence alone."""
        translated = pair.is_translated
        line = line_of(pair.words, self._language) if translated else None
        words = check_wording(pair, self._language)
        if any(each.kind is FindingKind.UNCHANGED for each in words):
            return Checked(pair.segment, words)
        terms = check_terms(pair, dues, self._termbase, line)
        figures = check_figures(pair, self._language, terms.settled, terms.covering)
        found = numbered((*terms.findings, *figures, *words))
        return Checked(pair.segment, found, terms.uses)

    def across(self, pairs: Sequence[Pair], checked: Sequence[Checked]) -> tuple[Finding, ...]:
        """Check sentences against each other, and the marks of each paragraph of the source."""
        return (
            *two_renderings(checked, self._termbase),
            *two_terms(checked, self._termbase),
            *numbered(_source_marks(pairs)),
        )


def _source_marks(pairs: Sequence[Pair]) -> Iterator[Finding]:
    for _paragraph, some in groupby(pairs, key=lambda pair: pair.segment.paragraph_id):
        yield from source_left_unpaired(list(some))
