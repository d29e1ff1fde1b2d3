"""The article as data: the printed form, its structure, errata and checked readings.

What is said here of the article comes from its own notes; the source folder itself is
compared where it is at hand.
"""

from __future__ import annotations

import csv
import hashlib
import re
import subprocess
from itertools import accumulate
from pathlib import Path

import pytest

from tjreader.app.opened import OpenedText
from tjreader.app.pages import PageMaker
from tjreader.formats.shipped import read_shipped
from tjreader.lang.token import CutSource, ReadingSource
from tjreader.notes.anchor import anchor_spans
from tjreader.text.document import Kind, Section, Text
from tjreader.text.erratum import Certainty, Standing
from tjreader.text.rendering import View, render
from tjreader.text.span import Span

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "texts" / "tianjin"
SOURCE = ROOT.parent / "shared" / "feature"
SHA256 = "5e317d91f365d13106c434ccee6f9604c7037f7b0e580d9a6a82b5f2cc352967"
HANZI = re.compile(r"[\u4e00-\u9fff]")

needs_source = pytest.mark.skipif(not SOURCE.is_dir(), reason="the source folder is not here")


@pytest.fixture(scope="module")
def opened() -> OpenedText:
    return read_shipped(FOLDER)


@pytest.fixture(scope="module")
def text(opened: OpenedText) -> Text:
    return opened.text


def hanzi(words: str) -> int:
    return len(HANZI.findall(words))


