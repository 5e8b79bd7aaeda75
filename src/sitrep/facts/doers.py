"""Who does what by an account, and whether it tells of somebody at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitrep.facts.acts import ACTS
from sitrep.facts.positions import Position
from sitrep.facts.words import words

DEEDS = words("contested: deeds")
_WHERE = words("contested: where")
_GROUND = words("contested: ground")
_PEOPLES = frozenset(name.lower() for name in words("demonyms"))
_TOLD = words("claims: of fact")
_WAS_ATTACKED = re.compile(r"\b(?:been|was|were) (?:attacked|hit|struck|shelled|bombed|targeted)\b", re.I)
_ACTING = 9  # words between who acts and the act


def does(told: Position, names: frozenset[str], acts: frozenset[str]) -> bool:
    """Whether one of the names is told to do one of the acts: “Israeli tanks opened fire”, “hit by Israel”."""
    spoken = [word.removesuffix("’s").removesuffix("'s") for word in told.spoken]
    named = [
        at
        for at, word in enumerate(spoken)
        if word in names and not _is_where(spoken, at) and not _TOLD.intersection(spoken[at + 1 : at + 2])
    ]  # who makes “an Indian claim of an attack” has not attacked
    for at, word in enumerate(spoken):
        if acts & ACTS.get(word, set()):
            if any(at - _ACTING <= k < at for k in named):
                return True
            by = next((k for k in range(at + 1, min(at + _ACTING, len(spoken))) if spoken[k] == "by"), None)
            if by is not None and any(by < k < at + _ACTING for k in named):
                return True
    return False


def tells_of(told: Position, names: frozenset[str]) -> bool:
    """Whether one of the names is more than a place in an account."""
    spoken = [word.removesuffix("’s").removesuffix("'s") for word in told.spoken]
    return any(word in names and not _is_where(spoken, at) for at, word in enumerate(spoken))


def _is_where(spoken: Sequence[str], at: int) -> bool:
    """Whether a name is where or against whom something is done: “strikes on Ukraine”, “in the Russian region”."""
    if spoken[at + 1 : at + 2] and spoken[at + 1] in _GROUND:
        return True  # “the Palestinian city of Rafah”
    before = [k for k in range(max(0, at - 2), at) if k == at - 1 or spoken[k + 1] == "the"]
    of_people = spoken[at] in _PEOPLES  # “a group of Russian troops”
    return any(spoken[k] in _WHERE and not (spoken[k] == "of" and of_people) for k in before)


def denied_acts(denial: Position) -> frozenset[str]:
    """The acts that a denial is of; “any part in it” is of every deed."""
    return denial.undone | DEEDS if "behind" in denial.undone else denial.undone


def spared(own: Position, told: Position) -> bool:
    """Whether one says that nothing of his was attacked, and the other what he himself has attacked."""
    passive = "attack" in own.undone and _WAS_ATTACKED.search(own.claims[0].text) is not None
    return passive and does(told, own.own, frozenset({"attack"}))
