"""Make `resources/texts/tianjin` from the checked data of the feature.

Run by hand when the source changes, from anywhere:

    python packaging/build_feature.py [SOURCE FOLDER] [TARGET FOLDER]

The source folder (default: `shared/feature` beside the repository) is described by its own
README. `corrected_cuts.tsv` beside this script says how the words around a mended
place are cut; it was written for this program and checked by eye. The same
source gives the same files, byte for byte. Line numbers serve building alone:
everything that is written counts code points of the printed text.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import zlib
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from feature_analyses import Mended, Sources, analyses  # noqa: E402 - beside this script
from place_codes import told_by_place  # noqa: E402 - beside this script

from tjreader.text.naming import revision_of  # noqa: E402
from tjreader.text.span import Span  # noqa: E402 - the checkout, not an installed copy

HANZI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
BANNER, COUPLET, CREDIT = 9, 11, 201
DECKS = (7, 139)
ITEMS = (34, 36, 38)
CAPTIONS = (59, 61, 113, 115)
BYLINE = "记者 "
TITLE = "牢记嘱托 善作善成"
SOURCE = (
    "Two features of a Tianjin daily newspaper under one banner, August 2025 (dated by its "
    "contents; the paper is not named), as scanned."
)
SUPPLIED = "title supplied by the editors"

# number, editorial title or "", note, lines, byline. Where there is no editorial title
# the first of the lines is the heading.
SECTIONS: tuple[tuple[int, str, str, tuple[int, ...], str], ...] = (
    (
        1,
        "导语：风劲帆满",
        f"introduction of the lead article; {SUPPLIED}",
        (5, 7, 9, 11, 12),
        "胡晓伟",
    ),
    (2, "", "", tuple(range(14, 25)), "胡晓伟"),
    (3, "", "", tuple(range(26, 39)), "胡晓伟"),
    (4, "", "", tuple(range(40, 56)), "胡晓伟"),
    (
        5,
        "合成生物：从实验室迈向生产线",
        f"heading lost in the scan; {SUPPLIED}",
        tuple(range(63, 74)),
        "胡晓伟",
    ),
    (6, "", "", tuple(range(75, 92)), "岳付玉"),
    (
        7,
        "导语：变革之风",
        f"introduction of the lead article; {SUPPLIED}",
        (137, 139, 141, 143),
        "马晓冬",
    ),
    (8, "", "", tuple(range(145, 162)), "马晓冬"),
    (9, "", "", tuple(range(163, 182)), "马晓冬"),
    (10, "", "", tuple(range(183, 200)), "马晓冬"),
    (11, "", "", tuple(range(93, 110)), "马晓冬"),
    (12, "", "", tuple(range(117, 136)), "岳付玉"),
)
PARTS = {"part-1": (5, 7), "part-2": (137, 139)}  # lines of headline and deck
ORDERS: dict[str, dict[str, tuple[int, ...]]] = {
    "contents": {"part-1": (1, 2, 3, 4, 5, 6), "part-2": (7, 8, 9, 10, 11, 12)},
    "file": {"part-1": (1, 2, 3, 4, 5, 6), "part-2": (11, 12, 7, 8, 9, 10)},
}
# Lines that stand elsewhere than their place in the file: section -> where they go.
EXTRA: dict[str, dict[int, tuple[int, ...]]] = {
    "contents": {5: (59,), 6: (61,), 11: (113,), 12: (115, CREDIT)},
    "file": {4: (59, 61), 11: (113, 115), 10: (CREDIT,)},
}


@dataclass(frozen=True)
class Line:
    """One paragraph: its line in the file, kind and place."""

    number: int
    kind: str
    span: Span

    @property
    def id(self) -> str:
        """The paragraph's id."""
        return f"p{self.number:03d}"


@dataclass
class Row:
    """One row of the errata with its places."""

    fields: dict[str, str]
    line: int
    context: Span
    rewrites: list[Mended] = field(default_factory=list)

    @property
    def applied(self) -> bool:
        """Whether the corrected view shows the proposed words."""
        return bool(self.rewrites) and self.fields["confidence"] != "possible"


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a tab separated file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def line_starts(printed: str) -> list[int]:
    """Where each line begins; index 0 is line 1."""
    return [0, *(match.end() for match in re.finditer("\n", printed))]


def kind_of(number: int, line: str) -> str:
    """The kind of the paragraph on a line."""
    named = {BANNER: "label", COUPLET: "couplet", CREDIT: "credit"}
    if number in named:
        return named[number]
    for kind, numbers in (("deck", DECKS), ("item", ITEMS), ("caption", CAPTIONS)):
        if number in numbers:
            return kind
    if line.startswith("### "):
        return "heading"
    if line.startswith("#"):
        return "headline"
    return "byline" if line.startswith(BYLINE) else "body"


