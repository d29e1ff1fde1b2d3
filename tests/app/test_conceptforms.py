"""What a form of a term is, and what is none."""

from __future__ import annotations

import pytest

from tjreader.app.conceptforms import LONGEST_FORM, clean_form
from tjreader.app.ports import Refused


@pytest.mark.parametrize("words", ["，", "“”", "……", " ", "", "·", "字" * (LONGEST_FORM + 1)])
def test_what_is_no_form_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        clean_form(words)


@pytest.mark.parametrize(
    ("words", "form"), [("5G", "5G"), (" 智汇和平·模创启航\n", "智汇和平·模创启航"), ("𠮷", "𠮷")]
)
def test_what_is_a_form_is_cleaned(words: str, form: str) -> None:
    assert clean_form(words) == form
