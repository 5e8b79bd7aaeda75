"""The claim ledger: every claim of the open articles with its source, filtered by typing, in several orders."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input

from sitrep.model import NO_CLAIM, SPEAKER, Briefing, Passage, Ruling
from sitrep.printed import count
from sitrep.tui import keys
from sitrep.tui.layout import PREVIEWED
from sitrep.tui.ledger import ORDERS, QUOTE, Entry, entries, in_order, matching, speakers
from sitrep.tui.screens.listing import OneList
from sitrep.tui.screens.speaker import SpeakerScreen
from sitrep.tui.statements import context, entry_block
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.pane import Pane

_NONE = "No claim was found in this article."
_NOT_YET = "The claims are being looked for."
_NO_MATCH = (
    "No claim fits. Try source:, kind:, verb:, section:, is:contested, is:unattributed, or other words."
)


class ClaimsScreen(OneList):
    """Who says what, in the article's words."""

    VIEW = keys.CLAIMS
    BINDINGS: ClassVar = keys.bindings(keys.CLAIMS)
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
        self._go_to(self.sitrep.dashboard.passage())

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
        """All of them, filtered and in order; the cursor stays on its claim."""
        briefings = self.sitrep.briefings
        known = all(briefing.facts is not None for briefing in briefings)
        if [id(one) for one in briefings] != [id(one) for one in self._read]:
            self._read, self._everything = list(briefings), entries(briefings)
        everything = self._everything
        typed = self.query_one("#filter", Input).value
        found = in_order(matching(everything, typed), ORDERS[self._order])
        now = self._entry
        cursor = next((at for at, entry in enumerate(found) if now and _same(entry, now)), 0)
        self._list.empty = _NO_MATCH if everything else _NONE if known else _NOT_YET
        several = len(briefings) > 1
        notes = self.sitrep.notes
        marks = [notes.of_claim(entry.passage, entry.claim) for entry in found]
        blocks = [entry_block(*pair, with_article=several) for pair in zip(found, marks, strict=True)]
        self._list.heading = f"Claims, {ORDERS[self._order]}"
        self._list.load(blocks, cursor)
        self._show_bar(len(found), sum(entry.contested for entry in found))
        self._show_passage()

    def show_sorting(self, chosen: object) -> None:
        """Sections have changed."""
        self.show_facts()

    def _show_bar(self, number: int, contested: int) -> None:
        said = [count(number, "claim")] + ([f"{contested} contested"] if contested else [])
        self.query_one("#bar", Bar).show(
            bar_title("Claims"),
            Content.styled("  ·  ".join(said), "$muted"),
        )

    @on(Pane.Moved)
    def _show_passage(self) -> None:
        entry = self._entry
        blocks, first = context([entry]) if entry else ([], 0)
        self._preview.load(blocks)
        if blocks:
            self._preview.show_offset(first, 0)

    @property
    def _entry(self) -> Entry | None:
        return self._list.current.key if self._list.current else None

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
        self._hold(to_grade=False)

    def action_grade(self) -> None:
        """The reader's own grade of the claim; it is bookmarked for that."""
        self._hold(to_grade=True)

    def _hold(self, *, to_grade: bool) -> None:
        entry = self._entry
        if entry is None:
            return
        if entry.briefing.article is not self.sitrep.briefing.article:
            self.notify("This claim stands in another article: enter goes there first.", markup=False)
        else:
            self.sitrep.marking.claim(entry.passage, entry.claim, to_grade=to_grade)

    def action_reject(self) -> None:
        """These words are no claim."""
        entry = self._entry
        if entry is None:
            return
        if entry.claim.kind == QUOTE:
            self.notify("A quotation stays; S says who speaks.", markup=False)
            return
        self._decide(entry, NO_CLAIM, "", "Not a claim.")

    def action_speaker(self) -> None:
        """Someone else says it, or nobody is named."""
        if (entry := self._entry) is None:
            return

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

    @on(Pane.Chosen)
    def _chosen(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """To the passage, in its article."""
        if entry := self._entry:
            self.sitrep.run_worker(self.sitrep.go_to(entry.briefing, entry.passage), group="open article")


def _same(one: Entry, other: Entry) -> bool:
    return (
        one.article == other.article and one.claim.start == other.claim.start and one.number == other.number
    )
