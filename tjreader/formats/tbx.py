"""What writers and readers of TBX share: its names for our kinds and statuses.

TBX-Basic has no place for some of what an entry holds. That stands in notes which begin
with a word and a colon ("pinyin: …"): people can read them, other programs keep them, and
the reader takes them back. A note of the reader's own that begins so has "note: " before it.
"""

from __future__ import annotations

import re
from datetime import date

from ..desk.concept import FormKind, Status

V3 = "urn:iso:std:iso:30042:ed-2"
"""The namespace of version 3 (ISO 30042:2019)."""

OURS = "tjreader termbase"
"""What the header says of a file that this program wrote."""

SOURCE = "zh-CN"
"""The language of the forms."""

PREFERRED, ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
DEPRECATED, SUPERSEDED = "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"

FORM_STATUS = {
    FormKind.PREFERRED: PREFERRED,
    FormKind.VARIANT: ADMITTED,
    FormKind.SHORT: ADMITTED,
    FormKind.FORBIDDEN: DEPRECATED,
}
TERM_TYPES = {FormKind.VARIANT: "variant", FormKind.SHORT: "shortForm"}
"""Values of `termType`; a preferred and a forbidden form have none."""

RENDERING_STATUS = {
    Status.APPROVED: PREFERRED,
    Status.PROPOSED: ADMITTED,
    Status.DEPRECATED: DEPRECATED,
}

PARTS_OF_SPEECH = frozenset({"noun", "verb", "adjective", "adverb", "other"})
"""All that TBX-Basic knows; others stand in a note."""

KEYS = (
    *("id", "text", "part of speech", "formula", "adopted", "places", "decision", "pinyin"),
    *("frozen", "date", "order", "note", "language"),
)
"""The words that begin such a note."""

_KEYED = re.compile(rf"({'|'.join(KEYS)}): (.*)", re.DOTALL)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def keyed(note: str) -> tuple[str, str]:
    """The word a note begins with and the rest; a plain note begins with "note"."""
    found = _KEYED.fullmatch(note)
    return (found[1], found[2]) if found else ("note", note)


def unkeyed(note: str) -> str:
    """A note of the reader's own as it is written."""
    return f"note: {note}" if _KEYED.fullmatch(note) else note


def day_of(time: str) -> str:
    """The day of a time as XML Schema has it, or nothing."""
    day = time[:10]
    if not _DAY.fullmatch(day):
        return ""
    try:
        date.fromisoformat(day)
    except ValueError:
        return ""
    return day
