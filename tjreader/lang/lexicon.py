"""The dictionary: CC-CEDICT in a read-only SQLite file, and the HSK levels.

Look-ups answer at once on the caller's thread: any thread where SQLite serialises calls
(as it does everywhere we know), else only the one that opened the lexicon. The file is never
written; `packaging/build_lexicon.py` builds it.

A word's pinyin is shown as CC-CEDICT has it. How a text is read is another matter, with a
policy of its own: see `reading`.
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path

from .entry import Entry, Levels, LexiconError, LexiconSource, WordsFound, WordWish
from .wordsearch import WordSearch

APPLICATION_ID = 0x746A6C78
"""SQLite's application_id of our dictionary files ("tjlx")."""

RECIPE = 2
"""Version of the tables; raised when `packaging/build_lexicon.py` writes them otherwise."""

AHEAD = 256
"""Code points of a text whose openings are learnt at once."""

OPENINGS_KEPT = 4096

ENTRIES_KEPT = 2048

SERIALIZED = 3
"""`sqlite3.threadsafety` where threads may share a connection."""

_REMAKE = "Build it again with “python3 dev.py run”, or install the program again."


class Lexicon:
    """The dictionary and the HSK levels, opened from their two files.

    Raises:
        LexiconError: if a file is missing or damaged, with a sentence for people. Also
            by every look-up, should the file be found damaged later.
    """

    @classmethod
    def in_folder(cls, folder: Path) -> Lexicon:
        """The dictionary of a folder that has both files under their usual names."""
        return cls(folder / "cedict.sqlite", folder / "hsk.tsv")

    def __init__(self, dictionary: Path, levels: Path) -> None:
        self._name = dictionary.name
        self._file = dictionary
        self._base = _opened(dictionary)
        self._search: WordSearch | None = None
        try:
            self._source = self._read_source()
            self._levels = _levels_in(levels)
        except LexiconError:
            self._base.close()
            raise
        # Dropped without `close`, it still lets the file go; Python 3.13 warns otherwise.
        weakref.finalize(self, self._base.close)
        self._openings: dict[str, tuple[str, ...]] = {}
        self._entries: dict[str, tuple[Entry, ...]] = {}

    def entries(self, word: str) -> tuple[Entry, ...]:
        """Entries whose simplified or traditional form is `word`, in the file's order."""
        return self.entries_of((word,))[word]

    def entries_of(self, words: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The entries of several words, by word; one query is five times as fast as many."""
        if len(self._entries) > ENTRIES_KEPT:
            self._entries.clear()
        wanted = set(words)
        missing = {word for word in wanted if word not in self._entries}
        found: dict[str, list[Entry]] = {word: [] for word in missing}
        if missing:
            for word, simplified, traditional, pinyin, senses in self._rows(
                "SELECT word, simplified, traditional, pinyin, senses"
                " FROM json_each(?) AS one CROSS JOIN head ON word = one.value"
                " JOIN entries ON entries.id = head.id ORDER BY entries.id",
                json.dumps([word for word in missing if _sane(word)]),
            ):
                entry = Entry(simplified, traditional, pinyin, tuple(senses.split("\n")))
                found[word].append(entry)
        self._entries.update((word, tuple(entries)) for word, entries in found.items())
        return {word: self._entries[word] for word in wanted}

    def pinyin(self, word: str) -> tuple[str, ...]:
        """The pinyin of a word's entries as in `Entry.pinyin`, proper names last."""
        rows = self._rows(
            "SELECT pinyin FROM head JOIN entries USING (id) WHERE word = ? ORDER BY id", word
        )
        return tuple(sorted((row[0] for row in rows), key=_is_name))

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word."""
        return bool(list(self._rows("SELECT 1 FROM head WHERE word = ? LIMIT 1", word)))

    def names(self, shortest: int) -> frozenset[str]:
        """All words of that many characters or more that are proper names only.

        Reads the whole dictionary: a tenth of a second.
        """
        names: set[str] = set()
        others: set[str] = set()
        for word, pinyin in self._rows(
            "SELECT simplified, pinyin FROM entries WHERE length(simplified) >= ?", shortest
        ):
            (names if _is_name(pinyin) else others).add(word)
        return frozenset(names - others)

    def words_at(self, text: str, start: int) -> tuple[str, ...]:
        """All dictionary words that begin at that code point, longest first."""
        opening = text[start : start + 2]
        words = self._openings.get(opening)
        if words is None:
            self._read_openings(text, start)
            words = self._openings.get(opening, ())
        return tuple([word for word in words if text.startswith(word, start)])

    def levels(self, word: str) -> Levels | None:
        """HSK levels of a word, or None where it is in no list."""
        if not word or "\n" in word or "\t" in word:
            return None
        place = self._levels.find(f"\n{word}\t")
        if place < 0:
            return None
        row = self._levels[place + 1 : self._levels.find("\n", place + 1)].split("\t")
        hsk2, hsk3 = (int(value) if value.isdecimal() else None for value in row[1:3])
        return Levels(hsk2, hsk3)

    def search(self, wish: WordWish) -> WordsFound:
        """The entries that match, the likeliest first. Takes some ms; any thread may ask."""
        if self._search is None:
            # A connection of its own: a look-up for the card never waits for a search.
            base = _opened(self._file, any_thread=True)
            weakref.finalize(self, base.close)
            self._search = WordSearch(base, _lowest(self._levels))
        try:
            return self._search.search(wish)
        except sqlite3.Error as error:
            raise self._damaged() from error

    @property
    def source(self) -> LexiconSource:
        """Where the dictionary comes from."""
        return self._source

    def close(self) -> None:
        """Let the file go; look-ups after it fail."""
        self._base.close()
        if self._search is not None:
            self._search.close()

    def _read_source(self) -> LexiconSource:
        known = {key: value for key, value in self._rows("SELECT key, value FROM meta")}
        try:
            source = LexiconSource(
                name=known["name"],
                date=known["date"],
                licence=known["licence"],
                sha256=known["sha256"],
                entries=int(known["entries"]),
            )
            recipe = known["recipe"]
        except (KeyError, ValueError) as error:
            raise self._damaged() from error
        if recipe != str(RECIPE):
            raise LexiconError(
                f"The dictionary {self._name} was built for another version. {_REMAKE}"
            )
        if not list(self._rows("SELECT 1 FROM entries WHERE id = ?", source.entries)):
            raise self._damaged()
        return source

    def _read_openings(self, text: str, start: int) -> None:
        """Learn the words that begin with each two characters of the next stretch of a text.

        One query for many places is five times as fast as a query for each.
        """
        if len(self._openings) > OPENINGS_KEPT:
            self._openings.clear()
        pairs = {text[i : i + 2] for i in range(start, min(start + AHEAD, len(text)))}
        pairs = {pair for pair in pairs if pair not in self._openings and _sane(pair)}
        found: dict[str, set[str]] = {pair: set() for pair in pairs}
        for pair, word in self._rows(
            "SELECT pair.value, word FROM json_each(?) AS pair CROSS JOIN head"
            " ON word >= pair.value AND word < pair.value || char(1114111)",
            json.dumps(sorted(pair for pair in pairs if len(pair) > 1)),
        ):
            found[pair].add(word)
        singles = json.dumps(sorted({pair[0] for pair in pairs}))
        lone = {
            row[0]
            for row in self._rows(
                "SELECT word FROM head WHERE word IN (SELECT value FROM json_each(?))", singles
            )
        }
        for pair, words in found.items():
            if pair[0] in lone:
                words.add(pair[0])
            self._openings[pair] = tuple(sorted(words, key=len, reverse=True))

    def _rows(self, query: str, *values: str | int) -> Iterator[tuple[str, ...]]:
        """Rows of a query; nothing for words no UTF-8 can hold."""
        try:
            return iter(self._base.execute(query, values).fetchall())
        except UnicodeEncodeError:
            return iter(())
        except sqlite3.Error as error:
            raise self._damaged() from error

    def _damaged(self) -> LexiconError:
        return LexiconError(f"The dictionary {self._name} is damaged. {_REMAKE}")


def _levels_in(path: Path) -> str:
    """The rows of the levels file without its header, each after a line end."""
    try:
        header, _, rows = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"The word levels {path.name} cannot be read. {_REMAKE}") from error
    if header.split("\t") != ["word", "hsk2", "hsk3"]:
        raise LexiconError(f"The word levels {path.name} are damaged. {_REMAKE}")
    return f"\n{rows}\n"


def _lowest(rows: str) -> dict[str, int]:
    """The lower one of its levels for each word."""
    found: dict[str, int] = {}
    for row in rows.split("\n"):
        word, *levels = row.split("\t")
        known = [int(level) for level in levels if level.isdecimal()]
        if known:
            found[word] = min(known)
    return found


def _sane(words: str) -> bool:
    """Whether a dictionary word could begin so and SQLite can be asked for it."""
    if not words or words[0].isspace():
        return False
    return "\0" not in words and not any("\ud800" <= c <= "\udfff" for c in words)


def _is_name(pinyin: str) -> bool:
    return pinyin[:1].isupper()


def _opened(path: Path, any_thread: bool = False) -> sqlite3.Connection:
    """The file as a read-only connection, if it is one of ours.

    With `any_thread` whoever uses it sees to it that it is one thread at a time.
    """
    if not path.is_file():
        raise LexiconError(f"The dictionary {path.name} is missing. {_REMAKE}")
    try:
        base = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=not any_thread and sqlite3.threadsafety < SERIALIZED,
        )
    except sqlite3.Error as error:
        raise LexiconError(f"The dictionary {path.name} cannot be opened. {_REMAKE}") from error
    try:
        mine = base.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    except sqlite3.Error:
        mine = False
    if not mine:
        base.close()
        raise LexiconError(f"The dictionary {path.name} is damaged. {_REMAKE}")
    return base
