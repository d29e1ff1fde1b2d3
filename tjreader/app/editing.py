"""Acts on several notes at once, and acts that make one of several or several of one.

Each is one `Change`, so that it is stored whole and taken back in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import uuid4

from msgspec.structs import replace

from ..notes.anchor import anchor_spans
from ..notes.annotation import Annotation, Colour, Erased, Style, Target
from ..notes.change import Act, Change, Edit, Label
from ..notes.tags import tags_of
from ..text.document import Text
from ..text.span import Span
from . import marking
from .notebook import Notebook
from .ports import Refused


def recolour(book: Notebook, ids: Iterable[str], colour: Colour) -> Change | None:
    """Give highlights another colour; notes on a section or the text have none.

    Raises:
        Refused: with code "stale" if one of them is not there; here and below.
    """
    return _alter(book, Act.RECOLOUR, _highlights(book, ids), lambda n: replace(n, colour=colour))


def restyle(book: Notebook, ids: Iterable[str], style: Style) -> Change | None:
    """Give highlights another style."""
    return _alter(book, Act.RESTYLE, _highlights(book, ids), lambda n: replace(n, style=style))


def tag(book: Notebook, ids: Iterable[str], tags: Iterable[str]) -> Change | None:
    """Give notes more tags, after those they have."""
    more = tags_of(tags)
    return _alter(
        book, Act.TAG, _known(book, ids), lambda n: replace(n, tags=tags_of((*n.tags, *more)))
    )


def untag(book: Notebook, ids: Iterable[str], tags: Iterable[str]) -> Change | None:
    """Take tags away from notes."""
    gone = {each.casefold() for each in tags_of(tags)}

    def without(note: Annotation) -> Annotation:
        return replace(note, tags=tuple(t for t in note.tags if t.casefold() not in gone))

    return _alter(book, Act.UNTAG, _known(book, ids), without)


def erase(book: Notebook, ids: Iterable[str]) -> Change | None:
    """Take notes and highlights away; they stay in the list of deleted notes for a while."""
    return _perform(book, Act.ERASE, [Edit(known, None) for known in _known(book, ids)])


def restore(book: Notebook, erased: Iterable[Erased]) -> Change | None:
    """Bring deleted notes back as they were."""
    there = {each.id for each in book.annotations()}
    edits = [Edit(None, each.annotation) for each in erased if each.annotation.id not in there]
    return _perform(book, Act.RESTORE, edits)


def merge(book: Notebook, ids: Iterable[str]) -> Change:
    """Make one highlight of several, from the first to the last word of each paragraph.

    It is the one that stands first that stays, with its colour and style; the notes follow
    each other, a blank line between them, and the tags are those of all.

    Raises:
        Refused: with code "input" if they are fewer than two highlights of this text.
    """
    here = [each for each in _highlights(book, ids) if book.stands_here(each)]
    parts = sorted(here, key=lambda each: each.anchor.spans)
    if len(parts) < 2:
        raise Refused("Choose two or more highlights of this text to merge them.", "input")
    first = parts[0]
    whole = marking.resized(
        book.text, first, [span for each in parts for span in each.anchor.spans]
    )
    whole = replace(
        whole,
        note="\n\n".join(each.note for each in parts if each.note),
        tags=tags_of(tag for each in parts for tag in each.tags),
        past=(),
    )
    edits = [Edit(first, whole), *(Edit(each, None) for each in parts[1:])]
    return book.perform(Change(Label(Act.MERGE, words_of_all(book.text, parts)), tuple(edits)))


def split(book: Notebook, annotation_id: str, at: int) -> Change:
    """Make two highlights of one; the note stays with the first.

    Args:
        book: the notebook.
        annotation_id: the highlight.
        at: the printed offset where the second begins.

    Raises:
        Refused: with code "input" if that is not inside it.
    """
    known = book.annotation_or_refuse(annotation_id)
    spans = known.anchor.spans if book.stands_here(known) else ()
    before = [cut for span in spans if (cut := span.intersection(Span(0, max(0, at))))]
    rest = Span(at, max(at, len(book.text.printed)))
    after = [cut for span in spans if (cut := span.intersection(rest))]
    if not before or not after:
        raise Refused("A highlight is split at a word inside it.", "input")
    made = marking.now()
    first = marking.resized(book.text, known, before)
    second = replace(
        known,
        id=uuid4().hex,
        anchor=anchor_spans(book.text, tuple(after), marking.section_of(book.text, after[0].start)),
        note="",
        created=made,
        updated=made,
        past=(),
    )
    change = marking.changed(book.text, Act.SPLIT, Edit(known, first), Edit(None, second))
    return book.perform(change)


def words_of_all(text: Text, known: Iterable[Annotation]) -> str:
    """The words of the first, and how many there are besides: `善作善成 +2`."""
    all_of_them = list(known)
    more = f" +{len(all_of_them) - 1}" if len(all_of_them) > 1 else ""
    return marking.words_of(text, all_of_them[0]) + more


def _known(book: Notebook, ids: Iterable[str]) -> list[Annotation]:
    return [book.annotation_or_refuse(each) for each in dict.fromkeys(ids)]


def _highlights(book: Notebook, ids: Iterable[str]) -> list[Annotation]:
    return [each for each in _known(book, ids) if each.target is Target.HIGHLIGHT]


def _alter(
    book: Notebook,
    act: Act,
    known: Iterable[Annotation],
    altered: Callable[[Annotation], Annotation],
) -> Change | None:
    made = marking.now()
    edits = [
        Edit(each, replace(other, updated=made))
        for each in known
        if (other := altered(each)) != each
    ]
    return _perform(book, act, edits)


def _perform(book: Notebook, act: Act, edits: list[Edit]) -> Change | None:
    if not edits:
        return None
    whose = [edit.before or edit.after for edit in edits]
    words = words_of_all(book.text, [each for each in whose if each is not None])
    return book.perform(Change(Label(act, words), tuple(edits)))
