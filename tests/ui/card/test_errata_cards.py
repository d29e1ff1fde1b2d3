"""What the cards of all errata say, in every view."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desk import Desk
from tjreader.app.page import WordPlace
from tjreader.app.settings import LearningStep
from tjreader.text.erratum import Erratum
from tjreader.text.rendering import View
from tjreader.ui.reader.cardface import CardFace
from tjreader.ui.reader.cardwords import kind_words

NOT_WORDS = (
    " level ",
    "trailing",
    "holding",
    "(no ",
    "no title",
    "(none)",
    "(?)",
    "(keep)",
    "(or ",
)


def _cards(desk: Desk, view: View) -> dict[str, tuple[Erratum, list[str]]]:
    """The lines of the card on each erratum that has a place in this view."""
    settings = desk.session.settings
    desk.session.change_settings(replace(settings, page=replace(settings.page, view=view)))
    said: dict[str, tuple[Erratum, list[str]]] = {}
    for section in desk.session.text.arrangement("contents").sections:
        desk.session.show_section(section.id)
        page = desk.session.page
        assert page is not None
        for index in range(len(page)):
            paragraph = page.paragraph(index)
            for mark in paragraph.errata:
                card = (
                    desk.session.words.card(WordPlace(index, mark.shown[0])) if mark.shown else None
                )
                if card is not None:
                    sheet = CardFace(card, desk.hover.card.look, LearningStep.MEANING).sheet()
                    said[mark.erratum.id] = mark.erratum, [t.text() for t, _ink in sheet.texts]
    return said


@pytest.mark.parametrize("view", list(View))
def test_cards_show_as_printed_only_what_is_printed(desk: Desk, view: View) -> None:
    said = _cards(desk, view)
    everything = {erratum.id for erratum in desk.session.text.errata}
    # Trailing spaces and an empty line have no word to point at.
    assert everything - set(said) <= {"e002", "e034", "e052"}
    for erratum, lines in said.values():
        own = lines[: lines.index(erratum.reason)]
        assert not [odd for odd in NOT_WORDS if odd in "\n".join(own)], (erratum.id, lines)
        if erratum.amendment is not None:
            start = f"{erratum.amendment.printed} → {erratum.amendment.proposed}"
            assert any(line.startswith(start) for line in own), (erratum.id, lines)
        elif erratum.kind != "ok":
            assert own[-1].startswith(("Proposed: 《", kind_words(erratum.kind))), (erratum.id, own)
