"""What the screens with one list share; one of the store is read a part at a time and keeps its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult

from sitrep.errors import SitrepError, StoreError
from sitrep.tui.screens.view import View
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane
from sitrep.tui.widgets.window import SIZE, Window


class OneList(View):
    """A full screen with one list, in the Pane `_list`."""

    _list: Pane
    DEFAULT_CSS = "OneList.finding #keys { display: none; }"

    def panes(self) -> Iterable[Pane]:
        """The list."""
        return (self._list,)

    def pane_in_use(self) -> Pane | None:
        """The list, also while something is typed."""
        return self._list

    @property
    def chosen(self) -> Any:
        """The thing under the cursor, which is the `key` of its block; None where there is none."""
        return self._list.current.key if self._list.current else None

    @on(Pane.Chosen)
    def _double_clicked(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """To where the thing under the cursor leads, if it does."""


class Listing(OneList):
    """One list of the store, in the Window `_list`, read a part at a time."""

    _list: Window
    _total = 0

    # -- what a screen says of its list -----------------------------------------------------------------------

    async def fetch(self, first: int, limit: int) -> tuple[Sequence[Any], int]:
        """At most `limit` things from place `first` on, and how many there are; may raise SitrepError."""
        raise NotImplementedError

    def block(self, thing: Any) -> Block:
        """How one of them is shown; its `key` is the thing."""
        raise NotImplementedError

    def same(self, one: Any, other: Any) -> bool:
        """Whether two things, fetched at different times, are one."""
        return bool(one == other)

    def fetched(self) -> None:
        """The list stands: show what depends on it."""

    # -- what View asks ---------------------------------------------------------------------------------------

    def show_bookmarks(self) -> None:
        """Read the part in sight again, with the cursor where it was."""
        self.show_from(self._list.first)

    # -- reading ----------------------------------------------------------------------------------------------

    def show_from(self, first: int, cursor: int | None = None) -> None:
        """Read the part from place `first` on; the cursor goes to a place, or stays on what it is on."""
        self._read(first, cursor)

    @work(exclusive=True, group="bookmarks list")
    async def _read(self, first: int, cursor: int | None) -> None:
        pane = self._list
        try:
            found, total = await self.fetch(first, SIZE)
            if not found and first:
                first = max(0, first - SIZE)
                found, total = await self.fetch(first, SIZE)
        except StoreError as error:
            self.sitrep.complain(str(error))
            found, total = [], 0
        except SitrepError as error:
            self.refused(str(error))
            return
        now = pane.current.key if pane.current else None  # not sooner: keys were at work while it was read
        place = pane.at if cursor is None else cursor
        if cursor is None and now is not None:
            place = next((first + at for at, one in enumerate(found) if self.same(one, now)), place)
        self._total = total
        blocks = [self.block(one) for one in found]
        pane.load_part(blocks, first, total, place, stay=cursor is None)
        self.fetched()

    def counted(self, total: int) -> None:
        """How many there are, where that is known only after the rows."""
        self._total = self._list.whole = total
        self._list.show_place()
        self._list.look_ahead()

    def refused(self, sentence: str) -> None:
        """What was asked for cannot be listed; the list stays as it was."""
        self.sitrep.complain(sentence)

    @on(Window.Near)
    def _next_part(self, event: Window.Near) -> None:
        self.show_from(event.first)

    def action_move_to(self, index: int) -> None:
        """To the first (0) or the last (-1) of the whole list."""
        if index == 0 and self._list.first:
            self.show_from(0, 0)
        elif index and self._list.first + len(self._list.blocks) < self._total:
            self.show_from(max(0, self._total - SIZE), self._total - 1)
        else:
            super().action_move_to(index)


class BareListing(Listing):
    """A list with nothing but its name and its length above and the keys below."""

    HEADING: ClassVar[str] = ""
    EMPTY: ClassVar[str] = ""
    """What stands in its place while there is nothing."""
    LABEL_WIDTH: ClassVar[int] = 0
    DEFAULT_CSS = "BareListing #list { height: 1fr; margin: 1 0 0 0; }"

    def length(self, total: int) -> str:
        """How long the list is, in words."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Bar, list, keys."""
        yield Bar(id="bar")
        self._list = Window(title=self.HEADING, label_width=self.LABEL_WIDTH, id="list", empty=self.EMPTY)
        yield self._list
        yield self.hints()

    def on_mount(self) -> None:
        """Load it."""
        self._list.focus()
        self.fetched()
        self.show_bookmarks()

    def fetched(self) -> None:
        """Say how long it is."""
        self.query_one("#bar", Bar).say(bar_title(self.HEADING), self.length(self._total))
