"""Files of terms and sentences that mean harm: TBX, TMX, XLIFF, sheets, tables."""

from __future__ import annotations

from hostile import Hostile
from hostile_packages import XML as SHEETS
from hostile_packages import ZIPS

BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def tbx(body: str, head: str = "") -> bytes:
    inside = f"<text><body>{body}</body></text>"
    return f'<?xml version="1.0"?>{head}<martif type="TBX">{inside}</martif>'.encode()


def entry(term: str, more: str = "") -> str:
    inside = f"<tig><term>{term}</term>{more}</tig>"
    return f'<termEntry><langSet xml:lang="zh">{inside}</langSet></termEntry>'


def tmx(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<tmx version="1.4"><body>{body}</body></tmx>'.encode()


def unit(source: str, target: str = "x") -> str:
    return (
        f'<tu><tuv xml:lang="zh"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
    )


def xliff(body: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<xliff version="2.0" srcLang="zh" trgLang="en" '
        f'xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">{body}</file></xliff>'
    ).encode()


TBX: dict[str, Hostile] = {
    "empty": Hostile(b"", "empty"),
    "no xml": Hostile("新质生产力\t…".encode(), "no sound XML"),
    "another xml": Hostile(b"<html/>", "no TBX"),
    "billion laughs": Hostile(tbx(entry("&l9;"), f"<!DOCTYPE martif [{BOMB}]>"), "document type"),
    "quadratic": Hostile(
        tbx(entry("&a;" * 1000), f'<!DOCTYPE martif [<!ENTITY a "{"a" * 10_000}">]>'),
        "document type",
    ),
    "xxe": Hostile(
        tbx(entry("&x;"), '<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "document type",
    ),
    "a type from elsewhere": Hostile(
        tbx(entry("甲"), '<!DOCTYPE martif SYSTEM "http://127.0.0.1:9/x.dtd">')
    ),
    "a word from elsewhere": Hostile(
        tbx(entry("&x;"), '<!DOCTYPE martif SYSTEM "http://127.0.0.1:9/x.dtd">'),
        "explained nowhere",
    ),
    "a type within and elsewhere": Hostile(
        tbx(entry("甲"), '<!DOCTYPE martif SYSTEM "x" [<!ENTITY % p SYSTEM "y">%p;]>'),
        "document type",
    ),
    "another type": Hostile(tbx(entry("甲"), '<!DOCTYPE html SYSTEM "x">'), "document type"),
    "depth 100k": Hostile(tbx("<a>" * 100_000), "deep"),
    "50k attributes": Hostile(
        tbx("<termEntry " + " ".join(f"a{n}='x'" for n in range(50_000)) + "/>"), "attributes"
    ),
    "an entry of a million parts": Hostile(tbx(entry("甲", "<note/>" * 100_000)), "parts"),
    "two million entries": Hostile(tbx("<a/>" * 1_600_000), "elements"),
    "200k entries": Hostile(tbx(entry("甲") * 200_000), "import it in parts"),
    "a long term": Hostile(tbx(entry("长" * 100_000)), "longer than"),
    "a long note": Hostile(tbx(entry("甲", f"<note>{'长' * 300_000}</note>")), "longer than"),
    "two thousand terms": Hostile(
        tbx(entry("甲", "</tig><tig><term>甲</term>" * 2000)), "more forms"
    ),
    "cut short": Hostile(tbx(entry("甲"))[:-20], "no sound XML"),
    "wrong encoding": Hostile(
        tbx(entry("甲")).replace(b'"1.0"?', b'"1.0" encoding="utf-16"?'), "XML"
    ),
    "a lie about itself": Hostile(
        tbx(
            '<termEntry id="c../../x"><note>id: ../../etc</note><note>places: [{"x":1e400}]</note>'
            "<langSet><tig><term>甲</term></tig></langSet></termEntry>"
        ).replace(b"<text>", b"<sourceDesc><p>tjreader termbase</p></sourceDesc><text>"),
    ),
    "markup": Hostile(tbx(entry("&lt;script&gt;", "<note>&lt;img src=x&gt;</note>"))),
}
"""Files called `.tbx`."""

TMX: dict[str, Hostile] = {
    "billion laughs": Hostile(tmx(unit("&l9;"), f"<!DOCTYPE tmx [{BOMB}]>"), "document type"),
    "xxe by parameter": Hostile(
        tmx(unit("甲"), '<!DOCTYPE tmx [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>'),
        "document type",
    ),
    "the usual type": Hostile(tmx(unit("甲"), '<!DOCTYPE tmx SYSTEM "tmx14.dtd">')),
    "a word from elsewhere": Hostile(
        tmx(unit("&x;"), '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'), "explained nowhere"
    ),
    "depth 100k": Hostile(tmx("<tu>" * 100_000), "deep"),
    "a long sentence": Hostile(tmx(unit("甲", "x" * 200_000)), "longer than"),
    "250k units": Hostile(tmx(unit("甲") * 250_000), "import it in parts"),
    "no tmx": Hostile(tbx(entry("甲")), "no TMX"),
    "gzip": Hostile(b"\x1f\x8b" + bytes(1000), "XML"),
}
"""Files called `.tmx`."""

XLF: dict[str, Hostile] = {
    "xxe": Hostile(
        xliff("", '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "document type"
    ),
    "a type": Hostile(xliff("", '<!DOCTYPE xliff SYSTEM "x">'), "document type"),
    "version 1.2": Hostile(xliff("").replace(b'"2.0"', b'"1.2"'), "XLIFF 1.2"),
    "no characters": Hostile(
        xliff(
            "<unit><segment><source>甲</source><target>x<cp hex='110000'/><cp hex='d800'/>"
            "<cp hex='-1'/><cp hex='0'/></target></segment></unit>"
        )
    ),
    "depth 90 of marks": Hostile(
        xliff(
            f"<unit><segment><source>甲</source><target>{'<mrk>' * 90}x{'</mrk>' * 90}</target>"
            "</segment></unit>"
        )
    ),
}
"""Files called `.xlf`."""

TERM_TABLES: dict[str, Hostile] = {
    "formulas": Hostile("term,en\n甲,=cmd()\n乙,'=1\n".encode()),
    "a cell of a million": Hostile(f"term,en\n甲,{'x' * 1_000_000}\n".encode(), "no table"),
    "100k columns": Hostile(b"term,en" + b",x" * 100_000 + "\n甲,x\n".encode()),
    "250k rows": Hostile(("term,en\n" + "甲,x\n" * 250_000).encode(), "more than 200,000 rows"),
    "one term 3,000 times": Hostile(
        ("term,en\n" + "".join(f"甲,x{n}\n" for n in range(3000))).encode(), "more forms"
    ),
    "an open quote": Hostile('term,en\n"甲,x\n'.encode(), "no table"),
    "utf-16": Hostile("term,en\n甲,x\n".encode("utf-16"), "UTF-16"),
    "nothing to know": Hostile(b"a,b\nc,d\n", "--map"),
}
"""Files called `.csv`."""

TERM_SHEETS = {
    name: case if "of notes" not in case.outcome else Hostile(case.raw)
    for name, case in (ZIPS | SHEETS).items()
}
"""Files called `.xlsx`: those that are tried for notes; sound ones have no column of terms."""
