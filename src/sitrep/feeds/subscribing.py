"""Subscribing: what an address holds, said in a sentence; and a copy of the list for the person and other readers."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from sitrep import paths, whole
from sitrep.errors import SitrepError, SourceError
from sitrep.feeds import opml
from sitrep.feeds.keeping import keep
from sitrep.feeds.records import FEED, Feed
from sitrep.feeds.refresh import Outcome, keep_fetched, understood
from sitrep.feeds.store import FeedStore
from sitrep.printed import count
from sitrep.reading.fetch import Fetched, fetch_now
from sitrep.reading.source import is_address


def subscribe(store: FeedStore, address: str, at: str, values: Mapping[str, Any]) -> str:
    """Fetch an address and `take` what it holds. Raises SourceError as that does, and when nothing comes."""
    return take(store, address, fetch_now(address), at, values)


def take(store: FeedStore, address: str, came: Fetched, at: str, values: Mapping[str, Any]) -> str:
    """Subscribe to what an address has answered and keep that; a line on it, and on the feed that its page names.

    `at` is the time as it is kept (`records.stamp`), `values` are fields of `Feed`, such as the person's name for it.
    Raises SourceError, and subscribes to nothing, when it holds nothing to read.
    """
    try:
        understood(came, address)
    except SourceError as error:
        if named := feeds_named(came):
            raise SourceError(f"{error} Its page names the feed {named[0]}: add that.") from None
        raise
    feed = Feed(address, added=at, **values)
    if not store.subscribe(feed):  # an import has brought the address alone
        store.change(address, **values)
    outcome = keep_fetched(store, feed, came, keep())
    keep_copy(store)
    return f"Subscribed to {said(store, outcome)}\n" + _beside(outcome, came)


def said(store: FeedStore, outcome: Outcome) -> str:
    """What a new subscription is, with a full stop."""
    feed = outcome.feed
    if feed.kind != FEED:
        return f"“{feed.shown}”, an article: v in the dashboard shows what changes in it."
    articles = store.articles(feed.address)
    newest = f", the newest of {articles[0].published[:10]}" if articles and articles[0].published else ""
    return f"“{feed.shown}”, a feed with {count(len(articles), 'article')}{newest}."


def _beside(outcome: Outcome, came: Fetched) -> str:
    named = feeds_named(came) if outcome.feed.kind != FEED else ()
    return f"Its page names a feed: sitrep add {named[0]}\n" if named else ""


def feeds_named(came: Fetched) -> tuple[str, ...]:
    """The addresses of the feeds that a web page names in its head (rel="alternate"), in their order."""
    from sitrep.reading.about import address
    from sitrep.reading.decode import decode
    from sitrep.reading.page import parse

    try:
        root = parse(decode(came.data, came.address, came.charset).text)
    except SourceError:
        return ()
    found: list[str] = []
    for link in root.iter("link") if root is not None else ():
        kind = (link.get("type") or "").lower()
        if "alternate" in (link.get("rel") or "").lower() and (
            "rss" in kind or "atom" in kind or "feed+json" in kind
        ):
            where = address(link.get("href"), came.address)
            if where and is_address(where) and where not in found:
                found.append(where)
    return tuple(found)


def keep_copy(store: FeedStore) -> None:
    """Write the subscriptions as OPML beside the feed file, whole or not at all; that it fails is no reason to stop."""
    with contextlib.suppress(OSError, SitrepError):
        written = opml.written(store.feeds())
        whole.replace(paths.subscriptions_file(), written, durable=False, mode=whole.PRIVATE)
