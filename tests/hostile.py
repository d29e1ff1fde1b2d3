"""Files that a reader might open by mistake or get from someone who means harm.

Made here, kept nowhere: `TEXTS` by name, each with its bytes and what opening it must
do: "opens", or a word of the sentence that refuses it. `hostile_notes.py` makes notes and
notebooks, `hostile_packages.py` spreadsheets, `hostile_opening.py` opens them all.
"""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from dataclasses import dataclass

ARTICLE = "当新质生产力的浪潮奔涌而来，天津始终牢记殷殷嘱托，深刻把握时代发展大势。这是一句话。\n"
TRADITIONAL = (
    "當新質生產力的浪潮奔湧而來，天津始終牢記殷殷囑託，深刻把握時代發展大勢。這是一句話。\n"
)


@dataclass(frozen=True)
class Hostile:
    """Bytes of a file and what opening it must do."""

    raw: bytes
    outcome: str = "opens"


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../evil.txt", "x")
    return buffer.getvalue()


def noise(size: int) -> bytes:
    """Bytes without any order, always the same ones."""
    return random.Random(7).randbytes(size)


TEXTS: dict[str, Hostile] = {
    "empty": Hostile(b"", "empty"),
    "bom only": Hostile(b"\xef\xbb\xbf", "blank"),
    "blank": Hostile(" \n\u3000\r\n\t".encode(), "blank"),
    "bom": Hostile(b"\xef\xbb\xbf" + ARTICLE.encode()),
    "utf-16 le with bom": Hostile(ARTICLE.encode("utf-16"), "UTF-16"),
    "utf-16 le": Hostile(("# Tianjin\nplain words\n" * 9).encode("utf-16-le"), "UTF-16"),
    "utf-16 be": Hostile(("plain words in this file\n" * 9).encode("utf-16-be"), "UTF-16"),
    "utf-16 be with bom": Hostile(b"\xfe\xff" + ARTICLE.encode("utf-16-be"), "UTF-16"),
    "utf-32": Hostile(ARTICLE.encode("utf-32"), "UTF-32"),
    "gb18030": Hostile((ARTICLE * 20).encode("gb18030"), "GB18030"),
    "gb18030 short": Hostile(ARTICLE.encode("gb18030"), "GB18030"),
    "gb18030 rare": Hostile((ARTICLE + "𠮷㐀䶵龥").encode("gb18030"), "GB18030"),
    "big5": Hostile((TRADITIONAL * 20).encode("big5"), "Big5"),
    "big5 short": Hostile(TRADITIONAL.encode("big5"), "Big5"),
    "invalid utf-8": Hostile((ARTICLE * 9).encode() + b"\xff\xfe\x80", "damaged"),
    "truncated utf-8": Hostile(ARTICLE.encode()[:-2] + b"\n" + ARTICLE.encode(), "damaged"),
    "surrogate in utf-8": Hostile((ARTICLE * 9).encode() + b"\xed\xa0\x80", "damaged"),
    "noise": Hostile(noise(5000), "not a text"),
    "zip": Hostile(_zip(), "ZIP"),
    "gzip": Hostile(gzip.compress(ARTICLE.encode(), mtime=0), "packed"),
    "pdf": Hostile(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
    "database": Hostile(b"SQLite format 3\x00" + bytes(84), "database"),
    "zeros": Hostile(bytes(4096), "not a text"),
    "nul inside": Hostile(b"plain words\x00and more of them\n" * 3, "not a text"),
    "c0 and c1": Hostile((ARTICLE + "\x01\x1b[2J\x7f\x9b一\n").encode()),
    "cr only": Hostile("一行。\r二行。\r\r\r三行。".encode()),
    "one line of 1 mb": Hostile(("新质生产力" * 70_000).encode()),
    "one latin line of 1 mb": Hostile(b"a" * 1_000_000),
    "200k empty lines": Hostile(b"\n" * 200_000 + ARTICLE.encode()),
    "200k short lines": Hostile("一\n".encode() * 200_000),
    "bidirectional": Hostile("一\u202e二\u2066三\u2069四\u200f。\n".encode()),
    "zero width": Hostile("一\u200b二\u2060三\ufeff四\U000e0041\U000e007f。\n".encode()),
    "10k combining marks": Hostile(("e" + "\u0301" * 10_000 + "\n一。").encode()),
    "planes": Hostile("𠮷𪚥𫝀𫠝𬺰𰀀𱍐 👨‍👩‍👧‍👦 葛\U000e0100 豈更車 ⼀⼆⽂\n".encode()),
    "private use": Hostile("一\ue000\U000f0000二\n".encode()),
    "noncharacters": Hostile("一\ufffe\uffff\ufdd0\U0001ffff二\n".encode()),
    "html": Hostile(b"<img src=file:///etc/passwd onerror=alert(1)><script>x</script>\n"),
    "markdown": Hostile("# ![x](file:///etc/passwd)\n[一](javascript:alert(1))\n".encode()),
    "loading html": Hostile(
        b"<img src=http://host.invalid/a><img src=//host.invalid/share><img src=data:,x>"
        b"<iframe src=file:///etc/passwd></iframe><meta http-equiv=refresh content=0>"
        b"<style>@import 'http://host.invalid/a.css'</style><a href=smb://host.invalid/x>x</a>\n"
    ),
    "10k nested tags": Hostile(b"<b>" * 10_000 + ARTICLE.encode()),
    "ruby unclosed": Hostile(f"<ruby>天<rt>tiān\n{ARTICLE}".encode()),
    "10k nested quotes": Hostile((">" * 10_000 + ARTICLE).encode()),
    "markdown bombs": Hostile(("*" * 20_000 + "[" * 20_000 + "`" * 20_001 + "一\n").encode()),
    "billion laughs": Hostile(
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">'
        + b"".join(b'<!ENTITY a%d "&a%d;&a%d;">' % (n + 1, n, n) for n in range(64))
        + b"]><a>&a64;</a>\n"
    ),
    "outer entity": Hostile(
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">'
        b'<!ENTITY % y SYSTEM "http://host.invalid/y.dtd"> %y;]><a>&x;</a>\n'
    ),
    "xml of depth 100k": Hostile(b"<a>" * 100_000 + b"\n"),
    "radicals": Hostile("⼀⼆⽂⾳⻁⻄ 二〇二五\n".encode()),
    "one character changed": Hostile(ARTICLE.replace("浪潮", "浪湖").encode()),
    "100k headings": Hostile("# 一\n".encode() * 100_000),
    "too many hashes": Hostile(b"#" * 100_000 + " 一\n".encode()),
    "hanzi numbers": Hostile(("第" + "一" * 100_000 + "章\n").encode() * 2),
}
