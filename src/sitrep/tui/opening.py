"""The terminal between the first frame and the app: prepared, drawn on, handed over, or given back."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sitrep.served import is_served
from sitrep.tui import lastframe

if TYPE_CHECKING:
    from types import FrameType, TracebackType

    from sitrep.config import Config
    from sitrep.model import Briefing
    from sitrep.tui.keys import Keymap

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?25h\x1b[?1049l"  # the alternate screen; the cursor too on the way back
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")


class Opening:
    """Shows a briefing's first frame; POSIX terminals only, elsewhere it does nothing.

    What is typed meanwhile is neither echoed nor lost: it waits for the app. Leaving the context without
    `hand_over` having been called gives the terminal back as it was.
    """

    def __init__(self) -> None:
        self.attributes: list[Any] | None = None
        """The terminal's line settings before; None unless the frame is on the screen."""
        self.frame = ""
        """What was shown, and for a terminal of which size it was drawn."""
        self.size = (0, 0)

    def show_again(self, arguments: Sequence[str]) -> None:
        """Show the first frame of the last start, where this one will have the same; options are not looked into."""
        if is_served() or any(word.startswith("-") for word in arguments):
            return
        if os.name == "posix" and os.isatty(0) and sys.stdout and sys.stdout.isatty() and _writes_utf8():
            self._put(lastframe.find(arguments))

    def show(self, briefing: Briefing, config: Config, *, first_time: bool = False) -> None:
        """Draw the frame, where the terminal and the theme allow it."""
        from sitrep.tui import palette
        from sitrep.tui.ascii import ASCII
        from sitrep.tui.firstframe import draw

        colours = palette.colours(config.theme)
        if os.name != "posix" or colours is None or not _writes_utf8():
            return
        colours |= palette.section_colours(briefing.sections, colours, palette.least_contrast(config.theme))
        try:
            columns, lines = self.size = os.get_terminal_size(sys.stdout.fileno())
            keymap = _keymap(config)
            frame = draw(
                briefing, columns, lines, colours, depth(), keymap, marked=config.marks, first_time=first_time
            )
        except OSError:
            return  # the app says what is wrong with the terminal
        self._put(frame.translate(ASCII) if config.ascii else frame)

    def _put(self, frame: str) -> None:
        """Show a frame, where there is one and the terminal can be prepared."""
        if frame and self._prepare():
            self.frame = frame
            with contextlib.suppress(OSError):
                sys.stdout.write(f"{ENTER}\x1b[?25l{frame}")
                sys.stdout.flush()

    def _prepare(self) -> bool:
        """Whether the terminal takes keys without showing them, and is given back however the start ends."""
        import termios  # not on every platform

        try:
            before = termios.tcgetattr(0)
            settings = termios.tcgetattr(0)
            settings[3] &= ~(termios.ECHO | termios.ICANON)
            settings[0] &= ~termios.IXON  # ctrl+q is a key
            termios.tcsetattr(0, termios.TCSANOW, settings)
        except (OSError, termios.error):
            return False
        self.attributes = before
        for name in _ENDING:
            signal.signal(getattr(signal, name), self._end)
        # The app can be suspended, a start cannot: ctrl+z waits until there is an app.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTSTP])
        return True

    def hand_over(self) -> None:
        """The app has the terminal from now on, and restores the line settings that stood in `attributes`."""
        if self.attributes is not None:
            self.attributes = None
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTSTP])

    def __enter__(self) -> Opening:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._give_back()

    def _give_back(self) -> None:
        if self.attributes is not None:
            import termios

            with contextlib.suppress(OSError, termios.error):
                os.write(sys.stdout.fileno(), LEAVE.encode())
                termios.tcsetattr(0, termios.TCSANOW, self.attributes)
            self.hand_over()

    def _end(self, number: int, frame: FrameType | None) -> None:
        """End at once: an exception would be lost where the import that is under way swallows it."""
        self._give_back()
        os._exit(128 + number)  # nothing is open but the terminal


def _keymap(config: Config) -> Keymap:
    if not config.keys:
        from sitrep.tui.keys import DEFAULTS

        return DEFAULTS
    from sitrep.tui.keymap import read  # only where a person chose keys

    return read(config.keys)[0]


def depth() -> int:
    """How many colours the terminal shows, by the variables that Rich goes by; 0 where none are wanted."""
    if "NO_COLOR" in os.environ:
        return 0
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 1 << 24
    return (
        256 if os.environ.get("TERM", "").strip().lower().rpartition("-")[2] in ("256color", "kitty") else 16
    )


def _writes_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
