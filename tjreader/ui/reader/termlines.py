"""Quiet lines under the terms of a page, by paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct

from ...app.page import Page
from ...text.document import Paragraph
from ...text.span import Span
from .marks import Layer


class TermLook(StrEnum):
    """What the line under a term tells. They differ in form, not only in colour."""

    DECIDED = "decided"  # fine dashes
    PROPOSED = "proposed"  # fine dots: no rendering is approved yet
    FORBIDDEN = "forbidden"  # two rows of dashes: the form ought not to be written


class TermLine(Struct, frozen=True):
    """A term in a paragraph. `span` is printed."""

    span: Span
    look: TermLook


TermSource = Callable[[Paragraph], Iterable[TermLine]]
"""Tells the lines of a paragraph; asked when the paragraph is first drawn."""


def no_terms(paragraph: Paragraph) -> tuple[TermLine, ...]:  # noqa: ARG001 - a source's
    """The lines of a page without any."""
    return ()


class TermLayer(Layer):
    """The lines of a page; a paragraph's are asked for when it is drawn."""

    def __init__(self, page: Page, source: TermSource) -> None:
        super().__init__(page)
        self._source = source
        self._laid: dict[int, list[tuple[Span, TermLook]]] = {}

    def laid(self, index: int) -> list[tuple[Span, TermLook]]:
        """The shown stretches of a paragraph's terms, with the look of each."""
        known = self._laid.get(index)
        if known is None:
            known = self._laid[index] = [
                (span, line.look)
                for line in self._source(self._page.outline[index])
                for span in self.shown(index, line.span)
            ]
        return known

    def forget(self, index: int) -> None:
        """Ask for a paragraph's lines again, after its words changed."""
        self._laid.pop(index, None)
