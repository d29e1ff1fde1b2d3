"""The one reader of ZIP files from elsewhere: XLSX, DOCX, EPUB and whatever else is packed so.

Whoever made such a file may mean harm, so it is looked at before it is believed: how many
members, how large, how named. Members are read by name into memory, one at a time, each no
longer than it said; nothing is ever extracted to the disk. See `docs/decisions/foreign-files.md`.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib

from ..app.ports import Refused
from ..text.clean import clean, shortened

MOST_MEMBERS = 5_000
LARGEST = 50 * 1024 * 1024
"""Bytes of all members together, unpacked."""

STEEPEST = 100
"""Bytes that one packed byte may become; asked of members above `SMALL` bytes alone."""

SMALL = 64 * 1024

_LONGEST_NAME = 255
_DIRECTORY = MOST_MEMBERS * 512
"""Bytes of the list of members: none is read that is longer than ours may be."""

_END = struct.Struct("<4s4H2LH")
_END_MARK, _ZIP64_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LOCAL_HEAD = 30
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f\\:]|^/|(^|/)\.\.?(/|$)|//")


class Archive:
    """The members of a ZIP file, looked through and found harmless.

    Args:
        data: all bytes of the file.
        name: the file as the reader knows it, for sentences.

    Raises:
        Refused: if it is damaged, too large, locked, or made to deceive.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        _see_the_end(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_FAULTS, struct.error) as error:
            raise _damaged(name) from error
        self._members: dict[str, zipfile.ZipInfo] = {}
        found = self._zip.infolist()
        if len(found) > MOST_MEMBERS:
            raise _too_many(name)
        known: set[str] = set()
        for one in found:
            self._look_at(one)
            if one.orig_filename.casefold() in known:
                raise Refused(f"{name} has two members of one name, so it is not opened.")
            known.add(one.orig_filename.casefold())
            self._members[one.orig_filename] = one
        if sum(one.file_size for one in found) > LARGEST:
            raise _too_large(name)
        _see_that_none_overlap(found, self._zip.start_dir, name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members, in the order of the file."""
        return tuple(self._members)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """All bytes of a member.

        Raises:
            Refused: if there is none of that name, or its bytes are not those it promised.
        """
        one = self._members.get(member)
        if one is None:
            raise Refused(f"{self._name} has no {_shown(member)} in it: it is damaged.")
        try:
            with self._zip.open(one) as file:
                data = file.read(one.file_size + 1)
        except (*_FAULTS, struct.error, OSError) as error:
            raise _damaged(self._name) from error
        if len(data) != one.file_size:
            raise _damaged(self._name)
        return data

    def _look_at(self, one: zipfile.ZipInfo) -> None:
        name, member = self._name, one.orig_filename
        bare = member.removesuffix("/")
        if (
            not bare
            or len(member) > _LONGEST_NAME
            or _BAD_NAME.search(bare)
            or any(_RESERVED.match(each) for each in bare.split("/"))
        ):
            raise Refused(
                f"{name} has a member with a name that is not allowed ({_shown(member)}), "
                "so it is not opened."
            )
        if stat.S_ISLNK(one.external_attr >> 16):
            raise Refused(f"{name} has a link in it ({_shown(member)}), so it is not opened.")
        if one.flag_bits & _ENCRYPTED:
            raise Refused(f"{name} is locked with a password: save it without one.")
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(f"{name} is packed in a way this program does not read.")
        if one.file_size > max(SMALL, one.compress_size * STEEPEST):
            raise _too_large(name)


def _see_the_end(data: bytes, name: str) -> None:
    """What the end of the file says of its list, before that list is read.

    A ZIP64 file says it in another place; none within our limits has to be one.
    """
    at = len(data) - _END.size
    if not (data[at:].startswith(_END_MARK) and data.endswith(b"\0\0")):
        at = data.rfind(_END_MARK, max(0, len(data) - _END.size - 0xFFFF))
    if at < 0 or at + _END.size > len(data):
        raise _damaged(name)
    _, _, _, _, count, size, _, _ = _END.unpack_from(data, at)
    if data[max(0, at - 20) : at].startswith(_ZIP64_MARK) or count > MOST_MEMBERS:
        raise _too_many(name)
    if size > _DIRECTORY:
        raise _too_many(name)


def _see_that_none_overlap(found: list[zipfile.ZipInfo], end: int, name: str) -> None:
    """Members that share bytes unpack to more than the file could ever hold."""
    ordered = sorted(found, key=lambda one: one.header_offset)
    stops = [one.header_offset for one in ordered[1:]] + [end]
    for one, stop in zip(ordered, stops, strict=bool(ordered)):
        if one.header_offset < 0:  # its beginning was lost
            raise _damaged(name)
        if one.header_offset + _LOCAL_HEAD + one.compress_size > stop:
            raise Refused(f"{name} has members that lie upon each other, so it is not opened.")


def _shown(member: str) -> str:
    return shortened(clean(member).replace("\n", " "), 40)


def _damaged(name: str) -> Refused:
    return Refused(f"{name} is damaged or cut short: choose another copy of it.")


def _too_many(name: str) -> Refused:
    return Refused(f"{name} has more than {MOST_MEMBERS:,} members, so it is not opened.")


def _too_large(name: str) -> Refused:
    return Refused(
        f"{name} would unpack to more than it may ({LARGEST >> 20} MB, {STEEPEST} times its "
        "size), so it is not opened."
    )
