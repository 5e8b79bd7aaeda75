"""Bookmarks out of the store by a filter, in an order, a window at a time; and how many there are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sitrep.bookmarks import kinship, rows
from sitrep.bookmarks.filters import TEXT, Condition, Query
from sitrep.bookmarks.record import Bookmark

ORDERS = {
    "newest": "b.created DESC, b.id DESC",
    "article": "b.title, b.source, b.paragraph, b.start, b.created, b.id",
    "section": "b.section, b.created DESC, b.id DESC",
    "updated": "b.updated DESC, b.id DESC",
}
"""The orders bookmarks can be listed in, by name."""

_NARROW = "bookmark_newest"
"""The index that has what is filtered and ordered by, without the wide text."""

_FEW = 500
"""So many bookmarks with some words are fetched by number; more are met soon enough in the order of the list."""

_REMEMBERED = 50
"""Filters whose finds are remembered."""

_LONG = 1000
"""SQLite refuses patterns that are much longer."""

_AMONG = "{}.number IN (SELECT value FROM json_each(?))"

_TITLE, _QUOTE, _NOTE = range(3)  # the lines of words.plain
_LEAST_SHARED = 2  # keys that a version shares with an article: a single one is often a stock phrase
_MOST_ASKED = 1024  # shingles of a text that are looked for: its smallest, as keys are the smallest
_MOST_KIN = 1000  # bookmarks that are looked at closer
_MOST = 100
"""A filter takes this many conditions into account: SQLite nests them only so deep."""


class Tally(NamedTuple):
    """How many bookmarks a filter finds, and of them how many are changed or lost in their article."""

    total: int
    changed: int
    lost: int

    @property
    def told(self) -> list[tuple[str, int]]:
        """The states that ask for attention, with how many are in them, if any are."""
        return [
            (state, number) for state, number in (("changed", self.changed), ("lost", self.lost)) if number
        ]


class Recall:
    """What was found out about the bookmarks, remembered until the file changes: a filter is typed letter by letter."""

    def __init__(self) -> None:
        self._few: dict[frozenset[Condition], list[int] | None] = {}
        self._sections: list[str] = []
        self._when = (0, 0)

    def few(self, db: sqlite3.Connection, words: tuple[Condition, ...]) -> list[int] | None:
        """The numbers of those that fulfil all of these conditions on words; None: more than a few do."""
        self._forget(db)
        asked = frozenset(words)
        if asked not in self._few:
            self._few[asked] = self._look(db, words)
        return self._few[asked]

    def sections(self, db: sqlite3.Connection) -> list[str]:
        """The sections that bookmarks stand in."""
        self._forget(db)
        if not self._sections:
            found: list[str] = []
            others = """SELECT section FROM bookmark INDEXED BY bookmark_newest
                        WHERE deleted = 0 AND section NOT IN (SELECT value FROM json_each(?)) LIMIT 1"""
            while row := db.execute(others, (json.dumps(found),)).fetchone():
                found.append(row[0])
            self._sections = sorted(found)
        return self._sections

    def _forget(self, db: sqlite3.Connection) -> None:
        when = (db.execute("PRAGMA data_version").fetchone()[0], db.total_changes)
        if when != self._when or len(self._few) > _REMEMBERED:
            self._few, self._sections, self._when = {}, [], when

    def _look(self, db: sqlite3.Connection, words: tuple[Condition, ...]) -> list[int] | None:
        # Whatever has a longer word is among those that have its beginning.
        wider = (found for some, found in self._few.items() if found is not None and _narrows(words, some))
        among = min(wider, key=len, default=None)
        where, values = _where(db, Query(words))
        few = f"SELECT w.number FROM words w WHERE {where}"
        if among is not None:
            few, values = f"{few} AND {_AMONG.format('w')}", [*values, json.dumps(among)]
        found = [row[0] for row in db.execute(f"{few} LIMIT ?", (*values, _FEW + 1))]
        return found if len(found) <= _FEW else None


def page(
    db: sqlite3.Connection,
    recall: Recall,
    query: Query,
    order: str = "newest",
    limit: int = -1,
    offset: int = 0,
) -> list[Bookmark]:
    """At most `limit` bookmarks (-1: all) that fulfil the query, after the first `offset`, in one of ORDERS."""
    index = "bookmark_reading" if order == "article" or _reads_source(query) else _NARROW
    found, values = _found(db, recall, query, index)
    # Two steps: the wide rows are read only for the window.
    ordered = f"SELECT b.number {found} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"
    numbers = [row[0] for row in db.execute(ordered, (*values, limit, offset))]
    return [bookmark for number in numbers for bookmark in rows.read(db, "WHERE number = ?", (number,))]


def tally(db: sqlite3.Connection, recall: Recall, query: Query) -> Tally:
    """How many bookmarks fulfil the query."""
    found, values = _found(db, recall, query, "bookmark_reading" if _reads_source(query) else _NARROW)
    words = _on_words(query)
    if words and words == query.conditions and recall.few(db, words) is None:
        # The words of deleted bookmarks are gone, so the narrow tables need not be asked.
        where, values_of_words = _where(db, query)
        ((total,),) = db.execute(f"SELECT count(*) FROM words w WHERE {where}", values_of_words)
    else:
        ((total,),) = db.execute(f"SELECT count(*) {found}", values)
    noted = found.replace("WHERE", "WHERE b.state IN ('changed', 'lost') AND", 1)
    states = dict(db.execute(f"SELECT b.state, count(*) {noted} GROUP BY b.state", values))
    return Tally(total, states.get("changed", 0), states.get("lost", 0))


def _found(db: sqlite3.Connection, recall: Recall, query: Query, index: str) -> tuple[str, list[object]]:
    """FROM and WHERE of what fulfils the query, read in the order of an index; and their values."""
    words = _on_words(query)
    few = recall.few(db, words) if words else None
    if few is not None:
        where, values = _where(db, Query(tuple(one for one in query.conditions if not _reads_words(one))))
        among = _AMONG.format("b")
        return f"FROM bookmark b WHERE b.deleted = 0 AND {among} AND {where}", [json.dumps(few), *values]
    where, values = _where(db, query)
    return f"{_tables(query, index)} WHERE b.deleted = 0 AND {where}", values


def is_empty(db: sqlite3.Connection) -> bool:
    """Whether there is no bookmark at all, no tombstone either."""
    return db.execute("SELECT 1 FROM bookmark LIMIT 1").fetchone() is None


def of_versions(db: sqlite3.Connection, shingles: list[int]) -> list[Bookmark]:
    """The bookmarks, tombstones too, of articles that share so much with a text that it is a version of them.

    `shingles` are those of the text (kinship.py).
    """
    if not shingles:
        return []
    shared = """SELECT number FROM kin WHERE hash IN (SELECT value FROM json_each(?))
                GROUP BY number HAVING count(*) >= ? ORDER BY count(*) DESC LIMIT ?"""
    least = min(_LEAST_SHARED, len(shingles))
    numbers = [row[0] for row in db.execute(shared, (json.dumps(shingles[:_MOST_ASKED]), least, _MOST_KIN))]
    found = (bookmark for number in numbers for bookmark in rows.read(db, "WHERE number = ?", (number,)))
    return [bookmark for bookmark in found if kinship.is_version(bookmark.sketch, shingles)]


def _reads_source(query: Query) -> bool:
    return any(one.field == "source" for one in query.conditions)


def _on_words(query: Query) -> tuple[Condition, ...]:
    return tuple(one for one in query.conditions[:_MOST] if _reads_words(one))


def _narrows(words: Iterable[Condition], wider: Iterable[Condition]) -> bool:
    """Whether all that fulfils the one set of conditions surely fulfils the other."""
    return all(any(_implies(one, other) for one in words) for other in wider)


def _implies(one: Condition, other: Condition) -> bool:
    if one == other:
        return True
    held = other.values[0] in one.values[0] and other.field in (TEXT, one.field)
    return held and not one.negated and not other.negated


def _tables(query: Query, index: str) -> str:
    # CROSS JOIN: in the order of the index, so that a window is found without sorting.
    words = "CROSS JOIN words w ON w.number = b.number" if _on_words(query) else ""
    return f"FROM bookmark b INDEXED BY {index} {words}"


def _reads_words(condition: Condition) -> bool:
    return condition.field in (TEXT, "article", "quote", "note")


def _where(db: sqlite3.Connection, query: Query) -> tuple[str, list[object]]:
    db.create_function("part", 2, _part, deterministic=True)
    parts, values = ["1"], list[object]()
    # The cheap ones first; of words the longest, which is the rarest.
    ordered = sorted(query.conditions, key=lambda one: (_reads_words(one), -len(one.values[0])))
    for condition in ordered[:_MOST]:
        sql, added = _sql(db, condition)
        parts.append(f"NOT ({sql})" if condition.negated else sql)
        values += added
    return " AND ".join(parts), values


def _sql(db: sqlite3.Connection, condition: Condition) -> tuple[str, Sequence[object]]:
    field, word = condition.field, condition.values[0]
    if field in ("section", "state"):
        return f"b.{field} IN ({', '.join('?' * len(condition.values))})", condition.values
    if field in ("before", "after"):
        return f"b.created {'<' if field == 'before' else '>='} ?", (word,)
    if field == "tag":
        exact = db.execute("SELECT 1 FROM tagged WHERE plain = ? LIMIT 1", (word,)).fetchone()
        # A tag that is not there whole is still being typed: its beginning counts.
        last = word if exact else f"{word}\U0010ffff"
        return "b.number IN (SELECT number FROM tagged WHERE plain BETWEEN ? AND ?)", (word, last)
    if field == "source":
        return "instr(lower(b.source), lower(?))", (word,)
    if field == TEXT:
        return _holds(word)
    return _holds_in(word, {"article": _TITLE, "quote": _QUOTE, "note": _NOTE}[field])


def _holds(word: str, after: int = 0) -> tuple[str, tuple[str]]:
    """Whether a word stands in the text, after so many line ends at least."""
    # LIKE finds such a word as instr() would, but sooner: it skips to the first letter if that is ASCII.
    if after or (word.isascii() and word.isalnum() and len(word) < _LONG):
        return "w.plain LIKE ?", ("%\n" * after + f"%{word}%",)
    return "instr(w.plain, ?)", (word,)


def _holds_in(word: str, line: int) -> tuple[str, Sequence[object]]:
    """Whether a word stands in this line of the text."""
    here, value = f"instr(part(w.plain, {line}), ?)", (word,)
    if not word.isalnum() or len(word) >= _LONG:
        anywhere, wanted = _holds(word)
        return f"({anywhere} AND {here})", (*wanted, *value)
    # Mostly no later line has the word, and then the line need not be cut out, which takes ten times as long.
    least, wanted = _holds(word, line)
    later, unwanted = _holds(word, line + 1)
    return f"({least} AND (NOT {later} OR {here}))", (*wanted, *unwanted, *value)


def _part(plain: str, line: int) -> str:
    return plain.split("\n", line + 1)[line]
