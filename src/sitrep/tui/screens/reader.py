"""The reader: the whole article in its own order, with a gutter that names each passage's section."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize

from sitrep.model import Briefing, Passage
from sitrep.tui import keys
from sitrep.tui.layout import LABELLED
from sitrep.tui.passages import place_kept, same_words, signs_of, text_of
from sitrep.tui.rows import doubt
from sitrep.tui.screens.view import View
from sitrep.tui.text import bar_title, colour
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane
from sitrep.tui.widgets.textpane import TextPane

_LABELS = 22  # columns of the section names; under LABELLED columns only their digits
_MEASURE = 78  # columns of text: what an eye follows back to the next line


class ReaderScreen(View):
    """One article as it was written."""

    VIEW = keys.READER
    BINDINGS: ClassVar = keys.bindings(keys.READER)
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
        self._article = TextPane(label_width=_LABELS, rail=True, measure=_MEASURE, id="article")
        yield self._article
        yield self.hints()

    def on_mount(self) -> None:
        """Begin at the passage the person came from."""
        self._article.load(self._blocks(), self._start)
        self._article.focus()

    def on_resize(self, event: Resize) -> None:
        """Digits instead of names where there is little room."""
        wide = event.size.width >= LABELLED
        if wide != self._wide:
            self._wide = wide
            self._article.label_width = _LABELS if wide else 2
            hits = self._article.hits
            self._article.load(self._blocks(), self._article.cursor)
            self._article.mark(hits)

    def _blocks(self) -> list[Block]:
        sections = {section.id: section for section in self._briefing.sections}
        blocks, before = [], ""
        for passage in self._briefing.passages:
            section = sections[passage.section]
            name = f"{section.title} {section.key}" if self._wide else section.key
            label = Content.styled(name.rjust(_LABELS - 1 if self._wide else 1), colour(section))
            blocks.append(
                Block(
                    text_of(self._briefing, self.sitrep.notes, passage, accents=self.sitrep.marked),
                    colour(section),
                    label if passage.section != before else Content(""),
                    signs_of(self._briefing, self.sitrep.notes, passage),
                    key=passage,
                    mark=doubt(passage),
                )
            )
            before = passage.section
        return blocks

    def panes(self) -> Iterable[Pane]:
        """The article."""
        return (self._article,)

    def passage(self) -> Passage | None:
        """The passage under the cursor."""
        block = self._article.current
        return block.key if block else None

    def pane_in_use(self) -> Pane | None:
        """The article, also while words to find are typed."""
        return self._article

    def show_bookmarks(self) -> None:
        """Flags beside the passages."""
        self._article.replace(self._blocks())

    def show_facts(self) -> None:
        """Marks and signs change; not a word moves."""
        if self.sitrep.briefing.passages is not self._briefing.passages:
            return  # another article, which is about to be shown
        self._briefing = self.sitrep.briefing
        self._article.replace(self._blocks())

    def show_sorting(self, chosen: Passage | None) -> None:
        """Other colours and names in the gutter; the cursor stays at its passage."""
        self._briefing = self.sitrep.briefing
        blocks = self._blocks()
        self._article.load(blocks, place_kept(self._article, blocks), self._article.scroll_offset.y)
        self.find_again()
        self._moved()

    def go(self, passage: Passage) -> None:
        """Put the cursor on a passage."""
        self._article.select(self._briefing.passages.index(passage))

    def action_article(self, step: int) -> None:
        """The next or previous article, in the reader too."""
        self.sitrep.articles.step(step, self._show_article)

    def _show_article(self) -> None:
        self._briefing = self.sitrep.briefing
        passage = self.sitrep.dashboard.passage()
        start = self._briefing.passages.index(passage) if passage else 0
        self.stop_finding()
        self._article.load(self._blocks(), start)
        self._moved()

    def show_version(self) -> None:
        """The article was read again: the passage stays where it is."""
        self._briefing = self.sitrep.briefing
        blocks = self._blocks()
        self._article.keep(blocks, same_words(self._article, blocks))
        self.find_again()
        self._moved()

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
        passage = self.passage()
        if passage is None:
            return
        self.sitrep.see(passage)
        section = self._briefing.section_of(passage)
        number = self._briefing.passages.index(passage) + 1
        self.query_one("#bar", Bar).show(
            bar_title(self._briefing.article.title),
            Content.assemble(
                (section.title, colour(section)),
                (f"  ·  {number} of {len(self._briefing.passages)}", "$muted"),
            ),
        )
