"""Measure cuts and readings against what was checked by hand; print the figures.

Usage: python packaging/measure_readings.py [POLYPHONES.tsv] [--wrong]

The shipped article is read as a strange text would be (its checked readings and glossary
set aside) and compared with them. POLYPHONES.tsv has a sentence, the index of one
character, the character and its reading (`le5`) in each row, under a header. `--wrong`
lists what was read otherwise.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tjreader.formats.shipped import read_shipped  # noqa: E402 - needs the path above
from tjreader.lang.analyst import Analyst  # noqa: E402
from tjreader.lang.lexicon import Lexicon  # noqa: E402
from tjreader.lang.pinyin import marked, tone_of, toneless  # noqa: E402
from tjreader.lang.token import Analysis  # noqa: E402
from tjreader.lang.writing import is_hanzi  # noqa: E402
from tjreader.text.rendering import View  # noqa: E402

RESOURCES = ROOT / "resources"


def article(analyst: Analyst, wrong: bool) -> None:
    """The article's readings and cuts against the checked ones."""
    opened = read_shipped(RESOURCES / "texts" / "tianjin")
    kinds: Counter[str] = Counter()
    words: Counter[str] = Counter()
    missed: list[str] = []
    for paragraph in opened.text.paragraphs:
        checked = opened.prepared(paragraph.id, View.PRINTED)
        if checked is None:
            continue
        made = analyst.analyse(checked.text)
        for place, (own, gold) in enumerate(zip(made.readings, checked.readings, strict=True)):
            if own is None or gold is None:
                continue
            kinds["hanzi"] += 1
            kinds["doubtful"] += own.doubtful
            if own.syllable == gold.syllable:
                continue
            same = toneless(own.syllable) == toneless(gold.syllable)
            neutral = same and (5 in (tone_of(own.syllable), tone_of(gold.syllable)))
            kinds["neutral" if neutral else "hard"] += 1
            kinds["wrong and doubtful"] += own.doubtful
            around = checked.text[max(0, place - 5) : place + 5]
            missed.append(
                f"{checked.text[place]} {gold.syllable}, not {own.syllable}"
                f" ({own.source} {own.detail}): {around}"
            )
        theirs, ours = spans(checked), spans(made)
        words["both"] += len(theirs & ours)
        words["gold"] += len(theirs)
        words["made"] += len(ours)
    f1 = 2 * words["both"] / (words["gold"] + words["made"])
    print(
        f"article: {kinds['hanzi']} hanzi, errors: {kinds['hard']} hard, {kinds['neutral']} neutral"
    )
    print(
        f"         {kinds['doubtful']} called doubtful, {kinds['wrong and doubtful']} of the errors"
    )
    print(f"         words: F1 {f1:.3f}")
    if wrong:
        print("\n".join(missed))


def spans(analysis: Analysis) -> set[tuple[int, int]]:
    """The places of the words that have hanzi."""
    return {
        (t.span.start, t.span.end)
        for t in analysis.tokens
        if any(map(is_hanzi, t.span.of(analysis.text)))
    }


def polyphones(analyst: Analyst, path: Path, wrong: bool) -> None:
    """The readings of a list of polyphones in sentences."""
    right = total = doubtful = caught = 0
    misses: Counter[tuple[str, str, str]] = Counter()
    begun = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            reading = analyst.analyse(row["sentence"]).readings[int(row["index"])]
            gold = marked(row["reading"])
            total += 1
            doubtful += bool(reading and reading.doubtful)
            if reading and reading.syllable == gold:
                right += 1
                continue
            caught += bool(reading and reading.doubtful)
            own = f"{reading.syllable} ({reading.source})" if reading else "nothing"
            misses[row["character"], gold, own] += 1
    seconds = time.perf_counter() - begun
    print(f"polyphones: {right} of {total} right, {right / total:.2%} ({seconds:.1f} s)")
    print(f"            {doubtful} called doubtful, {caught} of the {total - right} errors")
    if wrong:
        for (character, gold, own), count in misses.most_common(80):
            print(f"{count:4} {character} {gold}, not {own}")


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code."""
    wrong = "--wrong" in arguments
    files = [Path(a) for a in arguments if not a.startswith("--")]
    lexicon = Lexicon(RESOURCES / "lexicon" / "cedict.sqlite", RESOURCES / "lexicon" / "hsk.tsv")
    with tempfile.TemporaryDirectory() as folder:
        analyst = Analyst(Path(folder), lexicon)
        article(analyst, wrong)
        for path in files:
            polyphones(analyst, path, wrong)
    lexicon.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
