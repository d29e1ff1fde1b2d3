"""How well anchors follow the article through random edits; prints a table.

    python tests/benchmarks/anchors.py           one seed, 1,000 highlights in each case
    python tests/benchmarks/anchors.py --long    five seeds

Every edit is made by this script, so that it knows where each printed character went. A
highlight is placed *exactly* if its new place holds all of its characters that are still
printed and none that stood outside it; where none is left it must be an orphan or lie on
what was put in their place. It is *wrong* if most of the old characters at its new place are
not its own. *off* is neither: the right words with other ends. The exit code is 1 where a
figure misses its bound.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tjreader.formats.plain import text_of  # noqa: E402 - needs the path above
from tjreader.formats.shipped import read_shipped  # noqa: E402
from tjreader.notes.anchor import Anchor, anchor_spans, per_paragraph  # noqa: E402
from tjreader.notes.annotation import Annotation, Colour, Style, Target  # noqa: E402
from tjreader.notes.following import Following  # noqa: E402
from tjreader.text.document import Text  # noqa: E402
from tjreader.text.sentences import sentences  # noqa: E402
from tjreader.text.span import Span  # noqa: E402

SEEDS, MANY, LONGEST = 5, 1000, 40
LIMIT_SECONDS = 1.0
WRONG_AT_MOST = 0.2

Printed = list[tuple[str, int | None]]
"""Characters of an edition, each with its place in the old one; None if it is new."""


@dataclass(frozen=True)
class Case:
    """A kind of edition, and what is asked of highlights on it (per cent)."""

    name: str
    make: Callable[[Text, random.Random], Printed]
    exact: float = 0.0
    wrong: float = WRONG_AT_MOST
    gone: bool = False  # only highlights whose words were taken out are looked at


@dataclass
class Tally:
    """What became of the highlights of one case."""

    outcomes: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    unmarked: int = 0  # wrong or off, and not shown as doubtful
    seconds: list[float] = field(default_factory=list)

    def share(self, outcome: str) -> float:
        """Per cent of all."""
        return 100 * self.outcomes[outcome] / max(1, self.outcomes.total())


def unchanged(text: Text) -> Printed:
    """The edition as it was."""
    return list(zip(text.printed, range(len(text.printed)), strict=True))


def edited(printed: Printed, share: float, chance: random.Random) -> Printed:
    """That share of all characters replaced, left out or given a new one before them."""
    letters = [char for char, _ in printed if not char.isspace()]
    made: Printed = []
    for char, place in printed:
        if char == "\n" or chance.random() >= share:
            made.append((char, place))
            continue
        act = chance.randrange(3)
        if act < 2:
            made.append((chance.choice(letters), None))
        if act == 1:
            made.append((char, place))
    return made


def typed(share: float) -> Callable[[Text, random.Random], Printed]:
    """Editions with that share of characters edited."""
    return lambda text, chance: edited(unchanged(text), share, chance)


def converted(name: str) -> Callable[[Text, random.Random], Printed]:
    """The traditional edition, by a conversion of OpenCC (which keeps the length)."""

    def make(text: Text, chance: random.Random) -> Printed:
        from opencc import OpenCC

        words = OpenCC(name).convert(text.printed).replace("“", "「").replace("”", "」")
        return list(zip(words, range(len(text.printed)), strict=True))

    return make


def rearranged(text: Text, chance: random.Random) -> Printed:
    """A twentieth of the paragraphs left out, new ones, some moved; 5 % of the rest edited."""
    lines = lines_of(text)
    letters = [char for char in text.printed if not char.isspace()]
    kept = [line for line in lines if chance.random() >= 0.05]
    for _ in range(len(lines) // 20):
        kept.insert(chance.randrange(len(kept)), kept.pop(chance.randrange(len(kept))))
    for _ in range(len(lines) // 20):
        new: Printed = [(chance.choice(letters), None) for _ in range(chance.randint(20, 200))]
        kept.insert(chance.randrange(len(kept)), [*new, ("\n", None)])
    return edited([char for line in kept for char in line], 0.05, chance)


def reflowed(text: Text, chance: random.Random) -> Printed:
    """Paragraphs broken at the ends of sentences and joined, as by another edition; 1 % edited."""
    made: Printed = []
    for line in lines_of(text):
        body = [each for each in line if each[0] != "\n"]
        for each in body:
            made.append(each)
            if each[0] in "。！？" and chance.random() < 0.2:
                made.append(("\n", None))
        if not body or body[0][0] == "#" or chance.random() >= 0.3:
            made.extend(line[len(body) :])
    return edited(made, 0.01, chance)


def wrapped(text: Text, chance: random.Random) -> Printed:
    """The edition with a line end after every 40 characters; 1 % edited."""
    made: Printed = []
    for line in lines_of(text):
        for index, each in enumerate(line):
            if index and index % 40 == 0:
                made.append(("\n", None))
            made.append(each)
    return edited(made, 0.01, chance)


def cut(text: Text, chance: random.Random) -> Printed:
    """A third of the sentences left out, 1 % of the rest edited."""
    printed = unchanged(text)
    out: set[int] = set()
    for paragraph in text.paragraphs:
        for sentence in sentences(paragraph.span.of(text.printed)):
            if chance.random() < 1 / 3:
                span = sentence.shifted(paragraph.span.start)
                out.update(range(span.start, span.end))
    return edited([each for each in printed if each[1] not in out], 0.01, chance)


def lines_of(text: Text) -> list[Printed]:
    """The printed lines, each with its line end."""
    found: list[Printed] = [[]]
    for each in unchanged(text):
        found[-1].append(each)
        if each[0] == "\n":
            found.append([])
    return found


CASES = (
    Case("1 % edited", typed(0.01), 99.9),
    Case("5 % edited", typed(0.05), 99.0),
    Case("10 % edited", typed(0.10), 98.0),
    Case("traditional", converted("s2t"), 99.5),
    Case("traditional (Taiwan)", converted("s2tw"), 99.5),
    Case("paragraphs + 5 %", rearranged, 99.0),
    Case("paragraphs broken anew", reflowed, 99.0),
    Case("lines of 40 + 1 %", wrapped, 99.0),
    Case("text left out", cut, 0.0, wrong=2.0, gone=True),
)


def highlights(
    text: Text, count: int, chance: random.Random, among: Sequence[int] | None
) -> list[Annotation]:
    """Highlights of 1 to `LONGEST` code points, each inside one paragraph.

    Args:
        text: what they are on.
        count: how many.
        chance: where they are.
        among: if given, every place they touch is one of these.
    """
    made: list[Annotation] = []
    places = set(among) if among is not None else None
    starts = among or range(len(text.printed))
    while len(made) < count:
        start = chance.choice(starts)
        wanted = Span(start, min(len(text.printed), start + chance.randint(1, LONGEST)))
        pieces = per_paragraph(text, (wanted,))[:1]
        if not pieces or (places is not None and not places.issuperset(_range(pieces[0]))):
            continue
        anchor = anchor_spans(text, pieces)
        made.append(
            Annotation(
                f"h{len(made)}",
                Target.HIGHLIGHT,
                anchor,
                "",
                "",
                "",
                Colour.YELLOW,
                Style.TINT,
            )
        )
    return made


def _range(span: Span) -> range:
    return range(span.start, span.end)


def outcome(old: Anchor, new: Anchor, origins: Sequence[int | None], left: set[int]) -> str:
    """What became of one highlight."""
    mine = {place for span in old.spans for place in _range(span)}
    there = [origins[place] for span in new.spans for place in _range(span)]
    printed = {place for place in there if place is not None}
    if printed == mine & left:
        return "exact"
    if not new.spans:
        return "lost"
    return "wrong" if 2 * len(printed & mine) < len(printed) else "off"


def run(case: Case, text: Text, seeds: int, count: int) -> Tally:
    """Follow the highlights of one case through its editions."""
    tally = Tally()
    for seed in range(seeds):
        chance = random.Random(f"{case.name} {seed}")
        printed = case.make(text, chance)
        new = text_of("".join(char for char, _ in printed), text.title, "")
        if new is None:
            raise ValueError("an edition without words")
        origins = [place for _, place in printed]
        left = {place for place in origins if place is not None}
        gone = [place for place in range(len(text.printed)) if place not in left]
        written = highlights(text, count, chance, gone if case.gone else None)
        begin = time.perf_counter()
        edits = Following(new, {text.revision: text}).edits(written)
        tally.seconds.append(time.perf_counter() - begin)
        for edit in edits:
            assert edit.before is not None
            assert edit.after is not None
            found = outcome(edit.before.anchor, edit.after.anchor, origins, left)
            tally.outcomes[found] += 1
            tally.states[edit.after.anchor.state] += 1
            tally.unmarked += found in ("wrong", "off") and not edit.after.anchor.is_doubtful
    return tally


def misses(case: Case, tally: Tally) -> list[str]:
    """The bounds that a case does not keep."""
    found = []
    if tally.share("exact") < case.exact:
        found.append(f"exact {tally.share('exact'):.2f} < {case.exact}")
    if tally.share("wrong") > case.wrong:
        found.append(f"wrong {tally.share('wrong'):.2f} > {case.wrong}")
    return found


def say(line: str) -> None:
    """One line of the table, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Print the table; 1 if a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--long", action="store_true", help="five seeds")
    seeds = SEEDS if parser.parse_args().long else 1
    text = read_shipped(ROOT / "resources" / "texts" / "tianjin").text
    say(f"{seeds} x {MANY:,} highlights of 1 to {LONGEST} characters; per cent")
    say("case                     exact     off    lost   wrong  unmarked  s per 1,000")
    code = 0
    for case in CASES:
        tally = run(case, text, seeds, MANY)
        slowest = max(tally.seconds)
        unmarked = 100 * tally.unmarked / max(1, tally.outcomes.total())
        shares = "".join(f"{tally.share(each):8.2f}" for each in ("exact", "off", "lost", "wrong"))
        say(f"{case.name:22}{shares}{unmarked:10.2f}{slowest:13.2f}")
        missed = misses(case, tally)
        if slowest > LIMIT_SECONDS:
            missed.append(f"{slowest:.2f} s > {LIMIT_SECONDS} s")
        for each in missed:
            say(f"    MISSED: {each}")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
