"""The mouse: click selects, a double click opens, the wheel scrolls, tabs can be clicked, text can be selected."""

from __future__ import annotations

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.widgets import TextArea

from sitrep.tui.widgets.bars import Tabs
from tests.tui.sitting import Sitting, article, saved, seed, sitting


def place_of(sit: Sitting, words: str) -> Offset:
    """Where these words stand on the screen."""
    for y, row in enumerate(sit.rows):
        if words in row:
            return Offset(row.index(words), y)
    raise AssertionError(f"{words!r} is not on the screen")


async def test_a_click_selects_the_passage_and_its_pane() -> None:
    async with sitting() as sit:
        for words, pane, at in (
            ("European leaders", "2", 1),
            ("Viktor Trehubov", "1", 1),
            ("On the home", "4", 0),
        ):
            await sit.pilot.click(offset=place_of(sit, words))
            await sit.settle()
            assert sit.place[:2] == (pane, at)
        await sit.press("j", "1", "j")
        assert sit.place[:2] == ("1", 2)


async def test_a_click_in_a_scrolled_pane_selects_what_is_there() -> None:
    texts = [f"Russian troops shelled village {n} near Kupiansk with artillery." for n in range(40)]
    async with sitting(article(*texts), size=(60, 20)) as sit:
        await sit.press("G")
        await sit.pilot.click(offset=place_of(sit, "village 36"))
        await sit.settle()
        assert "village 36 " in sit.here


async def test_a_double_click_opens_the_reader_there() -> None:
    async with sitting() as sit:
        await sit.pilot.click(offset=place_of(sit, "European leaders"), times=2)
        await sit.settle()
        assert sit.view == "ReaderScreen"
        assert sit.here.startswith("European leaders")
        await sit.press("escape")
        assert sit.place[:2] == ("2", 1)


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    texts = [f"Russian troops shelled village {n} near Kupiansk with artillery." for n in range(40)]
    async with sitting(article(*texts), size=(60, 20)) as sit:
        await sit.pilot._post_mouse_events([MouseScrollDown], offset=(10, 10), button=0)
        await sit.settle()
        assert sit.pane.scroll_offset.y > 0
        assert sit.pane.cursor == 0
        await sit.press("j")
        top, _ = sit.pane.text.span(1)
        assert sit.pane.cursor == 1
        assert sit.pane.scroll_offset.y <= top


async def test_a_tab_can_be_clicked() -> None:
    for size in ((80, 24), (40, 12)):
        async with sitting(size=size) as sit:
            for digit in "3021":
                y = sit.app.screen.query_one(Tabs).region.y
                await sit.pilot.click(offset=Offset(sit.rows[y].index(f" {digit}") + 1, y))
                await sit.settle()
                assert sit.pane.number == digit


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_key_in_the_footer_can_be_clicked(size: tuple[int, int]) -> None:
    async with sitting(size=size) as sit:
        await sit.pilot.click(offset=place_of(sit, "j/k passage"))
        await sit.settle()
        assert sit.place[:2] == ("1", 1)
        await sit.pilot.click(offset=place_of(sit, "? help") + Offset(3, 0))
        await sit.settle()
        assert sit.view == "HelpScreen"
        await sit.press("escape", "B")
        await sit.pilot.click(offset=place_of(sit, "esc back"))
        await sit.settle()
        assert sit.view == "DashboardScreen"
        await sit.pilot.click(offset=place_of(sit, "? help") - Offset(2, 0))  # between two
        await sit.settle()
        assert sit.view == "DashboardScreen"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 55)])
async def test_a_key_on_the_edge_of_a_box_can_be_clicked(size: tuple[int, int]) -> None:
    async with sitting(size=size) as sit:
        await sit.press("w")
        await sit.pilot.click(offset=place_of(sit, "? help"))
        await sit.settle()
        assert sit.view == "HelpScreen"
        box = sit.app.screen.query_one("#box").region
        below = next((n for n, row in enumerate(sit.rows) if "esc back" in row and n >= box.bottom), None)
        if below is not None:  # the edge of the box below, which is beside this one
            await sit.pilot.click(offset=Offset(sit.rows[below].index("esc back"), below))
            await sit.settle()
            assert sit.view == "WhyScreen"
            await sit.press("?")
        await sit.pilot.click(offset=Offset(box.right - 4, box.bottom - 1))
        await sit.settle()
        assert sit.view == "WhyScreen"
        await sit.pilot.click(offset=place_of(sit, "esc back"))
        await sit.settle()
        assert sit.view == "DashboardScreen"


@pytest.mark.parametrize(
    ("size", "source", "content"), [((80, 24), (6, 2), (6, 2)), ((40, 12), (5, 1), (5, 1))]
)
async def test_a_grade_is_picked_by_clicks(
    size: tuple[int, int], source: tuple[int, int], content: tuple[int, int]
) -> None:
    async with sitting(size=size) as sit:
        await sit.press("c", "M")
        await sit.pilot.click("#source", offset=source)
        await sit.pilot.click("#content", offset=content)
        await sit.press("enter")
        assert [mark.grade for mark in saved()] == ["B2"]


async def test_the_footer_of_a_note_saves_by_a_click() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("clicked")
        await sit.pilot.click(offset=place_of(sit, "^s save"))
        await sit.settle()
        assert [mark.note for mark in saved()] == ["clicked"]


async def test_a_click_beside_a_box_closes_it() -> None:
    async with sitting() as sit:
        for key in ("w", "i", "?"):
            await sit.press(key)
            assert sit.view != "DashboardScreen"
            await sit.pilot.click(offset=(0, 0))
            await sit.settle()
            assert sit.view == "DashboardScreen", key


async def test_a_click_beside_the_note_loses_nothing() -> None:
    async with sitting() as sit:
        await sit.press("b")
        await sit.type("abc")
        await sit.pilot.click(offset=(0, 0))
        await sit.settle()
        if sit.view != "NoteScreen":
            await sit.press("b")
        assert sit.app.screen.query_one(TextArea).text == "abc"


async def test_a_bookmark_is_opened_by_a_double_click() -> None:
    async with sitting() as sit:
        await sit.press("4", "b", "escape", "1", "B")
        await sit.pilot.click(offset=place_of(sit, "On the home front"), times=2)
        await sit.settle()
        assert sit.view == "DashboardScreen"
        assert sit.pane.number == "4"


async def test_selected_text_has_no_wrapping_and_no_margins() -> None:
    async with sitting(size=(60, 30)) as sit:
        text = seed().passages[0].text
        await sit.pilot.mouse_down(offset=place_of(sit, f"▌ {text[:12]}") + Offset(2, 0))
        await sit.settle()
        second = place_of(sit, seed().passages[1].text[:15])
        await sit.pilot.hover(offset=second + Offset(15, 0))
        await sit.settle()
        await sit.pilot.mouse_up(offset=second + Offset(15, 0))
        await sit.settle()
        found = sit.app.screen.get_selected_text()
        assert found is not None
        assert found.startswith(text + "\n\n" + seed().passages[1].text[:14])
        assert "▌" not in found
