"""The plan of the house: which room may import which, and who may use a library."""

from __future__ import annotations

FORMAT_VALUES = (
    *("app.opened", "app.ports", "app.wholefile", "app.exchange", "app.underway", "app.incoming"),
    *("app.deskwork", "app.incomingterms", "app.incomingsentences", "app.termformats"),
    "app.termtable",
)
"""What `formats` may import of `app`: values, and a file written in one step."""

ROOMS: dict[str, tuple[str, ...]] = {
    "text": (),
    "lang": ("text",),
    "notes": ("text",),
    "desk": ("text", "notes", "lang.token", "lang.numbers", "lang.commonness"),
    "store": (
        *("text", "notes", "desk", "lang.token", "lang.pinyin", "app.searchports"),
        *("app.ports", "app.care", "app.deskport", "app.jsonfile", "app.wholefile"),
    ),
    "formats": ("text", "lang", "notes", "desk", *FORMAT_VALUES),
    "app": ("text", "lang", "notes", "desk"),
    "ui": ("app", "text", "lang", "notes", "desk"),
    "paths": ("app.ports",),
    "prospector": ("desk", "lang"),
    "worker": ("text", "lang", "desk", "prospector"),
    "deskparts": ("text", "lang", "notes", "desk", "formats", "app", "paths", "prospector"),
    "editions": ("text", "notes", "desk", "formats", "app", "paths"),
    "assembly": (
        *("text", "lang", "notes", "desk", "store", "formats", "app"),
        *("paths", "worker", "prospector", "deskparts", "editions", "hiding"),
    ),
    "selftest": ("text", "lang", "notes", "desk", "app", "ui", "paths", "assembly", "__init__"),
    "parsing": (),
    "desk_exchange_arguments": ("parsing",),
    "desk_arguments": ("parsing", "desk_exchange_arguments"),
    "arguments": ("text", "lang", "notes", "desk", "app", "parsing", "desk_arguments"),
    "candidate_verbs": ("text", "desk", "app", "arguments", "parsing", "assembly"),
    "care_verbs": ("app", "arguments", "assembly"),
    "desk_exchange_verbs": ("text", "notes", "desk", "app", "arguments", "parsing", "assembly"),
    "desk_verbs": (
        *("text", "notes", "desk", "app", "arguments", "parsing", "assembly"),
        *("translation_verbs", "desk_exchange_verbs"),
    ),
    "translation_verbs": ("text", "notes", "desk", "app", "arguments", "parsing", "assembly"),
    "exchange_verbs": ("text", "notes", "desk", "app", "arguments", "parsing", "assembly"),
    "cli": (
        *("text", "lang", "notes", "desk", "app", "ui"),
        *("paths", "assembly", "arguments", "parsing", "candidate_verbs", "care_verbs"),
        *("exchange_verbs", "desk_verbs", "selftest", "worker", "hiding"),
    ),
    "__main__": ("cli",),
    "hiding": (),
    "__init__": ("hiding",),
}
"""What a room, or a module outside the rooms, may import besides itself."""

ENGINES = ("lang.segment", "lang.reading", "lang.lexicon", "lang.wordlist")
"""Modules of lang with an engine or a file behind them: `app` and `ui` get them as ports."""

HOMES: dict[str, tuple[str, ...]] = {
    "PySide6": ("ui",),
    "ahocorasick_rs": ("desk",),
    "alembic": ("store",),
    "jieba": ("lang",),
    "msgspec": (
        "desk_exchange_verbs",
        "text",
        "lang",
        "notes",
        "desk",
        "store",
        "formats",
        "app",
        "ui",
        "paths",
        "assembly",
        "__init__",
    ),
    "platformdirs": ("paths",),
    "pypinyin": ("lang",),
    "rapidfuzz": ("text", "notes"),
    "sqlalchemy": ("store",),
    "sqlite3": ("lang", "store"),
}
"""Who may use a library. A library that stands in no row is used by nobody."""

LATE = ("arguments", "assembly", "cli", "deskparts", "editions")
"""Modules whose functions may import; besides, the one module of store that uses Alembic."""


WISHED = (
    "app.requests",
    "ui.dialogs.",
    "ui.paperwork",
    "ui.exchange",
    "ui.settingpopup",
    "ui.bench.",
    "ui.deskside",
)
"""What is loaded when somebody first wishes for it: `ui` may import it in a function."""
