"""The form of a term: all that is kept of a concept."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...app import termbase
from ...app.conceptforms import clashes
from ...app.desk import Desk
from ...app.ports import Refused
from ...desk.concept import Concept
from ...notes.tags import typed_tags
from ..deskkeeper import DeskKeeper
from ..refused import in_words
from ..theme import Theme
from ..ticks import TickBox
from .formtables import FormTable, RenderingTable

LINES = 54
"""px of the fields that take several lines."""


class TermForm(QDialog):
    """Enter or change one concept; kept as one undo step when it is closed by Keep.

    What cannot be kept is said in the form, which stays open with all that was typed. It goes
    to the text the form was opened for. Where the notebook was replaced meanwhile, or the term
    changed, that is said first, and asked for once more the form is kept all the same.
    """

    def __init__(
        self, keeper: DeskKeeper, concept: Concept | None, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keeper = keeper
        self._desk = keeper.desk
        self._known = self._desk.concept(concept.id) if concept is not None else None
        self._warned = ""
        self.setWindowTitle(self.tr("Term") if self._known else self.tr("New Term"))
        self._concept = concept or Concept("", (), text_id=self._desk.text.id)
        self._about = self._quiet(self._origin())
        self._about.setVisible(bool(self._about.text()))
        self.forms = FormTable(theme, self)
        self.forms.show_forms(self._concept.forms)
        self.renderings = RenderingTable(theme, self)
        self.renderings.show_renderings(self._concept.renderings)
        self.domain = self._line(self._concept.domain, self.tr("Domain"))
        self.part = self._line(self._concept.part_of_speech, self.tr("Part of speech"))
        self.tags = self._line(", ".join(self._concept.tags), self.tr("Tags"))
        self.definition = self._text(self._concept.definition, self.tr("Definition"))
        self.note = self._text(self._concept.note, self.tr("Note"))
        self.reason = self._line("", self.tr("Why decided so"))
        self.formula = TickBox(self.tr("A political formula (提法)"), self)
        self.formula.setChecked(self._concept.formula)
        self.everywhere = TickBox(self.tr("Holds for all texts"), self)
        self.everywhere.setChecked(self._concept.text_id is None)
        self._fault = QLabel(self)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setObjectName("fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._lay_out()

    def _quiet(self, words: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName("quiet")
        label.setWordWrap(True)
        label.setText(words)
        return label

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
        if not self._concept.log:
            return ""
        lines = [
            f"{each.date[:10]}  {each.before or '–'} → {each.after or '–'}"
            + (f"  ({each.reason})" if each.reason else "")
            for each in self._concept.log[-3:]
        ]
        return "\n".join(lines)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.setVerticalSpacing(8)
        fields.setHorizontalSpacing(14)
        fields.addRow(self.tr("Domain"), self.domain)
        fields.addRow(self.tr("Part of speech"), self.part)
        fields.addRow(self.tr("Definition"), self.definition)
        fields.addRow(self.tr("Note"), self.note)
        fields.addRow(self.tr("Tags"), self.tags)
        fields.addRow(self.tr("Why decided so"), self.reason)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 18, 22, 16)
        box.setSpacing(12)
        box.addWidget(self._about)
        box.addWidget(self.forms)
        box.addWidget(self.renderings)
        box.addLayout(fields)
        box.addWidget(self.formula)
        box.addWidget(self.everywhere)
        box.addWidget(self._fault)
        box.addStretch(1)
        box.addWidget(self._buttons())
        screen = self.screen().availableGeometry()
        self.resize(min(680, screen.width() - 40), min(640, screen.height() - 60))

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        for kind, words in ((kinds.Ok, self.tr("Keep")), (kinds.Cancel, self.tr("Cancel"))):
            buttons.button(kind).setText(words)
            buttons.button(kind).setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

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
            self._keep(self._desk_now(), self.typed())
        except Refused as refusal:
            self._fault.setText(in_words(refusal))
            self._fault.show()
            return
        super().accept()

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
