"""Files of terms and sentences taken in for a desk: looked at first, then done in one step.

`desk_requests` hands the requests of commands here; a window uses the same functions with
what it read on another thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..desk.concept import Concept, Status
from ..desk.languages import language_of
from ..desk.record import DeskChange
from ..notes.change import Act
from . import termbase
from .asked import among, words
from .desk import Desk
from .deskfiles import DeskFiles
from .deskwork import work_of
from .importing import prefer_of
from .incomingsentences import IncomingSentence, IncomingSentences
from .incomingterms import Custom, IncomingTerms, TermSource
from .marking import now
from .ports import Refused
from .sentenceimport import SentenceDifference, SentencePlan, plan_sentences
from .termguess import guessed, layout_of
from .termimport import Here, TermMerge, TermPlan, plan_terms
from .termreading import concepts_of
from .termtable import Layout, TermTable

COLUMN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def here(desk: Desk) -> Here:
    """The terms of a desk as an import is planned against them."""
    return Here(desk.text.id, desk.concepts(), desk.is_shipped)


def terms_of(source: TermSource, custom: Custom, columns: str = "") -> IncomingTerms:
    """The terms of a file, its columns as one says they are, or as they seem to be.

    Raises:
        Refused: if the columns cannot be told.
    """
    if source.table is None:
        assert source.terms is not None  # noqa: S101 - it is one of the two
        return source.terms
    layout = layout_of(columns, source.table) if columns else guessed(source.table)
    return concepts_of(source.table, layout, custom)


def commit_terms(desk: Desk, plan: TermPlan) -> DeskChange | None:
    """Do what was planned, as one step.

    Raises:
        Refused: with code "stale" if one of the terms has changed since.
    """
    if any(desk.concept(each.before.id) != each.before for each in plan.altered):
        raise Refused(
            f"Terms were changed since {plan.name} was read, so nothing was imported: "
            "import it again.",
            "stale",
        )
    return termbase.import_terms(desk, plan.name, plan.new, (each.after for each in plan.altered))


def commit_sentences(desk: Desk, plan: SentencePlan) -> DeskChange | None:
    """Do what was planned, as one step.

    Raises:
        Refused: with code "stale" if the translations have changed since.
    """
    return desk.do(Act.IMPORT_SENTENCES, plan.name, plan.edits)


def plan_sentence_file(
    desk: Desk, incoming: IncomingSentences, prefer: str = "", language: str = ""
) -> SentencePlan:
    """What taking a file's translations in would do.

    Raises:
        Refused: if they are of another text.
    """
    work = work_of(desk.text, desk.translations(), language=language or desk.language)
    return plan_sentences(work, incoming, prefer_of(prefer), now())


def answer(request: dict[str, Any], desk: Desk, files: DeskFiles) -> dict[str, Any]:
    """Do what a request says.

    Args:
        request: `{"verb": …}` and the verb's own keys:
            "terms.import": `path`, and optionally `columns`, `language`, `status`,
            `for_all_texts`, `prefer`, `commit` → `{"report": …}`, see `term_report`;
            "desk.import": `path`, and optionally `language`, `prefer`, `commit`
            → `{"report": …}`, see `sentence_report`.
            Without `commit` nothing is stored.
        desk: the desk, its records loaded.
        files: who reads.

    Raises:
        Refused: for a request that cannot be met.
    """
    path, language = Path(words(request, "path")), words(request, "language") or desk.language
    if language_of(language) != language:
        raise Refused(f"{language[:40]} is no tag of a language: say en, en-GB, de, … .")
    prefer = prefer_of(words(request, "prefer"))
    if request.get("verb") == "terms.import":
        custom = Custom(
            language,
            among(request, "status", Status.APPROVED),
            None if request.get("for_all_texts") else desk.text.id,
        )
        source = files.read_terms(path, custom)
        columns = words(request, "columns")
        terms = plan_terms(here(desk), terms_of(source, custom, columns), prefer)
        if request.get("commit") and not terms.does_nothing:
            commit_terms(desk, terms)
        layout = None
        if source.table is not None:
            layout = layout_of(columns, source.table) if columns else guessed(source.table)
            layout = None if layout.ours else layout
        return {"report": term_report(terms, source.table, layout)}
    found = plan_sentence_file(desk, files.read_sentences(path, language), prefer, language)
    if request.get("commit"):
        commit_sentences(desk, found)
    return {"report": sentence_report(found)}


def term_report(plan: TermPlan, table: TermTable | None, layout: Layout | None) -> dict[str, Any]:
    """A plan as a JSON value, for the command line and other processes."""
    columns = list(_columns(table, layout)) if table is not None and layout is not None else []
    return {
        "name": plan.name,
        "columns": columns,
        "new": [_term(each) for each in plan.new],
        "changed": [_merge(each) for each in plan.altered],
        "kept": [_merge(each) for each in plan.kept],
        "same": plan.same,
        "skipped": list(plan.skipped),
    }


def _columns(table: TermTable, layout: Layout) -> Iterator[dict[str, str]]:
    for use in layout.uses:
        head = table.rows[0][use.column] if layout.header and table.rows else ""
        letter = COLUMN[use.column % 26]
        letter = COLUMN[use.column // 26 - 1] + letter if use.column >= 26 else letter
        told = f"{use.field.value} ({use.language})" if use.language else use.field.value
        yield {"column": letter, "name": head, "holds": told}


def _term(concept: Concept) -> dict[str, Any]:
    return {
        "id": concept.id,
        "name": concept.name,
        "forms": [each.words for each in concept.forms],
        "renderings": [
            {"words": each.words, "language": each.language, "status": each.status.value}
            for each in concept.renderings
        ],
    }


def _merge(each: TermMerge) -> dict[str, Any]:
    return {
        "id": each.before.id,
        "name": each.before.name,
        "forms": [form.words for form in each.forms],
        "renderings": [
            {"words": one.words, "language": one.language, "status": one.status.value}
            for one in each.renderings
        ],
        "clashes": [
            {"what": one.what, "mine": one.mine, "file": one.theirs, "taken": one.taken}
            for one in each.clashes
        ],
    }


def sentence_report(plan: SentencePlan) -> dict[str, Any]:
    """A plan as a JSON value, for the command line and other processes."""
    return {
        "name": plan.name,
        "new": [
            {"place": sentence.place, "source": sentence.words, "words": said.words,
             "stage": said.stage.value}
            for sentence, said in plan.new
        ],
        "changed": [_difference(each) for each in plan.changed],
        "kept": [_difference(each) for each in plan.kept],
        "same": plan.same,
        "lost": [_lost(each) for each in plan.lost],
        "untranslated": plan.untranslated,
        "skipped": list(plan.skipped),
    }  # fmt: skip


def _difference(each: SentenceDifference) -> dict[str, Any]:
    return {
        "place": each.sentence.place,
        "source": each.sentence.words,
        "mine": {"words": each.mine.words, "stage": each.mine.stage.value},
        "file": {"words": each.theirs.words, "stage": each.theirs.stage.value},
    }


def _lost(each: IncomingSentence) -> dict[str, Any]:
    return {"number": each.number, "source": each.source, "words": each.words}
