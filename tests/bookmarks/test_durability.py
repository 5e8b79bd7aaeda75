"""What was acknowledged is never lost: kill -9, two writers, full disks, locks, folders that refuse."""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from benchmarks.children import drain, in_child, killed

from sitrep.bookmarks import disk
from sitrep.bookmarks.store import Store, open_store
from sitrep.errors import ReadOnlyStoreError, StoreError

from .samples import mark


def test_forty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(1)
    total = 0
    for life in range(5):  # each store lives through 8 rounds, so each round opens what the last one left
        path = tmp_path / f"life-{life}" / "bookmarks.sqlite3"
        acknowledged: set[str] = set()
        for turn in range(8):
            acknowledged |= killed(path, mark, turn * 1000, chance)
            with open_store(path) as store:
                kept = {bookmark.id: bookmark for bookmark in store.all()}
                store.check()
            assert acknowledged <= kept.keys()
            assert all(bookmark == mark(int(id.removeprefix("a-"))) for id, bookmark in kept.items())
        total += len(acknowledged)
    assert total > 80


def test_two_writers_at_once_lose_nothing(path: Path) -> None:
    def writer(tag: str) -> Callable[[int], None]:
        def work(pipe: int) -> None:
            with open_store(path) as store:
                for number in range(300):
                    while True:
                        try:
                            os.write(pipe, f"{store.save(mark(number, tag)).id}\n".encode())
                            break
                        except StoreError as error:  # on a busy machine one may wait too long for the other
                            assert "locked" in str(error)

        return work

    children = [in_child(writer(tag)) for tag in "xy"]
    acknowledged = [set(drain(pipe).decode().split()) for _, pipe in children]
    assert [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process, _ in children] == [0, 0]
    assert [len(ids) for ids in acknowledged] == [300, 300]
    with open_store(path) as store:
        assert {bookmark.id for bookmark in store.all()} == acknowledged[0] | acknowledged[1]
        store.check()


def test_a_full_disk_is_a_sentence_and_saving_goes_on_when_there_is_space(path: Path) -> None:
    def work(pipe: int) -> None:
        with open_store(path) as store:
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
            said, number = "", 0
            while not said and number < 1000:
                try:
                    store.save(mark(number))
                    number += 1
                except StoreError as error:
                    said = str(error)
            with pytest.raises(StoreError):
                store.keep_draft("k", "x" * 200_000)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            store.save(mark(number))
            os.write(pipe, json.dumps([said, number + 1]).encode())

    process, pipe = in_child(work)
    said, saved = json.loads(drain(pipe))
    assert os.waitpid(process, 0)[1] == 0
    assert str(path) in said and "space" in said and "try again" in said
    with open_store(path) as store:
        assert {bookmark.id for bookmark in store.all()} == {mark(number).id for number in range(saved)}
        store.check()


def test_sqlite_reporting_a_full_disk(store: Store) -> None:
    store._db.execute("PRAGMA max_page_count=20")
    with pytest.raises(StoreError, match="is full: free some space"):
        for number in range(1000):
            store.save(mark(number))
    saved = store.all()
    store._db.execute("PRAGMA max_page_count=1000000")
    store.save(mark(1000))
    assert len(store.all()) == len(saved) + 1


