"""Lists of terms: what they show and in which order."""

from __future__ import annotations

import pytest

from tjreader.app.termfilter import Known, Scope, TermFilter, TermOrder, filtered
from tjreader.desk.concept import Concept, Rendering, SourceForm, Status

NEW = Concept(
    "1",
    (SourceForm("新质生产力", pinyin="xīnzhì shēngchǎnlì"),),
    (Rendering("new quality productive forces", status=Status.APPROVED),),
    formula=True,
    updated="5",
)
PARK = Concept("2", (SourceForm("天开园", pinyin="Tiānkāi Yuán"),), tags=("园区",), updated="3")
PORT = Concept(
    "t:港",
    (SourceForm("天津港", pinyin="Tiānjīn Gǎng"),),
    (Rendering("Port of Tianjin"),),
    updated="9",
)
ALL = (NEW, PARK, PORT)
KNOWN = Known({"1": 9, "2": 2}, {"1": 50, "2": 10}, frozenset({"2"}))


def shown(words: str = "", scope: Scope = Scope.ALL, order: TermOrder = TermOrder.PLACE) -> str:
    found = filtered(ALL, TermFilter(words, scope, order), KNOWN, lambda key: ":" in key)
    return " ".join(each.name for each in found)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("新質", "新质生产力"),
        ("shengchan", "新质生产力"),
        ("TIAN KAI", "天开园"),
        ("tiānkāi", "天开园"),
        ("productive", "新质生产力"),
        ("园区", "天开园"),
        ("天", "天开园 天津港"),
        ("zzz", ""),
    ],
)
def test_what_is_typed_is_looked_for_anywhere(words: str, names: str) -> None:
    assert shown(words) == names


@pytest.mark.parametrize(
    ("scope", "names"),
    [
        (Scope.HERE, "天开园"),
        (Scope.OWN, "天开园 新质生产力"),
        (Scope.SHIPPED, "天津港"),
        (Scope.UNDECIDED, "天开园 天津港"),
        (Scope.FORMULAE, "新质生产力"),
    ],
)
def test_scopes(scope: Scope, names: str) -> None:
    assert shown(scope=scope) == names


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (TermOrder.PLACE, "天开园 新质生产力 天津港"),
        (TermOrder.COUNT, "新质生产力 天开园 天津港"),
        (TermOrder.NAME, "天津港 天开园 新质生产力"),
        (TermOrder.CHANGED, "天津港 新质生产力 天开园"),
    ],
)
def test_orders(order: TermOrder, names: str) -> None:
    assert shown(order=order) == names
