"""Bodies that are told by a word in lower case or by what is said of them.

“the agriculture ministry”, “the British embassy”, “the Khartiia brigade”, “Unit 29155”, “Skyline Dynamics, a Lviv-based
company”.
"""

from __future__ import annotations

from sitrep.facts.offices import is_title
from sitrep.facts.scan import ORGANISATION, PLACE, Name, Scan
from sitrep.facts.words import words

_MINISTRIES = words("bodies: ministries")
_MINISTRY = frozenset({"ministry", "ministries"})
_BEHIND_NAME = words("bodies: behind a name")
_KINDS_OF_MEDIA = frozenset(
    {"news", "media", "television", "radio", "online", "opposition", "militant", "paramilitary"}
)
_UNITS = words("bodies: units")
_CALLED = words("organisations: called") | words("bodies: said to be")
_NEVER = words("people: never")
_ENVOYS = frozenset({"embassy", "consulate"})
_STATES = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N."})
_OTHERWISE = frozenset({"point", "area", "seat", "country", "thing"})
_NUMBERS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_APPOSITION = 8  # tokens between “, a” and the word that says what a name is
_NO_BODY = frozenset({",", ".", ";", "who", "whose", "from", "member", "survivor", "native", "graduate"})
_NAMED_GROUPS = frozenset({"group", "network", "faction"})
_LONGEST = 4  # words of a name


def find_lower(scan: Scan) -> None:
    """Bodies of which a state has one, embassies, numbered and named units."""
    tokens = scan.tokens
    for at, word in enumerate(tokens.lower):
        if scan.owner[at] or not at:
            continue
        if word == "(" and (first := _spelt_out(scan, at)) < at:
            scan.add(Name(ORGANISATION, first, at))
        elif word in _MINISTRY:
            first = _ministry(scan, at)
            if first < at:
                scan.add(Name(ORGANISATION, first, at + 1))
        elif (
            word == "group" and tokens.lower[at + 1 : at + 3] == ["of", "forces"] and _is_named(scan, at - 1)
        ):
            scan.add(Name(ORGANISATION, at - 1, at + 3))
        elif _names_body(scan, at):
            scan.add(Name(ORGANISATION, at - 1, at + 1))
        elif word == "hospital" or word in _NAMED_GROUPS:
            first = _hospital(scan, at) if word == "hospital" else _after_founder(scan, at)
            if first < at:
                scan.add(Name(ORGANISATION, first, at + 1))
        elif word in _BEHIND_NAME and tokens.words[at].islower():
            first, last = _named_in_front(scan, at)
            if first < last:
                scan.add(Name(ORGANISATION, first, last))


def _after_founder(scan: Scan, at: int) -> int:
    """Where “the Hafiz Gul Bahadur group” begins; `at` where less than two capitals stand behind the article."""
    tokens, tables = scan.tokens, scan.tables
    first = at
    while first and tokens.caps[first - 1] and not scan.owner[first - 1] and at - first < _LONGEST:
        if tokens.words[first - 1] in tables.stop | tables.demonyms | tables.organisation_heads:
            return at
        first -= 1
    return first if at - first > 1 and tokens.lower[first - 1 : first] == ["the"] else at


def _spelt_out(scan: Scan, at: int) -> int:
    """Where a name in lower case begins whose first letters stand in a bracket at `at`: “international court (ICC)”."""
    tokens = scan.tokens
    letters = tokens.words[at + 1].lower() if at + 2 < len(tokens) else ""
    if not (3 <= len(letters) <= 6 and tokens.words[at + 1].isupper() and tokens.words[at + 2] == ")"):
        return at
    first = at
    for letter in reversed(letters):
        first -= 1
        if (
            first >= 0
            and tokens.lower[first] in ("of", "for", "the", "and")
            and letter != tokens.lower[first][0]
        ):
            first -= 1
        if first < 0 or tokens.lower[first][0] != letter or scan.owner[first]:
            return at
    return first


def _hospital(scan: Scan, at: int) -> int:
    """Where the name of a hospital begins: “al-Shifa hospital”; `at` where it has none but that of its town."""
    tokens, tables = scan.tokens, scan.tables
    first = at
    while first and at - first < _LONGEST and tokens.caps[first - 1] and not scan.owner[first - 1]:
        if tokens.words[first - 1] in tables.stop or is_title(scan, first - 1) or tokens.opens[first - 1]:
            break
        first -= 1
    named = any(
        tokens.words[k] not in tables.demonyms and tokens.words[k] not in tables.phrases
        for k in range(first, at)
    )
    return first if named else at - _is_named(scan, at - 1)


