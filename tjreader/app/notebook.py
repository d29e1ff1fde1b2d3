"""The notes of the open text: what is shown, what is on its way, what is on disk.

Knows nothing of windows: `ui.session` adapts it to signals.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from msgspec.structs import replace

from ..notes.anchor import AnchorState
from ..notes.annotation import Annotation, Colour, Draft, Style, Target
from ..notes.change import Act, Change, Edit
from ..notes.tags import tags_of
from ..text.clean import clean
from ..text.document import Text
from ..text.span import Span
from . import marking
from .acts import Acts, refusal_of
from .drafts import Drafts, content_of
from .homing import Homing
from .markplaces import MarkPlaces
from .marksheet import MarkSheet
from .page import Mark
from .ports import NotebookPort, Refused


class Listener(Protocol):
    """Who is told what became of acts. Called on the notebook's thread."""

    def notes_loaded(self) -> None:
        """What the store holds of this text is there now."""
        ...

    def drafts_found(self) -> None:
        """`Notebook.drafts` has words that were never left in an earlier session."""
        ...

    def notes_refused(self, refusal: Refused) -> None:
        """The notes of this text cannot be read."""
        ...

    def change_made(self, change: Change) -> None:
        """An act is on its way: its marks are there, drawn as pending."""
        ...

    def change_saved(self, change: Change, undoing: bool) -> None:
        """It is on disk. `undoing`: it was made by `undo`/`redo`, so it is no new step."""
        ...

    def change_refused(self, change: Change, refusal: Refused) -> None:
        """It was not stored and its marks are gone; a draft keeps its words."""
        ...


