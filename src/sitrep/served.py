"""Whether `sitrep serve` shows this dashboard in a browser; asked before the first picture, so it imports nothing."""

from __future__ import annotations

import os

SERVED = "SITREP_SERVED"
"""The environment variable that `sitrep serve` sets for the dashboards it starts."""


def is_served() -> bool:
    """Whether a browser shows this dashboard; it may be on another machine."""
    return os.environ.get(SERVED) == "1" and "TEXTUAL_DRIVER" in os.environ
