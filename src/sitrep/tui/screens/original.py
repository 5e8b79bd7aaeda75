"""The original of an article: its address is shown first, and opened in the browser only then."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sitrep.browser import open_in_browser
from sitrep.errors import SitrepError
from sitrep.served import is_served
from sitrep.tui import keys, keytable
from sitrep.tui.screens.box import Popup


class OriginalScreen(Popup[None]):
    """Asks by showing: enter opens, esc does not."""

    VIEW = keytable.ORIGINAL
    BINDINGS: ClassVar = keys.bindings(keytable.ORIGINAL)
    DEFAULT_CSS = "OriginalScreen #address { height: auto; color: $quote; }"

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def compose(self) -> ComposeResult:
        """The address, whole."""
        with self.frame(Content("Open the original")):
            yield Static(Content(self._address), id="address")

    def action_open(self) -> None:
        """Hand it to the browser."""
        try:
            if is_served():
                self.app.open_url(self._address)
            else:
                open_in_browser(self._address)
        except SitrepError as error:
            self.sitrep.complain(str(error))
        else:
            self.notify("Handed to the browser.", markup=False)
        self.dismiss()
