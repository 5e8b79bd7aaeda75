"""Putting a backup in the place of a damaged store, and which backups there are."""

from __future__ import annotations

from pathlib import Path

from sitrep import paths
from sitrep.bookmarks import backups
from sitrep.bookmarks.backups import Backup
from sitrep.bookmarks.trouble import explained
from sitrep.errors import StoreError
from sitrep.reading.clean import line


def restore(backup: Path | None = None, path: Path | None = None) -> Path | None:
    """Put a backup, or the newest sound one, in the place of the store's file.

    The file that stood there is never deleted: returns its new name, or None if there was none. Raises
    StoreError when the named backup is not sound, when there is none, and, unless a backup is named, when the
    store is sound.
    """
    path = path or paths.store_file()
    name = line(str(path))
    if backup is not None:
        if not paths.is_there(backup):
            raise StoreError(
                f"{line(str(backup))} does not exist: `sitrep bookmarks restore --list` shows the backups."
            )
        chosen: Backup | None = backups.inspect(backup)
    else:
        if paths.is_there(path) and backups.inspect(path, read_only=False).sound:
            raise StoreError(
                f"The bookmark file {name} is sound, so nothing was restored:"
                " name the backup to go back to it."
            )
        chosen = backups.newest_sound(path)
    if chosen is None:
        raise StoreError(
            f"No sound backup of {name} was found in {line(str(backups.folder(path)))}: nothing was changed."
        )
    if not chosen.sound:
        raise StoreError(
            f"The backup {line(str(chosen.path))} is not sound ({line(chosen.trouble)}),"
            " so nothing was changed: choose another one."
        )
    with explained(path):
        return backups.put_back(path, chosen.path)


def offer(path: Path | None = None) -> Backup | None:
    """The newest sound backup of a store that does not pass its checks; None when it does, or there is none."""
    path = path or paths.store_file()
    if backups.inspect(path, read_only=False).sound or not paths.is_there(path):
        return None
    return backups.newest_sound(path)


def list_backups(path: Path | None = None) -> list[Backup]:
    """The backups of the store, newest first, each checked from end to end."""
    path = path or paths.store_file()
    with explained(path):
        return list(backups.listed(path))
