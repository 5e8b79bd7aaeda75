"""Contested claims: both wordings side by side with their sources, and the passages around them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Static

from sitrep.printed import count
from sitrep.tui import keys, keytable
from sitrep.tui.layout import NARROW, SHORT
from sitrep.tui.ledger import Contest, contests
from sitrep.tui.screens.found import OfFacts
from sitrep.tui.screens.listing import OneList
from sitrep.tui.statements import contest_block, context, heading, place, wording
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane
from sitrep.tui.wrap import wrap

_EDGES = 2  # rows of a frame
_LEAST = 2  # rows of the list: one contest
_LISTED = 8  # three; in a small terminal as many as are free
_SIDE = 6  # columns of a box that are no text
_NONE = "No claim in the open articles is contested."
_NOT_YET = "The claims are being looked for."


class ContestedScreen(OfFacts, OneList):
    """What contradicts what. The status words are the articles'; neither side is judged."""

    VIEW = keytable.CONTESTED
    BINDINGS: ClassVar = keys.bindings(keytable.CONTESTED)
    DEFAULT_CSS = """
    ContestedScreen {
        #list { margin: 1 0 0 0; }
        #sides { height: auto; max-height: 60%; layout: horizontal; margin: 1 0 0 0; }
        #sides Static {
            width: 1fr; border: round $rule; padding: 1 2;
            border-title-color: $foreground; border-subtitle-color: $muted;
        }
        #around { height: 1fr; margin: 1 0 0 0; }
        &.narrow #sides { layout: vertical; margin: 0; max-height: 100%; height: 1fr; overflow-y: auto; }
        &.narrow #sides Static { width: 100%; padding: 0 1; }
        &.low #list { margin: 0; }
        &.low #sides { margin: 0; max-height: 100%; height: 1fr; overflow-y: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """Bar, list, two equal boxes, the article around them, keys."""
        yield Bar(id="bar")
        self._list = Pane(
            title="Claims that contradict each other", id="list", classes="primary", empty=_NOT_YET
        )
        yield self._list
        with Container(id="sides"):
            yield Static(id="one")
            yield Static(id="other")
        self._around = Pane(title="In the article", label_width=11, rail=True, id="around", classes="lit")
        yield self._around
        yield self.hints()

    def on_mount(self) -> None:
        """At the contest of the passage one comes from, where it has one."""
        self._around.can_focus = False
        self._list.focus()
        self._start = self.sitrep.dashboard.passage()
        self.show_facts()

    def on_resize(self, event: Resize) -> None:
        """The boxes stand one above the other where there is little room."""
        self.set_class(event.size.width < NARROW, "narrow")
        self.set_class(event.size.height < SHORT, "low")
        self._fit(event.size)

    # -- what View asks ---------------------------------------------------------------------------------------

    def show_facts(self) -> None:
        """All of them; the cursor stays on its claim, or where that stood, and on its row."""
        briefings = self.sitrep.briefings
        known = all(briefing.facts is not None for briefing in briefings)

        def make() -> list[Block]:
            return [contest_block(one) for one in contests(briefings)]

        def show(blocks: list[Block]) -> None:
            now = self.chosen
            same = (at for at, block in enumerate(blocks) if self._is_wanted(block.key, now))
            cursor = next(same, self._list.cursor)
            self._list.empty = _NONE if known else _NOT_YET
            show_at = self._list.keep if now else self._list.load
            show_at(blocks, cursor)
            self.find_again()
            self.show_bar(count(len(blocks), "dispute"), "neither side is judged here")
            self._show_sides()

        self.make_and_show(make, show)

    def _is_wanted(self, one: Contest, now: Contest | None) -> bool:
        if now is not None:
            return one.one.claim == now.one.claim and one.one.article == now.one.article
        return self._start is not None and any(passage is self._start for _, passage in one.passages)

    @on(Pane.Moved)
    def _show_sides(self) -> None:
        contest: Contest | None = self.chosen
        self.query_one("#sides").display = contest is not None
        if contest is None:
            return
        several = len(self.sitrep.briefings) > 1
        for id, side in (("one", [contest.one]), ("other", list(contest.others))):
            box = self.query_one(f"#{id}", Static)
            box.border_title = heading(side)
            box.border_subtitle = place(side, with_article=several)
            box.update(wording(side))
        self._fit(self.size)
        blocks, first = context([contest.one, *contest.others])
        self._around.load(blocks)
        self._around.show_offset(first, 0)

    def _fit(self, size: Size) -> None:
        """Two boxes as high as the longer wording; one above the other each is as high as its own."""
        contest: Contest | None = self.chosen
        narrow, low = size.width < NARROW, size.height < SHORT
        self._around.display = contest is not None and not narrow and not low
        if contest is None or not size.width:
            return
        width = size.width - 4 if narrow else size.width // 2 - _SIDE
        texts = (wording([contest.one]), wording(contest.others))
        rows = [len(wrap(text.plain, width)) for text in texts]
        heights = [own + 2 for own in rows] if narrow else [max(rows) + 4] * 2
        for id, height in zip(("one", "other"), heights, strict=True):
            self.query_one(f"#{id}", Static).styles.height = height
        most = _EDGES + _LISTED
        if narrow or low:  # what the bar, the keys, the margin and the boxes leave
            most = size.height - 2 - (not low) - (sum(heights) if narrow else max(heights))
        self._list.styles.height = max(_EDGES + _LEAST, self._list.need(size.width, most))

    # -- actions ----------------------------------------------------------------------------------------------

    def action_page(self, halves: int) -> None:
        """By half pages through the two wordings, where they are longer than the screen."""
        sides = self.query_one("#sides")
        sides.scroll_relative(y=halves * max(2, sides.size.height) // 2, animate=False)

    def action_claims(self) -> None:
        """All claims, in the place of these."""
        from sitrep.tui.screens.claims import ClaimsScreen

        self.app.switch_screen(ClaimsScreen())

    def action_go(self) -> None:
        """To the passage of the first wording, in its article."""
        self.later.then(self._go)

    def _go(self) -> None:
        if contest := self.chosen:
            one = contest.one
            self.sitrep.run_worker(self.sitrep.go_to(one.briefing, one.passage), group="open article")
