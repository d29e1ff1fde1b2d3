"""Measure the candidates for terms against what was judged; print the figures and the misses.

Usage: python packaging/evaluate_candidates.py [--own-cuts]
       python packaging/evaluate_candidates.py TEXT JUDGED

Without files: on the shipped article, its glossary set aside, against that glossary. A
candidate is kept if it equals a term, or the form an entry says is printed (strict). One
that contains a term or is contained in one is counted apart (near). `--own-cuts` uses the
article's checked cuts, as the program does, and adds what the two blind judges of
tests/data/candidates/tianjin_blind.tsv said; without it the article is cut as a strange text.

With files: TEXT is any text, JUDGED a list of its terms, one a line; lines beginning with #
are remarks. A line beginning with “- ” was judged and is none, which tells apart what was
never judged.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tjreader.app.prospecting import nothing_known, passages  # noqa: E402 - needs the path above
from tjreader.desk.candidates import Candidate, untold  # noqa: E402
from tjreader.formats.plain import read_words  # noqa: E402
from tjreader.formats.shipped import read_shipped  # noqa: E402
from tjreader.lang.analyst import open_analyst  # noqa: E402
from tjreader.prospector import Given, Prospector  # noqa: E402
from tjreader.text.folding import fold  # noqa: E402
from tjreader.text.rendering import View  # noqa: E402

RESOURCES = ROOT / "resources"
BLIND = ROOT / "tests" / "data" / "candidates" / "tianjin_blind.tsv"
MARKS = ("K1", "K2", "K3", "N")


def found_in(given: Sequence[Given]) -> tuple[Candidate, ...]:
    """The candidates of paragraphs."""
    with tempfile.TemporaryDirectory() as folder:
        return Prospector(open_analyst(Path(folder), RESOURCES / "lexicon")).prospect(given, untold)


def article(own_cuts: bool) -> tuple[list[Candidate], list[str]]:
    """The article's candidates, and the terms of its glossary."""
    opened = read_shipped(RESOURCES / "texts" / "tianjin")
    known = (lambda each: opened.prepared(each.id, View.PRINTED)) if own_cuts else nothing_known
    terms = [form for e in opened.glossary for form in (e.term, e.printed_as) if form]
    return list(found_in(passages(opened.text, known))), terms


def near(words: str, terms: Collection[str]) -> bool:
    """Whether folded words contain a term or are contained in one."""
    return any(words in term or term in words for term in terms)


def report(found: Sequence[Candidate], terms: Sequence[str], refused: Collection[str]) -> None:
    """Print precision and recall of the first of them, the list, and what was missed."""
    wanted = {fold(term): term for term in terms}
    words = [fold(each.words) for each in found]
    for most in (40, 80, len(found)):
        strict = sum(each in wanted for each in words[:most])
        close = sum(each not in wanted and near(each, wanted) for each in words[:most])
        told = min(most, len(found))
        print(
            f"top {told}: {strict} equal a term (precision {strict / told:.2f}, "
            f"recall {strict / len(wanted):.2f} of {len(wanted)}), {close} near"
        )
    for number, each in enumerate(found[:80], 1):
        folded = fold(each.words)
        mark = "+" if folded in wanted else "~" if near(folded, wanted) else " "
        judged = " " if not refused or folded in wanted or folded in refused else "?"
        reasons = ", ".join(each.reasons)
        print(f"{number:3} {mark}{judged} {each.words} ×{each.count} {each.score} {reasons}")
    print("missed:", " ".join(term for key, term in wanted.items() if key not in words))


def report_blind(found: Sequence[Candidate], most: int = 40) -> None:
    """Print what the two blind judges said of the first candidates."""
    lines = BLIND.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    marks = {fold(row[0]): (row[1], row[2]) for row in rows}
    first = [marks[words] for each in found[:most] if (words := fold(each.words)) in marks]
    for who in (0, 1):
        tally = Counter(each[who] for each in first)
        print(f"judge {who + 1}:", ", ".join(f"{mark} {tally[mark]}" for mark in MARKS))
    both = sum(set(each) <= {"K1", "K2"} for each in first)
    kept = sum("N" not in each for each in first)
    agreed = sum((a == "N") == (b == "N") for a, b in marks.values())
    print(
        f"both judges, of the first {most} ({len(first)} judged): {kept} kept, {both} of them "
        f"for the glossary's sake (K1, K2); to keep or not was agreed on {agreed} of {len(marks)}"
    )


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code."""
    files = [Path(each) for each in arguments if not each.startswith("--")]
    if len(files) == 2:
        lines = files[1].read_text(encoding="utf-8").splitlines()
        judged = [line for line in lines if line and not line.startswith("#")]
        text = read_words(files[0].read_text(encoding="utf-8-sig")).text
        refused = {fold(line[2:].split("  ")[0]) for line in judged if line.startswith("- ")}
        kept = [line for line in judged if not line.startswith("- ")]
        report(found_in(passages(text)), kept, refused)
        return 0
    if files:
        print(__doc__)
        return 2
    own_cuts = "--own-cuts" in arguments
    found, terms = article(own_cuts)
    report(found, terms, ())
    if own_cuts:
        report_blind(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
