"""Whose side a source is on, and the words by which others call it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sitrep.facts.acts import WORD
from sitrep.facts.words import pairs, words
from sitrep.model import Claim

_SIDES = dict(pairs("contested: sides"))
_CIVIL = dict(pairs("contested: civil sides"))
_CIVIL_WORD = re.compile(rf"\b(?:{'|'.join(_CIVIL)})\b", re.I)
CIVIL_SIDES = frozenset(_CIVIL.values())
"""The sides of a war inside a country, “the army” and “the rebels”, which stand where no name tells another."""
_REGIONS = dict(pairs("contested: regions"))
_LOCAL = frozenset(
    {"governor", "gov", "mayor", "officials", "authorities", "head", "administration", "region"}
)
_SEATS = words("demonyms")
_NOBODYS = words("contested: nobody's name")
_LANDS: dict[str, set[str]] = {}
for _people, _land in pairs("speakers: nations"):
    _LANDS.setdefault(_people.lower(), set()).add(_land.lower())
    _LANDS.setdefault(_land.lower(), set()).add(_people.lower())
for _seat, _land in pairs("contested: seats"):
    _LANDS[_seat.lower()] = {_land.lower()} | _LANDS.get(_land.lower(), set())
_PORTFOLIOS = frozenset({"interior", "defence", "defense", "foreign"})
_ARMIES = frozenset({"army", "military", "navy"})
_LONG = (
    ("White House", "Washington"),
    ("Rapid Support Forces", "RSF"),
    ("Revolutionary Guard", "IRGC"),
    ("State Department", "Washington"),
)
_BEYOND = frozenset({"in", "from", "near", "who", "that", "of", "by", "under", "close"})
_RANK = re.compile(r"\b(?:Lt|Gen|Col|Maj|Brig|Capt|Sgt|Adm|Dr)\b\.? ")
_RANKS = words("offices: ranks") | {"lieutenant", "colonel", "major", "general", "brigadier", "captain"}
_IN_SEAT = re.compile(r"(?:^|[.!?”] )In ([A-Z][\w-]+(?: [A-Z][\w-]+)?), (?:[\w’'-]+ )+\Z")
_REMEMBERED = 512  # texts
_TITLE = 80  # characters of “Thai army spokesman Major General”
_OFFICES = words("offices: modifiers") | {"spokesman", "commander", "leader", "speaker", "adviser", "envoy"}
_APPOSED = 7  # words of “the chief spokesman for the Taliban government”
_SPEAKING = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "minister",
        "commander",
        "chief",
        "ambassador",
        "envoy",
        "chargé",
    }
)


def person_side(before: str, after: str = "") -> str:
    """The side that the words around a name tell: “Pakistan's Information Minister X”, “X, M23's spokesman”."""
    if after.startswith(", "):
        apposed = after[2:].partition(",")[0].split()[:_APPOSED]
        if any(word.lower() in _SPEAKING for word in apposed) and (sides := sides_in(" ".join(apposed))):
            return sides[0]  # “a Ukrainian commander in the Kursk region”
        if side := region_side(" ".join(apposed)):
            return side
    title = _title(before)
    if "in" in title[1:]:  # “Moscow's envoy in Warsaw” is of Moscow
        title = title[: title.index("in", 1)] if sides_in(" ".join(title[: title.index("in", 1)])) else title
    for word in reversed(title):
        bare = word.removesuffix("’s").removesuffix("'s").partition("-")[0]
        if bare in _SIDES:
            return _SIDES[bare]
        if not word[:1].isupper() and word not in _NOBODYS | _OFFICES:
            return region_side(" ".join(title[-_APPOSED:]))
    if side := region_side(" ".join(title[-_APPOSED:])):
        return side
    seat = _IN_SEAT.search(before[-_TITLE:])
    return next(iter(sides_in(seat[1])), "") if seat else ""


def region_side(spoken: str) -> str:
    """The side of a region whose governor, mayor or officials speak: “Ryazan Gov. Pavel Malkov”."""
    bare = [word.removesuffix("’s").removesuffix("'s") for word in WORD.findall(spoken)]
    if _LOCAL.isdisjoint(word.lower() for word in bare):
        return ""
    return next((_REGIONS[word] for word in bare if word in _REGIONS), "")


def _title(before: str) -> list[str]:
    """The words of the clause before a name, without the short forms of ranks."""
    clauses = re.split(r"[,.;:“”\"()] ", _RANK.sub("", before[-_TITLE:].rstrip(", ") + " "))
    ranked = all(
        word.lower() in _RANKS for word in clauses[-1].split()
    )  # “A Congolese army spokesman, Colonel”
    return [word for clause in (clauses[-2:] if ranked else clauses[-1:]) for word in clause.split()]


@lru_cache(maxsize=_REMEMBERED)
def sides_in(text: str) -> tuple[str, ...]:
    """The sides that the words of a text name, in their order; a claim's are asked for once a pair."""
    bare = (word.removesuffix("’s").removesuffix("'s") for word in WORD.findall(short_names(text)))
    return tuple(_SIDES[word] for word in bare if word in _SIDES)


