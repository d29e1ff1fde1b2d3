"""How one row of what was found is drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from ...app.find import Hit
from ...app.search import NoteHit, Piece, TagHit, TermHit, WordHit
from ...text.rendering import View
from .findmodel import HIT, ROW, FindRow, Part
from .rowface import CHIP, GAP, INDENT, MARGIN, RowFace
from .rowsmodel import Index

__all__ = ["HIT", "HitRow"]

PAD = 5
BEFORE = 6
"""Code points of context shown before a hit in the text."""

MOST_LINES = 8
"""Lines of senses that the chosen word shows."""


class HitRow(RowFace):
    """Heads, and hits of all kinds, as plain text; the chosen word tells all its senses."""

    # Sizes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines."""
        row: FindRow = index.data(ROW)
        words = QFontMetricsF(self.quote).height()
        note = QFontMetricsF(self.note).height()
        small = QFontMetricsF(self.small).height()
        match row.part, row.hit:
            case Part.HEAD, _:
                high = small + 14 + (4 if index.row() else 0)
            case Part.MORE, _:
                high = small + 10
            case Part.TROUBLE, _:
                high = self._lines_high(row.words, self.note, _room(option)) + 2 * PAD
            case _, NoteHit() as hit:
                both = bool(hit.note.quote) and bool(hit.note.note)
                high = 2 * PAD + (words if hit.note.quote else note) + (both * (note + 2))
                high += small + 2 if hit.note.tags else 0
            case _, (TermHit() | WordHit()) as hit:
                high = 2 * PAD + words + 2 + self._senses_high(_senses(hit), option, index)
            case _:
                high = words + 2 * PAD
        return QSize(120, round(high))

    def _senses_high(self, senses: str, option: QStyleOptionViewItem, index: Index) -> float:
        line = QFontMetricsF(self.note).height()
        if not _is_chosen(option, index):
            return line
        return min(self._lines_high(senses, self.note, _room(option)), MOST_LINES * line)

    def _lines_high(self, words: str, face: QFont, room: float) -> float:
        flags = int(Qt.TextFlag.TextWordWrap)
        box = QRectF(0, 0, max(room, 40), 10_000)
        return QFontMetricsF(face).boundingRect(box, flags, words).height()

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: FindRow = index.data(ROW)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.part is Part.HEAD:
            self._head(painter, row, box, option)
        else:
            self.draw_ground(painter, option)
            inner = box.adjusted(MARGIN, PAD, -MARGIN, -PAD)
            self._body(painter, row, inner, _is_chosen(option, index))
        painter.restore()

    def _head(
        self, painter: QPainter, row: FindRow, box: QRectF, option: QStyleOptionViewItem
    ) -> None:
        """The name of a kind and its count over a hairline."""
        self.draw_ground(painter, option, hover=False)
        base = box.bottom() - 6 - QFontMetricsF(self.small).descent()
        self.put(painter, row.words, self.small, self.theme.chrome.muted, QPointF(MARGIN, base))
        self.draw_at_right(painter, row.count, box.right() - MARGIN, base)
        self.draw_line(painter, box, 1.5)

    def _body(self, painter: QPainter, row: FindRow, box: QRectF, chosen: bool) -> None:
        match row.hit:
            case Hit() as hit:
                self._text_hit(painter, hit, box)
            case NoteHit() as hit:
                self._note_hit(painter, hit, box)
            case TagHit() as hit:
                self._tag_hit(painter, hit, box)
            case TermHit() as hit:
                self._entry(painter, (hit.name, "", hit.pinyin), _senses(hit), box, chosen)
            case WordHit() as hit:
                word = hit.entry
                other = "" if word.traditional == word.simplified else word.traditional
                names = (word.simplified, other, word.pinyin)
                self._entry(painter, names, _senses(hit), box, chosen)
            case _:
                self._plain(painter, row, box)

    def _plain(self, painter: QPainter, row: FindRow, box: QRectF) -> None:
        chrome = self.theme.chrome
        more = row.part is Part.MORE
        painter.setFont(self.small if more else self.note)
        painter.setPen(chrome.accent if more else chrome.muted)
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), row.words)

    def _text_hit(self, painter: QPainter, hit: Hit, box: QRectF) -> None:
        right = self._at_right(painter, hit.place, box, QFontMetricsF(self.quote).ascent())
        before = hit.before[-BEFORE:]
        if len(before) < len(hit.before) and not before.startswith("…"):
            before = "…" + before
        piece = Piece(before, hit.words, hit.after)
        self._piece(painter, piece, box, right, mended=hit.form is View.CORRECTED)

    def _note_hit(self, painter: QPainter, hit: NoteHit, box: QRectF) -> None:
        note = hit.note
        chip = QRectF(box.left(), box.top() + 3, CHIP, box.height() - 6)
        self.draw_chip(painter, note.colour, chip)
        box = box.adjusted(INDENT, 0, 0, 0)
        first = self.quote if note.quote else self.note
        room = box.width() * 0.4
        title = QFontMetricsF(self.small).elidedText(hit.title, Qt.TextElideMode.ElideRight, room)
        right = self._at_right(painter, title, box, QFontMetricsF(first).ascent())
        if note.quote:
            self._piece(painter, hit.quote, box, right, lead=True)
            box = box.adjusted(0, QFontMetricsF(self.quote).height() + 2, 0, 0)
            right = box.right()
        if note.note:
            self._piece(painter, hit.written, box, right, face=(self.note, self.note_found))
            box = box.adjusted(0, QFontMetricsF(self.note).height() + 2, 0, 0)
        if note.tags:
            words = "  ".join(f"#{tag}" for tag in note.tags)
            at = QPointF(box.left(), box.top() + QFontMetricsF(self.small).ascent())
            muted = self.theme.chrome.muted
            self.put(painter, words, self.small, muted, at, end=box.right())

    def _tag_hit(self, painter: QPainter, hit: TagHit, box: QRectF) -> None:
        right = self._at_right(painter, f"{hit.notes:,}", box, QFontMetricsF(self.quote).ascent())
        piece = Piece("#" + hit.tag.before, hit.tag.words, hit.tag.after)
        self._piece(painter, piece, box, right, face=(self.note, self.note_found))

    def _entry(
        self,
        painter: QPainter,
        names: tuple[str, str, str],
        senses: str,
        box: QRectF,
        chosen: bool,
    ) -> None:
        """A word, its traditional form, its pinyin; its senses below."""
        chrome = self.theme.chrome
        word, other, pinyin = names
        metrics = QFontMetricsF(self.quote)
        base, x = box.top() + metrics.ascent(), box.left()
        for words, face, ink in (
            (word, self.quote_found, chrome.text),
            (other, self.quote, chrome.muted),
            (pinyin, self.note, chrome.muted),
        ):
            own = QFontMetricsF(face)
            shown = own.elidedText(words, Qt.TextElideMode.ElideRight, box.right() - x)
            self.put(painter, shown, face, ink, QPointF(x, base))
            x += own.horizontalAdvance(shown) + GAP if shown else 0
        below = box.adjusted(0, metrics.height() + 2, 0, 0)
        if chosen:
            painter.setFont(self.note)
            painter.setPen(chrome.text)
            painter.setClipRect(below)
            painter.drawText(below, int(Qt.TextFlag.TextWordWrap), senses)
            return
        at = QPointF(below.left(), below.top() + QFontMetricsF(self.note).ascent())
        self.put(painter, senses, self.note, chrome.text, at, end=below.right())

    def _at_right(self, painter: QPainter, words: str, box: QRectF, ascent: float) -> float:
        """Draw words small at the right; where there is room up to."""
        return self.draw_at_right(painter, words, box.right(), box.top() + ascent)

    def _piece(
        self,
        painter: QPainter,
        piece: Piece,
        box: QRectF,
        right: float,
        *,
        face: tuple[QFont, QFont] | None = None,
        mended: bool = False,
        lead: bool = False,
    ) -> None:
        """Draw words on one line, what was found in them in another ink; the end is elided.

        With `lead` they are a quote, else context, which is muted.
        """
        chrome = self.theme.chrome
        usual, found = face or (self.quote, self.quote_found)
        ink = QColor(self.theme.page.mended) if mended else chrome.accent
        plain = chrome.text if lead or not piece.words else chrome.muted
        x, base = box.left(), box.top() + QFontMetricsF(usual).ascent()
        for words, own, colour in (
            (_before(piece, QFontMetricsF(usual), right - x), usual, plain),
            (piece.words, found, ink),
            (piece.after, usual, chrome.text),
        ):
            metrics = QFontMetricsF(own)
            line = words.replace("\n", " ")
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, right - x)
            self.put(painter, shown, own, colour, QPointF(x, base))
            x += metrics.horizontalAdvance(shown)
            if x >= right - metrics.horizontalAdvance("…"):
                break


def _before(piece: Piece, metrics: QFontMetricsF, room: float) -> str:
    """The words before what was found, cut at their front so that it is seen."""
    if not piece.words:
        return piece.before
    return metrics.elidedText(piece.before, Qt.TextElideMode.ElideLeft, max(room * 0.4, 0))


def _senses(hit: TermHit | WordHit) -> str:
    if isinstance(hit, TermHit):
        own = QCoreApplication.translate("Find", "your term")
        return f"{hit.senses} · {own}".removeprefix(" · ") if hit.own else hit.senses
    return "; ".join(hit.entry.meanings)


def _room(option: QStyleOptionViewItem) -> float:
    """Px a row has for words."""
    view = option.widget
    wide = view.viewport().width() if isinstance(view, QAbstractItemView) else 260
    return float(wide - 2 * MARGIN)


def _is_chosen(option: QStyleOptionViewItem, index: Index) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex() == index
