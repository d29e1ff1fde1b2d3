"""The words of the command line: its verbs, their options and the help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from . import __version__
from .notes.anchor import AnchorState
from .notes.annotation import Colour, Style, Target
from .parsing import (
    action_of,
    add_file_to_import,
    add_json,
    add_language,
    add_text,
    parser_of,
)

FINE, REFUSED, USAGE, NO_DISPLAY = 0, 1, 2, 3
"""Exit codes."""

NO_DISPLAY_SENTENCE = (
    "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set); start tjreader from "
    "a desktop session, through “ssh -X”, or with “xvfb-run tjreader”. “tjreader --help” lists "
    "what works without a display."
)

_ABOUT = """\
Read a Chinese text closely, offline: pinyin and meaning on hover, highlights, notes.
Without a verb the reading window opens: on TEXT (UTF-8, .txt or .md), or on the
article that comes with the program."""

_VERBS = """\
verbs, which need no window and no display:
  pinyin      the pinyin of each line of a file
  segment     the words of each line of a file
  notes       list the notes and highlights, or add one
  candidates  list what may be a term of a text
  search      find words in text, notes, terms and dictionary
  terms       list the terms of a text, add one, or delete one
  desk        list your translations of its sentences, check them, report on them
  text        load a changed edition of a text, and take its notes there
  export      write the text with its readings, words and notes to a file
  check       see that the notebook is sound, or repair it
  restore     list the backups, or bring one back
  import      take the notes of such a file in
  screenshot  draw the program's main states to PNG files
  self-test   see that the program works here
`tjreader VERB --help` tells more of one. A file with a verb's name is opened as ./VERB.

