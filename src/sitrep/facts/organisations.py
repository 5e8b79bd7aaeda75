"""Organisations by their form: “Institute for the Study of War”, “90th Tank Division”, “Dnipro Operational-Strategic
Group of Troops”; the known ones are found with all known names."""

from __future__ import annotations

import re

from sitrep.facts.offices import is_title
from sitrep.facts.scan import ORGANISATION, PERSON, Name, Scan
from sitrep.facts.verbs import SPEAKS
from sitrep.facts.words import words

_PLAIN_WITH_DEMONYM = words("organisations: plain with demonym")

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)(?:-\d+(?:st|nd|rd|th))?\Z")
_CALLED = words("organisations: called")
_POSSESSORS = frozenset({"People", "Workers", "Women", "Children", "Prosecutor", "President", "Veterans"})
_STATION = 4  # tokens of “Radio Télé Métropole”
_JOINED = words("organisations: joined")
_MODIFIERS = words("organisations: modifiers")
_UNIT_WORDS = words("organisations: unit words")
_FOREIGN_FIRST = frozenset({"US", "U.S.", "UK", "U.K.", "UN", "U.N.", "EU"})
_STATES = frozenset(
    {"State TV", "State Television", "Russian Federation", "Soviet Union", "European Continent"}
)
_PLACES = frozenset({"area", "point", "country"})
_ALONE = words("organisations: alone")
_ARMS = frozenset({"Airborne", "Mechanized", "Mechanised", "Marines", "Airmobile", "Jaegers"})
_LINKS = frozenset({"of", "for"})
_ON = frozenset(
    {"Center", "Centre", "Council", "Commission", "Committee", "Conference", "Institute", "Task", "Panel"}
)
"""What is “on” a subject by its name: “Research Center on Security Policy”."""
_SHORTEST = 2  # letters
_APPOSED = 8  # tokens of “A local union of hauliers,”
_DAYS = words("dates: triggers")
_VERB = 4  # letters
_NOT_HEADS_ALONE = words("organisations: alone")


def find_units(scan: Scan) -> None:
    """Military units by number: “90th Tank Division”, “the 47th brigade”."""
    tokens, heads = scan.tokens, scan.tables.unit_heads
    for at, word in enumerate(tokens.words):
        if not word[0].isdigit() or not _ORDINAL.match(word) or scan.owner[at]:
            continue
        end = at + 1
        while end < min(at + 9, len(tokens)) and scan.owner[end] == 0:
            if tokens.lower[end] in heads and not (
                end + 1 < len(tokens) and tokens.lower[end + 1] in heads | {"brigade"}
            ):
                end = right_end(scan, end + 1)
                scan.add(Name(ORGANISATION, at, end))
                break
            if tokens.words[end] == "(" and tokens.words[end + 2 : end + 3] == [")"]:
                end += 3  # “76th Airborne (VDV) Division”
                continue
            if not tokens.caps[end] and tokens.lower[end] not in _UNIT_WORDS:
                break
            if tokens.words[end] in _ARMS and _ends_unit(scan, end + 1):
                scan.add(Name(ORGANISATION, at, end + 1))
                break
            end += 1


def _ends_unit(scan: Scan, at: int) -> bool:
    """Whether a unit is named by its arm alone: “the 25th Airborne”, no “25th Airborne Brigade”."""
    tokens = scan.tokens
    return at >= len(tokens) or not (
        tokens.caps[at] or tokens.lower[at] in scan.tables.unit_heads | _UNIT_WORDS or tokens.words[at] == "("
    )


