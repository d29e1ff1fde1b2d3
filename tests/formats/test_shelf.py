"""Editions of the shipped article: made, kept on disk, read again, and gone back from."""

from __future__ import annotations

from pathlib import Path

import pytest

from feature import FOLDER
from tjreader.app.editions import edition_of
from tjreader.app.opened import OpenedText
from tjreader.app.ports import Refused
from tjreader.formats.edition import write_edition
from tjreader.formats.plain import read_words
from tjreader.formats.shelf import POINTER, Shelf
from tjreader.text.rendering import View


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(FOLDER, tmp_path / "editions")


def revised(shelf: Shelf) -> OpenedText:
    """The article with one fault corrected and one paragraph more."""
    original = shelf.original()
    words = original.text.printed.replace("底空", "低空").replace(
        "\n\n近日", "\n\n新的一段。\n\n近日", 1
    )
    return edition_of(original, read_words(words), "the file")


def test_an_edition_keeps_what_was_made_for_the_article(shelf: Shelf) -> None:
    old, new = shelf.original(), revised(shelf)
    assert new.text.id == old.text.id
    assert len(new.text.errata) == len(old.text.errata) - 1
    assert [s.title for s in new.text.arrangements[1].sections] == [
        s.title for s in old.text.arrangements[1].sections
    ]
    assert new.glossary == old.glossary
    for paragraph in new.text.paragraphs:
        analysis = new.prepared(paragraph.id, View.PRINTED)
        words = paragraph.span.of(new.text.printed)
        assert analysis is None or analysis.text == words
        if analysis is None:
            assert "低空" in words or words == "新的一段。"


def test_an_edition_is_read_as_it_was_kept(shelf: Shelf, tmp_path: Path) -> None:
    new = revised(shelf)
    shelf.keep(new, write_edition)
    assert shelf.current() is new
    again = Shelf(FOLDER, tmp_path / "editions").current()
    assert again.text == new.text
    assert again.glossary == new.glossary
    for paragraph in new.text.paragraphs:
        for view in (View.PRINTED, View.CORRECTED):
            assert again.prepared(paragraph.id, view) == new.prepared(paragraph.id, view)


def test_going_back_to_the_words_of_the_program_reads_its_own_edition(shelf: Shelf) -> None:
    new = revised(shelf)
    shelf.keep(new, write_edition)
    original = shelf.of(shelf.original().text.revision)
    assert original is shelf.original()
    shelf.keep(original, write_edition)
    assert shelf.current() is original
    kept = shelf.of(new.text.revision)
    assert kept is not None
    assert kept.text == new.text
    assert shelf.of("0" * 64) is None


@pytest.mark.parametrize("damage", ["cut", "gone", "no name"])
def test_a_damaged_edition_gives_way_to_the_programs_own(
    shelf: Shelf, tmp_path: Path, damage: str
) -> None:
    shelf.keep(revised(shelf), write_edition)
    folder = next(each for each in (tmp_path / "editions").iterdir() if each.is_dir())
    if damage == "cut":
        file = folder / "structure.json"
        file.write_bytes(file.read_bytes()[:100])
    elif damage == "gone":
        (folder / "printed.md").unlink()
    else:
        (tmp_path / "editions" / POINTER).write_bytes(b"\xff\xfe")
    again = Shelf(FOLDER, tmp_path / "editions")
    assert again.current().text == again.original().text


def test_where_nothing_can_be_written_the_old_edition_stays(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "editions").write_text("a file in the way")
    with pytest.raises(Refused, match="could not be kept"):
        shelf.keep(revised(shelf), write_edition)
    assert shelf.current() is shelf.original()


def test_the_same_words_and_other_texts_are_no_edition(shelf: Shelf) -> None:
    original = shelf.original()
    with pytest.raises(Refused, match="very words"):
        edition_of(original, read_words(original.text.printed), "the file")
    with pytest.raises(Refused, match="hardly a line"):
        edition_of(original, read_words("床前明月光，\n疑是地上霜。"), "the file")
