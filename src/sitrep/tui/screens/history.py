"""The history: every change to the person's data, what was undone, and undo and redo themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content

from sitrep.tui import keys
from sitrep.tui.screens.listing import Listing
from sitrep.tui.text import count
from sitrep.tui.widgets.bars import Bar, Hints
from sitrep.tui.widgets.pane import Block
from sitrep.tui.widgets.window import Window

if TYPE_CHECKING:
    from sitrep.bookmarks.history import Entry


class HistoryScreen(Listing):
    """The changes, newest first."""

    VIEW = keys.HISTORY
    BINDINGS: ClassVar = keys.bindings(keys.HISTORY)
    DEFAULT_CSS = "HistoryScreen #list { height: 1fr; margin: 1 0 0 0; }"

    def compose(self) -> ComposeResult:
        """Bar, list, keys."""
        yield Bar(id="bar")
        self._list = Window(title="History", label_width=16, id="list", empty="Nothing was changed yet.")
        yield self._list
        yield Hints(keys.hints(self.VIEW, self.sitrep.keymap), id="keys")

    def on_mount(self) -> None:
        """Load it."""
        self._list.focus()
        self.fetched()
        self.show_bookmarks()

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
        when = thing.made[:16].replace("T", " ")
        return Block(Content("\n").join(lines), label=Content.styled(when, "$muted"), key=thing)

    def same(self, one: Entry, other: Entry) -> bool:
        """Whether it is one change."""
        return one.number == other.number

    def fetched(self) -> None:
        """Count them."""
        self.query_one("#bar", Bar).show(
            Content.assemble(("SITREP", "bold $primary"), "   ", ("History", "bold $name")),
            Content.styled(f"{count(self._total, 'change')}, times in UTC", "$muted"),
        )
