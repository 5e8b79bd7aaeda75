"""Watching the store's file for what another sitrep writes into it."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SECONDS = 0.8
"""How often the file is looked at."""

_COARSE = 2.0
"""Seconds within which two changes may leave the same time on a file, as on FAT."""


class Stamp(NamedTuple):
    """What tells one state of a file from the next; every commit writes into the file itself, for there is no WAL."""

    inode: int
    size: int  # bytes
    written: int  # ns since the epoch

    def is_certain(self, now: float) -> bool:
        """Whether a later change must show in it; `now` in seconds since the epoch."""
        return abs(now - self.written / 1e9) > _COARSE


def stamp(file: Path) -> Stamp | None:
    """The state of a file; None while there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)


def follow(file: Path, tell: Callable[[], object], is_wanted: Callable[[], bool]) -> None:
    """Call `tell` in the running loop when the file may have changed, as long as `is_wanted`.

    The look is a thread's, which no disk that hangs can keep a key waiting with. It wakes nothing else: a question
    to the store every time would be most of what a resting sitrep costs.
    """
    loop, context = asyncio.get_running_loop(), contextvars.copy_context()

    def tell_if_wanted() -> None:
        if is_wanted():  # it may have ended since
            tell()

    def look() -> None:
        before = None
        while is_wanted():
            now = stamp(file)
            if now != before or (now and not now.is_certain(time.time())):
                with contextlib.suppress(RuntimeError):  # the loop is closed: sitrep has ended
                    loop.call_soon_threadsafe(tell_if_wanted, context=context)
            before = now
            time.sleep(SECONDS)

    threading.Thread(target=look, name="sitrep follow", daemon=True).start()
