"""Attaching a lost bookmark by hand: the reader at the likeliest place, where the person selects what it is to mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from sitrep.errors import StoreError
from sitrep.model import Briefing, Passage
from sitrep.tui import keys, keytable
from sitrep.tui.marking import Words, words_of
from sitrep.tui.screens.reader import ReaderScreen
from sitrep.tui.widgets.bars import Bar

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark


class AttachScreen(ReaderScreen, inherit_bindings=False):
    """The reader, with one thing to do in it: put a bookmark on the passage or on selected words."""

    VIEW = keytable.ATTACH
    BINDINGS: ClassVar = keys.bindings(keytable.ATTACH)
    DEFAULT_CSS = "AttachScreen #bar { background: $panel; }"

    def __init__(self, briefing: Briefing, start: Passage, mark: Bookmark) -> None:
        super().__init__(briefing, start)
        self._mark = mark

    def action_attach(self) -> None:
        """Put the bookmark on the selected words, or on the passage under the cursor."""
        picked = self.picked()
        passage = self.passage()
        if picked:
            words = words_of(self.sitrep.briefing, picked)
        else:
            words = Words(passage.paragraph, passage.start, passage.end) if passage else None
        if words is None:
            self.notify("Attach it to words that stand together: select fewer.", markup=False)
        else:
            self.run_worker(self._put(words), group="bookmarks")

    async def _put(self, words: Words) -> None:
        try:
            await self.sitrep.marking.attach(self._mark, words)
        except StoreError as error:
            self.sitrep.complain(str(error))
            return
        self.dismiss()

    def show_place(self) -> None:
        """What is to be attached, in the bar."""
        self.query_one("#bar", Bar).show(
            Content.assemble(("Attach", "bold $primary"), "   ", (f"“{self._mark.quote}”", "$quote")),
            Content.styled("enter attaches  ·  esc leaves it lost", "$muted"),
        )
