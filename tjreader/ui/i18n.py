"""The language of the window: Qt's own words and ours, where a translation is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


def locale_of(language: str) -> QLocale:
    """The locale of a choice: "system", "en" or "zh_CN"."""
    return QLocale() if language == "system" else QLocale(language)


def install(app: QCoreApplication, folder: Path, language: str) -> list[QTranslator]:
    """Install what translations there are of that language; English needs none.

    Args:
        app: the application; it does not own the translators, so keep them.
        folder: the folder of our `.qm` files.
        language: "system", "en" or "zh_CN".

    Returns:
        The translators that are installed.
    """
    locale = locale_of(language)
    if locale.language() is QLocale.Language.English:
        return []
    places = (
        ("tjreader", str(folder)),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    installed: list[QTranslator] = []
    for name, place in places:
        translator = QTranslator(app)
        if translator.load(locale, name, "_", place):
            app.installTranslator(translator)
            installed.append(translator)
    return installed
