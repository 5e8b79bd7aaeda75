"""Whether two positions are of one matter, and of two sources or two sides."""

from __future__ import annotations

import re

from sitrep.facts.acts import ACTS
from sitrep.facts.positions import WARS, Position
from sitrep.facts.sides import CIVIL_SIDES, sides_in
from sitrep.facts.words import pairs, words
from sitrep.model import Claim

STATED = frozenset({"say", "confirm", "claim", "report", "warn"})
SIDE_NAMES = frozenset(name.lower() for name, _ in pairs("contested: sides"))
_WEAPONS = dict(pairs("contested: weapons"))
THERE = re.compile(r"\bthe (?:town|village|city|settlement|island|base)\b", re.I)
_STATES = re.compile(r"\b(?:had|has|have|was|were|is|are|would|could|did|might|may)\b")
_SHORT = re.compile(r"\b[A-Z]{3,}\b")
_STEM = 6  # letters that two forms of a word share
_SIDE_STEMS = frozenset(name[:_STEM] for name in SIDE_NAMES)
_AGAIN = frozenset(
    {"second", "another", "further", "repeat", "repeated", "renewed", "fresh", "third", "twice", "again"}
)
_EARLIER = frozenset({"earlier", "previous"})
_OF_FACT = words("claims: of fact")
_ONE_OFFICE = frozenset(
    {"minister", "president", "mayor", "governor", "ministry", "premier", "watchdog", "monitor", "mission"}
)
_ANYBODY = frozenset({"they", "it", "he", "she"})


def at_war(one: Position, other: Position) -> bool:
    """Whether two sources are of the two sides of a war."""
    sides = frozenset((one.side, other.side))
    return sides in WARS or ("rebels" in sides and len(sides - {""}) > 1)


def shared(one: Position, other: Position) -> frozenset[str]:
    """The beginnings of words in common that are no part of a name in common."""
    names = one.names & other.names
    return (one.stems & other.stems) - _SIDE_STEMS - {word[:_STEM] for name in names for word in name.split()}


def of_another_matter(one: Position, other: Position) -> bool:
    """Whether two accounts name different places, targets or days."""
    for mine, theirs in ((one.named.points, other.named.points), (one.targets, other.targets)):
        if mine and theirs and not mine & theirs:
            return True
    if _other_weapons(one, other) or _of_another(one, other):
        return True
    if "cross" in (one.acts | one.undone) & (other.acts | other.undone) and _of_third(one, other):
        return True
    days, others = one.named.days, other.named.days
    return bool(days and others) and not any(
        start <= other_end and other_start <= end for start, end in days for other_start, other_end in others
    )


def _of_another(one: Position, other: Position) -> bool:
    """Whether a denial is of “a second strike”, or of what was said earlier, of which the account does not tell."""
    denial, told = (one, other) if one.denies else (other, one)
    if not denial.denies or _AGAIN & told.words:
        return False
    if _EARLIER.intersection(denial.spoken[:2]) and _OF_FACT.intersection(denial.spoken[1:3]):
        return True  # “rejected earlier reports of fire at Uri”
    return any(
        word in _AGAIN and any(ACTS.get(behind) for behind in denial.spoken[at + 1 : at + 3])
        for at, word in enumerate(denial.spoken)
    )


def _other_weapons(one: Position, other: Position) -> bool:
    """Whether a denial of drones or missiles meets an account of fire from guns."""
    denial, told = (one, other) if one.denies else (other, one)
    if not denial.denies:
        return False
    weapons = [{_WEAPONS[word] for word in held.spoken if word in _WEAPONS} for held in (denial, told)]
    return bool(weapons[0] and weapons[1]) and not weapons[0] & weapons[1]


def _of_third(one: Position, other: Position) -> bool:
    """Whether two accounts of a border crossed are of the borders of two countries."""
    both = {one.side, other.side}
    mine, theirs = (set(sides_in(held.claims[0].text)) for held in (one, other))
    return bool((mine - both - theirs) or (theirs - both - mine)) or bool(
        (mine - theirs) and (theirs - mine) and not both & (mine ^ theirs)
    )


def one_voice(one: Position, other: Position) -> bool:
    """Whether two speak for one side: the Kremlin and its spokesman, a ministry and its minister, no two ministers."""
    if one.side in CIVIL_SIDES and one.side == other.side:
        return True
    if (
        not one.side
        or one.side != other.side
        or all(" " in (held.claims[0].speaker or "") and not held.official for held in (one, other))
    ):
        return False
    return all(held.voice or held.official for held in (one, other))


def may_be_denied(told: Position, denial: Position) -> bool:
    """Whether a position states or accuses, and is of another source than the denial."""
    first = told.claims[0]
    return (
        not one_voice(told, denial)
        and not is_proposal(first)
        and first.kind in STATED | {"accuse"}
        and not same_source(first, denial.claims[0])
    )


def is_proposal(claim: Claim) -> bool:
    """Whether something is only proposed: “suggested its own National Guard”."""
    return claim.verb.startswith(("suggest", "propos", "offer")) and _STATES.search(claim.text) is None


def same_source(one: Claim, other: Claim) -> bool:
    """Whether two claims are of one source, as far as its words tell."""
    if one.speaker and one.speaker == other.speaker:
        return True
    said = (one.source or "").lower(), (other.source or "").lower()
    if said[0] == said[1] or (not other.speaker and said[1] in _ANYBODY):
        return True
    if set(_SHORT.findall(one.source or "")) & set(_SHORT.findall(other.source or "")):
        return True  # “SDF leaders” and “The SDF”
    if one.speaker and other.speaker:
        return False  # “the president” and “Russia's president” are two
    shorter, longer = sorted((set(words_.split()) - {"the", "un", "u.n."} for words_ in said), key=len)
    return (
        bool(shorter) and shorter <= _ONE_OFFICE and shorter <= longer
    )  # “minister”, “the defence minister”


def other_acts(one: Position, other: Position) -> bool:
    """Whether what one says was not done is another thing than what the other tells."""
    return any(
        bool(denial.undone and told.acts) and not denial.undone & told.acts
        for denial, told in ((one, other), (other, one))
    )
