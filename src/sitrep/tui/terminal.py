"""What any app of ours is to its terminal: how it starts, ends, crashes, stops and comes back, and takes keys."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine
from time import monotonic
from typing import Any, ClassVar, TypeVar

from rich.console import RenderableType
from textual import on
from textual.app import App
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.widget import Widget

from sitrep.tui.opening import Opening

_PATIENCE = 600
"""Times 5 ms that a key waits at most for what the one before has set off: longer than a store may be locked."""
_LOST = 0.25
"""Seconds after which a key is not on its way any more: the widget it was for has gone."""
_HASTE = 50
"""Looks without a pause before that."""

T = TypeVar("T")


def _is_text(event: Event) -> bool:
    return isinstance(event, Paste) or (isinstance(event, Key) and event.is_printable)


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

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Event] = deque()
        self._typist: asyncio.Task[None] | None = None
        self._is_pressing = False
        self._expected = 0
        self._under_way: Event | None = None
        self._pressed = 0.0
        self._into: Widget | None = None
        """The field that the last key was a letter for."""

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
        """A key waits until what the one before set off stands: a batch of them comes from a slow line."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            if event is self._under_way:  # no widget took it, and what it is bound to is done
                self._under_way = None
        elif self._typed or not self._is_settled(event):
            self._typed.append(event)
            if self._typist is None:
                self._typist = asyncio.create_task(self._type())
        else:
            await self._press(event)

    async def _press(self, event: Event) -> None:
        """Hand a key on; ctrl+z pressed twice stops once."""
        self._into = self.focused if _is_text(event) and hasattr(self.focused, "cursor_blink") else None
        if isinstance(event, Key):
            if event.key == "ctrl+z" and event.time < self.taken_again:
                return
            if self.size.height < _LOW:
                self._take_messages_away()
        await super().on_event(event)
        self._under_way, self._pressed = event if event.is_forwarded else None, monotonic()

    async def _type(self) -> None:
        """Hand on one after the other what was typed, each in its turn among the app's messages."""
        while self._typed and self.is_running:
            for turn in range(_PATIENCE):
                if self._is_settled(self._typed[0]):
                    break
                await asyncio.sleep(0 if turn < _HASTE else 0.005)
            else:
                self._expected = 0  # what takes so long is not waited for by every key again
            pressed = asyncio.Event()
            self._is_pressing = True
            self.call_later(self._press_next, pressed)
            await pressed.wait()
        self._typist = None

    async def _press_next(self, pressed: asyncio.Event) -> None:
        try:
            await self._press(self._typed.popleft())
        finally:
            self._is_pressing = False
            pressed.set()

    @property
    def is_typing(self) -> bool:
        """Whether keys wait for what others have set off."""
        return self._typist is not None

    def before_keys(self, work: Coroutine[Any, Any, T]) -> Coroutine[Any, Any, T]:
        """The same work, which opens what the next keys are for: they wait until it has."""
        self._expected += 1

        async def expected() -> T:
            try:
                return await work
            finally:
                self._expected = max(0, self._expected - 1)

        return expected()

    @property
    def _is_under_way(self) -> bool:
        """Whether the last key is still on its way from the widget that had the focus up to the app."""
        last = self._under_way
        return last is not None and not last._stop_propagation and monotonic() - self._pressed < _LOST

    def _is_settled(self, event: Event) -> bool:
        """Whether nothing is under way that decides for whom a key is."""
        if self._into is not None and self._into is self.focused and _is_text(event):
            return True  # letters behind letters stay in their field
        if self._expected or self._is_pressing or self.message_queue_size or self._is_under_way:
            return False
        if not self.screen_stack:
            return True
        if not self.screen.is_mounted:
            return False
        nodes = self.focused.ancestors_with_self if self.focused else [self.screen]
        return not any(node.message_queue_size for node in nodes)

    def _take_messages_away(self) -> None:
        """A message that only tells what was done goes with the next key; a warning stays its time."""
        for message in list(self._notifications):
            if message.severity == "information":
                self._unnotify(message)

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
