"""`sitrep bookmarks`: list, search, show, add, check, export, restore, undo and redo without the screen."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from sitrep.bookmarks import rescue, transfer
from sitrep.bookmarks.anchor import Version, place
from sitrep.bookmarks.history import told
from sitrep.bookmarks.record import Bookmark, make
from sitrep.bookmarks.store import Store, open_store
from sitrep.briefing import brief
from sitrep.commands.anchoring import as_json, find_quote, report
from sitrep.commands.output import deliver, put, put_exact
from sitrep.commands.usage import Parser, parser
from sitrep.errors import SitrepError
from sitrep.reading import line, read

SHORT_ID = 8


def bookmarks(arguments: Sequence[str]) -> int:
    """Run `sitrep bookmarks COMMAND …`; return the exit code."""
    options = _parser().parse_args(arguments[1:])
    command: Callable[[Namespace], int | None] = options.command
    return command(options) or 0


def _list(options: Namespace) -> None:
    with open_store(create=False) as store:
        _put_all(store.all(), options.format, "No bookmarks yet: b in the dashboard makes one.")


def _search(options: Namespace) -> None:
    words = " ".join(options.words)
    with open_store(create=False) as store:
        _put_all(store.search(words), options.format, f"No bookmark holds {line(words)}.")


def _show(options: Namespace) -> None:
    with open_store(create=False) as store:
        bookmark = _named(store, options.id)
    put(
        f"{bookmark.id}\n{bookmark.title}\n{bookmark.source}\n"
        f"section: {bookmark.section}   state: {bookmark.state}\n"
        f"created: {bookmark.created}   updated: {bookmark.updated}\n"
        f"tags: {', '.join(bookmark.tags) or '(none)'}\n\n“{bookmark.quote}”\n"
        + (f"\n{bookmark.note}\n" if bookmark.note else "")
    )


def _add(options: Namespace) -> None:
    article = read(options.source)
    paragraph, start, end = find_quote(Version(article), options.quote, options.nth)
    section = next(
        passage.section
        for passage in brief(article).passages
        if passage.paragraph == paragraph and passage.start <= start < passage.end
    )
    made = make(article, paragraph, start, end, section, options.note, options.tag)
    with open_store() as store:
        put(f"{store.save(made).id}\n")


def _check(options: Namespace) -> int | None:
    if options.source is None:
        with open_store(create=False) as store:
            store.check()
            put(f"The bookmark file {line(str(store.path))} is sound; bookmarks: {len(store.all())}.\n")
        return 0
    version = Version(read(options.source))
    with open_store(create=False) as store:
        found = [(bookmark, place(bookmark, version)) for bookmark in store.for_article(version.article)]
        if found and not store.read_only:
            store.seen({bookmark.id: place.state for bookmark, place in found})
    if options.format == "json":
        put_exact(json.dumps(as_json(version, found), ensure_ascii=False, indent=2) + "\n")
    elif found:
        put(report(version, found, SHORT_ID))
    else:
        put(f"No bookmarks of {line(version.article.source)}.\n")
    differs = any(place.state in ("changed", "lost") for _, place in found)
    return int(options.exit_code and differs)


def _export(options: Namespace) -> None:
    with open_store(create=False) as store:
        text = transfer.FORMATS[options.format](store.all())
    deliver(text, options.output, force=options.force, exact=options.format == "jsonl")


def _restore(options: Namespace) -> None:
    if options.list:
        for backup in rescue.list_backups():
            state = f"bookmarks: {backup.bookmarks}" if backup.sound else f"not sound: {line(backup.trouble)}"
            put(f"{line(str(backup.path))}  {backup.made:%Y-%m-%d %H:%M} UTC  {state}\n")
        return
    aside = rescue.restore(Path(options.backup) if options.backup else None)
    kept = f" What stood there is kept as {line(str(aside))}." if aside else ""
    with open_store(create=False) as store:
        put(f"Restored; bookmarks: {len(store.all())}.{kept}\n")


def _undo(options: Namespace) -> None:
    with open_store() as store:
        step = store.undo()
    put(f"{step.sentence}.\n" if step else "Nothing to undo.\n")


def _redo(options: Namespace) -> None:
    with open_store() as store:
        step = store.redo()
    put(f"{step.sentence}.\n" if step else "Nothing to redo.\n")


def _history(options: Namespace) -> None:
    with open_store(create=False) as store:
        entries = store.history(limit=options.last or -1)
    if options.format == "json":
        put_exact(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n")
        return
    put("".join(f"{told(entry)}\n" for entry in entries) or "Nothing was changed yet.\n")


def _put_all(found: Sequence[Bookmark], form: str, nothing: str) -> None:
    if form == "json":
        put_exact(json.dumps(transfer.listing(found), ensure_ascii=False, indent=2) + "\n")
    else:
        put("\n".join(_entry(bookmark) for bookmark in found) or f"{nothing}\n")


def _entry(bookmark: Bookmark) -> str:
    """A bookmark in three or four short lines."""
    head = f"{bookmark.id[:SHORT_ID]}  {bookmark.created[:10]}  {bookmark.section}"
    state = "" if bookmark.state == "same" else f"  [{bookmark.state}]"
    lines = [f"{head}{state}  {_shortened(bookmark.title)}", f"  “{_shortened(bookmark.quote)}”"]
    if bookmark.note:
        lines.append(f"  {_shortened(bookmark.note)}")
    if bookmark.tags:
        lines.append(f"  tags: {', '.join(bookmark.tags)}")
    return "\n".join(lines) + "\n"


def _shortened(text: str, most: int = 72) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _named(store: Store, name: str) -> Bookmark:
    """The one bookmark whose id is, or begins with, `name`."""
    found = [bookmark for bookmark in store.all() if bookmark.id.startswith(name.lower())] if name else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise SitrepError(f"No bookmark has the id {line(name)}: `sitrep bookmarks list` shows them.")
    raise SitrepError(f"{len(found)} bookmarks have an id that begins with {line(name)}: give more of it.")


def _parser() -> Parser:
    options = parser(
        "bookmarks",
        "The bookmarks you made, without the screen.",
        "`sitrep paths` says where they stand. Nothing is ever overwritten unless --force says so.",
    )
    commands = options.add_subparsers(metavar="COMMAND", required=True, dest="name", parser_class=Parser)

    def command(name: str, run: Callable[[Namespace], int | None], help: str) -> Parser:
        added = commands.add_parser(name, help=help, description=help, allow_abbrev=False)
        added.set_defaults(command=run)
        return added

    for name, run, help in (
        ("list", _list, "print all bookmarks, newest first"),
        ("search", _search, "print the bookmarks that hold all these words"),
    ):
        found = command(name, run, help)
        found.add_argument("--format", choices=("text", "json"), default="text", help="text is the default")
        if name == "search":
            found.add_argument("words", nargs="+", metavar="WORD")
    command("show", _show, "print one bookmark whole").add_argument(
        "id", metavar="ID", help="its id, or enough of its beginning"
    )
    add = command("add", _add, "bookmark words of an article")
    add.add_argument("source", metavar="SOURCE")
    add.add_argument("--quote", required=True, metavar="TEXT", help="whole words as they stand in it")
    add.add_argument("--nth", type=int, metavar="N", help="where they stand several times: which, from 1")
    add.add_argument("--note", default="", metavar="TEXT")
    add.add_argument("--tag", action="append", default=[], metavar="TAG", help="may be given several times")
    check = command(
        "check", _check, "find the bookmarks of SOURCE in it again; without SOURCE: check the bookmark file"
    )
    check.add_argument("source", nargs="?", metavar="SOURCE")
    check.add_argument("--format", choices=("text", "json"), default="text", help="text is the default")
    check.add_argument(
        "--exit-code", action="store_true", help="end with 1 if any bookmark is changed or lost"
    )
    export = command("export", _export, "all bookmarks as a reading list or as W3C Web Annotations")
    export.add_argument("--format", choices=tuple(transfer.FORMATS), default="markdown")
    export.add_argument("-o", "--output", metavar="FILE", help="write to FILE; it must not exist")
    export.add_argument("--force", action="store_true", help="with -o: replace FILE if it exists")
    restore = command("restore", _restore, "put the newest sound backup in the place of a damaged file")
    restore.add_argument("backup", nargs="?", metavar="BACKUP", help="this backup, even over a sound file")
    restore.add_argument("--list", action="store_true", help="only list the backups")
    history = command("history", _history, "print every change that undo can reach, newest first")
    history.add_argument("--format", choices=("text", "json"), default="text", help="text is the default")
    history.add_argument("--last", type=int, metavar="N", help="only the newest N")
    command("undo", _undo, "take back the last change to the bookmarks")
    command("redo", _redo, "make the change again that was undone last")
    return options
