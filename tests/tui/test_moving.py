"""Walking through the dashboard: passages, pages, panes, zoom, and the place each pane keeps."""

from __future__ import annotations

import pytest

from sitrep.model import Briefing
from sitrep.tui.layout import share
from tests.tui.sitting import article, sitting

LONG = " ".join(f"Ukrainian troops near Kupiansk held line {n} against shelling." for n in range(60))


def battle(count: int) -> Briefing:
    """Many short passages about fighting, so that one pane is full."""
    return article(
        *[f"Russian troops shelled village {n} near Kupiansk with artillery." for n in range(count)]
    )


async def test_j_and_k_go_from_passage_to_passage_and_stop_at_the_ends() -> None:
    async with sitting() as sit:
        passages = [passage.text for passage in sit.app.briefing.in_section("battlefield")]
        assert sit.here == passages[0]
        for key, at in [("k", 0), ("j", 1), ("down", 2), ("j", 3), ("j", 4), ("j", 4), ("up", 3), ("k", 2)]:
            await sit.press(key)
            assert sit.here == passages[at], key
        await sit.press("G")
        assert sit.here == passages[-1]
        await sit.press("g")
        assert sit.here == passages[0]
        await sit.press("end")
        assert sit.here == passages[-1]
        await sit.press("home")
        assert sit.here == passages[0]


async def test_the_cursor_is_always_in_sight() -> None:
    async with sitting(battle(40), size=(60, 20)) as sit:
        for key in [
            *"jjjjjjjjkkkk",
            "G",
            "k",
            "space",
            "space",
            "g",
            "pagedown",
            "ctrl+d",
            "ctrl+u",
            "pageup",
            *"jjj",
        ]:
            await sit.press(key)
            top, bottom = sit.pane.text.span(sit.pane.cursor)
            height, y = sit.pane.scrollable_content_region.height, sit.pane.scroll_offset.y
            assert y <= top, key
            assert bottom <= y + height, key


@pytest.mark.parametrize(
    ("down", "up", "size"), [("pagedown", "pageup", (120, 40)), ("ctrl+d", "ctrl+u", (40, 12))], ids=str
)
async def test_pages_lead_from_the_first_passage_to_the_last_and_back(
    down: str, up: str, size: tuple[int, int]
) -> None:
    async with sitting(battle(30), size=size) as sit:
        for key, end, way in ((down, 29, 1), (up, 0, -1)):
            for _ in range(80):
                cursor, y = sit.pane.cursor, sit.pane.scroll_offset.y
                if cursor == end:
                    break
                await sit.press(key)
                assert (sit.pane.cursor - cursor) * way >= 0, "the cursor went the other way"
                assert (sit.pane.scroll_offset.y - y) * way >= 0, "the text went the other way"
                assert (sit.pane.cursor, sit.pane.scroll_offset.y) != (cursor, y), "the key did nothing"
            assert sit.pane.cursor == end


async def test_half_a_page_never_moves_the_cursor_back() -> None:
    async with sitting(battle(60), size=(60, 24)) as sit:
        while sit.pane.scroll_offset.y == 0:  # to the last passage in sight
            await sit.press("j")
        for key, way in (("ctrl+d", 1), ("space", 1), ("ctrl+u", -1), ("pageup", -1)):
            before = sit.pane.cursor
            await sit.press(key)
            assert (sit.pane.cursor - before) * way > 0, key


@pytest.mark.parametrize("size", [(40, 12), (60, 20)], ids=str)
async def test_j_reads_a_tall_passage_to_its_end_before_the_next_one(size: tuple[int, int]) -> None:
    briefing = article("Ukrainian troops fought near Kupiansk.", LONG, "Russian troops shelled Kherson.")
    async with sitting(briefing, size=size) as sit:
        pane = sit.pane
        await sit.press("j")
        assert pane.cursor == 1
        top, bottom = pane.text.span(1)
        height = pane.scrollable_content_region.height
        assert pane.scroll_offset.y == top
        shown = set()
        while pane.cursor == 1:
            y = pane.scroll_offset.y
            shown |= set(range(y, y + height))
            assert len(shown) < bottom + height
            await sit.press("j")
        assert set(range(top, bottom)) <= shown, "rows were skipped"
        assert pane.cursor == 2
        # And back: from the tall passage's end to its beginning, then to the one before.
        await sit.press("k")
        assert pane.cursor == 1
        presses = 0
        while pane.cursor == 1:
            await sit.press("k")
            presses += 1
            assert presses < 100
        assert pane.cursor == 0


