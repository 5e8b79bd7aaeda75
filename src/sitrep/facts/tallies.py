"""What is counted in a claim, and whether two counts of the same thing can both be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sitrep.facts.words import pairs, words

_NUMERALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "dozens": 24, "scores": 40, "hundreds": 200,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "seventeen": 17, "nineteen": 19, "dozen": 12, "none": 0,
}  # fmt: skip
_TOKEN = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?|[A-Za-z][\w-]*|[.;:]|,")
_COUNTABLE = words("quantities: counted") - {
    "times", "percent", "euros", "dollars", "year", "years", "days", "hours", "day", "hour", "week", "weeks", "months",
    "month", "minutes", "point", "points", "kilometres", "kilometers", "kilometre", "kilometer", "km", "mile", "miles",
    "meters", "metres",
}  # fmt: skip
STATES = dict(pairs("tallies: states"))
_KINDS = dict(pairs("tallies: kinds"))
_AT_LEAST = frozenset({"least", "over", "exceeded", "exceeds", "above"})
_AT_MOST = frozenset({"most", "fewer", "less", "under", "below"})
_MANY = frozenset({"dozens", "scores", "hundreds"})
_ABOUT = frozenset({"about", "around", "some", "roughly", "nearly", "almost", "approximately", "estimated"})
_LEADING = (
    _AT_LEAST
    | _AT_MOST
    | _ABOUT
    | {
        "it",
        "was",
        "were",
        "is",
        "there",
        "at",
        "than",
        "more",
        "only",
        "of",
        "just",
        "as",
        "the",
        "number",
        "figure",
    }
)
_WHOLE = frozenset(
    {"family", "house", "household", "building", "village", "street", "strike", "attack", "side"}
)
_BEFORE = 3  # words before a number that bound it
_NOUN = 4  # words from a number to its noun
_AFTER = 7  # words from a number to the “killed” behind it
_STEM = 6
_TIMES = 15  # how much two counts of one thing may differ
_LOOSE = 0.15  # two rough counts this near are one


class Tally(NamedTuple):
    """A number of something: `of` the noun's kind, in a `state` such as killed; bounded by `low` and `high`."""

    of: str
    state: str
    low: float
    high: float

    def excludes(self, other: Tally) -> bool:
        """Whether both count the same and one of them must be wrong."""
        if self.state != other.state or (self.of != other.of and "" not in (self.of, other.of)):
            return False
        if max(self.low, other.low) > _TIMES * max(1, min(self.low or self.high, other.low or other.high)):
            return False  # no two counts of one thing
        return self.high < other.low or other.high < self.low


def tallies(text: str) -> tuple[Tally, ...]:
    """The counts of a text whose noun or state is told; what is counted twice is left out."""
    tokens = [word.lower() for word in _TOKEN.findall(text)]
    found: list[Tally] = []
    for at in range(len(tokens)):
        number = _number(tokens, at)
        if number is None:
            continue
        of, state = _kind(tokens, at), _state(tokens, at)
        if of or state:
            found.append(Tally(of, state, *_bounds(tokens, at, number)))
    keys = [(tally.of, tally.state) for tally in found]
    return tuple(tally for tally, key in zip(found, keys, strict=True) if keys.count(key) == 1)


def bare_count(text: str) -> tuple[float, float] | None:
    """The bounds of a number that is all an account holds: “one”, “it was fewer than 100”, “there were none”."""
    tokens = [word.lower() for word in _TOKEN.findall(text.partition("“")[0])]
    tokens = tokens[
        : next((at for at, word in enumerate(tokens) if word in (".", ";", ":", ",")), len(tokens))
    ]
    number = _number(tokens, len(tokens) - 1) if tokens else None
    return None if number is None or set(tokens[:-1]) - _LEADING else _bounds(tokens, len(tokens) - 1, number)


def bounds_in(text: str) -> tuple[float, float] | None:
    """The bounds of the one number of a text; None where it holds none or more."""
    tokens = [word.lower() for word in _TOKEN.findall(text)]
    found = [
        _bounds(tokens, at, number)
        for at in range(len(tokens))
        if (number := _number(tokens, at)) is not None
    ]
    return found[0] if len(found) == 1 else None


def numbers(text: str) -> frozenset[float]:
    """The numbers of a text, in digits or words."""
    tokens = [word.lower() for word in _TOKEN.findall(text)]
    found = (_number(tokens, at) for at in range(len(tokens)))
    return frozenset(number for number in found if number is not None)


def _number(tokens: Sequence[str], at: int) -> float | None:
    token = tokens[at]
    if token == "one" and _WHOLE.intersection(tokens[at + 1 : at + 2]):
        return None  # “all the dead belonged to one family”
    part = tokens[at + 1 : at + 2] == ["of"]
    if part and (token == "one" or tokens[at + 2 : at + 3] in (["the"], ["those"])):
        return None  # “one of its aid workers”, “11 of the wounded”
    if token[0].isdigit():
        return float(token.replace(",", "") or 0) if token.count(".") < 2 else None
    tens, hyphen, units = token.partition("-")
    if hyphen and tens in _NUMERALS and units in _NUMERALS:
        return _NUMERALS[tens] + _NUMERALS[units]  # “twenty-two”
    return _NUMERALS.get(token)


def _kind(tokens: Sequence[str], at: int) -> str:
    for word in tokens[at + 1 : at + 1 + _NOUN]:
        if (
            word in (".", ";", ":", ",", "in", "by", "when", "after")
            or word in _NUMERALS
            or word[0].isdigit()
        ):
            return ""
        if word in _KINDS or (word in _COUNTABLE and word not in STATES):
            return _KINDS.get(word, word[:_STEM])
    return ""


def _state(tokens: Sequence[str], at: int) -> str:
    """What happened to those counted: “killed 20 people”, “20 people were killed”, “a toll of 20”."""
    for word in reversed(tokens[max(0, at - _BEFORE - 1) : at]):
        if word in (".", ";", ":", ",") or word[0].isdigit() or word in ("and", "after", "when"):
            break
        if word in STATES:
            return STATES[word]
    for k, word in enumerate(tokens[at + 1 : at + 1 + _AFTER], at + 1):
        if word in (".", ";", ":", ","):
            break
        if (word in _NUMERALS or word[0].isdigit()) and tokens[k - 1] != "and":
            break  # no “17 rebels and one soldier were killed”
        if word in STATES:
            return STATES[word]
    return ""


def _bounds(tokens: Sequence[str], at: int, number: float) -> tuple[float, float]:
    before = set(tokens[max(0, at - _BEFORE) : at])
    if tokens[at] in _MANY:
        return number, float("inf")
    if "than" in before:
        return (number, float("inf")) if "more" in before else (0, number)
    if before & _AT_LEAST:
        return number, float("inf")
    if before & _AT_MOST or {"up", "to"} <= before or {"many", "as"} <= before:
        return 0, number
    if before & _ABOUT:
        return number * (1 - _LOOSE), number * (1 + _LOOSE)
    return number, number
