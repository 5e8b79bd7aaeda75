"""What the dashboard's panes show: made when it is wanted, or in a thread before it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from sitrep.model import OVERVIEW, Briefing, Section
from sitrep.printed import count
from sitrep.threads import in_thread
from sitrep.tui.memory import uncollected
from sitrep.tui.passages import passage_blocks, signed
from sitrep.tui.widgets.blocks import Block, WrappedBlocks
from sitrep.tui.widgets.board import Board
from sitrep.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sitrep.tui.app import SitrepApp

_Choices = tuple[bool, bool]  # with guests, with accents


class PaneTexts:
    """The texts of the panes of one dashboard; with `guests`, passages in their second sections too.

    To make and wrap those of 10,000 passages takes a third of a second, for which no key should have to wait.
    """

    def __init__(self, app: SitrepApp, panes: Mapping[str, Pane]) -> None:
        self._app = app
        self._panes = panes
        self.guests = False
        self._ready: dict[str, WrappedBlocks] = {}
        self._ready_for: tuple[Briefing | None, _Choices] = None, (False, False)

    def of(self, briefing: Briefing, section: Section) -> WrappedBlocks:
        """The text of a section's pane; what was prepared is given away once, for a pane changes it."""
        made_of, choices = self._ready_for
        is_ready = made_of is briefing and choices == self._choices
        ready = self._ready.pop(section.id, None) if is_ready else None
        return ready or WrappedBlocks(self._blocks(briefing, section, self._choices))

    def maker(
        self, briefing: Briefing, board: Board, width: int, *, guests: bool
    ) -> Callable[[], Callable[[], None]]:
        """What makes, in a thread, all that the panes of the board, and the overview at a width, will show.

        What that gives, called when it is to be shown, makes it what `of` gives while `guests` is this.
        """
        choices = guests, self._app.marked

        def make() -> Callable[[], None]:
            texts = self._made(briefing, briefing.sections, choices)
            board.wrap({self._panes[name]: text for name, text in texts.items() if name != OVERVIEW})
            if OVERVIEW in texts:
                self._panes[OVERVIEW].wrap(texts[OVERVIEW], width)
            return lambda: self._keep(texts, briefing, choices)

        return make

    @property
    def told(self) -> str:
        """Whether there are guests now, and how many."""
        if not self.guests:
            return "Each passage only where it stands."
        guests = sum(bool(block.guest) for pane in self._panes.values() for block in pane.blocks)
        if not guests:
            return "No passage fits a second section."
        return f"{count(guests, 'guest')} in second sections; A hides them."

    async def prepare_marks(self, briefing: Briefing, section: Section) -> None:
        """Make in a thread what one pane will show, which has the same words already and needs no wrapping."""
        choices = self._choices
        self._keep(await in_thread(lambda: self._made(briefing, [section], choices)), briefing, choices)

    def _keep(self, texts: dict[str, WrappedBlocks], briefing: Briefing, choices: _Choices) -> None:
        self._ready, self._ready_for = texts, (briefing, choices)

    def show_signs(self, source: str, words: str = "") -> None:
        """Flag bookmarks and mark what is unread, anywhere or beside passages of these words."""
        for pane in self._panes.values():
            _put(pane, signed(pane.blocks, source, self._app.notes, self._app.readings, words=words))

    async def show_all_signs(self, source: str) -> None:
        """The same where much may change at once, made in a thread."""
        for pane in self._panes.values():
            await self._sign(pane, source)

    async def _sign(self, pane: Pane, source: str) -> None:
        blocks = pane.blocks

        def make() -> list[Block]:
            with uncollected(len(blocks)):
                return signed(blocks, source, self._app.notes, self._app.readings)

        made = await in_thread(make)
        if pane.blocks is blocks:  # else it shows others by now
            _put(pane, made)

    @property
    def _choices(self) -> _Choices:
        return self.guests, self._app.marked

    def _made(
        self, briefing: Briefing, sections: Iterable[Section], choices: _Choices
    ) -> dict[str, WrappedBlocks]:
        with uncollected(len(briefing.passages)):
            return {one.id: WrappedBlocks(self._blocks(briefing, one, choices)) for one in sections}

    def _blocks(self, briefing: Briefing, section: Section, choices: _Choices) -> list[Block]:
        guests, marked = choices
        return passage_blocks(
            briefing, section, self._app.notes, self._app.readings, guests=guests, marked=marked
        )


def _put(pane: Pane, blocks: list[Block]) -> None:
    if any(new is not old for new, old in zip(blocks, pane.blocks, strict=True)):
        pane.replace(blocks)
