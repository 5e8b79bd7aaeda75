"""The row in which words to find are typed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input

from sitrep.tui import rows
from sitrep.tui.text import hints_content
from sitrep.tui.widgets.bars import Bar

_WIDTH = 40  # columns of the count and the keys, where there are twice as many
_GAP = 3


class FindBar(Horizontal):
    """The row that replaces the footer while a search is on."""

    DEFAULT_CSS = """
    FindBar {
        height: 1; background: $surface; padding: 0 1;
        #slash { width: 2; padding: 0; }
        Input { width: 1fr; height: 1; border: none; padding: 0 1 0 0; background: $surface; color: $foreground; }
        Input:focus { border: none; background-tint: $foreground 0%; }
        #count { width: 40; max-width: 50%; padding: 0; }
    }
    """

    def __init__(self, words: str = "") -> None:
        super().__init__(id="find")
        self._words = words

    def compose(self) -> ComposeResult:
        """A slash, the field, and the count with what the keys do."""
        yield Bar(Content.styled("/", "bold $primary"), id="slash")
        yield Input(self._words, id="words", select_on_focus=False)
        yield Bar(id="count")

    def show(self, count: str, typing: bool) -> None:
        """Say how many there are and what the keys do now."""
        keys = [("enter", "go"), ("esc", "clear")] if typing else [("n/N", "next"), ("esc", "clear")]
        width = min(_WIDTH, self.app.size.width // 2) - len(count) - _GAP
        said = Content.assemble((count, "bold $name"), " " * _GAP, hints_content(rows.that_fit(keys, width)))
        self.query_one("#count", Bar).show(said)
