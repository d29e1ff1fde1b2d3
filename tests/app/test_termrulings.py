"""What is decided at single places, when terms are merged, split, adopted and deleted."""

from __future__ import annotations

import pytest

from builders import span_of
from deskmaking import SHIPPED, TEXT, again, concept_of, undo
from tjreader.app import bringback, places, termbase
from tjreader.app.desk import Desk
from tjreader.app.ports import Refused
from tjreader.desk.concept import FormKind, Rendering, SourceForm, Status
from tjreader.desk.recognition import Recogniser
from tjreader.desk.ruling import Ruling, RulingKind


@pytest.fixture
def desk(store) -> Desk:
    return again(store)


def here(desk: Desk, words: str) -> Ruling:
    """What is decided at the first place of some words, on the reader's only term."""
    (term,) = desk.own()
    found = places.ruling_at(desk, term.id, span_of(TEXT, words))
    assert found is not None
    return found


def recognised(desk: Desk) -> list[tuple[str, str]]:
    """The first places of the desk's terms, with what is decided there alone."""
    own = {each.id for each in desk.own()}
    found = Recogniser(desk.concepts()).occurrences(TEXT, None, desk.rulings())
    return [
        (each.form.words, each.ruling.words if each.ruling else "")
        for each in found
        if each.concept_id in own
    ][:2]


def test_merging_keeps_all_and_takes_rulings_along(desk, store):
    termbase.add(desk, concept_of("天津", renderings=(Rendering("T", status=Status.APPROVED),)))
    termbase.add(
        desk,
        concept_of(
            "津", "天津", renderings=(Rendering("J", status=Status.APPROVED),), note="short"
        ),
    )
    one, other = desk.own()
    places.render_here(desk, other.id, span_of(TEXT, "天津"), "Jin")
    before = desk.records()
    change = termbase.merge(desk, [one.id, other.id, SHIPPED])
    (whole,) = again(store).own()
    assert whole.id == one.id
    assert [(each.words, each.kind) for each in whole.forms] == [
        ("天津", FormKind.PREFERRED),
        ("津", FormKind.VARIANT),
        ("善作善成", FormKind.VARIANT),
    ]
    assert [(each.words, each.status) for each in whole.renderings] == [
        ("T", Status.APPROVED),
        ("J", Status.PROPOSED),
        ("act well", Status.PROPOSED),
    ]
    assert whole.note == "short\n\na formula"
    assert here(desk, "天津").words == "Jin"
    assert recognised(desk) == [("天津", "Jin"), ("善作善成", "")]
    assert SHIPPED not in [each.id for each in desk.concepts()]
    undo(desk, change)
    assert desk.records() == before == again(store).records()
    with pytest.raises(Refused):
        termbase.merge(desk, [one.id, one.id])


def test_what_was_decided_at_places_goes_with_the_forms_that_stand_there(desk, store):
    termbase.add(desk, concept_of("天津", "善作善成"))
    (term,) = desk.own()
    places.render_here(desk, term.id, span_of(TEXT, "天津"), "Jin")
    places.render_here(desk, term.id, span_of(TEXT, "善作善成"), "do it")
    told = [("天津", "Jin"), ("善作善成", "do it")]
    change = termbase.split(desk, term.id, ["天津"])
    rest, out = desk.own()
    assert recognised(desk) == told == recognised(again(store))
    places.render_here(desk, out.id, span_of(TEXT, "天津"), "Tientsin")
    assert recognised(desk) == [("天津", "Tientsin"), ("善作善成", "do it")]
    termbase.delete(desk, [rest.id])
    assert [each.words for each in desk.rulings()] == ["Tientsin", "do it"]  # is in out's keeping
    termbase.delete(desk, [out.id])
    assert desk.rulings() == () == again(store).rulings()
    assert change is not None


def test_terms_that_were_merged_and_adopted_give_the_glossary_its_rulings_back(desk, store):
    places.not_this_term(desk, SHIPPED, span_of(TEXT, "善作善成"))
    termbase.add(desk, concept_of("天津"))
    (term,) = desk.own()
    termbase.adopt(desk, [SHIPPED])
    _, own = desk.own()
    termbase.merge(desk, [term.id, own.id])
    assert recognised(desk) == [("天津", "")]
    (whole,) = desk.own()
    termbase.split(desk, whole.id, ["善作善成"])
    assert recognised(desk) == [("天津", "")]
    termbase.delete(desk, [each.id for each in desk.own()])
    assert [each.concept_id for each in again(store).rulings()] == [SHIPPED]