def rows(name: str) -> list[dict[str, str]]:
    with (SOURCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def line_start(text: Text, line: int) -> int:
    return [0, *accumulate(len(one) + 1 for one in text.printed.split("\n"))][line - 1]


# --- the printed form


def test_the_printed_form_is_the_scan_byte_for_byte(text: Text) -> None:
    raw = (FOLDER / "printed.md").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == SHA256
    assert text.printed == raw.decode("utf-8")
    assert text.revision == SHA256
    assert len(raw) == 21_655
    assert hanzi(text.printed) == 6_313
    assert len(set(HANZI.findall(text.printed))) == 963


@needs_source
def test_the_printed_form_is_the_source(text: Text) -> None:
    assert (FOLDER / "printed.md").read_bytes() == (SOURCE / "feature.md").read_bytes()


@needs_source
def test_building_again_gives_the_same_files(tmp_path: Path, python: str) -> None:
    script = ROOT / "packaging" / "build_feature.py"
    target = tmp_path / "made"
    subprocess.run([python, str(script), str(SOURCE), str(target)], check=True, capture_output=True)
    made = {path.name: path.read_bytes() for path in target.iterdir()}
    kept = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert made == kept


# --- the structure

# number: title, editorial, hanzi of the entry, hanzi of its captions, byline
ENTRIES = {
    1: ("导语：风劲帆满", True, 165, "胡晓伟"),
    2: ("天开实践 打造新质生产力策源地", False, 530, "胡晓伟"),
    3: ("整体跃升 全市科技创新量质齐升", False, 540, "胡晓伟"),
    4: ("产研协同 架起成果转化金色桥梁", False, 560, "胡晓伟"),
    5: ("合成生物：从实验室迈向生产线", True, 687, "胡晓伟"),
    6: ("逆势走强 激活「中国智造」", False, 637, "岳付玉"),
    7: ("导语：变革之风", True, 155, "马晓冬"),
    8: ("改革前沿再起新风", False, 522, "马晓冬"),
    9: ("开放高地连接全球", False, 528, "马晓冬"),
    10: ("世界舞台共享机遇", False, 550, "马晓冬"),
    11: ("中欧班列 畅行「钢铁丝路」", False, 658, "马晓冬"),
    12: ("创新引领 行业首单频现", False, 670, "岳付玉"),
}
APART = (Kind.CAPTION, Kind.CREDIT)


def words_in(text: Text, section: Section, *kinds: Kind) -> list[str]:
    return [p.span.of(text.printed) for p in section.paragraphs if p.kind in kinds]


@pytest.mark.parametrize("order", ["contents", "file"])
def test_each_entry_has_its_title_and_its_hanzi(text: Text, order: str) -> None:
    arrangement = text.arrangement(order)
    assert arrangement.id == order
    assert len(arrangement.sections) == 12
    total = 0
    for section in arrangement.sections:
        title, editorial, count, byline = ENTRIES[section.number]
        own = [p for p in section.paragraphs if p.kind not in APART]
        assert (section.title, section.editorial, section.byline) == (title, editorial, byline)
        assert bool(section.title_note) is editorial
        assert (title in text.printed) is not editorial
        assert sum(hanzi(p.span.of(text.printed)) for p in own) == count, title
        total += count
    assert total == 6_202


def test_the_lost_heading_is_said_to_be_lost(text: Text) -> None:
    note = text.arrangement("contents").section("s05").title_note
    assert note == "heading lost in the scan; title supplied by the editors"


def test_contents_follow_the_sense_and_file_the_scan(text: Text) -> None:
    contents, file = text.arrangement("contents"), text.arrangement("file")
    assert text.arrangements[0] is contents
    for arrangement in (contents, file):
        assert [(p.title, p.deck) for p in arrangement.parts] == [
            ("创新天津 动能澎湃", "——在发展新质生产力上善作善成"),
            ("开放天津 敢为人先", "——在进一步全面深化改革开放上善作善成"),
        ]
    assert [s.number for s in contents.sections] == list(range(1, 13))
    assert [s.number for s in file.sections] == [1, 2, 3, 4, 5, 6, 11, 12, 7, 8, 9, 10]
    places = [p.span for s in file.sections for p in s.paragraphs]
    assert places == sorted(places)


def test_captions_stand_with_their_stories_or_at_their_place(text: Text) -> None:
    def held(order: str) -> dict[int, list[str]]:
        return {
            s.number: [w[:5] for w in words_in(text, s, Kind.CAPTION, Kind.CREDIT)]
            for s in text.arrangement(order).sections
            if words_in(text, s, Kind.CAPTION, Kind.CREDIT)
        }

    assert held("contents") == {
        5: ["左图 天津"],
        6: ["右图 菲特"],
        11: ["左图 首列"],
        12: ["右图 天津", "本版摄影 "],
    }
    assert held("file") == {
        4: ["左图 天津", "右图 菲特"],
        11: ["左图 首列", "右图 天津"],
        10: ["本版摄影 "],
    }


def test_both_orders_hold_every_paragraph_once(text: Text) -> None:
    ids = []
    for arrangement in text.arrangements:
        paragraphs = [p for s in arrangement.sections for p in s.paragraphs]
        assert len({p.id for p in paragraphs}) == len(paragraphs)
        ids.append({p.id: p for p in paragraphs})
        covered = {place for p in paragraphs for place in range(p.span.start, p.span.end)}
        left = {text.printed[i] for i in range(len(text.printed)) if i not in covered}
        assert left <= set("# \n")
    assert ids[0] == ids[1]


def test_kinds_of_paragraph(text: Text) -> None:
    by_kind: dict[Kind, list[str]] = {}
    for paragraph in text.paragraphs:
        by_kind.setdefault(paragraph.kind, []).append(paragraph.span.of(text.printed))
    assert by_kind[Kind.LABEL] == ["牢记嘱托 善作善成"]
    assert by_kind[Kind.COUPLET] == ["风劲帆满海天阔，奋楫潮头逐浪高。"]
    assert by_kind[Kind.CREDIT] == ["本版摄影 胡凌云 潘立峰 张磊 吴迪"]
    assert [len(by_kind[k]) for k in (Kind.HEADLINE, Kind.DECK, Kind.HEADING)] == [5, 2, 6]
    assert [len(by_kind[k]) for k in (Kind.CAPTION, Kind.BYLINE, Kind.ITEM)] == [4, 6, 3]
    assert all(words.startswith("——") for words in by_kind[Kind.ITEM] + by_kind[Kind.DECK])
    assert all(words.startswith("记者 ") for words in by_kind[Kind.BYLINE])
    assert len(by_kind) == len(Kind)
    first = text.arrangements[0].sections[0].paragraphs
    assert [p.kind for p in first] == [
        Kind.LABEL,
        Kind.HEADLINE,
        Kind.DECK,
        Kind.COUPLET,
        Kind.BODY,
    ]


def test_numbered_paragraphs_count_from_one(text: Text) -> None:
    for arrangement in text.arrangements:
        for section in arrangement.sections:
            numbers = [p.number for p in section.paragraphs if p.number is not None]
            assert numbers == list(range(1, len(numbers) + 1))
            assert all(
                (p.number is not None) == (p.kind in (Kind.BODY, Kind.ITEM, Kind.COUPLET))
                for p in section.paragraphs
            )


def test_captions_point_to_no_layout(text: Text, opened: OpenedText) -> None:
    for paragraph in text.paragraphs:
        if paragraph.kind is not Kind.CAPTION:
            assert not paragraph.display
            continue
        for view in View:
            made = render(text.printed, paragraph, text.errata, view)
            assert made.text.startswith("图：")
            assert made.runs[0].syllables == ("tú", None)
            assert made.text[2:] == paragraph.span.of(text.printed)[3:]


# --- the errata


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
        said = (erratum.kind, erratum.certainty, erratum.printed, erratum.proposed, erratum.reason)
        assert said == tuple(
            row[key] for key in ("kind", "confidence", "printed", "proposed", "reason")
        )
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


# --- readings and words


@needs_source
def test_every_hanzi_has_the_reading_checked_by_hand(opened: OpenedText) -> None:
    said: dict[int, str] = {}
    for paragraph in opened.text.paragraphs:
        analysis = opened.prepared(paragraph.id, View.PRINTED)
        assert analysis is not None
        assert analysis.text == paragraph.span.of(opened.text.printed)
        for offset, reading in enumerate(analysis.readings):
            if reading:
                assert reading.source is ReadingSource.CHECKED
                assert not reading.doubtful
                said[paragraph.span.start + offset] = reading.syllable
    gold = [syllable for row in rows("gold_pinyin.tsv") for syllable in row["pinyin"].split()]
    assert len(said) == len(gold) == 6_313
    assert [said[place] for place in sorted(said)] == gold


def test_the_printed_page_shows_every_reading(opened: OpenedText) -> None:
    maker = PageMaker(opened)
    shown = hidden = 0
    for section in opened.text.arrangements[0].sections:
        page = maker.page(section, "contents", View.PRINTED)
        for index, source in enumerate(page.outline):
            made = page.paragraph(index)
            assert not made.provisional
            for character, reading in zip(made.text, made.readings, strict=True):
                assert (reading is not None) == (HANZI.match(character) is not None)
                shown += reading is not None
            hidden += hanzi(source.span.of(opened.text.printed)) - hanzi(made.text)
    assert (shown, hidden) == (6_309, 4)  # 左 and 右 of four captions point to no picture


@needs_source
def test_words_and_their_pinyin_are_those_checked_by_hand(opened: OpenedText) -> None:
    words: list[str] = []
    pinyin: list[str] = []
    for paragraph in opened.text.paragraphs:
        analysis = opened.prepared(paragraph.id, View.PRINTED)
        assert analysis is not None
        for token in analysis.tokens:
            assert token.cut is CutSource.CHECKED
            assert bool(token.pinyin) == bool(HANZI.search(token.span.of(analysis.text)))
            words.append(token.span.of(analysis.text))
            pinyin.append(token.pinyin)
    gold = rows("gold_words.tsv")
    assert words == [word for row in gold for word in row["words"].split(" ")]
    assert sum(map(bool, pinyin)) == 3_401
    letters = re.compile(r"[^\W\d_]")
    joined = "".join(letters.findall("".join(p or w for p, w in zip(pinyin, words, strict=True))))
    assert joined == "".join(letters.findall("".join(row["pinyin_gbt16159"] for row in gold)))
    for example in ("Xí Jìnpíng", "shànzuò-shànchéng", "Jiǔ'ān", "Tǎshígān", "jùxiān'àn"):
        assert example in pinyin


def test_every_view_has_words_that_fit_their_readings(opened: OpenedText) -> None:
    corrected = 0
    for paragraph in opened.text.paragraphs:
        for view in (View.PRINTED, View.CORRECTED):
            analysis = opened.prepared(paragraph.id, view)
            assert analysis is not None
            at = 0
            for token in analysis.tokens:
                assert not analysis.text[at : token.span.start].strip()
                at = token.span.end
                read = [r.syllable for r in analysis.readings[token.span.start : at] if r]
                plain = re.sub(r"[\s'’-]", "", token.pinyin).lower()
                if HANZI.search(token.span.of(analysis.text)):
                    assert plain == "".join(read)
            assert at == len(analysis.text)
            mended = [r for r in analysis.readings if r and r.source is ReadingSource.CORRECTED]
            corrected += len(mended)
            assert not mended or view is View.CORRECTED
        assert (
            analysis.text
            == render(
                opened.text.printed,
                type(paragraph)(paragraph.id, paragraph.kind, paragraph.span),
                opened.text.errata,
                View.CORRECTED,
            ).text
        )
    applied = [e for e in opened.text.errata if e.standing is Standing.APPLIED]
    assert corrected == sum(bool(s) for e in applied for r in e.rewrites for s in r.syllables)


def test_mended_words_are_cut_as_words(opened: OpenedText) -> None:
    found = set()
    for paragraph in opened.text.paragraphs:
        analysis = opened.prepared(paragraph.id, View.CORRECTED)
        assert analysis is not None
        found |= {(t.span.of(analysis.text), t.pinyin) for t in analysis.tokens}
    assert found >= {
        ("低空", "dīkōng"),
        ("中心", "zhōngxīn"),
        ("厂房", "chǎngfáng"),
        ("麦角碱", "màijiǎojiǎn"),
        ("鹏瑞利", "Péngruìlì"),
        ("闭关自守", "bìguān-zìshǒu"),
        ("开源", "Kāiyuán"),
        ("链条", "liàntiáo"),
    }


def test_readings_also_accepted_are_kept(opened: OpenedText) -> None:
    analysis = opened.prepared("p011", View.PRINTED)
    assert analysis is not None
    assert [r.detail for r in analysis.readings if r] == [""] * 14
    deck = opened.prepared("p007", View.PRINTED)
    assert deck is not None
    assert deck.readings[deck.text.index("上")].detail == "shang"  # type: ignore[union-attr]


def test_the_glossary(opened: OpenedText) -> None:
    terms = {entry.term: entry for entry in opened.glossary}
    assert len(opened.glossary) == 257
    assert terms["新质生产力"].english == "new quality productive forces"
    assert sum(bool(entry.printed_as) for entry in opened.glossary) == 12


# --- places on the real article


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
