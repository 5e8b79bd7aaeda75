"""`sitrep corrections`: what the reader decided about passages, listed, exported, cleared."""

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
from sitrep.printed import count, shortened


def corrections(arguments: Sequence[str]) -> int:
    """Run `sitrep corrections COMMAND …`; return the exit code."""
    return run_one(make_parser(), arguments)


def _list(options: Namespace) -> None:
    found = _found(options.source)
    if options.format == "json":
        put_json(correcting.listing(found))
        return
    nothing = "No corrections yet: s and a digit in the dashboard make one.\n"
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
    scope = f" ({one.scope})" if one.scope else ""
    head = f"{short(one.id)}  {one.updated[:10]}  {one.value}{scope}  {shortened(one.title, SHOWN)}"
    return f"{head}\n  “{shortened(one.quote, SHOWN)}”\n"


def make_parser() -> Parser:
    """The parser of `sitrep corrections`."""
    options = parser(
        "corrections",
        "What you decided about passages with s and a digit, without the screen.",
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
    clear = command("clear", "let sitrep sort the passages of SOURCE, or all, again", _clear)
    clear.add_argument("--all", action="store_true", help="the corrections of every article")
    return options
