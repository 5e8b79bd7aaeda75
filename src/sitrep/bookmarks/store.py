"""The person's bookmarks on disk: every write to them goes through here, and returns when it is durable."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep import paths
from sitrep.bookmarks import backups, disk, filters, finding, history, kinship, rows, storefile, tags
from sitrep.bookmarks.decisions import STANDARD_INPUT, Decisions
from sitrep.bookmarks.filters import TEXT, Condition, Query
from sitrep.bookmarks.finding import Tally
from sitrep.bookmarks.grade import grade
from sitrep.bookmarks.history import Entry, Step
from sitrep.bookmarks.progress import Progress
from sitrep.bookmarks.readings import Readings
from sitrep.bookmarks.record import STATES, Bookmark, Draft, SavedFilter, article_text, now, tombstone
from sitrep.bookmarks.tables import BOOKMARK, FILTER
from sitrep.bookmarks.tags import Tag, cleaned
from sitrep.bookmarks.trouble import explained
from sitrep.errors import EditedElsewhereError, StoreError
from sitrep.model import Article
from sitrep.reading.clean import clean, line

if TYPE_CHECKING:
    from sitrep.bookmarks.importing import Outcome

_EVERYTHING = Query()


class Store(Decisions, Readings):
    """An open store. Its methods may be called from any thread; each raises StoreError and nothing else."""

    # -- finding ----------------------------------------------------------------------------------------------

    @cached_property
    def _recall(self) -> finding.Recall:
        return finding.Recall()

    def all(self) -> list[Bookmark]:
        """Every bookmark that is not deleted, newest first."""
        return self._live("")

    def get(self, id: str) -> Bookmark | None:
        """One bookmark that is not deleted, or None."""
        return next(iter(self._live("WHERE id = ?", id)), None)

    def latest(self, id: str) -> Bookmark | None:
        """One bookmark as it stands, also when it is deleted; None when there never was one."""
        with self.reading() as db:
            return _one(db, id)

    def beginning(self, id: str) -> list[Bookmark]:
        """The bookmarks whose id begins so."""
        return self._live("WHERE id >= ? AND id < ?", id, f"{id}\U0010ffff")

    def for_article(self, article: Article) -> list[Bookmark]:
        """The bookmarks of an article and of other versions of it, newest first.

        A version has the same source, or shares a large part of its text (kinship.py), wherever it comes from.
        """
        source = None if article.source == STANDARD_INPUT else rows.storable(article.source)
        found = {one.id: one for one in self._live("WHERE article_id = ? OR source = ?", article.id, source)}
        with self.reading() as db:
            is_empty = finding.is_empty(db)
        if not is_empty:  # else there is no need for the shingles: those of a long article take half a second
            shingles = kinship.shingles(article_text(article))
            with self.reading() as db:
                kin = finding.of_versions(db, shingles)
            found |= {one.id: one for one in kin if not one.deleted}
        return _newest_first(found.values())

    def page(
        self, query: Query = _EVERYTHING, order: str = "newest", limit: int = -1, offset: int = 0
    ) -> list[Bookmark]:
        """At most `limit` bookmarks (-1: all) that fulfil a query, after the first `offset`, in a `finding.ORDERS`."""
        with self.reading() as db:
            return finding.page(db, self._recall, query, order, limit, offset)

    def tally(self, query: Query = _EVERYTHING) -> Tally:
        """How many bookmarks fulfil a query, in all and by state."""
        with self.reading() as db:
            return finding.tally(db, self._recall, query)

    def query(self, typed: str) -> Query:
        """What a person typed as a filter, understood for these bookmarks. Raises FilterError."""
        with self.reading() as db:
            return filters.parse(typed, self._recall.sections(db) if "section:" in typed.lower() else ())

    def filter_words(self) -> list[str]:
        """What a filter's words can be completed to: fields, states, sections, tags."""
        with self.reading() as db:
            return filters.words(self._recall.sections(db), (tag.name for tag in tags.all_tags(db)))

    def search(self, text: str, limit: int | None = None) -> list[Bookmark]:
        """The bookmarks in whose title, quote, note, section or tags every word stands, newest first.

        Case, marks on letters and the kind of quotation marks do not matter. `limit` is the most to return.
        """
        words = dict.fromkeys(rows.searchable(rows.storable(text)).split())
        query = Query(tuple(Condition(TEXT, (word,)) for word in words))
        return self.page(query, limit=-1 if limit is None else limit)

    # -- changing ---------------------------------------------------------------------------------------------

    def save(self, bookmark: Bookmark, over: Bookmark | None = None) -> Bookmark:
        """Insert or update a bookmark; returns it as saved, cleaned, when it is on disk.

        Saving what is already saved changes nothing, so that a failed save can simply be tried again. With `over`,
        the version that was edited, raises EditedElsewhereError when another sitrep has changed its note or tags, or
        deleted it, since.
        """
        wanted = rows.unpack(rows.pack(_cleaned(bookmark)))
        with self.writing() as db:
            before = _one(db, wanted.id)
            if before is not None:
                wanted = replace(wanted, created=before.created, updated=before.updated)
                if wanted == before:
                    return before
                if over is not None and _differ(before, over) and _differ(before, wanted):
                    raise EditedElsewhereError(
                        f"Another sitrep has {'deleted' if before.deleted else 'changed'} this bookmark"
                        " since it was opened here; nothing was saved over it."
                    )
                wanted = replace(wanted, updated=now())
            _change(db, _kind(before, wanted), wanted)
        return wanted

    def delete(self, id: str) -> Bookmark | None:
        """Delete a bookmark, leaving a tombstone; returns it as it was, or None when there is none."""
        with self.writing() as db:
            before = _one(db, id)
            if before is None or before.deleted:
                return None
            _change(db, "delete", tombstone(before))
        return before

    def undo(self, progress: Progress | None = None) -> Step | None:
        """Take back the newest change to the person's data, of this or an earlier start; None: nothing left.

        Raises StoppedError where `progress` was stopped.
        """
        with self.writing() as db:
            return history.undo(db, progress)

    def redo(self, progress: Progress | None = None) -> Step | None:
        """Make the change again that was undone last; None when nothing was undone since the last change."""
        with self.writing() as db:
            return history.redo(db, progress)

    def history(self, limit: int = -1, offset: int = 0) -> list[Entry]:
        """The changes to the person's data, newest first: at most `limit` (-1: all), after the first `offset`."""
        with self.reading() as db:
            return history.entries(db, limit, offset)

    def changes(self) -> int:
        """How many changes the history holds."""
        with self.reading() as db:
            return history.count(db)

    def take(
        self,
        bookmarks: Iterable[Bookmark],
        about: str,
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> list[Outcome]:
        """Import bookmarks as one change that can be undone; with `dry_run` only say what would happen.

        `about` names where they come from. What is newer here, or as old but different, is not touched. Raises
        StoppedError, with nothing imported, where `progress` was stopped.
        """
        from sitrep.bookmarks import importing

        if dry_run:
            with self.reading() as db:
                return importing.outcomes(db, bookmarks)
        with self.writing() as db:
            return importing.take(db, bookmarks, about, progress)

    def seen(self, states: Mapping[str, str]) -> None:
        """Remember in which state (one of STATES) bookmarks were found in their article, by their ids.

        This is no change of the person's, so it does not enter the history.
        """
        with self.reading() as db:
            known = {id: _one(db, id) for id in states}
        stale = [id for id, found in known.items() if found and found.state != states[id]]
        if not stale:
            return
        if unknown := {states[id] for id in stale} - set(STATES):
            raise ValueError(f"no such state: {', '.join(sorted(unknown))}")
        with self.writing() as db:
            for id in stale:
                if (bookmark := _one(db, id)) is not None:
                    rows.put(db, replace(bookmark, state=states[id]))

    # -- tags and filters -------------------------------------------------------------------------------------

    def tags(self) -> list[Tag]:
        """Every tag in use with how many bookmarks have it, the most used first."""
        with self.reading() as db:
            return tags.all_tags(db)

    def retag(self, old: Sequence[str], new: str, progress: Progress | None = None) -> int:
        """Give the bookmarks with one of the `old` tags the tag `new` instead, as one change; how many changed.

        Raises StoreError when `new` is no tag or an old one is on no bookmark; StoppedError where it was stopped.
        """
        name = next(iter(tags.cleaned([new])), "")
        if not name:
            raise StoreError("A tag must have a letter: give it another name.")
        known = {tag.name for tag in self.tags()}
        if missing := [tag for tag in old if tag not in known]:
            raise StoreError(
                f"No bookmark has the tag {line(missing[0])}: `sitrep bookmarks tags list` shows them."
            )
        with self.writing() as db:
            return tags.retag(db, old, name, progress)

    def filters(self) -> list[SavedFilter]:
        """The filters that have a name, in its order."""
        with self.reading() as db:
            return [SavedFilter(**row) for row in FILTER.all(db)]

    def save_filter(self, name: str, query: str) -> None:
        """Give a filter a name, as a change that can be undone; one that had it is replaced."""
        name = line(name).strip()
        row = {"name": name, "query": line(query, most=len(query) + 1).strip(), "updated": now()}
        if not name or not row["query"]:
            raise StoreError("A filter is saved with a name and something to filter by.")
        with self.writing() as db:
            history.change(db, "filter", name, [(FILTER, name, row)])

    def delete_filter(self, name: str) -> bool:
        """Forget a filter's name, as a change that can be undone; False when there is none of this name."""
        with self.writing() as db:
            return history.change(db, "filter", name, [(FILTER, name, None)]) > 0

    # -- drafts and backups -----------------------------------------------------------------------------------

    def draft(self, key: str) -> Draft | None:
        """What was typed for `key` and not saved, or None."""
        with self.reading() as db:
            return next(rows.read_drafts(db, 'WHERE "key" = ?', (rows.storable(key),)), None)

    def keep_draft(self, key: str, note: str, tags: Iterable[str] = ()) -> None:
        """Keep what was typed for `key`; returns when it is on disk. An empty draft is dropped."""
        draft = Draft(key, clean(note), cleaned(tags), now())
        if not draft.note.strip() and not draft.tags:
            self.drop_draft(key)
            return
        with self.writing() as db:
            rows.put_draft(db, draft)

    def hand_on_draft(self, new: Bookmark) -> Draft | None:
        """Give a new bookmark what was typed for one of the same words that is gone: undone, or deleted."""
        with self.reading() as db:
            found = next(rows.read_drafts(db, rows.STRAY_DRAFT, rows.stored_words(new)), None)
        if found is None:
            return None
        draft = found._replace(key=new.id)
        with self.writing() as db:
            rows.put_draft(db, draft)
            db.execute('DELETE FROM draft WHERE "key" = ?', (rows.storable(found.key),))
        return draft

    def drop_draft(self, key: str) -> None:
        """Forget what was typed for `key`."""
        if self.draft(key) is not None:
            with self.writing() as db:
                db.execute('DELETE FROM draft WHERE "key" = ?', (rows.storable(key),))

    def backup(self) -> Path | None:
        """Make the backup of the day if it is missing and return its path; for a worker thread.

        The copy is checked before it counts; a damaged store raises DamagedStoreError and makes none.
        Returns None when the store is open for reading only.
        """
        if self.read_only:
            return None
        with self.explained():
            return backups.daily(self.path, date.today(), vfs=self._vfs)

    def backup_to(self, path: Path | None = None) -> Path:
        """Make a checked copy of the store under a name that is free, or among the daily backups; returns its path."""
        target = path or backups.named(self.path, "asked")
        if target.exists():
            raise StoreError(f"{line(str(target))} exists already: choose another name for the backup.")
        if self._file is None:
            raise StoreError(self.read_only)
        with self.explained():
            backups.copy(self.path, target, vfs=self._vfs)
        return target

    def _live(self, where: str, *values: object) -> list[Bookmark]:
        with self.reading() as db:
            found = [bookmark for bookmark in rows.read(db, where, values) if not bookmark.deleted]
        return _newest_first(found)


def open_store(path: Path | None = None, *, create: bool = True) -> Store:
    """Open the person's bookmarks; a missing file is created, or without `create` taken as empty.

    A file of a newer schema, or one that may not be written, is opened for reading: `Store.read_only` says
    why. Raises DamagedStoreError for a file that fails a check, StoreError when it cannot be opened.
    """
    path = path or paths.store_file()
    with explained(path):
        if not path.exists():
            if Path(f"{path}-journal").exists():
                raise rows.Damage("it is missing, though its journal is there")
            if not create:
                return _empty(path)
            disk.create(path)
        if not path.is_file():
            raise rows.Damage("it is not a file")
        why = storefile.refusal(path)
        vfs = "" if why else disk.lock_method(path.parent)
        db = disk.connect(path, read_only=bool(why), vfs=vfs)
        try:
            version = disk.identify(path, db)
            if version > len(disk.STEPS):
                db.close()
                why = storefile.newer(path)
                db = disk.connect(path, read_only=True, vfs=vfs)
            if not why:
                storefile.bring_up_to_date(path, db, version, vfs)
            return Store(path, db, read_only=why, vfs=vfs, version=version)
        except BaseException:
            db.close()
            raise


def _change(db: sqlite3.Connection, kind: str, after: Bookmark) -> None:
    history.change(db, kind, after.quote, [(BOOKMARK, after.id, rows.row(after))], after.title)


def _kind(before: Bookmark | None, after: Bookmark) -> str:
    """What kind of change it is, as the history tells them."""
    if before is None or before.deleted:
        return "create"
    anchors = [(one.digest, one.position, one.quote) for one in (before, after)]
    return "edit" if anchors[0] == anchors[1] else "anchor"


def _differ(one: Bookmark, other: Bookmark) -> bool:
    """Whether the person's part of two versions of a bookmark is not the same."""
    parts = [(mark.note, mark.tags, mark.grade, mark.deleted) for mark in (one, other)]
    return parts[0] != parts[1]


def _cleaned(bookmark: Bookmark) -> Bookmark:
    return replace(
        bookmark, note=clean(bookmark.note), tags=cleaned(bookmark.tags), grade=grade(bookmark.grade)
    )


def _one(db: sqlite3.Connection, id: str) -> Bookmark | None:
    return next(rows.read(db, "WHERE id = ?", (id,)), None)


def _newest_first(found: Iterable[Bookmark]) -> list[Bookmark]:
    return sorted(found, key=lambda bookmark: (bookmark.created, bookmark.id), reverse=True)


def _empty(path: Path) -> Store:
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    disk.migrate(db)
    why = f"There are no bookmarks yet: {line(str(path))} does not exist."
    return Store(path, db, read_only=why, version=len(disk.STEPS))
