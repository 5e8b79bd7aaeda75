"""A box that asks for one line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from sitrep.tui import keys, keytable
from sitrep.tui.completion import CompletingInput
from sitrep.tui.screens.box import Box


class Prompt(Box[str]):
    """Ends with what was typed, or with None when the person went back. `words` complete it."""

    VIEW = keytable.PROMPT
    BINDINGS: ClassVar = keys.bindings(keytable.PROMPT)
    DEFAULT_CSS = """
    Prompt {
        #box { width: 64; }
        Input { margin: 1 0 0 0; }
    }
    """

    def __init__(self, title: str, question: str, value: str = "", *, words: Iterable[str] = ()) -> None:
        super().__init__()
        self._title, self._question, self._value = title, question, value
        self._words = list(words)

    def compose(self) -> ComposeResult:
        """The question and a field."""
        with self.frame(Content(self._title)):
            yield Static(Content(self._question))
            yield CompletingInput(self._value, words=lambda _: self._words)

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    def action_take(self) -> None:
        """Take what was typed; nothing is no answer."""
        if typed := self.query_one(Input).value.strip():
            self.dismiss(typed)
