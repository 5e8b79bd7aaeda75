"""`sitrep bookmarks tags|filters|history|undo|redo`: tags and saved filters, and every change taken back."""

from __future__ import annotations

import json
from argparse import Namespace

from sitrep.bookmarks.history import told
from sitrep.bookmarks.store import open_store
from sitrep.commands.output import put, put_exact
from sitrep.commands.usage import Command, add_command, add_format, whole_number
from sitrep.errors import SitrepError
from sitrep.reading import line


def add_commands(command: Command) -> None:
    """Add the commands of this module to the parser of `sitrep bookmarks`."""
    tags = command("tags", "list, rename or merge tags", _tags)
    kinds = tags.add_subparsers(
        metavar="list|rename|merge", required=True, dest="kind", parser_class=type(tags)
    )
    add_command(kinds, "list", "every tag and how many bookmarks have it")
    rename = add_command(kinds, "rename", "give a tag another name")
    rename.add_argument("old", nargs=1, metavar="OLD")
    rename.add_argument("new", metavar="NEW")
    merge = add_command(kinds, "merge", "make several tags one")
    merge.add_argument("old", nargs="+", metavar="TAG")
    merge.add_argument("--into", dest="new", required=True, metavar="TAG", help="the tag that they become")
    filters = command("filters", "list, save or delete filters with a name", _filters)
    kinds = filters.add_subparsers(
        metavar="list|save|delete", required=True, dest="kind", parser_class=type(filters)
    )
    add_command(kinds, "list", "every saved filter")
    save = add_command(kinds, "save", "save a filter under a name")
    save.add_argument("filter_name", metavar="NAME")
    save.add_argument("filter", nargs="+", metavar="FILTER")
    add_command(kinds, "delete", "delete one").add_argument("filter_name", metavar="NAME")
    history = command("history", "print every change that undo can reach, newest first", _history)
    add_format(history)
    history.add_argument("--last", type=whole_number(1, 1_000_000), metavar="N", help="only the newest N")
    command("undo", "take back the last change to the bookmarks", _undo)
    command("redo", "make the change again that was undone last", _redo)


def _tags(options: Namespace) -> None:
    if options.kind == "list":
        with open_store(create=False) as store:
            tags = store.tags()
        put("".join(f"{tag.bookmarks:>6}  {tag.name}\n" for tag in tags) or "No tags yet.\n")
        return
    old, new = [tag.lstrip("#") for tag in options.old], options.new.lstrip("#")
    with open_store() as store:
        if options.kind == "rename" and new != old[0] and new in {tag.name for tag in store.tags()}:
            raise SitrepError(
                f"There is a tag {line(new)} already: `sitrep bookmarks tags merge {line(old[0])} --into {line(new)}`"
                " makes the two one."
            )
        changed = store.retag(old, new)
    put(f"Bookmarks changed: {changed}. `sitrep bookmarks undo` takes it back.\n")


def _filters(options: Namespace) -> None:
    if options.kind == "list":
        with open_store(create=False) as store:
            put("".join(f"{one.name}: {one.query}\n" for one in store.filters()) or "No saved filters yet.\n")
        return
    with open_store() as store:
        if options.kind == "save":
            typed = " ".join(options.filter)
            store.query(typed)
            store.save_filter(options.filter_name, typed)
        elif not store.delete_filter(options.filter_name):
            raise SitrepError(
                f"No filter is called {line(options.filter_name)}: `sitrep bookmarks filters list` shows them."
            )


def _history(options: Namespace) -> None:
    with open_store(create=False) as store:
        entries = store.history(limit=options.last or -1)
    if options.format == "json":
        put_exact(json.dumps([entry._asdict() for entry in entries], ensure_ascii=False, indent=2) + "\n")
        return
    put("".join(f"{told(entry)}\n" for entry in entries) or "Nothing was changed yet.\n")


def _undo(options: Namespace) -> None:
    with open_store() as store:
        step = store.undo()
    put(f"{step.sentence}\n" if step else "Nothing to undo.\n")


def _redo(options: Namespace) -> None:
    with open_store() as store:
        step = store.redo()
    put(f"{step.sentence}\n" if step else "Nothing to redo.\n")
