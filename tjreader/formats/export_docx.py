"""The annotated text as a Word document: pinyin as its phonetic guide, notes as comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..app.exchange import Legend
from ..notes.annotation import Annotation, Colour, Style
from ..text.document import Kind
from . import docx_parts as parts
from .composition import Block, Chapter, Composition, Piece, compose
from .export import Export
from .markup import escaped
from .package import Package
from .page_style import LIGHT, TINT

_STYLES = {kind: kind.value.capitalize() for kind in Kind}
_HALF_POINTS = {
    Kind.LABEL: 19, Kind.HEADLINE: 40, Kind.DECK: 26, Kind.HEADING: 32, Kind.COUPLET: 25,
    Kind.CAPTION: 20, Kind.BYLINE: 22, Kind.CREDIT: 19,
}  # fmt: skip
_BODY = 24
"""Half points of a character of body text, and in `_HALF_POINTS` of the other kinds."""


def to_docx(export: Export) -> bytes:
    """The text with phonetic guides, highlights, and its notes as comments at their places."""
    made = compose(export)
    writer = _Writer(export)
    body = "".join(writer.body(made))
    package = Package()
    package.put("[Content_Types].xml", parts.TYPES)
    package.put("_rels/.rels", parts.RELATIONS)
    package.put("docProps/core.xml", parts.core(made.title, made.source, _time(export.made)))
    package.put("word/document.xml", parts.document(body))
    package.put("word/_rels/document.xml.rels", parts.DOCUMENT_RELATIONS)
    package.put("word/styles.xml", parts.styles(ruby=export.content.pinyin))
    package.put("word/settings.xml", parts.SETTINGS)
    package.put("word/footer1.xml", parts.FOOTER)
    package.put("word/comments.xml", parts.comments("".join(writer.comments)))
    return package.data()


def _time(iso: str) -> str:
    return iso[:19] + "Z"


class _Writer:
    """Writes the body; the comments gather in `comments` as their places are met."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self.comments: list[str] = []
        self._open: dict[int, int] = {}
        self._closed: set[int] = set()

    def body(self, made: Composition) -> Iterator[str]:
        yield self._heading("Title", made.title, made.remarks)
        if made.source:
            yield _paragraph("Subtitle", _run(made.source))
        if made.legend.names:
            yield _paragraph("Subtitle", _key(made.legend))
        for chapter in made.chapters:
            yield from self._chapter(chapter)
        if made.strays:
            yield _paragraph("Heading", _run("Highlights on another revision of the text"))
            for one in made.strays:
                yield self._heading("Body", one.anchor.quote.replace("\n", " / "), (one,))

    def _chapter(self, chapter: Chapter) -> Iterator[str]:
        """Remarks go to the section's title, or to its first words where it shows none."""
        section, remarks = chapter.section, chapter.remarks
        title = section.shown_title if section.editorial else ""
        for block in chapter.blocks:
            opening = block.paragraph.kind in (Kind.LABEL, Kind.HEADLINE, Kind.DECK)
            if title and not opening:
                yield self._heading("Editorial", title, remarks)
                title, remarks = "", ()
            waits = title or (opening and section.paragraphs[-1] is not block.paragraph)
            yield self._block(block, () if waits else remarks)
            remarks = remarks if waits else ()
        if title:
            yield self._heading("Editorial", title, remarks)

    def _heading(self, style: str, words: str, remarks: Iterable[Annotation]) -> str:
        return _paragraph(style, self._remarked(_run(words), remarks))

    def _block(self, block: Block, remarks: Iterable[Annotation]) -> str:
        kind = block.paragraph.kind
        size = _HALF_POINTS.get(kind, _BODY)
        words = "".join(self._piece(piece, size) for piece in block.pieces)
        return _paragraph(_STYLES[kind], self._remarked(words, remarks))

    def _remarked(self, words: str, remarks: Iterable[Annotation]) -> str:
        for one in remarks:
            number = self._comment(one)
            words = f"{_start(number)}{words}{_end(number)}"
        return words

    def _piece(self, piece: Piece, size: int) -> str:
        before, after = "", ""
        for note in (*piece.opens, *piece.closes):
            if note.number not in self._open and note.number not in self._closed:
                self._open[note.number] = self._comment(note.annotation)
                before += _start(self._open[note.number])
        for note in piece.closes:
            if note.number in self._open:
                after += _end(self._open.pop(note.number))
                self._closed.add(note.number)
        return before + _runs(piece, size) + after

    def _comment(self, one: Annotation) -> int:
        number = len(self.comments)
        lines = one.note.strip().split("\n") if one.note.strip() else []
        named = [self._export.legend.own(one), *(f"#{tag}" for tag in one.tags)]
        if any(named):
            lines.append(" ".join(filter(None, named)))
        self.comments.append(parts.comment(number, _time(one.updated), lines))
        return number


def _key(legend: Legend) -> str:
    """What the reader calls the colours, each name on its own ground."""
    between = _run("  ")
    return between.join(
        _run(f" {name} ", _shade(_mixed((255.0, 255.0, 255.0), colour)))
        for colour, name in legend.names
    )


def _start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def _end(number: int) -> str:
    return (
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/>'
        f'</w:rPr><w:commentReference w:id="{number}"/></w:r>'
    )


def _paragraph(style: str, words: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}</w:p>'


def _run(words: str, look: str = "") -> str:
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escaped(words)}</w:t></w:r>'


def _runs(piece: Piece, size: int) -> str:
    look = _look(piece.marks)
    made, plain = "", ""
    for character, reading in zip(piece.words, piece.readings, strict=True):
        if reading is None:
            plain += character
            continue
        made += (_run(plain, look) if plain else "") + _ruby(
            character, reading.syllable, look, size
        )
        plain = ""
    return made + (_run(plain, look) if plain else "")


def _ruby(character: str, syllable: str, look: str, size: int) -> str:
    above = round(size * 0.46)
    small = (
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri"/>'
        f'<w:b w:val="0"/><w:color w:val="6D675E"/><w:spacing w:val="0"/><w:sz w:val="{above}"/>'
        '<w:u w:val="none"/>'
    )
    return (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/>'
        f'<w:hps w:val="{above}"/><w:hpsRaise w:val="{size - 2}"/><w:hpsBaseText w:val="{size}"/>'
        f'<w:lid w:val="zh-CN"/></w:rubyPr><w:rt>{_run(syllable, small)}</w:rt>'
        f"<w:rubyBase>{_run(character, look)}</w:rubyBase></w:ruby></w:r>"
    )


def _look(marks: tuple[Annotation, ...]) -> str:
    """How words under these highlights look: one line below, all tints mixed."""
    ground = (255.0, 255.0, 255.0)
    line, tinted = "", False
    for one in marks:
        if one.style in (Style.UNDERLINE, Style.WAVY) and one.colour:
            wave = "wave" if one.style is Style.WAVY else "thick"
            line = f'<w:u w:val="{wave}" w:color="{LIGHT[one.colour][1:].upper()}"/>'
        elif one.colour:
            ground, tinted = _mixed(ground, one.colour), True
    return line + (_shade(ground) if tinted else "")


def _shade(ground: tuple[float, ...]) -> str:
    red, green, blue = (round(value) for value in ground)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{red:02X}{green:02X}{blue:02X}"/>'


def _mixed(ground: tuple[float, ...], colour: Colour) -> tuple[float, float, float]:
    value = LIGHT[colour]
    ink = [int(value[at : at + 2], 16) for at in (1, 3, 5)]
    red, green, blue = (a * (1 - TINT) + b * TINT for a, b in zip(ground, ink, strict=True))
    return red, green, blue
