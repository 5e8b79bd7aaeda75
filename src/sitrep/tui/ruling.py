"""Correcting what was found: who speaks, what is no claim, what is no place; kept in the store, with undo."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from sitrep.errors import StoreError
from sitrep.model import Article, Briefing, Ruling

if TYPE_CHECKING:
    from sitrep.bookmarks.correction import Correction
    from sitrep.bookmarks.store import Store
    from sitrep.tui.app import SitrepApp


class Rulings:
    """The reader's decisions about the facts of the open articles; each is on disk before it shows."""

    def __init__(self, app: SitrepApp) -> None:
        self._app = app
        self._known: dict[str, tuple[Ruling, ...]] = {}
        self._changing = asyncio.Lock()

    def of(self, briefing: Briefing) -> tuple[Ruling, ...]:
        """What is known of an article's; none before the store was asked."""
        return self._known.get(briefing.article.id, ())

    def decide(self, briefing: Briefing, ruling: Ruling, said: str) -> None:
        """Keep a decision and show the article as it is with it; `said` is told then."""
        self._app.run_worker(self._decide(briefing, ruling, said), group="bookmarks")

    async def _decide(self, briefing: Briefing, ruling: Ruling, said: str) -> None:
        from sitrep.bookmarks.correction import correct

        where = (ruling.paragraph, ruling.start, ruling.end)
        new = correct(briefing.article, *where, ruling.value, kind=ruling.kind)
        async with self._changing:
            try:
                await self._app.notes.ask(lambda store: store.correct(new))
            except StoreError as error:
                self._app.complain(str(error))
                return
            await self._reload()
        self._app.notify(f"{said} u undoes.", markup=False)

    async def reload(self) -> None:
        """Take the decisions from the store, and show the facts anew where they changed."""
        async with self._changing:
            await self._reload()

    async def _reload(self) -> None:
        from sitrep.bookmarks.correction import rulings

        for briefing in self._app.briefings:
            article = briefing.article
            try:
                found = await self._app.notes.ask(partial(_corrections, article))
            except StoreError:
                return  # the reason is told where the bookmarks are opened
            mine = rulings(found, article)
            if mine != self.of(briefing):
                self._known[article.id] = mine
                await self._app.facts.find_again(article)


def _corrections(article: Article, store: Store) -> list[Correction]:
    return store.corrections(article)
