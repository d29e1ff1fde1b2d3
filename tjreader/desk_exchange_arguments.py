"""The words of `terms export`, `terms import`, `desk export` and `desk import`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from .parsing import Help, add_data_dir, add_language, add_text

STATUSES = ("proposed", "approved", "deprecated")
"""As `desk.concept.Status`, which no start of the window loads."""

TERM_FORMATS = ("tbx3", "tbx2", "omegat", "csv", "xlsx")
SENTENCE_FORMATS = ("tmx", "xliff", "docx", "html")
"""As `app.termformats` has them, which no start loads either."""

Actions: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_term_exchange(actions: Actions) -> None:
    """The parsers of `terms export` and `terms import`."""
    export = _action(
        actions,
        "export",
        "write the terms to a file",
        "Write the terms to FILE (- is standard output); those of your own and of the text's\n"
        "glossary, or with --own or --shipped before “export” only these.",
        "  .tbx     TBX version 3; --format tbx2 is what OmegaT and most tools read\n"
        "  .utf8    a glossary of OmegaT: the renderings of one language\n"
        "  .csv     a table; .xlsx: the same for a spreadsheet\n"
        "TBX 3, CSV and XLSX hold all there is and come back by `tjreader terms import`.\n"
        "The others leave things out: standard error says which.",
    )
    export.add_argument(
        "--format", choices=TERM_FORMATS, help="what to write; else FILE's ending says"
    )
    add_language(export, "of the renderings in a glossary of OmegaT")
    export.add_argument("file", metavar="FILE")
    _add_term_import(actions)


def _add_term_import(actions: Actions) -> None:
    take_in = _action(
        actions,
        "import",
        "take the terms in a file in",
        "Take the terms in FILE in: .tbx (version 2 or 3), .csv, .tsv, .xlsx, or .utf8 of OmegaT.\n"
        "Says what would be done; --commit does it, as one step that can be undone in an open\n"
        "window.",
        "An entry that is here (the same id, or a form in common) gains forms and renderings;\n"
        "none is erased. Where both say something and it differs, both are listed, and the one\n"
        "that was changed last is taken; a second approved rendering becomes a proposal.\n"
        "The columns of a table are known by their names, in English or Chinese. --map says\n"
        "what they are: term, rendering (or rendering:de), note, … = a letter, a number or a\n"
        "name.",
    )
    take_in.add_argument("--map", metavar="COLUMNS", default="", dest="columns",
                         help="as term=A,rendering=C,note=Remarks")  # fmt: skip
    add_language(take_in, "of renderings without one")
    take_in.add_argument(
        "--status",
        choices=STATUSES,
        default="approved",
        help="of renderings without one (default: approved)",
    )
    take_in.add_argument(
        "--for-all-texts", action="store_true", help="they hold for all texts, not this one alone"
    )
    _add_import(take_in)


def add_sentence_exchange(actions: Actions) -> None:
    """The parsers of `desk export` and `desk import`."""
    export = _action(
        actions,
        "export",
        "write the sentences with your translations to a file",
        "Write the sentences with your translations to FILE (- is standard output).",
        "  .tmx     a translation memory (TMX 1.4): the translated sentences\n"
        "  .xlf     XLIFF 2.1: all sentences, for another translation tool\n"
        "  .docx    source and translation side by side, for a reviser\n"
        "  .html    the same for any browser\n"
        "TMX and XLIFF come back by `tjreader desk import`.",
    )
    export.add_argument(
        "--format", choices=SENTENCE_FORMATS, help="what to write; else FILE's ending says"
    )
    export.add_argument(
        "--section",
        metavar="§N",
        action="append",
        default=[],
        help="only that section, as §2 or 2; can be given more than once",
    )
    export.add_argument("--done", action="store_true", help="only sentences that are done")
    add_language(export, "of the translations")
    export.add_argument("file", metavar="FILE")
    take_in = _action(
        actions,
        "import",
        "take the translations in a file in",
        "Take the translations in FILE in: .tmx, or .xlf (XLIFF 2).\n"
        "Says what would be done; --commit does it, as one step that can be undone in an open\n"
        "window.",
        "A translation belongs to the sentence with its id, else to those with the same words.\n"
        "Where a sentence has another one, the further one is taken (done before draft), yours\n"
        "if both are as far; both are listed.",
    )
    add_language(take_in, "of the translations")
    _add_import(take_in)


def _action(
    actions: Actions, name: str, short: str, about: str, more: str
) -> argparse.ArgumentParser:
    parser = actions.add_parser(
        name,
        help=short,
        description=about,
        epilog=more,
        formatter_class=Help,
        allow_abbrev=False,
    )
    add_data_dir(parser)
    add_text(parser)
    return parser


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--commit", action="store_true", help="do it; else it is only said")
    parser.add_argument(
        "--prefer",
        choices=("newer", "mine", "file"),
        default="newer",
        help="whose version is taken where they differ (default: newer)",
    )
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="say it as a JSON object"
    )
    parser.add_argument("file", metavar="FILE", type=Path)