@pytest.fixture
def refusing() -> Iterator[Path]:
    """A folder with a store in it that nobody may write, reachable for a process without privileges."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "bookmarks.sqlite3"
    with open_store(path) as store:
        store.save(mark(1))
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _as_nobody(work: Callable[[], str]) -> str:
    def child(pipe: int) -> None:
        if os.getuid() == 0:  # root may write anything
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        os.write(pipe, work().encode())

    process, pipe = in_child(child)
    said = drain(pipe).decode()
    assert os.waitpid(process, 0)[1] == 0
    return said


def test_a_read_only_folder_can_be_read_and_says_why_it_cannot_be_written(refusing: Path) -> None:
    def work() -> str:
        with open_store(refusing) as store:
            assert store.all() == [mark(1)]
            store.check()
            assert store.backup() is None
            with pytest.raises(ReadOnlyStoreError) as caught:
                store.save(mark(2))
            assert str(caught.value) == store.read_only
        return store.read_only

    said = _as_nobody(work)
    assert str(refusing) in said and "give yourself permission" in said


def test_a_folder_that_turns_read_only_keeps_what_was_saved() -> None:
    def work() -> str:
        with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "b.sqlite3") as store:
            store.save(mark(1))
            Path(folder).chmod(0o555)
            with pytest.raises(ReadOnlyStoreError) as caught:
                store.save(mark(2))
            assert store.all() == [mark(1)]
            Path(folder).chmod(0o755)
            store.save(mark(2))
            return str(caught.value)

    assert "give yourself permission" in _as_nobody(work)


def test_a_store_cannot_be_created_where_nobody_may_write(refusing: Path) -> None:
    def work() -> str:
        with pytest.raises(ReadOnlyStoreError) as caught:
            open_store(refusing.parent / "new" / "bookmarks.sqlite3")
        return str(caught.value)

    assert "give yourself permission" in _as_nobody(work)


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file" / "b.sqlite3", tmp_path / "file" / "deeper" / "b.sqlite3"):
        with pytest.raises(StoreError, match="see that its folder exists and is a folder"):
            open_store(path)


def test_a_lock_that_stays_is_a_sentence(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save(mark(1))
    monkeypatch.setattr(disk, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, open_store(path) as waiting:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked by another program"):
            waiting.save(mark(2))
        other.execute("ROLLBACK")
        waiting.save(mark(2))
        assert len(store.all()) == 2


def test_a_reader_that_stays_delays_but_does_not_lose_a_save(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(mark(1))
    monkeypatch.setattr(disk, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, open_store(path) as waiting:
        other.execute("BEGIN")
        other.execute("SELECT * FROM bookmark").fetchall()
        with pytest.raises(StoreError, match="locked by another program"):
            waiting.save(mark(2))
        other.execute("ROLLBACK")
        assert waiting.all() == [mark(1)]
        waiting.save(mark(2))


def _without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(disk.fcntl, "lockf", refuse)


def test_where_files_cannot_be_locked_a_lock_file_is_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_locks(monkeypatch)
    with open_store(path) as store:
        store.save(mark(1))
        store.check()
        assert store.backup() is not None
        lock = Path(f"{path}.lock")
        lock.mkdir()  # as a killed program leaves it
        store._db.execute("PRAGMA busy_timeout=20")
        with pytest.raises(StoreError, match=r"if none is running, delete .*sqlite3\.lock"):
            store.save(mark(2))
        lock.rmdir()
        store.save(mark(2))
        assert len(store.all()) == 2


def test_the_lock_probe_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert disk.lock_method(tmp_path) == ""
    assert disk.lock_method(tmp_path / "missing") == ""
    monkeypatch.setattr(disk, "fcntl", None)
    assert disk.lock_method(tmp_path) == ""


def test_a_file_replaced_under_an_open_store_is_not_written_past(store: Store, path: Path) -> None:
    store.save(mark(1))
    path.rename(path.with_name("aside"))
    with pytest.raises(StoreError, match="moved or replaced"):
        store.save(mark(2))
    path.with_name("aside").rename(path)
    store.save(mark(2))


def test_where_hard_links_are_not_known_the_store_is_created_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    with open_store(tmp_path / "b.sqlite3") as store:
        store.save(mark(1))
    disk.create(tmp_path / "b.sqlite3")
    with open_store(tmp_path / "b.sqlite3") as store:
        assert store.all() == [mark(1)]


def test_two_programs_creating_the_store_at_once_share_one(path: Path) -> None:
    with open_store(path) as store:
        store.save(mark(1))
        disk.create(path)
        assert store.all() == [mark(1)]
