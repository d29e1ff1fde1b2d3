"""Words copied from a PDF are the words of the text."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QPdfWriter, QRawFont

from tjreader.ui.pdfwords import DASH, DASH_GLYPH, meant_words, with_words
from tjreader.ui.reader.faces import choose

WORDS = "文人一力生用金高风⻛天津：当新质生产力——创新"
"""With characters that share their glyph with radicals, one of which (⻛) is meant."""


def pdf_of(words: str, family: str, path: Path) -> bytes:
    writer = QPdfWriter(str(path))
    writer.setResolution(72)
    painter = QPainter(writer)
    painter.setFont(QFont(family, 14))
    painter.drawText(QPointF(20, 40), words)
    painter.end()
    return path.read_bytes()


def words_in(pdf: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    return "".join(page.extract_text() for page in reader.pages)


@pytest.fixture
def family(qapp: object) -> str:
    return choose("serif").text


def test_radicals_become_the_hanzi_that_were_set(family: str, tmp_path: Path) -> None:
    words = WORDS.replace("⻛", "")
    pdf = pdf_of(words, family, tmp_path / "a.pdf")
    meant = meant_words(words, [QRawFont.fromFont(QFont(family, 14))])
    mended = with_words(pdf, meant)
    assert words_in(mended) == words
    assert mended.startswith(pdf), "an incremental update leaves the first version as it was"


def test_a_radical_that_the_text_itself_has_is_left_alone(family: str) -> None:
    meant = meant_words(WORDS, [QRawFont.fromFont(QFont(family, 14))])
    assert ord("⻛") not in meant
    assert meant[DASH_GLYPH] == DASH
    assert DASH_GLYPH not in meant_words("天津", [])


def test_a_file_with_nothing_to_mend_is_unchanged(family: str, tmp_path: Path) -> None:
    pdf = pdf_of("津", family, tmp_path / "a.pdf")
    assert with_words(pdf, {}) == pdf


@pytest.mark.parametrize("pdf", [b"", b"no pdf", b"%PDF-1.7\nstartxref\n9\n%%EOF\n"])
def test_a_file_of_another_make_is_unchanged(pdf: bytes) -> None:
    assert with_words(pdf, {0x2F42: "文"}) == pdf
