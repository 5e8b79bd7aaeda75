"""Several articles: opened together, stepped through, listed, added while sitrep runs, put away and brought back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Static

from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.desk import begin
from sitrep.model import Article, Briefing
from sitrep.tui.factfinding import FactFinding
from tests.tui.sitting import Sitting, saved, sitting, write
from tests.tui.test_later import press

ARTICLES = {
    "front.txt": ["Troops shelled the town overnight.", "Two soldiers were killed near the front line."],
    "talks.txt": ["Ministers met in Geneva for peace talks.", "The envoys agreed to meet again."],
    "home.txt": ["Families queued for bread in the capital.", "Schools reopened after the blackout."],
}


def files(folder: Path) -> list[str]:
    """Three articles on disk; the title is the file's."""
    return [
        str(write(folder / name, [f"Title: The {name.partition('.')[0]} today", *paragraphs]))
        for name, paragraphs in ARTICLES.items()
    ]


@asynccontextmanager
async def opened(*sources: str) -> AsyncIterator[Sitting]:
    """sitrep on these sources, all read."""
    start = begin(sources)
    async with sitting(brief(start.first), start=start) as sit:
        yield sit


def said(sit: Sitting) -> str:
    """What the box says below its field."""
    return str(sit.app.screen.query_one("#said", Static).content)


def titles(sit: Sitting) -> list[str]:
    return [one.briefing.article.title for one in sit.app.articles.desk.opened]


async def test_brackets_step_through_the_articles_and_each_keeps_its_place(tmp_path: Path) -> None:
    async with opened(*files(tmp_path)) as sit:
        assert "SITREP  1 of 3  The front today" in sit.rows[0]
        await sit.press("j")
        here = sit.here
        await sit.press("right_square_bracket")
        assert "2 of 3  The talks today" in sit.rows[0]
        assert "Ministers met in Geneva" in sit.words
        await sit.press("right_square_bracket", "right_square_bracket")
        assert "1 of 3" in sit.rows[0]
        assert sit.here == here
        await sit.press("left_square_bracket", "enter")
        assert "The home today" in sit.rows[0]
        await sit.press("х")  # [ on a Cyrillic layout, in the reader
        assert sit.view == "ReaderScreen"
        assert "The talks today" in sit.rows[0]
        assert "Ministers met in Geneva" in sit.words
        await sit.press("b", *"read", "ctrl+s", "escape")
        assert sit.app.notes.marks.here[0].source.endswith("talks.txt")


async def test_a_source_that_fails_is_named_and_the_others_open(tmp_path: Path) -> None:
    front, talks, home = files(tmp_path)
    async with opened(str(tmp_path / "gone.txt"), front, str(tmp_path / "lost.txt"), talks, home) as sit:
        assert titles(sit) == ["The front today", "The talks today", "The home today"]
        assert [said for said in sit.said if "does not exist" in said] == [
            f"{tmp_path}/gone.txt does not exist: check the name.",
            f"{tmp_path}/lost.txt does not exist: check the name.",
        ]


async def test_the_list_opens_puts_away_and_brings_back(tmp_path: Path) -> None:
    async with opened(*files(tmp_path)) as sit:
        await sit.press("O")
        assert sit.view == "ArticlesScreen"
        assert "The front today  ◂ shown" in sit.text
        assert str(tmp_path / "home.txt") in sit.words
        await sit.press("j", "d")
        assert titles(sit) == ["The front today", "The home today"]
        assert "Put away: The talks today" in sit.said[-1]
        await sit.press("k", "d")  # the one that is shown
        assert sit.app.briefing.article.title == "The home today"
        await sit.press("d")
        assert "The last article stays" in sit.said[-1]
        await sit.press("u", "u")
        assert titles(sit) == ["The front today", "The talks today", "The home today"]
        await sit.press("g", "j", "enter")
        assert sit.view == "DashboardScreen"
        assert "2 of 3  The talks today" in sit.rows[0]


async def test_a_source_is_added_while_it_runs(tmp_path: Path) -> None:
    front, talks, _ = files(tmp_path)
    async with opened(front) as sit:
        await sit.press("right_square_bracket")
        assert "only article" in sit.said[-1]
        await sit.press("a")
        await sit.type(str(tmp_path / "gone.txt"))
        await sit.press("enter")
        assert sit.view == "AddScreen"  # with the reason in place
        assert said(sit) == f"{tmp_path}/gone.txt does not exist: check the name."
        sit.field("source").value = talks
        await sit.press("enter")
        assert sit.view == "DashboardScreen"
        assert "2 of 2  The talks today" in sit.rows[0]
        assert sit.said[-1] == "Added: The talks today"
        await sit.press("O", "a")
        sit.field("source").value = front
        await sit.press("enter")
        assert "It is open already" in sit.said[-1]
        await sit.press("escape")
        assert "1 of 2  The front today" in sit.rows[0]
        await sit.press("a", "escape")
        assert sit.view == "DashboardScreen"