def _names_body(scan: Scan, at: int) -> bool:
    """Whether a word and the one before it name a body: “British embassy”, “Khartiia brigade”, “Unit 29155”."""
    tokens = scan.tokens
    word, before = tokens.lower[at], tokens.words[at - 1]
    if word in _ENVOYS or (word == "mission" and before in _STATES):
        return _is_foreign(scan, at - 1)
    if word in _UNITS:
        return tokens.words[at].islower() and _is_named(scan, at - 1)
    return before == "Unit" and word.isdigit() and len(word) > 3 and not scan.owner[at - 1]


def _named_in_front(scan: Scan, at: int) -> tuple[int, int]:
    """The name before what it is: “the Dashnaktsutyun (ARF) party”, “Vedomosti newspaper”; an empty range if none."""
    tokens = scan.tokens
    last = at
    if tokens.words[last - 1] == ")" and tokens.words[last - 3 : last - 2] == ["("]:
        last -= 3
    if tokens.lower[last - 1] in _KINDS_OF_MEDIA:
        last -= 1  # “the Civilnet news agency”
    first = last
    while first and last - first < _LONGEST and _is_named(scan, first - 1):
        first -= 1
    return first, last


def _ministry(scan: Scan, at: int) -> int:
    """The token at which “foreign ministry”, “digital transformation ministry” begins; `at` where it is none."""
    lower = scan.tokens.lower
    first = at
    while first and at - first < 3 and lower[first - 1] in _MINISTRIES and not scan.owner[first - 1]:
        first -= 1
    while first < at and lower[first] == "and":
        first += 1
    return first


def _is_foreign(scan: Scan, at: int) -> bool:
    """“the British embassy”, “the U.S. embassy”."""
    word = scan.tokens.words[at]
    return not scan.owner[at] and (word in scan.tables.demonyms or word in _STATES)


def _is_named(scan: Scan, at: int) -> bool:
    """Whether a word is a unit's name: no people's name, no place, no title and no sentence's first word."""
    tokens, tables = scan.tokens, scan.tables
    word = tokens.words[at]
    return (
        tokens.caps[at]
        and not scan.owner[at]
        and not tokens.opens[at]
        and len(word) > 3
        and word not in tables.demonyms
        and word not in tables.stop
        and word not in tables.given
        and word not in _NEVER
        and not is_title(scan, at)
        and not word.lower().startswith(_NUMBERS)
        and all(entry.kind not in _OTHERWISE for _, entry in tables.phrases.get(word, ()))
    )


def find_described(scan: Scan) -> None:
    """Names with an apposition that says what they are: “Skyline Dynamics, a Lviv-based company”."""
    tokens = scan.tokens
    last = 0
    for at, is_capital in enumerate(tokens.caps):
        if at < last or not is_capital:
            continue
        last = _name_end(scan, at)
        if last == at or not _is_described(scan, last):
            continue
        beside = scan.at(at - 1)
        region = (
            beside is not None and beside.kind == PLACE and beside.last == at
        )  # “in Donetsk Oblast, the project …”
        named = (
            at > 0 and tokens.words[at - 1] in scan.tables.given
        )  # “Oleksandr Dukhovsky, one of the hospital's …”
        if not region and not named:
            scan.add(Name(ORGANISATION, at, last))


def _name_end(scan: Scan, at: int) -> int:
    """The token after a run of free capitalised words; `at` where none begins."""
    tokens, tables = scan.tokens, scan.tables
    end = at
    while end < len(tokens) and end - at <= _LONGEST and tokens.caps[end] and not scan.owner[end]:
        if end > at and tokens.opens[end]:
            break
        if tokens.words[end] in tables.stop or tokens.words[end] in tables.demonyms or is_title(scan, end):
            break
        end += 1
    return at if end == at or tokens.words[at] in tables.given or end - at > _LONGEST else end


def _is_described(scan: Scan, end: int) -> bool:
    """Whether “, a … company” or “, which runs …, a monitoring group” follows."""
    lower = scan.tokens.lower
    if lower[end : end + 1] != [","] or lower[end + 1 : end + 2] not in (["a"], ["an"], ["the"], ["one"]):
        return False
    for at in range(end + 2, min(end + 2 + _APPOSITION, len(lower))):
        if lower[at] in (
            ",",
            ".",
            ";",
            "who",
            "whose",
            "from",
            "member",
            "survivor",
            "native",
            "graduate",
        ) or lower[at - 1] in ("source", "official"):
            return False  # “…, a source in the agency said”
        owner = scan.at(at)
        if owner is not None and owner.kind != PLACE and owner.first == at and lower[at] not in _CALLED:
            continue
        if lower[at] in _CALLED and lower[at + 1 : at + 2] != ["'s"]:
            return not set(lower[at + 1 : at + 3]) & scan.tables.offices  # “, a company commander”
        if lower[at] in scan.tables.offices:
            return False
    return False
