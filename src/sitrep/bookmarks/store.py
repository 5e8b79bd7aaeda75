"""The person's bookmarks on disk: every write to them goes through here, and returns when it is durable."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType

from sitrep import paths
from sitrep.bookmarks import backups, disk, history, rows
from sitrep.bookmarks.backups import Backup
from sitrep.bookmarks.history import Step
from sitrep.bookmarks.record import STATES, Bookmark, Draft, now, tombstone
from sitrep.bookmarks.trouble import explained
from sitrep.errors import DamagedStoreError, ReadOnlyStoreError, StoreError
from sitrep.model import Article
from sitrep.reading.clean import clean, line

_STANDARD_INPUT = "-"


class Store:
    """An open store. Its methods may be called from any thread; each raises StoreError and nothing else.

    `read_only` is "" or the sentence that says why nothing can be saved: a newer schema, no permission, or
    damage that was found since the file was opened. `version` is the file's schema.
    """

    def __init__(
        self, path: Path, db: sqlite3.Connection, *, read_only: str = "", vfs: str = "", version: int
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._db = db
        self._vfs = vfs
        self._is_newer = version > len(disk.STEPS)
        self._lock = threading.RLock()
        self._file = _identity(path)

    def all(self) -> list[Bookmark]:
        """Every bookmark that is not deleted, newest first."""
        return self._live("")

    def get(self, id: str) -> Bookmark | None:
        """One bookmark that is not deleted, or None."""
        return next(iter(self._live("WHERE id = ?", id)), None)

    def for_article(self, article: Article) -> list[Bookmark]:
        """The bookmarks of an article and of other versions of it from the same source, newest first."""
        source = None if article.source == _STANDARD_INPUT else rows.storable(article.source)
        return self._live("WHERE article_id = ? OR source = ?", article.id, source)

    def search(self, text: str, limit: int | None = None) -> list[Bookmark]:
        """The bookmarks in whose title, quote, note, section or tags every word stands, newest first.

        Case, marks on letters and the kind of quotation marks do not matter. `limit` is the most to return.
        """
        words = rows.fold(rows.storable(text)).split()
        if not words:
            return self.all()[:limit]
        with self._reading() as db:
            return _newest_first(rows.find(db, words, -1 if limit is None else limit))

    def save(self, bookmark: Bookmark) -> Bookmark:
        """Insert or update a bookmark; returns it as saved, cleaned, when it is on disk.

        Saving what is already saved changes nothing, so that a failed save can simply be tried again.
        """
        wanted = rows.unpack(rows.pack(_cleaned(bookmark)))
        with self._writing() as db:
            before = _one(db, wanted.id)
            if before is not None:
                wanted = replace(wanted, created=before.created, updated=before.updated)
                if wanted == before:
                    return before
                wanted = replace(wanted, updated=now())
            rows.put(db, wanted)
            history.record(db, before, wanted)
        return wanted

    def delete(self, id: str) -> Bookmark | None:
        """Delete a bookmark, leaving a tombstone; returns it as it was, or None when there is none."""
        with self._writing() as db:
            before = _one(db, id)
            if before is None or before.deleted:
                return None
            after = tombstone(before)
            rows.put(db, after)
            history.record(db, before, after)
        return before

    def undo(self) -> Step | None:
        """Take back the newest change to the bookmarks, of this or an earlier start; None: nothing left."""
        with self._writing() as db:
            return history.undo(db)

    def redo(self) -> Step | None:
        """Make the change again that was undone last; None when nothing was undone since the last change."""
        with self._writing() as db:
            return history.redo(db)

    def seen(self, states: Mapping[str, str]) -> None:
        """Remember in which state (one of STATES) bookmarks were found in their article, by their ids.

        This is no change of the person's, so it does not enter the history.
        """
        with self._reading() as db:
            known = {id: _one(db, id) for id in states}
        stale = [id for id, found in known.items() if found and found.state != states[id]]
        if not stale:
            return
        if unknown := {states[id] for id in stale} - set(STATES):
            raise ValueError(f"no such state: {', '.join(sorted(unknown))}")
        with self._writing() as db:
            for id in stale:
                if (bookmark := _one(db, id)) is not None:
                    rows.put(db, replace(bookmark, state=states[id]))

    def draft(self, key: str) -> Draft | None:
        """What was typed for `key` and not saved, or None."""
        with self._reading() as db:
            return next(rows.read_drafts(db, 'WHERE "key" = ?', (rows.storable(key),)), None)

    def keep_draft(self, key: str, note: str, tags: Iterable[str] = ()) -> None:
        """Keep what was typed for `key`; returns when it is on disk. An empty draft is dropped."""
        draft = Draft(key, clean(note), _tags(tags), now())
        if not draft.note.strip() and not draft.tags:
            self.drop_draft(key)
            return
        with self._writing() as db:
            rows.put_draft(db, draft)

    def drop_draft(self, key: str) -> None:
        """Forget what was typed for `key`."""
        if self.draft(key) is not None:
            with self._writing() as db:
                db.execute('DELETE FROM draft WHERE "key" = ?', (rows.storable(key),))

    def backup(self) -> Path | None:
        """Make the backup of the day if it is missing and return its path; for a worker thread.

        The copy is checked before it counts; a damaged store raises DamagedStoreError and makes none.
        Returns None when the store is open for reading only.
        """
        if self.read_only:
            return None
        with self._explained():
            return backups.daily(self.path, date.today(), vfs=self._vfs)

    def check(self) -> None:
        """Check the whole file, every row of it; for a worker thread. Raises DamagedStoreError."""
        if self._file is None:
            return
        with (
            self._explained(),
            contextlib.closing(disk.connect(self.path, read_only=bool(self.read_only), vfs=self._vfs)) as db,
        ):
            rows.verify(db)

    def close(self) -> None:
        """Close the file; further calls raise StoreError."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _live(self, where: str, *values: object) -> list[Bookmark]:
        with self._reading() as db:
            return _newest_first(found for found in rows.read(db, where, values) if not found.deleted)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            with explained(self.path, newer=self._is_newer):
                yield
        except DamagedStoreError as error:
            self.read_only = str(error)
            raise

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._explained():
            yield self._db

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self.read_only:
            raise ReadOnlyStoreError(self.read_only)
        with self._lock, self._explained(), disk.transaction(self._db):
            if _identity(self.path) != self._file:
                raise StoreError(
                    f"The bookmark file {line(str(self.path))} was moved or replaced while it was open here,"
                    " so nothing was saved: start sitrep again."
                )
            if disk.schema(self._db) != len(disk.STEPS):
                raise ReadOnlyStoreError(_newer(self.path))
            yield self._db


