"""Completing the last word of a field: shown behind the cursor as it is typed, taken with tab or →."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.events import Key
from textual.suggester import Suggester
from textual.widgets import Input

Words = Callable[[str], Iterable[str]]
"""Given the word being typed, the words it may become, the likeliest first."""


class _LastWord(Suggester):
    def __init__(self, words: Words) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last word completed."""
        word = value.replace(",", " ").rsplit(" ", 1)[-1]
        if not word:
            return None
        for whole in self._words(word):
            if whole.casefold().startswith(word.casefold()) and len(whole) > len(word):
                return value[: -len(word)] + whole
        return None


class CompletingInput(Input):
    """A field that completes the word being typed."""

    def __init__(
        self, value: str = "", *, words: Words, placeholder: str = "", id: str | None = None
    ) -> None:
        super().__init__(
            value, placeholder=placeholder, select_on_focus=False, suggester=_LastWord(words), id=id
        )

    async def _on_key(self, event: Key) -> None:
        """Tab takes what is offered; with nothing offered it does what it does elsewhere."""
        if event.key == "tab" and self._suggestion and self.cursor_at_end:
            event.stop()
            event.prevent_default()
            self.action_cursor_right()
            return
        await super()._on_key(event)
