"""Passages and what becomes of them when an article is sorted anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitrep.briefing import brief
from sitrep.model import Fixed
from sitrep.tui.passages import counterpart, moved
from tests.tui.sitting import article

WORDS = (
    "Troops shelled the town overnight.",
    "Ministers met in Geneva for talks.",
    "Families queued for bread.",
)


class Counted(tuple[Any, ...]):
    """Counts how often one of its members is looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Any]:
        for one in super().__iter__():
            Counted.looks += 1
            yield one


def test_what_moved_is_found_and_each_passage_is_looked_at_once() -> None:
    before = article(*(f"{words} Day {n}." for n in range(200) for words in WORDS))
    first = before.body[0]
    fixed = [Fixed(first.paragraph, first.start, first.end, "home_front")]
    after = brief(before.article, fixed=fixed)
    wanted = [one for one in before.passages if counterpart(after, one).section != one.section]
    after = after._replace(passages=Counted(after.passages))
    assert first in wanted
    assert moved(before.passages, after) == wanted
    assert Counted.looks == len(after.passages)
