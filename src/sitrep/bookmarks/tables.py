"""The tables whose rows the person changes, each change with undo: how a row is read, written and taken away."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.bookmarks import correction, lexicon, rows
from sitrep.bookmarks.record import now

Row = Mapping[str, Any]
"""The values of a row by column, as JSON can hold them; without its checksum."""


class Table(NamedTuple):
    """A table of the store with undo: the first of `columns` is its key (TEXT, unique), `sum` its last column.

    A table is added by a schema step in disk.py and a line in TABLES; `history.change` then writes its rows.
    """

    name: str
    columns: tuple[str, ...]

    def read(self, db: sqlite3.Connection, key: str) -> Row | None:
        """The row with this key, or None. Raises Damage when it fails its checksum."""
        found = db.execute(
            f"SELECT {self._names}, sum FROM {self.name} WHERE {self._key} = ?", (key,)
        ).fetchone()
        if found is None:
            return None
        return dict(zip(self.columns, rows.checked(found, f"a row of {self.name}"), strict=True))

    def all(self, db: sqlite3.Connection) -> list[Row]:
        """Every row, in the order of the key. Raises Damage when one fails its checksum."""
        found = db.execute(f"SELECT {self._names}, sum FROM {self.name} ORDER BY {self._key}")
        checked = (rows.checked(row, f"a row of {self.name}") for row in found)
        return [dict(zip(self.columns, values, strict=True)) for values in checked]

    def write(self, db: sqlite3.Connection, key: str, row: Row | None) -> None:
        """Make the row with this key what `row` says; None takes it away."""
        if row is None:
            self._remove(db, key)
            return
        values = [rows.storable(v) if isinstance(v, str) else v for v in (row[name] for name in self.columns)]
        marks = ", ".join("?" * (len(values) + 1))
        sets = ", ".join(f'"{name}" = excluded."{name}"' for name in (*self.columns[1:], "sum"))
        put = f"INSERT INTO {self.name}({self._names}, sum) VALUES ({marks})"
        db.execute(f"{put} ON CONFLICT({self._key}) DO UPDATE SET {sets}", [*values, rows.checksum(values)])
        self._written(db, key)

    def _remove(self, db: sqlite3.Connection, key: str) -> None:
        db.execute(f"DELETE FROM {self.name} WHERE {self._key} = ?", (key,))

    def _written(self, db: sqlite3.Connection, key: str) -> None:
        """What else has to follow a row that was written."""

    @property
    def _key(self) -> str:
        return f'"{self.columns[0]}"'

    @property
    def _names(self) -> str:
        return ", ".join(f'"{name}"' for name in self.columns)


class _Kept(Table):
    """These rows are never taken away, but marked as deleted: a merge of two stores has to know."""

    def _remove(self, db: sqlite3.Connection, key: str) -> None:
        if row := self.read(db, key):
            self.write(db, key, {**row, "deleted": 1, "updated": now()})


class _Bookmarks(_Kept):
    """Bookmarks are found by their words."""

    def _written(self, db: sqlite3.Connection, key: str) -> None:
        rows.index(db, key)


class _Lexicon(Table):
    """Words taught to sitrep, which stand in the lexicon file: the key is its path, a line break and their text."""

    def read(self, db: sqlite3.Connection, key: str) -> Row | None:
        """The text, where it stands in the file unchanged."""
        file, _, text = key.partition("\n")
        return {"key": key} if lexicon.holds(Path(file), text) else None

    def all(self, db: sqlite3.Connection) -> list[Row]:
        """Nothing of it stands in the store."""
        return []

    def write(self, db: sqlite3.Connection, key: str, row: Row | None) -> None:
        """Add the text to the file, or take it out. The file is changed before the transaction ends."""
        file, _, text = key.partition("\n")
        if row is None:
            lexicon.take_out(Path(file), text)
        else:
            lexicon.append(Path(file), text)


BOOKMARK = _Bookmarks("bookmark", rows.COLUMNS)
FILTER = Table("saved_filter", ("name", "query", "updated"))

CORRECTION = _Kept("correction", correction.COLUMNS)
LEXICON = _Lexicon("lexicon", ("key",))

TABLES = {table.name: table for table in (BOOKMARK, FILTER, CORRECTION, LEXICON)}
"""The tables that the history knows, by name."""
