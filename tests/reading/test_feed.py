"""Feeds: every item an article, newest first, with title, date and address; traps are refused."""

from __future__ import annotations

import json

import pytest

from sitrep.errors import SourceError
from sitrep.reading import read_bytes
from sitrep.reading.source import Document, read_document

LONG = "Envoys met in Geneva on Monday for the first talks since December, three diplomats said. " * 6


def rss(items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return (
        f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The [red]Post[/] &amp; Son</title><language>en-gb</language>{items}</channel></rss>"
    ).encode()


def item(n: int, day: int, body: str = LONG) -> str:
    return (
        f"<item><title>Title {n}</title><link>https://post.example/{n}</link><guid>{n}</guid>"
        f"<pubDate>Mon, {day:02} Mar 2026 10:00:00 +0200</pubDate><description>{body}</description></item>"
    )


def test_items_are_articles_newest_first() -> None:
    found = read_document(Document(rss(item(1, 2) + item(2, 9) + item(3, 4)), "a.xml"))
    assert [article.title for article in found] == ["Title 2", "Title 3", "Title 1"]
    first = found[0]
    assert first.source == first.address == "https://post.example/2"
    assert first.published == "2026-03-09T08:00:00Z"
    assert (first.publisher, first.language) == ("The [red]Post[/] & Son", "en-gb")
    assert first.paragraphs == (LONG.strip(),)
    assert first.warnings == ()


def test_the_whole_text_goes_before_the_summary_and_markup_becomes_paragraphs() -> None:
    link = "<p>Read more: <a href='x'>another</a></p>"
    whole = f"<![CDATA[<p>{LONG}</p>{link}<ul><li>One road is open.</ul><script>x</script>]]>"
    body = (
        "<item><title>A &lt;b&gt;bold&lt;/b&gt; claim</title><description>Short.</description>"
        f"<content:encoded>{whole}</content:encoded></item>"
    )
    (article,) = read_document(Document(rss(body), "/news/a.xml"))
    assert article.title == "A bold claim"
    assert article.paragraphs == (LONG.strip(), "- One road is open.")
    assert article.left_out[0].why == "link to another article"
    assert article.source == "/news/a.xml#1"


def test_a_summary_is_not_shown_as_the_whole() -> None:
    (article,) = read_document(Document(rss(item(1, 2, "Envoys met.")), "a.xml"))
    assert article.warnings == ("The feed holds only a summary of this article; its page has the rest.",)
    (article,) = read_document(Document(rss("<item><title>Only a title</title></item>"), "a.xml"))
    assert article.paragraphs == ("Only a title",)


def test_atom_and_its_relative_addresses() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/a/"><title>P</title><entry><title>One</title>'
        '<link href="one.html"/><updated>2026-03-02T10:00:00Z</updated><author><name>Ana Lee</name></author>'
        f'<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>'
    ).encode()
    (article,) = read_document(Document(atom, "-"))
    assert (article.address, article.author) == ("https://post.example/a/one.html", "Ana Lee")
    evil = atom.replace(b"https://post.example/a/", b"file:///etc/")
    assert read_document(Document(evil, "-"))[0].address is None


def test_a_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "P",
        "items": [
            {
                "id": 1,
                "content_text": "Envoys met.\n\nTroops < 5 moved.",
                "url": "/one",
                "date_published": "2026-03-02",
            },
            {
                "id": None,
                "title": "Two",
                "content_html": f"<p>{LONG}</p>",
                "date_published": "2026-03-04",
                "authors": [{"name": "A"}, 7],
            },
            {"id": 1e999},
            [],
            7,
        ],
    }
    document = Document(
        json.dumps(feed).encode(), "https://post.example/feed.json", address="https://post.example/feed.json"
    )
    two, one = read_document(document)
    assert (two.title, two.author, two.source) == ("Two", "A", "https://post.example/feed.json#1")
    assert one.paragraphs == ("Envoys met.", "Troops < 5 moved.")
    assert one.address == "https://post.example/one"


def test_a_json_feed_is_ordered_by_the_moment_and_not_by_how_it_is_written() -> None:
    written = {
        "One": "2026-03-02T23:30:00Z",
        "Two": "2026-03-03T01:00:00+02:00",
        "Three": "2026-03-03T00:15:00Z",
    }
    items = [
        {"title": title, "content_text": "Envoys met.", "date_published": when}
        for title, when in written.items()
    ]

    def titles(items: list[dict[str, str]]) -> list[str]:
        feed = {"version": "https://jsonfeed.org/version/1.1", "items": items}
        return [one.title for one in read_document(Document(json.dumps(feed).encode(), "a.json"))]

    assert titles(items) == ["Three", "One", "Two"]
    undated = {"title": "Four", "content_text": "Envoys met.", "date_published": "yesterday"}
    assert titles([undated, *items]) == ["Four", "One", "Two", "Three"]  # as they stand


def test_an_old_encoding_is_followed() -> None:
    data = rss(
        f"<item><title>Мост</title><description>{'Мост закрыт до марта. ' * 30}</description></item>", ""
    ).decode()
    encoded = ('<?xml version="1.0" encoding="windows-1251"?>' + data).encode("cp1251")
    assert read_bytes(encoded, "a.rss").title == "Мост"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (rss(item(1, 1), '<!DOCTYPE x [<!ENTITY a "b">]>'), "defines its own entities"),
        (rss(item(1, 1), "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>"), "defines its own entities"),
        (rss(""), "is a feed without articles"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 7}', "is a feed without articles"),
        (b'{"a": 1}', "is JSON, but neither"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"a": ' * 90 + b"1" + b"}" * 90, "is nested too deeply"),
        (b"{not json}", "is no JSON"),
        (b"<opml><body/></opml>", "is a list of feeds"),
        (b"<?xml version='1.0'?><a/>", "is XML of an unknown kind"),
    ],
    ids=range(10),
)
def test_what_is_no_feed_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        read_bytes(data, "a.json" if data[:1] in b"{[" else "a.xml")


def test_a_thousand_items_and_hostile_ones() -> None:
    many = read_document(Document(rss("".join(item(n, 1 + n % 28) for n in range(300))), "a.xml"))
    assert len(many) == 200
    odd = "".join(
        f"<item><title>t</title><link>{link}</link><pubDate>{date}</pubDate></item>"
        for link, date in (
            ("javascript:alert(1)", "9999-99-99"),
            ("http://[::1", "-1"),
            ("file:///etc/passwd", "Thu, 31 Feb 2026 25:61:61 +9999"),
        )
    )
    assert [article.address for article in read_document(Document(rss(odd), "a.xml"))] == [None] * 3
