"""What the box of a note says of its bookmark, and a note that was edited twice made one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from sitrep.bookmarks.grade import told
from sitrep.bookmarks.record import claimed
from sitrep.printed import minute
from sitrep.tui.differences import difference_content

if TYPE_CHECKING:
    from sitrep.bookmarks.anchor import Place
    from sitrep.bookmarks.record import Bookmark


def quote(mark: Bookmark, place: Place | None) -> Content:
    """The bookmarked words; where they have changed in the article, the old ones turned into the new."""
    if place is None or place.state != "changed":
        return Content(mark.quote)
    return Content.assemble(
        ("≈ changed", "bold $warning"),
        ("  ^r accepts the new wording\n", "$muted"),
        difference_content(place),
    )


def claim(mark: Bookmark) -> str:
    """Who says it, of a bookmarked claim, and the reader's grade; empty where there is neither."""
    return " · ".join(filter(None, (claimed(mark), mark.grade and f"my grade {told(mark.grade)}")))


def greeting(mark: Bookmark, *, has_draft: bool) -> str:
    """What is said when the box opens and nothing is wrong."""
    if has_draft:
        return "This is your draft from last time; it is not saved yet."
    if mark.note or mark.tags:
        return f"Bookmarked {minute(mark.created)} UTC."
    return "Bookmarked. A note and tags can be added here."


def both(mine: Bookmark, theirs: Bookmark) -> tuple[str, tuple[str, ...]]:
    """Note and tags that keep what two sitreps wrote: theirs, then mine, each tag once."""
    note = "\n\n".join(filter(None, (theirs.note, mine.note)))
    return note, tuple(dict.fromkeys((*theirs.tags, *mine.tags)))
