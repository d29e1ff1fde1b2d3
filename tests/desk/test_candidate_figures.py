"""How good the candidates of whole texts are, cut by the real engine.

The lists in tests/data/candidates say which were judged to be terms, and when. The floors are
a little under the figures of docs/language.md, which `packaging/evaluate_candidates.py` prints.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tjreader.app.prospecting import passages
from tjreader.desk.candidates import Candidate, untold
from tjreader.formats.plain import read_words
from tjreader.formats.shipped import read_shipped
from tjreader.lang.analyst import open_analyst
from tjreader.prospector import Prospector
from tjreader.text.folding import fold
from tjreader.text.rendering import View

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "tests" / "data" / "candidates"


@pytest.fixture(scope="module")
def prospector(tmp_path_factory: pytest.TempPathFactory) -> Prospector:
    folder = tmp_path_factory.mktemp("cache")
    return Prospector(open_analyst(folder, ROOT / "resources" / "lexicon"))


@pytest.fixture(scope="module")
def article(prospector: Prospector) -> tuple[Candidate, ...]:
    """The candidates of the shipped article, its glossary set aside."""
    opened = read_shipped(ROOT / "resources" / "texts" / "tianjin")
    given = passages(opened.text, lambda each: opened.prepared(each.id, View.PRINTED))
    return prospector.prospect(given, untold)


def judged(name: str) -> tuple[set[str], set[str]]:
    """The kept and the refused ones of a list, folded."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    refused = {fold(line[2:].split("  ")[0]) for line in lines if line.startswith("- ")}
    return {fold(line) for line in lines if not line.startswith("- ")}, refused


def test_of_the_first_forty_of_the_article_thirty_would_be_kept(
    article: tuple[Candidate, ...],
) -> None:
    kept, refused = judged("tianjin_judged.txt")
    first = [fold(each.words) for each in article[:40]]
    assert set(first) <= kept | refused, "the list is judged anew where the candidates change"
    assert sum(words in kept for words in first) >= 30


def test_the_first_forty_of_the_article_and_its_glossary(article: tuple[Candidate, ...]) -> None:
    """Strictly: the same words as a term of the glossary, which chose nothing."""
    opened = read_shipped(ROOT / "resources" / "texts" / "tianjin")
    terms = {fold(form) for e in opened.glossary for form in (e.term, e.printed_as) if form}
    first = [fold(each.words) for each in article[:40]]
    assert sum(words in terms for words in first) >= 20


def test_thirty_of_the_first_forty_are_kept_by_both_blind_judges_for_the_glossarys_sake(
    article: tuple[Candidate, ...],
) -> None:
    """K1, K2: a term of the glossary, or a whole unit of the concept of one of its entries."""
    lines = (LISTS / "tianjin_blind.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    marks = {fold(row[0]): set(row[1:3]) for row in rows}
    first = [marks.get(fold(each.words), {"N"}) for each in article[:40]]
    assert sum(each <= {"K1", "K2"} for each in first) >= 30


def test_a_text_of_ones_own(prospector: Prospector) -> None:
    text = read_words((LISTS / "linjiang.txt").read_text(encoding="utf-8")).text
    kept, _ = judged("linjiang_terms.txt")
    first = [fold(each.words) for each in prospector.prospect(passages(text), untold)[:40]]
    assert sum(words in kept for words in first) >= 30
