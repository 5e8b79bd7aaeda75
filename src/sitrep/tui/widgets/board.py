"""The board: panes two by two whose sizes follow what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.geometry import NULL_OFFSET, Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement

from sitrep.tui import layout
from sitrep.tui.layout import Box
from sitrep.tui.widgets.blocks import WrappedBlocks
from sitrep.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from textual.widget import Widget


class BoardLayout(Layout):
    """Places the displayed panes; a single one fills the board."""

    name = "board"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """The boxes of `layout.board` as Textual wants them."""
        panes = [child for child in children if child.display and isinstance(child, Pane)]
        if not panes:
            return []
        assert isinstance(parent, Board)
        boxes = parent.held(size, len(panes)) or _boxes(panes, size, {})
        parent.boxes = (size, boxes)
        return [
            WidgetPlacement(Region(*box), NULL_OFFSET, Spacing(), pane)
            for box, pane in zip(boxes, panes, strict=True)
        ]


def _boxes(panes: Sequence[Pane], size: Size, texts: Mapping[Pane, WrappedBlocks]) -> list[Box]:
    def need(at: int, width: int) -> int:
        return panes[at].need(width, size.height, texts.get(panes[at]))

    return layout.board(len(panes), size.width, size.height, need)


class Board(Container):
    """Holds the panes. `styles.layout` knows built-in names only, so the layout is a class attribute."""

    DEFAULT_CSS = "Board { width: 1fr; height: 1fr; }"
    layout = BoardLayout()
    hold = False
    """Whether panes stay where they are though they hold other text: a reader must not be moved."""
    boxes: tuple[Size, list[Box]] | None = None

    def held(self, size: Size, count: int) -> list[Box]:
        """The boxes as they were, where they are to be held and still fit."""
        if self.hold and self.boxes and self.boxes[0] == size and len(self.boxes[1]) == count:
            return self.boxes[1]
        return []

    def wrap(self, texts: Mapping[Pane, WrappedBlocks]) -> None:
        """Wrap texts at the widths that their panes will have when they show them; may run in a thread."""
        panes = [pane for pane in texts if pane.display]
        size, boxes = self.boxes or (Size(), [])
        if len(panes) == len(boxes) > 1:
            boxes = self.held(size, len(panes)) or _boxes(panes, size, texts)
        for pane, box in zip(panes, boxes, strict=False):
            pane.wrap(texts[pane], box[2])
