"""`tjreader desk check` and `tjreader desk coverage` over a real notebook."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from builders import span_of
from commanding import Run
from tjreader.app import places, termbase, translating
from tjreader.app.desk import Desk
from tjreader.app.homing import AtOnce
from tjreader.assembly import Assembly
from tjreader.desk.checks.finding import FindingKind
from tjreader.desk.record import DeskChange
from tjreader.desk.segments import segments
from tjreader.translation_verbs import TOLD

ONE = "不只是天开园"
OTHER = "今年1至7月，天津海关"
GOOD = "Tiankai Park is not alone: the city’s strength in innovation is visibly on the rise."
NUMBERED = (
    "From January to July this year, Tianjin Customs handled 417 trains with {} TEU, up 17.3%."
)


class Ear:
    """Hears nothing but refusals."""

    def desk_loaded(self) -> None: ...
    def desk_refused(self, refusal: Exception) -> None:
        raise refusal

    def change_made(self, change: DeskChange) -> None: ...
    def change_saved(self, change: DeskChange, undoing: bool) -> None: ...
    def change_refused(self, change: DeskChange, refusal: Exception) -> None:
        raise refusal


def work(data_dir: Path, act: Callable[[Desk], object]) -> None:
    """What a translator does, stored."""
    parts = Assembly(data_dir)
    parts.prepare()
    store = parts.open_store().result()
    try:
        opened = parts.shipped()
        store.library.remember_text(opened.text)
        desk = Desk(opened.text, opened.glossary, AtOnce(), Ear())
        desk.connect(store.desk)
        act(desk)
    finally:
        store.close().result()


def translate(desk: Desk, said: Mapping[str, str]) -> None:
    for each in segments(desk.text):
        for start, words in said.items():
            if each.span.start == span_of(desk.text, start).start:
                translating.translate(desk, each.span, words)


def decide(desk: Desk) -> None:
    termbase.decide(desk, "tianjin:天开园", "Tiankai Park", reason="its own website")


def test_findings_are_told_with_their_places(run: Run, data_dir: Path) -> None:
    def act(desk: Desk) -> None:
        decide(desk)
        translate(desk, {ONE: GOOD.replace("Tiankai Park", "It"), OTHER: NUMBERED.format("4,500")})

    work(data_dir, act)
    code, out, err = run("desk", "check")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert "§3 ¶1     fault  天开园 is decided as “Tiankai Park”, which is not here." in lines
    assert "§11 ¶4    fault  The number 4.5万 is not in the translation." in lines
    assert "§11 ¶4    fault  The number 4,500 is not in the text." in lines
    assert lines[-1].startswith("158 sentences: 0 done, 2 draft, 156 open. Findings: 3 fault, ")
    only = run("desk", "check", "--section", "§3")[1].splitlines()
    assert [line for line in only if "fault  " in line] == [lines[0]] or "天开园" in only[0]
    assert "Not translated yet." not in out
    assert "Not translated yet." in run("desk", "check", "--all")[1]


def test_a_changed_decision_leaves_places_to_go_to(run: Run, data_dir: Path) -> None:
    def act(desk: Desk) -> None:
        termbase.decide(desk, "tianjin:天开园", "Tiankai Garden")
        translate(desk, {ONE: GOOD.replace("Park", "Garden")})
        (own,) = desk.own()
        termbase.decide(desk, own.id, "Tiankai Park")

    work(data_dir, act)
    faults = [line for line in run("desk", "check")[1].splitlines() if "fault  " in line]
    told = "“Tiankai Garden” was decided for 天开园 before; now it is “Tiankai Park”."
    assert faults == [f"§3 ¶1     fault  {told}"]


def test_findings_for_programs_and_one_accepted(run: Run, data_dir: Path) -> None:
    work(data_dir, lambda desk: translate(desk, {OTHER: NUMBERED.format("4,500")}))
    rows = json.loads(run("desk", "check", "--json", "--section", "11")[1])
    faults = [row for row in rows if row["severity"] == "fault"]
    assert [row["kind"] for row in faults] == ["number missing", "number extra"]
    printed = Assembly(data_dir).shipped().text.printed
    start, end = faults[0]["source"]
    assert printed[start:end] == faults[0]["form"] == "4.5万"
    start, end = faults[1]["translation"]
    assert NUMBERED.format("4,500")[start:end] == faults[1]["found"] == "4,500"
    work(data_dir, lambda desk: places.accept_finding(desk, faults[0]["key"], "a slip"))
    left = json.loads(run("desk", "check", "--json", "--section", "11")[1])
    assert [row["kind"] for row in left if row["severity"] == "fault"] == ["number extra"]
    assert "1 accepted." in run("desk", "check")[1]


def test_a_faithful_translation_gives_no_fault(run: Run, data_dir: Path) -> None:
    def act(desk: Desk) -> None:
        decide(desk)
        translate(desk, {ONE: GOOD, OTHER: NUMBERED.format("45,000")})

    work(data_dir, act)
    rows = json.loads(run("desk", "check", "--json")[1])
    assert [row for row in rows if row["severity"] == "fault"] == []


def test_a_page_on_how_far_it_is(run: Run, data_dir: Path, tmp_path: Path) -> None:
    def act(desk: Desk) -> None:
        decide(desk)
        translate(desk, {ONE: GOOD})

    work(data_dir, act)
    code, out, err = run("desk", "coverage", "-")
    assert (code, err) == (0, "")
    assert "| §3 | 整体跃升 全市科技创新量质齐升 | 11 | 619 | 10 | 1 | 0 |" in out
    assert "天开园: first → Tiankai Park — its own website" in out
    for name, words, tag in (("a.html", "en", "en"), ("b.html", "zh", "zh-Hans")):
        file = tmp_path / name
        assert run("desk", "coverage", "--words", words, file)[0] == 0
        assert f'<html lang="{tag}">' in file.read_text("utf-8")
    assert run("desk", "coverage", tmp_path / "a.md") == (0, "", "")
    assert (tmp_path / "a.md").read_text("utf-8").split() == out.split()
    code, out, err = run("desk", "coverage", tmp_path / "a.pdf")
    assert (code, out) == (1, "")
    assert "Name the file .html or .md" in err


def test_what_is_no_section_is_refused(run: Run) -> None:
    code, out, err = run("desk", "check", "--section", "§99")
    assert (code, out) == (1, "")
    assert "they are §1 to §12" in err


def test_every_kind_has_a_sentence() -> None:
    assert set(TOLD) == set(FindingKind)
