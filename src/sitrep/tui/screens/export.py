"""The export box: which format, into which file; nothing is overwritten unless asked for twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from sitrep.bookmarks import transfer
from sitrep.paths import is_there
from sitrep.printed import count
from sitrep.reading import line
from sitrep.tui import keys, keytable
from sitrep.tui.screens.saying import Saying
from sitrep.tui.screens.working import watched

if TYPE_CHECKING:
    from sitrep.bookmarks.progress import Progress
    from sitrep.bookmarks.store import Store

_FORMATS = {ending: format for format, ending in transfer.ENDINGS.items()}  # the ending decides
_TOLD = {
    "markdown": "a reading list in Markdown, by article, with citations",
    "jsonl": "W3C Web Annotations, one a line; sitrep can import them",
    "csv": "a table for a spreadsheet; sitrep can import it",
}


class ExportScreen(Saying):
    """Writes the bookmarks of a filter, in an order."""

    VIEW = keytable.EXPORT
    BINDINGS: ClassVar = keys.bindings(keytable.EXPORT)
    DEFAULT_CSS = """
    ExportScreen {
        Input { margin: 1 0; }
        #said { margin: 0; }
    }
    """

    def __init__(self, typed: str, order: str, total: int) -> None:
        super().__init__()
        self._typed, self._order, self._total = typed, order, total

    def compose(self) -> ComposeResult:
        """What is exported, the name, the formats."""
        what = count(self._total, "bookmark") + (f": {self._typed}" if self._typed else "")
        with self.frame(Content("Export")):
            yield Static(Content(what))
            yield Input("bookmarks.md", select_on_focus=False)
            yield Static(id="formats")
            yield Static(id="said")

    def on_mount(self) -> None:
        """Ready to type the name."""
        self.query_one(Input).focus()
        self._show()

    def on_input_changed(self) -> None:
        """The ending decides about the format."""
        self._show()

    @property
    def _path(self) -> Path:
        return Path(self.query_one(Input).value.strip()).expanduser()

    def _show(self) -> None:
        lines = [
            Content.assemble(
                ("▌ " if ending == self._path.suffix else "  ", "$primary"),
                (ending.ljust(8), "bold" if ending == self._path.suffix else ""),
                (_TOLD[format], "$muted"),
            )
            for ending, format in _FORMATS.items()
        ]
        self.query_one("#formats", Static).update(Content("\n").join(lines))
        self.say(f"Into the folder {line(str(self._path.absolute().parent))}")

    def action_next_format(self) -> None:
        """The next format, by the ending of the name."""
        endings, field, path = list(_FORMATS), self.query_one(Input), self._path
        at = endings.index(path.suffix) if path.suffix in endings else -1
        stem = field.value.strip().removesuffix(path.suffix) if at >= 0 else field.value.strip()
        field.value = (stem or "bookmarks") + endings[(at + 1) % len(endings)]
        field.cursor_position = len(field.value)

    def action_write(self) -> None:
        """Write the file, if there is none of this name."""
        self._write(replace=False)

    def action_replace(self) -> None:
        """Write the file, also over one of this name."""
        self._write(replace=True)

    def _write(self, *, replace: bool) -> None:
        path, typed, order = self._path, self._typed, self._order
        if path.suffix not in _FORMATS:
            self.say(f"The name must end in {', '.join(_FORMATS)}: tab chooses.", problem=True)
            return
        if is_there(path) and not replace:
            self.say(f"{line(str(path))} exists: ctrl+o replaces it, or type another name.", problem=True)
            return
        app, what = self.sitrep, count(self._total, "bookmark")

        def export(store: Store, progress: Progress) -> None:
            found = store.page(store.query(typed), order)
            transfer.export(found, _FORMATS[path.suffix], path, overwrite=replace, progress=progress)

        async def write() -> bool:
            await watched(
                app,
                f"Writing {what}",
                lambda progress: app.notes.ask(lambda store: export(store, progress)),
            )
            app.notify(f"{what} written to {line(str(path.absolute()))}.", markup=False)
            return True

        self.do(write)
