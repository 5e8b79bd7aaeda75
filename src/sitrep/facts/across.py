"""Claims of one article that contradict those of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from sitrep.facts.contested import contest
from sitrep.model import Briefing, Claim

_TELLING = frozenset({"point", "area", "dateline"})

_APART = 1  # passage: claims of two articles answer each other like those of two passages

Place = tuple[int, str]
"""The number of a briefing, and the id of a claim in it."""


def contested_across(briefings: Sequence[Briefing]) -> list[tuple[Place, Place]]:
    """The pairs of claims in two different articles that contradict each other, the earlier article first.

    The rule is the one within an article, with one thing more: both must name the same person, organisation or
    place that is more than a country, for two articles may tell of two days.
    """
    known = [(at, briefing) for at, briefing in enumerate(briefings) if briefing.facts]
    return [
        pair
        for (at, one), (to, other) in combinations(known, 2)
        if one.article.source != other.article.source
        for pair in _between(at, one, to, other)
    ]


def _between(at: int, one: Briefing, to: int, other: Briefing) -> Iterator[tuple[Place, Place]]:
    shared = _told(one) & _told(other)
    if not shared:
        return
    claims: list[Claim] = []
    names: dict[str, frozenset[str]] = {}
    telling: dict[str, frozenset[str]] = {}
    origin: dict[str, Place] = {}
    for number, briefing in ((at, one), (to, other)):
        for claim, all_names, told in _named(briefing):
            if not told & shared:
                continue
            # One passage each: however long the articles are, their claims are as far from each other.
            mine = claim._replace(id=f"{number}:{claim.id}", passage=str(number), contested_by=())
            claims.append(mine)
            names[mine.id], telling[mine.id] = all_names, told
            origin[mine.id] = (number, claim.id)
    for claim in contest(claims, names, {str(at): 0, str(to): _APART}):
        for against in claim.contested_by:
            if (
                origin[claim.id][0] == at
                and origin[against][0] == to
                and telling[claim.id] & telling[against]
            ):
                yield origin[claim.id], origin[against]


def _told(briefing: Briefing) -> set[str]:
    return {name for _, _, told in _named(briefing) for name in told}


def _named(briefing: Briefing) -> Iterator[tuple[Claim, frozenset[str], frozenset[str]]]:
    """Each claim with the names in it, and those of them that are more than a country."""
    assert briefing.facts is not None
    for found in briefing.facts.mentions.values():
        for claim in found.claims:
            named = [
                *((place.start, place.name, place.role in _TELLING) for place in found.places),
                *((one.start, one.name, True) for one in found.people),
                *((one.start, one.name, True) for one in found.organisations),
            ]
            here = [(name.lower(), tells) for at, name, tells in named if claim.start <= at < claim.end]
            yield claim, frozenset(name for name, _ in here), frozenset(name for name, tells in here if tells)
