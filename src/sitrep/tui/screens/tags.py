"""The tags of all bookmarks: see what has one, rename it, or make two one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from sitrep.printed import count
from sitrep.tui import keys, keytable
from sitrep.tui.screens.bookmarks import show_filtered
from sitrep.tui.screens.listing import BareListing
from sitrep.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from sitrep.bookmarks.tags import Tag


class TagsScreen(BareListing):
    """Every tag in use, the most used first."""

    VIEW = keytable.TAGS
    BINDINGS: ClassVar = keys.bindings(keytable.TAGS)
    HEADING = "Tags"
    EMPTY = "No tags yet. They are typed below a bookmark’s note."

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Tag] = []

    async def fetch(self, first: int, limit: int) -> tuple[Sequence[Tag], int]:
        """A part of the tags."""
        self._all = await self.sitrep.notes.ask(lambda store: store.tags())
        return self._all[first : first + limit], len(self._all)

    def block(self, thing: Tag) -> Block:
        """A tag and how many bookmarks have it."""
        used = Content.styled(f"   {count(thing.bookmarks, 'bookmark')}", "$muted")
        return Block(Content.assemble((f"#{thing.name}", "bold $name"), used), gap=0, key=thing)

    def same(self, one: Tag, other: Tag) -> bool:
        """Whether it is one tag."""
        return one.name == other.name

    def length(self, total: int) -> str:
        """In words."""
        return count(total, "tag")

    def action_go(self) -> None:
        """The bookmarks that have it."""
        from sitrep.bookmarks.filters import quoted

        if tag := self.chosen:
            show_filtered(self.sitrep, f"tag:{quoted(tag.name)}")

    def action_rename(self) -> None:
        """Give it another name; the name of another tag makes the two one."""
        from sitrep.tui.screens.prompt import Prompt

        tag: Tag | None = self.chosen
        if tag is None:
            return
        question = f"Another name for #{tag.name}; the name of another tag makes the two one."
        names = [one.name for one in self._all if one.name != tag.name]
        ask = Prompt("Rename or merge a tag", question, tag.name, words=names)

        def rename(name: str | None) -> None:
            if name:
                self.run_worker(self._rename(tag, name.lstrip("#")), group="bookmarks")

        self.app.push_screen(ask, rename)

    async def _rename(self, tag: Tag, name: str) -> None:
        merged = any(one.name == name for one in self._all) and name != tag.name
        said = f"#{tag.name} is {'part of' if merged else 'now'} #{name}; u takes it back."
        await self.sitrep.changing.long_change(
            f"Renaming #{tag.name}", lambda store, progress: store.retag([tag.name], name, progress), said
        )
