"""Passages of several articles side by side: what each is from, their order, and the bookmarks of all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from textual.content import Content

from sitrep.errors import StoreError
from sitrep.model import Article, Briefing, Passage, Section
from sitrep.printed import minute, moment, shortened
from sitrep.reading.source import is_address
from sitrep.tui.accents import signs
from sitrep.tui.marks import Marks, find_marks
from sitrep.tui.passages import UNREAD
from sitrep.tui.rows import doubt
from sitrep.tui.text import colour, flags, passage_content
from sitrep.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from sitrep.tui.notes import Notes
    from sitrep.tui.readings import Readings

_NO_MARKS = Marks()
_TITLE = 48  # characters of a title


class Excerpt(NamedTuple):
    """A passage with the article it is from: what a block of the combined view is known by."""

    briefing: Briefing
    passage: Passage

    @property
    def source(self) -> str:
        """Which of the open articles it is from."""
        return self.briefing.article.source

    @property
    def id(self) -> str:
        """What tells it from all others on the screen."""
        return f"{self.source}\n{self.passage.id}"


def newest_first(briefings: Iterable[Briefing]) -> list[Briefing]:
    """By when each article was published, else fetched; those of which neither is known stay last, in their order."""

    def age(briefing: Briefing) -> float:
        found = moment(briefing.article.published) or moment(briefing.article.retrieved)
        return -found.timestamp() if found and found.year > 1 else float("inf")

    return sorted(briefings, key=age)


def attribution(article: Article) -> str:
    """Where a passage is from: the publisher, else the site or the file; when; and the beginning of the title."""
    name = article.publisher
    if not name:
        name = urlsplit(article.source).hostname if is_address(article.source) else ""
    if not name:
        name = "standard input" if article.source == "-" else article.source.rpartition("/")[2]
    when = minute(article.published or article.retrieved or "")
    return " · ".join(filter(None, (name, when, shortened(article.title, _TITLE))))


class Blocks:
    """The blocks of the combined view. Those of an article are made again only when something about it has changed."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._made: dict[str, tuple[Briefing, Marks, bool, dict[str, list[Block]]]] = {}

    def forget(self, source: str) -> None:
        """What is read of an article has changed."""
        self._made.pop(source, None)

    def of(
        self, briefings: Sequence[Briefing], section: Section, marks: Mapping[str, Marks], *, marked: bool
    ) -> list[Block]:
        """The passages of a section in all articles, each with a line on where it is from below its words."""
        found: list[Block] = []
        for briefing in briefings:
            source = briefing.article.source
            own, made = marks.get(source, _NO_MARKS), self._made.get(source)
            if made is None or made[0] is not briefing or made[1] is not own or made[2] != marked:
                made = self._made[source] = (briefing, own, marked, self._make(briefing, own, marked))
            found += made[3].get(section.id, ())
        return found

    def _make(self, briefing: Briefing, marks: Marks, marked: bool) -> dict[str, list[Block]]:
        """The blocks of one article by section."""
        article = briefing.article
        colours = {section.id: colour(section) for section in briefing.sections}
        below = Content.styled(f"\n— {attribution(article)}", "$muted")
        found: dict[str, list[Block]] = {}
        for passage in briefing.body:
            mentions = briefing.facts.of(passage) if briefing.facts else None
            text = passage_content(passage, mentions, accents=marked, marked=marks.underlined(passage))
            unread = UNREAD if self._readings.is_unread(article.source, passage) else ""
            block = Block(
                Content.assemble(text, below),
                colours[passage.section],
                flag=flags(len(marks.of(passage))) + signs(mentions),
                key=Excerpt(briefing, passage),
                mark=unread + doubt(passage),
            )
            found.setdefault(passage.section, []).append(block)
        return found


async def all_marks(notes: Notes, articles: Sequence[Article]) -> dict[str, Marks]:
    """The bookmarks of these articles by source, each where it stands now; none where the store cannot be read."""
    try:
        stored = await notes.ask(lambda store: [store.for_article(article) for article in articles])
    except StoreError:
        return {}  # told where the bookmarks are opened

    def find() -> dict[str, Marks]:
        pairs = zip(articles, stored, strict=True)
        return {article.source: find_marks(own, article) for article, own in pairs if own}

    return await asyncio.to_thread(find)
