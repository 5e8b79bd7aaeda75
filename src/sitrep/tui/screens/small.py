"""What is shown in a terminal too small to read in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static


class TooSmallScreen(Screen[None]):
    """One line; it goes when the terminal grows."""

    CSS = "TooSmallScreen { align: center middle; Static { width: auto; max-width: 100%; color: $foreground; } }"

    def compose(self) -> ComposeResult:
        """The size that is needed."""
        yield Static(Content("sitrep needs 40 × 12; make the window larger."))
