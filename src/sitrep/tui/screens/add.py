"""Adding a source while sitrep runs: a path or an address is typed, read with its progress shown, and opened."""

from __future__ import annotations

import os
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import Worker

from sitrep.errors import SitrepError
from sitrep.tui import keys, keytable
from sitrep.tui.completion import FileInput
from sitrep.tui.screens.saying import Saying
from sitrep.tui.widgets.bars import Hints

_TICK = 1.0  # seconds between two looks at the clock


class AddScreen(Saying):
    """Stays open, with the reason in place, until a source could be read or the person goes back."""

    VIEW = keytable.ADD
    BINDINGS: ClassVar = keys.bindings(keytable.ADD)
    HEADING: ClassVar = "Add a source"
    VERB: ClassVar = "open"
    WANTED: ClassVar = "a file, a folder, or an address"
    ABOUT: ClassVar = "Its articles open beside those that are open."
    DEFAULT_CSS = """
    AddScreen {
        #box { width: 76; }
        #keys { background: $background; padding: 0; margin: 1 0 0 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._worker: Worker[None] | None = None
        self._clock: Timer | None = None
        self._seconds = 0

    def compose(self) -> ComposeResult:
        """A field, what there is to say, keys."""
        with self.frame(Content(self.HEADING), with_keys=False):
            yield FileInput(placeholder=self.WANTED, id="source")
            yield Static(Content(self.ABOUT), id="said")
            yield Hints([("enter", self.VERB), *keys.hints(self.VIEW, self.sitrep.keymap)], id="keys")

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read what was named."""
        source = event.value.strip()
        if source and self._worker is None:
            self._worker = self.run_worker(self._add(source), group="add")

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was said of other words is not true of these."""
        if self.query_one("#said").has_class("problem"):
            self.say("")

    async def _add(self, source: str) -> None:
        self._seconds = 0
        self.say("Reading … esc cancels.")
        self._clock = self.set_interval(_TICK, self._tick)
        try:
            said = await self.take(source)
        except SitrepError as error:
            self.say(str(error), problem=True)
        else:
            self.finish()
            self.notify(said, markup=False)
        finally:
            self._clock.stop()
            self._worker = None

    async def take(self, source: str) -> str:
        """Open what was named; what came of it, in a sentence. Raises SitrepError."""
        return await self.sitrep.articles.add(os.path.expanduser(source))  # noqa: PTH111, ASYNC240

    def _tick(self) -> None:
        self._seconds += 1
        self.say(f"Reading … {self._seconds} s, esc cancels.")

    def action_back(self) -> None:
        """Stop reading; where nothing is being read, close."""
        if self._worker is not None:
            self._worker.cancel()
            self._worker = None
            self.say("Cancelled: nothing was added.")
        else:
            self.dismiss()


class SubscribeScreen(AddScreen):
    """The same for an address that is subscribed to."""

    HEADING: ClassVar = "Subscribe"
    VERB: ClassVar = "subscribe"
    WANTED: ClassVar = "the address of a feed or an article"
    ABOUT: ClassVar = "What it brings is kept, and can be read without a network."

    async def take(self, source: str) -> str:
        """Subscribe to the address; what it holds, in a sentence. Raises SitrepError."""
        return await self.sitrep.subscriptions.add(source)
