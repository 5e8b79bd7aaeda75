"""A box over the dimmed screen: what every dialog shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Resize
from textual.screen import ModalScreen, Screen
from textual.style import Style

from sitrep.model import Passage
from sitrep.tui import keys, rows
from sitrep.tui.text import hints_content
from sitrep.tui.widgets.bars import Hints

if TYPE_CHECKING:
    from sitrep.tui.app import SitrepApp

Result = TypeVar("Result")

_CORNERS = 6  # cells of an edge that no title can have: at both ends a corner, a bit of rule and a blank


def close(screen: Screen[Any]) -> None:
    """Dismiss a screen, unless that was done already; to be called from its own queue, behind its mounting."""
    if screen.app.screen is screen and len(screen.app.screen_stack) > 1:
        screen.dismiss()


class _Frame(Vertical):
    """A box with as many keys on its bottom edge as it has room for."""

    def __init__(self, hints: list[tuple[str, str]], *, id: str) -> None:
        super().__init__(id=id)
        self._hints = hints

    def on_resize(self, event: Resize) -> None:
        """The way back and help always stand there."""
        shown = rows.that_fit(self._hints, event.size.width - _CORNERS) if self._hints else []
        self.border_subtitle = Content("   ").join(
            hints_content([pair]).stylize(Style.from_meta({"hint": pair[0]})) for pair in shown
        )


class Box(ModalScreen[Result], Generic[Result]):
    """A dialog; `esc` leads back. `VIEW` is its name in the key table."""

    DEFAULT_CSS = """
    Box {
        background: $background 72%; align: center middle;
        #box {
            width: 92; max-width: 100%; height: auto; max-height: 100%; padding: 1 2;
            background: $background; border: round $primary;
            border-title-color: $name; border-title-style: bold;
        }
        #scroll { height: auto; max-height: 100%; }
        Input, Input:focus { border: none; background: $surface; color: $foreground; height: 1; padding: 0 1; }
    }
    """
    VIEW: ClassVar[str] = ""
    AUTO_FOCUS = ""
    _is_finished = False

    @property
    def sitrep(self) -> SitrepApp:
        """The app, by its own type."""
        return cast("SitrepApp", self.app)

    def frame(self, title: Content, *, with_keys: bool = True) -> Vertical:
        """The box itself, its title on the top edge, and on the bottom one its keys, unless it has a row for them."""
        box = _Frame(self.hints() if with_keys else [], id="box")
        box.border_title = title
        return box

    def hints(self) -> list[tuple[str, str]]:
        """The keys and what they do."""
        return keys.hints(self.VIEW, self.sitrep.keymap)

    def is_within(self, event: Click) -> bool:
        """Whether a click was in the box or on its edge, which Textual takes for one on the screen."""
        return self.query_one("#box").region.contains(event.screen_x, event.screen_y)

    def on_click(self, event: Click) -> None:
        """Do what the key on the edge does that was clicked."""
        key = event.style.meta.get("hint")
        if key and self.is_within(event):  # else it is a key of the screen below
            self.post_message(Hints.Picked(key))

    def finish(self) -> None:
        """Close the box; where another screen lies over it, when that is gone."""
        self._is_finished = True
        close(self)

    def on_screen_resume(self) -> None:
        """What lay over the box is gone."""
        if self._is_finished:
            close(self)

    def show_facts(self) -> None:
        """People, places, dates and claims have been found: show them where they are shown here."""

    def show_sorting(self, chosen: Passage | None) -> None:
        """The article was sorted anew: show it where it shows here."""

    async def keep(self) -> None:
        """sitrep ends: keep what was typed here."""

    def action_scroll_box(self, step: int) -> None:
        """Scroll what the box holds."""
        scroller = next((child for child in self.query("#scroll")), None)
        if scroller is not None:
            scroller.scroll_relative(y=step, animate=False)

    def action_back(self) -> None:
        """Close the box, once it stands: a key may come before that, and half made it would miss its parts."""
        self.call_later(close, self)

    def action_help(self) -> None:
        """Help for this view."""
        from sitrep.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.VIEW))


class Popup(Box[Result], Generic[Result]):
    """A box in which nothing is typed that could be lost: a click beside it leads back, too."""

    def on_click(self, event: Click) -> None:
        """Close, where the click was beside the box."""
        if not self.is_within(event):
            self.action_back()
