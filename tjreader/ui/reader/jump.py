"""Taking the page to a place and letting it glow there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from ...notes.annotation import Annotation, Colour, Target
from ...text.span import Span
from ..theme import Theme
from .flash import Flash
from .targets import lines_of

if TYPE_CHECKING:
    from ..session import Session
    from .stage import Held
    from .view import ReaderView


class Jump(QObject):
    """Shows annotations and stretches of the text on the page."""

    def __init__(self, session: Session, view: ReaderView, theme: Theme) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._theme = theme
        self._kept: Held | None = None
        self.flash = Flash(view.viewport())
        view.scrolled.connect(self.flash.stop)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme

    def show_annotation(self, annotation_id: str) -> None:
        """Take the page to an annotation and let it glow."""
        known = self._session.notes.annotation(annotation_id)
        if known is None:
            return
        if known.target is not Target.TEXT and not self._session.notes.notebook.stands_here(known):
            self._show_without_place(known)
            return
        spans = known.anchor.spans
        if not spans:
            if known.anchor.section_id is not None:
                self._session.show_section(known.anchor.section_id)
            return
        self.show_span(spans[0])
        ink = known.colour.value if known.colour else Colour.YELLOW.value
        self.flash.flash(lines_of(self._view, spans), QColor(self._theme.page.marks[ink]))

    def _show_without_place(self, known: Annotation) -> None:
        """Go to the section where a note stood, so that its words can be looked for."""
        for section in self._session.sitting.arrangement.sections:
            if section.id == known.anchor.section_id and section != self._session.section:
                self._session.show_section(section.id)
        self._session.notice.emit(
            self.tr(
                "This note has no place in this edition of the text. Its words are kept; select "
                "the words it belongs to and choose “Place here” under Review."
            )
        )

    def show_span(self, span: Span) -> None:
        """Take the page to a printed stretch; it scrolls no further than it must."""
        sitting = self._session.sitting
        section = sitting.section_of(span.start)
        if section is not None and section.id != self._session.section.id:
            self._session.go_to(span.start)
        self._view.reveal(span)

    def keep_place(self) -> None:
        """Keep in mind where the page stands, for `return_to_kept`."""
        self._kept = self._view.scrolling.held

    def return_to_kept(self) -> None:
        """Go back to where the page stood in this section at `keep_place`."""
        self._view.scrolling.hold(self._kept)
