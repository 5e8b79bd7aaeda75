"""Article to Briefing: the one place where sorting and what is found in the text meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from sitrep.model import Article, Briefing, Fixed, Ruling
from sitrep.sorting import Profile, load_profile, sort

if TYPE_CHECKING:
    from datetime import date


OPENING = 30
"""Paragraphs of a long article that are sorted before the first picture: about what a screen holds."""


def brief(
    article: Article,
    profile: str | Profile = "conflict",
    fixed: Iterable[Fixed] = (),
    tell: Callable[[int], None] | None = None,
) -> Briefing:
    """Sort the article's passages by a profile, ready or named; `fixed` are the reader's own decisions.

    `tell` is called after each paragraph with the number of those looked at, in the thread that sorts. What is found
    in the text is left for `with_facts`. Raises ProfileError when the profile is unknown or broken.
    """
    rules = load_profile(profile) if isinstance(profile, str) else profile
    paragraphs = _Watched(article.paragraphs, tell) if tell else article.paragraphs
    return Briefing(article, rules.sections, sort(paragraphs, rules, fixed))


def brief_opening(article: Article, profile: str | Profile = "conflict") -> Briefing:
    """The briefing of the first OPENING paragraphs of a long article; of any other the whole.

    Their sections are those they have on their own: with the rest, one near the end may change.
    """
    beyond = len(article.paragraphs) - OPENING
    if beyond <= 0:
        return brief(article, profile)
    rules = load_profile(profile) if isinstance(profile, str) else profile
    passages = sort(article.paragraphs[:OPENING], rules)
    return Briefing(article, rules.sections, passages, unsorted=beyond)


def with_facts(briefing: Briefing, day: date | None = None, rulings: Iterable[Ruling] = ()) -> Briefing:
    """The briefing with people, places, dates, quotations and claims, and where they contradict.

    `day` is what relative dates are counted from; None leaves it to the article, then to the time of its file.
    `rulings` are the reader's own decisions. The tables are loaded with the first call: the dashboard makes it
    after its first picture stands.
    """
    from sitrep.facts import find, ruled

    article = briefing.article
    found = find(article, briefing.passages, day, _day_of_file(article.source))
    return briefing._replace(facts=ruled(found, briefing.passages, rulings))


def _day_of_file(source: str) -> date | None:
    """The day the file was last written; None for what is no file, and for the article that ships."""
    from datetime import datetime
    from pathlib import Path

    from sitrep import paths

    path = Path(source)
    try:
        if path.parent == paths.shipped("seeds") or not path.is_file():
            return None
        return datetime.fromtimestamp(path.stat().st_mtime).date()
    except (OSError, ValueError, OverflowError):
        return None


class _Watched(Sequence[str]):
    """Paragraphs that tell how many of them were looked at, the first time."""

    def __init__(self, paragraphs: Sequence[str], tell: Callable[[int], None]) -> None:
        self._paragraphs = paragraphs
        self._tell = tell
        self._seen = 0

    def __len__(self) -> int:
        return len(self._paragraphs)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._paragraphs[at]

    def __iter__(self) -> Iterator[str]:
        for number, paragraph in enumerate(self._paragraphs, 1):
            yield paragraph
            if number > self._seen:
                self._seen = number
                self._tell(number)
