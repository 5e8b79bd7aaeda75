"""Bookmarks to look at: those whose words have changed, and those that are lost, with what can be done about each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult

from sitrep.errors import SitrepError, StoreError
from sitrep.tui import keys, keytable
from sitrep.tui.cards import to_look_at
from sitrep.tui.screens.view import View
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark

_NOTHING = "No bookmark is changed or lost."
_MOST = 500  # bookmarks of each state that are listed


class ReviewScreen(View):
    """Two lists, the lost above the changed; those of the open article first, with their places in it."""

    VIEW = keytable.REVIEW
    BINDINGS: ClassVar = keys.bindings(keytable.REVIEW)
    DEFAULT_CSS = """
    ReviewScreen {
        Pane { height: 1fr; }
        #lost { margin: 1 0 0 0; }
        Pane.empty { height: 3; }
        #keys { dock: bottom; }
    }
    """

    def compose(self) -> ComposeResult:
        """Bar, lost, changed, keys."""
        yield Bar(id="bar")
        self._lost = Pane(title="Lost", id="lost", colour="$error", empty="No bookmark is lost.")
        self._changed = Pane(title="Changed", id="changed", colour="$warning", empty="No words have changed.")
        yield self._lost
        yield self._changed
        yield self.hints()

    def on_mount(self) -> None:
        """Load them."""
        self._lost.focus()
        self.show_bookmarks()

    # -- what View asks ---------------------------------------------------------------------------------------

    def panes(self) -> Iterable[Pane]:
        """Lost, then changed."""
        return (self._lost, self._changed)

    def show_bookmarks(self) -> None:
        """Load the lists again, with the cursors where they were."""
        self._load()

    @work(exclusive=True, group="review list")
    async def _load(self) -> None:
        notes = self.sitrep.notes
        try:
            marks = await notes.to_look_at(_MOST)
        except StoreError as error:
            self.sitrep.complain(str(error))
            marks = notes.marks.to_look_at
        for pane in self.panes():
            found = [mark for mark in marks if mark.state == pane.id]
            pane.load([to_look_at(mark, notes.marks, notes.hinted) for mark in found], pane.cursor)
            pane.set_class(not found, "empty")
        other = self._changed if self._lost.has_focus else self._lost
        if other.blocks and not (self._changed if other is self._lost else self._lost).blocks:
            other.focus()
        said = (
            [f"{len(self._lost.blocks)} lost", f"{len(self._changed.blocks)} changed"]
            if marks
            else [_NOTHING]
        )
        self.query_one("#bar", Bar).say(bar_title("Bookmarks to look at"), *said)

    # -- actions ----------------------------------------------------------------------------------------------

    def _mark(self) -> Bookmark | None:
        pane = self.pane_in_use()
        return pane.current.key if pane and pane.current else None

    def action_other_list(self) -> None:
        """To the other list."""
        (self._changed if self._lost.has_focus else self._lost).focus()

    @on(Pane.Chosen)
    def _chosen(self) -> None:
        self.action_settle()

    def action_settle(self) -> None:
        """Accept the new wording of changed words; attach lost words by hand."""
        if mark := self._mark():
            self.run_worker(self._settle(mark), exclusive=True, group="open article")

    async def _settle(self, mark: Bookmark) -> None:
        notes = self.sitrep.notes
        try:
            opened = await self.sitrep.articles.open_of(mark)
            place = notes.marks.places.get(mark.id)
            if place is None or place.state in ("same", "moved"):
                self.notify("These words stand in the article as they were.", markup=False)
            elif place.state == "lost":
                await self._put(mark)
            elif opened:  # the change was not to be seen before
                self.notify("Its article is open now: see what changed, then accept it.", markup=False)
            else:
                await self.sitrep.marking.accept(mark)
        except SitrepError as error:
            self.sitrep.complain(str(error))
        self.show_bookmarks()

    async def _put(self, mark: Bookmark) -> None:
        from sitrep.tui.screens.attach import AttachScreen

        briefing = self.sitrep.briefing
        await self.app.push_screen(
            AttachScreen(briefing, self.sitrep.notes.marks.likeliest(briefing, mark), mark)
        )

    def action_bookmark(self) -> None:
        """Edit the note."""
        if mark := self._mark():
            self.sitrep.marking.open_note(mark)

    def action_delete(self) -> None:
        """Delete; undo brings it back."""
        if mark := self._mark():
            self.sitrep.marking.delete(mark)
