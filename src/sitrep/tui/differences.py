"""Two wordings as one text: what went is struck, what came is underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from sitrep.bookmarks.anchor import Place

TAKEN, ADDED = "strike $muted", "bold underline"
"""How words look that went, and that came."""


def difference_content(place: Place) -> Content:
    """The old wording of a bookmark's changed words turned into the new one, word by word."""
    return turned(place.was, place.now, f"{ADDED} $warning")


def turned(old: str, new: str, added: str = ADDED) -> Content:
    """One wording turned into another, word by word; `added` is how words look that came."""
    from sitrep.bookmarks.difference import difference

    styles = {"same": "", "old": TAKEN, "new": added}
    pieces: list[tuple[str, str]] = []
    for kind, text in difference(old, new):
        words = " ".join(text.split("\n"))
        if kind == "new" and pieces and pieces[-1][1] == TAKEN:
            pieces.append((" ", ""))  # or the old and the new word would be read as one
        pieces.append((words, styles[kind]))
    return Content.assemble(*pieces)
