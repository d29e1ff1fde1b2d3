"""A text is known again: by its words wherever they lie, by its file when they change."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tjreader.app.library import Library
from tjreader.app.opened import OpenedText
from tjreader.app.ports import KnownText, Refused
from tjreader.formats import plain, registry, shipped

TEXTS = Path(__file__).resolve().parents[2] / "resources" / "texts"


class Source:
    """The real readers, put together as `assembly` does."""

    def shipped(self) -> OpenedText:
        return shipped.read_shipped(TEXTS / "tianjin")

    def read_file(self, path: Path) -> OpenedText:
        return registry.read_file(path)

    def read_words(self, words: str, title: str) -> OpenedText:
        return plain.read_words(words, title)


@pytest.fixture
def library(data_dir: Path) -> Library:
    return Library(Source(), data_dir / "texts.json")


def again(data_dir: Path) -> Library:
    """The library of the next start."""
    return Library(Source(), data_dir / "texts.json")


def write(path: Path, words: str) -> Path:
    path.write_text(words, encoding="utf-8")
    return path


def test_the_same_file_is_the_same_text_at_the_next_start(
    library: Library, data_dir: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "书.txt", "一二三。")
    assert library.open_file(path).text.id == again(data_dir).open_file(path).text.id


def test_a_changed_file_is_the_same_text_in_another_revision(
    library: Library, data_dir: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "书.txt", "一二三。")
    old = library.open_file(path).text
    write(path, "一二三四。")
    new = again(data_dir).open_file(path).text
    assert new.id == old.id
    assert new.revision != old.revision
    assert new.printed == "一二三四。"
    write(path, "一二三。")
    back = library.open_file(path).text
    assert (back.id, back.revision) == (old.id, old.revision)


def test_a_moved_or_copied_file_keeps_its_notes(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "书.txt", "一二三。")
    text_id = library.open_file(path).text.id
    write(path, "一二三四。")
    assert library.open_file(path).text.id == text_id
    moved = path.rename(tmp_path / "moved.md")
    assert library.open_file(moved).text.id == text_id
    copy = write(tmp_path / "copy.txt", "一二三。")  # the words of the first revision
    assert library.open_file(copy).text.id == text_id
    other = write(tmp_path / "other.txt", "别的。")
    assert library.open_file(other).text.id != text_id


def test_one_file_under_two_names(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "书.txt", "一。")
    monkeypatch.chdir(tmp_path)
    one, other = library.open_file(Path("书.txt")), library.open_file(path)
    assert one.path == other.path == path.resolve()
    assert one.text.source == str(path.resolve())


def test_a_lost_index_is_made_again_from_the_store(
    library: Library, data_dir: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "书.txt", "一二三。")
    library.open_file(path)
    write(path, "一二三四。")
    text = library.open_file(path).text
    (data_dir / "texts.json").write_text("{damaged", encoding="utf-8")
    known = KnownText(text.id, text.title, text.revision, text.source)
    next_start = again(data_dir)
    next_start.learn([known, KnownText("tianjin", "", "0" * 64, "a newspaper")])
    write(path, "一二三四五。")
    assert next_start.open_file(path).text.id == text.id
    value = json.loads((data_dir / "texts.json").read_text(encoding="utf-8"))
    assert "tianjin" not in value["revisions"].values()
    assert (data_dir / "texts.json.bad").exists()
    before = (data_dir / "texts.json").stat().st_mtime_ns
    next_start.learn([known])  # nothing new: nothing written
    assert (data_dir / "texts.json").stat().st_mtime_ns == before


@pytest.mark.parametrize("value", [[], {"revisions": 3, "files": [1]}, {"files": {"a": 1}}])
def test_an_index_of_another_kind_is_passed_over(
    data_dir: Path, tmp_path: Path, value: object
) -> None:
    (data_dir / "texts.json").write_text(json.dumps(value), encoding="utf-8")
    text = again(data_dir).open_file(write(tmp_path / "书.txt", "一。")).text
    assert text.id.startswith("text-")


def test_an_index_that_cannot_be_written_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path / "file", "in the way")
    library = Library(Source(), tmp_path / "file" / "texts.json")
    assert library.open_file(write(tmp_path / "秘密.txt", "一。")).text.printed == "一。"
    assert "could not be written" in caplog.text
    assert "秘密" not in caplog.text


def test_pasted_words_and_their_file_are_one_text(library: Library, tmp_path: Path) -> None:
    pasted = library.open_words("一二三。")
    assert pasted.path is None
    opened = library.open_file(write(tmp_path / "书.txt", "一二三。"))
    assert opened.text.id == pasted.text.id
    with pytest.raises(Refused):
        library.open_words("  ")


def test_the_article_is_the_article(library: Library, data_dir: Path) -> None:
    assert library.shipped().text.id == "tianjin"
    assert not (data_dir / "texts.json").exists()
    # Its words in a file of the reader's are a text of their own, with plain sections.
    own = library.open_file(TEXTS / "tianjin" / "printed.md").text
    assert own.revision == library.shipped().text.revision
    assert own.id.startswith("text-")


def test_many_threads_open_texts_at_once(library: Library, data_dir: Path) -> None:
    def opened(number: int) -> str:
        return library.open_words(f"第{number % 20}篇。").text.id

    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(opened, range(200)))
    assert len(set(ids)) == 20
    value = json.loads((data_dir / "texts.json").read_text(encoding="utf-8"))
    assert set(value["revisions"].values()) == set(ids)


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode elsewhere")
def test_a_file_whose_name_is_no_utf_8_is_known_again(
    library: Library, data_dir: Path, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(b"\xff.txt")
    old = library.open_file(write(path, "一。")).text
    assert again(data_dir).open_file(write(path, "一二。")).text.id == old.id


def test_a_path_that_is_none(library: Library) -> None:
    for name in ("~nobody-of-that-name/x.txt", "nul\0.txt"):
        with pytest.raises(Refused):
            library.open_file(Path(name))
