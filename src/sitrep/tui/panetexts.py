"""What the dashboard's panes show: made when it is wanted, or in a thread before it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sitrep.model import Briefing, Section
from sitrep.threads import in_thread
from sitrep.tui.memory import uncollected
from sitrep.tui.passages import passage_blocks
from sitrep.tui.widgets.blocks import Block, WrappedBlocks

if TYPE_CHECKING:
    from sitrep.tui.app import SitrepApp


class PaneTexts:
    """The texts of the panes of one dashboard; with `guests`, passages in their second sections too."""

    def __init__(self, app: SitrepApp) -> None:
        self._app = app
        self.guests = False
        self._ready: dict[str, WrappedBlocks] = {}
        self._ready_for: tuple[Briefing | None, tuple[bool, bool]] = None, (False, False)

    async def prepare(self, briefing: Briefing, wrap: Callable[[dict[str, WrappedBlocks]], None]) -> None:
        """Make in a thread what the panes will show of a briefing that comes next, and `wrap` it there.

        Of 10,000 passages that takes a third of a second, for which no key should have to wait.
        """
        choices = self._choices

        def make() -> dict[str, WrappedBlocks]:
            with uncollected(len(briefing.passages)):
                blocks = {one.id: self._blocks(briefing, one, choices) for one in briefing.sections}
                made = {name: WrappedBlocks(found) for name, found in blocks.items()}
                wrap(made)
            return made

        self._ready, self._ready_for = await in_thread(make), (briefing, choices)

    def of(self, briefing: Briefing, section: Section) -> WrappedBlocks:
        """The text of a section's pane; what was prepared is given away once, for a pane changes it."""
        made_of, choices = self._ready_for
        is_ready = made_of is briefing and choices == self._choices
        ready = self._ready.pop(section.id, None) if is_ready else None
        return ready or WrappedBlocks(self._blocks(briefing, section, self._choices))

    @property
    def _choices(self) -> tuple[bool, bool]:
        return self.guests, self._app.marked

    def _blocks(self, briefing: Briefing, section: Section, choices: tuple[bool, bool]) -> list[Block]:
        guests, marked = choices
        return passage_blocks(
            briefing, section, self._app.notes, self._app.readings, guests=guests, marked=marked
        )
