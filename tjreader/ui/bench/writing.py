"""What is typed for one sentence on its way to the desk; nothing of it is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from ...app import translating
from ...app.desk import Desk
from ...app.ports import Refused
from ...app.typedsentences import cleaned
from ...desk.record import DeskChange
from ...desk.segments import Pair
from ...desk.translation import Stage, Translation
from ...text.clean import clean
from ...text.span import Span
from ..deskkeeper import DeskKeeper
from ..refused import in_words
from .translationedit import TranslationEdit

PAUSE = 1000
"""ms without a key after which what was typed is stored."""
AT_MOST = 150
"""ms that a typed word is nowhere but in the window, however one types on."""

Content = tuple[str, str]
"""The words and the note."""

_Place = tuple[str, str, Span, str]
"""A text, its revision, the printed place in it, the language of the translation."""


class Writing(QObject):
    """Stores what is typed after a pause and when the sentence is left.

    `told(str)` says why words could not be stored; they stay with their sentence, also when
    another one is gone to, and are tried again with each `commit_all`. "" takes it back.
    """

    told = Signal(str)
    followed = Signal()  # the sentence is another one on the desk

    def __init__(
        self, keeper: DeskKeeper, edit: TranslationEdit, note: QLineEdit, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._edit = edit
        self._note = note
        self.desk: Desk | None = None
        self.pair: Pair | None = None
        self.language = ""
        self._stored: Content = ("", "")
        self._refused = False
        self._showing = False
        self._unstored: dict[_Place, tuple[Desk, Content]] = {}
        self._replaced: Desk | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.commit)
        self._brief = QTimer(self, singleShot=True, interval=AT_MOST)
        self._brief.timeout.connect(self._keep_typed)
        edit.textChanged.connect(self._typed)
        note.textEdited.connect(self._typed)
        keeper.refused_at.connect(self._act_refused)
        keeper.desk_replaced.connect(self._desk_replaced)
        keeper.desk_loaded.connect(self._desk_loaded)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.pair is not None and self._said() != self._stored

    def _said(self) -> Content:
        return self._edit.words(), self._note.text()

    def begin(self, pair: Pair | None) -> None:
        """Write on another sentence; what was typed for the one before is stored first."""
        if not self.commit() and self.pair is not None and self.desk is not None:
            self._keep(self.desk, place_of(self.pair), self._said())
        self.desk = self._keeper.desk if pair is not None else None
        self.pair = pair
        self.language = self.desk.language if self.desk is not None else ""
        self.told.emit("")
        self._show(_content(pair))
        if pair is not None and self.desk is not None:
            kept = self._unstored.pop(self._key(self.desk, place_of(pair)), None)
            typed = kept[1] if kept else self._typed_at(self.desk, place_of(pair))
            if typed is not None and cleaned(typed) != self._stored:
                self._recover(typed)

    def follow(self, pair: Pair) -> None:
        """The sentence is another one on the desk now; newer words that are typed stay."""
        self.pair = pair
        content, said = _content(pair), self._said()
        if (clean(said[0]), clean(said[1])) == content:
            self._stored = said
        elif self.dirty:
            self._stored = content
        else:
            cursor = self._edit.textCursor()
            at, at_end = cursor.position(), cursor.atEnd()
            self._show(content)
            if not at_end:
                cursor = self._edit.textCursor()
                cursor.setPosition(min(at, self._edit.document().characterCount() - 1))
                self._edit.setTextCursor(cursor)
        self.followed.emit()

    def _show(self, content: Content) -> None:
        self._showing = True
        self._edit.setPlainText(content[0])
        self._note.setText(content[1])
        self._edit.moveCursor(self._edit.textCursor().MoveOperation.End)
        self._showing = False
        self._pause.stop()
        self._stored = self._said()

    def _recover(self, content: Content) -> None:
        """Show words that could not be stored, in a way that undo takes back."""
        self._showing = True
        self._edit.replace_all(content[0])
        self._note.setText(content[1])
        self._showing = False
        self.told.emit(self.tr("Not stored yet. The words are kept here; type on to try again."))

    def _typed(self) -> None:
        if not self._showing and self.pair is not None:
            self.told.emit("")
            self._pause.start()
            if not self._brief.isActive():
                self._brief.start()

    def _keep_typed(self) -> None:
        """What is typed outlives the program from now on, though it is no act yet."""
        self._brief.stop()
        if self.pair is None or self.desk is None:
            return
        typed, desk, span = self._keeper.typed, self.desk, place_of(self.pair)
        if self.dirty:
            typed.keep(desk, span, self._said(), self.language)
        elif self._typed_at(desk, span) is not None and desk.pending:
            typed.keep(desk, span, self._said(), self.language)  # till it is on disk
        else:
            typed.drop(desk, span, self.language)

    # Storing

    def commit(self) -> bool:
        """Store what was typed; the sentence stays open.

        Returns:
            False if it was refused; the words stay and the reason is told.
        """
        if self._edit.composing:
            QGuiApplication.inputMethod().commit()
        self._pause.stop()
        pair, desk = self.pair, self.desk
        if pair is None or desk is None or not self.dirty:
            return True
        if desk is self._replaced and self._keeper.waiting:
            self.told.emit(self.tr("The notebook is being read again; the words are kept here."))
            return False
        said = self._said()
        if self._typed_at(desk, place_of(pair)) is not None:
            self._keep_typed()  # no older words than those that are on their way
        if not self._store(desk, self._key(desk, place_of(pair)), said):
            return False
        if self.pair is not None and place_of(self.pair) == place_of(pair):
            self._stored = said
        return True

    def commit_all(self) -> bool:
        """Store also what was refused before at other sentences; False if any is refused."""
        stored = self.commit()
        for key, (desk, content) in list(self._unstored.items()):
            now = self._keeper.in_place_of(desk)
            is_there = now is desk or (now is not None and now.answered)
            if now is not None and is_there and self._store(now, key, content):
                self._unstored.pop(key, None)
            else:
                stored = False
        if not stored:  # the window may be closed next, all the same
            self._keep_typed()
            self._keeper.typed.save_now()
        return stored

    def _store(self, desk: Desk, place: _Place, content: Content) -> bool:
        self._refused = False
        words, note = content
        _, _, span, language = place
        try:
            translating.translate(desk, span, words, language)
            if not self._refused:
                translating.annotate(desk, span, note, language)
        except Refused as refusal:
            self.told.emit(in_words(refusal))
            self._keeper.refused.emit(str(refusal))
            return False
        return not self._refused  # told at once where there is no store to wait for

    def set_stage(self, to: Stage) -> None:
        """Say how far the sentence is."""
        pair = self.pair
        if pair is not None and self.desk is self._keeper.desk:
            span, language = place_of(pair), self.language
            self._keeper.act(lambda desk: translating.stage(desk, (span,), to, language))

    def _typed_at(self, desk: Desk, span: Span) -> Content | None:
        return self._keeper.typed.at(desk, span, self.language)

    def _key(self, desk: Desk, span: Span) -> _Place:
        return desk.text.id, desk.text.revision, span, self.language

    def _keep(self, desk: Desk, span: Span, content: Content) -> None:
        self._unstored[self._key(desk, span)] = desk, content
        self._keeper.typed.keep(desk, span, content, self.language)

    def _desk_replaced(self) -> None:
        """The notebook is another one: what is typed stays, and is stored there."""
        if self.desk is None:
            return
        desk, self.desk = self.desk, self._keeper.in_place_of(self.desk)
        self._pause.stop()
        self._replaced = self.desk
        if self.desk is None:
            if self.pair is not None and self.dirty:
                self._keep(desk, place_of(self.pair), self._said())
            self.pair = None

    def _desk_loaded(self) -> None:
        """What the new notebook says is known: words that are typed are stored from now on."""
        if self._replaced is not None and self._replaced.answered:
            self._replaced = None
            if self.dirty:
                self._pause.start()

    def _act_refused(self, desk: Desk, change: DeskChange) -> None:
        """Words were not stored after all: they come back, with the reason."""
        for content, span, language in _typed_in(change):
            self._refused = True
            here = self._keeper.in_place_of(desk) is self.desk and language == self.language
            if self.pair is None or not here or place_of(self.pair) != span:
                place = (desk.text.id, desk.text.revision, span, language)
                self._unstored[place] = desk, content
                self._keeper.typed.keep(desk, span, content, language)
            elif self.dirty:  # newer words are there
                self._keep_typed()
                self.told.emit(self.tr("Not stored yet. The words are kept here."))
            else:
                self._keeper.typed.keep(desk, span, content, language)
                if self._said() != content:
                    self._recover(content)
        self._keeper.typed.save_now()


def place_of(pair: Pair) -> Span:
    """The printed place a sentence's translation is kept for: its own, if it was cut otherwise."""
    if pair.translation is not None and pair.translation.anchor.spans:
        return pair.translation.anchor.spans[0]
    return pair.segment.span


def _content(pair: Pair | None) -> Content:
    known = pair.translation if pair is not None else None
    return (known.words, known.note) if known is not None else ("", "")


def _typed_in(change: DeskChange) -> Iterator[tuple[Content, Span, str]]:
    """The words and notes that a change was to store, with their places and languages."""
    for edit in change.edits:
        before, after = edit.before, edit.after
        value = edit.value
        if not isinstance(value, Translation) or not value.anchor.spans:
            continue
        new = (after.words, after.note) if isinstance(after, Translation) else ("", "")
        old = (before.words, before.note) if isinstance(before, Translation) else ("", "")
        if new != old:
            yield new, value.anchor.spans[0], value.language
