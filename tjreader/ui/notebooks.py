"""The notebooks of the texts that were opened in this session, each with its undo steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from ..app.notebook import Notebook
from ..app.ports import NotebookPort, Refused
from ..notes.change import Change, ChangeOf, is_of_notes
from ..text.document import Text
from .tasks import Homecoming
from .undo import Steps

if TYPE_CHECKING:
    from .notekeeper import NoteKeeper


class Beside(Protocol):
    """What is kept beside the notebook of a text and shares its undo steps: its desk."""

    @property
    def pending(self) -> int:
        """How many acts are not on disk yet."""
        ...

    def perform(self, change: Any, *, undoing: bool = False) -> object:
        """Do a ready-made change."""
        ...

    def accept(self, change: Any) -> bool:
        """Take in a change that is on disk already."""
        ...

    def when_settled(self, then: Callable[[], None]) -> None:
        """Call `then` when no act is pending."""
        ...


class Ear:
    """Listens to one notebook for the keeper, also after another text was opened."""

    def __init__(self, keeper: NoteKeeper) -> None:
        self._keeper = keeper
        self.steps = Steps()
        self.notebook: Notebook | None = None
        self.desk: Beside | None = None
        self.outdated = False  # the notes went on to another edition of the text

    @property
    def pending(self) -> int:
        """How many acts of this text are not on disk yet."""
        desk = self.desk.pending if self.desk else 0
        return desk + (self.notebook.pending if self.notebook else 0)

    def performs(self, change: ChangeOf[Any]) -> Notebook | Beside | None:
        """Who does such a change."""
        return self.notebook if is_of_notes(change) else self.desk

    def when_settled(self, then: Callable[[], None]) -> None:
        """Call `then` when nothing of this text is on its way, unless something is refused."""

        def again() -> None:
            self.when_settled(then)

        if self.notebook is not None and self.notebook.pending:
            self.notebook.when_settled(again)
        elif self.desk is not None and self.desk.pending:
            self.desk.when_settled(again)
        else:
            then()

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
        if change.also:
            self._keeper.also_saved.emit(change)
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
    """One ear, with its notebook, for each edition of each text.

    `port` is the notebook of the store, None before it is open; `no_store` says why there
    will be none.
    """

    def __init__(self, keeper: NoteKeeper, homecoming: Homecoming) -> None:
        self._keeper = keeper
        self._homecoming = homecoming
        self._ears: dict[tuple[str, str], Ear] = {}
        self.port: NotebookPort | None = None
        self.no_store: Refused | None = None

    def __iter__(self) -> Iterator[Notebook]:
        """The notebooks."""
        return (ear.notebook for ear in self._ears.values() if ear.notebook is not None)

    @property
    def ears(self) -> tuple[Ear, ...]:
        """All of them."""
        return tuple(self._ears.values())

    @property
    def busy(self) -> bool:
        """Whether an act of any text is not yet on disk."""
        return any(ear.pending for ear in self._ears.values())

    def of(self, text: Text) -> Ear:
        """The ear of a text's edition; where it is new its notebook is connected."""
        key = (text.id, text.revision)
        self.forget(text.id, but=text.revision)
        known = self._ears.get(key)
        if known is not None and not known.outdated:
            return known
        made = self._ears[key] = Ear(self._keeper)
        notebook = made.notebook = Notebook(text, self._homecoming, made)
        if self.port is not None:
            notebook.connect(self.port)
        if self.no_store is not None:
            notebook.go_without_store(self.no_store)
        return made

    def connect(self, port: NotebookPort) -> None:
        """The store is open: load what it holds, send what was done before."""
        self.port = port
        for book in self:
            book.connect(port)

    def go_without_store(self, refusal: Refused) -> None:
        """There will be no store: acts are refused with this sentence from now on."""
        self.no_store = refusal
        for book in self:
            book.go_without_store(refusal)

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
        if not change.edits or not is_of_notes(change):
            return
        known = change.edits[0].value
        for (text_id, _), ear in self._ears.items():
            if ear.notebook is None or ear.outdated:
                continue
            if known.anchor.text_id == text_id:
                ear.notebook.accept(change)

    def begin_anew(self) -> None:
        """The notebook was replaced: forget them all, but not words that are stored nowhere."""
        self.no_store = None
        before = [ear for ear in self._ears.values() if not ear.outdated]
        self._ears.clear()
        for ear in before:
            self.hand_on(ear)

    def hand_on(self, ear: Ear) -> None:
        """Words of a notebook that was replaced become drafts of the one in its place."""
        book = ear.notebook
        drafts = book.unfinished() if book is not None else ()
        if book is None or not drafts:
            return
        new = self.in_place_of(book)
        for draft in drafts if new is not book else ():
            new.drafts.keep(draft.annotation, is_new=draft.is_new)

    def in_place_of(self, book: Notebook) -> Notebook:
        """The notebook in use for a text: the same one, unless the notebook was replaced."""
        if any(each is book for each in self):
            return book
        return self.of(book.text).notebook or book
