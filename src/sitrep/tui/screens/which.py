"""Which of several bookmarks of one passage: a small list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from sitrep.tui import keys, keytable
from sitrep.tui.screens.box import Popup
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark

NEW = "new"


class WhichScreen(Popup["Bookmark | str"]):
    """Answers with a bookmark, or with NEW for one of the whole passage."""

    VIEW = keytable.WHICH
    BINDINGS: ClassVar = keys.bindings(keytable.WHICH)
    DEFAULT_CSS = "WhichScreen #box { height: auto; max-height: 80%; } WhichScreen #scroll { height: auto; }"

    def __init__(self, marks: Sequence[Bookmark], *, can_add: bool) -> None:
        super().__init__()
        self._marks, self._can_add = marks, can_add

    def compose(self) -> ComposeResult:
        """A row each: the words, then the note."""
        with self.frame(Content("Which bookmark?")):
            blocks = [Block(self._content(mark), "$warning", key=mark) for mark in self._marks]
            if self._can_add:
                blocks.append(Block(Content.styled("A new one, of the whole passage", "$muted"), key=NEW))
            yield Pane(blocks, id="scroll")

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one(Pane).focus()

    def _content(self, mark: Bookmark) -> Content:
        words = Content.styled(f"“{mark.quote}”", "$quote").truncate(180, ellipsis=True)
        return Content.assemble(words, "\n", mark.note) if mark.note else words

    def action_move(self, step: int) -> None:
        """To the next or previous one."""
        self.query_one(Pane).step(step)

    @on(Pane.Chosen)
    def action_pick(self) -> None:
        """This one."""
        block = self.query_one(Pane).current
        self.dismiss(block.key if block else None)
