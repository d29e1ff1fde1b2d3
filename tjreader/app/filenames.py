"""The name of a file that is proposed for what a text is called."""

from __future__ import annotations

import re
import unicodedata

from ..text.clean import clean

MOST_BYTES = 180
"""Bytes of a proposed name in UTF-8, without its ending: file systems take 255."""

_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.I)
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def proposed_name(title: str, suffix: str) -> str:
    """A title as the name of a file, on every system; `suffix` with its dot ("" for none).

    It names no folder and no device of Windows, has no signs that are not seen or turn the
    direction of writing, is not hidden, and short enough to be stored.
    """
    seen = "".join(
        each if unicodedata.category(each) not in _UNSEEN else " " for each in clean(title)
    )
    words = " ".join(_NO_NAME.sub(" ", seen).split()).lstrip(" .~-")
    short = words.encode("utf-8")[:MOST_BYTES].decode("utf-8", "ignore").strip(" .")
    if _RESERVED.match(short):
        short = f"_{short}"
    return (short or "text") + suffix