@pytest.mark.parametrize("key", ["space", "ctrl+d"])
async def test_pages_go_through_a_tall_passage_without_skipping_a_row(key: str) -> None:
    async with sitting(article(LONG, "Russian troops shelled Kherson."), size=(40, 12)) as sit:
        pane, shown = sit.pane, set()
        height = pane.scrollable_content_region.height
        for _ in range(400):
            y = pane.scroll_offset.y
            shown |= set(range(y, y + height))
            if pane.cursor == 1:
                break
            await sit.press(key)
        assert pane.cursor == 1
        assert set(range(pane.virtual_size.height)) <= shown


async def test_g_and_G_show_the_very_first_and_last_row() -> None:
    async with sitting(article(LONG, LONG + " Shelling."), size=(40, 12)) as sit:
        await sit.press("G")
        assert sit.pane.cursor == 1
        assert sit.pane.scroll_offset.y == sit.pane.max_scroll_y > 0
        await sit.press("g")
        assert (sit.pane.cursor, sit.pane.scroll_offset.y) == (0, 0)


PANES = ["1", "2", "3", "4", "0"]


async def test_panes_follow_each_other_around() -> None:
    async with sitting() as sit:
        for keys, order in (
            (("tab", "l", "right", "tab", "tab"), [*PANES[1:], "1"]),
            (("shift+tab", "h", "left", "shift+tab", "h"), ["0", "4", "3", "2", "1"]),
        ):
            for key, number in zip(keys, order, strict=True):
                await sit.press(key)
                assert sit.pane.number == number, key


@pytest.mark.parametrize("size", [(120, 40), (60, 20)], ids=str)
async def test_digits_lead_to_their_panes(size: tuple[int, int]) -> None:
    async with sitting(size=size) as sit:
        for digit in "42301":
            await sit.press(digit)
            assert sit.pane.number == digit
            assert sit.pane.display
            assert sit.pane.region.height > 1
        await sit.press("7")  # no section has it
        assert sit.pane.number == "1"


async def test_each_pane_keeps_its_place() -> None:
    texts = [f"Russian troops shelled village {n} near Kupiansk with artillery." for n in range(20)]
    texts += [f"Diplomats met in Geneva for peace talks and negotiations, round {n}." for n in range(20)]
    for size in ((120, 40), (50, 14)):
        async with sitting(article(*texts), size=size) as sit:
            await sit.press("1", *"jjjjjjj")
            first = sit.place
            await sit.press("2", "G")
            second = sit.place
            assert (first[1], second[1]) == (7, len(sit.pane.blocks) - 1)
            await sit.press("1")
            assert sit.place == first
            await sit.press("tab")
            assert sit.place == second
            await sit.press("z", "z", "1", "z", "escape", "2")
            assert sit.place == second
            await sit.press("1")
            assert sit.place == first


async def test_every_pane_keeps_a_cursor_but_only_the_pane_in_use_names_its_place() -> None:
    async with sitting() as sit:
        await sit.press("j", "2")
        assert (sit.of("1").cursor, sit.of("2").cursor) == (1, 0)
        for words in ("Viktor Trehubov of", "The new push comes"):
            row = next(row for row in sit.rows if words in row)
            assert row[: row.index(words)].rstrip().endswith("▌")
        assert "1 of 2" in sit.text
        assert "2 of 5" not in sit.text


async def test_zoom_fills_the_screen_and_leads_back() -> None:
    async with sitting() as sit:
        before = sit.of("2").region
        await sit.press("2", "j", "z")
        assert [pane.number for pane in sit.app.dashboard.panes() if pane.display] == ["2"]
        assert sit.pane.region.width == 120
        assert sit.place[:2] == ("2", 1)
        await sit.press("4")
        assert [pane.number for pane in sit.app.dashboard.panes() if pane.display] == ["4"]
        await sit.press("escape")
        assert all(pane.display for pane in sit.app.dashboard.panes())
        assert sit.pane.number == "4"
        assert sit.of("2").region == before
        await sit.press("z", "z")
        assert all(pane.display for pane in sit.app.dashboard.panes())


