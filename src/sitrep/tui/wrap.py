"""How wide a text is and where its lines begin and end at a given width; fast enough to wrap everything at once."""

from __future__ import annotations

import re

# Characters known to fill one cell each: Latin, Greek and Cyrillic letters, the usual punctuation, lines of boxes,
# and the signs of bookmarks.
_ONE_CELL = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u20ac→≈●\u2500-\u259f]*"
)

Lines = list[tuple[int, int]]


def wrap(text: str, width: int) -> Lines:
    """The lines of the text as (start, end) offsets, at most `width` cells each.

    Lines break at white space; a word longer than a line is cut between characters. The blank at a break belongs
    to no line. There is always at least one line.
    """
    width = max(1, width)
    lines: Lines = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if _ONE_CELL.fullmatch(paragraph):
            _wrap_narrow(text, start, end, width, lines)
        else:
            _wrap_wide(text, start, end, width, lines)
        start = end + 1
    return lines


def cells(text: str) -> int:
    """How many cells the text fills."""
    if _ONE_CELL.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def fitting(text: str, width: int) -> str:
    """The beginning of the text that fills at most `width` cells."""
    if _ONE_CELL.fullmatch(text):
        return text[:width]
    from rich.cells import split_graphemes

    end = 0
    for _, last, size in split_graphemes(text)[0]:
        width -= size
        if width < 0:
            break
        end = last
    return text[:end]


def _wrap_narrow(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            lines.append((start, start + width))
            start += width
        else:
            lines.append((start, cut))
            start = cut + 1
    lines.append((start, end))


def _wrap_wide(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    # Not for the texts of most articles, and not before the first frame.
    from rich.cells import split_graphemes

    line, space, cells, since_space = start, -1, 0, 0
    for first, last, size in split_graphemes(text[start:end])[0]:
        at = start + first
        if text[at] == " " and last - first == 1:
            if cells + 1 > width:  # the blank itself is over the edge: break here, drop it
                lines.append((line, at))
                line, space, cells, since_space = at + 1, -1, 0, 0
                continue
            space, since_space = at, 0
            cells += 1
            continue
        if cells + size > width and at > line:
            if space > line:
                lines.append((line, space))
                line, cells = space + 1, since_space
            else:
                lines.append((line, at))
                line, cells, since_space = at, 0, 0
            space = -1
        cells += size
        since_space += size
    lines.append((line, end))