def test_a_ruling_is_of_one_place(desk, store):
    termbase.add(desk, concept_of("善"))
    (term,) = desk.own()
    first, second = span_of(TEXT, "善"), span_of(TEXT, "善", 1)
    places.render_here(desk, term.id, first, " good\n", "euphony")
    assert places.ruling_at(desk, term.id, second) is None
    assert places.render_here(desk, term.id, first, "good", "euphony") is None
    change = places.not_this_term(desk, term.id, first)
    (ruling,) = again(store).rulings()
    assert (ruling.kind, ruling.words) == (RulingKind.NOT_TERM, "")
    undo(desk, change)
    assert desk.rulings()[0].words == "good"
    places.unrule(desk, ruling.id)
    assert again(store).rulings() == ()
    with pytest.raises(Refused):
        places.unrule(desk, ruling.id)


def test_the_shipped_glossary_is_read_only_until_adopted(desk, store):
    assert [each.id for each in desk.concepts()] == [SHIPPED, "example:海天"]
    assert desk.concepts()[0].formula
    assert desk.concepts()[1].forms[1] == SourceForm("海夭", FormKind.FORBIDDEN)
    with pytest.raises(Refused, match="Adopt"):
        termbase.delete(desk, [SHIPPED])
    places.not_this_term(desk, SHIPPED, span_of(TEXT, "善作善成"), "a name here")
    change = termbase.decide(desk, SHIPPED, "see it through")
    own, rest = desk.concepts()
    assert (own.adopted, rest.id) == (SHIPPED, "example:海天")
    assert own.decided().words == "see it through"
    assert here(desk, "善作善成").kind is RulingKind.NOT_TERM
    assert recognised(desk) == []
    with pytest.raises(Refused, match="adopted already"):
        termbase.add_form(desk, SHIPPED, "善作")
    undo(desk, change)
    assert [each.id for each in desk.concepts()] == [SHIPPED, "example:海天"]
    desk.perform(change, undoing=True)
    termbase.delete(desk, [own.id])
    assert [each.concept_id for each in again(store).rulings()] == [SHIPPED]
    assert desk.own() == ()


def test_splitting_and_merging_again_and_again_piles_up_nothing(desk):
    termbase.add(desk, concept_of("天津", "善作善成"))
    (term,) = desk.own()
    for _ in range(4):
        termbase.split(desk, term.id, ["天津"])
        termbase.merge(desk, [each.id for each in desk.own()])
    (whole,) = desk.own()
    assert whole.id not in whole.heir_of
    assert len(whole.heir_of) == len(set(whole.heir_of)) == 4


def test_what_was_decided_on_the_term_itself_goes_before_what_it_took_over(desk):
    termbase.add(desk, concept_of("天津"))
    termbase.add(desk, concept_of("天津", "津"))
    one, other = desk.own()
    place = span_of(TEXT, "天津")
    places.render_here(desk, one.id, place, "Tientsin")
    places.not_this_term(desk, other.id, place)
    termbase.merge(desk, [one.id, other.id])
    assert recognised(desk)[0] == ("天津", "Tientsin")
    assert here(desk, "天津").words == "Tientsin"


def test_each_entry_of_the_glossary_gets_its_own_rulings_back(desk, store):
    termbase.merge(desk, ["example:海天", SHIPPED])
    (whole,) = desk.own()
    places.render_here(desk, whole.id, span_of(TEXT, "善作善成"), "do it")
    places.render_here(desk, whole.id, span_of(TEXT, "海天"), "sea")
    termbase.delete(desk, [whole.id])
    assert [(each.words, each.concept_id) for each in again(store).rulings()] == [
        ("do it", SHIPPED),
        ("sea", "example:海天"),
    ]


def test_of_what_was_decided_before_the_nearest_holds(desk):
    place = span_of(TEXT, "善作善成")
    places.not_this_term(desk, SHIPPED, place)
    termbase.add(desk, concept_of("善作善成", "天津"))
    (term,) = desk.own()
    places.render_here(desk, term.id, place, "do it")
    termbase.merge(desk, [term.id, SHIPPED])
    termbase.split(desk, term.id, ["善作善成"])
    _, out = desk.own()
    assert ("善作善成", "do it") in recognised(desk)
    found = places.ruling_at(desk, out.id, place)
    assert found is not None
    assert found.words == "do it"


def test_a_term_that_was_brought_back_keeps_its_own_decisions(desk, store):
    """What the merged term decides at a place of both is a decision of its own."""
    termbase.add(desk, concept_of("天津"))
    termbase.add(desk, concept_of("天津", "津"))
    one, other = desk.own()
    termbase.merge(desk, [one.id, other.id])
    bringback.bring_back(desk, [other])
    place = span_of(TEXT, "天津")
    places.render_here(desk, other.id, place, "Jin")
    places.render_here(desk, one.id, place, "Tientsin")
    assert places.ruling_at(desk, other.id, place).words == "Jin"
    assert places.ruling_at(desk, one.id, place).words == "Tientsin"
    assert sorted(each.words for each in again(store).rulings()) == ["Jin", "Tientsin"]
