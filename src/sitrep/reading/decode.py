"""Bytes to text: UTF-8, and UTF-16 or UTF-32 by their byte-order mark; anything else is refused."""

from __future__ import annotations

import codecs

from sitrep.errors import SourceError

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    *(
        b"\x7fELF",
        b"\x89PNG",
        b"%PDF-",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"BZh",
        b"\xfd7zXZ",
        b"7z\xbc\xaf",
        b"\x28\xb5\x2f\xfd",
    ),
    *(
        b"SQLite format 3\0",
        b"GIF8",
        b"\xff\xd8\xff",
        b"RIFF",
        b"OggS",
        b"ID3",
        b"\x00asm",
        b"\xca\xfe\xba\xbe",
    ),
    *(b"\xd0\xcf\x11\xe0", b"{\\rtf"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def decode(data: bytes, name: str) -> str:
    """The text of `data`; a character broken in UTF-16 or UTF-32 becomes U+FFFD.

    Raises SourceError, naming `name`, when the bytes are no text or in another encoding.
    """
    if data.startswith(_BINARY):
        raise SourceError(f"{name} is not text: save the article as plain text and open that.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name)
    if data.count(0) * 20 > len(data):
        raise SourceError(_full_of_zeros(data, name))
    return _utf8(data, name)


def _marked(data: bytes, encoding: str, name: str) -> str:
    if encoding == "utf-8":
        return _utf8(data, name)
    text = data.decode(encoding, "replace")
    if (text.count("\ufffd") + text.count("\0")) * 20 > len(text) + 20:
        raise SourceError(f"{name} is not text: save the article as plain text and open that.")
    return text


def _utf8(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data.translate(None, _CONTROLS)) < 0.98 * len(data):
            raise SourceError(f"{name} is not text: save the article as plain text and open that.") from None
        number = data.count(b"\n", 0, error.start) + 1
        where = f"line {number}, byte 0x{data[error.start]:02X}"
        raise SourceError(
            f"{name} is not UTF-8 ({where}): "
            "convert it with iconv, for example iconv -f WINDOWS-1252 -t UTF-8."
        ) from None


def _full_of_zeros(data: bytes, name: str) -> str:
    """UTF-16 without a mark has its zeros on one side of the pairs; binary content has them anywhere."""
    for encoding, zeros, others in (("UTF-16LE", data[1::2], data[::2]), ("UTF-16BE", data[::2], data[1::2])):
        if zeros.count(0) * 3 > len(zeros) * 2 and others.count(0) * 20 < len(others):
            return f"{name} looks like UTF-16 without its mark: convert it with iconv -f {encoding} -t UTF-8."
    return f"{name} is not text: save the article as plain text and open that."
