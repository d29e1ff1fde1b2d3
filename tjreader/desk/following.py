"""What the desk keeps at places follows a text to another revision, as notes do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..notes.anchor import Anchor, AnchorState, anchor_spans
from ..notes.following import Following
from ..text.document import Text
from ..text.folding import fold
from ..text.sentences import sentences
from ..text.span import Span
from .concept import Concept
from .record import DeskEdit, Record, is_elsewhere
from .ruling import Ruling
from .translation import Stage, Translation


def record_edits(following: Following, records: Iterable[Record]) -> tuple[DeskEdit, ...]:
    """What takes rulings, translations and the first places of terms to the new revision.

    A translation goes to a whole sentence there. Where its sentence has other words now, or
    is gone, it is a draft again.
    """
    text = following.text
    records = tuple(records)
    some = [each for each in records if is_elsewhere(each, text)]
    taken = {
        (each.language, each.anchor.spans)
        for each in records
        if isinstance(each, Translation) and each.anchor.revision == text.revision
    }
    return tuple(_edits(following, some, taken))


def _edits(
    following: Following, records: Iterable[Record], taken: set[tuple[str, tuple[Span, ...]]]
) -> Iterator[DeskEdit]:
    for each in records:
        if isinstance(each, Translation):
            anchor, past = following.lead(each.anchor, each.past)
            whole = on_a_sentence(following.text, anchor)
            if (each.language, whole.spans) not in taken:
                anchor = whole
            taken.add((each.language, anchor.spans))
            stage = each.stage
            if stage is Stage.DONE and not _same_words(each.anchor, anchor):
                stage = Stage.DRAFT
            yield DeskEdit(each, replace(each, anchor=anchor, past=past, stage=stage))
        elif isinstance(each, Ruling):
            anchor, past = following.lead(each.anchor, each.past)
            yield DeskEdit(each, replace(each, anchor=anchor, past=past))
        elif isinstance(each, Concept) and each.first is not None:
            anchor, past = following.lead(each.first, each.past)
            yield DeskEdit(each, replace(each, first=anchor, past=past))


def on_a_sentence(text: Text, anchor: Anchor) -> Anchor:
    """The anchor on the whole sentence in which the most of it lies; an orphan stays one."""
    if len(anchor.spans) != 1:
        return anchor
    (span,) = anchor.spans
    found: list[Span] = []
    for paragraph in text.paragraphs_in(span):
        words = paragraph.span.of(text.printed)
        for semicolons in (False, True):
            cut = [
                each.shifted(paragraph.span.start)
                for each in sentences(words, semicolons=semicolons)
            ]
            if span in cut:
                return anchor
            found += [] if semicolons else cut
    best = max(found, key=lambda each: len(each.intersection(span) or ()), default=None)
    if best is None or not best.intersects(span):
        return anchor
    made = anchor_spans(text, (best,), anchor.section_id)
    return replace(made, state=AnchorState.CHANGED, score=anchor.score)


def _same_words(old: Anchor, new: Anchor) -> bool:
    return new.state is not AnchorState.ORPHAN and fold(old.quote) == fold(new.quote)
