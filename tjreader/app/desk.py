"""The desk of the open text: its terms, rulings, translations; shown, on their way, on disk.

Knows nothing of windows: `ui.deskkeeper` adapts it to signals. What one can do with it
stands in `termbase`, `places` and `translating`.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from .acts import Acts, refusal_of
from .deskport import DeskPort
from .homing import Homing
from .marking import LABEL_LENGTH
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


class Desk(Acts[Record]):
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
        super().__init__(homing)
        self.text = text
        self.language = language
        self._shipped = {each.id: each for each in shipped_concepts(text.id, glossary)}
        self._listener = listener
        self._loaded = False
        self._unreadable = False
        self._sorted: tuple[tuple[Record, ...], dict[type, tuple[Record, ...]]] = ((), {})

    # What is there

    @property
    def loaded(self) -> bool:
        """Whether the store's records are in."""
        return self._loaded

    @property
    def answered(self) -> bool:
        """Whether nothing more is to come from the store: it is in, or cannot be read."""
        return self._loaded or self._unreadable

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

    def ruled(self) -> frozenset[str]:
        """The ids of concepts, there or gone, whose rulings hold for one that is there."""
        own = self.own()
        past = (one for each in own for one in each.stands_for)
        return frozenset((*self._shipped, *(each.id for each in own), *past))

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

    # The store

    def connect(self, port: DeskPort) -> None:
        """The store is open: load, and send what was done before. Called once."""
        self._homing.when_done(port.records(self.text.id), self._load, self._not_loaded)
        self._send_to(port)

    def _load(self, records: tuple[Record, ...]) -> None:
        self._loaded = True
        self._overlay.load(records)
        self._listener.desk_loaded()

    def _not_loaded(self, error: BaseException) -> None:
        self._unreadable = True
        self._listener.desk_refused(refusal_of(error))

    # What became of an act

    def _stale(self) -> Refused:
        return Refused(
            "This entry was changed in the meantime, so the older version was not written over it.",
            "stale",
        )

    def _made(self, change: DeskChange) -> None:
        self._listener.change_made(change)

    def _saved(self, change: DeskChange, undoing: bool) -> None:
        self._listener.change_saved(change, undoing)

    def _failed(self, change: DeskChange, undoing: bool, refusal: Refused) -> None:  # noqa: ARG002
        self._listener.change_refused(change, refusal)
