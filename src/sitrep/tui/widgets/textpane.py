"""A pane in whose text words can be selected, by mouse or by key."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Offset
from textual.selection import Selection

from sitrep.tui import motion
from sitrep.tui.widgets.blocks import Block, WrappedBlocks
from sitrep.tui.widgets.pane import Pane


class TextPane(Pane):
    """Words are selected in the passage under the cursor by key, or anywhere with the mouse.

    Both are the screen's selection, so that they look and are copied alike.
    """

    _held: tuple[int, int] | None = None  # where a selection made by key began, and where it goes
    _shown: Selection | None = None  # the same as the screen has it

    def selected(self) -> list[tuple[int, int, int]]:
        """The selected words as (block, start, end), without the blanks around them."""
        if (selection := self.text_selection) is None or not self.text.tops:
            return []
        found: list[tuple[int, int, int]] = []
        for at in self.chosen_blocks(selection):
            spans = []
            for n, (start, end) in enumerate(self.text.lines(at)):
                if span := selection.get_span(self.text.tops[at] + n):
                    last = end if span[1] == -1 else min(end, start + span[1])
                    spans.append((min(end, start + span[0]), last))
            if spans:
                text = self.blocks[at].text.plain
                start, end = spans[0][0], spans[-1][1]
                words = text[start:end]
                start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
                if start < end:
                    found.append((at, start, end))
        return found

    def hold(self, start: int, end: int) -> None:
        """Select these characters of the passage under the cursor."""
        self._held = (start, end)
        self._show_held()

    def let_go(self) -> bool:
        """Select nothing; whether something was selected."""
        self._held = self._shown = None
        if not self.is_mounted or self.text_selection is None:
            return False
        self.screen.selections = {
            widget: kept for widget, kept in self.screen.selections.items() if widget is not self
        }
        return True

    def hold_word(self, step: int) -> None:
        """Select the next or previous word alone."""
        if self.current and self.text.tops:
            low, high = sorted(self._range() or (0, 0))
            self.hold(*motion.word(self.current.text.plain, low, high, step))

    def extend(self, unit: str, step: int) -> None:
        """Move the far end of the selection; without one it begins at the passage's first character."""
        if self.current and self.text.tops:
            begun, end = self._range() or (0, 0)
            lines = self.text.lines(self.cursor)
            self.hold(begun, motion.moved(self.current.text.plain, lines, end, unit, step))

    def _range(self) -> tuple[int, int] | None:
        """What is selected in the passage under the cursor, by key or with the mouse."""
        if self._held and self.text_selection == self._shown:
            return self._held
        return next(((start, end) for at, start, end in self.selected() if at == self.cursor), None)

    def _show_held(self) -> None:
        if self._held is None or not self.text.tops or not self.blocks:
            return
        low, high = sorted(self._held)
        self._shown = Selection(self._offset(low), self._offset(high))
        self.screen.selections = {self: self._shown}
        self.show_offset(self.cursor, self._held[1])

    def _offset(self, at: int) -> Offset:
        row = self.text.row_of(self.cursor, at)
        begun, _ = self.text.lines(self.cursor)[row - self.text.tops[self.cursor]]
        return Offset(at - begun, row)

    def select(self, index: int) -> None:
        """Put the cursor on a passage; what was selected by key in another one is let go."""
        if self._held is not None and max(0, min(index, len(self.blocks) - 1)) != self.cursor:
            self.let_go()
        super().select(index)

    def _set(self, blocks: Sequence[Block] | WrappedBlocks) -> None:
        self.let_go()
        super()._set(blocks)

    def fit(self) -> None:
        """The pane has another size; what is selected by key stays selected."""
        super().fit()
        self._show_held()
