"""Programs that run beside this one and may be killed (POSIX): for `make torture` and the tests of durability."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.store import open_store


def in_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Run `work` in a forked child with the writing end of a pipe; returns (process id, reading end)."""
    sys.stdout.flush()
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        os.close(reading)
        work(writing)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def drain(descriptor: int) -> bytes:
    """Everything that comes out of a pipe until it is closed."""
    with os.fdopen(descriptor, "rb") as pipe:
        return pipe.read()


def killed(path: Path, make: Callable[[int], Bookmark], first: int, chance: random.Random) -> set[str]:
    """Let a child open the store and save what `make` makes, from number `first` on, until it is killed.

    The ids whose saving it acknowledged.
    """

    def work(pipe: int) -> None:
        number = first
        while True:
            with open_store(path) as store:
                for _ in range(5):
                    os.write(pipe, f"{store.save(make(number)).id}\n".encode())
                    number += 1

    process, pipe = in_child(work)
    seen = b""
    if chance.random() < 0.5:  # shortly after some acknowledgement
        wanted = chance.randrange(1, 12)
        while seen.count(b"\n") < wanted and (chunk := os.read(pipe, 4096)):
            seen += chunk
    # A random moment is what is tried here: opening, saving, closing, or between.
    time.sleep(chance.random() * 0.03)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return set((seen + drain(pipe)).decode().split())
