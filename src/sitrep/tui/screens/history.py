"""The history: every change to the person's data, what was undone, and undo and redo themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from sitrep.printed import count, minute
from sitrep.tui import keys, keytable
from sitrep.tui.screens.listing import BareListing
from sitrep.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from sitrep.bookmarks.history import Entry


class HistoryScreen(BareListing):
    """The changes, newest first."""

    VIEW = keytable.HISTORY
    BINDINGS: ClassVar = keys.bindings(keytable.HISTORY)
    HEADING = "History"
    EMPTY = "Nothing was changed yet."
    LABEL_WIDTH = 16

    async def fetch(self, first: int, limit: int) -> tuple[Sequence[Entry], int]:
        """A part of the history."""
        return await self.sitrep.notes.ask(lambda store: (store.history(limit, first), store.changes()))

    def block(self, thing: Entry) -> Block:
        """When, what, in which article, and whether it stands."""
        from sitrep.bookmarks.history import described

        stands = thing.state == "done"
        lines = [Content.styled(described(thing), "" if stands else "$muted")]
        if thing.article:
            lines.append(Content.styled(f"in {thing.article}", "$muted"))
        if not stands:
            said = (
                "undone; U makes it again"
                if thing.state == "undone"
                else "undone, and other changes came after it"
            )
            lines.append(Content.styled(said, "$warning"))
        when = minute(thing.made)
        return Block(Content("\n").join(lines), label=Content.styled(when, "$muted"), key=thing)

    def same(self, one: Entry, other: Entry) -> bool:
        """Whether it is one change."""
        return one.number == other.number

    def length(self, total: int) -> str:
        """In words."""
        return f"{count(total, 'change')}, times in UTC"
