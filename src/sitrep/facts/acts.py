"""The acts that a claim tells of, words of one meaning being one: struck, shelled, hit; and those that it denies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitrep.facts.words import pairs, words

WORD = re.compile(r"[A-Za-z][\w’'-]+|\d[\d,.]*")
TRUCE = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
ACTS: dict[str, set[str]] = {}
for _word, _act in pairs("contested: acts"):
    ACTS.setdefault(_word, set()).add(_act)
_UNDOING = dict(pairs("contested: undoing"))
_NOT = frozenset({"no", "not", "never", "none", "neither", "without", "nothing", "failed", "nobody"})
_NOT_NEGATING = words("contested: not negating")
_SHOT = frozenset({"shot", "shoot", "shooting"})
_CLAUSES = words("contested: clauses")
_EVIDENCE = frozenset({"evidence", "proof", "sign", "signs", "indication"})
_ALLEGED = frozenset({"alleged", "purported", "supposed", "suspected"})
_ARMED = frozenset(
    {"group", "groups", "forces", "wing", "men", "gang", "conflict", "allies", "struggle", "fighters"}
)
_REMAINED = frozenset({"remained", "remains", "remain", "been", "stayed", "all", "is", "are", "were"})
_AHEAD_OF = frozenset({"would", "will", "shall"})
_HAD = frozenset({"had", "has", "have", "was", "were", "also"})
_OF_WEAPONS = words("contested: what weapons are of")
_WEAPONS = frozenset(
    {"arms", "assault", "attack", "bomb", "drone", "mine", "missile", "rocket", "shell", "strike", "weapons"}
)
_POLICIES = TRUCE | {
    "plan",
    "proposal",
    "talks",
    "peace",
    "efforts",
    "call",
    "calls",
    "process",
    "initiative",
    "agreement",
}
_ASKED = frozenset({"how", "whether", "what", "who", "where", "when", "why"})
_CHOSE = frozenset({"decided", "chose", "opted", "preferred", "decision", "decide", "chosen"})
_PLANNED = frozenset({"planned", "scheduled", "expected", "due", "possible"})
_LOST = frozenset({"lost", "losing", "loss"})
_GROUND = frozenset(
    {"villages", "settlements", "towns", "positions", "kilometres", "kilometers", "km", "square", "miles"}
)
_FIGURE = 3  # words from “lost” to its number
_TOLL = 7  # words from “lost” to what it counts
_AHEAD = 4  # words from “a call” to “was planned”
_NEGATED = 8  # words between “no” and the act that is not
_NEAR = 5  # words between “not” and the act that is not


def acts_in(spoken: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The acts told of, and those told of as not done."""
    done: set[str] = set()
    undone: set[str] = set()
    for at, word in enumerate(spoken):
        if (at and spoken[at - 1] in _ALLEGED) or (at > 1 and spoken[at - 2] in _ALLEGED):
            continue  # “raised the alleged drone attack”
        if word in _LOST and _is_toll(spoken[at + 1 : at + _TOLL]):
            continue  # “had lost up to 215 troops”
        if word == "armed" and spoken[at + 1 : at + 2] and spoken[at + 1] in _ARMED:
            continue  # “an armed group” is armed by nobody
        if word in ("part", "hand") and spoken[at + 1 : at + 2] != ("in",) and not _ends_with_any(spoken, at):
            continue  # “the Israeli-held part of Rafah”
        if word.startswith("support") and _POLICIES.intersection(spoken[at + 1 : at + 4]):
            continue  # “supports the humanitarian truce”
        if word in _WEAPONS and _OF_WEAPONS.intersection(spoken[at + 1 : at + 2]):
            continue  # “the group's drone force”
        if word in ACTS and not _PLANNED & set(spoken[at + 1 : at + _AHEAD]):
            acts = (
                ACTS[word] | {"down"}
                if word in _SHOT and spoken[at + 1 : at + 2] == ("down",)
                else ACTS[word]
            )
            (undone if _negated(spoken, at) else done).update(acts)
        elif word in _UNDOING and _tells_state(spoken, at):
            (done if _negated(spoken, at) else undone).add(_UNDOING[word])
    return frozenset(done - undone), frozenset(undone)


def _ends_with_any(spoken: Sequence[str], at: int) -> bool:
    """Whether a denial ends with “any part” or “no hand” in what was told before."""
    return at > 0 and at + 1 == len(spoken) and spoken[at - 1] in ("any", "no", "a")


def _is_toll(behind: Sequence[str]) -> bool:
    """Whether so many of something are lost that is no ground."""
    return any(word[0].isdigit() for word in behind[:_FIGURE]) and _GROUND.isdisjoint(behind)


def _tells_state(spoken: Sequence[str], at: int) -> bool:
    """Whether “quiet” or “observed” says that nothing was done: “remained quiet”, “strictly observed the truce”."""
    if _UNDOING[spoken[at]] == "breach":
        return bool(TRUCE & set(spoken))
    return spoken[at].endswith("ly") or spoken[at - 1] in _REMAINED


def _negated(spoken: Sequence[str], at: int) -> bool:
    """Whether a “not” stands by an act in its own clause: “did not fire”, “no plant had been hit”, “hit no plant”."""
    if spoken[at + 1 : at + 3] == ("to", "nothing"):
        return True  # “had agreed to nothing”
    if spoken[at + 1 : at + 2] in (("no",), ("nobody",), ("nothing",)):
        return spoken[at + 2 : at + 3] not in (("fewer",), ("less",), ("longer",), ("more",))
    for k in range(at - 1, max(-1, at - _NEGATED - 1), -1):
        word = spoken[k]
        if word == "and" and spoken[k + 1] in _HAD:
            return False  # “had lost no fighters and had killed 14 soldiers”
        if word in _CLAUSES and spoken[k - 1] not in _EVIDENCE:
            return False
        if word in _NOT or word.endswith(("n't", "n’t")):
            if word == "not" and k and spoken[k - 1] in _AHEAD_OF:
                return False  # “would not attack” is a promise
            if spoken[k + 1 : k + 2] == ("to",):
                return (
                    k > 0 and spoken[k - 1] in _CHOSE
                )  # “decided not to shoot”, no “warned Baku not to attack”
            if spoken[k + 1 : k + 2] and spoken[k + 1] in _ASKED:
                return False  # “not how many were launched”
            near = at - k <= _NEAR or word in ("no", "neither", "none")
            return near and spoken[k + 1] not in _NOT_NEGATING
    return False
