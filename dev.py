"""Set up, run, test and build tjreader from a checkout.

    python3 dev.py run [-- ARGUMENTS]   open the reader (or any of its commands)
    python3 dev.py test [ARGUMENTS]     run the tests (arguments go to pytest)
    python3 dev.py bench [ARGUMENTS]    measure, and print a table
    python3 dev.py check                lint, formatting, types
    python3 dev.py build [ARGUMENTS]    build the program for this system
    python3 dev.py setup                make everything ready, run nothing
    python3 dev.py system               only install (as root) or name what the system lacks

Needs Python 3.11 or newer and nothing else: the locked libraries are installed into
.venv, the dictionary is built, and what the system lacks is installed or named.
Exit codes: that of the command; 1 set-up failed; 3 the system lacks something, and the
command to type was printed; 130 interrupted.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
sys.path.append(str(ROOT / "packaging"))

if sys.version_info < (3, 11):  # noqa: UP036 - this line is for older ones
    sys.exit("tjreader needs Python 3.11 or newer; try for example: python3.12 dev.py run")

import system_parts  # noqa: E402 - found by the path above, parsed by a new enough Python
from system_parts import Missing, QtBroken  # noqa: E402

VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "tjreader-setup.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DICTIONARY = ROOT / "resources" / "lexicon" / "cedict.sqlite"
DICTIONARY_RECIPE = (
    "packaging/build_lexicon.py",
    "tjreader/lang/lexicon.py",
    "tjreader/lang/pinyin.py",
    "tjreader/text/folding.py",
    "tjreader/text/indexing.py",
    "tjreader/text/matching.py",
    "tjreader/text/variants.py",
    "requirements.lock",
)
LACKING = 3
INTERRUPTED = 130

Stamp = dict[str, Any]
"""What was finished in .venv: lock, python, place, installed, system, dictionary."""


class SetupFailed(Exception):  # noqa: N818 - reads as a sentence
    """A step failed; its sentence says which, and what helps."""

    code = 1


class SystemLacks(SetupFailed):
    """The system lacks something; its text ends with the command to type."""

    code = LACKING


def main(arguments: list[str]) -> int:
    """Do one command; the exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(__doc__)
        return 0 if arguments else 2
    command, rest = arguments[0], arguments[1:]
    if command not in COMMANDS:
        print(f"dev.py knows no command {command!r}.\n\n{__doc__}", file=sys.stderr)
        return 2
    if rest[:1] == ["--"]:
        rest = rest[1:]
    try:
        return COMMANDS[command](rest)
    except SetupFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return failure.code
    except OSError as error:
        print(f"\nSet-up failed: {error}", file=sys.stderr)
        return SetupFailed.code
    except KeyboardInterrupt:
        print("\nInterrupted. Nothing is broken: the next start goes on.", file=sys.stderr)
        return INTERRUPTED


def run(rest: list[str]) -> int:
    """Open the reader."""
    prepare()
    return hand_over(["-P", "-m", "tjreader", *rest])


def test(rest: list[str]) -> int:
    """Run the tests, drawn in memory."""
    prepare()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(ROOT)
    return hand_over(["-m", "pytest", *rest])


def bench(rest: list[str]) -> int:
    """Measure."""
    prepare()
    os.chdir(ROOT)
    return hand_over(["tests/benchmarks/bench.py", *rest])


def build(rest: list[str]) -> int:
    """Build the program for this system and let it test itself."""
    prepare()
    os.chdir(ROOT)
    return hand_over(["packaging/build.py", *rest])


