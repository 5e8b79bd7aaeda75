"""Textual's terminal driver, made to outlive what a terminal can do to it (POSIX only).

Against Textual 8.2.8: a byte that is not UTF-8, or a control sequence with a number too large, ended the
app; a terminal that was closed left a process that spins or waits for ever; the picture went to standard
error, so that `2>log` showed nothing; leaving waited a tenth of a second or two for the key thread.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable
from typing import Any, TextIO

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from sitrep.tui.crash import CrashReport
from sitrep.tui.opening import ENTER

# How often the parser is asked whether a lone escape was the escape key, while it has one, in seconds.
_TICK = 0.1
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

    def __init__(self, app: CrashReport, **options: Any) -> None:
        super().__init__(app, **options)
        self._host = app
        self._file = TerminalOutput(sys.__stdout__)  # type: ignore[assignment, arg-type]
        self._wake_reader, self._wake_writer = os.pipe()
        self._drawn_on = False

    def start_application_mode(self) -> None:
        """Take the terminal over, from the first frame where there is one: it stays until the app paints."""
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
