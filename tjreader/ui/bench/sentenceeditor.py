"""The work area: one sentence, what helps with it, its translation and note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...app.sentenceaids import NumberDue, TermDue
from ...desk.deciding import Basis
from ...desk.segments import Pair
from ...desk.translation import Stage
from ..deskkeeper import DeskKeeper
from ..panels.choicebox import KindBox
from ..panels.parts import button, quiet_label
from ..reader.faces import choose, font
from ..theme import Theme
from .aids import MOST as MOST_ROWS
from .aids import AidsList, AidsModel, AidView
from .notefield import NoteField
from .sentencerow import stage_name
from .sharing import shares
from .sourceview import MOST as MOST_LINES
from .sourceview import SourceView
from .translationedit import TranslationEdit
from .writing import Writing

EDIT, LOW_EDIT = 80, 46
"""px the translation has at least, and in a window that is very low."""
LOOK = 150
"""ms without a key after which terms and numbers are looked for in it."""


class SentenceEditor(QWidget):
    """Edits one sentence at a time; `writing` stores what is typed.

    `stepped(int)` and `sought(int)` wish for the next sentence and the next open one, `typed`
    tells that the words are others, `left` that the page may have the keyboard.
    """

    stepped = Signal(int)
    sought = Signal(int)
    typed = Signal()
    left = Signal()

    def __init__(self, keeper: DeskKeeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentenceEditor")
        self._low = False
        self._make(theme)
        self.writing = Writing(keeper, self.edit, self.note, self)
        self._lay_out()
        self._look = QTimer(self, singleShot=True, interval=LOOK)
        self._connect()
        self.set_theme(theme)
        self.show_pair(None, "", "")

    def _make(self, theme: Theme) -> None:
        self.place = quiet_label(self, wraps=False)
        self.state = quiet_label(self)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.source = SourceView(theme, self)
        self.aids = AidsModel(self)
        self.aids_list = AidsList(self.aids, AidView(theme, self), self)
        self.edit = TranslationEdit(self)
        self.edit.setAccessibleName(self.tr("Translation"))
        self.edit.setPlaceholderText(self.tr("Translate the sentence…"))
        self.edit.setMinimumHeight(EDIT)
        self.note = NoteField(self)
        self.note.setPlaceholderText(self.tr("Note on this sentence"))
        self.note.setAccessibleName(self.tr("Note on this sentence"))
        self.stage = KindBox(self.tr("How far the sentence is"), self)
        self.stage.offer((stage_name(each).capitalize(), each.value) for each in Stage)
        self._back = self._button("‹", self.tr("Previous sentence (Alt+Up)"))
        self._on = self._button("›", self.tr("Next sentence (Alt+Down)"))
        self.finish = self._button(
            self.tr("Done, Next"), self.tr("This sentence is done; go on to the next (Ctrl+Enter)")
        )

    def _button(self, words: str, tip: str) -> QPushButton:
        made = button(words, tip, self)
        made.setAccessibleName(tip)
        return made

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.stage, 1)
        foot.addStretch(1)
        for each in (self._back, self._on):
            each.setFixedWidth(38)
            foot.addWidget(each)
        foot.addWidget(self.finish)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 10)
        box.setSpacing(7)
        box.addWidget(self.place)
        box.addWidget(self.source)
        box.addWidget(self.aids_list)
        box.addWidget(self.edit, 1)
        box.addWidget(self.state)
        box.addWidget(self.note)
        box.addLayout(foot)

    def _connect(self) -> None:
        edit = self.edit
        edit.textChanged.connect(self._look.start)
        edit.done.connect(self.finish_sentence)
        edit.stepped.connect(self.stepped)
        edit.sought.connect(self.sought)
        edit.term_wanted.connect(self.aids_list.put_by_digit)
        edit.escaped.connect(self._escaped)
        self.note.returnPressed.connect(self.writing.commit)
        self.note.done.connect(self._finish_from_note)
        self.note.stepped.connect(self.stepped)
        self.note.escaped.connect(self._escaped)
        self.aids_list.wanted.connect(self.insert)
        self.stage.activated.connect(self._stage_chosen)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self.finish.clicked.connect(self.finish_sentence)
        self._look.timeout.connect(self.typed)
        self.writing.told.connect(self._tell)
        self.writing.followed.connect(self._show_stage)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        for part in (self.aids_list, self.source, self.stage):
            part.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show the source in the page's face."""
        self.source.set_face(face)
        self.aids_list.set_face(face)
        self.edit.setFont(font((QApplication.font().family(), choose(face).sans), 15))
        self.aids_list.fit()

    # What it is told

    @property
    def pair(self) -> Pair | None:
        """The sentence that is edited, as it was last told; None where there is none."""
        return self.writing.pair

    def show_pair(self, pair: Pair | None, source: str, place: str) -> None:
        """Edit another sentence; what was typed for the one before is stored first.

        Args:
            pair: the sentence, None for none.
            source: its words as they are shown.
            place: where it stands, for its head.
        """
        self.writing.begin(pair)
        self.place.setText(place)
        self.source.show_words(source)
        self.setEnabled(pair is not None)
        self._show_stage()
        self._look.stop()
        self.typed.emit()

    def show_aids(self, terms: tuple[TermDue, ...], numbers: tuple[NumberDue, ...]) -> None:
        """Show what helps; terms are underlined where the printed words are shown."""
        self.aids.show(terms, numbers)
        self.aids_list.fit()
        if self._low:
            self.aids_list.hide()
        pair = self.pair
        if pair is None or self.source.toPlainText() != pair.segment.printed:
            self.source.mark_terms(())
            return
        start, settled = pair.segment.span.start, (Basis.APPROVED, Basis.HERE)
        self.source.mark_terms(
            [
                (span.shifted(-start), each.decided.basis in settled)
                for each in terms
                for span in each.spans
            ]
        )

    def be_low(self, low: bool) -> None:
        """Show the sentence and its translation alone, or all there is."""
        self._low = low
        self.edit.setMinimumHeight(LOW_EDIT if low else EDIT)
        for part in (self.place, self.note):
            part.setVisible(not low)
        self.aids_list.setVisible(not low and self.aids.rowCount() > 0)

    # Room

    def event(self, event: QEvent) -> bool:
        """Share the room anew when some part wishes for more or less of it."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._share_room()
        return done

    def _share_room(self) -> None:
        """Whole lines of the sentence and whole rows of what helps, as far as there is room."""
        box, aids, source = self._box, self.aids_list, self.source
        margins, shared = box.contentsMargins(), (aids, source, self.edit)
        room = self.height() - margins.top() - margins.bottom() - self.edit.minimumHeight()
        for item in filter(None, map(box.itemAt, range(box.count()))):
            if not item.isEmpty():
                room -= box.spacing() + (0 if item.widget() in shared else item.sizeHint().height())
        rows = 0 if aids.isHidden() else min(MOST_ROWS, aids.rows)
        lines, rows = shares(
            room + box.spacing(), source.high, min(MOST_LINES, source.lines), aids.high, rows
        )
        source.let(lines)
        aids.let(max(1, rows))

    # What is shown

    def _show_stage(self) -> None:
        stage = self.pair.stage if self.pair else Stage.OPEN
        self.stage.setCurrentIndex(self.stage.findData(stage.value))

    def _tell(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def take_keyboard(self) -> None:
        """Put the caret into the translation."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the reader does

    def insert(self, words: str) -> None:
        """Put words at the caret."""
        if self.pair is not None:
            self.edit.insert(words)
            self.take_keyboard()

    def finish_sentence(self) -> None:
        """The sentence is done; go on. One without words stays as it is."""
        if self.pair is None or not self.writing.commit():
            return
        if self.edit.words().strip() and self.pair.stage is not Stage.DONE:
            self.writing.set_stage(Stage.DONE)
        self.stepped.emit(1)

    def _finish_from_note(self) -> None:
        self.finish_sentence()
        self.take_keyboard()

    def _stage_chosen(self) -> None:
        wanted = Stage(self.stage.currentData())
        if self.writing.commit():
            self.writing.set_stage(wanted)
        self._show_stage()

    def _go_back(self) -> None:
        self.stepped.emit(-1)

    def _go_on(self) -> None:
        self.stepped.emit(1)

    def _escaped(self) -> None:
        self.writing.commit()
        self.left.emit()
