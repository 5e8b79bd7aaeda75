"""What stands on the terminal while an address is being fetched and there is nothing else to show yet."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

from sitrep.reading.clean import line
from sitrep.reading.source import is_address

T = TypeVar("T")

_AT_ONCE = 0.4
"""Seconds for which nothing is said: most addresses answer sooner."""


def saying(read: Callable[[str], T]) -> Callable[[str], T]:
    """The same reader, which says what it waits for where that is an address."""

    def reading(source: str) -> T:
        with _waiting(source.strip()) if is_address(source.strip()) else contextlib.nullcontext():
            return read(source)

    return reading


@contextlib.contextmanager
def _waiting(address: str) -> Iterator[None]:
    """A row on standard error that counts the seconds, where that is a terminal; gone at the end."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    import shutil
    import threading
    import time

    stopped, begun = threading.Event(), time.monotonic()

    def tell() -> None:
        pause = _AT_ONCE
        while not stopped.wait(pause):
            seconds, pause = round(time.monotonic() - begun), 1.0
            end = f" … {seconds} s, ctrl+c cancels"
            room = shutil.get_terminal_size().columns - len(end) - 1
            _write(f"\r\x1b[K{line(f'Fetching {address}', max(10, room))}{end}")

    telling = threading.Thread(target=tell, name="tell", daemon=True)
    telling.start()
    try:
        yield
    finally:
        stopped.set()
        telling.join(5)  # longer only where the terminal takes nothing
        _write("\r\x1b[K")


def _write(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()
