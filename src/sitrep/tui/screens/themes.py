"""The theme picker: every theme by name, seen at once on the screen below, remembered when chosen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sitrep.tui import keys, keytable, themes
from sitrep.tui.screens.box import Box
from sitrep.tui.widgets.options import Options

_LOW = 20  # rows


class ThemesScreen(Box[None]):
    """Moving through the list shows each theme; enter keeps it, esc goes back to the one before."""

    VIEW = keytable.THEMES
    BINDINGS: ClassVar = keys.bindings(keytable.THEMES)
    DEFAULT_CSS = """
    ThemesScreen {
        align: right top; background: transparent;
        #box { width: 40; height: 80%; margin: 2 2; }
        Input { margin: 0 0 1 0; }
        OptionList, OptionList:focus { border: none; background: $background; height: 1fr; padding: 0; }
        OptionList { scrollbar-size-vertical: 1; }
        &.low {
            align: right bottom;
            #box { height: 60%; margin: 0; padding: 0 1; }
            Input { margin: 0; }
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._before = ""
        self._names: list[str] = []

    def compose(self) -> ComposeResult:
        """A field that narrows the list, and the list."""
        with self.frame(Content("Theme")):
            yield Input(placeholder="type to narrow")
            yield Options(markup=False)

    def on_mount(self) -> None:
        """Begin at the theme in use; name files that are broken."""
        self._before = self.app.theme
        own, problems = themes.user_themes()
        for theme in own:
            self.app.register_theme(theme)
        for problem in problems:
            self.sitrep.complain(problem)
        self._names = themes.sound_names(own)
        self._fill("")
        self.query_one(Input).focus()

    def on_resize(self, event: Resize) -> None:
        """In a low terminal the list takes the rows of the margins."""
        self.set_class(event.size.height < _LOW, "low")

    def _fill(self, words: str) -> None:
        names = [name for name in self._names if words.casefold() in name.casefold()]
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options(Option(Content(name), id=name) for name in names)
        if names:
            found.highlighted = names.index(self.app.theme) if self.app.theme in names else 0

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._fill(event.value)

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            self.sitrep.show_theme(event.option_id)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self._keep(event.option_id)

    def action_keep_theme(self) -> None:
        """Keep the theme that is shown."""
        found = self.query_one(OptionList)
        if found.highlighted is not None and (name := found.get_option_at_index(found.highlighted).id):
            self._keep(name)

    def _keep(self, name: str) -> None:
        self.sitrep.show_theme(name)
        self.sitrep.set("theme", name)
        self.dismiss()

    def action_step(self, way: str) -> None:
        """Move in the list while typing in the field."""
        found = self.query_one(OptionList)
        found.action_cursor_down() if way == "down" else found.action_cursor_up()

    def action_back(self) -> None:
        """The theme as it was."""
        self.app.theme = self._before
        super().action_back()
