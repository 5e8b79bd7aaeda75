"""Every error of SQLite and of the system becomes one sentence with the file and the way out."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from sitrep.bookmarks.trouble import explained
from sitrep.errors import DamagedStoreError, ReadOnlyStoreError, StoreError

PATH = Path("/data/book\x1bmarks.sqlite3")


def _sqlite(code: int, text: str = "as SQLite says") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


def _system(number: int, at: str | None = None) -> OSError:
    return OSError(number, os.strerror(number), at)


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (_sqlite(sqlite3.SQLITE_FULL), StoreError, "is full: free some space"),
        (_sqlite(sqlite3.SQLITE_IOERR_WRITE), StoreError, "refused to read or write"),
        (_sqlite(sqlite3.SQLITE_BUSY), StoreError, "was locked by another program"),
        (_sqlite(sqlite3.SQLITE_READONLY_DIRECTORY), ReadOnlyStoreError, "give yourself permission"),
        (_sqlite(sqlite3.SQLITE_CANTOPEN), ReadOnlyStoreError, "give yourself permission"),
        (_sqlite(sqlite3.SQLITE_CORRUPT_INDEX), DamagedStoreError, "is damaged (as SQLite says)"),
        (_sqlite(sqlite3.SQLITE_NOTADB), DamagedStoreError, "is damaged"),
        (_sqlite(sqlite3.SQLITE_ERROR, "no such table: x"), DamagedStoreError, "is damaged"),
        (_sqlite(sqlite3.SQLITE_ERROR), StoreError, "refused to read or write"),
        (sqlite3.ProgrammingError("closed"), StoreError, "could not be used (closed)"),
        (sqlite3.OperationalError("Could not decode to UTF-8 column"), DamagedStoreError, "text is broken"),
        (_system(errno.ENOSPC), StoreError, "is full: free some space"),
        (_system(errno.EROFS), ReadOnlyStoreError, "give yourself permission"),
        (_system(errno.ENOTDIR, "/data"), StoreError, "(Not a directory, at /data)"),
        (_system(errno.EIO, str(PATH)), StoreError, "could not be opened (Input/output error):"),
    ],
)
def test_errors_are_sentences(error: Exception, kind: type[StoreError], words: str) -> None:
    with pytest.raises(StoreError) as caught, explained(PATH):
        raise error
    said = str(caught.value)
    assert type(caught.value) is kind
    assert words in said and said.endswith(".") and "\n" not in said and "\x1b" not in said


def test_a_store_error_passes_as_it_is() -> None:
    with pytest.raises(StoreError, match=r"^as it is$"), explained(PATH):
        raise StoreError("as it is")
