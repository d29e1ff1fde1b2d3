"""Pictures of the program's main states, taken in the real window without a display.

The window is the one a reader has, on a data folder of its own; what is seen in it was
made by the same verbs a reader uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ..app.page import WordPlace
from ..app.review import Concern
from .annex import Annex
from .deskpictures import DeskPictures
from .dialogs.restore import RestoreDialog
from .panels.rowsmodel import Roles
from .scenes import (
    EDITED,
    ERASED,
    FEW,
    LATER,
    SCENES,
    SECTION,
    WIDE,
    Scene,
    marked,
    revised,
)
from .window import Window

SETTLE = 450
"""ms after a change before the picture is taken: layouts, pauses and timers are over."""

SOON = 50
"""ms after which it is looked again whether what was begun is done."""

PATIENCE = 30_000
"""ms after which a picture is given up."""

Done = Callable[[], bool]
"""Whether what an act has begun is done."""


class Photographer(QObject):
    """Goes through the scenes in one window, takes the pictures, and closes it.

    `written` are the files. It begins when the notes of the store are loaded.
    """

    def __init__(
        self, window: Window, annex: Annex, folder: Path, scenes: Sequence[Scene] = SCENES
    ) -> None:
        super().__init__(window)
        self.written: list[Path] = []
        self._window = window
        self._session = window.session
        self._annex = annex
        self._folder = folder
        self._desk = DeskPictures(annex, folder)
        self._scenes: Iterator[Scene] = iter(scenes)
        self._scene: Scene | None = None
        self._begun = False
        self._done: Done | None = None
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self._take)
        window.resize(*WIDE)
        if self._session.notes.notebook.loaded:
            self._begin()
        else:
            self._session.notes.notes_loaded.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        section = next(s for s in self._session.sitting.arrangement.sections if s.number == SECTION)
        self._session.show_section(section.id)
        self._next()

    def _next(self) -> None:
        self._scene = next(self._scenes, None)
        if self._scene is None:
            self._window.close()
            return
        self._put_away()
        self._window.resize(*self._scene.size)
        self._session.change_settings(replace(self._session.settings, page=self._scene.page))
        if self._scene.act:
            QTimer.singleShot(SETTLE, self._act)
        else:
            self._timer.start(SETTLE)

    def _put_away(self) -> None:
        """What scenes before have opened."""
        self._annex.hover.hide()
        self._annex.find.field.clear()
        self._annex.find.close_find()
        self._window.find_dock.hide()
        self._desk.put_away()
        if self._window.review_dock.isVisible():
            return  # the review goes on
        self._annex.notes.show_notes()
        self._annex.notes.commit()
        self._window.notes_dock.show()
        self._window.contents_dock.show()
        self._window.view.scroll_home()

    @Slot()
    def _act(self) -> None:
        if self._scene is None:
            return
        acts: dict[str, Callable[[], Done | None]] = {
            "show_card": self._show_card,
            "show_erratum": self._show_erratum,
            "show_notes": self._show_notes,
            "show_search": self._show_search,
            "show_search_english": self._show_search_english,
            "show_search_characters": self._show_search_characters,
            "show_search_begun": self._show_search_begun,
            "hide_docks": self._hide_docks,
            "show_deleted": self._show_deleted,
            "show_restore": self._show_restore,
            "restore": self._restore,
            "show_review": self._show_review,
            "show_changed_note": self._show_changed_note,
            "review": self._review,
            **self._desk.acts(),
        }
        self._done, self._waited = acts[self._scene.act](), 0
        self._wait()

    @Slot()
    def _wait(self) -> None:
        """Look whether the act is done, else look again soon."""
        self._waited += SOON
        if self._done is None or self._done():
            self._timer.start(SETTLE)
        elif self._waited > PATIENCE:
            self._next()
        else:
            QTimer.singleShot(SOON, self._wait)

    def _show_card(self) -> None:
        """The card of a word in the middle of the page."""
        place = self._word_place("策源地")
        if place is not None:
            self._annex.hover.show_at(place)

    def _show_erratum(self) -> None:
        """Mended places, and the card of one that was printed wrong."""
        for index in range(len(self._window.view.page)):
            paragraph = self._window.view.page.paragraph(index)
            for erratum in paragraph.errata:
                token = paragraph.token_index_at(erratum.shown[0].start) if erratum.shown else None
                if erratum.erratum.rewrites and token is not None:
                    place = WordPlace(index, paragraph.tokens[token].span)
                    self._annex.hover.show_at(place)
                    return

    def _show_notes(self) -> None:
        noted = [each for each in self._session.notes.annotations() if each.note]
        self._annex.notes.select(noted[0].id)
        self._annex.notes.edit_note(noted[0], False)

    def _show_search(self) -> None:
        """Found by the initials of its pinyin."""
        self._search("xzscl")

    def _show_search_english(self) -> None:
        """Found in notes, terms and the dictionary by English."""
        self._search("source")

    def _show_search_begun(self) -> None:
        """One character is typed."""
        self._search("天")

    def _show_search_characters(self) -> None:
        """Found everywhere by its characters."""
        self._window.contents_dock.hide()
        self._search("天开")

    def _search(self, words: str) -> None:
        self._window.notes_dock.hide()
        self._window.find_dock.come_forward()
        self._annex.find.open_find(words)
        self._annex.find.search()

    def _hide_docks(self) -> None:
        self._window.contents_dock.hide()
        self._window.notes_dock.hide()

    # The life of a notebook

    def _write_on(self) -> None:
        """What is done after the backup: two notes deleted, one altered, one made."""
        notes = self._session.notes
        if any(each.anchor.quote == LATER[0] for each in notes.annotations()):
            return
        notes.add_note(marked(self._session.text, LATER))
        for each in notes.annotations():
            if each.anchor.quote in ERASED:
                notes.erase(each.id)
            elif each.anchor.quote == EDITED:
                notes.edit_note(each.id, "cèyuándì: where something new comes from.")

    def _show_deleted(self) -> Done:
        self._write_on()
        notes = self._session.notes

        def done() -> bool:
            if notes.busy:
                return False
            self._annex.notes.show_deleted()
            return self._annex.notes.deleted.list.model().rowCount() == len(ERASED)

        return done

    @property
    def _dialog(self) -> RestoreDialog | None:
        return self._window.findChild(RestoreDialog)

    def _show_restore(self) -> Done:
        """What would be different, of the backup before."""
        self._write_on()
        store = self._annex.backstage.store.store

        def done() -> bool:
            if self._session.notes.busy or store is None or not store.backed_up.done():
                return False
            if self._dialog is None:
                self._annex.caretaker.restore()
            return self._dialog is not None and self._dialog.restore.isEnabled()

        return done

    def _restore(self) -> Done:
        """The backup before in the notebook's place."""
        ready = self._show_restore()

        def done() -> bool:
            dialog = self._dialog
            if dialog is not None and ready():
                dialog.restore.click()
            return dialog is None and bool(self._window.notice.sentence)

        return done

    def _show_review(self) -> Done:
        """The article in a revised edition, and the notes that followed to it."""
        self._window.notice.hide()
        self._window.contents_dock.hide()
        session, file = self._session, self._session.parts.data_dir / "revised.md"
        words = revised(session.text.printed)
        file.write_text(words, encoding="utf-8")
        self._annex.load_edition(str(file))

        def done() -> bool:
            return (
                session.text.printed == words
                and session.notes.known
                and not session.notes.busy
                and self._window.review_dock.isVisible()
            )

        return done

    def _show_changed_note(self) -> None:
        """A note that stands on other words now, on the page and in the list."""
        review = self._annex.review
        model = review.list.model()
        for number in range(model.rowCount()):
            row = model.index(number, 0).data(Roles.ROW)
            if row.annotation is not None and row.concern is Concern.CHANGED:
                self._annex.jump.show_annotation(row.annotation.id)
                review.select(row.annotation.id)

    def _review(self) -> Done:
        """All places that were found are right."""
        self._annex.review.accept_every()
        return lambda: not self._session.notes.busy

    def _word_place(self, word: str) -> WordPlace | None:
        page = self._window.view.page
        for index in range(len(page)):
            for token in page.paragraph(index).tokens:
                if token.surface == word and index > 0:
                    return WordPlace(index, token.span)
        return None

    @Slot()
    def _take(self) -> None:
        if self._scene is None:
            return
        QApplication.sendPostedEvents()
        path = self._folder / f"{self._scene.name}.png"
        picture = self._picture().toImage()
        if self._scene.size in FEW:
            picture = few_colours(picture)
        if not picture.save(str(path), quality=0):
            self._session.refused.emit(self.tr("{path} cannot be written.").format(path=path))
        else:
            self.written.append(path)
        self._next()

    def _picture(self) -> QPixmap:
        """The window, with the dialog before it if there is one."""
        picture, dialog = self._window.grab(), self._dialog
        if dialog is not None and dialog.isVisible():
            shown = dialog.grab()
            left = (self._window.width() - dialog.width()) // 2
            top = (self._window.height() - dialog.height()) // 2
            painter = QPainter(picture)
            painter.drawPixmap(QPoint(left, top), shown)
            painter.setPen(self._window.themes.theme.chrome.muted)
            painter.drawRect(left - 1, top - 1, dialog.width() + 1, dialog.height() + 1)
            painter.end()
        return picture


def few_colours(picture: QImage) -> QImage:
    """A picture in 256 of its colours, for a page of pictures: a quarter of the bytes.

    Of each group of colours that are nearly the same the commonest one, so that no thin
    line loses its own, and then the commonest of all.
    """
    full = picture.convertToFormat(QImage.Format.Format_RGB32)
    common = [colour for colour, _ in Counter(memoryview(full.constBits()).cast("I")).most_common()]
    groups: dict[int, int] = {}
    for colour in common:
        groups.setdefault(colour & 0xE0E0E0, colour)
    table = list(dict.fromkeys((*groups.values(), *common)))[:256]
    flags = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    return full.convertToFormat(QImage.Format.Format_Indexed8, table, flags)
