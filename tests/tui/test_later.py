"""What is made of a very long article is made in a thread: meanwhile every key works, and none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest

from sitrep.tui import finder, later, ledger, panetexts
from sitrep.tui.screens import claims, contested, names, reader
from sitrep.tui.widgets import board
from tests.tui.sitting import Sitting, seed, sitting


@pytest.fixture(autouse=True)
def every_article_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(later, "MANY", 1)


@contextmanager
def held(monkeypatch: pytest.MonkeyPatch, where: Any, name: str) -> Iterator[Event]:
    """What is called by this name waits, in its thread, for the event."""
    go, works = Event(), getattr(where, name)

    def wait(*arguments: Any, **options: Any) -> Any:
        assert go.wait(30)
        return works(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(where, name, wait)
        try:
            yield go
        finally:
            go.set()


async def beat(sit: Sitting) -> None:
    """Let keys do what can be done while a thread is held."""
    for _ in range(20):
        await sit.pilot.pause(0)


async def press(sit: Sitting, *keys: str) -> None:
    for key in keys:
        sit._send(key)
        await beat(sit)


async def test_the_reader_is_laid_out_while_keys_are_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting() as sit:
        start = seed().passages.index(sit.app.dashboard.passage())  # type: ignore[arg-type]
        with held(monkeypatch, reader, "article_blocks") as go:
            await press(sit, "enter")
            assert sit.view == "ReaderScreen" and "being laid out" in sit.rows[0]
            await press(sit, "j", "j")
            await press(sit, "escape")
            assert sit.view == "DashboardScreen"
            await press(sit, "enter", "j", "j")
            assert sit.view == "ReaderScreen"
            go.set()
            await sit.settle()
        assert sit.here == seed().passages[start + 2].text
        assert f"{start + 3} of {len(seed().passages)}" in sit.rows[0]
        await sit.press("m", "m")
        assert sit.here == seed().passages[start + 2].text


async def test_a_passage_is_sorted_in_the_reader_while_it_is_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sitting() as sit:
        await sit.press("enter", "j")
        here = sit.here
        with held(monkeypatch, reader, "article_blocks") as go:
            await press(sit, "s", "4")
            while not any(passage.corrected for passage in sit.app.briefing.passages):
                await beat(sit)
            await press(sit, "j", "k", "w")
            assert sit.view == "WhyScreen"
            await press(sit, "escape")
            go.set()
            await sit.settle()
        assert sit.here == here and "Home front" in sit.rows[0]


async def test_claims_show_what_was_typed_last(monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting() as sit:
        await sit.settle()
        with held(monkeypatch, claims, "entries") as go:
            await press(sit, "c")
            assert sit.view == "ClaimsScreen" and "being looked for" in sit.rows[0]
            await press(sit, "/")
            for letter in "source:kallas":
                await press(sit, letter)
            go.set()
            await sit.settle()
        sources = {block.key.source for block in sit.app.screen._list.blocks}  # type: ignore[attr-defined]
        assert sources == {"Kaja Kallas"}
        assert f"{len(sit.app.screen._list.blocks)} claims" in sit.rows[0]  # type: ignore[attr-defined]
        await sit.press("escape")
        assert len(sit.pane.blocks) == len(ledger.entries(sit.app.briefings))


@pytest.mark.parametrize(
    ("key", "where", "name", "view"),
    [("C", contested, "contests", "ContestedScreen"), ("p", names, "named", "NamesScreen")],
)
async def test_lists_come_when_they_are_made(
    monkeypatch: pytest.MonkeyPatch, key: str, where: Any, name: str, view: str
) -> None:
    async with sitting() as sit:
        await sit.settle()
        with held(monkeypatch, where, name) as go:
            await press(sit, key)
            assert sit.view == view and "being looked for" in sit.rows[0]
            await press(sit, "?")
            assert sit.view == "HelpScreen"
            await press(sit, "escape")
            go.set()
            await sit.settle()
        assert sit.view == view and sit.pane.blocks and "being" not in sit.rows[0]


async def test_guests_are_laid_out_while_one_reads_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting() as sit:
        own = {digit: len(sit.of(digit).blocks) for digit in "12340"}
        with held(monkeypatch, panetexts, "passage_blocks") as go:
            await press(sit, "A", "j")
            assert "being laid out" in sit.rows[0] and sit.pane.cursor == 1
            go.set()
            await sit.settle()
        assert sit.pane.cursor == 1 and "being laid out" not in sit.rows[0]
        assert any(len(sit.of(digit).blocks) > count for digit, count in own.items())
        await sit.press("A")
        assert {digit: len(sit.of(digit).blocks) for digit in "12340"} == own


async def test_words_are_found_while_more_are_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting() as sit:
        with held(monkeypatch, finder, "find") as go:
            await press(sit, "/", "u", "k", "r", "enter", "n")
            assert sit.field("words").value == "ukr"
            go.set()
            await sit.settle()
        assert "2 of 11" in sit.text
        await sit.press("escape")
        assert not any(pane.hits for pane in sit.app.dashboard.panes())


async def test_guests_go_and_marks_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting() as sit:
        own = {digit: len(sit.of(digit).blocks) for digit in "12340"}
        await sit.press("A")
        with held(monkeypatch, board.Board, "wrap") as go:  # the accents need no wrapping: they come first
            await press(sit, "A", "m")
            for _ in range(10):
                await beat(sit)
            await press(sit, "A", "A", "k", "j")
            go.set()
            await sit.settle()
        assert {digit: len(sit.of(digit).blocks) for digit in "12340"} == own
        assert sit.said[-1] == "Each passage only where it stands."


@pytest.mark.parametrize(
    ("opens", "where", "name", "typed", "view"),
    [
        ("c", claims, "entries", ["enter"], "DashboardScreen"),
        ("c", claims, "entries", ["j", "b"], "NoteScreen"),
        ("c", claims, "entries", ["S"], "SpeakerScreen"),
        ("C", contested, "contests", ["enter"], "DashboardScreen"),
        ("p", names, "named", ["enter"], "NamesScreen"),
    ],
)
async def test_what_is_done_with_a_list_is_done_when_it_stands(
    monkeypatch: pytest.MonkeyPatch, opens: str, where: Any, name: str, typed: list[str], view: str
) -> None:
    async with sitting() as sit:
        await sit.settle()
        with held(monkeypatch, where, name) as go:
            await press(sit, opens, *typed)
            assert sit.view in ("ClaimsScreen", "ContestedScreen", "NamesScreen")
            go.set()
            await sit.settle()
        assert sit.view == view
        if view == "NamesScreen":
            assert sit.pane.id == "passages"
