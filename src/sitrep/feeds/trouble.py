"""What SQLite and the system report of the feed file, as one sentence: what happened, to which file, what to do."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sitrep import paths
from sitrep.errors import StoreError
from sitrep.reading.clean import line

_REFUSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise every error of SQLite or the system inside as a StoreError about this file."""
    name = line(str(path))
    try:
        yield
    except sqlite3.Error as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code in _REFUSED:
            raise StoreError(_refused(name)) from error
        if code in _BUSY:
            raise StoreError(
                f"The feed file {name} was locked by another program for too long: try again."
            ) from error
        if code in _DISK:
            raise StoreError(
                f"The disk refused to keep the feed file {name} ({line(str(error))}): free some space, then try again."
            ) from error
        raise StoreError(_damaged(name, line(str(error)))) from error
    except UnicodeDecodeError as error:
        raise StoreError(_damaged(name, "its text is broken")) from error
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise StoreError(_refused(name)) from error
        raise StoreError(
            f"The feed file {name} could not be used ({line(error.strerror or str(error))}):"
            " see that its folder exists and has space."
        ) from error


def _refused(name: str) -> str:
    return f"The feed file {name} or its folder may not be written: give yourself permission, then try again."


def _damaged(name: str, why: str) -> str:
    copy = line(str(paths.subscriptions_file()))
    return (
        f"The feed file {name} is damaged ({why}): move it away, then `sitrep feeds import {copy}` brings"
        " the subscriptions back; bookmarks are not touched."
    )
