"""Rows of plain values: what is told when others are shown, and what stays."""

from __future__ import annotations

from functools import partial

import pytest
from msgspec import Struct
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desk import THEMES
from tjreader.ui.panels.rowface import RowView
from tjreader.ui.panels.rowslist import DELETE, RowsList
from tjreader.ui.panels.rowsmodel import Roles, RowsModel
from tjreader.ui.theme import load_theme


class Stone(Struct, frozen=True):
    name: str
    grams: int = 1


class Stones(RowsModel[Stone]):
    def told(self, row: Stone) -> str:
        return f"{row.name}, {row.grams} g"

    def key(self, row: Stone) -> object:
        return row.name


@pytest.fixture
def stones(qtbot: QtBot) -> Stones:
    made = Stones()
    made.tester = QAbstractItemModelTester(made)
    made.show_rows(map(Stone, "abc"))
    return made


def test_a_row_is_asked_for_its_words_its_value_and_its_key(stones: Stones) -> None:
    index = stones.index(1)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        assert index.data(role) == "b, 1 g"
    assert index.data(Roles.ROW) == Stone("b")
    assert index.data(Roles.KEY) == "b"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert stones.data(QModelIndex(), Roles.ROW) is None
    assert stones.rowCount(index) == 0
    assert (stones.row_of("c"), stones.row_of("d")) == (2, -1)
    assert [row.name for row in stones.rows] == ["a", "b", "c"]


def test_the_same_rows_stay_chosen_and_only_what_differs_is_told(stones: Stones) -> None:
    chosen = QItemSelectionModel(stones)
    chosen.setCurrentIndex(stones.index(1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    told, resets = [], []
    stones.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    stones.modelReset.connect(lambda: resets.append(True))
    stones.show_rows(map(Stone, "abc"))
    assert told == []
    stones.show_rows([Stone("a"), Stone("b", 2), Stone("c", 3)])
    assert told == [(1, 2)]
    assert resets == []
    assert chosen.currentIndex().data() == "b, 2 g"
    stones.show_rows(map(Stone, "acb"))
    assert resets == [True]
    assert told == [(1, 2)]
    stones.show_rows(())
    assert stones.rowCount() == 0


class StoneView(RowView[Stone]):
    def high(self, row: Stone, wide: float) -> float:
        return 10.0 * row.grams

    def draw(self, painter: QPainter, row: Stone, box: QRectF) -> None:
        self.put(painter, row.name, self.quote, self.theme.chrome.text, box.bottomLeft())


class StonesList(RowsList[Stone]):
    thrown = Signal()


def test_keys_act_on_the_rows_and_leave_others_to_the_list(stones: Stones, qtbot: QtBot) -> None:
    rows = StonesList(stones, StoneView(load_theme(THEMES, "paper")))
    qtbot.addWidget(rows)
    rows.act_on(rows.thrown, Qt.Key.Key_T, *DELETE)
    told: list[str] = []
    for name in ("opened", "escaped", "thrown"):
        getattr(rows, name).connect(partial(told.append, name))
    assert rows.current() is None
    rows.setCurrentIndex(stones.index(0))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_T, Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
        QTest.keyClick(rows, key)
    assert told == ["opened", "thrown", "thrown", "escaped"]
    for key in (Qt.Key.Key_Enter, Qt.Key.Key_T, Qt.Key.Key_Delete):
        QTest.keyClick(rows, key, Qt.KeyboardModifier.ControlModifier)
    assert told[4:] == ["opened"]
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.current() == Stone("b")
    assert rows.sizeHintForRow(1) == 10
