"""Whether the name of a place is part of another name, or means the region around."""

from __future__ import annotations

from sitrep.facts.scan import ORGANISATION, PLACE, THING, Name, Scan
from sitrep.facts.words import words

_OBLASTS = words("roles: oblasts")
_REGION_OF = words("roles: region of")
_REGIONS = words("roles: regions")
KNOWN_AS_REGION = frozenset({"Kursk", "Idlib"})
"""Towns whose name the news uses for the region around them."""
_WORKS = frozenset(
    {"Plant", "Refinery", "Airport", "Airfield", "Station", "Hospital", "Port", "Prison", "University"}
)
PLACES = frozenset({"country", "seat", "house", "area", "point"})
"""The kinds of table entries that are places."""
_PORTIONS = frozenset({"parts", "part", "most", "all", "rest"})
_REGION = words("roles: region")
_PART_OF = words("roles: part of")
_OF_TOWN = ("skyi", "skyy", "skiy", "sky")
_PARTS_ONLY = words("roles: parts only")


def is_part(scan: Scan, name: Name) -> bool:
    """“Zaporizhzhia Nuclear Power Plant”, “Minsk agreements”, “Luhansk People's Republic”."""
    following = scan.tokens.words[name.last] if name.last < len(scan.tokens) else ""
    if following.lower() == "military" and scan.word(name.last + 1) == "district":
        return True
    if scan.tokens.words[max(0, name.first - 2) : name.first] in (["Code", "of"], ["Constitution", "of"]):
        return True
    ahead = scan.tokens.words[name.last : name.last + 4]
    if (
        len(ahead) > 1
        and all(word[:1].isupper() for word in ahead[:2])
        and any(
            word in _WORKS and all(one[:1].isupper() for one in ahead[:at])
            for at, word in enumerate(ahead)
            if at
        )
    ):
        return True  # “Zaporizhzhia Nuclear Power Plant”
    if following in _PARTS_ONLY or (following == "People" and scan.word(name.last + 1) == "'s"):
        return True
    if following == "peace" and scan.word(name.last + 1) in ("deal", "agreement", "accord", "accords"):
        return True  # “the 2022 Pretoria peace deal”
    return following in _PART_OF and following[0].isupper()


def is_region(scan: Scan, name: Name) -> bool:
    """“Kherson region”, “the governor of Samara”, “Donetsk, Luhansk and Kherson regions”, “the Dnipro”."""
    before, earlier = scan.word(name.first - 1), scan.word(name.first - 2)
    following = scan.word(name.last)
    if (
        following in _REGION
        or following in ("community", "hromada")
        or (
            following == "tactical"
            and (scan.word(name.last + 1) in _REGION or scan.word(name.last + 1) == "area")
        )
    ):
        return True
    if before == "of" and earlier == "district" and scan.word(name.first - 3).endswith(_OF_TOWN):
        return False  # “the Kyivskyi district of Kharkiv”
    if before == "of" and earlier in _REGION_OF - _PORTIONS:
        known = name.entry is not None or scan.tokens.words[name.last - 1] in _OBLASTS
        return known or earlier not in ("villages", "towns")
    other = scan.at(name.first - 2) if before == "and" else None
    if other is not None and other.kind == PLACE and scan.word(other.first - 1) == "of":
        portion = scan.word(other.first - 2) in _PORTIONS and scan.tokens.words[name.last - 1] in _OBLASTS
        return portion or scan.word(other.first - 2) in (
            "regions",
            "oblasts",
        )  # “the regions of Kherson and Sumy”
    if scan.tokens.words[name.last - 1] in _OBLASTS and _is_governed(scan, name.last):
        return True
    if before == "of" and earlier in _PORTIONS:
        return scan.tokens.words[name.last - 1] in _OBLASTS
    if before == "the" and name.entry is not None and name.entry.name == "Dnipro":
        return following not in ("city", "airport", "grouping", "group")
    if scan.tokens.words[name.last - 1] in _OBLASTS and _among_regions(scan, name):
        return True
    at = name.last
    while scan.word(at) in (",", "and", "or") or ((owner := scan.at(at)) and owner.kind == PLACE):
        owner = scan.at(at)
        at = owner.last if owner is not None else at + 1
    return at > name.last + 1 and scan.word(at) in _REGIONS


def _among_regions(scan: Scan, name: Name) -> bool:
    """“Samara, Bashkortostan and Chuvashia”: the names beside it in a list are regions."""
    for beside, mark in ((scan.at(name.last + 1), name.last), (scan.at(name.first - 2), name.first - 1)):
        entry = beside.entry if beside is not None and beside.kind == PLACE else None
        if scan.word(mark) in (",", "and") and entry is not None and entry.kind == "area":
            return entry.precision == "region"
    return False


def _is_governed(scan: Scan, at: int) -> bool:
    """“Belgorod governor …”, “Rostov's acting governor”, “Khmelnytskyi regional head”."""
    if scan.word(at) == "'s":
        at += 1
    near = {scan.word(at), scan.word(at + 1)}
    return bool(near & {"governor", "regional", "gov"})


def has_part(scan: Scan, name: Name) -> list[Name]:
    """The places inside an organisation's name."""
    if name.kind not in (ORGANISATION, THING):
        return []
    parts = []
    at = name.first
    while at < name.last:
        found = scan.phrase(at, PLACES)
        if found and found[0] <= name.last:
            if (at, found[0]) != (name.first, name.last):
                parts.append(Name(PLACE, at, found[0], found[1]))
            at = found[0]
        else:
            at += 1
    return parts
