"""Choosing a theme: seen at once, kept by enter, taken back by esc, there again at the next start."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color
from textual.widgets import OptionList

from sitrep import paths
from sitrep.config import Config
from sitrep.tui import themes
from sitrep.tui.theme_defaults import contrast
from tests.tui.sitting import Sitting, sitting


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


def painted(sit: Sitting, words: str) -> list[Style]:
    """How these words are painted, wherever they stand, as the terminal gets it."""
    strips = sit.app.screen._compositor.render_strips(sit.app.size)
    return [part.style for strip in strips for part in strip if words in part.text and part.style]


@pytest.mark.parametrize("name", [theme.name for theme in themes.shipped_themes() if not theme.ansi])
async def test_the_chosen_row_of_a_list_can_be_read(name: str) -> None:
    async with sitting(config=Config(theme=name)) as sit:
        await sit.press("T")
        rows = painted(sit, name)
        await sit.press("escape", "ctrl+p")
        rows += [*painted(sit, "Add a source"), *painted(sit, "Articles · a")]
        assert len(rows) == 3
        for row in rows:
            assert row.color and row.bgcolor and not row.dim
            text, ground = map(Color.from_rich_color, (row.color, row.bgcolor))
            assert contrast(text, ground) >= 4.5, row


async def test_without_colours_what_is_chosen_and_selected_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sitting(config=Config(theme="ansi")) as sit:
        await sit.press("enter", "right")
        assert any(style.reverse for style in painted(sit, "Ukrainian"))
        await sit.press("escape", "escape", "T")
        assert any(style.underline for style in painted(sit, "ansi"))
        await sit.press("escape", "ctrl+p")
        assert [style.underline for style in painted(sit, "Add a source")] == [True]
