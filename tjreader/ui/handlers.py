"""What each command does. One handler for each id of `ui/commands.py`, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QTextEdit

from ..app.settings import Ruby, Theme
from .actions import Handler
from .dock import Dock

if TYPE_CHECKING:
    from .annex import Annex


class Handlers(QObject):
    """The commands' acts on one window."""

    def __init__(self, annex: Annex) -> None:
        super().__init__(annex)
        self._annex = annex
        self._window = annex.window
        self._session = annex.window.session

    def table(self) -> dict[str, Handler]:
        """The handler of each command (of each choice for commands that are one of several)."""
        tables = (self._text_table(), self._word_table(), self._window_table())
        return {
            key: act for table in (*tables, self._annex.bench.table()) for key, act in table.items()
        }

    def _text_table(self) -> dict[str, Handler]:
        session, annex, find = self._session, self._annex, self._annex.find
        return {
            "open": self.open,
            "paste_text": self.paste_text,
            "load_edition": self.load_edition,
            "shipped": session.open_shipped,
            "export": annex.ondemand.export,
            "import_notes": annex.ondemand.import_notes,
            "print": annex.ondemand.print,
            "save_pdf": annex.ondemand.save_pdf,
            "restore": self.restore,
            "check": annex.caretaker.check,
            "quit": self._window.close_window,
            "undo": self.undo,
            "redo": self.redo,
            "copy": self.copy,
            "copy_place": annex.marking.copy_place,
            "find": annex.focus_find,
            "find_next": find.go_next,
            "find_previous": find.go_previous,
        }

    def _word_table(self) -> dict[str, Handler]:
        annex, marking, hover = self._annex, self._annex.marking, self._annex.hover
        notes = annex.notes
        return {
            "highlight": marking.highlight,
            "note": marking.note,
            "note_section": notes.note_on_section,
            "note_text": notes.note_on_text,
            "merge": marking.joining.merge,
            "split": marking.joining.split,
            "erase": marking.erase,
            "colour_names": self.colour_names,
            "deleted": notes.show_deleted,
            "place_note": annex.place_note,
            "colour": marking.colour,
            "style": marking.style,
            "word_shorter": hover.shorter,
            "word_longer": hover.longer,
            "card_pin": hover.toggle_pin,
            "card_copy": hover.copy,
            "card_step": hover.next_step,
        }

    def _window_table(self) -> dict[str, Handler]:
        session = self._session
        return {
            "previous_section": self.previous_section,
            "next_section": self.next_section,
            "back": session.go_back,
            "forward": session.go_forward,
            "to_page": self._window.focus_page,
            "to_contents": self.to_contents,
            "to_notes": self.to_notes,
            "to_review": self.to_review,
            "ruby": self.ruby,
            "terms": self.terms,
            "glossary": self.glossary,
            "view": self.view,
            "order": self.order,
            "theme": self.theme,
            "zoom_in": self.zoom_in,
            "zoom_out": self.zoom_out,
            "zoom_reset": self.zoom_reset,
            "setting": self._window.toolbar.ask_setting,
            "show_contents": self.show_contents,
            "show_notes": self.show_notes,
            "show_find": self.show_find,
            "show_review": self.show_review,
            "full_screen": self.full_screen,
            "keys": self.keys,
            "errata": self.errata,
            "about": self.about,
        }

    # Texts

    def open(self) -> None:
        """Ask for a text file and open it."""
        dialog = QFileDialog(self._window, self.tr("Open a Text"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Texts, UTF-8 (*.txt *.md *.markdown)"), self.tr("All files (*)")]
        )
        dialog.setDirectory(self._folder())
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    def _folder(self) -> str:
        """Where texts are looked for: beside the one opened last, else among the documents."""
        for recent in self._session.state.recents:
            if recent.path and Path(recent.path).parent.is_dir():
                return str(Path(recent.path).parent)
        places = QStandardPaths.StandardLocation.DocumentsLocation
        return QStandardPaths.writableLocation(places)

    def load_edition(self) -> None:
        """Ask for a file that is another edition of the text shown."""
        dialog = QFileDialog(self._window, self.tr("Load a Changed Edition of this Text"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Texts, UTF-8 (*.txt *.md *.markdown)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(self._annex.load_edition)
        dialog.open()

    def open_file(self, path: str) -> None:
        """Open a text file."""
        self._session.open_path(Path(path))

    def paste_text(self) -> None:
        """Open the words of the clipboard as a text."""
        self._session.open_words(QGuiApplication.clipboard().text(), "")

    def restore(self) -> None:
        """Bring a backup back; what is being typed is stored first, so that it is compared too."""
        self._annex.keep_typed()
        self._annex.caretaker.restore()

    # Edit: the focused editor comes first

    def undo(self) -> None:
        """Undo in the focused editor, else the last change of the notes."""
        editor = _editor()
        if editor is None:
            self._session.notes.undo()
        else:
            editor.undo()

    def redo(self) -> None:
        """Redo in the focused editor, else the last change that was undone."""
        editor = _editor()
        if editor is None:
            self._session.notes.redo()
        else:
            editor.redo()

    def copy(self) -> None:
        """Copy from the focused editor, else from the page."""
        editor = _editor()
        if editor is None:
            self._annex.marking.copy()
        else:
            editor.copy()

    # Going

    def previous_section(self) -> None:
        """Go to the section before."""
        self._session.step_section(-1)

    def next_section(self) -> None:
        """Go to the section after."""
        self._session.step_section(1)

    def to_contents(self) -> None:
        """Give the contents the keyboard."""
        self._window.contents_dock.come_forward()
        self._annex.contents.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_notes(self) -> None:
        """Give the notes the keyboard."""
        self._window.notes_dock.come_forward()
        self._annex.notes.take_keyboard()

    def to_review(self) -> None:
        """Give the review the keyboard."""
        self._window.review_dock.come_forward()
        self._annex.review.take_keyboard()

    # The page

    def ruby(self, on: bool) -> None:
        """Pinyin above all words, or none."""
        self._window.choose_page(ruby=Ruby.ALL if on else Ruby.OFF)

    def terms(self, on: bool) -> None:
        """Quiet lines under the reader's own terms, or none."""
        self._window.choose_page(terms=on)

    def glossary(self, on: bool) -> None:
        """Quiet lines under the terms of the text's glossary, or none."""
        self._window.choose_page(glossary=on)

    def view(self, name: str) -> None:
        """Show faulty places as printed, corrected or both."""
        self._window.choose_page(view=name)

    def order(self, name: str) -> None:
        """Read in the order of the contents or of the file."""
        self._window.choose_page(arrangement=name)

    def theme(self, name: str) -> None:
        """Take another theme."""
        self._window.choose_page(theme=Theme(name))

    def zoom_in(self) -> None:
        """Larger characters."""
        self._window.zoom(1)

    def zoom_out(self) -> None:
        """Smaller characters."""
        self._window.zoom(-1)

    def zoom_reset(self) -> None:
        """Characters of the usual size."""
        self._window.zoom(0)

    # The window

    def colour_names(self) -> None:
        """Let the reader name the colours."""
        theme = self._window.themes.theme
        from .dialogs.colournames import ColourNamesDialog

        ColourNamesDialog(self._session, theme, self._window).open()

    def show_contents(self, on: bool) -> None:
        """Show or hide the contents."""
        self._window.contents_dock.setVisible(on)

    def show_notes(self, on: bool) -> None:
        """Show the notes, or hide them and Find behind them: that side is the page's then."""
        window = self._window
        if not on and window.find_dock in window.tabifiedDockWidgets(window.notes_dock):
            self.show_find(False)
        self._show(window.notes_dock, on)

    def show_find(self, on: bool) -> None:
        """Show or hide Find."""
        was_open = not self._window.find_dock.isHidden()
        self._show(self._window.find_dock, on)
        if was_open and not on:
            self._annex.find.close_find()

    def show_review(self, on: bool) -> None:
        """Show or hide the review."""
        self._show(self._window.review_dock, on)

    def _show(self, dock: Dock, on: bool) -> None:
        if on:
            dock.come_forward()
        else:
            dock.step_back()

    def full_screen(self, on: bool) -> None:
        """Fill the screen, or not."""
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def keys(self) -> None:
        """Show all keys."""
        from .dialogs.keys import KeysDialog

        KeysDialog(self._window).open()

    def errata(self) -> None:
        """Explain the printed and the corrected form."""
        from .dialogs.errata import ErrataDialog

        ErrataDialog(self._window, self._session.text.errata).open()

    def about(self) -> None:
        """Show what this program is and what it stands on."""
        from .dialogs.about import AboutDialog

        AboutDialog(self._window, self._session.parts).open()


def _editor() -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """The text editor that has the keyboard, or None."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None
