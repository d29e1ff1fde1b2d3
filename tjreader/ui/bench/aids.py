"""What helps with the chosen sentence: its terms with their renderings, its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from ...app.sentenceaids import NumberDue, TermDue, insertable
from ...desk.deciding import Basis
from ..icons import pixmap
from ..panels.rowface import RowView
from ..panels.rowslist import RowsList
from ..panels.rowsmodel import RowsModel

Aid = TermDue | NumberDue

AIR = 3
KEY = 18
"""px for the digit at the left of a term."""
SHARE = 0.4
"""Of the width that the words of the source may take."""
MOST = 6
"""Rows seen at once."""
DIGITS = 9
"""Terms that a digit puts in."""


class AidRow(Struct, frozen=True):
    """A term or a number that is due; `digit` is the key that puts it in, if one does."""

    aid: Aid
    digit: str = ""

    @property
    def words(self) -> str:
        """What it puts into the translation, empty where it has nothing to put."""
        if isinstance(self.aid, TermDue):
            return insertable(self.aid.decided.words)
        return self.aid.value

    @property
    def is_there(self) -> bool:
        """Whether the translation has it."""
        return self.aid.used if isinstance(self.aid, TermDue) else self.aid.said


class AidsModel(RowsModel[AidRow]):
    """Terms first, then numbers."""

    def show(self, terms: Sequence[TermDue], numbers: Sequence[NumberDue]) -> None:
        """Show these."""
        rows = [
            AidRow(each, str(at) if at <= DIGITS and each.decided.words else "")
            for at, each in enumerate(terms, 1)
        ]
        self.show_rows((*rows, *map(AidRow, numbers)))

    def told(self, row: AidRow) -> str:
        """What is due and whether it is there."""
        return f"{row.aid.form}: {_said(row.aid)}, {_state(row)}"

    def key(self, row: AidRow) -> object:  # noqa: ARG002 - as many rows are the same rows
        """None: while there are as many rows their list keeps its place."""
        return None


def _said(aid: Aid) -> str:
    if isinstance(aid, NumberDue):
        return aid.value
    if aid.decided.basis is Basis.NONE or not aid.decided.words:
        return QCoreApplication.translate("Aids", "not rendered yet")
    return aid.decided.words


def _state(row: AidRow) -> str:
    if row.is_there:
        return QCoreApplication.translate("Aids", "is in the translation")
    return QCoreApplication.translate("Aids", "is not in the translation")


class AidView(RowView[AidRow]):
    """The key, the words of the source, what they are rendered with, a tick where that is there.

    A decided rendering stands in full ink, one that is only proposed in quiet ink and slanted.
    """

    lined = False

    def high(self, row: AidRow, wide: float) -> float:  # noqa: ARG002 - all are alike
        """One line."""
        return QFontMetricsF(self.quote).height() + 2 * AIR

    def is_lively(self, row: AidRow) -> bool:
        """Whether a click puts something in."""
        return bool(row.words)

    def draw(self, painter: QPainter, row: AidRow, box: QRectF) -> None:
        """The line."""
        aid, chrome, metrics = row.aid, self.theme.chrome, QFontMetricsF(self.quote)
        base = box.top() + AIR + metrics.ascent()
        left, right = box.left() + self.margin, box.right() - self.margin
        self.put(painter, row.digit, self.small, chrome.muted, QPointF(left, base))
        right = self._tick(painter, row, box, right)
        left += KEY
        form = aid.form
        if isinstance(aid, TermDue) and len(aid.spans) > 1:
            form += f" ×{len(aid.spans)}"
        room = (right - left) * SHARE
        ink = chrome.text if row.words else chrome.muted
        self.put(painter, form, self.quote, ink, QPointF(left, base), end=left + room)
        left += room + self.gap
        face, quiet = QFont(self.note), _is_quiet(aid)
        face.setItalic(quiet)
        ink = chrome.muted if quiet else chrome.text
        self.put(painter, _said(aid), face, ink, QPointF(left, base), end=right)

    def _tick(self, painter: QPainter, row: AidRow, box: QRectF, right: float) -> float:
        """A tick where the translation has it; where what stands before it ends."""
        if row.is_there:
            scale = painter.device().devicePixelRatio()
            picture = pixmap("tick", self.theme.chrome.good, 16, scale)
            painter.drawPixmap(QPointF(right - 16, box.center().y() - 8), picture)
        return right - 16 - self.gap


def _is_quiet(aid: Aid) -> bool:
    if isinstance(aid, NumberDue):
        return False
    return aid.decided.basis in (Basis.PROPOSED, Basis.NONE)


class AidsList(RowsList[AidRow]):
    """As high as its rows; `wanted(str)` asks to put words into the translation."""

    wanted = Signal(str)

    def __init__(self, model: AidsModel, row: AidView, parent: QWidget | None = None) -> None:
        super().__init__(model, row, parent)
        self._aids = model
        self._most = MOST
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Terms and numbers of the sentence"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._clicked)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Be as high as the rows are, up to those there is room for."""
        self.setMaximumHeight(self.high(self._most))
        self.setVisible(self._aids.rowCount() > 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows, up to those there is room for."""
        return QSize(120, self.high(self._most))

    def minimumSizeHint(self) -> QSize:
        """One row can be read where there is little room."""
        return QSize(120, self.high(1))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._aids.rowCount()

    def let(self, most: int) -> None:
        """Be as high as so many rows at most."""
        if most != self._most:
            self._most = most
            self.setMaximumHeight(self.high(most))
            self.updateGeometry()

    def high(self, most: int) -> int:
        """Tell the px that its rows take, up to so many of them."""
        return max(0, self.sizeHintForRow(0)) * min(self._aids.rowCount(), most)

    def _clicked(self, index: QModelIndex) -> None:
        self.put(index.row())

    def put(self, row: int) -> None:
        """Wish for the words of a row in the translation."""
        rows = self._aids.rows
        if 0 <= row < len(rows) and rows[row].words:
            self.wanted.emit(rows[row].words)

    def put_by_digit(self, digit: int) -> None:
        """The same for the term of a digit."""
        if any(each.digit == str(digit) for each in self._aids.rows):
            self.put(digit - 1)
