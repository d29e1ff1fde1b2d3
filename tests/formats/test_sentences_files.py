"""Files of sentences: written, read back, and those of other programs."""

from __future__ import annotations

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deskwriting import EVIL, hard, work
from tjreader import desk_exchange_arguments
from tjreader.app.deskwork import Deskwork, Due, Sentence
from tjreader.app.incomingsentences import IncomingSentences
from tjreader.app.ports import Refused
from tjreader.app.termformats import SENTENCE_FORMATS
from tjreader.desk.translation import Stage, Translation
from tjreader.formats.import_sentences import read_sentences
from tjreader.formats.sentence_writers import SENTENCE_WRITERS, sentence_writer
from tjreader.notes.anchor import Anchor
from tjreader.text.span import Span

XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
GLOSSARY = "{urn:oasis:names:tc:xliff:glossary:2.0}"
ANCHOR = Anchor("t", "r", (Span(0, 3),), None, "甲乙丙")
SUFFIXES = {"tmx": ".tmx", "xliff": ".xlf"}


def said(words: str, stage: Stage = Stage.DONE, note: str = "") -> Translation:
    return Translation("x", ANCHOR, words, "en", stage, note)


def of(*sentences: Sentence) -> Deskwork:
    return Deskwork("t", "A & <b>", "r", sentences, made="2026-11-24T10:00:00+00:00")


def written(format_id: str, given: Deskwork) -> bytes:
    return sentence_writer(format_id).data(given)


def taken(folder: Path, name: str, data: bytes, language: str = "en") -> IncomingSentences:
    file = folder / name
    file.write_bytes(data)
    return read_sentences(file, language)


