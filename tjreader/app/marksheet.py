"""The marks of the highlights of a text, made once each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..notes.annotation import Annotation, Target
from . import marking
from .page import Mark


class MarkSheet:
    """Keeps the mark of each annotation until that is another one.

    So a mark that did not change is the very same object in two answers, by which the page
    sees what is left as it is. `stands_here` says whether an annotation can be shown.
    """

    def __init__(self, stands_here: Callable[[Annotation], bool]) -> None:
        self._stands_here = stands_here
        self._made: dict[str, tuple[Annotation, Mark | None]] = {}

    def of(self, annotations: tuple[Annotation, ...], waiting: Iterable[str]) -> tuple[Mark, ...]:
        """The marks of these annotations, in their order; of those waiting, as pending."""
        pending = frozenset(waiting)
        made = self._made
        if len(made) > 2 * len(annotations) + 1000:
            made.clear()
        found = []
        for each in annotations:
            known = made.get(each.id)
            if known is None or known[0] is not each:
                known = made[each.id] = (each, self._mark(each))
            mark = known[1]
            if mark is not None:
                if mark.pending is not (mark.id in pending):
                    mark = marking.mark_of(each, pending=mark.id in pending)
                    made[each.id] = (each, mark)
                found.append(mark)
        return tuple(found)

    def _mark(self, each: Annotation) -> Mark | None:
        if each.target is not Target.HIGHLIGHT or not self._stands_here(each):
            return None
        return marking.mark_of(each, pending=False)
