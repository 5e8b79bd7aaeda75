"""What a denial is of, where it says so in a word that points back: “this”, “the report”, “Moscow's assertions”."""

from __future__ import annotations

import re

from sitrep.facts.acts import WORD
from sitrep.facts.sides import short_names
from sitrep.facts.words import pairs, words
from sitrep.model import Claim

_BLAMED_ON = re.compile(r"^(?:it|this|that|the \w+) on ")
_FINITE = frozenset(
    {
        "had",
        "has",
        "have",
        "was",
        "were",
        "is",
        "are",
        "would",
        "will",
        "did",
        "does",
        "could",
        "can",
        "used",
        "ever",
    }
)
_BACK = frozenset({"this", "that", "it", "them"})
_THOSE = frozenset({"those", "these", "this", "that"})
_OF_FACT = words("claims: of fact")
_ACCUSATIONS = frozenset({"accusation", "accusations", "allegation", "allegations", "charge", "charges"})
_COUNTS = frozenset({"count", "tally", "toll", "estimate"})
_SPOKEN = frozenset({"words", "remarks", "comments", "denial"})
_TRUE = frozenset({"true", "credible", "accurate", "substantiated", "well-founded", "correct"})
_PRESS = frozenset({"media", "press", "news", "newspaper", "television", "tv"})
_REFERS = words("contested: refers back")
_SIDES = dict(pairs("contested: sides"))
_ROOT = 5  # letters that “agreed” and “agreement” share
_REPORT = 3  # words in which a denial names that it denies a report
_OPENING_REPORT = 9  # “the statement by the Russian command that …”
_REPORTED = 6  # words of “reports on Israeli radio that”
_OPENING = 5  # words in which a denial names what it denies
_OWNER = 3  # words between whose claim it is and “claim”
_SHORT = 8  # words of “the report does not correspond to reality”
_BARE = 4  # words of “any involvement in it”
_NO_VERB = ("as", "less", "ous")


def _spoken(denial: Claim) -> list[str]:
    return [word.lower() for word in WORD.findall(denial.text)]


def is_accused(accusation: Claim, denial: Claim) -> bool:
    """Whether who denies is whom the accusation is of: “accused Russia of …”, “Russia has denied any part in it”."""
    source = (denial.source or "").removeprefix("the ").removeprefix("The ")
    named = short_names(source.removeprefix("paramilitary "))
    accused = _BLAMED_ON.sub("", short_names(accusation.text), count=1)
    return bool(named) and accused.removeprefix("the ").removeprefix("paramilitary ").startswith(named)


def points_back(denial: Claim, apart: int, *, strictly: bool) -> bool:
    """Whether a denial is of what was just said: “denied this”, “rejected the report”, “called it a lie”."""
    spoken = _spoken(denial)
    opening = spoken[:3]
    if opening[:1] and opening[0] in _BACK and apart <= 1 and not _is_subject(spoken):
        return True
    if apart <= 1 and "such" in opening[:2]:
        return True  # “denied that any such plan existed”
    if apart == 1 and spoken[:1] and spoken[0] in _THOSE and set(opening) & _OF_FACT:
        return True  # “dispute those figures”
    if apart > 0:
        return apart == 1 and strictly and bool(_ACCUSATIONS & set(opening))  # “rejected the accusation as …”
    refers = bool(opening) and opening[0] in _REFERS and opening[1:2] not in (["them"], ["it"], ["one"])
    if denial.verb.startswith("call") or (refers and not strictly):
        return True
    named = next((at for at, word in enumerate(spoken[:_OPENING]) if word in _OF_FACT), -1)
    if named < 0 or "that" in spoken[named + 1 : named + _REPORTED]:
        return False  # “denied early reports on Israeli radio that he had died”
    return spoken[named + 1 : named + 2] not in (["of"], ["by"], ["from"])


def _is_subject(spoken: list[str]) -> bool:
    """Whether “it” begins a clause: “denied it had fired”, not “denied it”, “denied it as a lie”."""
    return (
        spoken[0] in ("it", "that", "they")
        and len(spoken) > 1
        and (
            spoken[1] in _FINITE
            or (spoken[1].endswith(("ed", "s")) and not spoken[1].endswith(_NO_VERB) and len(spoken) >= _BARE)
        )
    )  # “denied that it amounted to a mobilisation”


