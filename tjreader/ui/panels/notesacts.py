"""What the notes panel does with the notes chosen in its list: each act is one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from ...app import editing
from ...app.notebook import Notebook
from ...notes.annotation import Annotation, Colour, Style
from ...notes.change import Change
from ..session import Session
from .noteplaces import Row
from .notesmodel import NotesModel

Chosen = Callable[[], Sequence[Annotation]]


class NotesActs(QObject):
    """Acts on what `chosen` gives: the notes chosen now, in the order they are shown.

    `model` tells their places.
    """

    def __init__(
        self, session: Session, chosen: Chosen, model: NotesModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._session = session
        self._chosen = chosen

    @Slot(str)
    def recolour(self, colour: str) -> None:
        """Give the highlights another colour."""
        self._do(lambda book, ids: editing.recolour(book, ids, Colour(colour)))

    @Slot(str)
    def restyle(self, style: str) -> None:
        """Give the highlights another style."""
        self._do(lambda book, ids: editing.restyle(book, ids, Style(style)))

    @Slot(object)
    def tag(self, tags: tuple[str, ...]) -> None:
        """Give the notes more tags."""
        self._do(lambda book, ids: editing.tag(book, ids, tags))

    @Slot(object)
    def untag(self, tags: tuple[str, ...]) -> None:
        """Take tags away from the notes."""
        self._do(lambda book, ids: editing.untag(book, ids, tags))

    @Slot()
    def merge(self) -> None:
        """Make one highlight of all."""
        self._do(editing.merge)

    @Slot()
    def erase(self) -> None:
        """Erase the notes."""
        self._do(editing.erase)

    @Slot()
    def copy(self) -> None:
        """Copy the notes as Markdown, to be pasted anywhere."""
        rows = list(map(self._model.row, self._chosen()))
        if rows:
            QGuiApplication.clipboard().setText("\n\n".join(map(_copied, rows)))

    def _do(self, act: Callable[[Notebook, list[str]], Change | None]) -> None:
        ids = [each.id for each in self._chosen()]
        if ids:
            self._session.notes.act(lambda book: act(book, ids))


def _copied(row: Row) -> str:
    """One note: its words and place as a quote, the note, the tags."""
    each: Annotation = row.annotation
    head = f"> {row.title}" + (f"（{row.place}）" if row.place else "")
    tags = " ".join(f"#{tag.replace(' ', '_')}" for tag in each.tags)
    return "\n\n".join(filter(None, (head, each.note, tags)))
