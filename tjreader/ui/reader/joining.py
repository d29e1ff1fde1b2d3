"""Making one highlight of several, and several of one, on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal

from ...app import editing
from ...notes.annotation import Annotation
from ...text.span import Span
from .targets import Targets

if TYPE_CHECKING:
    from ..session import Session
    from .view import ReaderView


class Joining(QObject):
    """Acts on the highlights under the words selected, or under the word of the card.

    `merged(Change)` and `parted()` tell what was done. `clicked` is where the page was
    clicked last (px of the viewport).
    """

    merged = Signal(object)
    parted = Signal()

    def __init__(self, session: Session, view: ReaderView, targets: Targets) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._targets = targets
        self.clicked: QPoint | None = None

    def merge(self) -> None:
        """Merge the highlights that the words selected touch, else those under the word."""
        chosen = self._targets.chosen
        spans = self._view.selection() or (chosen.anchor.spans if chosen else ())
        spans = spans or self._targets.word()
        touched = {each.id for span in spans for each in self._in(span)}
        if len(touched) == 1 or not touched:
            self._refuse(
                QCoreApplication.translate(
                    "Joining", "Select words over two or more highlights to merge them."
                )
            )
            return
        change = self._session.notes.act(lambda book: editing.merge(book, touched))
        if change is not None:
            self._view.clear_selection()
            self.merged.emit(change)

    def split(self) -> None:
        """Split a highlight where the selection begins, else at the word of the card.

        Without both the highlight chosen is split at the word that was clicked.
        """
        found = self._place()
        if found is None:
            self._refuse(
                QCoreApplication.translate(
                    "Joining",
                    "Point at the word inside a highlight where its second part is to begin.",
                )
            )
            return
        known, at = found
        if self._session.notes.act(lambda book: editing.split(book, known.id, at)) is not None:
            self.parted.emit()

    def _place(self) -> tuple[Annotation, int] | None:
        """The highlight to split and the printed offset where its second part begins."""
        selected = self._view.selection()
        spans = selected or self._targets.word() or self._word_clicked()
        for span in spans:
            for known in self._in(span):
                first, last = known.anchor.spans[0], known.anchor.spans[-1]
                # At its first word there is nothing before: it is split after that word.
                for at in (span.start, span.end):
                    if first.start < at < last.end:
                        return known, at
        return None

    def _word_clicked(self) -> tuple[Span, ...]:
        word = self._view.token_at(self.clicked) if self.clicked is not None else None
        if word is None or self._targets.chosen is None:
            return ()
        span = self._view.page.paragraph(word.paragraph).rendering.to_printed(word.span)
        return (span,) if span else ()

    def _in(self, span: Span) -> tuple[Annotation, ...]:
        return self._session.notes.notebook.highlights_in(span)

    def _refuse(self, sentence: str) -> None:
        self._session.notes.refused.emit(sentence)
