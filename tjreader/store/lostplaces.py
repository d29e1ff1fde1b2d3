"""Highlights whose places could not be read: found again by their words, or kept as notes."""

from __future__ import annotations

import sqlite3

from ..text.span import Span


def settle(connection: sqlite3.Connection) -> int:
    """Give every highlight of a salvaged notebook its places back.

    The quote and the words around it are looked for in the kept text. Where they do not
    stand exactly once, the highlight becomes a note on the whole text that holds its words:
    nothing that was written is dropped, and nothing is marked on a guess.

    Returns:
        How many became notes on the whole text.
    """
    found = connection.execute(
        "SELECT id, text_id, revision, quote, prefix, suffix, note FROM annotation AS a"
        " WHERE target = 'highlight' AND (SELECT count(*) FROM annotation_span"
        " WHERE annotation_id = a.id) < length(quote) - length(replace(quote, char(10), '')) + 1"
    ).fetchall()
    without = 0
    for annotation_id, text_id, revision, quote, prefix, suffix, note in found:
        printed = connection.execute(
            "SELECT printed FROM text_revision WHERE text_id = ? AND revision = ?",
            (text_id, revision),
        ).fetchone()
        places = places_of(printed[0], quote, prefix, suffix) if printed else ()
        connection.execute("DELETE FROM annotation_span WHERE annotation_id = ?", (annotation_id,))
        if places:
            connection.executemany(
                "INSERT INTO annotation_span VALUES (?, ?, ?, ?)",
                [(annotation_id, n, each.start, each.end) for n, each in enumerate(places)],
            )
            continue
        without += 1
        connection.execute(
            "UPDATE annotation SET target = 'text', colour = NULL, style = NULL, note = ?"
            " WHERE id = ?",
            (_with_quote(note, quote), annotation_id),
        )
    return without


def places_of(printed: str, quote: str, prefix: str, suffix: str) -> tuple[Span, ...]:
    """Where the lines of a quote stand between these words; () if not in one place only.

    Args:
        printed: the text.
        quote: the words of each stretch, joined by line ends.
        prefix: the words before the first stretch.
        suffix: the words after the last one.
    """
    lines = quote.split("\n")
    if not all(lines):
        return ()
    starts = _all(printed, prefix + lines[0])
    found = [
        places
        for start in starts
        if (places := _from(printed, start + len(prefix), lines))
        and printed.startswith(suffix, places[-1].end)
    ]
    return found[0] if len(found) == 1 else ()


def _from(printed: str, start: int, lines: list[str]) -> tuple[Span, ...]:
    places = []
    for line in lines:
        at = printed.find(line, start)
        if at < 0:
            return ()
        places.append(Span(at, at + len(line)))
        start = at + len(line)
    return tuple(places)


def _all(printed: str, words: str) -> list[int]:
    starts, at = [], printed.find(words)
    while at >= 0:
        starts.append(at)
        at = printed.find(words, at + 1)
    return starts


def _with_quote(note: str, quote: str) -> str:
    return f"{quote}\n\n{note}" if note else quote