exit codes:
  0  done
  1  refused; one sentence on standard error says why and what helps
  2  the command line was not understood
  3  no display, or a system library is missing, so no window can open"""


def _window() -> argparse.ArgumentParser:
    parser = parser_of("", _ABOUT, _VERBS)
    parser.usage = "tjreader [--data-dir DIR] [TEXT]\n       tjreader [--data-dir DIR] VERB …"
    parser.add_argument("--version", action="version", version=f"tjreader {__version__}")
    parser.add_argument("text", metavar="TEXT", nargs="?", help="a text file to read")
    parser.add_argument("--report-times", metavar="FILE", help=argparse.SUPPRESS)
    return parser


def _add_input(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default="-", help="UTF-8 text; - or none: standard input"
    )


def _pinyin() -> argparse.ArgumentParser:
    parser = parser_of(
        "pinyin",
        "Write the pinyin of each line, one output line for each input line.",
        "The json format is one object a line, with places in code points:\n"
        '  {"text": "新质", "syllables": ["xīn", "zhì"], "words": [[0, 2, "xīnzhì"]]}\n'
        "syllables has null for each character that is no hanzi.\n"
        "The text format is the pinyin itself, joined into words.",
    )
    parser.add_argument("--format", choices=("json", "text"), default="json", help="default: json")
    _add_input(parser)
    return parser


def _segment() -> argparse.ArgumentParser:
    parser = parser_of("segment", "Write the words of each line with one space between any two.")
    _add_input(parser)
    return parser


def _add_tag(parser: argparse.ArgumentParser, about: str) -> None:
    parser.add_argument(
        "--tag", metavar="TAG", action="append", default=argparse.SUPPRESS, help=about
    )


def _notes() -> argparse.ArgumentParser:
    parser = parser_of(
        "notes",
        "List notes and highlights, or add one. Works while a window is open on the same\n"
        "data: the window then does it, and shows it at once.",
    )
    add_text(parser)
    add_json(parser)
    _add_tag(parser, "only those with that tag; more than one: with any of them")
    actions = parser.add_subparsers(dest="action", metavar="add", title="to add one")
    add = action_of(
        actions,
        "add",
        "highlight a stretch of the text, with or without a note",
        "Highlight a stretch of the printed text, with or without a note.",
        "START and END count code points of the printed text, as `tjreader notes --json`\n"
        "and exports give them; the stretch ends before END. Prints the note as JSON.",
    )
    add.add_argument("--start", type=int, required=True, metavar="START")
    add.add_argument("--end", type=int, required=True, metavar="END")
    add.add_argument("--note", default="", metavar="WORDS", help="what to write")
    _add_tag(add, "give it that tag; can be given more than once")
    colours = tuple(colour.value for colour in Colour)
    add.add_argument("--colour", choices=colours, default="yellow", help="default: yellow")
    styles = tuple(style.value for style in Style)
    add.add_argument("--style", choices=styles, default="tint", help="default: tint")
    return parser


def _search() -> argparse.ArgumentParser:
    parser = parser_of(
        "search",
        "Find words in the text, in all notes, among terms and in the dictionary: characters\n"
        "(simplified or traditional), pinyin with or without tones, initials, English.",
        "One line for each hit, in columns between tabs; #tag finds the notes with a tag.\n"
        "Works while a window is open.\n\n"
        "With --json the hits are in four lists: text, notes, terms and dictionary. A term has\n"
        "its `rendering` and the tag of its `language`, both empty where there is none.",
    )
    add_text(parser)
    add_json(parser, "one JSON object with all hits")
    add_language(parser, "of the terms' renderings")
    parser.add_argument("query", metavar="QUERY")
    return parser


def _text() -> argparse.ArgumentParser:
    parser = parser_of(
        "text",
        "Load a changed edition of a text. Works while a window is open on the same data: the\n"
        "window then shows it at once.",
    )
    actions = parser.add_subparsers(dest="action", metavar="revise", required=True)
    revise = action_of(
        actions,
        "revise",
        "read a text in another edition, and take its notes there",
        "Read a text in another edition from now on, and take its notes there.",
        "A FILE that you have read before, and have changed since, says itself which text it\n"
        "is. Otherwise FILE is an edition of the text of --text, or of the article that comes\n"
        "with the program. Says how many notes stand exactly where they stood, were moved with\n"
        "their words, stand on changed words, or have no place any more (orphans). The window\n"
        "lists all but the first for review.",
    )
    add_json(revise, "a JSON object")
    revise.add_argument("file", metavar="FILE", type=Path, help="the new edition, a text file")
    return parser


def _export() -> argparse.ArgumentParser:
    parser = parser_of(
        "export",
        "Write the text with its readings, words and notes to FILE (- is standard output).",
        "Without --format the ending of FILE says what to write:\n"
        "  .html    the text as it is read: pinyin, highlights, notes; one file for any browser\n"
        "  .epub    the same as an EPUB 3 book\n"
        "  .docx    the same for Word: pinyin as phonetic guides, notes as comments\n"
        "  .pdf     pages as they would be printed, numbered notes after each section\n"
        "  .md      Markdown: highlights, notes as footnotes\n"
        "  .json    all there is, for programs, and for `tjreader import`\n"
        "  .jsonld  the notes as W3C Web Annotations (--format w3c)\n"
        "  .csv     the notes as a table; .xlsx: the same for a spreadsheet\n"
        "An existing FILE is replaced in one step. Works while a window is open.",
    )
    add_text(parser)
    from .app.exchange import FORMATS, PDF  # a window needs none of it

    formats = tuple(each.id for each in (*FORMATS, PDF))
    parser.add_argument("--format", choices=formats, help="what to write")
    _add_selection(parser)
    parser.add_argument("--no-pinyin", action="store_true", help="leave the pinyin out")
    parser.add_argument("--no-highlights", action="store_true", help="leave the highlights out")
    parser.add_argument("--no-notes", action="store_true", help="leave the notes out")
    parser.add_argument("file", metavar="FILE")
    return parser


def _check() -> argparse.ArgumentParser:
    parser = parser_of(
        "check",
        "Look at every page and every row of the notebook, and say what is wrong.\n"
        "Works while a window is open: the window then does it.",
    )
    parser.add_argument(
        "--repair",
        action="store_true",
        help="mend what is found; a damaged file is kept, what it lost comes from a backup",
    )
    return parser


def _restore() -> argparse.ArgumentParser:
    parser = parser_of(
        "restore",
        "Without BACKUP: list the backups, newest first. With it: say which notes would come\n"
        "back, change or go; nothing is changed without --commit. The notebook is backed up first.",
    )
    parser.add_argument("backup", metavar="BACKUP", nargs="?", help="a name from the list")
    parser.add_argument("--commit", action="store_true", help="put it in the notebook's place")
    return parser


def _add_selection(parser: argparse.ArgumentParser) -> None:
    """Which notes are meant; an option given twice takes either."""
    group = parser.add_argument_group(
        "which notes and highlights", "each can be given more than once; all must agree"
    )
    for name, values, about in (
        ("colour", tuple(each.value for each in Colour), "of that colour"),
        ("kind", tuple(each.value for each in Target), "on words, a section, the whole text"),
        ("state", tuple(each.value for each in AnchorState), "how sure their place is"),
    ):
        group.add_argument(f"--{name}", choices=values, action="append", default=[], help=about)
    group.add_argument("--tag", metavar="TAG", action="append", default=[], help="with that tag")
    group.add_argument(
        "--section", metavar="§N", action="append", default=[], help="in that section, as §2 or 2"
    )
    group.add_argument("--words", metavar="WORDS", default="", help="with these words in them")


def _import() -> argparse.ArgumentParser:
    parser = parser_of(
        "import",
        "Take the notes in FILE in: the .json that `tjreader export` writes, or a table, .csv\n"
        "or .xlsx.\n"
        "Says what would be done; --commit does it, as one step that can be undone in an open\n"
        "window.",
        "Notes are merged by their id: new ones are added, none is erased. Where a note is here\n"
        "and in FILE and differs, the one that was changed last is taken, and both are listed.\n"
        "A table needs a line of column names; quote and note are enough, start and end tell\n"
        "words apart that stand in the text more than once.",
    )
    add_text(parser)
    add_file_to_import(parser, "a note differs")
    return parser


def _screenshot() -> argparse.ArgumentParser:
    parser = parser_of(
        "screenshot", "Draw the program's main states to PNG files in DIR, without a display."
    )
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument(
        "--language", choices=("en", "zh_CN"), default="en", help="the window's language"
    )
    parser.add_argument("--only", metavar="NAME", action="append", help=argparse.SUPPRESS)
    return parser


def _self_test() -> argparse.ArgumentParser:
    return parser_of(
        "self-test",
        "Open the article, segment, read, write and undo a note in a database of its own, and\n"
        "draw a page; print OK when all of it works. Touches none of your data.",
    )


def _worker() -> argparse.ArgumentParser:
    parser = parser_of("worker", "The window's language process; it reads JSON lines.")
    parser.add_argument(
        "folders", nargs="+", metavar="FOLDER", help="cache folder, dictionary folder"
    )
    return parser


def _candidates() -> argparse.ArgumentParser:
    from .desk_arguments import candidates  # a window needs none of it

    return candidates()


def _desk() -> argparse.ArgumentParser:
    from .desk_arguments import desk  # a window needs none of it

    return desk()


def _terms() -> argparse.ArgumentParser:
    from .desk_arguments import terms  # a window needs none of it

    return terms()


_PARSERS: dict[str, Callable[[], argparse.ArgumentParser]] = {
    "pinyin": _pinyin,
    "segment": _segment,
    "notes": _notes,
    "search": _search,
    "candidates": _candidates,
    "terms": _terms,
    "desk": _desk,
    "text": _text,
    "export": _export,
    "check": _check,
    "restore": _restore,
    "import": _import,
    "screenshot": _screenshot,
    "self-test": _self_test,
    "worker": _worker,
}


_USUAL = {"data_dir": None, "text": None, "json": False, "tag": (), "language": ""}
"""What holds for options that may stand before an action or behind it, and stand nowhere."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Understand a command line.

    Returns:
        A namespace with `verb` ("window" or one of the verbs), `data_dir` (a path or
        None) and the verb's own values.

    Raises:
        SystemExit: after help or version was printed (code 0), or a complaint (code 2).
    """
    rest = list(arguments)
    place = _first_word(rest)
    verb = "window"
    if place is not None and rest[place] in _PARSERS:
        verb = rest.pop(place)
    parser = _PARSERS[verb]() if verb != "window" else _window()
    understood = parser.parse_args(rest)
    understood.verb = verb
    for name, usual in _USUAL.items():
        setattr(understood, name, getattr(understood, name, usual))
    return understood


def _first_word(arguments: list[str]) -> int | None:
    """Where the first argument stands that is no option and no option's value."""
    index = 0
    while index < len(arguments):
        argument = arguments[index]
        if argument == "--":
            return None
        if not argument.startswith("-") or argument == "-":
            return index
        index += 2 if argument in {"--data-dir", "--report-times"} else 1
    return None
