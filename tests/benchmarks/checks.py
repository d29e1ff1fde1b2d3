"""How long the checks of a translation take; prints a table.

    python tests/benchmarks/checks.py [--runs N]

All sentences of the article, over and over until there are 500, each with a translation of the
usual length that has numbers, terms, quotation marks and faults; the termbase is the shipped
glossary, its entries decided in turn. The exit code is 1 where a figure misses its limit.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from msgspec.structs import replace  # noqa: E402 - needs the path above

from checking import dues_of  # noqa: E402
from tjreader.desk.checks.checker import Checker  # noqa: E402
from tjreader.desk.checks.finding import Checked, Due, sift  # noqa: E402
from tjreader.desk.checks.pairing import leftovers  # noqa: E402
from tjreader.desk.concept import Concept, Status  # noqa: E402
from tjreader.desk.coverage import coverage  # noqa: E402
from tjreader.desk.glossary import shipped_concepts  # noqa: E402
from tjreader.desk.phrases import line_of  # noqa: E402
from tjreader.desk.segments import Pair, segments  # noqa: E402
from tjreader.desk.translation import Stage, Translation  # noqa: E402
from tjreader.formats.shipped import read_shipped  # noqa: E402
from tjreader.lang.numbers import chinese_numbers, numbers_in  # noqa: E402
from tjreader.notes.anchor import anchor_spans  # noqa: E402
from tjreader.text.document import Text  # noqa: E402

MANY = 500
WHOLE, ONE = 200.0, 5.0
"""Milliseconds: the check of all sentences, and of one with all that is across sentences."""

FILLER = """
In recent years the city has built platforms that carry innovation from its laboratories to the
production lines, “opening wider” (and deeper) to the world, with key chains that lead and serve
the country; reform gives impetus, and opening brings vitality to new industries of a future.
"""


def termbase(text: Text) -> tuple[Concept, ...]:
    """The shipped glossary, every other entry decided, some with an earlier decision."""
    made = []
    for at, each in enumerate(shipped_concepts(text.id, read_shipped(FOLDER).glossary)):
        if at % 2 or not each.renderings:
            made.append(each)
            continue
        first = each.renderings[0]
        decided = replace(first, words=first.words.split(";")[0], status=Status.APPROVED)
        old = replace(first, words="city platform", status=Status.DEPRECATED)
        made.append(replace(each, renderings=(decided, old) if at % 10 == 0 else (decided,)))
    return tuple(made)


def pairs_of(text: Text, concepts: tuple[Concept, ...], dues: list[Due]) -> list[Pair]:
    """500 sentences, each translated by words of the usual number."""
    chance = random.Random(20)
    by_id = {each.id: each for each in concepts}
    made: list[Pair] = []
    some, filler = segments(text), FILLER.split()
    while len(made) < MANY:
        segment = some[len(made) % len(some)]
        words = [chance.choice(filler) for _ in range(max(3, len(segment.printed) * 2 // 3))]
        for due in dues:
            if segment.span.covers(due.span) and chance.random() < 0.8:
                decided = by_id[due.concept_ids[0]].decided()
                words.insert(chance.randrange(len(words)), decided.words if decided else "so")
        for number in chinese_numbers(segment.printed):
            if number.firm and chance.random() < 0.9:
                words.insert(chance.randrange(len(words)), f"{float(number.value):,g}")
        anchor = anchor_spans(text, (segment.span,))
        turn = len(made) // len(some)
        pair = Pair(
            replace(segment, id=f"{segment.id}/{turn}", mark=f"{segment.mark}/{turn}"),
            Translation(f"t{len(made)}", anchor, " ".join(words), stage=Stage.DONE),
        )
        made.append(pair)
    return made


FOLDER = ROOT / "resources" / "texts" / "tianjin"


def timed(act: Callable[[], object], runs: int) -> float:
    """The median in milliseconds of processor time."""
    seen = []
    for _ in range(runs):
        start = time.process_time()
        act()
        seen.append((time.process_time() - start) * 1000)
    return statistics.median(seen)


Row = tuple[str, float, float]


def say(told: str, rows: tuple[Row, ...], more: tuple[tuple[str, float], ...]) -> None:
    """Write the table."""
    lines = [f"{told}; ms of processor time:"]
    for name, seen, limit in rows:
        kept = "ok" if seen <= limit else "MISSED"
        lines.append(f"  {name:34}{seen:8.1f}  limit {limit:.0f}  {kept}")
    lines += [f"  {name:34}{seen:8.1f}" for name, seen in more]
    sys.stdout.write("\n".join(lines) + "\n")


Work = tuple[Text, tuple[Concept, ...], list[Due], list[Pair], dict[str, list[Due]]]


def work() -> Work:
    """The text, its terms, where they stand, 500 sentences, and the terms of each."""
    text = read_shipped(FOLDER).text
    concepts = termbase(text)
    dues = dues_of(text, concepts)
    pairs = pairs_of(text, concepts, dues)
    own = {
        pair.segment.id: [due for due in dues if pair.segment.span.covers(due.span)]
        for pair in pairs
    }
    return text, concepts, dues, pairs, own


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    text, concepts, dues, pairs, own = work()

    def each(checker: Checker) -> list[Checked]:
        return [checker.segment(pair, own[pair.segment.id]) for pair in pairs]

    def whole() -> None:
        checker = Checker(concepts)
        checker.across(pairs, each(checker))

    for kept in (numbers_in, line_of, leftovers):
        kept.cache_clear()
    first, again = timed(whole, 1), timed(whole, runs)
    checker = Checker(concepts)
    checked, pair = each(checker), max(pairs, key=lambda one: len(one.words))

    def change() -> None:
        checker.segment(pair, own[pair.segment.id])
        checker.across(pairs, checked)

    one = timed(change, runs)
    rows = (("all, the first time", first, WHOLE), ("all, again", again, WHOLE))
    rows = (*rows, ("one changed sentence and across", one, ONE))
    found = [finding for some in checked for finding in some.findings]
    sifted = sift(found, (), text.id)
    table = timed(lambda: coverage(text, pairs, dues, concepts, sifted), runs)
    cut = timed(lambda: segments(text), runs)
    letters = sum(len(pair.words) for pair in pairs)
    told = f"{len(pairs)} sentences, {letters:,} letters, {len(found)} findings"
    say(told, rows, (("coverage", table), ("cutting the article into sentences", cut)))
    return 0 if max(first, again) <= WHOLE and one <= ONE else 1


if __name__ == "__main__":
    sys.exit(main())
