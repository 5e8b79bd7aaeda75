"""Saved filters: apply one, or delete it with undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.content import Content

from sitrep.printed import count
from sitrep.tui import keys, keytable
from sitrep.tui.screens.bookmarks import show_filtered
from sitrep.tui.screens.listing import BareListing
from sitrep.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from sitrep.bookmarks.record import SavedFilter


class FiltersScreen(BareListing):
    """The filters that have a name, by name."""

    VIEW = keytable.FILTERS
    BINDINGS: ClassVar = keys.bindings(keytable.FILTERS)
    HEADING = "Saved filters"
    EMPTY = "No saved filters yet. Among the bookmarks, / types a filter and S saves it."

    async def fetch(self, first: int, limit: int) -> tuple[Sequence[SavedFilter], int]:
        """A part of the filters."""
        every = await self.sitrep.notes.ask(lambda store: store.filters())
        return every[first : first + limit], len(every)

    def block(self, thing: SavedFilter) -> Block:
        """Its name and what it filters by."""
        return Block(Content.assemble((thing.name, "bold $name"), "\n", (thing.query, "$muted")), key=thing)

    def same(self, one: SavedFilter, other: SavedFilter) -> bool:
        """Whether it is one filter."""
        return one.name == other.name

    def length(self, total: int) -> str:
        """In words."""
        return count(total, "filter")

    def action_go(self) -> None:
        """The bookmarks it finds."""
        if found := self.chosen:
            show_filtered(self.sitrep, found.query)

    def action_delete(self) -> None:
        """Delete it; undo brings it back."""
        if found := self.chosen:
            self._delete(found.name)

    @work(group="bookmarks")
    async def _delete(self, name: str) -> None:
        await self.sitrep.changing.change(
            lambda store: store.delete_filter(name), "Filter deleted; u brings it back."
        )