async def test_escape_on_the_dashboard_does_not_leave() -> None:
    async with sitting() as sit:
        await sit.press("escape", "escape")
        assert sit.app.is_running
        assert sit.view == "DashboardScreen"


async def test_an_empty_pane_says_so_and_takes_every_key() -> None:
    async with sitting(
        article("Russian troops shelled Kupiansk with artillery.", "Shelling went on.")
    ) as sit:
        await sit.press("2")
        assert sit.pane.number == "2"
        assert "Nothing in this section." in sit.words
        for key in ["j", "k", "G", "g", "space", "pageup", "ctrl+d", "w", "i", "enter", "b", "n", "N"]:
            await sit.press(key)
            assert sit.view == "DashboardScreen", key
        await sit.press("tab")
        assert sit.pane.blocks


async def test_no_passage_is_hidden_by_the_title_but_the_headline() -> None:
    said = "Russian troops shelled Kupiansk."
    async with sitting(article(said, title=said)) as sit:
        assert sit.here == said
        assert "1 passage" in sit.words
    async with sitting(article(said[:-1], title=said[:-1])) as sit:
        assert sit.here == said[:-1]
    async with sitting(article(said, "Diplomats met in Geneva for talks.", title=said)) as sit:
        assert sit.here == said
        assert "2 passages" in sit.words
    async with sitting(article(said[:-1], "Diplomats met in Geneva for talks.", title=said[:-1])) as sit:
        assert "1 passage " in f"{sit.words} "
        assert "Nothing in this section." not in sit.here


@pytest.mark.parametrize("needs", [[10, 5], [40, 5], [40, 30], [1, 1], [0, 0], [500, 3], [7, 7, 7]], ids=str)
@pytest.mark.parametrize("height", [6, 17, 40])
def test_rows_are_shared_out_wholly_and_by_need(needs: list[int], height: int) -> None:
    rows = share(needs, height)
    assert sum(rows) == height
    assert min(rows) >= 0
    if sum(needs) <= height:
        assert all(row >= need for row, need in zip(rows, needs, strict=True))


async def test_a_short_pane_gives_its_rows_to_a_full_one() -> None:
    texts = [f"Russian troops shelled village {n} near Kupiansk with artillery." for n in range(40)]
    async with sitting(article(*texts, "Diplomats met in Geneva for peace talks.")) as sit:
        assert sit.of("1").region.height > 2 * sit.of("3").region.height
        assert sit.of("3").region.height >= 3
        board = sit.app.dashboard.query_one("Board").region
        assert sit.of("1").region.height + sit.of("3").region.height == board.height


async def test_the_third_column_follows_the_cursor_and_i_closes_it() -> None:
    async with sitting(size=(160, 45)) as sit:
        inspector = sit.app.dashboard._inspector
        assert inspector.display
        assert "Passage 1 of 10" in sit.text
        await sit.press("j")
        assert "Passage 2 of 10" in sit.text
        await sit.press("4")
        assert "Passage 9 of 10" in sit.text or "Home front" in sit.text
        await sit.press("i")
        assert not inspector.display
        assert sit.pane.number == "4"
        await sit.press("i")
        assert inspector.display


async def test_a_place_in_words_stands_in_the_frame_and_the_tabs() -> None:
    async with sitting() as sit:
        await sit.press("j")
        assert "2 of 5" in sit.text
    async with sitting(size=(60, 20)) as sit:
        await sit.press("j")
        assert "2 of 5" in sit.text
        assert all(name in sit.text for name in ("1 Battlefield 5", "2", "3", "4", "0"))


async def test_rows_painted_alone_leave_the_screen_as_painting_all_of_it_would() -> None:
    async with sitting() as sit:
        for key in [*"jjk", "tab", "j", "tab", "shift+tab", "G", "k", "2", "1"]:
            await sit.press(key)
            in_part = [list(strip) for strip in sit.app.screen._compositor.render_strips()]
            for pane in sit.app.dashboard.panes():
                pane._strips.clear()
                pane.refresh()
            await sit.settle()
            assert [list(strip) for strip in sit.app.screen._compositor.render_strips()] == in_part, key
