"""A check of the whole store, every row of every table."""

from __future__ import annotations

import sqlite3

from sitrep.bookmarks import history, readings, rows
from sitrep.bookmarks.tables import BOOKMARK, TABLES


def verify(db: sqlite3.Connection) -> int:
    """Check a store from end to end; returns how many bookmarks there are that are not deleted.

    Raises Damage; also whatever sqlite3 raises on a file it cannot read.
    """
    live = rows.verify(db)
    history.verify(db)
    for table in TABLES.values():
        if table is not BOOKMARK:
            table.all(db)
    readings.verify(db)
    return live
