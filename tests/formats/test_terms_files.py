"""Files of terms: what is in them, what other programs' files give, what is refused."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from deskwriting import EVIL, glossary, whole
from tjreader import desk_exchange_arguments
from tjreader.app.incomingterms import Custom, IncomingTerms
from tjreader.app.ports import Refused
from tjreader.app.termformats import TERM_FORMATS, desk_format, desk_format_for
from tjreader.app.termguess import guessed, layout_of
from tjreader.app.termreading import concepts_of
from tjreader.app.termtable import COLUMNS
from tjreader.desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from tjreader.formats.term_readers import read_terms
from tjreader.formats.term_writers import TERM_WRITERS, term_writer
from tjreader.formats.termexport import TermExport

PLAIN = Concept(
    "0" * 32,
    (SourceForm("天津", pinyin="Tiānjīn"), SourceForm("津", FormKind.SHORT)),
    (
        Rendering("Tianjin", status=Status.APPROVED, source="Atlas"),
        Rendering("Tientsin", status=Status.DEPRECATED),
        Rendering("Tianjin (Stadt)", "de"),
    ),
    domain="places",
)


def written(format_id: str, *terms: Concept, language: str = "en") -> bytes:
    return term_writer(format_id).data(TermExport(terms, "A & <b>", language))


def taken(folder: Path, name: str, data: bytes, custom: Custom | None = None, columns: str = ""):
    file = folder / name
    file.write_bytes(data)
    source = read_terms(file, custom)
    if source.table is None:
        return source.terms
    layout = layout_of(columns, source.table) if columns else guessed(source.table)
    return concepts_of(source.table, layout, custom)


def summed(found: IncomingTerms) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Name and renderings of each."""
    return [
        (each.name, [(one.words, one.language, one.status.value) for one in each.renderings])
        for each in found.concepts
    ]


# --- what is written


def test_there_is_a_writer_for_each_format() -> None:
    assert [each.id for each in TERM_WRITERS] == [each.id for each in TERM_FORMATS]
    assert [each.id for each in TERM_FORMATS] == list(desk_exchange_arguments.TERM_FORMATS)
    assert list(Status) == list(desk_exchange_arguments.STATUSES)
    assert desk_format_for("a.TBX", TERM_FORMATS).id == "tbx3"
    assert desk_format_for("a.utf8", TERM_FORMATS).id == "omegat"
    for wrong in ("a.doc", "a", ""):
        with pytest.raises(Refused, match=r"\.tbx"):
            desk_format_for(wrong, TERM_FORMATS)
    with pytest.raises(Refused, match="tbx3"):
        desk_format("tbx", TERM_FORMATS)
    assert [each.id for each in TERM_FORMATS if each.whole] == ["tbx3", "csv", "xlsx"]


@pytest.mark.parametrize("format_id", [each.id for each in TERM_FORMATS])
def test_a_file_of_nothing_is_refused(format_id: str) -> None:
    with pytest.raises(Refused, match="no terms"):
        written(format_id)


def test_tbx_3_is_as_agreed() -> None:
    assert written("tbx3", PLAIN).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tbx type="TBX-Basic" style="dca" xml:lang="zh-CN" xmlns="urn:iso:std:iso:30042:ed-2">\n'
        "<tbxHeader><fileDesc><titleStmt><title>A &amp; &lt;b&gt;</title></titleStmt>"
        "<sourceDesc><p>tjreader termbase</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n"
        '<conceptEntry id="c00000000000000000000000000000000">'
        '<descrip type="subjectField">places</descrip>'
        '<langSec xml:lang="zh-CN"><termSec><term>天津</term>'
        '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
        "<note>pinyin: Tiānjīn</note></termSec><termSec><term>津</term>"
        '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>'
        '<termNote type="termType">shortForm</termNote></termSec></langSec>'
        '<langSec xml:lang="en"><termSec><term>Tianjin</term>'
        '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
        '<admin type="source">Atlas</admin></termSec><termSec><term>Tientsin</term>'
        '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>'
        '</langSec><langSec xml:lang="de"><termSec><term>Tianjin (Stadt)</term>'
        '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>'
        "</langSec></conceptEntry>\n</body></text>\n</tbx>\n"
    )


def test_tbx_2_has_what_others_show_and_no_deprecated_rendering() -> None:
    made = written("tbx2", PLAIN).decode()
    assert '<martif type="TBX" xml:lang="zh-CN">' in made
    assert "<tig><term>津</term>" in made
    assert "Tientsin" not in made
    assert "decision" not in written("tbx2", whole()).decode()


def test_the_glossary_of_omegat_is_as_agreed() -> None:
    assert written("omegat", PLAIN).decode() == (
        "天津\tTianjin\tapproved; Tiānjīn; Atlas; places\n"
        "天津\tTientsin\tDEPRECATED, do not use; Tiānjīn; places\n"
        "津\tTianjin\tapproved; short of 天津; Atlas; places\n"
        "津\tTientsin\tDEPRECATED, do not use; short of 天津; places\n"
    )
    german = written("omegat", PLAIN, language="de").decode()
    assert german.startswith("天津\tTianjin (Stadt)\tproposed;")
    french = written("omegat", PLAIN, language="fr").decode()
    assert french.startswith("天津\t\tno rendering yet;")


