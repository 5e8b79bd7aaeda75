"""Which claims contradict each other.

Two positions of different sources do, when one of them denies and

- it denies “this”, “it” or “the report” right behind the other, or
- they are of two sides of a war, one right behind the other, and share a name or a word, or
- both name the same place, person or body and share a word, or stand side by side and share two words;

or when neither denies, and

- both name the same place, which by one is taken and by the other held, or stand side by side and say so, or
- they are of two sides, one right behind the other, about the same, and one of them says no, or
- both count the same thing at the same place or side by side, and the numbers differ.

“The report is false” denies, too. A demand and a promise state nothing that could be contradicted; an accusation is
contradicted by a denial alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sitrep.facts.words import pairs, words
from sitrep.model import Claim

_STATED = frozenset({"say", "confirm", "claim", "report", "warn"})
_WORD = re.compile(r"[A-Za-z][\w’'-]+|\d[\d,.]*")
_SHORT = re.compile(r"\b[A-Z]{3,}\b")
_COMMON = words("contested: common")
_NESTED = 20  # letters of a claim inside another
_REACH = 12  # passages between two claims that may answer each other
_STEM = 6  # letters that two forms of a word share
_NEEDED = 2  # words in common where no name is
_ANSWER = 3  # passages between an account and the denial of it in one word
_ROOT = 5  # letters that “agreed” and “agreement” share
_NEAR = 2  # passages between accounts of one place that may exclude each other
_BACK = frozenset({"this", "that", "it", "them"})
_OF_FACT = words("claims: of fact")
_TAKEN = words("contested: taken")
_HELD = words("contested: held")
_THOSE = frozenset({"those", "these", "this", "that"})
_ACCUSATIONS = frozenset({"accusation", "accusations", "allegation", "allegations", "charge", "charges"})
_ANYBODY = frozenset({"they", "it", "he", "she"})
_REFERS = words("contested: refers back")
_LIES = words("claims: lies")
_SIDES = dict(pairs("contested: sides"))
_DEMONYMS = words("demonyms")
_SIDE_NAMES = frozenset(name.lower() for name in _SIDES)
_SHOTS = frozenset({"fire", "fired", "shot", "shots", "shooting", "shelling", "shelled"})
_COUNT_WORDS = frozenset({"number", "figure", "toll", "total", "it", "count"})
_REPORT = 3  # words in which a denial names that it denies a report
_OPENING_REPORT = 9  # “the statement by the Russian command that …”
_OPENING = 5  # words in which a denial names what it denies
_STILL = words("contested: held") - {"no", "not", "stopped", "hold", "remains", "remain"}
_NEGATION = frozenset({"no", "not", "nothing", "never", "none", "neither", "only"})
_COUNTABLE = words("quantities: counted") - {
    "times",
    "percent",
    "euros",
    "dollars",
    "year",
    "years",
    "days",
    "hours",
}
_NUMERALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_UNTAKEN = re.compile(
    r"\bfar[”\"]? from (?:capturing|taking|seizing|controlling)"
    r"|\bstill (?:fighting|holding|defending|in control)",
    re.I,
)
_ANSWERABLE = re.compile(r"\b(?:was|were|is|are) (?:responsible|behind|involved)\b", re.I)
_INSTEAD = re.compile(r"\b(?:is|was|were|are|had|has|have) instead\b(?! of)", re.I)
_UNAWARE = re.compile(r"\b(?:unaware of|not aware of|no knowledge of|no record of)\b", re.I)
_GONE = frozenset({"left", "withdrew", "withdrawn", "retreated"})
_NONE = re.compile(r"\bthere (?:have been|has been|had been|was|were|are|is) none\b", re.I)
_COUNT = re.compile(
    rf"\b(\d[\d,]*|{'|'.join(_NUMERALS)}) (?:of (?:its|their|the|his) )?([a-z-]{{4,}})(?: ([a-z]{{4,}}))?\b",
    re.I,
)


class _Position(NamedTuple):
    """What one source holds in one breath: a claim, or a denial with the “saying …” that explains it."""

    claims: tuple[Claim, ...]
    names: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    denies: bool
    counts: Mapping[str, int]
    numbers: frozenset[str]
    side: str
    voice: str
    """The side again, where the source speaks for it: “Moscow”, “Peskov”, not “a Russian blogger”."""


def contest(
    claims: Sequence[Claim],
    names: Mapping[str, frozenset[str]],
    passages: Mapping[str, int],
    turns: Collection[str] = (),
) -> list[Claim]:
    """The claims with `contested_by` filled.

    `names` are the proper names in each claim by its id, in lower case; `passages` is the place of each passage in
    the article by its id; `turns` are the ids of those that are told as against another: “said on the contrary”.
    """
    positions = _positions(claims, names)
    pairs: dict[str, set[str]] = {}
    for at, one in enumerate(positions):
        for step, other in enumerate(positions[at + 1 :]):
            apart = passages[other.claims[0].passage] - passages[one.claims[0].passage]
            if apart > _REACH:
                break
            turned = other.claims[0].id in turns and _turns(one, other, apart, next_to=step == 0)
            if turned or _contradict(one, other, apart, next_to=step == 0):
                for left in one.claims:
                    for right in other.claims:
                        pairs.setdefault(left.id, set()).add(right.id)
                        pairs.setdefault(right.id, set()).add(left.id)
    order = {claim.id: at for at, claim in enumerate(claims)}
    return [
        claim._replace(contested_by=tuple(sorted(pairs.get(claim.id, ()), key=order.__getitem__)))
        for claim in claims
    ]


def _turns(one: _Position, other: _Position, apart: int, *, next_to: bool) -> bool:
    """Whether “on the other hand” stands between two accounts of the same."""
    first, second = one.claims[0], other.claims[0]
    if apart > 1 or _same_source(first, second) or not {first.kind, second.kind} <= _STATED | {"accuse"}:
        return False
    opposed = bool(one.side and other.side) and one.side != other.side
    return bool(one.stems & other.stems) and (next_to or opposed)


def _positions(claims: Sequence[Claim], names: Mapping[str, frozenset[str]]) -> list[_Position]:
    positions: list[_Position] = []
    for claim in claims:
        previous = positions[-1].claims if positions else ()
        explains = (
            previous
            and positions[-1].denies
            and claim.passage == previous[-1].passage
            and claim.source == previous[-1].source
            and claim.verb.endswith("ing")
        )
        group = (*positions.pop().claims, claim) if explains else (claim,)
        positions.append(_position(group, frozenset().union(*(names[one.id] for one in group))))
    return positions


def _position(group: tuple[Claim, ...], names: frozenset[str]) -> _Position:
    text = " ".join(claim.text for claim in group)
    spoken = frozenset(word.lower() for word in _WORD.findall(text))
    if _UNTAKEN.search(text):
        spoken = spoken - _TAKEN | {"held"}
    denies = group[0].kind == "deny" or _says_false(group[0])
    return _Position(
        group,
        names,
        spoken,
        _stems(text),
        denies,
        _counts(text),
        _digits(spoken),
        _side(group[0]),
        _voice(group[0]),
    )


def _digits(spoken: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in spoken if word[0].isdigit())


def _says_false(claim: Claim) -> bool:
    """Whether a claim says of another that it is not true: “the report was false”."""
    spoken = [word.lower() for word in _WORD.findall(claim.text)]
    about = set(spoken[:_OPENING])
    false = bool(_LIES & set(spoken)) or {"not", "true"} <= set(spoken)
    return false and bool(about & _OF_FACT or spoken[0] in _BACK) if spoken else False


def _side(claim: Claim) -> str:
    """Whose side a source is on, as far as its words tell."""
    for word in _WORD.findall(f"{claim.source or ''} {claim.speaker or ''}"):
        side = _SIDES.get(word.removesuffix("’s").removesuffix("'s"))
        if side:
            return side
    return ""


def _voice(claim: Claim) -> str:
    """The side that a source speaks for by its name, as its seat, its government or its spokesman."""
    named = (claim.source or "").lower().removeprefix("the ").split()[:3]
    name = " ".join((claim.speaker or claim.source or "").split()[-1:])
    return _SIDES.get(name, "") if len(named) <= 2 and name not in _DEMONYMS else ""


def _contradict(one: _Position, other: _Position, apart: int, *, next_to: bool) -> bool:
    first, second = one.claims[0], other.claims[0]
    if _same_source(first, second) or not {first.kind, second.kind} <= _STATED | {"deny", "accuse"}:
        return False
    inner, outer = sorted((first.text, second.text), key=len)
    if first.passage == second.passage and _NESTED < len(inner) < len(outer) and inner in outer:
        return False  # “The army denied it, a spokesman told AFP”
    names = one.names & other.names
    shared = one.stems & other.stems - {word[:_STEM] for name in names for word in name.split()}
    telling = names - _SIDE_NAMES
    people = [" " in (claim.speaker or "") for claim in (first, second)]
    if one.voice and one.voice == other.voice and not all(people):
        return False  # the Kremlin and its spokesman
    opposed = next_to and apart <= 1 and bool(one.side and other.side) and one.side != other.side
    if one.denies != other.denies:
        answers = next_to and other.denies and not first.verb.startswith("argu")
        if answers and apart == 0 and (second.source or "").lower().startswith(("another ", "other ")):
            return True  # “A milblogger claimed … Another milblogger denied that …”
        if answers and apart <= 1 and first.kind == "accuse" and _is_accused(first, second):
            return True
        if answers and _points_back(second, apart, strictly=first.kind == "accuse" and not opposed):
            return True
        if answers and opposed and _points_back(second, 0, strictly=True):
            return True  # “dismissed the claim as fantasy”, a paragraph below
        if (
            opposed
            and not first.verb.startswith("argu")
            and (telling or shared or (other.denies and apart == 0))
        ):
            return True
        if other.denies and apart <= _ANSWER and one.side != other.side and one.side and other.side:
            named = _denied_thing(second)
            if named and any(word.startswith(named) for word in one.words):
                return True  # “have agreed to a truce …”, “Israeli officials denied the agreement”
        taken = bool(one.words & _TAKEN and other.words & _TAKEN and telling)
        if taken and apart <= _ANSWER and _denies_report(second if other.denies else first):
            return True  # “refuted the statement that it had captured Huliaipole”
        denial = second if other.denies else first
        told = one if other.denies else other
        if apart <= _ANSWER and other.denies and names and _ANSWERABLE.search(denial.text):
            return True  # “Kyiv's forces killed four people”, “denied Kyiv's forces were responsible”
        held = one if one.denies else other
        teller = (told.claims[0].source or "").lower()
        if apart <= _ANSWER and shared and _denies_report(denial) and teller in held.names:
            return True  # “rejected claims by al Shabaab that it killed 25”, “Al Shabaab claimed that it killed …”
        if apart > 1:
            return False
        accused = any(name in (denial.source or "").lower() for name in told.names)
        if _denies_report(denial) and len(shared) + len(names) + accused >= _NEEDED:
            return True  # “rejected claims that …”, and who claims it in the paragraph behind
        return len(names) > 1 or (bool(names) and len(shared) > apart) or (apart == 0 and bool(shared))
    if one.denies or "accuse" in (first.kind, second.kind):
        answers = next_to and apart == 0 and first.kind == "accuse" and second.kind in _STATED
        return answers and _NONE.search(second.text) is not None  # “told Geo News that there have been none”
    if next_to and apart == 0 and _INSTEAD.search(second.text):
        return (
            True  # “said the ship was sailing to Georgia. The company said it was instead bound for Mersin”
        )
    if next_to and apart == 0 and one.words & _GONE and "still" in other.words:
        return True  # “claimed its troops left on 30 March. But … reported that marines were still at work there”
    if next_to and apart <= 1 and _UNAWARE.search(second.text):
        unaware = (second.source or "").lower().removeprefix("the ")
        if unaware in one.names:
            return True  # “witnesses claiming the IDF opened fire”, “the IDF said it was unaware of …”
    if names and apart <= _NEAR and (_taken_and_held(one, other) or _taken_and_held(other, one)):
        return True
    if next_to and apart == 0 and bool(one.words & _TAKEN) and bool(other.words & _STILL):
        return True
    if (
        next_to
        and apart == 0
        and opposed
        and bool(one.words & _HELD - _NEGATION)
        and bool(other.words & _TAKEN)
    ):
        return True  # “the staff says its forces hold the north. Putin claimed that the city had been taken”
    if bool(one.words & _NEGATION) != bool(other.words & _NEGATION) and (
        (next_to and apart == 0 and names and shared) or (opposed and (telling or len(shared) >= _NEEDED))
    ):
        return True
    if (
        next_to
        and apart == 0
        and "first" in one.words & other.words
        and one.words & _SHOTS
        and other.words & _SHOTS
    ):
        return True  # “opened fire first”, “fired the first shots”
    counted = one.counts or (apart == 0 and one.numbers)
    if next_to and apart <= 1 and second.verb.startswith("put") and counted and other.words & _COUNT_WORDS:
        return not one.numbers & other.numbers
    return _count_apart(one, other) and len(shared) >= _NEEDED and (bool(names) or apart == 0)


def _is_accused(accusation: Claim, denial: Claim) -> bool:
    """Whether who denies is whom the accusation is of: “accused Russia of …”, “Russia has denied any part in it”."""
    named = (denial.source or "").removeprefix("the ").removeprefix("The ")
    return bool(named) and accusation.text.removeprefix("the ").startswith(named)


def _points_back(denial: Claim, apart: int, *, strictly: bool) -> bool:
    """Whether a denial is of what was just said: “denied this”, “rejected the report”, “called it a lie”."""
    spoken = [word.lower() for word in _WORD.findall(denial.text)]
    opening = spoken[:3]
    if opening[:1] and opening[0] in _BACK and apart <= 1:
        return True
    if apart == 1 and spoken[:1] and spoken[0] in _THOSE and set(opening) & _OF_FACT:
        return True  # “dispute those figures”
    if apart > 0:
        return apart == 1 and strictly and bool(_ACCUSATIONS & set(opening))  # “rejected the accusation as …”
    if denial.verb.startswith("call") or (opening and opening[0] in _REFERS and not strictly):
        return True
    named = next((at for at, word in enumerate(spoken[:_OPENING]) if word in _OF_FACT), -1)
    return named >= 0 and spoken[named + 1 : named + 2] not in (["that"], ["of"], ["by"], ["from"])


def _denies_report(denial: Claim) -> bool:
    """Whether what is denied is told: “claims that the helicopter was attacked”."""
    spoken = [word.lower() for word in _WORD.findall(denial.text)][:_OPENING_REPORT]
    return any(
        word in _OF_FACT
        and at < _REPORT
        and (
            spoken[at + 1 : at + 2] == ["that"]
            or (spoken[at + 1 : at + 2] in (["by"], ["from"]) and "that" in spoken[at + 2 :])
        )
        for at, word in enumerate(spoken)
    )


def _denied_thing(denial: Claim) -> str:
    """How the word begins for what is denied in no more than a noun: the “agree” of “denied the agreement”."""
    spoken = [word.lower() for word in _WORD.findall(denial.text)]
    return spoken[1][:_ROOT] if len(spoken) == 2 and spoken[0] == "the" and len(spoken[1]) > _ROOT else ""


def _taken_and_held(one: _Position, other: _Position) -> bool:
    return bool(one.words & _TAKEN and other.words & _HELD and not one.words & _HELD)


def _count_apart(one: _Position, other: _Position) -> bool:
    """Whether both count the same thing and come to different numbers."""
    return any(other.counts.get(noun, number) != number for noun, number in one.counts.items())


def _counts(text: str) -> dict[str, int]:
    """How many of what: `12 people` gives {"people": 12}; a noun counted twice is left out."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for match in _COUNT.finditer(text):
        counted = next((word for word in match.groups()[1:] if word and word.lower() in _COUNTABLE), None)
        if counted is None:
            continue
        noun = counted.lower()[:_STEM]
        if noun in found:
            twice.add(noun)
        found[noun] = int(match[1].replace(",", "")) if match[1][0].isdigit() else _NUMERALS[match[1].lower()]
    return {noun: number for noun, number in found.items() if noun not in twice}


def _same_source(one: Claim, other: Claim) -> bool:
    if one.speaker and one.speaker == other.speaker:
        return True
    if _SHORT.findall(one.source or "") and set(_SHORT.findall(one.source or "")) & set(
        _SHORT.findall(other.source or "")
    ):
        return True  # “SDF leaders” and “The SDF”
    said = (one.source or "").lower(), (other.source or "").lower()
    return said[0] == said[1] or (not other.speaker and said[1] in _ANYBODY)


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word.lower()[:_STEM] for word in _WORD.findall(text) if word.lower() not in _COMMON and len(word) > 2
    )