def check(rest: list[str]) -> int:
    """Lint, formatting and types; all three are run even if one fails."""
    take_none(rest)
    prepare_environment()
    codes = [
        subprocess.run([str(PYTHON), "-m", *words], cwd=ROOT, check=False).returncode
        for words in (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
    ]
    return max(codes, key=abs)


def setup(rest: list[str]) -> int:
    """Make everything ready."""
    take_none(rest)
    prepare()
    print("Ready: python3 dev.py run")
    return 0


def system(rest: list[str]) -> int:
    """Install or name what the system lacks; needs no environment."""
    take_none(rest)
    early = (*system_parts.missing_before_qt().parts, *system_parts.missing_python_parts().parts)
    supply(Missing(early))
    print("The system has all that is needed.")
    return 0


def take_none(rest: list[str]) -> None:
    """Refuse arguments where there are none to take."""
    if rest:
        raise SetupFailed(f"That command takes no arguments: {shlex.join(rest)}")


COMMANDS = {
    "run": run,
    "test": test,
    "bench": bench,
    "check": check,
    "build": build,
    "setup": setup,
    "system": system,
}


def hand_over(words: list[str]) -> int:
    """Let the environment's Python take over this process (Windows: wait for it)."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    command = [str(PYTHON), *words]
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)  # signals and the exit code are then its own
    return subprocess.run(command, check=False).returncode


def prepare() -> None:
    """Environment, system parts and dictionary; quick when all of them are there.

    Raises:
        SetupFailed: if a step cannot be done.
    """
    prepare_environment()
    stamp = read_stamp()
    libraries = system_parts.missing_libraries()
    if libraries or not stamp.get("system"):
        prepare_system()
        write_stamp({**stamp, "system": True})
    recipe = digest(*DICTIONARY_RECIPE)
    if not DICTIONARY.is_file() or stamp.get("dictionary") != recipe:
        step("Building the dictionary")
        if not succeeds([str(PYTHON), str(ROOT / "packaging" / "build_lexicon.py")]):
            raise SetupFailed("The dictionary could not be built; the reason stands above.")
        write_stamp({**read_stamp(), "dictionary": recipe})


def prepare_system() -> None:
    """See that Qt starts and finds a Chinese face."""
    step("Checking what Qt needs of this system")
    try:
        missing = system_parts.missing_for_qt(PYTHON)
        if missing:
            supply(missing)
            missing = system_parts.missing_for_qt(PYTHON)
    except QtBroken as broken:
        raise SetupFailed(f"Qt does not start on this system:\n{broken}") from broken
    if missing:
        raise SystemLacks(system_parts.advice(missing))


def supply(missing: Missing) -> None:
    """Install what is missing.

    Raises:
        SystemLacks: if that takes other rights, or a package manager we do not know.
    """
    if not missing:
        return
    if system_parts.is_root():
        step(f"Installing what the system lacks: {missing}")
    if not system_parts.install(missing):
        raise SystemLacks(system_parts.advice(missing))


def prepare_environment() -> None:
    """Make .venv, or bring it up to the lock, while no other dev.py is about it."""
    if environment_is_ready():
        return
    with alone():
        if not environment_is_ready():
            make_environment()


def wanted_stamp() -> Stamp:
    """What the stamp says of an environment that is this Python's, here, and up to the lock."""
    python = sys.version
    if sys.prefix == str(VENV):
        python = str(read_stamp().get("python", ""))  # it is running, so it works
    return {"lock": digest("requirements.lock"), "python": python, "place": str(VENV)}


def environment_is_ready() -> bool:
    """Whether .venv was finished and nothing has changed since."""
    stamp = read_stamp()
    fits = all(stamp.get(key) == value for key, value in wanted_stamp().items())
    return fits and set(stamp.get("installed", ())) <= set(installed()) and starts(PYTHON)


def installed() -> list[str]:
    """The names of what is installed in .venv, as the installer noted them."""
    places = ("lib/python*/site-packages/*.dist-info", "Lib/site-packages/*.dist-info")
    return sorted({file.name for place in places for file in VENV.glob(place)})


def make_environment() -> None:
    """Make .venv, or bring it up to the lock.

    The stamp is written last and taken away first, so an environment that was left half
    made, was made by another Python or was moved is known, and is made again.
    """
    stamp, wanted = read_stamp(), wanted_stamp()
    usable = all(stamp.get(key) == wanted[key] for key in ("python", "place")) and starts(PYTHON)
    if usable:
        STAMP.unlink()
    else:
        remove_environment()
    if not install_with_uv(keep=usable):
        remove_environment()
        if not install_with_pip():
            raise SetupFailed("The libraries could not be installed; the reason stands above.")
    write_stamp({**wanted, "installed": installed()})


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other dev.py is setting up this checkout."""
    with (ROOT / ".venv.lock").open("ab") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # gives up after 10 s
                    break
                except OSError:
                    continue
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def remove_environment() -> None:
    """Take away an environment that cannot be used."""
    if not VENV.exists() and not VENV.is_symlink():
        return
    if sys.prefix == str(VENV):
        raise SetupFailed(
            f"{VENV} must be made again; start dev.py with the system's Python, not with its own."
        )
    step("Removing an environment that was made elsewhere, by another Python, or not finished")
    try:
        if VENV.is_symlink() or VENV.is_file():
            VENV.unlink()
        else:
            shutil.rmtree(VENV)
    except OSError as error:
        raise SetupFailed(
            f"{VENV} cannot be removed ({error}); remove it, then try again."
        ) from error


def install_with_uv(keep: bool) -> bool:
    """Use uv where it is installed; False where it is not, or does not manage."""
    uv = shutil.which("uv")
    if uv is None:
        return False
    step("Installing the locked libraries into .venv with uv")
    make = [uv, "--quiet", "venv", "--no-project", "--python", sys.executable, str(VENV)]
    sync = [uv, "--quiet", "pip", "sync", "--require-hashes", "--python", str(PYTHON), str(LOCK)]
    if (keep or succeeds(make)) and succeeds(sync):
        return True
    print("uv could not; trying pip.", flush=True)
    return False


def install_with_pip() -> bool:
    """Use venv and pip, also where venv has no ensurepip or the system's pip refuses to install."""
    missing = system_parts.missing_python_parts()
    if missing:
        supply(Missing((*system_parts.missing_before_qt().parts, *missing.parts)))
    step("Installing the locked libraries into .venv with pip (some minutes at the first time)")
    options = ["--quiet", "--quiet", "--disable-pip-version-check", "--no-input"]
    install = ["install", "--require-hashes", "--requirement", str(LOCK)]
    if system_parts.has_ensurepip():
        make = [sys.executable, "-m", "venv", str(VENV)]
        fill = [str(PYTHON), "-m", "pip", *options, *install]
    else:
        make = [sys.executable, "-m", "venv", "--without-pip", str(VENV)]
        fill = [sys.executable, "-m", "pip", *options, "--python", str(PYTHON), *install]
    return succeeds(make) and succeeds(fill)


def digest(*names: str) -> str:
    """SHA-256 over these files of the checkout; a missing one counts as empty."""
    whole = hashlib.sha256()
    for name in names:
        path = ROOT / name
        whole.update(hashlib.sha256(path.read_bytes() if path.is_file() else b"").digest())
    return whole.hexdigest()


def read_stamp() -> Stamp:
    """What was finished in .venv; empty where nothing was."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_stamp(stamp: Stamp) -> None:
    """Note what is finished, in one step."""
    new = STAMP.with_suffix(".new")
    new.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
    new.replace(STAMP)


def starts(python: Path) -> bool:
    """Whether that interpreter is there and runs."""
    return python.exists() and succeeds([str(python), "-c", "pass"], quiet=True)


def succeeds(command: list[str], quiet: bool = False) -> bool:
    """Run a command; whether it went well. `quiet` hides what it prints."""
    sink = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(command, stdout=sink, stderr=sink, check=False).returncode == 0
    except OSError as error:
        if not quiet:
            print(f"{shlex.join(command)}: {error}", file=sys.stderr)
        return False


def step(sentence: str) -> None:
    """Say what is being done."""
    print(f"[tjreader] {sentence} ...", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
