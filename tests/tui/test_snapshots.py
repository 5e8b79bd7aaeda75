"""Pictures of the screens. After a change of looks: `pytest tests/tui/test_snapshots.py --snapshot-update`."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from sitrep import config
from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.model import Briefing
from sitrep.reading import read
from sitrep.tui import themes
from sitrep.tui.app import SitrepApp
from tests.tui.sitting import SEED, Sitting

Compare = Callable[..., bool]

NOTE = "Compare with the map of **3 June**:\n\n- Zaporizke\n- Novohryhorivka"
SIZES = [(60, 20), (80, 24), (120, 40), (200, 55)]
SCREENS = {
    "reader": ["j", "enter"],
    "why": ["w"],
    "note": ["j", "b"],
    "bookmarks": ["B"],
    "help": ["?"],
    "find": ["/", *"ukraine", "enter", "n"],
    "typing": ["/", *"ukr"],
    "themes": ["T"],
    "palette": ["ctrl+p"],
    "inspector": ["j", "i"],
    "claims": ["}", "c"],
    "contested": ["C"],
    "names": ["p"],
}


@functools.cache
def fixed() -> Briefing:
    """The article that ships, at a place that is the same on every machine."""
    return brief(read(str(SEED))._replace(source="/news/dnipropetrovsk.txt"))


@pytest.fixture
def bookmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three bookmarks whose every field is known."""
    with open_store() as store:
        for n, (at, note, tags) in enumerate(
            [(1, NOTE, ("front", "map")), (5, "", ()), (8, "Ask about 18–22.", ())]
        ):
            mark = of_passage(fixed().article, fixed().passages[at], note, tags)
            stamp = f"2026-03-0{n + 1}T07:30:00.000000Z"
            store.save(replace(mark, id=f"{n}", created=stamp, updated=stamp, author="reader"))
    for widget in (Input, TextArea):
        start = widget.__init__

        def still(self: Any, *args: Any, start: Callable[..., None] = start, **more: Any) -> None:
            start(self, *args, **more)
            self.cursor_blink = False

        monkeypatch.setattr(widget, "__init__", still)


def looks(compare: Compare, size: tuple[int, int], theme: str, keys: list[str]) -> bool:
    """Whether the screen those keys lead to looks as it did."""
    config.write("theme", theme)

    async def go(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, SitrepApp)
        sit = Sitting(app, pilot, [])
        await sit.settle()
        await sit.press(*keys)
        await sit.clear_toasts()

    return compare(SitrepApp(fixed()), terminal_size=size, run_before=go)


@pytest.mark.parametrize("theme", ["sitrep-dark", "sitrep-light", "no-color"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.usefixtures("bookmarks")
def test_dashboard(
    snap_compare: Compare, size: tuple[int, int], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")
    assert looks(snap_compare, size, themes.DEFAULT if theme == "no-color" else theme, [])


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.usefixtures("bookmarks")
def test_screen(snap_compare: Compare, screen: str, size: tuple[int, int]) -> None:
    assert looks(snap_compare, size, themes.DEFAULT, SCREENS[screen])


@pytest.mark.usefixtures("bookmarks")
def test_the_smallest(snap_compare: Compare) -> None:
    assert looks(snap_compare, (40, 12), themes.DEFAULT, [])
