"""People, organisations and places in a paragraph: known names first, then names by their form and surroundings."""

from __future__ import annotations

import re

from sitrep.facts.aliases import find_aliases, find_askers, find_marked_names, find_nicknames, find_shouted
from sitrep.facts.bodies import find_described, find_lower
from sitrep.facts.datelines import find_dateline
from sitrep.facts.offices import is_rank
from sitrep.facts.organisations import find_by_head, find_called, find_units, right_end
from sitrep.facts.people import find_people, find_single_names
from sitrep.facts.places import find_places, find_streets
from sitrep.facts.regions import PLACES
from sitrep.facts.registry import Registry
from sitrep.facts.scan import ORGANISATION, PERSON, PLACE, THING, Name, Scan
from sitrep.facts.tables import Entry
from sitrep.facts.words import words

_KINDS = {
    "person": PERSON,
    "organisation": ORGANISATION,
    "outlet": ORGANISATION,
    "thing": THING,
}
_LONGER = frozenset(
    {"Command", "Headquarters", "Committee", "Directorate", "Commission", "brigade", "battalion", "regiment"}
)
_STATES = frozenset({"US", "U.S.", "UK", "U.K.", "UAE"})
_OF_STATE = frozenset(
    {"Ministry", "Office", "Agency", "Service", "Bureau", "Foreign", "Government", "Chancellery"}
)
_BODY = 3  # words of a body that is called by its initials
_SHORT = frozenset({"MoD", "MFA", "MIA"})
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+\Z")
_WITH_BRANCHES = words("names: with branches")
_WITH_DEMONYM = words("names: with a demonym")


def find_names(scan: Scan, registry: Registry) -> None:
    """The first round: everything that can be told from this paragraph alone; people enter the registry."""
    find_dateline(scan)
    find_askers(scan, registry)
    find_nicknames(scan, registry)
    find_units(scan)
    _find_known(scan, registry, people_and_organisations=True)
    find_by_head(scan)
    _find_known(scan, registry, people_and_organisations=False)
    find_streets(scan)
    find_called(scan)
    find_lower(scan)
    find_described(scan)
    find_shouted(scan, registry)
    find_aliases(scan, registry)
    find_marked_names(scan, registry)
    find_people(scan, registry)
    for name in scan.names:
        if name.kind == ORGANISATION and name.last - name.first >= _BODY:
            parts = scan.tokens.words[name.first : name.last]
            registry.initials.add("".join(word[0] for word in parts if word[0].isupper()))


def finish_names(scan: Scan, registry: Registry) -> None:
    """The second round: later mentions of people, then places and acronyms."""
    find_single_names(scan, registry)
    find_places(scan, registry)
    _find_acronyms(scan, registry)
    _find_employers(scan)
    scan.names.sort(key=lambda name: name.first)
    for number, name in enumerate(scan.names, 1):
        for at in range(name.first, name.last):
            scan.owner[at] = number


def _find_known(scan: Scan, registry: Registry, *, people_and_organisations: bool) -> None:
    tokens = scan.tokens
    at, count, phrases = 0, len(tokens.words), scan.tables.phrases
    while at < count:
        if scan.owner[at] or tokens.words[at] not in phrases:
            at += 1
            continue
        found = scan.phrase(at)
        if found is None:
            at += 1
            continue
        end, entry = found
        word = tokens.words[at]
        if (word == "Ministry" or tokens.words[end - 1] in _SHORT) and tokens.lower[end : end + 1] == ["of"]:
            country = scan.phrase(end + 1) if end + 1 < len(tokens) else None
            if country is not None and country[1].kind == "country":
                end = country[0]  # “MoD of Azerbaijan”
        if entry.kind == "organisation" and end < len(tokens) and not tokens.opens[end]:
            while end < len(tokens) and tokens.words[end] in _LONGER:
                end += 1  # “Joint Forces Command”, “Khartiia brigade”
            if end < len(tokens) and tokens.lower[end] == "on":
                end = right_end(scan, end)  # “Federation Council Committee on International Affairs”
        kind = _KINDS.get(entry.kind, PLACE)
        if (
            (kind != PLACE) == people_and_organisations
            and scan.free(at, end)
            and not (kind == PERSON and end - at == 1 and _is_anothers(registry, word, entry))
            and _stands(scan, at, end, kind)
        ):
            first = at - 1 if kind == ORGANISATION and _takes_first(scan, at, end) else at
            if first < at and tokens.words[first - 1 : first] == ["Royal"] and not scan.owner[first - 1]:
                first -= 1  # “the Royal Thai Air Force”
            if kind == ORGANISATION and _is_branch(scan, at, end):
                end += 1
            if kind == ORGANISATION and word == "The" and end - at > 1:
                first += 1  # the article is no part of a name
            scan.add(Name(kind, first, end, entry, entry.kind == "outlet"))
        skipped = word == "The" and not scan.owner[end - 1]  # “The National Guard”
        at = end if (kind != PLACE or not people_and_organisations) and not skipped else at + 1


