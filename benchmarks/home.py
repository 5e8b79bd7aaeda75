"""A home for the program while it is measured or drawn: never the person's own files."""

from __future__ import annotations

import os
from pathlib import Path

KINDS = ("CONFIG", "DATA", "STATE", "CACHE")


def move_into(folder: Path) -> None:
    """Let the program, in this process and in those that it starts, keep everything below this folder."""
    os.environ |= variables(folder)


def variables(folder: Path) -> dict[str, str]:
    """The environment variables that say so."""
    return {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in KINDS}
