"""Bookmarks and notes: on disk at once, edited, drafted, removed, brought back, and shown wherever they count."""

from __future__ import annotations

import asyncio

import pytest

from sitrep.bookmarks.store import Store, open_store
from tests.tui.sitting import Sitting, saved, sitting
from tests.tui.test_later import held, press


def flags(sit: Sitting) -> int:
    return sum("⚑" in block.flag for pane in sit.app.dashboard.panes() for block in pane.blocks)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
async def test_the_bar_counts_bookmarks_and_contested_claims_in_small_terminals_too(
    size: tuple[int, int],
) -> None:
    async with sitting(size=size) as sit:
        await sit.press("b", "escape")
        await sit.clear_toasts()
        assert "1 dispute" in sit.rows[0]
        assert ("1 ⚑" in sit.rows[0]) == (size[0] >= 60)
        assert ("passages" in sit.rows[0]) == (size[0] >= 120)


async def test_b_bookmarks_at_once_and_shows_it_everywhere() -> None:
    async with sitting() as sit:
        assert flags(sit) == 0
        here = sit.here
        await sit.press("b")
        assert sit.view == "NoteScreen"
        (mark,) = saved()  # already on disk, before anything is typed
        assert (mark.quote, mark.section, mark.note, mark.tags) == (here, "battlefield", "", ())
        assert "Bookmark · Battlefield" in sit.text
        await sit.press("escape")
        assert flags(sit) == 1
        assert sit.of("1").blocks[0].flag == "⚑"
        assert "1 ⚑" in sit.rows[0]
        assert sum(row.count("⚑") for row in sit.rows[1:]) == 1
        assert sit.place[:2] == ("1", 0)
        assert len(saved()) == 1


async def test_note_and_tags_are_saved_and_stand_there_again() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("First line\nqjb? ї")
        assert sit.note.text == "First line\nqjb? ї"
        await sit.press("tab")
        await sit.type("#kupiansk, front,front")
        await sit.press("ctrl+s")
        assert sit.view == "DashboardScreen"
        assert "Note saved." in sit.said
        (mark,) = saved()
        assert (mark.note, mark.tags) == ("First line\nqjb? ї", ("kupiansk", "front"))
        await sit.press("b")
        assert sit.note.text == "First line\nqjb? ї"
        assert sit.field("tags").value == "kupiansk front"
        await sit.type("!")  # the cursor stands at the end
        await sit.press("ctrl+enter")
        assert [mark.note for mark in saved()] == ["First line\nqjb? ї!"]
    async with sitting() as sit:  # next morning
        assert flags(sit) == 1
        await sit.press("b")
        assert sit.note.text == "First line\nqjb? ї!"


async def test_a_tag_with_a_blank_stays_one_tag() -> None:
    async with sitting() as sit:
        await sit.press("b", "tab")
        await sit.type('"to check" front')
        await sit.press("ctrl+s")
        assert saved()[0].tags == ("to check", "front")
        await sit.press("b")
        assert sit.field("tags").value == '"to check" front'
        await sit.type("x")
        await sit.press("ctrl+s")
        assert saved()[0].tags == ("to check", "front")


async def test_escape_keeps_a_draft_that_survives_the_program() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("half a thou")
        await sit.press("tab")
        await sit.type("x y")
        await sit.press("escape")
        (mark,) = saved()
        assert mark.note == ""
        with open_store() as store:
            draft = store.draft(mark.id)
        assert draft
        assert (draft.note, draft.tags) == ("half a thou", ("x", "y"))
    async with sitting() as sit:
        await sit.press("b")
        assert sit.note.text == "half a thou"
        assert sit.field("tags").value == "x y"
        assert "draft" in sit.words
        await sit.type("ght")
        await sit.press("ctrl+s", "b")
        assert sit.note.text == "half a thought"
        assert "draft" not in sit.words.replace("keep draft", "")
        with open_store() as store:
            assert store.draft(mark.id) is None


@pytest.mark.parametrize("gone", ["u", "ctrl+d"])
async def test_the_draft_of_a_bookmark_that_is_gone_comes_with_the_next_one(gone: str) -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("half a thou")
        await sit.press("escape", *(["u"] if gone == "u" else ["b", gone]))
        assert saved() == []
    async with sitting() as sit:
        await sit.press("j", "b")  # words of another passage
        assert sit.note.text == ""
        await sit.press("escape", "k", "b")
        assert sit.note.text == "half a thou"
        assert "This is your draft" in sit.words
        await sit.press("ctrl+s", "b", "ctrl+d", "b")
        assert sit.note.text == "", "what was saved is a draft no more"


async def test_taking_back_what_was_typed_drops_the_draft() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("ab")
        await sit.press("escape", "b", "backspace", "backspace", "escape")
        (mark,) = saved()
        with open_store() as store:
            assert store.draft(mark.id) is None


