"""The bookmarks of the open article as the screens see them; every call to the store runs in a thread."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sitrep.errors import DamagedStoreError, StoreError
from sitrep.model import Article, Claim, Passage
from sitrep.tui.marking import Words
from sitrep.tui.marks import Marks, find_marks

if TYPE_CHECKING:
    from sitrep.bookmarks.anchor import Place
    from sitrep.bookmarks.backups import Backup
    from sitrep.bookmarks.progress import Progress
    from sitrep.bookmarks.record import Bookmark, Draft
    from sitrep.bookmarks.store import Store

T = TypeVar("T")


class Notes:
    """Knows which passages of the article are bookmarked, and changes bookmarks through the store.

    `problem` is the sentence to show when the store cannot be used, `is_damaged` whether damage is the reason; every
    change raises StoreError with the reason then, and tries to open the store again the next time, for the person may
    have mended it.
    """

    def __init__(self) -> None:
        self.problem = ""
        self.is_damaged = False
        self._store: Store | None = None
        self._article: Article | None = None
        self.marks = Marks()
        self._typed: dict[str, Draft] = {}
        self._version: int | None = None
        self._unsaved: dict[tuple[str, Words], Bookmark] = {}  # by article and words
        self.news = ""
        """What to tell of a version of the article that was opened, once."""

    # -- reading ----------------------------------------------------------------------------------------------

    def at(self, words: Words) -> Bookmark | None:
        """The bookmark of exactly these words."""
        return next(
            (mark for mark in self.marks.here if self.words(self.marks.places[mark.id]) == words), None
        )

    def words(self, place: Place) -> Words:
        """The words of a place that is not lost."""
        assert self._article is not None  # places are found in an article
        first, last = place.spans[0], place.spans[-1]
        between = self._article.paragraphs[first.paragraph : last.paragraph]
        return Words(first.paragraph, first.start, sum(len(text) + 1 for text in between) + last.end)

    def of_claim(self, passage: Passage, claim: Claim) -> Bookmark | None:
        """The bookmark that holds a claim: most of its words, in this passage."""
        for mark in self.marks.of(passage):
            for start, end in self.marks.spans(mark, passage) if mark.claim_kind else ():
                common = min(passage.start + end, claim.end) - max(passage.start + start, claim.start)
                if 2 * common > max(end - start, claim.end - claim.start):
                    return mark
        return None

    async def to_look_at(self, most: int) -> list[Bookmark]:
        """The changed and lost bookmarks of all articles, those of the open one first and as they are in it.

        Of each kind the newest, at most `most`. Raises StoreError.
        """
        from sitrep.bookmarks.filters import Condition, Query

        queries = [Query((Condition("state", (state,)),)) for state in ("lost", "changed")]
        stored = await self.ask(
            lambda store: [one for query in queries for one in store.page(query, limit=most)]
        )
        here = {mark.id: mark for mark in self.marks.marks}
        found = [here.pop(mark.id, mark) for mark in stored]
        found = [mark for mark in self.marks.to_look_at if mark.id in here] + found
        return sorted(found, key=lambda mark: mark.id not in self.marks.places)

    def hinted(self, place: Place) -> str:
        """The words at the likeliest place of lost ones."""
        paragraphs = self._article.paragraphs if self._article else ()
        return " ".join(paragraphs[number][start:end] for number, start, end in place.hint)

    # -- opening ----------------------------------------------------------------------------------------------

    async def open(self, article: Article) -> None:
        """Load the article's bookmarks; on failure `problem` says why and nothing is marked."""
        self._article = article
        self.marks, self.news = Marks(), ""
        try:
            await self._reload()
            await self.changed_elsewhere()  # from here on
        except StoreError as error:
            self.problem, self.is_damaged = str(error), isinstance(error, DamagedStoreError)

    async def look_after(self) -> None:
        """A check of the file's structure, and the daily backup with a check of everything, if it is due."""
        await self.ask(lambda store: store.check_structure())
        await self.ask(lambda store: store.backup())

    async def sound_backup(self) -> Backup | None:
        """The newest sound backup of a store that is damaged; None when the store is not, or there is no backup."""

        def work() -> Backup | None:
            from sitrep.bookmarks import rescue

            return rescue.offer()

        return await asyncio.to_thread(work)

    async def restore(self, backup: Backup) -> Path | None:
        """Put a backup in the place of the store; the name under which the damaged file is kept."""

        def work() -> Path | None:
            from sitrep.bookmarks import rescue

            return rescue.restore(backup.path)

        self.close()
        return await asyncio.to_thread(work)

    def close(self) -> None:
        """Close the store; nothing is pending, for every change was waited for."""
        if self._store:
            self._store.close()
            self._store = self._version = None

    async def changed_elsewhere(self) -> bool:
        """Whether another sitrep has changed the bookmarks since this was asked; they are read again then."""
        store = self._store
        if store is None:
            return False
        version = await asyncio.to_thread(store.data_version)
        before, self._version = self._version, version
        if before in (None, version):
            return False
        await self._reload()
        return True

    # -- changing ---------------------------------------------------------------------------------------------

    async def new(self, words: Words, section: str) -> Bookmark:
        """A bookmark of words, not saved yet; the same one until it could be saved, for it may have a draft."""
        from sitrep.bookmarks.record import make

        article = self._article
        assert article is not None  # an article is open before any passage is on a screen
        key = (article.id, words)
        if key not in self._unsaved:
            self._unsaved[key] = await asyncio.to_thread(make, article, *words, section)
        return self._unsaved[key]

    async def move(self, mark: Bookmark, words: Words) -> None:
        """Put a bookmark on other words of the open article; returns when that is on disk."""
        from sitrep.bookmarks.record import again

        article = self._article
        assert article is not None
        moved = await asyncio.to_thread(again, mark, article, *words)
        await self.save(moved)

    def new_of_claim(self, passage: Passage, claim: Claim) -> Bookmark:
        """A bookmark of the claim, not saved yet."""
        from sitrep.bookmarks.record import of_claim

        assert self._article is not None
        return of_claim(self._article, passage, claim)

    async def save(self, mark: Bookmark, over: Bookmark | None = None) -> None:
        """Returns when the bookmark is on disk; `over` is what was edited, and must not have changed elsewhere."""
        await self.ask(lambda store: store.save(mark, over))
        self._unsaved = {key: other for key, other in self._unsaved.items() if other.id != mark.id}
        await self._reload()

    async def add(self, mark: Bookmark) -> None:
        """Save a new bookmark; what was typed for one of the same words that is gone is its draft."""
        await self.save(mark)
        await self.ask(lambda store: store.hand_on_draft(mark))

    async def change(self, ask: Callable[[Store], T]) -> T:
        """Change something in the store; returns when it is on disk and the article's marks are as it says."""
        result = await self.ask(ask)
        await self._reload()
        return result

    async def delete(self, mark: Bookmark) -> None:
        """Delete a bookmark; undo brings it back."""
        await self.change(lambda store: store.delete(mark.id))

    async def undo(self, progress: Progress) -> str:
        """Undo the last change; what was undone, in a sentence, or empty when there is nothing. Raises StoreError."""
        change = await self.ask(lambda store: store.undo(progress))
        await self._reload()
        return change.sentence if change else ""

    async def redo(self, progress: Progress) -> str:
        """Redo what was undone last; likewise."""
        change = await self.ask(lambda store: store.redo(progress))
        await self._reload()
        return change.sentence if change else ""

    # -- drafts -----------------------------------------------------------------------------------------------

    async def draft(self, mark: Bookmark) -> Draft | None:
        """What was typed for a bookmark and not saved."""
        if mark.id in self._typed:
            return self._typed[mark.id]
        try:
            return await self.ask(lambda store: store.draft(mark.id))
        except StoreError:
            return None  # the reason is told where a change fails

    async def keep_draft(self, mark: Bookmark, note: str, tags: Iterable[str]) -> None:
        """Keep what was typed; where the store cannot, at least until sitrep ends, and raise StoreError."""
        from sitrep.bookmarks.record import Draft, now

        self._typed[mark.id] = Draft(mark.id, note, tuple(tags), now())
        await self.ask(lambda store: store.keep_draft(mark.id, note, tuple(tags)))
        self._typed.pop(mark.id, None)  # it may have been saved, and so dropped, meanwhile

    async def drop_draft(self, mark: Bookmark) -> None:
        """Forget what was typed."""
        self._typed.pop(mark.id, None)
        await self.ask(lambda store: store.drop_draft(mark.id))

    # -- the store --------------------------------------------------------------------------------------------

    async def ask(self, ask: Callable[[Store], T]) -> T:
        """What a question to the store, or a change of it, gives; asked in a thread. Raises StoreError."""

        def work() -> T:
            if self._store is None:
                from sitrep.bookmarks.store import open_store

                self._store = open_store()
            return ask(self._store)

        result = await asyncio.to_thread(work)
        self.problem = ""
        return result

    async def _reload(self) -> None:
        """Find the bookmarks in the article again, and remember their states as last seen."""
        article = self._article
        if article is None:
            return
        stored = await self.ask(lambda store: store.for_article(article))
        self.marks = await asyncio.to_thread(find_marks, stored, article) if stored else Marks()
        known = {mark.id: mark.state for mark in stored}
        self.news = self.news or self.marks.news(known)
        seen = {mark.id: mark.state for mark in self.marks.marks if mark.state != known[mark.id]}
        if seen:
            with contextlib.suppress(StoreError):  # a store that cannot be written to is told of by a change
                await self.ask(lambda store: store.seen(seen))
