"""The form of a term: all that is kept of a concept."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from ...app import termbase
from ...app.conceptforms import clashes
from ...app.desk import Desk
from ...app.ports import Refused
from ...desk.concept import Concept
from ...notes.tags import typed_tags
from ...text.clean import shortened
from ..deskkeeper import DeskKeeper
from ..dialogs.question import Question, form
from ..refused import in_words
from ..theme import Theme
from .formtables import FormTable, RenderingTable

LINES = 54
"""px of the fields that take several lines."""
WIDE, HIGH = 900, 640
"""px of the form, where the screen has them."""


class TermForm(Question):
    """Enter or change one concept; kept as one undo step when it is closed by Keep.

    What cannot be kept is said in the form, which stays open with all that was typed. It goes
    to the text the form was opened for. Where the notebook was replaced meanwhile, or the term
    changed, that is said first, and asked for once more the form is kept all the same.
    """

    def __init__(
        self, keeper: DeskKeeper, concept: Concept | None, theme: Theme, parent: QWidget
    ) -> None:
        desk = keeper.desk
        self._known = desk.concept(concept.id) if concept is not None else None
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("Term") if self._known else self.tr("New Term"))
        self._keeper = keeper
        self._desk = desk
        self._warned = ""
        self._concept = concept or Concept("", (), text_id=desk.text.id)
        self._about = self.label(self._origin(), quiet=True)
        self._about.setVisible(bool(self._about.text()))
        self.forms = FormTable(theme, self)
        self.forms.show_forms(self._concept.forms)
        self.renderings = RenderingTable(desk.language, theme, self)
        self.renderings.show_renderings(self._concept.renderings)
        self.domain = self._line(self._concept.domain, self.tr("Domain"))
        self.part = self._line(self._concept.part_of_speech, self.tr("Part of speech"))
        self.definition = self._text(self._concept.definition, self.tr("Definition"))
        self.note = self._text(self._concept.note, self.tr("Note"))
        self.tags = self._line(", ".join(self._concept.tags), self.tr("Tags"))
        self.reason = self._line("", self.tr("Why decided so"))
        self.formula = self.box(self.tr("A political formula (提法)"), self._concept.formula)
        self.everywhere = self.box(self.tr("Holds for all texts"), self._concept.text_id is None)
        self._fault = self.label()
        self._fault.setObjectName("fault")
        self._fault.hide()
        self._lay_out()
        self._begun = self._now()
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)

    def _line(self, words: str, name: str) -> QLineEdit:
        field = QLineEdit(words, self)
        field.setAccessibleName(name)
        return field

    def _text(self, words: str, name: str) -> QPlainTextEdit:
        field = QPlainTextEdit(words, self)
        field.setTabChangesFocus(True)
        field.setFixedHeight(LINES)
        field.setAccessibleName(name)
        return field

    def _origin(self) -> str:
        if self._desk.is_shipped(self._concept.id):
            return self.tr(
                "An entry of the text's own glossary. What you change is kept as a term of "
                "yours, which stands in its place."
            )
        return "\n".join(
            f"{each.date[:10]}  {each.before or '–'} → {each.after or '–'}"
            + (f"  ({each.reason})" if each.reason else "")
            for each in self._concept.log[-3:]
        )

    def _lay_out(self) -> None:
        fields = form()
        fields.addRow(self.tr("Domain"), self.domain)
        fields.addRow(self.tr("Part of speech"), self.part)
        fields.addRow(self.tr("Definition"), self.definition)
        fields.addRow(self.tr("Note"), self.note)
        fields.addRow(self.tr("Tags"), self.tags)
        fields.addRow(self.tr("Why decided so"), self.reason)
        ticks = QHBoxLayout()
        ticks.setSpacing(24)
        ticks.addWidget(self.formula)
        ticks.addWidget(self.everywhere)
        ticks.addStretch(1)
        parts = (self._about, self.forms, self.renderings, fields, ticks, self._fault)
        self.stack(self.tr("Keep"), *parts, spacing=12)
        screen = self.screen().availableGeometry()
        self.resize(min(WIDE, screen.width() - 40), min(HIGH, screen.height() - 60))

    def typed(self) -> Concept:
        """The concept as the form has it now."""
        text_id = None if self.everywhere.isChecked() else self._desk.text.id
        return replace(
            self._concept,
            forms=self.forms.forms(),
            renderings=self.renderings.renderings(),
            domain=self.domain.text(),
            part_of_speech=self.part.text(),
            definition=self.definition.toPlainText(),
            note=self.note.toPlainText(),
            tags=typed_tags(self.tags.text()),
            formula=self.formula.isChecked(),
            text_id=text_id,
        )

    def accept(self) -> None:
        """Keep it, or say why it cannot be kept."""
        try:
            self._check_language()
            self._keep(self._desk_now(), self.typed())
        except Refused as refusal:
            self._fault.setText(in_words(refusal))
            self._fault.show()
            return
        super().accept()

    def reject(self) -> None:
        """Close it; where something was typed only when asked once more."""
        lost = self.tr("What you typed here is not kept yet. Close once more to drop it.")
        if self._now() == self._begun or self._warned == lost:
            super().reject()
            return
        self._warned = lost
        self._fault.setText(lost)
        self._fault.show()

    def _now(self) -> tuple[Concept | None, str]:
        """All that is typed; without a concept where that is none yet."""
        try:
            return self.typed(), self.reason.text()
        except Refused:
            return None, self.reason.text()

    def _check_language(self) -> None:
        wrong = self.renderings.wrong_language()
        if wrong:
            words = self.tr("“{words}” is no tag of a language: write en, en-GB, de, …")
            raise Refused(words.format(words=shortened(wrong, 20)))

    def _desk_now(self) -> Desk:
        """The desk of the form's text, in the notebook as it is now.

        Raises:
            Refused: if what it holds is not known, or the text has to be opened first.
        """
        desk = self._keeper.in_place_of(self._desk)
        if desk is None:
            raise Refused(
                self.tr(
                    "The notebook was replaced, and “{title}” is not open any more. Open it, "
                    "then keep the term."
                ).format(title=self._desk.text.title)
            )
        if desk is not self._desk and not desk.answered:
            raise Refused(self.tr("The notebook is being read again. Keep the term in a moment."))
        return desk

    def _keep(self, desk: Desk, typed: Concept) -> None:
        if self._known is None:
            self._ask_of_clash(desk, typed)
            termbase.add(desk, typed)
            return
        there = desk.concept(typed.id)
        if there is None:
            self._ask(
                self.tr(
                    "This term is not there any more. Keep once more to enter it again, or cancel."
                )
            )
            termbase.add(desk, typed)
            return
        if there != self._known:
            self._ask(
                self.tr(
                    "This term was changed since the form was opened. Keep once more to put what "
                    "stands here in its place, or cancel."
                )
            )
        termbase.edit(desk, typed, self.reason.text())

    def _ask_of_clash(self, desk: Desk, typed: Concept) -> None:
        other = next(iter(clashes(typed, desk.concepts())), None)
        if other is not None:
            self._ask(
                self.tr(
                    "{form} is a term already. Keep once more to have both, or cancel and "
                    "change the one there is."
                ).format(form=other[0])
            )

    def _ask(self, words: str) -> None:
        """Say something first; asked once more, go on.

        Raises:
            Refused: if that was not what was said last.
        """
        if words != self._warned:
            self._warned = words
            raise Refused(words)
