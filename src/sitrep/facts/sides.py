"""Whose side a source is on, and the words by which others call it."""

from __future__ import annotations

import re
from functools import cache

from sitrep.facts.acts import WORD
from sitrep.facts.words import pairs, words
from sitrep.model import Claim

_SIDES = dict(pairs("contested: sides"))
_SEATS = words("demonyms")
_NOBODYS = words("contested: nobody's name")
_TITLE = 80  # characters of “Thai army spokesman Major General”
_OFFICES = words("offices: modifiers") | {"spokesman", "commander", "leader", "speaker", "adviser", "envoy"}
_APPOSED = 5  # words of “a Russian army spokesman”
_SPEAKING = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "minister", "commander", "chief", "ambassador"}
)


def person_side(before: str, after: str = "") -> str:
    """The side that the words around a name tell: “Pakistan's Information Minister X”, “X, M23's spokesman”."""
    if after.startswith(", "):
        apposed = after[2:].partition(",")[0].split()[:_APPOSED]
        if any(word.lower() in _SPEAKING for word in apposed) and (sides := sides_in(" ".join(apposed))):
            return sides[0]
    for word in reversed(re.split(r"[,.;:“”\"()] ", before[-_TITLE:].rstrip(", "))[-1].split()):
        bare = word.removesuffix("’s").removesuffix("'s").partition("-")[0]
        if bare in _SIDES:
            return _SIDES[bare]
        if not word[:1].isupper() and word not in _NOBODYS and word not in _OFFICES:
            return ""
    return ""


def sides_in(text: str) -> list[str]:
    """The sides that the words of a text name, in their order."""
    bare = (
        word.removesuffix("’s").removesuffix("'s")
        for word in WORD.findall(text.replace("White House", "Washington"))
    )
    return [_SIDES[word] for word in bare if word in _SIDES]


def side_of(claim: Claim) -> str:
    """Whose side a source is on, as far as its words tell."""
    return next(iter(sides_in(f"{claim.source or ''} {claim.speaker or ''}")), "")


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
    return frozenset(own - _NOBODYS | armed) | _of_side(side)


@cache
def _of_side(side: str) -> frozenset[str]:
    return frozenset(name.lower() for name, of in _SIDES.items() if of == side) if side else frozenset()
