"""People whom a bare name brings in: by what stands beside it: “Kovalchuk, a retired welder”, “a man called Lin”"""

from __future__ import annotations

from sitrep.facts.phrases import ARTICLES
from sitrep.facts.scan import Scan
from sitrep.facts.verbs import SPEAKS
from sitrep.facts.words import words

_KIN = words("people: kin")
_SOMEBODY = words("quotes: somebody") | _KIN
_ARTICLES = ARTICLES | {"our", "its", "'s"}
_ENDS = words("bare: ends")
_FINITE = words("phrases: finite")
_PREPOSITIONS = words("phrases: prepositions")
_BETWEEN = frozenset({",", "and", "but", "”", '"', "—", "–"})
_MARKS = frozenset({"”", '"'})
_CALLED = frozenset({"called", "named", "nicknamed"})
_WHOSE = frozenset({"his", "her", "my", "whose"})
_ASKS = frozenset({"asked", "asks", "wants", "wanted", "prefers", "preferred", "agreed", "likes"})
_WISH = 6  # tokens of “asked to be identified only as”
_GESTURES = words("bare: gestures")
_ADVERBIAL = ("ly", "wards", "side", "where", "stairs", "while", "ever", "time", "day", "night")
_NEAR = 9  # tokens of “, a retired welder”
_LEAD = 8  # tokens of “a top aid official in Sudan,”
_NOT_BEFORE = words("people: placing") | {"the", "of"}
_SHORT = 2  # letters
_AGES = words("numerals: six to ninety")


def is_introduced(scan: Scan, plain: frozenset[str], first: int, end: int) -> bool:
    """Whether the words beside a name of one or two words that no table knows tell that it is a person's.

    `plain` are the words that the article has in lower case.
    """
    if end - first > 2 or any(not _may_be(scan, at) for at in range(first, end)):
        return False
    if len(scan.tokens.words[end - 1]) <= _SHORT:
        return False
    lower = scan.tokens.lower
    if _is_called(scan, first):
        return True
    if _speaks(scan, first, end) or _leads(scan, first, end):
        return True
    if any(lower[at] in plain for at in range(first, end)):
        return False
    behind = lower[end : end + 3]
    if behind[:1] == [","]:
        return _apposed(scan, first, end)
    if behind[:1] == ["and"] and behind[1:2] in (["his"], ["her"]) and set(behind[2:]) & _KIN:
        return True
    if not scan.tokens.opens[first] or lower[first].endswith(_ADVERBIAL):
        return False
    if behind[:1] in (["is"], ["was"]) and (set(behind[1:2]) & _AGES or _is_age(behind[1:2])):
        return bool(set(lower[end + 2 : end + 3]) & _ENDS)  # “Matvii is eight.”
    return bool(_GESTURES & set(behind[:1]))


def _may_be(scan: Scan, at: int) -> bool:
    word = scan.tokens.words[at]
    peoples = scan.tables.demonyms
    known = scan.phrase(at) is not None or word in scan.tables.stop or word in peoples or word[:-1] in peoples
    return not known and word.replace("-", "").isalpha() and not word.isupper()


def _is_age(told: list[str]) -> bool:
    return bool(told) and told[0].isdigit() and len(told[0]) == 2


def _is_called(scan: Scan, first: int) -> bool:
    """“A mechanic called Stepan”, “his wife Lesia”, “who goes by Quartz”, “his name is Lin”."""
    tokens = scan.tokens
    if tokens.opens[first] or first < 2:
        return False
    lead = tokens.lower[max(0, first - _WISH) : first]
    if lead[-2:-1] == ["calls"] and lead[-1] in ("himself", "herself"):
        return True
    if lead[-2:] in (["goes", "by"], ["went", "by"]) or ("be" in lead and not _ASKS.isdisjoint(lead)):
        return lead[-1] in ("by", "as", "called", "named")
    if lead[-2:-1] == ["name"] and lead[-1] in ("is", "was"):
        return lead[-3] in _WHOSE
    named = tokens.lower[first - 1] in _CALLED
    noun = first - 1 - named
    if tokens.words[noun] not in _SOMEBODY:
        return False
    return named or not _ARTICLES.isdisjoint(tokens.lower[max(0, noun - 3) : noun])


def _speaks(scan: Scan, first: int, end: int) -> bool:
    """“…,” says Dasha. “…,” Sivamwenda replied."""
    words_, lower = scan.tokens.words, scan.tokens.lower
    if first < 3 or end >= len(lower):
        return False
    if words_[first - 1] in _MARKS and words_[first - 2] in (",", "?", "!"):
        return lower[end] in SPEAKS or lower[end] in _GESTURES
    spoken = (
        lower[first - 1] in SPEAKS and words_[first - 2] in _MARKS and words_[first - 3] in (",", "?", "!")
    )
    return spoken and (lower[end] in _ENDS or lower[end] == "as")


def _leads(scan: Scan, first: int, end: int) -> bool:
    """“The janitor, Boonmee Saetang, was sweeping”, “a top aid official in Sudan, Denise Brown, described”."""
    lower, behind = scan.tokens.lower, scan.tokens.lower[end : end + 1]
    if (
        first < 3
        or lower[first - 1] != ","
        or not (behind == [","] or behind == ["."] or set(behind) & SPEAKS)
    ):
        return False
    if lower[first - 2] in _SOMEBODY:
        return not _ARTICLES.isdisjoint(lower[max(0, first - 6) : first - 2])
    if end - first == 1:
        return False
    placed = False
    for at in range(first - 2, max(0, first - _LEAD), -1):
        word = lower[at]
        if word in _FINITE or word in (",", ".", ";", "“", "”", '"') or word in SPEAKS:
            return False
        if placed and (word in _SOMEBODY or word in scan.tables.offices):
            return not _ARTICLES.isdisjoint(lower[max(0, at - 5) : at])
        placed = word in _PREPOSITIONS
    return False


def _apposed(scan: Scan, first: int, end: int) -> bool:
    """“Kovalchuk, a retired welder who …, watched”, “Jackson, who runs a kitchen”."""
    tokens = scan.tokens
    lower = tokens.lower
    if lower[end + 1 : end + 2] in (["who"], ["whose"]):
        beside = tokens.opens[first] or lower[first - 1] in _BETWEEN or lower[first - 1] in SPEAKS
        return beside or (lower[end + 1] == "who" and lower[first - 1] not in _NOT_BEFORE)
    if not tokens.opens[first]:
        before = lower[first - 1]
        if before not in _BETWEEN and before not in SPEAKS:
            return False
    elif lower[first].endswith(_ADVERBIAL):
        return False
    at = end + 1
    if lower[at + 1 : at + 2] == [","] and (lower[at].isdigit() or lower[at] in _AGES):
        at += 2
    if lower[at : at + 1] == [] or lower[at] not in _ARTICLES:
        return False
    for k in range(at + 1, min(at + _NEAR, len(lower) - 1)):
        if lower[k] in _SOMEBODY and lower[k + 1] in _ENDS:
            return True
        if lower[k] == "who":
            return k > at + 1  # “an epidemiologist who …”
        if lower[k] in _FINITE or lower[k] in (",", ".", "which", "that"):
            return False
    return False
