"""The store as the app has it: opened, changed from a screen, undone, or changed by another sitrep; screens show it."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from sitrep.errors import DamagedStoreError, StoreError
from sitrep.paths import store_file
from sitrep.printed import count
from sitrep.tui import following

if TYPE_CHECKING:
    from textual.worker import Worker

    from sitrep.bookmarks.progress import Progress
    from sitrep.bookmarks.store import Store
    from sitrep.tui.app import SitrepApp

_FOLLOW = "follow"


class Changing:
    """What opens and changes the person's data, and what has to be read and shown anew then."""

    def __init__(self, app: SitrepApp) -> None:
        self._app = app

    async def open(self) -> None:
        """Open the store after the first picture, show what it holds, and look after it in the reader's first pause."""
        app = self._app
        await app.notes.open(app.briefing.article)
        app.notes_opened.set()
        app.bookmarks_changed()
        self.tell_news()
        if app.notes.problem:
            if app.notes.is_damaged:
                await self._tell_of_damage(app.notes.problem)
            else:
                app.complain(app.notes.problem)
            return
        await self.reload()
        await app.readings.begin(app.briefing.article)
        await app.dashboard.show_unread()
        app.bookmarks_changed()
        await app.rest.wait()
        try:
            await app.notes.look_after()
        except DamagedStoreError as error:
            await self._tell_of_damage(str(error))
        except StoreError:
            pass  # a backup that fails is tried again at the next start

    async def _tell_of_damage(self, problem: str) -> None:
        from sitrep.tui.repairing import tell_of_damage

        await tell_of_damage(self._app, problem)

    def tell_news(self) -> None:
        """Say once that this is another version of an article, and what that did to its bookmarks."""
        if self._app.notes.news:
            self._app.notify(self._app.notes.news, severity="warning", timeout=12, markup=False)
            self._app.notes.news = ""

    async def reload(self) -> int:
        """Take the reader's decisions from the store and show what they change; how many passages moved."""
        moved = await self._app.correcting.reload()
        await self._app.rulings.reload()
        return moved

    async def change(self, ask: Callable[[Store], object], said: str) -> bool:
        """Change something in the store and say so, or why not; every screen shows it."""
        try:
            await self._app.notes.change(ask)
        except StoreError as error:
            self._app.complain(str(error))
            return False
        self._show(said)
        return True

    async def long_change(self, what: str, ask: Callable[[Store, Progress], object], said: str) -> None:
        """The same for what may take long: a box says then `what` is being done and how far it is, and may stop it."""
        from sitrep.tui.screens.working import watched

        try:
            await watched(
                self._app,
                what,
                lambda progress: self._app.notes.change(lambda store: ask(store, progress)),
            )
        except StoreError as error:
            self._app.complain(str(error))
        else:
            self._show(said)

    def _show(self, said: str) -> None:
        self._app.bookmarks_changed()
        self._app.notify(said, markup=False)

    def undo(self) -> None:
        """Undo the last change."""
        turn = self._turn_back("Undoing", self._app.notes.undo, "Nothing to undo.")
        self._app.run_worker(turn, group="bookmarks")

    def redo(self) -> None:
        """Redo what was undone."""
        turn = self._turn_back("Redoing", self._app.notes.redo, "Nothing to redo.")
        self._app.run_worker(turn, group="bookmarks")

    async def _turn_back(self, what: str, turn: Callable[[Progress], Awaitable[str]], nothing: str) -> None:
        from sitrep.tui.screens.working import watched

        try:
            said = await watched(self._app, what, turn)
        except StoreError as error:
            self._app.complain(str(error))
            return
        self._app.bookmarks_changed()
        if moved := await self.reload():
            said = f"{said} {count(moved, 'passage')} moved."
        self._app.notify(said or nothing, markup=False)

    # -- another sitrep's -------------------------------------------------------------------------------------

    def begin_following(self) -> None:
        """From now on, show what another sitrep changes."""
        following.follow(store_file(), self._look_elsewhere, lambda: self._app.is_running)

    def _look_elsewhere(self) -> None:
        # One look at a time, for it may have to wait.
        if not any(worker.name == _FOLLOW and not worker.is_finished for worker in self._app.workers):
            # The method, not its coroutine: one that is never begun would be warned of when sitrep ends.
            _: Worker[None] = self._app.run_worker(self.follow, name=_FOLLOW)

    async def follow(self) -> None:
        """Show what another sitrep has changed, without moving the reader."""
        with contextlib.suppress(StoreError):  # told where something is asked of the store
            if await self._app.notes.changed_elsewhere():
                self._app.bookmarks_changed()
                await self.reload()
