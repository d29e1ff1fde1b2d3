"""What was deleted at the desk, and its way back."""

from __future__ import annotations

import pytest

from builders import span_of
from deskmaking import TEXT, again, concept_of, undo
from tjreader.app import bringback, places, termbase, translating
from tjreader.app.desk import Desk
from tjreader.app.deskport import ErasedRecord
from tjreader.desk.record import Record

SENTENCE = "天津以善作善成著称。"


@pytest.fixture
def desk(store) -> Desk:
    return again(store)


def erased(store) -> tuple[ErasedRecord, ...]:
    return store.desk.erased(TEXT.id).result(10)


def offered(desk: Desk, store) -> list[Record]:
    return [each.record for each in bringback.can_come_back(desk, erased(store))]


def test_a_term_comes_back_with_the_decisions_that_went_with_it(desk, store) -> None:
    termbase.add(desk, concept_of("天津"))
    (term,) = desk.own()
    places.render_here(desk, term.id, span_of(TEXT, "天津"), "Tientsin")
    (ruling,) = desk.rulings()
    termbase.delete(desk, [term.id])
    some = bringback.can_come_back(desk, erased(store))
    chosen = [each for each in some if each.record == term]
    records = bringback.with_their_rulings(chosen, erased(store))
    assert set(records) == {term, ruling}
    change = bringback.bring_back(desk, records)
    assert again(store).own() == (term,)
    assert again(store).rulings() == (ruling,)
    assert offered(desk, store) == []
    undo(desk, change)
    assert desk.own() == ()


def test_a_translation_comes_back_unless_another_stands_there(desk, store) -> None:
    span = span_of(TEXT, SENTENCE)
    translating.translate(desk, span, "Tianjin is known.")
    (old,) = desk.translations()
    translating.translate(desk, span, "")
    assert offered(desk, store) == [old]
    translating.translate(desk, span, "Known is Tianjin.")
    assert offered(desk, store) == []
    assert bringback.bring_back(desk, [old]) is None
    translating.translate(desk, span, "", "fr")
    translating.translate(desk, span, "")
    assert len(offered(desk, store)) == 2
    bringback.bring_back(desk, offered(desk, store))  # but one can stand there
    assert [each.words for each in again(store).translations()] == ["Known is Tianjin."]


def test_a_term_that_lives_on_in_another_is_not_missed(desk, store) -> None:
    termbase.add(desk, concept_of("天津"))
    termbase.add(desk, concept_of("津"))
    one, other = desk.own()
    termbase.merge(desk, [one.id, other.id])
    assert offered(desk, store) == []
    termbase.delete(desk, [one.id])
    assert {each.name for each in offered(desk, store)} == {"天津", "津"}


def test_what_was_rejected_is_not_offered(desk, store) -> None:
    places.reject(desk, "津门")
    places.unreject(desk, "津门")
    assert len(erased(store)) == 1
    assert offered(desk, store) == []
