"""How a bookmark stands in a row of the store: columns, checksum, and the words that search looks through."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

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


_MOST_WORDS = 100
"""A search takes this many words into account: SQLite nests conditions only so deep."""


class Damage(Exception):
    """What a check found; the store turns it into a sentence for the person."""


def checksum(values: Sequence[object]) -> int:
    """CRC-32 of a row's values: SQLite's pages have none, so a flipped bit would be served as text."""
    return zlib.crc32("\0".join(map(str, values)).encode("utf-8", "surrogatepass"))


def storable(text: str) -> str:
    """The text without lone surrogates (undecodable file names have them), which SQLite cannot keep."""
    return text.encode("utf-8", "replace").decode()


def fold(text: str) -> str:
    """The text as search compares it: casefolded, without marks, quotes and dashes plain, blanks single."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    if not spread.isascii():
        spread = "".join(char for char in spread if not unicodedata.combining(char))
    return " ".join(spread.translate(_PLAIN).translate(_DASHES).split())


def pack(bookmark: Bookmark) -> list[Any]:
    """The values of a bookmark's row, in the order of COLUMNS."""
    values = [getattr(bookmark, name) for name in COLUMNS]
    values[_TAGS] = json.dumps(list(bookmark.tags), ensure_ascii=False)
    values[_DELETED] = int(bookmark.deleted)
    return [storable(value) if isinstance(value, str) else value for value in values]


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
    """Insert or replace one bookmark, and the words that search looks through."""
    values = pack(bookmark)
    db.execute(_PUT, [*values, checksum(values)])
    ((number,),) = db.execute("SELECT number FROM bookmark WHERE id = ?", (bookmark.id,)).fetchall()
    if bookmark.deleted:
        db.execute("DELETE FROM words WHERE number = ?", (number,))
        return
    text = [bookmark.title, bookmark.quote, bookmark.note, bookmark.section, *bookmark.tags]
    plain = storable("\n".join(map(fold, text)))
    db.execute("INSERT OR REPLACE INTO words VALUES (?, ?, ?)", (number, plain, checksum((number, plain))))


def find(db: sqlite3.Connection, words: Sequence[str], limit: int) -> list[Bookmark]:
    """The newest `limit` bookmarks in which each of the folded words stands (-1: all of them)."""
    wanted = sorted(dict.fromkeys(words), key=len, reverse=True)[:_MOST_WORDS]  # the rarest first
    every = " AND ".join("plain LIKE ?" if _is_simple(word) else "instr(plain, ?)" for word in wanted)
    values = [f"%{word}%" if _is_simple(word) else word for word in wanted]
    # Two steps, because the wide rows should be read only where the words were found.
    query = f"SELECT number FROM words WHERE {every} ORDER BY number DESC LIMIT ?"
    numbers = [row[0] for row in db.execute(query, (*values, limit))]
    return [bookmark for number in numbers for bookmark in read(db, "WHERE number = ?", (number,))]


def _is_simple(word: str) -> bool:
    """Whether LIKE finds the word as instr() would, but sooner: it skips to the first letter if that is ASCII."""
    return word.isascii() and word.isalnum() and len(word) < 1000


def put_draft(db: sqlite3.Connection, draft: Draft) -> None:
    """Insert or replace one draft."""
    tags = json.dumps(list(draft.tags), ensure_ascii=False)
    values = [storable(value) for value in (draft.key, draft.note, tags, draft.updated)]
    db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?)", [*values, checksum(values)])


def read_drafts(db: sqlite3.Connection, where: str = "", values: Sequence[object] = ()) -> Iterator[Draft]:
    """The drafts of a query. Raises Damage on a row that fails its checksum."""
    for row in db.execute(f'SELECT "key", note, tags, updated, sum FROM draft {where}', values):
        key, note, tags, updated = checked(row, "a draft")
        yield Draft(key, note, tuple(json.loads(tags)), updated)


def verify(db: sqlite3.Connection) -> int:
    """Check the whole file: SQLite's own structures, and the checksum of every row.

    Returns how many bookmarks there are that are not deleted. Raises Damage; also whatever sqlite3 raises on
    a file it cannot read.
    """
    found = [str(row[0]) for row in db.execute("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        raise Damage(found[0] if found else "its structure is broken")
    live = sum(not bookmark.deleted for bookmark in read(db))
    if live != _count(checked(row, "the search text") for row in db.execute("SELECT * FROM words")):
        raise Damage("the search text does not fit the bookmarks")
    _count(checked(row, "the history") for row in db.execute("SELECT * FROM change"))
    _count(read_drafts(db))
    return live


def _count(items: Iterable[object]) -> int:
    return sum(1 for _ in items)
