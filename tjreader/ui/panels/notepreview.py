"""A note as it reads: its Markdown laid out, from plain words and formats alone."""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ...notes.markdown import Block, Line, Run, parse
from ..theme import Theme

INDENT = 18
"""px of one level of a list or a quote."""
SCALES = {1: 1.35, 2: 1.2, 3: 1.1}
"""The size of headings to that of the words."""


class NotePreview(QTextEdit):
    """Shows words, never markup: nothing a note says is loaded, followed or run."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notePreview")
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("The note as it reads"))
        self._note = ""
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme
        self.show_note(self._note)

    def show_note(self, note: str) -> None:
        """Show a note."""
        self._note = note
        at = self.verticalScrollBar().value()
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for number, line in enumerate(parse(note)):
            if number:
                cursor.insertBlock()
            self._put(cursor, line, first=not number)
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(at)

    def _put(self, cursor: QTextCursor, line: Line, *, first: bool) -> None:
        cursor.setBlockFormat(self._block(line, first=first))
        if line.block is Block.ITEM:
            cursor.insertText(f"{line.mark or '•'}\u2002", self._look(line, Run("")))
        for run in line.runs:
            cursor.insertText(run.words, self._look(line, run))
            if run.address and run.address != run.words:
                quiet = self._look(line, Run(""))
                quiet.setForeground(self._theme.chrome.muted)
                cursor.insertText(f" ({run.address})", quiet)

    def _block(self, line: Line, *, first: bool) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        above = 0 if first else 8 if line.apart or line.block is Block.HEADING else 1
        made.setTopMargin(above)
        if line.block is Block.ITEM:
            made.setLeftMargin(INDENT * line.level)
            made.setTextIndent(-14)
        elif line.block is Block.QUOTE:
            made.setLeftMargin(INDENT * line.level)
        elif line.block is Block.CODE:
            made.setLeftMargin(8)
            made.setNonBreakableLines(False)
            made.setBackground(self._theme.chrome.hover)
        return made

    def _look(self, line: Line, run: Run) -> QTextCharFormat:
        made = QTextCharFormat()
        chrome = self._theme.chrome
        made.setForeground(chrome.muted if line.block is Block.QUOTE else chrome.text)
        heading = line.block is Block.HEADING
        if run.strong or heading:
            made.setFontWeight(QFont.Weight.DemiBold)
        if heading:
            made.setProperty(
                QTextCharFormat.Property.FontPixelSize,
                round(self._pixels() * SCALES.get(line.level, 1.0)),
            )
        if run.emphasis:
            made.setFontItalic(True)
            made.setForeground(chrome.accent)  # a slant is hardly seen on Chinese
        if run.struck:
            made.setFontStrikeOut(True)
        if run.code:
            made.setFontFixedPitch(True)
            made.setFontFamilies(["monospace"])
            if line.block is not Block.CODE:
                made.setBackground(chrome.hover)
        if run.address:
            made.setForeground(chrome.accent)
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return made

    def _pixels(self) -> int:
        return self.fontInfo().pixelSize()
