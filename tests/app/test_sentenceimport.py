"""What taking translations in would do: whose sentence each is, and which of two counts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import text_of
from tjreader.app.deskwork import Deskwork, work_of
from tjreader.app.importing import Prefer
from tjreader.app.incomingsentences import IncomingSentence, IncomingSentences
from tjreader.app.ports import Refused
from tjreader.app.sentenceimport import SentencePlan, plan_sentences
from tjreader.desk.translation import Stage, Translation

TEXT = text_of("# 一", "风劲帆满。海天阔。", "风劲帆满。", "# 二", "ＡＩ來了。")


def work(*translated: Translation) -> Deskwork:
    return work_of(TEXT, translated)


def plan(*rows: IncomingSentence, known=(), prefer=Prefer.NEWER, text_id="") -> SentencePlan:
    found = IncomingSentences("f.tmx", rows, text_id)
    return plan_sentences(work(*known), found, prefer, "2026-11-24T10:00:00+00:00")


def row(source: str, words: str, stage: Stage = Stage.DONE, note=None, id_="") -> IncomingSentence:
    return IncomingSentence(1, source, words, "en-US", stage, note, id_)


def mine(words: str, stage: Stage = Stage.DONE, note: str = "") -> Translation:
    (sentence,) = (each for each in work().sentences if each.words == "海天阔。")
    return Translation("m", sentence.anchor, words, "en", stage, note)


def test_sentences_know_their_places_and_translations() -> None:
    known = mine("Wide sea.")
    found = work(known).sentences
    assert [each.place for each in found] == ["§1", "§1 ¶1", "§1 ¶1", "§1 ¶2", "§2", "§2 ¶1"]
    assert [each.rendered for each in found] == ["", "", "Wide sea.", "", "", ""]
    assert all(each.anchor.quote == each.words for each in found)
    assert len({each.id for each in found}) == 6
    (last,) = work_of(TEXT, (), section_ids=[TEXT.arrangements[0].sections[1].id]).sentences[1:]
    assert last.words == "ＡＩ來了。"


def test_a_translation_goes_to_every_sentence_of_the_same_words() -> None:
    made = plan(row("风劲帆满。", "Full sails."), row("AI来了。", "AI is here.", Stage.DRAFT))
    assert [(each.words, said.words) for each, said in made.new] == [
        ("风劲帆满。", "Full sails."),
        ("风劲帆满。", "Full sails."),
        ("ＡＩ來了。", "AI is here."),
    ]
    (first, *_, last) = made.new
    assert first[1].anchor == first[0].anchor
    assert (last[1].stage, last[1].language) == (Stage.DRAFT, "en")
    assert len({said.id for _, said in made.new}) == 3
    assert len(made.edits) == 3


def test_an_id_tells_equal_sentences_apart_but_only_with_its_words() -> None:
    one, other = (each for each in work().sentences if each.words == "风劲帆满。")
    made = plan(row(one.words, "first", id_=one.id), row(other.words, "second", id_=other.id))
    assert [said.words for _, said in made.new] == ["first", "second"]
    wrong = plan(row("海天阔。", "sea", id_=one.id))
    assert [each.words for each, _ in wrong.new] == ["海天阔。"]


def test_what_stands_nowhere_is_told() -> None:
    made = plan(row("别处的话。", "elsewhere"), row("海天阔。", "sea"))
    assert [each.words for each in made.lost] == ["elsewhere"]
    assert len(made.new) == 1


def test_the_same_again_is_the_same() -> None:
    made = plan(row("海天阔。", "Wide sea."), known=(mine("Wide sea."),))
    assert (made.same, made.edits) == (1, ())
    noted = plan(row("海天阔。", "Wide sea."), known=(mine("Wide sea.", note="n"),))
    assert noted.same == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "prefer", "taken"),
    [
        (Stage.DRAFT, Stage.DONE, Prefer.NEWER, True),
        (Stage.DONE, Stage.DRAFT, Prefer.NEWER, False),
        (Stage.DONE, Stage.DONE, Prefer.NEWER, False),
        (Stage.DONE, Stage.DONE, Prefer.FILE, True),
        (Stage.DRAFT, Stage.DONE, Prefer.MINE, False),
    ],
)
def test_the_further_one_counts(ours: Stage, theirs: Stage, prefer: Prefer, taken: bool) -> None:
    known = mine("ours", ours, "kept")
    made = plan(row("海天阔。", "theirs", theirs), known=(known,), prefer=prefer)
    assert (len(made.changed), len(made.kept)) == (int(taken), int(not taken))
    if taken:
        (edit,) = made.edits
        assert edit.before == known
        assert (edit.after.words, edit.after.note, edit.after.id) == ("theirs", "kept", "m")


def test_an_empty_translation_gives_way() -> None:
    empty = mine("", Stage.OPEN)
    made = plan(row("海天阔。", "sea"), known=(empty,))
    assert made.edits[0].before == empty
    assert made.edits[0].after.words == "sea"


def test_sentences_of_another_text_are_refused_unless_some_are_here() -> None:
    with pytest.raises(Refused, match="another text"):
        plan(row("别处的话。", "x"), text_id="elsewhere")
    assert len(plan(row("海天阔。", "sea"), text_id="elsewhere").new) == 1
    assert plan(row("别处的话。", "x"), text_id=TEXT.id).lost


def test_a_sentence_without_a_place_takes_nothing() -> None:
    bare = replace(work(), sentences=tuple(replace(each, anchor=None) for each in work().sentences))
    found = IncomingSentences("f", (row("海天阔。", "sea"),))
    made = plan_sentences(bare, found)
    assert (made.new, len(made.lost)) == ((), 1)
