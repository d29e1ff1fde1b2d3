"""What an erratum changes, word for word."""

from __future__ import annotations

import pytest

from tjreader.text.amendment import amendment, proposed_words
from tjreader.text.erratum import Amendment, Certainty, Erratum, Rewrite
from tjreader.text.span import Span

PRINTED = "每三吨焊接管就有一支。(天津)好  \n下一行"


def _erratum(place: str, printed: str, proposed: str, *rewrites: Rewrite) -> Erratum:
    start = PRINTED.index(place)
    span = Span(start, start + len(place))
    return Erratum("e", span, "garbled", Certainty.PROBABLE, printed, proposed, "", rewrites)


@pytest.mark.parametrize(
    ("place", "printed", "proposed", "made"),
    [
        ("三吨", "三吨", "三支", Amendment("三吨", "三支")),
        ("三吨", "三吨", "三支 (?)", Amendment("三吨", "三支")),
        ("三吨", "三吨", "三支 (or 三根)", Amendment("三吨", "三支", "三根")),
        ("三吨", "三吨", "三(大)支 (?)", Amendment("三吨", "三(大)支")),
        ("。", "。", "(none)", Amendment("。", "")),
        ("三吨焊接管", "三吨 … 管", "三支 … 材", Amendment("三吨焊接管", "三支焊接材")),
        ("三吨", "三吨 … 一支", "三支 … 一支", Amendment("三吨 … 一支", "三支 … 一支")),
        ("(天津)", "( )", "（ ）", Amendment("(天津)", "（天津）")),
        ("三吨", "(no heading)", "lost heading", None),
        ("三吨", "三吨 … 四支", "三支 … 一支", None),
        ("三吨", "下一行", "上一行", None),
    ],
)
def test_words_are_shown_that_are_printed(
    place: str, printed: str, proposed: str, made: Amendment | None
) -> None:
    assert amendment(_erratum(place, printed, proposed), PRINTED) == made


def test_rewrites_say_what_the_row_leaves_out() -> None:
    at = PRINTED.index("接管")
    row = _erratum("焊接管", "(no mark)", "焊接、管", Rewrite(Span(at + 1, at + 1), "、", (None,)))
    assert amendment(row, PRINTED) == Amendment("焊接管", "焊接、管")
    end = PRINTED.index("\n")
    spaces = _erratum("好  ", "two spaces", "(none)", Rewrite(Span(end - 2, end), ""))
    assert amendment(spaces, PRINTED) is None


def test_a_remark_names_the_chinese_words_it_proposes() -> None:
    assert proposed_words(_erratum("三吨", "no marks", "《三吨》 or as is")) == "《三吨》 or as is"
    assert proposed_words(_erratum("三吨", "level 2", "series label")) == ""


def test_the_last_line_ends_with_the_text() -> None:
    row = _erratum("下一行", "行", "列")
    assert amendment(row, PRINTED) == Amendment("行", "列")
