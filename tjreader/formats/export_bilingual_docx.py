"""Sentences beside their translations as a Word document, for a reviser to write into."""

from __future__ import annotations

from ..app.deskwork import Deskwork, Sentence
from ..desk.translation import Stage
from . import docx_parts as parts
from .bilingual_words import counts, form_of, renderings_of, words_for
from .export import EPOCH
from .markup import escaped
from .package import Package

_COLUMNS = (1100, 5300, 5300, 2870)
"""Widths in twentieths of a point: number and place, source, translation, notes."""

_LINE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="D9D4C9"/>'
_BORDERS = "".join(_LINE.format(side=side) for side in ("top", "bottom", "insideH"))
_MARGINS = (
    '<w:tblCellMar><w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
)


def to_bilingual_docx(work: Deskwork) -> bytes:
    """A table on lying pages, its head on each of them."""
    package = Package()
    time = (work.made or EPOCH)[:19] + "Z"
    told = counts(work)
    body = (
        _paragraph("Title", work.title)
        + _paragraph("Subtitle", f"{told} · {work.made[:10]}".rstrip(" ·"))
        + _table(work)
        + "<w:p/>"  # a document may not end with a table
    )
    package.put("[Content_Types].xml", parts.TYPES)
    package.put("_rels/.rels", parts.RELATIONS)
    package.put("docProps/core.xml", parts.core(work.title, work.text_id, time))
    package.put("word/document.xml", parts.document(body, lying=True))
    package.put("word/_rels/document.xml.rels", parts.DOCUMENT_RELATIONS)
    package.put("word/styles.xml", parts.styles(ruby=False))
    package.put("word/settings.xml", parts.SETTINGS)
    package.put("word/footer1.xml", parts.FOOTER)
    package.put("word/comments.xml", parts.comments(""))
    return package.data()


def _table(work: Deskwork) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _COLUMNS)
    said = words_for(work.words)
    names = (said.number, said.source, said.translation.format(language=work.language), said.notes)
    head = "".join(
        _cell(width, _paragraph("CellHead", name))
        for width, name in zip(_COLUMNS, names, strict=True)
    )
    rows = "".join(
        _row(work, number, sentence) for number, sentence in enumerate(work.sentences, 1)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_COLUMNS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def _row(work: Deskwork, number: int, sentence: Sentence) -> str:
    one = sentence.translation
    said = words_for(work.words)
    notes = [] if sentence.stage is Stage.DONE else [said.stages[sentence.stage]]
    told = (
        form_of(due, said).format(term=due.name, words=renderings_of(due, said))
        for due in sentence.due
    )
    notes += dict.fromkeys(told)
    if one is not None and one.note.strip():
        notes.append(one.note.strip())
    cells = (
        _paragraph("CellNote", f"{number}\n{sentence.place}"),
        _paragraph("CellSource", sentence.words, work.source_language),
        _paragraph("CellTarget", sentence.rendered, work.language),
        _paragraph("CellNote", "\n".join(notes)),
    )
    made = "".join(_cell(width, cell) for width, cell in zip(_COLUMNS, cells, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"


def _cell(width: int, words: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>'


def _paragraph(style: str, words: str, language: str = "") -> str:
    """A paragraph; line ends in its words stay line ends."""
    look = ""
    if language:
        name = "eastAsia" if language.startswith(("zh", "ja", "ko")) else "val"
        look = f'<w:rPr><w:lang w:{name}="{escaped(language)}"/></w:rPr>'
    made = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in words.split("\n")
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{look}{made}</w:r></w:p>'
