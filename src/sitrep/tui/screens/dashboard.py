"""The dashboard: bar, overview, the panes of the sections, inspector, keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size

from sitrep.desk import Place
from sitrep.model import OVERVIEW, Briefing, Passage, Section
from sitrep.threads import in_thread
from sitrep.tui import keys, keytable, welcome
from sitrep.tui.details import details
from sitrep.tui.layout import LABEL, MEASURE, SHORT, WIDE, is_single
from sitrep.tui.panetexts import PaneTexts
from sitrep.tui.passages import counterpart, place_kept, same_words
from sitrep.tui.rows import Tab, counts, headline
from sitrep.tui.screens.view import View
from sitrep.tui.text import colour
from sitrep.tui.widgets.bars import Bar, Hints, Tabs
from sitrep.tui.widgets.blocks import WrappedBlocks
from sitrep.tui.widgets.board import Board
from sitrep.tui.widgets.pane import Pane
from sitrep.tui.widgets.textpane import TextPane


class DashboardScreen(View):
    """One article's passages in the panes of their sections."""

    VIEW = keytable.MAIN
    BINDINGS: ClassVar = keys.bindings(keytable.MAIN, [(digit, "") for digit in "1234567890"])
    DEFAULT_CSS = """
    DashboardScreen {
        #overview { height: auto; max-height: 4; margin: 1 0; padding: 0 1; }
        #middle { height: 1fr; }
        #inspector { width: 50; }
        Tabs { margin: 1 0 0 0; }
        &.finding Hints { display: none; }
        &.single #overview { height: 1fr; max-height: 100%; margin: 0; padding: 0; }
        &.low Tabs { margin: 0; }
    }
    """

    def __init__(self, briefing: Briefing, place: Place | None = None) -> None:
        super().__init__()
        self._start = place
        self.briefing = briefing
        self._zoomed = False
        self._inspecting = True
        self._room = Size(0, 0)
        self._now = ""
        self._looked_at = 0

    def compose(self) -> ComposeResult:
        """Every pane is there from the start; small terminals show one of them."""
        self._panes: dict[str, Pane] = {}
        self._texts = PaneTexts(self.sitrep, self._panes)
        for section in self.briefing.sections:
            over = section.id == OVERVIEW
            self._panes[section.id] = TextPane(
                title="" if over else section.title,
                number=section.key,
                colour=colour(section),
                label_width=LABEL if over else 0,
                id="overview" if over else f"pane-{section.key}",
                measure=0 if over else MEASURE,
                empty="Nothing in this section.",
            )
            self._panes[section.id].load(self._text(section))
        yield Bar(id="bar")
        if OVERVIEW in self._panes:
            yield self._panes[OVERVIEW]
        yield Tabs()
        with Horizontal(id="middle"):
            yield Board(*[pane for name, pane in self._panes.items() if name != OVERVIEW])
            yield Pane(title="Passage", label_width=10, id="inspector", classes="lit")
        yield Hints(self._footer(), id="keys")

    def on_mount(self) -> None:
        """Begin where the person was, else in the first pane that holds something."""
        self._inspector.can_focus = False
        self.show_bar()
        self._focus_first()
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
        (await in_thread(self._maker(briefing)))()

    def _maker(self, briefing: Briefing) -> Callable[[], Callable[[], None]]:
        return self._texts.maker(briefing, self.query_one(Board), self._room.width)

    def _focus_first(self) -> None:
        first, *_ = [pane for pane in self.panes() if pane.blocks] or self._panes.values()
        first.focus(scroll_visible=False)
        self._now = self._name_of(first)

    # -- what View asks ---------------------------------------------------------------------------------------

    def panes(self) -> Iterable[Pane]:
        """The sections' panes in the order of their digits, the overview last."""
        return self._panes.values()

    def passage(self) -> Passage | None:
        """The passage under the cursor of the pane in use."""
        pane = self._panes[self._now]
        return pane.current.key if pane.current else None

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

    def pane_in_use(self) -> Pane | None:
        """The pane the keys move in."""
        return self._panes.get(self._now)

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
        self._show_bar(counts(self.briefing, "  ·  ".join(self.sitrep.notes.marks.counts), self._looked_at))

    def _busy(self) -> None:
        self._show_bar(["being laid out …"])

    def _show_bar(self, counted: list[str]) -> None:
        left, right = headline(self.briefing.article.title, counted, self.sitrep.articles.place)
        self.query_one("#bar", Bar).show(Content.assemble(*left), Content.assemble(*right))

    # -- which panes are on the screen --------------------------------------------------------------------------

    @property
    def _single(self) -> bool:
        count = sum(name != OVERVIEW for name in self._panes)
        return self._zoomed or is_single(count, self._room.width, self._room.height)

    @property
    def _inspector(self) -> Pane:
        return self.query_one("#inspector", Pane)

    def on_resize(self, event: Resize) -> None:
        """`self.size` is still the old one here."""
        self._room = event.size
        self._arrange()

    def _arrange(self) -> None:
        """In a small terminal, or zoomed, the pane in use alone under its tab."""
        if not self._room.width:
            return
        self.query_one(Board).hold = False
        if OVERVIEW in self._panes:
            self._panes[OVERVIEW].styles.height = None
        single = self._single
        self.set_class(single, "single")
        self.set_class(self._room.height < SHORT, "low")
        self.query_one(Tabs).display = single
        for name, pane in self._panes.items():
            pane.display = name == self._now if single else bool(name != OVERVIEW or pane.blocks)
            if name != OVERVIEW:
                pane.show_frame(not single)
        self.query_one("#middle").display = not (single and self._now == OVERVIEW)
        self._inspector.display = self._inspecting and self._room.width >= WIDE
        self._show_tabs()
        self._inspect()

    def _show_tabs(self) -> None:
        if not self._single:
            return
        now = self._panes[self._now]
        sections = self.briefing.sections
        tabs = [Tab(s.key, s.short, self._panes[s.id].total, colour(s)) for s in sections]
        self.query_one(Tabs).show(tabs, now.number, now.place)

    def _inspect(self) -> None:
        if self._inspector.display and (passage := self.passage()):
            number = self.briefing.passages.index(passage) + 1
            self._inspector.heading = f"Passage {number} of {len(self.briefing.passages)}"
            self._inspector.load(details(self.briefing, self.sitrep.notes.marks, passage))

    # -- actions ------------------------------------------------------------------------------------------------

    def _name_of(self, pane: Pane) -> str:
        return next(name for name, other in self._panes.items() if other is pane)

    def reveal(self, pane: Pane) -> None:
        """Bring a pane to the screen and into use."""
        self.show_match(pane)
        pane.focus(scroll_visible=False)

    def show_match(self, pane: Pane) -> None:
        """In a small terminal the pane with the match comes to the screen while words are typed."""
        self._now = self._name_of(pane)
        if self._single or self.query_one(Board).hold:
            self._arrange()
        else:
            self._inspect()

    def go(self, passage: Passage) -> None:
        """Put the cursor on a passage."""
        pane = self._panes[passage.section]
        self.reveal(pane)
        for at, block in enumerate(pane.blocks):
            if block.key.id == passage.id:
                pane.select(at)

    def _footer(self) -> list[tuple[str, str]]:
        if self.sitrep.first_time:
            return welcome.pairs(self.sitrep.keymap)
        return keys.hints(self.VIEW, self.sitrep.keymap)

    def show_footer(self) -> None:
        """The keys, where something else stood."""
        if self.is_mounted:
            self.query_one("#keys", Hints).show(self._footer())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit is a key only where there is a section for it; n and N only where words were found."""
        if action == "section":
            return any(section.key == parameters[0] for section in self.briefing.sections)
        if action == "page_inspector":
            return self._inspector.display
        return True

    def action_section(self, key: str) -> None:
        """To the pane with this digit."""
        for section in self.briefing.sections:
            if section.key == key:
                self.reveal(self._panes[section.id])

    def action_pane(self, step: int) -> None:
        """To the next pane that holds something."""
        order = [pane for pane in self.panes() if pane.blocks]
        now = self._panes[self._now]
        if order:
            at = order.index(now) if now in order else 0
            self.reveal(order[(at + step) % len(order)])

    def action_zoom(self) -> None:
        """The pane alone, or all of them again."""
        self._zoomed = not self._zoomed
        self._arrange()

    def action_guests(self) -> None:
        """Passages in the panes of their second sections too, or only where they stand."""
        self._texts.guests = not self._texts.guests
        make = self._maker(self.briefing)
        self.later.ask(len(self.briefing.body), make, self._show_guests, busy=self._busy, instead=True)

    def _show_guests(self, keep: Callable[[], None]) -> None:
        keep()
        self._fill_again()
        self.show_bar()
        self._arrange()
        self.notify(self._texts.told, markup=False)

    def action_inspect(self) -> None:
        """The third column on and off where there is room for it, else a box."""
        if self._room.width >= WIDE:
            self._inspecting = not self._inspecting
            self._arrange()
        else:
            super().action_inspect()

    def action_page_inspector(self, halves: int) -> None:
        """Scroll the third column by half pages."""
        column = self._inspector
        column.scroll_relative(y=halves * max(2, column.size.height) // 2, animate=False, immediate=True)

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

    @on(Pane.Moved)
    def _moved(self, event: Pane.Moved) -> None:
        if event.pane in self._panes.values() and event.pane.has_focus:
            self._now = self._name_of(event.pane)
            if self._single:
                self._show_tabs()
            self._inspect()
            self.see()

    @on(Pane.Chosen)
    def _chosen(self) -> None:
        self.action_read()

    @on(Tabs.Picked)
    def _picked(self, event: Tabs.Picked) -> None:
        self.action_section(event.key)
