"""The words of the verbs `terms`, `desk` and `candidates`."""

from __future__ import annotations

import argparse

from .desk_exchange_arguments import STATUSES, add_sentence_exchange, add_term_exchange
from .parsing import Help, add_data_dir, add_language, add_text, parser_of


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
    parser.add_argument("--json", action="store_true", help="a JSON array with all that is known")
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


def _add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = actions.add_parser(
        "add",
        help="add a term",
        description="Add a term. Prints it as JSON; “also_in” names other terms that have one of "
        "its forms.",
        formatter_class=Help,
        allow_abbrev=False,
    )
    add_data_dir(add)
    add_text(add)
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
    add.add_argument(
        "--for-all-texts", action="store_true", help="it holds for all texts, not this one alone"
    )


def _delete(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    delete = actions.add_parser(
        "delete",
        help="delete a term of your own",
        description="Delete a term of your own, with the decisions at single places on it. An open "
        "window\ncan undo it. Prints what was deleted as JSON.",
        formatter_class=Help,
        allow_abbrev=False,
    )
    add_data_dir(delete)
    add_text(delete)
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
    parser.add_argument("--json", action="store_true", help="a JSON array with all that is known")
    _add_only(parser, "list only the translations into that language")
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", title="to check them, report on them, exchange them"
    )
    _check(actions)
    _coverage(actions)
    add_sentence_exchange(actions)
    return parser


def _check(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = actions.add_parser(
        "check",
        help="say what looks wrong in the translation",
        description="Say what looks wrong in the translation: decided terms that are not used, "
        "numbers\nthat differ, sentences without words, marks without their fellow, and more.",
        epilog="One line for each: its place, how much it matters, what it is. What was accepted "
        "as fine\nis only counted.",
        formatter_class=Help,
        allow_abbrev=False,
    )
    _add_translation(check)
    check.add_argument("--section", metavar="§N", default="", help="one section, as §2 or 2")
    check.add_argument(
        "--all", action="store_true", help="quiet ones too: open sentences, spaces, “more than”"
    )
    check.add_argument("--json", action="store_true", help="a JSON array with all that is known")


def _coverage(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    coverage = actions.add_parser(
        "coverage",
        help="write a page on how far the translation is",
        description="Write one page for an editor: each section's sentences, the terms decided "
        "and not,\nwhat was found and accepted, the decisions.",
        epilog="The ending of FILE says how: .html to print, .md with nothing left out; - is "
        "Markdown on\nstandard output.",
        formatter_class=Help,
        allow_abbrev=False,
    )
    _add_translation(coverage)
    coverage.add_argument("--section", metavar="§N", default="", help="one section, as §2 or 2")
    coverage.add_argument(
        "--words", choices=("en", "zh"), default="en", help="the page's own language; default: en"
    )
    coverage.add_argument("file", metavar="FILE")


def _add_translation(parser: argparse.ArgumentParser) -> None:
    add_data_dir(parser)
    add_text(parser)
    add_language(parser, "of the translation")


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
    parser.add_argument("--json", action="store_true", help="a JSON array with all that is known")
    return parser
