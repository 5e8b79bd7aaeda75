"""What another sitrep writes is noticed by the state of the file, without asking the store again and again."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.tui import following
from sitrep.tui.following import follow, stamp
from tests.tui.sitting import seed, sitting


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "SECONDS", 0.005)


async def test_a_file_is_told_of_when_it_changes_and_only_then(tmp_path: Path) -> None:
    file, long_ago = tmp_path / "store", time.time() - 3600
    file.write_bytes(b"one")
    os.utime(file, (long_ago, long_ago))
    told, looks = asyncio.Event(), asyncio.Semaphore(0)
    loop, ended = asyncio.get_running_loop(), threading.Event()

    def look() -> bool:
        if ended.is_set():
            return False
        loop.call_soon_threadsafe(looks.release)
        return True

    async def look_often() -> None:
        while not looks.locked():
            await looks.acquire()
        for _ in range(5):
            await asyncio.wait_for(looks.acquire(), 20)

    follow(file, told.set, look)
    await asyncio.wait_for(told.wait(), 20)  # the first look cannot know
    await look_often()
    told.clear()
    await look_often()
    assert not told.is_set()
    file.write_bytes(b"two")
    os.utime(file, (long_ago + 60, long_ago + 60))
    await asyncio.wait_for(told.wait(), 20)
    told.clear()
    file.unlink()
    await asyncio.wait_for(told.wait(), 20)
    ended.set()


async def test_nothing_is_told_to_what_has_ended_meanwhile(tmp_path: Path) -> None:
    told, asked, loop = asyncio.Event(), asyncio.Event(), asyncio.get_running_loop()
    answers = iter([True, False])  # to the thread before its look, and to the loop before it tells

    def is_wanted() -> bool:
        answer = next(answers, False)
        if not answer:
            with suppress(RuntimeError):  # the test is over
                loop.call_soon_threadsafe(asked.set)
        return answer

    follow(tmp_path, told.set, is_wanted)
    await asyncio.wait_for(asked.wait(), 20)
    await asyncio.sleep(0)
    assert not told.is_set()


def test_a_time_that_two_changes_may_share_is_not_relied_on(tmp_path: Path) -> None:
    file = tmp_path / "store"
    assert stamp(file) is None
    file.write_bytes(b"one")
    found = stamp(file)
    assert found and not found.is_certain(file.stat().st_mtime + 1)
    assert found.is_certain(file.stat().st_mtime + 3)


async def test_a_bookmark_saved_elsewhere_comes_by_itself() -> None:
    async with sitting() as sit:
        assert "⚑" not in sit.rows[0]
        with open_store() as other:
            other.save(of_passage(seed().article, seed().passages[0], "from elsewhere"))
        async with asyncio.timeout(20):
            while "1 ⚑" not in sit.rows[0]:
                await sit.settle()
