"""The language worker: a process of its own that cuts and reads texts for the window.

Loading jieba in a thread of the window would stop it for a quarter of a second, so it is
loaded here. Requests and answers are lines of JSON on standard input and output:

    {"id": 7, "text": "天津始终…"}   →   {"id": 7, "analysis": {…}}   (see Analysis.to_json)
                                    or  {"id": 7, "error": "a sentence"}

The candidates for terms of a whole text (`app.prospecting` makes the request) come after
lines that say how far it is, and another line ends the work:

    {"id": 8, "prospect": [[0, "天津…", null], …]}   →   {"id": 8, "progress": 0.25} …
                                                  {"id": 8, "candidates": [{…}, …]}
    {"cancel": 8}                             →   {"id": 8, "cancelled": true}

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

from .desk.candidates import candidate_value
from .lang.analyst import Analyst, open_analyst
from .lang.entry import LexiconError
from .prospector import Given, Prospector

log = logging.getLogger(__name__)

PROGRESS = 0.02
"""Share of the work after which it is told again."""

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
    cancelled: set[object] = set()

    def listen() -> None:
        try:
            for line in stdin:
                # Seen here and now, as it is about a request that is being worked on.
                if line.startswith(b'{"cancel":') and (number := _cancelled(line)) is not None:
                    cancelled.add(number)
                else:
                    requests.put(line)
        except (OSError, ValueError) as error:
            log.warning("input lost: %s", type(error).__name__)
        requests.put(None)
        leave(0)

    threading.Thread(target=listen, name="tjreader-requests", daemon=True).start()
    answering = _Answering(_analyst(cache_dir, lexicon_dir), stdout, cancelled)
    while (line := requests.get()) is not None:
        try:
            answering.answer(line)
        except (OSError, ValueError):
            leave(0)
            return 0
    return 0


def _analyst(cache_dir: Path, lexicon_dir: Path | None) -> Analyst:
    """The engine, loaded; without a dictionary if that cannot be opened."""
    analyst = open_analyst(cache_dir, lexicon_dir)
    analyst.load()
    return analyst


def _cancelled(line: bytes) -> int | None:
    """The number of the request that a line takes back, None if it is no such line."""
    try:
        number = json.loads(line)["cancel"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return number if isinstance(number, int) else None


class _Cancelled(Exception):  # noqa: N818 - a wish, not a fault
    """The request was taken back."""


class _Answering:
    """Answers lines with lines."""

    def __init__(self, analyst: Analyst, stdout: BinaryIO, cancelled: set[object]) -> None:
        self._analyst = analyst
        self._prospector = Prospector(analyst)
        self._stdout = stdout
        self._cancelled = cancelled

    def answer(self, line: bytes) -> None:
        """Answer one line; no line makes it fail.

        Raises:
            OSError, ValueError: if there is nobody to answer to.
        """
        self._write(self._answer(line))

    def _write(self, answer: dict[str, Any]) -> None:
        self._stdout.write(json.dumps(answer, separators=(",", ":")).encode() + b"\n")
        self._stdout.flush()

    def _answer(self, line: bytes) -> dict[str, Any]:
        number: Any = None
        try:
            request = json.loads(line)
            number = request["id"]
            if "prospect" in request:
                return self._prospect(number, request["prospect"])
            text = request["text"]
            if not isinstance(text, str):
                return {"id": number, "error": "The request's text is no text."}
            return {"id": number, "analysis": self._analyst.analyse(text).to_json()}
        except _Cancelled:
            return {"id": number, "cancelled": True}
        except (ValueError, KeyError, TypeError, RecursionError):
            return {"id": number, "error": "The request is not understood."}
        except LexiconError as error:
            return {"id": number, "error": str(error)}
        except _Nobody:
            raise
        except Exception as error:  # one paragraph must not end the work on all others
            log.warning("a request could not be met: %s", type(error).__name__)
            return {
                "id": number,
                "error": f"The paragraph cannot be analysed ({type(error).__name__}).",
            }

    def _prospect(self, number: Any, passages: Any) -> dict[str, Any]:
        """Find the candidates of a text, saying how far it is."""
        told = 0.0

        def tick(share: float) -> None:
            nonlocal told
            if number in self._cancelled:
                raise _Cancelled
            if share - told >= PROGRESS:
                told = share
                try:
                    self._write({"id": number, "progress": round(share, 3)})
                except (OSError, ValueError) as error:
                    raise _Nobody from error

        tick(0.0)
        found = self._prospector.prospect(_given(passages), tick)
        return {"id": number, "candidates": [candidate_value(each) for each in found]}


class _Nobody(OSError):  # noqa: N818 - as above
    """There is nobody to answer to."""


def _given(passages: Any) -> list[Given]:
    """The paragraphs of a request.

    Raises:
        ValueError, TypeError: if they are none.
    """
    given: list[Given] = []
    for start, words, cuts in passages:
        if not isinstance(start, int) or not isinstance(words, str) or start < 0:
            raise ValueError("no paragraph")
        known = None if cuts is None else tuple((int(a), int(b)) for a, b in cuts)
        given.append((start, words, known))
    return given
