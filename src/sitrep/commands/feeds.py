"""`sitrep feeds`: subscriptions listed, ended, refreshed, brought from and given to other feed readers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sitrep.commands.output import deliver, put, put_json
from sitrep.commands.usage import Parser, add_command, add_commands, add_format, add_output, parser, run_one
from sitrep.errors import SitrepError, SourceError, StoreError
from sitrep.reading.clean import line

if TYPE_CHECKING:
    from sitrep.feeds.records import Feed
    from sitrep.feeds.refresh import Outcome
    from sitrep.feeds.store import FeedStore

_NONE = "No subscriptions yet: `sitrep add ADDRESS` makes one."


def feeds(arguments: Sequence[str]) -> int:
    """Run `sitrep feeds COMMAND …`; return the exit code."""
    return run_one(make_parser(), arguments)


def _list(options: Namespace) -> None:
    from sitrep.feeds.records import said_time
    from sitrep.feeds.store import open_feeds

    with open_feeds(create=False) as store:
        found, sources = store.feeds(), store.sources()
    unread = _unread(sources)
    rows = [_row(feed, sources.get(feed.address, []), unread) for feed in found]
    if options.format == "json":
        put_json(rows)
        return
    for feed, row in zip(found, rows, strict=True):
        articles = f"{row['unread']} unread of {row['articles']}"
        when = f"fetched {said_time(feed.came)}" if feed.came else "not fetched yet"
        put(f"{line(feed.shown, 100)}\n  {feed.address}\n  {articles} · {when}\n")
        if feed.trouble:
            put(f"  {feed.trouble}\n")
    if not found:
        put(f"{_NONE}\n")


def _row(feed: Feed, sources: Sequence[str], unread: set[str]) -> dict[str, Any]:
    return {
        "address": feed.address,
        "name": feed.shown,
        "kind": feed.kind or None,
        "articles": len(sources),
        "unread": sum(source in unread for source in sources),
        "every": feed.every,
        "asked": feed.asked or None,
        "fetched": feed.came or None,
        "trouble": feed.trouble or None,
    }


def _unread(sources: dict[str, list[str]]) -> set[str]:
    """The articles of which nothing was read yet; all of them where that cannot be known."""
    every = {source for own in sources.values() for source in own}
    with suppress(StoreError):
        from sitrep.bookmarks.store import open_store

        with open_store(create=False) as store:
            return every - set(store.read_marks(every))
    return every


def _refresh(options: Namespace) -> int:
    from sitrep.feeds import records
    from sitrep.feeds.keeping import keep
    from sitrep.feeds.refresh import refresh_now
    from sitrep.feeds.store import open_feeds

    with open_feeds(create=False) as store:
        wanted = [_named(store, name) for name in options.feeds] or store.feeds()
        asked_for = bool(options.feeds) or options.now
        at = records.now()
        due = [feed for feed in wanted if asked_for or feed.early(at) is None]
        outcomes = refresh_now(store, due, keep(), lambda outcome: put(_told(outcome)))
    if not wanted:
        put(f"{_NONE}\n")
    elif not due:
        soonest = min(until for feed in wanted if (until := feed.early(at)))
        put(f"Nothing is to be asked before {soonest:%H:%M} UTC: all were asked a short time ago.\n")
    return int(any(one.trouble for one in outcomes))


def _told(outcome: Outcome) -> str:
    name = line(outcome.feed.shown, 100)
    if outcome.early:
        return f"{name}: too early, it may be asked again at {outcome.early:%H:%M} UTC.\n"
    if outcome.trouble:
        return f"{name}: {outcome.trouble}\n"
    said = [
        f"{len(outcome.taken.new)} new" if outcome.taken.new else "",
        f"{len(outcome.taken.changed)} changed" if outcome.taken.changed else "",
    ]
    return f"{name}: {', '.join(filter(None, said)) or 'nothing new'}.\n"


def _remove(options: Namespace) -> None:
    from sitrep.feeds import records
    from sitrep.feeds.store import open_feeds
    from sitrep.feeds.subscribing import keep_copy

    with open_feeds(create=False) as store:
        for feed in [_named(store, name) for name in options.feeds]:
            store.remove(feed.address, records.now())
            put(
                f"No longer subscribed to {line(feed.shown, 100)}; `sitrep add {feed.address}` takes that back,"
                " `sitrep prune` lets go what it brought.\n"
            )
        keep_copy(store)


def _import(options: Namespace) -> None:
    from sitrep.feeds import opml, records
    from sitrep.feeds.records import stamp
    from sitrep.feeds.store import open_feeds
    from sitrep.feeds.subscribing import keep_copy

    listed = opml.read(options.file)
    put("".join(f"{problem}\n" for problem in listed.problems))
    with open_feeds(create=not options.dry_run) as store:
        known = {feed.address for feed in store.feeds()}
        new = [feed for feed in listed.feeds if feed.address not in known]
        if options.dry_run:
            put("".join(f"new: {line(feed.shown, 100)}  {feed.address}\n" for feed in new))
        else:
            at = stamp(records.now())
            new = [feed for feed in new if store.subscribe(replace(feed, added=at))]
            keep_copy(store)
    there = len(listed.feeds) - len(new)
    left_out = f", {len(listed.problems)} left out" if listed.problems else ""
    would = "Would subscribe to" if options.dry_run else "Subscribed to"
    put(f"{would} {len(new)} new, {there} there already{left_out}.\n")
    if new and not options.dry_run:
        put("`sitrep feeds refresh` fetches them.\n")


def _export(options: Namespace) -> None:
    from sitrep.feeds import opml
    from sitrep.feeds.store import open_feeds

    with open_feeds(create=False) as store:
        text = opml.written(store.feeds())
    deliver(text, options.output, force=options.force, exact=True)


def _named(store: FeedStore, name: str) -> Feed:
    """The subscription with this address, or this name. Raises SitrepError when there is none, or several."""
    from sitrep.feeds.records import address_of

    with suppress(SourceError):
        if (feed := store.feed(address_of(name))) is not None:
            return feed
    found = [feed for feed in store.feeds() if feed.shown.casefold() == name.strip().casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise SitrepError(f"{len(found)} subscriptions are called {line(name, 100)}: give the address.")
    raise SitrepError(f"There is no subscription {line(name, 100)}: `sitrep feeds list` shows them.")


def make_parser() -> Parser:
    """The parser of `sitrep feeds`."""
    options = parser(
        "feeds",
        "What you subscribed to with `sitrep add`. All of it can be read without a network.",
        "No address is asked oftener than its interval (30 minutes unless `sitrep add --every` says otherwise)\n"
        "or than its server wishes.",
    )
    command = partial(add_command, add_commands(options))
    add_format(command("list", "print the subscriptions with how much of them is unread", _list))
    refresh = command("refresh", "ask for what is new, as far as it is time to", _refresh)
    refresh.add_argument("feeds", metavar="FEED", nargs="*", help="an address or a name; without one: all")
    refresh.add_argument(
        "--now", action="store_true", help="say of each that is too early when it may be asked"
    )
    remove = command("remove", "end subscriptions; what they brought stays until it is pruned", _remove)
    remove.add_argument("feeds", metavar="FEED", nargs="+", help="an address or a name")
    take = command(
        "import", "subscribe to what an OPML file of another reader lists; fetches nothing", _import
    )
    take.add_argument("file", metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="only say what would happen")
    add_output(command("export", "print the subscriptions as OPML, for other readers", _export))
    return options