def short_names(text: str) -> str:
    """A text with the names of several words that tell a side as one word."""
    for long, short in _LONG:
        if long in text:
            text = text.replace(long, short)
    return text


def side_of(claim: Claim) -> str:
    """Whose side a source is on, as far as its words tell."""
    source = claim.source or ""
    if "embassy" in source.lower():
        source = source.partition(" in ")[0]  # “the British embassy in Moscow”
    return next(iter(sides_in(f"{source} {claim.speaker or ''}")), "") or region_side(source)


def civil_source(source: str) -> str:
    """The side in a war inside a country that the words of a source tell: “a rebel-linked web site”."""
    spoken = source.lower().split()
    end = next((at for at, word in enumerate(spoken) if word in _BEYOND), len(spoken))
    told = [_CIVIL[word] for word in spoken[:end] if word in _CIVIL]
    if "rebels" in told:
        return "rebels"  # “the People's Army rebels”
    return told[0] if told else ""


def is_army(source: str, speaker_side: str) -> bool:
    """Whether a source is “the army”, or its spokesman, without the name of a country."""
    spoken = source.lower().split()
    end = next((at for at, word in enumerate(spoken) if word in _BEYOND), len(spoken))
    ministry = "ministry" in spoken[:end] and bool(_PORTFOLIOS.intersection(spoken[:end]))
    return speaker_side == "state" or ministry or bool(_ARMIES.intersection(spoken[:end]))


def civil_side(before: str, after: str = "") -> str:
    """The side in a war inside a country that the words around a name tell: “Military spokesman X”."""
    if not _CIVIL_WORD.search(before[-_TITLE:]) and not _CIVIL_WORD.search(after[:_TITLE]):
        return ""
    apposed = after[2:].partition(",")[0].split()[:_APPOSED] if after.startswith(", ") else []
    if not any(word.lower() in _SPEAKING for word in apposed):
        apposed = []  # “X, a government physician working in the war zone”
    told: list[str] = []
    for word in [*apposed, *reversed(_title(before))]:
        bare = word.lower().removesuffix("’s").removesuffix("'s")
        if bare in _CIVIL:
            told.append(_CIVIL[bare])
        elif not word[:1].isupper() and word not in _NOBODYS and word not in _OFFICES:
            break
    return "rebels" if "rebels" in told else told[0] if told else ""


def voice_of(claim: Claim) -> str:
    """The side that a source speaks for by its name: “Moscow”, “Peskov”, not “a Russian blogger”."""
    named = (claim.source or "").lower().removeprefix("the ").split()[:3]
    name = " ".join((claim.speaker or claim.source or "").split()[-1:])
    return _SIDES.get(name, "") if len(named) <= 2 and name not in _SEATS else ""


def own_names(claim: Claim, side: str) -> frozenset[str]:
    """The words by which others call a source: “RSF”, “army”, “Israeli” and “Israel” for one of its side."""
    named = f"{claim.source or ''} {claim.speaker or ''}"
    own = {word.removesuffix("’s").removesuffix("'s") for word in WORD.findall(named)}
    armed = {"government"} if own & {"army", "military"} else set()
    own = {word.lower() for word in own if not side or word[0].isupper()}
    lands = {land for word in own for land in _LANDS.get(word, ())}
    return frozenset(own - _NOBODYS | armed | lands) | _of_side(side)


@cache
def _of_side(side: str) -> frozenset[str]:
    named = (*_SIDES.items(), *_CIVIL.items())
    return frozenset(name.lower() for name, of in named if of == side) if side else frozenset()
