"""The annotated text for people: HTML, EPUB, Word."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from annotating import EVIL, TEXT, export, made, notes
from builders import highlight
from tjreader.app.exchange import Content
from tjreader.app.opened import OpenedText
from tjreader.app.underway import Cancelled
from tjreader.formats.export import Export
from tjreader.formats.writers import writer
from tjreader.notes.anchor import AnchorState
from tjreader.notes.annotation import Annotation
from tjreader.text.rendering import View

OPS = "{http://www.idpf.org/2007/ops}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class Seen(HTMLParser):
    """What a browser would make of a page: elements, ids, links, words."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "rt", "rp", "a", "nav"} & set(self._inside):
            self.words += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def html(*annotations: Annotation, content: Content | None = None) -> Seen:
    return Seen(made("html", *annotations, content=content).decode("utf-8"))


# --- HTML


def test_an_html_page_needs_nothing_but_itself() -> None:
    page = html()
    names = {tag for tag, _ in page.elements}
    assert not names & {"script", "img", "link", "iframe", "object", "base", "form", "svg"}
    assert all(
        (value or "").startswith("#")
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in ("href", "src", "action")
    )
    assert not any(name.startswith("on") for _, each in page.elements for name in each)
    sheet = made("html").decode("utf-8").partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert "prefers-color-scheme: dark" in sheet
    assert "@media print" in sheet


def test_what_others_wrote_is_words_in_html() -> None:
    page = html()
    assert EVIL in page.words
    assert "<img" not in made("html").decode("utf-8")
    text = replace(TEXT, title=EVIL, source=EVIL)
    titled = writer("html").make(export(text=text)).decode("utf-8")
    assert "<img" not in titled
    assert Seen(titled).words.count(EVIL) >= 2


def test_all_words_are_there_and_in_order() -> None:
    shown = re.sub(r"\s", "", html().words)
    for paragraph in TEXT.paragraphs:
        words = paragraph.span.of(TEXT.printed)
        assert words in shown
        shown = shown[shown.index(words) :]


def test_ruby_stands_over_what_is_read_and_can_be_left_out() -> None:
    page = made("html").decode("utf-8")
    assert '<ruby>三<rp>(</rp><rt lang="zh-Latn">sān</rt><rp>)</rp></ruby>' in page
    assert page.count("<ruby>") == 8 + 2  # the numerals, and the titles 一 and 二
    assert "<ruby>" not in made("html", content=Content(pinyin=False)).decode("utf-8")


def test_overlapping_highlights_lie_in_each_other() -> None:
    one, two = highlight(TEXT, "二三四"), highlight(TEXT, "四五", colour=notes()[3].colour)
    page = made("html", one, two, content=Content(pinyin=False)).decode("utf-8")
    assert (
        '一<mark class="tint yellow">二三</mark><mark class="tint yellow"><mark class="tint blue">'
        '四</mark></mark><mark class="tint blue">五</mark>六'
    ) in page
    bare = made("html", one, two, content=Content(highlights=False)).decode("utf-8")
    assert "<mark" not in bare


def test_notes_are_linked_both_ways() -> None:
    page = html()
    ids = [each["id"] for _, each in page.elements if "id" in each]
    assert len(ids) == len(set(ids))
    links = page.named("a")
    assert all((each["href"] or "")[1:] in ids for each in links)
    there = [each for each in links if each.get("role") == "doc-noteref"]
    back = [each for each in links if each.get("role") == "doc-backlink"]
    assert len(there) == len(back) == 4
    assert [each["href"] for each in there] == ["#note-1", "#note-2", "#note-3", "#note-4"]
    assert "stray" in page.words
    assert "#典故" in page.words
    without = html(content=Content(notes=False))
    assert "second" not in without.words
    assert not [each for each in without.named("a") if each.get("role") == "doc-noteref"]


def test_an_orphan_is_listed_and_nowhere_laid() -> None:
    lost = highlight(TEXT, "二三", note="lost")
    lost = replace(lost, anchor=replace(lost.anchor, state=AnchorState.ORPHAN))
    page = html(lost)
    assert "lost" in page.words
    assert not page.named("mark")


# --- EPUB


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_epub_begins_with_its_type_and_every_part_is_xml() -> None:
    data = made("epub")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert not first.extra
    files = parts(data)
    assert files["mimetype"] == b"application/epub+zip"
    trees = {
        name: ElementTree.fromstring(raw)
        for name, raw in files.items()
        if name.endswith(("xhtml", "opf", "xml"))
    }
    listed = {
        each.get("href") for each in trees["EPUB/book.opf"].iter() if each.tag.endswith("}item")
    }
    assert {f"EPUB/{name}" for name in listed} == set(files) - {
        *("mimetype", "META-INF/container.xml", "EPUB/book.opf"),
    }
    chapter = trees["EPUB/section-1.xhtml"]
    assert len(list(chapter.iter(f"{XHTML}ruby"))) == 9
    asides = list(chapter.iter(f"{XHTML}aside"))
    assert [each.get(f"{OPS}type") for each in asides] == ["footnote"] * 3
    assert EVIL in "".join(chapter.itertext())


