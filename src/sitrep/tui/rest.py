"""The reader's pauses, in which is done what no key should have to wait for."""

from __future__ import annotations

import asyncio
from time import monotonic, sleep

_KEY = 0.1
"""Seconds within which a key has done its work."""

_NAP = 0.005


class Rest:
    """Knows when the reader did something last; nothing before the first picture."""

    SECONDS = 2.0
    """A pause: so long without a key."""

    def __init__(self) -> None:
        self._touched = 0.0

    def touch(self) -> None:
        """The reader did something, or has only now something to look at."""
        self._touched = monotonic()

    def give_way(self) -> None:
        """For a thread that works long, often: let what a key has just set off have the processor."""
        if monotonic() - self._touched < _KEY:
            sleep(_NAP)

    async def wait(self) -> None:
        """Return in the next pause."""
        while True:
            left = self._touched + self.SECONDS - monotonic()
            if left <= 0:
                return
            await asyncio.sleep(left)
