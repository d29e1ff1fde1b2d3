"""What taking terms in would do: it only adds, and says where both differ."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deskwriting import termbases
from tjreader.app.conceptforms import checked
from tjreader.app.importing import Prefer
from tjreader.app.incomingterms import IncomingTerms
from tjreader.app.ports import Refused
from tjreader.app.termimport import Clash, Here, TermPlan, plan_terms
from tjreader.desk.concept import Concept, Decision, FormKind, Rendering, SourceForm, Status

OLD, NEW = "2026-01-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00"
OURS = Concept(
    "a" * 32,
    (SourceForm("天津市", pinyin="Tiānjīn Shì"), SourceForm("津", FormKind.SHORT)),
    (Rendering("Tianjin", status=Status.APPROVED), Rendering("Tianjin City")),
    "t",
    domain="places",
    note="ours",
    tags=("x",),
    updated=NEW,
)
SHIPPED = Concept("t:港口", (SourceForm("港口"),), (Rendering("port"),), "t")


def plan(*theirs: Concept, known=(OURS, SHIPPED), prefer: Prefer = Prefer.NEWER) -> TermPlan:
    here = Here("t", known, lambda each: each.startswith("t:"))
    ids = iter("123456789")
    return plan_terms(here, IncomingTerms("f.csv", theirs), prefer, lambda: next(ids) * 32)


def other(form: str, *renderings: Rendering, **more) -> Concept:
    return Concept("b" * 32, (SourceForm(form),), renderings, "t", **more)


def test_a_term_that_is_not_here_is_new() -> None:
    made = plan(other("滨海", Rendering("Binhai")))
    (fresh,) = made.new
    assert fresh == replace(
        other("滨海", Rendering("Binhai")), created=fresh.created, updated=fresh.updated
    )
    assert fresh.created
    assert not made.does_nothing


def test_the_same_again_is_the_same() -> None:
    for theirs in (
        OURS,
        replace(OURS, updated=OLD),
        other("津", Rendering("Tianjin", status=Status.APPROVED)),
    ):
        made = plan(theirs)
        assert (made.same, made.does_nothing, made.kept) == (1, True, ())


def test_forms_are_the_same_in_any_script_and_width() -> None:
    made = plan(other("天津市"), replace(other("ＡＩ港"), id="c" * 32))
    assert made.same == 1
    assert [each.name for each in made.new] == ["ＡＩ港"]
    again = plan(other("AI港"), known=(replace(other("ＡＩ港"), id="c" * 32),))
    assert again.same == 1


def test_an_entry_gains_forms_and_renderings() -> None:
    theirs = Concept(
        "b" * 32,
        (SourceForm("天津市"), SourceForm("津门", FormKind.VARIANT)),
        (Rendering("Tianjin Shi", "de"),),
        "t",
        definition="a city",
        note="theirs",
        tags=("X", "y"),
        formula=True,
    )
    (merge,) = plan(theirs).altered
    assert [each.words for each in merge.forms] == ["津门"]
    assert merge.renderings == theirs.renderings
    assert merge.clashes == ()
    after = merge.after
    assert (after.definition, after.note, after.tags) == ("a city", "ours\n\ntheirs", ("x", "y"))
    assert after.formula
    assert after.forms[0].kind is FormKind.PREFERRED
    again = plan(theirs, known=(after,))
    assert (again.same, again.does_nothing) == (1, True)


def test_a_second_preferred_form_becomes_a_variant() -> None:
    theirs = Concept("b" * 32, (SourceForm("津"), SourceForm("津沽")), (), "t")
    (merge,) = plan(theirs).altered
    assert [(each.words, each.kind) for each in merge.forms] == [("津沽", FormKind.VARIANT)]


def test_a_proposal_is_approved_where_nothing_else_is() -> None:
    theirs = other("港口", Rendering("port", status=Status.APPROVED))
    (merge,) = plan(theirs).altered
    assert merge.before == SHIPPED
    assert merge.after.decided() == theirs.renderings[0]


def test_a_second_approved_rendering_is_a_proposal_and_told() -> None:
    theirs = other("天津市", Rendering("Tientsin", status=Status.APPROVED))
    (merge,) = plan(theirs).altered
    assert merge.clashes == (Clash("rendering", "Tianjin", "Tientsin", taken=False),)
    assert merge.after.decided() == OURS.renderings[0]
    assert merge.renderings == (Rendering("Tientsin"),)
    (merge,) = plan(theirs, prefer=Prefer.FILE).altered
    assert merge.renderings == theirs.renderings
    assert merge.clashes[0].taken


def test_a_proposal_of_ours_stays_one_beside_an_approved_rendering() -> None:
    theirs = other("天津市", Rendering("Tianjin City", status=Status.APPROVED))
    (kept,) = plan(theirs).kept
    assert [each.what for each in kept.clashes] == ["status of “Tianjin City”"]


def test_a_file_without_times_never_wins_unless_it_is_asked() -> None:
    theirs = other("天津市", domain="cities")
    assert plan(theirs).kept[0].clashes == (Clash("domain", "places", "cities", taken=False),)
    assert plan(theirs, prefer=Prefer.MINE).does_nothing
    (merge,) = plan(theirs, prefer=Prefer.FILE).altered
    assert merge.after.domain == "cities"


def test_of_two_versions_of_one_entry_the_later_counts() -> None:
    later = replace(OURS, domain="cities", note="theirs", updated="2026-03-01T00:00:00+00:00")
    (merge,) = plan(later).altered
    assert (merge.after.domain, merge.after.note) == ("cities", "theirs")
    assert plan(replace(later, updated=OLD)).kept[0].after == OURS
    assert plan(later, prefer=Prefer.MINE).does_nothing
    turned = replace(later, forms=(OURS.forms[0], replace(OURS.forms[1], kind=FormKind.VARIANT)))
    (merge,) = plan(turned).altered
    assert merge.after.forms[1].kind is FormKind.VARIANT


def test_logs_are_joined() -> None:
    mine, theirs = Decision("en", "", "a"), Decision("en", "a", "b")
    ours = replace(OURS, log=(mine,))
    (merge,) = plan(replace(OURS, log=(mine, theirs)), known=(ours,)).altered
    assert merge.after.log == (mine, theirs)


def test_an_entry_that_could_be_two_is_left_out_and_named() -> None:
    known = (other("甲"), replace(other("甲"), id="c" * 32))
    made = plan(replace(other("甲"), id="d" * 32), known=known)
    assert made.does_nothing
    assert "merge or delete one" in made.skipped[0]
    named = (*known, replace(other("乙"), id="e" * 32, forms=(SourceForm("乙"), SourceForm("丙"))))
    theirs = Concept("f" * 32, (SourceForm("乙"), SourceForm("丙"), SourceForm("甲")), (), "t")
    assert plan(theirs, known=named).altered[0].before.id == "e" * 32


def test_an_entry_that_can_be_none_costs_no_other() -> None:
    made = plan(
        other("长" * 61), replace(other("滨海"), id="c" * 32), replace(other("x"), id="c" * 32)
    )
    assert [each.name for each in made.new] == ["滨海"]
    assert "at most 60 characters" in made.skipped[0]
    assert "stands twice" in made.skipped[1]


def test_entries_of_another_text_become_this_texts() -> None:
    theirs = replace(other("滨海"), text_id="u", adopted="u:滨海")
    (fresh,) = plan(theirs).new
    assert (fresh.text_id, fresh.id, fresh.adopted) == ("t", "1" * 32, "")
    (glossary,) = plan(replace(other("滨海"), id="u:滨海")).new
    assert glossary.id == "1" * 32
    (everywhere,) = plan(replace(other("滨海"), text_id=None)).new
    assert (everywhere.text_id, everywhere.id) == (None, "b" * 32)


def test_an_adopted_entry_comes_to_stand_in_its_place_here_too() -> None:
    adopter = replace(other("港口", Rendering("harbour")), adopted="t:港口")
    (fresh,) = plan(adopter).new
    assert (fresh.adopted, fresh.id) == ("t:港口", "b" * 32)
    other_one = replace(adopter, id="c" * 32, renderings=(Rendering("haven"),))
    (merge,) = plan(other_one, known=(OURS, adopter)).altered
    assert merge.before == adopter
    (merge,) = plan(replace(SHIPPED, renderings=(Rendering("dock"),)), known=(adopter,)).altered
    assert merge.before == adopter


def kept(terms: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """Terms as a desk keeps them."""
    found = []
    for each in terms:
        with suppress(Refused):
            found.append(checked(replace(each, text_id="t", adopted="", also_adopted=())))
    return tuple(found)


some = termbases.map(kept)


@given(some, some, st.sampled_from(Prefer))
def test_nothing_is_lost_and_every_entry_is_told_of(known, theirs, prefer: Prefer) -> None:
    made = plan(*theirs, known=known, prefer=prefer)
    for merge in made.altered:
        before, after = merge.before, merge.after
        assert {each.words for each in before.forms} <= {each.words for each in after.forms}
        said = {each.words for each in after.renderings}
        assert {each.words for each in before.renderings if each.words} <= said
        for name in ("note", "definition"):
            mine = getattr(before, name)
            assert mine in getattr(after, name) or any(each.taken for each in merge.clashes)
        assert set(before.tags) <= set(after.tags)
    told = len(made.new) + len(made.altered) + len(made.kept) + made.same
    assert told <= len(theirs)
