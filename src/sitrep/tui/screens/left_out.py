"""What was left out of an article's source, with the reasons: nothing of a page vanishes unseen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize

from sitrep.model import Article
from sitrep.printed import count
from sitrep.tui import keys, keytable
from sitrep.tui.layout import LABELLED, MEASURE
from sitrep.tui.screens.listing import OneList
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane

_LABELS = 26  # columns of the reasons; in narrow terminals the reason stands above the text


class LeftOutScreen(OneList):
    """The lines that are no part of the article, in the order of the page."""

    VIEW = keytable.LEFT_OUT
    BINDINGS: ClassVar = keys.bindings(keytable.LEFT_OUT)
    DEFAULT_CSS = """
    LeftOutScreen {
        #left-out { height: 1fr; margin: 1 0 0 0; }
    }
    """

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self._wide = True

    def compose(self) -> ComposeResult:
        """Bar, the lines, keys."""
        rows = self._article.left_out
        yield Bar(
            bar_title("Left out", f"  {self._article.title}"),
            Content.styled(count(len(rows), "line"), "$muted"),
            id="bar",
        )
        self._list = Pane(
            label_width=_LABELS,
            measure=MEASURE,
            empty="Nothing of the source was left out.",
            id="left-out",
        )
        yield self._list
        yield self.hints()

    def on_mount(self) -> None:
        """At the first line."""
        self._list.load(self._blocks())
        self._list.focus()

    def on_resize(self, event: Resize) -> None:
        """The reason stands in front of the text where there is little room."""
        wide = event.size.width >= LABELLED
        if wide != self._wide:
            self._wide = wide
            self._list.label_width = _LABELS if wide else 0
            self._list.load(self._blocks(), self._list.cursor)
            self.find_again()

    def _blocks(self) -> list[Block]:
        blocks, before = [], ""
        for row in self._article.left_out:
            text = Content(row.text) if self._wide else Content.assemble((f"{row.why}: ", "$muted"), row.text)
            label = Content.styled(row.why, "$muted") if row.why != before else Content("")
            blocks.append(Block(text, label=label if self._wide else Content("")))
            before = row.why
        return blocks
