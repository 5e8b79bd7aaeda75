"""sitrep: a situation dashboard for the terminal."""

import time

__version__ = "0.1.0"

BEGUN = time.monotonic()
"""When the program began: what it promises to answer within, it counts from here."""
