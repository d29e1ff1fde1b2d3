"""A reader's own files and pasted words."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import ARTICLE, TEXTS
from tjreader.app.opened import OpenedText
from tjreader.app.ports import Refused
from tjreader.formats.plain import LARGEST, read_words
from tjreader.formats.registry import READERS, read_file
from tjreader.text.document import Kind, Text
from tjreader.text.outline import LONGEST


def opened(folder: Path, words: str | bytes, name: str = "书.txt") -> OpenedText:
    path = folder / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return read_file(path)


def words_of(text: Text) -> list[list[str]]:
    order = text.arrangements[0]
    return [[p.span.of(text.printed) for p in s.paragraphs] for s in order.sections]


def check_sound(text: Text) -> None:
    """All that every text must be."""
    sections = text.arrangements[0].sections
    assert sections
    assert [s.number for s in sections] == list(range(1, len(sections) + 1))
    assert len({s.id for s in sections}) == len(sections)
    paragraphs = [p for s in sections for p in s.paragraphs]
    assert len({p.id for p in paragraphs}) == len(paragraphs)
    at = 0
    for paragraph in paragraphs:
        assert paragraph.span.start >= at
        assert 0 < len(paragraph.span) <= LONGEST
        at = paragraph.span.end
    assert at <= len(text.printed)
    assert all(s.title.strip() for s in sections)
    assert text.title.strip()


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_files_open_or_are_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    case = TEXTS[name]
    path = tmp_path / "given.txt"
    path.write_bytes(case.raw)
    if case.outcome == "opens":
        check_sound(read_file(path).text)
        return
    with pytest.raises(Refused) as refusal:
        read_file(path)
    sentence = str(refusal.value)
    assert case.outcome in sentence
    assert str(path) in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_encodings_get_the_way_out(tmp_path: Path) -> None:
    for name in ("gb18030", "big5", "utf-16 le", "invalid utf-8"):
        with pytest.raises(Refused, match="save it as UTF-8"):
            opened(tmp_path, TEXTS[name].raw)


def test_a_markdown_file_has_its_headings(tmp_path: Path) -> None:
    made = opened(tmp_path, "# 书名\n\n## 一\n\n- 甲。\n乙。\n## 二\n丙。\n", "书.md")
    text = made.text
    assert made.path == tmp_path / "书.md"
    assert text.title == "书"
    assert text.source == str(tmp_path / "书.md")
    assert [(p.title, [s.title for s in p.sections]) for p in text.arrangements[0].parts] == [
        ("书名", ["一", "二"])
    ]
    first = text.arrangements[0].sections[0].paragraphs
    assert [(p.kind, p.number) for p in first] == [
        (Kind.HEADLINE, None),
        (Kind.HEADING, None),
        (Kind.ITEM, 1),
        (Kind.BODY, 2),
    ]
    assert words_of(text) == [["书名", "一", "- 甲。", "乙。"], ["二", "丙。"]]
    check_sound(text)


def test_words_before_the_first_part_stand_in_one_without_a_title(tmp_path: Path) -> None:
    text = opened(tmp_path, "说明。\n# 上\n## 一\n甲。\n# 下\n## 二\n乙。\n").text
    assert [p.title for p in text.arrangements[0].parts] == ["", "上", "下"]


def test_the_same_words_are_the_same_text_wherever_they_lie(tmp_path: Path) -> None:
    one = opened(tmp_path, ARTICLE * 3, "一.txt").text
    other = opened(tmp_path, "\ufeff" + (ARTICLE * 3).replace("\n", "\r\n"), "二.md").text
    assert one.id == other.id
    assert one.revision == other.revision
    assert one.arrangements == other.arrangements
    assert opened(tmp_path, ARTICLE * 3 + "多一句。").text.id != one.id


def test_a_long_paragraph_is_cut_at_sentence_ends(tmp_path: Path) -> None:
    text = opened(tmp_path, ARTICLE.strip() * 200).text
    pieces = [words for section in words_of(text) for words in section]
    assert len(pieces) > 3
    assert all(piece.endswith("。") for piece in pieces)
    assert "".join(pieces) == ARTICLE.strip() * 200
    check_sound(text)


def test_indents_and_trailing_spaces_belong_to_no_paragraph(tmp_path: Path) -> None:
    assert words_of(opened(tmp_path, "　　话说天下。  \n\t大势。\u3000\n").text) == [
        ["话说天下。", "大势。"]
    ]


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        read_file(tmp_path)
    with pytest.raises(Refused, match=r"gone\.txt is not there"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(Refused, match=r"cannot be a file's|is not there"):
        read_file(tmp_path / "nul\0.txt")
    with pytest.raises(Refused, match=r"cannot be read|is not there"):
        read_file(tmp_path / ("long" * 2000))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("一")
    path.chmod(0)
    with pytest.raises(Refused, match="may not be read") as refusal:
        read_file(path)
    assert refusal.value.code == "unreadable"


def test_permission_and_device_errors_are_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一")
    for error, words in (
        (PermissionError(13, "Permission denied"), "may not be read"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ):

        def fail(*_: object, error: OSError = error, **__: object) -> None:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", fail)
            with pytest.raises(Refused, match=words) as refusal:
                read_file(path)
        assert refusal.value.code == "unreadable"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024**2)  # sparse: takes no room
    with pytest.raises(Refused, match=r"too large \(50 MB; at most 20 MB\)"):
        read_file(path)
    monkeypatch.setattr("tjreader.formats.plain.LARGEST", 10)
    growing = tmp_path / "growing.txt"
    growing.write_bytes(b"12345678901234")
    about = os.stat_result((0o100644, *[0] * 9))  # what it was a moment ago
    monkeypatch.setattr(Path, "stat", lambda self, **_: about)
    with pytest.raises(Refused, match="too large"):
        read_file(growing)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(Refused, match="no ordinary file"):
        read_file(pipe)


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode elsewhere")
def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("\u4e66\n".encode() + b"\xff.txt")
    path.write_text("一。", encoding="utf-8")
    text = read_file(path).text
    assert text.title == "书 ?"
    text.source.encode("utf-8")
    path.write_bytes(b"")
    with pytest.raises(Refused) as refusal:
        read_file(path)
    str(refusal.value).encode("utf-8")


def test_pasted_words() -> None:
    text = read_words("风劲帆满海天阔，奋楫潮头逐浪高。\r\n天津。\x00").text
    assert text.printed == "风劲帆满海天阔，奋楫潮头逐浪高。\n天津。"
    assert text.title == "风劲帆满海天阔…"
    assert text.source == ""
    assert read_words("一。", " 题 ").text.title == "题"
    assert read_words("一\ud800二").text.printed == "一二"
    with pytest.raises(Refused, match="nothing to read"):
        read_words(" \n\u3000")
    with pytest.raises(Refused, match="too much"):
        read_words("一" * (LARGEST // 3 + 1))


@given(st.text(st.characters() | st.sampled_from("\n# 第一章。；　"), max_size=300))
def test_whatever_is_pasted_makes_a_sound_text(words: str) -> None:
    try:
        text = read_words(words).text
    except Refused:
        return
    check_sound(text)


@given(st.binary(max_size=300))
def test_whatever_bytes_a_file_has(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(raw)
    try:
        check_sound(read_file(path).text)
    except Refused as refusal:
        sentence = str(refusal)
    else:
        return
    assert str(path) in sentence


def test_readers_name_their_files() -> None:
    ends = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(set(ends)) == len(ends)
    assert all(end.startswith(".") and end == end.lower() for end in ends)
