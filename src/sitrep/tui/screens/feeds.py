"""Subscriptions: what each has brought, how much of it is unread, and when; opened, added, refreshed and ended."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from textual.app import ComposeResult

from sitrep.errors import SitrepError
from sitrep.tui import feedlist, keys, keytable
from sitrep.tui.feedlist import Subscribed
from sitrep.tui.screens.listing import OneList
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.pane import Pane


class FeedsScreen(OneList):
    """The subscriptions by name."""

    VIEW = keytable.FEEDS
    BINDINGS: ClassVar = keys.bindings(keytable.FEEDS)
    DEFAULT_CSS = """
    FeedsScreen {
        #feeds { height: 1fr; margin: 1 0 0 0; }
    }
    """

    def compose(self) -> ComposeResult:
        """Bar, list, keys."""
        yield Bar(id="bar")
        self._list = Pane(title="Subscriptions", id="feeds", empty="Reading …")
        yield self._list
        yield self.hints()

    def on_mount(self) -> None:
        """Look up what there is."""
        self._list.focus()
        self.show_progress_of_feeds()
        self.run_worker(self._look(), name="look up feeds")

    async def _look(self) -> None:
        try:
            await self.sitrep.subscriptions.look()
        except SitrepError as error:
            self._list.empty = str(error)
            self._list.refresh()
            return
        self._list.empty = "No subscriptions yet; a adds one."
        self.show_feeds()

    def show_feeds(self) -> None:
        """They have changed: show them, with the cursor on the one it was on."""
        was, every = self.chosen, self.sitrep.subscriptions.all
        at = next((at for at, one in enumerate(every) if one.feed.address == was), self._list.cursor)
        self._list.load(
            [feedlist.block(one) for one in every],
            min(at, max(0, len(every) - 1)),
            self._list.scroll_offset.y,
        )
        self.show_progress_of_feeds()
        self.find_again()

    def show_progress_of_feeds(self) -> None:
        """How far a refresh is, in the bar."""
        subscriptions = self.sitrep.subscriptions
        said = feedlist.summary(subscriptions.all, subscriptions.progress)
        self.query_one("#bar", Bar).say(bar_title("Subscriptions"), said)

    # -- actions ----------------------------------------------------------------------------------------------

    @property
    def _now(self) -> Subscribed | None:
        every = self.sitrep.subscriptions.all
        return every[self._list.cursor] if every and self._list.blocks else None

    def _do(self, work: Coroutine[Any, Any, str], then: Callable[[], None] | None = None) -> None:
        async def done() -> None:
            try:
                said = await work
            except SitrepError as error:
                self.sitrep.complain(str(error))
                return
            self.notify(said, markup=False)
            if then is not None:
                then()

        self.run_worker(done(), group="feeds")

    def action_go(self) -> None:
        """Open its unread articles, or all where none is unread."""
        if one := self._now:
            self._do(self.sitrep.subscriptions.open(one), self.sitrep.back_to_dashboard)

    def action_subscribe(self) -> None:
        """Subscribe to an address."""
        from sitrep.tui.screens.add import SubscribeScreen

        self.app.push_screen(SubscribeScreen())

    def action_remove(self) -> None:
        """End the subscription."""
        if one := self._now:
            self._do(self.sitrep.subscriptions.remove(one.feed))

    def action_undo(self) -> None:
        """Take back the last end of a subscription; where there was none, undo the last change to bookmarks."""
        if self.sitrep.subscriptions.can_bring_back:
            self._do(self.sitrep.subscriptions.bring_back())
        else:
            super().action_undo()

    def action_refresh(self, everything: int) -> None:
        """Ask the subscription under the cursor, or all, for what is new."""
        one = self._now
        if one is not None:
            every = self.sitrep.subscriptions.all if everything else (one,)
            self.sitrep.subscriptions.refresh([each.feed for each in every])

    def action_back(self) -> None:
        """Stop a refresh, clear the search, then go back."""
        if not self.sitrep.subscriptions.cancel():
            super().action_back()
