"""The command palette: Textual's, in which enter waits for what was typed to be searched for."""

from __future__ import annotations

import contextlib

from textual import on
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.css.styles import RenderStyles, Styles
from textual.widgets import Button, Input, LoadingIndicator
from textual.widgets.option_list import Option
from textual.worker import WorkerCancelled

from sitrep.tui.widgets.options import Commands


class PaletteScreen(CommandPalette):
    """Typed fast and ended with enter, Textual's runs what stood first in the list before the search."""

    def compose(self) -> ComposeResult:
        """As Textual's, with a list of our own."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder="Search for commands…", select_on_focus=False)
            with Vertical(id="--results"):
                yield Commands()
                yield LoadingIndicator()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """No styles, where the palette was closed: its search may go on for a step after it was cancelled."""
        if not self.is_attached:
            return RenderStyles(self, Styles(), Styles())
        return super().get_component_styles(*names)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """At once, for the search is over; Textual's waits, and speaks of matches."""
        if search_value and self.is_attached:
            nothing = Option(
                Content.styled("No command fits.", "not bold"), disabled=True, id=self._NO_MATCHES
            )
            self.query_one(CommandList).add_option(nothing)
            self._list_visible = True

    def _select_or_command(self, event: Input.Submitted | Button.Pressed | None = None) -> None:
        if self.is_current:  # else something was chosen already, by key and by click at once
            super()._select_or_command(event)

    @on(Input.Submitted)
    async def _choose_of_what_was_found(self, event: Input.Submitted) -> None:
        event.stop()
        event.prevent_default()
        searches = [worker for worker in self.workers if worker.node is self and not worker.is_finished]
        with contextlib.suppress(WorkerCancelled):  # more was typed meanwhile
            if searches:
                await self.workers.wait_for_complete(searches)
            self._select_or_command()