def find_by_head(scan: Scan) -> None:
    """Organisations whose last or first word says what they are."""
    tokens, heads = scan.tokens, scan.tables.organisation_heads
    for at, word in enumerate(tokens.words):
        if word == "Battlegroup" and tokens.caps[at + 1 : at + 2] == [True] and scan.free(at, at + 2):
            scan.add(Name(ORGANISATION, at, at + 2))
        if word == "Radio" and (end := _call_sign(scan, at)) > at + 1:
            scan.add(Name(ORGANISATION, at, end, None, True))
        if word.lower() == "district" and tokens.lower[at - 1 : at] == ["military"] and not scan.owner[at]:
            first = _left(scan, at, plain=True) if word[0] == "D" else at - 2
            if 0 <= first < at - 1 and tokens.caps[first] and scan.free(first, at):
                scan.add(Name(ORGANISATION, first, at + 1))
        if scan.owner[at] or (word not in heads and word not in _ALONE):
            continue
        if word in _ALONE and _alone(scan, at):
            scan.add(Name(ORGANISATION, at, at + 1))
            continue
        if word not in heads:
            continue
        if at + 1 < len(tokens) and tokens.words[at + 1] in heads and tokens.words[at + 1] != "Energy":
            continue  # “Security Service Headquarters”: the last head decides
        if tokens.words[at + 2 : at + 3] == ["Committee"] and tokens.words[at + 1] in (
            "Executive",
            "Standing",
        ):
            continue  # “City Council Executive Committee”
        last = right_end(scan, at + 1)
        first = _left(scan, at, plain=last == at + 1)
        if first == at and tokens.lower[at + 1 : at + 2] == ["in"]:
            continue
        if first == at and (last == at + 1 or (word in _NOT_HEADS_ALONE and tokens.opens[at])):
            continue
        known = scan.phrase(first)
        if known is not None and known[0] >= last and known[1].kind in _PLACES:
            continue  # the West Bank
        if tokens.span(first, last) in _STATES or last - first == 1 or _is_office(scan, first, last):
            continue
        for token in range(first, last):
            if (inner := scan.at(token)) and inner.kind in (PERSON, ORGANISATION):
                break
        else:
            scan.add(Name(ORGANISATION, first, last))


def _call_sign(scan: Scan, at: int) -> int:
    """The token behind the name of a station that begins with “Radio”: “Radio Télé Métropole”."""
    tokens, end = scan.tokens, at + 1
    while (
        end < min(at + _STATION, len(tokens))
        and tokens.caps[end]
        and not (scan.owner[end] or tokens.opens[end])
    ):
        if tokens.words[end] in scan.tables.stop:
            break
        end += 1
    return end if not scan.owner[at] else at


def find_called(scan: Scan) -> None:
    """Names that stand behind what they are: “the website Mediazona”, “the charity East SOS”."""
    tokens = scan.tokens
    for at in range(1, len(tokens)):
        if not tokens.caps[at] or scan.owner[at] or tokens.opens[at]:
            continue
        if tokens.lower[at - 1] not in _CALLED and not _is_apposed(scan, at):
            continue
        end = at
        while end < min(at + 3, len(tokens)) and tokens.caps[end] and not scan.owner[end]:
            paired = end == at and any(tokens.caps[at + 1 : at + 2]) and not tokens.opens[at + 1]
            if tokens.words[end] in scan.tables.stop | scan.tables.demonyms and not paired:
                break  # “the magazine Foreign Policy”, no “the company Monday”
            end += 1
        if (
            end > at
            and not _is_loose(scan, at, end)
            and tokens.words[at] not in scan.tables.given
            and not is_title(scan, at)
        ):
            scan.add(Name(ORGANISATION, at, end))


def _is_apposed(scan: Scan, at: int) -> bool:
    """Whether a name stands between commas behind what it is: “a police union, SPNH-17, wrote”."""
    tokens, word = scan.tokens, scan.tokens.words[at]
    if tokens.words[at - 1 : at] != [","] or tokens.words[at + 1 : at + 2] != [","] or at < _SHORTEST:
        return False
    lead = tokens.lower[max(0, at - _APPOSED) : at - 1]
    one = next((k for k, opening in enumerate(lead) if opening in ("a", "an") and "," not in lead[k:]), None)
    if one is not None and set(tokens.lower[at + 2 : at + 3]) & SPEAKS:
        return bool((_CALLED | {"union"}).intersection(lead[one:]))  # “a union of hauliers, Syntrui, says”
    initials = len(word) > _SHORTEST and word.partition("-")[0].isupper()
    return initials and tokens.lower[at - 2] in _CALLED | {"union"}


def _is_loose(scan: Scan, first: int, last: int) -> bool:
    """Whether a word that may begin any sentence stands by itself."""
    return last - first == 1 and scan.tokens.words[first] in scan.tables.stop


def _alone(scan: Scan, at: int) -> bool:
    """Whether a head with a capital stands for the body by itself: “the Council adopted”, “the Commission”."""
    tokens = scan.tokens
    if not at and tokens.lower[1:2] and len(tokens.lower[1]) > _VERB:
        return tokens.lower[1].endswith("s") and tokens.words[-1] != "."  # “Commission mobilises …”
    if (
        not at
        or tokens.lower[at - 1] not in ("the", "this")
        or (at + 1 < len(tokens) and tokens.caps[at + 1] and not tokens.opens[at + 1])
    ):
        return False
    if tokens.lower[at + 1 : at + 2] == ["for"]:
        return not any(tokens.caps[at + 2 : at + 4])
    return tokens.lower[at + 1 : at + 2] != ["of"]