def open_store(path: Path | None = None, *, create: bool = True) -> Store:
    """Open the person's bookmarks; a missing file is created, or without `create` taken as empty.

    A file of a newer schema, or one that may not be written, is opened for reading: `Store.read_only` says
    why. Raises DamagedStoreError for a file that fails a check, StoreError when it cannot be opened.
    """
    path = path or paths.store_file()
    with explained(path):
        if not path.exists():
            if Path(f"{path}-journal").exists():
                raise rows.Damage("it is missing, though its journal is there")
            if not create:
                return _empty(path)
            disk.create(path)
        if not path.is_file():
            raise rows.Damage("it is not a file")
        why = _refusal(path)
        vfs = "" if why else disk.lock_method(path.parent)
        db = disk.connect(path, read_only=bool(why), vfs=vfs)
        try:
            version = disk.identify(path, db)
            if version > len(disk.STEPS):
                db.close()
                why = _newer(path)
                db = disk.connect(path, read_only=True, vfs=vfs)
            if not why:
                _bring_up_to_date(path, db, version, vfs)
            return Store(path, db, read_only=why, vfs=vfs, version=version)
        except BaseException:
            db.close()
            raise


def restore(backup: Path | None = None, path: Path | None = None) -> Path | None:
    """Put a backup, or the newest sound one, in the place of the store's file.

    The file that stood there is never deleted: returns its new name, or None if there was none. Raises
    StoreError when the named backup is not sound, when there is none, and, unless a backup is named, when the
    store is sound.
    """
    path = path or paths.store_file()
    name = line(str(path))
    if backup is not None:
        chosen: Backup | None = backups.inspect(backup)
    else:
        if path.exists() and backups.inspect(path, read_only=False).sound:
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


def list_backups(path: Path | None = None) -> list[Backup]:
    """The backups of the store, newest first, each checked from end to end."""
    path = path or paths.store_file()
    with explained(path):
        return list(backups.listed(path))


def _cleaned(bookmark: Bookmark) -> Bookmark:
    return replace(bookmark, note=clean(bookmark.note), tags=_tags(bookmark.tags))


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    cleaned = (line(tag).strip() for tag in tags)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


def _one(db: sqlite3.Connection, id: str) -> Bookmark | None:
    return next(rows.read(db, "WHERE id = ?", (id,)), None)


def _newest_first(bookmarks: Iterable[Bookmark]) -> list[Bookmark]:
    return sorted(bookmarks, key=lambda bookmark: (bookmark.created, bookmark.id), reverse=True)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino)


def _newer(path: Path) -> str:
    return (
        f"The bookmark file {line(str(path))} was written by a newer sitrep, so it can be read here but not"
        " changed: upgrade sitrep to save again."
    )


def _refusal(path: Path) -> str:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return ""
    return (
        f"The bookmark file {line(str(path))} or its folder may not be written, so nothing can be saved:"
        " give yourself permission to write both, then start sitrep again."
    )


def _empty(path: Path) -> Store:
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    disk.migrate(db)
    why = f"There are no bookmarks yet: {line(str(path))} does not exist."
    return Store(path, db, read_only=why, version=len(disk.STEPS))


def _bring_up_to_date(path: Path, db: sqlite3.Connection, version: int, vfs: str) -> None:
    db.execute("PRAGMA journal_mode=DELETE")  # also for a file that some tool has put into WAL mode
    if version < len(disk.STEPS):
        stamp = now().replace(":", "").replace(".", "-")
        name = f"{path.stem}-before-version-{len(disk.STEPS)}-{stamp}{path.suffix}"
        backups.copy(path, backups.folder(path) / name, vfs=vfs)
        disk.migrate(db)
    for table in ("bookmark", "words", "change", "draft"):
        db.execute(f"SELECT sum FROM {table} LIMIT 1").fetchall()
