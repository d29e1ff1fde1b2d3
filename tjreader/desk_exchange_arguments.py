"""The words of `terms export`, `terms import`, `desk export` and `desk import`."""

from __future__ import annotations

import argparse

from .parsing import Actions, action_of, add_file_to_import, add_language

STATUSES = ("proposed", "approved", "deprecated")
"""As `desk.concept.Status`, which no start of the window loads."""

TERM_FORMATS = ("tbx3", "tbx2", "omegat", "csv", "xlsx")
SENTENCE_FORMATS = ("tmx", "xliff", "docx", "html")
"""As `app.termformats` has them, which no start loads either."""


def add_term_exchange(actions: Actions) -> None:
    """The parsers of `terms export` and `terms import`."""
    export = action_of(
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
    take_in = action_of(
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
    add_for_all_texts(take_in, "they hold")
    add_file_to_import(take_in, "they differ")


def add_sentence_exchange(actions: Actions) -> None:
    """The parsers of `desk export` and `desk import`."""
    export = action_of(
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
    export.add_argument(
        "--words", choices=("en", "zh"), default="en", help="a page's own language; default: en"
    )
    export.add_argument("file", metavar="FILE")
    _add_sentence_import(actions)


def _add_sentence_import(actions: Actions) -> None:
    take_in = action_of(
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
    add_file_to_import(take_in, "they differ")


def add_for_all_texts(parser: argparse.ArgumentParser, what: str) -> None:
    """Let terms be for all texts."""
    parser.add_argument(
        "--for-all-texts", action="store_true", help=f"{what} for all texts, not this one alone"
    )
