"""Words that end in an ellipsis where there is no room for all of them: a quotation cut short must not look whole."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from sitrep.tui.wrap import fitting, wrap


class Quoted(Widget):
    """As high as the words, and no higher than its `max-height`."""

    DEFAULT_CSS = "Quoted { height: auto; }"

    def __init__(self, words: Content, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """For `height: auto`."""
        return len(wrap(self._words.plain, width))

    def render(self) -> Content:
        """The rows there is room for."""
        width, height = self.size
        lines = wrap(self._words.plain, width)
        rows = [self._words[start:end] for start, end in lines[:height]]
        if rows and len(lines) > height:
            kept = fitting(rows[-1].plain, width - 1).rstrip()
            rows[-1] = Content.assemble(rows[-1][: len(kept)], "…")
        return Content("\n").join(rows)
