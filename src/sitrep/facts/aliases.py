"""People whom no full name in a sentence tells: by a call sign, in marks, in a heading in capitals, or as who asks."""

from __future__ import annotations

from sitrep.facts.offices import is_title
from sitrep.facts.registry import Registry
from sitrep.facts.scan import ORGANISATION, PERSON, Name, Scan
from sitrep.facts.verbs import SPEAKS

_ASKER = 4  # words of a name or of a medium
_HEADING = 14  # tokens
_OPENS = frozenset({"“", '"', "'", "‘"})
_CLOSES = frozenset({"”", '"', "'", "’"})
_OPENING_MARKS = frozenset({"“", '"'})
_ALIASES = frozenset({"sign", "callsign", "call-sign", "nickname", "guerre", "name"})
_INTO_ALIAS = frozenset({"as", "of", "is", "was", ",", ":", "“", '"', "‘", "'", "only"})


def find_aliases(scan: Scan, registry: Registry) -> None:
    """Soldiers' names: “with the call sign Bremen”, “who goes by the name of Korsar”, “his first name, Vitaliy”."""
    tokens = scan.tokens
    for at, word in enumerate(tokens.lower):
        if word not in _ALIASES or not _names_alias(tokens.lower, at):
            continue
        own = at - 3 - (word == "sign")
        if (
            tokens.lower[own + 1 : own + 3] == [",", "the"]
            and tokens.lower[at + 1 : at + 2] == ["of"]
            and own > 0
        ):
            if tokens.caps[own] and not scan.owner[own] and tokens.lower[own - 1] in SPEAKS:
                registry.meet(scan, scan.add(Name(PERSON, own, own + 1)))  # “said East, the callsign of …”
            continue
        name = at + 1
        while name < min(at + 4, len(tokens)) and tokens.lower[name] in _INTO_ALIAS:
            name += 1
        end = name
        while (
            end < min(name + 2, len(tokens))
            and tokens.caps[end]
            and not scan.owner[end]
            and not tokens.opens[end]
        ):
            end += 1
        if end > name and tokens.lower[name] not in scan.tables.offices:
            registry.meet(scan, scan.add(Name(PERSON, name, end)))


def find_askers(scan: Scan, registry: Registry) -> None:
    """“Lailuma Sadid, Brussels Morning: Thank you”: who asks at a press conference, and for which medium."""
    tokens = scan.tokens
    name = _capitals(scan, 0)
    if (
        not 2 <= name <= _ASKER
        or tokens.words[name : name + 1] != [","]
        or tokens.lower[0] in scan.tables.offices
    ):
        return
    last = _capitals(scan, name + 1)
    if not name + 1 < last <= name + 1 + _ASKER or tokens.words[last : last + 1] != [":"]:
        return
    known = scan.phrase(name + 1)
    is_place = known is not None and known[0] == last and known[1].kind not in ("organisation", "outlet")
    if is_place or not scan.free(0, last) or any(is_title(scan, at) for at in range(name + 1, last)):
        return
    registry.meet(scan, scan.add(Name(PERSON, 0, name)))
    scan.add(Name(ORGANISATION, name + 1, last, outlet=True))


def _capitals(scan: Scan, at: int) -> int:
    """The token after the run of capitals that begins at a token."""
    while at < len(scan.tokens) and scan.tokens.caps[at]:
        at += 1
    return at


def find_shouted(scan: Scan, registry: Registry) -> None:
    """Known people in a heading in capitals, of whom two words are given: “GERMAN CHANCELLOR FRIEDRICH MERZ”."""
    tokens = scan.tokens
    if not tokens.text.isupper() or len(tokens) > _HEADING:
        return
    for at, word in enumerate(tokens.words):
        for rest, entry in scan.tables.phrases.get(word.title(), ()):
            end = at + 1 + len(rest)
            same = [one.lower() for one in rest] == tokens.lower[at + 1 : end]
            if entry.kind == "person" and rest and same and scan.free(at, end):
                registry.meet(scan, scan.add(Name(PERSON, at, end, entry)))
                break


def find_nicknames(scan: Scan, registry: Registry) -> None:
    """Names with what somebody is called in the middle: “Robert “Magyar” Brovdi”."""
    tokens = scan.tokens
    for at in range(2, len(tokens) - 2):
        if tokens.words[at - 1] not in _OPENS or tokens.words[at + 1] not in _CLOSES or not tokens.caps[at]:
            continue
        first, last = at - 2, at + 2
        if (
            not (tokens.caps[first] and tokens.caps[last])
            or tokens.opens[last]
            or not scan.free(first, last + 1)
        ):
            continue
        if tokens.words[first] not in scan.tables.given or tokens.words[last] in scan.tables.stop:
            continue
        while last + 1 < len(tokens) and tokens.caps[last + 1] and scan.free(last + 1, last + 2):
            if tokens.opens[last + 1] or tokens.words[last + 1] in scan.tables.stop:
                break
            last += 1
        known = scan.phrase(at + 2)
        entry = known[1] if known is not None and known[1].kind == "person" else None
        registry.meet(scan, scan.add(Name(PERSON, first, last + 1, entry)))


def find_marked_names(scan: Scan, registry: Registry) -> None:
    """Call signs that stand in marks where they speak: “Dzhokhar” told Current Time, said “Dzhokhar.”"""
    tokens = scan.tokens
    for at in range(1, len(tokens) - 1):
        if not tokens.caps[at] or scan.owner[at] or tokens.words[at - 1] not in _OPENING_MARKS:
            continue
        close = at + 1 + (tokens.words[at + 1] in (".", ","))
        word = tokens.words[at]
        if tokens.words[close : close + 1] not in (["”"], ['"']) or len(word) < 3 or word in scan.tables.stop:
            continue
        speaks = (
            close == at + 1 and set(tokens.lower[close + 1 : close + 2]) <= SPEAKS and close + 1 < len(tokens)
        )
        spoken = at > 2 and tokens.lower[at - 2] in SPEAKS and tokens.words[at - 3] in ("”", '"', ",")
        if (speaks or spoken) and not word.isupper():
            registry.meet(scan, scan.add(Name(PERSON, at, at + 1)))


def _names_alias(lower: list[str], at: int) -> bool:
    if lower[at] == "sign":
        return lower[at - 1 : at] == ["call"]
    if lower[at] == "name":
        return lower[at - 1 : at] == ["first"] or lower[at - 2 : at + 2] == ["by", "the", "name", "of"]
    return True
