"""The dashboard: one article, sorted, read again, corrected or put in another's place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from sitrep.desk import Place
from sitrep.model import OVERVIEW, Briefing, Passage, Section
from sitrep.threads import in_thread
from sitrep.tui import keys, keytable, welcome
from sitrep.tui.details import details
from sitrep.tui.panetexts import PaneTexts
from sitrep.tui.passages import counterpart, place_kept, same_words
from sitrep.tui.rows import DOT, counts, headline
from sitrep.tui.screens.panes import PanesScreen
from sitrep.tui.widgets.bars import Bar, Hints
from sitrep.tui.widgets.blocks import WrappedBlocks
from sitrep.tui.widgets.board import Board


class DashboardScreen(PanesScreen):
    """One article's passages in the panes of their sections; `place` is where the person was in it."""

    VIEW = keytable.MAIN
    BINDINGS: ClassVar = keys.bindings(keytable.MAIN, [(digit, "") for digit in "1234567890"])

    def __init__(self, briefing: Briefing, place: Place | None = None) -> None:
        super().__init__(briefing)
        self._start = place
        self._looked_at = 0
        self._with_guests = False

    def compose(self) -> ComposeResult:
        """The panes, with texts that can be made in a thread."""
        self._texts = PaneTexts(self.sitrep, self._panes)
        yield from super().compose()

    def hints(self) -> Hints:
        """The keys; at the first start how to begin."""
        return Hints(self._footer(), id="keys")

    def begin(self) -> None:
        """Begin where the person was, else in the first pane that holds something."""
        super().begin()
        if self._start is not None:
            self.take_place(self._start)

    def _compositor_refresh(self) -> None:
        if self.sitrep.painting:
            super()._compositor_refresh()

    def load(self, briefing: Briefing) -> None:
        """Show another article."""
        self.stop_finding()
        self.briefing = briefing
        for section in briefing.sections:
            self._panes[section.id].load(self._text(section))
        self.show_bar()
        self._focus_first()
        self._arrange()

    def _fill_again(self) -> None:
        for section in self.briefing.sections:
            pane, text = self._panes[section.id], self._text(section)
            pane.load(text, place_kept(pane, text.blocks), pane.scroll_offset.y)
        self.find_again()

    def _text(self, section: Section) -> WrappedBlocks:
        return self._texts.of(self.briefing, section)

    async def prepare(self, briefing: Briefing) -> None:
        """Make ready for the same article sorted anew before it is shown."""
        (await in_thread(self._maker(briefing, self._texts.guests)))()

    def _maker(self, briefing: Briefing, guests: bool) -> Callable[[], Callable[[], None]]:
        return self._texts.maker(briefing, self.query_one(Board), self._room.width, guests=guests)

    # -- what View asks ---------------------------------------------------------------------------------------

    def passage(self) -> Passage | None:
        """The passage under the cursor of the pane in use."""
        pane = self._panes[self._now]
        return pane.current.key if pane.current and not self.is_changing else None

    @property
    def is_changing(self) -> bool:
        """Whether another article, or version of it, is about to be shown: a key may come before it stands."""
        return self.sitrep.briefing.article is not self.briefing.article

    @property
    def place(self) -> Place:
        """Where the person is."""
        passage = self.passage()
        words, paragraph = (passage.text, passage.paragraph) if passage else ("", 0)
        return Place(self._now, words, paragraph, self._zoomed)

    def take_place(self, place: Place) -> None:
        """Go where the person was; what is not there any more is left out."""
        self._zoomed = place.zoomed
        if passage := place.find(self.briefing):
            self.go(passage)
        self._arrange()

    def show_bookmarks(self) -> None:
        """Flags, counts and the inspector's note."""
        self._texts.show_signs(self.briefing.article.source)
        self.show_bar()
        self._inspect()

    def show_read(self, passage: Passage) -> None:
        """A passage is not unread any more."""
        self._texts.show_signs(self.briefing.article.source, passage.text)

    async def show_unread(self) -> None:
        """It is known now what was read of the article."""
        await self._texts.show_all_signs(self.briefing.article.source)

    def show_facts(self) -> None:
        """Marks and signs change; not a word moves."""
        if self.sitrep.briefing.passages is not self.briefing.passages:
            return  # another article, which is about to be shown
        self.briefing = self.sitrep.briefing
        self.run_worker(self._show_marks(self.briefing), name="marks", group="marks", exclusive=True)
        self.show_bar()
        self._inspect()

    async def _show_marks(self, briefing: Briefing) -> None:
        for section in briefing.sections:  # one after another, so that no two texts of many passages are kept
            await self._texts.prepare_marks(briefing, section)
            if self.briefing is not briefing:
                return
            self._panes[section.id].replace(self._text(section).blocks)
        await self.show_unread()

    def show_sorting(self, chosen: Passage | None) -> None:
        """Each cursor stays at its passage, or where it was when that has moved; an emptied pane is left."""
        self.briefing = self.sitrep.briefing
        self._fill_again()
        self.show_bookmarks()
        if not self._panes[self._now].blocks and chosen:
            self.go(counterpart(self.briefing, chosen))
        self._arrange()

    def show_progress(self, paragraphs: int) -> None:
        """So many paragraphs of a long article have been looked at by what sorts the rest of it."""
        self._looked_at = paragraphs
        if self.is_running and self.is_attached and self.query("#bar"):  # it may come while sitrep is ending
            self.show_bar()

    def show_version(self) -> None:
        """The article was read again: passages, cursors and panes stay where they are."""
        self.briefing = self.sitrep.briefing
        self.query_one(Board).hold = True
        if not self._single:
            self._panes[OVERVIEW].styles.height = self._panes[OVERVIEW].region.height or None
        for section in self.briefing.sections:
            pane, blocks = self._panes[section.id], self._text(section).blocks
            pane.keep(blocks, same_words(pane, blocks))
        self.find_again()
        self.show_bar()
        self._show_tabs()
        self._inspect()

    def show_bar(self) -> None:
        """Title left, counts right."""
        self._show_bar(counts(self.briefing, DOT.join(self.sitrep.notes.marks.counts), self._looked_at))

    def _busy(self) -> None:
        self._show_bar(["being laid out …"])

    def _show_bar(self, counted: list[str]) -> None:
        left, right = headline(self.briefing.article.title, counted, self.sitrep.articles.place)
        self.query_one("#bar", Bar).show(Content.assemble(*left), Content.assemble(*right))

    def _inspect(self) -> None:
        if self._inspector.display and (passage := self.passage()):
            number = self.briefing.passages.index(passage) + 1
            self._inspector.heading = f"Passage {number} of {len(self.briefing.passages)}"
            self._inspector.load(details(self.briefing, self.sitrep.notes.marks, passage))

    def _footer(self) -> list[tuple[str, str]]:
        if self.sitrep.first_time:
            return welcome.pairs(self.sitrep.keymap)
        return keys.hints(self.VIEW, self.sitrep.keymap)

    def show_footer(self) -> None:
        """The keys, where something else stood."""
        if self.is_mounted:
            self.query_one("#keys", Hints).show(self._footer())

    # -- actions ------------------------------------------------------------------------------------------------

    def go(self, passage: Passage) -> None:
        """Put the cursor on a passage."""
        pane = self._panes[passage.section]
        self.reveal(pane)
        for at, block in enumerate(pane.blocks):
            if block.key.id == passage.id:
                pane.select(at)

    def action_guests(self) -> None:
        """Passages in the panes of their second sections too, or only where they stand."""
        self._with_guests = wanted = not self._with_guests
        make = self._maker(self.briefing, wanted)
        show = partial(self._show_guests, wanted)
        self.later.ask(len(self.briefing.body), make, show, busy=self._busy, instead=True)

    def _show_guests(self, wanted: bool, keep: Callable[[], None]) -> None:
        self._texts.guests = wanted  # not before: until then the panes show, and change, what they have
        keep()
        self._fill_again()
        self.show_bar()
        self._arrange()
        self.notify(self._texts.told, markup=False)

    def action_back(self) -> None:
        """Clear the search, then the zoom."""
        if not self.let_go() and not self.stop_finding() and self._zoomed:
            self.action_zoom()

    def action_read(self) -> None:
        """The whole article in its own order, at this passage."""
        from sitrep.tui.screens.reader import ReaderScreen

        if passage := self.passage():
            self.app.push_screen(ReaderScreen(self.briefing, passage))

    def see(self) -> None:
        """The passage under the cursor is read."""
        if passage := self.passage():
            self.sitrep.see(passage)
