"""A reader's own text: UTF-8 `.txt` and `.md` files, and pasted words."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from ..app.opened import OpenedText
from ..app.ports import Refused
from ..text.clean import clean
from ..text.document import Arrangement, Kind, Paragraph, Part, Section, Text
from ..text.naming import revision_of
from ..text.outline import Group, groups_of, lines_of
from ..text.span import Span
from .encodings import decode
from .names import shown

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest file that is opened."""

SUFFIXES = (".txt", ".md", ".markdown", ".text")

_ITEM = re.compile("——|[-*+•·][ \\t]|[0-9]{1,3}[.)、][ \\t]?")
_ITEM_STARTS = frozenset("—-*+•·0123456789")


def read_file(path: Path) -> OpenedText:
    """A text file of the reader's.

    The text's id is made of its words, so the same words have the same id wherever
    they lie; `app.library` keeps the id of a file whose words change.

    Raises:
        Refused: if it is missing, a folder, unreadable, empty, too large, binary or
            not in UTF-8; the sentence names the file and the way out.
    """
    name = shown(path)
    raw = _bytes(path, name)
    if not raw:
        raise Refused(f"{name} is empty: there is nothing to read in it.")
    words = clean(decode(raw, name))
    text = text_of(words, shown(Path(path.stem)).strip(), name)
    if text is None:
        raise Refused(f"{name} holds only blank lines: there is nothing to read in it.")
    return OpenedText(text, path=path)


def read_words(words: str, title: str = "") -> OpenedText:
    """Pasted words as a text. Without a title it is called by its first words.

    Raises:
        Refused: if there is nothing to read in them, or more than a file may have.
    """
    words = clean(words)
    if len(words) > LARGEST // 3:
        raise Refused("That is too much to paste: save it as a text file and open the file.")
    text = text_of(words, title.strip(), "")
    if text is None:
        raise Refused("There is nothing to read in it: copy some text first, then paste it.")
    return OpenedText(text)


def text_of(words: str, title: str, source: str) -> Text | None:
    """A text of cleaned words, with its contents; None if they are all blank."""
    lines = lines_of(words)
    groups = groups_of(words, lines)
    if not groups:
        return None
    firsts = accumulate((len(group.lines) for group in groups), initial=1)
    sections = [
        _section(words, number, group, first)
        for number, (group, first) in enumerate(zip(groups, firsts, strict=False), 1)
    ]
    revision = revision_of(words)
    return Text(
        id=f"text-{revision[:32]}",
        title=title or groups[0].title,
        printed=words,
        arrangements=(Arrangement("contents", tuple(_parts(groups, sections))),),
        source=source,
        revision=revision,
    )


def _bytes(path: Path, name: str) -> bytes:
    most = LARGEST // 1024**2
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Refused(f"{name} is a folder: open one of the files in it.")
        if not stat.S_ISREG(about.st_mode):  # a pipe could keep one waiting for ever
            raise Refused(f"{name} is no ordinary file: save its text in a file first.")
        if about.st_size > LARGEST:
            size = about.st_size / 1024**2
            raise Refused(
                f"{name} is too large ({size:.0f} MB; at most {most} MB): "
                "cut it into smaller files."
            )
        with path.open("rb") as file:  # it may grow meanwhile
            raw = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Refused(f"{name} is not there: it was moved, renamed or deleted.") from error
    except PermissionError as error:
        raise Refused(
            f"{name} may not be read: ask its owner for the right to read it.", "unreadable"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be a file's"
        raise Refused(f"{name} cannot be read ({reason}).", "unreadable") from error
    if len(raw) > LARGEST:
        raise Refused(f"{name} is too large (at most {most} MB): cut it into smaller files.")
    return raw


def _parts(groups: list[Group], sections: list[Section]) -> Iterator[Part]:
    """The parts: one for each top heading that has headings below it, else one in all."""
    begins = [i for i, group in enumerate(groups) if group.part is not None]
    if not begins or begins[0] != 0:
        begins = [0, *begins]
    for number, (first, last) in enumerate(zip(begins, [*begins[1:], len(groups)], strict=True), 1):
        yield Part(f"part-{number}", groups[first].part or "", "", tuple(sections[first:last]))


def _section(words: str, number: int, group: Group, first: int) -> Section:
    """One section; its paragraphs are named from `p<first>` on."""
    paragraphs: list[Paragraph] = []
    count = 0
    for index, (start, end, level, _) in enumerate(group.lines, first):
        own = None
        if level:
            kind = Kind.HEADLINE if level == 1 else Kind.HEADING
        else:
            count += 1
            own = count
            item = words[start] in _ITEM_STARTS and _ITEM.match(words, start, end)
            kind = Kind.ITEM if item else Kind.BODY
        paragraphs.append(Paragraph(f"p{index}", kind, Span(start, end), own))
    return Section(f"s{number}", number, group.title, tuple(paragraphs))
