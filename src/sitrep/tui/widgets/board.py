"""The board: panes two by two whose sizes follow what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.geometry import NULL_OFFSET, Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement

from sitrep.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from textual.widget import Widget

_NARROWEST, _WIDEST, _BEST = 0.46, 0.62, 0.54  # the left column's share of the width


class BoardLayout(Layout):
    """Two columns; column and row sizes leave the least text out of sight, found in one pass."""

    name = "board"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Place the displayed panes; a single one fills the board."""
        shown = [child for child in children if child.display]
        if len(shown) == 1 or not all(isinstance(child, Pane) for child in shown):
            return [WidgetPlacement(size.region, NULL_OFFSET, Spacing(), child) for child in shown]
        panes = [child for child in shown if isinstance(child, Pane)]
        width, height = size.width, size.height

        def needs(left: int) -> list[int]:
            found = [
                pane.need(left if at % 2 == 0 else width - left, height) for at, pane in enumerate(panes)
            ]
            return [max(found[at : at + 2]) for at in range(0, len(found), 2)]

        widths = range(int(width * _NARROWEST), int(width * _WIDEST) + 1, 3)
        left = min(widths, key=lambda w: (max(0, sum(needs(w)) - height), abs(w - width * _BEST)))
        placements, y = [], 0
        for at, rows in enumerate(share(needs(left), height)):
            pair = panes[2 * at : 2 * at + 2]
            right = width - left
            regions = [Region(0, y, left, rows), Region(left, y, right, rows)]
            if len(pair) == 1:
                regions = [Region(0, y, width, rows)]
            placements += [
                WidgetPlacement(region, NULL_OFFSET, Spacing(), pane)
                for region, pane in zip(regions, pair, strict=True)
            ]
            y += rows
        return placements


def share(needs: list[int], height: int) -> list[int]:
    """Divide `height` rows: what is left over goes by need; what lacks is taken from the fullest.

    >>> share([10, 5], 18), share([40, 5], 20), share([40, 30], 20)
    ([12, 6], [15, 5], [10, 10])
    """
    total, count = sum(needs), len(needs)
    if total <= height:
        rows = [need + (height - total) * need // max(1, total) for need in needs]
    else:
        # A row keeps its need up to an equal share; the fuller ones divide the rest.
        rows = [0] * count
        left, open_rows = height, sorted(range(count), key=lambda at: needs[at])
        for done, at in enumerate(open_rows):
            rows[at] = min(needs[at], left // (count - done))
            left -= rows[at]
    rows[max(range(count), key=lambda at: needs[at])] += height - sum(rows)
    return rows


class Board(Container):
    """Holds the panes. `styles.layout` knows built-in names only, so the layout is a class attribute."""

    DEFAULT_CSS = "Board { width: 1fr; height: 1fr; }"
    layout = BoardLayout()
