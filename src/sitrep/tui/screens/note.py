"""The note of a bookmark: a small editor that never loses what was typed."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Static, TextArea

from sitrep.errors import EditedElsewhereError, SitrepError, StoreError
from sitrep.tui import keys, keytable, notetext
from sitrep.tui.completion import CompletingInput
from sitrep.tui.screens.saying import Saying
from sitrep.tui.text import section_name
from sitrep.tui.widgets.bars import Hints
from sitrep.tui.widgets.quoted import Quoted

if TYPE_CHECKING:
    from sitrep.bookmarks.anchor import Place
    from sitrep.bookmarks.record import Bookmark, Draft

_LOW, _TINY = 30, 16  # rows


class NoteScreen(Saying):
    """Note and tags of one bookmark. `problem` is the sentence why it is not saved yet."""

    VIEW = keytable.NOTE
    BINDINGS: ClassVar = keys.bindings(keytable.NOTE)
    DEFAULT_CSS = """
    NoteScreen {
        #quote { height: auto; max-height: 6; padding: 0 0 0 2; margin: 0 0 1 0; border-left: outer $rule; }
        #quote { color: $quote; text-style: italic; }
        .field { color: $muted; }
        TextArea, Input { background: $surface; color: $foreground; border: none; padding: 0 1; }
        TextArea, Input { border-left: outer $surface; }
        TextArea { height: 7; margin: 0 0 1 0; }
        &.low {
            #box { height: 100%; padding: 0 1; }
            #quote { max-height: 3; margin: 0; }
            TextArea { height: 1fr; min-height: 2; margin: 0; }
            #said, #keys { margin: 0; }
        }
        &.tiny #quote, &.tiny .field { display: none; }
        &.tiny #said { max-height: 6; }
        Input { height: 1; }
        TextArea:focus, Input:focus { border: none; border-left: outer $primary; }
        #keys { background: $background; padding: 0; margin: 1 0 0 0; }
    }
    """

    def __init__(self, mark: Bookmark, draft: Draft | None, problem: str, *, in_editor: bool = False) -> None:
        super().__init__()
        self._in_editor = in_editor
        self._mark, self._draft, self._problem = mark, draft, problem
        self._known: list[str] = []

    def compose(self) -> ComposeResult:
        """Quote, note, tags, what there is to say, keys."""
        from sitrep.bookmarks.tags import written

        mark, typed = self._mark, self._draft or self._mark
        title, _ = section_name(self.sitrep.briefing.sections, mark.section)
        with self.frame(Content(f"Bookmark · {title}"), with_keys=False):
            yield Quoted(notetext.quote(mark, self._place), id="quote")
            if said := notetext.claim(mark):
                yield Static(Content(said), classes="field")
            yield Static(Content("Note"), classes="field")
            yield TextArea(
                typed.note, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False, id="note"
            )
            yield Static(
                Content('Tags, separated by spaces or commas; "in quotes" they may have spaces'),
                classes="field",
            )
            yield CompletingInput(
                written(typed.tags), words=lambda _: self._known, placeholder="tags", id="tags"
            )
            yield Static(id="said")
            yield Hints(self.hints(), id="keys")

    def hints(self) -> list[tuple[str, str]]:
        """The editor is named only where one is set."""
        from sitrep.tui.editor import is_set

        return [(key, word) for key, word in super().hints() if word != "editor" or is_set()]

    @property
    def _place(self) -> Place | None:
        return self.sitrep.notes.marks.places.get(self._mark.id)

    def on_mount(self) -> None:
        """Ready to type at the end of the note."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()
        self.run_worker(self._read_tags(), group="completion")
        if self._in_editor:
            self.call_after_refresh(self.action_editor)
        if self._problem:
            self.say(f"Not saved yet: {self._problem}", problem=True)
        else:
            self.say(notetext.greeting(self._mark, has_draft=self._draft is not None))

    async def _read_tags(self) -> None:
        with contextlib.suppress(StoreError):  # told where a save fails
            self._known = [tag.name for tag in await self.sitrep.notes.ask(lambda store: store.tags())]

    def on_resize(self, event: Resize) -> None:
        """In a low terminal the note takes what the quote and the margins can spare."""
        self.set_class(event.size.height < _LOW, "low")
        self.set_class(event.size.height < _TINY, "tiny")

    def typed(self) -> tuple[str, tuple[str, ...]]:
        """Note and tags as they stand in the fields."""
        from sitrep.bookmarks.tags import typed

        return self.query_one(TextArea).text, typed(self.query_one("#tags", Input).value)

    def action_editor(self) -> None:
        """Write the note in the person's editor; what is saved there is saved here."""
        from sitrep.tui.editor import command, edit

        area = self.query_one(TextArea)
        try:
            command()
            with self.app.suspend():
                written = edit(area.text)
        except SuspendNotSupported:
            self.say("This terminal cannot be lent to an editor.", problem=True)
        except SitrepError as error:
            self.say(str(error), problem=True)
        else:
            if written != area.text:
                area.text = written
                self.action_save()

    def action_save(self) -> None:
        """Save; the box closes when the note is on disk."""
        self.do(self._save)

    async def _save(self) -> bool:
        note, tags = self.typed()
        self.say("Saving …")
        mine = replace(self._mark, note=note, tags=tags, deleted=False)
        try:
            await self.sitrep.notes.save(mine, over=self._mark)
            await self.sitrep.notes.drop_draft(self._mark)
        except EditedElsewhereError as error:
            self.say(f"Not saved: {error}", problem=True)
            await self._decide(mine)
            return False
        except StoreError as error:
            raise StoreError(f"Not saved: {error} ctrl+s tries again.") from error
        self._mark, self._draft = mine, None
        self.sitrep.bookmarks_changed()
        if self.is_attached and self.typed() != (note, tags):
            self.say("Saved, without what was typed since.")
            return False
        self.sitrep.notify("Note saved.", markup=False, timeout=2)
        return True

    async def _decide(self, mine: Bookmark) -> None:
        """Another sitrep has changed the note: both wordings are shown, and what is chosen is saved."""
        from sitrep.bookmarks.tags import written
        from sitrep.tui.screens.conflict import BOTH, THEIRS, ConflictScreen

        latest = await self.sitrep.notes.ask(lambda store: store.latest(mine.id))
        assert latest is not None  # or nothing would have been saved over
        theirs = None if latest.deleted else latest

        def decide(what: str | None) -> None:
            if what is None:
                return
            self._mark = latest
            area, field = self.query_one(TextArea), self.query_one("#tags", Input)
            if what == BOTH and theirs:
                area.text, tags = notetext.both(mine, theirs)
                field.value = written(tags)
            elif what == THEIRS:
                if theirs is None:
                    self.do(self._leave_deleted)
                    return
                area.text, field.value = theirs.note, written(theirs.tags)
            self.action_save()

        self.app.push_screen(ConflictScreen(mine, theirs), decide)

    async def _leave_deleted(self) -> bool:
        await self._drop_draft()
        self.sitrep.bookmarks_changed()
        return True

    def action_close(self) -> None:
        """Close; what was typed and not saved is kept as a draft."""
        self.do(self._close)

    async def _close(self) -> bool:
        await self.keep()
        return True

    async def keep(self) -> None:
        """Keep what was typed and not saved as a draft."""
        note, tags = self.typed()
        if (note, tags) == (self._mark.note, self._mark.tags):
            if self._draft:
                await self._drop_draft()
            return
        try:
            await self.sitrep.notes.keep_draft(self._mark, note, tags)
            self.app.notify("The note is kept as a draft; b opens it again.", markup=False)
        except StoreError as error:
            self.sitrep.complain(f"The draft is kept only until sitrep ends: {error}")

    async def _drop_draft(self) -> None:
        try:
            await self.sitrep.notes.drop_draft(self._mark)
        except StoreError as error:
            self.sitrep.complain(str(error))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a new wording to accept only where the words have changed."""
        return action != "accept" or bool(self._place and self._place.state == "changed")

    def action_accept(self) -> None:
        """Take the new wording as the bookmark's words; what is typed is saved with it."""
        self.do(self._accept)

    async def _accept(self) -> bool:
        note, tags = self.typed()
        self.say("Saving …")
        try:
            await self.sitrep.marking.accept(replace(self._mark, note=note, tags=tags))
            await self.sitrep.notes.drop_draft(self._mark)
        except StoreError as error:
            raise StoreError(f"Not saved: {error} ctrl+r tries again.") from error
        self._mark, self._draft = replace(self._mark, note=note, tags=tags), None
        return True

    def action_delete(self) -> None:
        """Remove the bookmark; undo brings it back."""
        self.do(self._delete)

    async def _delete(self) -> bool:
        try:
            await self.sitrep.notes.delete(self._mark)
        except StoreError as error:
            raise StoreError(f"Not removed: {error}") from error
        self.sitrep.bookmarks_changed()
        self.sitrep.notify("Bookmark removed; u brings it back.", markup=False)
        return True
