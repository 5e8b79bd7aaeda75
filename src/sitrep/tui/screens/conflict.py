"""The box for a note that another sitrep has changed meanwhile: both wordings, and which of them to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sitrep.tui import keys, keytable
from sitrep.tui.screens.box import Box

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark

MINE, THEIRS, BOTH = "mine", "theirs", "both"


class ConflictScreen(Box[str]):
    """Ends with MINE, THEIRS, BOTH, or None: back to the note. `theirs` is None when it was deleted elsewhere."""

    VIEW = keytable.CONFLICT
    BINDINGS: ClassVar = keys.bindings(keytable.CONFLICT)
    DEFAULT_CSS = """
    ConflictScreen {
        #scroll { scrollbar-size-vertical: 1; }
        .label { color: $muted; margin: 1 0 0 0; }
        .wording { padding: 0 0 0 2; border-left: outer $rule; height: auto; }
    }
    """

    def __init__(self, mine: Bookmark, theirs: Bookmark | None) -> None:
        super().__init__()
        self._mine, self._theirs = mine, theirs

    def compose(self) -> ComposeResult:
        """What happened, and both wordings whole."""
        theirs = self._theirs
        with (
            self.frame(Content("Changed elsewhere")),
            VerticalScroll(id="scroll", can_focus=False),
        ):
            happened = "changed this note" if theirs else "deleted this bookmark"
            yield Static(Content(f"Another sitrep has {happened} since you opened it. Nothing is saved yet."))
            for label, mark in (("Mine", self._mine), ("Theirs", theirs)):
                if mark:
                    yield Static(Content(label), classes="label")
                    yield Static(_wording(mark), classes="wording")

    def hints(self) -> list[tuple[str, str]]:
        """Of a bookmark deleted elsewhere there are not two to keep."""
        if self._theirs:
            return super().hints()
        words = {"keep theirs": "leave it deleted", "keep both": ""}
        return [(key, words.get(word, word)) for key, word in super().hints() if words.get(word, word)]

    def action_keep(self, what: str) -> None:
        """Decide."""
        if self._theirs or what != BOTH:
            self.dismiss(what)


def _wording(mark: Bookmark) -> Content:
    tags = Content.styled(" ".join(f"#{tag}" for tag in mark.tags), "$muted")
    return Content("\n").join([Content(mark.note or "(no note)"), *([tags] if mark.tags else [])])
