"""A damaged store is named in the app with the newest sound backup, which is put back only when asked."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sitrep import paths
from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from tests.tui.sitting import saved, seed, sitting


def backed_up() -> None:
    """A store with one bookmark, and a backup of it."""
    with open_store() as store:
        store.save(of_passage(seed().article, seed().passages[0], "kept"))
        assert store.backup()


async def test_the_newest_sound_backup_is_offered_and_put_back_when_asked() -> None:
    backed_up()
    file = paths.store_file()
    file.write_bytes(b"ruined")
    async with sitting() as sit:
        assert sit.view == "DamageScreen"
        for said in ("is damaged", str(file.name), "Newest sound backup:", "UTC, 1 bookmark", "r restore"):
            assert said in sit.words
        await sit.press("enter")
        assert sit.view == "DamageScreen"
        await sit.press("escape")
        assert sit.view == "DashboardScreen"
        assert file.read_bytes() == b"ruined"
    async with sitting() as sit:
        await sit.press("r")
        assert sit.view == "DashboardScreen"
        assert "Restored: 1 bookmark." in sit.said[-1] and "is kept as" in sit.said[-1]
        assert "1 ⚑" in sit.rows[0]
        assert [mark.note for mark in saved()] == ["kept"]
        (aside,) = file.parent.glob("*.damaged-*")
        assert aside.read_bytes() == b"ruined"
        await sit.press("j", "b", "escape")
        assert len(saved()) == 2


async def test_damage_that_is_found_by_the_daily_check_is_offered_too() -> None:
    with open_store() as store:
        store.save(of_passage(seed().article, seed().passages[0], "kept"))
        made = store.backup_to()
    with closing(sqlite3.connect(paths.store_file(), isolation_level=None)) as db:
        db.execute("UPDATE words SET plain = 'other'")
    async with sitting() as sit:
        assert sit.view == "DamageScreen"
        assert str(made.name)[:20] in sit.words or "Newest sound backup" in sit.words
        await sit.press("r")
        assert "Restored: 1 bookmark." in sit.said[-1]
