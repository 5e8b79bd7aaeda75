"""Keys that come faster than screens are made: none is lost, and none finds a screen half made."""

from __future__ import annotations

from tests.tui.sitting import sitting


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
