"""Parts of a file of XML as small trees, one at a time: the entries of a glossary or a memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct, field

from ..app.ports import Refused
from .xml_events import read_xml

MOST = 20_000
"""Elements of one part."""

MOST_IN_ALL = 400_000
"""Elements of all parts together: some 20,000 full entries of a termbase."""


class Branch(Struct):
    """An element with all that is in it; names come without their namespaces."""

    name: str
    attributes: dict[str, str]
    parts: list[str | Branch] = field(default_factory=list)

    def each(self, *names: str) -> Iterator[Branch]:
        """The elements of these names right in it."""
        return (one for one in self.parts if isinstance(one, Branch) and one.name in names)

    def first(self, name: str) -> Branch | None:
        """The first element of that name right in it."""
        return next(self.each(name), None)

    def words(self, without: Collection[str] = ()) -> str:
        """All words in it, but for those in elements of some names."""
        return "".join(
            one if isinstance(one, str) else ("" if one.name in without else one.words(without))
            for one in self.parts
        )


class _Gatherer:
    """Builds the wanted parts, and hands each on when it ends."""

    def __init__(
        self,
        name: str,
        begin: Callable[[str, Mapping[str, str]], None],
        wanted: Collection[str],
        take: Callable[[Branch], None],
    ) -> None:
        self._file = name
        self._begin = begin
        self._wanted = wanted
        self._take = take
        self._root = True
        self._open: list[Branch] = []
        self._count = 0
        self._all = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._root:
            self._begin(name, attributes)
            self._root = False
        if not self._open:
            if name not in self._wanted:
                return
            self._count = 0
        self._count += 1
        self._all += 1
        if self._count > MOST:
            raise Refused(f"{self._file} has an entry of more than {MOST:,} parts.")
        if self._all > MOST_IN_ALL:
            raise Refused(f"{self._file} has more in it than is taken in: import it in parts.")
        branch = Branch(name, dict(attributes))
        if self._open:
            self._open[-1].parts.append(branch)
        self._open.append(branch)

    def words(self, words: str) -> None:
        if self._open:
            self._open[-1].parts.append(words)

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser sees that they match
        if self._open:
            branch = self._open.pop()
            if not self._open:
                self._take(branch)


def read_branches(
    data: bytes,
    name: str,
    begin: Callable[[str, Mapping[str, str]], None],
    wanted: Collection[str],
    take: Callable[[Branch], None],
    *,
    doctype: str = "",
) -> None:
    """Take the parts of a file of XML that have a wanted name, in order.

    Args:
        data: all bytes of it.
        name: the file as the reader knows it, for sentences.
        begin: told the name and the attributes of the outermost element, once.
        wanted: names of elements; one inside another is part of that.
        take: told each of them as soon as it ends.
        doctype: as in `read_xml`.

    Raises:
        Refused: as `read_xml`, if a part is too large, or as `begin` and `take` do.
    """
    read_xml(data, name, _Gatherer(name, begin, wanted, take), doctype)
