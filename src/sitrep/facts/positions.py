"""What one source holds in one breath: the matter of a claim, and whether it affirms or denies it.

A matter is told by the names and days in it, by its acts (words of one meaning are one act: struck, shelled, hit), by
what was their target, and by what is counted. An act is denied where the claim is a denial, or where “no”, “not” or
“never” stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sitrep.facts.tallies import Tally, tallies
from sitrep.facts.words import pairs, words
from sitrep.model import Claim

WORD = re.compile(r"[A-Za-z][\w’'-]+|\d[\d,.]*")
TAKEN = words("contested: taken")
_STATED = frozenset({"say", "confirm", "claim", "report", "warn"})
_COMMON = words("contested: common")
_STEM = 6  # letters that two forms of a word share
_OF_FACT = words("claims: of fact")
_BACK = frozenset({"this", "that", "it", "them"})
_TRUCE = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_LIES = words("claims: lies")
_SIDES = dict(pairs("contested: sides"))
_SEATS = words("demonyms")
_TAKES_CONTROL = re.compile(
    r"\b(?:t[ao]k\w+|seiz\w+|gain\w+|extend\w+|assum\w+|establish\w+|full|complete) (?:\w+ ){0,2}control\b"
    r"|\brais\w+ \w* ?flags?\b",
    re.I,
)
_ACTS: dict[str, set[str]] = {}
for _word, _act in pairs("contested: acts"):
    _ACTS.setdefault(_word, set()).add(_act)
_UNDOING = dict(pairs("contested: undoing"))
_TO_DO_WITH = re.compile(r"\b(?:any|no|some)thing to do with\b", re.I)
_DEEDS = words("contested: deeds")
_TARGETS = dict(pairs("contested: targets"))
_NOT = frozenset(
    {"no", "not", "never", "none", "neither", "without", "nothing", "failed", "nobody", "cannot"}
)
_NOT_NEGATING = words("contested: not negating")
_NOBODYS = words("contested: nobody's name")
_SHOT = frozenset({"shot", "shoot", "shooting"})
_NEGATED = 8  # words between “no” and the act that is not
_NEAR = 5  # words between “not” and the act that is not
_CLAUSES = frozenset(
    {
        "when",
        "while",
        "that",
        "as",
        "after",
        "which",
        "who",
        "because",
        "but",
        "if",
        "since",
        "consistent",
        "calls",
        "stop",
        "end",
    }
)
_EVIDENCE = frozenset({"evidence", "proof", "sign", "signs", "indication"})
_ACTING = 9  # words between who acts and the act
_TITLE = 80  # characters of “Thai army spokesman Major General”
_OFFICES = words("offices: modifiers") | {
    "spokesman",
    "spokeswoman",
    "commander",
    "leader",
    "speaker",
    "adviser",
    "envoy",
}
_WHERE = frozenset(
    {"in", "on", "at", "against", "across", "near", "inside", "into", "over", "around", "towards", "of"}
)
_REMAINED = frozenset({"remained", "remains", "remain", "been", "stayed", "all", "is", "are", "were"})
_APPOSED = 5  # words of “a Russian army spokesman”
_SPEAKING = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "minister", "commander", "chief", "ambassador"}
)
_OPENING = 9  # words in which a claim says what it is about
_CONTROL = re.compile(
    r"\bin (?:full|complete) control\b"
    r"|\bunder (?:the )?(?:full |complete |firm )?(?:control of [\w’'-]+(?: [\w’'-]+)?|[\w’'-]+ control|control)\b"
    r"|\b(?:still|continues? to|remains? in|retains?) (?:fully )?(?:controls?|control of|hold|holds)\b"
    r"|\b(?:hold|holds|controls)\b",
    re.I,
)
_UNTAKEN = re.compile(
    r"\bfar[”\"]? from (?:capturing|taking|seizing|controlling)"
    r"|\bstill (?:fighting|holding|defending|in control)",
    re.I,
)


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


def person_side(before: str, after: str = "") -> str:
    """The side that the words around a name tell: “Pakistan's Information Minister X”, “X, M23's spokesman”."""
    if after.startswith(", "):
        apposed = after[2:].partition(",")[0].split()[:_APPOSED]
        if any(word.lower() in _SPEAKING for word in apposed) and (sides := sides_in(" ".join(apposed))):
            return sides[0]
    for word in reversed(re.split(r"[,.;:“”\"()] ", before[-_TITLE:].rstrip(", "))[-1].split()):
        bare = word.removesuffix("’s").removesuffix("'s")
        if bare in _SIDES:
            return _SIDES[bare]
        if not word[:1].isupper() and word not in _NOBODYS and word not in _OFFICES:
            return ""
    return ""


def positions(
    claims: Sequence[Claim], named: Mapping[str, Named], sides: Mapping[str, str] | None = None
) -> list[Position]:
    """The positions of an article's claims, in reading order; `sides` are those of people by their full names."""
    sides = sides or {}
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
        found.append(_position(group, together, side_of(group[0]) or sides.get(group[0].speaker or "", "")))
    return found


