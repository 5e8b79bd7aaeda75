"""What is found in an article as short lists for the printed forms: contested claims, people, dates."""

from __future__ import annotations

from sitrep.model import Briefing, Claim, Date


def contested(briefing: Briefing) -> list[tuple[str, list[str]]]:
    """Each claim that is contradicted, in a line, with the lines of those that contradict it."""
    if briefing.facts is None:
        return []
    groups: dict[str, list[Claim]] = {}
    first: dict[str, Claim] = {}
    for one, other in briefing.facts.contested:
        first.setdefault(one.id, one)
        groups.setdefault(one.id, []).append(other)
    return [(said(first[id]), [said(other) for other in others]) for id, others in groups.items()]


def said(claim: Claim) -> str:
    """The source, the verb and the words of a claim; a pronoun is followed by the name behind it."""
    source = claim.source or "Not attributed"
    if claim.speaker and source.lower() in ("he", "she", "they", "it", "who"):
        source = f"{source} ({claim.speaker})"
    told = f" to {claim.outlet}" if claim.outlet else ""
    verb = claim.verb
    if verb == "according to":
        return f"According to {source}: {claim.text}"
    return f"{source[:1].upper()}{source[1:]}{told}, {verb}: {claim.text}"


def people(briefing: Briefing) -> list[str]:
    """Everyone who is named, once, in the order of first mention, with the office where one is known."""
    if briefing.facts is None:
        return []
    offices: dict[str, str] = {}
    for found in briefing.facts.mentions.values():
        for person in found.people:
            name = person.full_name or person.name
            offices[name] = offices.get(name) or person.office or ""
    return [f"{name}: {office}" if office else name for name, office in offices.items()]


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
