"""Asking subscriptions: conditionally, no oftener than agreed, as long apart as a server wishes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from sitrep.errors import SourceError
from sitrep.feeds.records import Feed
from sitrep.feeds.refresh import Outcome, refresh, refresh_now
from sitrep.feeds.store import FeedStore, open_feeds
from sitrep.feeds.subscribing import subscribe

from .conftest import Clock
from .serving import LONG, Server, answer, feed, rss


@pytest.fixture
def store(clock: Clock) -> Iterator[FeedStore]:
    with open_feeds() as opened:
        yield opened


def ask(store: FeedStore) -> Outcome:
    (outcome,) = refresh_now(store, store.feeds(), set())
    return outcome


def titles(store: FeedStore) -> list[str]:
    return [one.title for one in store.articles(store.feeds()[0].address)]


def test_a_feed_is_kept_and_what_it_no_longer_holds_stays(
    store: FeedStore, server: Server, clock: Clock
) -> None:
    server.pages["/f"] = feed(1, 2)
    said = subscribe(store, f"{server.base}/f", "", {})
    assert said == "Subscribed to “The Post”, a feed with 2 articles, the newest of 2026-03-03.\n"
    server.pages["/f"] = feed(2, 3)
    clock.forward(31)
    assert ask(store).taken.new == ("https://post.example/3",)
    assert titles(store) == ["Title 3", "Title 2", "Title 1"]
    server.pages["/f"] = feed(3, body="Corrected words, " + LONG)
    clock.forward(31)
    assert ask(store).taken.changed == ("https://post.example/3",)


def test_the_request_is_conditional(store: FeedStore, server: Server, clock: Clock) -> None:
    def page(asked: bytes) -> bytes:
        if b'If-None-Match: "v1"' in asked and b"If-Modified-Since: Mon, 02 Mar" in asked:
            return answer("", 'ETag: "v1"', status="304 Not Modified")
        return feed(1, headers=('ETag: "v1"', "Last-Modified: Mon, 02 Mar 2026 10:00:00 GMT"))

    server.pages["/f"] = page
    subscribe(store, f"{server.base}/f", "", {})
    for _ in range(2):
        clock.forward(31)
        outcome = ask(store)
        assert (outcome.unchanged, outcome.trouble) == (True, "")
        assert b"If-None-Match" in server.asked[-1]
        server_said_nothing_of = store.feeds()[0]
        store.change(server_said_nothing_of.address, modified="Mon, 02 Mar 2026 10:00:00 GMT")
    assert titles(store) == ["Title 1"]


def test_no_address_is_asked_oftener_than_its_interval(
    store: FeedStore, server: Server, clock: Clock
) -> None:
    server.pages["/f"] = feed(1)
    subscribe(store, f"{server.base}/f", "", {"every": 60})
    clock.forward(59)
    outcome = ask(store)
    assert outcome.early is not None
    assert f"{outcome.early:%H:%M}" == "11:00"
    assert len(server.asked) == 1
    clock.forward(1)
    assert ask(store).early is None
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [
        (("Cache-Control: public, max-age=7200",), 120),
        (("Cache-Control: max-age=60",), 30),
        (("Cache-Control: no-cache, max-age=7200",), 30),
        (("Cache-Control: max-age=999999999",), 24 * 60),
    ],
)
def test_a_server_says_how_long_its_feed_is_good(
    store: FeedStore, server: Server, clock: Clock, headers: tuple[str, ...], minutes: int
) -> None:
    server.pages["/f"] = feed(1, headers=headers)
    subscribe(store, f"{server.base}/f", "", {})
    clock.forward(minutes - 1)
    assert ask(store).early is not None
    clock.forward(1)
    assert ask(store).early is None


@pytest.mark.parametrize(
    ("wish", "minutes"), [("3600", 60), ("7", 30), ("soon", 30), ("Thu, 26 Nov 2099 12:31:00 GMT", 24 * 60)]
)
def test_retry_after_is_honoured(
    store: FeedStore, server: Server, clock: Clock, wish: str, minutes: int
) -> None:
    server.pages["/f"] = feed(1)
    subscribe(store, f"{server.base}/f", "", {})
    server.pages["/f"] = answer("", f"Retry-After: {wish}", status="503 Service Unavailable")
    clock.forward(30)
    assert "answered 503" in ask(store).trouble
    clock.forward(minutes - 1)
    assert ask(store).early is not None
    clock.forward(1)
    server.pages["/f"] = feed(1)
    assert (ask(store).trouble, store.feeds()[0].trouble) == ("", "")


def test_a_server_that_was_not_reached_was_not_asked(store: FeedStore, server: Server, clock: Clock) -> None:
    server.pages["/f"] = feed(1)
    subscribe(store, f"{server.base}/f", "", {})
    store.subscribe(Feed("http://127.0.0.1:1/f"))
    for _ in range(2):
        outcomes = refresh_now(store, [Feed("http://127.0.0.1:1/f")], set())
        assert "cannot be reached" in outcomes[0].trouble


def test_one_request_at_a_time_of_each_server(store: FeedStore, server: Server) -> None:
    now, most, lock = [0], [0], threading.Lock()

    def page(asked: bytes) -> bytes:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        made = feed(1)
        with lock:
            now[0] -= 1
        return made

    for n in range(8):
        server.pages[f"/{n}"] = page
        store.subscribe(Feed(f"{server.base}/{n}"))
    outcomes = refresh_now(store, store.feeds(), set())
    assert (len(outcomes), most[0]) == (8, 1)
    assert not any(one.trouble for one in outcomes)


def test_a_refresh_can_be_cancelled_and_what_came_is_kept(store: FeedStore, server: Server) -> None:
    held = threading.Event()

    def never(asked: bytes) -> bytes:
        held.wait(60)
        return b""

    server.pages |= {"/1": feed(1), "/2": never}
    for n in (1, 2):
        store.subscribe(Feed(f"{server.base}/{n}"))

    async def cancelled() -> None:
        first = asyncio.Event()
        task = asyncio.create_task(refresh(store, store.feeds(), set(), lambda outcome: first.set()))
        await first.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())
    held.set()
    assert len(store.articles(f"{server.base}/1")) == 1
    assert store.feed(f"{server.base}/2") is not None


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (answer("", status="404 Not Found"), "answered 404"),
        (answer("<html><body></body></html>"), "holds no text that reads as an article"),
        (
            answer('<!DOCTYPE x [<!ENTITY a "b">]><rss/>', kind="application/rss+xml"),
            "defines its own entities",
        ),
        (answer(b"\x89PNG\r\n\x1a\n" + bytes(500), kind="image/png"), "cannot be read|is not text"),
    ],
)
def test_what_holds_nothing_is_not_subscribed_to(
    store: FeedStore, server: Server, page: bytes, why: str
) -> None:
    server.pages["/f"] = page
    with pytest.raises(SourceError, match=why):
        subscribe(store, f"{server.base}/f", "", {})
    assert store.feeds() == []


def test_an_article_can_be_followed_and_the_feed_of_its_page_is_named(
    store: FeedStore, server: Server, clock: Clock
) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/rss"><title>Live: the valley</title>'
    page = f"<!doctype html><head>{head}</head><article><h1>Live: the valley</h1><p>{LONG}</p></article>"
    server.pages["/a"] = answer(page)
    said = subscribe(store, f"{server.base}/a", "", {})
    assert said.startswith("Subscribed to “Live: the valley”, an article:")
    assert f"Its page names a feed: sitrep add {server.base}/rss" in said
    server.pages["/a"] = answer(page.replace("</article>", f"<p>Rescued at noon. {LONG}</p></article>"))
    clock.forward(31)
    assert ask(store).taken.changed == (f"{server.base}/a",)
    (kept,) = store.articles(f"{server.base}/a")
    assert len(kept.paragraphs) == 3
    server.pages["/home"] = answer(f"<!doctype html><head>{head}</head><body></body>")
    with pytest.raises(SourceError, match=f"Its page names the feed {server.base}/rss: add that"):
        subscribe(store, f"{server.base}/home", "", {})


def test_an_empty_feed_and_one_without_links_are_subscribed_to(
    store: FeedStore, server: Server, clock: Clock
) -> None:
    server.pages["/f"] = feed()
    assert "a feed with 0 articles" in subscribe(store, f"{server.base}/f", "", {})
    without = (
        rss(1, 2)
        .replace("<link>https://post.example/1</link>", "")
        .replace("<link>https://post.example/2</link>", "")
    )
    server.pages["/f"] = answer(without, kind="text/xml")
    clock.forward(31)
    assert len(ask(store).taken.new) == 2
    server.pages["/f"] = answer(
        without.replace("<item>", "<item><title>New</title></item><item>", 1), kind="text/xml"
    )
    clock.forward(31)
    outcome = ask(store)
    assert (len(outcome.taken.new), outcome.taken.changed) == (1, ())
