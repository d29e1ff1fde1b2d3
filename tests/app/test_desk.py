"""The desk of a text over a real store: what is shown, what is on disk, what is taken back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import span_of, text_of
from deskears import Heard
from deskmaking import GLOSSARY, SHIPPED, TEXT, again, concept_of, undo
from tjreader.app import bringback, places, termbase, translating
from tjreader.app.conceptforms import LONGEST_FORM, clashes
from tjreader.app.desk import Desk
from tjreader.app.homing import AtOnce
from tjreader.app.ports import Refused
from tjreader.desk.concept import FormKind, Rendering, SourceForm, Status
from tjreader.desk.record import DeskChange, DeskEdit
from tjreader.desk.translation import Stage
from tjreader.notes.change import Act, Label
from tjreader.text.clean import clean


@pytest.fixture
def ear() -> Heard:
    return Heard()


@pytest.fixture
def desk(store, ear) -> Desk:
    made = Desk(TEXT, GLOSSARY, AtOnce(), ear)
    made.connect(store.desk)
    return made


def test_words_of_the_page_become_a_term_with_its_place(desk, store):
    change = termbase.quick_add(desk, span_of(TEXT, "新质𠮷生产力"), pinyin="xīnzhì")
    assert change.label == Label(Act.TERM, "新质𠮷生产力")
    (made,) = again(store).own()
    assert made == desk.own()[0]
    assert made.forms == (SourceForm("新质𠮷生产力", FormKind.PREFERRED, "xīnzhì"),)
    assert made.renderings == (Rendering("", "en", Status.PROPOSED),)
    assert made.text_id == "example"
    assert made.first is not None
    assert made.first.quote == "新质𠮷生产力"
    assert made.first.section_id == "s1"


def test_a_term_is_of_one_paragraph(desk):
    first, last = span_of(TEXT, "发展"), span_of(TEXT, "天津")
    with pytest.raises(Refused):
        termbase.quick_add(desk, replace(first, end=last.end))
    assert desk.records() == ()


@pytest.mark.parametrize("words", ["", " \u200e"[:1], "\x00\x07", "字" * (LONGEST_FORM + 1)])
def test_a_form_has_some_words_and_not_too_many(desk, words):
    with pytest.raises(Refused) as refused:
        termbase.add(desk, concept_of("天津", words))
    assert refused.value.code == "input"
    assert desk.records() == ()


def test_a_form_of_just_sixty_is_taken_and_cleaned(desk):
    termbase.add(desk, concept_of("\ufeff字\x00" + "字" * (LONGEST_FORM - 1) + "\n"))
    assert desk.own()[0].name == "字" * LONGEST_FORM == clean(desk.own()[0].name)


def test_a_form_does_not_stand_twice_in_a_term_and_may_in_two(desk):
    with pytest.raises(Refused, match="twice"):
        termbase.add(desk, concept_of("天津", " 天津 "))
    termbase.add(desk, concept_of("天津"))
    termbase.add(desk, concept_of("天\u6d25市", "天津"))
    one, other = desk.own()
    assert clashes(other, desk.concepts()) == (("天津", one),)
    assert clashes(one, [one]) == ()


def test_deciding_deprecates_what_was_approved_and_says_why(desk, store):
    termbase.add(
        desk, concept_of("天津", renderings=(Rendering("Tientsin"), Rendering("天", "ja")))
    )
    (term,) = desk.own()
    termbase.decide(desk, term.id, "Tientsin")
    assert termbase.decide(desk, term.id, "Tientsin") is None
    change = termbase.decide(desk, term.id, "Tianjin", reason="official", source="gov")
    (now,) = again(store).own()
    assert [(each.words, each.status) for each in now.renderings] == [
        ("Tientsin", Status.DEPRECATED),
        ("天", Status.PROPOSED),
        ("Tianjin", Status.APPROVED),
    ]
    assert [(each.before, each.after, each.reason) for each in now.log] == [
        ("", "Tientsin", ""),
        ("Tientsin", "Tianjin", "official"),
    ]
    assert now.renderings[-1].source == "gov"
    undo(desk, change)
    decided = desk.own()[0].decided()
    assert decided is not None
    assert decided.words == "Tientsin"
    assert desk.own() == again(store).own()


def test_editing_the_approved_rendering_is_a_decision_too(desk):
    termbase.add(desk, concept_of("天津", renderings=(Rendering("A", status=Status.APPROVED),)))
    (term,) = desk.own()
    assert [each.after for each in term.log] == ["A"]
    both = (*term.renderings, Rendering("B", status=Status.APPROVED))
    termbase.edit(desk, replace(term, renderings=both), "better")
    (term,) = desk.own()
    assert [each.status for each in term.renderings] == [Status.DEPRECATED, Status.APPROVED]
    assert (term.log[-1].before, term.log[-1].after, term.log[-1].reason) == ("A", "B", "better")
    assert termbase.edit(desk, term) is None


def test_a_rendering_takes_the_place_of_an_empty_one(desk):
    termbase.quick_add(desk, span_of(TEXT, "天津"))
    (term,) = desk.own()
    termbase.put_rendering(desk, term.id, Rendering("Tianjin"))
    assert desk.own()[0].renderings == (Rendering("Tianjin"),)
    termbase.put_rendering(desk, term.id, Rendering("the city"), Rendering("Tianjin"))
    assert [each.words for each in desk.own()[0].renderings] == ["the city"]
    termbase.remove_rendering(desk, term.id, Rendering("the city"))
    assert desk.own()[0].renderings == ()


def test_splitting_makes_two_terms(desk, store):
    termbase.add(desk, concept_of("天津", "津", "津门", renderings=(Rendering("T"),)))
    (term,) = desk.own()
    for forms in ((), ("天津", "津", "津门"), ("无",)):
        with pytest.raises(Refused):
            termbase.split(desk, term.id, forms)
    change = termbase.split(desk, term.id, ["天津"])
    rest, out = again(store).own()
    assert [each.words for each in rest.forms] == ["津", "津门"]
    assert (rest.name, out.name) == ("津", "天津")
    assert out.renderings == rest.renderings
    undo(desk, change)
    assert desk.own() == (term,) == again(store).own()


def test_a_term_for_all_texts_is_there_in_another_one(desk, store):
    termbase.add(desk, concept_of("天津", text_id="example"))
    other = text_of(text_id="other")
    assert again(store, other).own() == ()
    change = termbase.move(desk, [desk.own()[0].id], for_all_texts=True)
    assert [each.name for each in again(store, other).own()] == ["天津"]
    assert termbase.move(desk, [desk.own()[0].id], for_all_texts=True) is None
    undo(desk, change)
    assert again(store, other).own() == ()


def test_a_desk_takes_in_what_another_stored(desk, store):
    other = again(store, text_of(text_id="other"))
    change = termbase.add(desk, concept_of("天津"))
    assert other.accept(change)
    assert other.own() == desk.own()
    back = termbase.move(desk, [desk.own()[0].id], for_all_texts=False)
    assert other.accept(back)
    assert other.own() == ()
    here = termbase.add(desk, concept_of("津", text_id="example"))
    assert not other.accept(here)


def test_a_rejected_candidate_stays_rejected(desk, store):
    places.reject(desk, "產力", "质生")
    assert places.reject(desk, "产力") is None
    assert [each.words for each in again(store).verdicts()] == ["產力", "质生"]
    places.unreject(desk, "产力")
    assert [each.words for each in again(store).verdicts()] == ["质生"]
    assert places.unreject(desk, "产力") is None


def test_a_finding_is_accepted_with_a_reason(desk, store):
    places.accept_finding(desk, "k", "quoted")
    assert places.accept_finding(desk, "k", "quoted ") is None
    places.accept_finding(desk, "k", "as printed")
    (known,) = again(store).acceptances()
    assert (known.key, known.reason, known.text_id) == ("k", "as printed", "example")
    places.unaccept_finding(desk, "k")
    assert again(store).acceptances() == ()


def test_a_sentence_is_translated_staged_and_emptied(desk, store):
    span = span_of(TEXT, "天津以善作善成著称。")
    translating.translate(desk, span, "Tianjin is\x00 known.")
    assert translating.translate(desk, span, "Tianjin is known.") is None
    (made,) = again(store).translations()
    assert (made.words, made.stage) == ("Tianjin is known.", Stage.DRAFT)
    translating.stage(desk, [span, span_of(TEXT, "海天阔，帆满。")], Stage.DONE)
    assert [each.stage for each in desk.translations()] == [Stage.DONE, Stage.DONE]
    translating.annotate(desk, span, "ask")
    change = translating.translate(desk, span, " ")
    assert translating.translation_at(desk, span).stage is Stage.OPEN
    assert translating.translation_at(desk, span).note == "ask"
    translating.annotate(desk, span, "")
    assert translating.translation_at(desk, span) is None
    assert change is not None
    assert len(again(store).translations()) == 1


def test_translations_in_two_languages_stand_side_by_side(desk):
    span = span_of(TEXT, "海天阔，帆满。")
    translating.translate(desk, span, "sea", "en")
    translating.translate(desk, span, "mer", "fr")
    assert translating.translation_at(desk, span, "fr").words == "mer"
    assert translating.translation_at(desk, span).words == "sea"


def test_an_older_version_is_not_written_over(desk, store, ear):
    termbase.add(desk, concept_of("天津"))
    (term,) = desk.own()
    termbase.add_form(again(store), term.id, "津")
    change = termbase.add_form(desk, term.id, "津门")
    ((refused, why),) = ear.refused
    assert (refused, why.code) == (change, "stale")
    assert desk.own() == (term,)
    with pytest.raises(Refused):
        desk.perform(change.inverse, undoing=True)


def test_all_or_nothing_of_a_change_is_stored(store):
    good = replace(concept_of("一"), id="1" * 32)
    bad = replace(concept_of("二"), id="2" * 32)
    change = DeskChange(Label(Act.TERM), (DeskEdit(None, good), DeskEdit(bad, None)))
    with pytest.raises(Refused) as refused:
        store.desk.apply(change).result(10)
    assert refused.value.code == "stale"
    assert store.desk.records("example").result(10) == ()


def test_what_was_deleted_is_still_kept_and_comes_back_in_its_place(desk, store):
    for each in "一二三":
        termbase.add(desk, concept_of(each))
    first = desk.own()[0]
    change = termbase.delete(desk, [first.id])
    (gone,) = store.desk.erased("example").result(10)
    assert gone.record == first
    assert gone.erased_at
    undo(desk, change)
    assert [each.name for each in again(store).own()] == ["一", "二", "三"]
    assert store.desk.erased("example").result(10) == ()


def test_deleted_terms_are_brought_back_and_do_not_adopt_twice(desk, store):
    termbase.adopt(desk, [SHIPPED])
    (first,) = desk.own()
    termbase.delete(desk, [first.id])
    termbase.adopt(desk, [SHIPPED])
    gone = [each.record for each in store.desk.erased("example").result(10)]
    change = bringback.bring_back(desk, gone)
    assert change.label == Label(Act.RESTORE_TERM, "善作善成")
    assert [each.adopted for each in again(store).own()] == ["", SHIPPED]
    assert bringback.bring_back(desk, gone) is None
    undo(desk, change)
    assert [each.adopted for each in desk.own()] == [SHIPPED]
    termbase.delete(desk, [desk.own()[0].id])
    bringback.bring_back(desk, [each.record for each in store.desk.erased("example").result(10)])
    assert sorted(each.adopted for each in desk.own()) == ["", SHIPPED]


def test_acts_before_the_store_is_there_wait_for_it(store):
    desk = Desk(TEXT, GLOSSARY, AtOnce(), Heard())
    termbase.add(desk, concept_of("天津"))
    assert desk.pending == 1
    assert not desk.loaded
    settled: list[int] = []
    desk.when_settled(lambda: settled.append(desk.pending))
    assert settled == []
    desk.connect(store.desk)
    assert (desk.pending, settled) == (0, [0])
    assert again(store).own() == desk.own()


def test_without_a_store_acts_are_refused(ear):
    desk = Desk(TEXT, GLOSSARY, AtOnce(), ear)
    termbase.add(desk, concept_of("天津"))
    desk.go_without_store(Refused("no", "damaged"))
    termbase.add(desk, concept_of("津"))
    assert [why.code for _, why in ear.refused] == ["damaged", "damaged"]
    assert desk.records() == ()


def test_an_import_is_one_step(desk, store):
    termbase.add(desk, concept_of("天津"))
    (known,) = desk.own()
    new = replace(concept_of("津"), id="7" * 32)
    altered = replace(known, note="from the file")
    change = termbase.import_terms(desk, "terms.csv", [new], [altered])
    assert change.label == Label(Act.IMPORT_TERMS, "terms.csv")
    assert [each.note for each in again(store).own()] == ["from the file", ""]
    undo(desk, change)
    assert again(store).own() == (known,)
