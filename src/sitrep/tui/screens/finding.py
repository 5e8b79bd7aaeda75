"""Finding words in the panes of a screen: the find row, the matches, and stepping through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.screen import Screen

from sitrep.tui.finder import NOTHING, Finder, Found, searching
from sitrep.tui.later import Later
from sitrep.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from textual.widgets import Input

    from sitrep.tui.widgets.findbar import FindBar


class Finding(Screen[None]):
    """A screen of panes in which words can be found."""

    finder: Finder | None = None
    _came_from: Pane | None = None

    def __init__(self) -> None:
        super().__init__()
        self._searches = Later(self)

    def panes(self) -> Iterable[Pane]:
        """The panes in the order in which words are found."""
        return ()

    def pane_in_use(self) -> Pane | None:
        """The pane the keys move in."""
        return self.focused if isinstance(self.focused, Pane) else None

    @property
    def find_bar(self) -> FindBar | None:
        """The find row, while there is one."""
        from sitrep.tui.widgets.findbar import FindBar

        found = self.query(FindBar)
        return found.first() if found else None

    async def action_find(self) -> None:
        """Open the find row, or type in it again."""
        from textual.widgets import Input

        from sitrep.tui.widgets.findbar import FindBar

        if not self.find_bar:
            self.finder = Finder(self.panes)
            self._came_from = self.pane_in_use()
            await self.mount(FindBar())
            self.add_class("finding")
        bar = self.query_one(FindBar)
        self.set_focus(bar.query_one(Input))  # at once: the next key may be a letter for it
        bar.show(self.finder.count if self.finder else "", typing=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        if event.input.id != "words" or not self.finder:
            return
        finder, finder.words = self.finder, event.value

        def show(found: Found) -> None:
            finder.take(found)
            finder.start_from(self._came_from)
            self._show_matches(typing=True)

        self._search(show)

    def _search(self, show: Callable[[Found], None]) -> None:
        """Find the words in what the panes show now."""
        if (finder := self.finder) and (bar := self.find_bar):
            self._searches.ask(
                sum(len(pane.blocks) for pane in self.panes()),
                searching(self.panes(), finder.words),
                lambda found: show(found) if self.finder is finder else None,
                busy=lambda: bar.show("…", typing=not isinstance(self.focused, Pane)),
                instead=True,
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the current match; with none, stay in the field."""
        if event.input.id == "words" and self.finder:
            if self._searches.is_making and self._came_from:  # what is typed now is no word to find
                self._came_from.focus(scroll_visible=False)
            self._searches.then(self._go_to_match)

    def _go_to_match(self) -> None:
        if self.finder and self.finder.current:
            self.reveal(self.finder.current[0])
            self.finder.paint()
            self._show_matches(typing=False)
        elif bar := self.find_bar:
            bar.query_one("#words").focus()

    def action_hit(self, step: int) -> None:
        """To the next or previous match."""
        if self.finder:
            self._searches.then(lambda: self._step(step))

    def _step(self, step: int) -> None:
        if self.finder and self.finder.current:
            self.finder.step(step)
            self.reveal(self.finder.current[0])
            self._show_matches(typing=False)

    def reveal(self, pane: Pane) -> None:
        """Bring a pane to the screen and into use."""
        pane.focus(scroll_visible=False)

    def _show_matches(self, typing: bool) -> None:
        if self.finder and self.find_bar:
            self.finder.paint()
            self.find_bar.show(self.finder.count, typing)
            if self.finder.current:
                self.show_match(self.finder.current[0])

    def find_again(self) -> None:
        """The panes hold other passages now: mark the words that are looked for in them."""
        if not (finder := self.finder):
            return

        def show(found: Found) -> None:
            at = finder.at
            finder.take(found)
            finder.at = min(at, max(0, len(found.matches) - 1))
            finder.paint(go=False)

        self._search(show)

    def show_match(self, pane: Pane) -> None:
        """The current match is in this pane, while the words are still being typed."""

    def stop_finding(self) -> bool:
        """Clear the search; whether there was one."""
        if not (self.find_bar and self.finder):
            return False
        typing = not isinstance(self.focused, Pane)
        self.finder.take(NOTHING)
        self.finder.paint()
        self.finder = None
        self.find_bar.remove()
        self.remove_class("finding")
        if typing and self._came_from:
            self.reveal(self._came_from)
        return True
