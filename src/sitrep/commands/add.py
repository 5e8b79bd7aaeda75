"""`sitrep add`: subscribe to a feed or an article, after a look at what its address holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sitrep.commands.output import put
from sitrep.commands.usage import Parser, parser, whole_number
from sitrep.commands.waiting import saying
from sitrep.reading.clean import line

if TYPE_CHECKING:
    from sitrep.feeds.records import Feed

_EVERY, _OFTENEST, _SELDOMEST = 30, 5, 7 * 24 * 60


def add(arguments: Sequence[str]) -> int:
    """Run `sitrep add ADDRESS [--name NAME] [--every MINUTES]`; return the exit code."""
    options = make_parser().parse_args(arguments[1:])
    from sitrep.feeds import records
    from sitrep.feeds.records import address_of, stamp
    from sitrep.feeds.store import open_feeds
    from sitrep.feeds.subscribing import keep_copy, subscribe

    address = address_of(options.address)
    with open_feeds() as store:
        known = store.feed(address)
        values: dict[str, str | int] = {"typed": True}
        if options.name is not None:
            values["name"] = line(options.name, 200)
        if options.every is not None:
            values["every"] = options.every
        if known is not None and known.came:
            store.change(address, **values)
            put(f"{line(_shown(known, options.name), 100)} is subscribed to already{_set(values)}.\n")
        else:
            put(saying(lambda one: subscribe(store, one, stamp(records.now()), values))(address))
        keep_copy(store)
    return 0


def _shown(known: Feed, name: str | None) -> str:
    """What it is called with the name given now, if one was."""
    return (known if name is None else replace(known, name=line(name, 200))).shown


def _set(values: dict[str, str | int]) -> str:
    said = []
    if "name" in values:
        said.append(f"its name is set to “{values['name']}”" if values["name"] else "its name is taken away")
    if "every" in values:
        said.append(f"it is asked every {values['every']} minutes at most")
    return f"; {' and '.join(said)}" if said else ""


def make_parser() -> Parser:
    """The parser of `sitrep add`."""
    options = parser(
        "add",
        "Subscribe to a feed, or to an article that is being updated; what it holds is fetched and kept.",
        "`sitrep feeds` lists, refreshes and ends subscriptions.",
    )
    options.add_argument("address", metavar="ADDRESS", help="http or https; https is assumed")
    options.add_argument("--name", metavar="TEXT", help="what to call it, instead of its own title")
    options.add_argument(
        "--every",
        metavar="N",
        type=whole_number(_OFTENEST, _SELDOMEST, "minutes"),
        help=f"minutes between two requests at least, from {_OFTENEST}; {_EVERY} is the default",
    )
    return options
