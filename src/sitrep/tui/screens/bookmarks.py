"""All bookmarks: section, state, tags, quote, note; filter, go there, edit, delete with undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input

from sitrep.errors import SitrepError, StoreError
from sitrep.tui import keys
from sitrep.tui.screens.view import View
from sitrep.tui.text import colour, count
from sitrep.tui.widgets.bars import Bar, Hints
from sitrep.tui.widgets.pane import Block, Pane

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark

STATES = {  # glyph and colour; the word is always beside them
    "same": ("●", "$success"),
    "moved": ("→", "$primary"),
    "changed": ("≈", "$warning"),
    "lost": ("×", "$error"),
}
_PREVIEW = 110  # columns from which the preview has room


class BookmarksScreen(View):
    """Every bookmark of every article, newest first."""

    VIEW = keys.BOOKMARKS
    BINDINGS: ClassVar = keys.bindings(keys.BOOKMARKS)
    DEFAULT_CSS = """
    BookmarksScreen {
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
        self._marks: list[Bookmark] = []

    def compose(self) -> ComposeResult:
        """Bar, filter, list, preview, keys."""
        yield Bar(id="bar")
        yield Input(placeholder="words in quote, note, tags or article; esc clears", id="filter")
        with Horizontal():
            self._list = Pane(
                title="All bookmarks", id="list", empty="No bookmarks yet. In the dashboard, b makes one."
            )
            yield self._list
            self._preview = Pane(title="In the article", label_width=10, id="preview", classes="lit")
            yield self._preview
        yield Hints(keys.hints(self.VIEW), id="keys")

    def on_mount(self) -> None:
        """Load them; the list stands at once."""
        self._preview.can_focus = False
        self._list.focus()
        self._bar()
        self.show_bookmarks()

    def on_resize(self, event: Resize) -> None:
        """The preview stands where there is room."""
        self._preview.display = event.size.width >= _PREVIEW

    # -- what View asks ---------------------------------------------------------------------------------------

    def panes(self) -> Iterable[Pane]:
        """The list."""
        return (self._list,)

    def pane_in_use(self) -> Pane | None:
        """The list, also while a filter is typed."""
        return self._list

    def show_bookmarks(self) -> None:
        """Load the list again, with the cursor where it was."""
        self._load()

    @work(exclusive=True, group="bookmarks list")
    async def _load(self) -> None:
        words = self.query_one("#filter", Input).value.strip()
        notes = self.sitrep.notes
        try:
            marks = await (notes.search(words) if words else notes.all())
        except StoreError as error:
            self.sitrep.complain(str(error))
            marks = []
        here = {mark.id: mark for mark in notes.here()}
        cursor = self._list.cursor
        self._marks = [here.get(mark.id, mark) for mark in marks]
        self._list.empty = (
            "No bookmark holds these words." if words else "No bookmarks yet. In the dashboard, b makes one."
        )
        self._list.load([self._block(mark) for mark in self._marks], cursor)
        self._bar()
        self._show_preview()

    def _bar(self) -> None:
        lost = sum(mark.state == "lost" for mark in self._marks)
        words = [count(len(self._marks), "bookmark")] + ([f"{lost} lost"] if lost else [])
        self.query_one("#bar", Bar).show(
            Content.assemble(("SITREP", "bold $primary"), "   ", ("Bookmarks", "bold $name")),
            Content.styled("  ·  ".join(words), "$muted"),
        )

    def _section(self, mark: Bookmark) -> tuple[str, str]:
        """Title with digit, and colour."""
        for section in self.sitrep.briefing.sections:
            if section.id == mark.section:
                return f"{section.key} {section.short}", colour(section)
        return mark.section, "$primary"

    def _block(self, mark: Bookmark) -> Block:
        title, hue = self._section(mark)
        glyph, tint = STATES[mark.state]
        lines = [
            Content.assemble(
                (f" {title} ", f"{hue} on $surface"),
                "  ",
                (f"{glyph} {mark.state}", tint),
                (f"   {mark.created[:10]}", "$muted"),
                ("   " + " ".join(f"#{tag}" for tag in mark.tags) if mark.tags else "", "$muted"),
            ),
            Content.styled(mark.quote, "italic $quote"),
        ]
        if mark.note:
            lines.append(Content(mark.note))
        lines.append(Content.styled(mark.title, "$muted"))
        return Block(Content("\n").join(lines), hue, key=mark)

    # -- the preview ------------------------------------------------------------------------------------------

    @on(Pane.Moved)
    def _show_preview(self) -> None:
        mark = self._mark()
        if mark is None:
            self._preview.load([])
            return
        glyph, tint = STATES[mark.state]
        words = Content(mark.paragraph_text).stylize("$hit-text on $hit", mark.start, mark.end)
        title, hue = self._section(mark)

        def field(label: str, text: Content) -> Block:
            return Block(text, label=Content.styled(label, "$muted"))

        self._preview.load(
            [
                field("article", Content(mark.title)),
                field("section", Content.styled(title, hue)),
                field(
                    "state",
                    Content.assemble((f"{glyph} {mark.state}", tint), "\n", (_SAID[mark.state], "$muted")),
                ),
                field("text", words),
                field("made", Content(f"{mark.created[:16].replace('T', ' ')} UTC")),
                field("source", Content.styled(mark.source, "$muted")),
            ]
        )

    def _mark(self) -> Bookmark | None:
        block = self._list.current
        return block.key if block else None

    # -- actions ----------------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Type words; the list narrows at each letter."""
        self.add_class("filtering")
        self.query_one("#filter", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter."""
        if event.input.id == "filter":
            self.show_bookmarks()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back into the list, the filter stays."""
        self._list.focus()

    def action_back(self) -> None:
        """Clear the filter, then back."""
        field = self.query_one("#filter", Input)
        if self.has_class("filtering"):
            self.remove_class("filtering")
            field.value = ""
            self._list.focus()
        else:
            super().action_back()

    @on(Pane.Chosen)
    def _chosen(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """To the passage in its article."""
        if mark := self._mark():
            self.run_worker(self._go(mark), exclusive=True, group="open article")

    async def _go(self, mark: Bookmark) -> None:
        try:
            passage = await self.sitrep.find_passage(mark)
        except SitrepError as error:
            self.sitrep.complain(str(error))
            return
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        self.sitrep.dashboard.go(passage)

    def action_bookmark(self) -> None:
        """Edit the note."""
        if mark := self._mark():
            self.sitrep.edit_note(mark)

    def action_delete(self) -> None:
        """Delete; undo brings it back."""
        if mark := self._mark():
            self.run_worker(self._delete(mark), group="bookmarks")

    async def _delete(self, mark: Bookmark) -> None:
        try:
            await self.sitrep.notes.delete(mark)
        except StoreError as error:
            self.sitrep.complain(str(error))
            return
        self.sitrep.bookmarks_changed()
        self.notify("Bookmark deleted; u brings it back.", markup=False)


_SAID = {
    "same": "The words stand where they stood.",
    "moved": "The paragraph stands elsewhere in the article now.",
    "changed": "The words have changed since.",
    "lost": "The words are not in the article any more, as last seen.",
}
