"""What the views of what is found in the open articles share: claims, disputes, names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sitrep.model import Passage
from sitrep.tui import keytable
from sitrep.tui.screens.view import View
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar

T = TypeVar("T")


class OfFacts(View):
    """A view of all open articles, with a Bar above."""

    def make_and_show(self, make: Callable[[], T], show: Callable[[T], None]) -> None:
        """Show what `make` gives: at once, or of very long articles as soon as a thread has made it."""
        self.later.ask(
            sum(len(briefing.passages) for briefing in self.sitrep.briefings),
            make,
            show,
            busy=lambda: self.show_bar("being looked for …"),
            instead=True,
        )

    def show_bar(self, *said: str) -> None:
        """The name of the view, and what is to be said of it."""
        self.query_one("#bar", Bar).say(bar_title(keytable.TITLES[self.VIEW]), *said)

    def show_sorting(self, chosen: Passage | None) -> None:
        """Sections have changed."""
        self.show_facts()
