"""`sitrep corrections`: what the reader decided about passages, listed, exported, cleared."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Sequence

from sitrep.bookmarks import correction as correcting
from sitrep.bookmarks.correction import Correction
from sitrep.bookmarks.store import Store, open_store
from sitrep.commands.output import deliver, put, put_exact
from sitrep.commands.usage import Parser, add_command, add_format, parser
from sitrep.errors import UsageError
from sitrep.feeds.offline import read
from sitrep.printed import count
from sitrep.reading import line

_SHORT_ID = 8


def corrections(arguments: Sequence[str]) -> int:
    """Run `sitrep corrections COMMAND …`; return the exit code."""
    options = make_parser().parse_args(arguments[1:])
    command: Callable[[Namespace], None] = options.command
    command(options)
    return 0


def _list(options: Namespace) -> None:
    found = _found(options.source)
    if options.format == "json":
        put_exact(_json(correcting.listing(found)))
        return
    nothing = "No corrections yet: s and a digit in the dashboard make one.\n"
    put("\n".join(_entry(one) for one in found) or nothing)


def _export(options: Namespace) -> None:
    text = _json(correcting.export(_found(options.source)))
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


def _json(rows: object) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _entry(one: Correction) -> str:
    scope = f" ({one.scope})" if one.scope else ""
    head = f"{one.id[:_SHORT_ID]}  {one.updated[:10]}  {one.value}{scope}  {line(one.title, 60)}"
    return f"{head}\n  “{line(' '.join(one.quote.split()), 72)}”\n"


def make_parser() -> Parser:
    """The parser of `sitrep corrections`."""
    options = parser(
        "corrections",
        "What you decided about passages with s and a digit, without the screen.",
        "A change is undone with `sitrep bookmarks undo`, or with u on the screen.",
    )
    commands = options.add_subparsers(metavar="COMMAND", required=True, dest="name", parser_class=Parser)

    def command(name: str, help: str, run: Callable[[Namespace], None]) -> Parser:
        added = add_command(commands, name, help, run)
        added.add_argument("source", metavar="SOURCE", nargs="?", help="only those of this article")
        return added

    listing = command("list", "print the corrections, the oldest first", _list)
    add_format(listing)
    export = command("export", "the corrections as JSON, with all that finds their words again", _export)
    export.add_argument("-o", "--output", metavar="FILE", help="write to FILE; it must not exist")
    export.add_argument("--force", action="store_true", help="with -o: replace FILE if it exists")
    clear = command("clear", "let sitrep sort the passages of SOURCE, or all, again", _clear)
    clear.add_argument("--all", action="store_true", help="the corrections of every article")
    return options
