"""Why a passage stands in its section: the words that count, and what they weigh, for every section."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from sitrep.model import Briefing, Passage
from sitrep.tui import keys, keytable
from sitrep.tui.passages import counterpart
from sitrep.tui.reasons import highlighted, listing, table, verdict
from sitrep.tui.screens.box import Popup
from sitrep.tui.text import colour

_WIDTH = 124  # cells of the box
_TABLE = 96  # columns inside the box from which the table has a column for each section


class WhyScreen(Popup[None]):
    """The evidence of one passage. Its numbers add up to the score that placed it."""

    VIEW = keytable.WHY
    DEFAULT_CSS = """
    WhyScreen {
        #box { width: 124; }
        #text, #verdict { margin: 0 0 1 0; }
    }
    """ + "".join(f"WhyScreen #box.edge-{key} {{ border: round $section-{key}; }}" for key in range(10))
    BINDINGS: ClassVar = keys.bindings(keytable.WHY)

    def __init__(self, briefing: Briefing, passage: Passage) -> None:
        super().__init__()
        self._briefing, self._passage = briefing, passage  # not the app's: it may show another article by now

    def compose(self) -> ComposeResult:
        """The passage with its words marked, the verdict, and the evidence for it."""
        briefing = self._briefing
        self._sections = {section.id: section for section in briefing.sections}
        section = self._sections[self._passage.section]
        number = briefing.passages.index(self._passage) + 1
        title = f"Why is passage {number} in {section.title}?"
        box = self.frame(Content.styled(title, f"bold {colour(section)}"))
        box.add_class(f"edge-{section.key}")
        with box, VerticalScroll(id="scroll", can_focus=False):
            yield Static(highlighted(self._passage, self._sections), id="text")
            yield Static(verdict(self._passage, self._sections), id="verdict")
            yield Static(id="evidence")

    def on_resize(self, event: Resize) -> None:
        """A column for each section where there is room, else a line for each reason."""
        self._fill(event.size.width)

    def show_sorting(self, chosen: Passage | None) -> None:
        """The same passage as it is sorted now."""
        now = self.sitrep.briefing
        if now.article is self._briefing.article:
            self._briefing, self._passage = now, counterpart(now, self._passage)
            self.run_worker(self._compose_again())

    async def _compose_again(self) -> None:
        await self.recompose()
        self._fill(self.app.size.width)

    def action_sort(self) -> None:
        """Sort the passage into another section."""
        self.sitrep.correcting.ask(self._passage)

    def action_learn(self) -> None:
        """Learn the words of the passage, or of the one sorted last."""
        self.sitrep.correcting.teach(self._passage)

    def _fill(self, width: int) -> None:
        inside = min(_WIDTH, width) - 6
        shown = (
            table(self._passage, self._sections, inside)
            if inside >= _TABLE
            else listing(self._passage, self._sections)
        )
        for evidence in self.query("#evidence").results(
            Static
        ):  # there is none while the box is composed again
            evidence.update(shown)
