"""The prompt that follows `s`: the sections with their digits, at the foot of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import Static

from sitrep.model import Passage
from sitrep.printed import shortened
from sitrep.sorting import without_correction
from sitrep.tui import keys, keytable
from sitrep.tui.screens.box import Popup
from sitrep.tui.text import clickable, colour

_QUOTED = 40  # characters of the passage in the title


class SortScreen(Popup[str]):
    """Gives the id of the section picked, an empty one for sitrep's own choice, None after `esc`."""

    VIEW = keytable.SORT
    BINDINGS: ClassVar = keys.bindings(keytable.SORT, [(digit, "") for digit in "1234567890"])
    DEFAULT_CSS = """
    SortScreen {
        background: $background 0%; align: center bottom;
        #box { width: 100%; padding: 0 1; }
        ToastRack { margin-bottom: 4; }
    }
    """

    def __init__(self, passage: Passage) -> None:
        super().__init__()
        self._passage = passage

    def compose(self) -> ComposeResult:
        """Every section, where the passage stands now, and where sitrep would put it."""
        words = shortened(self._passage.text, _QUOTED)
        with self.frame(Content(f"Sort “{words}” into")):
            yield Static(id="choices")

    def on_resize(self, event: Resize) -> None:
        """As many sections in a row as fit, none of them broken."""
        rows, room = [Content("")], event.size.width - 4
        for choice in self._choices():
            wider = Content.assemble(rows[-1], "   " if rows[-1] else "", choice)
            if wider.cell_length <= room:
                rows[-1] = wider
            else:
                rows.append(choice)
        self.query_one("#choices", Static).update(Content("\n").join(rows))

    def _choices(self) -> Iterator[Content]:
        passage = self._passage
        for section in self.sitrep.briefing.sections:
            is_here = section.id == passage.section
            name = f"{section.key} {section.short}{' ◂' if is_here else ''}"
            choice = Content.styled(name, f"bold {colour(section)}" if is_here else colour(section))
            yield choice.stylize(clickable(section=section.id))
        if passage.corrected:
            own = without_correction(passage)
            short = next((s.short for s in self.sitrep.briefing.sections if s.id == own), own)
            yield Content.styled(f"x as sitrep would: {short}", "$muted").stylize(clickable(section=""))

    def hints(self) -> list[tuple[str, str]]:
        """The sections have keys of their own."""
        return [("digit", "sorts"), *super().hints()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit is a key only where there is a section for it."""
        if action == "pick":
            return any(section.key == parameters[0] for section in self.sitrep.briefing.sections)
        return True

    def action_pick(self, key: str) -> None:
        """Sort it into the section with this digit."""
        self.dismiss(next(one.id for one in self.sitrep.briefing.sections if one.key == key))

    def action_pick_own(self) -> None:
        """Let sitrep choose again, where the reader had decided."""
        self.dismiss("" if self._passage.corrected else None)

    def on_click(self, event: Click) -> None:
        """A click on a section picks it."""
        if "section" in event.style.meta:
            self.dismiss(event.style.meta["section"])
