"""What is typed for sentences and not in the notebook yet, in a small file beside it.

The notebook gets a sentence after a pause, as one act; till then, and while it is refused,
this file has the words, so that neither a crash nor a closed window costs them.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

import msgspec
from msgspec import Struct

from ..desk.languages import ENGLISH
from ..desk.translation import Translation
from ..text.clean import clean
from ..text.document import Text
from ..text.span import Span
from . import translating
from .desk import Desk
from .jsonfile import read_json, write_json

log = logging.getLogger(__name__)

Content = tuple[str, str]
"""The words and the note."""

Place = tuple[str, str, Span, str]
"""A text, its revision, the printed place in it, the language of the translation."""


class Typed(Struct, frozen=True):
    """What was typed for the sentence at `place`; `over` is what the notebook had there.

    `quote` is the sentence as it is printed, by which it is found in another revision.
    """

    text_id: str
    revision: str
    start: int
    end: int
    content: Content
    over: Content
    language: str = ENGLISH
    quote: str = ""

    @property
    def place(self) -> Place:
        """Where it belongs."""
        return self.text_id, self.revision, Span(self.start, self.end), self.language

    def found_in(self, text: Text) -> Typed | None:
        """The same for this revision of its text; None if the sentence is not once in it."""
        if self.revision == text.revision:
            return self
        at = text.printed.find(self.quote) if self.quote else -1
        if at < 0 or text.printed.find(self.quote, at + 1) >= 0:
            return None
        end = at + len(self.quote)
        return msgspec.structs.replace(self, revision=text.revision, start=at, end=end)


class TypedSentences:
    """The file's entries by their places, one for each sentence and language.

    All but `save` is called on one thread; the entries are never altered, only exchanged
    for others, so that another thread may write them meanwhile.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: Mapping[Place, Typed] = {each.place: each for each in _read(path)}
        self._saved: Mapping[Place, Typed] = self._entries
        self._earlier = set(self._entries)
        self._writing = Lock()

    def at(self, place: Place) -> Typed | None:
        """What was typed at a place and is not stored, or None."""
        return self._entries.get(place)

    def earlier_of(self, text: Text) -> tuple[Typed, ...]:
        """What an earlier session left of a text, at its places in this revision; told once.

        What has no place in it stays in the file: another edition may be opened again.
        """
        found = []
        for place in [each for each in self._earlier if each[0] == text.id]:
            typed = self._entries[place].found_in(text)
            if typed is not None:
                self.drop(place)
                self._entries = {**self._entries, typed.place: typed}
                found.append(typed)
        return tuple(found)

    def keep(self, desk: Desk, span: Span, content: Content, language: str) -> None:
        """Have this as what is typed for a sentence."""
        place = (desk.text.id, desk.text.revision, span, language)
        known = self._entries.get(place)
        over = known.over if known is not None else stored_at(desk, span, language)
        quote = span.of(desk.text.printed)
        typed = Typed(
            desk.text.id,
            desk.text.revision,
            span.start,
            span.end,
            content,
            over,
            language,
            quote,
        )
        if typed != known:
            self._entries = {**self._entries, place: typed}
        self._earlier.discard(place)

    def drop(self, place: Place) -> None:
        """Nothing is typed there that is not stored."""
        if place in self._entries:
            self._entries = {key: each for key, each in self._entries.items() if key != place}
            self._earlier.discard(place)

    def stored(self, place: Place, content: Content) -> None:
        """The notebook has this at a place now: forget it, unless more was typed since."""
        known = self._entries.get(place)
        if known is None:
            return
        if cleaned(known.content) == content:
            self.drop(place)
        else:
            more = msgspec.structs.replace(known, over=content)
            self._entries = {**self._entries, place: more}

    @property
    def is_saved(self) -> bool:
        """Whether the file is as the entries are."""
        return self._entries is self._saved

    def save(self) -> None:
        """Write the file if it has to be another one; on any thread. Never fails."""
        with self._writing:
            entries = self._entries
            if entries is self._saved:
                return
            try:
                if entries:
                    rows = [msgspec.to_builtins(each) for each in entries.values()]
                    write_json(self._path, {"sentences": rows})
                else:
                    self._path.unlink(missing_ok=True)
            except OSError as error:
                log.warning("typed sentences were not kept: %s", type(error).__name__)
            else:
                self._saved = entries


def stored_at(desk: Desk, span: Span, language: str) -> Content:
    """What the desk has for a sentence."""
    known = translating.translation_at(desk, span, language)
    return (known.words, known.note) if isinstance(known, Translation) else ("", "")


def cleaned(content: Content) -> Content:
    """What is typed as the desk keeps it."""
    return clean(content[0]), clean(content[1])


def _read(path: Path) -> list[Typed]:
    rows = read_json(path).get("sentences")
    found = []
    for row in rows if isinstance(rows, list) else ():
        try:
            typed = msgspec.convert(row, Typed)
            typed.place  # noqa: B018 - a span can be none
        except (ValueError, msgspec.ValidationError):
            log.warning("a typed sentence could not be read")
        else:
            found.append(typed)
    return found
