"""From one process to the other that has the database: requests and answers in JSON.

Over the standard library's `multiprocessing.connection` (a Unix socket, or a named
pipe on Windows). Messages are bytes of JSON, never pickles. Both sides prove that they
know a key which lies, readable by its owner alone, in the data folder.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import (
    Client,
    Connection,
    Listener,
    answer_challenge,
    deliver_challenge,
)
from pathlib import Path
from typing import Any

from ..app.jsonfile import read_json, write_json
from ..app.ports import Refused
from .address import ADDRESS_NAME

log = logging.getLogger(__name__)

Answer = Callable[[dict[str, Any]], dict[str, Any]]

SOCKET_NAME = "window.sock"

REQUEST_CAP = 1 << 20
"""Bytes of a request."""

ANSWER_CAP = 64 << 20
"""Bytes of an answer."""

HANDSHAKE = 5.0
"""Seconds a client has to prove itself and to send its request."""

PATIENCE = 90.0
"""Seconds `ask` waits for an answer."""

_LONGEST_SOCKET = 100
"""Bytes of a socket's path; systems allow 104 to 108 with the closing zero."""

_AT_ONCE = 16
"""Clients served at the same time; more are turned away."""

_FAULTS = (OSError, EOFError, ValueError, AuthenticationError, RecursionError, MemoryError)


def serve(data_dir: Path, answer: Answer) -> Bridge:
    """Listen for requests of other processes on this data folder.

    The caller holds the folder's lock, so an address left there is a dead one's.

    Args:
        data_dir: the folder.
        answer: called on a thread of its own, one request at a time. A `Refused` it
            raises is raised again in `ask`.

    Raises:
        Refused: with code "readonly" if no address can be made.
    """
    return Bridge(data_dir, answer)


def ask(data_dir: Path, request: dict[str, Any], patience: float = PATIENCE) -> dict[str, Any]:
    """Hand a request to the process that serves this data folder.

    Args:
        data_dir: the folder.
        request: a JSON object.
        patience: seconds to wait for the answer.

    Raises:
        Refused: what the other side refused, or with code "locked" if none answers.
    """
    known = read_json(data_dir / ADDRESS_NAME)
    try:
        key = bytes.fromhex(known["key"])
        with _watched(_connected(known["address"], patience), patience) as connection:
            answer_challenge(connection, key)
            deliver_challenge(connection, key)
            connection.send_bytes(json.dumps(request).encode())
            found = json.loads(connection.recv_bytes(ANSWER_CAP))
        if "refused" in found:
            refusal = Refused(str(found["refused"]), str(found["code"]))
        else:
            answered: dict[str, Any] = found["answer"]
            return answered
    except (*_FAULTS, KeyError, TypeError):
        refusal = Refused(
            f"Another tjreader has {data_dir} open but does not answer. Close it and try again.",
            "locked",
        )
    raise refusal


def _connected(address: str, patience: float) -> Any:
    """A connection to an owner.

    A process that is stopped takes no more of them when its queue is full; connecting then
    waits for ever, and `Client` offers no end to that.
    """
    if sys.platform == "win32":
        return Client(address)  # another class, for pipes, with the same methods
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(patience)
        client.connect(address)
        client.setblocking(True)
        return Connection(client.detach())


class Bridge:
    """The listening end; `serve` makes it."""

    def __init__(self, data_dir: Path, answer: Answer) -> None:
        self._data_dir = data_dir
        self._answer = answer
        self._key = secrets.token_bytes(32)
        self._folder: Path | None = None
        self._closing = threading.Event()
        self._one_at_a_time = threading.Lock()
        self._places = threading.Semaphore(_AT_ONCE)
        try:
            self._listener = self._listen()
            self._address = str(self._listener.address)
            self._leave_address()
        except OSError:
            self._remove_folder()
            raise Refused(
                f"{data_dir} cannot be written, so commands cannot reach this window.", "readonly"
            ) from None
        # Daemons: a client that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._accept, name="bridge", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening and take the address away; calling it twice is harmless."""
        if self._closing.is_set():
            return
        self._closing.set()
        # `accept` wakes up by nothing but a client.
        with contextlib.suppress(OSError):
            Client(self._address).close()
        self._thread.join(1.0)
        self._listener.close()
        with contextlib.suppress(OSError):
            (self._data_dir / ADDRESS_NAME).unlink()
        self._remove_folder()

    def _leave_address(self) -> None:
        try:
            write_json(
                self._data_dir / ADDRESS_NAME, {"address": self._address, "key": self._key.hex()}
            )
        except OSError:
            self._listener.close()
            raise

    def _remove_folder(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _listen(self) -> Listener:
        """A listener without key: proving it there would let one client hold up all others."""
        if sys.platform == "win32":
            return Listener(rf"\\.\pipe\tjreader-{secrets.token_hex(16)}", "AF_PIPE")
        path = self._data_dir / SOCKET_NAME
        if len(os.fsencode(path.absolute())) <= _LONGEST_SOCKET:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
                return Listener(str(path.absolute()), "AF_UNIX", backlog=_AT_ONCE)
        # The path is too long, or the folder lies where no socket can.
        self._folder = Path(tempfile.mkdtemp(prefix="tjreader-"))
        return Listener(str(self._folder / SOCKET_NAME), "AF_UNIX", backlog=_AT_ONCE)

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection = self._listener.accept()
            except OSError as error:
                log.warning("bridge: %s", type(error).__name__)
                self._closing.wait(0.1)
                continue
            if self._closing.is_set() or not self._places.acquire(blocking=False):
                connection.close()
                continue
            threading.Thread(
                target=self._converse, args=(connection,), name="bridge-client", daemon=True
            ).start()

    def _converse(self, connection: Connection[Any, Any]) -> None:
        try:
            with contextlib.ExitStack() as open_connection:
                open_connection.enter_context(connection)
                with _watch(connection, HANDSHAKE):
                    deliver_challenge(connection, self._key)
                    answer_challenge(connection, self._key)
                    request = json.loads(connection.recv_bytes(REQUEST_CAP))
                found = self._answered(request)
                with _watch(connection, HANDSHAKE):
                    connection.send_bytes(json.dumps(found).encode())
        except _FAULTS as error:
            log.info("bridge: a client was let go (%s)", type(error).__name__)
        finally:
            self._places.release()

    def _answered(self, request: Any) -> dict[str, Any]:
        if not isinstance(request, dict):
            return {"refused": "That is no request.", "code": "input"}
        try:
            with self._one_at_a_time:
                return {"answer": self._answer(request)}
        except Refused as refusal:
            return {"refused": str(refusal), "code": refusal.code}
        except Exception as error:
            log.error("bridge: a request failed with %s", type(error).__name__)
            return {"refused": "The open tjreader could not do this.", "code": "unreadable"}


@contextlib.contextmanager
def _watched(connection: Connection[Any, Any], seconds: float) -> Iterator[Connection[Any, Any]]:
    """A connection that is closed at the end, and cut if it takes longer than that."""
    with connection, _watch(connection, seconds):
        yield connection


@contextlib.contextmanager
def _watch(connection: Connection[Any, Any], seconds: float) -> Iterator[None]:
    """Cut a connection that takes longer: its pending read then ends with EOFError."""
    timer = threading.Timer(seconds, _cut, (connection,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _cut(connection: Connection[Any, Any]) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            connection.close()
            return
        # Closing a descriptor does not wake a read that waits on it; shutting down does.
        with socket.socket(fileno=os.dup(connection.fileno())) as end:
            end.shutdown(socket.SHUT_RDWR)
