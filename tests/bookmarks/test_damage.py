"""A damaged file is named, never written and never served as if nothing had happened."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.bookmarks import disk
from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.rows import checksum
from sitrep.bookmarks.store import Store, open_store
from sitrep.errors import DamagedStoreError, ReadOnlyStoreError, StoreError

from .samples import mark

KINDS = (
    "swapped-pages",
    "truncated",
    "flipped",
    "random-16",
    "random-4096",
    "zeroed-page",
    "header-zeroed",
    "all-random",
    "appended",
)


def _damaged(sound: bytes, kind: str, chance: random.Random) -> bytes:
    data = bytearray(sound)
    if kind == "truncated":
        return bytes(data[: chance.randrange(1, len(data))])
    if kind == "flipped":
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif kind.startswith("random-"):
        size = int(kind.removeprefix("random-"))
        at = chance.randrange(len(data) - size)
        data[at : at + size] = chance.randbytes(size)
    elif kind == "zeroed-page":
        at = 4096 * chance.randrange(len(data) // 4096)
        data[at : at + 4096] = bytes(4096)
    elif kind == "swapped-pages":
        one, other = (4096 * at for at in chance.sample(range(len(data) // 4096), 2))
        data[one : one + 4096], data[other : other + 4096] = (
            data[other : other + 4096],
            data[one : one + 4096],
        )
    elif kind == "header-zeroed":
        data[:100] = bytes(100)
    elif kind == "all-random":
        data = bytearray(chance.randbytes(len(data)))
    else:
        data += chance.randbytes(chance.randrange(1, 5000))
    return bytes(data)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[Bookmark]]:
    """The bytes of a good store with history and a draft, and what it holds."""
    path = tmp_path_factory.mktemp("sound") / "bookmarks.sqlite3"
    with open_store(path) as store:
        for number in range(40):
            store.save(mark(number))
        store.save(replace(mark(3), note="edited"))
        store.delete(mark(4).id)
        store.keep_draft("k", "a draft")
        held = store.all()
    return path.read_bytes(), held


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_never_served_silently(
    kind: str, sound: tuple[bytes, list[Bookmark]], tmp_path: Path
) -> None:
    data, held = sound
    chance = random.Random(kind)
    noticed = 0
    for turn in range(50):
        path = tmp_path / str(turn) / "bookmarks.sqlite3"
        path.parent.mkdir()
        path.write_bytes(_damaged(data, kind, chance))
        try:
            with open_store(path) as store:
                found, draft = store.all(), store.draft("k")
                searched, told = store.search("note"), store.history()
                store.check()
        except StoreError:
            noticed += 1
        else:
            assert found == held and draft is not None and draft.note == "a draft"
            assert len(searched) == len(held) - 1 and len(told) == 42
    if kind in ("truncated", "random-4096", "zeroed-page", "header-zeroed", "all-random"):
        assert noticed >= 45


FOREIGN = {
    "empty": b"",
    "a page of text": b"<!doctype html>" * 100,
    "a header alone": b"SQLite format 3\0",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_store_is_named_and_left_alone(name: str, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(FOREIGN[name])
    with pytest.raises(DamagedStoreError, match="no sound backup of it was found") as caught:
        open_store(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == FOREIGN[name]
    assert [left.name for left in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("statement", ["CREATE TABLE t(x)", "PRAGMA application_id=7"])
def test_another_programs_database_is_left_alone(path: Path, statement: str) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute(statement)
        db.execute("CREATE TABLE u(x)")
    before = path.read_bytes()
    with pytest.raises(DamagedStoreError, match="belongs to another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_header_without_a_schema_or_tables_is_damage(path: Path) -> None:
    with open_store(path):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("DROP TABLE draft")
    with pytest.raises(DamagedStoreError, match="no such table: draft"):
        open_store(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA user_version=0")
    with pytest.raises(DamagedStoreError, match="names no schema"):
        open_store(path)


def test_a_folder_in_the_stores_place_is_damage(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DamagedStoreError, match="not a file"):
        open_store(path)


def test_a_store_that_vanished_beside_its_journal_is_not_made_anew(path: Path) -> None:
    path.parent.mkdir()
    journal = Path(f"{path}-journal")
    journal.write_bytes(b"left")
    with pytest.raises(DamagedStoreError, match="its journal is there"):
        open_store(path)
    assert not path.exists() and journal.read_bytes() == b"left"


def test_a_page_of_another_table_with_sums_that_agree_is_damage(store: Store, path: Path) -> None:
    store.save(mark(1))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        made = (1, "2026", "edit", "x", "y", 7)
        db.execute(
            "UPDATE change SET made=?2, what=?3, about=?4, article=?5, undone=?6, sum=?7 WHERE number=?1",
            (*made, checksum(made)),
        )
    for ask in (store.history, store.undo, store.check):
        with pytest.raises((DamagedStoreError, ReadOnlyStoreError), match="mixed up"):
            ask()


def test_damage_found_while_open_stops_every_save(store: Store, path: Path) -> None:
    store.save(mark(1))
    assert store.backup() is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE bookmark SET note = 'other words'")
    with pytest.raises(DamagedStoreError, match="fails its checksum") as caught:
        store.check()
    assert "sitrep bookmarks restore" in str(caught.value)
    with pytest.raises(DamagedStoreError):
        store.all()
    with pytest.raises(ReadOnlyStoreError, match="is damaged"):
        store.save(mark(2))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE words SET plain = 'x'",
        "DELETE FROM words",
        "UPDATE change SET what = 'x'",
        "UPDATE draft SET note = 'x'",
        "UPDATE bookmark SET deleted = 1",
        "DELETE FROM tagged",
        "UPDATE tagged SET tag = 'x'",
        "UPDATE changed SET after = '{}'",
        "DELETE FROM change",
        "UPDATE saved_filter SET query = 'x'",
        "UPDATE bookmark SET note = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_check_looks_at_every_table(store: Store, path: Path, statement: str) -> None:
    store.save(mark(1))
    store.keep_draft("k", "draft")
    store.save_filter("mine", "tag:a")
    store.check()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(statement)
    with pytest.raises(DamagedStoreError):
        store.check()


def test_a_newer_schema_is_read_but_not_written(path: Path) -> None:
    with open_store(path) as store:
        store.save(mark(1))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"PRAGMA user_version={len(disk.STEPS) + 1}")
    before = path.read_bytes()
    with open_store(path) as store:
        assert "newer sitrep" in store.read_only and "upgrade" in store.read_only
        assert store.all() == [mark(1)]
        store.check()
        for change in (lambda: store.save(mark(2)), store.undo, lambda: store.keep_draft("k", "x")):
            with pytest.raises(ReadOnlyStoreError, match="newer sitrep"):
                change()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement", ["ALTER TABLE bookmark DROP COLUMN rival", "UPDATE bookmark SET sum = 1"]
)
def test_a_newer_schema_that_cannot_be_read_is_not_called_damage(path: Path, statement: str) -> None:
    with open_store(path) as store:
        store.save(mark(1))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(statement)
        db.execute(f"PRAGMA user_version={len(disk.STEPS) + 1}")
    with open_store(path) as store, pytest.raises(StoreError, match="cannot be read here: upgrade") as caught:
        store.all()
    assert not isinstance(caught.value, DamagedStoreError)
