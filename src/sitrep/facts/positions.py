"""What one source holds in one breath: the matter of a claim, and whether it affirms or denies it.

A matter is told by the names and days in it, by its acts (words of one meaning are one act: struck, shelled, hit), by
what was their target, and by what is counted. An act is denied where the claim is a denial, or where “no”, “not” or
“never” stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sitrep.facts.acts import TRUCE, WORD, acts_in
from sitrep.facts.sides import (
    CIVIL_SIDES,
    civil_source,
    is_army,
    own_names,
    short_names,
    side_of,
    sides_in,
    voice_of,
)
from sitrep.facts.tallies import Tally, tallies
from sitrep.facts.words import pairs, words
from sitrep.model import Claim

TAKEN = words("contested: taken")
GROUPS = words("contested: groups without a state")
_COMMON = words("contested: common")
WARS = frozenset(frozenset(war) for war in pairs("contested: wars"))
_STEM = 6  # letters that two forms of a word share
_OF_FACT = words("claims: of fact")
_BACK = frozenset({"this", "that", "it", "them"})
_LIES = words("claims: lies")
_TAKES_CONTROL = re.compile(
    r"\b(?:t[ao]k\w+|seiz\w+|gain\w+|extend\w+|assum\w+|establish\w+|full|complete) (?:\w+ ){0,2}control\b"
    r"|\brais\w+ \w* ?flags?\b",
    re.I,
)
_GROUNDED = re.compile(
    r"\b(?:none of (?:its|our|their)|no|not one of (?:its|our|their)) (?:\w+ ){0,2}(?:aircraft|jets?|planes?|drones?"
    r"|helicopters?) (?:had |have )?(?:been|was|were|flew|flown|took off|taken off)\b",
    re.I,
)
_CARRIED_OUT = re.compile(
    r"^(?:that )?(?:(?:it|they|he|its \w+|their \w+) (?:had |have |has )?)?carr(?:ying|ied) (?:it |them )?out\b"
)
_TO_DO_WITH = re.compile(r"\b(?:any|no|some)thing to do with\b", re.I)
_TARGETS = dict(pairs("contested: targets"))
_OFFICIAL = words("contested: official")
_UNREAL = re.compile(
    r"\b(?:correspond\w* (?:to|with) (?:reality|the facts|the truth)|to do with (?:reality|the truth)"
    r"|(?:no|any) (?:basis|foundation|truth|grain of truth))\b",
    re.I,
)
_SHOWN = frozenset(
    {"bodies", "footage", "images", "video", "videos", "photos", "scenes", "killings", "massacre"}
)
_STAGED = frozenset({"staged", "fake", "faked", "fakes", "fabricated", "forgery", "hoax"})
_OPENING = 9  # words in which a claim says what it is about
_CONTROL = re.compile(
    r"\bin (?:full|complete) control\b"
    r"|\bunder (?:the )?(?:full |complete |firm )?(?:control of [\w’'-]+(?: [\w’'-]+)?|[\w’'-]+ control|control)\b"
    r"|\b(?:still|continues? to|remains? in|retains?) (?:fully )?(?:controls?|control of|hold|holds)\b"
    r"|\b(?:hold|holds|controls|controlled|(?<!to )(?<!lost )(?<!cannot )control (?:most|all|half|part|the))\b",
    re.I,
)
_UNTAKEN = re.compile(
    r"\bfar[”\"]? from (?:capturing|taking|seizing|controlling)"
    r"|\bstill in (?:the )?(?:town|city|village|settlement)\b"
    r"|\bstill (?:fighting|holding|defending|in control|operat\w+|active|present)"
    r"|\b(?:do|does|did) not (?:yet |fully )?(?:control|hold)\b"
    r"|\b(?:fighting|battles?|combat)[”\"]? (?:(?:for|in|around|over|inside) [\w’' -]{2,40}?[”\"]? )?"
    r"(?:continu(?:es?|ed)|(?:is|was|were|are) (?:still )?(?:continuing|ongoing|raging|under way)"
    r"|went on|goes on|raged)",
    re.I,
)


_NOT_IN_CONTROL = re.compile(r"\b(?:do|does|did) not (?:yet |fully )?(?:control|hold)\b", re.I)


class Named(NamedTuple):
    """What is named in a claim: all names, those of single places among them, and the days, all as written records."""

    names: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    days: tuple[tuple[str, str], ...] = ()

    def with_(self, other: Named) -> Named:
        """Both together."""
        return Named(self.names | other.names, self.points | other.points, self.days + other.days)


class Position(NamedTuple):
    """What one source holds: a claim, or a denial with the “saying …” that explains it."""

    claims: tuple[Claim, ...]
    named: Named
    spoken: tuple[str, ...]
    words: frozenset[str]
    stems: frozenset[str]
    denies: bool
    acts: frozenset[str]
    """The acts that are told to have been done, or to be so."""
    undone: frozenset[str]
    """The acts that are denied."""
    targets: frozenset[str]
    tallies: tuple[Tally, ...]
    holder: str
    """Which side holds the place by this account: “under Russian control”, “its forces hold”."""
    side: str
    own: frozenset[str]
    """The words by which others call the source: “RSF”, “army”, “Israeli” and “Israel” for one of its side."""
    official: bool
    """Whether the source speaks for its side by office: a ministry, a minister, a spokesman, an army."""
    voice: str
    """The side again, where the source speaks for it: “Moscow”, “Peskov”, not “a Russian blogger”."""

    @property
    def names(self) -> frozenset[str]:
        """The names in the claim, in lower case."""
        return self.named.names

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers in the claim, as written."""
        return frozenset(word for word in self.words if word[0].isdigit())


