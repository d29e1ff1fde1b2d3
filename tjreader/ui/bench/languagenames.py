"""What languages are called, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale


def common_languages() -> dict[str, str]:
    """The languages that are offered: their tags, and what they are called."""
    return {
        "en": QCoreApplication.translate("Languages", "English"),
        "fr": QCoreApplication.translate("Languages", "French"),
        "de": QCoreApplication.translate("Languages", "German"),
        "es": QCoreApplication.translate("Languages", "Spanish"),
        "pt": QCoreApplication.translate("Languages", "Portuguese"),
        "it": QCoreApplication.translate("Languages", "Italian"),
        "nl": QCoreApplication.translate("Languages", "Dutch"),
        "pl": QCoreApplication.translate("Languages", "Polish"),
        "ru": QCoreApplication.translate("Languages", "Russian"),
        "ar": QCoreApplication.translate("Languages", "Arabic"),
        "ja": QCoreApplication.translate("Languages", "Japanese"),
        "ko": QCoreApplication.translate("Languages", "Korean"),
        "vi": QCoreApplication.translate("Languages", "Vietnamese"),
        "id": QCoreApplication.translate("Languages", "Indonesian"),
        "th": QCoreApplication.translate("Languages", "Thai"),
        "tr": QCoreApplication.translate("Languages", "Turkish"),
    }


def language_name(tag: str) -> str:
    """What a language is called; one with a region or a script with its tag behind it."""
    known, first = common_languages(), tag.partition("-")[0]
    if tag in known:
        return known[tag]
    if first in known:
        return f"{known[first]} ({tag})"
    language = QLocale(tag.replace("-", "_")).language()
    if language == QLocale.Language.C:
        return tag
    return f"{QLocale.languageToString(language)} ({tag})"
