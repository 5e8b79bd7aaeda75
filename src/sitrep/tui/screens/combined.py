"""The combined view: the passages of all open articles in the panes of their sections, newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from sitrep.model import Briefing, Passage, Section
from sitrep.printed import count
from sitrep.tui import combined, keys, keytable
from sitrep.tui.combined import Excerpt
from sitrep.tui.details import details
from sitrep.tui.layout import WIDE
from sitrep.tui.marks import Marks
from sitrep.tui.passages import counterpart, labelled
from sitrep.tui.readings import Readings
from sitrep.tui.screens.box import close
from sitrep.tui.screens.panes import PanesScreen
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import Block, WrappedBlocks

_FACTS_SECONDS = 0.5
"""How long facts that were found wait for those of other articles before they are shown."""


class CombinedScreen(PanesScreen):
    """Whatever is done to a passage is done to it in its own article, which is taken up below this screen first.

    Leaving it leads back to the article, and the place in it, from which it was opened.
    """

    VIEW = keytable.COMBINED
    BINDINGS: ClassVar = keys.bindings(keytable.COMBINED, [(digit, "") for digit in "1234567890"])

    def __init__(self, briefing: Briefing, readings: Readings) -> None:
        super().__init__(briefing)
        self._made = combined.Blocks(readings)
        self._marks: dict[str, Marks] = {}
        self._stale = False

    def begin(self) -> None:
        """Begin at the passage one was on."""
        self._entered = (self.sitrep.articles.desk.now.id, self.sitrep.dashboard.place)
        super().begin()
        if passage := self.sitrep.dashboard.passage():
            self.go(passage)
        self.run_worker(self._look_up(), name="marks of all articles", exclusive=True, group="marks")

    async def _look_up(self) -> None:
        """What was read and bookmarked of the articles, and decided on their passages."""
        app = self.sitrep
        await app.correcting.settle_others()
        articles = [briefing.article for briefing in app.briefings]
        await app.readings.know([article.source for article in articles])
        for article in articles:
            self._made.forget(article.source)
        self._marks = await combined.all_marks(app.notes, articles)
        self._refill()

    # -- what stands in the panes -----------------------------------------------------------------------------

    def _text(self, section: Section) -> WrappedBlocks:
        app = self.sitrep
        marks = self._marks | {app.briefing.article.source: app.notes.marks}
        briefings = combined.newest_first(app.briefings)
        return WrappedBlocks(labelled(section, self._made.of(briefings, section, marks, marked=app.marked)))

    def _refill_soon(self, seconds: float = 0.0) -> None:
        """Once for all that changes together."""
        if seconds and not self._stale:
            self.set_timer(seconds, self._refill_if_stale)
        elif not seconds:
            self.call_after_refresh(self._refill_if_stale)
        self._stale = True

    def _refill_if_stale(self) -> None:
        if self._stale:
            self._refill()

    def _refill(self) -> None:
        """Show what is there now; each cursor stays on its passage, or where it was when that is gone."""
        self._stale = False
        if not self.is_mounted:
            return
        for section in self.briefing.sections:
            pane, blocks = self._panes[section.id], self._text(section).blocks
            ids = [block.key.id for block in blocks]
            if ids == [block.key.id for block in pane.blocks] and _words(blocks) == _words(pane.blocks):
                pane.replace(blocks)
            else:
                was = pane.current.key.id if pane.current else ""
                pane.load(blocks, ids.index(was) if was in ids else pane.cursor, pane.scroll_offset.y)
        self.find_again()
        self.show_bar()
        self._show_tabs()
        self._inspect()

    def show_bar(self) -> None:
        """How many articles and passages."""
        desk = self.sitrep.articles.desk
        passages = sum(len(one.briefing.body) for one in desk.opened)
        said = (count(len(desk.opened), "article"), count(passages, "passage"))
        self.query_one("#bar", Bar).say(bar_title("All open articles"), *said)

    def show_bookmarks(self) -> None:
        """Flags, underlined words and what is unread."""
        source = self.sitrep.briefing.article.source
        self._marks[source] = self.sitrep.notes.marks
        self._made.forget(source)
        self._refill_soon()

    def show_read(self, passage: Passage) -> None:
        """A passage was read in the reader, over this screen."""
        self.show_bookmarks()

    def show_facts(self) -> None:
        """Marks and signs change; those of many articles come one after the other."""
        self._refill_soon(_FACTS_SECONDS)

    def show_version(self) -> None:
        """An article was read again."""
        self._refill_soon()

    def show_articles(self) -> None:
        """Other articles are open."""
        self._refill_soon()

    def show_sorting(self, chosen: Passage | None) -> None:
        """Each cursor stays at its passage, or where it was when that has moved; an emptied pane is left."""
        self._refill()
        if chosen and not self._panes[self._now].blocks:
            self.go(counterpart(self.sitrep.briefing, chosen))
        self._arrange()

    # -- what View asks ---------------------------------------------------------------------------------------

    @property
    def excerpt(self) -> Excerpt | None:
        """The passage under the cursor with its article."""
        block = self._panes[self._now].current
        return block.key if block else None

    def passage(self) -> Passage | None:
        """The passage under the cursor, as its article is sorted now where that is taken up."""
        excerpt = self.excerpt
        if excerpt is None or self.is_changing:
            return None
        now = self.sitrep.briefing
        return counterpart(now, excerpt.passage) if now.article.source == excerpt.source else excerpt.passage

    @property
    def is_changing(self) -> bool:
        """Whether another version of the passage's article is about to be shown."""
        now, excerpt = self.sitrep.briefing.article, self.excerpt
        return excerpt is not None and now.source == excerpt.source and now is not excerpt.briefing.article

    def picked(self) -> list[tuple[Passage, int, int]]:
        """The selected words of the article that is taken up; what stands below a passage is none of it."""
        excerpt = self.excerpt
        return [
            (key.passage, start, min(end, len(key.passage.text)))
            for pane in self._panes.values()
            for at, start, end in pane.selected()  # type: ignore[attr-defined]
            if excerpt
            and (key := pane.blocks[at].key).source == excerpt.source
            and start < len(key.passage.text)
        ]

    def go(self, passage: Passage) -> None:
        """Put the cursor on a passage of the article that is taken up."""
        wanted = Excerpt(self.sitrep.briefing, passage).id
        pane = self._panes[passage.section]
        self.reveal(pane)
        for at, block in enumerate(pane.blocks):
            if block.key.id == wanted:
                pane.select(at)

    def see(self) -> None:
        """The passage under the cursor is read."""
        if excerpt := self.excerpt:
            readings = self.sitrep.readings
            was_marked = readings.is_unread(excerpt.source, excerpt.passage)
            readings.see(excerpt.source, excerpt.passage)
            if was_marked:
                self._made.forget(excerpt.source)
                self._refill_soon()

    def _inspect(self) -> None:
        if self._inspector.display and (excerpt := self.excerpt):
            now = self.sitrep.briefing
            is_up = now.article.source == excerpt.source
            marks = self.sitrep.notes.marks if is_up else self._marks.get(excerpt.source, Marks())
            self._inspector.heading = excerpt.briefing.article.title
            self._inspector.load(details(excerpt.briefing, marks, excerpt.passage))

    # -- actions ----------------------------------------------------------------------------------------------

    def _in_its_article(self, action: Callable[[], None]) -> None:
        """Take up the article of the passage under the cursor, then do something to that passage."""
        excerpt = self.excerpt
        if excerpt is None:
            return
        if self.sitrep.briefing.article.source == excerpt.source:
            action()
        else:
            self.run_worker(self._take_up(excerpt, action), exclusive=True, group="open article")

    async def _take_up(self, excerpt: Excerpt, action: Callable[[], None]) -> None:
        await self.sitrep.articles.take_up(excerpt.source)
        now = self.excerpt
        if self.is_current and now is not None and now.id == excerpt.id:
            action()

    def action_read(self) -> None:
        """The whole article of the passage."""
        self._in_its_article(self._read)

    def _read(self) -> None:
        from sitrep.tui.screens.reader import ReaderScreen

        if passage := self.passage():
            self.app.push_screen(ReaderScreen(self.sitrep.briefing, passage))

    def action_bookmark(self) -> None:
        """Bookmark the selected words or the passage."""
        self._in_its_article(super().action_bookmark)

    def action_editor(self) -> None:
        """The same, with the note in the person's editor, where there is one."""
        if self.has_editor():
            self._in_its_article(super().action_editor)

    def action_copy_quote(self) -> None:
        """Copy what is selected, else the passage, with its source."""
        self._in_its_article(super().action_copy_quote)

    def action_copy_link(self) -> None:
        """Copy where the article stands."""
        self._in_its_article(super().action_copy_link)

    def action_sort(self) -> None:
        """Sort the passage into another section."""
        self._in_its_article(super().action_sort)

    def action_learn(self) -> None:
        """Learn the words of the passage."""
        self._in_its_article(super().action_learn)

    def action_why(self) -> None:
        """Why is the passage in this section?"""
        self._in_its_article(super().action_why)

    def action_inspect(self) -> None:
        """The third column on and off, or a box."""
        if self._room.width >= WIDE:
            super().action_inspect()
        else:
            self._in_its_article(super().action_inspect)

    def action_left_out(self) -> None:
        """What was left out of the article."""
        self._in_its_article(super().action_left_out)

    def action_original(self) -> None:
        """The article in the browser."""
        self._in_its_article(super().action_original)

    def action_changes(self) -> None:
        """What changed in the article."""
        self._in_its_article(super().action_changes)

    def action_reload(self, everything: int) -> None:
        """Read the article's source again, or all sources."""
        self._in_its_article(lambda: super(CombinedScreen, self).action_reload(everything))

    def action_undo(self) -> None:
        """Undo the last change, in whichever article it was."""
        super().action_undo()
        self.run_worker(self._look_up(), exclusive=True, group="marks")

    def action_redo(self) -> None:
        """Redo it."""
        super().action_redo()
        self.run_worker(self._look_up(), exclusive=True, group="marks")

    def action_back(self) -> None:
        """Clear the search, then the zoom, then go back."""
        if self.let_go() or self.stop_finding():
            return
        if self._zoomed:
            self.action_zoom()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to the article from which this was opened, at the place where one was."""
        articles = self.sitrep.articles
        self.call_later(close, self)
        self.sitrep.run_worker(articles.return_to(*self._entered), exclusive=True, group="open article")


def _words(blocks: list[Block]) -> list[str]:
    return [block.text.plain for block in blocks]