def positions(
    claims: Sequence[Claim], named: Mapping[str, Named], sides: Mapping[str, str] | None = None
) -> list[Position]:
    """The positions of an article's claims, in reading order; `sides` are those of people by their full names."""
    on_side = _sides(claims, sides or {})
    found: list[Position] = []
    for claim in claims:
        previous = found[-1].claims if found else ()
        explains = (
            previous
            and found[-1].denies
            and claim.passage == previous[-1].passage
            and claim.source == previous[-1].source
            and claim.verb.endswith("ing")
        )
        group = (*found.pop().claims, claim) if explains else (claim,)
        together = named[group[0].id]
        for more in group[1:]:
            together = together.with_(named[more.id])
        found.append(_position(group, together, on_side[group[0].id]))
    return found


def _sides(claims: Sequence[Claim], people: Mapping[str, str]) -> dict[str, str]:
    """Whose side each claim is on; the army's or the rebels' where no source of the article is on a side by name."""
    sides = {claim.id: side_of(claim) or people.get(claim.speaker or "", "") for claim in claims}
    named = set(sides.values()) - CIVIL_SIDES - {""}
    if not any(named >= war for war in WARS):
        civil = {claim.id: civil_source(claim.source or "") for claim in claims}
        return {id: "rebels" if civil[id] == "rebels" else side or civil[id] for id, side in sides.items()}
    army, group = _army_of(named), _army_of(named, of_group=True)
    rebels = {
        claim.id
        for claim in claims
        if group and "rebels" in (people.get(claim.speaker or "", ""), civil_source(claim.source or ""))
    }
    armies = {
        claim.id
        for claim in claims
        if army and is_army(claim.source or "", people.get(claim.speaker or "", ""))
    }
    sides = {id: "" if side in CIVIL_SIDES else side for id, side in sides.items()}
    return {
        id: side or (group if id in rebels else army if id in armies else "") for id, side in sides.items()
    }


def _army_of(named: set[str], *, of_group: bool = False) -> str:
    """Whose “the army” is in a war that the text is of: the one state's that fights groups which have none.

    Or who “the rebels” are there.
    """
    wars = [war for war in WARS if named >= war and war & GROUPS and not war <= GROUPS]
    states = {side for war in wars for side in (war & GROUPS if of_group else war - GROUPS)}
    return next(iter(states)) if len(states) == 1 and "lb" not in named else ""


