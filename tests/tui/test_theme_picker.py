"""Choosing a theme: seen at once, kept by enter, taken back by esc, there again at the next start."""

from __future__ import annotations

from textual.widgets import OptionList

from sitrep import paths
from sitrep.tui import themes
from tests.tui.sitting import sitting


async def test_moving_shows_a_theme_and_escape_takes_it_back() -> None:
    async with sitting() as sit:
        assert sit.app.theme == "sitrep-dark"
        colour = sit.app.dashboard.styles.background
        await sit.press("T")
        assert sit.view == "ThemesScreen"
        await sit.type("sitrep-light")
        assert sit.app.theme == "sitrep-light"
        assert sit.app.dashboard.styles.background != colour
        await sit.press("escape")
        assert sit.app.theme == "sitrep-dark"
        assert sit.app.dashboard.styles.background == colour
        assert sit.view == "DashboardScreen"
        assert sit.place[:2] == ("1", 0)
    async with sitting() as sit:
        assert sit.app.theme == "sitrep-dark"


async def test_every_theme_is_in_the_list() -> None:
    async with sitting() as sit:
        await sit.press("T")
        options = sit.app.screen.query_one(OptionList)
        assert [
            options.get_option_at_index(at).id for at in range(options.option_count)
        ] == themes.all_names()
        shown = []
        for key in ("down", "down", "up"):
            await sit.press(key)
            shown.append(sit.app.theme)
            assert "Battlefield" in sit.text
        assert shown[0] == shown[2] != shown[1]


async def test_enter_keeps_it_for_the_next_start() -> None:
    async with sitting() as sit:
        await sit.press("T")
        await sit.type("contrast-l")
        await sit.press("enter")
        assert sit.view == "DashboardScreen"
        assert sit.app.theme == "contrast-light"
    async with sitting() as sit:
        assert sit.app.theme == "contrast-light"
        await sit.press("T")
        await sit.type("nothing like it")
        await sit.press("enter")  # nothing to keep
        assert sit.view == "ThemesScreen"
        await sit.press("escape")
        assert sit.app.theme == "contrast-light"


async def test_a_broken_file_is_named_and_skipped() -> None:
    folder = paths.themes_dir()
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("primary = [red]", encoding="utf-8")
    async with sitting() as sit:
        await sit.press("T")
        assert any("broken" in sentence for sentence in sit.said)
        await sit.type("brok")
        assert sit.app.theme != "broken"
        await sit.press("escape")
        assert sit.app.theme == "sitrep-dark"


async def test_a_place_that_cannot_be_written_is_said_and_the_theme_holds() -> None:
    paths.config_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.config_dir().write_text("a file where the folder should stand", encoding="utf-8")
    async with sitting() as sit:
        await sit.press("T")
        await sit.type("redgreen")
        await sit.press("enter")
        assert sit.app.theme == "redgreen"
        assert any("until sitrep ends" in said for said in sit.said)
