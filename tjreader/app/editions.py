"""Other editions of a text: told from other texts, and given what was made for the text.

Imported when an edition is loaded, never before.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from ..lang.token import Analysis
from ..text.document import Text
from ..text.rendering import View
from ..text.restructure import restructured
from ..text.revision import RevisionMap
from .library import OWN
from .opened import OpenedText, Prepared
from .ports import Refused

LEAST_SHARED = 0.1
"""Share of the printed words that must stand in lines both forms have, to be one text."""


def edition_of(opened: OpenedText, read: OpenedText, name: str) -> OpenedText:
    """What was read as another edition of a text.

    Args:
        opened: the text as it is known.
        read: the words of the other edition.
        name: the file they are from, for the reader.

    Raises:
        Refused: if they are the very words of the text, or have hardly a line in common
            with it.
    """
    old, new = opened.text, read.text
    if old.revision == new.revision:
        raise Refused(f"{name} has the very words of “{old.title}”: there is nothing to revise.")
    way = RevisionMap(old.printed, new.printed)
    if shared(way) < LEAST_SHARED:
        raise Refused(
            f"{name} has hardly a line in common with “{old.title}”, so it is not taken for an "
            "edition of it: open it as a text of its own."
        )
    if old.id.startswith(OWN):
        return replace(read, text=replace(new, id=old.id, title=old.title))
    carried = restructured(old, new.printed, way)
    if carried is None:
        return replace(read, text=replace(new, id=old.id, title=old.title))
    prepared = CarriedAnalyses(opened.prepared, old, carried)
    return OpenedText(carried, prepared, opened.glossary)


def shared(way: RevisionMap) -> float:
    """How much of the old form stands in lines that the new one has too, by their likeness."""
    total = sum(map(len, way.old_lines))
    found = sum(
        pair.likeness * sum(len(line) for line in way.old_lines[pair.old : pair.old_past])
        for pair in way.pairs
    )
    return found / total if total else 0.0


class CarriedAnalyses:
    """The checked analyses of paragraphs whose words, as printed and as corrected, are the same."""

    def __init__(self, prepared: Prepared, old: Text, new: Text) -> None:
        self._prepared = prepared
        before, after = _shapes(old), _shapes(new)
        self._printed = {
            key
            for key, shape in after.items()
            if key in before and shape.words == before[key].words
        }
        self._corrected = {key for key in self._printed if after[key] == before[key]}

    def __call__(self, paragraph_id: str, view: View) -> Analysis | None:
        """See `app.opened.Prepared`."""
        known = self._corrected if view is View.CORRECTED else self._printed
        return self._prepared(paragraph_id, view) if paragraph_id in known else None


class _Shape(Struct, frozen=True):
    """The words of a paragraph, and the errata in it."""

    words: str
    errata: tuple[str, ...]


def _shapes(text: Text) -> dict[str, _Shape]:
    return {
        paragraph.id: _Shape(
            paragraph.span.of(text.printed),
            tuple(each.id for each in text.errata if each.span.intersects(paragraph.span)),
        )
        for paragraph in text.paragraphs
    }


def printed_earlier(current: OpenedText, read: OpenedText) -> Text:
    """An earlier form of a text, with the contents its notes on sections meant.

    Args:
        current: the text, in any form whose contents are known.
        read: the words of the earlier form.
    """
    old = read.text
    if current.text.id.startswith(OWN):
        return replace(old, id=current.text.id)
    way = RevisionMap(current.text.printed, old.printed)
    carried = restructured(current.text, old.printed, way)
    return carried or replace(old, id=current.text.id)
