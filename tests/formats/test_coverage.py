"""The coverage report: what it counts, and that nothing in it becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from builders import text_of
from checking import concept, dues_of, translations_of
from tjreader.desk.checks.checker import Checker
from tjreader.desk.checks.finding import FindingKind, sift
from tjreader.desk.concept import Concept, FormKind, SourceForm
from tjreader.desk.coverage import Coverage, coverage
from tjreader.desk.ruling import Acceptance
from tjreader.formats.coverage import to_html, to_markdown
from tjreader.formats.coverage_words import CHINESE, ENGLISH, words_for

EVIL = "<script>alert(1)</script> & | *x*"


def report(said: dict[str, str], *concepts: Concept, accept: str = "") -> Coverage:
    text = text_of(
        "# 一", "打造新质生产力5家。", "新质生产力又来。", "# 二", "策源地。", title=EVIL
    )
    pairs = translations_of(text, said).pairs
    dues = dues_of(text, concepts)
    found = Checker(concepts).text(pairs, dues).findings
    fine = [
        Acceptance(f"a{n}", text.id, each.key, EVIL, "2025-08-01")
        for n, each in enumerate(found)
        if each.kind.value == accept
    ]
    return coverage(text, pairs, dues, concepts, sift(found, fine, text.id), made="2025-08-02T")


TERMS = (
    concept("新质生产力", "new forces", earlier=["newness <i>"]),
    concept("策源地", proposed=["source"]),
)


def test_what_is_counted() -> None:
    made = report({"打造": "Build it.", "策源": "A source."}, *TERMS)
    assert [(row.code, row.terms, row.decided, row.open) for row in made.sections] == [
        ("§1", 2, 2, 2),
        ("§2", 1, 0, 0),
    ]
    assert (made.terms, made.decided, made.occurrences, made.covered) == (2, 1, 3, 2)
    assert [(row.name, row.occurrences, row.proposed) for row in made.undecided] == [
        ("策源地", 1, "source")
    ]
    assert [(row.kind, row.code) for row in made.open] == [
        (FindingKind.TERM_UNUSED, "§1 ¶1"),
        (FindingKind.NUMBER_MISSING, "§1 ¶1"),
    ]
    assert made.total.done.sentences == 2
    assert sum(row.progress.all.sentences for row in made.sections) == made.total.all.sentences == 5
    assert [(row.before, row.after) for row in made.decisions] == [("newness <i>", "new forces")]


def test_what_is_to_be_mended_comes_before_what_is_to_be_looked_at() -> None:
    printed = concept("新质生产力", "new forces")
    forbidden = SourceForm("策源地", FormKind.FORBIDDEN)
    doubtful = replace(concept("源地"), forms=(SourceForm("源地"), forbidden))
    made = report({"打造": "Build new forces."}, printed, doubtful)
    assert [row.kind for row in made.open] == [
        FindingKind.NUMBER_MISSING,
        FindingKind.FORBIDDEN_FORM,
    ]


def test_what_was_accepted_is_told_with_the_reason() -> None:
    made = report({"打造": "Build 5."}, *TERMS, accept="term unused")
    assert [(row.kind, row.reason) for row in made.accepted] == [(FindingKind.TERM_UNUSED, EVIL)]
    assert made.open == ()
    assert [(row.open, row.accepted) for row in made.sections] == [(0, 1), (0, 0)]


class Tags(HTMLParser):
    """The tags of a page, and that they close each other."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("words", [ENGLISH, CHINESE])
@pytest.mark.parametrize("said", [{}, {"打造": "Build <b>it</b> 7 5.", "策源": "A source. 策"}])
def test_the_page_is_whole_and_nothing_in_it_is_markup(said, words) -> None:
    made = report(said, *TERMS, concept("来", "<u>", forbidden=["来来"]), accept="number extra")
    page = to_html(made, words).decode()
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not tags.seen & {"script", "b", "u", "link", "img"}
    assert "&lt;script&gt;alert(1)" in page
    assert "http" not in page.replace("http-equiv", "")
    plain = to_markdown(made, words).decode()
    assert "<script>" not in plain.replace("\\<script", "")
    rows = [line for line in plain.splitlines() if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in rows}) == 1


def test_an_empty_desk_gives_a_page_too() -> None:
    made = report({})
    page = to_html(made).decode()
    assert ENGLISH.none_undecided in page
    assert ENGLISH.none_decided in page
    assert made.occurrences == 0


def test_the_words_are_there_in_both_languages() -> None:
    assert set(ENGLISH.kinds) == set(CHINESE.kinds) == set(FindingKind)
    assert words_for("zh-Hans") is CHINESE
    assert words_for("en") is words_for("de") is ENGLISH
