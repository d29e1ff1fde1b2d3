"""Nothing asks the network: the program works without one, and the system sees no attempt."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "tjreader", "self-test"]
OUTSIDE = re.compile(r"AF_INET6?|AF_PACKET|AF_NETLINK")


def works(command: list[str]) -> bool:
    return (
        shutil.which(command[0]) is not None
        and not subprocess.run([*command, "true"], capture_output=True, check=False).returncode
    )


@pytest.mark.skipif(not works(["unshare", "-n"]), reason="no network can be taken away here")
def test_it_works_where_there_is_no_network(child_environment):
    done = subprocess.run(
        ["unshare", "-n", *COMMAND], env=child_environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(b"OK\n")


@pytest.mark.skipif(not works(["strace"]), reason="strace is missing or not allowed here")
def test_the_system_sees_no_attempt(child_environment, tmp_path: Path):
    record = tmp_path / "calls.txt"
    tracing = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(record)]
    done = subprocess.run(
        [*tracing, *COMMAND], env=child_environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    calls = record.read_text(encoding="utf-8", errors="replace")
    assert not OUTSIDE.search(calls), OUTSIDE.findall(calls)
    # What the test looks for is seen where it happens.
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    subprocess.run([*tracing, sys.executable, "-c", code], check=True, capture_output=True)
    assert OUTSIDE.search(record.read_text(encoding="utf-8", errors="replace"))


SITTING = [sys.executable, str(Path(__file__).with_name("window_at_work.py"))]
DONE = ["note", "hover", "search", "write_out", "take_in", "own", "left"]


@pytest.mark.skipif(not works(["strace"]), reason="strace is missing or not allowed here")
def test_a_sitting_in_the_window_asks_no_network(child_environment, tmp_path: Path):
    record, folder = tmp_path / "calls.txt", tmp_path / "in"
    folder.mkdir()
    tracing = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(record)]
    done = subprocess.run(
        [*tracing, *SITTING, str(folder)],
        env=child_environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (DONE, "")
    calls = record.read_text(encoding="utf-8", errors="replace")
    assert not OUTSIDE.search(calls), OUTSIDE.findall(calls)
    assert "AF_UNIX" in calls  # the address for commands: what is traced is seen


@pytest.mark.skipif(not works(["unshare", "-n"]), reason="no network can be taken away here")
def test_a_sitting_in_the_window_needs_no_network(child_environment, tmp_path: Path):
    done = subprocess.run(
        ["unshare", "-n", *SITTING, str(tmp_path)],
        env=child_environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (DONE, "")
