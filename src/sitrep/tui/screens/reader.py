"""The reader: the whole article in its own order, with a gutter that names each passage's section."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize

from sitrep.model import Briefing, Passage
from sitrep.tui import keys, keytable
from sitrep.tui.layout import LABELLED
from sitrep.tui.passages import NAMES, article_blocks, counterpart, place_kept, same_words, with_flags
from sitrep.tui.screens.view import View
from sitrep.tui.text import bar_title, colour
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import WrappedBlocks
from sitrep.tui.widgets.pane import Pane
from sitrep.tui.widgets.textpane import TextPane

_MEASURE = 78  # columns of text: what an eye follows back to the next line


class ReaderScreen(View):
    """One article as it was written."""

    VIEW = keytable.READER
    BINDINGS: ClassVar = keys.bindings(keytable.READER)
    DEFAULT_CSS = """
    ReaderScreen {
        #article { height: 1fr; margin: 1 0 0 0; }
        &.finding #keys { display: none; }
    }
    """

    def __init__(self, briefing: Briefing, passage: Passage) -> None:
        super().__init__()
        self._briefing = briefing
        self._start = briefing.passages.index(passage)
        self._wide = True

    def compose(self) -> ComposeResult:
        """Bar, article, keys."""
        yield Bar(id="bar")
        self._article = TextPane(label_width=NAMES, rail=True, measure=_MEASURE, id="article")
        yield self._article
        yield self.hints()

    def on_mount(self) -> None:
        """Begin at the passage the person came from."""
        self._article.focus()
        self._lay_out(lambda text: self._article.load(text, self._start))

    def on_resize(self, event: Resize) -> None:
        """Digits instead of names where there is little room."""
        wide = event.size.width >= LABELLED
        if wide != self._wide:
            self._wide = wide
            self._article.label_width = NAMES if wide else 2
            self._lay_out(lambda text: self._article.load(text, self._article.cursor))

    def _lay_out(self, show: Callable[[WrappedBlocks], None]) -> None:
        """Show the article as it is known now; of a very long one the person is told meanwhile."""

        def shown(made: tuple[Briefing, WrappedBlocks]) -> None:
            self._briefing, text = made
            show(text)
            self.find_again()
            self.show_place()

        busy = partial(self._show_bar, "being laid out …")
        self.later.ask(len(self.sitrep.briefing.passages), self._made, shown, busy=busy)

    def _made(self) -> tuple[Briefing, WrappedBlocks]:
        briefing, width = self.sitrep.briefing, self._article.region.width
        text = WrappedBlocks(
            article_blocks(briefing, self.sitrep.notes, named=self._wide, marked=self.sitrep.marked)
        )
        if width:
            self._article.wrap(text, width)
        return briefing, text

    def panes(self) -> Iterable[Pane]:
        """The article."""
        return (self._article,)

    def passage(self) -> Passage | None:
        """The passage under the cursor."""
        now, shown, block = self.sitrep.briefing, self._briefing, self._article.current
        if self.is_changing:
            return None
        if block is None:
            return counterpart(now, shown.passages[self._start])
        return block.key if now.passages is shown.passages else counterpart(now, block.key)

    @property
    def is_changing(self) -> bool:
        """Whether another article, or version of it, is about to be laid out."""
        return self.sitrep.briefing.article is not self._briefing.article

    def pane_in_use(self) -> Pane | None:
        """The article, also while words to find are typed."""
        return self._article

    def show_bookmarks(self) -> None:
        """Flags beside the passages."""
        marks = self.sitrep.notes.marks
        self.later.then(
            lambda: self._article.replace([with_flags(block, marks) for block in self._article.blocks])
        )

    def show_facts(self) -> None:
        """Marks and signs change; not a word moves."""

        def shown(made: tuple[Briefing, WrappedBlocks]) -> None:
            briefing, text = made
            if briefing.passages is self._briefing.passages:  # else it is about to be laid out
                self._briefing = briefing
                self._article.replace(text.blocks)

        self.later.ask(len(self._briefing.passages), self._made, shown)

    def show_sorting(self, chosen: Passage | None) -> None:
        """Other colours and names in the gutter; the cursor stays at its passage."""
        pane = self._article
        self._lay_out(lambda text: pane.load(text, place_kept(pane, text.blocks), pane.scroll_offset.y))

    def go(self, passage: Passage) -> None:
        """Put the cursor on a passage."""
        article = self.sitrep.briefing.article

        def select() -> None:
            if self._briefing.article is article:  # else another is about to be shown
                self._article.select(self._briefing.passages.index(counterpart(self._briefing, passage)))

        self.later.then(select)

    def action_article(self, step: int) -> None:
        """The next or previous article, in the reader too."""
        self.sitrep.articles.step(step, self._show_article)

    def _show_article(self) -> None:
        passage = self.sitrep.dashboard.passage()
        self._start = self.sitrep.briefing.passages.index(passage) if passage else 0
        self.stop_finding()
        self._article.load([])
        self._lay_out(lambda text: self._article.load(text, self._start))

    def show_version(self) -> None:
        """The article was read again: the passage stays where it is."""
        pane = self._article
        self._lay_out(lambda text: pane.keep(text.blocks, same_words(pane, text.blocks)))

    def action_to_pane(self) -> None:
        """Back to the dashboard, at this passage in its pane."""
        passage = self.passage()
        self.dismiss()
        if passage:
            self.sitrep.dashboard.go(passage)

    @on(Pane.Moved)
    def _moved(self) -> None:
        self.show_place()

    def show_place(self) -> None:
        """The title, and where the cursor is, in the bar."""
        if self._article.current is None:
            return
        passage = self._article.current.key
        self.sitrep.see(passage)
        section = self._briefing.section_of(passage)
        number = self._briefing.passages.index(passage) + 1
        self._show_bar(f"  ·  {number} of {len(self._briefing.passages)}", (section.title, colour(section)))

    def _show_bar(self, said: str, *before: tuple[str, str]) -> None:
        self.query_one("#bar", Bar).show(
            bar_title(self._briefing.article.title), Content.assemble(*before, (said, "$muted"))
        )
