"""Measures what the translator's desk takes on a long text; prints a Markdown table.

    python tests/benchmarks/desk.py [--terms N] [--characters N] [--runs N]

The text is the article over and over; the terms are words of the dictionary, taken by chance
with a fixed seed. Counting each term by itself (`str.count`) is the baseline: it finds no
place and knows no rule. Exit code 0 when every limit is kept, else 1. The machine should be
quiet.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from builders import text_of  # noqa: E402
from tjreader.desk.concept import Concept, SourceForm  # noqa: E402
from tjreader.desk.concordance import by_section  # noqa: E402
from tjreader.desk.echoes import echoes  # noqa: E402
from tjreader.desk.recognition import Recogniser  # noqa: E402
from tjreader.desk.termbook import TermBook  # noqa: E402
from tjreader.formats.shipped import read_shipped  # noqa: E402
from tjreader.text.document import Text  # noqa: E402
from tjreader.text.indexing import fold_all  # noqa: E402

SAMPLE = 500
"""Terms that are counted one by one for the baseline; the rest is reckoned."""

COUNTING = "`desk.concordance.by_section`, all places in one pass"
"""What counts terms by section."""

Row = tuple[str, float, float | None, str]


def dictionary(number: int) -> list[str]:
    """Words of two and more characters."""
    with closing(sqlite3.connect(ROOT / "resources" / "lexicon" / "cedict.sqlite")) as base:
        words = {word for (word,) in base.execute("SELECT simplified FROM entries")}
    return random.Random(7).sample(sorted(word for word in words if len(word) > 1), number)


def median_ms(act: Callable[[], object], runs: int) -> float:
    """ms of an act, the median of some runs after one that does not count."""
    act()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def measured(terms: int, characters: int, runs: int) -> list[Row]:
    """What was measured: name, ms, limit in ms, a remark."""
    article = read_shipped(ROOT / "resources" / "texts" / "tianjin").text
    lines = [p.span.of(article.printed) for p in article.paragraphs if p.span]
    book = text_of(*(lines * (characters // sum(map(len, lines)) + 1)))
    concepts = [Concept(word, (SourceForm(word),)) for word in dictionary(terms)]
    return [
        *long_text(book, concepts, runs),
        *one_section(article, concepts, runs),
        ("the article's page after one term more", page_ms(article, concepts, runs), 20, ""),
        ("echoes of the article", median_ms(lambda: echoes(article), runs), 1000, ""),
    ]


def long_text(book: Text, concepts: list[Concept], runs: int) -> list[Row]:
    """All terms in the whole text, what their index takes, and what one term more does."""
    recogniser = Recogniser(concepts)
    found = recogniser.occurrences(book)
    forms = [concept.name for concept in concepts]
    whole = fold_all(book.printed)
    baseline = median_ms(lambda: [whole.count(each) for each in forms[:SAMPLE]], 1)
    baseline *= len(forms) / min(SAMPLE, len(forms))
    taken = median_ms(lambda: recogniser.occurrences(book), runs)
    name = f"{len(forms):,} terms in {len(book.printed):,} characters"
    remark = f"{len(found):,} found; {baseline / taken:.0f} × as fast as counting each"
    one_more = [*concepts, Concept("new", (SourceForm("改革开放"),))]
    sections = median_ms(lambda: by_section(book.arrangements[0], found), runs)
    return [
        (name, taken, 2000, remark),
        ("the index of these terms", median_ms(lambda: Recogniser(concepts), runs), None, ""),
        ("one term more", median_ms(lambda: recogniser.renewed(one_more), runs), 20, ""),
        ("counts of all these terms by section", sections, None, COUNTING),
    ]


def one_section(article: Text, concepts: list[Concept], runs: int) -> list[Row]:
    """All terms in the article's longest section."""
    recogniser = Recogniser(concepts)
    some = max(
        (section.paragraphs for section in article.arrangements[0].sections),
        key=lambda paragraphs: sum(len(p.span) for p in paragraphs),
    )
    taken = median_ms(lambda: recogniser.occurrences(article, some), runs)
    size = f"{sum(len(p.span) for p in some):,} characters"
    return [("the longest section", taken, 20, size)]


def page_ms(article: Text, concepts: list[Concept], runs: int) -> float:
    """ms until a book whose paragraphs were all looked at knows which of them changed."""
    made = TermBook(article)
    made.take(concepts)
    for paragraph in article.paragraphs:
        made.of(paragraph)
    more = [*concepts, Concept("new", (SourceForm("改革开放"),))]

    def act() -> None:
        made.take(more)
        made.take(concepts)

    return median_ms(act, runs) / 2


def main() -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--terms", type=int, default=10_000)
    asked.add_argument("--characters", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=5)
    options = asked.parse_args()
    rows = measured(options.terms, options.characters, options.runs)
    out = sys.stdout.write
    out("| what | seen | limit | | remark |\n|---|---|---|---|---|\n")
    for name, seen, limit, remark in rows:
        kept = "" if limit is None else ("✓" if seen <= limit else "✗")
        bound = "" if limit is None else f"≤ {limit:g} ms"
        out(f"| {name} | {seen:.1f} ms | {bound} | {kept} | {remark} |\n")
    return int(any(limit is not None and seen > limit for _, seen, limit, _ in rows))


if __name__ == "__main__":
    sys.exit(main())
