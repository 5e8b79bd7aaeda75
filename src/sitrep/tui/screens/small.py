"""What is shown in a terminal too small to read in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from sitrep.tui.layout import SMALLEST

if TYPE_CHECKING:
    from sitrep.tui.app import SitrepApp


class TooSmallScreen(Screen[None]):
    """One line; it goes when the terminal grows."""

    CSS = """
    TooSmallScreen {
        align: center middle; overflow: hidden;
        Static { width: auto; max-width: 100%; color: $foreground; }
    }
    """

    def compose(self) -> ComposeResult:
        """The size that is needed."""
        width, height = SMALLEST
        yield Static(Content(f"sitrep needs {width} × {height}; make the window larger."))

    def on_screen_resume(self) -> None:
        """The terminal has grown while a screen lay above this one."""
        if not cast("SitrepApp", self.app).is_too_small(self.app.size):
            self.app.pop_screen()
