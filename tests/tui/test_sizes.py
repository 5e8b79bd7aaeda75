"""Every screen at every size: no exception, nothing cut off, the place kept while the terminal changes."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.model import Briefing
from sitrep.tui import themes
from tests.tui.sitting import article, seed, seen, sitting

SIZES = [
    (40, 12), (60, 20), (80, 24), (99, 40), (100, 30), (120, 29), (120, 40), (160, 45), (200, 55), (300, 100),
]  # fmt: skip
# Keys that open a screen, and those that lead back from it.
WAYS = {
    "ReaderScreen": (["enter"], ["escape"]),
    "BookmarksScreen": (["B"], ["escape"]),
    "NoteScreen": (["b"], ["escape"]),
    "WhyScreen": (["w"], ["escape"]),
    "HelpScreen": (["?"], ["escape"]),
    "ThemesScreen": (["T"], ["escape"]),
    "PaletteScreen": (["ctrl+p"], ["escape"]),
    "DashboardScreen": (["z"], ["z"]),
}
WIDE = [
    "乌克兰军队在库皮扬斯克附近击退了俄罗斯军队的进攻，" * 8,
    "Російські війська обстріляли Куп’янськ уночі, повідомляє Генеральний штаб. " * 6,
    "Emoji 👩‍👩‍👧‍👦 🇺🇦 ❤️ and marks e\u0301 a\u0302 in the text. " * 12,
    "Averylongwordwithoutanyblankthatnolinecanholdandthatmustbecutsomewhere" * 4,
    "short",
]


@pytest.mark.parametrize("size", [(40, 12), (300, 100)], ids=str)
async def test_every_screen_opens_and_leads_back(size: tuple[int, int]) -> None:
    async with sitting(size=size) as sit:
        place = sit.place
        for name, (keys, back) in WAYS.items():
            await sit.press(*keys)
            assert sit.view == name
            assert sit.text.strip()
            assert all(cell_len(row) == size[0] for row in sit.rows)
            assert len(sit.rows) == size[1]
            await sit.press(*back)
            assert sit.view == "DashboardScreen"
            assert sit.place == place
        await sit.press("i")
        await sit.press("escape" if sit.view == "InspectorScreen" else "i")
        assert sit.place == place


@pytest.mark.parametrize("briefing", [seed(), article(*WIDE)], ids=["english", "wide"])
async def test_no_word_of_the_article_is_cut_off(briefing: Briefing) -> None:
    async with sitting(briefing) as sit:
        for size in SIZES[:: 2 if briefing is seed() else 3]:
            await sit.resize(*size)
            for section in briefing.sections:
                passages = [p for p in briefing.in_section(section.id) if p in briefing.body]
                if not passages:
                    continue
                await sit.press(section.key, "g")
                pane, rows = sit.pane, seen(sit.pane)
                assert pane.region.right <= size[0]
                assert pane.region.bottom <= size[1]
                inside = pane.scrollable_content_region.width
                assert all(cell_len(row) <= inside for row in rows), "a row is wider than the pane"
                margin = 3 + (pane.label_width + 1 if pane.label_width else 0)
                text = "".join("".join(row[margin:].split()) for row in rows)
                assert text == "".join("".join(passage.text.split()) for passage in passages)
                # What stands on the screen is what the pane painted.
                assert any(rows[0].strip("▌ ") in row for row in sit.rows)


async def test_the_place_is_kept_through_every_size() -> None:
    async with sitting() as sit:
        await sit.press("2", "j")
        here = sit.here
        for size in [*SIZES[::2], (40, 12)]:
            await sit.resize(*size)
            assert sit.here == here
            assert sit.place[:2] == ("2", 1)
            assert " ".join(here.split()[:2]) in sit.words
            assert all(cell_len(row) == size[0] for row in sit.rows)


@pytest.mark.parametrize(("at", "name"), enumerate(name for name in WAYS if name != "DashboardScreen"))
async def test_resizing_while_a_screen_is_open(at: int, name: str) -> None:
    async with sitting() as sit:
        await sit.press(*WAYS[name][0])
        if name == "NoteScreen":
            await sit.type("typed")
        focused = sit.app.focused
        for size in [*SIZES[(at % 3) : 9 : 3], (30, 8), (120, 40)]:
            await sit.resize(*size)
            assert sit.view == ("TooSmallScreen" if size == (30, 8) else name)
            assert all(cell_len(row) == size[0] for row in sit.rows)
        assert sit.app.focused is focused
        if name == "NoteScreen":
            assert sit.note.text == "typed"
        await sit.press("escape")
        assert sit.view == "DashboardScreen"
        assert sit.place[:2] == ("1", 0)


@pytest.mark.parametrize("small", [(39, 12), (40, 11), (1, 1)], ids=str)
async def test_a_notice_stands_in_a_terminal_that_is_too_small(small: tuple[int, int]) -> None:
    async with sitting() as sit:
        await sit.press("2", "j")
        place = sit.place[:2]
        await sit.resize(*small)
        assert sit.view == "TooSmallScreen"
        if small[0] > 30:
            assert "sitrep needs 40 × 12; make the window larger." in sit.words
        await sit.resize(small[0] + 1 if small[0] < 39 else small[0], small[1])
        assert len(sit.app.screen_stack) == 2
        assert not sit.app.screen.show_vertical_scrollbar  # one that comes and goes would never rest
        await sit.resize(40, 12)
        assert sit.view == "DashboardScreen"
        assert sit.place[:2] == place
        await sit.press("k")
        assert sit.place[:2] == ("2", 0)


async def test_it_may_begin_in_a_terminal_that_is_too_small() -> None:
    async with sitting(size=(20, 5)) as sit:
        assert sit.view == "TooSmallScreen"
        await sit.press("j", "b", "q")  # nothing happens out of sight
        assert sit.app.is_running
        await sit.resize(80, 24)
        assert sit.view == "DashboardScreen"
        assert sit.place[:2] == ("1", 0)
        await sit.press("j")
        assert sit.place[:2] == ("1", 1)
        await sit.resize(20, 5)
        await sit.press("ctrl+q")
        assert not sit.app.is_running


async def test_a_screen_opened_just_before_the_terminal_got_too_small() -> None:
    async with sitting() as sit:
        sit.app.dashboard.action_bookmark()  # its screen comes when the store has answered
        await sit.resize(30, 8)
        await sit.resize(120, 40)
        while len(sit.app.screen_stack) > 1:
            assert sit.view == "NoteScreen"
            await sit.press("escape")
        assert sit.place[:2] == ("1", 0)


async def test_in_the_smallest_terminal_themes_are_seen_while_choosing() -> None:
    async with sitting(size=(40, 12)) as sit:
        await sit.press("T")
        assert sum(name in sit.text for name in themes.all_names()) >= 3
        assert "enter keep   esc back   F1 help" in sit.text
        assert "Ukrainian forces" in sit.text, "nothing is left of what the theme colours"


@pytest.mark.parametrize("width", [40, 44])
async def test_the_foot_of_every_box_names_whole_keys(width: int) -> None:
    with open_store() as store:
        store.save(of_passage(seed().article, seed().passages[1], "A note."))
    feet = {
        ("j", "b"): "^s save   esc keep draft   F1 help",
        ("B", "M"): "enter keep   esc back   ? help",
        ("c", "S"): "enter pick   esc cancel   ? help",
        ("s",): "esc cancel   ? help",
        ("w",): "s sort   esc back   ? help",
        ("s", "1", "W"): "enter learn   esc cancel   ? help",
        ("B", "e"): "enter write   esc back   F1 help",
        ("B", "I"): "enter import   esc back   F1 help",
        ("a",): "esc back   F1 help",
        ("?",): "esc back",
    }
    async with sitting(size=(width, 12)) as sit:
        for keys, foot in feet.items():
            await sit.press(*keys)
            assert any(foot in row for row in sit.rows), (keys, sit.rows)
            while len(sit.app.screen_stack) > 1:
                await sit.press("escape")


async def test_in_a_low_terminal_the_word_under_the_cursor_is_in_sight() -> None:
    async with sitting(size=(40, 12)) as sit:
        await sit.press("s", "1", "W", *"jjjjjjjj")
        assert sit.view == "LearnScreen"
        assert any("▌ [" in row for row in sit.rows)


async def test_in_a_low_terminal_a_message_goes_with_the_next_key() -> None:
    for rows, stays in ((12, False), (24, True)):
        async with sitting(size=(60, rows)) as sit:
            await sit.press("m")
            assert "Nothing is marked" in sit.words
            await sit.press("j")
            assert ("Nothing is marked" in sit.words) is stays
            sit.app.complain("The disk is full.")
            await sit.press("j", "k")
            assert "The disk is full." in sit.words
            await sit.press("m")


async def test_the_palette_opens_once_and_not_over_the_notice() -> None:
    async with sitting() as sit:
        await sit.press("ctrl+p")
        await sit.resize(30, 8)
        await sit.press("ctrl+p", "ctrl+p")
        assert sit.view == "TooSmallScreen"
        await sit.resize(80, 24)
        assert sit.view == "PaletteScreen"
        await sit.press("escape")
        assert sit.view == "DashboardScreen"
        await sit.resize(30, 8)
        await sit.press("ctrl+p")
        assert sit.view == "TooSmallScreen"
