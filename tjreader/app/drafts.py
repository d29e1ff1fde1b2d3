"""Notes that are being typed: kept beside the annotations, so that a crash loses no words."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future

from msgspec.structs import replace

from ..notes.annotation import Annotation, Draft
from ..notes.change import Act, Change, Edit
from ..text.clean import clean
from .homing import Homing
from .ports import NotebookPort

log = logging.getLogger(__name__)


Content = tuple[str, tuple[str, ...]]
"""What is typed of a note: its words and its tags."""

NOTHING: Content = ("", ())


def content_of(annotation: Annotation) -> Content:
    """What is typed of an annotation's note."""
    return annotation.note, annotation.tags


Shown = Callable[[str], Annotation | None]
"""The annotation of an id as it is shown, acts on their way done; None if there is none."""


class Drafts:
    """The drafts of one open text. `app.notebook.Notebook` drops those that became notes.

    Drafts kept before the store is there are sent when it comes. A draft that cannot be
    stored costs nothing but the safety of a crash: the editor still has the words, so it
    is logged and no more.
    """

    def __init__(self, homing: Homing) -> None:
        self._homing = homing
        self._port: NotebookPort | None = None
        self._kept: dict[str, Draft] = {}

    def all(self) -> tuple[Draft, ...]:
        """All drafts, oldest first; after `connect` also those of earlier sessions."""
        return tuple(self._kept.values())

    def of(self, annotation_id: str) -> Draft | None:
        """The draft of an annotation, or None."""
        return self._kept.get(annotation_id)

    def keep(
        self,
        annotation: Annotation,
        *,
        is_new: bool,
        told: Callable[[Draft, bool], None] | None = None,
    ) -> Draft:
        """Keep what is being typed: `annotation` is what leaving the editor would store.

        `told` hears whether the draft is on disk, once the store has answered.
        """
        draft = Draft(replace(annotation, note=clean(annotation.note)), is_new)
        self._kept[annotation.id] = draft
        if self._port is not None:
            self._send_draft(self._port.save_draft(draft), draft, told)
        return draft

    def drop(self, annotation_id: str) -> None:
        """Forget a draft, if there is one."""
        if self._kept.pop(annotation_id, None) is not None and self._port is not None:
            self._send(self._port.drop_draft(annotation_id))

    def became(self, annotation: Annotation) -> None:
        """This is stored: forget its draft, unless more was typed since."""
        draft = self._kept.get(annotation.id)
        if draft is not None and content_of(draft.annotation) == content_of(annotation):
            self.drop(annotation.id)

    def left(self, change: Change, shown: Shown) -> None:
        """A change is on its way: no draft is older than the words it was left with."""
        for _, written in _written(change):
            if written.id in self._kept:
                self.keep(written, is_new=shown(written.id) is None)

    def refused(self, change: Change, shown: Shown) -> None:
        """A change was not stored: its words become a draft, where there is no newer one."""
        for before, written in _written(change):
            draft = self._kept.get(written.id)
            if draft is None or content_of(draft.annotation) == before:
                self.keep(written, is_new=shown(written.id) is None)

    def unfinished(self, shown: Shown) -> tuple[Draft, ...]:
        """Drafts whose words or tags are not those that are shown, oldest first."""
        return tuple(
            draft
            for draft in self._kept.values()
            if (known := shown(draft.annotation.id)) is None
            or content_of(known) != content_of(draft.annotation)
        )

    def connect(self, port: NotebookPort, text_id: str, found: Callable[[], None]) -> None:
        """The store is open: fetch earlier drafts and send those kept before.

        Args:
            port: the store.
            text_id: the open text.
            found: called when there are drafts of an earlier session.
        """
        self._port = port

        def fetched(drafts: tuple[Draft, ...]) -> None:
            earlier = {draft.annotation.id: draft for draft in drafts}
            self._kept = earlier | self._kept
            if earlier:
                found()

        self._homing.when_done(port.drafts(text_id), fetched, _not_kept)
        for draft in self._kept.values():
            self._send(port.save_draft(draft))

    def _send_draft(
        self, future: Future[None], draft: Draft, told: Callable[[Draft, bool], None] | None
    ) -> None:
        def kept(nothing: None) -> None:  # noqa: ARG001 - a future's result
            if told is not None:
                told(draft, True)

        def failed(error: BaseException) -> None:
            _not_kept(error)
            if told is not None:
                told(draft, False)

        self._homing.when_done(future, kept, failed)

    def _send(self, future: Future[None]) -> None:
        self._homing.when_done(future, _kept, _not_kept)


def typed(change: Change) -> Iterator[tuple[Edit, Content]]:
    """The edit that puts typed words or tags into a note, with what it had before.

    An act on many notes is none, nor is bringing one back: nobody typed that just now.
    """
    if len(change.edits) != 1 or change.label.act is Act.RESTORE:
        return
    (edit,) = change.edits
    before = content_of(edit.before) if edit.before else NOTHING
    if edit.after is not None and content_of(edit.after) not in (NOTHING, before):
        yield edit, before


def _written(change: Change) -> Iterator[tuple[Content, Annotation]]:
    for edit, before in typed(change):
        assert edit.after is not None  # noqa: S101 - as `typed` gives them
        yield before, edit.after


def _kept(nothing: None) -> None:
    """A draft is on disk; nobody waits for that."""


def _not_kept(error: BaseException) -> None:
    log.warning("a draft was not kept: %s", type(error).__name__)
