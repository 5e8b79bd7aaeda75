"""How a bookmark stands in a row of the store: columns, checksum, and the words that search looks through."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import groupby
from typing import Any

from sitrep.bookmarks import kinship
from sitrep.bookmarks.record import Bookmark, Draft

COLUMNS = tuple(field.name for field in fields(Bookmark))

_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_SELECT = f"SELECT {_NAMES}, sum FROM bookmark"
_PUT = (
    f"INSERT INTO bookmark({_NAMES}, sum) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
    " ON CONFLICT(id) DO UPDATE SET "
    + ", ".join(f'"{name}" = excluded."{name}"' for name in (*COLUMNS[1:], "sum"))
)
_TAGS, _DELETED = COLUMNS.index("tags"), COLUMNS.index("deleted")

_PLAIN = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


class Damage(Exception):
    """What a check found; the store turns it into a sentence for the person."""


def checksum(values: Sequence[object]) -> int:
    """CRC-32 of a row's values: SQLite's pages have none, so a flipped bit would be served as text."""
    return zlib.crc32("\0".join(map(str, values)).encode("utf-8", "surrogatepass"))


def storable(text: str) -> str:
    """The text without lone surrogates (undecodable file names have them), which SQLite cannot keep."""
    return text.encode("utf-8", "replace").decode()


def searchable(text: str) -> str:
    """The text as search compares it: casefolded, without marks, quotes and dashes plain, blanks single."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    if not spread.isascii():
        spread = "".join(char for char in spread if not unicodedata.combining(char))
    return " ".join(spread.translate(_PLAIN).translate(_DASHES).split())


def pack(bookmark: Bookmark) -> list[Any]:
    """The values of a bookmark's row, in the order of COLUMNS."""
    values = [getattr(bookmark, name) for name in COLUMNS]
    values[_TAGS] = pack_tags(bookmark.tags)
    values[_DELETED] = int(bookmark.deleted)
    return [storable(value) if isinstance(value, str) else value for value in values]


def row(bookmark: Bookmark) -> dict[str, Any]:
    """The bookmark as the values of its row by column."""
    return dict(zip(COLUMNS, pack(bookmark), strict=True))


def pack_tags(tags: Iterable[str]) -> str:
    """Tags as the column holds them."""
    return json.dumps(list(tags), ensure_ascii=False)


def unpack(values: Sequence[Any]) -> Bookmark:
    """The bookmark of a row's values, in the order of COLUMNS."""
    out = list(values)
    out[_TAGS] = tuple(json.loads(out[_TAGS]))
    out[_DELETED] = bool(out[_DELETED])
    return Bookmark(*out)


def checked(row: Sequence[Any], what: str) -> Sequence[Any]:
    """The values of a row whose last column is its checksum. Raises Damage when they do not agree."""
    values = row[:-1]
    if checksum(values) != row[-1]:
        raise Damage(f"{what} fails its checksum")
    return values


def read(db: sqlite3.Connection, where: str = "", values: Sequence[object] = ()) -> Iterator[Bookmark]:
    """The bookmarks of a query, tombstones too. Raises Damage on a row that fails its checksum."""
    for row in db.execute(f"{_SELECT} {where}", values):
        yield unpack(checked(row, "a bookmark"))


def put(db: sqlite3.Connection, bookmark: Bookmark) -> None:
    """Insert or replace one bookmark, and what it is found by."""
    values = pack(bookmark)
    db.execute(_PUT, [*values, checksum(values)])
    index(db, bookmark.id)


def index(db: sqlite3.Connection, id: str) -> None:
    """Note anew the words, tags and versions of its article by which the bookmark with this id is found."""
    row = db.execute(f"SELECT number, {_NAMES} FROM bookmark WHERE id = ?", (id,)).fetchone()
    number, bookmark = row[0], unpack(row[1:])
    db.execute("DELETE FROM tagged WHERE number = ?", (number,))
    db.execute("DELETE FROM kin WHERE number = ?", (number,))
    if bookmark.deleted:
        db.execute("DELETE FROM words WHERE number = ?", (number,))
        return
    plain = _plain(bookmark)
    db.execute("INSERT OR REPLACE INTO words VALUES (?, ?, ?)", (number, plain, checksum((number, plain))))
    db.executemany("INSERT INTO tagged VALUES (?, ?, ?)", _tagged(number, bookmark))
    db.executemany("INSERT INTO kin VALUES (?, ?)", _kin(number, bookmark))


