"""What changed in the open article since another version of it was read, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize

from sitrep.bookmarks.changes import EDITED, GONE, NEW, Change, changes
from sitrep.printed import count, minute
from sitrep.threads import in_thread
from sitrep.tui import keys, keytable
from sitrep.tui.differences import TAKEN, turned
from sitrep.tui.layout import LABELLED, MEASURE
from sitrep.tui.screens.listing import OneList
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sitrep.bookmarks.readings import Reading

_LABELS = 10
_COLOURS = {NEW: "$success", EDITED: "$warning", GONE: "$error"}


class ChangesScreen(OneList):
    """The paragraphs that are new, edited or gone, in the order of the article."""

    VIEW = keytable.CHANGES
    BINDINGS: ClassVar = keys.bindings(keytable.CHANGES)
    DEFAULT_CSS = """
    ChangesScreen {
        #changes { height: 1fr; margin: 1 0 0 0; }
    }
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self._found: list[Change] = []
        self._wide = True

    def compose(self) -> ComposeResult:
        """Bar, the changes, keys."""
        yield Bar(id="bar")
        self._list = Pane(label_width=_LABELS, measure=MEASURE, empty="Comparing …", id="changes")
        yield self._list
        yield self.hints()

    def on_mount(self) -> None:
        """Compare; a long article takes a moment."""
        self._list.focus()
        self.run_worker(self._compare())

    async def _compare(self) -> None:
        reading = self._reading
        self._found = await in_thread(lambda: changes(reading.before, reading.paragraphs))
        self._list.empty = "The words are the same; only their order or typesetting has changed."
        self._list.load(self._blocks())
        kinds = [sum(change.kind == kind for change in self._found) for kind in (NEW, EDITED, GONE)]
        said = [f"{number} {kind}" for number, kind in zip(kinds, (NEW, EDITED, GONE), strict=True) if number]
        since = minute(reading.before_read)
        title = bar_title("Changed", f" since you read it {since} UTC")
        self.query_one("#bar", Bar).say(title, *(said or [count(0, "change")]))

    def on_resize(self, event: Resize) -> None:
        """The kind stands in front of the text where there is little room."""
        wide = event.size.width >= LABELLED
        if wide != self._wide:
            self._wide = wide
            self._list.label_width = _LABELS if wide else 0
            self._list.load(self._blocks(), self._list.cursor)

    def _blocks(self) -> list[Block]:
        blocks = []
        for change in self._found:
            colour = _COLOURS[change.kind]
            label = Content.styled(change.kind, colour)
            text = _worded(change)
            if not self._wide:
                text = Content.assemble(label, ": ", text)
            blocks.append(Block(text, colour, label if self._wide else Content(""), key=change))
        return blocks

    def action_go(self) -> None:
        """To the passage, where it still is in the article."""
        change: Change | None = self.chosen
        if change is None:
            return
        if change.paragraph is None:
            self.notify("It is not in the article any more.", markup=False)
            return
        passage = next((p for p in self.sitrep.briefing.body if p.paragraph == change.paragraph), None)
        if passage is not None:
            self.dismiss()
            self.sitrep.dashboard.go(passage)


def _worded(change: Change) -> Content:
    """The words: those that came underlined, those that went struck out."""
    if change.kind == NEW:
        return Content.styled(change.new, "underline")
    if change.kind == GONE:
        return Content.styled(change.old, TAKEN)
    return turned(change.old, change.new)
