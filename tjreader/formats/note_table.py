"""Notes as a table: the columns of CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator

from ..notes.record import order_of_place, record
from ..notes.selection import section_of
from ..text.document import Text, place_code
from .export import Export

COLUMNS = (
    *("place", "kind", "quote", "note", "tags", "colour", "colour_name", "style", "state"),
    *("created", "updated", "section", "paragraph", "start", "end", "spans", "revision", "id"),
)
"""What people look at comes first. `spans` are `start-end` with spaces between; offsets
count code points of the printed text, half-open. `colour_name` is what the reader calls
the colour; import asks for the colour's own word."""


def rows(export: Export) -> Iterator[tuple[str | int, ...]]:
    """One row for each annotation, in order of place; what is not known is empty."""
    text = export.opened.text
    places = _places(text)
    ordered = sorted(export.annotations, key=lambda each: order_of_place(text, each))
    for index, one in enumerate(ordered):
        export.tick(index / len(ordered))
        row = record(text, one)
        row["place"] = places.get(row["paragraph"]) or places.get(section_of(text, one)) or ""
        row["spans"] = " ".join(f"{start}-{end}" for start, end in row["spans"])
        row["tags"] = ", ".join(row["tags"])
        row["colour_name"] = export.legend.own(one)
        yield tuple("" if row[name] is None else row[name] for name in COLUMNS)


def _places(text: Text) -> dict[str | None, str]:
    """The citable names of sections and paragraphs, by id."""
    found: dict[str | None, str] = {}
    for section in text.arrangements[0].sections:
        found[section.id] = place_code(section)
        found |= {one.id: place_code(section, one) for one in section.paragraphs}
    return found
