"""Two sitreps on one store: each shows the other's changes, and neither writes over the other's note unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.tui.following import SECONDS
from tests.tui.sitting import saved, seed, sitting


async def test_a_change_made_elsewhere_is_shown_without_moving_the_reader() -> None:
    assert SECONDS <= 1
    async with sitting() as sit:
        await sit.press("j", "j")
        place = sit.place
        with open_store() as other:
            other.save(of_passage(seed().article, seed().passages[0], "from elsewhere"))
        await sit.app.changing.follow()
        await sit.settle()
        assert "1 ⚑" in sit.rows[0]
        assert sit.place == place
        await sit.press("B")
        assert "from elsewhere" in sit.words
        with open_store() as other:
            other.save(replace(saved()[0], note="and edited"))
        await sit.app.changing.follow()
        await sit.settle()
        assert "and edited" in sit.words


@pytest.mark.parametrize(
    ("key", "note", "tags"),
    [
        ("m", "mine", ("a",)),
        ("t", "theirs", ("b",)),
        ("b", "theirs\n\nmine", ("b", "a")),
        ("ь", "mine", ("a",)),
    ],
)
async def test_a_note_changed_on_both_sides_asks_which_to_keep(
    key: str, note: str, tags: tuple[str, ...]
) -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("mine")
        await sit.press("tab", "a")
        with open_store() as other:
            other.save(replace(saved()[0], note="theirs", tags=("b",)))
        await sit.press("ctrl+s")
        assert sit.view == "ConflictScreen"
        for said in (
            "Another sitrep has changed this note",
            "Mine",
            "mine",
            "Theirs",
            "theirs",
            "m keep mine",
        ):
            assert said in sit.words
        assert saved()[0].note == "theirs"
        await sit.press("enter")
        assert sit.view == "ConflictScreen"  # never answered by a bare enter
        await sit.press("escape")
        assert sit.view == "NoteScreen" and sit.note.text == "mine"
        await sit.press("ctrl+s", key)
        assert sit.view == "DashboardScreen"
        assert (saved()[0].note, saved()[0].tags) == (note, tags)
        await sit.press("b")
        assert sit.note.text == note  # no draft is left


async def test_a_bookmark_deleted_elsewhere_is_not_brought_back_unasked() -> None:
    async with sitting() as sit:
        for key, left in (("m", ["mine"]), ("t", [])):
            await sit.press("b")
            await sit.press("ctrl+a")
            sit.note.text = "mine" if key == "m" else "mine again"
            with open_store() as other:
                other.delete(saved()[0].id)
            await sit.press("ctrl+s")
            assert "Another sitrep has deleted this bookmark" in sit.words
            await sit.press("b")  # there is nothing to keep both of
            assert sit.view == "ConflictScreen"
            await sit.press(key)
            assert sit.view == "DashboardScreen"
            assert [mark.note for mark in saved()] == left
