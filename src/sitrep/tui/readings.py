"""What the person has read: marks of passages not seen yet, and what changed since an article was read last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sitrep.errors import StoreError
from sitrep.model import Article, Briefing, Passage
from sitrep.tui.notes import Notes

if TYPE_CHECKING:
    from sitrep.bookmarks.readings import Reading

SECONDS = 2.0
"""How long passages that were read wait, at most, to be written in one go."""


class Readings:
    """A passage is read when the cursor has been on it. Without a usable store it is so until sitrep ends.

    What is read of an article is known once it was asked for with `know`.
    """

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._read: dict[str, set[str]] = {}
        self._known: set[str] = set()
        self._before: set[str] = set()  # sources of which something was read before this start
        self._fresh: dict[tuple[str, str], None] = {}
        self._last: dict[str, Reading | None] = {}
        self._new: dict[str, set[str]] = {}  # came while sitrep was running
        self._keys: dict[str, str] = {}
        self._seen_early: list[tuple[str, Passage]] = []

    # -- asking -----------------------------------------------------------------------------------------------

    def is_unread(self, source: str, passage: Passage) -> bool:
        """Whether a passage is to be marked: not read yet, and new or in an article of which something was read."""
        if source not in self._before and source not in self._new:
            return False
        key = self._key(passage)
        if key in self._read.get(source, ()):
            return False
        return source in self._before or key in self._new[source]

    def unread(self, briefing: Briefing) -> int | None:
        """How many passages of an article were not read yet; None while that is not known."""
        read = self._read.get(briefing.article.source)
        return None if read is None else sum(self._key(passage) not in read for passage in briefing.body)

    def is_untouched(self, source: str) -> bool:
        """Whether nothing of an article was read, as far as that is known."""
        return not self._read.get(source)

    def last(self, article: Article) -> Reading | None:
        """What is known of the versions of an article that were read."""
        return self._last.get(article.source)

    # -- reading ----------------------------------------------------------------------------------------------

    def see(self, source: str, passage: Passage) -> None:
        """A passage was read."""
        if source not in self._known:  # at the start: the store is not even loaded before the first picture
            self._seen_early.append((source, passage))
            return
        key = self._key(passage)
        if key not in self._read[source]:
            self._read[source].add(key)
            self._fresh[source, key] = None

    async def know(self, sources: Iterable[str]) -> None:
        """Look up what was read of these articles."""
        wanted = [source for source in sources if source not in self._known]
        try:
            found = await self._notes.ask(lambda store: store.read_marks(wanted))
        except StoreError:
            found = {}  # the reason is told where the bookmarks are opened
        for source in wanted:
            self._known.add(source)
            if source in found:
                self._before.add(source)
            self._read.setdefault(source, set()).update(found.get(source, ()))
        early, self._seen_early = self._seen_early, []
        for source, passage in early:
            self.see(source, passage)

    async def begin(self, article: Article) -> None:
        """The article is on the screen: remember this version, and know what was read of it."""
        await self.know([article.source])
        try:
            self._last[article.source] = await self._notes.ask(lambda store: store.keep_reading(article))
        except StoreError:
            self._last[article.source] = None

    def mark_new(self, before: Briefing, after: Briefing) -> int:
        """The article was read again: what is new in it is marked until it is read; how many passages are."""
        old = {self._key(passage) for passage in before.passages}
        new = {self._key(passage) for passage in after.body} - old
        self._new.setdefault(after.article.source, set()).update(new)
        return len(new)

    @property
    def has_fresh(self) -> bool:
        """Whether something was read since the last time it was written."""
        return bool(self._fresh)

    async def save(self) -> None:
        """Write what was read since the last time; what cannot be written is tried again."""
        if not self._fresh:
            return
        fresh = list(self._fresh)
        try:
            await self._notes.ask(lambda store: store.mark_read(fresh))
        except StoreError:
            return
        for pair in fresh:
            self._fresh.pop(pair, None)

    def _key(self, passage: Passage) -> str:
        from sitrep.bookmarks.readings import passage_key

        if passage.text not in self._keys:
            self._keys[passage.text] = passage_key(passage.text)
        return self._keys[passage.text]
