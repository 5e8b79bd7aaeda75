"""Settings in the running app: chosen keys, ASCII only, a theme that is kept, and what is wrong named at the start."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from sitrep import config, paths
from sitrep.config import Config
from tests.tui.sitting import screen_rows, sitting


async def test_chosen_keys_work_and_are_shown() -> None:
    mine = Config(keys={"why": "X", "bookmark.edit": "w", "nothing": "y", "passage.next": "j ctrl+j"})
    async with sitting(config=mine) as here:
        assert any("'nothing'" in said for said in here.said)
        assert "X why" in screen_rows(here.app)[-1]
        assert "w bookmark" in screen_rows(here.app)[-1]
        await here.press("X")
        assert type(here.app.screen).__name__ == "WhyScreen"
        await here.press("escape", "Ч")
        assert type(here.app.screen).__name__ == "WhyScreen"
        await here.press("escape", "w")
        assert type(here.app.screen).__name__ == "NoteScreen"
        await here.press("escape", "ctrl+j", "question_mark")
        await here.type("why")  # the list is longer than the screen
        assert any("X " in row and "Why is it here?" in row for row in screen_rows(here.app))


async def test_ascii_only() -> None:
    async with sitting(config=Config(ascii=True)) as here:
        await here.press("b", "escape", "tab")
        assert [row for row in screen_rows(here.app) if not row.isascii()] == []


@pytest.mark.parametrize("key", ["ctrl+p", "O", "s", "B", "?"])
async def test_ascii_only_in_boxes_and_lists(key: str) -> None:
    async with sitting(config=Config(ascii=True), size=(80, 24)) as here:
        await here.press(key)
        assert [row for row in screen_rows(here.app) if not row.isascii()] == []
        assert {cell_len(row) for row in screen_rows(here.app)} == {80}


async def test_ascii_tells_the_tab_in_use_and_what_was_cut() -> None:
    async with sitting(config=Config(ascii=True), size=(60, 20)) as here:
        title, tabs, rule = screen_rows(here.app)[:3]
        assert "that ~ " in title
        first = "1 Battlefield 5"
        at = tabs.index(first)
        assert rule[at : at + len(first)] == "=" * len(first)
        assert rule.count("=") == len(first)


async def test_a_theme_is_kept_in_the_settings() -> None:
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text("# mine\nmouse = false\n", encoding="utf-8")
    async with sitting() as here:
        await here.press("T")
        await here.type("redgreen")
        await here.press("enter")
        assert here.app.theme == "redgreen"
    assert paths.config_file().read_text(encoding="utf-8").startswith("# mine\nmouse = false\n")
    assert config.load().theme == "redgreen"


async def test_an_unknown_theme_is_named() -> None:
    async with sitting(config=Config(theme="sitrep-lihgt")) as here:
        assert any("'sitrep-lihgt'; did you mean 'sitrep-light'?" in said for said in here.said)
        assert here.app.theme == "sitrep-dark"


async def test_a_broken_file_in_place_of_the_default_theme_leaves_the_one_that_ships() -> None:
    paths.themes_dir().mkdir(parents=True)
    (paths.themes_dir() / "sitrep-dark.toml").write_text("primary = ", encoding="utf-8")
    async with sitting() as here:
        assert any("'sitrep-dark.toml' is not valid TOML" in said for said in here.said)
        assert here.app.theme == "sitrep-dark"


_WRONG = """theme = "sitrep-lihgt"
muose = true
marks = "sometimes"
[keys]
why = "b"
"bookmark.edt" = "f5"
help = ""
"""


async def test_all_that_is_wrong_in_the_settings_fits_one_message() -> None:
    paths.config_file().parent.mkdir(parents=True)
    paths.config_file().write_text(_WRONG, encoding="utf-8")
    async with sitting(size=(80, 24)) as here:
        assert len(here.said) == 1
        message = " ".join(" ".join(row[41:77] for row in here.rows).split())
        for part in (
            "no setting 'muose'",
            "not 'sometimes'",
            "And 4 more: `sitrep config check` names them.",
        ):
            assert part in message


async def test_every_view_shows_the_chosen_keys() -> None:
    async with sitting(config=Config(keys={"help": "f2"})) as here:
        for key in ("O", "F", "x", "H", "c", "p"):
            await here.press(key)
            assert "f2 help" in screen_rows(here.app)[-1].lower(), key
            await here.press("escape")
