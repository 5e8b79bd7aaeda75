"""Finding words across the panes of a screen: the matches, their count, and which one is the current."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sitrep.tui.text import find
from sitrep.tui.widgets.blocks import Hits
from sitrep.tui.widgets.pane import Pane


class Found(NamedTuple):
    """What was found: of each pane its blocks with the matches in them, and all matches in order.

    A match is pane, block, start and end.
    """

    hits: Mapping[Pane, Hits]
    matches: list[tuple[Pane, int, int, int]]


NOTHING = Found({}, [])


def searching(panes: Iterable[Pane], words: str) -> Callable[[], Found]:
    """What finds the words in the panes, as they are now; it may run in a thread."""
    # The words of a guest are found where it stands.
    texts = {pane: ["" if block.guest else block.text.plain for block in pane.blocks] for pane in panes}

    def found() -> Found:
        hits = {
            pane: {at: spans for at, text in enumerate(here) if (spans := find(text, words))}
            for pane, here in texts.items()
        }
        return Found(
            hits,
            [
                (pane, at, *span)
                for pane, here in hits.items()
                for at, spans in here.items()
                for span in spans
            ],
        )

    return found


@dataclass
class Finder:
    """Where the typed words stand in some panes, in their order."""

    panes: Callable[[], Iterable[Pane]]
    words: str = ""
    at: int = 0
    found: Found = NOTHING

    def take(self, found: Found) -> None:
        """These are the matches now; the first one is the current one."""
        self.found = found
        self.at = 0

    def start_from(self, pane: Pane | None) -> None:
        """Make the first match at or after this pane's cursor the current one."""
        for n, (where, at, _, _) in enumerate(self.found.matches):
            if where is pane and at >= where.cursor:
                self.at = n
                return

    def step(self, step: int) -> None:
        """Go to the next or previous match, around the ends."""
        if self.found.matches:
            self.at = (self.at + step) % len(self.found.matches)

    @property
    def current(self) -> tuple[Pane, int, int, int] | None:
        """Pane, block, start and end of the current match."""
        return self.found.matches[self.at] if self.found.matches else None

    @property
    def count(self) -> str:
        """What to say about the matches."""
        if self.found.matches:
            return f"{self.at + 1} of {len(self.found.matches)}"
        return "nothing found" if self.words.strip() else ""

    def paint(self, *, go: bool = True) -> None:
        """Mark the matches in all panes and bring the current one into sight (`go`)."""
        here, at, start, end = self.current or (None, 0, 0, 0)
        for pane in self.panes():
            pane.set_class(pane is here, "lit")
            pane.mark(self.found.hits.get(pane, {}), (at, start, end) if pane is here else None)
        if here and go:
            here.select(at)
            here.show_offset(at, start)
