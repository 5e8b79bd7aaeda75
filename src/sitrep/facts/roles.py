"""What part a place plays where it is named, and where it lies."""

from __future__ import annotations

from sitrep.facts.actors import acts
from sitrep.facts.gazetteer import candidates, located
from sitrep.facts.offices import is_title
from sitrep.facts.regions import KNOWN_AS_REGION, is_part, is_region
from sitrep.facts.scan import ORGANISATION, PERSON, PLACE, Name, Scan
from sitrep.facts.verbs import KIND
from sitrep.facts.words import words
from sitrep.model import Place

_GIVEN_TO = words("roles: given to")
_JOURNEYS = words("roles: journeys")
_PARTS_OF_TOWN = words("roles: parts of town")
_PERSONS = words("roles: persons")
_NEAR = 7  # tokens of “the line that runs from”
_ROUTES = words("roles: routes")
_BOUND = frozenset(
    {"left", "leave", "leaves", "leaving", "bound", "heading", "headed", "head", "departed", "sailed", "off"}
)
_LEANS = frozenset(
    {
        "lean",
        "leans",
        "leaning",
        "leaned",
        "tilt",
        "tilts",
        "tilted",
        "pivot",
        "shift",
        "turn",
        "turned",
        "policy",
        "stance",
        "attitude",
    }
)
_WATERS = frozenset(
    {
        "River",
        "Shoal",
        "Sea",
        "Lake",
        "Bay",
        "Gulf",
        "Strait",
        "Ocean",
        "Canal",
        "Reservoir",
        "Mountains",
        "Peninsula",
    }
)
_BESET = frozenset(
    {
        "safe",
        "bombed",
        "shelled",
        "hit",
        "struck",
        "empty",
        "quiet",
        "under",
        "without",
        "burning",
        "covered",
        "surrounded",
        "besieged",
        "cut",
    }
)
_WRECKED = frozenset({"ruined", "wrecked", "devastated", "shattered", "besieged", "destroyed", "deserted"})
_HOMES = frozenset({"home", "house", "dormitory", "kitchen", "office", "apartment", "flat", "living"})
_TRIPS = words("roles: trips")
_QUARTERS = words("roles: area before") - {"part", "parts", "rest", "all", "much", "most"} | {"downtown"}


_TOWN_WORDS = words("roles: town words")
_PREPOSITIONS = words("roles: prepositions")
_TRAVEL = words("roles: travel")
_PEOPLE_OF = words("roles: people of")
_ACTS = words("roles: acts")
_ACTOR_NOUNS = words("roles: actor nouns")


def place_of(scan: Scan, name: Name) -> Place:
    """The record of a place found, with its role and where it lies."""
    tokens = scan.tokens
    role = role_of(scan, name)
    start, end = tokens.starts[name.first], tokens.ends[name.last - 1]
    written = tokens.text[start:end]
    lat = lon = precision = None
    why = ""
    if name.entry is not None:
        lat, lon, precision = name.entry.lat, name.entry.lon, name.entry.precision
        if role == "area" and precision == "city":
            precision = "region"
    else:
        found = candidates(written)
        one = located(found)
        if one is not None:
            lat, lon = one.lat, one.lon
            precision = "city" if one.people >= 20_000 else "town" if one.people >= 3_000 else "village"
        elif found:
            why = f"{len(found)} places of that name lie far apart"
        else:
            why = "not in the gazetteer"
    return Place(written, role, lat, lon, precision, start, end, why)


def role_of(scan: Scan, name: Name) -> str:
    """point, area, country, actor, dateline or part."""
    if name.dateline or (name.last - name.first == len(scan.tokens) and scan.tokens.text.isupper()):
        return "dateline"
    if is_part(scan, name):
        return "part"
    if scan.tokens.words[name.last - 1] in _WATERS:
        return "area"
    if scan.tokens.words[name.last - 1] in ("Street", "Square", "Avenue", "Boulevard"):
        return "point"
    kind = name.entry.kind if name.entry is not None else "point"
    if kind == "country":
        return "actor" if acts(scan, name) else "country"
    if kind == "house":
        if name.last < len(scan.tokens) and is_title(scan, name.last):
            return "actor"  # “White House press secretary”
        return "point" if _literal(scan, name) else "actor"
    if kind == "area" or is_region(scan, name) or scan.text(name) in KNOWN_AS_REGION:
        return "point" if scan.text(name) in KNOWN_AS_REGION and scan.word(name.last) == "city" else "area"
    return _seat(scan, name) if kind == "seat" else "point"


def _literal(scan: Scan, name: Name) -> bool:
    """Whether words around speak of the place itself: in, near, hit, mayor, summit."""
    at = name.first - 1
    if scan.word(at) in ("the", "central", "downtown", "occupied"):
        at -= 1
    before, earlier = scan.word(at), scan.word(at - 1)
    if before in _PREPOSITIONS:
        return True
    if before in ("to", "from", "on") and (earlier in _TRAVEL or scan.word(at - 2) in _TRAVEL):
        return True
    if before == "of" and earlier in _PARTS_OF_TOWN:
        return True
    if before in ("and", ","):
        back = scan.at(at - 1)
        if back is not None and back.kind == PLACE and back.last < name.first:
            return role_of(scan, back) == "point"
    return False


