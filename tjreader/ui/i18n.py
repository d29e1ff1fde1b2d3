"""The language of the window: Qt's own words and ours, where a translation is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LIST = "tjreader_refusals"
"""The property of the application that names the list of sentences `refused` knows again."""


def locale_of(language: str) -> QLocale:
    """The locale of a choice: "system", "en" or "zh_CN"."""
    return QLocale() if language == "system" else QLocale(language)


def tag_of(language: str) -> str:
    """The tag of a choice (BCP 47), for what is written in the window's language."""
    return locale_of(language).bcp47Name()


def catalogue_for(languages: Iterable[str], folder: Path) -> str:
    """The locale of our catalogue for who prefers these languages; empty for English.

    Args:
        languages: as `QLocale.uiLanguages` names them, dearest first ("zh-Hans-CN", "en-GB").
        folder: the folder of our `.qm` files.
    """
    for language in languages:
        if language.partition("-")[0] == "en":
            return ""  # English is there: who likes it better gets nothing that comes after it
        name = "zh_CN" if language == "zh-Hans" else language.replace("-", "_")
        if (folder / f"tjreader_{name}.qm").is_file():
            return name
    return ""


def install(app: QCoreApplication, folder: Path, language: str) -> list[QTranslator]:
    """Install what translations there are of that language; English needs none.

    Args:
        app: the application; it does not own the translators, so keep them.
        folder: the folder of our `.qm` files.
        language: "system", "en" or "zh_CN".

    Returns:
        The translators that are installed. Without ours there are none of Qt's either: a
        window speaks one language.
    """
    name = catalogue_for(locale_of(language).uiLanguages(), folder)
    if not name:
        return []
    places = (
        ("tjreader", str(folder)),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    installed: list[QTranslator] = []
    for stem, place in places:
        translator = QTranslator(app)
        if translator.load(f"{stem}_{name}", place):
            app.installTranslator(translator)
            installed.append(translator)
    app.setProperty(LIST, str(folder / "refusals.txt"))
    return installed
