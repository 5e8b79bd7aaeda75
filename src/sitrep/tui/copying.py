"""Copying to the clipboard, and saying where the words went."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App

from sitrep.tui import clipboard


async def copy(app: App[Any], text: str, what: str) -> None:
    """Put text on the clipboard; `what` is named where it is said."""
    app.copy_to_clipboard(text)  # also what sitrep itself pastes
    words = clipboard.program()
    if words is not None and await asyncio.to_thread(lambda: clipboard.fill(text, words)):
        app.notify(f"{what}: copied with {words[0]}.", markup=False, timeout=3)
    else:
        said = f"{what}: sent to the terminal's clipboard (OSC 52), if it takes that."
        app.notify(said, markup=False, timeout=4)
