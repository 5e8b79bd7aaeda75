"""Leaving in the middle of something: what still comes to a screen that is taken down is no crash."""

from __future__ import annotations

from textual.css.query import NoMatches

from tests.tui.sitting import seed, sitting


async def test_progress_that_comes_when_sitrep_has_ended_says_nothing() -> None:
    async with sitting(seed()) as sit:
        dashboard = sit.app.dashboard
        dashboard.show_progress(10)
        sit.app.exit()
    dashboard.show_progress(20)
    assert sit.app.crash is None


async def test_a_screen_that_is_taken_down_while_it_is_made_is_no_crash() -> None:
    async with sitting(seed()) as sit:
        sit.app.exit()
        sit.app._handle_exception(NoMatches("No nodes match '#bar'"))
        assert sit.app.crash is None
    assert sit.app.return_code == 0
