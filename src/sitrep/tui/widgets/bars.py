"""One-row widgets: the bar at the top, the key hints at the bottom, the tabs of small terminals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from sitrep.tui.text import hints_content

_NOTHING = Content("")
_RIGHT = 0.4  # of the width, at most, for the right part


class Bar(Widget):
    """Something left, something right; the right gives way when the row is narrow, then the left is shortened."""

    DEFAULT_CSS = "Bar { height: 1; background: $surface; color: $foreground; padding: 0 1; }"

    def __init__(self, left: Content = _NOTHING, right: Content = _NOTHING, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left, self._right = left, right

    def show(self, left: Content, right: Content = _NOTHING) -> None:
        """Show something else."""
        self._left, self._right = left, right
        self.refresh()

    def render(self) -> Content:
        """The row at the widget's width."""
        width = self.size.width
        right = self._right if self._right.cell_length < width * _RIGHT else Content("")
        left = self._left.truncate(max(1, width - right.cell_length - (2 if right else 0)), ellipsis=True)
        return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)


class Hints(Widget):
    """The footer: as many keys as fit; the way back and help, the last of them, always do."""

    DEFAULT_CSS = "Hints { height: 1; background: $surface; color: $foreground; padding: 0 1; }"

    def __init__(self, pairs: Sequence[tuple[str, str]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pairs = list(pairs)

    def render(self) -> Content:
        """Whole hints only."""
        kept = 2 if len(self._pairs) > 1 and self._pairs[-2][0] == "esc" else 1
        shown, last = self._pairs[:-kept], self._pairs[-kept:]
        while shown and hints_content(shown + last).cell_length > self.size.width:
            shown = shown[:-1]
        return hints_content(shown + last)


@dataclass(frozen=True, slots=True)
class Tab:
    """One pane's tab: its digit, its name, how many passages, its colour."""

    key: str
    name: str
    count: int
    colour: str


class Tabs(Widget):
    """Two rows: names and counts of the panes, and a rule that is heavy under the one on the screen."""

    DEFAULT_CSS = "Tabs { height: 2; background: $background; padding: 0 1; }"

    @dataclass
    class Picked(Message):
        """A tab was clicked."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tabs: list[Tab] = []
        self._now, self._place = "", ""

    def show(self, tabs: Sequence[Tab], now: str, place: str) -> None:
        """Show these tabs, the one with key `now` as chosen, and `place` at the end of the rule."""
        self._tabs, self._now, self._place = list(tabs), now, place
        self.refresh()

    def _cells(self, names: bool, gap: int) -> list[Content]:
        """Each tab; with `names` false only the chosen one has its name."""
        cells = []
        for tab in self._tabs:
            here = tab.key == self._now
            quiet = "" if here else "$muted"
            name = f" {tab.name}" if names or here else ""
            cell = Content.assemble((tab.key, quiet), name, (f" {tab.count}" if names or here else "", quiet))
            cells.append(cell.stylize_before(f"bold {tab.colour}" if here else tab.colour))
        return cells

    def _layout(self) -> tuple[list[Content], int]:
        width = self.size.width
        for names, gap in ((True, 3), (True, 2), (False, 3), (False, 1)):
            cells = self._cells(names, gap)
            if sum(cell.cell_length + gap for cell in cells) - gap <= width:
                break
        return cells, gap

    def render(self) -> Content:
        """Names above, the rule with the place below."""
        width = self.size.width
        cells, gap = self._layout()
        rules = [
            Content.styled("━" * cell.cell_length, tab.colour)
            if tab.key == self._now
            else Content.styled("─" * cell.cell_length, "$rule")
            for tab, cell in zip(self._tabs, cells, strict=True)
        ]
        place = Content.styled(f" {self._place}", "$muted")
        below = Content.styled("─" * gap, "$rule").join(rules)
        below = below + Content.styled("─" * max(0, width - below.cell_length), "$rule")
        below = below[: max(0, width - place.cell_length)] + place
        return Content("\n").join([Content(" " * gap).join(cells).truncate(width, ellipsis=True), below])

    def on_click(self, event: Click) -> None:
        """Go to the pane whose tab was clicked."""
        cells, gap = self._layout()
        x = self.gutter.left
        for tab, cell in zip(self._tabs, cells, strict=True):
            if x <= event.x < x + cell.cell_length:
                self.post_message(self.Picked(tab.key))
            x += cell.cell_length + gap
