"""The box that shows how far long work on the store is; `esc` stops it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sitrep.tui import keys, keytable
from sitrep.tui.screens.box import Box

if TYPE_CHECKING:
    from sitrep.bookmarks.progress import Progress
    from sitrep.tui.app import SitrepApp

T = TypeVar("T")

_PATIENCE = 0.2
"""Seconds that work may take unseen."""


class WorkingScreen(Box[None]):
    """Closed by whoever does the work, when it is done or has stopped."""

    VIEW = keytable.WORKING
    BINDINGS: ClassVar = keys.bindings(keytable.WORKING)
    DEFAULT_CSS = "WorkingScreen #box { width: 60; }"

    def __init__(self, what: str, progress: Progress) -> None:
        super().__init__()
        self._what, self._progress = what, progress
        self._is_stopping = False

    def compose(self) -> ComposeResult:
        """What is being done, and how much of it is."""
        with self.frame(Content(self._what)):
            yield Static(id="far")

    def on_mount(self) -> None:
        """Look from time to time."""
        self._show()
        self.set_interval(_PATIENCE, self._show)

    def _show(self) -> None:
        done, total = self._progress.done, self._progress.total
        said = "stopping …" if self._is_stopping else f"{done / total:.0%}" if done else "…"
        self.query_one("#far", Static).update(Content(said))

    def action_stop(self) -> None:
        """Stop it, as soon as can be; nothing of it is kept."""
        self._is_stopping = True
        self._progress.stop()
        self._show()


async def watched(app: SitrepApp, what: str, work: Callable[[Progress], Awaitable[T]]) -> T:
    """What `work` gives. When it takes long a box shows how far it is, and may stop it: StoppedError, then."""
    from sitrep.bookmarks.progress import Progress
    from sitrep.tui.screens.help import HelpScreen

    progress = Progress()
    task = asyncio.ensure_future(work(progress))
    await asyncio.wait([task], timeout=_PATIENCE)
    if task.done():
        return task.result()
    box = WorkingScreen(what, progress)
    await app.push_screen(box)
    try:
        return await task
    finally:
        if box in app.screen_stack:  # else sitrep is ending
            if isinstance(app.screen, HelpScreen) and app.screen_stack[-2] is box:
                await app.pop_screen()
            box.finish()
