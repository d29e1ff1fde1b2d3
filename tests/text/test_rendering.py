"""Printed words, shown words, and the way between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.text.document import Kind, Paragraph
from tjreader.text.erratum import Certainty, Erratum, Rewrite, Standing
from tjreader.text.rendering import Rendering, Role, View, render
from tjreader.text.span import Span

LETTERS = "新质𠮷生产力😀，。“”心中A"
BEFORE = "首行😀\n"


def erratum(*rewrites: Rewrite, name: str = "e1", sure: Certainty = Certainty.CERTAIN) -> Erratum:
    """An erratum over its rewrites (one code point more where they only put in)."""
    start = min(r.span.start for r in rewrites)
    end = max(start + 1, *(r.span.end for r in rewrites))
    return Erratum(name, Span(start, end), "wrong-char", sure, "", "", "", rewrites)


@st.composite
def settings(draw: st.DrawFn) -> tuple[str, Paragraph, tuple[Erratum, ...]]:
    """A paragraph inside a text, with errata that do not overlap."""
    words = draw(st.text(LETTERS, min_size=1, max_size=30))
    base = len(BEFORE)
    cuts = sorted(draw(st.sets(st.integers(0, len(words)), max_size=8)))
    errata = []
    for number, (low, high) in enumerate(zip(cuts[::2], cuts[1::2], strict=False)):
        kind = draw(st.sampled_from(["put in", "take out", "exchange"]))
        new = "" if kind == "take out" else draw(st.text("麦角展之”“、", min_size=1, max_size=3))
        end = low if kind == "put in" else high
        rewrite = Rewrite(Span(base + low, base + end), new, (None,) * len(new))
        span = Span(base + low, base + high)
        errata.append(
            Erratum(f"e{number}", span, "garbled", Certainty.PROBABLE, "", "", "", (rewrite,))
        )
    display: tuple[Rewrite, ...] = ()
    first = cuts[0] if cuts else len(words)
    if first and draw(st.booleans()):
        display = (Rewrite(Span(base, base + draw(st.integers(1, first))), "图：", ("tú", None)),)
    paragraph = Paragraph("p", Kind.BODY, Span(base, base + len(words)), 1, display)
    return BEFORE + words + "\n尾", paragraph, tuple(errata)


def spelled(printed: str, paragraph: Paragraph, errata: tuple[Erratum, ...], view: View) -> str:
    """What the page should show, worked out from the end backwards."""
    edits = [(r, False) for r in paragraph.display]
    if view is not View.PRINTED:
        edits += [(r, True) for e in errata for r in e.rewrites]
    words = printed[: paragraph.span.end]
    for rewrite, mended in sorted(edits, key=lambda e: (e[0].span.start, e[0].span.end))[::-1]:
        keep = rewrite.span.of(printed) if mended and view is View.BOTH else ""
        words = words[: rewrite.span.start] + keep + rewrite.text + words[rewrite.span.end :]
    return words[paragraph.span.start :]


views = st.sampled_from(list(View))


@given(settings(), views)
def test_runs_tile_the_printed_paragraph_and_the_page(case, view: View) -> None:
    printed, paragraph, errata = case
    made = render(printed, paragraph, errata, view)
    assert made.text == spelled(printed, paragraph, errata, view)
    shown, at = 0, paragraph.span.start
    for run in made.runs:
        assert run.start == shown
        shown = run.end
        if run.literal:
            assert run.text == run.printed.of(printed)
        if run.role is not Role.MENDED or view is View.CORRECTED or not run.printed:
            assert run.printed.start == at
        at = run.printed.end
    assert at == paragraph.span.end


@given(settings(), views, st.data())
def test_a_stretch_of_the_page_comes_back_from_the_printed_text(case, view, data) -> None:
    printed, paragraph, errata = case
    made = render(printed, paragraph, errata, view)
    if not made.text:
        return
    start = data.draw(st.integers(0, len(made.text) - 1))
    shown = Span(start, data.draw(st.integers(start + 1, len(made.text))))
    there = made.to_printed(shown)
    assert paragraph.span.covers(there)
    back = {place for piece in made.to_shown(there) for place in range(piece.start, piece.end)}
    put_in = {p for run in made.runs if run.host for p in range(run.start, run.end)}
    chosen = set(range(shown.start, shown.end))
    if there:
        assert chosen - back <= put_in
        if chosen <= put_in and len({run for run in made.runs if run.host}) == 1:
            assert chosen <= back
    else:
        assert chosen <= put_in
        assert all(run.printed == paragraph.span or not run.printed for run in made.runs)


@given(settings(), views, st.data())
def test_a_printed_stretch_is_shown_whole(case, view, data) -> None:
    printed, paragraph, errata = case
    made = render(printed, paragraph, errata, view)
    start = data.draw(st.integers(paragraph.span.start, paragraph.span.end - 1))
    chosen = Span(start, data.draw(st.integers(start + 1, paragraph.span.end)))
    pieces = made.to_shown(chosen)
    assert list(pieces) == sorted(pieces)
    assert all(a.end < b.start for a, b in pairwise(pieces))
    shown = {place for piece in pieces for place in range(piece.start, piece.end)}
    for run in made.runs:
        places = set(range(run.start, run.end))
        if run.literal:
            shared = run.printed.intersection(chosen)
            expected = (
                set()
                if shared is None
                else {run.start + p - run.printed.start for p in range(shared.start, shared.end)}
            )
            assert places & shown == expected
        elif (run.host or run.printed).intersects(chosen):
            assert places <= shown
        else:
            assert not places & shown


@given(settings(), views)
def test_carets_come_back(case, view) -> None:
    printed, paragraph, errata = case
    made = render(printed, paragraph, errata, view)
    for run in made.runs:
        if not run.literal:
            continue
        for position in range(run.printed.start, run.printed.end):
            place = made.shown_place(position)
            assert place == run.start + position - run.printed.start
            assert made.printed_place(place) == position
    assert made.shown_place(paragraph.span.end) == len(made.text)
    assert made.printed_place(len(made.text)) == paragraph.span.end


def body(printed: str) -> Paragraph:
    return Paragraph("p", Kind.BODY, Span(0, len(printed)), 1)


def shown(printed: str, view: View, *errata: Erratum) -> Rendering:
    return render(printed, body(printed), errata, view)


def test_words_put_in_go_with_the_word_they_complete() -> None:
    printed = "国际航空物流中；中欧班列"
    mended = erratum(Rewrite(Span(7, 7), "心", ("xīn",)))
    made = shown(printed, View.CORRECTED, mended)
    assert made.text == "国际航空物流中心；中欧班列"
    # A highlight on 物流中 covers 物流中心; one on 心 alone is on 中.
    assert [s.of(made.text) for s in made.to_shown(Span(4, 7))] == ["物流中心"]
    assert made.to_printed(Span(7, 8)).of(printed) == "中"
    assert made.to_printed(Span(6, 8)).of(printed) == "中"
    assert [s.of(made.text) for s in made.to_shown(Span(7, 8))] == ["；"]


def test_an_opening_quote_put_in_goes_with_what_it_opens() -> None:
    printed = "老品牌焕新”出圈"
    made = shown(printed, View.BOTH, erratum(Rewrite(Span(3, 3), "“", (None,))))
    assert made.text == "老品牌“焕新”出圈"
    assert [s.of(made.text) for s in made.to_shown(Span(3, 5))] == ["“焕新"]
    assert [s.of(made.text) for s in made.to_shown(Span(0, 3))] == ["老品牌"]


def test_a_word_put_in_after_a_full_stop_goes_with_the_next_sentence() -> None:
    printed = "幅萎缩。胡江洪但他们想到"
    moved = erratum(Rewrite(Span(4, 4), "但", ("dàn",)), Rewrite(Span(7, 8), "", ()))
    made = shown(printed, View.CORRECTED, moved)
    assert made.text == "幅萎缩。但胡江洪他们想到"
    assert [s.of(made.text) for s in made.to_shown(Span(0, 4))] == ["幅萎缩。"]
    assert [s.of(made.text) for s in made.to_shown(Span(4, 7))] == ["但胡江洪"]
    assert made.to_shown(Span(7, 8)) == ()  # the struck 但 is not shown
    assert made.shown_place(7) == made.shown_place(8) == made.text.index("他")


def test_both_shows_the_struck_form_before_the_correction() -> None:
    printed = "是围堵自守"
    mended = erratum(Rewrite(Span(1, 3), "闭关", ("bì", "guān")))
    made = shown(printed, View.BOTH, mended)
    assert [(run.role, run.text) for run in made.runs] == [
        (Role.PLAIN, "是"),
        (Role.STRUCK, "围堵"),
        (Role.MENDED, "闭关"),
        (Role.PLAIN, "自守"),
    ]
    assert made.runs[2].syllables == ("bì", "guān")
    assert made.runs[1].syllables == ()
    assert [s.of(made.text) for s in made.to_shown(Span(1, 3))] == ["围堵闭关"]
    assert made.to_printed(Span(3, 4)) == Span(1, 3)
    assert made.printed_place(4) == 1
    assert not made.literal
    corrected = shown(printed, View.CORRECTED, mended)
    assert [corrected.shown_place(p) for p in range(6)] == [0, 1, 1, 3, 4, 5]
    assert [corrected.printed_place(p) for p in range(6)] == [0, 1, 1, 3, 4, 5]
    assert shown(printed, View.PRINTED, mended).literal


def test_what_is_only_possible_is_known_but_not_applied() -> None:
    printed = "“先研后股”"
    doubtful = erratum(Rewrite(Span(2, 3), "投", ("tóu",)), sure=Certainty.POSSIBLE)
    assert doubtful.standing is Standing.MARKED
    assert shown(printed, View.CORRECTED, doubtful).text == printed
    assert shown(printed, View.BOTH, doubtful).text == printed


def test_an_erratum_is_applied_whole_or_not_at_all() -> None:
    printed = "一二三四五六"
    first = erratum(Rewrite(Span(2, 4), "参", (None,)), name="first")
    second = erratum(
        Rewrite(Span(3, 4), "肆", (None,)), Rewrite(Span(5, 6), "陆", (None,)), name="second"
    )
    made = shown(printed, View.CORRECTED, second, first)
    assert made.text == "一二参五六"
    inside = erratum(Rewrite(Span(3, 3), "又", (None,)), name="inside")
    assert shown(printed, View.CORRECTED, first, inside).text == "一二参五六"


def test_a_rewrite_past_the_paragraph_changes_nothing() -> None:
    printed = "逐浪高。  \n"
    paragraph = Paragraph("p", Kind.COUPLET, Span(0, 4), 1)
    spaces = Erratum(
        "e", Span(0, 6), "spacing", Certainty.CERTAIN, "", "", "", (Rewrite(Span(4, 6), "", ()),)
    )
    for view in View:
        assert render(printed, paragraph, (spaces,), view).text == "逐浪高。"


def test_display_words_win_and_stand_for_what_was_printed() -> None:
    printed = "左图 天津"
    display = (Rewrite(Span(0, 3), "图：", ("tú", None)),)
    paragraph = Paragraph("p", Kind.CAPTION, Span(0, 5), None, display)
    clash = erratum(Rewrite(Span(1, 2), "画", (None,)))
    for view in View:
        made = render(printed, paragraph, (clash,), view)
        assert made.text == "图：天津"
        assert made.to_printed(Span(1, 3)) == Span(0, 4)
        assert made.to_shown(Span(1, 2)) == (Span(0, 2),)


@pytest.mark.parametrize("view", list(View))
def test_an_empty_paragraph_has_nothing_to_show(view: View) -> None:
    paragraph = Paragraph("p", Kind.BODY, Span(3, 3), 1)
    made = render("一二三四", paragraph, (), view)
    assert (made.text, made.runs) == ("", ())
    assert made.to_printed(Span(0, 1)) == Span(3, 3)
    assert made.to_shown(Span(0, 4)) == ()
    assert made.shown_place(3) == 0
