"""Bookmarks on their way in: from our own exports and from Hypothesis, never silently over what is here."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.bookmarks import history, rows, spreadsheet, tags, webannotation
from sitrep.bookmarks.grade import is_grade
from sitrep.bookmarks.progress import Progress
from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.tables import BOOKMARK
from sitrep.bookmarks.webannotation import Unreadable
from sitrep.errors import StoreError
from sitrep.reading.clean import clean, line

ADDED, UPDATED, SAME, OLDER, CONFLICT, DELETED = "added", "updated", "same", "older", "conflict", "deleted"
"""What an import does with a bookmark: new here; newer than here; as it is here; older than here, which stays; as old
as here but different, and what is here stays; deleted here since, and stays so."""

_TOLD = {
    ADDED: "new",
    UPDATED: "newer than here, so replaced here",
    SAME: "already here",
    OLDER: "older than here, so left alone",
    CONFLICT: "different from here but not newer, so left alone",
    DELETED: "deleted here, so left alone",
}
_MOST_BYTES = 500_000_000
_MOST_QUOTED = 60


class Outcome(NamedTuple):
    """What an import does with one bookmark, and which fields of the one here it changes or would change."""

    what: str
    bookmark: Bookmark
    fields: tuple[str, ...] = ()


class Incoming(NamedTuple):
    """What a file holds: bookmarks, and a sentence for each thing in it that is none."""

    bookmarks: list[Bookmark]
    problems: list[str]


def read(path: Path) -> Incoming:
    """The bookmarks of a file: our JSON Lines or CSV, JSON of the W3C model, or Hypothesis' API or export.

    Raises StoreError when the file cannot be read or is none of these.
    """
    name = line(str(path))
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise StoreError(
                f"{name} is larger than {_MOST_BYTES // 1_000_000} MB: split it, then import the parts."
            )
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise StoreError(f"{name} does not exist: check the name.") from None
    except OSError as error:
        raise StoreError(f"{name} could not be read ({line(error.strerror or str(error))}).") from error
    except UnicodeDecodeError as error:
        raise StoreError(f"{name} is not UTF-8 text: export it again, as JSON or CSV.") from error
    try:
        found, problems = [], []
        for number, made in enumerate(_items(text), start=1):
            if isinstance(made, Unreadable):
                problems.append(f"Number {number} of {name} is left out: {line(str(made))}.")
            else:
                found.append(_cleaned(made))
    except (Unreadable, json.JSONDecodeError, RecursionError) as error:
        raise StoreError(
            f"{name} is not an export of sitrep or Hypothesis ({line(str(error)) or 'nested too deep'}):"
            " import JSON Lines, JSON or CSV."
        ) from error
    return Incoming(found, problems)


def outcomes(db: sqlite3.Connection, bookmarks: Iterable[Bookmark]) -> list[Outcome]:
    """What importing these would do, in their order; of several with the same id only the newest counts."""
    newest: dict[str, Bookmark] = {}
    for bookmark in bookmarks:
        if bookmark.id not in newest or bookmark.updated > newest[bookmark.id].updated:
            newest[bookmark.id] = bookmark
    return [_outcome(db, bookmark) for bookmark in newest.values()]


def take(
    db: sqlite3.Connection, bookmarks: Iterable[Bookmark], about: str, progress: Progress | None = None
) -> list[Outcome]:
    """Import bookmarks as one change that can be undone; inside a transaction. Raises StoppedError."""
    made = outcomes(db, bookmarks)
    wanted = [
        (BOOKMARK, one.bookmark.id, rows.row(one.bookmark)) for one in made if one.what in (ADDED, UPDATED)
    ]
    history.change(db, "import", about, wanted, progress=progress)
    return made


def told(outcomes: Iterable[Outcome]) -> list[str]:
    """A line for each bookmark of which more is to be said than that it is new or already here."""
    return [_told(one) for one in outcomes if one.what not in (ADDED, SAME)]


def counted(outcomes: Iterable[Outcome], left_out: int) -> str:
    """How many of each kind there are, such as `3 new, 1 already here; 2 left out`; `left_out` were no bookmarks."""
    counts = Counter(one.what for one in outcomes)
    said = ", ".join(
        f"{counts[what]} {text.partition(',')[0]}" for what, text in _TOLD.items() if counts[what]
    )
    return (said or "nothing") + (f"; {left_out} left out" if left_out else "")


def _told(one: Outcome) -> str:
    fields = f" ({', '.join(one.fields)})" if one.fields else ""
    return (
        f"{one.bookmark.id[:8]}  {_TOLD[one.what]}{fields}: “{line(one.bookmark.quote, most=_MOST_QUOTED)}”"
    )


def _outcome(db: sqlite3.Connection, bookmark: Bookmark) -> Outcome:
    here = next(rows.read(db, "WHERE id = ?", (bookmark.id,)), None)
    if here is None:
        return Outcome(ADDED, bookmark)
    if here.deleted:
        return Outcome(ADDED if bookmark.updated > here.updated else DELETED, bookmark)
    bookmark = replace(bookmark, state=here.state)  # as it was last seen here
    fields = tuple(name for name in rows.COLUMNS if getattr(here, name) != getattr(bookmark, name))
    if not fields:
        return Outcome(SAME, bookmark)
    if bookmark.updated > here.updated:
        return Outcome(UPDATED, bookmark, fields)
    return Outcome(OLDER if bookmark.updated < here.updated else CONFLICT, bookmark, fields)


def _items(text: str) -> Iterator[Bookmark | Unreadable]:
    start = text.lstrip()[:1]
    if not start:
        return
    if start not in ("{", "["):
        yield from spreadsheet.read(text)
        return
    for made in _documents(text):
        try:
            yield webannotation.bookmark(made)
        except Unreadable as error:
            yield error


def _documents(text: str) -> Iterator[Any]:
    """The annotations of JSON Lines, of an array, or of Hypothesis' `rows` or `annotations`."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        whole = None
    if isinstance(whole, list):
        yield from whole
    elif isinstance(whole, dict) and isinstance(listed := whole.get("rows", whole.get("annotations")), list):
        yield from listed
    elif whole is not None:
        yield whole
    else:
        for number, one in enumerate(text.split("\n"), start=1):
            if one.strip():
                try:
                    yield json.loads(one)
                except json.JSONDecodeError as error:
                    if number == 1:
                        raise
                    yield f"line {number} is not JSON: {error}"


def _cleaned(bookmark: Bookmark) -> Bookmark:
    """The bookmark with its text made safe: a file comes from outside."""
    lines = ("quote", "prefix", "suffix", "paragraph_text", "note")
    short = ("id", "article_id", "title", "source", "section", "digest", "author", "created", "updated")
    claim = ("claimant", "claim_verb", "claim_kind")
    said: dict[str, Any] = {name: clean(getattr(bookmark, name)) for name in (*lines, *short, *claim)}
    said |= {name: said[name].replace("\n", " ") for name in (*short, *claim)}
    said["grade"] = bookmark.grade if is_grade(bookmark.grade) else ""
    published = bookmark.published and line(bookmark.published)
    tagged = replace(bookmark, **said, published=published, tags=tags.cleaned(bookmark.tags))
    return rows.unpack(rows.pack(tagged))
