"""Files of terms and sentences opened by the programs they are for.

Each test is skipped where its client is not installed. Schemas are no part of the program:
`TJREADER_SCHEMAS` names a folder with `basic.rng` (TBX-Basic, DCA, with its types built
in), `tmx14.dtd` and `xliff_core_2.0.xsd`; `TJREADER_TOOLKIT` names a Python that has the
translate-toolkit. `docs/interop.md` says what was seen.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import statistics
import subprocess
from pathlib import Path

import pytest

from deskwriting import glossary, work
from tjreader.desk.concept import Status
from tjreader.formats.sentence_writers import SENTENCE_WRITERS
from tjreader.formats.term_writers import TERM_WRITERS
from tjreader.formats.termexport import TermExport

OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
HERE = Path(__file__).parent
PATIENCE = 200
NAMES = {
    "tbx3": "v3.tbx",
    "tbx2": "v2.tbx",
    "omegat": "terms.utf8",
    "csv": "t.csv",
    "xlsx": "t.xlsx",
}
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<target_dir>__DEFAULT__</target_dir><source_dir>__DEFAULT__</source_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>ZH-CN</source_lang><target_lang>EN</target_lang>
<sentence_seg>true</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
READ_BY_TOOLKIT = """
import json, sys
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File
with open("v2.tbx", "rb") as file:
    terms = tbxfile(file, sourcelanguage="zh-CN", targetlanguage="en").units
with open("s.tmx", "rb") as file:
    memory = tmxfile(file, sourcelanguage="zh-CN", targetlanguage="en").units
