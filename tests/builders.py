"""Small texts and annotations for tests, in a notation of their own.

`text_of("# 天津", "风劲帆满。", "奋楫潮头。", "# 滨海", "海天阔。")` is a text of two
sections; a line that begins with "# " opens a section, every other line is a
paragraph of body text.
"""

from __future__ import annotations

from uuid import uuid4

from tjreader.notes.anchor import Anchor, anchor_spans
from tjreader.notes.annotation import Annotation, Colour, Style, Target
from tjreader.notes.change import Act, Change, Edit, Label
from tjreader.text.document import Arrangement, Kind, Paragraph, Part, Section, Text
from tjreader.text.erratum import Erratum
from tjreader.text.naming import revision_of
from tjreader.text.span import Span

EXAMPLE = ("# 一", "发展新质𠮷生产力😀。", "天津以善作善成著称。", "# 二", "海天阔，帆满。")
NOON = "2025-08-01T12:00:00+00:00"


def text_of(
    *lines: str, text_id: str = "example", title: str = "例", errata: tuple[Erratum, ...] = ()
) -> Text:
    """A text of the lines given (`EXAMPLE` without any), a line end after each."""
    sections: list[tuple[str, list[Paragraph]]] = []
    printed, start = "", 0
    for line in lines or EXAMPLE:
        opens = line.startswith("# ")
        if opens or not sections:
            sections.append((line.removeprefix("# ") if opens else "", []))
        paragraphs = sections[-1][1]
        words = Span(start + 2 if opens else start, start + len(line))
        number = None if opens else 1 + sum(p.kind is Kind.BODY for p in paragraphs)
        kind = Kind.HEADING if opens else Kind.BODY
        paragraphs.append(Paragraph(f"p{len(printed)}", kind, words, number))
        printed += line + "\n"
        start = len(printed)
    made = tuple(
        Section(f"s{number}", number, name, tuple(paragraphs))
        for number, (name, paragraphs) in enumerate(sections, 1)
    )
    arrangement = Arrangement("contents", (Part("part", "", "", made),))
    return Text(
        text_id,
        title,
        printed,
        (arrangement,),
        errata=errata,
        source="tests",
        revision=revision_of(printed),
    )


def span_of(text: Text, words: str, nth: int = 0) -> Span:
    """Where `words` stand in the printed text, the `nth` time (from 0).

    Raises:
        ValueError: if they do not stand there so often.
    """
    start = -1
    for _ in range(nth + 1):
        start = text.printed.index(words, start + 1)
    return Span(start, start + len(words))


def highlight(
    text: Text,
    *words: str,
    note: str = "",
    colour: Colour = Colour.YELLOW,
    style: Style = Style.TINT,
    annotation_id: str = "",
) -> Annotation:
    """A highlight over each of `words` (the first place of each)."""
    spans = tuple(span_of(text, each) for each in words)
    section = text.arrangements[0].section_at(spans[0].start)
    anchor = anchor_spans(text, spans, section.id if section else None)
    return Annotation(
        annotation_id or uuid4().hex, Target.HIGHLIGHT, anchor, note, NOON, NOON, colour, style
    )


def section_note(text: Text, section_id: str, note: str, annotation_id: str = "") -> Annotation:
    """A note on a section."""
    anchor = Anchor(text.id, text.revision, section_id=section_id)
    return Annotation(annotation_id or uuid4().hex, Target.SECTION, anchor, note, NOON, NOON)


def text_note(text: Text, note: str, annotation_id: str = "") -> Annotation:
    """A note on the whole text."""
    anchor = Anchor(text.id, text.revision)
    return Annotation(annotation_id or uuid4().hex, Target.TEXT, anchor, note, NOON, NOON)


def added(*annotations: Annotation, act: Act = Act.HIGHLIGHT) -> Change:
    """The change that stores new annotations."""
    return Change(
        Label(act, annotations[0].anchor.quote[:12]), tuple(Edit(None, a) for a in annotations)
    )


def replaced(before: Annotation, after: Annotation, act: Act = Act.EDIT_NOTE) -> Change:
    """The change that puts one annotation in the place of another of the same id."""
    return Change(Label(act, before.anchor.quote[:12]), (Edit(before, after),))


def erased(*annotations: Annotation) -> Change:
    """The change that takes annotations away."""
    return Change(
        Label(Act.ERASE, annotations[0].anchor.quote[:12]),
        tuple(Edit(a, None) for a in annotations),
    )
