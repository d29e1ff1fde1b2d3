"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.text.sentences import sentence_at, sentences
from tjreader.text.span import Span


def cut(words: str, *, semicolons: bool = False) -> list[str]:
    return [span.of(words) for span in sentences(words, semicolons=semicolons)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("一。二！三？四", ["一。", "二！", "三？", "四"]),
        ("“金篮子”育出“金成果”。全球首条……多项", ["“金篮子”育出“金成果”。", "全球首条……", "多项"]),
        ("他说：“好！”走了。", ["他说：“好！”", "走了。"]),
        ("“稳大局、开新局。”王欢说，“好。”", ["“稳大局、开新局。”", "王欢说，“好。”"]),
        ("“好！”，他说。", ["“好！”，他说。"]),
        ("是吗？！真的。", ["是吗？！", "真的。"]),
        ("（见下。）又一句。", ["（见下。）", "又一句。"]),
        ("达8115.6亿元。版本2.0很好。", ["达8115.6亿元。", "版本2.0很好。"]),
        ('他说。"好。" 走了。', ["他说。", '"好。"', "走了。"]),
        ('He said "go." Then he went.', ['He said "go."', "Then he went."]),
        ("One. Two! Three", ["One.", "Two!", "Three"]),
        ("　一。　二。 ", ["一。", "二。"]),
        ("𠮷😀。新质", ["𠮷😀。", "新质"]),
        ("没有", ["没有"]),
        ("。。。", ["。。。"]),
        ("", []),
        (" 　 ", []),
    ],
)
def test_sentences(words: str, expected: list[str]) -> None:
    assert cut(words) == expected


def test_semicolons_end_a_sentence_only_on_request() -> None:
    assert cut("一；二。") == ["一；二。"]
    assert cut("一；二。", semicolons=True) == ["一；", "二。"]


@given(st.text("一二。！？…；”“)（ .\u3000a😀", max_size=40), st.booleans())
def test_sentences_leave_out_only_white_space(words: str, semicolons: bool) -> None:
    found = sentences(words, semicolons=semicolons)
    kept = set()
    for span in found:
        assert span.of(words) == span.of(words).strip() != ""
        assert not kept & set(range(span.start, span.end))
        kept |= set(range(span.start, span.end))
    assert all(words[i].isspace() for i in range(len(words)) if i not in kept)


def test_the_sentence_at_a_place() -> None:
    words = " 一二。 三四。"
    assert [sentence_at(words, p).of(words) for p in range(len(words) + 1)] == (
        ["一二。"] * 5 + ["三四。"] * 4
    )
    assert sentence_at("  ", 1) == Span(0, 0)
