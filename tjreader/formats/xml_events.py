"""The one reader of XML from elsewhere: it tells elements and words as it meets them.

Nothing of a file is trusted. A document type is refused, and with it every entity that
could grow or reach outside; depth, attributes and elements are counted. Nothing is loaded
but the bytes that are given. See `docs/decisions/foreign-files.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from ..app.ports import Refused

DEEPEST = 100
"""Elements inside each other."""

MOST_ATTRIBUTES = 100
"""Of one element."""

MOST_ELEMENTS = 1_000_000

_REMEMBERED = 1_000
"""Names whose bare forms are kept, so that a file cannot fill the memory with them."""


class Listener(Protocol):
    """Who is told what is in a file. Names come without their namespaces."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        ...

    def words(self, words: str) -> None:
        """Words between the marks; one stretch may come in several pieces."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...


def read_xml(data: bytes, name: str, listener: Listener, doctype: str = "") -> None:
    """Tell all that is in a file of XML, from its start to its end.

    Args:
        data: all bytes of it.
        name: the file as the reader knows it, for sentences.
        listener: who is told; whatever it raises ends the reading.
        doctype: a document type that may be named, as old formats ask for ("tmx"). Nothing
            of it is read; one that says something itself is refused, and so is a word
            that it alone could explain.

    Raises:
        Refused: if it is no XML, has a document type, or goes beyond the limits.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    gate = _Gate(name, listener, doctype)
    parser.StartDoctypeDeclHandler = gate.doctype
    parser.StartElementHandler = gate.start
    parser.EndElementHandler = gate.end
    parser.SkippedEntityHandler = gate.entity
    parser.CharacterDataHandler = listener.words
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0)
        where = f" in line {line}" if line else ""
        raise Refused(f"{name} is no sound XML{where}: choose another copy of it.") from error


class _Gate:
    """Counts what comes through."""

    def __init__(self, name: str, listener: Listener, doctype: str) -> None:
        self._name = name
        self._doctype = doctype
        self._listener = listener
        self._depth = 0
        self._elements = 0
        self._names: dict[str, str] = {}

    def doctype(self, called: str, *said: object) -> None:
        within = said[-1]
        if within or called != self._doctype:
            raise Refused(f"{self._name} declares a document type, so it is not opened.")

    def entity(self, called: str, *_: object) -> None:
        raise Refused(f"{self._name} has a word in it that is explained nowhere (&{called};).")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST:
            raise Refused(f"{self._name} is nested more than {DEEPEST} deep, so it is not opened.")
        if len(attributes) > MOST_ATTRIBUTES:
            raise Refused(
                f"{self._name} has an element of more than {MOST_ATTRIBUTES} attributes, "
                "so it is not opened."
            )
        if self._elements > MOST_ELEMENTS:
            raise Refused(f"{self._name} has more than {MOST_ELEMENTS:,} elements.")
        local = self._local
        plain = {local(each): value for each, value in attributes.items()} if attributes else {}
        self._listener.start(local(name), plain)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._listener.end(self._local(name))

    def _local(self, name: str) -> str:
        """A name without its namespace; the usual few are remembered."""
        known = self._names.get(name)
        if known is None:
            known = name.rpartition(" ")[2]
            if len(self._names) < _REMEMBERED:
                self._names[name] = known
        return known
