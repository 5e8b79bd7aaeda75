"""Where things stand on the dashboard: pure arithmetic, for Textual's layout and for the first frame."""

from __future__ import annotations

from collections.abc import Callable

NARROW, SHORT, WIDE = 100, 30, 160  # columns, rows, columns: where the layout changes
SMALLEST = (40, 12)  # columns, rows
MEASURE = 92  # columns of text, where there are more
LABEL = 11  # columns of the overview's label
INSPECTOR = 50  # columns
MARGIN = 5  # flag, bar, blank before the text; blank and scrollbar after it

_NARROWEST, _WIDEST, _BEST = 0.46, 0.62, 0.54  # the left column's share of the width

Box = tuple[int, int, int, int]
"""Column, row, width, height."""


def text_width(outer: int, edges: int, label: int = 0, measure: int = 0) -> int:
    """Columns of text in a pane `outer` wide whose border and padding take `edges`; `measure` is the most."""
    width = max(8, outer - edges - MARGIN - label - (1 if label else 0))
    return min(width, measure) if measure else width


def board(count: int, width: int, height: int, need: Callable[[int, int], int]) -> list[Box]:
    """Boxes for panes two by two, sized so that the least text is out of sight, found in one pass.

    `need(pane, columns)` is how many rows a pane wants, were it that wide.
    """
    if count == 1:
        return [(0, 0, width, height)]

    def needs(left: int) -> list[int]:
        found = [need(at, left if at % 2 == 0 else width - left) for at in range(count)]
        return [max(found[at : at + 2]) for at in range(0, count, 2)]

    widths = range(int(width * _NARROWEST), int(width * _WIDEST) + 1, 3)
    left = min(widths, key=lambda w: (max(0, sum(needs(w)) - height), abs(w - width * _BEST)))
    boxes: list[Box] = []
    y = 0
    for row, rows in enumerate(share(needs(left), height)):
        if 2 * row + 1 == count:
            boxes.append((0, y, width, rows))
        else:
            boxes += [(0, y, left, rows), (left, y, width - left, rows)]
        y += rows
    return boxes


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
