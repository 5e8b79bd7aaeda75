"""What a person does to the bookmarks of the open article: mark passages or words, and put a bookmark on others."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from sitrep.errors import StoreError
from sitrep.model import Briefing, Claim, Passage

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark
    from sitrep.tui.app import SitrepApp


class Words(NamedTuple):
    """Characters `start` to `end` from the beginning of a paragraph; they may run on into the next ones."""

    paragraph: int
    start: int
    end: int


def words_of(briefing: Briefing, picked: Sequence[tuple[Passage, int, int]]) -> Words | None:
    """Selected parts of passages as words of the article; None when other text stands between them.

    Each part is a passage with the offsets selected in it, in the order of the screen.
    """
    if not picked:
        return None
    paragraphs = briefing.article.paragraphs
    begun = [sum(len(text) + 1 for text in paragraphs[: one.paragraph]) for one, _, _ in picked]
    spans = [
        (at + one.start + start, at + one.start + end)
        for at, (one, start, end) in zip(begun, picked, strict=True)
    ]
    text = "\n".join(paragraphs)
    for (_, end), (start, _) in pairwise(spans):
        if start < end or text[end:start].strip():
            return None
    return Words(picked[0][0].paragraph, spans[0][0] - begun[0], spans[-1][1] - begun[0])


class Marking:
    """The changes that lead from an article on the screen to its bookmarks."""

    def __init__(self, app: SitrepApp) -> None:
        self._app = app
        self.last = ""
        """The id of the bookmark that was stepped to last: b means it while the cursor is on its passage."""

    def bookmark(self, passage: Passage, words: Words | None, *, in_editor: bool = False) -> None:
        """Bookmark words or a passage at once, or take the bookmark that is there, and open its note."""
        self._open(self._bookmark(passage, words, in_editor))

    def _open(self, work: Coroutine[Any, Any, None]) -> None:
        """Do what ends in a box; the keys typed meanwhile are for it."""
        self._app.run_worker(self._app.before_keys(work), group="bookmarks")

    async def _bookmark(self, passage: Passage, words: Words | None, in_editor: bool) -> None:
        await self._app.notes_opened.wait()  # a key may be typed before
        notes = self._app.notes
        wanted = words or Words(passage.paragraph, passage.start, passage.end)
        if (mark := notes.at(wanted)) and words:
            await self.edit(mark, in_editor=in_editor)
            return
        marks = [] if words else notes.marks.of(passage)
        if len(marks) > 1:
            marks = [mark for mark in marks if mark.id == self.last] or marks
        if len(marks) > 1:
            self._ask_which(passage, marks, in_editor)
        elif marks:
            await self.edit(marks[0], in_editor=in_editor)
        else:
            await self._make(wanted, passage.section, in_editor)

    def _ask_which(self, passage: Passage, marks: Sequence[Bookmark], in_editor: bool) -> None:
        from sitrep.tui.screens.which import WhichScreen

        whole = Words(passage.paragraph, passage.start, passage.end)

        def chosen(mark: Bookmark | str | None) -> None:
            if isinstance(mark, str):
                self._open(self._make(whole, passage.section, in_editor))
            elif mark:
                self.open_note(mark, in_editor=in_editor)

        self._app.push_screen(WhichScreen(marks, can_add=self._app.notes.at(whole) is None), chosen)

    async def _make(self, words: Words, section: str, in_editor: bool) -> None:
        notes, problem = self._app.notes, ""
        mark = await notes.new(words, section)
        try:
            await notes.add(mark)
        except StoreError as error:
            problem = str(error)
        self._app.bookmarks_changed()
        await self.edit(mark, problem, in_editor=in_editor)

    async def edit(self, mark: Bookmark, problem: str = "", *, in_editor: bool = False) -> None:
        """Open the note of a bookmark."""
        from sitrep.tui.screens.note import NoteScreen

        draft = await self._app.notes.draft(mark)
        await self._app.push_screen(NoteScreen(mark, draft, problem, in_editor=in_editor))

    def open_note(self, mark: Bookmark, *, in_editor: bool = False) -> None:
        """Open the note of a bookmark in a list; keys that come in one go with the one that asks are for it."""
        self._open(self.edit(mark, in_editor=in_editor))

    def delete(self, mark: Bookmark) -> None:
        """Delete a bookmark; undo brings it back."""
        said = "Bookmark deleted; u brings it back."
        self._app.run_worker(
            self._app.changing.change(lambda store: store.delete(mark.id), said), group="bookmarks"
        )

    # -- claims and grades ----------------------------------------------------------------------------------------

    def claim(self, passage: Passage, claim: Claim, *, to_grade: bool = False) -> None:
        """Bookmark a claim of the open article, or take its bookmark, and open its note, or its grade."""
        self._open(self._claim(passage, claim, to_grade))

    async def _claim(self, passage: Passage, claim: Claim, to_grade: bool) -> None:
        had, problem = self._app.notes.of_claim(passage, claim), ""
        mark = had or self._app.notes.new_of_claim(passage, claim)
        if to_grade:
            self.grade(mark, had)
            return
        if had is None:
            try:
                await self._app.notes.add(mark)
            except StoreError as error:
                problem = str(error)
            self._app.bookmarks_changed()
        await self.edit(mark, problem)

    def grade(self, mark: Bookmark, over: Bookmark | None) -> None:
        """Ask for the reader's own grade of what a bookmark holds, and keep it.

        `over` is the bookmark as it is kept; None for a new one, which is kept when it gets a grade.
        """
        from sitrep.tui.screens.grade import GradeScreen

        def picked(grade: str | None) -> None:
            if grade is not None and grade != mark.grade:
                said = f"My grade: {grade}; u undoes." if grade else "No grade; u undoes."
                graded = replace(mark, grade=grade)
                self._app.run_worker(
                    self._app.changing.change(lambda store: store.save(graded, over), said), group="bookmarks"
                )

        self._app.push_screen(GradeScreen(mark), picked)

    # -- other words for a bookmark -----------------------------------------------------------------------------

    async def accept(self, mark: Bookmark) -> None:
        """Take the new wording of changed words as the bookmark's words. Raises StoreError."""
        place = self._app.notes.marks.places[mark.id]
        await self._app.notes.move(mark, self._app.notes.words(place))
        self._app.bookmarks_changed()
        self._app.notify("The new wording is accepted; u brings the old one back.", markup=False)

    async def attach(self, mark: Bookmark, words: Words) -> None:
        """Put a bookmark on other words of the open article. Raises StoreError."""
        await self._app.notes.move(mark, words)
        self._app.bookmarks_changed()
        self._app.notify("Attached; u takes it back.", markup=False)
