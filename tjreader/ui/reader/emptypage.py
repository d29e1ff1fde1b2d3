"""The page of no text, shown until there is one."""

from __future__ import annotations

from ...app.page import Page, PageParagraph
from ...text.document import Arrangement, Paragraph, Part, Section, Text
from ...text.rendering import View, render


def empty_page() -> Page:
    """A page without paragraphs."""
    section = Section("", 0, "", ())
    text = Text("", "", "", (Arrangement("contents", (Part("", "", "", (section,)),)),))

    def make(paragraph: Paragraph) -> PageParagraph:
        return PageParagraph(paragraph, "", render("", paragraph, (), View.PRINTED), (), ())

    return Page(text, section, "contents", View.PRINTED, make)
