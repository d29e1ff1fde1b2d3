"""The faces the window and its page are set in."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

from tjreader.ui.reader.faces import SANS, of_window

SIZE = 20  # px


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("desktop", ["Sans Serif", "Sans", "No Such Face", ""])
def test_english_quotation_marks_are_narrow_whatever_the_desktop_calls_its_face(
    desktop: str,
) -> None:
    named = QFont()
    if desktop:
        named.setFamilies([desktop])
    named.setPixelSize(SIZE)
    if QFontInfo(named).family() in SANS:
        pytest.skip("this machine has no face but the Chinese one")
    marks = QFontMetricsF(of_window(named))
    for mark in "“”‘’":
        assert marks.horizontalAdvance(mark) < 0.6 * SIZE


@pytest.mark.usefixtures("qapp")
def test_the_window_has_a_chinese_face_beside_the_desktops() -> None:
    desktop = QFont()
    first, second = of_window(desktop).families()
    assert first == QFontInfo(desktop).family()
    assert QFontDatabase.hasFamily(second)
