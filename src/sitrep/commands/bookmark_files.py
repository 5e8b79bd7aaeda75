"""`sitrep bookmarks export|import|backup|restore`: bookmarks and files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from sitrep.bookmarks import importing, rescue, transfer
from sitrep.bookmarks.store import open_store
from sitrep.commands.output import deliver, put
from sitrep.commands.usage import Command, add_output
from sitrep.reading import line


def add_commands(command: Command) -> None:
    """Add the commands of this module to the parser of `sitrep bookmarks`."""
    export = command("export", "bookmarks as a reading list, W3C Web Annotations or a table", _export)
    export.add_argument(
        "filter", nargs="*", metavar="FILTER", help="only what this filter finds, as in `search`"
    )
    export.add_argument(
        "--format", choices=tuple(transfer.FORMATS), default="markdown", help="markdown is the default"
    )
    add_output(export)
    take = command("import", "bookmarks from our JSON Lines or CSV, or from Hypothesis' JSON", _import)
    take.add_argument("file", metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="only say what would happen")
    backup = command("backup", "make a checked copy of the bookmark file", _backup)
    backup.add_argument(
        "file", nargs="?", metavar="FILE", help="where to; without it, among the daily backups"
    )
    restore = command("restore", "put the newest sound backup in the place of a damaged file", _restore)
    restore.add_argument("backup", nargs="?", metavar="BACKUP", help="this backup, even over a sound file")
    restore.add_argument("--list", action="store_true", help="only list the backups")


def _export(options: Namespace) -> None:
    with open_store(create=False) as store:
        text = transfer.FORMATS[options.format](store.page(store.query(" ".join(options.filter))))
    deliver(text, options.output, force=options.force, exact=options.format != "markdown")


def _import(options: Namespace) -> None:
    path = Path(options.file)
    incoming = importing.read(path)
    for problem in incoming.problems:
        put(f"{problem}\n")
    with open_store(create=not options.dry_run) as store:
        made = store.take(incoming.bookmarks, line(path.name), dry_run=options.dry_run)
    put("".join(f"{said}\n" for said in importing.told(made)))
    would = "Would import" if options.dry_run else "Imported"
    put(f"{would}: {importing.counted(made, len(incoming.problems))}.\n")


def _backup(options: Namespace) -> None:
    with open_store(create=False) as store:
        made = store.backup_to(Path(options.file) if options.file else None)
        put(f"{line(str(made))}  bookmarks: {store.tally().total}\n")


def _restore(options: Namespace) -> None:
    if options.list:
        for backup in rescue.list_backups():
            state = f"bookmarks: {backup.bookmarks}" if backup.sound else f"not sound: {line(backup.trouble)}"
            put(f"{line(str(backup.path))}  {backup.made:%Y-%m-%d %H:%M} UTC  {state}\n")
        return
    aside = rescue.restore(Path(options.backup) if options.backup else None)
    kept = f" What stood there is kept as {line(str(aside))}." if aside else ""
    with open_store(create=False) as store:
        put(f"Restored; bookmarks: {store.tally().total}.{kept}\n")
