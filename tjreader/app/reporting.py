"""The report on how far a translation is, from what the desk keeps of a text."""

from __future__ import annotations

from msgspec import Struct

from ..desk.checks.checker import Checker
from ..desk.checks.finding import dues, sift
from ..desk.concept import Concept
from ..desk.coverage import Coverage, coverage
from ..desk.recognition import Recogniser
from ..desk.ruling import Acceptance, Ruling, in_force
from ..desk.segments import paired, segments
from ..desk.translation import Translation
from ..text.document import Text
from .desk import Desk
from .underway import Tick, untold


class Reported(Struct, frozen=True):
    """All a report is made from, as values: it is made on another thread."""

    text: Text
    arrangement_id: str
    concepts: tuple[Concept, ...]
    rulings: tuple[Ruling, ...]
    translations: tuple[Translation, ...]
    acceptances: tuple[Acceptance, ...]
    language: str
    made: str

    def report(self, tick: Tick = untold) -> Coverage:
        """Look through the whole text and count.

        Raises:
            Cancelled: where `tick` raised it.
        """
        found = segments(self.text, self.arrangement_id)
        tick(0.2)
        pairs = paired(self.text, found, self.translations, self.language).pairs
        due = dues(Recogniser(self.concepts).occurrences(self.text, None, self.rulings))
        tick(0.5)
        checked = Checker(self.concepts, self.language).text(pairs, due)
        tick(0.8)
        sifted = sift(checked.findings, self.acceptances, self.text.id)
        return coverage(
            self.text,
            pairs,
            due,
            self.concepts,
            sifted,
            language=self.language,
            made=self.made,
        )


def reported(desk: Desk, arrangement_id: str, language: str, made: str) -> Reported:
    """What the desk has now, for a report.

    Args:
        desk: the desk of the text.
        arrangement_id: the order of its sections.
        language: of the translation.
        made: the moment (ISO 8601, UTC).
    """
    return Reported(
        desk.text,
        arrangement_id,
        desk.concepts(),
        in_force(desk.rulings(), language),
        desk.translations(),
        desk.acceptances(),
        language,
        made,
    )
