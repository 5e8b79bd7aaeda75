"""What a source holds, with the network or without: what subscriptions have brought is read from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitrep import paths, reading
from sitrep.errors import SourceError, StoreError
from sitrep.model import Article
from sitrep.reading.source import is_address

if TYPE_CHECKING:
    from datetime import datetime

MOST = 200
"""Articles of one subscription that are opened, the newest."""


class Got(NamedTuple):
    """The articles of a source.

    `trouble` says why they are from the store, and of when; empty where they are not, or are as new as they can be.
    `early`: a subscription was not asked, because that was too early, and may be asked then.
    """

    articles: tuple[Article, ...]
    trouble: str = ""
    early: datetime | None = None


def get(source: str, *, stored: bool = False) -> Got:
    """The articles of a source, as `reading.read_all` gives them.

    A subscription is asked where it may be asked now, and all it has brought is given, also without a network. With
    `stored` nothing is asked where something has come before. Any other address that cannot be had, but that a
    subscription has brought, is given as it was then. Raises SourceError when there is nothing to be had.
    """
    if not _may_be_kept(source):
        return Got(reading.read_all(source))
    address = source.strip()
    try:
        found = _subscribed(address, stored)
    except StoreError:
        found = None  # told where the subscriptions are opened
    if found is not None:
        return found
    try:
        return Got(reading.read_all(source))
    except SourceError as error:
        kept = _kept(address)
        if kept is None:
            raise
        return Got((kept,), _told(str(error), kept.retrieved or ""))


def read_all(source: str) -> tuple[Article, ...]:
    """The articles of a source; a warning with the first says where they are from the store, and of when."""
    return _with_warning(get(source))


def stored(source: str) -> tuple[Article, ...]:
    """The articles of a source as a start takes them: what a subscription has brought, without asking it first."""
    return _with_warning(get(source, stored=True))


def read(source: str) -> Article:
    """The first article of a source, as `reading.read` gives it, also without a network."""
    if not _may_be_kept(source):
        return reading.read(source)
    return read_all(source)[0]


def at_hand(source: str) -> Article | None:
    """The first article of a file; None for an address, a folder, and what cannot be read."""
    if not paths.is_file(source):
        return None
    try:
        return reading.read(source)
    except SourceError:
        return None


def is_subscribed(source: str) -> bool:
    """Whether a source is an address that is subscribed to."""
    if not _may_be_kept(source):
        return False
    from sitrep.feeds.records import address_of
    from sitrep.feeds.store import open_feeds

    try:
        with open_feeds(create=False) as store:
            return store.feed(address_of(source)) is not None
    except (SourceError, StoreError):
        return False


def _may_be_kept(source: str) -> bool:
    """Whether a subscription may have brought it; asked before anything of the store is imported."""
    return is_address(source) and paths.may_be_there(paths.feeds_file())


def _subscribed(address: str, stored: bool) -> Got | None:
    """What a subscription has brought; None where there is no such subscription. Raises SourceError for nothing."""
    from sitrep.feeds.records import address_of
    from sitrep.feeds.store import open_feeds

    try:
        address = address_of(address)
    except SourceError:
        return None
    with open_feeds(create=False) as store:
        feed = store.feed(address)
        if feed is None:
            return None
        trouble, early = "", None
        if not (stored and feed.came):
            from sitrep.feeds.keeping import keep
            from sitrep.feeds.refresh import refresh_now

            (outcome,) = refresh_now(store, [feed], keep())
            feed, trouble, early = outcome.feed, outcome.trouble, outcome.early
        articles = store.articles(address, MOST)
    if not articles:
        empty = f"{feed.shown} is a feed without articles: there is nothing to read yet."
        raise SourceError(trouble or feed.trouble or empty)
    return Got(tuple(articles), _told(trouble, feed.came) if trouble else "", early)


def _kept(address: str) -> Article | None:
    from sitrep.feeds.store import open_feeds

    try:
        with open_feeds(create=False) as store:
            return store.article(address)
    except StoreError:
        return None


def _told(trouble: str, came: str) -> str:
    from sitrep.feeds.records import said_time

    return f"{trouble} What is shown is from the store, fetched {said_time(came)}."


def _with_warning(got: Got) -> tuple[Article, ...]:
    if not got.trouble:
        return got.articles
    first, *others = got.articles
    return (first._replace(warnings=(got.trouble, *first.warnings)), *others)
