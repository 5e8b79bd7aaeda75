"""Daily backups, their soundness, and putting one back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from sitrep import paths
from sitrep.bookmarks import backups, disk
from sitrep.bookmarks.rescue import list_backups, restore
from sitrep.bookmarks.store import Store, open_store
from sitrep.errors import DamagedStoreError, StoreError

from .samples import mark


def test_the_backup_of_the_day_is_made_once(store: Store) -> None:
    store.save(mark(1))
    made = store.backup()
    assert made is not None and made.name == f"bookmarks-{date.today().isoformat()}.sqlite3"
    before = made.read_bytes()
    store.save(mark(2))
    assert store.backup() == made and made.read_bytes() == before
    assert made.stat().st_mode & 0o077 == 0
    (listed,) = list_backups(store.path)
    assert (listed.path, listed.sound, listed.bookmarks) == (made, True, 1)
    assert [left.name for left in made.parent.iterdir()] == [made.name]


def test_the_backups_stand_where_paths_says() -> None:
    assert backups.folder(paths.store_file()) == paths.backups_dir()
    assert list_backups() == []


def test_seven_days_are_kept_and_nothing_else_is_touched(store: Store) -> None:
    folder = backups.folder(store.path)
    folder.mkdir()
    (folder / "bookmarks-before-version-2-x.sqlite3").write_bytes(b"kept")
    (folder / "mine.txt").write_text("kept")
    first = date(2026, 3, 1)
    for day in range(10):
        backups.daily(store.path, first + timedelta(days=day))
    left = sorted(path.name for path in folder.iterdir())
    days = [f"bookmarks-2026-03-{day:02}.sqlite3" for day in range(4, 11)]
    assert left == [*days, "bookmarks-before-version-2-x.sqlite3", "mine.txt"]


def test_a_damaged_store_makes_no_backup(store: Store, path: Path) -> None:
    store.save(mark(1))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE bookmark SET note = 'other words'")
    with pytest.raises(DamagedStoreError):
        store.backup()
    assert list(backups.folder(path).iterdir()) == []


def test_damage_offers_the_newest_sound_backup_and_restore_puts_it_back(path: Path) -> None:
    with open_store(path) as store:
        store.save(mark(1))
        old = backups.daily(path, date(2026, 3, 1))
        store.save(mark(2))
        new = backups.daily(path, date(2026, 3, 2))
    broken = backups.folder(path) / "bookmarks-2026-03-03.sqlite3"
    broken.write_bytes(b"broken")
    for age, copy in enumerate((broken, new, old)):
        os.utime(copy, (1_800_000_000 - age, 1_800_000_000 - age))
    path.write_bytes(b"ruined")
    with pytest.raises(DamagedStoreError) as caught:
        open_store(path)
    assert str(new) in str(caught.value) and "sitrep bookmarks restore" in str(caught.value)
    assert [(backup.path, backup.sound) for backup in list_backups(path)] == [
        (broken, False),
        (new, True),
        (old, True),
    ]

    aside = restore(path=path)
    assert aside is not None and aside.read_bytes() == b"ruined"
    with open_store(path) as store:
        assert store.all() == [mark(2), mark(1)]
    with pytest.raises(StoreError, match="is sound, so nothing was restored"):
        restore(path=path)
    assert restore(old, path) not in (None, aside)
    with open_store(path) as store:
        assert store.all() == [mark(1)]
    with pytest.raises(StoreError, match="is not sound"):
        restore(broken, path)
    assert new.exists() and old.exists() and broken.exists()


def test_a_journal_of_the_damaged_file_goes_aside_with_it(path: Path) -> None:
    with open_store(path) as store:
        store.save(mark(1))
        backup = store.backup()
    path.write_bytes(b"ruined")
    journal = Path(f"{path}-journal")
    journal.write_bytes(b"of the ruined file")
    aside = restore(backup, path)
    assert aside is not None and Path(f"{aside}-journal").read_bytes() == b"of the ruined file"
    with open_store(path) as store:
        assert store.all() == [mark(1)]


def test_a_missing_store_is_restored_too(path: Path) -> None:
    with open_store(path) as store:
        store.save(mark(1))
        store.backup()
    path.unlink()
    assert restore(path=path) is None
    with open_store(path) as store:
        assert store.all() == [mark(1)]


def test_without_hard_links_the_damaged_file_is_copied_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path) as store:
        store.backup()
    path.write_bytes(b"ruined")

    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    aside = restore(path=path)
    assert aside is not None and aside.read_bytes() == b"ruined"


def test_nothing_to_restore_from_changes_nothing(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"ruined")
    with pytest.raises(StoreError, match="nothing was changed"):
        restore(path=path)
    with pytest.raises(StoreError, match="does not exist"):
        restore(path.parent / "missing.sqlite3", path)
    assert path.read_bytes() == b"ruined"


def test_a_backup_of_a_newer_sitrep_is_not_sound_here(store: Store) -> None:
    made = store.backup()
    assert made is not None
    with closing(sqlite3.connect(made, isolation_level=None)) as db:
        db.execute(f"PRAGMA user_version={len(disk.STEPS) + 1}")
    assert "newer sitrep" in backups.inspect(made).trouble


def test_a_backups_folder_that_cannot_be_read_offers_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(backups, "listed", refuse)
    assert backups.newest_sound(store.path) is None
