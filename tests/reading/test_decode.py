"""Bytes to text, and the sentences that refuse what is not text."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.errors import SourceError
from sitrep.reading.decode import decode

TEXT = "Der März war kalt.\nМост взорван. 大臣 5 €, “so”.\n"


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    return str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_unicode_is_read_with_its_mark_and_utf8_without(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


def test_a_broken_utf16_character_is_shown_as_broken() -> None:
    good = codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")
    assert decode(good + b"x", "a.txt") == TEXT + "\ufffd"
    assert decode(good + b"\x00\xd8" + "y".encode("utf-16-le"), "a.txt").endswith("y")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1251", "koi8-r", "shift-jis", "gb18030"])
def test_another_encoding_is_refused_with_line_byte_and_advice(encoding: str) -> None:
    text = "One.\nTwo.\n" + (
        "Мост"
        if encoding in ("cp1251", "koi8-r")
        else "大臣"
        if "-j" in encoding or "gb" in encoding
        else "März"
    )
    data = text.encode(encoding)
    first = next(byte for byte in data if byte > 127)
    message = refusal(data)
    assert f"a.txt is not UTF-8 (line 3, byte 0x{first:02X}): " in message
    assert "iconv" in message


def test_a_character_cut_at_the_end_is_refused() -> None:
    assert "(line 1, byte 0xE2)" in refusal("so …".encode()[:-1])
    assert "(line 1, byte 0xFF)" in refusal(codecs.BOM_UTF8 + b"\xff")


@pytest.mark.parametrize(("encoding", "named"), [("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")])
def test_utf16_without_mark_is_told_from_binary(encoding: str, named: str) -> None:
    assert f"iconv -f {named} -t UTF-8" in refusal(("Rescue teams reached the valley. " * 3).encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF" + b"text " * 50,
        b"%PDF-1.7 text",
        b"PK\x03\x04 text",
        b"\x1f\x8b\x08 text",
        b"\x89PNG\r\n",
        b"{\\rtf1 text}",
        bytes(1000),
        b"text " * 100 + bytes(1000),
        bytes(range(256)) * 20,
        random.Random(7).randbytes(5000),
        codecs.BOM_UTF16_LE + random.Random(7).randbytes(2) * 10 + bytes(200),
        codecs.BOM_UTF32_LE + b"\xff" * 400,
    ],
)
def test_binary_content_is_refused(data: bytes) -> None:
    assert refusal(data) == "a.txt is not text: save the article as plain text and open that."


def test_a_few_zeros_in_a_text_are_no_binary() -> None:
    assert decode(b"a\0b" + b" text" * 50, "a.txt").startswith("a\0b")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except SourceError as error:
        assert str(error).startswith("a.txt ")
    else:
        text.encode()
