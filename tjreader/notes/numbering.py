"""Notes in the order a reader of a page meets their ends: what footnotes are numbered by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..text.document import Paragraph, Section, Text
from .anchor import AnchorState
from .annotation import Annotation, Target


def says_something(annotation: Annotation) -> bool:
    """Whether there is more to it than a colour: words or a tag."""
    return bool(annotation.note.strip() or annotation.tags)


def stands_in(text: Text, annotation: Annotation) -> bool:
    """Whether a highlight has its place in these very words."""
    anchor = annotation.anchor
    return (
        annotation.target is Target.HIGHLIGHT
        and anchor.state is not AnchorState.ORPHAN
        and anchor.revision == text.revision
        and any(text.paragraphs_in(span) for span in anchor.spans)
    )


def in_order_of_ends(
    text: Text, sections: Iterable[Section], annotations: Iterable[Annotation]
) -> Iterator[tuple[Section, Paragraph, Annotation]]:
    """The highlights of which something is said, where the last stretch of each ends.

    Args:
        text: the text they are on.
        sections: in the order they are read; what ends in none of them is left out.
        annotations: of the text; those that end at one place keep their order.
    """
    ends: dict[str, list[tuple[int, Annotation]]] = defaultdict(list)
    for one in annotations:
        if not (stands_in(text, one) and says_something(one)):
            continue
        last = one.anchor.spans[-1]
        for paragraph in text.paragraphs_in(last):
            shared = paragraph.span.intersection(last)
            if shared and shared.end == last.end:
                ends[paragraph.id].append((last.end, one))
    for section in sections:
        for paragraph in section.paragraphs:
            for _, one in sorted(ends.get(paragraph.id, ()), key=lambda pair: pair[0]):
                yield section, paragraph, one
