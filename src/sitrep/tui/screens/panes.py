"""The panes of the sections on a screen: which stand where, which one is in use, and the inspector beside them."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.geometry import Size

from sitrep.model import OVERVIEW, Briefing, Section
from sitrep.tui.layout import LABEL, MEASURE, SHORT, WIDE, is_single
from sitrep.tui.rows import Tab
from sitrep.tui.screens.view import View
from sitrep.tui.text import colour
from sitrep.tui.widgets.bars import Bar, Tabs
from sitrep.tui.widgets.blocks import WrappedBlocks
from sitrep.tui.widgets.board import Board
from sitrep.tui.widgets.pane import Pane
from sitrep.tui.widgets.textpane import TextPane


class PanesScreen(View):
    """A pane for each section of `briefing`; what stands in them is the screen's that is made of this one."""

    DEFAULT_CSS = """
    PanesScreen {
        #overview { height: auto; max-height: 4; margin: 1 0; padding: 0 1; }
        #middle { height: 1fr; }
        #inspector { width: 50; }
        Tabs { margin: 1 0 0 0; }
        &.finding Hints { display: none; }
        &.single #overview { height: 1fr; max-height: 100%; margin: 0; padding: 0; }
        &.low Tabs { margin: 0; }
    }
    """

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self.briefing = briefing
        self._panes: dict[str, Pane] = {}
        self._zoomed = False
        self._inspecting = True
        self._room = Size(0, 0)
        self._now = ""

    def compose(self) -> ComposeResult:
        """Every pane is there from the start; small terminals show one of them."""
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
        yield self.hints()

    def on_mount(self) -> None:
        """They stand."""
        self._inspector.can_focus = False
        self.show_bar()
        self.begin()

    def begin(self) -> None:
        """Begin in the first pane that holds something.

        Not `on_mount` of each screen: Textual calls that of every base too, and of the base last.
        """
        self._focus_first()

    def _focus_first(self) -> None:
        first, *_ = [pane for pane in self.panes() if pane.blocks] or self._panes.values()
        first.focus(scroll_visible=False)
        self._now = self._name_of(first)

    # -- what stands in them -----------------------------------------------------------------------------------

    def _text(self, section: Section) -> WrappedBlocks:
        """What stands in the pane of a section."""
        raise NotImplementedError

    def _inspect(self) -> None:
        """Show all about the passage under the cursor, where there is a third column."""

    def show_bar(self) -> None:
        """Say above the panes what they hold."""

    def see(self) -> None:
        """The passage under the cursor is read."""

    def action_read(self) -> None:
        """The whole article in its own order, at this passage."""

    # -- what View asks ---------------------------------------------------------------------------------------

    def panes(self) -> Iterable[Pane]:
        """The sections' panes in the order of their digits, the overview last."""
        return self._panes.values()

    def pane_in_use(self) -> Pane | None:
        """The pane the keys move in."""
        return self._panes.get(self._now)

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

    # -- actions ------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit is a key only where there is a section for it; < and > only beside a third column."""
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
