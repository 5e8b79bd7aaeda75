"""The bookmarks of the open article: where each stands in it, and what there is to tell about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sitrep.model import Article, Briefing, Passage
from sitrep.printed import count
from sitrep.tui.text import FLAG

if TYPE_CHECKING:
    from sitrep.bookmarks.anchor import Place
    from sitrep.bookmarks.record import Bookmark


@dataclass(frozen=True)
class Marks:
    """Bookmarks with the state they have in this article, and their places in it by their ids."""

    marks: Sequence[Bookmark] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @cached_property
    def here(self) -> list[Bookmark]:
        """Those that stand in the article, in reading order."""
        return sorted((mark for mark in self.marks if self.places[mark.id].spans), key=self._order)

    @cached_property
    def _in_paragraph(self) -> dict[int, list[Bookmark]]:
        found: dict[int, list[Bookmark]] = {}
        for mark in self.here:
            for span in self.places[mark.id].spans:
                found.setdefault(span.paragraph, []).append(mark)
        return found

    @property
    def counts(self) -> list[str]:
        """How many there are, and how many of them are changed or lost, in words for the bar."""
        standing = sum(place.state != "lost" for place in self.places.values())
        return ([f"{standing} {FLAG}"] if standing else []) + self._told

    @property
    def _told(self) -> list[str]:
        """How many are changed, and how many lost, in words; what is none is left out."""
        states = Counter(place.state for place in self.places.values())
        return [f"{states[state]} {state}" for state in ("changed", "lost") if states[state]]

    @property
    def to_look_at(self) -> list[Bookmark]:
        """Those whose words have changed, or are not in the article any more."""
        return [mark for mark in self.marks if mark.state in ("lost", "changed")]

    def likeliest(self, briefing: Briefing, mark: Bookmark) -> Passage:
        """Where to begin looking for lost words: at the hint, else where their paragraph stood by its number."""
        for paragraph, start, end in self.places[mark.id].hint:
            for passage in briefing.passages:
                if passage.paragraph == paragraph and start < passage.end and end > passage.start:
                    return passage
        later = (passage for passage in briefing.passages if passage.paragraph >= mark.paragraph)
        return next(later, briefing.passages[-1])

    def of(self, passage: Passage) -> list[Bookmark]:
        """Those whose words lie in a passage, in reading order."""
        return [mark for mark in self._in_paragraph.get(passage.paragraph, ()) if self.spans(mark, passage)]

    def spans(self, mark: Bookmark, passage: Passage) -> list[tuple[int, int]]:
        """A bookmark's words in a passage, as offsets in the passage's text."""
        found = []
        for paragraph, start, end in self.places[mark.id].spans if mark.id in self.places else ():
            low, high = max(start, passage.start), min(end, passage.end)
            if paragraph == passage.paragraph and low < high:
                found.append((low - passage.start, high - passage.start))
        return found

    def underlined(self, passage: Passage) -> list[tuple[int, int]]:
        """The words to underline in a passage: those of the bookmarks that are of a part of it."""
        spans = [span for mark in self.of(passage) for span in self.spans(mark, passage)]
        return [span for span in spans if span != (0, len(passage.text))]

    def passage(self, briefing: Briefing, mark: Bookmark) -> Passage | None:
        """The passage in which a bookmark's words begin; None where they are not in the article."""
        return next((passage for passage in briefing.passages if self.spans(mark, passage)), None)

    def step(
        self, briefing: Briefing, now: Passage | None, last: str, step: int
    ) -> tuple[Passage, Bookmark] | None:
        """The next or previous bookmark in reading order, around the ends, and its passage.

        From the bookmark with the id `last` while the cursor is still on its passage, else from the passage.
        """
        stops = [(passage, mark) for mark in self.here if (passage := self.passage(briefing, mark))]
        if not stops:
            return None
        for at, (passage, mark) in enumerate(stops):
            if mark.id == last and passage == now:
                return stops[(at + step) % len(stops)]
        order = {passage.id: at for at, passage in enumerate(briefing.passages)}
        here = order.get(now.id, -1) if now else -1
        later = [stop for stop in stops if order[stop[0].id] > here] or stops[:1]
        earlier = [stop for stop in stops if order[stop[0].id] < here] or stops[-1:]
        return later[0] if step > 0 else earlier[-1]

    def news(self, known: Mapping[str, str]) -> str:
        """What to tell a person who opens this version: a sentence, or nothing when all is as it was seen last.

        `known` are the states as last seen, by id.
        """
        if not any(
            place.state in ("changed", "lost") and place.state != known.get(id)
            for id, place in self.places.items()
        ):
            return ""
        marks, counted = count(len(self.marks), "bookmark"), ", ".join(self._told)
        return f"This is another version of an article with {marks}: {counted}. x shows them."

    def _order(self, mark: Bookmark) -> tuple[int, int, int, str]:
        first = self.places[mark.id].spans[0]
        return (*first, mark.created)


def find_marks(marks: Sequence[Bookmark], article: Article) -> Marks:
    """The bookmarks found again in an article."""
    from sitrep.bookmarks.anchor import places

    found = places(marks, article)
    return Marks([replace(mark, state=found[mark.id].state) for mark in marks], found)
