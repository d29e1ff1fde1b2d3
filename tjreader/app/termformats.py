"""The formats in which the desk's terms and sentences go out, as values for windows and verbs."""

from __future__ import annotations

from pathlib import PurePath

from msgspec import Struct

from .ports import Refused


class DeskFormat(Struct, frozen=True):
    """A kind of file. `suffixes` end its names, the first is the usual one.

    `whole` says that reading it back gives the same; else `lost` says in words what it
    does not hold.
    """

    id: str
    suffixes: tuple[str, ...]
    lost: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is lost."""
        return not self.lost


TERM_FORMATS = (
    DeskFormat("tbx3", (".tbx",)),
    DeskFormat(
        "tbx2",
        (".tbx",),
        "renderings that are deprecated, the log, the first place, the times, the text",
    ),
    DeskFormat(
        "omegat",
        (".utf8",),
        "all but the forms, the renderings of one language and a comment that sums up the rest",
    ),
    DeskFormat("csv", (".csv",)),
    DeskFormat("xlsx", (".xlsx",)),
)
"""What terms are written as."""

SENTENCE_FORMATS = (
    DeskFormat("tmx", (".tmx",), "sentences without a translation, the terms in them"),
    DeskFormat("xliff", (".xlf", ".xliff")),
    DeskFormat("docx", (".docx",), "what is not for people: it is not read back"),
    DeskFormat("html", (".html", ".htm"), "what is not for people: it is not read back"),
)
"""What sentences and their translations are written as."""

WITH_TERMS = frozenset({"xliff", "docx", "html"})
"""The formats of sentences that have a place for the terms due in them."""


def desk_format(format_id: str, formats: tuple[DeskFormat, ...]) -> DeskFormat:
    """The format of that id.

    Raises:
        Refused: if there is none.
    """
    for one in formats:
        if one.id == format_id:
            return one
    known = ", ".join(one.id for one in formats)
    raise Refused(f"{format_id} is no format this is written in: choose one of {known}.")


def desk_format_for(name: str, formats: tuple[DeskFormat, ...]) -> DeskFormat:
    """The format that a file's name asks for by its ending (`.tbx` is version 3).

    Raises:
        Refused: if the ending is none of these.
    """
    suffix = PurePath(name).suffix.lower()
    for one in formats:
        if suffix in one.suffixes:
            return one
    endings = ", ".join(dict.fromkeys(one.suffixes[0] for one in formats))
    raise Refused(f"{name} does not say what to write: name a --format, or end it in {endings}.")
