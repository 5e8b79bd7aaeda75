"""Everyone and everything named in the open articles, each once, with the passages that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sitrep.export.found import located
from sitrep.model import NO_PLACE, Briefing, Mentions, Passage, Place, Ruling

PEOPLE, ORGANISATIONS, PLACES = "People", "Organisations", "Places"
GROUPS = (PEOPLE, ORGANISATIONS, PLACES)


class Spot(NamedTuple):
    """A passage that names it; `number` counts the article's passages from 1, `spans` are offsets in its text."""

    briefing: Briefing
    passage: Passage
    number: int
    spans: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Named:
    """A person, an organisation or a place; `about` is the office, or what kind of place it is and where."""

    group: str
    name: str
    about: str = ""
    spots: list[Spot] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others: a place and an organisation may have one name."""
        return self.group, self.name

    @property
    def count(self) -> int:
        """How often it is named."""
        return sum(len(spot.spans) for spot in self.spots)


def no_place(one: Named) -> list[tuple[Briefing, Ruling]]:
    """The reader's decisions that a name is no place: one for each article, on its first mention there."""
    firsts: dict[int, Spot] = {}
    for spot in one.spots:
        firsts.setdefault(id(spot.briefing), spot)
    found = []
    for spot in firsts.values():
        start, end = (at + spot.passage.start for at in spot.spans[0])
        found.append((spot.briefing, Ruling(NO_PLACE, spot.passage.paragraph, start, end, "")))
    return found


def named(briefings: Iterable[Briefing]) -> list[Named]:
    """People, organisations, places; in each group the one that is named most comes first.

    A person is known by the full name, all else by how it is written. Parts of other names are left out.
    """
    found: dict[tuple[str, str], Named] = {}
    for briefing in briefings:
        for number, passage in enumerate(briefing.passages, 1) if briefing.facts else ():
            assert briefing.facts is not None
            spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
            for group, name, about, start, end in _mentions(briefing.facts.of(passage)):
                entry = found.setdefault((group, name), Named(group, name))
                entry.about = entry.about or about
                spans.setdefault((group, name), []).append((start - passage.start, end - passage.start))
            for key, places in spans.items():
                found[key].spots.append(Spot(briefing, passage, number, tuple(sorted(places))))
    return sorted(found.values(), key=lambda one: (GROUPS.index(one.group), -one.count))


def _mentions(found: Mentions) -> Iterator[tuple[str, str, str, int, int]]:
    for person in found.people:
        yield PEOPLE, person.full_name or person.name, person.office or "", person.start, person.end
    for organisation in found.organisations:
        yield ORGANISATIONS, organisation.name, "", organisation.start, organisation.end
    # What a name is as a place tells more than that it also acts.
    for place in sorted(found.places, key=_acts):
        if place.role != "part":
            yield PLACES, place.name, located(place), place.start, place.end


def _acts(place: Place) -> bool:
    return place.role == "actor"
