"""What any app of ours is to its terminal: how it starts, ends, crashes, stops and comes back, and takes keys."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import App
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.events import Event, Key

from sitrep.tui.opening import Opening

_PATIENCE = 400
"""Times 5 ms that a key waits for its screen at most."""


_LOW = 20
"""Rows, below which a message hides too much of the text to stay."""


class TerminalApp(App[None]):
    """An app that keeps the error that ended it, in `crash`, and prints no traceback: `run` says one sentence instead.

    Textual would print the traceback with its local variables, so with the words of articles and notes.
    `return_code` is 1 after a crash.
    """

    BINDINGS: ClassVar = [
        # By priority, or a box would not let it through.
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True, id="app:suspend"),
    ]

    crash: BaseException | None = None
    opening: Opening | None = None
    """What has the terminal until the driver takes it over."""

    first_time = False
    """Whether it is to be told how to begin."""
    first_keys = 0
    """Keys typed since that was told."""

    mouse = True
    """Whether the terminal is asked to report the mouse."""
    taken_again = 0.0
    """When sitrep came back from ctrl+z the last time, by `time.monotonic`."""

    _leaving = 0

    def leave(self, code: int) -> None:
        """End with this exit code; during the start when it is over, for a screen half made cannot be left."""
        if self._dom_ready:
            self.exit(return_code=code)
        else:
            self._leaving = code

    def on_ready(self) -> None:
        """Whoever asked to end during the start is answered now."""
        if self._leaving:
            self.exit(return_code=self._leaving)

    def use_mouse(self, use: bool) -> None:
        """Ask the terminal to report the mouse from now on, or leave the mouse to the terminal."""
        self.mouse = use
        driver: Any = self._driver
        if not hasattr(driver, "_enable_mouse_support"):
            return  # no terminal
        if use:
            driver._mouse = True
            driver._enable_mouse_support()
        else:
            driver._disable_mouse_support()
            driver._mouse = False
        driver.flush()

    # -- ctrl+z -----------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a note ctrl+z takes back what was typed."""
        # Asked of the widget: importing TextArea only to compare would cost every start a fiftieth of its time.
        return action != "suspend_process" or not hasattr(self.focused, "action_undo")

    def tell_of_no_shell(self) -> None:
        """ctrl+z was pressed where nothing could bring a stopped sitrep back."""
        self.notify("There is no shell to go back to, so sitrep stays; q leaves it.", markup=False)

    @on(Driver.SignalResume)
    def _paint_again(self) -> None:
        """What stood on the screen is gone, and Textual sees no reason to paint it."""
        self.refresh(layout=True)

    def action_command_palette(self) -> None:
        """Open the command palette, once, and not over the notice that the terminal is too small."""
        from sitrep.tui.screens.palette import PaletteScreen
        from sitrep.tui.screens.small import TooSmallScreen

        if not any(isinstance(screen, PaletteScreen | TooSmallScreen) for screen in self.screen_stack):
            # Without the id of Textual's: another may still be closing, and two with one id end the app.
            self.push_screen(PaletteScreen())

    # -- keys -------------------------------------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        """A key waits until the screen it is for stands; ctrl+z pressed twice stops once."""
        if isinstance(event, Key):
            if event.key == "ctrl+z" and event.time < self.taken_again:
                return
            await self._until_mounted()
            if self.size.height < _LOW:
                self._take_messages_away()
        await super().on_event(event)

    def _take_messages_away(self) -> None:
        """A message that only tells what was done goes with the next key; a warning stays its time."""
        for message in list(self._notifications):
            if message.severity == "information":
                self._unnotify(message)

    async def _until_mounted(self) -> None:
        """Keys typed faster than a screen is made would close it half made, and it would fail to find its parts."""
        for _ in range(_PATIENCE):
            if not self.screen_stack or self.screen.is_mounted:
                return
            await asyncio.sleep(0.005)

    # -- a crash ----------------------------------------------------------------------------------------------

    def panic(self, *renderables: RenderableType) -> None:
        """End the app after an error; what Textual would print of it is not shown."""
        if self.crash is None:
            self.crash = RuntimeError("panic")
        self._return_code = 1
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        if self._exit and isinstance(error, NoMatches):
            return  # leaving takes down a screen that is still being made, which then misses its own parts
        if self.crash is None:
            self.crash = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()
