"""What is found in an article, in words: claims with their sources, people, places, dates."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.model import Briefing, Claim, Date, Person, Place

_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
_TELLING = frozenset({"told", "tells", "tell", "telling"})  # whom, without “to”
_ROLES = {
    "country": "country",
    "actor": "as an actor",
    "dateline": "where the report was written",
    "part": "part of another name",
}


def contested(briefing: Briefing) -> list[tuple[str, list[str]]]:
    """Each claim that is contradicted, in a line, with the lines of those that contradict it."""
    if briefing.facts is None:
        return []
    return [(said(one), [said(other) for other in others]) for one, others in briefing.facts.contests]


def said(claim: Claim) -> str:
    """The source, the verb and the words of a claim; of a quotation outside claims, which has no verb, without it.

    A source that ends in an office has a comma behind it.
    """
    if claim.verb == "according to":
        return f"According to {_source(claim)}: {claim.text}"
    source = whose(claim) or "Not attributed"
    comma = "," if claim.verb and (", " in source or not claim.source) else ""
    told = f"{'' if claim.verb in _TELLING else 'to '}{claim.outlet}" if claim.outlet else ""
    return f"{' '.join(filter(None, (source + comma, claim.verb, told)))}: {claim.text}"


def whose(claim: Claim) -> str | None:
    """Whose words a claim is, as the article names them, behind a pronoun with the name; None where it names none."""
    source = _source(claim)
    return f"{source[:1].upper()}{source[1:]}" if source else None


def _source(claim: Claim) -> str | None:
    if claim.source and claim.speaker and claim.source.lower() in _PRONOUNS:
        return f"{claim.source} ({claim.speaker})"
    return claim.source


def people(briefing: Briefing) -> list[str]:
    """Everyone who is named, once, in the order of first mention, with the office where one is known."""
    if briefing.facts is None:
        return []
    named = offices(person for found in briefing.facts.mentions.values() for person in found.people)
    return [f"{name}: {office}" if office else name for name, office in named.items()]


def offices(people: Iterable[Person]) -> dict[str, str]:
    """The office of each person by name, in the order of first mention; empty where none is known."""
    found: dict[str, str] = {}
    for person in people:
        name = person.full_name or person.name
        found[name] = found.get(name) or person.office or ""
    return found


def dates(briefing: Briefing) -> list[str]:
    """Every date once, as written, with the days it covers."""
    if briefing.facts is None:
        return []
    lines = [
        f"{date.text}: {covered(date)}"
        for found in briefing.facts.mentions.values()
        for date in found.dates
        if date.text != covered(date)
    ]
    return list(dict.fromkeys(lines))


def covered(date: Date) -> str:
    """The days of a date in words: “2025-08-25”, “2025-06-01 to 2025-06-30”, “year not stated”."""
    if date.first is None or date.last is None:
        return "year not stated" if date.precision == "month" else "day not stated"
    span = date.first if date.first == date.last else f"{date.first} to {date.last}"
    return f"{span} (assumed)" if date.assumed else span


def located(place: Place) -> str:
    """What a mention of a place is, and where it lies, in a few words.

    What could be several places far apart, or is in no list, is “not located”.
    """
    role = _ROLES.get(place.role, "")
    if role and (place.role != "dateline" or place.lat is None):
        return role
    if place.lat is None or place.lon is None:
        return f"not located: {place.why}" if place.why else "not located"
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    what = place.precision or place.role
    return f"{role or what} · {abs(place.lat):.2f} {north} {abs(place.lon):.2f} {east}"
