"""Which articles are never let go: those of which something is bookmarked or corrected."""

from __future__ import annotations

from sitrep.bookmarks.store import Store, open_store
from sitrep.errors import StoreError


def bookmarked(store: Store) -> set[str]:
    """The sources of which something is bookmarked or corrected."""
    with store.reading() as db:
        rows = db.execute(
            "SELECT source FROM bookmark WHERE deleted = 0 UNION SELECT source FROM correction WHERE deleted = 0"
        )
        return {str(row[0]) for row in rows}


def keep() -> set[str] | None:
    """The same of the person's store; None, so that nothing goes, where that cannot be read."""
    try:
        with open_store(create=False) as store:
            return bookmarked(store)
    except StoreError:
        return None
