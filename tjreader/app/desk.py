"""The desk of the open text: its terms, rulings, translations; shown, on their way, on disk.

Knows nothing of windows: `ui.deskkeeper` adapts it to signals. What one can do with it
stands in `termbase`, `places` and `translating`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from ..desk.concept import Concept
from ..desk.glossary import shipped_concepts
from ..desk.languages import ENGLISH
from ..desk.record import DeskChange, DeskEdit, Record, text_of
from ..desk.ruling import Acceptance, Ruling, Verdict, in_force
from ..desk.translation import Translation
from ..notes.change import Act, Label
from ..notes.glossary import GlossaryEntry
from ..text.clean import shortened
from ..text.document import Text
from .deskport import DeskPort
from .homing import Homing
from .marking import LABEL_LENGTH
from .overlay import Overlay, Sent
from .ports import Refused

R = TypeVar("R", Concept, Ruling, Translation, Verdict, Acceptance)


class Listener(Protocol):
    """Who is told what became of acts. Called on the desk's thread."""

    def desk_loaded(self) -> None:
        """What the store holds for this text is there now."""
        ...

    def desk_refused(self, refusal: Refused) -> None:
        """The records of this text cannot be read."""
        ...

    def change_made(self, change: DeskChange) -> None:
        """An act is on its way; it is shown already."""
        ...

    def change_saved(self, change: DeskChange, undoing: bool) -> None:
        """It is on disk. `undoing`: it was made by undo or redo, so it is no new step."""
        ...

    def change_refused(self, change: DeskChange, refusal: Refused) -> None:
        """It was not stored and is not shown any more."""
        ...


