"""ZIP and XML files that mean harm: spreadsheets of notes, made here, kept nowhere."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Iterable

from annotating import TEXT, made
from builders import highlight
from hostile import Hostile, noise

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sound() -> bytes:
    """A spreadsheet with one note."""
    return made("xlsx", highlight(TEXT, "二三", note="x"))


def members(data: bytes) -> dict[str, bytes]:
    """All members of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(
    entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]], kind: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A ZIP file of these members, in this order, whatever they are called."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two of one name is what is wanted
        with zipfile.ZipFile(buffer, "w", kind) as archive:
            for name, raw in entries:
                archive.writestr(name, raw, kind, 1)
    return buffer.getvalue()


def with_member(name: str | zipfile.ZipInfo, raw: bytes) -> bytes:
    """A sound spreadsheet with one member more."""
    return packed([*members(sound()).items(), (name, raw)])


def with_sheet(raw: bytes) -> bytes:
    """A spreadsheet whose sheet is something else."""
    return packed((members(sound()) | {SHEET: raw}).items())


def stored(raw: bytes) -> bytes:
    """The same, not packed, so that nothing is said of how much it grows."""
    return packed((members(sound()) | {SHEET: raw}).items(), zipfile.ZIP_STORED)


def with_shared(cells: int, strings: bytes) -> bytes:
    """A spreadsheet of that many rows whose cells all name the first shared string."""
    head = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("quote", "tags"))
    row = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'
    sheet = f"<worksheet {MAIN}><sheetData><row>{head}</row>{row * cells}</sheetData></worksheet>"
    shared = b"<sst><si><t>" + strings + b"</t></si></sst>"
    found = members(sound()) | {SHEET: sheet.encode(), "xl/sharedStrings.xml": shared}
    return packed(found.items(), zipfile.ZIP_STORED)


def _sheet(inside: str, before: str = "") -> bytes:
    return f"<?xml version='1.0'?>{before}<worksheet {MAIN}>{inside}</worksheet>".encode()


def _link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("xl/link")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def _renamed(old: bytes, new: bytes) -> bytes:
    """A member called something that no honest writer would let through."""
    assert len(old) == len(new)
    return with_member(old.decode(), b"x").replace(old, new)


def _flagged(flag: int) -> bytes:
    """All members said to be packed under that flag."""
    raw = bytearray(sound())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + at] |= flag
            place = raw.find(mark, place + 4)
    return bytes(raw)


def _overlapping() -> bytes:
    """Every member is told to be the first one's bytes, so that they are unpacked again."""
    raw = bytearray(packed([(f"xl/a{number}", noise(100_000)) for number in range(50)]))
    place = raw.find(b"PK\x01\x02")
    while place >= 0:
        raw[place + 42 : place + 46] = bytes(4)
        place = raw.find(b"PK\x01\x02", place + 4)
    return bytes(raw)


def _lying() -> bytes:
    """A member that says it is 10 bytes long and is a million."""
    raw = bytearray(with_sheet(_sheet("<a/>" * 250_000)))
    size = struct.pack("<L", len(_sheet("<a/>" * 250_000)))
    return bytes(raw).replace(size, struct.pack("<L", 10))


def _listed(count: int) -> bytes:
    """A list of that many members, each of no bytes, all of which lie at the start."""
    head = b"PK\x01\x02" + struct.pack("<6H3L5H2L", 20, 20, 0, 0, 0, 33, *[0] * 3, 6, *[0] * 6)
    listed = b"".join(head + b"%06d" % number for number in range(count))
    counts = (0, 0, min(count, 0xFFFF), min(count, 0xFFFF), len(listed), 0, 0)
    return listed + b"PK\x05\x06" + struct.pack("<4H2LH", *counts)


def _zip64() -> bytes:
    raw = sound()
    end = raw.rfind(b"PK\x05\x06")
    return raw[:end] + b"PK\x06\x07" + bytes(16) + raw[end:]


_ENTITIES = "".join(f"<!ENTITY a{n + 1} '&a{n};&a{n};'>" for n in range(64))
_OUTSIDE = "<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY % y SYSTEM 'http://host.invalid/y'> %y;"
_LONG = "x" * 50_000

