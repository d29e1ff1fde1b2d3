"""The annotated text as JSON and Markdown, and files written in one step."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import highlight, section_note, text_note, text_of
from tjreader.app.exchange import FORMATS
from tjreader.app.opened import OpenedText
from tjreader.app.ports import Refused
from tjreader.formats.export import Export, write_file
from tjreader.formats.export_markdown import escaped
from tjreader.formats.shipped import read_shipped
from tjreader.formats.writers import WRITERS, writer
from tjreader.lang.token import Analysis, CutSource, Reading, ReadingSource, Token
from tjreader.notes.annotation import Annotation, Colour, Style
from tjreader.text.document import Paragraph, Text
from tjreader.text.rendering import View
from tjreader.text.span import Span

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "texts" / "tianjin"


def nothing(paragraph: Paragraph) -> Analysis | None:
    return None


def export(text: Text, *annotations: Annotation) -> Export:
    return Export(OpenedText(text), annotations, nothing)


def markdown(text: Text, *annotations: Annotation) -> str:
    return writer("md").make(export(text, *annotations)).decode("utf-8")


# --- JSON


def test_the_whole_article_as_json(tmp_path: Path) -> None:
    opened = read_shipped(FOLDER)
    noted = highlight(opened.text, "浓墨重彩的一笔", note="two words")

    def analyses(paragraph: Paragraph) -> Analysis | None:
        return opened.prepared(paragraph.id, View.PRINTED)

    path = tmp_path / "out.json"
    writer("json").write(path, Export(opened, (noted,), analyses, "file"))
    value = json.loads(path.read_text(encoding="utf-8"))
    assert value["revision"] == opened.text.revision
    assert value["version"] == 2
    assert value["order"] == "file"
    assert [s["number"] for s in value["sections"]][6:8] == [11, 12]
    sections = {s["id"] for s in value["sections"]}
    read = 0
    for row in value["paragraphs"]:
        assert row["section"] in sections
        assert opened.text.printed[row["start"] : row["end"]] == row["text"]
        assert len(row["syllables"]) == len(row["text"])
        read += sum(s is not None for s in row["syllables"])
        for start, end, pinyin in row["words"]:
            assert pinyin
            assert 0 <= start < end <= len(row["text"])
    assert read == 6_313
    assert len({row["id"] for row in value["paragraphs"]}) == len(opened.text.paragraphs)
    (row,) = value["annotations"]
    assert opened.text.printed[row["start"] : row["end"]] == row["quote"] == "浓墨重彩的一笔"
    assert (row["kind"], row["section"], row["paragraph"]) == ("highlight", "s02", "p016")
    assert (row["colour"], row["style"], row["note"]) == ("yellow", "tint", "two words")
    assert (row["id"], row["created"], row["updated"]) == (noted.id, noted.created, noted.updated)


def test_a_paragraph_nobody_has_read_has_no_syllables() -> None:
    text = text_of("一二。")
    wrong = Analysis(
        "别的",
        (Token(Span(0, 2), "biéde", CutSource.CHECKED),),
        (Reading("bié", ReadingSource.CHECKED), None),
        "x",
    )
    for analyses in (nothing, lambda paragraph: wrong):
        made = json.loads(writer("json").make(Export(OpenedText(text), (), analyses)))
        assert made["paragraphs"][0]["syllables"] == [None] * 3
        assert made["paragraphs"][0]["words"] == []


# --- Markdown


def test_highlights_and_notes_in_markdown() -> None:
    text = text_of()
    noted = highlight(text, "𠮷生产力😀", note="一 *note*\n- second line")
    plain = highlight(text, "善作善成", colour=Colour.BLUE, style=Style.WAVY)
    made = markdown(text, noted, plain, section_note(text, "s2", "on a section"))
    assert made == (
        "# 例\n\n"
        "*tests*\n\n"
        "## §1 一\n\n"
        "¶1 发展新质==𠮷生产力😀==[^1]。\n\n"
        "¶2 天津以==善作善成==著称。\n\n"
        "## §2 二\n\n"
        "> on a section\n\n"
        "¶1 海天阔，帆满。\n\n"
        "## Highlights without a note\n\n"
        "- §1 ¶2 “善作善成” (blue, wavy)\n\n"
        "[^1]: §1 ¶1 “𠮷生产力😀” (yellow): 一 \\*note\\*\n    \\- second line\n"
    )


def test_overlapping_highlights_are_one_stretch_with_both_notes() -> None:
    text = text_of("一二三四五六七八")
    one = highlight(text, "二三四", note="first")
    two = highlight(text, "四五六", note="second")
    assert "一==二三四[^1]五六==[^2]七八" in markdown(text, one, two)


def test_a_note_over_two_paragraphs_is_said_once() -> None:
    text = text_of("一二。", "三四。")
    both = highlight(text, "二。", "三", note="over two")
    made = markdown(text, both)
    assert "¶1 一==二。==\n\n¶2 ==三==[^1]四。" in made
    assert made.count("over two") == 1
    assert "“二。 / 三”" in made


def test_a_highlighted_heading_keeps_its_marks() -> None:
    text = text_of("# 天津", "一。")
    assert "## §1 ==天津==\n" in markdown(text, highlight(text, "天津"))


def test_notes_on_the_whole_text_and_on_another_revision() -> None:
    text = text_of("一二。")
    old = text_of("一二三。")
    stray = highlight(old, "二三", note="old words")
    made = markdown(text, text_note(text, "on all\n\nof it"), stray, highlight(old, "三"))
    assert "> on all\n>\n> of it\n" in made
    assert "another revision" in made
    assert "“二三” (yellow): old words" in made
    assert "“三” (yellow)" in made
    assert "==" not in made


@pytest.mark.parametrize(
    "words",
    [
        "<img src=file:///etc/passwd>",
        "[一](javascript:alert(1))",
        "![x](//host/share)",
        "`code` *b* _i_ ~~s~~ ==m== a^2^ $x$ &lt; | a |",
        "https://example.org www.example.org a@b.org",
        "# 一",
        "> 一",
        "- 一\n+ 二\n12. 三\n3) 四",
        "[^1]: 一",
        "---",
        "a\\b",
        "=== &amp; 2 = 2 && 3! note: x",
    ],
)
def test_nothing_written_by_others_becomes_markup(words: str) -> None:
    made = escaped(words)
    bare = made.replace("\\\\", "")
    for mark in "`*_[]<>#|~^$@{}":
        assert bare.count(mark) == bare.count("\\" + mark), (mark, made)
    for line in made.split("\n"):
        assert not line.startswith(("-", "+"))
        digits = line.lstrip("0123456789")
        assert not (digits != line and digits.startswith((".", ")")))
    assert "://" not in made.replace("\\://", "")
    assert "www." not in made
    assert "==" not in made
    assert "&lt;" not in made.replace("\\&", "")
    assert unescaped(made) == words


@given(st.text(st.characters() | st.sampled_from("\\n*_`<&=#-+1.[]()!:/w")))
def test_what_is_escaped_reads_as_before(words: str) -> None:
    assert unescaped(escaped(words)) == words


def unescaped(made: str) -> str:
    """What a Markdown reader shows: a backslash before a mark goes."""
    shown, rest = "", iter(made)
    for character in rest:
        shown += next(rest) if character == "\\" else character
    return shown


def test_an_image_in_the_text_or_a_note_stays_words() -> None:
    text = text_of("<img src=x> ![a](file:///b)")
    made = markdown(text, highlight(text, "img", note="<script>x</script>"))
    assert "\\<==img==[^1] src" in made
    assert "<script>" not in made.replace("\\<script", "")


def test_equal_signs_do_not_run_into_a_highlight() -> None:
    text = text_of("一=二=三")
    assert "一\\===二==\\=三" in markdown(text, highlight(text, "二"))


def test_editorial_titles_stand_in_brackets() -> None:
    made = writer("md").make(Export(read_shipped(FOLDER), (), nothing)).decode("utf-8")
    assert "## §5 \\[合成生物：从实验室迈向生产线\\]" in made
    assert "## §6 逆势走强 激活「中国智造」\n" in made
    assert made.count("逆势走强 激活「中国智造」") == 1
    assert "*左图 首列天津港经霍尔果斯直达塔什干的中亚班列发车。*" in made


# --- files


def test_writers_are_found_by_id() -> None:
    assert [one.id for one in WRITERS] == [one.id for one in FORMATS]
    with pytest.raises(Refused, match="choose one of html, epub, docx, md"):
        writer("pdf")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    write_file(path, "旧".encode())
    path.chmod(0o640)
    write_file(path, "新".encode())
    assert path.read_text(encoding="utf-8") == "新"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.glob(".*")) == []
    assert {p.name for p in tmp_path.iterdir()} == {"out.md", "home"}


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("旧")
    link.symlink_to(real)
    write_file(link, "新".encode())
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "新"
    write_file(Path(os.devnull), b"gone")
    assert not Path(os.devnull).is_file()


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        write_file(tmp_path, b"x")
    with pytest.raises(Refused, match="there is no folder"):
        write_file(tmp_path / "none" / "x.md", b"x")
    if Path("/proc/self").is_dir():  # a folder in which no file can be made
        with pytest.raises(Refused, match="cannot be made in /proc: choose another folder"):
            write_file(Path("/proc/x.md"), b"x")
    with pytest.raises(Refused, match="cannot be written"):
        write_file(tmp_path / "nul\0.md", b"x")


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "full"), (errno.EIO, "unreadable")])
def test_a_failure_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    path = tmp_path / "out.md"
    path.write_text("old")

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refused) as refusal:
        write_file(path, b"new")
    assert refusal.value.code == code
    assert str(path) in str(refusal.value)
    assert path.read_text() == "old"
    assert {p.name for p in tmp_path.iterdir()} == {"out.md", "home"}


def test_the_order_of_an_export(tmp_path: Path) -> None:
    opened = read_shipped(FOLDER)
    made = export(opened.text)
    assert made.arrangement.id == "contents"
    assert replace(made, arrangement_id="file").arrangement.id == "file"
