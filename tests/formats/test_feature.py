"""The article as data: its printed form and its structure, as its own notes tell them.

The source folder itself is compared where it is at hand.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from feature import FOLDER, HANZI, ROOT, SOURCE, hanzi, needs_source
from tjreader.app.opened import OpenedText
from tjreader.text.document import Kind, Section, Text
from tjreader.text.rendering import View, render

SHA256 = "5e317d91f365d13106c434ccee6f9604c7037f7b0e580d9a6a82b5f2cc352967"

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
