"""Words for tooltips, which Qt takes for markup where they look like it."""

from __future__ import annotations

from html import escape


def plain_tip(words: str) -> str:
    """Words for a tooltip, shown as they are.

    Qt reads a tip that holds a tag, or `&lt;`, as rich text and would load its pictures;
    such words are escaped. Others stay what they are.
    """
    return broken_tip(words) if "<" in words or "&" in words else words


def broken_tip(*rows: str) -> str:
    """The same for paragraphs of words, broken into lines where they are long."""
    return "".join("<p>" + escape(row).replace("\n", "<br>") + "</p>" for row in rows)
