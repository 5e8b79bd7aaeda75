"""`sitrep corrections`: what the reader decided by hand, listed, exported, cleared."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from sitrep.bookmarks import correction as correcting
from sitrep.bookmarks.correction import Correction
from sitrep.bookmarks.store import Store, open_store
from sitrep.commands.anchoring import SHOWN, short
from sitrep.commands.output import as_json, deliver, put, put_json
from sitrep.commands.usage import Parser, add_command, add_commands, add_format, add_output, parser, run_one
from sitrep.errors import UsageError
from sitrep.feeds.offline import read
from sitrep.model import NO_CLAIM, NO_PLACE, SPEAKER
from sitrep.printed import count, shortened

_NOTHING = {NO_CLAIM: "not a claim", NO_PLACE: "not a place"}


def corrections(arguments: Sequence[str]) -> int:
    """Run `sitrep corrections COMMAND …`; return the exit code."""
    return run_one(make_parser(), arguments)


def _list(options: Namespace) -> None:
    found = _found(options.source)
    if options.format == "json":
        put_json(correcting.listing(found))
        return
    nothing = "No corrections yet: s and a digit in the dashboard, x and S in its lists, make one.\n"
    put("\n".join(_entry(one) for one in found) or nothing)


def _export(options: Namespace) -> None:
    text = as_json(correcting.export(_found(options.source)))
    deliver(text, options.output, force=options.force, exact=True)


def _clear(options: Namespace) -> None:
    if bool(options.source) == options.all:
        raise UsageError("Name the article whose corrections to clear, or --all for those of every article.")
    with open_store(create=False) as store:
        found = _of(store, options.source)
        if found:
            store.withdraw([one.id for one in found])
    back = " `sitrep bookmarks undo` brings them back." if found else ""
    put(f"Cleared {count(len(found), 'correction')}.{back}\n")


def _found(source: str | None) -> list[Correction]:
    with open_store(create=False) as store:
        return _of(store, source)


def _of(store: Store, source: str | None) -> list[Correction]:
    return store.corrections(read(source) if source else None)


def _entry(one: Correction) -> str:
    head = f"{short(one.id)}  {one.updated[:10]}  {_decision(one)}  {shortened(one.title, SHOWN)}"
    return f"{head}\n  “{shortened(one.quote, SHOWN)}”\n"


def _decision(one: Correction) -> str:
    if one.kind == SPEAKER:
        return f"said by {shortened(one.value, SHOWN)}" if one.value else "not attributed"
    if one.kind in _NOTHING:
        return _NOTHING[one.kind]
    return f"{one.value} ({one.scope})" if one.scope else one.value


def make_parser() -> Parser:
    """The parser of `sitrep corrections`."""
    options = parser(
        "corrections",
        "What you decided about passages with s and a digit, and about claims, speakers and places with x and S.",
        "A change is undone with `sitrep bookmarks undo`, or with u on the screen.",
    )
    commands = add_commands(options)

    def command(name: str, help: str, run: Callable[[Namespace], None]) -> Parser:
        added = add_command(commands, name, help, run)
        added.add_argument("source", metavar="SOURCE", nargs="?", help="only those of this article")
        return added

    listing = command("list", "print the corrections, the oldest first", _list)
    add_format(listing)
    export = command("export", "the corrections as JSON, with all that finds their words again", _export)
    add_output(export)
    clear = command("clear", "leave the words of SOURCE, or of all articles, to sitrep again", _clear)
    clear.add_argument("--all", action="store_true", help="the corrections of every article")
    return options
