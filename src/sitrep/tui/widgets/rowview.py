"""RowView: a scrolled widget in a frame, of which only the rows are painted that look other than they did."""

from __future__ import annotations

from typing import Any, Self

from textual.content import Content
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sitrep.tui.rows import Row


class RowView(ScrollView, inherit_bindings=False):
    """What changed is found by comparing rows: painting them and sending them to the terminal costs far more."""

    def __init__(self, **options: Any) -> None:
        # Styles are applied, and reported, while the base class is being made.
        self._painted: dict[int, Strip] = {}  # what stands on each row of the view
        self._framed: tuple[Row, str] | None = None
        self._edges: tuple[Region, ...] = ()
        super().__init__(**options)

    def line(self, y: int) -> Strip:
        """What the row `y` of the view should show."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One row of the view, as Textual paints it."""
        strip = self._painted[y] = self.line(y)
        return strip

    def repaint(self) -> None:
        """Paint the rows that do not look as they did."""
        width, height = self.size
        if changed := [y for y in range(height) if self._painted.get(y) != self.line(y)]:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def frame(self, title: Row, place: str) -> None:
        """Write the title on the upper edge and the place on the lower."""
        if (title, place) == self._framed:
            return
        self._framed = title, place
        width, height = self.region.size
        self._edges = Region(-1, -1, width, 1), Region(-1, height - 2, width, 1)
        self.border_title = Content.assemble(*title)
        self.border_subtitle = Content.styled(place, "$muted")
        self._edges = ()

    def refresh(self, *regions: Region, **options: bool) -> Self:
        """As in Textual, which for a new title would paint the whole widget: here its edges."""
        return super().refresh(*(regions or self._edges), **options)
