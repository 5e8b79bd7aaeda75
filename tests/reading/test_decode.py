"""Bytes to text, and the sentences that refuse what is not text."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.errors import SourceError
from sitrep.reading.decode import Decoded, decode

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
    assert decode(data, "a.txt").text == TEXT


def test_a_broken_utf16_character_is_shown_as_broken() -> None:
    good = codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")
    assert decode(good + b"x", "a.txt").text == TEXT + "\ufffd"
    assert decode(good + b"\x00\xd8" + "y".encode("utf-16-le"), "a.txt").text.endswith("y")


UKRAINIAN = "Президент України заявив у вівторок, що міст залишиться закритим до березня. "
RUSSIAN = "Премьер-министр заявил во вторник, что мост останется закрытым до марта. "
GERMAN = "Die Ministerin erklärte am Dienstag, die Brücke bleibe bis März geschlossen. "


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        ("cp1251", UKRAINIAN, "windows-1251"),
        ("cp1251", RUSSIAN * 9, "windows-1251"),
        ("koi8-u", UKRAINIAN, "KOI8-U"),
        ("koi8-r", RUSSIAN * 9, "KOI8-R"),
        ("cp866", RUSSIAN * 9, "cp866"),
        ("cp1252", GERMAN, "windows-125"),
        ("shift-jis", "大臣は火曜日、橋は三月まで閉鎖されると述べた。" * 9, "shift-jis"),
        ("gb18030", "部长星期二表示,大桥将关闭到三月。" * 9, "gb18030"),
    ],
)
def test_an_undeclared_encoding_is_guessed_and_the_guess_is_said(encoding: str, text: str, said: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert f"read as {said}" in decoded.warning
    assert "which is a guess" in decoded.warning


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-1251'>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_what_a_document_declares_is_believed_without_a_warning(head: str) -> None:
    text = f"{head}<p>Ґанок</p>"
    assert decode(text.encode("cp1251"), "a.html") == Decoded(text, "cp1251")


def test_what_came_with_the_bytes_goes_before_their_own_word() -> None:
    text = '<meta charset="windows-1251"><p>Мост взорван</p>'
    assert decode(text.encode("koi8-r"), "a.html", "koi8-r").text == text


@pytest.mark.parametrize(
    "declared", ["utf-16", "rot13", "hex", "idna", "\x1b[31m", "x" * 100, "utf-8", "undefined"]
)
def test_a_declaration_that_cannot_be_true_does_no_harm(declared: str) -> None:
    text = f"<meta charset={declared}><p>März</p>"
    assert decode(text.encode(), "a.html", declared).text == text
    assert (
        "Brücke"
        in decode((f"<meta charset={declared}>" + GERMAN * 3).encode("cp1252"), "a.html", declared).text
    )


def test_latin_1_means_what_browsers_take_it_for() -> None:
    assert decode(b"<meta charset=iso-8859-1>\x93so\x94", "a.html").text.endswith("“so”")


def test_seven_bit_japanese_is_read_where_it_is_declared() -> None:
    text = "<meta charset=iso-2022-jp>大臣"
    assert decode(text.encode("iso-2022-jp"), "a.html") == Decoded(text, "iso2022_jp")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [UKRAINIAN, "Rescue teams reached the valley. " * 3, f"<html><p>{UKRAINIAN}"]
)
def test_utf16_without_its_mark_is_recognised(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert "UTF-16, which is a guess" in decoded.warning
    assert decode(text.encode(encoding), "a.txt", "utf-16").warning == ""


def test_utf8_with_a_broken_character_stays_utf8() -> None:
    assert decode("so …".encode()[:-1], "a.txt").text == "so \ufffd"
    assert decode(("Мост взорван. " * 5).encode() + b"\xff", "a.txt").text.endswith("взорван. \ufffd")
    assert decode(codecs.BOM_UTF8 + b"so \xff", "a.txt").text == "so \ufffd"


def test_two_encodings_in_one_file_show_what_is_broken() -> None:
    decoded = decode(f"{GERMAN}\n\n".encode() + GERMAN.encode("cp1252"), "a.txt")
    assert decoded.text.startswith(GERMAN)
    assert "erkl\ufffdrte" in decoded.text


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
        b"\xff" * 10_000,
    ],
)
def test_binary_content_is_refused(data: bytes) -> None:
    assert refusal(data) == "a.txt is not text: save the article as plain text and open that."


def test_a_few_zeros_in_a_text_are_no_binary() -> None:
    assert decode(b"a\0b" + b" text" * 50, "a.txt").text.startswith("a\0b")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.txt").text
    except SourceError as error:
        assert str(error).startswith("a.txt ")
    else:
        text.encode()
