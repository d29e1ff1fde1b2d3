"""Notes as Markdown: a small, harmless part of it, as plain values.

What is known: headings (`#`), lists (`-`, `*`, `+`, `1.`, indented ones too), quotes
(`>`), code blocks (three or more ``` ` ``` or `~`), and within a line **strong**,
*emphasis*, ~~struck~~, `code`, `[words](address)` and `<address>`. Everything else is
itself: HTML is words, an image is its words, an address is told and never followed. Unlike
in CommonMark, marks take effect beside Chinese characters and punctuation (`**“新”**质`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

DEEPEST = 6
"""Levels of headings and lists."""


class Block(StrEnum):
    """What a line of a note is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"


class Run(Struct, frozen=True):
    """Words that look alike. `address` is where a link would lead: it is shown, no more."""

    words: str
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    code: bool = False
    address: str = ""


class Line(Struct, frozen=True):
    """One block of a note.

    `level` is a heading's (1 to 6) or how deep an item or quote lies (from 1); `mark` an
    item's number ("2.") or empty for a bullet. `apart` says that a blank line came before.
    """

    block: Block
    runs: tuple[Run, ...]
    level: int = 0
    mark: str = ""
    apart: bool = False

    @property
    def words(self) -> str:
        """Its words without any look."""
        return "".join(run.words for run in self.runs)


_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,9}[.)、]))[ \t]+(\S.*)$")
_QUOTE = re.compile(r" {0,3}(>(?:[ \t]?>)*)[ \t]?(.*)$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_PIECE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<tick>`+)"
    r"|!?\[(?P<words>[^\[\]\n]{1,500})\]\((?P<address>[^()\s]{0,500})\)"
    r"|<(?P<bare>(?:https?|mailto|tjreader):[^<>\s]{1,500})>"
    r"|(?P<mark>\*+|_+|~+)"
)


def parse(note: str) -> tuple[Line, ...]:
    """The blocks of a note. Never fails: what is no Markdown is text."""
    return tuple(_lines(note.split("\n")))


def plain(note: str) -> str:
    """A note's words without its marks, a line for each block."""
    return "\n".join(
        (f"{line.mark or '•'} " if line.block is Block.ITEM else "") + line.words
        for line in parse(note)
    )


def _lines(raw: list[str]) -> Iterator[Line]:
    fence, apart, first = "", False, True
    for line in raw:
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
                continue
            yield Line(Block.CODE, (Run(line, code=True),), apart=apart)
            apart = False
            continue
        if not line.strip():
            apart = not first
            continue
        opened = _FENCE.match(line)
        if opened:
            fence = opened[1]
            continue
        yield _line(line, apart=apart)
        apart, first = False, False


def _line(line: str, *, apart: bool) -> Line:
    heading = _HEADING.match(line)
    if heading:
        return Line(Block.HEADING, runs(heading[2]), len(heading[1]), apart=apart)
    item = _ITEM.match(line)
    if item:
        depth = len(item[1].expandtabs(4)) // 2 + 1
        return Line(Block.ITEM, runs(item[3]), min(depth, DEEPEST), item[2] or "", apart)
    quote = _QUOTE.match(line)
    if quote:
        return Line(Block.QUOTE, runs(quote[2]), min(quote[1].count(">"), DEEPEST), apart=apart)
    return Line(Block.TEXT, runs(line.strip()), apart=apart)


def runs(line: str) -> tuple[Run, ...]:
    """The runs of one line."""
    pieces = _pieces(line)
    on: dict[str, bool] = {}
    closes = _pairs(pieces)
    made: list[Run] = []
    for number, piece in enumerate(pieces):
        if isinstance(piece, Run):
            _add(made, piece, on)
        elif number in closes:
            on |= dict.fromkeys(_LOOKS[piece], closes[number])
        else:
            _add(made, Run(piece), on)
    return tuple(made)


_LOOKS = {
    **dict.fromkeys(("*", "_"), ("emphasis",)),
    **dict.fromkeys(("**", "__"), ("strong",)),
    **dict.fromkeys(("***", "___"), ("strong", "emphasis")),
    "~~": ("struck",),
}


