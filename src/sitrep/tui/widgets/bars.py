"""One-row widgets: the bar at the top, the key hints at the bottom, the tabs of small terminals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from sitrep.tui import rows
from sitrep.tui.rows import Tab

_NOTHING = Content("")


class Bar(Widget):
    """Something left, something right; where they have no room the right gives way, then the left is shortened."""

    DEFAULT_CSS = "Bar { height: 1; background: $surface; color: $foreground; padding: 0 1; }"

    def __init__(self, left: Content = _NOTHING, right: Content = _NOTHING, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left, self._right = left, right

    def show(self, left: Content, right: Content = _NOTHING) -> None:
        """Show something else."""
        shown = [(part.plain, part.spans) for part in (self._left, self._right)]
        self._left, self._right = left, right
        if shown != [(part.plain, part.spans) for part in (left, right)]:
            self.refresh()

    def say(self, title: Content, *said: str) -> None:
        """A title left, and right what is to be said, quietly and with dots between."""
        self.show(title, Content.styled(rows.DOT.join(said), "$muted"))

    def render(self) -> Content:
        """The row at the widget's width."""
        width = self.size.width
        kept = rows.right_part(self._right.plain, width, self._left.cell_length)
        right = self._right[len(self._right) - len(kept) :]
        left = self._left.truncate(
            max(1, width - right.cell_length - (rows.GAP if right else 0)), ellipsis=True
        )
        return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)


class Hints(Widget):
    """The footer: as many keys as fit; the way back and help, the last of them, always do."""

    DEFAULT_CSS = "Hints { height: 1; background: $surface; color: $foreground; padding: 0 1; }"

    @dataclass
    class Picked(Message):
        """A key was clicked, as it is printed."""

        key: str

    def __init__(self, pairs: Sequence[tuple[str, str]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pairs = list(pairs)

    def show(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other keys."""
        self._pairs = list(pairs)
        self.refresh()

    def render(self) -> Content:
        """Whole hints only."""
        return Content.assemble(*rows.hints(self._pairs, self.size.width))

    def on_click(self, event: Click) -> None:
        """Do what the key does that was clicked."""
        if key := rows.hint_at(self._pairs, self.size.width, event.x - self.gutter.left):
            self.post_message(self.Picked(key))


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

    def render(self) -> Content:
        """Names above, the rule with the place below."""
        above, below = rows.tab_rows(self._tabs, self._now, self._place, self.size.width)
        return Content("\n").join([Content.assemble(*above), Content.assemble(*below)])

    def on_click(self, event: Click) -> None:
        """Go to the pane whose tab was clicked."""
        cells, gap = rows.tab_cells(self._tabs, self._now, self.size.width)
        x = self.gutter.left
        for tab, cell in zip(self._tabs, cells, strict=True):
            if x <= event.x < x + rows.width_of(cell):
                self.post_message(self.Picked(tab.key))
            x += rows.width_of(cell) + gap
