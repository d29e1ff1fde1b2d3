"""One search of everything, for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from ..desk.concept import Concept
from ..desk.glossary import is_of_glossary
from ..desk.languages import ENGLISH
from .find import Finder, Found
from .foundrows import Row, text_row
from .opened import OpenedText
from .pages import PageMaker
from .ports import AnalystPort, LexiconPort
from .search import Asked, Group, TermHit, WordHit, word_group, word_wish
from .termsearch import Terms, all_terms


class SearchParts(Protocol):
    """What a search asks of the parts of a command."""

    def shipped(self) -> OpenedText:
        """The article, whose glossary is searched."""
        ...

    def lexicon(self) -> LexiconPort:
        """The dictionary."""
        ...

    def analyst(self) -> AnalystPort:
        """Reads paragraphs that are not read yet, where a query may be pinyin."""
        ...


def search(
    query: str,
    opened: OpenedText,
    parts: SearchParts,
    notes: Row,
    terms: Sequence[Row] = (),
    *,
    language: str = ENGLISH,
) -> Row:
    """All that is found; `notes` is the answer to the request "notes.search".

    `terms` is the answer to "terms.list"; a text without a glossary is asked the article's.
    `language` is that of the renderings which are told.

    Raises:
        Refused: if the article or the dictionary is missing or damaged.
    """
    asked, maker = Asked(query), PageMaker(opened)
    if asked.query.is_spoken:
        for paragraph in opened.text.paragraphs:
            if paragraph.span and maker.analysis(paragraph) is None:
                printed = paragraph.span.of(opened.text.printed)
                maker.learn(paragraph.id, parts.analyst().analyse(printed))
    finder = Finder(opened, maker, opened.text.arrangements[0].id)
    found = finder.find("" if asked.for_tag else query)
    concepts = tuple(msgspec.convert({"type": "concept"} | row, Concept) for row in terms)
    source = opened if opened.glossary else parts.shipped()
    own = tuple(each for each in concepts if not is_of_glossary(each.id))
    found_terms = Terms(all_terms(source.text.id, source.glossary, own), language).find(asked)
    words = word_group(parts.lexicon().search(word_wish(asked)))
    return _rows(found, found_terms, words, notes) | {"query": query}


def _rows(found: Found, terms: Group, words: Group, notes: Row) -> Row:
    """All that was found. `total` counts what is not listed too."""
    return {
        "query": found.query,
        "text": {
            "total": len(found.hits),
            "more": found.more,
            "hits": [text_row(hit) for hit in found.hits],
        },
        "notes": {"total": notes["total"], "hits": notes["notes"]},
        "terms": {
            "total": terms.total,
            "hits": [
                {
                    "term": h.name,
                    "pinyin": h.pinyin,
                    "rendering": h.rendering,
                    "language": h.language,
                    "own": h.own,
                }
                for h in terms.hits
                if isinstance(h, TermHit)
            ],
        },
        "dictionary": {
            "total": words.total,
            "more": words.more,
            "hits": [
                {
                    "simplified": h.entry.simplified,
                    "traditional": h.entry.traditional,
                    "pinyin": h.entry.pinyin,
                    "senses": list(h.entry.meanings),
                }
                for h in words.hits
                if isinstance(h, WordHit)
            ],
        },
    }


def lines(value: Row) -> Iterator[str]:
    """The same for people: a kind, a place or word and its context on each line, in columns."""
    for hit in value["text"]["hits"]:
        yield _line("text", hit["place"], f"{hit['before']}[{hit['words']}]{hit['after']}")
    for hit in value["notes"]["hits"]:
        yield _line("note", hit["title"], hit["quote"], hit["note"])
    for hit in value["terms"]["hits"]:
        yield _line("term", hit["term"], hit["pinyin"], hit["rendering"])
    for hit in value["dictionary"]["hits"]:
        yield _line("word", hit["simplified"], hit["pinyin"], "; ".join(hit["senses"]))


def _line(*cells: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells)
