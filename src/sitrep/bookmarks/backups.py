"""Daily copies of the store, which of them are sound, and putting one back in place of a damaged file."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from sitrep import whole
from sitrep.bookmarks import check, disk, rows
from sitrep.bookmarks.record import now

KEEP = 7
"""How many daily backups are kept."""

_DAILY = re.compile(r"-\d{4}-\d{2}-\d{2}$")


class Backup(NamedTuple):
    """A copy of the store; `trouble` is "" when it is sound, else what is wrong with it."""

    path: Path
    made: datetime
    bookmarks: int
    trouble: str

    @property
    def sound(self) -> bool:
        """Whether it passed every check."""
        return not self.trouble


def folder(store: Path) -> Path:
    """Where the backups of a store stand: beside it."""
    return store.parent / "backups"


def named(store: Path, what: str) -> Path:
    """Where a backup made now for some reason (`what`) stands beside the daily ones."""
    stamp = now().replace(":", "").replace(".", "-")
    return folder(store) / f"{store.stem}-{what}-{stamp}{store.suffix}"


def inspect(path: Path, *, read_only: bool = True) -> Backup:
    """Check a copy of the store from end to end, without writing to it.

    Without `read_only` SQLite may finish what a crash interrupted: for the store itself.
    """
    count, trouble = 0, ""
    made = datetime.fromtimestamp(0, UTC)
    try:
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        with contextlib.closing(disk.connect(path, read_only=read_only)) as db:
            version = disk.identify(path, db)
            if version > len(disk.STEPS):
                raise rows.Damage("it was written by a newer sitrep")
            if version == len(disk.STEPS):
                count = check.verify(db)
            else:
                with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as upgraded:
                    db.backup(upgraded)
                    disk.migrate(upgraded)
                    count = check.verify(upgraded)
    except (rows.Damage, sqlite3.Error, UnicodeDecodeError, OSError) as error:
        trouble = str(error) or type(error).__name__
    return Backup(path, made, count, trouble)


def listed(store: Path) -> Iterator[Backup]:
    """The backups of a store, newest first, each checked when it is asked for."""

    def age(path: Path) -> tuple[float, str]:
        return (path.stat().st_mtime, path.name)

    found = [path for path in folder(store).glob(f"{store.stem}-*{store.suffix}") if path.is_file()]
    return map(inspect, sorted(found, key=age, reverse=True))


def newest_sound(store: Path) -> Backup | None:
    """The newest backup that passes every check, or None."""
    try:
        return next((backup for backup in listed(store) if backup.sound), None)
    except OSError:
        return None


def daily(store: Path, today: date, *, vfs: str = "") -> Path:
    """The backup of the day, made if it is missing; of the daily ones the newest KEEP stay. `vfs` is SQLite's.

    Raises Damage when the store is not sound, so that a damaged copy never pushes out a sound one.
    """
    target = folder(store) / f"{store.stem}-{today.isoformat()}{store.suffix}"
    if not target.exists():
        copy(store, target, vfs=vfs)
        days = sorted(p for p in target.parent.glob(f"*{store.suffix}") if _DAILY.search(p.stem))
        for old in days[:-KEEP]:
            old.unlink(missing_ok=True)
    return target


def copy(store: Path, target: Path, *, vfs: str = "") -> None:
    """Copy a store through SQLite under a temporary name, check the copy, then give it its name."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole.beside(target) as fresh:
        with (
            contextlib.closing(disk.connect(store, vfs=vfs)) as db,
            contextlib.closing(disk.connect(fresh)) as out,
        ):
            db.backup(out)
        if trouble := inspect(fresh).trouble:
            raise rows.Damage(trouble)
        whole.put_in_place(fresh, target)


def put_back(store: Path, backup: Path) -> Path | None:
    """Put a copy of a backup in the store's place; the file that stood there is kept under a new name.

    Returns that name, or None if no file stood there. At no moment is the store's name without a file.
    """
    store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole.beside(store) as fresh:
        shutil.copyfile(backup, fresh)
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        moved = _aside(store)
        existed = store.exists()
        if existed:
            _keep(store, moved)
        # A journal left beside the damaged file would be played into the good one.
        journal = Path(f"{store}-journal")
        if journal.exists():
            journal.rename(Path(f"{moved}-journal"))
        fresh.replace(store)
        whole.sync_folder(store.parent)
    return moved if existed else None


def _aside(store: Path) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return store.with_name(f"{store.name}.damaged-{moment}")


def _keep(store: Path, aside: Path) -> None:
    try:
        os.link(store, aside)
    except OSError:  # a file system without hard links
        shutil.copyfile(store, aside)
