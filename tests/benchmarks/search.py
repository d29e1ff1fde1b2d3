"""Measures searching among 100,000 annotations and opening the list of as many notes.

    python tests/benchmarks/search.py [--notes N] [--list-only]

What is timed of the list: `notes_timing.py`. Times are those on the clock; besides, what the
processor spent, which others on the same machine lengthen less.

Makes the annotations through the notebook itself (highlights of the article and of other
texts, with notes and tags), asks a fixed set of queries, and prints a Markdown table. Exit
code 0 when every limit is kept, else 1. The machine should be quiet.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tjreader.ui  # noqa: E402, F401 - before Qt, as in the program

# isort: split
from bench import Figure  # noqa: E402
from msgspec.structs import replace  # noqa: E402
from notes_timing import Taken, Watch, figure, listed  # noqa: E402

from tjreader.app import marking  # noqa: E402
from tjreader.app.search import Asked, note_group, note_wish, word_group, word_wish  # noqa: E402
from tjreader.assembly import Assembly  # noqa: E402
from tjreader.notes.annotation import Annotation, Colour, Style  # noqa: E402
from tjreader.notes.change import Act, Change, Edit, Label  # noqa: E402
from tjreader.text.document import Text  # noqa: E402
from tjreader.text.span import Span  # noqa: E402

QUERIES = {
    "1 character": ("的", "天", "津", "质", "龘"),
    "2 characters": ("天津", "新质", "经济", "發展", "上善"),
    "4 characters": ("善作善成", "天开高教", "人工智能", "科技创新"),
    "pinyin": ("tianjin", "xinzhi shengchanli", "xīnzhì", "shi", "shengch", "xian"),
    "initials": ("xzscl", "xz", "kjcx"),
    "English": ("economy", "note 77", "source", "pro", "s"),
}
TAGS = ("典故", "ask", "数字", "政策", "名字")
ROUNDS = 7


def annotations(text: Text, count: int, chance: random.Random) -> Iterator[Annotation]:
    """Highlights of 2 to 15 characters; every other has a note, every fifth a tag."""
    paragraphs = [p.span for p in text.paragraphs if len(p.span) > 40]
    for number in range(count):
        span = chance.choice(paragraphs)
        start = chance.randrange(span.start, span.end - 16)
        other = chance.choice(paragraphs)
        words = other.of(text.printed)[: chance.randrange(8, 40)]
        note = f"note {number}: {words}" if number % 2 else ""
        place = Span(start, start + chance.randrange(2, 16))
        colour = list(Colour)[number % 6]
        made = marking.highlight_of(text, (place,), colour, Style.TINT, note)
        tags = (TAGS[number // 5 % len(TAGS)],) if number % 5 == 0 else ()
        yield replace(made, tags=tags)


def fill(parts: Assembly, count: int) -> tuple[list[Annotation], float]:
    """Store them in changes of a thousand; those of the article, and s a thousand took."""
    store = parts.open_store().result(60)
    chance = random.Random(7)
    article = parts.shipped().text
    others = [parts.read_words(f"第{n}篇\n\n{article.printed}", f"第{n}篇").text for n in range(9)]
    mine: list[Annotation] = []
    times = []
    for number in range(0, count, 1000):
        text = article if number % 2000 == 0 else others[number // 1000 % 9]
        store.library.remember_text(text).result(60)
        made = list(annotations(text, min(1000, count - number), chance))
        if text is article:
            mine += made
        edits = tuple(Edit(None, each) for each in made)
        begun = time.perf_counter()
        store.notebook.apply(Change(Label(Act.IMPORT), edits)).result(60)
        times.append(time.perf_counter() - begun)
    store.close().result(60)
    return mine, statistics.median(times)


def searches(parts: Assembly, kinds: dict[str, list[Taken]]) -> list[Taken]:
    """What each query takes, notes and dictionary with their hits made ready, one by one."""
    store, lexicon = parts.open_store().result(60), parts.lexicon()
    store.backed_up.result(120)
    text_id = parts.shipped().text.id
    every = []
    for turn in range(ROUNDS + 1):
        for kind, queries in QUERIES.items():
            for typed in queries:
                watch = Watch(time.process_time)  # the store works on a thread of its own
                asked = Asked(typed)
                note_group(asked, store.search.notes(note_wish(asked, text_id)).result(60))
                word_group(lexicon.search(word_wish(asked)))
                taken = watch.taken()
                if turn:  # the first round only warms the caches
                    kinds.setdefault(kind, []).append(taken)
                    every.append(taken)
    store.close().result(60)
    return every


def searched(parts: Assembly) -> list[Figure]:
    """The figures of searching."""
    kinds: dict[str, list[Taken]] = {}
    every = searches(parts, kinds)
    return [
        figure("search, all queries", every, 30.0),
        *(figure(f"search, {kind}", times, 30.0) for kind, times in kinds.items()),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, default=100_000, help="how many (default 100000)")
    parser.add_argument("--list-only", action="store_true", help="do not search")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tjreader-search-") as folder:
        parts = Assembly(Path(folder))
        parts.prepare()
        made: list[Annotation] = []
        lines, figures = [], []
        if not options.list_only:
            sys.stderr.write(f"making {options.notes:,} annotations\n")
            made, thousand = fill(parts, options.notes)
            size = (Path(folder) / "notebook.db").stat().st_size / 1e6
            lines = [
                f"{options.notes:,} annotations, {size:.0f} MB; a thousand of them stored in one "
                f"change in {thousand * 1000:.0f} ms (median).",
                "",
            ]
            sys.stderr.write("searching\n")
            figures = searched(parts)
        sys.stderr.write("listing\n")
        text = parts.shipped().text
        more = annotations(text, options.notes - len(made), random.Random(8))
        figures += listed(parts, (*made, *more), annotations(text, 50, random.Random(9)))
    lines += ["| what | seen | limit | | of what |", "|---|---|---|---|---|"]
    lines += [figure.row() for figure in figures]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
