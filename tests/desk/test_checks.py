"""The checks, each with a sentence of the article where it finds something and one where not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import span_of, text_of
from checking import check, concept, dues_of, findings_at, kinds_at, translations_of
from feature import FOLDER
from tjreader.desk.checks.checker import Checker
from tjreader.desk.checks.finding import FindingKind, Severity, sift, to_revisit
from tjreader.desk.concept import Concept
from tjreader.desk.ruling import Acceptance, Ruling, RulingKind
from tjreader.desk.translation import Stage
from tjreader.formats.shipped import read_shipped
from tjreader.notes.anchor import anchor_spans
from tjreader.text.document import Text

FORCES = "new quality productive forces"


@pytest.fixture(scope="module")
def article() -> Text:
    return read_shipped(FOLDER).text


LAYOUT = "在天津发展新质生产力的版图中"
MODEL = (
    "On the map of Tianjin’s development of {}, the Tiankai Higher Education Science and "
    "Innovation Park is without doubt a bold stroke."
)


def test_a_decided_term_that_is_not_used(article: Text) -> None:
    term = concept("新质生产力", FORCES)
    report = check(article, {LAYOUT: MODEL.format("modern industry")}, term)
    (found,) = findings_at(report, article, LAYOUT)
    assert found.kind is FindingKind.TERM_UNUSED
    assert found.severity is Severity.FAULT
    assert (found.form, found.wanted) == ("新质生产力", FORCES)
    assert found.source is not None
    assert found.source.of(article.printed) == "新质生产力"
    for used in (FORCES, "a New-Quality Productive Force", "the new quality productive forces"):
        report = check(article, {LAYOUT: MODEL.format(used)}, term)
        assert findings_at(report, article, LAYOUT) == []


def test_an_undecided_term_is_asked_of_nobody(article: Text) -> None:
    term = concept("新质生产力", proposed=[FORCES])
    report = check(article, {LAYOUT: MODEL.format("modern industry")}, term)
    assert findings_at(report, article, LAYOUT) == []


def test_another_known_rendering_is_shown_where_the_decided_one_is_missing(article: Text) -> None:
    term = concept("新质生产力", FORCES, proposed=["new productivity"])
    report = check(article, {LAYOUT: MODEL.format("new productivity")}, term)
    (found,) = findings_at(report, article, LAYOUT)
    assert (found.kind, found.found) == (FindingKind.TERM_UNUSED, "new productivity")


def test_a_changed_decision_is_a_list_of_places(article: Text) -> None:
    term = concept("新质生产力", FORCES, earlier=["new productivity"])
    other = "近年来，塑料污染已成为全球性环境问题"
    title = "天开实践 打造新质生产力策源地"
    said = {
        LAYOUT: MODEL.format("new productivity"),
        title: "Tiankai in practice: a cradle of new quality productive forces",
        other: "Plastic pollution has become a problem of all the world, and new productivity "
        "does not cure it, whatever the old ways of recycling may have done so far.",
    }
    report = check(article, said, term)
    found = to_revisit(report.findings, term.id)
    assert [(each.kind, each.found) for each in found] == [
        (FindingKind.DECISION_CHANGED, "new productivity")
    ]
    assert kinds_at(report, article, title) == []
    assert kinds_at(report, article, other) == []  # the term is not due there
    assert to_revisit(report.findings, "another") == ()


def test_what_was_decided_again_is_no_earlier_decision(article: Text) -> None:
    term = concept("新质生产力", FORCES, earlier=[FORCES, "new productivity"])
    report = check(article, {LAYOUT: MODEL.format(FORCES)}, term)
    assert findings_at(report, article, LAYOUT) == []


def test_a_deprecated_rendering(article: Text) -> None:
    term = concept("新质生产力", FORCES, deprecated=["new productive forces", "quality"])
    report = check(article, {LAYOUT: MODEL.format("new productive forces")}, term)
    (found,) = findings_at(report, article, LAYOUT)
    assert (found.kind, found.found) == (FindingKind.DEPRECATED_USED, "new productive forces")
    # "quality" inside the decided rendering is part of that.
    report = check(article, {LAYOUT: MODEL.format(FORCES)}, term)
    assert findings_at(report, article, LAYOUT) == []


def test_rulings_of_single_places_go_before_what_holds_for_the_text(article: Text) -> None:
    term = concept("新质生产力", FORCES)
    span = next(
        due.span
        for due in dues_of(article, [term])
        if due.span.start > span_of(article, LAYOUT).start
    )
    ruling = Ruling(
        "r", term.id, anchor_spans(article, (span,)), RulingKind.RENDERED, "these new forces"
    )
    not_term = replace(ruling, kind=RulingKind.NOT_TERM, words="")
    for words, ruled, kinds in (
        ("these new forces", ruling, []),
        (FORCES, ruling, ["term unused"]),
        ("modern industry", not_term, []),
    ):
        report = check(article, {LAYOUT: MODEL.format(words)}, term, rulings={span: ruled})
        assert kinds_at(report, article, LAYOUT) == kinds


def test_a_forbidden_form_that_is_printed(article: Text) -> None:
    term = concept("低空经济", "low-altitude economy", forbidden=["底空经济"])
    words = "眼下，从底空经济"
    report = check(article, {}, term)
    found = findings_at(report, article, words)
    assert [(each.kind.value, each.form, each.wanted) for each in found] == [
        ("forbidden form", "底空经济", "低空经济"),
        ("untranslated", "", ""),
    ]
    (_only,) = (each for each in report.findings if each.kind is FindingKind.FORBIDDEN_FORM)
    report = check(article, {}, concept("低空经济", forbidden=["低空"]))
    assert all(each.kind is not FindingKind.FORBIDDEN_FORM for each in report.findings)


TITLES = {
    "天开实践 打造新质生产力策源地": "Tiankai in practice: a {} of new quality productive forces",
    "围绕“科技创新策源地": "Around its role as “a {} of science and technology innovation, an "
    "incubator of research and an ecosystem of services”, the Tiankai Group holds regular and "
    "professional roadshows at a high level, and builds the “Tiankai Roadshow” into a brand.",
}


@pytest.mark.parametrize("proposed", [["source", "cradle"], ["source; birthplace; cradle"]])
def test_one_undecided_term_in_two_renderings(article: Text, proposed: list[str]) -> None:
    term = concept("策源地", proposed=proposed)
    one, other = TITLES
    said = {one: TITLES[one].format("cradle"), other: TITLES[other].format("source")}
    report = check(article, said, term)
    (found,) = (each for each in report.across if each.kind is FindingKind.TWO_RENDERINGS)
    assert {place.words for place in found.places} == {"cradle", "source"}
    assert found.concept_ids == (term.id,)
    said[other] = TITLES[other].format("cradle")
    report = check(article, said, term)
    assert all(each.kind is not FindingKind.TWO_RENDERINGS for each in report.across)
    # Where something is decided each place says so itself.
    said[other] = TITLES[other].format("source")
    report = check(article, said, concept("策源地", "cradle", proposed=["source"]))
    assert all(each.kind is not FindingKind.TWO_RENDERINGS for each in report.across)
    assert kinds_at(report, article, other) == ["term unused"]


def test_two_terms_in_one_rendering(article: Text) -> None:
    park, circle = concept("天开园", "Tiankai Park"), concept("天开高教科创园", "the Tiankai Park")
    said = {
        LAYOUT: MODEL.format(FORCES).replace("Higher Education Science and Innovation ", ""),
        "不只是天开园": "Not the Tiankai Park alone: all of the city’s strength in innovation is "
        "visibly on the rise.",
    }
    report = check(article, said, park, circle)
    (found,) = (each for each in report.across if each.kind is FindingKind.TWO_TERMS)
    assert set(found.concept_ids) == {park.id, circle.id}
    assert len(found.places) == 2
    higher = concept("天开高教科创园", "Tiankai Higher Education Science and Innovation Park")
    report = check(article, said | {LAYOUT: MODEL.format(FORCES)}, park, higher)
    assert all(each.kind is not FindingKind.TWO_TERMS for each in report.across)


NUMBERS = "今年1至7月，天津海关监管发运中欧"
NUMBERED = (
    "From January to July this year, Tianjin Customs handled 417 China-Europe (Central Asia) "
    "trains carrying {}, up {} year on year."
)


@pytest.mark.parametrize(
    ("teu", "up", "kinds"),
    [
        ("45,000 TEU", "17.3 percent", []),
        ("45 thousand TEU", "17.3%", []),
        ("4,500 TEU", "17.3%", ["number missing", "number extra"]),
        ("45,000 TEU", "17.3", ["number missing", "number extra"]),
        ("45,000 TEU", "sharply", ["number missing"]),
        ("45,000 TEU", "17.3% in 12 months", ["number extra"]),
    ],
)
def test_numbers(article: Text, teu: str, up: str, kinds: list[str]) -> None:
    report = check(article, {NUMBERS: NUMBERED.format(teu, up)})
    assert kinds_at(report, article, NUMBERS) == kinds
    for each in findings_at(report, article, NUMBERS):
        if each.source:
            assert each.source.of(article.printed) == each.form
        else:
            assert each.target
            assert each.target.of(NUMBERED.format(teu, up)) == each.found


def test_a_lost_more_than_is_told_quietly(article: Text) -> None:
    words = "这背后，是创新的硬核驱动"
    said = (
        "Behind this is the hard drive of innovation: in 2024 Youfa’s spending on research was {} "
        "yuan, and its “automatic strapping machine for steel pipe”, “evaporator for heat-pipe "
        "residual heat” and “multi-pushrod galvanising device” are in use throughout the industry."
    )
    report = check(article, {words: said.format("1.5 billion")})
    (found,) = findings_at(report, article, words)
    assert (found.kind, found.severity) == (FindingKind.BOUND_DIFFERS, Severity.QUIET)
    report = check(article, {words: said.format("more than 1.5 billion")})
    assert findings_at(report, article, words) == []


def test_numbers_of_a_term_are_asked_of_nobody() -> None:
    text = text_of("# 一", "培育世界500强企业和22家新企业共同成长。")
    term = concept("世界500强企业", "the largest companies in the world")
    said = {"培育世界": "Let the largest companies in the world and 22 new ones grow together."}
    assert kinds_at(check(text, said, term), text, "培育世界") == []
    assert kinds_at(check(text, said), text, "培育世界") == ["number missing"]


def test_a_number_of_the_corrected_form_is_not_too_much(article: Text) -> None:
    words = "目前，我国每三吨焊接管"
    (pair,) = (
        each
        for each in translations_of(article, {words: "x"}).pairs
        if each.segment.printed.startswith(words)
    )
    mended = replace(pair.segment, corrected=pair.segment.printed.replace("三吨", "五吨"))
    for said in ("Of 3 tonnes one pipe is Youfa’s.", "Of five tonnes one pipe is Youfa’s."):
        assert pair.translation
        translation = replace(pair.translation, words=said, stage=Stage.DRAFT)
        made = replace(pair, segment=mended, translation=translation)
        assert Checker((), "en").segment(made, ()).findings == ()


def test_an_accepted_finding_stays_so_while_the_words_around_it_change(article: Text) -> None:
    term = concept("新质生产力", FORCES)
    first = check(article, {LAYOUT: MODEL.format("modern industry")}, term)
    (found,) = findings_at(first, article, LAYOUT)
    fine = Acceptance("a", article.id, found.key, "said in the sentence before")
    later = check(article, {LAYOUT: "Indeed: " + MODEL.format("modern industries")}, term)
    sifted = sift(later.findings, [fine], article.id)
    assert [(each.kind, record) for each, record in sifted.accepted] == [(found.kind, fine)]
    assert all(each.key != found.key for each in sifted.open)
    assert sift(later.findings, [fine], "another text").accepted == ()


def test_the_same_fault_twice_in_a_sentence_has_two_keys(article: Text) -> None:
    report = check(article, {QUOTED: "The  golden basket bears fruit, The  golden basket"})
    keys = [each.key for each in findings_at(report, article, QUOTED)]
    assert len(keys) == len(set(keys)) == 2


QUOTED = "“金篮子”育出“金成果”"
SENTENCES = ["", "新质生产力。", "Tiankai  has 5 (of 12", "new productivity", FORCES, "“It”, 248亿"]
CONCEPTS = (
    concept("新质生产力", FORCES, earlier=["new productivity"]),
    concept("策源地", proposed=["source", "cradle"]),
)


@given(st.lists(st.sampled_from(SENTENCES), min_size=5, max_size=5), st.integers(0, 4))
def test_checking_one_changed_sentence_gives_what_checking_all_gives(
    words: list[str], changed: int
) -> None:
    text = text_of(
        "# 一", "打造新质生产力策源地。", "发展新质生产力5家。总248亿元。", "又一策源地。"
    )
    starts = ["一", "打造", "发展", "总", "又一"]
    checker = Checker(CONCEPTS, "en")
    dues = dues_of(text, CONCEPTS)

    def pairs_of(said: list[str]):
        return translations_of(text, dict(zip(starts, said, strict=True))).pairs

    whole = checker.text(pairs_of(words), dues)
    other = [*words[:changed], "a cradle of 5", *words[changed + 1 :]]
    pairs = pairs_of(other)
    own = [due for due in dues if pairs[changed].segment.span.covers(due.span)]
    one = checker.segment(pairs[changed], own)
    checked = (*whole.checked[:changed], one, *whole.checked[changed + 1 :])
    assert checked == checker.text(pairs, dues).checked
    assert checker.across(pairs, checked) == checker.text(pairs, dues).across
    keys = [each.key for each in whole.findings]
    assert len(keys) == len(set(keys))


def test_what_was_accepted_stays_accepted_when_an_entry_is_adopted(article: Text) -> None:
    """Also where the finding is about the term, and the adopted entry has another id."""
    shipped = concept("新质生产力", proposed=["new forces", "new powers"], name="feature:one")
    other = concept("天津", proposed=["new forces"], name="other")
    said = {LAYOUT: MODEL.format("new forces"), "天开实践": "Practice of new powers in new forces"}
    adopted = replace(shipped, id="0" * 32, adopted=shipped.id)

    def keys(term: Concept) -> set[str]:
        report = check(article, said, term, other)
        return {each.key for each in report.across}

    assert keys(adopted) == keys(shipped) != set()
    worn = concept("新质生产力", FORCES, deprecated=["new forces"], name="feature:one")
    before = findings_at(check(article, said, worn), article, LAYOUT)
    mine = replace(worn, id="0" * 32, adopted=worn.id)
    after = findings_at(check(article, said, mine), article, LAYOUT)
    assert [each.key for each in after] == [each.key for each in before] != []
