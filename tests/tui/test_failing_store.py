"""A store that cannot be written or read: the reason is told, nothing typed is lost, reading goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Static

from sitrep import paths
from tests.tui.sitting import saved, seed, sitting


def data_home_is_a_file() -> Path:
    """No folder can be made here, whoever tries."""
    place = paths.data_dir().parent
    place.write_text("not a folder")
    return place


async def test_the_typed_note_stays_until_it_can_be_saved() -> None:
    place = data_home_is_a_file()
    async with sitting() as sit:
        assert len(sit.said) == 1
        assert "bookmark" in sit.said[0].casefold()
        await sit.clear_toasts()
        await sit.press("b")
        assert sit.view == "NoteScreen"
        assert "Not saved yet:" in sit.words
        await sit.type("do not lose me")
        await sit.press("tab")
        await sit.type("dear")
        await sit.press("ctrl+s")
        assert sit.view == "NoteScreen"
        assert sit.note.text == "do not lose me"
        said = sit.app.screen.query_one("#said", Static).content
        assert str(said).startswith("Not saved: ")
        assert str(said).endswith(". ctrl+s tries again.")
        assert "Not saved: The bookmark file" in sit.text
        place.unlink()
        await sit.press("ctrl+s")
        assert sit.view == "DashboardScreen"
        (mark,) = saved()
        assert (mark.note, mark.tags) == ("do not lose me", ("dear",))
        assert "1 ⚑" in sit.rows[0]


async def test_a_draft_that_cannot_be_kept_on_disk_is_there_when_b_is_pressed_again() -> None:
    place = data_home_is_a_file()
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("only in memory")
        await sit.press("escape")
        assert any("only until sitrep ends" in sentence for sentence in sit.said)
        await sit.press("b")
        assert sit.note.text == "only in memory"
        await sit.press("escape", "j", "b")
        assert sit.note.text == ""  # of another passage
        await sit.press("escape", "k")
        place.unlink()
        await sit.press("b")
        assert sit.note.text == "only in memory"
        await sit.press("ctrl+s")
        assert [mark.note for mark in saved()] == ["only in memory"]


async def test_everything_else_works_without_a_store() -> None:
    data_home_is_a_file()
    async with sitting() as sit:
        for key in ["j", "u", "U", ")", "w", "escape", "enter", "escape", "B", "d", "enter", "b"]:
            await sit.press(key)
        assert sit.view == "BookmarksScreen"
        await sit.press("escape", "2")
        assert sit.pane.number == "2"


async def test_a_damaged_store_is_named_and_not_touched() -> None:
    file = paths.store_file()
    file.parent.mkdir(parents=True)
    for damage in (b"", b"This is not a database, it is a text. " * 40):
        file.write_bytes(damage)
        async with sitting() as sit:
            assert len(sit.said) == 1
            assert str(file) in sit.said[0]
            assert "bookmark" in sit.text.casefold()
            await sit.press("b")
            await sit.type("my words")
            await sit.press("ctrl+s")
            assert "Not saved:" in sit.words
            await sit.press("escape", "u", "B", "escape", "j", "enter")
            assert sit.view == "ReaderScreen"
            assert sit.here == seed().passages[1].text
        assert file.read_bytes() == damage
        assert sorted(path.name for path in file.parent.iterdir()) == [file.name]


async def test_note_reason_and_keys_share_a_small_terminal() -> None:
    data_home_is_a_file()
    for size in ((60, 20), (40, 12)):
        async with sitting(size=size) as sit:
            await sit.press("b")
            await sit.type("words")
            await sit.press("ctrl+s")
            await sit.clear_toasts()
            for said in ("words", "Not saved:", "could not be", "F1 help"):
                assert said in sit.words
            await sit.press("escape")


async def test_a_full_disk_a_newer_sitrep_and_a_lock_leave_the_typed_note() -> None:
    async with sitting() as sit:
        await sit.press("b")
        store = sit.app.notes._store
        assert store
        await sit.type("do not lose me ")
        sit.note.insert("do not lose me " * 399)
        await sit.settle()
        typed, at = sit.note.text, sit.app.screen

        async def refused(said: str) -> None:
            await sit.press("ctrl+s")
            assert sit.app.screen is at
            assert sit.note.text == typed
            assert "Not saved:" in sit.words
            assert said in str(sit.app.screen.query_one("#said", Static).content)

        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count={pages}")
        await refused("is full: free some space")
        store._db.execute("PRAGMA max_page_count=1000000")
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            version = other.execute("PRAGMA user_version").fetchone()[0]
            other.execute(f"PRAGMA user_version={version + 1}")
            await refused("written by a newer sitrep")
            other.execute(f"PRAGMA user_version={version}")
            store._db.execute("PRAGMA busy_timeout=20")
            other.execute("BEGIN IMMEDIATE")
            await refused("locked by another program")
            other.execute("ROLLBACK")
        await sit.press("ctrl+s")
        assert sit.view == "DashboardScreen"
        assert [mark.note for mark in saved()] == [typed]


async def test_a_data_folder_that_may_not_be_looked_into_is_said_and_one_reads_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/" + "n" * 300)  # fails as a closed folder does, for root too
    async with sitting(size=(120, 40)) as sit:
        assert any("could not be opened" in one for one in sit.said)
        await sit.press("B")
        assert sit.view == "BookmarksScreen"
        await sit.press("escape", "F", "escape", "j")
        assert sit.view == "DashboardScreen"
