"""Sheets of paper and PDF files."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize, QRawFont
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from builders import highlight, text_note, text_of
from tjreader.app.endnotes import endnotes
from tjreader.app.exchange import Legend
from tjreader.app.marking import mark_of
from tjreader.app.markplaces import MarkPlaces
from tjreader.app.opened import OpenedText
from tjreader.app.page import Mark, Page
from tjreader.app.pages import PageMaker
from tjreader.app.settings import Ruby
from tjreader.assembly import Assembly
from tjreader.notes.annotation import Colour
from tjreader.text.document import Kind
from tjreader.text.rendering import View
from tjreader.text.span import Span
from tjreader.ui.pagination import FOLLOWS, LEADS, Chapter, NotesToPrint, PrintJob, Sheet, sheets
from tjreader.ui.printing import PdfExport, Printing
from tjreader.ui.reader.faces import fixed
from tjreader.ui.reader.galley import TITLE
from tjreader.ui.reader.style import PageStyle

WIDTH, HEIGHT = 612.0, 930.0


def pages_of(opened: OpenedText, view: View = View.PRINTED) -> tuple[Page, ...]:
    maker = PageMaker(opened)
    return tuple(maker.page(s, "contents", view) for s in opened.text.arrangements[0].sections)


@pytest.fixture(scope="module")
def article() -> OpenedText:
    return Assembly().shipped()


def kind_of(chapter: Chapter, block: int) -> Kind | None:
    index = chapter.galley.key(block).paragraph
    return None if index == TITLE else chapter.page.outline[index].kind


def broken(job: PrintJob, height: float = HEIGHT) -> list[Sheet]:
    return list(sheets(job, WIDTH, height))


@pytest.mark.parametrize("ruby", list(Ruby))
@pytest.mark.parametrize("height", [930.0, 400.0, 123.0])
def test_every_line_comes_once_and_in_order(
    article: OpenedText, ruby: Ruby, height: float, qapp: object
) -> None:
    job = PrintJob("天津", pages_of(article), PageStyle(ruby=ruby))
    seen: dict[tuple[str, int], float] = {}
    for sheet in broken(job, height):
        assert sheet.strips
        for strip in sheet.strips:
            key = (strip.chapter.page.section.id, strip.block)
            assert strip.low == seen.get(key, 0.0), "goes on where the last strip of it ended"
            assert strip.high > strip.low
            seen[key] = strip.high
            assert strip.y + strip.high - strip.low <= height + 0.01
        for one, two in zip(sheet.strips, sheet.strips[1:], strict=False):
            assert two.y >= one.y + one.high - one.low - 0.01
    for page in job.pages:
        chapter = Chapter(page, job.paper_style, 576.0, MarkPlaces())
        for block in range(len(chapter.galley)):
            assert seen[page.section.id, block] == chapter.galley.block(block).height


def test_headings_do_not_end_a_sheet_and_bylines_do_not_begin_one(
    article: OpenedText, qapp: object
) -> None:
    for ruby in Ruby:
        for sheet in broken(PrintJob("天津", pages_of(article), PageStyle(ruby=ruby))):
            first, last = sheet.strips[0], sheet.strips[-1]
            assert kind_of(last.chapter, last.block) not in {*LEADS, None}
            assert kind_of(first.chapter, first.block) not in FOLLOWS


def test_no_paragraph_leaves_one_line_alone(article: OpenedText, qapp: object) -> None:
    for sheet in broken(PrintJob("天津", pages_of(article), PageStyle(ruby=Ruby.ALL))):
        for strip in sheet.strips:
            block = strip.chapter.galley.block(strip.block)
            lines = [line for line in block.lines if strip.low <= line.top < strip.high]
            assert len(lines) >= min(2, len(block.lines))


def test_an_empty_section_is_a_sheet_with_nothing_on_it(qapp: object) -> None:
    text = text_of("# 一")
    pages = pages_of(OpenedText(text))
    assert len(broken(PrintJob("例", pages, PageStyle()))) == 1
    assert [sheet.strips for sheet in broken(PrintJob("例", (), PageStyle()))] == [[]]


def export(qtbot: QtBot, job: PrintJob, path: Path, size: QPageSize.PageSizeId) -> pypdf.PdfReader:
    made = PdfExport(job, path, size)
    failures: list[str] = []
    made.failed.connect(failures.append)
    with qtbot.waitSignal(made.finished, timeout=30_000, check_params_cb=str(path).__eq__):
        made.start()
    assert not failures
    return pypdf.PdfReader(io.BytesIO(path.read_bytes()), strict=True)


def hanzi(words: str) -> Counter[str]:
    return Counter(letter for letter in words if "\u2e80" <= letter <= "\u9fff")


@pytest.mark.parametrize("ruby", list(Ruby))
def test_a_pdf_has_the_words_of_the_text(
    qtbot: QtBot, article: OpenedText, tmp_path: Path, ruby: Ruby
) -> None:
    job = PrintJob(article.text.title, pages_of(article), PageStyle(ruby=ruby))
    reader = export(qtbot, job, tmp_path / "a.pdf", QPageSize.PageSizeId.A4)
    words = "".join(page.extract_text() for page in reader.pages)
    shown = "".join(page.paragraph(i).text for page in job.pages for i in range(len(page)))
    assert not hanzi(shown) - hanzi(words), "a character came out as another code point"
    titles = "".join(page.section.title for page in job.pages) + article.text.title
    assert set(hanzi(words)) <= set(hanzi(shown + titles))
    assert ("zhì" in words) is (ruby is Ruby.ALL)
    assert "——" in words
    assert len(reader.pages) > 5
    assert reader.metadata is not None
    assert reader.metadata.title == article.text.title


def test_a_file_of_the_print_dialog_has_the_words_of_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    text = text_of("# 一、北京", "文章一篇，重庆的银行不行。")
    path = tmp_path / "a.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    made = Printing(PrintJob("例", pages_of(OpenedText(text)), PageStyle()), printer)
    with qtbot.waitSignal(made.finished, timeout=30_000):
        made.start()
    words = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert not hanzi("一北京文章一篇重庆的银行不行") - hanzi(words)


@pytest.mark.parametrize(
    ("size", "points"),
    [(QPageSize.PageSizeId.A4, (595, 842)), (QPageSize.PageSizeId.Letter, (612, 792))],
)
def test_paper_sizes(
    qtbot: QtBot, tmp_path: Path, size: QPageSize.PageSizeId, points: tuple[int, int]
) -> None:
    job = PrintJob("例", pages_of(OpenedText(text_of())), PageStyle())
    box = export(qtbot, job, tmp_path / "a.pdf", size).pages[0].mediabox
    assert QSizeF(round(float(box.width)), round(float(box.height))) == QSizeF(*points)


def test_highlights_are_drawn_only_when_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    text = text_of()
    place = text.printed.index("善作善成")
    mark = Mark("a", (Span(place, place + 4),), "blue", "tint", has_note=True)
    size = QPageSize.PageSizeId.A4
    drawn = {}
    for name, marks in (("with", (mark,)), ("without", ())):
        job = PrintJob("例", pages_of(OpenedText(text)), PageStyle(), marks)
        page = export(qtbot, job, tmp_path / f"{name}.pdf", size).pages[0]
        content = page.get_contents()
        assert content is not None
        drawn[name] = len(content.get_data())
    assert drawn["with"] > drawn["without"]


def test_a_folder_that_cannot_be_written_is_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    job = PrintJob("例", pages_of(OpenedText(text_of())), PageStyle())
    made = PdfExport(job, tmp_path / "missing" / "a.pdf")
    with qtbot.waitSignal(made.failed, timeout=10_000) as failed:
        made.start()
    assert str(tmp_path / "missing" / "a.pdf") in failed.args[0]


def test_cancelling_leaves_the_old_file(qtbot: QtBot, article: OpenedText, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    made = PdfExport(PrintJob("天津", pages_of(article), PageStyle()), path)
    made.start()
    with qtbot.waitSignal(made.cancelled, timeout=10_000):
        made.cancel()
    assert not made._printing._timer.isActive()
    assert path.read_bytes() == b"old"
    assert not list(tmp_path.glob(".a.pdf*"))


@pytest.mark.parametrize("ruby", list(Ruby))
def test_a_pdf_has_the_notes_after_their_sections(
    qtbot: QtBot, article: OpenedText, tmp_path: Path, ruby: Ruby
) -> None:
    text = article.text
    sections = text.arrangements[0].sections
    found = (
        highlight(text, "善作善成", note="the first", colour=Colour.PINK),
        highlight(text, "策源地", note="the second"),
        text_note(text, "on all of it"),
    )
    made = endnotes(text, sections, found, Legend(), whole=True)
    marks = tuple(mark_of(each, pending=False) for each in found[:2])
    notes = NotesToPrint(made, marks)
    job = PrintJob(text.title, pages_of(article), PageStyle(ruby=ruby), marks, notes)
    broken_up = broken(job)
    order = [
        each
        for each in dict.fromkeys(strip.chapter for sheet in broken_up for strip in sheet.strips)
        if each.page.section.id in ("notes", sections[0].id, sections[1].id, sections[-1].id)
    ]
    ids = [chapter.page.section.id for chapter in order]
    assert ids == [sections[0].id, "notes", sections[1].id, "notes", sections[-1].id, "notes"]
    assert order[1].galley.style.ruby is Ruby.OFF
    numbered = [
        words
        for chapter in (order[0], order[2])
        for block in range(len(chapter.galley))
        for words, _ in chapter.numbers(block)
    ]
    assert numbered == ["1", "2"]
    reader = export(qtbot, job, tmp_path / "a.pdf", QPageSize.PageSizeId.A4)
    words = "".join("".join(page.extract_text() for page in reader.pages).split())
    places = [words.index(each) for each in ("thefirst", "thesecond", "onallofit")]
    assert places == sorted(places)


def test_a_note_on_paper_is_set_as_its_markdown_says(
    qtbot: QtBot, article: OpenedText, tmp_path: Path
) -> None:
    text = article.text
    section = text.arrangements[0].sections[0]
    note = (
        "**“新”**质 *so* ~~not~~ `il`\n- an item with many words " + "and more " * 20 + "\n> said\n"
        "![image](file:///etc/passwd) [link](https://example.org/a)"
    )
    made = endnotes(
        text, (section,), (highlight(text, "善作善成", note=note),), Legend(), whole=True
    )
    job = PrintJob(text.title, (pages_of(article)[0],), PageStyle(), (), NotesToPrint(made, ()))
    chapter = Chapter(made.after[section.id].page, job.paper_style, 576.0, MarkPlaces())
    first, item, said, links = (chapter.galley.block(number) for number in range(1, 5))

    def box(words: str) -> int:
        return first.box_at(first.paragraph.text.index(words))

    def raw(words: str) -> QRawFont:
        return first.boxes.fonts[first.boxes.glyphs[box(words)][0][0]]

    assert raw("新").weight() > raw("质").weight()
    assert raw("il").familyName() == fixed()
    inks = {ink for ink, _ in first.runs(0)}
    assert inks == {"ink", "accent"}
    assert {ink for ink, _ in said.runs(0)} == {"muted"}
    lefts = [line.xs[0] for line in item.lines]
    assert len(lefts) > 1
    words = item.box_at(item.paragraph.text.index("an item"))
    assert lefts[1] == pytest.approx(item.lines[0].xs[words], abs=2.0)  # below the item's words
    assert links.paragraph.text == "image (file:///etc/passwd) link (https://example.org/a)"
    reader = export(qtbot, job, tmp_path / "notes.pdf", QPageSize.PageSizeId.A4)
    told = "".join(page.extract_text() for page in reader.pages)
    assert "https://example.org/a" in told
    assert not re.findall(r"\*\*|~~|`|\]\(", told)
    assert not any(page["/Annots"] for page in reader.pages if "/Annots" in page)
