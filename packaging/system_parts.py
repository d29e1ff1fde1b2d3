"""What the program needs of the system: Qt's shared libraries and a Chinese face.

Only Linux leaves these to the system; Windows and macOS bring them along. Everything
missing is found at once, so that one command mends it. Standard library only: this runs
before anything is installed, under the system's own Python.
"""

from __future__ import annotations

import ctypes
import json
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROBE = Path(__file__).with_name("probe_qt.py")

MANAGERS = ("apt-get", "dnf", "pacman")
"""The package managers whose names we know, in the order of the columns below."""

LIBRARIES: dict[str, tuple[str, str, str]] = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libstdc++.so.6": ("libstdc++6", "libstdc++", "gcc-libs"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": (
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
    ),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libz.so.1": ("zlib1g", "zlib", "zlib"),
    "libzstd.so.1": ("libzstd1", "libzstd", "zstd"),
}
"""Shared libraries Qt's wheels expect, with the package that has each one."""

CHINESE_FACE = "a Chinese typeface"
PYTHON_PACKAGES = "Python's venv and pip"
VENV_PACKAGE = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
OTHER_PARTS: dict[str, tuple[str, str, str]] = {
    CHINESE_FACE: (
        "fontconfig fonts-noto-cjk",
        "fontconfig google-noto-sans-cjk-fonts google-noto-serif-cjk-fonts",
        "fontconfig noto-fonts-cjk",
    ),
    PYTHON_PACKAGES: (VENV_PACKAGE, "python3-pip", "python-pip"),
}
KNOWN = LIBRARIES | OTHER_PARTS

PATIENT = ("-o", "DPkg::Lock::Timeout=600")
"""Wait, in seconds, while another installation is going on (Ubuntu's own, a killed set-up's)."""


@dataclass(frozen=True)
class Missing:
    """Parts that are not there, by library name or in words. Empty means all is well."""

    parts: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __str__(self) -> str:
        """The parts in words, short also when there are many."""
        libraries = [part for part in self.parts if part not in OTHER_PARTS]
        names = [part for part in self.parts if part in OTHER_PARTS]
        if len(libraries) > 4:
            names.insert(0, f"{len(libraries)} libraries of Qt ({libraries[0]}, ...)")
        else:
            names = libraries + names
        return ", ".join(names[:-1]) + " and " + names[-1] if names[1:] else "".join(names)

    def packages(self, manager: str) -> tuple[str, ...]:
        """The packages to install with that manager, each once."""
        column = MANAGERS.index(manager)
        names = (KNOWN[part][column] for part in self.parts if part in KNOWN)
        return tuple(sorted({package for name in names for package in name.split()}))

    @property
    def unknown(self) -> tuple[str, ...]:
        """Parts for which no package is known."""
        return tuple(part for part in self.parts if part not in KNOWN)


class QtBroken(Exception):  # noqa: N818 - reads as a sentence
    """Qt does not start although nothing of the system is missing; its own words inside."""


def missing_libraries() -> tuple[str, ...]:
    """The libraries of the table that cannot be loaded; none where Qt needs none of them."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(name for name in LIBRARIES if not _loads(name))


def missing_before_qt() -> Missing:
    """What is missing as far as it can be told before Qt is installed."""
    if not sys.platform.startswith("linux"):
        return Missing(())
    face = () if _fontconfig_has_chinese() else (CHINESE_FACE,)
    return Missing((*missing_libraries(), *face))


def has_ensurepip() -> bool:
    """Whether `python -m venv` can put pip into an environment (Debian splits that off)."""
    return _python_does("-c", "import ensurepip, venv")


def missing_python_parts() -> Missing:
    """Whether Python can make an environment: with uv, ensurepip or a pip that has `--python`."""
    if shutil.which("uv") or has_ensurepip():
        return Missing(())
    if _python_does("-m", "pip", "--python", sys.executable, "--version"):
        return Missing(())
    return Missing((PYTHON_PACKAGES,))


def missing_for_qt(python: Path) -> Missing:
    """What is missing, found by starting the installed Qt in memory.

    Args:
        python: the interpreter of the environment that has Qt.

    Raises:
        QtBroken: if Qt fails for another reason.
    """
    done = subprocess.run(
        [str(python), "-P", str(PROBE)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        raise QtBroken((done.stderr or done.stdout).strip() or f"exit code {done.returncode}")
    found = json.loads(lines[-1])
    parts = sorted({*missing_libraries(), *found["libraries"]})
    chinese = found["chinese"]
    if chinese is None:  # Qt cannot start yet
        chinese = _fontconfig_has_chinese()
    if not chinese:
        parts.append(CHINESE_FACE)
    return Missing(tuple(parts))


def manager() -> str | None:
    """The package manager of this system, or None where it is none we know."""
    return next((name for name in MANAGERS if shutil.which(name)), None)


def is_root() -> bool:
    """Whether this process may install packages."""
    return sys.platform != "win32" and os.geteuid() == 0


def install(missing: Missing) -> bool:
    """Install what is missing with apt-get, as root; whether that was possible and went well."""
    if not is_root() or manager() != "apt-get" or missing.unknown:
        return False
    update, install_them = _apt_commands(missing, *PATIENT)
    _does(*update)  # may fail for a source that has nothing to do with us
    if _does(*install_them):
        return True
    # An installation that was killed has to be finished before another one.
    return _does("dpkg", "--configure", "-a") and _does(*install_them)


def advice(missing: Missing) -> str:
    """What to type so that nothing is missing any more."""
    name = manager()
    lines = [f"The system lacks {missing}."]
    packages = missing.packages(name) if name else ()
    if name and packages:
        lines += ["Type this, then the same command again:", "", "    " + _typed(name, missing), ""]
    if missing.unknown or not packages:
        wanted = missing.unknown or missing.parts
        lines.append("Install the packages of your system that have " + ", ".join(wanted) + ".")
    return "\n".join(lines)


def _typed(name: str, missing: Missing) -> str:
    """One line for a shell, with the rights it needs."""
    packages = missing.packages(name)
    if name == "apt-get":
        line = " && ".join(shlex.join(command) for command in _apt_commands(missing))
    elif name == "dnf":
        line = shlex.join(("dnf", "install", "-y", *packages))
    else:
        line = shlex.join(("pacman", "-S", "--needed", "--noconfirm", *packages))
    if is_root():
        return line
    if shutil.which("sudo"):
        return f"sudo sh -c '{line}'"
    return f"su -c '{line}'"


def _apt_commands(missing: Missing, *options: str) -> tuple[tuple[str, ...], ...]:
    packages = missing.packages("apt-get")
    return (
        ("apt-get", "update"),
        ("apt-get", "install", *options, "--yes", "--no-install-recommends", *packages),
    )


def _does(*command: str) -> bool:
    """Run a command of the package manager for all to see; whether it went well."""
    print("+ " + shlex.join(command), flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, check=False).returncode == 0


def _python_does(*words: str) -> bool:
    done = subprocess.run([sys.executable, *words], capture_output=True, check=False)
    return done.returncode == 0


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _fontconfig_has_chinese() -> bool:
    """Whether fontconfig knows a face with simplified Chinese; False where it cannot be asked."""
    program = shutil.which("fc-list")
    if program is None:
        return False
    done = subprocess.run(
        [program, ":lang=zh-cn", "family"], capture_output=True, text=True, check=False
    )
    return done.returncode == 0 and bool(done.stdout.strip())
