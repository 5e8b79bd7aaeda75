"""Asking subscriptions for what is new: conditionally, no oftener than agreed, one request at a time of each server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sitrep.errors import EmptyFeedError, FetchError, SourceError, StoreError
from sitrep.feeds import records
from sitrep.feeds.records import FEED, PAGE, Feed, stamp
from sitrep.feeds.store import FeedStore, Taken
from sitrep.model import Article
from sitrep.reading.fetch import Fetched, fetch
from sitrep.reading.source import Document, read_document
from sitrep.threads import in_thread

AT_ONCE = 6
"""Servers that are asked at the same time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one subscription.

    `early`: it was not asked, because that was too early, and may be asked then. `trouble` is the sentence on why
    nothing came; empty where all is well.
    """

    feed: Feed
    taken: Taken = field(default_factory=Taken)
    unchanged: bool = False
    early: datetime | None = None
    trouble: str = ""


def understood(came: Fetched, address: str) -> tuple[str, list[Article]]:
    """Whether what came is FEED or PAGE, and its articles. Raises SourceError when it is neither."""
    document = Document(came.data, address, came.media, came.charset, came.address, came.retrieved)
    try:
        articles = read_document(document)
    except EmptyFeedError:
        return FEED, []
    if len(articles) == 1 and articles[0].source == address:
        return PAGE, list(articles)
    return FEED, records.known(articles, address)


async def refresh(
    store: FeedStore,
    feeds: Iterable[Feed],
    keep: Collection[str] | None,
    told: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """Ask these subscriptions, as far as they may be asked now; `told` hears of each as soon as it is known.

    `keep` are the sources that `FeedStore.take` does not let go. Raises StoreError; can be cancelled at any time, and
    what had come by then is kept.
    """
    outcomes: list[Outcome] = []
    free = asyncio.Semaphore(AT_ONCE)
    servers: dict[str, list[Feed]] = {}
    for feed in feeds:
        servers.setdefault(urlsplit(feed.address).netloc, []).append(feed)

    async def one_server(own: Sequence[Feed]) -> None:
        async with free:
            for feed in own:
                outcome = await _ask(store, feed, keep)
                outcomes.append(outcome)
                told(outcome)

    try:
        async with asyncio.TaskGroup() as group:
            for own in servers.values():
                group.create_task(one_server(own))
    except* StoreError as errors:
        raise errors.exceptions[0] from None
    return outcomes


def refresh_now(
    store: FeedStore,
    feeds: Iterable[Feed],
    keep: Collection[str] | None,
    told: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """`refresh` for callers without an event loop."""
    return asyncio.run(refresh(store, feeds, keep, told))


async def _ask(store: FeedStore, feed: Feed, keep: Collection[str] | None) -> Outcome:
    begun = records.now()
    early = feed.early(begun)
    claimed = None if early else await in_thread(lambda: store.claim(feed, begun))
    if claimed is None:
        current = await in_thread(lambda: store.feed(feed.address)) or feed
        return Outcome(current, early=current.early(begun) or begun)
    try:
        came = await fetch(
            feed.address,
            typed=claimed.typed,
            etag=claimed.etag or None,
            modified=claimed.modified or None,
        )
        return await in_thread(lambda: keep_fetched(store, claimed, came, keep))
    except asyncio.CancelledError:
        store.change(feed.address, asked=claimed.asked)
        raise
    except SourceError as error:
        failure = error
        return await in_thread(lambda: _failed(store, claimed, begun, failure))


def keep_fetched(store: FeedStore, feed: Feed, came: Fetched, keep: Collection[str] | None) -> Outcome:
    """Keep what an address answered. Raises SourceError when it holds nothing that can be read."""
    at = records.now()
    kind, articles = (feed.kind, []) if came.unchanged else understood(came, feed.address)
    taken = store.take(feed.address, articles, at, keep)
    title = (articles[0].publisher if kind == FEED else articles[0].title) if articles else ""
    wait = stamp(at + min(timedelta(seconds=came.fresh), records.LONGEST_WAIT)) if came.fresh else ""
    changed = store.change(
        feed.address,
        kind=kind,
        title=title or feed.title,
        etag=came.etag or "",
        modified=came.modified or "",
        asked=stamp(at),
        came=stamp(at),
        wait=wait,
        trouble="",
    )
    return Outcome(changed or feed, taken, unchanged=came.unchanged)


def _failed(store: FeedStore, feed: Feed, begun: datetime, error: SourceError) -> Outcome:
    """Note why nothing came. A server that was not reached was not asked, and may be tried again at once."""
    asked, wait = stamp(begun), ""
    if isinstance(error, FetchError):
        if not error.asked:
            asked = feed.asked
        elif error.retry_after:
            wait = stamp(begun + min(timedelta(seconds=error.retry_after), records.LONGEST_WAIT))
    changed = store.change(feed.address, trouble=str(error), asked=asked, wait=wait or feed.wait)
    return Outcome(changed or feed, trouble=str(error))
