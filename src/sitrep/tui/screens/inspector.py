"""The inspector as a box, for screens too narrow for a third column."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from sitrep.model import Briefing, Passage
from sitrep.tui import keys, keytable
from sitrep.tui.details import details
from sitrep.tui.passages import counterpart
from sitrep.tui.screens.box import Popup
from sitrep.tui.widgets.pane import Pane


class InspectorScreen(Popup[None]):
    """All about one passage."""

    VIEW = keytable.INSPECTOR
    BINDINGS: ClassVar = keys.bindings(keytable.INSPECTOR)

    def __init__(self, briefing: Briefing, passage: Passage) -> None:
        super().__init__()
        self._briefing, self._passage = briefing, passage  # not the app's: it may show another article by now

    def compose(self) -> ComposeResult:
        """The same blocks as in the third column."""
        briefing = self._briefing
        number = briefing.passages.index(self._passage) + 1
        with self.frame(Content(f"Passage {number} of {len(briefing.passages)}")):
            pane = Pane(
                details(briefing, self.sitrep.notes.marks, self._passage),
                label_width=10,
                id="scroll",
                classes="lit",
            )
            pane.can_focus = False
            yield pane

    def on_mount(self) -> None:
        """What is shown may have been found while the box was being made."""
        self.show_facts()

    def show_facts(self) -> None:
        """What has been found in the passage meanwhile."""
        now = self.sitrep.briefing
        if now.article is self._briefing.article:
            self._briefing, self._passage = now, counterpart(now, self._passage)
            self.query_one(Pane).load(details(now, self.sitrep.notes.marks, self._passage))

    def show_sorting(self, chosen: Passage | None) -> None:
        """The same passage as it is sorted now."""
        self.show_facts()

    def action_sort(self) -> None:
        """Sort the passage into another section."""
        self.sitrep.correcting.ask(self._passage)

    def action_learn(self) -> None:
        """Learn the words of the passage, or of the one sorted last."""
        self.sitrep.correcting.teach(self._passage)
