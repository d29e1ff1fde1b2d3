"""Proposed names are safe on every system."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.app.filenames import MOST_BYTES, proposed_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("天津 2025", "天津 2025.html"),
        ("a/b\\c", "a b c.html"),
        ("../../etc/passwd", "etc passwd.html"),
        ("..", "text.html"),
        ("", "text.html"),
        ("/", "text.html"),
        ("C:\\evil", "C evil.html"),
        ("CON", "_CON.html"),
        ("nul.tar", "_nul.tar.html"),
        ("LPT1", "_LPT1.html"),
        ("com¹", "_com¹.html"),
        ("CONTENTS", "CONTENTS.html"),
        (".hidden", "hidden.html"),
        ("~root", "root.html"),
        ("-rf", "rf.html"),
        ("name. . ", "name.html"),
        ("a\x00b\nc\x1b[2Jd", "ab c[2Jd.html"),
        ("evil\u202elmth.exe", "evil lmth.exe.html"),
        ("\u200b\u200b", "text.html"),
        ("<img src='x'>|*?", "img src='x'.html"),
        ("a\ud800b", "ab.html"),
    ],
)
def test_what_titles_become(title: str, name: str) -> None:
    assert proposed_name(title, ".html") == name


def test_a_long_title_is_cut_between_characters(tmp_path: Path) -> None:
    for title in ("一" * 300, "𠮷" * 300, "a" * 300):
        name = proposed_name(title, ".html")
        assert title.startswith(name.removesuffix(".html"))
        assert len(name.encode()) <= MOST_BYTES + 5
        (tmp_path / name).touch()


@given(
    st.text(st.characters() | st.sampled_from('/\\.:~- <>"*?|\x00\u202e一CONulprt1'), max_size=300)
)
def test_whatever_the_title(title: str) -> None:
    name = proposed_name(title, ".pdf")
    assert name == PureWindowsPath(name).name == Path(name).name
    assert not PureWindowsPath(name).is_reserved()
    assert not set(name) & set('\\/:*?"<>|\x00')
    assert name.endswith(".pdf")
    assert name[0] not in " .~-"
    assert len(name.encode()) <= MOST_BYTES + 6
    assert proposed_name(name.removesuffix(".pdf"), ".pdf") == name