def _position(group: tuple[Claim, ...], named: Named, side: str) -> Position:
    text = " ".join(claim.text for claim in group)
    spoken = tuple(word.lower() for word in WORD.findall(text))
    held = _UNTAKEN.search(text) is not None
    all_words = frozenset(spoken)
    denies = group[0].kind == "deny" or says_false(group[0])
    acts, undone = _acts(tuple(word.lower() for word in WORD.findall(group[0].text)))
    if _TAKES_CONTROL.search(text):
        acts, all_words = acts | {"take"} - undone, all_words | {"taken"}
    if _TRUCE & all_words and undone & {"attack", "breach"}:
        undone |= {"attack", "breach"}  # “strictly observed the truce”, “no fire since the truce”
    if _TO_DO_WITH.search(text):
        undone |= {"behind"}
    if held:
        acts, undone = acts - {"take"}, undone | {"take"}
    return Position(
        group,
        named,
        spoken,
        all_words - TAKEN | {"held"} if held else all_words,
        stems(text),
        denies,
        frozenset() if denies else acts,
        acts | undone if denies else undone,
        frozenset(_TARGETS[word] for word in spoken if word in _TARGETS),
        tallies(text),
        _holder(group[0], side),
        side,
        _own_names(group[0], side),
        _voice(group[0]),
    )


def _acts(spoken: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The acts told of, and those told of as not done."""
    done: set[str] = set()
    undone: set[str] = set()
    for at, word in enumerate(spoken):
        if word in _ACTS:
            acts = (
                _ACTS[word] | {"down"}
                if word in _SHOT and spoken[at + 1 : at + 2] == ("down",)
                else _ACTS[word]
            )
            (undone if _negated(spoken, at) else done).update(acts)
        elif word in _UNDOING and _tells_state(spoken, at):
            (done if _negated(spoken, at) else undone).add(_UNDOING[word])
    return frozenset(done - undone), frozenset(undone)


def _tells_state(spoken: Sequence[str], at: int) -> bool:
    """Whether “quiet” or “observed” says that nothing was done: “remained quiet”, “strictly observed the truce”."""
    if _UNDOING[spoken[at]] == "breach":
        return bool(_TRUCE & set(spoken))
    return spoken[at].endswith("ly") or spoken[at - 1] in _REMAINED


def _holder(claim: Claim, side: str) -> str:
    """Which side is in control by the words of a claim; that of its source where they name none."""
    control = _CONTROL.search(claim.text)
    if control is None:
        return ""
    return next(iter(sides_in(control[0])), side)


def _negated(spoken: Sequence[str], at: int) -> bool:
    """Whether a “not” stands before an act in its own clause: “did not fire”, “no military plant had been hit”."""
    for k in range(at - 1, max(-1, at - _NEGATED - 1), -1):
        word = spoken[k]
        if word in _CLAUSES and spoken[k - 1] not in _EVIDENCE:
            return False
        if word in _NOT or word.endswith(("n't", "n’t")):
            if spoken[k + 1 : k + 2] == ("to",):
                return False  # “warned Pakistan not to repeat its strikes”
            near = at - k <= _NEAR or word in ("no", "neither", "none")
            return near and spoken[k + 1] not in _NOT_NEGATING
    return False


def says_false(claim: Claim) -> bool:
    """Whether a claim says of another that it is not true: “the report was false”."""
    spoken = [word.lower() for word in WORD.findall(claim.text)]
    about = set(spoken[:_OPENING])
    false = bool(_LIES & set(spoken)) or {"not", "true"} <= set(spoken)
    return false and bool(about & _OF_FACT or spoken[0] in _BACK) if spoken else False


def sides_in(text: str) -> list[str]:
    """The sides that the words of a text name, in their order."""
    bare = (word.removesuffix("’s").removesuffix("'s") for word in WORD.findall(text))
    return [_SIDES[word] for word in bare if word in _SIDES]


def side_of(claim: Claim) -> str:
    """Whose side a source is on, as far as its words tell."""
    return next(iter(sides_in(f"{claim.source or ''} {claim.speaker or ''}")), "")


def _voice(claim: Claim) -> str:
    named = (claim.source or "").lower().removeprefix("the ").split()[:3]
    name = " ".join((claim.speaker or claim.source or "").split()[-1:])
    return _SIDES.get(name, "") if len(named) <= 2 and name not in _SEATS else ""


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that tell something."""
    spoken = (word.lower() for word in WORD.findall(text))
    return frozenset(
        "truce" if word in _TRUCE else word[:_STEM]
        for word in spoken
        if word not in _COMMON and len(word) > 2
    )


def _own_names(claim: Claim, side: str) -> frozenset[str]:
    named = f"{claim.source or ''} {claim.speaker or ''}"
    own = {word.removesuffix("’s").removesuffix("'s") for word in WORD.findall(named)}
    armed = {"government"} if own & {"army", "military"} else set()
    own = {word.lower() for word in own if not side or word[0].isupper()}
    return frozenset(own - _NOBODYS | armed) | _of_side(side)


@cache
def _of_side(side: str) -> frozenset[str]:
    return frozenset(name.lower() for name, of in _SIDES.items() if of == side) if side else frozenset()


def does(told: Position, names: frozenset[str], acts: frozenset[str]) -> bool:
    """Whether one of the names is told to do one of the acts: “Israeli tanks opened fire”, “hit by Israel”."""
    spoken = [word.removesuffix("’s").removesuffix("'s") for word in told.spoken]
    named = [at for at, word in enumerate(spoken) if word in names and not _is_where(spoken, at)]
    for at, word in enumerate(spoken):
        if acts & _ACTS.get(word, set()):
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
    return any(
        spoken[k] in _WHERE for k in range(max(0, at - 2), at) if k == at - 1 or spoken[k + 1] == "the"
    )


def denied_acts(denial: Position) -> frozenset[str]:
    """The acts that a denial is of; “any part in it” is of every deed."""
    return denial.undone | _DEEDS if "behind" in denial.undone else denial.undone
