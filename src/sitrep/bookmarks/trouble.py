"""Turns what SQLite and the system report into one sentence: what happened, to which file, what to do."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sitrep.bookmarks import backups
from sitrep.bookmarks.rows import Damage
from sitrep.errors import DamagedStoreError, ReadOnlyStoreError, StoreError
from sitrep.reading.clean import line

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) if hasattr(errno, "EDQUOT") else (errno.ENOSPC, errno.EFBIG)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)

_BROKEN_CODES = (
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_INTERNAL,
    sqlite3.SQLITE_TOOBIG,
)
_REFUSED_CODES = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)
_OFFER = ": the newest sound backup"


@contextlib.contextmanager
def explained(path: Path, *, newer: bool = False) -> Iterator[None]:
    """Raise every error of SQLite, the system or a check inside as a StoreError about this file.

    `newer`: the file has a newer schema, so what does not fit this program's is no damage.
    """
    try:
        yield
    except Damage as error:
        raise _beyond(path) if newer else damaged(path, str(error)) from error
    except sqlite3.Error as error:
        raise _of_sqlite(path, error, newer) from error
    except UnicodeDecodeError as error:  # SQLite's message quotes the broken bytes
        raise damaged(path, "its text is broken") from error
    except OSError as error:
        raise _of_system(path, error) from error


def happened(sentence: str) -> str:
    """What a sentence of `damaged` says has happened, without the backup it offers."""
    return sentence.partition(_OFFER)[0].rstrip(".") + "."


def damaged(path: Path, why: str) -> DamagedStoreError:
    """The error for a file that failed a check, with the newest sound backup and the way to restore it."""
    backup = backups.newest_sound(path)
    if backup is None:
        offer = ": no sound backup of it was found; keep the file, and move it away to start anew"
    else:
        offer = (
            f"{_OFFER} is {line(str(backup.path))} of {backup.made:%Y-%m-%d %H:%M} UTC, and"
            " `sitrep bookmarks restore` puts it in its place and keeps the damaged file"
        )
    said = line(why).rstrip(".")
    return DamagedStoreError(
        f"The bookmark file {line(str(path))} is damaged ({said}), so nothing was written to it{offer}."
    )


def _beyond(path: Path) -> StoreError:
    return StoreError(
        f"The bookmark file {line(str(path))} was written by a newer sitrep and cannot be read here:"
        " upgrade sitrep."
    )


def _of_sqlite(path: Path, error: sqlite3.Error, newer: bool) -> StoreError:
    code = getattr(error, "sqlite_errorcode", None)
    said = line(str(error))
    name = line(str(path))
    if code is None:
        if "decode to UTF-8" in said:
            return damaged(path, "its text is broken")
        return StoreError(f"The bookmark file {name} could not be used ({said}): start sitrep again.")
    primary = code & 0xFF
    # Our statements are right, so a table or column they name is missing: the schema is not ours.
    if primary in _BROKEN_CODES or (primary == sqlite3.SQLITE_ERROR and said.startswith("no such")):
        return _beyond(path) if newer else damaged(path, said)
    if primary in _REFUSED_CODES:
        return _refused(path)
    if primary == sqlite3.SQLITE_FULL:
        return _full(path)
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL):
        return _locked(path)
    return StoreError(
        f"The disk refused to read or write the bookmark file {name} ({said}):"
        " see that it has space and is connected, then try again."
    )


def _of_system(path: Path, error: OSError) -> StoreError:
    if error.errno in _FULL:
        return _full(path)
    if error.errno in _REFUSED:
        return _refused(path)
    said = line(error.strerror or str(error))
    at = f", at {line(str(error.filename))}" if error.filename and str(error.filename) != str(path) else ""
    return StoreError(
        f"The bookmark file {line(str(path))} could not be opened ({said}{at}):"
        " see that its folder exists and is a folder, or set XDG_DATA_HOME to another one."
    )


def _full(path: Path) -> StoreError:
    return StoreError(
        f"Not saved, because the disk that holds {line(str(path))} is full: free some space, then try again."
    )


def _refused(path: Path) -> ReadOnlyStoreError:
    return ReadOnlyStoreError(
        f"The bookmark file {line(str(path))} or its folder may not be written:"
        " give yourself permission to write both, then try again."
    )


def _locked(path: Path) -> StoreError:
    left = Path(f"{path}.lock")
    hint = f" (if none is running, delete {line(str(left))})" if left.exists() else ""
    return StoreError(
        f"The bookmark file {line(str(path))} was locked by another program for too long:"
        f" close that program{hint}, then try again."
    )
