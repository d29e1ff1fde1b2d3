"""What the parsers of all verbs have in common."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

Actions: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class Help(argparse.RawDescriptionHelpFormatter):
    """Keeps the line ends of longer texts."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=88)


def parser_of(verb: str, about: str, more: str = "") -> argparse.ArgumentParser:
    """The parser of a verb ("" for the window), with what it is about and more below."""
    parser = argparse.ArgumentParser(
        prog=f"tjreader {verb}".strip(),
        description=about,
        epilog=more or None,
        formatter_class=Help,
        allow_abbrev=False,
    )
    add_data_dir(parser)
    return parser


def action_of(
    actions: Actions, name: str, short: str, about: str, more: str = ""
) -> argparse.ArgumentParser:
    """The parser of a verb's action: a line in the verb's list, and what its own help says."""
    parser = actions.add_parser(
        name,
        help=short,
        description=about,
        epilog=more or None,
        formatter_class=Help,
        allow_abbrev=False,
    )
    add_data_dir(parser)
    add_text(parser)
    return parser


def add_data_dir(parser: argparse.ArgumentParser) -> None:
    """Let the data folder be named."""
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=Path,
        default=argparse.SUPPRESS,
        help="keep notes and settings in DIR instead of the platform's own folder",
    )


def add_json(
    parser: argparse.ArgumentParser, about: str = "a JSON array with all that is known"
) -> None:
    """Let what is told be told to programs; it may stand before an action or behind it."""
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=about)


def add_file_to_import(parser: argparse.ArgumentParser, differs: str) -> None:
    """Let a file be named that is taken in, and how; `differs` says where both have a thing."""
    parser.add_argument("--commit", action="store_true", help="do it; else it is only said")
    parser.add_argument(
        "--prefer",
        choices=("newer", "mine", "file"),
        default="newer",
        help=f"whose version is taken where {differs} (default: newer)",
    )
    add_json(parser, "say it as a JSON object")
    parser.add_argument("file", metavar="FILE", type=Path)


def add_text(parser: argparse.ArgumentParser) -> None:
    """Let a text be named."""
    parser.add_argument(
        "--text",
        metavar="FILE",
        type=Path,
        default=argparse.SUPPRESS,
        help="a text file of yours (default: the article that comes with the program)",
    )


def absolute(path: Path | None) -> str | None:
    """A path that means the same in the process that will open it."""
    return None if path is None else str(path.expanduser().absolute())


def add_language(parser: argparse.ArgumentParser, what: str) -> None:
    """Add `--language`; what the verb takes where it is not said is the window's choice."""
    parser.add_argument(
        "--language",
        metavar="TAG",
        default=argparse.SUPPRESS,  # so that one before the action counts too
        help=f"{what} (default: what the window translates into)",
    )
