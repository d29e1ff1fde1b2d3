"""What is typed for sentences, in its file: written, read, moved to another edition."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from builders import text_of
from tjreader.app.desk import Desk
from tjreader.app.homing import AtOnce
from tjreader.app.typedsentences import TypedSentences
from tjreader.text.document import Text
from tjreader.text.span import Span

TEXT = text_of("# 一", "天津以善作善成著称。", "海天阔，帆满。", "帆满。")


class Nobody:
    """Hears of everything and does nothing."""

    def __getattr__(self, name: str):
        return lambda *_: None


def desk_of(text: Text) -> Desk:
    return Desk(text, (), AtOnce(), Nobody())


def place(words: str, text: Text = TEXT) -> Span:
    at = text.printed.index(words)
    return Span(at, at + len(words))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "typed.json"


def kept(path: Path, words: str = "海天阔，帆满。") -> TypedSentences:
    typed = TypedSentences(path)
    typed.keep(desk_of(TEXT), place(words), ("Dear words", "a note"), "en")
    typed.save()
    return typed


def test_what_is_typed_is_read_again_once(path: Path) -> None:
    kept(path)
    again = TypedSentences(path)
    (one,) = again.earlier_of(TEXT)
    assert (one.content, one.over) == (("Dear words", "a note"), ("", ""))
    assert one.place == (TEXT.id, TEXT.revision, place("海天阔，帆满。"), "en")
    assert again.earlier_of(TEXT) == ()
    assert again.at(one.place) == one
    assert again.earlier_of(text_of("别的。", text_id="other")) == ()


def test_the_file_is_the_readers_alone_and_goes_when_nothing_is_left(path: Path) -> None:
    typed = kept(path)
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    typed.drop((TEXT.id, TEXT.revision, place("海天阔，帆满。"), "en"))
    assert not typed.is_saved
    typed.save()
    assert typed.is_saved
    assert not path.exists()


def test_only_what_is_stored_is_forgotten(path: Path) -> None:
    typed = kept(path)
    here = (TEXT.id, TEXT.revision, place("海天阔，帆满。"), "en")
    typed.stored(here, ("Dear", "a note"))
    assert typed.at(here).over == ("Dear", "a note")
    typed.stored(here, ("Dear words", "a note"))
    assert typed.at(here) is None
    typed.stored(here, ("Dear words", "a note"))


def test_a_sentence_is_found_in_another_edition(path: Path) -> None:
    kept(path)
    later = text_of("# 一", "新的一段。", "天津以善作善成著称。", "海天阔，帆满。")
    (one,) = TypedSentences(path).earlier_of(later)
    assert one.place == (later.id, later.revision, place("海天阔，帆满。", later), "en")


@pytest.mark.parametrize("line", ["海天。", "海天阔，帆满。海天阔，帆满。"])
def test_where_it_does_not_stand_once_it_is_kept_for_its_own(path: Path, line: str) -> None:
    kept(path)
    again = TypedSentences(path)
    assert again.earlier_of(text_of("# 一", line)) == ()
    again.save()
    assert len(TypedSentences(path).earlier_of(TEXT)) == 1


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    typed = kept(tmp_path / "file" / "typed.json")
    assert not typed.is_saved


def test_each_language_has_its_own_words_at_a_sentence(path: Path) -> None:
    typed = kept(path)
    span = place("海天阔，帆满。")
    typed.keep(desk_of(TEXT), span, ("Des mots", ""), "fr")
    here = (TEXT.id, TEXT.revision, span)
    assert typed.at((*here, "en")).content == ("Dear words", "a note")
    typed.drop((*here, "en"))
    assert typed.at((*here, "fr")).content == ("Des mots", "")
