"""Long work on the bookmarks: it is shown, every key of its box works, and stopped it leaves nothing behind."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from sitrep import paths
from sitrep.bookmarks.progress import Progress
from sitrep.bookmarks.store import open_store
from sitrep.bookmarks.transfer import export
from sitrep.errors import StoppedError
from sitrep.tui.screens import working
from sitrep.tui.screens.note import NoteScreen
from tests.tui.sitting import Sitting, saved, seed, sitting
from tests.tui.test_later import beat, press

KEPT = 3


@pytest.fixture(autouse=True)
def all_work_is_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(working, "_PATIENCE", 0.01)


@contextmanager
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Work waits for the event before its second step."""
    go, over = Event(), Progress.over

    def wait(progress: Progress, things: Sequence[Any]) -> Iterator[Any]:
        for step, thing in enumerate(over(progress, things)):
            if step == 1:
                assert go.wait(30)
            yield thing

    with monkeypatch.context() as patch:
        patch.setattr(Progress, "over", wait)
        try:
            yield go
        finally:
            go.set()


async def until(sit: Sitting, words: str) -> None:
    for _ in range(500):
        if words in sit.words:
            return
        await beat(sit)
    raise AssertionError(f"waited in vain for {words!r}:\n{sit.text}")


async def bookmark(sit: Sitting) -> None:
    for _ in range(KEPT):
        await sit.press("b", "ctrl+s", "j")


async def export_of_all(path: Path) -> None:
    """Bookmarks in a file, of a store that is gone."""
    async with sitting() as sit:
        await bookmark(sit)
    with open_store() as store:
        export(store.page(), "jsonl", path)
    paths.store_file().unlink()


async def test_an_export_is_shown_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with sitting() as sit:
        await bookmark(sit)
        await sit.press("B", "e")
        with held(monkeypatch) as go:
            await press(sit, "enter")
            await until(sit, "Writing 3 bookmarks")
            await press(sit, "?")
            assert sit.view == "HelpScreen" and "Stop it; nothing of it is kept" in sit.text
            await press(sit, "escape", "escape")
            await until(sit, "stopping …")
            go.set()
            await sit.settle()
        assert sit.view == "ExportScreen" and "Stopped: nothing was changed." in sit.words
        assert not (tmp_path / "bookmarks.md").exists()
        await sit.press("enter")
        assert sit.view == "BookmarksScreen" and (tmp_path / "bookmarks.md").is_file()


async def test_an_import_is_shown_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    await export_of_all(tmp_path / "all.jsonl")
    async with sitting() as sit:
        await sit.press("B", "I")
        await sit.type("all.jsonl")
        with held(monkeypatch) as go:
            await press(sit, "enter")
            await until(sit, "Importing 3 bookmarks")
            await press(sit, "escape")
            go.set()
            await sit.settle()
        assert sit.view == "ImportScreen" and "Stopped: nothing was changed." in sit.words
        assert saved() == []
        with held(monkeypatch) as go:
            await press(sit, "enter")
            await until(sit, "Importing 3 bookmarks")
            await press(sit, "?")
            go.set()
            await sit.settle()
        assert sit.view == "BookmarksScreen" and len(saved()) == KEPT
        with held(monkeypatch) as go:
            await press(sit, "u")
            await until(sit, "Undoing")
            await press(sit, "escape")
            go.set()
            await sit.settle()
        assert len(saved()) == KEPT and "Stopped: nothing was changed." in sit.said[-1]
        await sit.press("u")
        assert saved() == []


def test_work_on_the_store_stops_between_two_steps_and_keeps_nothing() -> None:
    from sitrep.bookmarks.record import make

    marks = [make(seed().article, 0, 0, end, "battlefield") for end in (10, 20, 30)]

    class Stopping(Progress):
        def over(self, things: Sequence[Any]) -> Iterator[Any]:
            for step, thing in enumerate(super().over(things)):
                if step == 1:
                    self.stop()
                yield thing

    with open_store() as store:
        with pytest.raises(StoppedError):
            store.take(marks, "a file", progress=Stopping())
        assert store.all() == [] and store.changes() == 0
        whole = Progress()
        store.take(marks, "a file", progress=whole)
        assert whole.done == whole.total == 2 * len(marks)
        with pytest.raises(StoppedError):
            store.undo(Stopping())
        assert len(store.all()) == len(marks)


