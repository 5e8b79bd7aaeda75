"""Pane: many passages in one widget, with a cursor that moves through them and a frame of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection

from sitrep.tui.layout import text_width
from sitrep.tui.rows import frame_title
from sitrep.tui.widgets.blocks import Block, Hits, WrappedBlocks, alike
from sitrep.tui.widgets.blockview import BlockView


class Pane(BlockView, can_focus=True, inherit_bindings=False):
    """Wrapped passages with a cursor; nothing is animated.

    `title` and `number` stand on the frame, in `colour`; without a title there is none. `measure` is the most columns
    of text, 0 for as many as there are; one is always kept for the scrollbar. `beyond` is said on the frame of a pane
    without a cursor whose text is longer than it. Its keys are the screen's: those of a
    ScrollView would scroll away from the cursor.
    """

    DEFAULT_CSS = """
    Pane {
        background: $background; color: $soft; overflow-x: hidden; overflow-y: auto;
        scrollbar-gutter: stable; scrollbar-size: 0 1;
        &.framed { border: round $rule; }
        &:focus, &.lit { color: $foreground; }
        &.bare { padding: 0 1; }
        &.framed.primary:focus { border: round $primary; }
    }
    """ + "".join(
        f"Pane.framed.section-{key}:focus, Pane.framed.section-{key}.lit {{ border: round $section-{key}; }}"
        for key in range(10)
    )

    @dataclass
    class Moved(Message):
        """The cursor, or the focus, came to another passage."""

        pane: Pane

    @dataclass
    class Chosen(Message):
        """A passage was double-clicked."""

        pane: Pane

    def __init__(
        self,
        blocks: Sequence[Block] = (),
        *,
        title: str = "",
        number: str = "",
        colour: str = "$primary",
        label_width: int = 0,
        rail: bool = False,
        measure: int = 0,
        empty: str = "",
        beyond: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(label_width=label_width, rail=rail, empty=empty, id=id, classes=classes)
        self.heading, self.number, self.colour, self.measure = title, number, colour, measure
        self.beyond = beyond
        self._spot: tuple[int, int] | None = None
        self.set_class(bool(title), "framed")
        self.add_class(colour.removeprefix("$"))
        self._set(blocks)

    # -- what is shown ----------------------------------------------------------------------------------------

    def _set(self, blocks: Sequence[Block] | WrappedBlocks) -> None:
        self.text = blocks if isinstance(blocks, WrappedBlocks) else WrappedBlocks(blocks)
        self.cursor = 0
        self._strips.clear()

    def load(
        self,
        blocks: Sequence[Block] | WrappedBlocks,
        cursor: int = 0,
        y: int = 0,
        spot: tuple[int, int] | None = None,
    ) -> None:
        """Show other passages, with the cursor on the given one, scrolled to row `y` or as the cursor needs.

        A pane without a cursor keeps `spot` in sight, a passage and a character of it.
        """
        self._set(blocks)
        self._spot = spot
        self.hits = {}
        self.cursor = max(0, min(cursor, len(self.blocks) - 1))
        if not (self.is_mounted and self.region.width):
            return
        self.refresh(layout=True, repaint=False)
        if self.text.width in (0, self._text_width(self.region.width)):
            self._begin_at(y)
        else:  # it was wrapped for the width that the pane is about to have
            self.call_after_refresh(self._begin_at, y)

    def _begin_at(self, y: int) -> None:
        self._measure()
        self.scroll_to(y=y, animate=False, force=True)
        self.show_cursor()
        self.repaint()

    def keep(self, blocks: Sequence[Block] | WrappedBlocks, cursor: int) -> None:
        """Another version of what is shown: the passage under the cursor stays on its row, where that can be."""
        row = self.text.tops[self.cursor] - self.scroll_offset.y if self.text.tops and self.blocks else 0
        self._set(blocks)
        self.hits = {}
        self.cursor = max(0, min(cursor, len(self.blocks) - 1))
        if self.is_mounted and self.region.width:
            self._measure()
            if self.text.tops:
                y = max(0, self.text.tops[self.cursor] - row)
                self.scroll_to(y=y, animate=False, force=True, immediate=True)
            self.repaint()

    def replace(self, blocks: Sequence[Block]) -> None:
        """The same passages, with other marks or flags in some: wrapping, cursor and place stay."""
        if all(map(alike, self.blocks, blocks)):
            return
        self._strips.clear()
        if self.text.replace(blocks) and self.text.tops:
            self._measure()
        self.repaint()

    def mark(self, hits: Hits, current: tuple[int, int, int] | None) -> None:
        """Mark matches, and the current one of them: its block, start and end."""
        if (hits, current) != (self.hits, self._hit):
            self.hits, self._hit = hits, current
            self._strips.clear()
            self.show_place()
            self.repaint()

    def show_frame(self, framed: bool) -> None:
        """With its own frame, or bare where a tab above names it; the text is equally wide."""
        self.set_class(framed, "framed")
        self.set_class(not framed, "bare")

    @property
    def current(self) -> Block | None:
        """The block under the cursor."""
        return self.blocks[self.cursor] if self.blocks else None

    @property
    def total(self) -> str:
        """How many passages stand here, and how many are guests."""
        own = sum(not block.guest for block in self.blocks)
        return f"{own} +{len(self.blocks) - own}" if own < len(self.blocks) else str(own)

    @property
    def place(self) -> str:
        """Which of its own passages the cursor is on."""
        if self.current is None:
            return ""
        if self.current.guest:
            return f"guest from {self.current.guest}"
        own = [at for at, block in enumerate(self.blocks) if not block.guest]
        return f"{own.index(self.cursor) + 1} of {len(own)}"

    # -- wrapping ---------------------------------------------------------------------------------------------

    def _text_width(self, outer: int) -> int:
        return text_width(outer, self.gutter.width, self.label_width, self.measure)

    def wrap(self, text: WrappedBlocks, outer: int) -> None:
        """Wrap another text as in this pane, were it `outer` columns wide; may run in a thread."""
        text.measure(self._text_width(outer))

    def need(self, outer: int, most: int, text: WrappedBlocks | None = None) -> int:
        """Rows wanted, frame included, were the pane `outer` columns wide; `most` at most.

        For the text it has, or for another one.
        """
        return (text or self.text).need(self._text_width(outer), most, frame=2 if self.heading else 0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """For `height: auto`: the rows of the text at this width."""
        return max(1, self.need(width, viewport.height))

    def _measure(self) -> None:
        if self.text.measure(self._text_width(self.region.width)):
            self._strips.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, self.text.rows)
        self.show_place()

    def _on_resize(self, event: Resize) -> None:
        self.fit()

    def fit(self) -> None:
        """The pane has another size: wrap at it, and keep the cursor in sight."""
        self._measure()
        self.show_cursor()

    # -- the frame --------------------------------------------------------------------------------------------

    def show_place(self) -> None:
        """Title and count share the top edge, with a rule between them as part of the title; the place stands below."""
        if not self.heading or not self.region.width:
            return
        active = self.active and self.can_focus
        found = sum(map(len, self.hits.values()))
        total = self.total if self.can_focus else ""
        right = f"{found} found · {total}" if found else total
        title = frame_title(self.heading, self.number, self.colour, active, right, self.region.width)
        is_longer = not self.can_focus and self.text.rows > self.scrollable_content_region.height
        self.frame(title, self.place if active else self.beyond if is_longer else "")

    # -- selecting text ---------------------------------------------------------------------------------------

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words without the wrapping: a blank between lines, a blank line between passages."""
        return self.text.words(selection.get_span, self.chosen_blocks(selection)), "\n"

    def chosen_blocks(self, selection: Selection) -> range:
        """The blocks among which is what was selected."""
        start, end = selection
        return self.text.between(None if start is None else start.y, None if end is None else end.y)

    # -- moving -----------------------------------------------------------------------------------------------

    def show_cursor(self) -> None:
        """Scroll just so far that the passage under the cursor is in sight."""
        if not self.can_focus and self._spot:
            self.show_offset(*self._spot)
        if not self.text.tops or not self.can_focus:
            return
        top, bottom = self.text.span(self.cursor)
        height, y = self.scrollable_content_region.height, self.scroll_offset.y
        if top < y or bottom - top > height:
            y = top
        elif bottom > y + height:
            y = bottom - height
        if y != self.scroll_offset.y:
            # By force: a pane that has just become too small for its text has no scrollbar yet.
            self.scroll_to(y=y, animate=False, force=True)

    def select(self, index: int) -> None:
        """Put the cursor on a passage."""
        index = max(0, min(index, len(self.blocks) - 1))
        if index != self.cursor and self.blocks:
            self.cursor = index
            self.show_cursor()
            self.show_place()
            self.repaint()
            self.post_message(self.Moved(self))

    def show_offset(self, at: int, offset: int) -> None:
        """Scroll so that this character of a passage taller than the pane is in sight."""
        if not self.text.tops:
            return
        row = self.text.row_of(at, offset)
        height, y = self.scrollable_content_region.height, self.scroll_offset.y
        if not y <= row < y + height:
            self.scroll_to(y=max(0, row - height // 2), animate=False, force=True)

    def step(self, step: int) -> None:
        """A passage on or back; in one taller than the pane, first to its end."""
        if not self.text.tops:
            return
        height, y = self.scrollable_content_region.height, self.scroll_offset.y
        top, bottom = self.text.span(self.cursor)
        if step == 1 and bottom > y + height:
            self.scroll_to(y=min(y + height - 2, bottom - height), animate=False, immediate=True)
        elif step == -1 and top < y:
            self.scroll_to(y=max(y - height + 2, top), animate=False, immediate=True)
        else:
            self.select(self.cursor + step)

    def page(self, halves: int) -> None:
        """Move by half pages, the cursor as far as the text; a passage taller than the pane is not skipped."""
        if not self.text.tops:
            return
        height = max(2, self.scrollable_content_region.height)
        y, step = self.scroll_offset.y, halves * height // 2
        here = min(max(self.text.tops[self.cursor], y), y + height - 1)
        at = self.text.at(max(0, min(here + step, self.text.rows - 1)))
        if step > 0 and y >= self.max_scroll_y:
            at = max(at, self.cursor + 1)
        self.scroll_to(y=y + step, animate=False, immediate=True)
        if at != self.cursor:
            self.select(at)
            top, bottom = self.text.span(self.cursor)
            if bottom - top > height:
                self.scroll_to(y=y + step, animate=False)

    def watch_has_focus(self, focused: bool) -> None:
        """Not `on_focus`: that runs before `has_focus` is true."""
        super().watch_has_focus(focused)
        self.show_place()
        if focused:
            self.post_message(self.Moved(self))

    def on_click(self, event: Click) -> None:
        """Select the passage under the mouse; a double click opens it."""
        row = event.y - self.gutter.top + self.scroll_offset.y
        if self.text.tops and 0 <= row < self.text.rows:
            self.select(self.text.at(row))
            if event.chain == 2:
                self.post_message(self.Chosen(self))
