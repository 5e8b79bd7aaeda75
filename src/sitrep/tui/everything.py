"""What the palette reaches: commands, sections, open articles, themes and bookmarks, each with its key beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from sitrep.errors import SitrepError, StoreError
from sitrep.reading.clean import line
from sitrep.tui import keys, keytable, themes
from sitrep.tui.keyboard import show

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark
    from sitrep.tui.app import SitrepApp

_MOST = 20
"""Bookmarks shown at most; more letters find others."""


class _Offer(NamedTuple):
    """One row: what it is called, what stands below it, and what choosing it does."""

    title: str
    about: str
    run: Callable[[], Any]


class Everything(Provider):
    """Everything there is to reach. Words from outside are shown as they stand, never as markup."""

    @property
    def _sitrep(self) -> SitrepApp:
        return cast("SitrepApp", self.app)

    async def discover(self) -> Hits:
        """Before anything is typed: every command, by name."""
        for offer in sorted(self._commands(), key=lambda one: one.title):
            about = cast(str, Content(offer.about))
            yield DiscoveryHit(Content(offer.title), offer.run, text=offer.title, help=about)

    async def search(self, query: str) -> Hits:
        """What has the letters of the query in its name, and bookmarks with its words."""
        matcher = self.matcher(query)
        for offer in (*self._commands(), *self._sections(), *self._articles(), *self._themes()):
            score, places = matcher.fuzzy_search.match(query, offer.title)
            if score > 0:
                title = Content(offer.title)
                for at in places:
                    title = title.stylize(matcher.match_style, at, at + 1)
                yield self._hit(score, title, offer)
        for offer in await self._bookmarks(query):
            yield self._hit(0.01, Content(offer.title), offer)

    def _hit(self, score: float, title: Content, offer: _Offer) -> Hit:
        # Textual reads a plain string as markup, content it leaves as it is.
        return Hit(score, title, offer.run, text=offer.title, help=cast(str, Content(offer.about)))

    # -- what there is ----------------------------------------------------------------------------------------

    def _commands(self) -> Iterator[_Offer]:
        for title, about, run, _ in self._sitrep.get_system_commands(self.screen):
            yield _Offer(title, about, run)

    def _sections(self) -> Iterator[_Offer]:
        if self.screen is self._sitrep.dashboard:
            return  # its commands hold them
        for section in self._sitrep.briefing.sections:
            yield _Offer(
                f"Go to {section.title}", f"Section · {section.key}", partial(self._go_to, section.key)
            )

    def _articles(self) -> Iterator[_Offer]:
        for at, one in enumerate(self._sitrep.articles.desk.opened):
            title = line(one.briefing.article.title, 200)
            yield _Offer(title, f"Open article · {self._key('article.list')}", partial(self._open, at))

    def _themes(self) -> Iterator[_Offer]:
        for name in themes.all_names():
            yield _Offer(f"Theme {name}", f"Theme · {self._key('themes.open')}", partial(self._wear, name))

    async def _bookmarks(self, query: str) -> list[_Offer]:
        """The newest bookmarks with these words in quote, note, tags or title; asked of the store in a thread."""
        from sitrep.bookmarks.filters import TEXT, Condition, Query
        from sitrep.bookmarks.rows import searchable

        words = filter(None, map(searchable, query.split()))
        wanted = Query(tuple(Condition(TEXT, (word,)) for word in words))
        if not wanted.conditions:
            return []
        found: list[Bookmark] = []
        with contextlib.suppress(StoreError):  # told where the bookmarks are opened
            found = await self._sitrep.notes.ask(lambda store: store.page(wanted, limit=_MOST))
        key = self._key("bookmark.list")
        return [
            _Offer(
                line(" ".join((mark.note or mark.quote).split()), 120),
                f"Bookmark in {line(mark.title, 60)} · {key}",
                partial(self._sitrep.articles.go_to, mark),
            )
            for mark in found
        ]

    def _key(self, id: str) -> str:
        """The key of a command as the person has it."""
        found = next(
            (one for one in keys.for_view(keytable.MAIN, keymap=self._sitrep.keymap) if one.id == id), None
        )
        return show(found.keys[0]) if found and found.keys else "palette"

    # -- going there ------------------------------------------------------------------------------------------

    def _go_to(self, key: str) -> None:
        self._sitrep.back_to_dashboard()
        self._sitrep.dashboard.action_section(key)

    def _open(self, at: int) -> None:
        self._sitrep.back_to_dashboard()
        self._sitrep.articles.show(at)

    def _wear(self, name: str) -> None:
        try:
            self._sitrep.show_theme(name)
        except SitrepError as error:
            self._sitrep.complain(str(error))
        else:
            self._sitrep.set("theme", name)
