"""A desk over a real store, terms for it, and its acts taken back."""

from __future__ import annotations

from typing import Any

from builders import text_of
from deskears import Heard
from tjreader.app.desk import Desk
from tjreader.app.homing import AtOnce
from tjreader.app.ports import StorePort
from tjreader.desk.concept import Concept, SourceForm
from tjreader.desk.record import DeskChange
from tjreader.notes.glossary import GlossaryEntry
from tjreader.text.document import Text

TEXT = text_of()
GLOSSARY = (
    GlossaryEntry("善作善成", "shànzuò-shànchéng", "political", "act well", "a formula"),
    GlossaryEntry("海天", "hǎitiān", "imagery", "sea and sky", "", "海夭"),
)
SHIPPED = "example:善作善成"


def again(store: StorePort, text: Text = TEXT) -> Desk:
    """Another desk over the same store: what is on disk."""
    made = Desk(text, GLOSSARY, AtOnce(), Heard())
    made.connect(store.desk)
    return made


def concept_of(*forms: str, **more: Any) -> Concept:
    return Concept("", tuple(SourceForm(each) for each in forms), **more)


def undo(desk: Desk, change: DeskChange | None) -> None:
    assert change is not None
    desk.perform(change.inverse, undoing=True)
