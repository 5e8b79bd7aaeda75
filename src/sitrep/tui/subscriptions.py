"""What the person subscribed to, for the screens: looked up, added, ended, refreshed and opened, all in threads."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from textual.worker import Worker

from sitrep.errors import StoreError
from sitrep.printed import count
from sitrep.threads import in_thread
from sitrep.tui.feedlist import Subscribed

if TYPE_CHECKING:
    from sitrep.feeds.records import Feed
    from sitrep.feeds.refresh import Outcome
    from sitrep.tui.app import SitrepApp


class Subscriptions:
    """Nothing of it is loaded before the person asks for it, or an open article is from a subscription."""

    def __init__(self, app: SitrepApp) -> None:
        self._app = app
        self.all: tuple[Subscribed, ...] = ()
        self.progress = ""
        """How far a refresh is, in words; empty while there is none."""
        self._worker: Worker[None] | None = None
        self._removed: list[Feed] = []

    # -- looking ----------------------------------------------------------------------------------------------

    async def look(self) -> None:
        """Look up the subscriptions and what of them is unread. Raises StoreError."""
        from sitrep.feeds.store import open_feeds

        def ask() -> tuple[list[Feed], dict[str, list[str]]]:
            with open_feeds(create=False) as store:
                return store.feeds(), store.sources()

        feeds, sources = await in_thread(ask)
        readings = self._app.readings
        await readings.know([one for feed in feeds for one in sources.get(feed.address, ())])
        self.all = tuple(
            Subscribed(feed, own, sum(map(readings.is_untouched, own)))
            for feed in feeds
            for own in (tuple(sources.get(feed.address, ())),)
        )

    async def _show(self) -> None:
        """The list, where it is open, shows what is there now."""
        await self.look()
        for screen in self._app.screen_stack:
            if callable(show := getattr(screen, "show_feeds", None)):
                show()

    # -- adding and ending ------------------------------------------------------------------------------------

    async def add(self, typed: str) -> str:
        """Subscribe to what an address holds; a sentence on it.

        Raises SitrepError with the reason when it cannot be; nothing has changed then, nor when this is cancelled.
        """
        from sitrep.feeds.records import address_of, now, stamp
        from sitrep.feeds.store import open_feeds

        address = address_of(typed)
        fetching = await in_thread(lambda: import_module("sitrep.reading.fetch"))
        subscribing = await in_thread(lambda: import_module("sitrep.feeds.subscribing"))
        came = await fetching.fetch(address)

        def keep() -> str:
            with open_feeds() as store:
                known = store.feed(address)
                if known is not None and known.came:
                    return f"{known.shown} is subscribed to already."
                return str(subscribing.take(store, address, came, stamp(now()), {"typed": True})).strip()

        said = await in_thread(keep)
        await self._show()
        return said.replace("\n", " ")

    async def remove(self, feed: Feed) -> str:
        """End a subscription; a sentence on it. Raises StoreError."""
        from sitrep.feeds.records import now
        from sitrep.feeds.store import open_feeds
        from sitrep.feeds.subscribing import keep_copy

        def end() -> None:
            with open_feeds() as store:
                store.remove(feed.address, now())
                keep_copy(store)

        await in_thread(end)
        self._removed.append(feed)
        await self._show()
        return f"No longer subscribed to {feed.shown}. u takes that back."

    @property
    def can_bring_back(self) -> bool:
        """Whether a subscription was ended in this sitting."""
        return bool(self._removed)

    async def bring_back(self) -> str:
        """Subscribe again to what was ended last, with all it had brought; a sentence on it. Raises StoreError."""
        from sitrep.feeds.store import open_feeds
        from sitrep.feeds.subscribing import keep_copy

        feed = self._removed.pop()

        def back() -> None:
            with open_feeds() as store:
                store.subscribe(feed)
                keep_copy(store)

        await in_thread(back)
        await self._show()
        return f"Subscribed again: {feed.shown}."

    # -- refreshing -------------------------------------------------------------------------------------------

    def refresh(self, feeds: Sequence[Feed]) -> None:
        """Ask subscriptions for what is new, one refresh at a time; what came of it is said at its end."""
        if self._worker is not None:
            self._app.notify(f"{self.progress}; esc cancels.", markup=False)
            return
        self._worker = self._app.run_worker(self._refresh(feeds), name="refresh feeds", group="refresh feeds")

    def cancel(self) -> bool:
        """Stop a refresh; whether there was one. What had come is kept."""
        if self._worker is None:
            return False
        self._worker.cancel()
        return True

    async def _refresh(self, feeds: Sequence[Feed]) -> None:
        from sitrep.feeds.store import open_feeds

        outcomes: list[Outcome] = []
        finished = False

        def told(outcome: Outcome) -> None:
            outcomes.append(outcome)
            self._tell_progress(len(outcomes), len(feeds))

        self._tell_progress(0, len(feeds))
        try:
            refreshing = await in_thread(lambda: import_module("sitrep.feeds.refresh"))
            keeping = await in_thread(lambda: import_module("sitrep.feeds.keeping"))
            keep = await in_thread(keeping.keep)
            with await in_thread(open_feeds) as store:
                await refreshing.refresh(store, feeds, keep, told)
            finished = True
        except StoreError as error:
            self._app.complain(str(error))
        finally:
            self._worker, self.progress = None, ""
            self._app.run_worker(self._end(outcomes, len(feeds), finished), name="show feeds")

    def _tell_progress(self, done: int, number: int) -> None:
        self.progress = f"asking {done + 1} of {number}" if done < number else "asked all"
        for screen in self._app.screen_stack:
            if callable(show := getattr(screen, "show_progress_of_feeds", None)):
                show()

    async def _end(self, outcomes: Sequence[Outcome], number: int, finished: bool) -> None:
        """Show what came, also in the articles that lie open, and say it."""
        brought = {one.feed.address for one in outcomes if one.taken.new or one.taken.changed}
        await self._app.articles.take_stored(brought)
        try:
            await self._show()
        except StoreError as error:
            self._app.complain(str(error))
        self._app.notify(said_of(outcomes, number, finished), markup=False, timeout=8)

    # -- opening ----------------------------------------------------------------------------------------------

    async def open(self, one: Subscribed) -> str:
        """Open the unread articles of a subscription, or all where none is unread; a sentence on it."""
        unread = [source for source in one.sources if self._app.readings.is_untouched(source)]
        return await self._app.articles.open_some(one.feed.address, unread or one.sources)


def said_of(outcomes: Sequence[Outcome], number: int, finished: bool) -> str:
    """What came of a refresh, in a few short sentences."""
    new = sum(len(one.taken.new) for one in outcomes)
    changed = sum(len(one.taken.changed) for one in outcomes)
    failed = [one for one in outcomes if one.trouble]
    early = [one.early for one in outcomes if one.early]
    said = [f"Cancelled after {len(outcomes)} of {number}."] if not finished else []
    if new:
        said.append(f"{count(new, 'new article')}.")
    if changed:
        said.append(f"{count(changed, 'article')} changed.")
    if early:
        which = "It was" if number == 1 else f"{len(early)} were" if len(early) > 1 else "1 was"
        said.append(f"{which} asked a short time ago: again at {min(early):%H:%M} UTC.")
    if len(failed) == 1:
        said.append(failed[0].trouble)
    elif failed:
        said.append(f"{len(failed)} failed; the list says why.")
    if not new and not changed and len(failed) + len(early) < len(outcomes):
        said.append("Nothing else is new." if failed or early else "Nothing is new.")
    return " ".join(said) or "Nothing was asked."