async def test_giving_a_tag_another_name_is_shown_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting() as sit:
        for _ in range(KEPT):
            await sit.press("b", "tab")
            await sit.type("front")
            await sit.press("ctrl+s", "j")
        await sit.press("B", "t", "r")
        for stops in (True, False):
            if not stops:
                await sit.press("r")
            assert sit.view == "Prompt"
            sit.field().value = "east"
            with held(monkeypatch) as go:
                await press(sit, "enter")
                await until(sit, "Renaming #front")
                if stops:
                    await press(sit, "escape")
                go.set()
                await sit.settle()
            assert {tag for mark in saved() for tag in mark.tags} == {"front" if stops else "east"}


@pytest.mark.parametrize("typed", ["enter", "x", "escape"])
async def test_whatever_is_typed_before_an_import_is_shown_it_is_made_once_and_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str
) -> None:
    monkeypatch.setattr(working, "_PATIENCE", 30)
    await export_of_all(tmp_path / "all.jsonl")
    async with sitting() as sit:
        await sit.press("B", "I")
        await sit.type("all.jsonl")
        with held(monkeypatch) as go:
            await press(sit, "enter", typed)
            assert saved() == []
            go.set()
            await sit.settle()
        assert sit.said[-1:] == ["Imported: 3 new; u takes it back."] and len(saved()) == KEPT
        assert sit.view == "BookmarksScreen" and "3 bookmarks" in sit.rows[0]


async def test_an_import_is_waited_for_at_the_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    await export_of_all(tmp_path / "all.jsonl")
    async with sitting() as sit:
        await sit.press("B", "I")
        await sit.type("all.jsonl")
        with held(monkeypatch) as go:
            await press(sit, "enter")
            sit._send("ctrl+q")
            go.set()
            await asyncio.wait_for(sit.app._task, 20)  # type: ignore[arg-type]
        assert sit.said[-1:] == ["Imported: 3 new; u takes it back."] and len(saved()) == KEPT


async def test_an_export_is_written_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(working, "_PATIENCE", 30)
    async with sitting() as sit:
        await bookmark(sit)
        await sit.press("B", "e")
        with held(monkeypatch) as go:
            await press(sit, "enter", "enter", "escape")
            go.set()
            await sit.settle()
        assert "3 bookmarks written to" in sit.said[-1] and "exists" not in sit.words
        assert (tmp_path / "bookmarks.md").is_file()


async def test_a_note_opened_while_one_undoes_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    await export_of_all(tmp_path / "all.jsonl")
    async with sitting() as sit:
        await sit.press("B", "I")
        await sit.type("all.jsonl")
        await sit.press("enter", "escape")
        mark = sit.app.notes.marks.marks[0]
        with held(monkeypatch) as go:
            monkeypatch.setattr(working, "_PATIENCE", 0.5)
            await press(sit, "u", "u")
            while len(sit.app.screen_stack) < 3:
                await beat(sit)
            await sit.app.push_screen(NoteScreen(mark, None, ""))
            go.set()
            await sit.settle()
        assert sit.view == "NoteScreen" and saved() == []
        await sit.press("escape")
        assert sit.view == "DashboardScreen"


async def test_what_takes_long_can_be_stopped_while_quitting_waits_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await export_of_all(tmp_path / "all.jsonl")
    async with sitting() as sit:
        await sit.press("B", "I")
        await sit.type("all.jsonl")
        with held(monkeypatch) as go:
            await press(sit, "enter")
            await until(sit, "Importing 3 bookmarks")
            await press(sit, "ctrl+q", "escape")
            await until(sit, "stopping …")
            go.set()
            await asyncio.wait_for(sit.app._task, 20)  # type: ignore[arg-type]
        assert saved() == []