segments = Xliff2File.parsefile("s.xliff").units
pairs = [[[str(u.source), str(u.target or "")] for u in some] for some in (terms, memory, segments)]
json.dump([*pairs, [u.istranslated() for u in segments]], sys.stdout)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files, and a home of its own for programs that keep settings."""
    made = tmp_path_factory.mktemp("clients")
    export = TermExport(glossary(), "天津")
    for term_writer in TERM_WRITERS:
        term_writer.write(made / NAMES[term_writer.id], export)
    for writer in SENTENCE_WRITERS:
        writer.write(made / f"s.{writer.id}", work())
    (made / "home").mkdir()
    return made


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder / "home"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def schema(name: str) -> str:
    file = Path(os.environ.get("TJREADER_SCHEMAS", "nowhere")) / name
    if not file.exists():
        pytest.skip(f"TJREADER_SCHEMAS has no {name}")
    return str(file)


@needs("jing")
def test_tbx_3_is_valid(folder: Path) -> None:
    done = run(folder, "jing", schema("basic.rng"), "v3.tbx")
    assert (done.returncode, done.stdout) == (0, "")


@needs("xmllint")
def test_tmx_is_valid(folder: Path) -> None:
    done = run(folder, "xmllint", "--noout", "--nonet", "--dtdvalid", schema("tmx14.dtd"), "s.tmx")
    assert (done.returncode, done.stderr) == (0, "")


@needs("xmllint")
def test_xliff_is_valid(folder: Path) -> None:
    named = schema("xliff_core_2.0.xsd")
    done = run(folder, "xmllint", "--noout", "--nonet", "--schema", named, "s.xliff")
    assert (done.returncode, done.stderr) == (0, "s.xliff validates\n")


@pytest.mark.skipif(not OMEGAT.exists(), reason="OmegaT is not installed")
@needs("javac")
def test_omegat_reads_the_glossaries(folder: Path) -> None:
    code = str(HERE / "Glossaries.java")
    done = run(folder, "java", "-cp", str(OMEGAT), code, "v2.tbx", "terms.utf8")
    assert done.returncode == 0, done.stderr[-2000:]
    found = [line.split("\t", 3) for line in done.stdout.split("\n") if line]
    for name in ("v2.tbx", "terms.utf8"):
        read = {(source, target) for file, source, target, _ in found if file == name}
        wanted = {
            (form.words, one.words)
            for each in glossary()
            for form in each.forms
            for one in each.renderings
            if one.language == "en"
            and (name == "terms.utf8" or one.status is not Status.DEPRECATED)
        }
        assert read == wanted
    comments = [comment for _, _, target, comment in found if target == "new productivity"]
    assert comments
    assert all(each.startswith("DEPRECATED") for each in comments)


@pytest.mark.skipif(not OMEGAT.exists(), reason="OmegaT is not installed")
@needs("omegat")
def test_omegat_fills_in_what_is_translated(folder: Path) -> None:
    project = folder / "project"
    for each in ("source", "target", "omegat", "glossary", "tm/auto", "dictionary"):
        (project / each).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    sentences = work().sentences
    words = "\n\n".join(each.words for each in sentences)
    (project / "source" / "text.txt").write_text(words, encoding="utf-8")
    shutil.copy(folder / "s.tmx", project / "tm" / "auto")
    shutil.copy(folder / "terms.utf8", project / "glossary")
    settings = f"--config-dir={folder / 'home'}"
    done = run(folder, "omegat", "--mode=console-translate", "--no-team", settings, str(project))
    assert done.returncode == 0, done.stderr[-2000:]
    made = (project / "target" / "text.txt").read_text(encoding="utf-8")
    assert made.split("\n\n") == [each.rendered or each.words for each in sentences]


def test_the_translate_toolkit_reads_all_three(folder: Path) -> None:
    python = os.environ.get("TJREADER_TOOLKIT")
    if not python:
        pytest.skip("TJREADER_TOOLKIT names no Python with the translate-toolkit")
    done = run(folder, python, "-c", READ_BY_TOOLKIT)
    assert done.returncode == 0, done.stderr[-2000:]
    terms, memory, segments, translated = json.loads(done.stdout)
    assert len(terms) == len(glossary())
    assert terms[0] == ["新质生产力", "new quality productive forces"]
    assert memory == [[each.words, each.rendered] for each in work().translated()]
    assert segments == [[each.words, each.rendered] for each in work().sentences]
    assert translated == [bool(each.rendered) for each in work().sentences]


@needs("soffice")
@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_libreoffice_opens_the_tables(folder: Path, name: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / f"out-{name}"
    kind = "csv:Text - txt - csv (StarCalc):44,34,76"
    reading = ["--infilter=CSV:44,34,76"] if name.endswith("csv") else []
    run(folder, "soffice", profile, "--headless", *reading, "--convert-to", kind,
        "--outdir", str(out), name)  # fmt: skip
    if not (out / "t.csv").exists():
        pytest.skip("this LibreOffice has no spreadsheet")
    with (out / "t.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 1 + sum(
        max(len(each.forms), len(each.renderings), len(each.log), 1) for each in glossary()
    )
    at = rows[0].index("term")
    assert {row[at] for row in rows[1:] if row[at]} == {
        form.words for each in glossary() for form in each.forms
    }
    assert any("=HYPERLINK" in cell for cell in rows[1])


@needs("soffice")
@needs("pdftotext")
def test_the_terms_can_be_read_on_paper(folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(folder, "soffice", profile, "--headless", "--convert-to", "pdf", "t.xlsx")
    if not (folder / "t.pdf").exists():
        pytest.skip("this LibreOffice has no spreadsheet")
    run(folder, "pdftotext", "-bbox", "t.pdf", "t.html")
    pages = (folder / "t.html").read_text(encoding="utf-8").split("<page ")[1:]
    assert len(pages) > 2
    for page in pages:
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', page[:80]))
        assert (round(width), round(height)) == (842, 595)  # A4, lying
        found = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', page)
        heights = [float(high) - float(low) for low, high, _ in found]
        assert statistics.median(heights) > 8  # points; it was 3.5 with all columns
        words = {each for *_, each in found}
        assert {"term", "rendering", "note"} <= words  # the head, on each page
        assert not {"id", "log", "created"} & words


@needs("soffice")
def test_libreoffice_opens_the_document(folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = run(folder, "soffice", profile, "--headless", "--convert-to", "fodt", "s.docx")
    assert done.returncode == 0
    if not (folder / "s.fodt").exists():
        pytest.skip("this LibreOffice has no writer")
    made = (folder / "s.fodt").read_text(encoding="utf-8")
    assert made.count("<table:table-row") == len(work().sentences) + 1
    assert "<table:table-header-rows>" in made
