"""The box for a damaged bookmark file: what is damaged, and the newest sound backup to put in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sitrep.bookmarks.trouble import happened
from sitrep.printed import count
from sitrep.reading import line
from sitrep.tui import keys, keytable
from sitrep.tui.screens.box import Box

if TYPE_CHECKING:
    from sitrep.bookmarks.backups import Backup


class DamageScreen(Box[bool]):
    """Ends with True when the backup is to be put back. Enter alone decides nothing."""

    VIEW = keytable.DAMAGE
    BINDINGS: ClassVar = keys.bindings(keytable.DAMAGE)
    DEFAULT_CSS = """
    DamageScreen {
        #scroll { scrollbar-size-vertical: 1; }
        Static { margin: 0 0 1 0; }
    }
    """

    def __init__(self, sentence: str, backup: Backup) -> None:
        super().__init__()
        self._sentence, self._backup = sentence, backup

    def compose(self) -> ComposeResult:
        """What is damaged, what there is, what the keys do."""
        found = self._backup
        title = Content("The bookmark file is damaged")
        with self.frame(title), VerticalScroll(id="scroll", can_focus=False):
            yield Static(Content(happened(self._sentence)))
            yield Static(
                Content.assemble(
                    ("Newest sound backup: ", "$muted"),
                    (f"{found.made:%Y-%m-%d %H:%M} UTC, {count(found.bookmarks, 'bookmark')}", "bold"),
                    (f"\n{line(str(found.path))}", "$muted"),
                )
            )
            yield Static(
                Content(
                    "Restoring puts it in the place of the damaged file, which is kept beside it under another name."
                    " Going on without reads articles as ever; bookmarks can neither be shown nor saved."
                )
            )

    def action_restore(self) -> None:
        """Put the backup back."""
        self.dismiss(True)
