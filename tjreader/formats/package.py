"""Several files packed into one, as EPUB, DOCX and XLSX are."""

from __future__ import annotations

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a package: the same text gives the same bytes."""


class Package:
    """A ZIP file in memory; its files stand in the order they are put."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._archive = zipfile.ZipFile(self._buffer, "w", zipfile.ZIP_DEFLATED)

    def put(self, name: str, words: str, *, packed: bool = True) -> None:
        """Put a file of UTF-8 words; `packed` false stores it as it is."""
        entry = zipfile.ZipInfo(name, EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry.external_attr = 0o644 << 16
        self._archive.writestr(entry, words.encode("utf-8", "replace"))

    def data(self) -> bytes:
        """All bytes; nothing can be put after it."""
        self._archive.close()
        return self._buffer.getvalue()
