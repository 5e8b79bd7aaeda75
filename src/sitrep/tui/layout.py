"""Where things stand on the dashboard: pure arithmetic, for Textual's layout and for the first frame."""

from __future__ import annotations

import itertools
from collections.abc import Callable

NARROW, SHORT, WIDE = 100, 30, 160  # columns, rows, columns: where the layout changes
LABELLED = 80  # columns from which a list has room for labels beside its text
PREVIEWED = 110  # columns from which it has room for what is under its cursor beside it
SMALLEST = (40, 12)  # columns, rows
MEASURE = 92  # columns of text, where there are more
OVERVIEW_ROWS = 4  # at most, above the panes
LABEL = 11  # columns of the overview's label
INSPECTOR = 50  # columns
MARGIN = 5  # flag, bar, blank before the text; blank and scrollbar after it

_NARROWEST_PANE = 38  # columns of a pane, where three stand side by side
_LOWEST_PANE = 7  # rows of a pane: two passages of two lines can be seen
_ABOVE_AND_BELOW = 9  # rows of the bar, the overview and the keys
_NARROWEST, _WIDEST, _BEST = 0.46, 0.62, 0.54  # the left column's share of the width

Box = tuple[int, int, int, int]
"""Column, row, width, height."""


def text_width(outer: int, edges: int, label: int = 0, measure: int = 0) -> int:
    """Columns of text in a pane `outer` wide whose border and padding take `edges`; `measure` is the most."""
    width = max(8, outer - edges - MARGIN - label - (1 if label else 0))
    return min(width, measure) if measure else width


def columns(count: int, width: int) -> int:
    """In how many columns so many panes stand: two, or three where there are many and room for them."""
    return 3 if count > 4 and width >= 3 * _NARROWEST_PANE else min(count, 2)


def is_single(count: int, width: int, height: int) -> bool:
    """Whether a terminal of this size shows one pane at a time, under tabs."""
    rows = -(-count // columns(count, width - (INSPECTOR if width >= WIDE else 0)))
    return width < NARROW or height < SHORT or height < _ABOVE_AND_BELOW + rows * _LOWEST_PANE


def board(count: int, width: int, height: int, need: Callable[[int, int], int]) -> list[Box]:
    """Boxes for panes in rows, sized so that the least text is out of sight, found in one pass.

    `need(pane, columns)` is how many rows a pane wants, were it that wide. Up to four stand two by two, more in three
    columns where there is room; a row with fewer panes than others divides the width among them.
    """
    if count == 1:
        return [(0, 0, width, height)]
    if columns(count, width) > 2:
        return _in_rows(count, columns(count, width), width, height, need)

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


def _in_rows(count: int, most: int, width: int, height: int, need: Callable[[int, int], int]) -> list[Box]:
    """Rows of at most `most` panes of equal width, the fuller rows first."""
    rows = -(-count // most)
    sizes = [count // rows + (row < count % rows) for row in range(rows)]
    edges = [[width * at // size for at in range(size + 1)] for size in sizes]
    first = [sum(sizes[:row]) for row in range(rows)]
    needs = [
        max(need(first[row] + at, edges[row][at + 1] - edges[row][at]) for at in range(size))
        for row, size in enumerate(sizes)
    ]
    boxes: list[Box] = []
    y = 0
    for row, high in enumerate(share(needs, height)):
        boxes += [(a, y, b - a, high) for a, b in itertools.pairwise(edges[row])]
        y += high
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
