"""What a source holds, with the network or without: what subscriptions have brought is read from the store."""

from __future__ import annotations

from dataclasses import replace

from sitrep import paths, reading
from sitrep.errors import SitrepError, SourceError, StoreError
from sitrep.model import Article
from sitrep.reading.source import is_address

MOST = 200
"""Articles of one subscription that are opened, the newest."""


def read_all(source: str, *, stored: bool = False) -> tuple[Article, ...]:
    """The articles of a source, as `reading.read_all` gives them.

    A subscription is asked where it may be asked now, and all it has brought is given, also without a network. With
    `stored` nothing is asked where something has come before. Any other address that cannot be had, but that a
    subscription has brought, is given as it was then. A warning says so and when.
    """
    if not is_address(source.strip()) or not paths.feeds_file().exists():
        return reading.read_all(source)
    try:
        found, refusal = _subscribed(source.strip(), stored)
    except StoreError:
        found, refusal = None, None  # told where the subscriptions are opened
    if found is not None:
        return found
    if refusal is not None:
        raise refusal
    try:
        return reading.read_all(source)
    except SourceError as error:
        kept = _kept(source.strip())
        if kept is None:
            raise
        return (_told(kept, str(error)),)


def stored(source: str) -> tuple[Article, ...]:
    """The articles of a source as a start takes them: what a subscription has brought, without asking it first."""
    return read_all(source, stored=True)


def read(source: str) -> Article:
    """The first article of a source, as `reading.read` gives it, also without a network."""
    if not is_address(source.strip()) or not paths.feeds_file().exists():
        return reading.read(source)
    return read_all(source)[0]


def _subscribed(address: str, stored: bool) -> tuple[tuple[Article, ...] | None, SitrepError | None]:
    """What a subscription has brought, or why it has brought nothing; neither where there is no such subscription."""
    from sitrep.feeds.records import address_of
    from sitrep.feeds.store import open_feeds

    try:
        address = address_of(address)
    except SourceError:
        return None, None
    with open_feeds(create=False) as store:
        feed = store.feed(address)
        if feed is None:
            return None, None
        trouble = ""
        if not (stored and feed.came):
            from sitrep.feeds.keeping import keep
            from sitrep.feeds.refresh import refresh_now

            (outcome,) = refresh_now(store, [feed], keep())
            trouble = outcome.trouble
            feed = outcome.feed
        articles = store.articles(address, MOST)
    if not articles:
        empty = f"{feed.shown} is a feed without articles: there is nothing to read yet."
        return None, SourceError(trouble or feed.trouble or empty)
    if trouble:
        articles[0] = _told(articles[0], trouble, feed.came)
    return tuple(articles), None


def _kept(address: str) -> Article | None:
    from sitrep.feeds.store import open_feeds

    try:
        with open_feeds(create=False) as store:
            return store.article(address)
    except StoreError:
        return None


def _told(article: Article, trouble: str, came: str = "") -> Article:
    """The article with a first warning that it is from the store, and when it came."""
    from sitrep.feeds.records import said_time

    when = said_time(came or article.retrieved or "")
    said = f"{trouble} What is shown is from the store, fetched {when}."
    return replace(article, warnings=(said, *article.warnings))
