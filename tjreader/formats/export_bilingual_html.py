"""Sentences beside their translations as one HTML file: light, dark and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from ..app.deskwork import Deskwork, Sentence
from ..desk.translation import Stage
from .bilingual_words import counts, form_of, renderings_of, words_for
from .markup import escaped
from .page_style import TABLE_PAGE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_bilingual_html(work: Deskwork) -> bytes:
    """A table: number and place, source, translation, terms and notes."""
    return "".join(_page(work)).encode("utf-8", "replace")


def _page(work: Deskwork) -> Iterator[str]:
    title, said = escaped(work.title), words_for(work.words)
    names = (said.number, said.source, said.translation.format(language=work.language), said.notes)
    heads = "".join(f'<th scope="col">{escaped(name)}</th>' for name in names)
    yield (
        f'<!DOCTYPE html>\n<html lang="{said.tag}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="tjreader">\n'
        f"<title>{title}</title>\n<style>\n{TABLE_PAGE}</style>\n</head>\n<body>\n"
        f'<header><h1 lang="{escaped(work.source_language)}">{title}</h1>'
        f"<p>{counts(work)} · {escaped(work.made[:10])}</p></header>\n"
        f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    )
    place = ""
    for number, sentence in enumerate(work.sentences, 1):
        yield _row(work, number, sentence, sentence.place != place)
        place = sentence.place
    yield (
        "</tbody>\n</table>\n"
        f'<p class="colophon">tjreader · {escaped(work.revision[:12])}</p>\n</body>\n</html>\n'
    )


def _row(work: Deskwork, number: int, sentence: Sentence, opens: bool) -> str:
    place = f'<span class="place">{escaped(sentence.place)}</span>' if opens else ""
    first = ' class="opens"' if opens else ""
    stage = words_for(work.words).stages[sentence.stage]
    mark = "" if sentence.stage is Stage.DONE else f'<span class="stage">{stage}</span>'
    return (
        f'<tr{first}><th scope="row">{number}{place}</th>'
        f'<td class="source" lang="{escaped(work.source_language)}">{_marked(sentence)}</td>'
        f'<td class="target" lang="{escaped(work.language)}" dir="auto">'
        f"{escaped(sentence.rendered)}</td>"
        f'<td class="notes">{mark}{_terms(work, sentence)}{_note(sentence)}</td></tr>\n'
    )


def _marked(sentence: Sentence) -> str:
    """The words, the terms in them underlined."""
    made, last = "", 0
    for one in sorted(sentence.due, key=lambda each: (each.span.start, -each.span.end)):
        if one.span.start < last or one.span.end > len(sentence.words):
            continue
        made += escaped(sentence.words[last : one.span.start])
        made += f'<span class="term">{escaped(one.span.of(sentence.words))}</span>'
        last = one.span.end
    return made + escaped(sentence.words[last:])


def _terms(work: Deskwork, sentence: Sentence) -> str:
    said, target = words_for(work.words), escaped(work.language)
    told = (
        form_of(one, said).format(
            term=f'<span lang="zh-Hans">{escaped(one.name)}</span>',
            words=f'<bdi lang="{target}">{escaped(renderings_of(one, said))}</bdi>',
        )
        for one in sentence.due
    )
    return "".join(f'<div class="due">{each}</div>' for each in dict.fromkeys(told))


def _note(sentence: Sentence) -> str:
    one = sentence.translation
    if one is None or not one.note.strip():
        return ""
    return f'<div class="said" dir="auto">{escaped(one.note.strip())}</div>'
