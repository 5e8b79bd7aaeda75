"""The bookmarks of the open article as the screens see them; every call to the store runs in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sitrep.errors import DamagedStoreError, StoreError
from sitrep.model import Article, Briefing, Passage

if TYPE_CHECKING:
    from sitrep.bookmarks.backups import Backup
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
        self._marks: list[Bookmark] = []
        self._places: dict[str, tuple[int, int, int]] = {}
        self._typed: dict[str, Draft] = {}
        self._version: int | None = None
        self._unsaved: dict[tuple[str, str], Bookmark] = {}  # by article and passage

    # -- reading ----------------------------------------------------------------------------------------------

    def here(self) -> list[Bookmark]:
        """The bookmarks that stand in the open article."""
        return [mark for mark in self._marks if mark.id in self._places]

    def of(self, passage: Passage) -> Bookmark | None:
        """The bookmark of a passage: the first whose words lie in it."""
        for mark in self._marks:
            if (place := self._places.get(mark.id)) and _inside(place, passage):
                return mark
        return None

    def passage(self, briefing: Briefing, mark: Bookmark) -> Passage | None:
        """The passage of the open article that a bookmark's words begin in; None where they are not in it."""
        place = self._places.get(mark.id)
        return next((p for p in briefing.passages if place and _inside(place, p)), None)

    def step(self, briefing: Briefing, now: Passage | None, step: int) -> Passage | None:
        """The next or previous bookmarked passage in reading order, around the ends."""
        marked = [at for at, passage in enumerate(briefing.passages) if self.of(passage)]
        if not marked:
            return None
        here = briefing.passages.index(now) if now else -1
        later = [at for at in marked if at > here] or marked[:1]
        earlier = [at for at in marked if at < here] or marked[-1:]
        return briefing.passages[later[0] if step > 0 else earlier[-1]]

    # -- opening ----------------------------------------------------------------------------------------------

    async def open(self, article: Article) -> None:
        """Load the article's bookmarks; on failure `problem` says why and nothing is marked."""
        self._article = article
        self._marks, self._places = [], {}
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

    def new(self, passage: Passage) -> Bookmark:
        """A bookmark of the passage, not saved yet; the same one until it could be saved, for it may have a draft."""
        from sitrep.bookmarks.record import of_passage

        assert self._article is not None  # an article is open before any passage is on a screen
        key = (self._article.id, passage.id)
        if key not in self._unsaved:
            self._unsaved[key] = of_passage(self._article, passage)
        return self._unsaved[key]

    async def save(self, mark: Bookmark, over: Bookmark | None = None) -> None:
        """Returns when the bookmark is on disk; `over` is what was edited, and must not have changed elsewhere."""
        await self.ask(lambda store: store.save(mark, over))
        self._unsaved = {key: other for key, other in self._unsaved.items() if other.id != mark.id}
        await self._reload()

    async def change(self, ask: Callable[[Store], object]) -> None:
        """Change something in the store; returns when it is on disk and the article's marks are as it says."""
        await self.ask(ask)
        await self._reload()

    async def delete(self, mark: Bookmark) -> None:
        """Delete a bookmark; undo brings it back."""
        await self.change(lambda store: store.delete(mark.id))

    async def undo(self) -> str:
        """Undo the last change; what was undone, in a sentence, or empty when there is nothing."""
        change = await self.ask(lambda store: store.undo())
        await self._reload()
        return change.sentence if change else ""

    async def redo(self) -> str:
        """Redo what was undone last; likewise."""
        change = await self.ask(lambda store: store.redo())
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
        del self._typed[mark.id]

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
        from sitrep.bookmarks.anchor import place

        article = self._article
        if article is None:
            return
        marks, places = [], {}
        for mark in await self.ask(lambda store: store.for_article(article)):
            found = place(mark, article)
            marks.append(replace(mark, state=found.state))
            if found.paragraph is not None and found.start is not None and found.end is not None:
                places[mark.id] = (found.paragraph, found.start, found.end)
        self._marks, self._places = marks, places


def _inside(place: tuple[int, int, int], passage: Passage) -> bool:
    paragraph, start, end = place
    return paragraph == passage.paragraph and start < passage.end and end > passage.start
