"""The claim ledger: every claim of the open articles with its source, filtered by typing, in several orders."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Input

from sitrep.model import NO_CLAIM, SPEAKER, Briefing, Passage, Ruling
from sitrep.printed import count
from sitrep.tui import keys, keytable
from sitrep.tui.layout import PREVIEWED
from sitrep.tui.ledger import ORDERS, QUOTE, Entry, entries, speakers
from sitrep.tui.screens.found import OfFacts
from sitrep.tui.screens.listing import OneList
from sitrep.tui.screens.speaker import SpeakerScreen
from sitrep.tui.statements import claim_blocks, context
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import WrappedBlocks
from sitrep.tui.widgets.pane import Pane

_NONE = "No claim was found in this article."
_NOT_YET = "The claims are being looked for."
_NO_MATCH = (
    "No claim fits. Try source:, kind:, verb:, section:, is:contested, is:unattributed, or other words."
)


class ClaimsScreen(OfFacts, OneList):
    """Who says what, in the article's words."""

    VIEW = keytable.CLAIMS
    BINDINGS: ClassVar = keys.bindings(keytable.CLAIMS)
    DEFAULT_CSS = """
    ClaimsScreen {
        #filter { display: none; height: 1; margin: 1 1 0 1; border: none; padding: 0 1; }
        #filter { background: $surface; color: $foreground; }
        #filter:focus { border: none; }
        &.filtering #filter { display: block; }
        Horizontal { height: 1fr; margin: 1 0 0 0; }
        #list { width: 3fr; }
        #preview { width: 2fr; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._order = 0
        self._read: list[Briefing] = []  # the articles that the entries are of
        self._everything: list[Entry] = []
        self._shown = ("", "")  # the filter and the order of what stands in the list

    def compose(self) -> ComposeResult:
        """Bar, filter, list, the passage, keys."""
        yield Bar(id="bar")
        yield Input(placeholder="words, source:, kind:, is:contested …; esc clears", id="filter")
        with Horizontal():
            self._list = Pane(title="Claims", id="list", classes="primary", empty=_NOT_YET)
            yield self._list
            self._preview = Pane(
                title="In the article", label_width=11, rail=True, id="preview", classes="lit"
            )
            yield self._preview
        yield self.hints()

    def on_mount(self) -> None:
        """In the order of the article, at the passage one comes from."""
        self._preview.can_focus = False
        self._list.focus()
        self.show_facts()
        passage = self.sitrep.dashboard.passage()
        self.later.then(lambda: self._go_to(passage))

    def _go_to(self, passage: Passage | None) -> None:
        """Begin with the claims of the passage one comes from."""
        for at, block in enumerate(self._list.blocks):
            if passage is not None and block.key.passage.id == passage.id:
                self._list.select(at)
                break

    def on_resize(self, event: Resize) -> None:
        """The passage stands beside the list where there is room."""
        self._preview.display = event.size.width >= PREVIEWED

    # -- what View asks ---------------------------------------------------------------------------------------

    def show_facts(self) -> None:
        """All of them, filtered and in order; the cursor stays on its claim, or where that stood, and on its row."""
        briefings = self.sitrep.briefings
        known = all(briefing.facts is not None for briefing in briefings)
        is_same = [id(one) for one in briefings] == [id(one) for one in self._read]
        everything = self._everything if is_same else None
        typed, order = self.query_one("#filter", Input).value, ORDERS[self._order]
        notes, width = self.sitrep.notes, self._list.region.width

        def make() -> tuple[list[Entry], WrappedBlocks]:
            every = entries(briefings) if everything is None else everything
            text = WrappedBlocks(claim_blocks(every, typed, order, notes, with_article=len(briefings) > 1))
            if width:
                self._list.wrap(text, width)
            return every, text

        def show(made: tuple[list[Entry], WrappedBlocks]) -> None:
            self._read, (self._everything, text) = briefings, made
            now = self.chosen
            found: list[Entry] = [block.key for block in text.blocks]
            as_before = now is not None and self._shown == (typed, order)
            place = self._list.cursor if as_before else 0
            cursor = next((at for at, entry in enumerate(found) if now and _same(entry, now)), place)
            self._list.empty = _NO_MATCH if self._everything else _NONE if known else _NOT_YET
            self._list.heading = f"Claims, {order}"
            if as_before:
                self._list.keep(text, cursor)
            else:
                self._list.load(text, cursor)
            self._shown = (typed, order)
            self.find_again()
            contested = sum(entry.contested for entry in found)
            said = [count(len(found), "claim")]
            self.show_bar(*said, *([f"{contested} contested"] if contested else []))
            self._show_passage()

        self.make_and_show(make, show)

    @on(Pane.Moved)
    def _show_passage(self) -> None:
        entry: Entry | None = self.chosen
        blocks, first = context([entry]) if entry else ([], 0)
        self._preview.load(blocks)
        if blocks:
            self._preview.show_offset(first, 0)

    # -- actions ----------------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Type words; the list narrows at each letter."""
        self.add_class("filtering")
        self.query_one("#filter", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter."""
        if event.input.id == "filter":
            self.show_facts()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back into the list, the filter stays."""
        self._list.focus()

    def action_contested(self) -> None:
        """The contested ones side by side, in the place of the list."""
        from sitrep.tui.screens.contested import ContestedScreen

        self.app.switch_screen(ContestedScreen())

    def action_order(self) -> None:
        """The next order."""
        self._order = (self._order + 1) % len(ORDERS)
        self.show_facts()

    def action_back(self) -> None:
        """Clear the filter, then back."""
        if self.has_class("filtering"):
            self.remove_class("filtering")
            self.query_one("#filter", Input).value = ""
            self._list.focus()
        else:
            super().action_back()

    def show_bookmarks(self) -> None:
        """Flags and grades."""
        self.show_facts()

    def action_bookmark(self) -> None:
        """Bookmark the claim, or edit its note."""
        self._with_chosen(partial(self._hold, to_grade=False))

    def action_grade(self) -> None:
        """The reader's own grade of the claim; it is bookmarked for that."""
        self._with_chosen(partial(self._hold, to_grade=True))

    def _with_chosen(self, act: Callable[[Entry], None]) -> None:
        """Do this with the claim under the cursor, once the list stands that one meant."""

        def now() -> None:
            entry: Entry | None = self.chosen
            if entry is not None:
                act(entry)

        self.later.then(now)

    def _hold(self, entry: Entry, *, to_grade: bool) -> None:
        if entry.briefing.article is not self.sitrep.briefing.article:
            self.notify("This claim stands in another article: enter goes there first.", markup=False)
        else:
            self.sitrep.marking.claim(entry.passage, entry.claim, to_grade=to_grade)

    def action_reject(self) -> None:
        """These words are no claim."""
        self._with_chosen(self._reject)

    def _reject(self, entry: Entry) -> None:
        if entry.claim.kind == QUOTE:
            self.notify("A quotation stays; S says who speaks.", markup=False)
            return
        self._decide(entry, NO_CLAIM, "", "Not a claim.")

    def action_speaker(self) -> None:
        """Someone else says it, or nobody is named."""
        self._with_chosen(self._ask_speaker)

    def _ask_speaker(self, entry: Entry) -> None:

        def picked(name: str | None) -> None:
            if name is not None and name != (entry.source or ""):
                self._decide(entry, SPEAKER, name, f"Said by {name}." if name else "Not attributed.")

        self.app.push_screen(
            SpeakerScreen(
                entry.claim.text, speakers(entry.briefing), entry.claim.speaker or entry.source or ""
            ),
            picked,
        )

    def _decide(self, entry: Entry, kind: str, value: str, said: str) -> None:
        claim = entry.claim
        ruling = Ruling(kind, entry.passage.paragraph, claim.start, claim.end, value)
        self.sitrep.rulings.decide(entry.briefing, ruling, said)

    def action_go(self) -> None:
        """To the passage, in its article."""
        self._with_chosen(self._go)

    def _go(self, entry: Entry) -> None:
        self.sitrep.run_worker(self.sitrep.go_to(entry.briefing, entry.passage), group="open article")


def _same(one: Entry, other: Entry) -> bool:
    return (
        one.article == other.article and one.claim.start == other.claim.start and one.number == other.number
    )
