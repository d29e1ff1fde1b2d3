"""The checks of wording, each with a sentence of the article where it finds something or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import span_of, text_of
from checking import check, findings_at, kinds_at
from feature import FOLDER
from tjreader.desk.checks.finding import FindingKind
from tjreader.desk.checks.pairing import leftovers
from tjreader.desk.translation import Stage
from tjreader.formats.shipped import read_shipped
from tjreader.text.document import Text

LAYOUT = "在天津发展新质生产力的版图中"
MODEL = (
    "On the map of Tianjin’s development of {}, the Tiankai Higher Education Science and "
    "Innovation Park is without doubt a bold stroke."
)


@pytest.fixture(scope="module")
def article() -> Text:
    return read_shipped(FOLDER).text


def test_sentences_without_words(article: Text) -> None:
    assert kinds_at(check(article, {}), article, LAYOUT) == ["untranslated"]
    report = check(article, {LAYOUT: "  "}, stage=Stage.DONE)
    assert kinds_at(report, article, LAYOUT) == ["empty"]
    assert kinds_at(check(article, {LAYOUT: ""}, stage=Stage.OPEN), article, LAYOUT) == [
        "untranslated"
    ]


def test_a_translation_that_is_the_source(article: Text) -> None:
    title = "产研协同 架起成果转化金色桥梁"
    for same in (title, "產研協同　架起成果轉化金色橋梁"):
        assert kinds_at(check(article, {title: same}), article, title) == ["unchanged"]
    said = "Industry and research together build a golden bridge"
    assert kinds_at(check(article, {title: said}), article, title) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("天开园 in practice", ["天开园"]),
        ("Tiankai in practice，a cradle", ["，"]),
        ("Tiankai (天开) in practice", []),
        ("Tiankai in practice", []),
    ],
)
def test_chinese_that_was_left(article: Text, words: str, found: list[str]) -> None:
    title = "产研协同 架起成果转化金色桥梁"
    report = check(article, {title: words})
    left = [e for e in findings_at(report, article, title) if e.kind is FindingKind.CHINESE_LEFT]
    assert [each.found for each in left] == found


QUOTED = "“金篮子”育出“金成果”"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("The “golden basket” bears “golden fruit”.", 0),
        ('The "golden basket" bears "golden fruit".', 0),
        ("The ‘golden basket’ bears the city’s ‘golden fruit’.", 0),
        ("The “golden basket bears “golden fruit”.", 1),
        ("The “golden basket” bears golden fruit”.", 1),
        ('The "golden basket bears "golden fruit".', 1),
        ("The golden basket (of Tiankai bears golden fruit.", 1),
        ("The firms’ basket bears golden fruit, a) and b).", 0),
        ("The firms’ basket bears golden fruit) and more.", 1),
    ],
)
def test_quotes_and_brackets_without_a_fellow(article: Text, words: str, count: int) -> None:
    report = check(article, {QUOTED: words})
    assert kinds_at(report, article, QUOTED) == ["unpaired"] * count


def test_a_quotation_that_goes_on_in_the_next_sentence_is_none(article: Text) -> None:
    last = "此外，我们还和俄罗斯"
    said = "Besides, we have signed an agreement with Russian railways to {} the service.”"
    report = check(article, {last: said.format("better")})
    assert kinds_at(report, article, last) == []
    report = check(article, {last: said.format("better”")})
    assert kinds_at(report, article, last) == ["unpaired"]
    text = text_of("# 一", "他说：“风劲帆满。奋楫潮头。”")
    said = {"他说": "He says, “The wind is strong.", "奋楫": "We row ahead.”"}
    report = check(text, said)
    assert all(each.kind is not FindingKind.UNPAIRED for each in report.findings)


def test_marks_without_a_fellow_in_the_source() -> None:
    text = text_of("# 一", "他说：“风劲帆满。奋楫潮头。”", "他说：“海天阔。再来。")
    (found,) = (e for e in check(text, {}).across if e.kind is FindingKind.UNPAIRED_SOURCE)
    assert found.source == span_of(text, "“", 1)


def test_the_article_prints_no_mark_without_its_fellow(article: Text) -> None:
    found = [e for e in check(article, {}).across if e.kind is FindingKind.UNPAIRED_SOURCE]
    assert found == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("The  golden basket bears fruit .", 2),
        ("The golden basket , they say", 1),
        ("The golden basket … bears fruit", 0),
        ("The golden basket bears fruit.", 0),
    ],
)
def test_spaces(article: Text, words: str, count: int) -> None:
    report = check(article, {QUOTED: words}, stage=Stage.DRAFT)
    assert kinds_at(report, article, QUOTED) == ["spacing"] * count


def test_lengths_no_translation_has(article: Text) -> None:
    words = "一子落而满盘活"
    assert len("一子落而满盘活。") < 12  # too short to tell
    assert kinds_at(check(article, {words: "Go."}), article, words) == []
    assert kinds_at(check(article, {LAYOUT: "Tiankai is good."}), article, LAYOUT) == ["length"]
    assert kinds_at(check(article, {LAYOUT: MODEL.format("it") * 4}), article, LAYOUT) == ["length"]
    assert kinds_at(check(article, {LAYOUT: MODEL.format("it")}), article, LAYOUT) == []
    draft = check(article, {LAYOUT: "Tiankai is good."}, stage=Stage.DRAFT)
    assert kinds_at(draft, article, LAYOUT) == []


def test_lengths_in_languages_as_terse_as_chinese(article: Text) -> None:
    words = "天津における新質生産力の発展図の中で、天開高等教育科学技術園は疑いなく濃い一筆である。"
    assert kinds_at(check(article, {LAYOUT: words}, language="ja"), article, LAYOUT) == []
    for odd in ("天開。", words * 5):
        found = kinds_at(check(article, {LAYOUT: odd}, language="ja"), article, LAYOUT)
        assert "length" in found


@given(st.text('“”()ab「」"', max_size=12))
def test_marks_that_are_taken_out_as_pairs_leave_what_has_no_fellow(words: str) -> None:
    lost = leftovers(words)
    assert [each.place for each in lost] == sorted({each.place for each in lost})
    kept = "".join(c for at, c in enumerate(words) if at not in {each.place for each in lost})
    assert leftovers(kept) == ()
    assert all(each.mark == words[each.place] for each in lost)
