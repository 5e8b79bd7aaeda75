"""A pseudo-terminal with the real program in it: what it writes, what stands on the screen, how it ends.

Everything waits on content or on an end; the deadline only turns a hang into a failure.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any

import pyte

DEADLINE = 30.0
SITREP = (sys.executable, "-m", "sitrep")


class Terminal:
    """One program in a terminal of its own, which is its controlling terminal."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (120, 40),
        env: dict[str, str] | None = None,
        stdin: int | None = None,
        stdout: int | None = None,
        stderr: int | None = None,
        preexec: Callable[[], None] | None = None,
    ) -> None:
        self.master, self.slave = pty.openpty()
        self.bytes = b""
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.resize(*size, tell=False)
        self.attributes = termios.tcgetattr(self.slave)

        def become_leader() -> None:
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            signal.signal(
                signal.SIGINT, signal.SIG_DFL
            )  # as a shell gives it, however the tests were started
            if preexec is not None:
                preexec()

        self.process = subprocess.Popen(
            list(command),
            stdin=self.slave if stdin is None else stdin,
            stdout=self.slave if stdout is None else stdout,
            stderr=self.slave if stderr is None else stderr,
            env={**os.environ, **(env or {})},
            preexec_fn=become_leader,
            pass_fds=(self.slave,),
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for handle in (self.master, self.slave):
            with contextlib.suppress(OSError):
                os.close(handle)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.screen.display)

    def resize(self, columns: int, rows: int, *, tell: bool = True) -> None:
        """Change the terminal's size; the kernel sends SIGWINCH to the foreground group."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            self.screen.resize(rows, columns)

    def type(self, keys: str | bytes) -> None:
        """Type into the terminal."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def signal(self, number: int) -> None:
        """Send the program a signal from outside."""
        os.kill(self.process.pid, number)

    def wait_for(self, wanted: str | Callable[[str], bool]) -> str:
        """Wait until the screen holds the words, or until the predicate holds of its text."""
        held = wanted if callable(wanted) else lambda text: wanted in text
        self._until(lambda: held(self.text), f"{wanted!r} on the screen")
        return self.text

    def wait_for_bytes(self, wanted: bytes) -> bytes:
        """Wait until the program has written these bytes."""
        self._until(lambda: wanted in self.bytes, f"the bytes {wanted!r}")
        return self.bytes

    def wait_for_end(self) -> int:
        """Wait until the program has ended, reading all it writes; return its exit code."""
        self._until(lambda: self.process.poll() is not None, "its end", or_ended=True)
        while self._read(0.0):
            pass
        return self.process.returncode

    def hang_up(self) -> int:
        """Close the terminal as a closed window does; return the exit code."""
        os.close(self.slave)
        os.close(self.master)
        return self.process.wait(DEADLINE)

    def _until(self, held: Callable[[], bool], what: str, *, or_ended: bool = False) -> None:
        end = time.monotonic() + DEADLINE
        while not held():
            if not or_ended and self.process.poll() is not None and not self._read(0.0):
                if held():
                    return
                raise AssertionError(f"it ended ({self.process.returncode}) before {what}:\n{self.text}")
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {what}:\n{self.text}")
            self._read(0.05)

    def _read(self, seconds: float) -> bool:
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.bytes += data
        self._feed(data)
        return bool(data)

    def _feed(self, data: bytes) -> None:
        # pyte takes the sequences of the kitty keyboard protocol for others; they draw nothing.
        for start in (b"\x1b[>", b"\x1b[<"):
            while start in data:
                before, _, after = data.partition(start)
                number = len(after) - len(after.lstrip(b"0123456789;"))
                data = before + after[number + 1 :]
        # Nor does it know of a second screen: entered or left, nothing of the other is to be seen.
        for switch in (b"\x1b[?1049h", b"\x1b[?1049l"):
            data = data.replace(switch, switch + b"\x1b[H\x1b[2J")
        self._stream.feed(data)


def is_restored(terminal: Terminal) -> list[str]:
    """What of the terminal is not as it was before the program, as sentences; none is what is wanted."""
    wrong = []
    written = terminal.bytes
    for mode, name, state in (
        (b"1049", "the alternate screen", b"l"),
        (b"25", "the cursor", b"h"),
        (b"1000", "the mouse", b"l"),
        (b"1003", "the mouse's movement", b"l"),
        (b"1006", "the mouse's reports", b"l"),
        (b"1004", "focus reports", b"l"),
        (b"2004", "bracketed paste", b"l"),
        (b"7", "line wrap", b"h"),
    ):
        on, off = written.rfind(b"\x1b[?" + mode + b"h"), written.rfind(b"\x1b[?" + mode + b"l")
        if max(on, off) >= 0 and (on > off) != (state == b"h"):
            wrong.append(f"{name} was left as it was not")
    if written.count(b"\x1b[>") > written.count(b"\x1b[<"):
        wrong.append("the keyboard protocol was left on")
    if termios.tcgetattr(terminal.slave) != terminal.attributes:
        wrong.append("the line settings differ")
    return wrong


def run_without_terminal(command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a program in a session without a controlling terminal."""
    return subprocess.run(
        list(command), start_new_session=True, capture_output=True, timeout=DEADLINE, **options
    )
