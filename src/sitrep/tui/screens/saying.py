"""A dialog with a sentence of its own: what it is about, what goes on, or why something could not be done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.content import Content
from textual.widgets import Static

from sitrep.errors import StoreError
from sitrep.tui.screens.box import Box


class Saying(Box[None]):
    """Composes a Static `#said` for the sentence; what was typed stays until the sentence is no longer a problem."""

    DEFAULT_CSS = """
    Saying {
        #said { height: auto; color: $muted; margin: 1 0 0 0; }
        #said.problem { color: $error; }
    }
    """

    _is_at_work = False

    def do(self, work: Callable[[], Awaitable[bool]]) -> None:
        """Do what changes something, once at a time, and close the box where that was done.

        It is the app's: whatever is typed meanwhile, also what closes the box, it is done to its end and told.
        """
        if not self._is_at_work:
            self._is_at_work = True
            self.sitrep.run_worker(self._do(work), group="bookmarks")

    async def _do(self, work: Callable[[], Awaitable[bool]]) -> None:
        try:
            is_done = await work()
        except StoreError as error:
            is_done = False
            if self in self.sitrep.screen_stack:
                self.say(str(error), problem=True)
            else:
                self.sitrep.complain(str(error))
        self._is_at_work = False
        if is_done:
            self.finish()

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Show this sentence in place of the one before."""
        for said in self.query("#said").results(Static):  # none where the box was closed meanwhile
            said.set_class(problem, "problem")
            said.update(Content(sentence))