def test_there_is_a_writer_for_each_format() -> None:
    assert [each.id for each in SENTENCE_WRITERS] == [each.id for each in SENTENCE_FORMATS]
    assert [each.id for each in SENTENCE_FORMATS] == list(desk_exchange_arguments.SENTENCE_FORMATS)
    for each in SENTENCE_FORMATS:
        with pytest.raises(Refused, match="no sentences"):
            written(each.id, of())
    with pytest.raises(Refused, match="No sentence is translated"):
        written("tmx", of(Sentence("a", "§1", "甲", said("  "))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sentences")


lines = hard.filter(str.strip)
sentences = st.builds(
    lambda number, source, words, stage, note: Sentence(
        f"{number}~1", "§1 ¶2", source, said(words, stage, note)
    ),
    st.integers(0, 10**6),
    lines,
    lines,
    st.sampled_from([Stage.DRAFT, Stage.DONE]),
    hard,
)


@pytest.mark.parametrize("format_id", SUFFIXES)
@given(some=st.lists(sentences, min_size=1, max_size=3, unique_by=lambda each: each.id))
def test_translations_come_back(folder: Path, format_id: str, some: list[Sentence]) -> None:
    data = written(format_id, of(*some))
    found = taken(folder, f"a{SUFFIXES[format_id]}", data)
    assert found.skipped == ()
    assert [
        (each.id, each.source, each.words, each.stage, each.note or "") for each in found.sentences
    ] == [
        (one.id, one.words, said.words, said.stage, said.note)
        for one in some
        for said in (one.translation,)
        if said is not None
    ]


@pytest.mark.parametrize("format_id", SUFFIXES)
def test_the_feature_comes_back(folder: Path, format_id: str) -> None:
    known = work()
    found = taken(folder, f"b{SUFFIXES[format_id]}", written(format_id, known))
    assert [(each.id, each.words) for each in found.sentences] == [
        (each.id, each.rendered) for each in known.translated()
    ]
    assert found.sentences[0].note == EVIL
    assert found.untranslated == (4 if format_id == "xliff" else 0)


def test_tmx_is_as_agreed() -> None:
    data = written("tmx", of(Sentence("a~1", "§1 ¶2", "甲&乙", said("A & B", Stage.DRAFT, "n"))))
    assert data.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        '<header creationtool="tjreader" creationtoolversion="1" segtype="sentence" '
        'o-tmf="tjreader" adminlang="en" srclang="zh-CN" datatype="plaintext" '
        'creationdate="20261124T100000Z">\n<prop type="x-text">t</prop>\n'
        '<prop type="x-title">A &amp; &lt;b&gt;</prop>\n<prop type="x-revision">r</prop>\n'
        '</header>\n<body>\n<tu tuid="a~1">\n<note>n</note>\n'
        '<prop type="x-place">§1 ¶2</prop>\n<prop type="x-stage">draft</prop>\n'
        '<tuv xml:lang="zh-CN"><seg>甲&amp;乙</seg></tuv>\n'
        '<tuv xml:lang="en"><seg>A &amp; B</seg></tuv>\n</tu>\n</body>\n</tmx>\n'
    )


def test_xliff_marks_the_terms_and_says_how_far_each_is() -> None:
    due = (
        Due(Span(0, 2), "甲乙", "A B"),
        Due(Span(1, 3), "乙丙", "B C", "crosses"),
        Due(Span(3, 4), "丁"),
    )
    root = ElementTree.fromstring(
        written(
            "xliff",
            of(
                Sentence("a", "§1", "甲乙丙丁", None, due),
                Sentence("b", "§1", "戊", said("E", Stage.DRAFT)),
                Sentence("c", "§1", "己", said("F", Stage.DONE, "note")),
                Sentence("d", "§1", "庚", said("", Stage.DONE)),
            ),
        )
    )
    assert root.get("version") == "2.1"
    assert (root.get("srcLang"), root.get("trgLang")) == ("zh-CN", "en")
    units = root.findall(f".//{XLIFF}unit")
    assert [each.get("name") for each in units] == ["a", "b", "c", "d"]
    states = [each.find(f"{XLIFF}segment").attrib for each in units]
    assert [each["state"] for each in states] == ["initial", "translated", "final", "initial"]
    assert states[1]["subState"] == "tjreader:draft"
    marks = units[0].findall(f".//{XLIFF}mrk")
    assert [(each.text, each.get("value")) for each in marks] == [("甲乙", "A B"), ("丁", None)]
    assert "".join(units[0].find(f".//{XLIFF}source").itertext()) == "甲乙丙丁"
    entries = units[0].findall(f".//{GLOSSARY}glossEntry")
    assert [each.get("ref") for each in entries] == ["#m1", None]
    assert [each.find(f"{GLOSSARY}translation").text for each in entries] == ["A B", "B C"]
    assert units[3].find(f".//{XLIFF}target") is None


def test_a_document_has_a_row_for_each_sentence() -> None:
    known = work()
    table = docx.Document(io.BytesIO(written("docx", known))).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "No.",
        "Source",
        "Translation (en)",
        "Notes",
    ]
    for row, one in zip(table.rows[1:], known.sentences, strict=True):
        number, source, target, notes = (cell.text for cell in row.cells)
        assert one.place in number
        assert source == one.words
        assert target == one.rendered
        assert ("draft" in notes) == (one.stage is Stage.DRAFT)
    assert "=HYPERLINK" in table.rows[2].cells[3].text


def test_a_page_needs_nothing_else_and_shows_markup_as_words() -> None:
    made = written("html", work()).decode()
    assert not re.search(r"<(script|img|link|iframe)|src=|url\(|@import", made)
    assert "Content-Security-Policy" in made
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in made
    assert "<b>" not in made
    assert made.count("<tr") == len(work().sentences) + 1
    assert '<span class="term">新质生产力</span>' in made
    assert "prefers-color-scheme: dark" in made
    assert "@media print" in made


UNDECIDED = Sentence(
    "a",
    "§1",
    "甲乙丙丁丁",
    said("A", Stage.DRAFT),
    (
        Due(Span(0, 2), "甲乙", "A B"),
        Due(Span(2, 3), "丙"),
        Due(Span(3, 4), "丁", proposed=("D & E", "F")),
        Due(Span(4, 5), "丁", proposed=("D & E", "F")),
    ),
)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("en", ("draft", "甲乙: A B", "丙 (not decided)", "丁 (not decided; proposed: D & E; F)")),
        ("zh-CN", ("草稿", "甲乙：A B", "丙（未定）", "丁（未定；拟议：D & E；F）")),
    ],
)
def test_what_is_not_decided_is_said_in_words(words: str, lines: tuple[str, ...]) -> None:
    known = replace(of(UNDECIDED), words=words)
    table = docx.Document(io.BytesIO(written("docx", known))).tables[0]
    assert tuple(table.rows[1].cells[3].text.split("\n")) == lines
    page = re.sub(r"<style>.*?</style>|<[^>]+>", "", written("html", known).decode(), flags=re.S)
    for line in lines:
        assert line.replace("&", "&amp;") in page
    assert "?" not in page
    assert page.count("D &amp; E") == 1


