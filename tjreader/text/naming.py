"""What a revision of a text is called."""

from __future__ import annotations

import hashlib


def revision_of(printed: str) -> str:
    """The name of a revision: SHA-256 of the printed text in UTF-8, in hex."""
    return hashlib.sha256(printed.encode("utf-8", "surrogatepass")).hexdigest()
