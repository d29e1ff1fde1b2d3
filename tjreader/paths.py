"""Where the program's own files are, and where the reader's are kept."""

from __future__ import annotations

import errno
import sys
import tempfile
from pathlib import Path

import platformdirs
from msgspec import Struct

from .app.ports import Refused

NAME = "tjreader"


class Folders(Struct, frozen=True):
    """The folders of one reader. `data` holds all that must not be lost."""

    data: Path
    cache: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """The choices."""
        return self.data / "settings.json"

    @property
    def state_file(self) -> Path:
        """Window geometry, last place, recents: may be lost."""
        return self.data / "state.json"

    @property
    def log_file(self) -> Path:
        """What the program did, without any words of the reader's."""
        return self.logs / "tjreader.log"


def folders(data_dir: Path | None = None) -> Folders:
    """The folders to use: those of the platform, or all of them inside `data_dir`.

    Nothing is made yet; see `make`.
    """
    if data_dir is not None:
        base = data_dir.expanduser().absolute()
        return Folders(base, base / "cache", base / "logs")
    return Folders(
        data=platformdirs.user_data_path(NAME, appauthor=False),
        cache=platformdirs.user_cache_path(NAME, appauthor=False),
        logs=platformdirs.user_log_path(NAME, appauthor=False),
    )


def make(wanted: Folders) -> None:
    """Make the folders that are missing, and see that the data folder can be written.

    Raises:
        Refused: with code "readonly" if the data folder cannot be made or written.
    """
    try:
        wanted.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=wanted.data):
            pass
    except OSError as error:
        if isinstance(error, (FileExistsError, NotADirectoryError)):
            raise Refused(
                f"{wanted.data} cannot be the data folder: a file stands in its place or above "
                "it. Move it aside, or choose another folder with --data-dir.",
                "readonly",
            ) from error
        raise Refused(
            f"The data folder {wanted.data} cannot be written ({_reason(error)}); allow "
            "writing there, or choose another folder with --data-dir.",
            "full" if error.errno == errno.ENOSPC else "readonly",
        ) from error
    for folder in (wanted.cache, wanted.logs):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue  # both may be missing: the program is slower, or writes no log


def resources() -> Path:
    """The folder `resources`: of the frozen bundle, else of the wheel, else of the checkout.

    Raises:
        Refused: if there is none, which means that the installation is incomplete.
    """
    places = _resource_places()
    for place in places:
        if (place / "texts").is_dir():
            return place
    raise Refused(
        f"The program's own files are missing: there is no {places[-1] / 'texts'}; "
        "install tjreader again.",
        "damaged",
    )


def _resource_places() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)  # PyInstaller's folder of unpacked files
    if bundle is not None:
        return (Path(bundle) / "resources",)
    return (package / "resources", package.parent / "resources")


def _reason(error: OSError) -> str:
    """The system's own words for what went wrong."""
    return (error.strerror or type(error).__name__).rstrip(".").lower()