def _plain(bookmark: Bookmark) -> str:
    """What search looks through: a line each of title, quote, note and section, then a line for each tag."""
    text = [bookmark.title, bookmark.quote, bookmark.note, bookmark.section, *bookmark.tags]
    return storable("\n".join(map(searchable, text)))


def _tagged(number: int, bookmark: Bookmark) -> set[tuple[str, int, str]]:
    return {(searchable(tag), number, tag) for tag in map(storable, bookmark.tags)}


def _kin(number: int, bookmark: Bookmark) -> set[tuple[int, int]]:
    return {(number, key) for key in kinship.keys(bookmark.sketch)}


def put_draft(db: sqlite3.Connection, draft: Draft) -> None:
    """Insert or replace one draft."""
    kept = (draft.key, draft.note, pack_tags(draft.tags), draft.updated)
    values = [storable(value) for value in kept]
    db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?)", [*values, checksum(values)])


def read_drafts(db: sqlite3.Connection, where: str = "", values: Sequence[object] = ()) -> Iterator[Draft]:
    """The drafts of a query. Raises Damage on a row that fails its checksum."""
    for row in db.execute(f'SELECT "key", note, tags, updated, sum FROM draft {where}', values):
        key, note, tags, updated = checked(row, "a draft")
        yield Draft(key, note, tuple(json.loads(tags)), updated)


STRAY_DRAFT = """
    WHERE NOT EXISTS (SELECT 1 FROM bookmark WHERE id = draft."key" AND deleted = 0) AND EXISTS (
      SELECT 1 FROM changed WHERE changed."table" = 'bookmark' AND changed."key" = draft."key" AND before IS NULL
        AND json_extract(after, '$.source') = ? AND json_extract(after, '$.quote') = ?)
    ORDER BY updated DESC LIMIT 1"""
"""Finds for `read_drafts` the newest one of a bookmark of an article's words that is gone; the history knows them."""


def stored_words(bookmark: Bookmark) -> tuple[object, object]:
    """The values of STRAY_DRAFT."""
    return storable(bookmark.source), storable(bookmark.quote)


def check_structure(db: sqlite3.Connection, how: str) -> None:
    """SQLite's `quick_check`, or `integrity_check`, which also compares the indexes. Raises Damage."""
    found = [str(row[0]) for row in db.execute(f"PRAGMA {how}(1)")]
    if found != ["ok"]:
        raise Damage(found[0] if found else "its structure is broken")


def verify(db: sqlite3.Connection) -> int:
    """Check bookmarks and drafts: SQLite's own structures, the checksum of every row, and what is derived from them.

    Returns how many bookmarks there are that are not deleted. Raises Damage; also whatever sqlite3 raises on
    a file it cannot read.
    """
    check_structure(db, "integrity_check")
    live = 0
    words = db.execute("SELECT number, plain, sum FROM words ORDER BY number")
    tagged = _by_number(db.execute("SELECT number, plain, tag FROM tagged ORDER BY number"))
    kin = _by_number(db.execute("SELECT number, hash FROM kin ORDER BY number"))
    for row in db.execute(f"SELECT number, {_NAMES}, sum FROM bookmark ORDER BY number"):
        number, bookmark = row[0], unpack(checked(row[1:], "a bookmark"))
        if bookmark.deleted:
            continue
        live += 1
        if checked(words.fetchone() or (0, "", 0), "the search text")[0] != number:
            raise Damage("the search text does not fit the bookmarks")
        tags = {(number, plain, tag) for plain, _, tag in _tagged(number, bookmark)}
        if tags and next(tagged, None) != tags:
            raise Damage("the tags do not fit the bookmarks")
        versions = _kin(number, bookmark)
        if versions and next(kin, None) != versions:
            raise Damage("what versions are known by does not fit the bookmarks")
    if words.fetchone() or next(tagged, None) or next(kin, None):
        raise Damage("what bookmarks are found by does not fit them")
    for _ in read_drafts(db):
        pass
    return live


def _by_number(found: Iterable[tuple[Any, ...]]) -> Iterator[set[tuple[Any, ...]]]:
    """The rows of a query that is ordered by its first column, those of each number together."""
    return (set(group) for _, group in groupby(found, key=lambda row: row[0]))
