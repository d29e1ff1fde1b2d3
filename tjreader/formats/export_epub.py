"""The annotated text as an EPUB 3 book: a file for each section, its notes at its end."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from msgspec import Struct

from ..app.exchange import Legend
from . import markup
from .composition import Block, Chapter, Composition, Note, compose
from .export import Export
from .markup import escaped
from .package import Package
from .page_style import EPUB_PAGE

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
    'lang="zh-Hans" xml:lang="zh-Hans">\n<head>\n<meta charset="UTF-8"/>\n<title>{title}</title>\n'
    '<link rel="stylesheet" type="text/css" href="page.css"/>\n</head>\n<body class="{body}">\n'
)
_FOOT = "</body>\n</html>\n"

_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    '<rootfiles><rootfile full-path="EPUB/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles>\n</container>\n'
)

_ACCESS = (
    '<meta property="schema:accessMode">textual</meta>\n'
    '<meta property="schema:accessModeSufficient">textual</meta>\n'
    '<meta property="schema:accessibilityFeature">tableOfContents</meta>\n'
    '<meta property="schema:accessibilityFeature">structuralNavigation</meta>\n'
    '<meta property="schema:accessibilityHazard">none</meta>\n'
)


class _Leaf(Struct, frozen=True):
    """One file of the book and what the contents call it; `part` opens a part."""

    name: str
    title: str
    words: str
    part: str = ""


def to_epub(export: Export) -> bytes:
    """The text with ruby, highlights and notes; reading systems show the notes as pop-ups."""
    made = compose(export)
    body = "ruby" if export.content.pinyin else "plain"
    leaves = [_title_page(made, body)]
    for number, chapter in enumerate(made.chapters, 1):
        leaves.append(_chapter(chapter, number, body, made.legend))
    if made.strays:
        leaves.append(_strays(made, body))
    package = Package()
    package.put("mimetype", "application/epub+zip", packed=False)
    package.put("META-INF/container.xml", _CONTAINER)
    package.put("EPUB/book.opf", _opf(export, leaves))
    package.put("EPUB/nav.xhtml", _nav(leaves, body))
    package.put("EPUB/page.css", EPUB_PAGE)
    for leaf in leaves:
        package.put(f"EPUB/{leaf.name}", leaf.words)
    return package.data()


def _leaf(name: str, title: str, body: str, words: str, part: str = "") -> _Leaf:
    head = _HEAD.format(title=escaped(title) or "…", body=body)
    return _Leaf(name, title, head + words + _FOOT, part)


def _title_page(made: Composition, body: str) -> _Leaf:
    source = f"<p>{escaped(made.source)}</p>\n" if made.source else ""
    words = (
        f'<section class="title-page" epub:type="titlepage">\n<h1>{escaped(made.title)}</h1>\n'
        f"{source}</section>\n{markup.key(made.legend)}{markup.remarks(made.remarks)}"
    )
    return _leaf("title.xhtml", made.title, body, words)


def _chapter(chapter: Chapter, number: int, body: str, legend: Legend) -> _Leaf:
    title = chapter.section.shown_title or chapter.place
    words = (
        '<section epub:type="chapter">\n'
        f"{markup.chapter_blocks(chapter, _block)}</section>\n"
        f"{''.join(_notes(chapter.notes, legend))}"
    )
    part = chapter.part.title if chapter.part else ""
    return _leaf(f"section-{number}.xhtml", title, body, words, part)


def _block(block: Block) -> str:
    kind = block.paragraph.kind
    tag = "h2" if kind in markup.HEADINGS else "p"
    words = markup.words_of(block, _to_note).replace(
        'role="doc-noteref"', 'role="doc-noteref" epub:type="noteref"'
    )
    return f'<{tag} class="{kind.value}" id="{escaped(block.paragraph.id)}">{words}</{tag}>\n'


def _to_note(note: Note) -> str:
    return f"#note-{note.number}"


def _notes(notes: tuple[Note, ...], legend: Legend) -> Iterator[str]:
    if not notes:
        return
    yield '<section class="notes" epub:type="footnotes">\n'
    for note in notes:
        one = note.annotation
        yield (
            f'<aside class="note" id="note-{note.number}" epub:type="footnote" '
            f'role="doc-footnote"><div><a href="#ref-{note.number}" role="doc-backlink">'
            f"{note.number} {escaped(note.place)}</a> {markup.chip(one, legend)} "
            f"{markup.cited(one)}</div>"
            f"{markup.said(one)}</aside>\n"
        )
    yield "</section>\n"


def _strays(made: Composition, body: str) -> _Leaf:
    title, legend = "Highlights on another revision of the text", made.legend
    rows = "".join(
        f"<li>{markup.chip(one, legend)} {markup.cited(one)}{markup.said(one)}</li>\n"
        for one in made.strays
    )
    words = (
        f'<section class="notes">\n<h2 class="heading">{title}</h2>\n<ul>\n{rows}</ul></section>\n'
    )
    return _leaf("strays.xhtml", title, body, words)


def _nav(leaves: list[_Leaf], body: str) -> str:
    rows, inside = "", False
    for leaf in leaves:
        if leaf.part:
            rows += "</ol></li>\n" if inside else ""
            rows += f"<li><span>{escaped(leaf.part)}</span><ol>\n"
            inside = True
        elif inside and not leaf.name.startswith("section-"):
            rows += "</ol></li>\n"
            inside = False
        rows += f'<li><a href="{leaf.name}">{escaped(leaf.title) or "…"}</a></li>\n'
    rows += "</ol></li>\n" if inside else ""
    words = f'<nav epub:type="toc" role="doc-toc"><h1>目录</h1>\n<ol>\n{rows}</ol></nav>\n'
    return _leaf("nav.xhtml", "目录", body, words).words


def _opf(export: Export, leaves: list[_Leaf]) -> str:
    text = export.opened.text
    # The same text is the same book: a reading system then replaces the copy it has.
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"tjreader:text/{text.id}")
    modified = export.made[:19] + "Z"
    items = "".join(
        f'<item id="leaf-{index}" href="{leaf.name}" media-type="application/xhtml+xml"/>\n'
        for index, leaf in enumerate(leaves)
    )
    spine = "".join(f'<itemref idref="leaf-{index}"/>\n' for index in range(len(leaves)))
    source = f"<dc:source>{escaped(text.source)}</dc:source>\n" if text.source else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" '
        'xml:lang="zh-Hans">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="book">urn:uuid:{name}</dc:identifier>\n'
        f"<dc:title>{escaped(text.title) or '…'}</dc:title>\n<dc:language>zh-Hans</dc:language>\n"
        f'{source}<meta property="dcterms:modified">{modified}</meta>\n{_ACCESS}</metadata>\n'
        '<manifest>\n<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" '
        'properties="nav"/>\n<item id="css" href="page.css" media-type="text/css"/>\n'
        f"{items}</manifest>\n<spine>\n{spine}</spine>\n</package>\n"
    )
