"""Lines after the rules of Chinese setting."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tjreader.ui.reader.boxes import latin_quotes
from tjreader.ui.reader.composing import Composer, Line
from tjreader.ui.reader.faces import TONE_LETTERS, choose, font, has_chinese_face
from tjreader.ui.reader.ruby import RubyFace
from tjreader.ui.reader.shaping import Boxes, shape
from tjreader.ui.reader.sheet import RUBY_STRETCHES, Align, KindStyle

EM = 20
NEVER_FIRST = "。，、；：！？）》〉」』】”’…—·"
NEVER_LAST = "（《〈「『【“‘"
WORDS = st.text(
    alphabet=st.sampled_from("天津新质生产力创发展的一在科" * 3 + NEVER_FIRST + NEVER_LAST + "A7"),
    min_size=1,
    max_size=160,
)

pytestmark = pytest.mark.usefixtures("qapp")


def boxes_of(text: str) -> Boxes:
    return shape(text, 0, [], KindStyle(), px=EM, faces=choose("serif"))


def lines_of(text: str, measure: int, syllables: list[float] | None = None) -> list[Line]:
    boxes = boxes_of(text)
    return Composer(boxes, 0.0, syllables).lines(measure * EM, 2.0 * EM, 0.0, Align.JUSTIFY)


def words(text: str, boxes: Boxes, line: Line) -> str:
    return text[boxes.starts[line.first] : boxes.starts[line.last]]


@given(WORDS, st.integers(12, 36))
def test_every_character_stands_in_one_line(text: str, measure: int) -> None:
    lines = lines_of(text, measure)
    assert [line.first for line in lines[1:]] == [line.last for line in lines[:-1]]
    assert lines[0].first == 0
    assert lines[-1].last == len(boxes_of(text))


@pytest.mark.parametrize("mark", sorted(NEVER_FIRST))
def test_no_closing_mark_begins_a_line(mark: str) -> None:
    for before in range(20, 64):
        text = "新" * before + mark + "质" * 30
        boxes = boxes_of(text)
        for line in lines_of(text, 20)[1:]:
            assert words(text, boxes, line)[0] not in NEVER_FIRST


@pytest.mark.parametrize("mark", sorted(NEVER_LAST))
def test_no_opening_mark_ends_a_line(mark: str) -> None:
    for before in range(15, 45):
        text = "新" * before + mark + "质" * 40
        boxes = boxes_of(text)
        for line in lines_of(text, 20)[:-1]:
            assert words(text, boxes, line)[-1] not in NEVER_LAST


@pytest.mark.parametrize("run", ["——", "……", "2024", "17.3%", "AI"])
def test_what_belongs_together_is_not_parted(run: str) -> None:
    for before in range(14, 44):
        text = "新" * before + run + "质" * 30
        boxes = boxes_of(text)
        lines = lines_of(text, 20)
        assert any(run in words(text, boxes, line) for line in lines)


def edges(text: str, line: Line, boxes: Boxes) -> tuple[float, float]:
    """Where the ink's cells begin and end, blank halves of marks left out."""
    left = line.xs[0] + boxes.leads[line.first]
    last = line.last - 1
    return left, line.xs[-1] + boxes.advances[last] - boxes.trails[last]


@given(st.text(alphabet="天津新质，。“”（）、", min_size=60, max_size=200))
def test_lines_but_the_last_are_flush(text: str) -> None:
    boxes = boxes_of(text)
    lines = lines_of(text, 24)
    for number, line in enumerate(lines[:-1]):
        left, right = edges(text, line, boxes)
        runs_of_marks = not any(letter in "天津新质" for letter in words(text, boxes, line))
        if not runs_of_marks:
            assert left == pytest.approx(2 * EM if number == 0 else 0, abs=0.6)
            assert right == pytest.approx(24 * EM, abs=0.6)


def test_a_grid_of_hanzi_stays_a_grid() -> None:
    line = lines_of("新" * 60, 20)[1]
    steps = {round(b - a, 3) for a, b in pairwise(line.xs)}
    assert steps == {float(EM)}


@pytest.mark.parametrize(
    ("run", "width"), [("」，", 1.5), ("”“", 1.5), ("。”", 1.5), ("（「", 1.5)]
)
def test_marks_that_meet_give_up_a_blank_half(run: str, width: float) -> None:
    boxes = boxes_of("新" + run + "质")
    line = Composer(boxes, 0.0, None).lines(900, 0, 0, Align.JUSTIFY)[0]
    assert line.xs[3] - line.xs[1] == pytest.approx(width * EM, abs=0.5)


def test_quotes_are_chinese_among_chinese_and_latin_in_a_latin_word() -> None:
    assert latin_quotes("说“新质”，在Xi’an") == frozenset({9})
    assert latin_quotes("He said “yes”") == frozenset({8, 12})
    assert boxes_of("新“质").advances[1] == EM
    assert boxes_of("在Xi’an").advances[3] < EM / 2


