"""Opens, creates and migrates the store's SQLite file so that what is acknowledged survives a power cut."""

from __future__ import annotations

import contextlib
import errno
import random
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from sitrep import whole
from sitrep.bookmarks.rows import Damage, checksum, searchable

try:
    import fcntl
except ImportError:  # Windows, where SQLite's own locks need no probe
    fcntl = None  # type: ignore[assignment]

APPLICATION_ID = 0x53495452
"""The letters SITR at offset 68 of the file: whose database this is."""

BUSY_SECONDS = 10.0
"""How long a save waits for another program's lock."""

DOTFILE = "unix-dotfile"
"""The SQLite VFS for file systems without locks: a lock is a folder beside the file."""

LEFT_SECONDS = 1.5
"""How long it waits where a lock is a file: one may have been left behind by a program that was killed."""

_STRICT = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""

_BOOKMARK_2 = """id, article_id, title, source, published, section, quote, paragraph, start, "end", position, prefix,
    suffix, paragraph_text, digest, count, rival, twin, note, tags, state, author, created, updated, deleted"""
_BOOKMARK_3 = f"{_BOOKMARK_2}, lead, tail, sketch"

STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"""CREATE TABLE bookmark(
              number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL,
              title TEXT NOT NULL, source TEXT NOT NULL, published TEXT, section TEXT NOT NULL,
              quote TEXT NOT NULL, paragraph INTEGER NOT NULL, start INTEGER NOT NULL,
              "end" INTEGER NOT NULL, position INTEGER NOT NULL, prefix TEXT NOT NULL,
              suffix TEXT NOT NULL, paragraph_text TEXT NOT NULL, digest TEXT NOT NULL,
              count INTEGER NOT NULL, rival REAL, twin REAL, note TEXT NOT NULL, tags TEXT NOT NULL,
              state TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
              deleted INTEGER NOT NULL, sum INTEGER NOT NULL){_STRICT}""",
        "CREATE INDEX bookmark_article ON bookmark(article_id)",
        "CREATE INDEX bookmark_source ON bookmark(source)",
        f"""CREATE TABLE words(
              number INTEGER PRIMARY KEY, plain TEXT NOT NULL, sum INTEGER NOT NULL){_STRICT}""",
        f"""CREATE TABLE change(
              number INTEGER PRIMARY KEY, made TEXT NOT NULL, what TEXT NOT NULL, before TEXT,
              after TEXT NOT NULL, undone INTEGER NOT NULL, sum INTEGER NOT NULL){_STRICT}""",
        "CREATE INDEX change_undone ON change(number) WHERE undone = 1",
        f"""CREATE TABLE draft(
              "key" TEXT PRIMARY KEY, note TEXT NOT NULL, tags TEXT NOT NULL, updated TEXT NOT NULL,
              sum INTEGER NOT NULL){_STRICT}""",
    ),
    (  # a history of any table, several rows a change; filters with a name; what large lists are read by
        "ALTER TABLE change RENAME TO change_1",
        f"""CREATE TABLE change(
              number INTEGER PRIMARY KEY, made TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL,
              article TEXT NOT NULL, undone INTEGER NOT NULL, sum INTEGER NOT NULL){_STRICT}""",
        f"""CREATE TABLE changed(
              number INTEGER PRIMARY KEY, change INTEGER NOT NULL, "table" TEXT NOT NULL, "key" TEXT NOT NULL,
              before TEXT, after TEXT, sum INTEGER NOT NULL){_STRICT}""",
        """INSERT INTO change SELECT number, made, what, about, article, undone,
              checksum(number, made, what, about, article, undone) FROM (
                SELECT number, made, what, json_extract(after, '$.quote') about,
                  json_extract(after, '$.title') article, undone FROM change_1)""",
        """INSERT INTO changed SELECT number, number, 'bookmark', id, before, after,
              checksum(number, number, 'bookmark', id, before, after) FROM (
                SELECT number, json_extract(after, '$.id') id, before, after FROM change_1)""",
        "DROP TABLE change_1",
        "CREATE INDEX change_undone ON change(number) WHERE undone = 1",
        "CREATE INDEX changed_change ON changed(change)",
        f"""CREATE TABLE saved_filter(
              name TEXT PRIMARY KEY, query TEXT NOT NULL, updated TEXT NOT NULL, sum INTEGER NOT NULL){_STRICT}""",
        f"""CREATE TABLE tagged(
              plain TEXT NOT NULL, number INTEGER NOT NULL, tag TEXT NOT NULL,
              PRIMARY KEY(plain, number, tag)) WITHOUT ROWID{_STRICT.replace(" ", ", ")}""",
        "CREATE INDEX tagged_number ON tagged(number)",
        """INSERT INTO tagged SELECT DISTINCT fold(value), number, value FROM bookmark, json_each(tags)
              WHERE deleted = 0""",
        "CREATE INDEX bookmark_newest ON bookmark(created, id, section, state, updated) WHERE deleted = 0",
        """CREATE INDEX bookmark_reading ON bookmark(
              title, source, paragraph, start, created, id, section, state, updated) WHERE deleted = 0""",
    ),
    (  # the sentence that few words are found by, and what versions of an article are known by
        "ALTER TABLE bookmark ADD COLUMN lead INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE bookmark ADD COLUMN tail INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE bookmark ADD COLUMN sketch TEXT NOT NULL DEFAULT ''",
        # A row that fails its checksum is not given a new one, so that it is still found damaged.
        f"""UPDATE bookmark SET sum = checksum({_BOOKMARK_2}, lead, tail, sketch)
              WHERE sum = checksum({_BOOKMARK_2})""",
        f"""CREATE TABLE kin(
              number INTEGER NOT NULL, hash INTEGER NOT NULL,
              PRIMARY KEY(number, hash)) WITHOUT ROWID{_STRICT.replace(" ", ", ")}""",
        "CREATE INDEX kin_hash ON kin(hash, number)",
    ),
    (  # what the reader decided about words of an article
        f"""CREATE TABLE correction(
              number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, scope TEXT NOT NULL,
              value TEXT NOT NULL, article_id TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL,
              published TEXT, quote TEXT NOT NULL, paragraph INTEGER NOT NULL, start INTEGER NOT NULL,
              "end" INTEGER NOT NULL, position INTEGER NOT NULL, prefix TEXT NOT NULL,
              suffix TEXT NOT NULL, paragraph_text TEXT NOT NULL, digest TEXT NOT NULL,
              count INTEGER NOT NULL, rival REAL, twin REAL, author TEXT NOT NULL, created TEXT NOT NULL,
              updated TEXT NOT NULL, deleted INTEGER NOT NULL, lead INTEGER NOT NULL, tail INTEGER NOT NULL,
              sketch TEXT NOT NULL, sum INTEGER NOT NULL){_STRICT}""",
        "CREATE INDEX correction_article ON correction(article_id)",
        "CREATE INDEX correction_source ON correction(source)",
        "CREATE INDEX correction_digest ON correction(digest)",
    ),
    (  # what was read: passages, and the last two versions of each article
        f"""CREATE TABLE read_mark(
              source TEXT NOT NULL, passage TEXT NOT NULL, at TEXT NOT NULL,
              PRIMARY KEY(source, passage)) WITHOUT ROWID{_STRICT.replace(" ", ", ")}""",
        "CREATE INDEX read_mark_at ON read_mark(at)",
        f"""CREATE TABLE reading(
              source TEXT PRIMARY KEY, article_id TEXT NOT NULL, read TEXT NOT NULL, paragraphs TEXT NOT NULL,
              before_read TEXT NOT NULL, before_paragraphs TEXT NOT NULL, sum INTEGER NOT NULL){_STRICT}""",
    ),
    (  # a bookmark can hold a claim, and the reader's own grade of it
        "ALTER TABLE bookmark ADD COLUMN claimant TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE bookmark ADD COLUMN claim_verb TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE bookmark ADD COLUMN claim_kind TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE bookmark ADD COLUMN grade TEXT NOT NULL DEFAULT ''",
        f"""UPDATE bookmark SET sum = checksum({_BOOKMARK_3}, claimant, claim_verb, claim_kind, grade)
              WHERE sum = checksum({_BOOKMARK_3})""",
    ),
)
"""The statements of each schema version: step 1 makes version 1 of an empty file, step 2 makes 2 of 1."""

