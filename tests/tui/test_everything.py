"""The palette reaches open articles, sections, bookmarks and themes, and shows their words as they stand."""

from __future__ import annotations

from pathlib import Path

from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.reading import read
from tests.tui.sitting import seed, sitting, write

TEXTS = ("[b]Ministers [/] meet", "Russian troops shelled Kupiansk.", "Diplomats met in Geneva for talks.")


async def test_a_bookmark_is_found_by_its_note_and_gone_to() -> None:
    briefing = seed()
    with open_store() as store:
        store.save(of_passage(briefing.article, briefing.passages[5], "[/x] zebra [red]crossing"))
    async with sitting() as sit:
        await sit.press("ctrl+p")
        await sit.type("zebra")
        assert "[/x] zebra [red]crossing" in sit.text and "Bookmark in" in sit.text
        await sit.press("enter")
        await sit.settle()
        assert sit.view == "DashboardScreen"
        assert sit.app.dashboard.passage() == briefing.passages[5]


async def test_a_theme_and_a_section_are_reached_from_another_screen() -> None:
    async with sitting() as sit:
        await sit.press("B", "ctrl+p")
        await sit.type("go to home")
        assert "Section · 4" in sit.text
        await sit.press("enter")
        assert sit.view == "DashboardScreen" and sit.pane.number == "4"
        await sit.press("ctrl+p")
        await sit.type("theme sitrep-light")
        assert "Theme · T" in sit.text
        await sit.press("enter")
        await sit.settle()
        assert sit.app.theme == "sitrep-light"


async def test_an_article_is_reached_by_its_title_which_is_no_markup(tmp_path: Path) -> None:
    path = write(tmp_path / "article.txt", TEXTS)
    async with sitting(brief(read(str(path)))) as sit:
        await sit.press("ctrl+p")
        await sit.type("ministers")
        assert "[b]Ministers [/] meet" in sit.text and "Open article · O" in sit.text
        await sit.press("enter")
        assert sit.view == "DashboardScreen"


async def test_no_more_bookmarks_than_can_be_looked_through() -> None:
    briefing = seed()
    with open_store() as store:
        for number in range(30):
            store.save(of_passage(briefing.article, briefing.passages[2], f"zebra {number}"))
    async with sitting() as sit:
        await sit.press("ctrl+p")
        await sit.type("zebra")
        assert sit.app.screen.query_one("CommandList").option_count == 20  # type: ignore[attr-defined]
