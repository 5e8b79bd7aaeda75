"""The bookmarks of the open article as the screens see them; every call to the store runs in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sitrep.errors import StoreError
from sitrep.model import Article, Briefing, Passage

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark, Draft
    from sitrep.bookmarks.store import Store

T = TypeVar("T")


class Notes:
    """Knows which passages of the article are bookmarked, and changes bookmarks through the store.

    `problem` is the sentence to show when the store cannot be used; every change raises StoreError with the
    reason then, and tries to open the store again the next time, for the person may have mended it.
    """

    def __init__(self) -> None:
        self.problem = ""
        self._store: Store | None = None
        self._article: Article | None = None
        self._marks: list[Bookmark] = []
        self._places: dict[str, tuple[int, int, int]] = {}
        self._typed: dict[str, Draft] = {}
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

    async def all(self) -> list[Bookmark]:
        """Every bookmark of every article, newest first."""
        return await self._call(lambda store: store.all())

    async def search(self, words: str) -> list[Bookmark]:
        """The bookmarks whose words, note, tags or article hold these words."""
        return await self._call(lambda store: store.search(words))

    # -- opening ----------------------------------------------------------------------------------------------

    async def open(self, article: Article) -> None:
        """Load the article's bookmarks; on failure `problem` says why and nothing is marked."""
        self._article = article
        self._marks, self._places = [], {}
        try:
            await self._reload()
        except StoreError as error:
            self.problem = str(error)

    async def keep_backup(self) -> None:
        """The daily backup, if it is due."""
        await self._call(lambda store: store.backup())

    def close(self) -> None:
        """Close the store; nothing is pending, for every change was waited for."""
        if self._store:
            self._store.close()
            self._store = None

    # -- changing ---------------------------------------------------------------------------------------------

    def new(self, passage: Passage) -> Bookmark:
        """A bookmark of the passage, not saved yet; the same one until it could be saved, for it may have a draft."""
        from sitrep.bookmarks.record import of_passage

        assert self._article is not None  # an article is open before any passage is on a screen
        key = (self._article.id, passage.id)
        if key not in self._unsaved:
            self._unsaved[key] = of_passage(self._article, passage)
        return self._unsaved[key]

    async def save(self, mark: Bookmark) -> None:
        """Returns when the bookmark is on disk."""
        await self._call(lambda store: store.save(mark))
        self._unsaved = {key: other for key, other in self._unsaved.items() if other.id != mark.id}
        await self._reload()

    async def delete(self, mark: Bookmark) -> None:
        """Delete a bookmark; undo brings it back."""
        await self._call(lambda store: store.delete(mark.id))
        await self._reload()

    async def undo(self) -> str:
        """Undo the last change; what was undone, in a sentence, or empty when there is nothing."""
        change = await self._call(lambda store: store.undo())
        await self._reload()
        return change.sentence if change else ""

    async def redo(self) -> str:
        """Redo what was undone last; likewise."""
        change = await self._call(lambda store: store.redo())
        await self._reload()
        return change.sentence if change else ""

    # -- drafts -----------------------------------------------------------------------------------------------

    async def draft(self, mark: Bookmark) -> Draft | None:
        """What was typed for a bookmark and not saved."""
        if mark.id in self._typed:
            return self._typed[mark.id]
        try:
            return await self._call(lambda store: store.draft(mark.id))
        except StoreError:
            return None  # the reason is told where a change fails

    async def keep_draft(self, mark: Bookmark, note: str, tags: Iterable[str]) -> None:
        """Keep what was typed; where the store cannot, at least until sitrep ends, and raise StoreError."""
        from sitrep.bookmarks.record import Draft, now

        self._typed[mark.id] = Draft(mark.id, note, tuple(tags), now())
        await self._call(lambda store: store.keep_draft(mark.id, note, tuple(tags)))
        del self._typed[mark.id]

    async def drop_draft(self, mark: Bookmark) -> None:
        """Forget what was typed."""
        self._typed.pop(mark.id, None)
        await self._call(lambda store: store.drop_draft(mark.id))

    # -- the store --------------------------------------------------------------------------------------------

    async def ask(self, question: Callable[[Store], T]) -> T:
        """Ask the store anything, in a thread; raises StoreError."""
        return await self._call(question)

    async def _call(self, ask: Callable[[Store], T]) -> T:
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
        for mark in await self._call(lambda store: store.for_article(article)):
            found = place(mark, article)
            marks.append(replace(mark, state=found.state))
            if found.paragraph is not None and found.start is not None and found.end is not None:
                places[mark.id] = (found.paragraph, found.start, found.end)
        self._marks, self._places = marks, places


def _inside(place: tuple[int, int, int], passage: Passage) -> bool:
    paragraph, start, end = place
    return paragraph == passage.paragraph and start < passage.end and end > passage.start
