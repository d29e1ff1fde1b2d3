"""`tjreader candidates`, and the worker's answers to a search."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import pytest

from tjreader import worker
from tjreader.app.prospecting import found_in
from tjreader.assembly import Assembly
from tjreader.desk.record import DeskChange, DeskEdit
from tjreader.desk.ruling import Verdict
from tjreader.notes.change import Act, Label

LEXICON = Path(__file__).resolve().parents[1] / "resources" / "lexicon"
WORDS = "推动新质生产力。新质生产力很好。\n拆除“空心村”，支持“先投后股”。"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "port.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


def test_lines_for_people_and_json_for_programs(run, file: Path) -> None:
    code, out, err = run("candidates", "--text", str(file))
    assert (code, err) == (0, "")
    rows = [line.split("\t") for line in out.splitlines()]
    assert {"新质生产力", "空心村", "先投后股"} <= {row[0] for row in rows}
    assert all(len(row) == 5 for row in rows)
    found = json.loads(run("candidates", "--text", str(file), "--json", "--top", "2")[1])
    assert len(found) == 2
    for each in found:
        start, end = each["places"][0]
        assert WORDS[start:end] == each["words"]
        assert each["count"] == len(each["places"])
        assert each["words"] in each["context"]


def test_rejected_ones_and_terms_are_left_out_unless_all_are_asked_for(
    run, file: Path, data_dir: Path
) -> None:
    parts = Assembly(data_dir)
    text = parts.read_file(file).text
    store = parts.open_store().result()
    verdict = Verdict("v1", "空心村", text.id)
    change = DeskChange(Label(Act.ERASE, "空心村"), (DeskEdit(None, verdict),))
    store.library.remember_text(text).result()
    store.desk.apply(change).result()
    store.close().result()
    assert "\n空心村\t" not in "\n" + run("candidates", "--text", str(file))[1]
    assert "\n空心村\t" in "\n" + run("candidates", "--text", str(file), "--all")[1]
    assert "\n新质生产力\t" not in run("candidates")[1]
    assert "\n新质生产力\t" in run("candidates", "--all")[1]


def test_what_cannot_be_met_is_refused(run, tmp_path: Path) -> None:
    assert run("candidates", "--top", "0")[0] == 1
    code, _, err = run("candidates", "--text", str(tmp_path / "missing.txt"))
    assert (code, err.count("\n")) == (1, 1)


class Slow(io.RawIOBase):
    """Lines that come one after the other, then nothing until all is answered."""

    def __init__(self, lines: list[bytes], output: io.BytesIO, answers: int) -> None:
        self.lines, self.output, self.answers = lines, output, answers

    def __iter__(self):
        yield from self.lines
        patience = time.monotonic() + 60
        while self._done() < self.answers and time.monotonic() < patience:
            time.sleep(0.01)

    def _done(self) -> int:
        lines = [json.loads(line) for line in self.output.getvalue().splitlines()]
        return sum("progress" not in line for line in lines)


def answered(tmp_path: Path, *requests: bytes, answers: int) -> list[dict]:
    output = io.BytesIO()
    source = Slow([each + b"\n" for each in requests], output, answers)
    worker.run(source, output, tmp_path / "cache", LEXICON, lambda _: None)
    return [json.loads(line) for line in output.getvalue().splitlines()]


def test_the_worker_says_how_far_it_is_and_then_what_it_found(tmp_path: Path) -> None:
    asked = json.dumps(
        {"id": 4, "prospect": [[0, WORDS.split("\n", maxsplit=1)[0], None]]}
    ).encode()
    told = answered(tmp_path, asked, answers=1)
    assert {each["id"] for each in told} == {4}
    assert all("progress" in each for each in told[:-1])
    assert len(told) > 1
    assert "新质生产力" in [each.words for each in found_in(told[-1])]


def test_the_worker_stops_what_was_taken_back_and_goes_on(tmp_path: Path) -> None:
    asked = json.dumps({"id": 4, "prospect": [[0, WORDS, None]]}).encode()
    told = answered(tmp_path, asked, b'{"cancel": 4}', b'{"id": 5, "text": "\\u6e2f"}', answers=2)
    assert told[0] == {"id": 4, "cancelled": True}
    assert told[1]["analysis"]["text"] == "港"


@pytest.mark.parametrize(
    "passages",
    [5, [5], [["a", "b", None]], [[0, 5, None]], [[0, "港", [["x", 1]]]], [[-1, "", None]]],
)
def test_the_worker_does_not_fail_of_odd_passages(tmp_path: Path, passages: object) -> None:
    asked = json.dumps({"id": 4, "prospect": passages}).encode()
    (told,) = answered(tmp_path, asked, answers=1)
    assert "not understood" in told["error"]


def test_odd_wishes_to_stop_change_nothing(tmp_path: Path) -> None:
    told = answered(
        tmp_path, b'{"cancel": "x"}', b'{"cancel":', b'{"id": 5, "text": ""}', answers=3
    )
    assert [each.get("id") for each in told] == [None, None, 5]
