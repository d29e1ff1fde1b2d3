"""The article's errata, and places that survive them."""

from __future__ import annotations

import re

import pytest

from feature import HANZI, line_start, needs_source, rows
from tjreader.app.opened import OpenedText
from tjreader.notes.anchor import anchor_spans
from tjreader.text.document import Text
from tjreader.text.erratum import Certainty, Standing
from tjreader.text.rendering import View, render
from tjreader.text.span import Span

LINE = re.compile(r"\blines? \d")


def test_errata_and_their_standings(text: Text) -> None:
    standings = [erratum.standing for erratum in text.errata]
    assert len(standings) == 115
    # 36 rows have one mended reading; 6 of them are merely possible and change no view.
    assert sum(bool(e.rewrites) for e in text.errata) == 36
    assert standings.count(Standing.APPLIED) == 30
    assert standings.count(Standing.MARKED) == 30
    assert standings.count(Standing.EXPLAINED) == 55
    for erratum in text.errata:
        if erratum.certainty is Certainty.POSSIBLE:
            assert erratum.standing is not Standing.APPLIED
        assert erratum.reason


def test_remarks_name_places_of_the_page_and_no_lines_of_a_file(opened: OpenedText) -> None:
    errata = opened.text.errata
    remarks = [e.reason for e in errata] + [entry.note for entry in opened.glossary]
    assert [words for words in remarks if LINE.search(words)] == []
    assert errata[114].reason == "Formula as in §7 and §7 ¶2 has 全面"
    assert "(also §3 ¶5, §3 ¶6)" in errata[27].reason


def test_every_erratum_stands_in_a_paragraph(text: Text) -> None:
    ids = [erratum.id for erratum in text.errata]
    assert len(set(ids)) == len(ids)
    for erratum in text.errata:
        assert len(text.paragraphs_in(erratum.span)) == 1, erratum
        for rewrite in erratum.rewrites:
            assert erratum.span.covers(rewrite.span)
            assert len(rewrite.syllables) == len(rewrite.text)
            read = [c for c, s in zip(rewrite.text, rewrite.syllables, strict=True) if s]
            assert read == HANZI.findall(rewrite.text)


@needs_source
def test_errata_say_what_the_source_says(text: Text) -> None:
    for erratum, row in zip(text.errata, rows("errata.tsv"), strict=True):
        said = (erratum.kind, erratum.certainty, erratum.printed, erratum.proposed)
        assert said == tuple(row[key] for key in ("kind", "confidence", "printed", "proposed"))
        if not LINE.search(row["reason"]):
            assert erratum.reason == row["reason"]
        start = line_start(text, int(row["line"]))
        context = text.printed.index(row["context"], start)
        place = Span(context, context + len(row["context"]))
        assert place.covers(erratum.span) or row["context"] == " "
        words = row["context"]
        for rewrite in reversed(erratum.rewrites):
            a, b = rewrite.span.start - context, rewrite.span.end - context
            words = words[:a] + rewrite.text + words[b:]
        if row["corrected_context"]:
            assert words == row["corrected_context"]
        else:
            assert not erratum.rewrites


@needs_source
def test_mended_words_are_read_as_the_source_says(opened: OpenedText) -> None:
    """All 36 rows: the syllables put in and those left standing make `corrected_pinyin`."""
    text, checked = opened.text, 0
    for erratum, row in zip(opened.text.errata, rows("errata.tsv"), strict=True):
        if not row["corrected_context"]:
            continue
        paragraph = text.paragraphs_in(erratum.span)[0]
        analysis = opened.prepared(paragraph.id, View.PRINTED)
        assert analysis is not None
        context = text.printed.index(row["context"], line_start(text, int(row["line"])))
        said: list[str] = []
        at = context
        end = context + len(row["context"])
        for rewrite in [*erratum.rewrites, None]:
            until = rewrite.span.start if rewrite else end
            inside = analysis.readings[at - paragraph.span.start : until - paragraph.span.start]
            said += [r.syllable for r in inside if r]
            if rewrite:
                said += [s for s in rewrite.syllables if s]
                at = rewrite.span.end
        expected = row["corrected_pinyin"].split()
        if erratum.standing is Standing.APPLIED:
            made = opened.prepared(paragraph.id, View.CORRECTED)
            assert made is not None
            place = made.text.index(row["corrected_context"])
            span = Span(place, place + len(row["corrected_context"]))
            shown = [r.syllable for r in made.readings[span.start : span.end] if r]
            assert shown == expected
        assert said == expected
        checked += 1
    assert checked == 36


def test_the_corrected_view_mends_what_is_sure(text: Text) -> None:
    shown = {
        view: "\n".join(render(text.printed, p, text.errata, view).text for p in text.paragraphs)
        for view in View
    }
    for mended in (
        "从低空经济、",
        "孵化器、",
        "老旧厂房变身“文旅新地标”，老品牌“焕新”出圈",
        "但胡江洪他们想到",
        "686项制度创新举措",
        "以开放纾发展之困",
        "天津鹏瑞利医院",
        "物流中心；",
        "是闭关自守，还是立桅扬帆",
        "塑造出一个个产业名片",
    ):
        assert mended in shown[View.CORRECTED]
        assert mended not in shown[View.PRINTED]
    for kept in ("“先研后股”", "多点开花，构建", "汽笛声声，前不久"):
        assert kept in shown[View.CORRECTED]
    assert "底低空经济" in shown[View.BOTH]


@pytest.mark.parametrize("view", list(View))
def test_a_highlight_over_an_erratum_and_over_caption_and_body_survives(
    text: Text, view: View
) -> None:
    over = text.printed.index("底空经济")
    caption = text.printed.index("从头合成。")
    body = text.printed.index("近年来，塑料污染")
    spans = (Span(over, over + 4), Span(caption, caption + 5), Span(body, body + 7))
    anchor = anchor_spans(text, spans)
    assert anchor.quote == "底空经济\n从头合成。\n近年来，塑料污"
    for order in ("contents", "file"):
        pieces = []
        for section in text.arrangement(order).sections:
            for paragraph in section.paragraphs:
                made = render(text.printed, paragraph, text.errata, view)
                for span in anchor.spans:
                    if paragraph.span.covers(span):
                        shown = made.to_shown(span)
                        pieces += [piece.of(made.text) for piece in shown]
                        back = [made.to_printed(piece) for piece in shown]
                        assert (back[0].start, back[-1].end) == (span.start, span.end)
        first = {"printed": "底空经济", "corrected": "低空经济", "both": "底低空经济"}[view]
        assert sorted(pieces) == sorted([first, "从头合成。", "近年来，塑料污"])
