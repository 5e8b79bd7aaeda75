"""How far long work on the store is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sitrep.errors import StoppedError

T = TypeVar("T")


class Progress:
    """Steps done of all there are; read, and stopped, from another thread than the one that works."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self._is_stopped = False

    def stop(self) -> None:
        """Let `over` raise StoppedError before the next step."""
        self._is_stopped = True

    def over(self, things: Sequence[T]) -> Iterator[T]:
        """The things, each of which is a step. Raises StoppedError."""
        for thing in things:
            if self._is_stopped:
                raise StoppedError("Stopped: nothing was changed.")
            yield thing
            self.done += 1
