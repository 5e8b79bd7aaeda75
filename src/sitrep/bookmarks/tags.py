"""Tags over all bookmarks: which there are, and giving them another name or making several one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sitrep.bookmarks import history, rows
from sitrep.bookmarks.progress import Progress
from sitrep.bookmarks.record import now
from sitrep.bookmarks.tables import BOOKMARK
from sitrep.reading.clean import line

_PARTED = re.compile(r"[\s,]")
_TYPED = re.compile(r'"([^"]*)"|([^\s,]+)')


class Tag(NamedTuple):
    """A tag as it is written, and how many bookmarks have it."""

    name: str
    bookmarks: int


def written(tags: Iterable[str]) -> str:
    """Tags as they stand in a field: blanks between them, quotation marks around one that has blanks or commas.

    >>> written(["front", "to check"])
    'front "to check"'
    """
    return " ".join(f'"{tag}"' if _PARTED.search(tag) else tag for tag in tags)


def typed(text: str) -> tuple[str, ...]:
    """The tags of a field in which they are parted by blanks or commas; what stands in quotation marks is one.

    >>> typed('#front, "to check" front')
    ('front', 'to check')
    """
    found = (quoted or word.lstrip("#") for quoted, word in _TYPED.findall(text))
    return tuple(dict.fromkeys(tag.strip() for tag in found if tag.strip()))


def cleaned(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: text that is safe to show, on one line each, each once, none empty."""
    return tuple(dict.fromkeys(tag for tag in (line(one).strip() for one in tags) if tag))


def all_tags(db: sqlite3.Connection) -> list[Tag]:
    """Every tag in use, the most used first."""
    found = db.execute("SELECT tag, count(*) FROM tagged GROUP BY plain, tag ORDER BY 2 DESC, plain, tag")
    return [Tag(*row) for row in found]


def retag(db: sqlite3.Connection, old: Sequence[str], new: str, progress: Progress | None = None) -> int:
    """Give every bookmark that has one of the `old` tags the tag `new` instead, as one change.

    Tags are matched as they are written. Returns how many bookmarks changed.
    """
    gone, moment = set(old) - {new}, now()
    wanted = []
    marks = ", ".join("?" * len(gone))
    found = f"WHERE number IN (SELECT number FROM tagged WHERE tag IN ({marks}))"
    for bookmark in rows.read(db, found, tuple(gone)):
        tags = tuple(dict.fromkeys(new if tag in gone else tag for tag in bookmark.tags))
        row = BOOKMARK.read(db, bookmark.id) or {}
        wanted.append((BOOKMARK, bookmark.id, {**row, "tags": rows.pack_tags(tags), "updated": moment}))
    about = f"{', '.join(f'#{tag}' for tag in old)} → #{new}"
    return history.change(db, "tags", about, wanted, progress=progress)
