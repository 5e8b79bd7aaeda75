"""`sitrep prune`: let go of old articles that subscriptions have brought."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.commands.output import put
from sitrep.commands.usage import Parser, parser, whole_number
from sitrep.printed import count

_DAYS = 90


def prune(arguments: Sequence[str]) -> int:
    """Run `sitrep prune [--days N] [--dry-run]`; return the exit code."""
    options = make_parser().parse_args(arguments[1:])
    from sitrep.bookmarks.store import open_store
    from sitrep.feeds import records
    from sitrep.feeds.keeping import bookmarked
    from sitrep.feeds.store import open_feeds

    with open_store(create=False) as store:  # unreadable bookmarks end this here: what they need is not known
        keep = bookmarked(store)
    with open_feeds(create=False) as feeds:
        gone, spared = feeds.prune(records.now(), options.days, keep, dry_run=options.dry_run)
        held = feeds.held()
    would = "Would let go" if options.dry_run else "Let go"
    still = "" if options.dry_run else f"; {_said(held.articles, held.bytes)} are kept"
    put(f"{would} of {_said(gone.articles, gone.bytes)}{still}.\n")
    if spared:
        put(f"Kept although old, because something of it is bookmarked or corrected: {spared}.\n")
    return 0


def _said(articles: int, size: int) -> str:
    return f"{count(articles, 'article')} ({size / 1e6:.1f} MB)"


def make_parser() -> Parser:
    """The parser of `sitrep prune`."""
    options = parser(
        "prune",
        "Let go of old articles that subscriptions have brought, and of all that ended ones brought.",
        "Articles of which something is bookmarked or corrected always stay, and so do all bookmarks.",
    )
    options.add_argument(
        "--days",
        metavar="N",
        type=whole_number(0, 36_500, "days"),
        default=_DAYS,
        help=f"older than this; {_DAYS} is the default",
    )
    options.add_argument("--dry-run", action="store_true", help="only say what would go")
    return options
