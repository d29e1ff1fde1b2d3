"""The annotated text as JSON and Markdown."""

from __future__ import annotations

import json
import re
from typing import Any

from builders import span_of, text_of
from tjreader.formats.export_json import annotated_json
from tjreader.formats.export_markdown import annotated_markdown, escaped
from tjreader.lang.token import Analysis, CutSource, Reading, ReadingSource, Token
from tjreader.text.document import Text
from tjreader.text.span import Span


def row(text: Text, *words: str, **more: Any) -> dict[str, Any]:
    """A row as `tjreader notes --json` lists it."""
    spans = [span_of(text, each) for each in words]
    value = {
        "id": "".join(words) or "x",
        "kind": "highlight",
        "section": text.arrangements[0].sections[0].id,
        "spans": [[span.start, span.end] for span in spans],
        "colour": "yellow",
        "style": "tint",
        "note": "",
    }
    return value | more


def test_json_has_every_paragraph_with_its_words_and_readings() -> None:
    text = text_of("# 一", "发展𠮷。")
    paragraph = text.paragraphs[1]
    readings = tuple(
        None if syllable is None else Reading(syllable, ReadingSource.DEFAULT)
        for syllable in ("fā", "zhǎn", "jí", None)
    )
    tokens = (
        Token(Span(0, 2), "fāzhǎn", CutSource.DICTIONARY),
        Token(Span(2, 3), "jí", CutSource.DICTIONARY),
        Token(Span(3, 4), "", CutSource.DICTIONARY),
    )
    analyses = {paragraph.id: Analysis("发展𠮷。", tokens, readings, "test")}
    note = row(text, "展", note="好")
    value = json.loads(annotated_json(text, analyses, [note]))
    assert list(value)[:2] == ["format", "version"]
    assert value["revision"] == text.revision
    assert [section["title"] for section in value["sections"]] == ["一"]
    assert value["paragraphs"][1] == {
        "id": paragraph.id,
        "section": "s1",
        "kind": "body",
        "number": 1,
        "start": paragraph.span.start,
        "end": paragraph.span.end,
        "text": "发展𠮷。",
        "syllables": ["fā", "zhǎn", "jí", None],
        "words": [[0, 2, "fāzhǎn"], [2, 3, "jí"]],
    }
    assert value["paragraphs"][0]["syllables"] == [None]
    assert value["annotations"] == [note]


def test_json_paragraphs_are_the_printed_text() -> None:
    text = text_of()
    value = json.loads(annotated_json(text, {}, []))
    for paragraph in value["paragraphs"]:
        assert text.printed[paragraph["start"] : paragraph["end"]] == paragraph["text"]


def test_markdown_sets_highlights_and_footnotes() -> None:
    text = text_of("# 一", "发展新质生产力。")
    written = annotated_markdown(
        text, [row(text, "新质生产力", note="第一行\n第二行", colour="blue", style="wavy")]
    )
    assert '发展<mark class="blue wavy">新质生产力</mark>[^1]。' in written
    assert "\n[^1]: 第一行\n    第二行\n" in written
    assert written.startswith("# 例\n\n## 一\n")


def test_markdown_nests_highlights_that_overlap() -> None:
    text = text_of("# 一", "发展新质生产力。")
    written = annotated_markdown(
        text,
        [
            row(text, "发展新质", note="甲"),
            row(text, "新质生产力", colour="pink", note="乙"),
        ],
    )
    plain = re.sub(r"<[^>]*>|\[\^\d\]", "", written)
    assert "发展新质生产力。" in plain
    assert written.count("<mark") == written.count("</mark>") == 4
    assert written.index("[^1]: 甲") < written.index("[^2]: 乙")


def test_a_highlight_over_two_paragraphs_has_one_footnote() -> None:
    text = text_of("# 一", "发展新质。", "生产力。")
    written = annotated_markdown(text, [row(text, "新质。", "生产", note="甲")])
    assert written.count("<mark") == 2
    assert written.count("[^1]") == 2
    assert '">生产</mark>[^1]' in written


def test_notes_on_section_and_text_stand_under_their_headings() -> None:
    text = text_of("# 一", "发展。", "# 二", "海。")
    rows = [
        row(text, kind="text", section=None, note="全文"),
        row(text, kind="section", section="s2", note="第二节\n好"),
    ]
    blocks = annotated_markdown(text, rows).strip().split("\n\n")
    assert blocks == ["# 例", "> 全文", "## 一", "发展。", "## 二", "> 第二节\n> 好", "海。"]


def test_words_stand_literally() -> None:
    text = text_of("# 一", "- 甲*乙*<img src=x>[丙](丁) 1_2_", "1. 戊")
    written = annotated_markdown(text, [row(text, "戊", note="<img src=x> ![a](file:///b)")])
    assert r"\- 甲\*乙\*\<img src\=x\>\[丙\](丁) 1\_2\_" in written
    assert "1\\. " in written
    assert not re.search(r"(?<!\\)<img", written)
    assert not re.search(r"(?<!!)!\[", written.replace("!\\[", ""))


def test_escaping_keeps_the_words() -> None:
    words = "新质*生产力_[a]`b`#😀\\"
    assert re.sub(r"\\(.)", r"\1", escaped(words)) == words
