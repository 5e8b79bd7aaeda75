"""All bookmarks: filtered, ordered, with the passage in its context; go there, edit, delete with undo, export."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Static

from sitrep.errors import SitrepError, StoreError
from sitrep.feeds import offline
from sitrep.model import Article
from sitrep.printed import count
from sitrep.tui import cards, keys, keytable
from sitrep.tui.completion import CompletingInput
from sitrep.tui.layout import PREVIEWED
from sitrep.tui.screens.listing import Listing
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane
from sitrep.tui.widgets.window import Window

if TYPE_CHECKING:
    from sitrep.bookmarks.finding import Tally
    from sitrep.bookmarks.record import Bookmark
    from sitrep.tui.app import SitrepApp

_PAUSE = 0.25  # seconds without a letter, after which what a filter finds is counted
_ORDERS = {
    "newest": "newest first",
    "article": "in the articles’ order",
    "section": "by section",
    "updated": "last edited first",
}
_NONE = "No bookmarks yet. In the dashboard, b makes one."


class BookmarksScreen(Listing):
    """The bookmarks of every article; `typed` is the filter to begin with."""

    VIEW = keytable.BOOKMARKS
    BINDINGS: ClassVar = keys.bindings(keytable.BOOKMARKS)
    DEFAULT_CSS = """
    BookmarksScreen {
        #filter { display: none; height: 1; margin: 1 1 0 1; border: none; padding: 0 1; }
        #filter { background: $surface; color: $foreground; }
        #filter:focus { border: none; }
        &.filtering #filter { display: block; }
        #said { display: none; height: auto; max-height: 3; padding: 0 2; color: $error; }
        &.refused #said { display: block; }
        Horizontal { height: 1fr; margin: 1 0 0 0; }
        #list { width: 3fr; }
        #preview { width: 2fr; }
    }
    """

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self._typed = typed
        self._order = "newest"
        self._tally: Tally | None = None
        self._counted: str | None = None
        self._words: list[str] = []
        self._articles: dict[str, Article | None] = {}

    def compose(self) -> ComposeResult:
        """Bar, filter, list, preview, keys."""
        yield Bar(id="bar")
        hint = "words, tag: section: state: article: note: quote: before: after: and -not; esc clears"
        yield CompletingInput(self._typed, words=self._complete, placeholder=hint, id="filter")
        yield Static(id="said")
        with Horizontal():
            self._list = Window(title="All bookmarks", id="list", empty=_NONE)
            yield self._list
            self._preview = Pane(
                title="In the article", label_width=10, id="preview", classes="lit", beyond=self._beyond()
            )
            yield self._preview
        yield self.hints()

    def on_mount(self) -> None:
        """Load them; the list stands at once."""
        self._preview.can_focus = False
        self.set_class(bool(self._typed), "filtering")
        self._list.focus()
        self._bar()
        self.show_bookmarks()

    def on_resize(self, event: Resize) -> None:
        """The preview stands where there is room."""
        self._preview.display = event.size.width >= PREVIEWED

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """< and > are keys only beside a preview."""
        return action != "page_inspector" or self._preview.display

    # -- the list ---------------------------------------------------------------------------------------------

    @property
    def filter(self) -> str:
        """The filter as it stands in its field."""
        return self.query_one("#filter", Input).value.strip()

    def filter_by(self, typed: str) -> None:
        """Show what this filter finds."""
        self.query_one("#filter", Input).value = typed  # its change reads the list
        self.set_class(bool(typed), "filtering")
        self._list.focus()

    async def fetch(self, first: int, limit: int) -> tuple[Sequence[Bookmark], int]:
        """The bookmarks of the filter in the order chosen."""
        typed, order = self.filter, self._order
        found = await self.sitrep.notes.ask(lambda store: store.page(store.query(typed), order, limit, first))
        here = {mark.id: mark for mark in self.sitrep.notes.marks.marks}
        total = first + len(found)
        if len(found) == limit and self._counted == typed:
            total = max(total, self._total)  # as counted before; it is counted again when the rows stand
        return [here.get(mark.id, mark) for mark in found], total

    def block(self, thing: Bookmark) -> Block:
        """A bookmark as the list shows it."""
        return cards.block(thing, self.sitrep.briefing)

    def same(self, one: Bookmark, other: Bookmark) -> bool:
        """Whether it is one bookmark."""
        return one.id == other.id

    def fetched(self) -> None:
        """Count, title and preview follow the list."""
        self.remove_class("refused")
        self._count()
        self._list.empty = "No bookmark is found by this filter." if self.filter else _NONE
        self._bar()
        self._show_preview()

    @work(exclusive=True, group="bookmarks count")
    async def _count(self) -> None:
        typed = self.filter
        if typed:  # while letters come, the store is for the rows: counting takes longer
            await asyncio.sleep(_PAUSE)
        try:
            self._tally = await self.sitrep.notes.ask(lambda store: store.tally(store.query(typed)))
        except SitrepError:
            return  # told where the list is read
        if self not in self.app.screen_stack:
            return  # it was closed meanwhile
        self._counted = typed
        self.counted(self._tally.total)
        self._bar()

    def refused(self, sentence: str) -> None:
        """The filter cannot be understood; the list stays as it was."""
        self.query_one("#said", Static).update(Content(sentence))
        self.add_class("refused")

    def _bar(self) -> None:
        tally = self._tally
        words = [count(tally.total if tally else 0, "bookmark")]
        words += [f"{number:,} {state}" for state, number in (tally.told if tally else ())]
        self._list.heading = f"{'Filtered' if self.filter else 'All bookmarks'}, {_ORDERS[self._order]}"
        self._list.show_place()
        self.query_one("#bar", Bar).say(bar_title("Bookmarks"), *words)

    # -- the preview ------------------------------------------------------------------------------------------

    @on(Pane.Moved)
    def _show_preview(self) -> None:
        mark: Bookmark | None = self.chosen
        if mark is None:
            self._preview.load([])
            return
        article = self._articles.get(mark.source)
        if mark.id in self.sitrep.notes.marks.places:
            article = self.sitrep.briefing.article
        blocks = cards.preview(mark, self.sitrep.briefing, article)
        words = ((at, block.key) for at, block in enumerate(blocks) if block.key is not None)
        self._preview.load(blocks, spot=next(words, None))
        if mark.source not in self._articles and self._preview.display:
            self._read_article(mark.source)

    def _beyond(self) -> str:
        """What the preview says where it holds more than there is room for."""
        found = keys.for_view(self.VIEW, keymap=self.sitrep.keymap)
        labels = [one.label for one in found if one.action.startswith("page_inspector") and one.keys]
        return f"… more: {' '.join(labels)}" if labels else "… more"

    def action_page_inspector(self, halves: int) -> None:
        """Scroll the preview by half pages."""
        column = self._preview
        column.scroll_relative(y=halves * max(2, column.size.height) // 2, animate=False, immediate=True)

    @work(exclusive=True, group="preview")
    async def _read_article(self, source: str) -> None:
        """The article of a file, for the words around the passage; an address is not fetched for that."""
        await asyncio.sleep(0)  # the cursor may already be elsewhere
        self._articles[source] = await asyncio.to_thread(offline.at_hand, source)
        if self._articles[source] and self.chosen and self.chosen.source == source:
            self._show_preview()

    # -- the filter -------------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Type words and conditions; the list narrows at each letter."""
        self.add_class("filtering")
        self.set_focus(self.query_one("#filter", Input))  # at once: the next key is for it
        self._read_words()

    @work(exclusive=True, group="completion")
    async def _read_words(self) -> None:
        try:
            self._words = await self.sitrep.notes.ask(lambda store: store.filter_words())
        except StoreError:
            self._words = []  # the list tells why

    def _complete(self, word: str) -> Iterable[str]:
        return self._words

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter."""
        if event.input.id == "filter":
            self.show_from(0, 0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back into the list, the filter stays."""
        self._list.focus()

    def action_back(self) -> None:
        """Clear the filter, then back."""
        if self.has_class("filtering"):
            self.filter_by("")
        else:
            super().action_back()

    def action_order(self) -> None:
        """The next order."""
        names = list(_ORDERS)
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self.show_from(0, 0)

    def action_save_filter(self) -> None:
        """Give the filter a name."""
        from sitrep.tui.screens.prompt import Prompt

        typed = self.filter
        if not typed:
            self.notify("There is no filter to save; / types one.", markup=False)
            return
        ask = Prompt("Save this filter", f"{typed}\nUnder which name?")

        def save(name: str | None) -> None:
            if name:
                said = f"Saved as “{name}”; F lists your filters."
                change = self.sitrep.changing.change(lambda store: store.save_filter(name, typed), said)
                self.run_worker(change, group="bookmarks")

        self.app.push_screen(ask, save)

    # -- actions ----------------------------------------------------------------------------------------------

    def action_go(self) -> None:
        """To the passage in its article."""
        if mark := self.chosen:
            self.sitrep.articles.go_to(mark)

    def action_bookmark(self) -> None:
        """Edit the note."""
        if mark := self.chosen:
            self.sitrep.marking.open_note(mark)

    def action_editor(self) -> None:
        """Edit the note in the person's editor, where there is one."""
        if (mark := self.chosen) and self.has_editor():
            self.sitrep.marking.open_note(mark, in_editor=True)

    def action_grade(self) -> None:
        """The reader's own grade of what is marked."""
        if mark := self.chosen:
            self.sitrep.marking.grade(mark, mark)

    def action_delete(self) -> None:
        """Delete; undo brings it back."""
        if mark := self.chosen:
            self.sitrep.marking.delete(mark)

    def action_export(self) -> None:
        """Write what the filter finds into a file."""
        from sitrep.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.filter, self._order, self._total))


def show_filtered(app: SitrepApp, typed: str) -> None:
    """In place of the screen on top, the list of bookmarks with this filter."""
    below = next((one for one in app.screen_stack if isinstance(one, BookmarksScreen)), None)
    if below is None:
        app.pop_screen()
        app.push_screen(BookmarksScreen(typed))
        return
    while app.screen is not below:
        app.pop_screen()
    below.filter_by(typed)
