"""Concordances and counts: contexts, orders, what is decided at each place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builders import span_of, text_of
from tjreader.desk.concept import Concept, Rendering, SourceForm, Status
from tjreader.desk.concordance import Order, SectionCount, by_section, in_order, lines
from tjreader.desk.deciding import Basis, decided
from tjreader.desk.recognition import Recogniser
from tjreader.desk.ruling import Ruling, RulingKind
from tjreader.notes.anchor import anchor_spans

ECONOMY = Concept(
    "c1",
    (SourceForm("经济"), SourceForm("经济体")),
    (
        Rendering("economics"),
        Rendering("economy", status=Status.APPROVED),
        Rendering("commerce", status=Status.DEPRECATED),
        Rendering("Wirtschaft", "de", Status.APPROVED),
    ),
)
TEXT = text_of(
    "# 一", "发展低空经济。大力发展经济！", "乙经济体，经济学。", "# 二", "海洋经济。", "经济。"
)


def made(**options):
    rulings = options.pop("rulings", ())
    found = Recogniser((ECONOMY,)).occurrences(TEXT, rulings=rulings)
    return lines(TEXT, TEXT.arrangements[0], (ECONOMY,), reversed(found), **options)


def test_lines_stand_in_reading_order_with_their_words_around_them():
    found = made(context=3)
    assert [(line.left, line.words, line.right) for line in found] == [
        ("展低空", "经济", "。大力"),
        ("力发展", "经济", "！"),
        ("乙", "经济体", "，经济"),
        ("济体，", "经济", "学。"),
        ("海洋", "经济", "。"),
        ("", "经济", "。"),
    ]
    assert [line.place for line in found] == ["§1 ¶1", "§1 ¶1", "§1 ¶2", "§1 ¶2", "§2 ¶1", "§2 ¶2"]
    assert found[1].sentence.of(TEXT.printed) == "大力发展经济！"
    assert {line.section_id for line in found[:4]} == {TEXT.arrangements[0].sections[0].id}


def test_the_orders():
    found = made(context=3)
    left = [line.left[::-1][:1] for line in in_order(found, Order.LEFT)]
    assert left == sorted(left)
    right = "".join(line.right[:1] for line in in_order(found, Order.RIGHT))
    assert right == "。。。学！，"
    assert in_order(found, Order.FORM)[-1].words == "经济体"
    assert in_order(in_order(found, Order.LEFT), Order.PLACE) == found


@given(st.sampled_from(Order))
def test_every_order_has_the_same_lines(order):
    assert set(in_order(made(), order)) == set(made())


def test_what_is_decided_at_each_place():
    second = span_of(TEXT, "经济", 1)
    here = Ruling("r", "c1", anchor_spans(TEXT, (second,)), RulingKind.RENDERED, "the economy")
    found = made(rulings=(here,))
    assert [line.decided.words for line in found[:2]] == ["economy", "the economy"]
    assert [line.decided.basis for line in found[:2]] == [Basis.APPROVED, Basis.HERE]
    assert made(language="de")[0].decided.words == "Wirtschaft"
    assert made(language="fr")[0].decided.basis is Basis.NONE
    proposed = Concept("c", (SourceForm("x"),), (Rendering("y"),))
    assert decided(proposed).basis is Basis.PROPOSED


def test_counts_by_section():
    found = Recogniser((ECONOMY, Concept("c2", (SourceForm("海洋"),)))).occurrences(TEXT)
    first, second = (section.id for section in TEXT.arrangements[0].sections)
    arrangement = TEXT.arrangements[0]
    assert by_section(arrangement, found) == (
        SectionCount(first, 1, 4),
        SectionCount(second, 2, 3),
    )
    assert by_section(arrangement, found[:1])[1] == SectionCount(second, 0, 0)
