"""`sitrep bookmarks tags|filters|history|undo|redo`: tags and saved filters, and every change taken back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from sitrep.bookmarks.history import told
from sitrep.bookmarks.store import Store, open_store
from sitrep.commands import usage
from sitrep.commands.output import put, put_json
from sitrep.commands.usage import Command, add_command, add_format, whole_number
from sitrep.errors import SitrepError
from sitrep.reading import line


def add_commands(command: Command) -> None:
    """Add the commands of this module to the parser of `sitrep bookmarks`."""
    tags = usage.add_commands(command("tags", "list, rename or merge tags"))
    add_command(tags, "list", "every tag and how many bookmarks have it", _list_tags)
    rename = add_command(tags, "rename", "give a tag another name", _rename)
    rename.add_argument("old", metavar="OLD")
    rename.add_argument("new", metavar="NEW")
    merge = add_command(tags, "merge", "make several tags one", _merge)
    merge.add_argument("old", nargs="+", metavar="TAG")
    merge.add_argument("--into", dest="new", required=True, metavar="TAG", help="the tag that they become")
    filters = usage.add_commands(command("filters", "list, save or delete filters with a name"))
    add_command(filters, "list", "every saved filter", _list_filters)
    save = add_command(filters, "save", "save a filter under a name", _save_filter)
    save.add_argument("filter_name", metavar="NAME")
    save.add_argument("filter", nargs="+", metavar="FILTER")
    delete = add_command(filters, "delete", "delete one", _delete_filter)
    delete.add_argument("filter_name", metavar="NAME")
    history = command("history", "print every change that undo can reach, newest first", _history)
    add_format(history)
    history.add_argument("--last", type=whole_number(1, 1_000_000), metavar="N", help="only the newest N")
    command("undo", "take back the last change to the bookmarks", _undo)
    command("redo", "make the change again that was undone last", _redo)


# -- tags -----------------------------------------------------------------------------------------------------


def _list_tags(options: Namespace) -> None:
    with open_store(create=False) as store:
        tags = store.tags()
    put("".join(f"{tag.bookmarks:>6}  {tag.name}\n" for tag in tags) or "No tags yet.\n")


def _rename(options: Namespace) -> None:
    old, new = _name(options.old), _name(options.new)
    with open_store() as store:
        if new != old and new in {tag.name for tag in store.tags()}:
            raise SitrepError(
                f"There is a tag {line(new)} already: `sitrep bookmarks tags merge {line(old)} --into {line(new)}`"
                " makes the two one."
            )
        _retag(store, [old], new)


def _merge(options: Namespace) -> None:
    with open_store() as store:
        _retag(store, list(map(_name, options.old)), _name(options.new))


def _retag(store: Store, old: Sequence[str], new: str) -> None:
    put(f"Bookmarks changed: {store.retag(old, new)}. `sitrep bookmarks undo` takes it back.\n")


def _name(typed: str) -> str:
    """A tag's name, also where it is typed with the # that stands before it on the screen."""
    return typed.lstrip("#")


# -- saved filters --------------------------------------------------------------------------------------------


def _list_filters(options: Namespace) -> None:
    with open_store(create=False) as store:
        put("".join(f"{one.name}: {one.query}\n" for one in store.filters()) or "No saved filters yet.\n")


def _save_filter(options: Namespace) -> None:
    typed = " ".join(options.filter)
    with open_store() as store:
        store.query(typed)  # what cannot be filtered by is not saved
        store.save_filter(options.filter_name, typed)


def _delete_filter(options: Namespace) -> None:
    with open_store() as store:
        saved_filter(store, options.filter_name)
        store.delete_filter(options.filter_name)


def saved_filter(store: Store, name: str) -> str:
    """What a saved filter filters by; raises SitrepError when there is none of this name."""
    for one in store.filters():
        if one.name == name:
            return one.query
    raise SitrepError(f"No filter is called {line(name)}: `sitrep bookmarks filters list` shows them.")


# -- changes --------------------------------------------------------------------------------------------------


def _history(options: Namespace) -> None:
    with open_store(create=False) as store:
        entries = store.history(limit=options.last or -1)
    if options.format == "json":
        put_json([entry._asdict() for entry in entries])
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
