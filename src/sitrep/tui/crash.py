"""A crash of the dashboard: nothing of what was on the screen is printed; `run` says one sentence instead."""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App


class CrashReport(App[None]):
    """An app that keeps the error that ended it, in `crash`, and prints no traceback.

    Textual would print the traceback with its local variables, so with the words of articles and notes.
    `return_code` is 1 after a crash.
    """

    crash: BaseException | None = None

    def panic(self, *renderables: RenderableType) -> None:
        """End the app after an error; what Textual would print of it is not shown."""
        if self.crash is None:
            self.crash = RuntimeError("panic")
        self._return_code = 1
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        if self.crash is None:
            self.crash = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()
