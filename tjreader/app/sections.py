"""The section of a text that somebody names."""

from __future__ import annotations

from ..text.clean import clean
from ..text.document import Text, place_code
from .ports import Refused


def section_named(text: Text, named: str) -> str:
    """The id of the section that is named by it, by its place code (§2) or its number.

    Raises:
        Refused: where the text has none of that name.
    """
    sections = text.arrangements[0].sections
    for section in sections:
        if named in (section.id, place_code(section), str(section.number)):
            return section.id
    raise Refused(f"{text.title} has no section {clean(named)}: they are §1 to §{len(sections)}.")
