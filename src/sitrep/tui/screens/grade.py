"""The reader's own grade of a claim: how reliable the source is, and how credible the content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import Static

from sitrep.bookmarks.grade import CONTENTS, SOURCES
from sitrep.bookmarks.record import claimed
from sitrep.printed import shortened
from sitrep.tui import keys, keytable
from sitrep.tui.layout import SHORT
from sitrep.tui.screens.box import Popup
from sitrep.tui.text import clickable
from sitrep.tui.widgets.quoted import Quoted

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark

_QUOTED = 200  # characters of the marked words
_TINY = 20  # rows, below which the scales stand side by side


class GradeScreen(Popup[str]):
    """Gives the grade, an empty one for none, None after `esc`. Nothing is chosen beforehand."""

    VIEW = keytable.GRADE
    BINDINGS: ClassVar = keys.bindings(keytable.GRADE)
    DEFAULT_CSS = """
    GradeScreen #box { width: 76; }
    GradeScreen Static, GradeScreen Quoted { height: auto; margin: 0 0 1 0; }
    GradeScreen #now { margin: 0; }
    GradeScreen.low #box { padding: 0 2; }
    GradeScreen.low Static, GradeScreen.low Quoted { margin: 0; }
    GradeScreen.low #said { max-height: 2; }
    GradeScreen.tiny #now { display: none; }
    """

    def __init__(self, mark: Bookmark) -> None:
        super().__init__()
        self._mark = mark
        self._source = next((char for char in mark.grade if char in SOURCES), "")
        self._content = next((char for char in mark.grade if char in CONTENTS), "")

    def compose(self) -> ComposeResult:
        """The article's words, then the two scales."""
        with self.frame(Content("My grade")):
            said = claimed(self._mark)
            words = Content.assemble(
                (f"{said}: " if said else "", "$name"), (shortened(self._mark.quote, _QUOTED), "$muted")
            )
            yield Quoted(words, id="said")
            yield Static(id="source")
            yield Static(id="content")
            yield Static(
                Content.styled("Yours alone; neither the article's words nor sitrep's.", "$muted"), id="now"
            )

    def on_mount(self) -> None:
        """As it stands now."""
        self._show()

    def on_resize(self, event: Resize) -> None:
        """No blank rows where there are few."""
        self.set_class(event.size.height < SHORT, "low")
        self.set_class(event.size.height < _TINY, "tiny")
        self._show()

    def _show(self) -> None:
        lay_out = _beside if self.has_class("tiny") else _below
        for id, title, scale, chosen in (
            ("source", "The source is", SOURCES, self._source),
            ("content", "What it says is", CONTENTS, self._content),
        ):
            rows = [Content.styled(title, "$muted"), *lay_out(scale, chosen)]
            self.query_one(f"#{id}", Static).update(Content("\n").join(rows))

    def action_pick(self, key: str) -> None:
        """A letter for the source, a digit for the content; the same again takes it away."""
        if key in SOURCES:
            self._source = "" if self._source == key else key
        else:
            self._content = "" if self._content == key else key
        self._show()

    def on_click(self, event: Click) -> None:
        """A click on a letter or a digit picks it."""
        if "grade" in event.style.meta:
            self.action_pick(event.style.meta["grade"])

    def action_keep_grade(self) -> None:
        """This is the grade."""
        self.dismiss(self._source + self._content)

    def action_none(self) -> None:
        """No grade."""
        self.dismiss("")


def _below(scale: Mapping[str, str], chosen: str) -> list[Content]:
    """Each key with what it means, a row each; a bar at the chosen one."""
    rows = []
    for key, meaning in scale.items():
        bar = "▌" if key == chosen else " "
        row = Content.assemble((bar, "$primary"), (f" {key} ", "bold $primary"), f" {meaning}")
        rows.append((row.stylize("bold") if key == chosen else row).stylize(clickable(grade=key)))
    return rows


def _beside(scale: Mapping[str, str], chosen: str) -> list[Content]:
    """All keys in one row, a bar at the chosen one, and below what that means."""
    letters = [
        Content.styled(f"{'▌' if key == chosen else ' '}{key} ", "bold $primary").stylize(
            clickable(grade=key)
        )
        for key in scale
    ]
    return [Content.assemble(*letters), Content.styled(scale.get(chosen, ""), "bold")]
