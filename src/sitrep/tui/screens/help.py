"""Help for the view one is in: its keys by subject, searchable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Static

from sitrep.tui import keys, keytable
from sitrep.tui.screens.box import Popup

_COLUMN = 50  # cells a column of keys takes
_KEYS = 14  # of them for the keys


class HelpScreen(Popup[None]):
    """The keys of one view."""

    VIEW = keytable.HELP
    BINDINGS: ClassVar = keys.bindings(keytable.HELP)
    DEFAULT_CSS = """
    HelpScreen {
        #box { width: 112; }
        Input { margin: 0 0 1 0; }
        #scroll { height: auto; scrollbar-size-vertical: 1; }
        Horizontal { height: auto; }
        Horizontal Static { width: 1fr; height: auto; }
    }
    """

    def __init__(self, view: str) -> None:
        super().__init__()
        self._view = view
        self._columns = 2

    def compose(self) -> ComposeResult:
        """A field to search in, and the keys below."""
        with self.frame(Content(f"Keys · {keytable.TITLES[self._view]}")):
            yield Input(placeholder="type to search, for example: bookmark")
            with VerticalScroll(id="scroll", can_focus=False), Horizontal():
                for _ in range(3):
                    yield Static()

    def on_mount(self) -> None:
        """Ready to search."""
        self.query_one(Input).focus()

    def on_resize(self, event: Resize) -> None:
        """As many columns as fit; the list ends where the box does, below its edges and the field."""
        self.query_one("#scroll").styles.max_height = event.size.height - 6
        self._columns = max(1, min(3, (min(112, event.size.width) - 6) // _COLUMN))
        self._show()

    def on_input_changed(self) -> None:
        """Search."""
        self._show()

    def _commands(self) -> Iterable[keytable.Command]:
        digits = [(section.key, section.title) for section in self.sitrep.briefing.sections]
        return keys.for_view(self._view, digits, self.sitrep.keymap)

    def _show(self) -> None:
        wanted = self.query_one(Input).value.casefold().split()
        groups: dict[str, list[Content]] = {}
        for command in self._commands():
            words = f"{command.label} {command.title} {command.group}".casefold()
            if all(word in words for word in wanted):
                line = Content.assemble((command.label.ljust(_KEYS), "bold $primary"), command.title)
                groups.setdefault(command.group, []).append(line)
        columns: list[list[Content]] = [[] for _ in range(self._columns)]
        for group, lines in groups.items():
            shortest = min(columns, key=len)
            shortest += [Content.styled(group, "bold $name"), *lines, Content("")]
        if not groups:
            columns[0].append(Content.styled("No key is for that.", "$muted"))
        for at, static in enumerate(self.query("#scroll Static").results(Static)):
            static.display = at < self._columns
            static.update(Content("\n").join(columns[at]) if at < self._columns else Content(""))
