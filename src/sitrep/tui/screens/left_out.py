"""What was left out of an article's source, with the reasons: nothing of a page vanishes unseen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize

from sitrep.model import Article
from sitrep.tui import keys
from sitrep.tui.screens.view import View
from sitrep.tui.text import count
from sitrep.tui.widgets.bars import Bar, Hints
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane

_LABELS = 26  # columns of the reasons; in narrow terminals the reason stands above the text
_NARROW = 80
_MEASURE = 92


class LeftOutScreen(View):
    """The lines that are no part of the article, in the order of the page."""

    VIEW = keys.LEFT_OUT
    BINDINGS: ClassVar = keys.bindings(keys.LEFT_OUT)
    DEFAULT_CSS = """
    LeftOutScreen {
        #left-out { height: 1fr; margin: 1 0 0 0; }
        &.finding #keys { display: none; }
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
            Content.assemble(
                ("SITREP", "bold $primary"), "   ", ("Left out", "bold $name"), f"  {self._article.title}"
            ),
            Content.styled(count(len(rows), "line"), "$muted"),
            id="bar",
        )
        self._pane = Pane(
            label_width=_LABELS,
            measure=_MEASURE,
            empty="Nothing of the source was left out.",
            id="left-out",
        )
        yield self._pane
        yield Hints(keys.hints(self.VIEW, self.sitrep.keymap), id="keys")

    def on_mount(self) -> None:
        """At the first line."""
        self._pane.load(self._blocks())
        self._pane.focus()

    def on_resize(self, event: Resize) -> None:
        """The reason stands in front of the text where there is little room."""
        wide = event.size.width >= _NARROW
        if wide != self._wide:
            self._wide = wide
            self._pane.label_width = _LABELS if wide else 0
            hits = self._pane.hits
            self._pane.load(self._blocks(), self._pane.cursor)
            self._pane.mark(hits)

    def _blocks(self) -> list[Block]:
        blocks, before = [], ""
        for row in self._article.left_out:
            text = Content(row.text) if self._wide else Content.assemble((f"{row.why}: ", "$muted"), row.text)
            label = Content.styled(row.why, "$muted") if row.why != before else Content("")
            blocks.append(Block(text, label=label if self._wide else Content("")))
            before = row.why
        return blocks

    def panes(self) -> Iterable[Pane]:
        """The list."""
        return (self._pane,)

    def pane_in_use(self) -> Pane | None:
        """The list, also while words to find are typed."""
        return self._pane
