"""Selecting words in the panes of a screen, by mouse or by key, and letting go of them."""

from __future__ import annotations

from sitrep.model import Passage
from sitrep.tui.screens.finding import Finding
from sitrep.tui.widgets.textpane import TextPane


class Selecting(Finding):
    """A screen of panes whose words can be selected, in those of them that are TextPanes of passages."""

    def picked(self) -> list[tuple[Passage, int, int]]:
        """The selected parts of passages: passage, start and end in it."""
        return [
            (pane.blocks[at].key, start, end)
            for pane in self.panes()
            if isinstance(pane, TextPane)
            for at, start, end in pane.selected()
            if isinstance(pane.blocks[at].key, Passage)
        ]

    def _key_escape(self) -> None:
        """Textual would let go of the selection here, before `action_back` can see that there is one."""

    def let_go(self) -> bool:
        """Select nothing; whether something was selected."""
        panes = [pane for pane in self.panes() if isinstance(pane, TextPane)]
        return sum(pane.let_go() for pane in panes) > 0  # not any(): every pane has to let go

    def show_words(self, span: tuple[int, int]) -> None:
        """Select words of the passage under the cursor, unless they are all of it."""
        pane = self.pane_in_use()
        if isinstance(pane, TextPane) and pane.current and span != (0, len(pane.current.text.plain)):
            pane.hold(*span)

    def action_word(self, step: int) -> None:
        """Select the next or previous word."""
        if isinstance(pane := self.pane_in_use(), TextPane):
            pane.hold_word(step)

    def action_extend(self, unit: str, step: int) -> None:
        """Move the far end of what is selected."""
        if isinstance(pane := self.pane_in_use(), TextPane):
            pane.extend(unit, step)
