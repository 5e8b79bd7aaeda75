"""Textual's terminal driver, made to outlive what a terminal can do to it (POSIX only).

Against Textual 8.2.8: a byte that is not UTF-8, or a control sequence with a number too large, ended the
app; a terminal that was closed left a process that spins or waits for ever; the picture went to standard
error, so that `2>log` showed nothing; leaving waited a tenth of a second or two for the key thread; a second
ctrl+z stopped the app with the terminal still taken over, and one without a shell stopped it for ever.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import signal
import sys
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable
from typing import Any, TextIO

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from sitrep.tui.opening import ENTER
from sitrep.tui.terminal import TerminalApp

# How often the parser is asked whether a lone escape was the escape key, while it has one, in seconds.
_TICK = 0.1
# How often a program that was continued asks for the terminal, each time stopped for it, before that counts as gone.
_TRIES = 1000
# No terminal is larger; a forged report of its size would ask for gigabytes.
_LARGEST_SIDE = 2000


class TerminalOutput:
    """A stream that forgets what it is given once its terminal is gone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.gone = False

    def write(self, text: str) -> None:
        """Write `text`; an error means that nobody can see it any more."""
        if not self.gone:
            try:
                self._stream.write(text)
            except (OSError, ValueError):
                self.gone = True

    def flush(self) -> None:
        """Hand over what was written."""
        if not self.gone:
            try:
                self._stream.flush()
            except (OSError, ValueError):
                self.gone = True

    def fileno(self) -> int:
        """The descriptor of the terminal."""
        return self._stream.fileno()


class TerminalDriver(LinuxDriver):
    """Reads keys from descriptor 0 and draws on standard output."""

    def __init__(self, app: TerminalApp, **options: Any) -> None:
        super().__init__(app, **options)
        self._host = app
        self._file = TerminalOutput(sys.__stdout__)  # type: ignore[assignment, arg-type]
        self._wake_reader, self._wake_writer = os.pipe()
        self._drawn_on = False
        self._is_stopping = False
        self._was_continued = False

    def start_application_mode(self) -> None:
        """Take the terminal over, from the first frame where there is one: it stays until the app paints."""
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        opening = self._host.opening
        self._drawn_on = opening is not None and opening.attributes is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if opening is not None and opening.attributes is not None:
            self.attrs_before = opening.attributes
            opening.hand_over()

    def write(self, data: str) -> None:
        """Send to the terminal; not the change to the alternate screen where it shows the first frame already."""
        if self._drawn_on and data == ENTER:
            self._drawn_on = False
        else:
            super().write(data)

    def _get_terminal_size(self) -> tuple[int, int]:
        # The terminal itself is asked: COLUMNS and LINES, once exported, do not follow a resize.
        with contextlib.suppress(OSError, ValueError):
            columns, rows = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
            if columns and rows:
                return columns, rows
        return shutil.get_terminal_size()

    # -- ctrl+z ---------------------------------------------------------------------------------------------------

    def _sigtstp_application(self, *_: object) -> None:
        """Stop soon: a signal comes in the middle of anything, also of a line that is being written."""
        if not self._is_stopping:  # once, though it may be asked for again meanwhile
            self._is_stopping, self._was_continued = True, False
            self._loop.call_soon_threadsafe(self._stop)

    def _sigcont_application(self, *_: object) -> None:
        """Go on; after a stop without a warning the terminal is taken anew, since a shell has used it."""
        self._was_continued = True
        if not self._is_stopping and self._auto_restart:
            self._loop.call_soon_threadsafe(self._take_anew)

    def _stop(self) -> None:
        """Give the terminal back, and stop as a program without a handler would, with all that started it.

        Not by SIGSTOP as Textual does: where no shell waits that could bring the program back, the system takes no
        notice of this signal, and the app goes on.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTSTP])
        self._give_back()
        os.kill(0, signal.SIGTSTP)
        # Here it stops, once, however often it was asked.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTSTP])
        self._take_again()
        if not self._was_continued:
            self._host.tell_of_no_shell()
        self._is_stopping = False

    def _take_anew(self) -> None:
        self._give_back()
        self._take_again()

    def _give_back(self) -> None:
        if self._writer_thread is not None:
            self.suspend_application_mode()
            self._writer_thread = None

    def _take_again(self) -> None:
        self._must_signal_resume = True
        self._host.taken_again = time.monotonic()  # what is typed from now on is new
        # In the background it is stopped again, and has nothing when it comes to the front.
        for _ in range(_TRIES):
            self.resume_application_mode()
            if self._writer_thread is not None:
                return
        self._hang_up()

    def close(self) -> None:
        """The terminal is given back, to a shell or an editor: ctrl+z is the system's."""
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        super().close()

    def disable_input(self) -> None:
        """Stop reading keys, at once rather than at the next tick."""
        os.write(self._wake_writer, b"x")
        super().disable_input()
        os.read(self._wake_reader, 1)

    def run_input_thread(self) -> None:
        """Read what is typed and pass it on as events, until told to stop or the terminal is gone."""
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        parser = XTermParser(self._debug)
        # Not epoll or kqueue: the latter takes no terminal on macOS.
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._wake_reader, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                waits = parser._timeout_time is not None
                ready = {key.fd for key, _ in selector.select(_TICK if waits else None)}
                typed = ""
                if self._wake_reader in ready:
                    self.exit_event.wait()
                elif self.fileno in ready:
                    data = self._read()
                    if not data:
                        self._loop.call_soon_threadsafe(self._hang_up)
                        return
                    typed = decode(data)
                parser = self._pass_on(parser, typed)

    def _read(self) -> bytes:
        """What was typed; nothing means that the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _pass_on(self, parser: XTermParser, typed: str) -> XTermParser:
        """Pass on the events in `typed`; return the parser for what follows.

        It is a fresh one where a sequence could not be read: that one is dropped, like one that is not known.
        """
        for character in typed:
            try:
                self._post(parser.feed(character))
            except Exception:
                parser = XTermParser(self._debug)
        try:
            self._post(parser.tick())
        except Exception:
            parser = XTermParser(self._debug)
        return parser

    def _post(self, found: Iterable[Message]) -> None:
        for event in found:
            if not (isinstance(event, events.Resize) and max(event.size) > _LARGEST_SIDE):
                self.process_message(event)

    def _hang_up(self) -> None:
        self._host.leave(128 + signal.SIGHUP)
