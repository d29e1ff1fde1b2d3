"""What one can do with notes, as verbs of the session: a refusal is a sentence, never a raise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..app.page import Mark
from ..app.ports import Refused
from ..notes.annotation import Annotation, Colour, Draft, Style
from ..notes.change import Change
from ..text.span import Span
from .notekeeper import NoteKeeper


class NoteVerbs:
    """The notes' half of `Session`. `notes` is set by it.

    Each verb returns the `Change` that is on its way, or None where nothing would change
    or it was refused (`notes.refused` then told why).
    """

    notes: NoteKeeper

    def annotations(self) -> tuple[Annotation, ...]:
        """All notes and highlights of the text, in the order they were made."""
        return self.notes.notebook.annotations()

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One of them, or None."""
        return self.notes.notebook.annotation(annotation_id)

    def marks(self) -> tuple[Mark, ...]:
        """The highlights as the page draws them."""
        return self.notes.notebook.marks()

    def drafts(self) -> tuple[Draft, ...]:
        """Notes that were typed and not yet stored, also in an earlier session."""
        return self.notes.notebook.unfinished()

    def highlight(
        self, spans: Sequence[Span], colour: str | None = None, style: str | None = None
    ) -> Change | None:
        """Highlight stretches of the printed text.

        Args:
            spans: as `ReaderView.selection` gives them.
            colour: a colour's name; the one chosen last if None.
            style: a style's name; likewise.
        """
        chosen = self.mark_choice
        made_of = Colour(colour or chosen[0]), Style(style or chosen[1])
        return self._try(lambda: self.notes.notebook.highlight(spans, *made_of))

    @property
    def mark_choice(self) -> tuple[str, str]:
        """Colour and style of the next highlight."""
        raise NotImplementedError

    def add_note(self, annotation: Annotation) -> Change | None:
        """Store a new annotation, as `app.marking` or a draft made it."""
        return self._try(lambda: self.notes.notebook.add(annotation))

    def edit_note(self, annotation_id: str, note: str) -> Change | None:
        """Put other words into a note."""
        return self._try(lambda: self.notes.notebook.edit_note(annotation_id, note))

    def recolour(self, annotation_id: str, colour: str) -> Change | None:
        """Give a highlight another colour."""
        return self._try(lambda: self.notes.notebook.recolour(annotation_id, Colour(colour)))

    def restyle(self, annotation_id: str, style: str) -> Change | None:
        """Give a highlight another style."""
        return self._try(lambda: self.notes.notebook.restyle(annotation_id, Style(style)))

    def resize(self, annotation_id: str, start_by: int = 0, end_by: int = 0) -> Change | None:
        """Move a highlight's ends by code points of the printed text."""
        return self._try(lambda: self.notes.notebook.resize(annotation_id, start_by, end_by))

    def resize_to(self, annotation_id: str, spans: Sequence[Span]) -> Change | None:
        """Put a highlight over other stretches of the printed text."""
        return self._try(lambda: self.notes.notebook.resize_to(annotation_id, spans))

    def erase(self, annotation_id: str) -> Change | None:
        """Take an annotation away, with its note."""
        return self._try(lambda: self.notes.notebook.erase(annotation_id))

    def undo(self) -> None:
        """Take the last change back."""
        self.notes.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.notes.redo()

    def _try(self, act: Callable[[], Change | None]) -> Change | None:
        try:
            return act()
        except Refused as refusal:
            self.notes.refused.emit(str(refusal))
            return None