CHECKED = ("bookmark", "words", "change", "changed", "draft", "saved_filter", "correction", "reading")
"""The tables whose rows have a checksum."""


class OpenFile:
    """A database file while it is open: one connection behind one lock, closed at the end of a `with` block."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self._db = db
        self._lock = threading.RLock()

    def close(self) -> None:
        """Close the file; further calls raise StoreError."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def identify(path: Path, db: sqlite3.Connection) -> int:
    """The schema version of a file that is about to be used; changes nothing in it.

    The header is read through SQLite, because closing any other handle of the file would drop the locks that
    this process holds on it. Raises Damage when this is not a store.
    """
    if path.stat().st_size == 0:  # a valid empty database to SQLite
        raise Damage("it is empty (0 bytes)")
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Damage("it belongs to another program, or its header is broken")
    version = schema(db)
    if version < 1:
        raise Damage("its header names no schema")
    return version


def connect(path: Path, *, read_only: bool = False, vfs: str = "") -> sqlite3.Connection:
    """A connection to an existing file with the settings that keep acknowledged saves through a power cut.

    The journal mode is the default, DELETE, unless the file says otherwise.
    """
    mode = "ro" if read_only else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}{f'&vfs={vfs}' if vfs else ''}"
    wait = min(BUSY_SECONDS, LEFT_SECONDS) if vfs == DOTFILE else BUSY_SECONDS
    db = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA synchronous=EXTRA")  # the folder is synced after the journal is unlinked
        db.execute("PRAGMA fullfsync=ON")  # macOS: fsync alone leaves data in the drive's cache
        db.execute("PRAGMA cell_size_check=ON")
        db.execute("PRAGMA trusted_schema=OFF")
    except BaseException:
        db.close()
        raise
    return db


