"""Candidates for terms: each kind in a small text, and what holds in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects import SmallList, found_in, named, passages
from tjreader.desk.candidates import candidate_from, candidate_value, candidates
from tjreader.desk.runs import Passage
from tjreader.desk.signals import Reason
from tjreader.text.folding import fold
from tjreader.text.span import Span


def test_a_repeated_run_with_free_neighbours_is_found_with_its_places() -> None:
    found = found_in("推动|新质|生产力|。|新质|生产力|的|路", "培育|新質|生產力|。")
    term = named(found, "新质生产力")
    assert term is not None
    assert term.places == (Span(2, 7), Span(8, 13), Span(18, 23))
    assert term.count == 3
    assert Reason.REPEATED in term.reasons
    assert term.context == Span(0, 8)


def test_what_always_stands_in_one_longer_run_is_left_out() -> None:
    found = found_in("城市|更新|计划|。|城市|更新|计划|，|城市|更新|计划|。")
    assert named(found, "城市更新计划") is not None
    assert named(found, "城市更新") is None
    assert named(found, "更新计划") is None


def test_function_words_and_numbers_are_at_no_edge() -> None:
    edges = {"的": (9, "uj"), "三": (9, "m"), "更加": (9, "d"), "中": (9, "f"), "以": (9, "p")}
    cut = "的|港口|，|三|港口|，|更加|港口|，|港口|中|。|以|港口|。"
    found = found_in(cut, cut, known=edges)
    assert {each.words for each in found} <= {"港口"}


def test_a_verb_with_its_object_gives_way_to_the_object() -> None:
    known = {"发展": (9, "vn"), "海洋": (9, "n"), "经济": (9, "n")}
    cut = "发展|海洋|经济|。|发展|海洋|经济|。|海洋|经济|好"
    found = found_in(cut, known=known)
    assert named(found, "海洋经济") is not None
    assert named(found, "发展海洋经济") is None


def test_common_words_are_no_candidates_however_often_they_stand_there() -> None:
    known = {"经济": (300_000, "n"), "海工": (1, "n")}
    found = found_in(*["经济|，|海工|，"] * 6, known=known)
    assert [each.words for each in found] == ["海工"]


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        ("实施|“|先|投|后|股|”|改革|。", "先投后股"),
        ("拆除|「|空心|村|」|。", "空心村"),
        ("叫作|『|雪亮|工程|』|。", "雪亮工程"),
    ],
)
def test_a_quoted_coinage_is_found_once_is_enough(cut: str, words: str) -> None:
    term = named(found_in(cut), words)
    assert term is not None
    assert Reason.QUOTED in term.reasons


@pytest.mark.parametrize(
    "cut",
    [
        "他|说|：|“|我们|的|港口|大|了|。|”",
        "“|看|，|船|来|”",
        "“|2.0|版|”",
        "“|" + "|".join("天地玄黄宇宙洪荒日月盈昃辰") + "|”",
    ],
)
def test_what_somebody_said_is_no_coinage(cut: str) -> None:
    assert not any(Reason.QUOTED in each.reasons for each in found_in(cut))


@pytest.mark.parametrize(
    ("cut", "short", "full"),
    [
        (
            "在|临江|海洋|装备|产业园|（|以下简称|“|海工园|”|）|里|。",
            "海工园",
            "临江海洋装备产业园",
        ),
        ("走进|友发|钢管|集团|(|以下简称|友发|)|的|厂|。", "友发", "友发钢管集团"),
        ("南江|（|临江|）|检测|公司|（|下称|南检|）|。", "南检", "南江(临江)检测公司"),
        ("临江|自由|贸易|试验区|（|自贸区|）|。", "自贸区", "自由贸易试验区"),
        ("《|海洋|强国|纲要|》|（|简称|《|纲要|》|）|。", "", ""),
    ],
)
def test_a_definition_gives_the_short_form_and_the_full_one(
    cut: str, short: str, full: str
) -> None:
    found = found_in(cut, known={"走进": (9, "v")})
    if not short:
        assert not any(each.full for each in found)
        return
    term, other = named(found, short), named(found, full.replace("(", "（").replace(")", "）"))
    assert term is not None
    assert term.full == full
    assert term.definition is not None
    assert fold(term.definition.of(cut.replace("|", ""))) == short
    assert other is not None
    assert Reason.DEFINED in other.reasons


def test_persons_stand_behind_their_titles() -> None:
    cut = "主任|林|晓|岚|说|，|局长|贺|敏|说|，|记者|郑|海峰|。"
    found = found_in(cut)
    persons = {each.words for each in found if Reason.PERSON in each.reasons}
    assert persons == {"林晓岚", "贺敏", "郑海峰"}


def test_organisations_and_places_end_as_such_and_have_a_name_in_them() -> None:
    known = {"天津": (40, "ns"), "农村": (40, "n"), "医院": (40, "n"), "港区": (2, "n")}
    found = found_in("在|天津|鹏丽|医院|，|到|天津|港区|，|去|农村|医院|。", known=known)
    hospital, harbour = named(found, "天津鹏丽医院"), named(found, "天津港区")
    assert hospital is not None
    assert Reason.ORGANISATION in hospital.reasons
    assert harbour is not None
    assert Reason.PLACE in harbour.reasons
    assert not any(Reason.ORGANISATION in each.reasons for each in found if each != hospital)


def test_titles_and_formulae_of_numbers_are_found() -> None:
    found = found_in("《|海洋|强国|纲要|》|提出|一|基地|三区|，|坚持|一|村|一|品|，|“|三新|”|。")
    title = named(found, "海洋强国纲要")
    assert title is not None
    assert Reason.TITLE in title.reasons
    formulae = {each.words for each in found if Reason.FORMULA in each.reasons}
    assert formulae == {"一基地三区", "一村一品", "三新"}


def test_measures_are_no_formulae() -> None:
    found = found_in("一|个|港口|，|一|年|三|月|，|一|件|事情|一|件|事情|。")
    assert not any(Reason.FORMULA in each.reasons for each in found)


def test_a_compound_between_a_stock_verb_and_a_mark_is_found_once_is_enough() -> None:
    found = found_in("实施|数字|乡村|战略|，|推进|数字|乡村|。")
    term = named(found, "数字乡村战略")
    assert term is not None
    assert term.reasons == (Reason.COMPOUND,)


def test_a_text_without_words_has_none() -> None:
    assert candidates([], SmallList()) == ()
    assert found_in("。") == []
    assert found_in("港口") == []


def test_it_can_be_stopped_and_says_how_far_it_is() -> None:
    shares: list[float] = []
    candidates(passages("新质|生产力|。|新质|生产力|。"), SmallList(), shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    class Enough(Exception):  # noqa: N818 - a wish
        """Stop."""

    def stop(share: float) -> None:
        raise Enough

    with pytest.raises(Enough):
        candidates(passages("新质|生产力"), SmallList(), stop)


def test_a_candidate_is_read_back_from_its_json_value() -> None:
    for each in found_in("临江|产业园|（|以下简称|“|临园|”|）|。|临园|好"):
        assert candidate_from(candidate_value(each)) == each
    with pytest.raises(ValueError, match="words"):
        candidate_from({"reasons": []})


WORDS = ["新", "质", "生产力", "新质", "新質", "港口", "园", "的", "与", "推动", "，", "。", "三"]
WORDS += ["“", "”", "（", "）", "以下简称", "ＡＩ", "AI", "8", "《", "》", "天津", "主任", "李"]
cuts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), max_size=5)


def text_of(lists: list[list[str]]) -> tuple[list[Passage], str]:
    told = passages(*("|".join(each) for each in lists))
    return told, "\n".join(each.words for each in told)


@given(cuts)
def test_the_words_of_every_place_are_the_candidate_folded(lists: list[list[str]]) -> None:
    told, printed = text_of(lists)
    for each in candidates(told, SmallList()):
        assert each.places
        assert each.words == each.places[0].of(printed)
        assert {fold(place.of(printed)) for place in each.places} == {fold(each.words)}
        assert list(each.places) == sorted(each.places)
        assert all(a.end <= b.start for a, b in zip(each.places, each.places[1:], strict=False))
        first = each.definition or each.places[0]
        assert first.start in each.context
        if each.definition is not None:
            assert fold(each.definition.of(printed)) == fold(each.words)


@given(cuts)
def test_none_is_told_twice_and_none_only_ever_stands_in_one_longer(
    lists: list[list[str]],
) -> None:
    told, _ = text_of(lists)
    found = candidates(told, SmallList())
    folded = [fold(each.words) for each in found]
    assert len(set(folded)) == len(folded)
    for each in found:
        if set(each.reasons) <= {Reason.REPEATED, Reason.COMPOUND}:
            for other in found:
                if each is not other and fold(each.words) in fold(other.words):
                    assert each.count > other.count


@given(cuts)
def test_the_same_text_gives_the_same_candidates_wherever_it_stands(
    lists: list[list[str]],
) -> None:
    told, _ = text_of(lists)
    moved = [Passage(each.start + 7, each.words, each.cuts) for each in told]
    here, there = candidates(told, SmallList()), candidates(moved, SmallList())
    assert [(e.words, e.score) for e in here] == [(e.words, e.score) for e in there]
    assert [[p.shifted(7) for p in e.places] for e in here] == [list(e.places) for e in there]
