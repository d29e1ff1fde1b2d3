"""What every writer of terms is given."""

from __future__ import annotations

from msgspec import Struct

from ..app.underway import Tick, untold
from ..desk.concept import Concept
from ..desk.languages import ENGLISH


class TermExport(Struct, frozen=True):
    """Terms to be put into a file.

    `language` is the one that formats of two languages take. `tick` is told how far the
    work is, and may end it.
    """

    concepts: tuple[Concept, ...]
    title: str = ""
    language: str = ENGLISH
    tick: Tick = untold
