"""Which encoding the bytes of a file are in. Only UTF-8 is read; the others get a name."""

from __future__ import annotations

from ..app.ports import Refused

_SIGNATURES = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CONTAINERS = (
    (b"PK\x03\x04", "an archive or an office document (ZIP)"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_SAMPLE = 64 * 1024
_COMMON = frozenset(
    "的一是不了在人有我他这这個个們们中来來上大为為和国國地到以说說時时要就出会會可也你对對生能而子"
)


def decode(raw: bytes, name: str) -> str:
    """The words of a file in UTF-8, without the byte order mark.

    Args:
        raw: all of its bytes, not empty.
        name: what to call the file in a refusal.

    Raises:
        Refused: if it is another encoding or no text at all.
    """
    for signature, kind in _CONTAINERS:
        if raw.startswith(signature):
            raise Refused(f"{name} is {kind}, not plain text: save its text as UTF-8 (.txt).")
    encoding = _signed(raw)
    if encoding is None:
        try:
            words = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            encoding = _likely(raw)
        else:
            if "\x00" not in words[:_SAMPLE]:
                return words
            encoding = _wide(raw)
    if encoding is None:
        raise Refused(f"{name} is not a text file: open a text saved as UTF-8 (.txt or .md).")
    raise Refused(
        f"{name} looks like {encoding}, and only UTF-8 is read: save it as UTF-8 and open it again."
    )


def _signed(raw: bytes) -> str | None:
    return next((name for signature, name in _SIGNATURES if raw.startswith(signature)), None)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a signature: many zero bytes, all at odd or all at even places."""
    sample = raw[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    return "UTF-16" if most > len(sample) // 20 and least * 20 < most else None


def _likely(raw: bytes) -> str | None:
    """The encoding that bytes which are no UTF-8 seem to be in; None for no text."""
    sample = raw[:_SAMPLE]
    if _damaged_utf8(sample):
        return "UTF-8 with damaged places"
    if b"\x00" in sample:
        return _wide(sample)
    scores = {
        name: _score(sample, codec)
        for name, codec in (("GB18030 (GBK)", "gb18030"), ("Big5", "big5hkscs"))
    }
    best = max(scores, key=lambda name: scores[name])
    if scores[best] > 0:
        return best
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0c" for byte in sample)
    return "another encoding" if controls * 50 < len(sample) else None


def _damaged_utf8(sample: bytes) -> bool:
    """Whether nearly all of it is good UTF-8 with other than ASCII characters."""
    words = sample.decode("utf-8", "replace")
    bad = words.count("\ufffd")
    beyond = sum(character > "\x7f" for character in words) - bad
    return beyond > 10 * bad


def _score(sample: bytes, codec: str) -> float:
    """How much the sample reads like Chinese in that encoding: 0 for not at all."""
    words = sample.decode(codec, "replace")
    hanzi = sum("\u4e00" <= character <= "\u9fff" for character in words)
    bad = words.count("\ufffd")
    if not hanzi or bad * 20 > hanzi + 40:
        return 0.0
    common = sum(character in _COMMON for character in words)
    return (common + 0.02 * hanzi) / len(words)
