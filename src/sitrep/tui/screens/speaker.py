"""Who says it? The names of an article to choose from, and “not attributed”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from sitrep.printed import shortened
from sitrep.tui import keys, keytable
from sitrep.tui.ledger import NOBODY
from sitrep.tui.screens.box import Popup
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane

_QUOTED = 60  # characters of the words in the title


class SpeakerScreen(Popup[str]):
    """Gives the name picked, an empty one for “not attributed”, None after `esc`."""

    VIEW = keytable.SPEAKER
    BINDINGS: ClassVar = keys.bindings(keytable.SPEAKER)
    DEFAULT_CSS = """
    SpeakerScreen #scroll { height: auto; max-height: 16; }
    """

    def __init__(self, words: str, names: Sequence[str], now: str) -> None:
        super().__init__()
        self._words, self._names, self._now = words, ["", *names], now

    def compose(self) -> ComposeResult:
        """The names, the cursor on the one that stands now."""
        with self.frame(Content(f"Who says “{shortened(self._words, _QUOTED)}”?")):
            blocks = [
                Block(Content(name) if name else Content.styled(NOBODY, "$muted"), gap=0, key=name)
                for name in self._names
            ]
            self._list = Pane(blocks, id="scroll")
            yield self._list

    def on_mount(self) -> None:
        """Ready to pick."""
        self._list.focus()
        if self._now in self._names:
            self._list.select(self._names.index(self._now))

    def action_move(self, step: int) -> None:
        """To the next or previous name."""
        self._list.step(step)

    def action_move_to(self, index: int) -> None:
        """To the first or the last."""
        self._list.select(index % len(self._names))

    @on(Pane.Chosen)
    def action_pick(self) -> None:
        """This one."""
        if self._list.current:
            self.dismiss(self._list.current.key)