XML: dict[str, Hostile] = {
    "billion laughs": Hostile(
        with_sheet(_sheet("&a64;", f"<!DOCTYPE a [<!ENTITY a0 'ha'>{_ENTITIES}]>")), "document type"
    ),
    "quadratic": Hostile(
        stored(_sheet("&a;" * 50_000, f"<!DOCTYPE a [<!ENTITY a '{_LONG}'>]>")), "document type"
    ),
    "outer file": Hostile(with_sheet(_sheet("&x;", f"<!DOCTYPE a [{_OUTSIDE}]>")), "document type"),
    "document type from outside": Hostile(
        with_sheet(_sheet("", "<!DOCTYPE a SYSTEM 'http://host.invalid/a.dtd'>")), "document type"
    ),
    "entity without a type": Hostile(with_sheet(_sheet("&x;")), "no sound XML"),
    "depth 100k": Hostile(stored(b"<a>" * 100_000), "100 deep"),
    "50k attributes": Hostile(
        with_sheet(_sheet(f"<a {' '.join(f'a{n}=%s' % repr(str(n)) for n in range(50_000))}/>")),
        "100 attributes",
    ),
    "a million and one elements": Hostile(
        stored(_sheet("<a/>" * 1_000_001)),
        "1,000,000 elements",
    ),
    "a million cells": Hostile(
        stored(_sheet("<row>" + "<c/>" * 999_000 + "</row>")),
        "no table of notes",
    ),
    "wrong encoding": Hostile(
        with_sheet(b"<?xml version='1.0' encoding='utf-8'?><a>\xff\xfe\xb0\xa1</a>"), "no sound XML"
    ),
    "unknown encoding": Hostile(
        with_sheet(b"<?xml version='1.0' encoding='utf-7'?><a>+ADw-</a>"), "no sound XML"
    ),
    "cut in the middle": Hostile(with_sheet(_sheet("<row>")[:-20]), "no sound XML"),
    "nul": Hostile(with_sheet(_sheet("\0")), "no sound XML"),
    "no xml": Hostile(with_sheet(bytes(1000)), "no sound XML"),
    "words that are not there": Hostile(
        with_sheet(_sheet("<sheetData><row><c t='s'><v>7</v></c></row></sheetData>")), "not there"
    ),
    "one long string in 100k cells": Hostile(with_shared(50_000, b"a," * 16_000), "more words"),
    "a formula": Hostile(
        with_sheet(
            _sheet(
                "<sheetData><row><c t='inlineStr'><is><t>quote</t></is></c>"
                "<c t='inlineStr'><is><t>note</t></is></c></row><row>"
                "<c t='inlineStr'><is><t>二三</t></is></c>"
                "<c t='str'><f>WEBSERVICE(\"http://host.invalid\")</f><v>x</v></c></row></sheetData>"
            )
        )
    ),
    "a link to outside": Hostile(
        packed(
            (
                members(sound())
                | {
                    "xl/_rels/workbook.xml.rels": b"<Relationships><Relationship Id='rId1' "
                    b"TargetMode='External' Target='http://host.invalid/a'/></Relationships>"
                }
            ).items()
        ),
        "no sheet",
    ),
    "a link to above": Hostile(
        packed(
            (
                members(sound())
                | {
                    "xl/_rels/workbook.xml.rels": b"<Relationships><Relationship Id='rId1' "
                    b"Target='../../../../etc/passwd'/></Relationships>"
                }
            ).items()
        ),
        "has no ",
    ),
}
"""Spreadsheets whose XML means harm."""

ZIPS: dict[str, Hostile] = {
    "sound": Hostile(sound()),
    "empty": Hostile(b"", "empty"),
    "no zip": Hostile(bytes(4096), "damaged"),
    "an empty zip": Hostile(packed([]), "no spreadsheet"),
    "a path above": Hostile(with_member("../evil.txt", b"x"), "not allowed"),
    "a path above, deeper": Hostile(with_member("xl/../../evil.txt", b"x"), "not allowed"),
    "an absolute path": Hostile(with_member("/tmp/evil.txt", b"x"), "not allowed"),
    "a drive": Hostile(with_member("C:/evil.txt", b"x"), "not allowed"),
    "a drive, backwards": Hostile(_renamed(b"C__evil.txt", b"C:\\evil.txt"), "not allowed"),
    "nul in a name": Hostile(_renamed(b"xl/evil_.txt", b"xl/evil\0.txt"), "not allowed"),
    "a reserved name": Hostile(with_member("xl/AUX.xml", b"x"), "not allowed"),
    "a long name": Hostile(with_member("x" * 60_000, b"x"), "not allowed"),
    "no name": Hostile(_renamed(b"a", b"/"), "not allowed"),
    "1000 to 1": Hostile(with_member("xl/bomb", bytes(10_000_000)), "unpack to more"),
    "1000 to 1, the sheet": Hostile(with_sheet(bytes(20_000_000)), "unpack to more"),
    "60 MB in many": Hostile(
        packed((f"a{n}", noise(6_000) + bytes(494_000)) for n in range(125)), "unpack to more"
    ),
    "overlapping": Hostile(_overlapping(), "upon each other"),
    "one name twice": Hostile(with_member(SHEET, b"<a/>"), "of one name"),
    "one name twice in other letters": Hostile(with_member(SHEET.upper(), b"<a/>"), "of one name"),
    "a link": Hostile(with_member(_link(), b"/etc/passwd"), "link"),
    "encrypted": Hostile(_flagged(1), "password"),
    "truncated": Hostile(sound()[:-40], "damaged"),
    "cut in the middle": Hostile(sound()[: len(sound()) // 2], "damaged"),
    "its first half gone": Hostile(sound()[len(sound()) // 2 :], "damaged"),
    "a wrong length": Hostile(_lying(), "damaged"),
    "another kind of file": Hostile(made("docx", highlight(TEXT, "二三")), "no spreadsheet"),
    "a book": Hostile(made("epub", highlight(TEXT, "二三")), "no spreadsheet"),
    "zip64": Hostile(_zip64(), "5,000 members"),
    "6,000 members": Hostile(_listed(6_000), "5,000 members"),
    "65,536 members": Hostile(_listed(65_536), "5,000 members"),
    "bzip2": Hostile(packed(members(sound()).items(), zipfile.ZIP_BZIP2), "packed in a way"),
}
"""Spreadsheets whose package means harm."""
