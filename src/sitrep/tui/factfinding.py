"""Looking for people, places, dates and claims in the open articles, behind the reader's back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from sitrep.briefing import with_facts
from sitrep.model import Article, Briefing
from sitrep.threads import in_thread
from sitrep.tui.memory import uncollected

if TYPE_CHECKING:
    from sitrep.tui.app import SitrepApp


class FactFinding:
    """Finds the facts of every open article, the one on the screen first; `day` is today where none is given."""

    def __init__(self, app: SitrepApp, day: date | None = None) -> None:
        self._app = app
        self._day = day
        self._is_looking = False

    def of(self, briefing: Briefing) -> Briefing:
        """The briefing with what is found in its text; may run in a thread."""
        with uncollected(len(briefing.passages)):
            return with_facts(briefing, self._day, self._app.rulings.of(briefing))

    def begin(self) -> None:
        """Look into articles that have come, or were sorted anew."""
        self._app.run_worker(self.find(), name="find facts")

    def begin_at_rest(self) -> None:
        """The same in the next pause of the reader's."""
        self._app.run_worker(self.find_at_rest(), name="find facts")

    async def find_at_rest(self) -> None:
        """Not at once: the tables take a tenth of a second of the CPU, and the reader's keys come before.

        A screen that shows what is found does not wait: it calls `begin`.
        """
        await self._app.rest.wait()
        await self.find()

    async def find(self) -> None:
        """Look into the article on the screen, then into the other open ones; where that goes on already, it goes on.

        One look at a time: it always takes the article that is on the screen then.
        """
        if self._is_looking:
            return
        self._is_looking = True
        try:
            while (before := self._waiting()) is not None:
                rulings = self._app.rulings.of(before)
                found = await in_thread(partial(self.of, before))
                # Else it was sorted anew or put away, or other decisions came to hold, meanwhile.
                if self._is_open(before) and self._app.rulings.of(before) == rulings:
                    self._take(found)
        finally:
            self._is_looking = False

    async def find_again(self, article: Article) -> None:
        """Show the facts of an open article anew, for other decisions hold."""
        while now := next((one for one in self._app.briefings if one.article is article and one.facts), None):
            found = await in_thread(partial(self.of, now))
            if self._is_open(now):
                self._take(found)
                return

    def _waiting(self) -> Briefing | None:
        every = (self._app.briefing, *self._app.briefings)
        return next((one for one in every if one.facts is None and not one.unsorted), None)

    def _is_open(self, briefing: Briefing) -> bool:
        return any(one is briefing for one in self._app.briefings)

    def _take(self, found: Briefing) -> None:
        self._app.articles.desk = self._app.articles.desk.exchange(found)
        self._app.show_facts()