def create(path: Path) -> None:
    """Make an empty store, whole or not at all; one that another process made meanwhile stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole.beside(path) as fresh:
        with contextlib.closing(connect(fresh)) as db:
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            migrate(db)
        whole.put_in_place(fresh, path)


def migrate(db: sqlite3.Connection) -> None:
    """Bring a store to the newest schema: all of it or nothing.

    A step that changes what a checksum covers makes it anew with the SQL function `checksum(...)`; `fold(...)` is
    the text as search compares it.
    """
    db.create_function("checksum", -1, lambda *values: checksum(values), deterministic=True)
    db.create_function("fold", 1, searchable, deterministic=True)
    with transaction(db):
        for number, step in enumerate(STEPS[schema(db) :], start=schema(db) + 1):
            for statement in step:
                db.execute(statement)
            db.execute(f"PRAGMA user_version={number}")


def schema(db: sqlite3.Connection) -> int:
    """The schema version as SQLite sees it, inside a transaction too."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE and COMMIT; whatever goes wrong, nothing of it is kept."""
    _begin(db)
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # the first error is the one to tell
            if db.in_transaction:
                db.execute("ROLLBACK")
        raise


def _begin(db: sqlite3.Connection) -> None:
    """BEGIN IMMEDIATE, asked for again every few milliseconds while another program saves.

    SQLite itself asks ten times a second at last, and may never meet the moment between two saves of a busy writer.
    """
    ((patience,),) = db.execute("PRAGMA busy_timeout")
    until = time.monotonic() + patience / 1000
    db.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                db.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(random.uniform(0.002, 0.012))
    finally:
        db.execute(f"PRAGMA busy_timeout={patience}")


def lock_method(folder: Path) -> str:
    """The SQLite VFS to use: "" for the usual one, "unix-dotfile" where files cannot be locked.

    The probe locks a file of its own: closing any handle of the store would drop SQLite's locks on it.
    """
    if fcntl is None:
        return ""
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            fcntl.lockf(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        no_locks = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL)
        return DOTFILE if error.errno in no_locks else ""
    return ""
