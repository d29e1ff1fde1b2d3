"""The language worker: its answers, and that it never outlives the window."""

import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from tjreader import worker
from tjreader.lang.token import Analysis

LEXICON = Path(__file__).resolve().parents[1] / "resources" / "lexicon"
START = "import sys; from tjreader.worker import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def cache_dir(tmp_path_factory):
    """One cache for all, as jieba takes a second to make it."""
    return tmp_path_factory.mktemp("cache")


def lines(*requests):
    return b"".join(
        (r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in requests
    )


class Started:
    """A worker process."""

    def __init__(self, environment, *folders):
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *map(str, folders)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )

    def ask(self, request):
        self.process.stdin.write(lines(request))
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        code = self.process.wait(20)
        left = self.process.stdout.read()
        self.process.stdout.close()
        said = self.process.stderr.read()
        self.process.stderr.close()
        return code, left, said


def test_a_real_worker_answers_and_ends_with_its_input(child_environment, cache_dir):
    started = Started(child_environment, cache_dir, LEXICON)
    answer = started.ask({"id": 7, "text": "天津𠮷发展😀\u2028。"})
    assert answer["id"] == 7
    analysis = Analysis.from_json(answer["analysis"])
    assert analysis.text == "天津𠮷发展😀\u2028。"
    assert analysis.tokens[0].pinyin == "Tiānjīn"
    assert "CC-CEDICT" in analysis.engine
    assert started.ask({"id": "x", "text": ""})["analysis"]["tokens"] == []
    for bad in (b"no JSON", b"[1]", b"{}", b'{"id": 3}', b"\xff\xfe", b"[" * 100_000):
        assert "not understood" in started.ask(bad)["error"]
    assert "no text" in started.ask({"id": 4, "text": 5})["error"]
    assert started.ask({"id": 5, "text": "\ud800天津"})["id"] == 5
    assert started.end() == (0, b"", b"")


def test_it_works_without_a_dictionary(child_environment, cache_dir, tmp_path):
    for folders in ((cache_dir,), (cache_dir, tmp_path)):
        started = Started(child_environment, *folders)
        answer = started.ask({"id": 1, "text": "天津发展"})
        assert "CEDICT" not in answer["analysis"]["engine"]
        assert started.end()[:2] == (0, b"")


def test_it_works_with_a_dictionary_found_damaged(cache_dir, tmp_path):
    for name in ("cedict.sqlite", "hsk.tsv"):
        shutil.copy(LEXICON / name, tmp_path / name)
    with closing(sqlite3.connect(tmp_path / "cedict.sqlite")) as base, base:
        base.execute("ALTER TABLE entries RENAME COLUMN simplified TO lost")
    source = Pipe(lines({"id": 1, "text": "天津"}))
    output = Output(source, 1)
    worker.run(source, output, cache_dir, tmp_path, lambda _: None)
    assert "CEDICT" not in json.loads(output.getvalue())["analysis"]["engine"]


def test_it_says_how_it_is_started(capsys):
    assert worker.main([]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL and orphaned pipes are POSIX")
@pytest.mark.parametrize("wait", [0.0, 0.2, 0.6, 1.2, None])
def test_it_ends_when_the_window_is_killed(child_environment, cache_dir, wait):
    """At any moment of its start (`wait` seconds after it) and when it is at work (None)."""
    window = (
        "import subprocess, sys, time;"
        f"p = subprocess.Popen([sys.executable, '-c', {START!r}, *sys.argv[1:]],"
        " stdin=subprocess.PIPE, stdout=subprocess.PIPE);"
        "print(p.pid, flush=True);"
        "text = '天津发展' * 2000;"
        'line = (\'{"id": 1, "text": "%s"}\\n\' % text).encode();'
        "[(p.stdin.write(line), p.stdin.flush()) for _ in range(5)];"
        "print(len(p.stdout.readline()), flush=True);"
        "time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", window, str(cache_dir), str(LEXICON)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=child_environment,
    )
    # Both processes hold the pipe of stderr: it ends when the last of them has.
    assert int(parent.stdout.readline())
    if wait is None:
        assert int(parent.stdout.readline()) > 1000
    else:
        time.sleep(wait)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait(10)
    ended = threading.Event()

    def until_the_end():
        parent.stderr.read()
        ended.set()

    threading.Thread(target=until_the_end, daemon=True).start()
    assert ended.wait(20)
    parent.stdout.close()
    parent.stderr.close()


class Pipe(io.RawIOBase):
    """Input that gives the lines and then waits until it is let go."""

    def __init__(self, words):
        self._lines = words.splitlines(keepends=True)
        self.go_on = threading.Event()

    def __iter__(self):
        yield from self._lines
        self.go_on.wait(20)


class Output(io.BytesIO):
    """Output that lets the input end once enough lines were written."""

    def __init__(self, source, count):
        super().__init__()
        self._source = source
        self._count = count

    def flush(self):
        if self.getvalue().count(b"\n") >= self._count:
            self._source.go_on.set()


def test_run_answers_in_order_and_leaves_at_the_end_of_input(cache_dir):
    source = Pipe(lines({"id": 1, "text": "天津"}, b"{", {"id": 2, "text": "发展"}))
    output = Output(source, 3)
    left = []
    assert worker.run(source, output, cache_dir, LEXICON, left.append) == 0
    answers = [json.loads(line) for line in output.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, 2]
    assert left == [0]


def test_run_leaves_when_nobody_takes_the_answers(cache_dir):
    class Closed(io.BytesIO):
        def write(self, _):
            raise BrokenPipeError

    source = Pipe(lines({"id": 1, "text": "天津"}))
    left = []
    assert worker.run(source, Closed(), cache_dir, None, left.append) == 0
    assert left == [0]
    source.go_on.set()


def test_run_leaves_when_the_input_is_lost(cache_dir):
    class Lost(io.RawIOBase):
        def __iter__(self):
            raise OSError

    left = []
    assert worker.run(Lost(), io.BytesIO(), cache_dir, None, left.append) == 0
    assert left == [0]


def test_one_bad_paragraph_does_not_end_the_others(cache_dir, monkeypatch, caplog):
    from tjreader.lang.analyst import Analyst
    from tjreader.lang.entry import LexiconError

    def broken(_, text):
        raise LexiconError("The dictionary is damaged.") if text == "天" else MemoryError("津津")

    monkeypatch.setattr(Analyst, "analyse", broken)
    source = Pipe(lines({"id": 1, "text": "天"}, {"id": 2, "text": "津"}))
    output = Output(source, 2)
    worker.run(source, output, cache_dir, None, lambda _: None)
    answers = [json.loads(line) for line in output.getvalue().splitlines()]
    assert answers[0] == {"id": 1, "error": "The dictionary is damaged."}
    assert "MemoryError" in answers[1]["error"]
    assert "津津" not in caplog.text
