"""Say what Qt lacks on this system, as one line of JSON.

Run by the environment's own Python with QT_QPA_PLATFORM=offscreen. `libraries` are the
shared libraries the dynamic linker does not find; `chinese` says whether a face with
simplified Chinese is there, null while libraries are missing. Windows and macOS bring both
along: there it only shows that Qt can be loaded.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg")
PLUGINS = ("platforms/libqoffscreen.so", "platforms/libqxcb.so")


def qt_folder() -> Path:
    """The folder of PySide6, found without importing it."""
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("PySide6 is not installed")
    return Path(found.submodule_search_locations[0])


def missing_libraries(folder: Path) -> list[str]:
    """What the linker does not find for the parts of Qt we use; [] where there is no ldd."""
    files = [folder / f"{name}.abi3.so" for name in MODULES]
    files += [folder / "Qt" / "plugins" / name for name in PLUGINS]
    try:
        done = subprocess.run(
            ["ldd", *map(str, filter(Path.exists, files))],
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return []
    lines = (line.split() for line in done.stdout.splitlines())
    return sorted({line[0] for line in lines if line[-2:] == ["not", "found"]})


def has_chinese_face() -> bool:
    """Whether Qt finds a face with simplified Chinese. Starts Qt; cannot fail quietly."""
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    application = QGuiApplication([])
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    application.quit()
    return bool(families)


def main() -> int:
    """Print the findings; the exit code is 0 whenever they can be told."""
    if sys.platform.startswith("linux"):
        libraries = missing_libraries(qt_folder())
        chinese = None if libraries else has_chinese_face()
    else:
        importlib.import_module("PySide6.QtWidgets")
        libraries, chinese = [], True
    print(json.dumps({"libraries": libraries, "chinese": chinese}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
