"""What the command line says of a line: its words and its pinyin, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..lang.token import Analysis
from ..text.clean import shortened
from ..text.document import Text, place_code

SHOWN = 40
"""Code points of a quote in a list for people."""

_CLOSING = frozenset("，。、；：？！）】」』》〉”’…—·,.;:?!)]}%％")
_OPENING = frozenset("（【「『《〈“‘([{")


def pinyin_value(analysis: Analysis) -> dict[str, Any]:
    """The JSON object of one line.

    Returns:
        `text` as it came in, `syllables` with one tone-marked syllable or None for each
        code point of it, `words` as `[start, end, pinyin]` (code points, half-open) for
        the words that are read.
    """
    return {
        "text": analysis.text,
        "syllables": [None if r is None else r.syllable for r in analysis.readings],
        "words": [[t.span.start, t.span.end, t.pinyin] for t in analysis.tokens if t.pinyin],
    }


def pinyin_words(analysis: Analysis) -> str:
    """The line as pinyin: words with spaces between them, all other characters as they are."""
    return _joined([token.pinyin or token.span.of(analysis.text) for token in analysis.tokens])


def _joined(pieces: list[str]) -> str:
    """Pieces with a space between words and none on the inner side of punctuation."""
    line = ""
    for piece in pieces:
        tight = not line or piece[0] in _CLOSING or line[-1] in _OPENING
        line += piece if tight else " " + piece
    return line


def segmented(analysis: Analysis) -> str:
    """The line's words and other tokens, one space between any two."""
    return " ".join(token.span.of(analysis.text) for token in analysis.tokens)


def revised(row: Mapping[str, Any]) -> str:
    """What became of the notes of a text that was revised, as a sentence."""
    counts = ", ".join(f"{row[name]} {name}" for name in ("exact", "moved", "changed", "orphan"))
    total = sum(row[name] for name in ("exact", "moved", "changed", "orphan"))
    desk = f" What the desk keeps at places followed too: {row['desk']}." if row["desk"] else ""
    if not total:
        return f"“{row['title']}” is read in this edition now; it had no notes to take along.{desk}"
    return f"“{row['title']}” is read in this edition now; its notes followed: {counts}.{desk}"


def note_lines(text: Text, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Notes and highlights for a person to read, a few lines each.

    Args:
        text: the text they are on.
        rows: as `tjreader notes --json` lists them.
    """
    sections = {section.id: section for section in text.arrangements[0].sections}
    paragraphs = {paragraph.id: paragraph for paragraph in text.paragraphs}
    for row in rows:
        section = sections.get(row["section"])
        place = place_code(section, paragraphs.get(row["paragraph"])) if section else text.title
        look = f"  ({row['colour']}, {row['style']})" if row["colour"] else ""
        tags = "".join(f"  #{tag}" for tag in row["tags"])
        yield f"{place}  {shortened(row['quote'], SHOWN)}{look}{tags}".rstrip()
        yield from (f"    {line}" for line in row["note"].splitlines())
