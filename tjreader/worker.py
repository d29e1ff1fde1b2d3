"""The language worker: a process of its own that cuts and reads texts for the window.

Loading jieba in a thread of the window would stop it for a quarter of a second, so it is
loaded here. Requests and answers are lines of JSON on standard input and output:

    {"id": 7, "text": "天津始终…"}   →   {"id": 7, "analysis": {…}}   (see Analysis.to_json)
                                    or  {"id": 7, "error": "a sentence"}

Requests are answered in their order. The worker ends when its input ends, at once and
whatever it is doing, so it never outlives the window, not even one that was killed.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from .lang.analyst import Analyst, open_analyst
from .lang.entry import LexiconError

log = logging.getLogger(__name__)

Leave = Callable[[int], Any]
"""Ends the process with an exit code, without waiting for anything."""


def main(arguments: Sequence[str]) -> int:
    """Run the worker on the process's own input and output.

    Args:
        arguments: the cache folder, and the folder of the dictionary where there is one.

    Returns:
        The exit code; 2 if there is no cache folder among the arguments.
    """
    if not 1 <= len(arguments) <= 2:
        sys.stderr.write("usage: worker CACHE_DIR [LEXICON_DIR]\n")
        return 2
    # Whatever else is printed here must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = os.fdopen(os.dup(0), "rb")
    lexicon_dir = Path(arguments[1]) if len(arguments) > 1 else None
    return run(requests, answers, Path(arguments[0]), lexicon_dir)


def run(
    stdin: BinaryIO,
    stdout: BinaryIO,
    cache_dir: Path,
    lexicon_dir: Path | None = None,
    leave: Leave = os._exit,
) -> int:
    """Answer requests until the input ends, then leave at once.

    Args:
        stdin: lines of JSON.
        stdout: where the answers go, one line each; nothing else is written to it.
        cache_dir: a folder of ours for jieba's dictionary; made if it is missing.
        lexicon_dir: the folder of cedict.sqlite and hsk.tsv; None to do without.
        leave: what ends the process (a test stays).

    Returns:
        0, where `leave` comes back.
    """
    requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

    def listen() -> None:
        try:
            for line in stdin:
                requests.put(line)
        except (OSError, ValueError) as error:
            log.warning("input lost: %s", type(error).__name__)
        requests.put(None)
        leave(0)

    threading.Thread(target=listen, name="tjreader-requests", daemon=True).start()
    analyst = _analyst(cache_dir, lexicon_dir)
    while (line := requests.get()) is not None:
        answer = json.dumps(_answer(analyst, line), separators=(",", ":")).encode() + b"\n"
        try:
            stdout.write(answer)
            stdout.flush()
        except (OSError, ValueError):
            leave(0)
            return 0
    return 0


def _analyst(cache_dir: Path, lexicon_dir: Path | None) -> Analyst:
    """The engine, loaded; without a dictionary if that cannot be opened."""
    analyst = open_analyst(cache_dir, lexicon_dir)
    analyst.load()
    return analyst


def _answer(analyst: Analyst, line: bytes) -> dict[str, Any]:
    """The answer to one line; no line makes it fail."""
    number: Any = None
    try:
        request = json.loads(line)
        number = request["id"]
        text = request["text"]
        if not isinstance(text, str):
            return {"id": number, "error": "The request's text is no text."}
        return {"id": number, "analysis": analyst.analyse(text).to_json()}
    except (ValueError, KeyError, TypeError, RecursionError):
        return {"id": number, "error": "The request is not understood."}
    except LexiconError as error:
        return {"id": number, "error": str(error)}
    except Exception as error:  # one paragraph must not end the work on all others
        log.warning("a paragraph could not be analysed: %s", type(error).__name__)
        return {
            "id": number,
            "error": f"The paragraph cannot be analysed ({type(error).__name__}).",
        }