def test_syllables_never_touch() -> None:
    wide = [38.0] * 40
    boxes = boxes_of("霜" * 40)
    for line in Composer(boxes, 0.0, wide).lines(20 * EM, 0, 0, Align.JUSTIFY):
        middles = [x + EM / 2 for x in line.xs]
        assert all(b - a > 38.0 for a, b in pairwise(middles))
        assert middles[0] - 19.0 >= -0.01
        assert middles[-1] + 19.0 <= 20 * EM + 0.01


def test_a_long_syllable_opens_the_line_alike_on_both_sides() -> None:
    syllables = [10.0] * 4 + [28.0] + [16.0] * 4
    line = Composer(boxes_of("创" * 9), 0.0, syllables).lines(900, 0, 0, Align.JUSTIFY)[0]
    gaps = [right - left - EM for left, right in pairwise(line.xs)]
    assert gaps[3] > 1.0  # over a short one it would find room without
    assert gaps[4] < 1.6 * gaps[3]
    assert len({round(gap, 3) for gap in (*gaps[:3], *gaps[5:])}) == 1


@pytest.mark.parametrize("letters", ["de", "rén", "chǎn", "shēng", "zhuāng"])
def test_a_syllable_takes_the_widest_letters_that_keep_it_above_its_character(
    letters: str,
) -> None:
    face = RubyFace(choose("serif"), EM, EM)

    def width(cut: int) -> float:
        glyphs = face.syllable(letters).glyphs
        return sum(step.x() for step in face.raw(cut).advancesForGlyphIndexes(glyphs))

    widths = [width(cut) for cut in range(len(RUBY_STRETCHES))]
    assert widths == sorted(set(widths), reverse=True)
    narrowest = len(RUBY_STRETCHES) - 1
    fitting = next((cut for cut, wide in enumerate(widths) if wide <= EM), narrowest)
    assert face.syllable(letters).cut == fitting
    assert face.syllable(letters).width == pytest.approx(widths[fitting])


def test_a_word_wider_than_the_line_is_broken_rather_than_lost() -> None:
    text = "A" * 400
    boxes = boxes_of(text)
    lines = lines_of(text, 12)
    assert len(lines) > 10
    assert all(edges(text, line, boxes)[1] <= 12 * EM + 0.5 for line in lines)


def test_faces_have_what_the_page_needs(qtbot: QtBot) -> None:
    assert has_chinese_face()
    from PySide6.QtGui import QRawFont

    raw = QRawFont.fromFont(font((choose("serif").latin,), 10))
    assert all(raw.supportsCharacter(ord(letter)) for letter in TONE_LETTERS)


def test_an_unknown_face_gives_way_to_the_serif() -> None:
    assert choose("No Such Family").text == choose("serif").text
    assert choose("sans").text != choose("serif").text


@pytest.mark.parametrize("count", range(37, 42))
def test_no_character_stands_alone_in_the_last_line(count: int) -> None:
    text = "新" * count + "质。"
    boxes = boxes_of(text)
    last = words(text, boxes, lines_of(text, 20)[-1])
    assert len(last.rstrip("。")) > 1


def centred(text: str, measure: float, inside: frozenset[int] = frozenset()) -> list[str]:
    """The lines of a heading, where its words are `inside` joined."""
    boxes = boxes_of(text)
    lines = Composer(boxes, 0.0, None, inside).lines(measure * EM, 0.0, 0.0, Align.CENTRE)
    return [words(text, boxes, line).strip() for line in lines]


def test_a_heading_of_two_lines_breaks_at_its_space_and_not_before_the_last_character() -> None:
    title = "天开实践 打造新质生产力策源地"
    for measure in (11, 12, 13):
        assert centred(title, measure) == ["天开实践", "打造新质生产力策源地"]
    assert centred(title, 16) == [title]


def test_the_lines_of_a_heading_are_alike_and_words_stay_whole() -> None:
    title = "全市科技创新量质齐升"
    assert centred(title, 8) == ["全市科技创", "新量质齐升"]
    assert centred(title, 8, frozenset((1, 3, 5, 7, 9))) in (
        ["全市科技", "创新量质齐升"],
        ["全市科技创新", "量质齐升"],
    )


@given(WORDS, st.integers(4, 30))
def test_centred_lines_are_no_more_than_full_ones_and_lose_nothing(text: str, measure: int) -> None:
    boxes = boxes_of(text)
    composer = Composer(boxes, 0.0, None)
    alike = composer.lines(measure * EM, 0.0, 0.0, Align.CENTRE)
    full = composer.lines(measure * EM, 0.0, 0.0, Align.RIGHT)
    assert len(alike) == len(full)
    assert [line.first for line in alike[1:]] == [line.last for line in alike[:-1]]
    assert (alike[0].first, alike[-1].last) == (0, len(boxes))
    for line in alike[1:]:
        assert words(text, boxes, line)[0] not in NEVER_FIRST or len(text) > 100 or measure < 8
