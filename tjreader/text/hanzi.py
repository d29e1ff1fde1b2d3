"""Which characters are hanzi."""

from __future__ import annotations

RANGES = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""CJK ideographs of all blocks, and 〇, as ranges for a pattern's `[…]`."""