def test_the_same_text_gives_the_same_book() -> None:
    annotations = notes()
    assert made("epub", *annotations) == made("epub", *annotations)
    assert made("docx", *annotations) == made("docx", *annotations)


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=180, check=False
    )


EPUBCHECK = next(
    (p for p in (Path("/usr/bin/epubcheck"), Path("/usr/share/java/epubcheck.jar")) if p.exists()),
    None,
)


@pytest.mark.skipif(
    EPUBCHECK is None or shutil.which("java") is None, reason="epubcheck is not installed"
)
def test_epubcheck_finds_no_fault(tmp_path: Path) -> None:
    from tjreader.assembly import Assembly

    opened = Assembly().shipped()

    def known(paragraph):
        return opened.prepared(paragraph.id, View.PRINTED)

    noted = highlight(opened.text, "善作善成", note=EVIL)
    (tmp_path / "article.epub").write_bytes(writer("epub").make(Export(opened, (noted,), known)))
    (tmp_path / "small.epub").write_bytes(made("epub"))
    bare = replace(TEXT, title="", source="")
    (tmp_path / "bare.epub").write_bytes(writer("epub").make(Export(OpenedText(bare), (), known)))
    for name in ("article.epub", "small.epub", "bare.epub"):
        done = run("java", "-jar", str(EPUBCHECK), "--failonwarnings", name, folder=tmp_path)
        assert done.returncode == 0, done.stderr + done.stdout


# --- Word


def word(*annotations: Annotation, content: Content | None = None) -> docx.document.Document:
    return docx.Document(io.BytesIO(made("docx", *annotations, content=content)))


def test_a_word_document_holds_all_words() -> None:
    document = word(content=Content(pinyin=False))
    written = [paragraph.text for paragraph in document.paragraphs]
    for paragraph in TEXT.paragraphs:
        assert paragraph.span.of(TEXT.printed) in written
    assert document.core_properties.title == TEXT.title


def test_pinyin_is_a_phonetic_guide() -> None:
    root = ElementTree.fromstring(parts(made("docx"))["word/document.xml"])
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    guides = [
        (
            "".join(ruby.find(f"{name}rt").itertext()),
            "".join(ruby.find(f"{name}rubyBase").itertext()),
        )
        for ruby in root.iter(f"{name}ruby")
    ]
    assert ("sān", "三") in guides
    assert len(guides) == 10


def test_notes_are_comments_at_their_words() -> None:
    document = word(content=Content(pinyin=False))
    told = [comment.text for comment in document.comments]
    assert len(told) == 7  # the text, a section, four on highlights, one on other words
    assert any(text.startswith(EVIL.split("\n")[0]) for text in told)
    assert any("#典故 #a & b" in text for text in told)
    assert commented(document)["second"] == "四五六"
    assert commented(document)["over two"].replace("\n", "") == "八。天津"


def commented(document: docx.document.Document) -> dict[str, str]:
    """The words each comment is on, by the comment's words."""
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    open_now: dict[str, str] = {}
    found: dict[str, str] = {}
    for element in document.element.body.iter():
        if element.tag == f"{name}commentRangeStart":
            open_now[element.get(f"{name}id")] = ""
        elif element.tag == f"{name}commentRangeEnd":
            number = element.get(f"{name}id")
            comment = document.comments.get(int(number))
            found[comment.text] = open_now.pop(number)
        elif element.tag == f"{name}t":
            open_now = {number: words + element.text for number, words in open_now.items()}
    assert not open_now
    return found


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_comments(tmp_path: Path) -> None:
    (tmp_path / "out.docx").write_bytes(made("docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    done = run(
        "soffice", profile, "--headless", "--convert-to", "fodt", "out.docx", folder=tmp_path
    )
    assert done.returncode == 0, done.stderr
    flat = (tmp_path / "out.fodt").read_text(encoding="utf-8")
    assert flat.count("<office:annotation ") == 7
    assert flat.count("<office:annotation-end ") == 7
    assert flat.count("<text:ruby ") == 10
    assert "over two" in flat


# --- all of them


@pytest.mark.parametrize("format_id", ["html", "epub", "docx", "md", "csv", "xlsx", "json"])
def test_long_work_tells_how_far_it_is_and_ends_when_asked(format_id: str) -> None:
    told: list[float] = []

    def tick(share: float) -> None:
        told.append(share)
        if len(told) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        writer(format_id).make(replace(export(*notes()), tick=tick))
    assert told[0] < told[1] <= 1