def denies_report(denial: Claim) -> bool:
    """Whether what is denied is told: “claims that the helicopter was attacked”."""
    spoken = _spoken(denial)[:_OPENING_REPORT]
    return any(
        word in _OF_FACT
        and at < _REPORT
        and (
            spoken[at + 1 : at + 2] == ["that"]
            or (spoken[at + 1 : at + 2] in (["by"], ["from"]) and "that" in spoken[at + 2 :])
        )
        for at, word in enumerate(spoken)
    )


def denied_thing(denial: Claim) -> str:
    """How the word begins for what is denied in no more than a noun: the “agree” of “denied the agreement”."""
    spoken = _spoken(denial)
    return spoken[1][:_ROOT] if len(spoken) == 2 and spoken[0] == "the" and len(spoken[1]) > _ROOT else ""


def is_bare(denial: Claim) -> bool:
    """Whether a denial names no more than that it is one: “the allegations”, “any involvement”, “this”."""
    spoken = _spoken(denial)
    spoken = (
        spoken[: spoken.index("as")] if "as" in spoken[1:] else spoken
    )  # “the allegation as a fabrication”
    if spoken[-2:-1] == ["for"] and spoken[-1] in _BACK and {"responsible", "responsibility"} & set(spoken):
        return True  # “having been responsible for that”
    return len(spoken) <= _BARE and bool(
        set(spoken) & (_OF_FACT | {"involvement", "responsibility", "role", "wrongdoing"})
    )


def is_this(denial: Claim) -> bool:
    """Whether nothing is denied but “this”, and no “that version”."""
    spoken = _spoken(denial)
    return (
        denial.kind == "deny"
        and spoken[:1] in (["this"], ["that"], ["it"])
        and not _OF_FACT & set(spoken[1:2])
    )


def calls_false(claim: Claim) -> bool:
    """Whether a claim is no more than that something just told is false: “the accusation was a lie”."""
    spoken = _spoken(claim)
    if claim.kind == "deny" and spoken[:1] and spoken[0] in _BACK and _is_subject(spoken):
        return False  # “denied it had sent any drones”
    if claim.kind == "deny" and _names_report(spoken):
        return False  # “rejected suggestions that sanctions were to blame”, “earlier reports of fire at Uri”
    told = spoken[:1] and (spoken[0] in _BACK or bool(set(spoken[:_REPORT]) & _OF_FACT))
    return bool(told) and len(spoken) <= _SHORT


def _names_report(spoken: list[str]) -> bool:
    """Whether a denial says of what the report is that it denies."""
    told = next((at for at, word in enumerate(spoken[:_REPORT]) if word in _OF_FACT), -1)
    return told >= 0 and spoken[told + 1 : told + 2] in (["that"], ["of"])


def calls_true(claim: Claim) -> bool:
    """Whether a claim is that what has just been denied is so: “such claims were credible”."""
    spoken = _spoken(claim)
    told = bool(set(spoken[:_REPORT]) & _OF_FACT) or spoken[:1] == ["they"]
    return (
        told
        and len(spoken) <= _SHORT
        and any(
            word in _TRUE and spoken[at - 1] in ("is", "was", "are", "were")
            for at, word in enumerate(spoken)
            if at
        )
    )


def owner(denial: Claim) -> str:
    """Whose claim it is that is denied: “Moscow” of “Moscow's assertions”, “RSF” of “claims by the RSF”."""
    spoken: list[str] = WORD.findall(denial.text)[:_OPENING_REPORT]
    for at, word in enumerate(spoken):
        if word.lower() not in _OF_FACT | _COUNTS | _SPOKEN:
            continue
        if at and spoken[at - 1].lower() in _PRESS:
            continue  # “Israeli media reports”
        for named in reversed(spoken[max(0, at - _OWNER) : at]):
            bare = named.removesuffix("’s").removesuffix("'s").rstrip("’'")
            if bare != named or named in _SIDES:
                return bare
        behind = spoken[at + 1 : at + 4]
        if behind[:1] in (["by"], ["from"], ["of"]):
            return next((named for named in behind[1:] if named[0].isupper()), "")
    return ""