def test_a_line_of_the_glossary_stays_a_line() -> None:
    hard = Concept("1" * 32, (SourceForm("#甲\t乙\n丙"),), (Rendering(EVIL),), note=EVIL)
    lines = written("omegat", hard).decode().split("\n")
    assert len(lines) == 2
    assert lines[0].startswith(" #甲 乙 丙\t=HYPERLINK")
    assert lines[0].count("\t") == 2


def test_no_cell_of_a_table_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(written("csv", *glossary()).decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r＝＋－＠")]
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", *glossary())))["Terms"]
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    assert sorted(cell.value for cell in sheet[1]) == sorted(COLUMNS)
    assert sheet["A2"].value == "新质生产力"


def test_words_longer_than_a_cell_are_left_out_and_named(tmp_path: Path) -> None:
    long = Concept("2" * 32, (SourceForm("长"),), definition="长" * 40_000, note="short")
    found = taken(tmp_path, "a.xlsx", written("xlsx", long))
    assert found.skipped == ("Row 2: words longer than a cell are left out.",)
    assert (found.concepts[0].definition, found.concepts[0].note) == ("", "short")


# --- what comes back of the formats that lose something


def test_tbx_2_comes_back_without_what_it_does_not_hold(tmp_path: Path) -> None:
    (found,) = taken(tmp_path, "a.tbx", written("tbx2", whole())).concepts
    known = whole()
    assert found.id == known.id
    assert found.forms == known.forms
    assert [one.words for one in found.renderings] == [
        "new quality productive forces",
        "neue Produktivkräfte",
    ]
    assert found.renderings[0].frozen
    assert (found.domain, found.definition, found.note) == (
        known.domain,
        known.definition,
        known.note,
    )
    assert (found.log, found.first, found.created) == ((), None, "")


def test_the_glossary_of_omegat_comes_back_with_statuses(tmp_path: Path) -> None:
    found = taken(tmp_path, "a.utf8", written("omegat", PLAIN))
    assert summed(found) == [
        ("天津", [("Tianjin", "en", "approved"), ("Tientsin", "en", "deprecated")]),
        ("津", [("Tianjin", "en", "approved"), ("Tientsin", "en", "deprecated")]),
    ]
    assert {each.note for each in found.concepts} == {""}


# --- other programs' files


def test_another_glossary_of_omegat(tmp_path: Path) -> None:
    data = "# remark\n新质生产力\tnew forces\ta comment\n天津\tTianjin\n\nx\n".encode()
    found = taken(tmp_path, "a.utf8", data, Custom("de", Status.PROPOSED))
    assert summed(found) == [
        ("新质生产力", [("new forces", "de", "proposed")]),
        ("天津", [("Tianjin", "de", "proposed")]),
        ("x", []),
    ]
    assert found.concepts[0].note == "a comment"


WEBLATE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc>
<p>Translate Toolkit</p></sourceDesc></fileDesc></martifHeader><text><body>
  <termEntry id="17">
    <descrip>
      what it is
    </descrip>
    <langSet xml:lang="en"><tig><term> free trade zone </term>
      <termNote type="administrativeStatus">preferred</termNote>
      <note from="translator">of the state</note></tig>
      <ntig><termGrp><term>FTZ</term>
      <termNote type="administrativeStatus">forbidden</termNote></termGrp></ntig></langSet>
    <langSet xml:lang="zh_Hans">
      <tig><term>自贸区</term><termNote type="termType">abbreviation</termNote></tig>
      <tig><term>自由贸易试验区</term><termNote type="partOfSpeech">noun</termNote></tig>
      <tig><term>自由贸易区</term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
  </termEntry>
  <termEntry><langSet xml:lang="en"><tig><term>orphan</term></tig></langSet></termEntry>
</body></text></martif>
"""

DCT = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><min:subjectField>law</min:subjectField>
<langSec xml:lang="zh"><descripGrp><basic:definition>何为法</basic:definition>
<basic:source>a book</basic:source></descripGrp>
<termSec><term>法律</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
<langSec xml:lang="en-GB"><termSec><term>law</term>
<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
<basic:source>Act 5</basic:source><note>not statute</note></termSec></langSec></conceptEntry>
</body></text></tbx>
"""


def test_tbx_2_of_another_program(tmp_path: Path) -> None:
    found = taken(tmp_path, "a.tbx", WEBLATE.encode(), Custom(text_id="t"))
    (one,) = found.concepts
    assert found.skipped == ("Entry 2: it has no Chinese term.",)
    assert len(one.id) == 32
    assert one.text_id == "t"
    assert [(each.words, each.kind.value) for each in one.forms] == [
        ("自贸区", "short"),
        ("自由贸易试验区", "variant"),
        ("自由贸易区", "forbidden"),
    ]
    assert summed(found)[0][1] == [
        ("free trade zone", "en", "approved"),
        ("FTZ", "en", "deprecated"),
    ]
    assert one.renderings[0].note == "of the state"


def test_tbx_3_with_categories_as_tags(tmp_path: Path) -> None:
    found = taken(tmp_path, "a.tbx", DCT.encode())
    (one,) = found.concepts
    assert (one.domain, one.definition, one.part_of_speech) == ("law", "何为法", "noun")
    (said,) = one.renderings
    assert said == Rendering("law", "en-GB", Status.PROPOSED, "Act 5", note="not statute")


TABLES = {
    "semicolons and Chinese names": (
        "中文术语;英文;备注\n天津;Tianjin;市\n",
        "",
        [("天津", [("Tianjin", "en", "approved")])],
    ),
    "columns in any order, two languages": (
        "Note,German,English,Term\nx,Hafen,port,港口\n",
        "",
        [("港口", [("Hafen", "de", "approved"), ("port", "en", "approved")])],
    ),
    "source and target": (
        "source,target,status\n港口,port,proposed\n港口,harbour,禁用\n",
        "",
        [("港口", [("port", "en", "proposed"), ("harbour", "en", "deprecated")])],
    ),
    "no names": (
        "1\t港口\tport\tcomment\n2\t天津\tTianjin\t\n",
        "term=B,rendering:en-GB=C",
        [("港口", [("port", "en-GB", "approved")]), ("天津", [("Tianjin", "en-GB", "approved")])],
    ),
    "no names, guessed": (
        "港口\tport\tcomment\n天津\tTianjin\n",
        "",
        [("港口", [("port", "en", "approved")]), ("天津", [("Tianjin", "en", "approved")])],
    ),
    "a quote that is none": (
        '港口\t"port\n天津\tTianjin\n',
        "",
        [("港口", [('"port', "en", "approved")]), ("天津", [("Tianjin", "en", "approved")])],
    ),
    "names chosen by hand": (
        "kw,gloss,other\n港口,port,x\n",
        "term=kw,rendering=2",
        [("港口", [("port", "en", "approved")])],
    ),
    "numbers for ids": ("id,term,en\n1,港口,port\n", "", [("港口", [("port", "en", "approved")])]),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_another_program(tmp_path: Path, name: str) -> None:
    words, columns, wanted = TABLES[name]
    found = taken(tmp_path, "a.csv", words.encode(), None, columns)
    assert summed(found) == wanted
    assert all(len(each.id) == 32 for each in found.concepts)
    assert found.skipped == ()


def test_variants_and_short_forms_in_one_cell(tmp_path: Path) -> None:
    data = "term,简称,variants,en\n天津市,津；津门,天津;Tientsin,Tianjin\n".encode()
    (one,) = taken(tmp_path, "a.csv", data).concepts
    assert [(each.words, each.kind.value) for each in one.forms] == [
        ("天津市", "preferred"),
        ("天津", "variant"),
        ("Tientsin", "variant"),
        ("津", "short"),
        ("津门", "short"),
    ]


def test_a_sheet_of_another_program(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Chinese", "English", "Date"])
    book.active.append(["港口", "port", "=1+1"])
    book.active.append([None, None, None])
    book.active.append([12, "twelve"])
    book.active.append([None, "no term"])
    book.save(tmp_path / "a.xlsx")
    found = taken(tmp_path, "b.xlsx", (tmp_path / "a.xlsx").read_bytes())
    assert summed(found) == [
        ("港口", [("port", "en", "approved")]),
        ("12", [("twelve", "en", "approved")]),
    ]
    assert found.skipped == ("Row 5: there is no term in it.",)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("rendering=A", "add term=A"),
        ("term=Z", "no column “Z”"),
        ("term=0", "no column “0”"),
        ("term=A,colour=B", "“colour” is nothing"),
        ("term=nothing", "no column “nothing”"),
        ("term=A,rendering:french!=B", "“french!” is no tag"),
    ],
)
def test_columns_that_cannot_be_are_refused(tmp_path: Path, columns: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        taken(tmp_path, "a.csv", "term,en\n港口,port\n".encode(), None, columns)


def test_a_table_without_terms_asks_for_its_columns(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="--map"):
        taken(tmp_path, "a.csv", b"a,b\nc,d\n")
    with pytest.raises(Refused, match=r"\.tbx"):
        taken(tmp_path, "a.doc", b"x")
    with pytest.raises(Refused, match="no terms in it"):
        taken(tmp_path, "a.csv", b"")


def test_a_row_that_can_be_none_costs_no_other(tmp_path: Path) -> None:
    data = f"term,en\n{'长' * 10_001},x\n港口,port\n".encode()
    found = taken(tmp_path, "a.csv", data)
    assert summed(found) == [("港口", [("port", "en", "approved")])]
    assert found.skipped == ("Row 2: the term is longer than 10,000 characters.",)
