"""The part of the store that remembers what was read: each passage seen, and the last two versions of each article.

Neither is part of the history that undo goes through, and both are bounded: the oldest go.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from sitrep.bookmarks import rows
from sitrep.bookmarks.record import now
from sitrep.bookmarks.storefile import StoreFile
from sitrep.digest import sha256
from sitrep.model import Article

MOST_MARKS = 200_000
"""Passages remembered as read: a year of reading three hundred a day, twice over."""

MOST_READINGS = 400
"""Articles of which the words of the last two versions are kept."""
LONGEST = 200_000
"""Characters of an article up to which its words are kept; of a longer one only the passages seen are."""

_COLUMNS = "source, article_id, read, paragraphs, before_read, before_paragraphs"


class Reading(NamedTuple):
    """What an article said when it was read last, and what the version before that said.

    Times are ISO 8601 in UTC. `before` and `before_read` are empty while only one version was ever read.
    """

    source: str
    article_id: str
    read: str
    paragraphs: tuple[str, ...]
    before_read: str = ""
    before: tuple[str, ...] = ()


class Readings(StoreFile):
    """Methods of `Store`; each raises StoreError and nothing else, and returns when it is on disk."""

    def read_marks(self, sources: Iterable[str]) -> dict[str, set[str]]:
        """The digests of the passages that were read, by source; sources of which none was are left out."""
        found: dict[str, set[str]] = {}
        with self.reading() as db:
            for source in sources:
                marks = db.execute("SELECT passage FROM read_mark WHERE source = ?", (source_key(source),))
                if digests := {str(row[0]) for row in marks}:
                    found[source] = digests
        return found

    def mark_read(self, marks: Iterable[tuple[str, str]]) -> None:
        """Remember passages as read: pairs of source and the passage's digest."""
        at = now()
        values = [(source_key(source), digest, at) for source, digest in marks]
        with self.writing() as db:
            db.executemany("INSERT OR IGNORE INTO read_mark VALUES (?, ?, ?)", values)
            beyond = db.execute("SELECT count(*) FROM read_mark").fetchone()[0] - MOST_MARKS
            if beyond > 0:
                # A tenth more than needed, so that not every save has to look for the oldest.
                oldest = "SELECT source, passage FROM read_mark ORDER BY at LIMIT ?"
                db.execute(
                    f"DELETE FROM read_mark WHERE (source, passage) IN ({oldest})",
                    (beyond + MOST_MARKS // 10,),
                )

    def last_reading(self, source: str) -> Reading | None:
        """What the article of this source said when it was read last; None where that is not known."""
        with self.reading() as db:
            return _reading(db, source)

    def keep_reading(self, article: Article) -> Reading | None:
        """Remember that this version of an article is read now; what is known of it then.

        None where the article is too long to be kept, or is from standard input, which is never the same again.
        """
        if article.source == "-" or sum(map(len, article.paragraphs)) > LONGEST:
            return None
        with self.writing() as db:
            last = _reading(db, article.source)
            new = Reading(article.source, article.id, now(), article.paragraphs)
            if last is not None and last.article_id == article.id:
                new = last._replace(read=new.read)
            elif last is not None:
                new = new._replace(before_read=last.read, before=last.paragraphs)
            _put(db, new)
            db.execute(
                "DELETE FROM reading WHERE source IN (SELECT source FROM reading ORDER BY read DESC LIMIT -1 OFFSET ?)",
                (MOST_READINGS,),
            )
        return new


def source_key(source: str) -> str:
    """A source as the marks name it: its digest, for it may be long."""
    return _digest(source)


def passage_key(text: str) -> str:
    """A passage as the marks name it: the digest of its words, so that it stays read when it moves."""
    return _digest(text)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _reading(db: sqlite3.Connection, source: str) -> Reading | None:
    row = db.execute(
        f"SELECT {_COLUMNS}, sum FROM reading WHERE source = ?", (rows.storable(source),)
    ).fetchone()
    if row is None:
        return None
    _, article_id, read, paragraphs, before_read, before = rows.checked(row, "a reading")
    return Reading(
        source, article_id, read, tuple(json.loads(paragraphs)), before_read, tuple(json.loads(before))
    )


def verify(db: sqlite3.Connection) -> None:
    """Check every reading kept. Raises Damage when one fails its checksum."""
    for row in db.execute(f"SELECT {_COLUMNS}, sum FROM reading"):
        rows.checked(row, "a reading")


def _put(db: sqlite3.Connection, reading: Reading) -> None:
    paragraphs, before = (
        json.dumps(texts, ensure_ascii=False) for texts in (reading.paragraphs, reading.before)
    )
    values = [
        rows.storable(text)
        for text in (
            reading.source,
            reading.article_id,
            reading.read,
            paragraphs,
            reading.before_read,
            before,
        )
    ]
    db.execute(
        "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", [*values, rows.checksum(values)]
    )
