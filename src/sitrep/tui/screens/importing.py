"""The import box: names a file, shows what importing it would do, and does that when asked."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sitrep.errors import StoreError
from sitrep.paths import is_file
from sitrep.printed import count
from sitrep.reading import line
from sitrep.tui import keys, keytable
from sitrep.tui.completion import FileInput
from sitrep.tui.screens.saying import Saying
from sitrep.tui.screens.working import watched
from sitrep.tui.widgets.bars import Hints

if TYPE_CHECKING:
    from sitrep.bookmarks.importing import Incoming

_KINDS = "sitrep’s JSON Lines or CSV, W3C Web Annotations, or what Hypothesis exports"
_MOST_LINES = 200


class ImportScreen(Saying):
    """Enter imports what is shown, never a file that was not looked at; nothing is imported halfway."""

    VIEW = keytable.IMPORT
    BINDINGS: ClassVar = keys.bindings(keytable.IMPORT)
    DEFAULT_CSS = """
    ImportScreen {
        #said { color: $foreground; }
        #scroll { height: auto; max-height: 12; color: $muted; margin: 1 0 0 0; display: none; }
        #scroll.filled { display: block; }
        #keys { background: $background; padding: 0; margin: 1 0 0 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._looked_at: tuple[Path, Incoming] | None = None

    def compose(self) -> ComposeResult:
        """A field, what would happen, keys."""
        with self.frame(Content("Import bookmarks"), with_keys=False):
            yield FileInput(placeholder="a .jsonl, .json or .csv file", id="file")
            yield Static(id="said")
            with VerticalScroll(id="scroll", can_focus=False):
                yield Static(id="lines")
            yield Hints(keys.hints(self.VIEW, self.sitrep.keymap), id="keys")

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(FileInput).focus()
        self._look()

    def on_input_changed(self) -> None:
        """Another file is looked at."""
        self._look()

    def action_import_shown(self) -> None:
        """Import what is shown."""
        if self._looked_at and self._looked_at[0] == self._path:
            self.do(partial(self._take, self._looked_at[1], line(self._path.name)))
        elif not is_file(self._path):
            self.say(f"There is no file {line(str(self._path.absolute()))}.", problem=True)

    @property
    def _path(self) -> Path:
        return self.query_one(FileInput).path

    def _look(self) -> None:
        self._looked_at = None
        self.workers.cancel_group(self, "import")
        if is_file(self._path):
            self._read(self._path)
        else:
            self.say(_KINDS)

    @work(exclusive=True, group="import")
    async def _read(self, path: Path) -> None:
        from sitrep.bookmarks import importing

        self.say("Reading …")
        try:
            incoming = await asyncio.to_thread(importing.read, path)
            outcomes = await self.sitrep.notes.ask(
                lambda store: store.take(incoming.bookmarks, path.name, dry_run=True)
            )
        except StoreError as error:
            self.say(str(error), problem=True)
            return
        self._looked_at = path, incoming
        would = importing.counted(outcomes, len(incoming.problems))
        self.say(f"Would import: {would}.")
        self._list([*incoming.problems, *importing.told(outcomes)])

    async def _take(self, incoming: Incoming, name: str) -> bool:
        from sitrep.bookmarks import importing

        app = self.sitrep
        outcomes = await watched(
            app,
            f"Importing {count(len(incoming.bookmarks), 'bookmark')}",
            lambda progress: app.notes.change(
                lambda store: store.take(incoming.bookmarks, name, progress=progress)
            ),
        )
        app.bookmarks_changed()
        said = f"Imported: {importing.counted(outcomes, len(incoming.problems))}"
        changed = any(one.what in (importing.ADDED, importing.UPDATED) for one in outcomes)
        app.notify(f"{said}; u takes it back." if changed else f"{said}.", markup=False)
        return True

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Show this sentence, and no lines below it."""
        super().say(sentence, problem=problem)
        self._list([])

    def _list(self, lines: list[str]) -> None:
        shown = lines[:_MOST_LINES]
        if len(lines) > len(shown):
            shown.append(f"… and {len(lines) - len(shown):,} more; --dry-run on the command line prints all.")
        self.query_one("#scroll").set_class(bool(shown), "filled")
        self.query_one("#lines", Static).update(Content("\n".join(shown)))
