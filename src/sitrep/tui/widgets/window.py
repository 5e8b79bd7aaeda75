"""Window: a pane on a list too long to load, of which it holds a part around what is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane

SIZE = 90
"""How many blocks a window holds: several screens."""

EDGE = 25
"""So near its end the next part is asked for."""


class Window(Pane):
    """A pane whose blocks are those from place `first` on of a list of `total`."""

    @dataclass
    class Near(Message):
        """What is in sight came near an end of the window: `first` is where the next one should begin."""

        pane: Pane
        first: int

    first = 0
    whole = 0
    _asked = -1
    _is_loading = False
    _owed = 0  # passages the cursor was moved past the end of this part, to be gone when the next one stands

    def load_part(self, blocks: Sequence[Block], first: int, total: int, cursor: int, *, stay: bool) -> None:
        """Show another part; `cursor` is a place in the whole list. With `stay` what is in sight keeps its row."""
        top = self.scroll_offset.y
        anchor = self.text.at(top) if self.text.tops else 0
        within = top - self.text.tops[anchor] if self.text.tops else 0
        place = self.first + anchor - first
        self.first, self.whole, self._asked = first, total, -1
        self._is_loading = True
        last = len(blocks) - 1
        owed, self._owed = (self._owed if stay else 0), 0
        wanted = max(0, min(cursor - first, last)) + owed
        reached = max(0, min(wanted, last))
        self.load(blocks, reached)
        if stay and 0 <= place < len(self.text.tops):
            self.scroll_to(y=self.text.tops[place] + within, animate=False, force=True, immediate=True)
        self._is_loading = False
        if owed:
            self.select(wanted)
            self.show_cursor()

    def select(self, index: int) -> None:
        """Put the cursor on a passage; on one of the next part as soon as that stands, so that no key is lost."""
        reached = max(0, min(index, len(self.blocks) - 1))
        if 0 <= self.first + index < self.whole:
            self._owed += index - reached
        super().select(reached)
        if self._owed:
            self.show_cursor()  # the wheel may have left it out of sight, far from where the next part is asked for
            self.look_ahead()

    @property
    def at(self) -> int:
        """Where the cursor is in the whole list, from 0."""
        return self.first + self.cursor

    @property
    def total(self) -> str:
        """How long the whole list is."""
        return f"{self.whole:,}"

    @property
    def place(self) -> str:
        """Which of the whole list the cursor is on."""
        return f"{self.at + 1:,} of {self.whole:,}" if self.blocks else ""

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Ask for the next part in time."""
        super().watch_scroll_y(old, new)
        if self.text.tops:
            self.look_ahead()

    def look_ahead(self) -> None:
        """Ask for another part when what is in sight is near an end that is not the list's."""
        if not self.text.tops or self._is_loading:
            return
        top = self.text.at(self.scroll_offset.y)
        bottom = self.text.at(self.scroll_offset.y + self.size.height)
        wanted = self.first
        if bottom >= len(self.blocks) - EDGE and self.first + len(self.blocks) < self.whole:
            wanted = max(0, min(self.first + top - EDGE, self.whole - SIZE))
        elif top < EDGE and self.first > 0:
            wanted = max(0, self.first + bottom + EDGE - SIZE)
        if wanted != self.first and wanted != self._asked:
            self._asked = wanted
            self.post_message(self.Near(self, wanted))
