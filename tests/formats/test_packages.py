"""The readers of ZIP and XML: what is sound comes through, what is not is refused and no more."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile_packages import SHEET, members, packed, sound
from tjreader.app.ports import Refused
from tjreader.formats.archive import MOST_MEMBERS, SMALL, STEEPEST, Archive
from tjreader.formats.note_readers import read_notes
from tjreader.formats.xml_events import DEEPEST, MOST_ATTRIBUTES, read_xml

SOUND = sound()


class Heard:
    """All that is told, in its order."""

    def __init__(self) -> None:
        self.all: list[object] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.all.append((name, dict(attributes)))

    def words(self, words: str) -> None:
        self.all.append(words)

    def end(self, name: str) -> None:
        self.all.append("/" + name)


def heard(raw: bytes) -> list[object]:
    listener = Heard()
    read_xml(raw, "a.xml", listener)
    return listener.all


def test_members_are_read_by_name() -> None:
    archive = Archive(SOUND, "a.xlsx")
    assert dict.fromkeys(archive.names) == dict.fromkeys(members(SOUND))
    assert archive.read(SHEET) == members(SOUND)[SHEET]
    assert SHEET in archive
    assert "none" not in archive
    with pytest.raises(Refused, match=r"a\.xlsx has no none in it"):
        archive.read("none")


def test_what_is_just_within_the_limits_is_read() -> None:
    many = packed([(f"a{n}", b"") for n in range(MOST_MEMBERS)], zipfile.ZIP_STORED)
    assert len(Archive(many, "a").names) == MOST_MEMBERS
    folder = packed([("a/", b""), ("a/b.xml", b"x" * SMALL)])
    assert len(Archive(folder, "a").read("a/b.xml")) == SMALL
    assert STEEPEST * len(folder) / 10 < SMALL  # it grew more than a larger one might


def test_a_comment_at_the_end_hides_nothing() -> None:
    raw = SOUND
    assert raw.endswith(b"\0\0")
    told = raw[:-2] + b"\x05\0hello"
    assert Archive(told, "a").names == Archive(raw, "a").names


def test_elements_and_words_are_told_without_namespaces() -> None:
    raw = "<?xml version='1.0' encoding='utf-16'?><x:a xmlns:x='u' x:b='1' c='2'>一<d/></x:a>"
    assert heard(raw.encode("utf-16")) == [
        ("a", {"b": "1", "c": "2"}),
        "一",
        ("d", {}),
        "/d",
        "/a",
    ]


def test_limits_of_xml_are_where_they_are_said_to_be() -> None:
    deep = b"<a>" * DEEPEST + b"</a>" * DEEPEST
    assert len(heard(deep)) == 2 * DEEPEST
    with pytest.raises(Refused, match="nested"):
        heard(b"<a>" + deep + b"</a>")
    names = [f"a{number}='x'" for number in range(MOST_ATTRIBUTES + 1)]
    assert heard(f"<a {' '.join(names[:-1])}/>".encode())
    with pytest.raises(Refused, match="attributes"):
        heard(f"<a {' '.join(names)}/>".encode())


def test_what_a_listener_raises_ends_the_reading() -> None:
    class Tired(Heard):
        def words(self, words: str) -> None:
            raise Refused("enough")

    with pytest.raises(Refused, match="enough"):
        read_xml(b"<a>x<b/></a>", "a.xml", Tired())


@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=8
    ),
    end=st.integers(0, len(SOUND)),
)
def test_a_damaged_spreadsheet_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], end: int
) -> None:
    raw = bytearray(SOUND)
    for at, value in changes:
        raw[at] = value
    path: Path = tmp_path_factory.mktemp("in") / "a.xlsx"
    for data in (bytes(raw), bytes(raw[:end])):
        path.write_bytes(data)
        said = "."
        try:
            read_notes(path)
        except Refused as refusal:
            said = str(refusal)
        assert said.endswith(".")
