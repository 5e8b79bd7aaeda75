"""An open store file: one connection, one lock, and every error as a sentence about the file."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from sitrep.bookmarks import backups, check, disk, rows
from sitrep.bookmarks.trouble import explained
from sitrep.errors import DamagedStoreError, ReadOnlyStoreError, StoreError
from sitrep.reading.clean import line


class StoreFile(disk.OpenFile):
    """An open file. Its methods may be called from any thread; each raises StoreError and nothing else.

    `read_only` is "" or the sentence that says why nothing can be saved: a newer schema, no permission, or
    damage that was found since the file was opened. `version` is the file's schema.
    """

    def __init__(
        self, path: Path, db: sqlite3.Connection, *, read_only: str = "", vfs: str = "", version: int
    ) -> None:
        super().__init__(path, db)
        self.read_only = read_only
        self._vfs = vfs
        self._is_newer = version > len(disk.STEPS)
        self._file = _identity(path)

    def data_version(self) -> int:
        """A number that changes when another program, or another connection, has changed the file."""
        with self.reading() as db:
            return int(db.execute("PRAGMA data_version").fetchone()[0])

    def check_structure(self) -> None:
        """Have SQLite look through the file, which takes no time of this program's. Raises DamagedStoreError."""
        self._look(lambda db: rows.check_structure(db, "quick_check"))

    def check(self) -> None:
        """Check the whole file, every row of it; for a worker thread. Raises DamagedStoreError."""
        self._look(check.verify)

    def _look(self, at: Callable[[sqlite3.Connection], object]) -> None:
        """Look at the file through a connection of its own, so that nobody has to wait for the other meanwhile."""
        if self._file is None:
            return
        with (
            self.explained(),
            contextlib.closing(disk.connect(self.path, read_only=bool(self.read_only), vfs=self._vfs)) as db,
        ):
            at(db)

    @contextlib.contextmanager
    def explained(self) -> Iterator[None]:
        """Every error inside becomes a StoreError; after damage nothing is written any more."""
        try:
            with explained(self.path, newer=self._is_newer):
                yield
        except DamagedStoreError as error:
            self.read_only = str(error)
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for reading."""
        with self._lock, self.explained():
            yield self._db

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction: durable when this ends, or nothing of it is kept."""
        if self.read_only:
            raise ReadOnlyStoreError(self.read_only)
        with self._lock, self.explained(), disk.transaction(self._db):
            if _identity(self.path) != self._file:
                raise StoreError(
                    f"The bookmark file {line(str(self.path))} was moved or replaced while it was open here,"
                    " so nothing was saved: start sitrep again."
                )
            if disk.schema(self._db) != len(disk.STEPS):
                raise ReadOnlyStoreError(newer(self.path))
            yield self._db


def newer(path: Path) -> str:
    """Why a file of a newer schema is not written to."""
    return (
        f"The bookmark file {line(str(path))} was written by a newer sitrep, so it can be read here but not"
        " changed: upgrade sitrep to save again."
    )


def refusal(path: Path) -> str:
    """Why a file cannot be written to; "" when it can."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return ""
    return (
        f"The bookmark file {line(str(path))} or its folder may not be written, so nothing can be saved:"
        " give yourself permission to write both, then start sitrep again."
    )


def bring_up_to_date(path: Path, db: sqlite3.Connection, version: int, vfs: str) -> None:
    """Give the file the newest schema, after a backup of the old one, and see that its tables are there."""
    db.execute("PRAGMA journal_mode=DELETE")  # also for a file that some tool has put into WAL mode
    if version < len(disk.STEPS):
        backups.copy(path, backups.named(path, f"before-version-{len(disk.STEPS)}"), vfs=vfs)
        disk.migrate(db)
    for table in disk.CHECKED:
        db.execute(f"SELECT sum FROM {table} LIMIT 1").fetchall()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino)
