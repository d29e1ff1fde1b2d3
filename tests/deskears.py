"""Who hears what became of acts at a desk, in tests."""

from __future__ import annotations

from tjreader.app.ports import Refused
from tjreader.desk.record import DeskChange


class Heard:
    """What became of acts."""

    def __init__(self) -> None:
        self.saved: list[DeskChange] = []
        self.refused: list[tuple[DeskChange, Refused]] = []
        self.loaded = 0

    def desk_loaded(self) -> None:
        self.loaded += 1

    def desk_refused(self, refusal: Refused) -> None:
        raise refusal

    def change_made(self, change: DeskChange) -> None:
        pass

    def change_saved(self, change: DeskChange, undoing: bool) -> None:
        self.saved.append(change)

    def change_refused(self, change: DeskChange, refusal: Refused) -> None:
        self.refused.append((change, refusal))
