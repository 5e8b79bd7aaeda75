"""The part of the store that keeps what the reader decided: corrections, and the words taught to sitrep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sitrep.bookmarks import correction as correcting
from sitrep.bookmarks import history, rows
from sitrep.bookmarks.correction import Correction
from sitrep.bookmarks.record import digest, now
from sitrep.bookmarks.storefile import StoreFile
from sitrep.bookmarks.tables import CORRECTION, LEXICON
from sitrep.model import Article

STANDARD_INPUT = "-"


class Decisions(StoreFile):
    """Methods of `Store`; each raises StoreError and nothing else, and returns when it is on disk."""

    def corrections(self, article: Article | None = None) -> list[Correction]:
        """What the reader decided, in this article and other versions of it or in all; the oldest first."""
        where, values = "", list[object]()
        if article is not None:
            source = None if article.source == STANDARD_INPUT else rows.storable(article.source)
            where = "WHERE article_id = ? OR source = ? OR digest = ?"
            values = [article.id, source, digest(article)]
        with self.reading() as db:
            found = [one for one in correcting.read(db, where, values) if not one.deleted]
        return sorted(found, key=lambda one: (one.updated, one.id))

    def correct(self, correction: Correction) -> Correction:
        """Insert or change a correction; returns it as saved, when it is on disk."""
        wanted = correcting.stored(correction)
        with self.writing() as db:
            before = list(correcting.read(db, "WHERE id = ?", (wanted.id,)))
            if before:
                wanted = replace(wanted, created=before[0].created, updated=before[0].updated)
                if wanted == before[0]:
                    return wanted
                wanted = replace(wanted, updated=now())
            row = correcting.row(wanted)
            what = "correct" if wanted.kind == correcting.SECTION else "rule"
            history.change(db, what, wanted.quote, [(CORRECTION, wanted.id, row)], wanted.title)
        return wanted

    def withdraw(self, ids: Sequence[str]) -> list[Correction]:
        """Withdraw corrections in one change, leaving tombstones; returns those there were."""
        with self.writing() as db:
            found = [one for id in ids for one in correcting.read(db, "WHERE id = ?", (id,))]
            before = [one for one in found if not one.deleted]
            what, about = "withdraw", before[0].quote if before else ""
            if len(before) > 1:
                what, about = "clear", f"{len(before)} corrections"
            articles = {one.title for one in before}
            article = articles.pop() if len(articles) == 1 else ""
            history.change(db, what, about, [(CORRECTION, one.id, None) for one in before], article)
        return before

    def learn(self, file: Path, text: str, about: str) -> None:
        """Add words to the reader's lexicon file, as a change that can be undone; `about` names them."""
        with self.writing() as db:
            history.change(db, "learn", about, [(LEXICON, f"{file}\n{text}", {})])
