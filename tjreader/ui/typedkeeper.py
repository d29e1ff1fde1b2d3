"""What is typed at the sentence desk, kept beside the notebook until that has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ..app import translating
from ..app.desk import Desk
from ..app.ports import Refused
from ..app.typedsentences import Content, Typed, TypedSentences, cleaned, stored_at
from ..desk.record import DeskChange
from ..desk.translation import Translation
from ..text.span import Span
from .session import Session

if TYPE_CHECKING:
    from .deskkeeper import DeskKeeper

FILE = "typed.json"


class TypedKeeper(QObject):
    """Writes it at once, on another thread; brings back what an earlier session left.

    Where the notebook still has what had been typed over, it is stored. Else it stays, and
    `at` gives it to whoever comes to the sentence.
    """

    def __init__(self, session: Session, keeper: DeskKeeper) -> None:
        super().__init__(keeper)
        self._session = session
        self._keeper = keeper
        self._sentences = TypedSentences(session.parts.data_dir / FILE)

    def at(self, desk: Desk, span: Span, language: str) -> Content | None:
        """What was typed for a sentence and is not stored, or None."""
        typed = self._sentences.at((desk.text.id, desk.text.revision, span, language))
        return typed.content if typed is not None else None

    def keep(self, desk: Desk, span: Span, content: Content, language: str) -> None:
        """This is typed for a sentence now."""
        self._sentences.keep(desk, span, content, language)
        self._save()

    def drop(self, desk: Desk, span: Span, language: str) -> None:
        """What is typed for a sentence is what is stored."""
        self._sentences.drop((desk.text.id, desk.text.revision, span, language))
        self._save()

    def stored(self, desk: Desk, change: DeskChange) -> None:
        """A change is on disk."""
        for span, language, content in _said(change):
            place = (desk.text.id, desk.text.revision, span, language)
            self._sentences.stored(place, content)
        self._save()

    def save_now(self) -> None:
        """Write the file before this comes back: the window is about to go."""
        self._sentences.save()

    def _save(self) -> None:
        if not self._sentences.is_saved:
            self._session.pool.run(self._sentences.save)

    def recover(self) -> None:
        """What the store holds of the text shown is there: bring back what was left of it."""
        desk = self._keeper.desk
        left = self._sentences.earlier_of(desk.text)
        done = [self._recover(desk, each) for each in left]
        if not all(done):
            self._session.notice.emit(
                self.tr(
                    "What you typed at the sentence desk could not be stored before tjreader "
                    "ended. It is kept, and stands there again when you come to its sentence."
                )
            )
        elif done:
            self._session.notice.emit(
                self.tr("What you typed at the sentence desk before tjreader ended is stored now.")
            )
        self._save()

    def _recover(self, desk: Desk, typed: Typed) -> bool:
        """Whether it is stored, or on its way."""
        span, content = typed.place[2], cleaned(typed.content)
        now = stored_at(desk, span, typed.language)
        if now == content:
            self._sentences.drop(typed.place)
            return True
        if now != typed.over:
            return False
        try:
            translating.translate(desk, span, content[0], typed.language)
            translating.annotate(desk, span, content[1], typed.language)
        except Refused:
            return False
        return True


def _said(change: DeskChange) -> Iterator[tuple[Span, str, Content]]:
    """What a change puts at the places of sentences, with its language."""
    for edit in change.edits:
        value = edit.value
        if isinstance(value, Translation) and value.anchor.spans:
            after = edit.after
            said = (after.words, after.note) if isinstance(after, Translation) else ("", "")
            yield value.anchor.spans[0], value.language, said
