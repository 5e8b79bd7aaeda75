"""Undo and redo of every change to the person's data, kept in the store so that they survive a restart."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from sitrep.bookmarks import rows
from sitrep.bookmarks.progress import Progress
from sitrep.bookmarks.record import Bookmark, now
from sitrep.bookmarks.tables import BOOKMARK, TABLES, Row, Table
from sitrep.printed import minute, shortened

_TURNED = {
    "create": ("the bookmark “{}” is gone again", "the bookmark “{}” is back"),
    "edit": ("the bookmark “{}” is as it was before the edit", "the bookmark “{}” is edited again"),
    "anchor": ("the bookmark that is on “{}” has its old words again", "the bookmark is on “{}” again"),
    "delete": ("the bookmark “{}” is back", "the bookmark “{}” is deleted again"),
    "tags": ("the tags are as they were before {}", "the tags are changed again: {}"),
    "import": ("the import of {} is taken back", "the import of {} is made again"),
    "filter": ("the filter “{}” is as it was", "the filter “{}” is changed again"),
    "correct": ("your decision on “{}” is as it was before", "your decision on “{}” holds again"),
    "rule": ("your correction of “{}” is as it was before", "your correction of “{}” holds again"),
    "withdraw": ("your decision on “{}” holds again", "your decision on “{}” is gone again"),
    "clear": ("{} hold again", "{} are cleared again"),
    "learn": ("{} are out of your lexicon, where you have not edited them", "{} are in your lexicon again"),
}
"""What undo and redo say of each kind of change; {} is what the change was about."""

_STANDS, _UNDONE, _SUPERSEDED = 0, 1, 2
_STATES = {_STANDS: "done", _UNDONE: "undone", _SUPERSEDED: "superseded"}

_DONE = {
    "create": "bookmarked “{}”",
    "edit": "edited the note or tags of “{}”",
    "anchor": "put a bookmark on other words: “{}”",
    "delete": "deleted the bookmark “{}”",
    "tags": "changed tags: {}",
    "import": "imported {}",
    "filter": "changed the filter “{}”",
    "correct": "decided on the section of “{}”",
    "rule": "corrected what was found in “{}”",
    "withdraw": "left the section of “{}” to sitrep again",
    "clear": "cleared {}",
    "learn": "learned {}",
}
"""How the history tells each kind of change."""


class Step(NamedTuple):
    """What an undo or redo did: a sentence for the person, and the bookmark as it is now, if it was one alone."""

    sentence: str
    bookmark: Bookmark | None


class Entry(NamedTuple):
    """One change of the history.

    `what` is one of the kinds undo can name, `about` what it was about, `article` the title of the article ("" for
    none or several), `rows` how many rows it changed, `state` "done", "undone", or "superseded": undone, and past
    redoing because other changes came after it.
    """

    number: int
    made: str
    what: str
    about: str
    article: str
    rows: int
    state: str


def change(
    db: sqlite3.Connection,
    what: str,
    about: str,
    wanted: Sequence[tuple[Table, str, Row | None]],
    article: str = "",
    progress: Progress | None = None,
) -> int:
    """Write rows (table, key, values; None takes the row away) as one change that can be undone.

    Returns how many rows differ from what stood there; a change of none is not recorded. What had been undone can
    no longer be redone, but stays in the history. Raises StoppedError where `progress` was stopped.
    """
    edits = []
    progress = progress or Progress()
    progress.total = 2 * len(wanted)
    for table, key, row in progress.over(wanted):
        before = table.read(db, key)
        after = None if row is None else dict(row)
        if before != after:
            table.write(db, key, after)
            edits.append((table.name, key, *_difference(before, table.read(db, key))))
    if not edits:
        return 0
    _supersede(db)
    number = _next(db, "change")
    _write(db, (number, now(), what, rows.storable(about), rows.storable(article), _STANDS))
    for place, edit in enumerate(progress.over(edits), start=_next(db, "changed")):
        values = (place, number, *edit)
        db.execute("INSERT INTO changed VALUES (?, ?, ?, ?, ?, ?, ?)", (*values, rows.checksum(values)))
    return len(edits)


def undo(db: sqlite3.Connection, progress: Progress | None = None) -> Step | None:
    """Take back the newest change that stands; None when there is none. Raises StoppedError, as `redo` does."""
    return _turn(db, "WHERE undone = 0 ORDER BY number DESC LIMIT 1", _UNDONE, progress or Progress())


def redo(db: sqlite3.Connection, progress: Progress | None = None) -> Step | None:
    """Make the change again that was undone last; None when there is none."""
    return _turn(db, "WHERE undone = 1 ORDER BY number LIMIT 1", _STANDS, progress or Progress())


def entries(db: sqlite3.Connection, limit: int = -1, offset: int = 0) -> list[Entry]:
    """The changes, newest first: at most `limit` (-1: all), after the first `offset`."""
    found = []
    for row in db.execute("SELECT * FROM change ORDER BY number DESC LIMIT ? OFFSET ?", (limit, offset)):
        number, made, what, about, article, undone = _change(row)
        ((touched,),) = db.execute("SELECT count(*) FROM changed WHERE change = ?", (number,))
        found.append(Entry(number, made, what, about, article, touched, _STATES[undone]))
    return found


def count(db: sqlite3.Connection) -> int:
    """How many changes there are."""
    ((number,),) = db.execute("SELECT count(*) FROM change")
    return int(number)


def described(entry: Entry) -> str:
    """What a change did."""
    many = f" ({entry.rows} changed)" if entry.rows > 1 else ""
    said = _DONE[entry.what].format(shortened(entry.about, 60)) + many
    return said[:1].upper() + said[1:]


def told(entry: Entry) -> str:
    """A change as one line: when, what, in which article, and whether it stands."""
    article = f" in {shortened(entry.article, 50)}" if entry.article else ""
    state = "" if entry.state == "done" else f"  [{entry.state}]"
    return f"{minute(entry.made)} UTC  {described(entry)}{article}{state}"


def verify(db: sqlite3.Connection) -> None:
    """Check every row of the history and that it hangs together. Raises Damage."""
    known = {_change(row)[0] for row in db.execute("SELECT * FROM change")}
    for row in db.execute("SELECT * FROM changed"):
        if _edit(row)[1] not in known:
            raise rows.Damage("the history does not hang together")


def _turn(db: sqlite3.Connection, which: str, state: int, progress: Progress) -> Step | None:
    row = db.execute(f"SELECT * FROM change {which}").fetchone()
    if row is None:
        return None
    number, made, what, about, article, _ = _change(row)
    back = state == _UNDONE
    edits = [
        _edit(edit)[2:]
        for edit in db.execute("SELECT * FROM changed WHERE change = ? ORDER BY number", (number,))
    ]
    progress.total = len(edits)
    for name, key, before, after in progress.over(edits[::-1] if back else edits):
        _apply(db, TABLES[name], key, before if back else after)
    _write(db, (number, made, what, about, article, state))
    said = _TURNED[what][not back].format(shortened(about, 40))
    alone = edits[0][1] if [edit[0] for edit in edits] == [BOOKMARK.name] else ""
    bookmark = next(rows.read(db, "WHERE id = ?", (alone,)), None) if alone else None
    return Step(f"{'Undone' if back else 'Redone'}: {said}.", bookmark)


def _apply(db: sqlite3.Connection, table: Table, key: str, wanted: str | None) -> None:
    if wanted is None:
        table.write(db, key, None)
    else:
        table.write(db, key, {**(table.read(db, key) or {}), **json.loads(wanted)})


def _change(row: Sequence[Any]) -> Sequence[Any]:
    """The values of a row of `change`. A page of `changed` in its place would pass its checksums: look at the kinds."""
    values = rows.checked(row, "the history")
    if values[5] not in _STATES or values[2] not in _DONE:
        raise rows.Damage("the history is mixed up")
    return values


def _edit(row: Sequence[Any]) -> Sequence[Any]:
    """The values of a row of `changed`; see `_change`."""
    values = rows.checked(row, "the history")
    if values[2] not in TABLES:
        raise rows.Damage("the history is mixed up")
    return values


def _difference(before: Row | None, after: Row | None) -> tuple[str | None, str | None]:
    """Both as JSON; where the row was there before and after, only what differs: undo leaves the rest alone."""
    if before is not None and after is not None:
        names = [name for name in after if before.get(name) != after[name]]
        before, after = {name: before[name] for name in names}, {name: after[name] for name in names}
    return _json(before), _json(after)


def _json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _supersede(db: sqlite3.Connection) -> None:
    for row in db.execute("SELECT * FROM change WHERE undone = 1").fetchall():
        _write(db, (*_change(row)[:-1], _SUPERSEDED))


def _write(db: sqlite3.Connection, values: Sequence[object]) -> None:
    db.execute("INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", (*values, rows.checksum(values)))


def _next(db: sqlite3.Connection, table: str) -> int:
    ((number,),) = db.execute(f"SELECT coalesce(max(number), 0) + 1 FROM {table}")
    return int(number)
