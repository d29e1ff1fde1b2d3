"""The notebooks of the texts that were opened in this session, each with its undo steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..app.notebook import Notebook
from ..app.ports import Refused
from ..notes.change import Change
from ..text.document import Text
from .tasks import Homecoming
from .undo import Steps

if TYPE_CHECKING:
    from .notekeeper import NoteKeeper


class Ear:
    """Listens to one notebook for the keeper, also after another text was opened."""

    def __init__(self, keeper: NoteKeeper) -> None:
        self._keeper = keeper
        self.steps = Steps()
        self.notebook: Notebook | None = None
        self.outdated = False  # the notes went on to another edition of the text

    def notes_loaded(self) -> None:
        """See `app.notebook.Listener`."""
        self._keeper.loaded(self)

    def drafts_found(self) -> None:
        """See `app.notebook.Listener`."""
        self._keeper.found_drafts(self)

    def notes_refused(self, refusal: Refused) -> None:
        """See `app.notebook.Listener`."""
        self._keeper.refused.emit(str(refusal))

    def change_made(self, change: Change) -> None:  # noqa: ARG002 - the protocol's
        """See `app.notebook.Listener`."""
        self._keeper.made(self)

    def change_saved(self, change: Change, undoing: bool) -> None:
        """See `app.notebook.Listener`."""
        self.steps.written(change, undoing)
        self._keeper.saved(self, change)

    def change_refused(self, change: Change, refusal: Refused) -> None:
        """See `app.notebook.Listener`."""
        self._keeper.not_saved(self, change, refusal)

    def undo_now(self) -> None:
        """Take the last step of this text back, whatever text is shown by now."""
        self._keeper.perform(self, self.steps.undo_change())

    def redo_now(self) -> None:
        """Do the step again that was undone last in this text."""
        self._keeper.perform(self, self.steps.redo_change())


class Notebooks:
    """One ear, with its notebook, for each edition of each text."""

    def __init__(self, keeper: NoteKeeper, homecoming: Homecoming) -> None:
        self._keeper = keeper
        self._homecoming = homecoming
        self._ears: dict[tuple[str, str], Ear] = {}

    def __iter__(self) -> Iterator[Notebook]:
        """The notebooks."""
        return (ear.notebook for ear in self._ears.values() if ear.notebook is not None)

    def of(self, text: Text) -> tuple[Ear, bool]:
        """The ear of a text's edition, and whether it is new, its notebook not connected."""
        key = (text.id, text.revision)
        self.forget(text.id, but=text.revision)
        known = self._ears.get(key)
        if known is not None and not known.outdated:
            return known, False
        made = self._ears[key] = Ear(self._keeper)
        made.notebook = Notebook(text, self._homecoming, made)
        return made, True

    def forget(self, text_id: str, but: str = "") -> None:
        """The notes of a text went on to another edition: what was done before is not undone.

        Args:
            text_id: the text.
            but: the revision whose notes go on as they are.
        """
        for (known, revision), ear in self._ears.items():
            if known == text_id and revision != but:
                ear.outdated = True
                ear.steps.clear()

    def accept(self, change: Change) -> None:
        """Take a change that is on disk already into the notebooks it is about."""
        known = change.edits[0].after or change.edits[0].before
        for (text_id, _), ear in self._ears.items():
            if ear.notebook is None or ear.outdated:
                continue
            if known and known.anchor.text_id == text_id:
                ear.notebook.accept(change)

    def clear(self) -> None:
        """Forget them all."""
        self._ears.clear()
