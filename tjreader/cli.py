"""The command line: what each verb does. `arguments` holds its words."""

from __future__ import annotations

import contextlib
import errno
import gc
import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .app import lines
from .app.linefile import lines_of
from .app.opened import OpenedText
from .app.ports import Refused
from .arguments import FINE, NO_DISPLAY, NO_DISPLAY_SENTENCE, REFUSED, parse
from .assembly import Assembly
from .hiding import hidden, openssl
from .parsing import absolute

if TYPE_CHECKING:
    from .app.settings import Language
    from .ui.annex import Annex
    from .ui.window import Window

LONGEST_LOG = 1_000_000
"""Bytes of the log after which the next start begins a new one."""

PATIENCE = 10.0
"""s to wait for another process that holds the notebook and does not answer."""

INTERRUPTED = 130
"""What a shell expects of a program that was stopped by Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what a command line says.

    Args:
        arguments: the words after the program's name; by default the process's own.

    Returns:
        The exit code (see `tjreader --help`). A refusal is one sentence on standard
        error; nothing a user can cause gives a traceback.

    Raises:
        SystemExit: after help or version (code 0) or a usage error (code 2).
    """
    _speak_utf8()
    options = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _VERBS[options.verb](options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except Refused as refusal:
        return _say(str(refusal), REFUSED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if _reader_went_away(error):
            _drop_output()
            return FINE
        return _say(f"{error.filename or 'The output'}: {_words_of(error)}.", REFUSED)
    return code


def _speak_utf8() -> None:
    """Make the standard streams UTF-8 whatever the locale says; there may be none."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)


def _say(sentence: str, code: int) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"tjreader: {sentence}\n")
    return code


def _words_of(error: OSError) -> str:
    return (error.strerror or type(error).__name__).rstrip(".")


def _reader_went_away(error: OSError) -> bool:
    """Whether the program that read our output has ended (`tjreader … | head`)."""
    if isinstance(error, BrokenPipeError):
        return True
    return sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None


def _drop_output() -> None:
    """Let the interpreter's own last flush find an open file."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _pinyin(options: Namespace) -> int:
    analyst = Assembly(options.data_dir).analyst()
    for line in lines_of(options.file):
        analysis = analyst.analyse(line)
        if options.format == "json":
            _write(json.dumps(lines.pinyin_value(analysis), ensure_ascii=False))
        else:
            _write(lines.pinyin_words(analysis))
    return FINE


def _segment(options: Namespace) -> int:
    analyst = Assembly(options.data_dir).analyst()
    for line in lines_of(options.file):
        _write(lines.segmented(analyst.analyse(line)))
    return FINE


def _write(line: str) -> None:
    """One output line, at once: the reader may be a program that waits for it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _notes(options: Namespace) -> int:
    parts = Assembly(options.data_dir)
    request: dict[str, Any] = {"text": absolute(options.text)}
    if options.action == "add":
        asked = ("start", "end", "note", "colour", "style")
        request |= {"verb": "notes.add", "tags": options.tag}
        request |= {name: getattr(options, name) for name in asked}
        _write(json.dumps(_answered(parts, request)["note"], ensure_ascii=False))
        return FINE
    rows = _answered(parts, request | {"verb": "notes.list", "tags": options.tag})["notes"]
    if options.json:
        _write("[" + ",\n ".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]")
        return FINE
    for line in lines.note_lines(_text(parts, options.text).text, rows):
        _write(line)
    return FINE


def _search(options: Namespace) -> int:
    from .app import everywhere, targets

    parts = Assembly(options.data_dir)
    opened = _text(parts, options.text)
    into = targets.target_language(options.language, parts.settings_file, opened.text.id)
    asked = {"query": options.query, "text_id": opened.text.id, "text": absolute(options.text)}
    notes, terms = (_answered(parts, asked | {"verb": v}) for v in ("notes.search", "terms.list"))
    found = everywhere.search(options.query, opened, parts, notes, terms["terms"], language=into)
    told = [json.dumps(found, ensure_ascii=False)] if options.json else everywhere.lines(found)
    for line in told:
        _write(line)
    return FINE


def _text_verb(options: Namespace) -> int:
    request = {
        "verb": "text.revise",
        "text": absolute(options.text),
        "path": absolute(options.file),
    }
    revised = _answered(Assembly(options.data_dir), request)["revised"]
    _write(json.dumps(revised, ensure_ascii=False) if options.json else lines.revised(revised))
    return FINE


def _text(parts: Assembly, path: Path | None) -> OpenedText:
    return parts.shipped() if path is None else parts.read_file(path)


def _answered(parts: Assembly, request: dict[str, Any]) -> dict[str, Any]:
    """The answer to a request of the notebook, from whoever has the database.

    Another process may hold it without answering, for a moment: a window that is just
    starting, or another command. Then we try again.
    """
    from .app import requests

    patience = time.monotonic() + PATIENCE
    while True:
        try:
            store = parts.open_store().result()
        except Refused as refusal:
            if refusal.code != "locked":
                raise
        else:
            try:
                services = requests.Services(
                    store,
                    lambda path: _text(parts, None if path is None else Path(path)),
                    editions=parts.editions,
                    plan_import=parts.plan_import,
                    desk=parts.desk_answer,
                )
                return requests.answer(request, services)
            finally:
                store.close().result()
        try:
            return parts.ask_owner(request)
        except Refused as refusal:
            if refusal.code != "locked" or time.monotonic() > patience:
                raise
        time.sleep(0.1)


def _exchange(options: Namespace) -> int:
    from . import exchange_verbs

    parts = Assembly(options.data_dir)
    if options.verb == "export":
        return exchange_verbs.export(options, parts, _answered, _draw_pdf)
    return exchange_verbs.take_in(options, parts, _answered, _write)


def _draw_pdf(*job: Any) -> None:
    from .ui.pdffile import write_pdf

    write_pdf(*job)


def _desk(options: Namespace) -> int:
    from . import candidate_verbs, desk_verbs

    verb = candidate_verbs.run if options.verb == "candidates" else desk_verbs.run
    return verb(options, Assembly(options.data_dir), _answered, _write)


def _care(options: Namespace) -> int:
    from . import care_verbs

    return care_verbs.run(options, Assembly(options.data_dir), _write)


def _window(options: Namespace) -> int:
    if options.text is not None and not Path(options.text).exists():
        raise Refused(f"There is no file {options.text}.", "unreadable")
    # What a start makes is kept; searching it for garbage takes a tenth of the start.
    gc.disable()
    parts = Assembly(options.data_dir)
    _log_to(parts)
    if not _display_is_named():
        return _say(NO_DISPLAY_SENTENCE, NO_DISPLAY)
    try:
        from .ui import application, display
    except ImportError as error:
        return _say(_missing_library(error), NO_DISPLAY)
    display.explain_failure()
    named = (options.text, options.report_times)
    wanted = application.Options(*(None if each is None else Path(each) for each in named))
    try:
        return application.run(parts, wanted, _annex)
    except Refused as refusal:
        from .ui import lastword

        lastword.show(str(refusal))
        raise


def _annex(window: Window) -> Annex:
    """The second half of the window, imported once the first is painted."""
    with hidden(*openssl()):
        from .ui.annex import Annex

    annex = Annex(window)
    gc.freeze()  # what stays for good is not searched again while the reader scrolls
    gc.enable()
    return annex


def _display_is_named() -> bool:
    """Whether the environment names a display, or a platform of Qt that needs none."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _missing_library(error: ImportError) -> str:
    """What helps when Qt itself cannot be loaded; a fault of our own is raised again."""
    if "PySide6" not in f"{error.name} {error.path}" and ".so" not in str(error):
        raise error
    return (
        f"Qt cannot be loaded ({error}); on Debian and Ubuntu “sudo apt-get install libgl1 "
        "libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0” brings what it usually is."
    )


def _log_to(parts: Assembly) -> None:
    """Keep a log of this run; without a folder for it, or room in it, nothing is said."""
    import logging

    # A full disk shall not fill the terminal with the log's own faults.
    logging.raiseExceptions = False
    file = parts.folders.log_file
    handler: logging.Handler
    try:
        parts.prepare()
        too_long = file.exists() and file.stat().st_size > LONGEST_LOG
        handler = logging.FileHandler(file, "w" if too_long else "a", "utf-8")
    except (Refused, OSError):
        handler = logging.NullHandler()  # else warnings would go to standard error
    shape = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(level=logging.INFO, format=shape, handlers=[handler])


def _screenshot(options: Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _make_folder(options.folder)
    import subprocess

    from .ui import scenes

    if options.only is None:
        for name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI"):
            os.environ.pop(name, None)
    wanted = options.only or [each.name for each in scenes.SCENES]
    here = [each for each in wanted if each != scenes.LARGE or options.only is not None]
    code = _photograph(options.folder, here, options.language)
    if code == FINE and len(here) < len(wanted):
        large = ["screenshot", str(options.folder), "--language", options.language]
        large += ["--only", scenes.LARGE]
        environment = os.environ | {"QT_SCALE_FACTOR": "2"}
        code = subprocess.run(Assembly().command(*large), env=environment, check=False).returncode
    return code


def _make_folder(folder: Path) -> None:
    """Make the folder of the pictures.

    Raises:
        Refused: if there is a file in its place, or it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = _words_of(error)
        raise Refused(
            f"There can be no folder {folder} for the pictures ({reason}); name another one.",
            "unreadable",
        ) from error


def _photograph(folder: Path, names: Sequence[str], language: Language) -> int:
    """Take the pictures of those names in a window on a data folder of its own."""
    import tempfile

    from .ui import annex, application, scenes, screenshots

    at_work: list[screenshots.Photographer] = []

    def furnished(window: Window) -> Annex:
        made = annex.Annex(window)
        wanted = [each for each in scenes.SCENES if each.name in names]
        at_work.append(screenshots.Photographer(window, made, folder, wanted))
        return made

    with tempfile.TemporaryDirectory(prefix="tjreader-screenshots-") as data:
        parts = Assembly(Path(data))
        parts.prepare()
        scenes.prepare(parts, language)
        application.run(parts, application.Options(), furnished)
    written = [path for each in at_work for path in each.written]
    for path in written:
        _write(str(path))
    if len(written) < len(names):
        raise Refused(f"Not all pictures could be written to {folder}.", "unreadable")
    return FINE


def _self_test(_: Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from . import selftest
    from .ui import proof

    return selftest.run(_write, proof.draw)


def _worker(options: Namespace) -> int:
    from . import worker

    return worker.main(options.folders)


_VERBS: dict[str, Callable[[Namespace], int]] = {
    "window": _window,
    "pinyin": _pinyin,
    "segment": _segment,
    "notes": _notes,
    "search": _search,
    **dict.fromkeys(("terms", "desk", "candidates"), _desk),
    "text": _text_verb,
    **dict.fromkeys(("export", "import"), _exchange),
    **dict.fromkeys(("check", "restore"), _care),
    "screenshot": _screenshot,
    "self-test": _self_test,
    "worker": _worker,
}
