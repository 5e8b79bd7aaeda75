"""The open articles of the app: read in the background, stepped through, added, put away and brought back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from sitrep.desk import Desk, Opened, Place, Start, origin_of
from sitrep.errors import SitrepError
from sitrep.feeds import offline
from sitrep.model import Article, Briefing, Passage
from sitrep.printed import count
from sitrep.reading import line
from sitrep.reading.source import is_address
from sitrep.session import Session, lasting
from sitrep.threads import in_thread

if TYPE_CHECKING:
    from textual.worker import Worker

    from sitrep.bookmarks.record import Bookmark
    from sitrep.tui.app import SitrepApp


class Articles:
    """What lies on the desk, and what the start has left to be laid there."""

    def __init__(self, app: SitrepApp, first: Briefing, start: Start) -> None:
        self._app = app
        self.desk = Desk((Opened(first, start.origin),))
        self._beside = start.beside
        self._waiting = list(start.waiting)
        self._order = list(start.order or [start.origin])
        self._away = set(start.away)
        # Could not be read today, and is tried again the next time.
        named = {start.origin, *map(origin_of, start.waiting)}
        self._unread = {one for one in self._order if one not in named and lasting(one)}
        self._places: dict[str, Place] = {}
        self._removed: list[tuple[Opened, int]] = []

    # -- what is open -----------------------------------------------------------------------------------------

    @property
    def place(self) -> str:
        """Which of several articles is shown, and how many sources are still being read."""
        shown = f"{self.desk.at + 1} of {len(self.desk.opened)}" if len(self.desk.opened) > 1 else ""
        return " · ".join(filter(None, (shown, self.being_read)))

    @property
    def being_read(self) -> str:
        """How many sources are still being read, in words; empty when all are."""
        return f"reading {len(self._waiting)} more" if self._waiting else ""

    def take(self, briefing: Briefing) -> None:
        """This is the article that is shown now, whether it was open already or not."""
        self.desk = self.desk.put(briefing)
        if self.desk.now.origin not in self._order:
            self._order.append(self.desk.now.origin)

    @property
    def session(self) -> Session | None:
        """What is to be remembered; None while only standard input is open, which cannot be read again."""
        here = {*self.desk.origins, *map(origin_of, self._waiting), *self._unread}
        sources = tuple(origin for origin in self._order if origin in here and origin != "-")
        if not sources:
            return None
        now = self.desk.now
        place = self._app.dashboard.place
        return Session(sources, now.origin, now.id, place, tuple(sorted(self._away)))

    # -- reading ----------------------------------------------------------------------------------------------

    async def read_waiting(self) -> None:
        """Read what was named at the start beside the first article; what fails is said, the others open."""
        await self._read_waiting()
        await self._ask_subscriptions()

    async def _read_waiting(self) -> None:
        if len(self._beside) <= 1 and not self._waiting:
            return
        if len(self._beside) > 1:
            beside, origin = self._beside, self.desk.now.origin
            self._lay(await in_thread(lambda: self._opened(beside, origin)))
        self._beside = ()
        while self._waiting:
            self._app.dashboard.show_bar()
            source = self._waiting[0]
            try:
                self._lay(await self.read(source, stored=True))
            except SitrepError as error:
                self._app.complain(str(error))
                if lasting(source):
                    self._unread.add(origin_of(source))
            del self._waiting[0]
        self._changed()

    async def _ask_subscriptions(self) -> None:
        """What was opened from the store is asked for what is new, where it is time to; the reader is not moved."""
        origins = [origin for origin in self.desk.origins if is_address(origin)]
        if not origins:
            return
        subscribed = await in_thread(lambda: list(filter(offline.is_subscribed, origins)))
        if subscribed:
            await self.reload(subscribed, quiet=True)

    async def read(self, source: str, *, stored: bool = False) -> tuple[Opened, ...]:
        """The articles of a source, sorted. Raises SitrepError with the reason when there is none."""
        return (await self._get(source, stored=stored))[1]

    async def _get(self, source: str, *, stored: bool = False) -> tuple[offline.Got, tuple[Opened, ...]]:
        def get() -> tuple[offline.Got, tuple[Opened, ...]]:
            got = offline.get(source, stored=stored)
            return got, self._opened(got.articles, origin_of(source))

        return await in_thread(get)

    def _opened(self, articles: Sequence[Article], origin: str) -> tuple[Opened, ...]:
        brief = self._app.correcting.brief
        return tuple(Opened(brief(one), origin) for one in articles if one.source not in self._away)

    def _lay(self, opened: Sequence[Opened]) -> int:
        """Put articles of one source on the desk; how many were not there yet."""
        before = len(self.desk.opened)
        if opened and opened[0].origin not in self._order:
            self._order.append(opened[0].origin)
        self.desk = self.desk.lay(opened, self._order)
        return len(self.desk.opened) - before

    async def _lay_and_show(self, opened: Sequence[Opened]) -> int:
        """Put articles of one source on the desk and show the first; how many were not there yet."""
        new = self._lay(opened)
        self._changed()
        at = self.desk.find(opened[0].id)
        if at is not None:
            await self._show(at)
        return new

    def _changed(self) -> None:
        """The bar, and the list where it is open, show what is there."""
        self._app.dashboard.show_bar()
        self._app.articles_changed()
        for screen in self._app.screen_stack:
            if callable(show := getattr(screen, "show_articles", None)):
                show()

    async def reload(self, origins: Sequence[str], *, quiet: bool = False) -> None:
        """Read sources again and say what came of it, `quiet` only what is new or failed; the reader is not moved."""
        said: list[str] = []
        for origin in origins:
            if origin == "-":
                said.append("Standard input cannot be read again.")
                continue
            try:
                got, opened = await self._get(origin)
            except SitrepError as error:
                self._app.complain(str(error))
                continue
            said += await self._renew(opened)
            if got.trouble:
                self._app.complain(got.trouble)
            if got.early and not quiet:
                said.append(f"{origin} was asked a short time ago: again at {got.early:%H:%M} UTC.")
        self._changed()
        if said or not quiet:
            self._app.notify(" ".join(said) or "Nothing has changed.", markup=False)

    async def take_stored(self, addresses: Collection[str]) -> None:
        """Show what these subscriptions have brought, where they are open; the reader is not moved."""
        for origin in self.desk.origins:
            if origin in addresses:
                await self._renew(await self.read(origin, stored=True))
        self._changed()

    async def open_some(self, address: str, sources: Collection[str]) -> str:
        """Open these articles of a subscription and show the newest; a sentence on it.

        Its other articles stay away until it is opened whole. Raises SitrepError when none of them can be read.
        """
        articles = (await in_thread(lambda: offline.get(address, stored=True))).articles
        wanted = [one for one in articles if one.source in sources] or list(articles)
        here = {one.source for one in wanted}
        self._away -= here
        self._away |= {one.source for one in articles} - here - {one.id for one in self.desk.opened}
        opened = await in_thread(lambda: self._opened(wanted, address))
        await self._lay_and_show(opened)
        return f"{count(len(opened), 'article')} of {opened[0].briefing.article.publisher or address}."

    async def _renew(self, opened: Sequence[Opened]) -> list[str]:
        """Take what was read again; what is new or other in it, in sentences."""
        said = []
        for one in opened:
            at = self.desk.find(one.id)
            if at is None or self.desk.opened[at].briefing.article.id == one.briefing.article.id:
                continue
            if at == self.desk.at:
                new = await self._app.renew(one.briefing)
                said.append(
                    f"{one.briefing.article.title}: {count(new, 'new passage')}, v shows what changed."
                )
            else:
                self._app.readings.mark_new(self.desk.opened[at].briefing, one.briefing)
                self.desk = self.desk.exchange(one.briefing)
                said.append(f"Changed: {one.briefing.article.title}.")
        if new := self._lay(opened):
            said.append(f"{count(new, 'new article')}.")
        return said

    # -- stepping ---------------------------------------------------------------------------------------------

    def step(self, step: int, then: Callable[[], None] | None = None) -> None:
        """Show the next or previous article, around the ends; `then` is done when it stands."""
        if len(self.desk.opened) == 1:
            self._app.notify("This is the only article; a adds another.", markup=False)
            return
        self.show(self.desk.at + step, then)

    def show(self, at: int, then: Callable[[], None] | None = None) -> None:
        """Show an article at the place where the person left it."""
        # At once, not in the worker: the next key is for the article that is wanted now, and may end the worker.
        is_other = self._turn_to(at)

        async def put_up() -> None:
            await self._put_up(is_other)
            if then is not None:
                then()

        # Not its coroutine: one that is never begun would be warned of.
        _: Worker[None] = self._app.run_worker(put_up, exclusive=True, group="open article")

    async def _show(self, at: int) -> None:
        await self._put_up(self._turn_to(at))

    def _turn_to(self, at: int) -> bool:
        """Make an article the open one, which the dashboard does not show yet; whether it is another one."""
        wanted = self.desk.show(at)
        if wanted.now.id == self.desk.now.id:
            return False
        self.remember_place()
        self.desk = wanted
        return True

    async def _put_up(self, is_other: bool) -> None:
        # Also one that was open: what was to show it may have been ended by a newer wish.
        if is_other or self._app.dashboard.is_changing:
            await self._open(self.desk.now)

    async def take_up(self, source: str) -> None:
        """Make an open article the shown one, where it is not, so that what is done next is done to it."""
        at = self.desk.find(source)
        if at is not None:
            await self._show(at)

    async def return_to(self, source: str, place: Place) -> None:
        """Show an article again at a place, after others were shown in between."""
        await self.take_up(source)
        if source == self.desk.now.id:
            self._app.dashboard.take_place(place)

    async def _open(self, one: Opened) -> None:
        await self._app.open(one.briefing)
        if place := self._places.get(one.id):
            self._app.dashboard.take_place(place)

    def remember_place(self) -> None:
        """Note where the person is in the article that is shown, once it is."""
        if not self._app.dashboard.is_changing:
            self._places[self.desk.now.id] = self._app.dashboard.place

    # -- bookmarks of any article -----------------------------------------------------------------------------

    async def find_passage(self, mark: Bookmark) -> Passage:
        """The passage a bookmark stands in, in the open article or in its own, which is opened for it.

        Raises SitrepError with the reason when it cannot be shown; the open article stays then.
        """
        if passage := self._app.notes.marks.passage(self._app.briefing, mark):
            return passage
        from sitrep.bookmarks.anchor import place

        if mark.source != self._app.briefing.article.source:
            briefing = await self._read_of(mark)
            if place(mark, briefing.article).paragraph is not None:
                await self._app.open(briefing)
            if passage := self._app.notes.marks.passage(self._app.briefing, mark):
                return passage
        raise SitrepError(
            "These words are not in the article any more; the bookmark keeps them and the note, and x leads to the"
            " likeliest place."
        )

    def go_to(self, mark: Bookmark) -> None:
        """Close what lies over the dashboard and put its cursor on the passage of a bookmark, or say why not."""
        self._app.run_worker(self._go_to(mark), exclusive=True, group="open article")

    async def _go_to(self, mark: Bookmark) -> None:
        try:
            passage = await self.find_passage(mark)
        except SitrepError as error:
            self._app.complain(str(error))
            return
        self._app.back_to_dashboard()
        self._app.dashboard.go(passage)
        self._app.marking.last = mark.id

    async def open_of(self, mark: Bookmark) -> bool:
        """Open the article of a bookmark unless a version of it is open; whether it had to be opened.

        Raises SitrepError with the reason when it cannot be opened.
        """
        if mark.id in self._app.notes.marks.places:
            return False
        await self._app.open(await self._read_of(mark))
        return True

    async def _read_of(self, mark: Bookmark) -> Briefing:
        if mark.source == "-":
            raise SitrepError(
                f"“{line(mark.title, 60)}” came from standard input and cannot be opened again."
            )
        return await in_thread(lambda: self._app.correcting.brief(offline.read(mark.source)))

    # -- adding and putting away ------------------------------------------------------------------------------

    async def add(self, source: str) -> str:
        """Open a source beside the others and show its first article; what came of it, in a sentence.

        Raises SitrepError with the reason when it cannot be read; nothing has changed then.
        """
        articles = (await in_thread(lambda: offline.get(source, stored=True))).articles
        self._away -= {article.source for article in articles}
        opened = await in_thread(lambda: self._opened(articles, origin_of(source)))
        new = await self._lay_and_show(opened)
        if not new:
            return "It is open already."
        return f"{count(new, 'article')} added." if new > 1 else f"Added: {opened[0].briefing.article.title}"

    async def remove(self, at: int) -> str:
        """Put an article away; what came of it, in a sentence."""
        if len(self.desk.opened) == 1:
            return "The last article stays; q leaves sitrep."
        one = self.desk.opened[at]
        was_shown = at == self.desk.at
        if was_shown:
            self.remember_place()
        self._removed.append((one, at))
        self._away.add(one.id)
        self.desk = self.desk.without(at)
        if was_shown:
            await self._open(self.desk.now)
        self._changed()
        return f"Put away: {one.briefing.article.title}. u brings it back."

    def bring_back(self) -> str:
        """Open again what was put away last; empty where nothing was."""
        if not self._removed:
            return ""
        one, at = self._removed.pop()
        self._away.discard(one.id)
        if self.desk.find(one.id) is None:
            self.desk = self.desk.back(one, at)
        self._changed()
        return f"Back again: {one.briefing.article.title}."