def test_all_words_of_a_page_are_in_one_language() -> None:
    known = replace(of(UNDECIDED), words="zh")
    made = written("html", known).decode()
    assert '<html lang="zh-Hans">' in made
    document = docx.Document(io.BytesIO(written("docx", known)))
    heads = [cell.text for cell in document.tables[0].rows[0].cells]
    assert heads == ["序号", "原文", "译文（en）", "备注"]
    assert all(f">{each}</th>" in made for each in heads)
    told = "1 句，译出 1 句，完成 0 句"
    assert told in made
    assert told in document.paragraphs[1].text


@given(some=st.lists(sentences, min_size=1, max_size=2, unique_by=lambda each: each.id))
def test_any_sentences_make_a_document_and_a_page(some: list[Sentence]) -> None:
    table = docx.Document(io.BytesIO(written("docx", of(*some)))).tables[0]
    assert [row.cells[2].text.replace("\t", " ") for row in table.rows[1:]] == [
        each.rendered.replace("\t", " ") for each in some
    ]
    written("html", of(*some))


# --- other programs' files

OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US"
 datatype="plaintext" creationtoolversion="3.6.0_10_null" segtype="sentence" srclang="ZH-CN"/>
<body>
<tu><tuv lang="ZH-CN"><seg>甲<bpt i="1">&lt;b&gt;</bpt>乙<ept i="1">&lt;/b&gt;</ept></seg></tuv>
<tuv lang="EN-US"><seg>A <hi>and</hi> B</seg></tuv></tu>
<tu><tuv lang="ZH-CN"><seg>丙</seg></tuv><tuv lang="FR"><seg>C</seg></tuv></tu>
</body></tmx>
"""

OTHER = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en-GB"
 xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
<file id="f"><group id="g"><unit id="u">
<mtc:matches><mtc:match ref="#m1"><source>错</source>
<target>wrong</target></mtc:match></mtc:matches>
<notes><note category="place">p</note></notes>
<segment state="reviewed"><source>甲<ph id="1"/>乙</source>
<target>A <pc id="2">and</pc><cp hex="0007"/> B</target></segment>
<ignorable><source> </source></ignorable>
<segment><source>丙</source><target>C</target></segment>
<segment><source>丁</source></segment></unit></group></file></xliff>
"""


def test_a_memory_of_another_program(tmp_path: Path) -> None:
    found = taken(tmp_path, "a.tmx", OMEGAT.encode())
    (one,) = found.sentences
    assert (one.source, one.words, one.language) == ("甲乙", "A and B", "EN-US")
    assert (one.stage, one.note, one.id) == (Stage.DONE, None, "")
    assert found.untranslated == 1


def test_an_xliff_of_another_program(tmp_path: Path) -> None:
    found = taken(tmp_path, "a.xliff", OTHER.encode())
    assert [(each.source, each.words, each.stage) for each in found.sentences] == [
        ("甲乙", "A and B", Stage.DONE),
        ("丙", "C", Stage.DRAFT),
    ]
    assert [each.id for each in found.sentences] == ["", ""]
    for language in ("en", "en-gb"):  # a file of a kind of it, or of the whole, is of use
        assert len(taken(tmp_path, "a.xliff", OTHER.encode(), language).sentences) == 2
    plain = OTHER.replace("en-GB", "en").encode()
    assert len(taken(tmp_path, "a.xliff", plain, "en-GB").sentences) == 2
    assert found.untranslated == 1


@pytest.mark.parametrize(
    ("name", "data", "language", "why"),
    [
        ("a.tmx", OTHER, "en", "no TMX"),
        ("a.xlf", OMEGAT, "en", "document type"),
        ("a.xlf", OTHER.replace('"2.0"', '"1.2"', 1), "en", "XLIFF 1.2"),
        ("a.xlf", OTHER, "de", "into en-GB, not into de"),
        ("a.xlf", OTHER.replace('"zh"', '"fr"'), "en", "not translate from Chinese"),
        ("a.txt", OTHER, "en", r"\.tmx and \.xlf"),
    ],
)
def test_what_cannot_be_taken_is_refused(
    tmp_path: Path, name: str, data: str, language: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        taken(tmp_path, name, data.encode(), language)
