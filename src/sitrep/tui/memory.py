"""Keeping the garbage collector out of what makes many records at once."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

MANY = 1000
"""Passages whose records are too many to be walked again and again."""


@contextlib.contextmanager
def uncollected(passages: int) -> Iterator[None]:
    """Make the records of so many passages: where those are MANY, none is looked at meanwhile, nor ever after.

    Of 10,000 passages there are a million, and they stay. Walking them all, which the collector does over and over
    while they become more, holds up every key for a third of a second.
    """
    if passages < MANY:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
