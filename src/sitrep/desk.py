"""What lies open: articles in order, the source each came from, and the one that is shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from sitrep.errors import SitrepError, SourceError
from sitrep.model import Article, Briefing, Passage
from sitrep.reading import read_all
from sitrep.reading.files import place
from sitrep.reading.source import is_address


class Opened(NamedTuple):
    """An article that lies open; `origin` is the source that was named for it: a file, a folder, a feed."""

    briefing: Briefing
    origin: str

    @property
    def id(self) -> str:
        """What tells it from the other open articles, also when it was edited and read again."""
        return self.briefing.article.source


class Place(NamedTuple):
    """Where a person is in an article: the pane, the passage under the cursor by its words, whether zoomed."""

    section: str
    words: str
    paragraph: int
    zoomed: bool = False

    def find(self, briefing: Briefing) -> Passage | None:
        """The passage in this version of the article: the same words, else what stands in their paragraph."""
        same = [passage for passage in briefing.body if passage.text == self.words]
        near = [passage for passage in briefing.body if passage.paragraph == self.paragraph]
        found = sorted(same, key=lambda passage: passage.section != self.section) or near
        return found[0] if found else None


class Desk(NamedTuple):
    """The open articles, at least one, each once; `at` is the number of the one that is shown."""

    opened: tuple[Opened, ...]
    at: int = 0

    @property
    def now(self) -> Opened:
        """The article that is shown."""
        return self.opened[self.at]

    @property
    def origins(self) -> tuple[str, ...]:
        """The sources in the order in which they were named, each once."""
        return tuple(dict.fromkeys(one.origin for one in self.opened))

    def find(self, id: str) -> int | None:
        """Where the article with this id lies; None where it is not open."""
        return next((at for at, one in enumerate(self.opened) if one.id == id), None)

    def lay(self, more: Iterable[Opened], order: Sequence[str]) -> Desk:
        """With the articles of one source in its place, by the order of the sources; what is shown stays.

        An article that is open already stays as it is, and where it is when another source has brought it.
        """
        have = {one.id: one for one in self.opened}
        group: dict[str, Opened] = {}
        for one in more:
            known = have.get(one.id)
            if known is None or known.origin == one.origin:
                group.setdefault(one.id, known or one)
        if not group:
            return self

        def rank(one: Opened) -> int:
            return order.index(one.origin) if one.origin in order else len(order)

        others = [one for one in self.opened if one.id not in group]
        wanted = rank(next(iter(group.values())))
        at = next((n for n, one in enumerate(others) if rank(one) > wanted), len(others))
        opened = (*others[:at], *group.values(), *others[at:])
        return Desk(opened, [one.id for one in opened].index(self.now.id))

    def put(self, briefing: Briefing) -> Desk:
        """Show this briefing: in the place of the same article, else at the end."""
        at = self.find(briefing.article.source)
        if at is None:
            one = Opened(briefing, briefing.article.source)
            return Desk((*self.opened, one), len(self.opened))
        return self.exchange(briefing)._replace(at=at)

    def exchange(self, briefing: Briefing) -> Desk:
        """With this briefing in the place of the same article, where that is open; what is shown stays."""
        opened = (
            one._replace(briefing=briefing) if one.id == briefing.article.source else one
            for one in self.opened
        )
        return self._replace(opened=tuple(opened))

    def show(self, at: int) -> Desk:
        """Show another one, counted around the ends."""
        return self._replace(at=at % len(self.opened))

    def without(self, at: int) -> Desk:
        """Without one of several; where it was shown, the next one is, or the last."""
        opened = self.opened[:at] + self.opened[at + 1 :]
        now = self.at - (at < self.at)
        return Desk(opened, min(now, len(opened) - 1))

    def back(self, one: Opened, at: int) -> Desk:
        """With a removed one where it was; what is shown stays."""
        at = min(at, len(self.opened))
        opened = (*self.opened[:at], one, *self.opened[at:])
        return Desk(opened, self.at + (at <= self.at))


class Start(NamedTuple):
    """What sitrep opens with: the article that is shown, and what is read when that is on the screen.

    `origin` is the source of `first`, `beside` are all articles of that source, in their order. `waiting` are the
    sources to be read, `order` is that of all of them. `away` are ids of articles that were put away, `notices` are
    sentences about sources that could not be read. `place` is where the person was in `first`.
    """

    first: Article
    origin: str
    beside: tuple[Article, ...] = ()
    waiting: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    away: frozenset[str] = frozenset()
    place: Place | None = None
    notices: tuple[str, ...] = ()


def begin(
    sources: Sequence[str],
    away: Collection[str] = (),
    wanted: str = "",
    read: Callable[[str], Sequence[Article]] = read_all,
) -> Start:
    """Read the first of the sources that can be read; the rest waits until that is on the screen.

    Its article with the id `wanted` is the one that is shown, else its first that is not put away; `read` is what
    reads a source. Raises SourceError, with the reason of the last one, when there is none.
    """
    notices: list[str] = []
    for at, source in enumerate(sources):
        try:
            articles = [one for one in read(source) if one.source not in away]
        except SitrepError as error:
            if at == len(sources) - 1:
                raise
            notices.append(str(error))
            continue
        if articles:
            return Start(
                first=next((one for one in articles if one.source == wanted), articles[0]),
                origin=origin_of(source),
                beside=tuple(articles),
                waiting=tuple(sources[at + 1 :]),
                order=tuple(map(origin_of, sources)),
                away=frozenset(away),
                notices=tuple(notices),
            )
    raise SourceError("Every article of these sources was put away: name one to open it again.")


def origin_of(source: str) -> str:
    """A named source as it is kept: an absolute path, an address as it was written, or `-`."""
    return source.strip() if is_address(source) else place(source)


def named_once(sources: Iterable[str]) -> list[str]:
    """The sources in their order, each once however it was written."""
    named: dict[str, str] = {}
    for source in sources:
        named.setdefault(_identity(source), source)
    return list(named.values())


def _identity(source: str) -> str:
    if source == "-" or is_address(source):
        return source.strip()
    try:
        return os.path.realpath(source)
    except (OSError, ValueError):  # no possible name: reading it says so
        return source
