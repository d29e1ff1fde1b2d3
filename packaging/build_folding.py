"""Make tjreader/text/variants.py: traditional characters and their simplified forms, one for one.

Usage: python packaging/build_folding.py [--check]

The source is OpenCC (Apache-2.0), by its Python package: what its conversions t2s, tw2s and
hk2s make of each single character. Characters that OpenCC turns into none, or into several,
are left out, so folding a text keeps its length. With `--check` nothing is written; the exit
code is 1 if the file is not what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "tjreader" / "text" / "variants.py"
CONVERSIONS = ("t2s", "tw2s", "hk2s")
BLOCKS = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x33480))
"""Where hanzi stand in Unicode."""
PER_LINE = 45


def simplified() -> dict[str, str]:
    """Each character with another simplified form, and that form; nothing needs two steps."""
    from opencc import OpenCC

    converters = [OpenCC(name) for name in CONVERSIONS]
    found: dict[str, str] = {}
    for first, past in BLOCKS:
        for character in map(chr, range(first, past)):
            for converter in converters:
                form = converter.convert(character)
                if form != character and len(form) == 1:
                    found.setdefault(character, form)
    for character, form in found.items():
        last, seen = form, {character}
        while last in found and last not in seen:
            seen.add(last)
            last = found[last]
        found[character] = last
    return {character: form for character, form in found.items() if character != form}


def literal(name: str, words: str, about: str) -> Iterator[str]:
    """The lines of a string constant."""
    yield f"{name} = ("
    for start in range(0, len(words), PER_LINE):
        yield f'    "{words[start : start + PER_LINE]}"'
    yield ")"
    yield f'"""{about}"""'


def module() -> str:
    """The whole file."""
    pairs = simplified()
    lines = [
        '"""Traditional characters and their simplified forms.',
        "",
        "Made by packaging/build_folding.py from OpenCC (Apache-2.0); not written by hand.",
        '"""',
        "",
        *literal("TRADITIONAL", "".join(pairs), "Characters that have another simplified form."),
        "",
        *literal("SIMPLIFIED", "".join(pairs.values()), "Those forms, in the same order."),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the file, or compare it."""
    made = module()
    if "--check" in sys.argv[1:]:
        return int(FILE.read_text(encoding="utf-8") != made)
    FILE.write_text(made, encoding="utf-8")
    print(f"{FILE}: {made.count(chr(10))} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
