"""Echoes: what says nearly the same is found, laid side by side; what shares a name is not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import text_of
from tjreader.desk.echoes import Same, echoes, groups
from tjreader.formats.shipped import read_shipped
from tjreader.text.folding import fold
from tjreader.text.span import Span

ARTICLE = Path(__file__).resolve().parents[2] / "resources" / "texts" / "tianjin"


@pytest.fixture(scope="module")
def article():
    return read_shipped(ARTICLE)


def told(text, found):
    """Each echo with its pieces: `=both`, `-first`, `+second`, `~first/second`."""
    signs = {Same.BOTH: "=", Same.FIRST: "-", Same.SECOND: "+", Same.OTHER: "~"}
    lines = []
    for echo in found:
        line = []
        for piece in echo.pieces:
            first, second = (span.of(text.printed) for span in (piece.first, piece.second))
            words = f"{first}/{second}" if piece.same is Same.OTHER else first or second
            line.append(signs[piece.same] + words)
        lines.append(" ".join(line))
    return lines


def test_a_formula_and_its_variant_stand_side_by_side():
    text = text_of(
        "要在进一步全面深化改革开放上善作善成，写好文章。", "在進一步深化改革開放上善作善成。"
    )
    found = echoes(text)
    assert told(text, found) == ["-要 =在进一步 -全面 =深化改革开放上善作善成"]
    assert found[0].second.of(text.printed) == "在進一步深化改革開放上善作善成"


def test_other_words_at_one_place_are_one_piece():
    text = text_of("企业核心竞争力不断增强。", "企业核心竞争力不断提升。")
    assert told(text, echoes(text)) == ["=企业核心竞争力不断 ~增强/提升"]


def test_a_clause_inside_a_longer_one():
    text = text_of(
        "他在视察天津的时候提出“在全面深化改革上善作善成”等重要要求。", "在全面深化改革上善作善成。"
    )
    (echo,) = echoes(text)
    assert echo.likeness < 0.7
    assert [piece.same for piece in echo.pieces] == [Same.FIRST, Same.BOTH, Same.FIRST]


def test_a_name_that_many_clauses_have_makes_no_echo():
    text = text_of(
        "天津工业生物研究所再添新成果。",
        "天津工业生物研究所重视人才培养。",
        "天津工业生物研究所举办开放日。",
        "天津工业生物研究所签了十份合同。",
    )
    assert echoes(text) == ()


def test_what_is_told_to_be_a_formula_counts_in_full():
    lines = (
        "推进高水平对外开放的新篇章。",
        "扩大高水平对外开放高地。",
        "服务于高水平对外开放的需要和要求。",
        "写好高水平对外开放这篇大文章的下半部。",
    )
    text = text_of(*lines)
    plain, marked = echoes(text), echoes(text, formulae=("高水平对外开放",))
    assert len(marked) > len(plain)


def test_only_some_paragraphs():
    text = text_of("企业核心竞争力不断增强。", "企业核心竞争力不断提升。")
    assert echoes(text, text.paragraphs[:1]) == ()


def test_groups_join_what_a_third_joins():
    text = text_of("甲乙丙丁戊己庚。", "甲乙丙丁戊己庚辛。", "子丑寅卯辰巳午。", "子丑寅卯辰巳未。")
    found = echoes(text)
    assert [[span.of(text.printed) for span in group] for group in groups(found)] == [
        ["甲乙丙丁戊己庚", "甲乙丙丁戊己庚辛"],
        ["子丑寅卯辰巳午", "子丑寅卯辰巳未"],
    ]


def test_the_article(article):
    """Read by a person: every pair is said twice on purpose; no other is as like."""
    found = echoes(article.text)
    lines = told(article.text, found)
    assert len(found) == 14
    for line in (
        "=在进一步 -全面 =深化改革开放上善作善成",
        "-这不仅是 =盘活存量、做优增量、提升质量 -的生动实践",
        "+企业 =核心竞争力不断 ~增强/提升",
        "-天津 =东疆 ~落地/综保区 =第1000艘租赁船舶 +签约落地",
        "=天津深 ~度/化 =融入共建“一带一路 -”倡议再添有力支撑",
    ):
        assert line in lines
    assert len(groups(found)) == 9
    formulae = [entry.term for entry in article.glossary if entry.type == "political"]
    assert set(told(article.text, found)) <= set(
        told(article.text, echoes(article.text, formulae=formulae))
    )


LINES = st.text("经济低空發展发𠮷，。“”3 ", min_size=6, max_size=30)


@given(st.lists(LINES, min_size=2, max_size=4))
def test_pieces_cover_both_and_what_is_the_same_is(lines):
    text = text_of(*(line.replace("#", "") for line in lines))
    for echo in echoes(text):
        assert echo.first < echo.second
        for name, whole in (("first", echo.first), ("second", echo.second)):
            spans = [getattr(piece, name) for piece in echo.pieces]
            filled = [span for span in spans if span]
            assert Span(filled[0].start, filled[-1].end) == whole
            assert all(a.end == b.start for a, b in pairwise(filled))
        for piece in echo.pieces:
            if piece.same is Same.BOTH:
                first, second = (
                    [c for c in fold(span.of(text.printed)) if c.isalnum()]
                    for span in (piece.first, piece.second)
                )
                assert first == second
