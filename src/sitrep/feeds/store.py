"""Subscriptions and what was fetched for them, in a SQLite file of its own: bounded, and whole after a power cut."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import datetime, timedelta
from pathlib import Path

from sitrep import paths, whole
from sitrep.bookmarks import disk
from sitrep.errors import StoreError
from sitrep.feeds import records
from sitrep.feeds.records import Feed, stamp
from sitrep.feeds.trouble import explained
from sitrep.model import Article
from sitrep.reading.clean import line

APPLICATION_ID = 0x53495446
"""The letters SITF at offset 68 of the file: whose database this is."""
VERSION = 1
"""Of the schema; a file with a higher one is a newer sitrep's."""

MOST_FEEDS = 1000
MOST_ENTRIES, MOST_BYTES = 500, 10 << 20
"""Articles, and bytes of them, that are kept of one subscription."""
MOST_IN_ALL = 100 << 20
"""Bytes of all articles together."""

_COLUMNS = tuple(field.name for field in fields(Feed))
_NAMES = ", ".join(_COLUMNS)
_SCHEMA = (
    f"""CREATE TABLE feed(address TEXT PRIMARY KEY, {
        ", ".join(
            f"{name} {'INTEGER' if name in ('typed', 'every') else 'TEXT'} NOT NULL" for name in _COLUMNS[1:]
        )
    })""",
    """CREATE TABLE entry(
          number INTEGER PRIMARY KEY, feed TEXT NOT NULL, source TEXT NOT NULL, came TEXT NOT NULL,
          day TEXT NOT NULL, size INTEGER NOT NULL, article TEXT NOT NULL, UNIQUE(feed, source))""",
    "CREATE INDEX entry_source ON entry(source)",
    "CREATE INDEX entry_day ON entry(feed, day)",
    f"PRAGMA user_version={VERSION}",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a fetch has brought: sources of articles that are new, and of those that were edited."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """How many articles are kept, and their bytes."""

    articles: int
    bytes: int


class FeedStore(disk.OpenFile):
    """An open file. Its methods may be called from any thread; each raises StoreError and nothing else."""

    # -- subscriptions ----------------------------------------------------------------------------------------

    def feeds(self) -> list[Feed]:
        """Every subscription, by what it is called."""
        with self._reading() as db:
            rows = db.execute(f"SELECT {_NAMES} FROM feed WHERE removed = ''").fetchall()
        return sorted(map(_feed, rows), key=lambda feed: (feed.shown.casefold(), feed.address))

    def feed(self, address: str) -> Feed | None:
        """The subscription to this address; None where there is none."""
        with self._reading() as db:
            found = _one(db, address)
        return found if found and not found.removed else None

    def subscribe(self, feed: Feed) -> bool:
        """Keep a subscription, also one that was removed before, with what it brought; False if it was there.

        Raises StoreError when there are MOST_FEEDS.
        """
        with self._writing() as db:
            before = _one(db, feed.address)
            if before is not None and not before.removed:
                return False
            (number,) = db.execute("SELECT count(*) FROM feed WHERE removed = ''").fetchone()
            if number >= MOST_FEEDS:
                raise StoreError(
                    f"There are {number:,} subscriptions already, which is the most: remove one."
                )
            if before is not None:
                kept = {name: getattr(before, name) for name in ("etag", "modified", "asked", "came", "wait")}
                kept |= {"kind": before.kind, "title": feed.title or before.title}
                feed = replace(feed, name=feed.name or before.name, removed="", **kept)
            _put(db, feed)
        return True

    def change(self, address: str, **values: str | int) -> Feed | None:
        """Set fields of a subscription; returns it, or None where there is none."""
        with self._writing() as db:
            feed = _one(db, address)
            if feed is None or feed.removed:
                return None
            feed = replace(feed, **values)  # type: ignore[arg-type]
            _put(db, feed)
        return feed

    def remove(self, address: str, now: datetime) -> bool:
        """End a subscription; what it brought stays until it is pruned, so that this can be taken back."""
        return self.change(address, removed=stamp(now)) is not None

    # -- what was fetched -------------------------------------------------------------------------------------

    def articles(self, address: str, limit: int = -1) -> list[Article]:
        """What a subscription has brought, newest first, at most `limit` (-1: all); broken articles are passed over."""
        with self._reading() as db:
            rows = db.execute(
                "SELECT article FROM entry WHERE feed = ? ORDER BY day DESC, number LIMIT ?", (address, limit)
            ).fetchall()
        return [article for row in rows if (article := _unpacked(row[0])) is not None]

    def sources(self) -> dict[str, list[str]]:
        """The sources of all articles by the address of their subscription, newest first."""
        found: dict[str, list[str]] = {}
        with self._reading() as db:
            for feed, source in db.execute("SELECT feed, source FROM entry ORDER BY day DESC, number"):
                found.setdefault(feed, []).append(source)
        return found

    def article(self, source: str) -> Article | None:
        """The article with this source, whichever subscription brought it last; None where none did."""
        with self._reading() as db:
            row = db.execute(
                "SELECT article FROM entry WHERE source = ? ORDER BY came DESC LIMIT 1", (source,)
            ).fetchone()
        return _unpacked(row[0]) if row else None

    def held(self) -> Held:
        """How much is kept of all subscriptions."""
        with self._reading() as db:
            return Held(*db.execute("SELECT count(*), coalesce(sum(size), 0) FROM entry").fetchone())

    def check(self) -> None:
        """Have SQLite look through the whole file. Raises StoreError when it is damaged."""
        with self._reading() as db:
            ((said,),) = db.execute("PRAGMA quick_check(1)").fetchall()
            if said != "ok":
                raise sqlite3.DatabaseError(str(said))

    def claim(self, feed: Feed, now: datetime) -> Feed | None:
        """Note that a subscription is about to be asked, and give it as it stands; None where it must not be.

        That is: where it was removed, or this or another sitrep asked it too short a time ago.
        """
        with self._writing() as db:
            current = _one(db, feed.address)
            if current is None or current.removed or current.early(now):
                return None
            _put(db, replace(current, asked=stamp(now)))
            if not db.execute("SELECT 1 FROM entry WHERE feed = ? LIMIT 1", (feed.address,)).fetchone():
                return replace(current, etag="", modified="")  # "unchanged" would leave nothing to read
        return current

    def take(
        self, address: str, articles: Sequence[Article], now: datetime, keep: Collection[str] | None
    ) -> Taken:
        """Keep what was fetched, newest first, and let the oldest go where it is too much.

        Never those whose source is in `keep`; none at all where `keep` is None.
        """
        new, changed, came = [], [], stamp(now)
        with self._writing() as db:
            for article in articles:
                kept = records.packed(article)
                row = db.execute(
                    "SELECT number, came, article FROM entry WHERE feed = ? AND source = ?",
                    (address, article.source),
                ).fetchone()
                if row is None:
                    new.append(article.source)
                elif (before := _unpacked(row[2])) is None or before.id != article.id:
                    changed.append(article.source)
                first = row[1] if row else came
                values = (first, records.day(article, first), len(kept.encode("utf-8", "replace")), kept)
                if row is None:
                    db.execute(
                        "INSERT INTO entry(feed, source, came, day, size, article) VALUES (?, ?, ?, ?, ?, ?)",
                        (address, article.source, *values),
                    )
                else:
                    db.execute(
                        "UPDATE entry SET came = ?, day = ?, size = ?, article = ? WHERE number = ?",
                        (*values, row[0]),
                    )
            if keep is not None:
                _trim(db, address, keep)
        return Taken(tuple(new), tuple(changed))

    def prune(
        self, now: datetime, days: int | None, keep: Collection[str], *, dry_run: bool = False
    ) -> tuple[Held, int]:
        """Let go what is beyond the bounds, older than `days`, or of a removed subscription; never what is in `keep`.

        Returns how much went (would go, in a `dry_run`) and how many bookmarked articles were kept though old. A
        removed subscription goes with the last of its articles.
        """
        before = self.held()
        spared = 0
        with contextlib.suppress(_DryRun), self._writing() as db:
            old = "feed NOT IN (SELECT address FROM feed WHERE removed = '')"
            values: tuple[str, ...] = ()
            if days is not None:
                old, values = f"{old} OR day < ?", (stamp(now - timedelta(days=days)),)
            for number, source in db.execute(
                f"SELECT number, source FROM entry WHERE {old}", values
            ).fetchall():
                if source in keep:
                    spared += 1
                else:
                    db.execute("DELETE FROM entry WHERE number = ?", (number,))
            for (address,) in db.execute("SELECT DISTINCT feed FROM entry").fetchall():
                _trim(db, address, keep)
            db.execute("DELETE FROM feed WHERE removed <> '' AND address NOT IN (SELECT feed FROM entry)")
            after = Held(*db.execute("SELECT count(*), coalesce(sum(size), 0) FROM entry").fetchone())
            if dry_run:
                raise _DryRun
        if not dry_run:
            with self._reading() as db:
                db.execute("VACUUM")
        return Held(before.articles - after.articles, before.bytes - after.bytes), spared

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self.path):
            yield self._db

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self.path), disk.transaction(self._db):
            yield self._db


class _DryRun(Exception):
    """Ends a transaction of which nothing is to be kept."""


def open_feeds(path: Path | None = None, *, create: bool = True) -> FeedStore:
    """Open the person's subscriptions; a missing file is created, or without `create` taken as empty.

    Raises StoreError when it is damaged, of a newer sitrep, or cannot be opened.
    """
    path = path or paths.feeds_file()
    with explained(path):
        if not path.exists():
            if not create:
                db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
                _make(db)
                return FeedStore(path, db)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with whole.beside(path) as fresh:
                with contextlib.closing(disk.connect(fresh)) as db:
                    _make(db)
                whole.put_in_place(fresh, path)
        db = disk.connect(path, vfs=disk.lock_method(path.parent))
        try:
            if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise sqlite3.DatabaseError("it is no file of sitrep's")
            if disk.schema(db) > VERSION:
                raise StoreError(
                    f"The feed file {line(str(path))} was written by a newer sitrep: upgrade sitrep to read it."
                )
            db.execute(f"SELECT {_NAMES} FROM feed LIMIT 1").fetchall()
            return FeedStore(path, db)
        except BaseException:
            db.close()
            raise


def _make(db: sqlite3.Connection) -> None:
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    with disk.transaction(db):
        for statement in _SCHEMA:
            db.execute(statement)


def _trim(db: sqlite3.Connection, address: str, keep: Collection[str]) -> None:
    """Let the oldest articles go: of this subscription, then of all. Its newest always stays."""
    rows = db.execute(
        "SELECT number, source, size FROM entry WHERE feed = ? ORDER BY day DESC, number", (address,)
    ).fetchall()
    _let_go(db, rows, keep, MOST_ENTRIES, MOST_BYTES)
    (total,) = db.execute("SELECT coalesce(sum(size), 0) FROM entry").fetchone()
    if total > MOST_IN_ALL:
        rows = db.execute("SELECT number, source, size FROM entry ORDER BY day DESC, number").fetchall()
        _let_go(db, rows, keep, len(rows), MOST_IN_ALL)


def _let_go(
    db: sqlite3.Connection, rows: Iterable[tuple[int, str, int]], keep: Collection[str], most: int, size: int
) -> None:
    total = 0
    for at, (number, source, bytes_) in enumerate(rows):
        total += bytes_
        if at > 0 and (at >= most or total > size) and source not in keep:
            db.execute("DELETE FROM entry WHERE number = ?", (number,))
            total -= bytes_


def _one(db: sqlite3.Connection, address: str) -> Feed | None:
    row = db.execute(f"SELECT {_NAMES} FROM feed WHERE address = ?", (address,)).fetchone()
    return _feed(row) if row else None


def _feed(row: Sequence[object]) -> Feed:
    values = dict(zip(_COLUMNS, row, strict=True))
    return Feed(**{**values, "typed": bool(values["typed"])})  # type: ignore[arg-type]


def _put(db: sqlite3.Connection, feed: Feed) -> None:
    marks = ", ".join("?" * len(_COLUMNS))
    db.execute(f"INSERT OR REPLACE INTO feed({_NAMES}) VALUES ({marks})", astuple(feed))


def _unpacked(kept: str) -> Article | None:
    try:
        return records.unpacked(kept)
    except ValueError:
        return None