def _is_office(scan: Scan, first: int, last: int) -> bool:
    """“Company Commander Smith”, “Security Council Secretary”: the words after make it an office, not a body."""
    words = scan.tokens.words
    return (
        words[last - 1] in ("Staff", "Command", "Force") and first + 1 == last - 1 and words[first] == "Chief"
    ) or (words[last - 1] == "Staff" and "Chief" in words[max(0, first - 3) : first])


def _left(scan: Scan, head: int, *, plain: bool) -> int:
    """The token at which an organisation that ends with `head` begins."""
    tokens = scan.tokens
    first = head
    at = head - 1
    while at >= 0 and head - at <= 8:
        word = tokens.words[at]
        if scan.owner[at]:
            break
        if tokens.caps[at] or _ORDINAL.match(word):
            if word in scan.tables.plain_acronyms and word not in _FOREIGN_FIRST:
                break  # “the NGO Relief Coordination Centre”
            if word in _FOREIGN_FIRST or word[-1] == ".":
                first = at if word in _FOREIGN_FIRST and head - at > 1 else first
                break
            if word in scan.tables.stop and word not in _MODIFIERS:
                break
            if tokens.opens[at] and word in scan.tables.stop and word not in ("National", "State", "Supreme"):
                break
            if word in scan.tables.given and at + 1 < head and tokens.caps[at + 1]:
                pass
            first = at
            if tokens.opens[at]:
                break
            at -= 1
        elif (
            (word == "and" and at and tokens.words[at + 1] in _JOINED and tokens.words[at - 1] in _JOINED)
            or (word == "'s" and at and tokens.words[at - 1] in _POSSESSORS)
            or (
                word == "'" and at and tokens.words[at - 1][-1] == "s" and tokens.caps[at - 1]
            )  # “Doctors' Union”
            or (word in ("of", "for") and at and tokens.words[at - 1] in scan.tables.organisation_heads)
        ):
            at -= 1
        else:
            break
    if (
        plain
        and tokens.words[first] in scan.tables.demonyms
        and first == head - 1
        and tokens.words[head] in _PLAIN_WITH_DEMONYM
    ):
        return head
    return first


def right_end(scan: Scan, end: int) -> int:
    """The token after an organisation whose head stands before `end`: takes in “of …” and “for …”."""
    tokens = scan.tokens
    if tokens.words[end - 1] in ("Mission", "Force") and tokens.lower[end : end + 1] == ["in"]:
        owner = scan.at(end + 1)
        named = tokens.caps[end + 1 : end + 2] == [True] and not tokens.opens[end + 1]
        named = named and tokens.lower[end + 1] not in _DAYS  # “the Gang Suppression Force in May”
        if named and tokens.caps[end - 2] and tokens.words[end - 2] not in scan.tables.stop - _MODIFIERS:
            return owner.last if owner is not None else end + 2
    on_subject = tokens.words[end - 1] in _ON
    while end + 1 < len(tokens) and (
        tokens.lower[end] in _LINKS
        or (on_subject and tokens.lower[end] == "on" and _is_subject(scan, end + 1))
    ):
        at = end + 1
        if tokens.lower[at] == "the" and at + 1 < len(tokens):
            at += 1
        if not tokens.caps[at] or (scan.owner[at] and scan.names[scan.owner[at] - 1].kind == PERSON):
            break
        begin = at
        while at < len(tokens) and tokens.caps[at] and not tokens.opens[at]:
            if at > begin and (
                tokens.lower[at] in scan.tables.offices or tokens.words[at] in scan.tables.given
            ):
                break  # “Eastern Group of Forces Spokesperson Captain …”
            at += 1
            if (
                at + 1 < len(tokens)
                and tokens.words[at] == "and"
                and tokens.words[at + 1] in _JOINED
                and tokens.words[at - 1] in _JOINED
            ):
                at += 1
        bracketed = at + 3 < len(tokens) and tokens.words[at] == "and" and tokens.words[at + 2] == "("
        end = at + 2 if bracketed and tokens.caps[at + 1] and tokens.words[at + 3].isupper() else at
    return end


def _is_subject(scan: Scan, at: int) -> bool:
    """Whether a capital names a subject and no day: “on Security Policy”, no “on Monday”."""
    tokens = scan.tokens
    return tokens.caps[at] and tokens.lower[at] not in _DAYS and not scan.owner[at]
