"""One sitting before the dashboard: the real app, the real store, keys and mouse, and what is on the screen."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.app import App
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from sitrep import paths
from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.config import Config
from sitrep.desk import Start
from sitrep.model import Article, Briefing
from sitrep.reading import read
from sitrep.reading.found import headline
from sitrep.sorting import Profile
from sitrep.tui.app import SitrepApp
from sitrep.tui.widgets.pane import Pane

SEED = paths.shipped("seeds") / "dnipropetrovsk.txt"

_TURNS = 4


@functools.cache
def seed() -> Briefing:
    """The article that ships, sorted."""
    return brief(read(str(SEED)))


def article(*paragraphs: str, title: str = "The war today", source: str = "/news/article.txt") -> Briefing:
    """A briefing of these paragraphs, as they are."""
    number = headline(title, paragraphs)
    return brief(Article(f"id of {title}", title, source, tuple(paragraphs), headline=number))


def saved() -> list[Bookmark]:
    """The bookmarks on disk, newest first, read by a store of its own."""
    with open_store() as store:
        return store.all()


def screen_rows(app: App[Any]) -> list[str]:
    """What stands on the screen, row by row."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


@dataclass
class Sitting:
    """The running app; each method returns when everything it set off has come to rest."""

    app: SitrepApp
    pilot: Pilot[None]
    said: list[str]
    """What toasts said, oldest first, also those that are gone."""

    async def settle(self) -> None:
        """Wait for messages, layout, threads and what they set off in turn."""
        while True:
            await self.pilot.pause(0)  # one step of what a message sets off, in every widget
            at_rest = True
            for _ in range(_TURNS):
                at_rest = at_rest and self._is_quiet()
                await asyncio.sleep(0)
            if at_rest and self._is_laid_out():
                return
            with suppress(WorkerCancelled):  # a newer run took its place
                await self.app.workers.wait_for_complete()  # and then once more: it set something off, too

    def _is_quiet(self) -> bool:
        """Whether no widget has a message to take, nothing is to be painted, and nobody works."""
        app = self.app
        if app.is_typing or not all(worker.is_finished for worker in app.workers):
            return False
        stack = app._screen_stack if app.is_running else []
        if not stack:
            return not app.message_queue_size
        top = stack[-1]
        if top._layout_required or top._dirty_widgets or top._callbacks:
            return False
        nodes = [app, *top.walk_children(with_self=True)]
        return not any(node.message_queue_size or node._next_callbacks for node in nodes)

    def _is_laid_out(self) -> bool:
        """Whether the screen on top has got its size; a busy machine may let a new one wait for it."""
        stack = self.app._screen_stack if self.app.is_running else []
        return not stack or not stack[-1].is_running or stack[-1]._compositor.size.area > 0

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names, each when the one before it has done its work."""
        for key in keys:
            self._send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type this text into the field in use, as fast as can be."""
        for char in text:
            self._send("enter" if char == "\n" else char)
        await self.settle()

    def _send(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        typed = {"space": " ", "slash": "/", "colon": ":"}.get(key, key if len(key) == 1 else None)
        self.app.post_message(Key(name, typed))

    async def clear_toasts(self) -> None:
        """Take away the messages, which lie over what is at the bottom."""
        self.app.clear_notifications()
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    @property
    def rows(self) -> list[str]:
        return screen_rows(self.app)

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    @property
    def words(self) -> str:
        """The screen as one line without frames, for words that may be wrapped."""
        kept = "".join(" " if char in "│▌▎▐╭╮╰╯─━┃▊▁▂▃▄▅▆▇█" else char for char in self.text)
        return " ".join(kept.split())

    @property
    def view(self) -> str:
        """The class of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def pane(self) -> Pane:
        """The focused pane."""
        assert isinstance(self.app.focused, Pane)
        return self.app.focused

    def of(self, digit: str) -> Pane:
        """The dashboard's pane with this digit."""
        return next(pane for pane in self.app.dashboard.panes() if pane.number == digit)

    @property
    def place(self) -> tuple[str, int, int]:
        """Where the person is: pane, cursor, scroll."""
        return self.pane.number, self.pane.cursor, self.pane.scroll_offset.y

    @property
    def here(self) -> str:
        """The words of the passage under the cursor."""
        block = self.pane.current
        return block.text.plain if block else ""

    @property
    def note(self) -> TextArea:
        return self.app.screen.query_one(TextArea)

    def field(self, id: str = "") -> Input:
        return self.app.screen.query_one(f"#{id}" if id else Input, Input)


@asynccontextmanager
async def sitting(
    briefing: Briefing | None = None,
    size: tuple[int, int] = (120, 40),
    rules: Profile | None = None,
    config: Config | None = None,
    start: Start | None = None,
) -> AsyncIterator[Sitting]:
    """Open sitrep on a briefing, the shipped article if none is given, with the settings on disk or these.

    `start` names what else is to be opened.
    """
    app, said = SitrepApp(briefing or seed(), rules, config=config, start=start), list[str]()
    show = app.notify

    def notify(message: str, **how: Any) -> None:
        said.append(message)
        show(message, **how)

    app.notify = notify  # type: ignore[method-assign]
    async with app.run_test(size=size, notifications=True) as pilot:
        now = Sitting(app, pilot, said)
        await pilot.pause()
        await now.settle()
        yield now


def seen(pane: Pane) -> list[str]:
    """Every row a pane would show, scrolled from top to bottom, without margins and trailing blanks."""
    found = []
    for y in range(pane.virtual_size.height):
        strip = pane._paint(y, _block_at(pane, y), None, pane.visual_style)
        found.append(strip.text.rstrip())
    return found


def _block_at(pane: Pane, row: int) -> int:
    return max(at for at, top in enumerate(pane.text.tops) if top <= row)


def write(path: Path, paragraphs: Iterable[str]) -> Path:
    """An article file: paragraphs with blank lines between."""
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path
