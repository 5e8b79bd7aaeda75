"""Correcting the sorting of the open article: what is asked, kept in the store, sorted anew and said."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep import paths
from sitrep.briefing import brief
from sitrep.errors import ProfileError, SitrepError, StoreError
from sitrep.model import Article, Briefing, Fixed, Passage, Section
from sitrep.printed import count
from sitrep.sorting import Profile, load_profile
from sitrep.sorting.own_words import block, telling, with_own_words
from sitrep.sorting.profile import read_profile
from sitrep.sorting.sorter import decided
from sitrep.threads import in_thread
from sitrep.tui.memory import uncollected
from sitrep.tui.passages import counterpart, moved
from sitrep.tui.rows import PENCIL

if TYPE_CHECKING:
    from sitrep.bookmarks.correction import Correction
    from sitrep.tui.app import SitrepApp

_STEP = 250
"""Paragraphs after which one is told how far the sorting is."""


class Correcting:
    """The reader's decisions on the open article, and the profile it is sorted with.

    One change at a time: each is on disk before it shows.
    """

    def __init__(self, app: SitrepApp, rules: Profile | None = None) -> None:
        self._app = app
        self._rules = rules
        self._lexicon = _stamp()
        self._last: Passage | None = None
        self._corrections: list[Correction] = []
        self._fixed: tuple[Fixed, ...] = ()
        self._changing = asyncio.Lock()

    @property
    def rules(self) -> Profile:
        """The profile in use."""
        if self._rules is None:
            self._rules = load_profile("conflict")
        return self._rules

    def of(self, passage: Passage) -> Correction | None:
        """The reader's decision on a passage: the newest whose words it holds."""
        for correction, words in reversed(list(zip(self._corrections, self._fixed, strict=True))):
            if decided([words], passage.paragraph, passage.start, passage.end):
                return correction
        return None

    def brief(self, article: Article) -> Briefing:
        """Any article sorted by the profile in use, without the reader's decisions; may run in a thread."""
        return brief(article, self.rules)

    def ask(self, passage: Passage) -> None:
        """Show the sections with their digits, and sort the passage into the one that is picked."""
        from sitrep.tui.screens.sort import SortScreen

        article = self._app.briefing.article

        def picked(section: str | None) -> None:
            if section is not None and self._app.briefing.article is not article:
                self._app.notify("Another article was opened meanwhile: nothing was sorted.", markup=False)
            elif section is not None:
                self._app.run_worker(self._decide(passage, section), group="bookmarks")

        self._app.push_screen(SortScreen(passage), picked)

    def teach(self, passage: Passage | None) -> None:
        """Show the telling words of a passage the reader sorted, or of the one sorted last, and learn the ticked."""
        last = counterpart(self._app.briefing, self._last) if self._last else None
        sorted_by_reader = next((one for one in (passage, last) if one and one.corrected), None)
        if sorted_by_reader is None:
            self._app.notify("Sort a passage with s first; W then learns its words.", markup=False)
            return
        terms = telling(sorted_by_reader, self._app.briefing.passages)
        if not terms:
            self._app.notify("This passage has no words that tell it from the others.", markup=False)
            return
        from sitrep.tui.screens.learn import LearnScreen

        section = self._app.briefing.section_of(sorted_by_reader)

        def picked(phrases: list[str] | None) -> None:
            if phrases:
                self._app.run_worker(self._learn(section, phrases), group="bookmarks")

        self._app.push_screen(LearnScreen(section, terms), picked)

    async def reload(self) -> int:
        """Take the decisions from the store and sort anew where they changed; how many passages moved."""
        async with self._changing:
            return await self._reload()

    async def settle_others(self) -> None:
        """Sort the open articles that are not shown around the reader's decisions, where there are any on them."""
        from sitrep.bookmarks.correction import fixed

        now = self._app.briefing
        others = [one for one in self._app.briefings if one is not now and not one.unsorted]
        try:
            if not await self._app.notes.ask(lambda store: store.corrections()):
                return
            found = await self._app.notes.ask(
                lambda store: [store.corrections(one.article) for one in others]
            )
        except StoreError:
            return  # the reason is told where the bookmarks are opened
        for before, own in zip(others, found, strict=True):
            if own:
                words = await asyncio.to_thread(fixed, own, before.article, self.rules.name)
                after = await asyncio.to_thread(self._sorted_around, before, words)
                if any(one is before for one in self._app.briefings):
                    self._app.articles.desk = self._app.articles.desk.exchange(after)

    async def finish(self) -> None:
        """Sort what of a long article was not sorted before the first picture; the bar tells how far it is."""
        async with self._changing:
            before = self._app.briefing
            if before.unsorted:
                after = await self._sorted(before.article)
                await self._app.dashboard.prepare(after)
                if self._app.briefing is before:
                    self._app.show_sorting(after)

    async def _sorted(self, article: Article) -> Briefing:
        """Sort in a thread, which tells how far it is and lets keys go first."""
        loop = asyncio.get_running_loop()

        def tell(paragraphs: int) -> None:
            self._app.rest.give_way()
            if paragraphs % _STEP == 0:
                with contextlib.suppress(RuntimeError):  # the program ends meanwhile
                    loop.call_soon_threadsafe(self._app.dashboard.show_progress, paragraphs)

        def sort() -> Briefing:
            with uncollected(len(article.paragraphs)):
                return brief(article, self.rules, self._fixed, tell)

        return await in_thread(sort)

    async def _decide(self, passage: Passage, section: str) -> None:
        """Sort a passage into a section, or with an empty name let sitrep choose again."""
        async with self._changing:
            old = self.of(passage)
            try:
                await self._app.notes.ask(self._change(passage, section, old))
            except StoreError as error:
                self._app.complain(str(error))
                return
            moved = await self._reload(passage)
        self._last = passage if section else None
        self._app.notify(self._said(passage, section, moved), markup=False, timeout=6)

    async def _learn(self, section: Section, phrases: list[str]) -> None:
        """Add phrases to the reader's lexicon and use them at once."""
        title, day = self._app.briefing.article.title, datetime.now(UTC).date().isoformat()
        text = block(phrases, section.id, self.rules.name, title, day)
        about = ", ".join(f"“{phrase}”" for phrase in phrases)
        async with self._changing:
            try:
                await asyncio.to_thread(self._read_lexicon)  # a broken file is told and not added to
                await self._app.notes.ask(lambda store: store.learn(paths.lexicon_file(), text, about))
            except SitrepError as error:
                self._app.complain(str(error))
                return
            moved = await self._reload()
        learned = f"{PENCIL} {count(len(phrases), 'phrase')} learned for {section.short}"
        self._app.notify(f"{learned} · {count(moved, 'passage')} moved · u undoes", markup=False, timeout=6)

    def _read_lexicon(self) -> None:
        """Take the reader's words as they stand in the file now; raises ProfileError when it is broken."""
        stamp = _stamp()
        base = read_profile(Path(self.rules.file))
        self._rules = with_own_words(base, paths.lexicon_file())
        self._lexicon = stamp

    def _change(self, passage: Passage, section: str, old: Correction | None) -> Callable[..., object]:
        from sitrep.bookmarks.correction import correct

        if not section:
            return lambda store: store.withdraw([old.id] if old else [])
        if old:
            new = replace(old, value=section)
        else:
            where = (passage.paragraph, passage.start, passage.end)
            new = correct(self._app.briefing.article, *where, section, scope=self.rules.name)
        return lambda store: store.correct(new)

    async def _reload(self, chosen: Passage | None = None) -> int:
        from sitrep.bookmarks.correction import found_in

        before = self._app.briefing
        try:
            found = await self._app.notes.ask(lambda store: store.corrections(before.article))
        except StoreError:
            return 0  # the reason is told where the bookmarks are opened
        is_taught = _stamp() != self._lexicon
        if is_taught:
            try:
                await asyncio.to_thread(self._read_lexicon)
            except ProfileError as error:
                self._app.complain(f"{error} The words as they were before are used.")
        pairs = await asyncio.to_thread(found_in, found, before.article, self.rules.name)
        self._corrections = [one for one, _ in pairs]
        words = tuple(words for _, words in pairs)
        if words == self._fixed and chosen is None and not is_taught:
            return 0
        self._fixed = words
        after = await asyncio.to_thread(self._sorted_around, before, words)
        await self._app.dashboard.prepare(after)
        if self._app.briefing.article is not before.article:
            return 0  # another article was opened meanwhile
        self._app.show_sorting(after, chosen)
        return len(moved(before.passages, after)) - bool(chosen and moved([chosen], after))

    def _sorted_around(self, before: Briefing, words: tuple[Fixed, ...]) -> Briefing:
        """The same article sorted around the reader's decisions; what was found in its text is kept."""
        after = brief(before.article, self.rules, words)
        if before.facts is None:
            return after
        if [(p.id, p.start, p.end) for p in before.passages] == [
            (p.id, p.start, p.end) for p in after.passages
        ]:
            return after._replace(facts=before.facts)
        return self._app.facts.of(after)

    def _said(self, passage: Passage, section: str, others: int) -> str:
        now = counterpart(self._app.briefing, passage)
        title = self._app.briefing.section_of(now).short
        if not section:
            what = f"sitrep's choice: {title}"
        elif passage.section == now.section:
            what = f"{PENCIL} kept in {title}"
        else:
            what = f"{PENCIL} → {title}"
        moved = f"{count(others, 'other')} moved" if others else ""
        return " · ".join(filter(None, (what, moved, "u undoes", "W learns" if section else "")))


def _stamp() -> tuple[int, int]:
    """What changes when the lexicon file does."""
    try:
        found = paths.lexicon_file().stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