def _position(group: tuple[Claim, ...], named: Named, side: str) -> Position:
    text = " ".join(claim.text for claim in group)
    spoken = tuple(word.lower() for word in WORD.findall(short_names(text)))
    low = text.lower()
    held = (
        _has(low, "far", "still", "not ", "fighting", "battle", "combat")
        and _UNTAKEN.search(text) is not None
    )
    all_words = frozenset(spoken)
    first = (
        spoken
        if len(group) == 1
        else tuple(word.lower() for word in WORD.findall(short_names(group[0].text)))
    )
    denies = group[0].kind == "deny" or _is_false(group[0].text, first)
    acts, undone = acts_in(first)
    if _has(low, "control", "flag") and _TAKES_CONTROL.search(text):
        acts, all_words = acts | {"take"} - undone, all_words | {"taken"}
    if TRUCE & all_words and undone & {"attack", "breach"}:
        undone |= {"attack", "breach"}  # “strictly observed the truce”, “no fire since the truce”
    if _has(low, "no") and _GROUNDED.search(text):
        acts, undone = acts - {"attack"}, undone | {"attack"}
    if denies and "out" in all_words and _CARRIED_OUT.search(text):
        undone |= {"behind"}  # “denied carrying out the attack”
    if "thing to do with" in low and _TO_DO_WITH.search(text):
        undone |= {"behind"}
    if held:
        acts, undone = acts - {"take"}, undone | {"take"}
    return Position(
        group,
        named,
        spoken,
        all_words - TAKEN | {"held"} if held else all_words,
        _stems(spoken),
        denies,
        frozenset() if denies else acts,
        acts | undone if denies else undone,
        frozenset(_TARGETS[word] for word in spoken if word in _TARGETS),
        tallies(text),
        _holder(group[0], side),
        side,
        own_names(group[0], side),
        bool(_OFFICIAL & {word.lower() for word in WORD.findall(group[0].source or "")}),
        voice_of(group[0]),
    )


def _has(text: str, *words: str) -> bool:
    """Whether one of some words stands in a text: to ask this first is cheap."""
    return any(word in text for word in words)


def _is_unreal(text: str) -> bool:
    return _has(text, "reality", "truth", "facts", "basis", "foundation") and _UNREAL.search(text) is not None


def _holder(claim: Claim, side: str) -> str:
    """Which side is in control by the words of a claim; that of its source where they name none."""
    low = claim.text.lower()
    if _has(low, " not ") and (denied := _NOT_IN_CONTROL.search(claim.text)):
        enemy = next(iter(sides_in(claim.text[: denied.start()])), "")
        return side if enemy and enemy != side else ""  # “Russian forces do not control Kupiansk”, Kyiv said
    control = _CONTROL.search(claim.text) if _has(low, "control", "hold") else None
    if control is None:
        return ""
    return next(iter(sides_in(control[0])), side)


def says_false(claim: Claim) -> bool:
    """Whether a claim says of another that it is not true: “the report was false”."""
    return _is_false(claim.text, [word.lower() for word in WORD.findall(claim.text)])


def _is_false(text: str, spoken: Sequence[str]) -> bool:
    about = set(spoken[:_OPENING])
    if about & _SHOWN and set(spoken) & _STAGED and spoken[0] not in _BACK:
        return True  # “the bodies were staged”
    false = (
        bool(_LIES & set(spoken)) or "fairy" in spoken or {"not", "true"} <= set(spoken) or _is_unreal(text)
    )
    return false and bool(about & _OF_FACT or spoken[0] in _BACK) if spoken else False


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that tell something."""
    return _stems([word.lower() for word in WORD.findall(text)])


def _stems(spoken: Sequence[str]) -> frozenset[str]:
    return frozenset(
        "truce" if word in TRUCE else word[:_STEM] for word in spoken if word not in _COMMON and len(word) > 2
    )
