"""People, organisations and places of the open articles with how often they are named, and the passages that do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize

from sitrep.model import Passage
from sitrep.tui import keys, keytable
from sitrep.tui.later import Later
from sitrep.tui.layout import PREVIEWED
from sitrep.tui.named import GROUPS, PLACES, Named, Spot, named, no_place
from sitrep.tui.screens.found import OfFacts
from sitrep.tui.text import colour
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import Block, WrappedBlocks
from sitrep.tui.widgets.pane import Pane

_LABELS = 14
_NONE = "Nobody and nothing is named in this article."
_NOT_YET = "The names are being looked for."


class NamesScreen(OfFacts):
    """Who and what is named, how often, where."""

    VIEW = keytable.NAMES
    BINDINGS: ClassVar = keys.bindings(keytable.NAMES)
    DEFAULT_CSS = """
    NamesScreen {
        Horizontal { height: 1fr; margin: 1 0 0 0; }
        #list { width: 4fr; }
        #passages { width: 5fr; }
        &.finding #keys { display: none; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._beside = Later(self)
        self._wide = True

    def compose(self) -> ComposeResult:
        """Bar, names, passages, keys."""
        yield Bar(id="bar")
        with Horizontal():
            self._list = Pane(title="Named", label_width=_LABELS, id="list", empty=_NOT_YET)
            yield self._list
            self._passages = Pane(title="Passages", label_width=_LABELS, rail=True, measure=78, id="passages")
            yield self._passages
        yield self.hints()

    def on_mount(self) -> None:
        """At the first name."""
        self._list.focus()
        self.show_facts()

    def on_resize(self, event: Resize) -> None:
        """One of the two where there is little room."""
        self._wide = event.size.width >= PREVIEWED
        self._arrange()

    def _arrange(self) -> None:
        there = self.focused is self._passages
        self._list.display = self._wide or not there
        self._passages.display = self._wide or there

    # -- what View asks ---------------------------------------------------------------------------------------

    def panes(self) -> Iterable[Pane]:
        """The names; what is found is found there."""
        return (self._list,)

    def pane_in_use(self) -> Pane | None:
        """The focused one, the names while words are typed."""
        return self._passages if self.focused is self._passages else self._list

    def passage(self) -> Passage | None:
        """The passage under the cursor."""
        spot = self._spot
        return spot.passage if spot else None

    def show_facts(self) -> None:
        """All names; the cursor stays on its own, or where that stood, and on its row."""
        briefings = self.sitrep.briefings
        known = all(briefing.facts is not None for briefing in briefings)

        def show(found: list[Named]) -> None:
            now = self._named
            same = (at for at, one in enumerate(found) if now and one.key == now.key)
            cursor = next(same, self._list.cursor)
            self._list.empty = _NONE if known else _NOT_YET
            show_at = self._list.keep if now else self._list.load
            show_at(self._blocks(found), cursor)
            self.find_again()
            self.show_bar(
                *[f"{sum(one.group == group for one in found)} {group.lower()}" for group in GROUPS]
            )
            self._show_passages()

        self.make_and_show(lambda: named(briefings), show)

    def _blocks(self, found: list[Named]) -> list[Block]:
        blocks, before = [], ""
        for one in found:
            label = Content.styled(one.group, "$muted") if one.group != before else Content("")
            blocks.append(Block(_entry(one), label=label, gap=0, key=one))
            before = one.group
        return blocks

    @on(Pane.Moved)
    def _moved(self, event: Pane.Moved) -> None:
        if event.pane is self._list:
            self._show_passages()

    def _show_passages(self) -> None:
        one = self._named
        spots = one.spots if one else []
        several, width = len(self.sitrep.briefings) > 1, self._passages.region.width

        def make() -> WrappedBlocks:
            text = WrappedBlocks([_passage(spot, with_article=several) for spot in spots])
            if width:
                self._passages.wrap(text, width)
            return text

        def show(text: WrappedBlocks) -> None:
            self._passages.heading = f"Passages with {one.name}" if one else "Passages"
            self._passages.load(text)

        self._passages.heading = "Passages …"
        self._beside.ask(len(spots), make, show, busy=self._passages.show_place, instead=True)

    @property
    def _named(self) -> Named | None:
        return self._list.current.key if self._list.current else None

    @property
    def _spot(self) -> Spot | None:
        return self._passages.current.key if self._passages.current else None

    # -- actions ----------------------------------------------------------------------------------------------

    def action_other_pane(self) -> None:
        """From the names to the passages, or back."""
        self._show(self._list if self.focused is self._passages else self._passages)

    def _show(self, pane: Pane) -> None:
        pane.display = True
        pane.focus(scroll_visible=False)
        self.call_after_refresh(self._arrange)

    def action_back(self) -> None:
        """From the passages to the names, then back."""
        if self.focused is self._passages:
            self._show(self._list)
        else:
            super().action_back()

    def action_reject(self) -> None:
        """This name is no place, wherever the article has it."""
        self.later.then(self._reject)

    def _reject(self) -> None:
        one = self._named
        if one is None or one.group != PLACES:
            self.notify("Only a place can be told to be none.", markup=False)
            return
        for briefing, ruling in no_place(one):
            self.sitrep.rulings.decide(briefing, ruling, f"{one.name} is no place.")

    @on(Pane.Chosen)
    def _chosen(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """From a name to its passages, from a passage to where it stands."""
        self.later.then(self._enter)

    def _enter(self) -> None:
        if self.focused is self._passages:
            self._beside.then(self._go)
        elif self._named:
            self._show(self._passages)

    def _go(self) -> None:
        if spot := self._spot:
            self.sitrep.run_worker(self.sitrep.go_to(spot.briefing, spot.passage), group="open article")


def _entry(one: Named) -> Content:
    """The name with its count, and what is known of it."""
    about = f"\n{one.about}" if one.about else ""
    return Content.assemble((one.name, ".name"), (f"  {one.count}{about}", "$muted"))


def _passage(spot: Spot, *, with_article: bool) -> Block:
    section = spot.briefing.section_of(spot.passage)
    text = Content(spot.passage.text)
    for start, end in spot.spans:
        text = text.stylize(".name", start, end)
    if with_article:
        text = Content.assemble((f"{spot.briefing.article.title}\n", "$muted"), text)
    label = Content.styled(f"{section.short} {spot.number}".rjust(_LABELS - 1), colour(section))
    return Block(text, colour(section), label=label, key=spot)
