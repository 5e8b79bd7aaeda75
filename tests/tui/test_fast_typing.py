"""Keys that come faster than screens are made: none is lost, and none finds a screen half made."""

from __future__ import annotations

from typing import Any

import pytest
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.widgets import OptionList

from sitrep.tui.screens.bookmarks import BookmarksScreen
from sitrep.tui.screens.contested import ContestedScreen
from sitrep.tui.screens.inspector import InspectorScreen
from sitrep.tui.screens.why import WhyScreen
from tests.tui.sitting import article, seed, sitting


async def test_views_are_opened_and_closed_as_fast_as_keys_can_be_sent() -> None:
    async with sitting() as sit:
        for keys in ("Bq", "?", "Lq", "\n", "q", "wq", "iq", "BqLqBq", "Bqwq"):
            await sit.type(keys)
            if sit.view == "HelpScreen":
                await sit.press("escape")
            if keys == "\n":
                assert sit.view == "ReaderScreen"
            elif keys != "\n":
                assert sit.view == "DashboardScreen", keys


async def test_enter_in_the_palette_runs_what_was_typed_before_it() -> None:
    async with sitting() as sit:
        for typed, view in (("side by side\n", "ContestedScreen"), ("choose a theme\n", "ThemesScreen")):
            await sit.press("ctrl+p")
            await sit.type(typed)
            assert sit.view == view
            await sit.press("escape")


async def test_a_click_on_an_option_that_has_gone_does_nothing() -> None:
    async with sitting() as sit:
        for key, letters in (("ctrl+p", "side by side"), ("T", "redgreen")):
            await sit.press(key)
            options = sit.app.screen.query_one(OptionList)
            gone = Style.from_meta({"option": options.option_count - 1})
            await sit.type(letters)
            click = Click(options, 5, 5, 0, 0, 1, False, False, False, style=gone)
            options.post_message(click)
            await sit.settle()
            await sit.press("escape")
            assert sit.view == "DashboardScreen"


async def test_a_page_of_options_that_are_not_laid_out_yet_is_none() -> None:
    async with sitting() as sit:
        await sit.press("ctrl+p")
        options = sit.app.screen.query_one(OptionList)
        options.clear_options().add_options(["one", "two"])
        options.highlighted = 1
        options.action_page_up()
        await sit.settle()
        assert sit.view == "PaletteScreen"


async def test_going_to_a_passage_closes_a_screen_that_is_still_being_made() -> None:
    async with sitting() as sit:
        sit.app.push_screen(ContestedScreen())
        assert not sit.app.screen.is_mounted
        sit.app.back_to_dashboard()
        await sit.settle()
        assert sit.view == "DashboardScreen"


@pytest.mark.parametrize("box", [WhyScreen, InspectorScreen])
async def test_a_box_about_a_passage_outlives_another_article_that_comes_meanwhile(box: Any) -> None:
    other = article("Talks went on in Geneva on Monday.", title="The talks", source="/news/talks.txt")
    async with sitting() as sit:
        sit.app.push_screen(box(seed(), seed().passages[2]))
        sit.app.show_sorting(other)
        await sit.settle()
        assert "Passage 3" in sit.text or "passage 3" in sit.text
        sit.app.screen.show_sorting(None)
        sit.app.screen.show_facts()
        await sit.settle()
        assert sit.view == box.__name__


async def test_what_is_chosen_twice_in_the_palette_is_done_once() -> None:
    async with sitting() as sit:
        await sit.press("ctrl+p")
        await sit.type("side by side")
        palette = sit.app.screen
        option = palette.query_one(OptionList).get_option_at_index(0)
        for _ in range(2):
            palette.query_one(OptionList).post_message(
                OptionList.OptionSelected(palette.query_one(OptionList), option, 0)
            )
        await sit.settle()
        assert sit.view == "ContestedScreen" and len(sit.app.screen_stack) == 2


async def test_the_palette_opens_while_it_is_being_closed() -> None:
    async with sitting() as sit:
        await sit.press("ctrl+p")
        palette = sit.app.screen
        sit.app.pop_screen()
        sit.app.action_command_palette()
        await sit.settle()
        assert sit.view == "PaletteScreen" and sit.app.screen is not palette
        # Textual's search goes on for a step after it was cancelled, when its screen has no styles any more.
        palette.get_component_styles("command-palette--help-text")
        await sit.press("escape")
        assert sit.view == "DashboardScreen"


async def test_the_terminal_grows_while_the_evidence_is_shown_anew() -> None:
    async with sitting() as sit:
        await sit.press("w")
        why, text = sit.app.screen, sit.text
        assert isinstance(why, WhyScreen)
        why.show_sorting(None)
        for _ in range(30):
            why.post_message(Resize(Size(120, 40), Size(120, 40)))
            await sit.pilot.pause(0)
        await sit.settle()
        assert sit.text == text


async def test_the_filter_of_the_bookmarks_has_the_keys_when_its_key_is_done() -> None:
    async with sitting() as sit:
        await sit.press("B")
        assert isinstance(sit.app.screen, BookmarksScreen)
        sit.app.screen.action_filter()
        assert sit.app.focused is not None and sit.app.focused.id == "filter"


@pytest.mark.parametrize(
    ("opens", "field"),
    [("b", "#note"), ("/", "#words"), ("?", "Input"), ("B/", "#filter"), ("c/", "#filter")],
)
async def test_words_sent_together_with_the_key_that_opens_their_field_stand_in_it(
    opens: str, field: str
) -> None:
    async with sitting() as sit:
        before = {passage.id: passage.section for passage in sit.app.briefing.passages}
        await sit.type(f"{opens}bus 1 uxq")
        found = sit.app.screen.query_one(field)
        assert getattr(found, "text", getattr(found, "value", None)) == "bus 1 uxq"
        assert {passage.id: passage.section for passage in sit.app.briefing.passages} == before
