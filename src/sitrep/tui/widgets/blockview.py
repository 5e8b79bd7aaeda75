"""BlockView: many blocks in one Line API widget, painted row by row, a bar at one of them and marks in their text."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from sitrep.tui.accents import ACCENTS
from sitrep.tui.widgets.blocks import Block, Hits, WrappedBlocks, margin
from sitrep.tui.widgets.rowview import RowView

# What a mark looks like in the pane in use, and in one that only keeps its place.
_MARKS = {
    **ACCENTS,
    ".marked": ("underline",) * 2,
    ".hit": ("underline $hit-text on $hit",) * 2,
    ".hit-now": ("bold underline $hit-now-text on $hit-now",) * 2,
}

_STRIPS = 400  # painted rows kept


class BlockView(RowView):
    """The blocks of `text`, the one numbered `cursor` with a bar, `hits` marked in them.

    One row: flag, bar, blank, label (`label_width` cells), text. With `rail` the bar is a section gutter and the label
    stands left of it. `empty` is said where there is nothing. Rows that were painted are kept until they change.
    """

    def __init__(
        self, *, label_width: int, rail: bool, empty: str, id: str | None, classes: str | None
    ) -> None:
        # Styles are applied, and reported, while the base class is being made.
        self._strips: dict[tuple[object, ...], Strip] = {}
        self._styles: dict[tuple[str, bool], Style] = {}
        super().__init__(id=id, classes=classes)
        self.label_width, self.rail, self.empty = label_width, rail, empty
        self.text = WrappedBlocks(())
        self.cursor = 0
        self.hits: Hits = {}
        self._hit: tuple[int, int, int] | None = None

    @property
    def blocks(self) -> list[Block]:
        """The passages, in order."""
        return self.text.blocks

    @property
    def active(self) -> bool:
        """Whether the pane is in use: focused, or lit because it shows the current match."""
        return self.has_focus or self.has_class("lit")

    def line(self, y: int) -> Strip:
        """One row of the view."""
        row = y + self.scroll_offset.y
        width, base = self.size.width, self.visual_style
        if not self.blocks:
            return self._notice(y, width, base)
        if not self.text.tops or row >= self.text.rows:
            return Strip.blank(width, base.rich_style)
        at = self.text.at(row)
        span = selection.get_span(row) if (selection := self.text_selection) else None
        key = (row, width, at == self.cursor, base, self.active)
        if span is None and (kept := self._strips.get(key)):
            return kept
        strip = self._paint(row, at, span, base).adjust_cell_length(width, base.rich_style)
        if span is None:
            if len(self._strips) >= _STRIPS:
                self._strips.clear()
            self._strips[key] = strip
        return strip

    def _notice(self, y: int, width: int, base: Style) -> Strip:
        said = Segment(f"   {self.empty}" if y == 0 else "", (base + self._parse("$muted")).rich_style)
        return Strip([said]).adjust_cell_length(width, base.rich_style)

    def _paint(self, row: int, at: int, span: tuple[int, int] | None, base: Style) -> Strip:
        block, n = self.blocks[at], row - self.text.tops[at]
        lines = self.text.lines(at)
        line, start = Content(""), 0
        if n < len(lines):
            start, end = lines[n]
            line = self._marked(at)[start:end]
        left = self._margin(block, at, n, n < len(lines))
        if span:
            first, last = span
            style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
            line = line.stylize(style, first, len(line) if last == -1 else min(last, len(line)))
        segments = [Segment(text, (base + style).rich_style) for text, style, _ in self._runs(left, base)]
        # Text carries its place, so that the mouse can select it; the margin does not.
        segments += [
            Segment(text, (base + style).rich_style_with_offset(x, row))
            for text, style, x in self._runs(line, base)
        ]
        return Strip(segments)

    def _marked(self, at: int) -> Content:
        text = self.blocks[at].text
        for span in self.hits.get(at, ()):
            text = text.stylize(".hit-now" if (at, *span) == self._hit else ".hit", *span)
        return text

    def _margin(self, block: Block, at: int, n: int, has_text: bool) -> Content:
        here = at == self.cursor and has_text and self.can_focus
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        bar: tuple[str, str] = (" ", "")
        if here and (self.active or not self.rail):
            bar = ("▌", block.colour if self.active else "$rule")
        elif self.rail and (has_text or (following and following.colour == block.colour)):
            bar = ("│", block.colour)
        return margin(block, n, bar, self.label_width, rail=self.rail)

    def _runs(self, line: Content, base: Style) -> Iterator[tuple[str, Style, int]]:
        x = 0
        for text, style in line.render(base, end="", parse_style=self._parse):
            yield text, style, x
            x += len(text)

    def _parse(self, style: str | Style) -> Style:
        # Not CSS component classes: a span loses its opaque background when Textual 8.2 resolves those.
        if not isinstance(style, str):
            return style
        key = (style, self.active)
        if key not in self._styles:
            written = _MARKS[style][not self.active] if style in _MARKS else style
            self._styles[key] = Style.parse(written)
        return self._styles[key]

    def notify_style_update(self) -> None:
        """The theme or a class changed: nothing painted before is right any more."""
        self._styles.clear()
        self._strips.clear()
        super().notify_style_update()
