"""The annotated text as one HTML file that needs nothing else: no script, no other file."""

from __future__ import annotations

from collections.abc import Iterator

from ..app.exchange import Legend
from ..notes.annotation import Annotation
from . import markup
from .composition import Block, Chapter, Composition, Note, compose
from .export import Export
from .markup import escaped
from .page_style import HTML_PAGE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(export: Export) -> bytes:
    """The text as it is read: ruby, highlights, and notes at the end with links both ways."""
    made = compose(export)
    return "".join(_page(export, made)).encode("utf-8", "replace")


def _page(export: Export, made: Composition) -> Iterator[str]:
    title = escaped(made.title)
    yield (
        '<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="tjreader">\n'
        f"<title>{title}</title>\n<style>\n{HTML_PAGE}</style>\n</head>\n"
        f'<body class="{"ruby" if export.content.pinyin else "plain"}">\n'
        f'<header class="top"><h1>{title}</h1>'
    )
    yield f"<p>{escaped(made.source)}</p></header>\n" if made.source else "</header>\n"
    yield markup.key(made.legend)
    yield markup.remarks(made.remarks)
    if len(made.chapters) > 1:
        yield _contents(made)
    yield "<main>\n"
    yield from map(_chapter, made.chapters)
    yield "</main>\n"
    yield _notes(made.notes, made.legend)
    yield _strays(made.strays, made.legend)
    yield (
        f'<p class="colophon">tjreader · {escaped(export.made[:10])} · '
        f"{escaped(export.opened.text.revision[:12])}</p>\n</body>\n</html>\n"
    )


def _contents(made: Composition) -> str:
    rows = []
    for chapter in made.chapters:
        if chapter.part is not None:
            rows.append(f'<li class="part">{escaped(chapter.part.title)}</li>\n')
        title = escaped(chapter.section.shown_title) or chapter.place
        rows.append(
            f'<li><span class="place">{chapter.place}</span>'
            f'<a href="#section-{escaped(chapter.section.id)}">{title}</a></li>\n'
        )
    return (
        '<nav aria-label="目录"><details open><summary>目录</summary><ol>\n'
        f"{''.join(rows)}</ol></details></nav>\n"
    )


def _chapter(chapter: Chapter) -> str:
    return (
        f'<section class="chapter" id="section-{escaped(chapter.section.id)}">\n'
        f"{markup.chapter_blocks(chapter, _block)}</section>\n"
    )


def _block(block: Block) -> str:
    paragraph = block.paragraph
    tag = "h2" if paragraph.kind in markup.HEADINGS else "p"
    words = markup.words_of(block, _to_note)
    kind, number = paragraph.kind.value, ""
    if paragraph.number is not None:
        kind += " numbered"
        number = f'<span class="number" aria-hidden="true">{paragraph.number}</span>'
    place = f'id="{escaped(paragraph.id)}"'
    return f'<{tag} class="{kind}" {place}>{number}{words}</{tag}>\n'


def _to_note(note: Note) -> str:
    return f"#note-{note.number}"


def _notes(notes: tuple[Note, ...], legend: Legend) -> str:
    if not notes:
        return ""
    rows = "".join(
        f'<li id="note-{note.number}" value="{note.number}" role="doc-endnote">'
        f'<a href="#ref-{note.number}" role="doc-backlink">{escaped(note.place)}</a> '
        f"{markup.chip(note.annotation, legend)} {markup.cited(note.annotation)}"
        f"{markup.said(note.annotation)}</li>\n"
        for note in notes
    )
    return (
        '<section class="notes" role="doc-endnotes"><h2>注 Notes</h2>\n'
        f"<ol>\n{rows}</ol></section>\n"
    )


def _strays(strays: tuple[Annotation, ...], legend: Legend) -> str:
    if not strays:
        return ""
    rows = "".join(
        f"<li>{markup.chip(one, legend)} {markup.cited(one)}{markup.said(one)}</li>\n"
        for one in strays
    )
    return (
        '<section class="notes strays"><h2>Highlights on another revision of the text</h2>\n'
        f"<ol>\n{rows}</ol></section>\n"
    )
