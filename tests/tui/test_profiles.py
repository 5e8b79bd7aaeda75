"""A profile of one's own on the screen: panes, tabs, digits, help, colours that can be read, bookmarks of others."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.model import Article, Section
from sitrep.sorting import Profile, load_profile
from sitrep.sorting.profile import read_profile
from sitrep.tui import layout, palette, themes
from sitrep.tui.app import SitrepApp
from tests.tui.sitting import Sitting, sitting

NAMES = ["Wheat", "Barley", "Maize", "Rye", "Oats", "Rice", "Millet", "Soya", "Rapeseed"]
SIZES = [(80, 24), (120, 40), (160, 45), (200, 55)]


def grains(folder: Path, count: int, colour: str = "") -> Profile:
    """A profile of so many sections, each with one word of its own."""
    wish = f'colour = "{colour}"\n' if colour else ""
    rows = [
        f'[[sections]]\nid = "{name.lower()}"\ntitle = "{name} harvest"\n{wish}' for name in NAMES[:count]
    ]
    rows += [f'[[phrases]]\nsection = "{name.lower()}"\n9 = "{name.lower()}"\n' for name in NAMES[:count]]
    file = folder / "grains.toml"
    file.write_text("".join(rows), encoding="utf-8")
    return read_profile(file)


@asynccontextmanager
async def opened(rules: Profile, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Sitting]:
    paragraphs = tuple(f"The {name.lower()} was brought in before the rain. " * 3 for name in NAMES)
    article = Article("grain", "The harvest", "/news/grain.txt", paragraphs)
    async with sitting(brief(article, rules), size, rules) as sit:
        yield sit


@pytest.mark.parametrize("count", [2, 9])
async def test_panes_digits_and_help_follow_the_profile(tmp_path: Path, count: int) -> None:
    async with opened(grains(tmp_path, count)) as sit:
        for size in SIZES:
            await sit.resize(*size)
            for at, name in enumerate(NAMES[:count], 1):
                await sit.press(str(at))
                pane = sit.of(str(at))
                assert sit.pane is pane and f"{at} {name}" in sit.text
                assert name.lower() in sit.here
                assert pane.region.height >= 7
            panes = [pane for pane in sit.app.dashboard.panes() if pane.display and pane.number != "0"]
            assert len(panes) == (1 if layout.is_single(count, *size) else count)
            assert all(pane.region.width >= 36 for pane in panes)
        await sit.press("9" if count < 9 else "1")
        assert sit.pane.number == str(count if count < 9 else 1)
        await sit.press("?")
        await sit.type("harvest")
        assert f"Go to {NAMES[count - 1]} harvest" in sit.text
        await sit.press("escape", "1", "s", str(count))
        assert f"{NAMES[count - 1]}" in sit.said[-1]
        with open_store() as store:
            assert [(one.scope, one.value) for one in store.corrections()] == [
                ("grains", NAMES[count - 1].lower())
            ]


def test_many_panes_fill_the_board_without_gap_or_overlap() -> None:
    for count in range(1, 10):
        for width, height in ((100, 30), (119, 60), (120, 33), (150, 48), (300, 90)):
            boxes = layout.board(count, width, height, lambda at, columns: 3 + 40 * at // columns)
            cells = [(x, y) for a, b, w, h in boxes for x in range(a, a + w) for y in range(b, b + h)]
            assert len(boxes) == count
            assert len(cells) == len(set(cells)) == width * height


@pytest.mark.parametrize("colour", ["#d8a657", "#123456", "#ffffff"])
def test_a_wished_colour_is_used_only_where_it_can_be_read(colour: str) -> None:
    section = Section("wheat", "Wheat", "Wheat", "1", "", colour)
    used = set()
    for theme in themes.shipped_themes():
        ground = {name: getattr(theme, name) or "" for name in ("background", "surface", "panel")}
        least = 7.0 if theme.name.startswith("contrast-") else 4.5
        found = palette.section_colours([section], ground, least)
        assert found in ({}, {"section-1": colour, "title-1": colour})
        if found:
            used.add(theme.name)
            assert min(palette.contrast(colour, each) for each in ground.values()) >= least
    assert "ansi" not in used
    assert ("sitrep-dark" in used) == (colour != "#123456")
    assert ("sitrep-light" in used) == (colour == "#123456")


async def test_the_colours_follow_the_theme(tmp_path: Path) -> None:
    async with opened(grains(tmp_path, 2, "#d8a657")) as sit:
        app: SitrepApp = sit.app
        assert app.theme_variables["section-1"] == "#d8a657"
        app.show_theme("sitrep-light")
        await sit.settle()
        assert app.theme_variables["section-1"] != "#d8a657"
        app.show_theme("ansi")
        await sit.settle()
        assert app.theme_variables["section-1"] != "#d8a657"


async def test_bookmarks_of_another_profile_name_their_section(tmp_path: Path) -> None:
    async with opened(load_profile("conflict")) as sit:
        await sit.press("0", "s", "4", "4", "b", "escape")
    async with opened(grains(tmp_path, 2)) as sit:
        await sit.press("B")
        assert "Home front" in sit.text