async def test_an_article_is_shown_without_waiting_for_what_is_found_in_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free, looks = threading.Event(), list[str]()
    real = FactFinding.of

    def slow(self: FactFinding, briefing: Briefing) -> Briefing:
        looks.append(briefing.article.title)
        free.wait(60)
        return real(self, briefing)

    async with opened(*files(tmp_path)) as sit:
        desk = sit.app.articles.desk
        unlooked = tuple(one._replace(briefing=one.briefing._replace(facts=None)) for one in desk.opened)
        sit.app.articles.desk = desk._replace(opened=unlooked)
        monkeypatch.setattr(FactFinding, "of", slow)
        await sit.press("O", "j")
        sit._send("enter")
        while not (sit.view == "DashboardScreen" and "2 of 3  The talks today" in sit.rows[0] and looks):
            await sit.pilot.pause(0)
        sit._send("right_square_bracket")
        while "3 of 3  The home today" not in sit.rows[0]:
            await sit.pilot.pause(0)
        free.set()
        await sit.settle()
        assert sorted(looks) == ["The front today", "The home today", "The talks today"]  # each once
        assert looks[:2] == ["The talks today", "The home today"]  # what is on the screen comes first


@pytest.mark.parametrize("is_read", [False, True])
async def test_a_key_typed_before_the_next_article_stands_does_nothing_to_the_wrong_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_read: bool
) -> None:
    async with opened(*files(tmp_path)) as sit:
        await sit.press("right_square_bracket", "b", "ctrl+s", "left_square_bracket")
        if is_read:
            await sit.press("enter")
        go, open_notes = asyncio.Event(), sit.app.notes.open

        async def wait(article: Article) -> None:
            await go.wait()
            await open_notes(article)

        monkeypatch.setattr(sit.app.notes, "open", wait)
        view = sit.view
        await press(sit, "right_square_bracket")
        assert sit.app.briefing.article.title == "The talks today" and "Troops shelled" in sit.here
        for key in ("b", "w", "i", "s", "v", "}", ")", "W", "y"):
            await press(sit, key)
            assert sit.view == view
        go.set()
        await sit.settle()
        assert "Ministers met in Geneva" in sit.here and [mark.title for mark in saved()] == [
            "The talks today"
        ]


async def test_keys_typed_at_once_keep_the_place_in_every_article(tmp_path: Path) -> None:
    async with opened(*files(tmp_path)) as sit:
        await sit.press("right_square_bracket", "tab", "j")
        here = sit.here
        await sit.press("left_square_bracket")
        await sit.type("]]")
        assert "3 of 3" in sit.rows[0]
        await sit.press("left_square_bracket")
        assert "2 of 3" in sit.rows[0] and sit.here == here
        await sit.type("]s")
        assert "3 of 3" in sit.rows[0] and "Families queued" in sit.words and sit.view == "DashboardScreen"


async def test_help_read_while_a_source_is_read_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first, second, _ = files(tmp_path)
    async with opened(first) as sit:
        go, add = asyncio.Event(), sit.app.articles.add

        async def wait(source: str) -> str:
            await go.wait()
            return await add(source)

        monkeypatch.setattr(sit.app.articles, "add", wait)
        await sit.press("a")
        await sit.type(second)
        await press(sit, "enter", "f1")
        assert sit.view == "HelpScreen"
        go.set()
        await sit.settle()
        assert sit.view == "HelpScreen" and titles(sit) == ["The front today", "The talks today"]
        await sit.press("escape")
        assert sit.view == "DashboardScreen"


async def test_a_passage_is_not_sorted_in_an_article_that_came_while_one_was_asked(tmp_path: Path) -> None:
    async with opened(*files(tmp_path)) as sit:
        await sit.press("s")
        assert sit.view == "SortScreen"
        sit.app.articles.show(1)
        await press(sit, "4")
        await sit.settle()
        with open_store() as store:
            assert store.corrections() == []
        assert sit.said[-1] == "Another article was opened meanwhile: nothing was sorted."


async def test_a_passage_looked_up_in_an_older_version_is_shown_in_the_one_that_is_open(
    tmp_path: Path,
) -> None:
    async with opened(*files(tmp_path)) as sit:
        app = sit.app
        old = app.briefings[1]
        first, *others = old.article.paragraphs
        newer = brief(old.article._replace(paragraphs=("A line that is new.", first)))
        app.articles.desk = app.articles.desk.exchange(newer)
        here = app.briefing
        await app.go_to(old, next(p for p in old.passages if p.text == others[-1]))
        await sit.settle()
        assert app.briefing is here and "not in the article as it is now" in sit.said[-1]
        await app.go_to(old, next(p for p in old.passages if p.text == first))
        await sit.settle()
        assert app.briefing.article.paragraphs == newer.article.paragraphs
        assert sit.here == first
