"""The words of the verbs `terms`, `desk` and `candidates`."""

from __future__ import annotations

import argparse

from .desk_exchange_arguments import (
    STATUSES,
    add_for_all_texts,
    add_sentence_exchange,
    add_term_exchange,
)
from .parsing import Actions, action_of, add_json, add_language, add_text, parser_of


def terms() -> argparse.ArgumentParser:
    """The parser of `tjreader terms`."""
    parser = parser_of(
        "terms",
        "List the terms of a text, add or delete one, write or read files of them. Works while a\n"
        "window is open on the same data: the window then does it, and shows it at once.",
        "One line for each term: its beginning of an id, its forms, its renderings. Those of the\n"
        "glossary that comes with the text have * in place of an id. An approved rendering has\n"
        "no mark, a proposed one ?, a deprecated one –.",
    )
    add_text(parser)
    add_json(parser)
    _add_only(parser, "list only the renderings in that language")
    which = parser.add_mutually_exclusive_group()
    for name, about in (("own", "those of your own"), ("shipped", "those of the text's glossary")):
        which.add_argument(
            f"--{name}", action="store_const", const=name, dest="which", help=f"only {about}"
        )
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", title="to change or exchange them"
    )
    _add(actions)
    _delete(actions)
    add_term_exchange(actions)
    return parser


def _add_only(parser: argparse.ArgumentParser, about: str) -> None:
    """Add the `--language` of a list, which holds all where it is not said."""
    parser.add_argument("--language", metavar="TAG", default="", help=about)


def _add(actions: Actions) -> None:
    add = action_of(
        actions,
        "add",
        "add a term",
        "Add a term. Prints it as JSON; “also_in” names other terms that have one of its forms.",
    )
    add.add_argument("form", metavar="FORM", help="the term as it stands in the text")
    add.add_argument("--rendering", metavar="WORDS", default="", help="what it is rendered with")
    add.add_argument(
        "--status", choices=STATUSES, default="proposed", help="of the rendering; default: proposed"
    )
    add_language(add, "of the rendering")
    add.add_argument(
        "--variant",
        metavar="FORM",
        action="append",
        default=[],
        help="another form of it; can be given more than once",
    )
    add.add_argument("--note", metavar="WORDS", default="", help="a note on it")
    add_for_all_texts(add, "it holds")


def _delete(actions: Actions) -> None:
    delete = action_of(
        actions,
        "delete",
        "delete a term of your own",
        "Delete a term of your own, with the decisions at single places on it. An open window\n"
        "can undo it. Prints what was deleted as JSON.",
    )
    delete.add_argument("id", metavar="ID", help="its id, or enough of its beginning")


def desk() -> argparse.ArgumentParser:
    """The parser of `tjreader desk`."""
    parser = parser_of(
        "desk",
        "List your translations of the sentences of a text, in the order of the text; check them,\n"
        "or write a page on how far they are. Works while a window is open.",
        "For each: its place and stage (open, draft, done), the sentence, the translation, the "
        "note.",
    )
    add_text(parser)
    add_json(parser)
    _add_only(parser, "list only the translations into that language")
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", title="to check them, report on them, exchange them"
    )
    _check(actions)
    _coverage(actions)
    add_sentence_exchange(actions)
    return parser


def _check(actions: Actions) -> None:
    check = action_of(
        actions,
        "check",
        "say what looks wrong in the translation",
        "Say what looks wrong in the translation: decided terms that are not used, numbers\n"
        "that differ, sentences without words, marks without their fellow, and more.",
        "One line for each: its place, how much it matters, what it is. What was accepted as fine\n"
        "is only counted.",
    )
    _add_translation(check)
    check.add_argument(
        "--all", action="store_true", help="quiet ones too: open sentences, spaces, “more than”"
    )
    add_json(check)


def _coverage(actions: Actions) -> None:
    coverage = action_of(
        actions,
        "coverage",
        "write a page on how far the translation is",
        "Write one page for an editor: each section's sentences, the terms decided and not,\n"
        "what was found and accepted, the decisions.",
        "The ending of FILE says how: .html to print, .md with nothing left out; - is Markdown on\n"
        "standard output.",
    )
    _add_translation(coverage)
    coverage.add_argument(
        "--words", choices=("en", "zh"), default="en", help="the page's own language; default: en"
    )
    coverage.add_argument("file", metavar="FILE")


def _add_translation(parser: argparse.ArgumentParser) -> None:
    """The translation that is meant, and the part of it."""
    add_language(parser, "of the translation")
    parser.add_argument("--section", metavar="§N", default="", help="one section, as §2 or 2")


def candidates() -> argparse.ArgumentParser:
    """The parser of `tjreader candidates`."""
    parser = parser_of(
        "candidates",
        "List what may be a term of a text, the likeliest first: what it repeats, quotes, defines\n"
        "or names. What is a term already, and what was rejected, is left out.",
        "One line each, in columns between tabs: words, how often, why, where first, sentence.\n"
        "Works while a window is open.",
    )
    add_text(parser)
    parser.add_argument("--top", type=int, default=40, metavar="N", help="how many (default: 40)")
    parser.add_argument("--all", action="store_true", help="also terms, and what was rejected")
    add_json(parser)
    return parser
