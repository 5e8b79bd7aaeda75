"""Claims of one article that contradict those of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from sitrep.facts.contested import contest
from sitrep.facts.positions import Named
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
    names: dict[str, Named] = {}
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
    for claim in contest(claims, names, {str(at): 0, str(to): _APART}, one_text=False):
        for against in claim.contested_by:
            if (
                origin[claim.id][0] == at
                and origin[against][0] == to
                and telling[claim.id] & telling[against]
            ):
                yield origin[claim.id], origin[against]


def _told(briefing: Briefing) -> set[str]:
    return {name for _, _, told in _named(briefing) for name in told}


def _named(briefing: Briefing) -> Iterator[tuple[Claim, Named, frozenset[str]]]:
    """Each claim with what it names, and the names that are more than a country's."""
    assert briefing.facts is not None
    for found in briefing.facts.mentions.values():
        for claim in found.claims:
            places = [place for place in found.places if claim.start <= place.start < claim.end]
            people = [one.name for one in found.people if claim.start <= one.start < claim.end]
            bodies = [one.name for one in found.organisations if claim.start <= one.start < claim.end]
            named = [
                *((place.name.lower(), place.role in _TELLING) for place in places),
                *((name.lower(), True) for name in (*people, *bodies)),
            ]
            days = tuple(
                (day.first, day.last)
                for day in found.dates
                if claim.start <= day.start < claim.end and day.first and day.last and day.precision == "day"
            )
            points = frozenset(place.name.lower() for place in places if place.role == "point")
            yield (
                claim,
                Named(frozenset(name for name, _ in named), points, days),
                frozenset(name for name, tells in named if tells),
            )
