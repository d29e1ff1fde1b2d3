"""What is understood of the Markdown of a note, and what stays words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.notes.markdown import Block, Run, parse, plain, runs


def looks(line: str) -> list[tuple[str, str]]:
    """The runs of a line: words, and the first letters of their looks."""
    return [
        (
            run.words,
            "".join(
                letter
                for letter, on in (
                    ("s", run.strong),
                    ("e", run.emphasis),
                    ("x", run.struck),
                    ("c", run.code),
                    ("a", run.address),
                )
                if on
            ),
        )
        for run in runs(line)
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("plain", [("plain", "")]),
        ("**“新质”**生产力", [("“新质”", "s"), ("生产力", "")]),
        ("比*较*好", [("比", ""), ("较", "e"), ("好", "")]),
        (
            "__a__ _b_ ***c*** ~~d~~",
            [
                *(("a", "s"), (" ", ""), ("b", "e"), (" ", "")),
                *(("c", "se"), (" ", ""), ("d", "x")),
            ],
        ),
        ("**a *b* c**", [("a ", "s"), ("b", "se"), (" c", "s")]),
        ("*a **b* c**", [("a **b", "e"), (" c**", "")]),
        ("2 * 3 * 4, snake_case_x, **open", [("2 * 3 * 4, snake_case_x, **open", "")]),
        ("`a*b*` ``c`d``", [("a*b*", "c"), (" ", ""), ("c`d", "c")]),
        ("`never closed", [("`never closed", "")]),
        (r"\*as it is\*", [("*as it is*", "")]),
        (
            "[here](https://e.org/x) <mailto:a@b.c>",
            [("here", "a"), (" ", ""), ("mailto:a@b.c", "a")],
        ),
        ("****", [("****", "")]),
        ("a~b ~~~ c", [("a~b ~~~ c", "")]),
    ],
)
def test_looks_within_a_line(line: str, found: list[tuple[str, str]]) -> None:
    assert looks(line) == found


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="file:///etc/passwd">',
        "<script>alert(1)</script>",
        "<a href='x'>y</a>",
        "&lt;b&gt; &amp;",
        "javascript:alert(1)",
    ],
)
def test_html_stays_words(hostile: str) -> None:
    assert runs(hostile) == (Run(hostile),)


def test_a_picture_is_its_words_and_its_address_is_never_followed() -> None:
    assert looks("![all of it](file:///etc/passwd)") == [("all of it", "a")]


def test_the_blocks_of_a_note() -> None:
    note = (
        "# 典故 #\n\nfirst\n- one\n  - inner\n* two\n3. three\n\n"
        "> said\n>> again\n```py\n*as is*\n\n```\nlast"
    )
    found = [(line.block, line.level, line.mark, line.apart, line.words) for line in parse(note)]
    assert found == [
        (Block.HEADING, 1, "", False, "典故"),
        (Block.TEXT, 0, "", True, "first"),
        (Block.ITEM, 1, "", False, "one"),
        (Block.ITEM, 2, "", False, "inner"),
        (Block.ITEM, 1, "", False, "two"),
        (Block.ITEM, 1, "3.", False, "three"),
        (Block.QUOTE, 1, "", True, "said"),
        (Block.QUOTE, 2, "", False, "again"),
        (Block.CODE, 0, "", False, "*as is*"),
        (Block.CODE, 0, "", False, ""),
        (Block.TEXT, 0, "", False, "last"),
    ]
    assert plain(note).split("\n")[:4] == ["典故", "first", "• one", "• inner"]


@pytest.mark.parametrize("line", ["#no space", "-no space", "1.no space", "####### seven", "---"])
def test_what_only_looks_like_a_block_is_text(line: str) -> None:
    assert [each.block for each in parse(line)] == [Block.TEXT]


@given(st.text(st.sampled_from("ab中。 *_[]()!\\#-1.>\n\t"), max_size=80))
def test_no_letter_is_lost_or_made_up(note: str) -> None:
    letters = [character for character in note if character in "ab中。"]
    shown = [c for line in parse(note) for run in line.runs for c in run.words + run.address]
    assert [character for character in shown if character in "ab中。"] == letters


@given(st.text())
def test_any_words_at_all_are_a_note(note: str) -> None:
    for line in parse(note):
        assert "\n" not in line.words
    plain(note)


@pytest.mark.parametrize(
    "piece",
    ["*", "* a", "`", "` ", "[", "[a](", "**a ", "<", "a_", "*a*", "*_", ">", "~~a", "*a **b"],
)
def test_a_long_line_of_marks_comes_to_its_end(piece: str) -> None:
    """In time that grows with its length: with its square this would take minutes each."""
    assert len(parse(piece * 20_000)) <= 1