def _add(made: list[Run], run: Run, on: dict[str, bool]) -> None:
    """Put words behind the others, in the look that is on; like goes to like."""
    if not run.words:
        return
    dressed = Run(
        run.words,
        on.get("strong", False),
        on.get("emphasis", False),
        on.get("struck", False),
        run.code,
        run.address,
    )
    last = made[-1] if made else None
    if last is not None and not last.address and _same(last, dressed):
        made[-1] = Run(last.words + dressed.words, *_looks(last))
    else:
        made.append(dressed)


def _looks(run: Run) -> tuple[bool, bool, bool, bool, str]:
    return run.strong, run.emphasis, run.struck, run.code, run.address


def _same(one: Run, other: Run) -> bool:
    return _looks(one) == _looks(other)


def _pieces(line: str) -> list[Run | str]:
    """Words as runs, marks (`*`, `**`, `_`, `__`, `~~`) as strings."""
    found: list[Run | str] = []
    at = 0
    ticks = {len(each) for each in re.findall("`+", line)} if "`" in line else set()
    while at < len(line):
        piece = _PIECE.search(line, at)
        if piece is None:
            break
        found.append(Run(line[at : piece.start()]))
        at = piece.end()
        if piece["escaped"]:
            found.append(Run(piece["escaped"]))
        elif piece["words"]:
            found.append(Run(piece["words"], address=piece["address"]))
        elif piece["bare"]:
            found.append(Run(piece["bare"], address=piece["bare"]))
        elif piece["mark"]:
            found.append(_mark(line, piece))
        else:
            end = _code_end(line, at, piece["tick"], ticks)
            if end < 0:
                found.append(Run(piece["tick"]))
            else:
                found.append(Run(_code(line[at:end]), code=True))
                at = end + len(piece["tick"])
    found.append(Run(line[at:]))
    return found


def _mark(line: str, piece: re.Match[str]) -> Run | str:
    """A row of marks; words where it means nothing, or stands inside a Latin word as `_`."""
    mark = piece["mark"]
    before, after = line[piece.start() - 1 : piece.start()], line[piece.end() : piece.end() + 1]
    inside = mark[0] == "_" and _letter(before) and _letter(after)
    return Run(mark) if inside or mark not in _LOOKS else mark


def _letter(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _code_end(line: str, at: int, tick: str, ticks: set[int]) -> int:
    if len(tick) not in ticks:
        return -1
    for closing in re.finditer("`+", line[at:]):
        if len(closing[0]) == len(tick):
            return at + closing.start()
    ticks.discard(len(tick))  # nowhere further on either: look once
    return -1


def _code(words: str) -> str:
    if words.startswith(" ") and words.endswith(" ") and words.strip():
        return words[1:-1]
    return words


def _pairs(pieces: list[Run | str]) -> dict[int, bool]:
    """Which marks take effect: true where they begin, false where they end.

    A mark opens before something that is no space and closes after such; a pair closes
    what was opened inside it and never closed, which is then words.
    """
    before, after = _neighbours(pieces), _neighbours(pieces[::-1], first=True)[::-1]
    open_marks: list[tuple[int, str, int]] = []
    effect: dict[int, bool] = {}
    words = 0
    for number, piece in enumerate(pieces):
        if isinstance(piece, Run):
            words += bool(piece.words)
            continue
        known = [at for at, (_, mark, _) in enumerate(open_marks) if mark == piece]
        if known and before[number] and not before[number].isspace():
            start, _, words_then = open_marks[known[-1]]
            if words > words_then:
                effect[start], effect[number] = True, False
                del open_marks[known[-1] :]
                continue
        taken = {look for _, mark, _ in open_marks for look in _LOOKS[mark]}
        opens = bool(after[number]) and not after[number].isspace()
        if opens and not taken.intersection(_LOOKS[piece]):
            open_marks.append((number, piece, words))
    return effect


def _neighbours(pieces: list[Run | str], *, first: bool = False) -> list[str]:
    """The last (or first) character of the words before each piece; empty where none are."""
    found: list[str] = []
    last = ""
    for piece in pieces:
        found.append(last)
        if isinstance(piece, Run) and piece.words:
            last = piece.words[0 if first else -1]
    return found
