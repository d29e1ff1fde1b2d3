"""A small text with every kind of note on it, and random notes for property tests."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from builders import highlight, section_note, text_note, text_of
from tjreader.app.exchange import Content, Legend
from tjreader.app.opened import OpenedText
from tjreader.formats.export import Export
from tjreader.formats.writers import writer
from tjreader.lang.token import Analysis, CutSource, Reading, ReadingSource, Token
from tjreader.notes.anchor import CONTEXT, Anchor, AnchorState, anchor_spans
from tjreader.notes.annotation import Annotation, Colour, Style, Target
from tjreader.notes.tags import tags_of
from tjreader.text.clean import clean
from tjreader.text.document import Paragraph, Text
from tjreader.text.span import Span

EVIL = "<img src=x onerror=alert(1)> & \"'`]]>\n\u202e=cmd()|'/c calc'!A0 𠮷😀"
TEXT = text_of("# 一", "一二三四五六七八。", "天津以善作善成著称。", "# 二", "海天阔，帆满。")
_NUMERALS = ("yī", "èr", "sān", "sì", "wǔ", "liù", "qī", "bā")
SYLLABLES = dict(zip("一二三四五六七八", _NUMERALS, strict=True))


def notes() -> tuple[Annotation, ...]:
    """Overlaps, two paragraphs, all styles, tags, a section, the text, another revision."""
    old = text_of("一二三。")
    return (
        text_note(TEXT, "on all of it"),
        section_note(TEXT, "s2", "on a section"),
        replace(highlight(TEXT, "二三四", note=EVIL), tags=("典故", "a & b")),
        highlight(TEXT, "四五六", note="second", colour=Colour.BLUE),
        highlight(
            TEXT, "八。", "天津", note="over two", colour=Colour.GREEN, style=Style.UNDERLINE
        ),
        highlight(TEXT, "善作善成", colour=Colour.PINK, style=Style.WAVY),
        replace(highlight(TEXT, "帆满", colour=Colour.ORANGE), tags=("sail",)),
        highlight(old, "二三", note="stray"),
    )


def analyses(paragraph: Paragraph) -> Analysis | None:
    """Each numeral is read; nothing else."""
    words = paragraph.span.of(TEXT.printed)
    readings = tuple(
        Reading(SYLLABLES[each], ReadingSource.CHECKED) if each in SYLLABLES else None
        for each in words
    )
    return Analysis(words, (Token(Span(0, len(words)), "", CutSource.CHECKED),), readings, "x")


def export(
    *annotations: Annotation,
    content: Content | None = None,
    text: Text = TEXT,
    legend: Legend | None = None,
) -> Export:
    """An export of that text."""
    return Export(
        OpenedText(text),
        annotations,
        analyses,
        content=content or Content(),
        legend=legend or Legend(),
    )


def made(
    format_id: str,
    *annotations: Annotation,
    content: Content | None = None,
    legend: Legend | None = None,
) -> bytes:
    """A whole file of that format."""
    wanted = annotations or notes()
    return writer(format_id).make(export(*wanted, content=content, legend=legend))


_IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
_TIMES = st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds") + "+00:00")
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(clean)
_PARAGRAPHS = TEXT.paragraphs


@st.composite
def places(draw: st.DrawFn) -> tuple[Span, ...]:
    """Spans of a highlight: one in each of some paragraphs."""
    chosen = draw(st.lists(st.sampled_from(_PARAGRAPHS), min_size=1, max_size=3, unique=True))
    spans = []
    for paragraph in sorted(chosen, key=lambda one: one.span):
        start = draw(st.integers(paragraph.span.start, paragraph.span.end - 1))
        spans.append(Span(start, draw(st.integers(start + 1, paragraph.span.end))))
    return tuple(spans)


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    """An anchor of a highlight on this revision, or on one that nobody has."""
    anchor = anchor_spans(TEXT, draw(places()), draw(st.sampled_from([None, "s1", "s2"])))
    if draw(st.booleans()):
        return anchor
    other = draw(st.text("0123456789abcdef", min_size=64, max_size=64))
    return replace(
        anchor,
        revision=other,
        quote=draw(_WORDS),
        prefix=draw(_WORDS)[:CONTEXT],
        state=draw(st.sampled_from(AnchorState)),
        score=draw(st.floats(0, 1)),
    )


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    """Any note a reader can have."""
    target = draw(st.sampled_from(Target))
    if target is Target.HIGHLIGHT:
        anchor = draw(anchors())
    else:
        section = draw(st.sampled_from(["s1", "s2"])) if target is Target.SECTION else None
        anchor = Anchor(TEXT.id, TEXT.revision, section_id=section)
    lit = target is Target.HIGHLIGHT
    return Annotation(
        draw(_IDS),
        target,
        anchor,
        draw(_WORDS),
        draw(_TIMES),
        draw(_TIMES),
        draw(st.sampled_from(Colour)) if lit else None,
        draw(st.sampled_from(Style)) if lit else None,
        tags_of(draw(st.lists(_WORDS, max_size=3))),
        tuple(draw(st.lists(anchors(), max_size=2))) if lit else (),
    )
