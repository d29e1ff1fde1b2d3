"""Files taken in for a desk over a real store: one step, on disk, undone whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import text_of
from deskears import Heard
from tjreader.app import desk_exchange, termbase
from tjreader.app.desk import Desk
from tjreader.app.homing import AtOnce
from tjreader.app.importing import Prefer
from tjreader.app.incomingterms import Custom
from tjreader.app.ports import Refused
from tjreader.app.termimport import plan_terms
from tjreader.formats.deskfiles import FormatFiles
from tjreader.notes.change import Act
from tjreader.notes.glossary import GlossaryEntry

TEXT = text_of()
GLOSSARY = (GlossaryEntry("善作善成", "shànzuò-shànchéng", "political", "act well", "a formula"),)
TABLE = "term,en,variants\n善作善成,do well,\n生产力,forces,\n海天,sea and sky,海夭\n"
FILES = FormatFiles()


@pytest.fixture
def desk(store) -> Desk:
    made = Desk(TEXT, GLOSSARY, AtOnce(), Heard())
    made.connect(store.desk)
    return made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "a table with a long name indeed.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def on_disk(store) -> set[str]:
    again = Desk(TEXT, GLOSSARY, AtOnce(), Heard())
    again.connect(store.desk)
    return {each.name for each in again.own()}


def test_terms_come_in_as_one_step_that_is_undone_whole(desk, store, table) -> None:
    custom = Custom(text_id=TEXT.id)
    terms = desk_exchange.terms_of(FILES.read_terms(table, custom), custom)
    plan = plan_terms(desk_exchange.here(desk), terms)
    assert on_disk(store) == set()
    change = desk_exchange.commit_terms(desk, plan)
    assert change.label.act is Act.IMPORT_TERMS
    assert on_disk(store) == {"善作善成", "生产力", "海天"}
    (adopted,) = (each for each in desk.own() if each.name == "善作善成")
    assert adopted.adopted == "example:善作善成"
    assert adopted.decided().words == "do well"
    desk.perform(change.inverse, undoing=True)
    assert on_disk(store) == set()
    assert [each.name for each in desk.concepts()] == ["善作善成"]


def test_a_dry_run_stores_nothing_and_twice_is_once(desk, store, table) -> None:
    request = {"verb": "terms.import", "path": str(table)}
    report = desk_exchange.answer(request, desk, FILES)["report"]
    assert [each["name"] for each in report["new"]] == ["生产力", "海天"]
    assert report["columns"][2] == {"column": "C", "name": "variants", "holds": "variants"}
    assert on_disk(store) == set()
    desk_exchange.answer(request | {"commit": True}, desk, FILES)
    report = desk_exchange.answer(request | {"commit": True}, desk, FILES)["report"]
    assert (report["same"], report["new"], report["changed"]) == (3, [], [])


def test_sentences_come_in_as_one_step_that_is_undone_whole(desk, tmp_path) -> None:
    file = tmp_path / "m.tmx"
    units = "".join(
        f'<tu><tuv xml:lang="zh"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{words}</seg></tuv></tu>'
        for source, words in (("天津以善作善成著称。", "Tianjin."), ("海天阔，帆满。", "Sea."))
    )
    file.write_text(f'<tmx version="1.4"><body>{units}</body></tmx>', encoding="utf-8")
    found = FILES.read_sentences(file, "en")
    change = desk_exchange.commit_sentences(desk, desk_exchange.plan_sentence_file(desk, found))
    assert change.label.act is Act.IMPORT_SENTENCES
    assert [each.words for each in desk.translations()] == ["Tianjin.", "Sea."]
    desk.perform(change.inverse, undoing=True)
    assert desk.translations() == ()


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"status": "good"}, "status must be"),
        ({"language": "?"}, "no tag of a language"),
        ({"prefer": "x"}, "prefer"),
        ({"path": 3}, "must be words"),
        ({"columns": "term=Q"}, "no column"),
    ],
)
def test_a_request_that_means_nothing_is_refused(desk, table, asked, why) -> None:
    request = {"verb": "terms.import", "path": str(table)} | asked
    with pytest.raises(Refused, match=why):
        desk_exchange.answer(request, desk, FILES)


def test_a_term_that_was_changed_since_is_not_written_over(desk, store, table) -> None:
    custom = Custom(text_id=TEXT.id)
    terms = desk_exchange.terms_of(FILES.read_terms(table, custom), custom)
    desk_exchange.commit_terms(desk, plan_terms(desk_exchange.here(desk), terms))
    table.write_text(TABLE.replace("forces", "powers"), encoding="utf-8")
    terms = desk_exchange.terms_of(FILES.read_terms(table, custom), custom)
    plan = plan_terms(desk_exchange.here(desk), terms, Prefer.FILE)
    (known,) = (each for each in desk.own() if each.name == "生产力")
    termbase.decide(desk, known.id, "what I said last")
    with pytest.raises(Refused, match="changed since") as refused:
        desk_exchange.commit_terms(desk, plan)
    assert refused.value.code == "stale"
    assert desk.concept(known.id).decided().words == "what I said last"
