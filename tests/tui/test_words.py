"""Words inside a passage: selected by key or mouse, bookmarked, several on one passage, stepped through."""

from __future__ import annotations

from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Offset

from sitrep.tui.widgets.textpane import TextPane
from tests.tui.sitting import Sitting, article, saved, seed, sitting

TEXT = (
    "Russian troops shelled the village of Malynivka near Kupiansk on Monday, officials said.",
    "Two houses burned down. “It never stops,” said the mayor of Malynivka, who stayed.",
)


def briefing() -> object:
    return article("The war today", *TEXT)


def selected(sit: Sitting) -> str:
    pane = sit.pane
    assert isinstance(pane, TextPane)
    return " / ".join(pane.blocks[at].text.plain[start:end] for at, start, end in pane.selected())


def place_of(sit: Sitting, words: str) -> Offset:
    for y, row in enumerate(sit.rows):
        if words in row:
            return Offset(row.index(words), y)
    raise AssertionError(f"{words!r} is not on the screen")


async def drag(sit: Sitting, start: str, end: str) -> None:
    """Select with the mouse from the beginning of some words on the screen to the end of others."""
    first, last = place_of(sit, start), place_of(sit, end) + Offset(len(end), 0)
    await sit.pilot._post_mouse_events([MouseDown], offset=first, button=1)
    await sit.pilot._post_mouse_events([MouseMove], offset=last, button=1)
    await sit.pilot._post_mouse_events([MouseUp], offset=last, button=1)
    await sit.settle()


async def test_words_are_selected_by_key_in_the_reader() -> None:
    async with sitting(briefing()) as sit:  # type: ignore[arg-type]
        await sit.press("enter", "g", "j")
        assert selected(sit) == ""
        seen = []
        for key in (
            "right", "right", "shift+right", "shift+left", "full_stop", "ctrl+shift+right", "comma", "shift+end",
            "left", "right", "left",
        ):  # fmt: skip
            await sit.press(key)
            seen.append(selected(sit))
        assert seen == [
            "Russian", "troops", "troops", "troops", "troops shelled", "troops shelled the", "troops shelled",
            TEXT[0][8:], "Russian", "troops", "Russian",
        ]  # fmt: skip
        await sit.press("shift+home")
        assert selected(sit) == ""
        await sit.press("J")
        assert TEXT[0].startswith(selected(sit))
        assert len(selected(sit)) > 50
        await sit.press("escape")
        assert (sit.view, selected(sit)) == ("ReaderScreen", "")
        await sit.press("right", "j")
        assert selected(sit) == ""  # another passage: let go
        await sit.press("escape")
        assert sit.view == "DashboardScreen"


async def test_selected_words_are_bookmarked_and_underlined() -> None:
    async with sitting(briefing()) as sit:  # type: ignore[arg-type]
        await sit.press(
            "enter", "g", "j", "right", "right", "right", "right", "right", "full_stop", "full_stop"
        )
        assert selected(sit) == "village of Malynivka"
        await sit.press("b")
        assert sit.view == "NoteScreen"
        (mark,) = saved()
        assert (mark.quote, mark.start, mark.section) == ("village of Malynivka", 27, "battlefield")
        assert (mark.lead, mark.tail, mark.rival) == (27, len(TEXT[0]) - 47, 1.0)
        await sit.press("escape")
        assert selected(sit) == ""
        block = sit.pane.blocks[1]
        assert block.flag == "⚑"
        assert [(span.start, span.end) for span in block.text.spans if span.style == ".marked"] == [(27, 47)]
        await sit.press("b")  # the passage's only bookmark
        assert sit.view == "NoteScreen"
        assert len(saved()) == 1


async def test_several_bookmarks_on_one_passage_ask_which() -> None:
    async with sitting(briefing()) as sit:  # type: ignore[arg-type]
        await sit.press("enter", "g", "j", "right", "b")
        await sit.type("first")
        await sit.press("ctrl+s", "right", "right", "shift+end", "b")
        await sit.type("second")
        await sit.press("ctrl+s")
        assert [mark.note for mark in saved()] == ["second", "first"]
        assert sit.pane.blocks[1].flag == "⚑2"
        await sit.press("b")
        assert sit.view == "WhichScreen"
        assert "A new one, of the whole passage" in sit.text
        await sit.pilot.click(offset=(2, sit.app.size.height - 1))  # beside the box
        await sit.settle()
        assert sit.view == "ReaderScreen"
        await sit.press("b", "j", "enter")
        assert sit.note.text == "second"
        await sit.press("escape", "b", "G", "j", "j", "enter")
        assert sit.view == "NoteScreen"
        assert saved()[0].quote == TEXT[0]
        await sit.press("escape", "b")
        assert "A new one" not in sit.text
        await sit.press("escape")
        assert (sit.view, len(saved())) == ("ReaderScreen", 3)
        assert sit.pane.blocks[1].flag == "⚑3"
        await sit.press("right", "b")  # exactly the first one's words
        assert sit.note.text == "first"


async def test_parentheses_step_through_every_bookmark_and_b_opens_the_one_stepped_to() -> None:
    async with sitting(briefing()) as sit:  # type: ignore[arg-type]
        await sit.press("enter", "g", "j")
        for note, way in (("a", ("right",)), ("b", ("right", "right")), ("c", ("j", "right"))):
            await sit.press(*way, "b")
            await sit.type(note)
            await sit.press("ctrl+s")
        await sit.press("g")
        stops = []
        for key in "))))(":
            await sit.press(key)
            stops.append((sit.pane.cursor, selected(sit)))
        assert stops == [
            (1, "Russian"), (1, "troops"), (2, "Two"), (1, "Russian"), (2, "Two"),
        ]  # fmt: skip
        await sit.press(")", ")", "escape", "b")
        assert sit.note.text == "b"


async def test_the_mouse_selects_words_that_b_bookmarks() -> None:
    async with sitting(size=(120, 40)) as sit:
        await drag(sit, "European", "European")
        await sit.press("b")
        assert sit.view == "NoteScreen"
        (mark,) = saved()
        assert mark.quote == "European"
        passage = next(p for p in seed().passages if p.text.startswith("European leaders"))
        assert (mark.paragraph, mark.start, mark.section) == (
            passage.paragraph,
            passage.start,
            passage.section,
        )


async def test_a_selection_runs_on_into_the_next_passage_in_the_reader_alone() -> None:
    async with sitting(briefing(), size=(120, 40)) as sit:  # type: ignore[arg-type]
        await sit.press("enter")
        await drag(sit, "officials said.", "Two houses")
        assert selected(sit) == "officials said. / Two houses"
        await sit.press("b")
        (mark,) = saved()
        assert mark.quote == "officials said.\nTwo houses"
        await sit.press("escape")
        assert [block.flag[:1] for block in sit.pane.blocks[1:]] == ["⚑", "⚑"]
    async with sitting(size=(120, 40)) as sit:
        first, third = sit.of("1").blocks[0].text.plain, sit.of("1").blocks[2].text.plain
        await drag(sit, first[:20], third[:20])
        await sit.press("b")
        if sit.view == "DashboardScreen":  # other passages of the article stand between these two
            assert "stand together" in sit.said[-1]
