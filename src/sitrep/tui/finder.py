"""Finding words across the panes of a screen: the matches, their count, and which one is the current."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sitrep.tui.text import find
from sitrep.tui.widgets.pane import Pane


@dataclass
class Finder:
    """Matches of the typed words over some panes, in their order."""

    panes: Callable[[], Iterable[Pane]]
    words: str = ""
    at: int = 0
    matches: list[tuple[Pane, int, int, int]] = field(default_factory=list)

    def search(self, words: str) -> None:
        """Find the words in every pane; the first match is the current one."""
        self.words = words
        panes = list(self.panes())
        self.matches = [
            (pane, at, start, end)
            for pane in panes
            for at, block in enumerate(pane.blocks)
            if not block.guest  # its words are found where it stands
            for start, end in find(block.text.plain, words)
        ]
        self.at = 0

    def start_from(self, pane: Pane | None) -> None:
        """Make the first match at or after this pane's cursor the current one."""
        for n, (where, at, _, _) in enumerate(self.matches):
            if where is pane and at >= where.cursor:
                self.at = n
                return

    def step(self, step: int) -> None:
        """Go to the next or previous match, around the ends."""
        if self.matches:
            self.at = (self.at + step) % len(self.matches)

    @property
    def current(self) -> tuple[Pane, int, int, int] | None:
        """Pane, block, start and end of the current match."""
        return self.matches[self.at] if self.matches else None

    @property
    def count(self) -> str:
        """What to say about the matches."""
        if self.matches:
            return f"{self.at + 1} of {len(self.matches)}"
        return "nothing found" if self.words.strip() else ""

    def paint(self, *, go: bool = True) -> None:
        """Mark the matches in all panes and bring the current one into sight (`go`)."""
        marks: dict[Pane, dict[int, list[tuple[int, int, bool]]]] = {pane: {} for pane in self.panes()}
        for n, (pane, at, start, end) in enumerate(self.matches):
            marks[pane].setdefault(at, []).append((start, end, n == self.at))
        for pane, hits in marks.items():
            pane.set_class(bool(self.current and self.current[0] is pane), "lit")
            pane.mark(hits)
        if self.current and go:
            pane, at, start, _ = self.current
            pane.select(at)
            pane.show_offset(at, start)
