"""The subscriptions as blocks of their list, and what the bar above says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from sitrep.printed import count, minute
from sitrep.tui.rows import with_source
from sitrep.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from sitrep.feeds.records import Feed


class Subscribed(NamedTuple):
    """A subscription with the sources of what it has brought, newest first, and how many of them are unread."""

    feed: Feed
    sources: tuple[str, ...]
    unread: int


def summary(subscriptions: Sequence[Subscribed], progress: str = "") -> str:
    """How many there are and what of them is unread; of a refresh its progress alone, to fit small terminals."""
    if progress:
        return f"{progress} · esc cancels"
    unread = sum(one.unread for one in subscriptions)
    return f"{count(len(subscriptions), 'subscription')} · {unread} unread"


def block(one: Subscribed) -> Block:
    """Its name, how much of it is unread, when it was fetched and, where it failed last, why; keyed by its address."""
    feed = one.feed
    facts = (
        "an article that is being followed" if feed.kind == "page" else "",
        _how_much(one),
        f"fetched {minute(feed.came)} UTC" if feed.came else "not fetched yet: r does",
    )
    address = feed.address if feed.shown != feed.address else ""
    lines = [
        Content.styled(feed.shown, "bold $name" if one.unread else "$name"),
        Content.styled(with_source(facts, address), "$muted"),
    ]
    if feed.trouble:
        lines.append(Content.styled(feed.trouble, "$warning"))
    return Block(Content("\n").join(lines), key=feed.address)


def _how_much(one: Subscribed) -> str:
    if one.feed.kind == "page":
        return "unread" if one.unread else "read"
    if not one.sources:
        return "no articles"
    return f"{one.unread} unread of {len(one.sources)}" if one.unread else f"{len(one.sources)}, all read"