class Desk:
    """What a translator decided for one open text, and for all texts.

    Threads, acts, undo and refusals are as in `app.notebook.Notebook`: an act answers at
    once with its change, is shown at once, and is stored in order. `glossary` is what came
    with the text; its entries are read-only concepts, hidden by those that adopted them.
    `language` is what is translated into (BCP 47): the verbs mean it where they are told none.
    """

    def __init__(
        self,
        text: Text,
        glossary: Iterable[GlossaryEntry],
        homing: Homing,
        listener: Listener,
        language: str = ENGLISH,
    ) -> None:
        self.text = text
        self.language = language
        self._shipped = {each.id: each for each in shipped_concepts(text.id, glossary)}
        self._homing = homing
        self._listener = listener
        self._port: DeskPort | None = None
        self._no_store: Refused | None = None
        self._loaded = False
        self._unreadable = False
        self._overlay: Overlay[Record] = Overlay()
        self._sorted: tuple[tuple[Record, ...], dict[type, tuple[Record, ...]]] = ((), {})
        self._waiters: list[Callable[[], None]] = []

    # What is there

    @property
    def loaded(self) -> bool:
        """Whether the store's records are in."""
        return self._loaded

    @property
    def answered(self) -> bool:
        """Whether nothing more is to come from the store: it is in, or cannot be read."""
        return self._loaded or self._unreadable

    @property
    def pending(self) -> int:
        """How many acts are not on disk yet."""
        return len(self._overlay.pending)

    def records(self) -> tuple[Record, ...]:
        """All records of this text and of all texts, in the order they were made."""
        return self._overlay.values()

    def record(self, record_id: str) -> Record | None:
        """One of them as it is shown, or None."""
        return self._overlay.value(record_id)

    def concepts(self) -> tuple[Concept, ...]:
        """The reader's own, then the shipped ones that none of those stands in place of."""
        own = self.own()
        adopted = {known for each in own for known in (each.adopted, *each.also_adopted)}
        return (*own, *(each for each in self._shipped.values() if each.id not in adopted))

    def own(self) -> tuple[Concept, ...]:
        """The reader's own concepts, in the order they were made."""
        return self._of(Concept)

    def shipped(self) -> tuple[Concept, ...]:
        """The concepts of the text's glossary, adopted ones too."""
        return tuple(self._shipped.values())

    def is_shipped(self, concept_id: str) -> bool:
        """Whether that is an entry of the text's glossary, which cannot be altered."""
        return concept_id in self._shipped

    def concept(self, concept_id: str) -> Concept | None:
        """One concept, own or shipped (also where it is adopted), or None."""
        found = self.record(concept_id)
        return found if isinstance(found, Concept) else self._shipped.get(concept_id)

    def rulings(self) -> tuple[Ruling, ...]:
        """What was decided at single places of this text, in all languages."""
        return self._of(Ruling)

    def rulings_in_force(self) -> tuple[Ruling, ...]:
        """Those of them that count in the language that is translated into."""
        return in_force(self.rulings(), self.language)

    def translations(self) -> tuple[Translation, ...]:
        """The reader's translations of sentences, in the order they were begun."""
        return self._of(Translation)

    def verdicts(self) -> tuple[Verdict, ...]:
        """The candidates that were rejected."""
        return self._of(Verdict)

    def acceptances(self) -> tuple[Acceptance, ...]:
        """The findings that were accepted as fine."""
        return self._of(Acceptance)

    def _of(self, kind: type[R]) -> tuple[R, ...]:
        records = self.records()
        if self._sorted[0] is not records:
            found: dict[type, list[Record]] = {}
            for each in records:
                found.setdefault(type(each), []).append(each)
            self._sorted = records, {kind: tuple(some) for kind, some in found.items()}
        return self._sorted[1].get(kind, ())  # type: ignore[return-value] # filed by its type

    # Acts

    def do(self, act: Act, words: str, edits: Iterable[DeskEdit]) -> DeskChange | None:
        """Do edits as one step, under that name; None where nothing would change.

        Raises:
            Refused: as in `perform`.
        """
        some = tuple(each for each in edits if each.before != each.after)
        if not some:
            return None
        return self.perform(DeskChange(Label(act, shortened(words, LABEL_LENGTH)), some))

    def perform(self, change: DeskChange, *, undoing: bool = False) -> DeskChange:
        """Do a ready-made change: an undo, a redo, an import.

        Raises:
            Refused: with code "stale" if an edit does not start from what is shown; then
                nothing was done.
        """
        if not self._overlay.starts_from_shown(change):
            raise Refused(
                "This entry was changed in the meantime, so the older version was not "
                "written over it.",
                "stale",
            )
        sent = Sent(change, undoing)
        self._overlay.send(sent)
        self._listener.change_made(change)
        self._send(sent)
        return change

    def accept(self, change: DeskChange) -> bool:
        """Take in a change that is on disk already; whether it is about this text.

        The listener is not told: whoever stored it knows.
        """
        edits = tuple(
            DeskEdit(before, after)
            for edit in change.edits
            for before, after in ((self._seen(edit.before), self._seen(edit.after)),)
            if before is not None or after is not None
        )
        if edits:
            self._overlay.stored(DeskChange(change.label, edits))
        return bool(edits)

    def _seen(self, record: Record | None) -> Record | None:
        return record if record and text_of(record) in (None, self.text.id) else None

    def when_settled(self, then: Callable[[], None]) -> None:
        """As in `Notebook`."""
        if self._overlay.pending:
            self._waiters.append(then)
        else:
            then()

    # The store

    def connect(self, port: DeskPort) -> None:
        """The store is open: load, and send what was done before. Called once."""
        self._port = port
        self._homing.when_done(port.records(self.text.id), self._load, self._not_loaded)
        for sent in self._overlay.pending:
            self._send(sent)

    def go_without_store(self, refusal: Refused) -> None:
        """There is no store: acts of before and after are refused."""
        self._no_store = refusal
        for sent in self._overlay.pending:
            self._settle(sent, refusal)

    def _load(self, records: tuple[Record, ...]) -> None:
        self._loaded = True
        self._overlay.load(records)
        self._listener.desk_loaded()

    def _not_loaded(self, error: BaseException) -> None:
        self._unreadable = True
        self._listener.desk_refused(refusal_of(error))

    def _send(self, sent: Sent[Record]) -> None:
        def saved(_done: None) -> None:
            self._settle(sent, None)

        def failed(error: BaseException) -> None:
            self._settle(sent, refusal_of(error))

        if self._no_store is not None:
            self._settle(sent, self._no_store)
        elif self._port is not None:
            self._homing.when_done(self._port.apply(sent.change), saved, failed)

    def _settle(self, sent: Sent[Record], refusal: Refused | None) -> None:
        """An act is on disk, or refused."""
        if refusal is None:
            self._overlay.arrived(sent)
            self._listener.change_saved(sent.change, sent.undoing)
        else:
            refusal = self._overlay.refused(sent, refusal)
            self._waiters.clear()
            self._listener.change_refused(sent.change, refusal)
        # One at a time: the first may do something the next must wait for.
        while self._waiters and not self._overlay.pending:
            self._waiters.pop(0)()


def refusal_of(error: BaseException) -> Refused:
    """What the listener is told, also of a fault of the program."""
    if isinstance(error, Refused):
        return error
    return Refused("This could not be stored because of a fault in tjreader.", "unreadable")