def _governs(scan: Scan, at: int) -> bool:
    """Whether what stands before “in Kyiv” is a body or the people who govern: the place speaks for them."""
    owner = scan.at(at)
    if owner is not None:
        return owner.kind == ORGANISATION
    return scan.word(at) in _PEOPLE_OF


def _seat(scan: Scan, name: Name) -> str:
    """A capital is an actor, unless words around speak of the town."""
    following, after = scan.word(name.last), scan.word(name.last + 1)
    before, earlier = scan.word(name.first - 1), scan.word(name.first - 2)
    if following == "'s":
        return "point" if {after, scan.word(name.last + 2)} & _TOWN_WORDS else "actor"
    if _is_route(scan, name):
        return "point"
    if _is_party(scan, name):
        return "actor"
    if before in ("towards", "toward") and earlier in _LEANS:
        return "actor"  # “leans towards Moscow”
    if following in _TOWN_WORDS or (following == "and" and scan.word(name.last + 2) in _TOWN_WORDS):
        return "point"
    if (before == "from" and following == "," and after == "where") or "capital" in (before, earlier):
        return "point"
    if following == "-" and after in ("based", "born"):
        return "point"
    if before in _QUARTERS:
        return "point"  # “in southern Khartoum”
    if before in ("east", "west", "north", "south") or (before in _WRECKED and earlier in ("a", "the")):
        return "point"  # “fled to east Khartoum”, “came back to a ruined Khartoum”
    if before in ("his", "her", "their", "my", "our") and following in _HOMES:
        return "point"  # “his Khartoum home”
    if before == "to" and earlier in ("fled", "flee", "fleeing", "flees"):
        return "point"
    if before == "of" and earlier in ("all", "most", "much") and following in ("was", "is", "were"):
        return "point"  # “all of Port-au-Prince was at risk”
    if following == "was" and after == "far" and scan.word(name.last + 2) == "from":
        return "point"  # “Tehran was far from its usual bustle”
    if before == "from" and _governs(scan, name.first - 2):
        return "actor"
    teller = scan.at(name.first - 2) if before == "from" else None
    if teller is not None and teller.kind == PERSON:
        return "point"  # “contributed from Kyiv, and Anton Troianovski from Berlin”
    if before == "from" and (earlier in _PERSONS or scan.tokens.opens[name.first - 1]):
        return "point"
    if before == "in" and earlier in ("government", "governments", "authorities", "administration"):
        return "actor"
    if before in ("in", "near", "outside", "at", "around"):
        return "point"
    if (
        before == "to"
        and earlier not in _GIVEN_TO
        and _JOURNEYS & set(scan.tokens.lower[max(0, name.first - 5) : name.first])
    ):
        return "point"
    if following in (",", "and") and (beside := scan.at(name.last + 1)) and _is_town(beside):
        return "point"
    bound = {scan.word(at) for at in range(max(0, name.first - _NEAR), name.first)} & _BOUND
    if before == "for" and (earlier in _BOUND or (bound and earlier.endswith("day"))):
        return "point"  # “left for Tbilisi”, “left Kyiv on Friday for Washington”
    if before in ("to", "from") and {earlier, scan.word(name.first - 3)} & _TRIPS:
        return "point"  # “flew to Moscow again on Sunday”
    if after in ("almost", "again", "still", "left", "now", "clearly", "not", "been"):
        after = scan.word(name.last + 2 + (scan.word(name.last + 2) == "not"))
    if following in ("is", "was", "remains", "has") and after in _BESET:
        return "point"  # “Kyiv is under a massive attack”
    if following in _ACTS or following in KIND:
        return "actor"
    return "point" if _literal(scan, name) else "actor"


def _is_route(scan: Scan, name: Name) -> bool:
    """“from Lisbon to Tallinn”, “the line from Warsaw to Lublin”."""
    other, start = None, name.first
    if scan.word(name.first - 1) == "from" and scan.word(name.last) == "to":
        other = scan.at(name.last + 1)
    elif scan.word(name.first - 1) == "to" and (other := scan.at(name.first - 2)) is not None:
        start = other.first
        other = other if scan.word(start - 1) == "from" else None
    if other is None or other.kind != PLACE:
        return False
    return _is_town(other) or bool(_ROUTES & set(scan.tokens.lower[max(0, start - _NEAR) : start]))


def _is_party(scan: Scan, name: Name) -> bool:
    """“talks between Moscow and Washington”: two seats that deal with each other, no road between towns."""
    first, second = name, scan.at(name.last + 1) if scan.word(name.last) == "and" else None
    if (
        second is None
        and scan.word(name.first - 1) == "and"
        and (other := scan.at(name.first - 2)) is not None
    ):
        first, second = other, name
    if second is None or scan.word(first.first - 1) != "between":
        return False
    kinds = {one.entry.kind for one in (first, second) if one.entry is not None}
    near = set(scan.tokens.lower[max(0, first.first - _NEAR) : first.first])
    if "wedge" in near:
        return True
    return bool(kinds) and kinds <= {"seat", "country"} and not near & _ROUTES


def _is_town(name: Name) -> bool:
    return name.kind == PLACE and (name.entry is None or name.entry.kind == "point")