def find_lines(printed: str) -> dict[int, Line]:
    """All paragraphs by line number, without markup and trailing spaces."""
    found: dict[int, Line] = {}
    for number, start in enumerate(line_starts(printed), 1):
        line = printed[start:].split("\n", 1)[0]
        if not line.strip():
            continue
        lead = len(line) - len(line.lstrip("#").lstrip(" "))
        span = Span(start + lead, start + len(line.rstrip()))
        found[number] = Line(number, kind_of(number, line), span)
    return found


def display_of(line: Line, printed: str) -> list[list[Any]]:
    """What the page shows in the place of a paragraph's words: 左图 and 右图 as 图：."""
    words = line.span.of(printed)
    if line.kind != "caption":
        return []
    if words[:3] not in ("左图 ", "右图 "):
        raise ValueError(f"a caption without 左图 or 右图: line {line.number}")
    return [[line.span.start, line.span.start + 3, "图：", ["tú", None]]]


def structure(printed: str, lines: dict[int, Line]) -> dict[str, Any]:
    """Paragraphs, sections and the two orders."""
    numbers: dict[int, int] = {}
    sections = []
    for number, title, note, own, byline in SECTIONS:
        numbered = [n for n in own if n in lines and lines[n].kind in ("couplet", "body", "item")]
        numbers.update({n: i for i, n in enumerate(numbered, 1)})
        sections.append(
            {
                "id": f"s{number:02d}",
                "number": number,
                "title": title or lines[own[0]].span.of(printed),
                "editorial": bool(title),
                "note": note,
                "byline": byline,
            }
        )
    return {
        "paragraphs": [
            {
                "id": line.id,
                "kind": line.kind,
                "span": [line.span.start, line.span.end],
                "number": numbers.get(line.number),
                "display": display_of(line, printed),
            }
            for line in lines.values()
        ],
        "sections": sections,
        "parts": [
            {
                "id": part,
                "title": lines[title].span.of(printed),
                "deck": lines[deck].span.of(printed),
            }
            for part, (title, deck) in PARTS.items()
        ],
        "arrangements": [arrangement(name, lines) for name in ORDERS],
    }


def arrangement(name: str, lines: dict[int, Line]) -> dict[str, Any]:
    """One order: parts, their sections, the paragraphs of each."""
    own = {number: [n for n in section if n in lines] for number, _, _, section, _ in SECTIONS}
    for number, extra in EXTRA[name].items():
        own[number] += extra
    if name == "contents":  # the banner of both features stands above the first headline
        own[1].sort(key=lambda n: (n != BANNER, n))
    return {
        "id": name,
        "parts": [
            {
                "id": part,
                "sections": [
                    {"id": f"s{n:02d}", "paragraphs": [lines[k].id for k in own[n]]} for n in order
                ],
            }
            for part, order in ORDERS[name].items()
        ],
    }


def read_errata(source: Path, printed: str) -> list[Row]:
    """All rows with their places, in the order of the table."""
    starts = line_starts(printed)
    found = []
    for fields in rows(source / "errata.tsv"):
        number, context = int(fields["line"]), fields["context"]
        line = printed[starts[number - 1] :].split("\n", 1)[0]
        if line.count(context) != 1:
            raise ValueError(f"line {number}: {context!r} does not stand there just once")
        start = starts[number - 1] + line.index(context)
        row = Row(fields, number, Span(start, start + len(context)))
        row.rewrites = rewrites(row)
        found.append(row)
    return found


