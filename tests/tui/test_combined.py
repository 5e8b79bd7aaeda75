"""The combined view: all open articles newest first, and whatever is done to a passage is done in its own article."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sitrep.bookmarks.correction import correct
from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.desk import begin
from sitrep.model import Article
from sitrep.reading import read
from sitrep.tui.passages import UNREAD
from sitrep.tui.widgets.pane import Pane
from tests.tui.sitting import Sitting, saved, sitting, write
from tests.tui.test_later import beat, press

FRONT = [
    "Troops shelled the town of Pokrovsk overnight.",
    "Two soldiers were killed near the front line by drones.",
]
TALKS = [
    "Ministers met in Geneva for peace talks on a ceasefire.",
    "Artillery hit the trenches while they talked.",
]
HOME = ["Families queued for bread in the capital.", "Infantry attacked the village again at dawn."]


@asynccontextmanager
async def three(folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Sitting]:
    """Three articles, the second the newest and the third without a date; the first is shown."""
    sources = [
        write(folder / "front.txt", ["Title: The [red]front[/]\nDate: 2026-03-01", *FRONT]),
        write(folder / "talks.txt", ["Title: The talks\nDate: 2026-03-05", *TALKS]),
        write(folder / "home.txt", ["Title: The home", *HOME]),
    ]
    start = begin([str(source) for source in sources])
    async with sitting(brief(start.first), start=start, size=size) as sit:
        yield sit


def firsts(sit: Sitting) -> list[str]:
    """The words of the passages in the pane in use, without what stands below them."""
    return [block.text.plain.partition("\n")[0] for block in sit.pane.blocks]


async def test_all_passages_newest_first_each_with_its_source(tmp_path: Path) -> None:
    async with three(tmp_path) as sit:
        await sit.press("Z")
        assert sit.view == "CombinedScreen"
        assert "All open articles" in sit.rows[0]
        assert "3 articles  ·  6 passages" in sit.rows[0]
        assert firsts(sit) == [TALKS[1], *FRONT, HOME[1]]
        assert sit.here.partition("\n")[0] == FRONT[0]  # where one was
        assert "— talks.txt · 2026-03-05 · The talks" in sit.words
        assert "— front.txt · 2026-03-01 · The [red]front[/]" in sit.words
        assert "— home.txt · The home" in sit.words
        await sit.press("Z")
        assert sit.view == "DashboardScreen"
        assert sit.here == FRONT[0]


async def test_it_begins_at_the_passage_one_was_on_in_whichever_pane(tmp_path: Path) -> None:
    async with three(tmp_path) as sit:
        await sit.press("]", "]", "4")
        assert sit.here == HOME[0]
        await sit.press("Z")
        assert sit.view == "CombinedScreen"
        assert sit.here.partition("\n")[0] == HOME[0]


async def test_one_article_alone_needs_no_such_view() -> None:
    async with sitting() as sit:
        await sit.press("Z")
        assert sit.said == ["This is the only article; a adds another."]
        assert sit.view == "DashboardScreen"


async def test_a_bookmark_goes_to_the_right_article_and_is_flagged(tmp_path: Path) -> None:
    async with three(tmp_path) as sit:
        await sit.press("j", "Z", "g", "b", *"note", "ctrl+s")
        (mark,) = saved()
        assert (mark.quote, mark.note, mark.title) == (TALKS[1], "note", "The talks")
        assert sit.view == "CombinedScreen"
        assert sit.pane.current
        assert sit.pane.current.flag.startswith("⚑")
        await sit.press("G", "b", "ctrl+s")
        assert {one.title for one in saved()} == {"The talks", "The home"}
        assert [block.flag[:1] for block in sit.pane.blocks] == ["⚑", "", "", "⚑"]
        await sit.press("u")
        assert [one.title for one in saved()] == ["The talks"]
        assert [block.flag[:1] for block in sit.pane.blocks] == ["⚑", "", "", ""]
        await sit.press("escape")
        assert "The [red]front[/]" in sit.rows[0]
        assert sit.here == FRONT[1]


async def test_why_sort_copy_and_reader_are_about_the_right_article(tmp_path: Path) -> None:
    async with three(tmp_path) as sit:
        await sit.press("Z", "g", "w")
        assert "Why is passage 2 in Battlefield?" in sit.words
        assert "Artillery" in sit.words
        await sit.press("escape", "y")
        assert sit.app.clipboard.startswith(f"“{TALKS[1]}”\n— The talks, 2026-03-05\n")
        await sit.press("G", "enter")
        assert sit.view == "ReaderScreen"
        assert "The home" in sit.rows[0]
        assert HOME[0] in sit.words
        await sit.press("escape")
        assert sit.view == "CombinedScreen"
        assert sit.here.startswith(HOME[1])
        await sit.press("s", "2")
        assert firsts(sit) == [TALKS[1], *FRONT]
        await sit.press("2")
        assert firsts(sit) == [TALKS[0], HOME[1]]
        with open_store() as store:
            assert [one.title for one in store.corrections()] == ["The home"]


async def test_decisions_on_articles_that_are_not_shown_hold(tmp_path: Path) -> None:
    article = read(str(write(tmp_path / "talks.txt", ["Title: The talks\nDate: 2026-03-05", *TALKS])))
    passage = next(one for one in brief(article).body if one.text == TALKS[1])
    with open_store() as store:
        words = (passage.paragraph, passage.start, passage.end)
        store.correct(correct(article, *words, "diplomacy", scope="conflict"))
    async with three(tmp_path) as sit:
        await sit.press("Z")
        assert firsts(sit) == [*FRONT, HOME[1]]


async def test_finding_zooming_and_small_terminals(tmp_path: Path) -> None:
    async with three(tmp_path, (80, 24)) as sit:
        await sit.press("Z", "/", *"home", "enter")
        assert "1 of" in sit.words
        await sit.press("n", "escape", "z")
        assert sit.view == "CombinedScreen"
        await sit.press("escape", "escape")
        assert sit.view == "DashboardScreen"
        assert "The [red]front[/]" in sit.rows[0]


async def test_articles_that_come_and_go_are_shown(tmp_path: Path) -> None:
    async with three(tmp_path) as sit:
        more = write(
            tmp_path / "more.txt", ["Title: More\nDate: 2026-03-09", "Tanks crossed the border at night."]
        )
        await sit.press("Z")
        await sit.app.articles.add(str(more))
        await sit.settle()
        assert firsts(sit)[0] == "Tanks crossed the border at night."
        await sit.app.articles.remove(sit.app.articles.desk.at)
        await sit.settle()
        assert firsts(sit) == [TALKS[1], *FRONT, HOME[1]]


async def test_words_selected_below_a_passage_are_none_of_it(tmp_path: Path) -> None:
    async with three(tmp_path) as sit:
        await sit.press("Z", "shift+end", "b", "ctrl+s")
        (mark,) = saved()
        assert mark.quote == FRONT[0]


async def test_what_is_read_in_the_reader_is_not_unread_here_any_more(tmp_path: Path) -> None:
    def unread(sit: Sitting) -> list[str]:
        panes = sit.app.screen_stack[-1].query(Pane)
        blocks = [block for pane in panes for block in pane.blocks if UNREAD in block.mark]
        return [block.text.plain.partition("\n")[0] for block in blocks]

    async with three(tmp_path) as sit:
        await sit.press("q")
    async with three(tmp_path) as sit:
        await sit.press("Z")
        assert FRONT[1] in unread(sit)
        await sit.press("enter")
        assert sit.view == "ReaderScreen"
        await sit.press("j", "q")
        assert sit.view == "CombinedScreen"
        assert FRONT[1] not in unread(sit)


async def test_no_key_acts_on_a_passage_of_a_version_that_is_about_to_go(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with three(tmp_path) as sit:
        await sit.press("Z", "j")
        assert sit.here.partition("\n")[0] == FRONT[1]
        go, open_notes = asyncio.Event(), sit.app.notes.open

        async def wait(article: Article) -> None:
            await go.wait()
            await open_notes(article)

        monkeypatch.setattr(sit.app.notes, "open", wait)
        write(tmp_path / "front.txt", ["Title: The [red]front[/]\nDate: 2026-03-01", FRONT[0]])
        before = sit.app.briefing
        await press(sit, "r")
        while sit.app.briefing is before:
            await beat(sit)
        for key in ("b", "w", "enter", "s", "y", "E"):
            await press(sit, key)
            assert sit.view == "CombinedScreen"
        go.set()
        await sit.settle()
        assert FRONT[1] not in sit.words and saved() == []