class Notebook(Acts[Annotation]):
    """Annotations and drafts of one open text.

    **Threads.** All of it belongs to one thread (the window's). Futures of the store end
    on the store thread; `homing` takes them home, so nothing here is ever called there.

    **Acts.** A verb answers at once with its `Change` (None where nothing would change):
    the annotation is already in `annotations()` and its mark in `marks()`, `pending`.
    The listener hears `change_made`, then `change_saved` or `change_refused`. Verbs may be
    called before the store is there: what they do waits, in order, for `connect`. An act
    may build on one that is still pending; if the first is refused the second is refused
    with it, for the same reason.

    **Undo.** The session keeps the stack: it pushes an already-done command at
    `change_saved(change, undoing=False)`. To undo the last step it calls
    `when_settled(undo_now)`; there, with nothing pending, `perform(step.inverse,
    undoing=True)`, and it moves the stack at `change_saved(..., undoing=True)`, so a
    refusal leaves stack and notebook as they were. Redo is `perform(step, undoing=True)`.

    **Drafts.** While a note is typed the editor's timer calls `drafts.keep`; leaving the
    editor calls `add` or `edit_note`, and the draft goes when that is on disk, or with
    `drafts.drop` when the reader gave it up. Words that were refused become a draft.
    """

    def __init__(self, text: Text, homing: Homing, listener: Listener) -> None:
        super().__init__(homing)
        self.text = text
        self._listener = listener
        self.drafts = Drafts(homing)
        self._loaded = False
        self._marks = MarkSheet(self.stands_here, self._overlay.place_of)
        self._mark_places = MarkPlaces()

    # What is there

    @property
    def loaded(self) -> bool:
        """Whether the store's annotations of this text are in."""
        return self._loaded

    def annotations(self) -> tuple[Annotation, ...]:
        """All annotations in the order they were made, pending ones too."""
        return self._overlay.values()

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One annotation as it is shown, or None."""
        return self._overlay.value(annotation_id)

    def marks(self) -> tuple[Mark, ...]:
        """The highlights as the page draws them, in the order they were made.

        Only those that stand in this very revision: elsewhere their places mean other words.
        """
        return self._marks.of(self.annotations(), self._overlay.waiting())

    def stands_here(self, annotation: Annotation) -> bool:
        """Whether it has a place in the open revision, so that it can be shown."""
        anchor = annotation.anchor
        return anchor.revision == self.text.revision and anchor.state is not AnchorState.ORPHAN

    def highlights_in(self, stretch: Span) -> tuple[Annotation, ...]:
        """Highlights that touch a printed stretch: the shortest first, of equals the newest."""
        found = self._touching(stretch)
        found.reverse()
        return tuple(sorted(found, key=lambda each: sum(map(len, each.anchor.spans))))

    def notes_within(self, span: Span) -> tuple[str, ...]:
        """The words of the notes on highlights that touch a printed stretch."""
        return tuple(each.note for each in self._touching(span) if each.note)

    def _touching(self, stretch: Span) -> list[Annotation]:
        """The highlights that touch a printed stretch, in the order they were made."""
        self._mark_places.renew(self.marks())
        found = (self.annotation(mark.id) for mark in self._mark_places.touching(stretch))
        return [each for each in found if each is not None]

    # Acts

    def highlight(
        self, spans: Iterable[Span], colour: Colour, style: Style, note: str = ""
    ) -> Change:
        """Highlight stretches of the printed text, one act whatever the paragraphs.

        Raises:
            Refused: with code "input" if they touch no paragraph.
        """
        return self.add(marking.highlight_of(self.text, spans, colour, style, note))

    def add(self, annotation: Annotation) -> Change:
        """Store a new annotation, as `marking` or a draft made it.

        Raises:
            Refused: with code "stale" if there is one of its id.
        """
        return self.perform(marking.added(self.text, annotation))

    def edit_note(
        self, annotation_id: str, note: str, tags: Iterable[str] | None = None
    ) -> Change | None:
        """Put other words and tags into a note; without both, one on a section is none.

        Args:
            annotation_id: whose note.
            note: its words.
            tags: its tags; None leaves them.

        Raises:
            Refused: as in `annotation_or_refuse`; here and below.
        """
        known = self.annotation_or_refuse(annotation_id)
        words, named = clean(note), known.tags if tags is None else tags_of(tags)
        if (words, named) == content_of(known):
            self.drafts.became(known)
            return None
        if not words and not named and known.target is not Target.HIGHLIGHT:
            return self.erase(annotation_id)
        act = Act.EDIT_NOTE if known.note else Act.NOTE
        return self._replace(act if words != known.note else Act.TAG, known, note=words, tags=named)

    def recolour(self, annotation_id: str, colour: Colour) -> Change | None:
        """Give a highlight another colour."""
        return self._replace(Act.RECOLOUR, self._highlight(annotation_id), colour=colour)

    def restyle(self, annotation_id: str, style: Style) -> Change | None:
        """Give a highlight another style."""
        return self._replace(Act.RESTYLE, self._highlight(annotation_id), style=style)

    def resize(self, annotation_id: str, start_by: int = 0, end_by: int = 0) -> Change | None:
        """Move a highlight's ends by code points of the printed text; see `marking.moved_ends`."""
        known = self._highlight_here(annotation_id)
        spans = marking.moved_ends(self.text, known.anchor.spans, start_by, end_by)
        return self.resize_to(annotation_id, spans)

    def resize_to(self, annotation_id: str, spans: Iterable[Span]) -> Change | None:
        """Put a highlight over other stretches of the printed text."""
        known = self._highlight_here(annotation_id)
        altered = marking.resized(self.text, known, spans)
        if altered.anchor.spans == known.anchor.spans:
            return None
        return self.perform(marking.changed(self.text, Act.RESIZE, Edit(known, altered)))

    def erase(self, annotation_id: str) -> Change:
        """Take an annotation away, with its note."""
        known = self.annotation_or_refuse(annotation_id)
        return self.perform(marking.changed(self.text, Act.ERASE, Edit(known, None)))

    def accept(self, change: Change) -> None:
        """A change that is already on disk, made by a command through the same store."""
        self._overlay.stored(change)
        self._saved(change, undoing=False)

    def annotation_or_refuse(self, annotation_id: str) -> Annotation:
        """One annotation.

        Raises:
            Refused: with code "stale" if there is none of that id (any more).
        """
        known = self.annotation(annotation_id)
        if known is None:
            raise Refused("That note is not there any more.", "stale")
        return known

    # The store

    def unfinished(self) -> tuple[Draft, ...]:
        """Drafts whose words are not the note, nor on their way to be it; oldest first."""
        return self.drafts.unfinished(self.annotation)

    def connect(self, port: NotebookPort) -> None:
        """The store is open: load, and send what was done before. Called once."""
        self._homing.when_done(port.annotations(self.text.id), self._load, self._not_loaded)
        self.drafts.connect(port, self.text.id, self._listener.drafts_found)
        self._send_to(port)

    def foresee(self, annotations: Iterable[Annotation]) -> None:
        """Show what the store will most likely hold, until it is open and says what it does."""
        if not self._loaded:
            self._overlay.foresee(annotations)

    def _load(self, annotations: tuple[Annotation, ...]) -> None:
        self._loaded = True
        self._overlay.load(annotations)
        self._listener.notes_loaded()

    def _not_loaded(self, error: BaseException) -> None:
        self._listener.notes_refused(refusal_of(error))

    # What became of an act

    def _stale(self) -> Refused:
        return Refused(
            "This note was changed in the meantime, so the older version was not written over it.",
            "stale",
        )

    def _begun(self, change: Change) -> None:
        self.drafts.left(change, self.annotation)

    def _made(self, change: Change) -> None:
        self._listener.change_made(change)

    def _saved(self, change: Change, undoing: bool) -> None:
        for edit in change.edits:
            if edit.after is None:
                self.drafts.drop(edit.id)
            else:
                self.drafts.became(edit.after)
        self._listener.change_saved(change, undoing)

    def _failed(self, change: Change, undoing: bool, refusal: Refused) -> None:
        if not undoing:
            self.drafts.refused(change, self.annotation)
        self._listener.change_refused(change, refusal)

    def _highlight(self, annotation_id: str) -> Annotation:
        known = self.annotation_or_refuse(annotation_id)
        if known.target is not Target.HIGHLIGHT:
            raise Refused("That note is not on a highlight.", "input")
        return known

    def _highlight_here(self, annotation_id: str) -> Annotation:
        known = self._highlight(annotation_id)
        if not self.stands_here(known):
            raise Refused("That highlight has no place in this edition of the text.", "input")
        return known

    def _replace(self, act: Act, known: Annotation, **values: Any) -> Change | None:
        altered = replace(known, **values)
        if altered == known:
            return None
        edit = Edit(known, replace(altered, updated=marking.now()))
        return self.perform(marking.changed(self.text, act, edit))
