"""Two wordings of a bookmark's words as one text: what went is struck, what came is underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from sitrep.bookmarks.anchor import Place

_STYLES = {"same": "", "old": "strike $muted", "new": "bold underline $warning"}


def difference_content(place: Place) -> Content:
    """The old wording of changed words turned into the new one, word by word."""
    from sitrep.bookmarks.difference import difference

    pieces: list[tuple[str, str]] = []
    for kind, text in difference(place.was, place.now):
        words = " ".join(text.split("\n"))
        if kind == "new" and pieces and pieces[-1][1] == _STYLES["old"]:
            pieces.append((" ", ""))  # or the old and the new word would be read as one
        pieces.append((words, _STYLES[kind]))
    return Content.assemble(*pieces)
