"""Blocks: the passages of a pane, wrapped at its width, and the row each begins on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from textual.content import Content

from sitrep.tui.wrap import Lines, wrap

Hits = dict[int, list[tuple[int, int]]]
"""Start and end of the words that were found in each block that has some."""

_NOTHING = Content("")
_KEPT = 200  # blocks whose lines are kept, more than a screen holds


class Block(NamedTuple):
    """One passage: its text, and what stands in the margins beside its first line.

    `colour` is of the bar and the rail, `gap` the blank rows below, `key` what the owner knows the block by.
    `mark` is a quiet sign in the margin, a row lower where there is a flag. A `guest` has the digit of the
    section it stands in: it is shown here too, and not counted.
    """

    text: Content
    colour: str = "$primary"
    label: Content = _NOTHING
    flag: str = ""
    gap: int = 1
    key: Any = None
    mark: str = ""
    guest: str = ""

    @property
    def signs(self) -> str:
        """What stands in the margin, a sign a row."""
        return self.flag + self.mark


def alike(one: Block, other: Block) -> bool:
    """Whether two blocks look the same: `Content` compares words alone, not their marks."""
    return one is other or (
        one == other and one.text.spans == other.text.spans and one.label.spans == other.label.spans
    )


def margin(block: Block, n: int, bar: tuple[str, str], label_width: int, *, rail: bool) -> Content:
    """What stands left of row `n` of a block's text: sign, bar, and the label, which a rail puts first."""
    sign = (block.signs[n : n + 1] or " ", "$warning")
    if n >= len(block.flag):
        sign = (sign[0], block.colour if block.guest else "$muted")
    left = Content.assemble(sign, bar, " ")
    if not label_width:
        return left
    label = (block.label if n == 0 else _NOTHING).truncate(label_width, ellipsis=True)
    label = label.pad_right(label_width - label.cell_length)
    return Content.assemble(label, left) if rail else Content.assemble(left, label, " ")


class WrappedBlocks:
    """Blocks below one another. `tops` holds for the width measured last; before that there are none."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self.tops: list[int] = []
        self.width = 0
        """Of the text, in cells, as measured last."""
        self._lines: dict[int, Lines] = {}
        self._needs: dict[tuple[int, int], int] = {}

    def replace(self, blocks: Sequence[Block]) -> bool:
        """The same text with other marks; whether there may be more rows or fewer now."""
        before = [block.signs for block in self.blocks[-1:]]
        self.blocks = list(blocks)
        if before == [block.signs for block in self.blocks[-1:]]:
            return False
        self._needs.clear()
        return True

    def measure(self, width: int) -> bool:
        """Find the row of every block at this width; whether it is another width than before."""
        if width == self.width and self.tops:
            return False
        is_other = width != self.width
        top, tops = 0, []
        for block in self.blocks:
            tops.append(top)
            top += len(wrap(block.text.plain, width)) + block.gap
        self.tops, self.width = tops, width
        self._lines.clear()
        return is_other

    @property
    def rows(self) -> int:
        """All rows, with those that the signs beside the last block need."""
        if not self.tops:
            return 0
        return self.tops[-1] + max(len(self.lines(len(self.tops) - 1)), len(self.blocks[-1].signs))

    def need(self, width: int, most: int, frame: int) -> int:
        """Rows wanted at a width, with those of the frame, `most` at most."""
        if (width, most) not in self._needs:
            rows = frame
            for block in self.blocks:
                if rows >= most:
                    break
                rows += len(wrap(block.text.plain, width)) + block.gap
            else:
                rows += self._end(len(wrap(self.blocks[-1].text.plain, width))) if self.blocks else 1
            self._needs[width, most] = min(rows, most)
        return self._needs[width, most]

    def lines(self, at: int) -> Lines:
        """The lines of a block, at the width measured last."""
        # All lines of a long article would fill ten megabytes, and those on the screen are wrapped in no time.
        if at not in self._lines:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            self._lines[at] = wrap(self.blocks[at].text.plain, self.width)
        return self._lines[at]

    def at(self, row: int) -> int:
        """The block that a row belongs to, the blank rows below it included."""
        return bisect_right(self.tops, row) - 1

    def span(self, at: int) -> tuple[int, int]:
        """First row of a block and the row after its last."""
        return self.tops[at], self.tops[at] + len(self.lines(at))

    def row_of(self, at: int, offset: int) -> int:
        """The row on which a character of a block stands."""
        return self.tops[at] + max(0, bisect_right(self.lines(at), (offset, 1 << 30)) - 1)

    def words(self, span_in: Callable[[int], tuple[int, int] | None], among: Iterable[int]) -> str:
        """The selected words without the wrapping: a blank between lines, a blank line between blocks.

        `span_in` gives what is selected of a row: first and last column, -1 for the row's end. `among` are the
        blocks to look at.
        """
        found, last = [], None
        for at in among:
            for n, (start, end) in enumerate(self.lines(at)):
                if (span := span_in(self.tops[at] + n)) is None:
                    continue
                line = self.blocks[at].text.plain[start:end]
                words = line[span[0] :] if span[1] == -1 else line[span[0] : span[1]]
                found.append(("" if last is None else " " if last == at else "\n\n") + words)
                last = at
        return "".join(found)

    def between(self, first: int | None, last: int | None) -> range:
        """The blocks from one row to another, or from the first, or to the last."""
        begin = 0 if first is None else max(0, self.at(first))
        return range(begin, len(self.blocks) if last is None else self.at(last) + 1)

    def _end(self, lines: int) -> int:
        """Rows that the last block, of so many lines, has more or less than one in the middle."""
        last = self.blocks[-1]
        return max(0, len(last.signs) - lines) - last.gap
