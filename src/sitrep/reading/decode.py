"""Bytes to text: by byte-order mark, as UTF-8, as the document declares, else by a guess that is said."""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import NamedTuple

from sitrep.errors import SourceError

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    *(b"\x7fELF", b"\x89PNG", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf"),
    *(b"\x28\xb5\x2f\xfd", b"SQLite format 3\0", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"OggS", b"ID3"),
    *(b"\x00asm", b"\xca\xfe\xba\xbe", b"\xd0\xcf\x11\xe0", b"{\\rtf"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_ASCII = bytes(range(128))
_HEAD = 4096
"""Bytes in which a document declares its encoding; HTML asks for the first 1024."""
_DECLARED = (
    rb"""(?i)<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})"""
    rb"""|<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
)
_SAMPLE = 100_000
_GUESSES = (
    *("cp1252", "cp1251", "koi8_u", "koi8_r", "cp866", "iso8859_5", "cp1250", "iso8859_2", "cp1254"),
    *("cp1253", "cp1255", "cp1256", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
_NAMES = {
    **{f"cp{number}": f"windows-{number}" for number in range(1250, 1259)},
    "koi8_u": "KOI8-U",
    "koi8_r": "KOI8-R",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
# What web pages mean by these names: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_SEVEN_BIT = ("iso2022_jp", "iso2022_kr", "hz")
_NOT_TEXT = "save the article as plain text and open that."


class Decoded(NamedTuple):
    """The text, the encoding it was read as, and a sentence where that was a guess (else empty)."""

    text: str
    encoding: str
    warning: str = ""


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of `data`; `declared` is the encoding that came with it (HTTP, MIME), before its own word.

    A broken character becomes U+FFFD. Raises SourceError, naming `name`, when the bytes are no text.
    """
    if data.startswith(_BINARY):
        raise SourceError(f"{name} is not text: {_NOT_TEXT}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_marked(data[len(mark) :], encoding, name), encoding)
    if data.count(0) * 20 <= len(data):
        with contextlib.suppress(UnicodeDecodeError):
            encoding = _seven_bit(data, declared) or "utf-8"
            return Decoded(data.decode(encoding), encoding)
    own = _own_word(data)
    if found := _wide(data, name, declared):
        return found
    _refuse_controls(data, name)
    for word in (declared, own):
        if (encoding := _codec(word)) and not encoding.startswith("utf"):
            text = data.decode(_MEANT.get(encoding, encoding), "replace")
            if text.count("\ufffd") * 20 <= len(text):
                return Decoded(text, encoding)
    return _damaged(data) or _guessed(data, name)


def _marked(data: bytes, encoding: str, name: str) -> str:
    if encoding == "utf-8":
        _refuse_controls(data, name)
    text = data.decode(encoding, "replace")
    if (text.count("\ufffd") + text.count("\0")) * 20 > len(text) + 20:
        raise SourceError(f"{name} is not text: {_NOT_TEXT}")
    return text


def _refuse_controls(data: bytes, name: str) -> None:
    if len(data.translate(None, _CONTROLS)) < 0.98 * len(data):
        raise SourceError(f"{name} is not text: {_NOT_TEXT}")


def _seven_bit(data: bytes, declared: str | None) -> str:
    """The encoding all of whose bytes are valid UTF-8, where its signs are there and it is declared."""
    if b"\x1b$" not in data and b"~{" not in data:
        return ""
    name = _codec(declared) or _codec(_own_word(data))
    return name if name in _SEVEN_BIT else ""


def _own_word(data: bytes) -> str | None:
    match = re.search(_DECLARED, data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else None


def _codec(word: str | None) -> str:
    """Python's name for a declared encoding; empty for one that is unknown, or is none of text."""
    if not word or len(word) > 40 or not word.isascii():
        return ""
    try:
        name = codecs.lookup(word.strip()).name
        b"".decode(name)  # refuses codecs that are no encodings of text
        "a".encode(name)
    except (LookupError, ValueError, AssertionError):
        return ""
    return "" if name in ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined") else name


def _wide(data: bytes, name: str, declared: str | None) -> Decoded | None:
    """UTF-16 without a mark: declared, or known by its high bytes, of which a script has two or three."""
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(high) < 2:
            continue
        common = sorted(map(high.count, range(0x31)), reverse=True)[:3]
        low = data[::2] if encoding.endswith("le") else data[1::2]
        if sum(common) < 0.9 * len(high) or len(set(low[:1000])) <= len(set(high[:1000])):
            continue
        text = data.decode(encoding, "replace")
        good = sum(char.isprintable() or char.isspace() for char in text)
        if good >= 0.95 * len(text) and any(map(str.isalpha, text)):
            told = _codec(declared).startswith("utf-16")
            return Decoded(text, encoding, "" if told else _said(encoding))
    if data.count(0) * 20 > len(data):
        raise SourceError(f"{name} is not text: {_NOT_TEXT}")
    return None


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with some broken bytes: of its other letters more are whole than broken, or only the last is cut."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(map(len, re.findall(r"[^\x00-\x9f\ufffd]+", text)))
    cut = broken == 1 and text.endswith("\ufffd") and data[-1] < 0xC0
    return Decoded(text, "utf-8") if cut or 0 < broken <= whole else None


def _guessed(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if re.match(rb"\s*<", sample):
        sample = re.sub(rb"<[^>]*>", b" ", sample)
    best = from_bytes(sample, cp_isolation=list(_GUESSES)).best()
    if best is None and len(data.translate(None, _ASCII)) <= 0.2 * len(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8")
    if best is None:
        raise SourceError(
            f"{name} is text in an encoding that cannot be told: convert it to UTF-8 with iconv."
        )
    text = data.decode(best.encoding, "replace")
    letters = [char for char in text[:_SAMPLE] if not char.isspace()]
    words = sum(char.isalnum() for char in letters)
    if words < 0.6 * len(letters) or len(set(letters)) < min(8, len(letters) / 10):
        raise SourceError(f"{name} is not text: {_NOT_TEXT}")
    return Decoded(text, best.encoding, _said(best.encoding))


def _said(encoding: str) -> str:
    shown = _NAMES.get(encoding, encoding.replace("_", "-"))
    return f"It was read as {shown}, which is a guess: where letters look wrong, convert it to UTF-8."
