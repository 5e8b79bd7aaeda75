"""A dialog with a sentence of its own: what it is about, what goes on, or why something could not be done."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from sitrep.tui.screens.box import Box


class Saying(Box[None]):
    """Composes a Static `#said` for the sentence; what was typed stays until the sentence is no longer a problem."""

    DEFAULT_CSS = """
    Saying {
        #said { height: auto; color: $muted; margin: 1 0 0 0; }
        #said.problem { color: $error; }
    }
    """

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Show this sentence in place of the one before."""
        said = self.query_one("#said", Static)
        said.set_class(problem, "problem")
        said.update(Content(sentence))
