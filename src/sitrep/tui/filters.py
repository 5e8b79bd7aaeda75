"""Changes to everything that is drawn, at the last moment before it is sent."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from sitrep.tui.ascii import ASCII


class AsciiFilter(LineFilter):
    """Lines, marks and typographic signs as ASCII characters, each as wide as it was."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with other characters."""
        return [Segment(text.translate(ASCII), style, control) for text, style, control in segments]
