"""Where a named place lies: the supplement first, then a bisection of the gazetteer file."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from sitrep.facts.tokens import fold
from sitrep.facts.words import DATA

FAR = 50.0  # kilometres between candidates of one name beyond which none of them is taken
_LARGE, _TIMES = 100_000, 20  # a city so large and so many times larger than its namesakes is the one meant
_EARTH = 6371.0  # kilometres


class Candidate(NamedTuple):
    """A place of the gazetteer: WGS 84 degrees, ISO country, the country's region code, people."""

    lat: float
    lon: float
    country: str
    region: str
    people: int


def key(name: str) -> str:
    """The name as the gazetteer is sorted by: lower case, no apostrophes or diacritics, blanks for hyphens."""
    return fold(name).lower().replace("'", "").replace("-", " ").replace(".", "").strip()


@cache
def _file() -> bytes:
    return (DATA / "gazetteer.tsv").read_bytes()


@cache
def candidates(name: str) -> tuple[Candidate, ...]:
    """Every place of that name, the most populous first."""
    wanted, data = key(name).encode(), _file()
    if not wanted:
        return ()
    low, high = 0, len(data)
    while low < high:  # the first line whose key is not smaller begins at `low`
        middle = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if data[middle : data.index(b"\t", middle)] < wanted:
            low = data.index(b"\n", middle) + 1
        else:
            high = middle
    found = []
    while low < len(data) and data.startswith(wanted + b"\t", low):
        end = data.index(b"\n", low)
        _, lat, lon, country, region, people = data[low:end].decode().split("\t")
        found.append(Candidate(float(lat), float(lon), country, region, int(people)))
        low = end + 1
    return tuple(sorted(found, key=lambda candidate: -candidate.people))


def located(found: tuple[Candidate, ...]) -> Candidate | None:
    """The one place meant, or None where the candidates lie too far apart to tell."""
    if not found:
        return None
    first, rest = found[0], found[1:]
    if all(kilometres(first, other) <= FAR for other in rest):
        return first
    if first.people >= _LARGE and all(first.people >= _TIMES * other.people for other in rest):
        return first
    return None


def kilometres(one: Candidate, other: Candidate) -> float:
    """The great-circle distance (haversine)."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * (
        math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(half))
