"""A claim is bookmarked and graded by the reader: kept apart from the article's words, shown, exported, undone."""

from __future__ import annotations

from pathlib import Path

from sitrep.bookmarks.record import claimed
from tests.tui.sitting import article, saved, sitting


async def test_a_claim_is_bookmarked_graded_and_undone() -> None:
    async with sitting(size=(200, 55)) as sit:
        await sit.press("}", "c", "b")
        assert sit.view == "NoteScreen" and "Mapping groups reported" in sit.text
        await sit.type("ask the mapping groups")
        await sit.press("ctrl+s", "M")
        assert sit.view == "GradeScreen"
        await sit.press("b", "3", "C", "enter")
        [mark] = saved()
        assert (claimed(mark), mark.claim_kind, mark.grade) == ("Mapping groups reported", "report", "C3")
        assert mark.quote.startswith("Russian forces had entered") and mark.note == "ask the mapping groups"
        assert "my grade C3" in sit.text and sit.here.startswith("Mapping groups")
        await sit.press("escape")
        assert "C3: source fairly reliable" in sit.words
        await sit.press("B")
        assert "my grade C3" in sit.text
        await sit.press("M", "x", "u")
        assert [one.grade for one in saved()] == ["C3"]
        await sit.press("M", "a", "escape")
        assert [one.grade for one in saved()] == ["C3"]
        await sit.press("u")
        assert [one.grade for one in saved()] == [""]


async def test_grading_bookmarks_the_claim_and_the_same_key_takes_it_away(tmp_path: Path) -> None:
    async with sitting(size=(80, 24)) as sit:
        await sit.press("c", "M", "d", "6", "d", "enter")
        assert [one.grade for one in saved()] == ["6"]
        assert "⚑" in sit.text
        await sit.press("M", "q", "b", "f1", "escape", "escape")
        assert sit.view == "ClaimsScreen"
        assert len(saved()) == 1


async def test_going_back_from_the_grade_of_a_claim_leaves_no_bookmark() -> None:
    async with sitting() as sit:
        await sit.press("c", "M", "escape")
        assert saved() == []
        await sit.press("M", "enter")  # nothing was chosen
        assert saved() == []
        await sit.press("M", "b", "enter", "u")
        assert saved() == []


async def test_both_scales_are_seen_in_the_smallest_terminal() -> None:
    async with sitting(size=(40, 12)) as sit:
        await sit.press("c", "M", "b", "2")
        assert "usually reliable" in sit.text
        assert "What it says is" in sit.text
        assert "probably true" in sit.text
        assert "esc back   ? help" in sit.text
        await sit.press("enter")
        assert [one.grade for one in saved()] == ["B2"]


LONG = (
    "The army said that its crews had struck a fuel depot near Luhansk, a railway bridge over the Donets, two command "
    "posts of the brigade that holds the western bank, and a workshop for drones in a former bus garage of the town."
)


async def test_words_cut_short_for_want_of_room_say_so() -> None:
    async with sitting(article(LONG), size=(80, 24)) as sit:
        await sit.press("c", "M")
        said = sit.app.screen.query_one("#said")
        shown = "".join(said.render_line(y).text for y in range(said.size.height)).rstrip()
        assert said.size.height == 2 and shown.endswith("…") and LONG[30:60] in shown
        await sit.press("escape", "escape", "b")
        words = sit.app.screen.query_one("#quote")
        shown = "".join(words.render_line(y).text for y in range(words.size.height)).rstrip()
        assert words.size.height < 5 and (shown.endswith("…") or LONG[-20:] in shown)
        await sit.resize(120, 40)
        assert LONG[-20:] in sit.words
