"""The rows of the terms panel."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from ...desk.concept import Concept, FormKind, Rendering, Status
from ...desk.languages import ENGLISH
from ..panels.rowsmodel import RowsModel


class TermRow(Struct, frozen=True):
    """One term as the list draws it. `count` is of the whole text, None while unknown.

    `language` is what is translated into.
    """

    concept: Concept
    shipped: bool
    count: int | None = None
    language: str = ENGLISH

    @property
    def pinyin(self) -> str:
        """The pinyin of the form it goes by."""
        name = self.concept.name
        return next((form.pinyin for form in self.concept.forms if form.words == name), "")

    @property
    def others(self) -> tuple[str, ...]:
        """Its other forms that may be written."""
        name = self.concept.name
        return tuple(
            form.words
            for form in self.concept.forms
            if form.words != name and form.kind is not FormKind.FORBIDDEN
        )

    @property
    def rendering(self) -> Rendering | None:
        """The rendering that is shown: the approved one, else the first proposed with words."""
        return shown_rendering(self.concept, self.language)

    @property
    def elsewhere(self) -> str:
        """What it is in another language, with that one's tag, where it is not rendered here."""
        told = (each for each in self.concept.renderings if each.words and not self.rendering)
        each = next((each for each in told if each.status is not Status.DEPRECATED), None)
        return f"{each.language}: {each.words}" if each is not None else ""


def shown_rendering(concept: Concept, language: str) -> Rendering | None:
    """The approved rendering of a term in a language, else the first proposed with words."""
    some = (
        *concept.renderings_of(Status.APPROVED, language),
        *concept.renderings_of(Status.PROPOSED, language),
    )
    return next((each for each in some if each.words), None)


class TermsModel(RowsModel[TermRow]):
    """Terms in the order they are given."""

    def told(self, row: TermRow) -> str:
        """The form, its pinyin, its rendering and how often it stands there."""
        rendering = row.rendering
        if rendering is None:
            said = QCoreApplication.translate("Terms", "not rendered yet")
        else:
            said = f"{rendering.words} ({status_name(rendering.status)})"
        count = "" if row.count is None else str(row.count)
        return ", ".join(filter(None, (row.concept.name, row.pinyin, said, count)))

    def key(self, row: TermRow) -> object:
        """The id of its concept."""
        return row.concept.id

    def rows_of(self, ids: Iterable[str]) -> list[int]:
        """The numbers of the rows of concepts, or of those that stand in their place now."""
        own = {each.concept.id: number for number, each in enumerate(self._rows)}
        taken = {
            shipped: number
            for number, each in enumerate(self._rows)
            for shipped in (each.concept.adopted, *each.concept.also_adopted)
        }
        rows = (own.get(each, taken.get(each)) for each in ids)
        return sorted({row for row in rows if row is not None})


def status_name(status: Status) -> str:
    """What a status is called."""
    return {
        Status.PROPOSED: QCoreApplication.translate("Terms", "proposed"),
        Status.APPROVED: QCoreApplication.translate("Terms", "approved"),
        Status.DEPRECATED: QCoreApplication.translate("Terms", "deprecated"),
    }[status]


def kind_name(kind: FormKind) -> str:
    """What a kind of form is called."""
    return {
        FormKind.PREFERRED: QCoreApplication.translate("Terms", "preferred"),
        FormKind.VARIANT: QCoreApplication.translate("Terms", "variant"),
        FormKind.SHORT: QCoreApplication.translate("Terms", "short form"),
        FormKind.FORBIDDEN: QCoreApplication.translate("Terms", "forbidden"),
    }[kind]
