"""What people are called beside their names: “Nina Petrenko, 62, a baker”, “baker Nina Petrenko”, “Mrs Petrenko”."""

from __future__ import annotations

from typing import NamedTuple

from sitrep.facts.scan import Name, Scan
from sitrep.facts.words import words

_PREPOSITIONS = words("phrases: prepositions")
_HE = words("callings: he")
_SHE = words("callings: she")
_OPENING = frozenset({"a", "an", "the", "one", "his", "her", "their", "its"})
_ENDS = frozenset({",", ".", ";", ":", "—", "–", "(", ")", "who", "which", "that", "whose", "“", "”", '"'})
_TITLES = frozenset(
    {"father", "sister", "brother", "dr", "mr", "mrs", "ms", "professor", "imam", "sheikh", "captain"}
)
_LONGEST = 9  # tokens of “a retired schoolteacher and volunteer driver”
_MARKS = frozenset({"“", "”", '"', "‘"})
_BESIDE = 24  # tokens of an apposition
_AGE = 3  # digits


class Calling(NamedTuple):
    """The nouns somebody is called by, how old he is said to be, and the pronoun that this tells."""

    nouns: frozenset[str]
    age: str
    pronoun: str
    before: frozenset[str]
    """The words in front of the name, back to a mark: “Syrian Druze spiritual leader”."""
    bodies: frozenset[str]
    """The bodies in capitals behind the name: “spokesperson for the UN Children's Fund (UNICEF)”."""


def calling(scan: Scan, name: Name) -> Calling:
    """What stands beside a name: in front of it, and in an apposition or an “is a” behind it."""
    before = [scan.word(name.first - 1)]
    if before == [","] or before == ["."]:
        before = [scan.word(name.first - 2)]
    elif before == ["by"] and scan.word(name.first - 2) in ("goes", "went"):
        who = name.first - 3  # “the driver, who goes by Zhora”
        before = [scan.word(who - 1 - (scan.word(who - 1) == ","))]
    if before[0] in _TITLES and scan.word(name.first - 2) == ",":
        before.append(scan.word(name.first - 3))  # “a priest, Father Bernard”
    age, behind = _behind(scan, name)
    nouns = {word for word in (*before, *behind) if word.isalpha() or "-" in word}
    told = [word.rstrip(".") for word in (*before, *behind)]
    pronoun = next(("he" if word in _HE else "she" for word in told if word in _HE | _SHE), "")
    return Calling(frozenset(nouns), age, pronoun, _before(scan, name), _bodies(scan, name))


def _before(scan: Scan, name: Name) -> frozenset[str]:
    lead = []
    for at in range(name.first - 1, max(-1, name.first - _LONGEST), -1):
        if scan.word(at) in _ENDS or scan.word(at) in _PREPOSITIONS:
            break
        lead.append(scan.word(at))
        if scan.tokens.opens[at]:
            break
    return frozenset(lead)


def _bodies(scan: Scan, name: Name) -> frozenset[str]:
    words_, found = scan.tokens.words, []
    if scan.word(name.last) != ",":
        return frozenset()
    for at in range(name.last + 1, min(name.last + _BESIDE, len(words_))):
        if scan.tokens.opens[at] or words_[at] in _MARKS:
            break
        if len(words_[at]) > 1 and words_[at].isupper() and words_[at].isalpha():
            found.append(words_[at].lower())
    return frozenset(found)


def _behind(scan: Scan, name: Name) -> tuple[str, list[str]]:
    """The age and the nouns that an apposition or an “is a” tells."""
    at, age = name.last, ""
    if scan.word(at) == ",":
        at += 1
        if scan.word(at).isdigit() and len(scan.word(at)) <= _AGE and scan.word(at + 1) in _ENDS:
            age = scan.word(at)
            at += 1 + (scan.word(at + 1) == ",")
            at += scan.word(at) in ("is", "was")  # “Valentyna, 74, was a teacher”
    elif scan.word(at) in ("is", "was"):
        at += 1
    else:
        return "", []
    if scan.word(at) not in _OPENING:
        return age, []
    nouns = []
    for last in range(at + 1, at + _LONGEST):
        word, after = scan.word(last), scan.word(last + 1)
        if word in _ENDS or word in _PREPOSITIONS:
            break
        if word == "year-old":
            age = age or scan.word(last - 2)
        elif after in _PREPOSITIONS or after in _ENDS or after == "and" or not after:
            nouns.append(word)
            if after != "and":
                break
    return age, nouns