def doubtful_span(row: Row, printed: str) -> Span:
    """The place the row speaks of: its printed form, else the whole context."""
    context, words = row.context.of(printed), row.fields["printed"]
    if not context.strip():
        # A line that holds one space lies in no paragraph: begin at the full stop
        # before it, so that the page has a place to show the mark at.
        return Span(len(printed[: row.context.start].rstrip()) - 1, row.context.end)
    pieces = [piece.strip() for piece in words.split("…")]
    if words in context:
        pieces = [words]
    elif words.split() == ["(", ")"]:
        pieces = ["(", ")"]
    pattern = ".*".join(re.escape(piece) for piece in pieces if piece)
    match = re.search(pattern, context) if pattern else None
    start, end = match.span() if match else (0, len(context))
    base = row.context.start
    spans = [Span(base + start, base + end), *(r.span for r in row.rewrites)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def rewrites(row: Row) -> list[Mended]:
    """The smallest edits from the context to its corrected form, with their syllables."""
    old, new = row.fields["context"], row.fields["corrected_context"]
    if not new:
        return []
    syllables = iter(row.fields["corrected_pinyin"].split())
    read = [next(syllables) if HANZI.match(c) else None for c in new]
    if next(syllables, None) is not None:
        raise ValueError(f"line {row.line}: more syllables than hanzi")
    base = row.context.start
    return [
        Mended(Span(base + a, base + b), new[c:d], tuple(read[c:d]))
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


def codes_of(lines: dict[int, Line]) -> dict[int, str]:
    """The place code of each line of a section; headings and bylines have no paragraph."""
    codes: dict[int, str] = {}
    for number, _, _, own, _ in SECTIONS:
        codes.update((n, f"§{number}") for n in own)
        numbered = [n for n in own if n in lines and lines[n].kind in ("couplet", "body", "item")]
        codes.update((n, f"§{number} ¶{i}") for i, n in enumerate(numbered, 1))
    return codes


def errata_json(found: list[Row], printed: str, codes: dict[int, str]) -> list[dict[str, Any]]:
    """The errata as the program reads them."""
    spans = [doubtful_span(row, printed) for row in found]
    return [
        {
            "id": f"e{index:03d}",
            "span": [span.start, span.end],
            "kind": row.fields["kind"],
            "certainty": row.fields["confidence"],
            "printed": row.fields["printed"],
            "proposed": row.fields["proposed"],
            "reason": told_by_place(row.fields["reason"], codes),
            "rewrites": [[r.span.start, r.span.end, r.words, r.syllables] for r in row.rewrites],
        }
        for index, (row, span) in enumerate(zip(found, spans, strict=True), 1)
    ]


def glossary_json(source: Path, codes: dict[int, str]) -> list[dict[str, str]]:
    """The glossary as the program reads it."""
    keys = ("term", "pinyin", "type", "english", "note", "printed_as")
    found = rows(source / "glossary.tsv")
    return [{key: told_by_place(row[key] or "", codes) for key in keys} for row in found]


def dump(value: Any) -> str:
    """JSON with one item of the outer list (or of a list one level down) a line."""
    if isinstance(value, list):
        lines = (json.dumps(item, ensure_ascii=False) for item in value)
        return "[\n" + ",\n".join(lines) + "\n]\n"
    parts = (f"{json.dumps(key)}: {dump_inner(item)}" for key, item in value.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def dump_inner(value: Any) -> str:
    """One value of an object written by `dump`."""
    if isinstance(value, (list, dict)) and value:
        return dump(value).rstrip("\n")
    return json.dumps(value, ensure_ascii=False)


def analyses_lines(source: Path, printed: str, lines: dict[int, Line], found: list[Row]) -> str:
    """One JSON line for each paragraph and view, so that each can be read alone."""
    sources = Sources(
        rows(source / "gold_words.tsv"),
        rows(source / "gold_pinyin.tsv"),
        rows(Path(__file__).with_name("corrected_cuts.tsv")),
    )
    written = []
    for line in lines.values():
        own = [row for row in found if row.applied and row.line == line.number]
        mended = [(row.fields["context"], row.context, row.rewrites) for row in own]
        for view, analysis in analyses(sources, printed, line.number, line.span, mended):
            value = {"id": line.id, "view": view, **analysis.to_json()}
            written.append(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    sources.check_all_used()
    return "\n".join(written) + "\n"


def build(source: Path, target: Path) -> None:
    """Write all files of the text.

    Raises:
        ValueError, KeyError: if the source contradicts itself.
        OSError: if a file cannot be read or written.
    """
    raw = (source / "feature.md").read_bytes()
    printed = raw.decode("utf-8")
    lines = find_lines(printed)
    found = read_errata(source, printed)
    codes = codes_of(lines)
    files = {
        "printed.md": raw,
        "structure.json": dump(structure(printed, lines)).encode(),
        "errata.json": dump(errata_json(found, printed, codes)).encode(),
        "analyses.jsonl": analyses_lines(source, printed, lines, found).encode(),
        "glossary.json": dump(glossary_json(source, codes)).encode(),
    }
    manifest = {
        "format": "tjreader-text",
        "version": 1,
        "id": "tianjin",
        "title": TITLE,
        "source": SOURCE,
        "revision": revision_of(printed),
        "files": {name: f"{zlib.crc32(data):08x}" for name, data in files.items()},
    }
    files["manifest.json"] = dump(manifest).encode()
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (target / name).write_bytes(data)
        print(f"{target / name}: {len(data)} bytes")


def main() -> None:
    """Build from the folders named on the command line."""
    given = [Path(argument) for argument in sys.argv[1:3]]
    source = given[0] if given else ROOT.parent / "shared" / "feature"
    build(source, given[1] if len(given) > 1 else ROOT / "resources" / "texts" / "tianjin")


if __name__ == "__main__":
    main()
