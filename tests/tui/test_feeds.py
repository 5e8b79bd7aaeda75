"""Subscriptions on the screen: added, opened, refreshed, ended and brought back; also without a network."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from sitrep.briefing import brief
from sitrep.desk import begin
from sitrep.feeds import records
from sitrep.feeds.offline import stored
from sitrep.feeds.records import Feed, stamp
from sitrep.feeds.store import open_feeds
from sitrep.feeds.subscribing import subscribe
from sitrep.threads import in_thread
from tests.feeds.conftest import Clock
from tests.feeds.serving import Server, answer, feed, serving
from tests.tui.sitting import SEED, Sitting, seed, sitting


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(records, "now", made)
    return made


async def subscribed(server: Server, *paths: str) -> None:
    def work() -> None:
        with open_feeds() as store:
            for path in paths:
                subscribe(store, server.base + path, stamp(records.now()), {})

    await in_thread(work)


@asynccontextmanager
async def opened(*sources: str) -> AsyncIterator[Sitting]:
    """sitrep on these sources, as the command line opens them."""
    start = begin(sources, read=stored)
    async with sitting(brief(start.first), start=start) as sit:
        yield sit


def titles(sit: Sitting) -> list[str]:
    return [one.briefing.article.title for one in sit.app.articles.desk.opened]


async def test_a_subscription_is_added_opened_and_read(server: Server) -> None:
    server.pages["/f"] = feed(1, 2, 3, title="The [red]Post[/]")
    async with sitting(seed()) as sit:
        await sit.press("F")
        assert "No subscriptions yet; a adds one." in sit.words
        await sit.press("a")
        await sit.type(f"{server.base}/f\n")
        assert (
            sit.said[-1]
            == "Subscribed to “The [red]Post[/]”, a feed with 3 articles, the newest of 2026-03-04."
        )
        assert "The [red]Post[/]" in sit.text
        assert "3 unread of 3 · fetched 2026-11-26 10:00 UTC" in sit.words
        await sit.press("enter")
        assert sit.view == "DashboardScreen"
        assert titles(sit)[1:] == ["Title 3", "Title 2", "Title 1"]
        assert "Title 3" in sit.rows[0]
        await sit.press("F")
        assert "2 unread of 3" in sit.words
        await sit.press("F")
        assert sit.view == "DashboardScreen"


async def test_what_cannot_be_subscribed_to_is_told_in_its_place(server: Server) -> None:
    async with sitting(seed()) as sit:
        await sit.press("F", "a")
        await sit.type(f"{server.base}/none\n")
        assert "answered 404 (Not Found)" in sit.words
        await sit.press("escape")
        assert "No subscriptions yet" in sit.words


async def test_cancelling_subscribes_to_nothing(server: Server) -> None:
    asked, held = threading.Event(), threading.Event()

    def never(request: bytes) -> bytes:
        asked.set()
        held.wait(60)
        return feed(1)

    server.pages["/f"] = never
    async with sitting(seed()) as sit:
        await sit.press("F", "a")
        for char in f"{server.base}/f":
            sit._send(char)
        sit._send("enter")
        while not asked.is_set():
            await sit.pilot.pause(0)
        await sit.press("escape")
        assert "Cancelled: nothing was added." in sit.words
        held.set()
        await sit.press("escape")
        assert "No subscriptions yet" in sit.words
    with open_feeds(create=False) as store:
        assert store.feeds() == []


async def test_only_the_unread_ones_open_and_the_new_ones_come_to_them(server: Server, clock: Clock) -> None:
    server.pages["/f"] = feed(1, 2)
    await subscribed(server, "/f")
    async with opened(f"{server.base}/f") as sit:
        assert titles(sit) == ["Title 2", "Title 1"]
        await sit.press("q")
    async with sitting(seed()) as sit:  # Title 2 was read
        await sit.press("F")
        assert "1 unread of 2" in sit.words
        await sit.press("enter")
        assert titles(sit)[1:] == ["Title 1"]
        server.pages["/f"] = feed(2, 3)
        clock.forward(31)
        await sit.press("F", "r")
        assert sit.said[-1] == "1 new article."
        assert titles(sit)[1:] == ["Title 3", "Title 1"]
        assert "1 unread of 3" in sit.words
        await sit.press("r")
        assert sit.said[-1] == "It was asked a short time ago: again at 11:01 UTC."


async def test_all_are_refreshed_and_what_fails_is_told(server: Server, clock: Clock) -> None:
    server.pages |= {"/a": feed(1, title="Aa"), "/b": feed(1, title="Bb")}
    await subscribed(server, "/a", "/b")
    clock.forward(31)
    server.pages |= {"/a": feed(1, 2, 3, title="Aa"), "/b": answer("", status="500 \x1b[31mNo")}
    async with sitting(seed()) as sit:
        await sit.press("F", "R")
        assert sit.said[-1].startswith("2 new articles. ")
        assert "/b answered 500 (Internal Server Error)" in sit.said[-1]
        assert "/b answered 500" in sit.words


async def test_escape_stops_a_refresh(server: Server, clock: Clock) -> None:
    asked, held = threading.Event(), threading.Event()
    server.pages["/f"] = feed(1)
    await subscribed(server, "/f")
    clock.forward(31)

    def never(request: bytes) -> bytes:
        asked.set()
        held.wait(60)
        return b""

    server.pages["/f"] = never
    async with sitting(seed()) as sit:
        await sit.press("F")
        sit._send("R")
        while not (asked.is_set() and "asking 1 of 1 · esc cancels" in sit.words):
            await sit.pilot.pause(0)
        await sit.press("escape")
        held.set()
        assert sit.said[-1] == "Cancelled after 0 of 1."
        assert sit.view == "FeedsScreen"
        assert "asking" not in sit.words


async def test_an_ended_subscription_comes_back(server: Server) -> None:
    server.pages["/f"] = feed(1, 2)
    await subscribed(server, "/f")
    async with sitting(seed()) as sit:
        await sit.press("F", "d")
        assert sit.said[-1] == "No longer subscribed to The Post. u takes that back."
        assert "No subscriptions yet" in sit.words
        await sit.press("u")
        assert "2 unread of 2" in sit.words


async def test_without_a_network_all_is_there_and_told(server: Server, clock: Clock) -> None:
    server.pages["/f"] = feed(1, 2)
    await subscribed(server, "/f")
    address = f"{server.base}/f"
    server.shutdown()
    server.server_close()
    async with opened(address) as sit:
        assert titles(sit) == ["Title 2", "Title 1"]
        assert sit.said == []  # it was asked a minute ago
        await sit.press("R")
        assert sit.said[-1] == f"{address} was asked a short time ago: again at 10:30 UTC."
    clock.forward(40)
    async with opened(address) as sit:
        assert titles(sit) == ["Title 2", "Title 1"]
        assert "cannot be reached" in sit.said[-1]
        assert sit.said[-1].endswith("What is shown is from the store, fetched 2026-11-26 10:00 UTC.")


async def test_an_open_subscription_is_asked_when_it_is_time(server: Server, clock: Clock) -> None:
    server.pages["/f"] = feed(1)
    await subscribed(server, "/f")
    clock.forward(40)
    server.pages["/f"] = feed(1, 2)
    async with opened(f"{server.base}/f") as sit:
        assert titles(sit) == ["Title 2", "Title 1"]
        assert "Title 1" in sit.rows[0]  # the reader was not moved
        assert sit.said[-1] == "1 new article."


async def test_the_list_of_articles_says_how_much_of_each_feed_is_unread(server: Server) -> None:
    server.pages["/f"] = feed(1, 2, 3)
    await subscribed(server, "/f")
    async with opened(str(SEED), f"{server.base}/f") as sit:
        await sit.press("O")
        assert "The Post: 3 unread of 3" in sit.words
        await sit.press("j", "enter", "O")
        assert "The Post: 2 unread of 3" in sit.words


async def test_what_a_feed_says_is_shown_as_it_stands(server: Server) -> None:
    server.pages["/f"] = feed(1, title="&#27;]0;owned&#7;&#155;31m[bold]Evil[/bold]")
    async with sitting(seed()) as sit:
        await sit.press("F", "a")
        await sit.type(f"{server.base}/f\n")
        assert "[bold]Evil[/bold]" in sit.text
        assert all(row.isprintable() for row in sit.rows)


async def test_a_damaged_file_is_told_and_nothing_breaks() -> None:
    from sitrep import paths

    with open_feeds() as store:
        store.subscribe(Feed("https://a.example/"))
    paths.feeds_file().write_bytes(b"no database" * 1000)
    async with sitting(seed()) as sit:
        await sit.press("F")
        assert "is damaged" in sit.words
        await sit.press("R", "d", "enter", "u", "escape")
        assert sit.view == "DashboardScreen"
