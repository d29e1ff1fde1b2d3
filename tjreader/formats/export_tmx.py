"""Sentences with their translations as a translation memory: TMX 1.4."""

from __future__ import annotations

import re

from ..app.deskwork import Deskwork, Sentence
from .markup import escaped

_TIME = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})")


def to_tmx(work: Deskwork) -> bytes:
    """The sentences that have a translation, each with its place, stage and note."""
    source = escaped(work.source_language)
    created = _time(work.made)
    dated = f' creationdate="{created}"' if created else ""
    made = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        '<header creationtool="tjreader" creationtoolversion="1" segtype="sentence" '
        f'o-tmf="tjreader" adminlang="en" srclang="{source}" datatype="plaintext"{dated}>\n'
        f'<prop type="x-text">{escaped(work.text_id)}</prop>\n'
        f'<prop type="x-title">{escaped(work.title)}</prop>\n'
        f'<prop type="x-revision">{escaped(work.revision)}</prop>\n</header>\n<body>\n'
    ]
    made += [_unit(each, source) for each in work.translated()]
    made.append("</body>\n</tmx>\n")
    return "".join(made).encode("utf-8", "replace")


def _unit(sentence: Sentence, source: str) -> str:
    one = sentence.translation
    if one is None:
        return ""
    note = f"<note>{escaped(one.note)}</note>\n" if one.note else ""
    times = "".join(
        f' {name}="{_time(time)}"'
        for name, time in (("creationdate", one.created), ("changedate", one.updated))
        if _time(time)
    )
    target = escaped(one.language)
    return (
        f'<tu tuid="{escaped(sentence.id)}"{times}>\n{note}'
        f'<prop type="x-place">{escaped(sentence.place)}</prop>\n'
        f'<prop type="x-stage">{one.stage.value}</prop>\n'
        f'<tuv xml:lang="{source}"><seg>{escaped(sentence.words)}</seg></tuv>\n'
        f'<tuv xml:lang="{target}"><seg>{escaped(one.words)}</seg></tuv>\n</tu>\n'
    )


def _time(iso: str) -> str:
    """A time in UTC as TMX writes it, or nothing."""
    found = _TIME.match(iso)
    return "{}{}{}T{}{}{}Z".format(*found.groups()) if found else ""