def _is_anothers(registry: Registry, word: str, entry: Entry) -> bool:
    """Whether what a known person is called is the surname of somebody else in the article: “Nasreen Bibi … Bibi”."""
    met = registry.by_last.get(word)
    return met is not None and met.entry is None and not entry.name.endswith(word)


def _takes_first(scan: Scan, at: int, end: int) -> bool:
    """“Federal Ministry of Defence”, “Russian Defence Ministry”: the word in front belongs to the name."""
    if at and scan.tokens.words[at - 1] == "Federal" and scan.tokens.caps[at]:
        return not scan.owner[at - 1] and scan.tokens.words[at] in _OF_STATE
    return _takes_demonym(scan, at, end)


def _is_branch(scan: Scan, at: int, end: int) -> bool:
    """“Greenpeace Ukraine”, “Caritas Poland”: the country behind belongs to the name."""
    tokens = scan.tokens
    word = tokens.words[end - 1]
    if word not in _WITH_BRANCHES or end >= len(tokens) or tokens.opens[end]:
        return False
    found = scan.phrase(end)
    return found is not None and found[1].kind == "country" and found[0] == end + 1


def _takes_demonym(scan: Scan, at: int, end: int) -> bool:
    """“Russian defence ministry”: the people's name in front belongs to a ministry or staff."""
    tokens = scan.tokens
    if not at or scan.owner[at - 1]:
        return False
    if tokens.words[at - 1] in _STATES:
        return end - at > 1 and tokens.caps[at] and tokens.caps[end - 1]  # “U.S. Central Intelligence Agency”
    if tokens.words[at - 1] not in scan.tables.demonyms:
        return False
    return any(word in _WITH_DEMONYM for word in tokens.lower[at:end])


def _stands(scan: Scan, at: int, end: int, kind: str) -> bool:
    """Whether a known phrase means what the table says in its surroundings."""
    tokens = scan.tokens
    word = tokens.words[at]
    following = tokens.words[end] if end < len(tokens) else ""
    before = tokens.words[at - 1] if at else ""
    if (
        word.isupper()
        and following.isupper()
        and following.isalpha()
        and len(following) > 2
        and word not in ("US", "UK")
    ):
        return False  # “WHO SAYS SO” is a heading
    if at and word.islower() and (beside := scan.at(at - 1)) is not None and beside.kind == ORGANISATION:
        return False  # “Ukraine's SBU security service”
    if word == "Azov" and [*tokens.words[max(0, at - 2) : at]] == ["Sea", "of"]:
        return False
    officer = following.lower() in scan.tables.offices or before in ("of", "for")
    if tokens.span(at, end) == "Foreign Affairs" and officer:
        return False  # the ministry, not the magazine
    if word == "The" and end < len(tokens) and tokens.caps[end]:
        return False  # “The National Guard” is not the newspaper
    if kind == PERSON and word in ("bin", "al", "Al") and at and scan.tokens.caps[at - 1]:
        return False  # “Abdullah bin Zayed Al Nahyan” is another
    if end - at == 1:
        if kind == PLACE and word in scan.tables.given and _opens_name(scan, end):
            return not (
                before in ("said", "says") or tokens.lower[end + 1 : end + 2] == [","]
            )  # “Sofia Ivanova, an …”
        if word == "X":
            return before in ("on", "to", "platform", "network", "via", "site")
        if word == "Telegram":
            return True
        if kind == PERSON and before in ("The", "the") and following == ",":
            return False  # “The Carney, a destroyer”
        if kind == PERSON and word in scan.tables.given and _opens_name(scan, end):
            return False  # “said a resident, Abdi Gurey”
        if kind == PERSON and _opens_name(scan, end) and (_opens_name(scan, end + 1) or _ranked(scan, at)):
            return False  # “Lt. Reagan Mbuyi”, “Reagan Mbuyi Kalonji”
        if kind == PERSON:
            return not _inside_longer_name(scan, at, end)
        if word in ("UN", "EU", "U.N.", "E.U.") and _opens_longer(scan, end):
            return False  # “UN Human Rights Monitoring Mission” is one name
        if word == "US" and following == "$":
            return False
        if kind == ORGANISATION and word in ("Congress", "Parliament", "Senate", "Treasury"):
            return True
        if kind == ORGANISATION and word[0].isupper() and not word.isupper():
            return not _inside_longer_name(scan, at, end)
    return True


