"""Two real processes: one has the notebook and answers, the other asks."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.connection import Client, answer_challenge, deliver_challenge
from pathlib import Path
from typing import Any

import pytest

from tjreader.app.ports import Refused
from tjreader.store import bridge
from tjreader.store.address import ADDRESS_NAME

posix = pytest.mark.skipif(os.name == "nt", reason="named pipes of Windows are another thing")


def echo(request: dict[str, Any]) -> dict[str, Any]:
    if request.get("verb") == "refuse":
        raise Refused("天津.txt cannot be read.", "unreadable")
    if request.get("verb") == "fail":
        raise KeyError("the reader's own words")
    return {"echo": request, "pid": os.getpid()}


@pytest.fixture
def served(data_dir: Path) -> Iterator[bridge.Bridge]:
    made = bridge.serve(data_dir, echo)
    yield made
    made.close()
    made.close()


OWNER = """
import os, sys
from pathlib import Path
from tjreader.store import bridge
served = bridge.serve(Path(sys.argv[1]), lambda request: {"echo": request, "pid": os.getpid()})
print("serving", flush=True)
sys.stdin.read()
served.close()
"""


@pytest.fixture
def owner(data_dir: Path, child_environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(data_dir)],
        env=child_environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "serving\n"
        yield process
        process.kill()


def test_another_process_answers(owner, data_dir):
    request = {"verb": "notes.list", "words": "新质𠮷生产力😀", "start": 3, "none": None}
    for _ in range(20):
        answer = bridge.ask(data_dir, request)
        assert answer == {"echo": request, "pid": owner.pid}
    assert owner.pid != os.getpid()


def test_an_orderly_end_takes_the_address_away(owner, data_dir):
    owner.communicate(timeout=30)
    assert owner.returncode == 0
    assert [path.name for path in data_dir.iterdir()] == []


def test_nobody_there(data_dir):
    with pytest.raises(Refused) as refused:
        bridge.ask(data_dir, {})
    assert refused.value.code == "locked"
    assert str(data_dir) in str(refused.value)


def test_a_killed_owner_leaves_a_dead_address_that_the_next_one_replaces(owner, data_dir):
    owner.kill()
    owner.wait(30)
    assert (data_dir / ADDRESS_NAME).exists()
    with pytest.raises(Refused) as refused:
        bridge.ask(data_dir, {})
    assert refused.value.code == "locked"
    again = bridge.serve(data_dir, echo)
    assert bridge.ask(data_dir, {"a": 1})["pid"] == os.getpid()
    again.close()


def test_a_refusal_and_its_code_come_through(served, data_dir):
    with pytest.raises(Refused, match=r"^天津\.txt cannot be read\.$") as refused:
        bridge.ask(data_dir, {"verb": "refuse"})
    assert refused.value.code == "unreadable"


def test_a_fault_is_a_sentence_without_words(served, data_dir, caplog):
    with pytest.raises(Refused) as refused:
        bridge.ask(data_dir, {"verb": "fail"})
    assert "own words" not in str(refused.value) + caplog.text
    assert bridge.ask(data_dir, {"still": "there"})["echo"] == {"still": "there"}


def test_requests_are_answered_one_at_a_time(data_dir):
    inside, most = 0, 0

    def slow(request: dict[str, Any]) -> dict[str, Any]:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        time.sleep(0.02)
        inside -= 1
        return {"n": request["n"]}

    served = bridge.serve(data_dir, slow)
    found: list[int] = []
    asking = [
        threading.Thread(target=lambda n=n: found.append(bridge.ask(data_dir, {"n": n})["n"]))
        for n in range(8)
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join(30)
    served.close()
    assert sorted(found) == list(range(8))
    assert most == 1


@posix
def test_the_key_and_the_socket_are_the_owners_alone(served, data_dir):
    mode = (data_dir / ADDRESS_NAME).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def connect(data_dir: Path) -> Any:
    known = json.loads((data_dir / ADDRESS_NAME).read_text())
    return Client(known["address"])


def prove(data_dir: Path, connection: Any) -> None:
    key = bytes.fromhex(json.loads((data_dir / ADDRESS_NAME).read_text())["key"])
    answer_challenge(connection, key)
    deliver_challenge(connection, key)


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\x80\x04\x95",  # the beginning of a pickle
        b"{",
        b"[" * 100_000,
        b'"words"',
        b"\xff\xfe",
        b'{"a": ' + b"9" * 5000 + b"}",
    ],
)
def test_garbage_from_one_who_knows_the_key(served, data_dir, message):
    with connect(data_dir) as connection:
        prove(data_dir, connection)
        connection.send_bytes(message)
        try:
            answer = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            answer = None
        assert answer is None or "refused" in answer
    assert bridge.ask(data_dir, {"a": 1})["echo"] == {"a": 1}


def test_a_request_over_the_cap_is_not_read(served, data_dir):
    with pytest.raises(Refused):
        bridge.ask(data_dir, {"note": "x" * (bridge.REQUEST_CAP + 1)})
    assert bridge.ask(data_dir, {"note": "x" * 1000})["echo"]["note"] == "x" * 1000


@posix
def test_garbage_from_one_who_does_not(served, data_dir):
    address = json.loads((data_dir / ADDRESS_NAME).read_text())["address"]
    for words in (b"", b"GET / HTTP/1.1\r\n\r\n", b"\x00\x00\x00\x04abcd", b"\x7f\xff\xff\xff"):
        with closing(socket.socket(socket.AF_UNIX)) as client:
            client.connect(address)
            client.sendall(words)
    with connect(data_dir) as connection, pytest.raises(Exception, match=r"digest|closed|^$"):
        answer_challenge(connection, b"wrong key")
    assert bridge.ask(data_dir, {"a": 1})["echo"] == {"a": 1}


def test_a_client_that_says_nothing_holds_up_nobody_and_is_let_go(data_dir, monkeypatch):
    monkeypatch.setattr(bridge, "HANDSHAKE", 0.3)
    served = bridge.serve(data_dir, echo)
    silent = [connect(data_dir) for _ in range(3)]
    assert bridge.ask(data_dir, {"a": 1})["echo"] == {"a": 1}
    for connection in silent:
        connection.recv_bytes()  # the challenge
        with pytest.raises((EOFError, OSError)):
            connection.recv_bytes()
        connection.close()
    served.close()


def test_too_many_silent_clients_are_turned_away_for_a_while_only(data_dir, monkeypatch):
    monkeypatch.setattr(bridge, "HANDSHAKE", 0.5)
    served = bridge.serve(data_dir, echo)
    silent = [connect(data_dir) for _ in range(bridge._AT_ONCE + 4)]
    until = time.monotonic() + 20
    while True:
        try:
            assert bridge.ask(data_dir, {"a": 1})["echo"] == {"a": 1}
            break
        except Refused:
            assert time.monotonic() < until
            time.sleep(0.05)
    for connection in silent:
        connection.close()
    served.close()


def test_an_owner_that_does_not_answer(data_dir):
    go = threading.Event()

    def hang(request: dict[str, Any]) -> dict[str, Any]:
        go.wait(20)
        return {}

    served = bridge.serve(data_dir, hang)
    with pytest.raises(Refused) as refused:
        bridge.ask(data_dir, {}, patience=0.2)
    assert refused.value.code == "locked"
    go.set()
    served.close()


@posix
def test_an_owner_that_is_stopped_is_asked_in_vain_as_often_as_one_likes(data_dir, owner):
    os.kill(owner.pid, signal.SIGSTOP)
    refusals: list[Refused] = []

    def ask() -> None:
        for _ in range(25):  # more than its queue holds
            with pytest.raises(Refused) as refused:
                bridge.ask(data_dir, {}, patience=0.02)
            refusals.append(refused.value)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(30)
    assert [each.code for each in refusals] == ["locked"] * 25


@posix
def test_a_path_too_long_for_a_socket(tmp_path):
    deep = tmp_path / ("很长的名字" * 8) / "data"
    deep.mkdir(parents=True)
    served = bridge.serve(deep, echo)
    address = Path(json.loads((deep / ADDRESS_NAME).read_text())["address"])
    assert address.is_socket()
    assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700
    assert bridge.ask(deep, {"a": 1})["echo"] == {"a": 1}
    served.close()
    assert not address.parent.exists()


@posix
def test_something_in_the_sockets_place(data_dir):
    (data_dir / bridge.SOCKET_NAME).mkdir()
    served = bridge.serve(data_dir, echo)
    assert bridge.ask(data_dir, {"a": 1})["echo"] == {"a": 1}
    served.close()
    assert (data_dir / bridge.SOCKET_NAME).is_dir()


def test_no_folder_to_leave_the_address_in(tmp_path):
    place = tmp_path / "data"
    place.write_text("a file")
    with pytest.raises(Refused) as refused:
        bridge.serve(place, echo)
    assert refused.value.code == "readonly"
    assert str(place) in str(refused.value)


@pytest.mark.parametrize(
    "words", ["", "[]", "{}", '{"address": 3, "key": "zz"}', '{"address": "x", "key": "00"}']
)
def test_a_spoiled_address_is_nobody(data_dir, words):
    (data_dir / ADDRESS_NAME).write_text(words)
    with pytest.raises(Refused) as refused:
        bridge.ask(data_dir, {})
    assert refused.value.code == "locked"
