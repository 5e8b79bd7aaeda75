"""Undo and redo of every change to the bookmarks, kept in the store so that they survive a restart."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.bookmarks import rows
from sitrep.bookmarks.record import Bookmark, now, tombstone

_SENTENCES = {
    ("create", True): "Undone: the bookmark “{}” is gone again",
    ("create", False): "Redone: the bookmark “{}” is back",
    ("edit", True): "Undone: the bookmark “{}” is as it was before the edit",
    ("edit", False): "Redone: the bookmark “{}” is edited again",
    ("delete", True): "Undone: the bookmark “{}” is back",
    ("delete", False): "Redone: the bookmark “{}” is deleted again",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What an undo or redo did: a sentence for the person, and the bookmark as it is now."""

    sentence: str
    bookmark: Bookmark


@dataclass(frozen=True, slots=True)
class _Change:
    number: int
    made: str
    what: str
    before: Bookmark | None
    after: Bookmark


def record(db: sqlite3.Connection, before: Bookmark | None, after: Bookmark) -> None:
    """Note a change that is being made; what had been undone can no longer be redone."""
    what = "delete" if after.deleted else "edit" if before and not before.deleted else "create"
    db.execute("DELETE FROM change WHERE undone = 1")
    _write(db, (None, now(), what, _frozen(before), _frozen(after)), undone=0)


def undo(db: sqlite3.Connection) -> Step | None:
    """Take back the newest change that stands; None when there is none."""
    change = next(_read(db, "WHERE undone = 0 ORDER BY number DESC LIMIT 1"), None)
    if change is None:
        return None
    bookmark = change.before or tombstone(change.after)
    return _apply(db, change, bookmark, undone=True)


def redo(db: sqlite3.Connection) -> Step | None:
    """Make the change again that was undone last; None when there is none."""
    change = next(_read(db, "WHERE undone = 1 ORDER BY number LIMIT 1"), None)
    if change is None:
        return None
    return _apply(db, change, change.after, undone=False)


def _apply(db: sqlite3.Connection, change: _Change, bookmark: Bookmark, *, undone: bool) -> Step:
    rows.put(db, bookmark)
    values = (change.number, change.made, change.what, _frozen(change.before), _frozen(change.after))
    _write(db, values, undone=int(undone))
    return Step(_SENTENCES[change.what, undone].format(_short(bookmark.quote)) + ".", bookmark)


def _write(db: sqlite3.Connection, values: tuple[object, ...], *, undone: int) -> None:
    number = values[0]
    if number is None:
        ((number,),) = db.execute("SELECT coalesce(max(number), 0) + 1 FROM change").fetchall()
    row = (number, *values[1:], undone)
    db.execute("INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, rows.checksum(row)))


def _read(db: sqlite3.Connection, where: str) -> Iterator[_Change]:
    for row in db.execute(f"SELECT number, made, what, before, after, undone, sum FROM change {where}"):
        number, made, what, before, after, _ = rows.checked(row, "the history")
        yield _Change(number, made, what, before and _thawed(before), _thawed(after))


def _frozen(bookmark: Bookmark | None) -> str | None:
    if bookmark is None:
        return None
    return json.dumps(dict(zip(rows.COLUMNS, rows.pack(bookmark), strict=True)), ensure_ascii=False)


def _thawed(text: str) -> Bookmark:
    values = json.loads(text)
    return rows.unpack([values[name] for name in rows.COLUMNS])


def _short(quote: str, most: int = 40) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
