"""What a correction is: words of an article, and what the reader decided about them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sitrep.bookmarks import rows
from sitrep.bookmarks.anchor import places
from sitrep.bookmarks.record import Bookmark, make
from sitrep.model import NO_CLAIM, NO_PLACE, SPEAKER, Article, Fixed, Ruling

SECTION = "section"
"""The kind of correction whose value is the id of a section, and whose scope the name of a profile."""

RULINGS = (SPEAKER, NO_CLAIM, NO_PLACE)
"""The kinds of correction about what was found in the words; their scope is empty."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader decided about some words, found again by the same selectors as a bookmark's.

    `kind` says what was decided, `value` what it was decided to be, and `scope` within which vocabulary the
    value means something: for a section the profile's name, else empty.
    """

    id: str
    kind: str
    scope: str
    value: str
    article_id: str
    title: str
    source: str
    published: str | None
    quote: str
    paragraph: int
    start: int
    end: int
    position: int
    prefix: str
    suffix: str
    paragraph_text: str
    digest: str
    count: int
    rival: float | None
    twin: float | None
    author: str
    created: str
    updated: str
    deleted: bool = False
    lead: int = 0
    tail: int = 0
    sketch: str = ""

    def anchor(self) -> Bookmark:
        """The same words as a bookmark, for whatever finds bookmarks again."""
        shared = {name: getattr(self, name) for name in _SHARED}
        return Bookmark(section=self.value, note="", tags=(), state="same", **shared)


COLUMNS = tuple(field.name for field in fields(Correction))
_OF_BOOKMARKS = {field.name for field in fields(Bookmark)}
_SHARED = tuple(name for name in COLUMNS if name in _OF_BOOKMARKS)
_DELETED = COLUMNS.index("deleted")
_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_SELECT = f"SELECT {_NAMES}, sum FROM correction"


def correct(
    article: Article,
    paragraph: int,
    start: int,
    end: int,
    value: str,
    *,
    kind: str = SECTION,
    scope: str = "",
) -> Correction:
    """A new correction of the characters `start` to `end` of a paragraph; it is not saved yet.

    Raises ValueError when there are no words at that place.
    """
    mark = make(article, paragraph, start, end, value)
    return Correction(kind=kind, scope=scope, value=value, **{name: getattr(mark, name) for name in _SHARED})


def found_in(
    corrections: Iterable[Correction], article: Article, scope: str
) -> list[tuple[Correction, Fixed]]:
    """The words of this version of an article whose section the reader decided, in the order given.

    What is not found again, or was decided under another profile, is left out.
    """
    wanted = [one for one in corrections if (one.kind, one.scope) == (SECTION, scope)]
    at = places([one.anchor() for one in wanted], article)
    return [(one, Fixed(*span, one.value)) for one in wanted for span in at[one.id].spans]


def fixed(corrections: Iterable[Correction], article: Article, scope: str) -> tuple[Fixed, ...]:
    """The words alone."""
    return tuple(words for _, words in found_in(corrections, article, scope))


def rulings(corrections: Iterable[Correction], article: Article) -> tuple[Ruling, ...]:
    """What the reader decided about the facts of this version of an article, in the order given."""
    wanted = [one for one in corrections if one.kind in RULINGS]
    at = places([one.anchor() for one in wanted], article)
    return tuple(Ruling(one.kind, *span, one.value) for one in wanted for span in at[one.id].spans)


def read(db: sqlite3.Connection, where: str = "", values: Sequence[object] = ()) -> Iterator[Correction]:
    """The corrections of a query, tombstones too. Raises Damage on a row that fails its checksum."""
    for row in db.execute(f"{_SELECT} {where}", values):
        yield _unpack(rows.checked(row, "a correction"))


def row(correction: Correction) -> dict[str, Any]:
    """The correction as the values of its row by column."""
    return dict(zip(COLUMNS, _pack(correction), strict=True))


def stored(correction: Correction) -> Correction:
    """The correction as it will come back from the store."""
    return _unpack(_pack(correction))


def listing(corrections: Iterable[Correction]) -> list[dict[str, Any]]:
    """The corrections as `sitrep corrections list --format json` gives them; `article` is its title."""
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "scope": one.scope,
            "value": one.value,
            "article": one.title,
            "source": one.source,
            "quote": one.quote,
            "created": one.created,
            "updated": one.updated,
        }
        for one in corrections
    ]


def export(corrections: Iterable[Correction]) -> list[dict[str, Any]]:
    """The corrections whole, with all that finds their words again."""
    return [{name: getattr(one, name) for name in COLUMNS if name != "deleted"} for one in corrections]


def _pack(correction: Correction) -> list[Any]:
    values = [getattr(correction, name) for name in COLUMNS]
    values[_DELETED] = int(correction.deleted)
    return [rows.storable(value) if isinstance(value, str) else value for value in values]


def _unpack(values: Sequence[Any]) -> Correction:
    out = list(values)
    out[_DELETED] = bool(out[_DELETED])
    return Correction(*out)
