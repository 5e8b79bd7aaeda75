"""A crash of the dashboard: nothing of what was on the screen is printed; `run` says one sentence instead."""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App
from textual.css.query import NoMatches

from sitrep.tui.opening import Opening


class CrashReport(App[None]):
    """An app that keeps the error that ended it, in `crash`, and prints no traceback.

    Textual would print the traceback with its local variables, so with the words of articles and notes.
    `return_code` is 1 after a crash.
    """

    crash: BaseException | None = None
    opening: Opening | None = None
    """What has the terminal until the driver takes it over."""

    first_time = False
    """Whether it is to be told how to begin."""

    mouse = True
    """Whether the terminal is asked to report the mouse."""
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