def _ranked(scan: Scan, at: int) -> bool:
    """Whether a rank stands in front, with its full stop or without: “Lt. Reagan Mbuyi”."""
    words = scan.tokens.words
    rank = words[at - 2] if at > 1 and words[at - 1] == "." else words[at - 1] if at else ""
    return bool(rank) and is_rank(rank)


def _opens_name(scan: Scan, end: int) -> bool:
    """Whether a name goes on with a word that no table knows."""
    tokens, tables = scan.tokens, scan.tables
    if end >= len(tokens) or not tokens.caps[end] or tokens.opens[end] or scan.owner[end]:
        return False
    word = tokens.words[end]
    known = tables.stop | tables.demonyms | tables.organisation_heads
    return word.isalpha() and not word.isupper() and word not in known and scan.phrase(end) is None


def _opens_longer(scan: Scan, end: int) -> bool:
    """Whether two capitalised words or more follow, of which the last says that they name a body, no known one."""
    tokens = scan.tokens
    at = end
    while at < len(tokens) and tokens.caps[at] and not tokens.opens[at] and not scan.owner[at]:
        at += 1
    return (
        at > end + 1 and tokens.words[at - 1] in scan.tables.organisation_heads and scan.phrase(end) is None
    )


def _inside_longer_name(scan: Scan, at: int, end: int) -> bool:
    """Whether a single word is the middle or end of another, longer name: the Putin of “Lyudmila Putin”."""
    tokens = scan.tokens
    around = scan.phrase(at - 1, PLACES) if at else None
    if around is not None and around[0] >= end:
        return True  # the Abbas of Bandar Abbas
    if at and tokens.caps[at - 1] and not scan.owner[at - 1]:
        before = tokens.words[at - 1]
        if before in scan.tables.given and not tokens.opens[at - 1]:
            return True
    return False


def _find_employers(scan: Scan) -> None:
    """Media whose reporter is named, by a capital inside their name: “GlobalPost's Noga Tarnopolsky”."""
    tokens = scan.tokens
    for name in [name for name in scan.names if name.kind == PERSON]:
        at = name.first - 2
        if at >= 0 and tokens.words[at + 1] == "'s" and not scan.owner[at] and _CAMEL.match(tokens.words[at]):
            scan.add(Name(ORGANISATION, at, at + 1, None, True))


def _find_acronyms(scan: Scan, registry: Registry) -> None:
    """Unknown words in capitals: what a name in front explains, and what is no weapon or unit of measure."""
    tokens = scan.tokens
    for at, word in enumerate(tokens.words):
        if scan.owner[at] or len(word) < 2 or not word.isupper() or not word.isalpha():
            continue
        before = scan.at(at - 2)
        if at and tokens.words[at - 1] == "(" and before and before.kind == ORGANISATION:
            registry.initials.add(word)  # “the Arakan Army (AA)”
            scan.add(Name(ORGANISATION, at, at + 1))
        elif (
            (3 <= len(word) <= 6 or word in registry.initials)
            and "/" not in tokens.words[at + 1 : at + 2]
            and (word not in scan.tables.plain_acronyms or word in registry.initials)
            and not _shouted(scan, at)
        ):
            scan.add(Name(ORGANISATION, at, at + 1))


def _shouted(scan: Scan, at: int) -> bool:
    """Whether words in capitals stand around, or a colon behind: a heading, not a name."""
    if at < 2 and scan.tokens.words[at + 1 : at + 2] in ([], [":"], ["."], ["—"], ["–"], ["-"]):
        return True
    if at == 0 and scan.tokens.words[1:2] and not scan.tokens.words[1].islower():
        return True
    words = scan.tokens.words
    near = [word for word in words[max(0, at - 3) : at] + words[at + 1 : at + 4] if word.isalpha()]
    return sum(word.isupper() for word in near) * 2 > len(near)
