"""OPML: what other readers write is taken, what is broken or a trap is refused in a sentence, nothing is fetched."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from sitrep.errors import SourceError
from sitrep.feeds.opml import MOST, read, written
from sitrep.feeds.records import Feed


def opml(body: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f'{head}<opml version="1.1"><head><title>x</title></head><body>{body}</body></opml>'.encode()


def listed(folder: Path, data: bytes) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    file = folder / "list.opml"
    file.write_bytes(data)
    found = read(str(file))
    assert not any(feed.typed for feed in found.feeds)
    return [(feed.address, feed.title) for feed in found.feeds], found.problems


def test_outlines_in_folders_each_once(tmp_path: Path) -> None:
    body = (
        '<outline text="War"><outline type="rss" text="A &amp; [b]B[/]" xmlUrl="https://a.example/f"/>'
        '<outline title="Only title" xmlurl="HTTPS://B.example/f#x"/><outline text="A page" htmlUrl="https://c.d/"/>'
        '</outline><outline text="again" xmlUrl="https://a.example/f"/>'
    )
    assert listed(tmp_path, opml(body)) == (
        [("https://a.example/f", "A & [b]B[/]"), ("https://b.example/f", "Only title")],
        (),
    )


def test_other_encodings_and_control_characters(tmp_path: Path) -> None:
    body = '<outline text="Новости &#133;" xmlUrl="https://a.example/f"/>'
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    assert listed(tmp_path, opml(body, head).decode().encode("utf-16"))[0] == [
        ("https://a.example/f", "Новости")
    ]


def test_what_is_no_address_is_left_out_and_told(tmp_path: Path) -> None:
    body = "".join(
        f'<outline text="x" xmlUrl="{address}"/>'
        for address in (
            "file:///etc/passwd",
            "javascript:alert(1)",
            "",
            "https://u:secret@a.b/",
            "http://ok.example/",
        )
    )
    found, problems = listed(tmp_path, opml(body))
    assert found == [("http://ok.example/", "x")]
    assert len(problems) == 4
    assert all(problem.isprintable() and "secret" not in problem for problem in problems)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (opml('<outline xmlUrl="https://a.b/">'), "line 1 is broken"),
        (b"", "is no OPML|is empty"),
        (b"hello", "line 1 is broken"),
        (b"<rss><channel/></rss>", "is XML, but no OPML"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><opml/>', "defines its own entities"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><opml/>'.encode("utf-16"), "defines its own entities"),
        (b'<!DOCTYPE opml SYSTEM "http://127.0.0.1:9/x.dtd"><opml/>', "defines its own entities"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "is not text"),
    ],
)
def test_what_is_no_list_is_one_sentence(tmp_path: Path, data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why) as caught:
        listed(tmp_path, data)
    assert str(caught.value).isprintable()


def test_deep_and_long_lists_end_soon(tmp_path: Path) -> None:
    deep = '<outline text="x">' * 50_000 + "</outline>" * 50_000
    assert listed(tmp_path, opml(deep)) == ([], ())
    long = "".join(f'<outline text="x" xmlUrl="https://a.example/{n}"/>' for n in range(MOST + 5))
    found, problems = listed(tmp_path, opml(long))
    assert len(found) == MOST
    assert "were looked at" in problems[0]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    feeds = [Feed("https://a.example/f?a=1&b=\"2'", name='“Post” <&> "x"'), Feed("https://b.example/")]
    text = written(feeds)
    ElementTree.fromstring(text)
    assert listed(tmp_path, text.encode())[0] == [(feed.address, feed.shown) for feed in feeds]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        read(str(tmp_path / "none.opml"))
