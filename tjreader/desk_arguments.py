"""The words of the verbs `terms` and `desk`."""

from __future__ import annotations

import argparse

from .desk_exchange_arguments import STATUSES, add_sentence_exchange, add_term_exchange
from .parsing import Help, add_data_dir, add_text, parser_of


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
    add.add_argument(
        "--language", metavar="TAG", default="en", help="of the rendering; default: en"
    )
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
        "List your translations of the sentences of a text, in the order of the text. Works while\n"
        "a window is open.",
        "For each: its place and stage (open, draft, done), the sentence, the translation, the "
        "note.",
    )
    add_text(parser)
    parser.add_argument("--json", action="store_true", help="a JSON array with all that is known")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="to exchange them")
    add_sentence_exchange(actions)
    return parser