async def test_ctrl_d_removes_u_brings_back_and_U_removes_again() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("kept")
        await sit.press("ctrl+s", "b", "ctrl+d")
        assert sit.view == "DashboardScreen"
        assert (saved(), flags(sit)) == ([], 0)
        assert "⚑" not in sit.rows[0]
        await sit.press("u")
        assert [mark.note for mark in saved()] == ["kept"]
        assert flags(sit) == 1
        await sit.press("U")
        assert (saved(), flags(sit)) == ([], 0)


async def test_every_change_is_undone_step_by_step() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("one")
        await sit.press("ctrl+s", "b")
        await sit.type(" two")
        await sit.press("ctrl+s")
        steps = []
        for _ in range(4):
            await sit.press("u")
            steps.append([mark.note for mark in saved()])
        assert steps == [["one"], [""], [], []]
        assert sit.said[-1] == "Nothing to undo."
        steps = []
        for _ in range(4):
            await sit.press("U")
            steps.append([mark.note for mark in saved()])
        assert steps == [[""], ["one"], ["one two"], ["one two"]]
        assert sit.said[-1] == "Nothing to redo."
        assert flags(sit) == 1


async def test_parentheses_step_through_the_bookmarks_in_the_articles_order() -> None:
    async with sitting() as sit:
        await sit.press(")")
        assert "No bookmarks in this article yet; b makes one." in sit.said
        await sit.press("j", "b", "escape", "2", "b", "escape", "4", "b", "escape", "1", "g")
        stops = []
        for key in ")))(((":
            await sit.press(key)
            stops.append((sit.pane.number, sit.pane.cursor))
        marks = [("1", 1), ("2", 0), ("4", 0)]
        assert stops == [*marks, marks[1], marks[0], marks[2]]
        await sit.press("1", "g", "enter", ")")
        assert sit.view == "ReaderScreen"
        assert sit.pane.cursor == 1
        await sit.press("(")
        assert sit.here == sit.of("4").blocks[0].text.plain


async def test_the_note_is_read_in_the_inspector() -> None:
    async with sitting(size=(160, 45)) as sit:
        await sit.press("b")
        await sit.type("seen from the side")
        await sit.press("tab")
        await sit.type("flank")
        await sit.press("ctrl+s")
        assert "seen from the side" in sit.words
        assert "#flank" in sit.words
        await sit.press("j")
        assert "none yet, b writes one" in sit.words
    async with sitting() as sit:
        await sit.press("i")
        assert "seen from the side" in sit.words


async def test_help_from_the_note_keeps_what_is_typed() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("abc")
        await sit.press("f1", "escape")
        assert sit.note.text == "abc"
        assert sit.app.focused is sit.note


async def test_quitting_from_the_note_loses_nothing() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("on my way out")
        await sit.press("ctrl+q")
        assert not sit.app.is_running
    async with sitting() as sit:
        await sit.press("b")
        assert sit.note.text == "on my way out"


async def test_saving_and_quitting_in_one_breath_saves_and_leaves_no_draft() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("done")
        sit._send("ctrl+s")
        await sit.press("ctrl+q")
        assert sit.app.crash is None
        assert sit.app.return_code == 0
    assert [mark.note for mark in saved()] == ["done"]
    with open_store() as store:
        assert store.draft(saved()[0].id) is None


async def test_ctrl_z_in_a_note_takes_back_what_was_typed() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("typed")
        await sit.press("ctrl+z")
        assert sit.note.text == ""
        assert sit.view == "NoteScreen"


async def test_a_draft_may_be_dropped_while_it_is_being_kept() -> None:
    async with sitting() as sit:
        await sit.press("b", "escape")
        notes, mark = sit.app.notes, saved()[0]
        await asyncio.gather(notes.keep_draft(mark, "half", ()), notes.drop_draft(mark))


async def test_two_bookmarks_of_one_passage_are_one() -> None:
    async with sitting() as sit:
        await sit.press("b", "escape", "b", "escape", "enter", "b", "escape")
        assert len(saved()) == 1


@pytest.mark.parametrize("typed", ["escape", "f1", "ctrl+s", "x"])
async def test_whatever_is_typed_while_a_note_is_saved_it_is_saved_and_told_once(
    monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("hello")
        with held(monkeypatch, Store, "save") as go:
            await press(sit, "ctrl+s", typed)
            go.set()
            await sit.settle()
        assert (
            [mark.note for mark in saved()] == ["hello"] == [mark.note for mark in sit.app.notes.marks.marks]
        )
        with open_store() as store:
            assert store.draft(saved()[0].id) is None
        if typed == "x":
            assert sit.view == "NoteScreen" and "Saved, without what was typed since." in sit.words
            await sit.press("ctrl+s")
            assert [mark.note for mark in saved()] == ["hellox"]
        if typed == "f1":
            assert sit.view == "HelpScreen"
            await sit.press("escape")
        assert sit.view == "DashboardScreen" and sit.said == ["Note saved."]
