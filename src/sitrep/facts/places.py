"""Places that no table row names: by the gazetteer, and by the words around them."""

from __future__ import annotations

from sitrep.facts.gazetteer import candidates
from sitrep.facts.registry import Registry
from sitrep.facts.scan import PLACE, Name, Scan
from sitrep.facts.words import words

_IN = words("places: in")
_STRONG = words("places: strong")
_TAKEN = words("places: taken")
_WAYS = words("places: ways")
_HITS = frozenset(
    {"strike", "strikes", "attack", "attacks", "raid", "raids", "assault", "assaults", "airstrike"}
)
_FORCES = frozenset(
    {"army", "air", "military", "naval", "training", "missile", "submarine", "refugee", "displacement"}
)
_SURELY = frozenset({"in", "near", "at", "around", "outside", "into", "towards", "toward"})
_GENERIC = words("places: generic")
_OF = words("places: of")
_SUFFIXES = tuple(words("places: endings"))  # fmt: skip
_DIRECTIONS = words("places: directions")
_COMPASS = frozenset({"North", "South", "East", "West"})
_POINTS = frozenset({"Eastern", "Western", "Northern", "Southern"})
_AROUND = frozenset({"camp", "township", "crossing", "province", "district"})
_ARTICLES = frozenset({"Al", "El"})
_SHORT = 4  # letters of a name that may be another word
_LIST = 16  # tokens of a list of settlements
_MANY = frozenset(
    {"villages", "towns", "cities", "settlements", "hamlets", "suburbs", "communities", "districts"}
)
_SETTLEMENTS = frozenset({"village", "town", "city", "settlement", "hamlet", "suburb", "port"})
_AFTER_SETTLEMENT = frozenset(
    {"in", "on", "of", "near", "that", "which", "about", "close", "outside", "just", "where", "with", "at"}
)


def find_streets(scan: Scan) -> None:
    """Streets, squares and other places that say what they are: “Brzeska Street”, “Mount Ishkhanasar”."""
    tokens = scan.tokens
    for at, word in enumerate(tokens.words):
        if word in _WAYS and at and not scan.owner[at]:
            first = at
            while (
                first
                and at - first < 3
                and tokens.caps[first - 1]
                and not scan.owner[first - 1]
                and not tokens.opens[first]
            ):
                first -= 1
            if first < at and tokens.words[first] not in scan.tables.stop:
                scan.add(Name(PLACE, first, at + 1))
        elif (
            word in ("Mount", "Lake", "Cape")
            and at + 1 < len(tokens)
            and tokens.caps[at + 1]
            and scan.free(at, at + 2)
        ):
            scan.add(Name(PLACE, at, at + 2))


def find_places(scan: Scan, registry: Registry) -> None:
    """Every capital not part of a name yet that the gazetteer or its surroundings make a place."""
    tokens = scan.tokens
    at, count = 0, len(tokens.words)
    while at < count:
        if scan.owner[at] or not tokens.caps[at] or not _nameable(scan, at):
            at += 1
            continue
        end = at + 1
        while (
            end < count
            and end - at < 4
            and not scan.owner[end]
            and tokens.caps[end]
            and not tokens.opens[end]
        ):
            if not _nameable(scan, end):
                break
            end += 1
        begin = at
        if tokens.lower[at - 1 : at] and tokens.lower[at - 1] in ("al", "el", "deir") and at:
            begin = at
        found = _longest(scan, begin, end, registry)
        if found:
            scan.add(Name(PLACE, begin, found))
            at = found
        else:
            at = end


def _nameable(scan: Scan, at: int) -> bool:
    word, tables = scan.tokens.words[at], scan.tables
    if word in tables.stop and word not in ("Velyka", "Mala", "Nova", "Stara"):
        return False
    if word.endswith(("-majority", "-area", "-run", "-held")):
        return False  # “the Muslim-majority town”
    if word in tables.demonyms or word in tables.not_organisation or word in tables.honorifics:
        return False
    if sum(letter.isupper() for letter in word) > 1 and word[-1] == "s" and "-" not in word:
        return False  # “at PMQs”
    if (
        (len(word) < 3 and word not in _ARTICLES)
        or not word[0].isalpha()
        or (word.isupper() and len(word) > 1 and not scan.tokens.opens[at])
    ):
        return False
    return not any(letter.isdigit() for letter in word)


def _longest(scan: Scan, begin: int, end: int, registry: Registry) -> int:
    """The token after the longest run from `begin` that is a place, or 0."""
    for last in range(end, begin, -1):
        named = tuple(scan.tokens.words[begin:last])
        if last == end and named in registry.places:
            return last
        if _is_place(scan, begin, last, end):
            if len(named[-1]) > _SHORT:
                registry.places.add(named)
            return last
    return 0


def _is_place(scan: Scan, begin: int, last: int, end: int) -> bool:
    tokens = scan.tokens
    written = tokens.span(begin, last)
    cue = _cue(scan, begin, last)
    words = tokens.words[begin:last]
    if words[-1] in scan.tables.organisation_heads or words[0] == "Operation":
        return False
    if len(words) > 1 and words[-1].lower() in _AROUND and not known_phrase(scan, begin, last):
        return False  # the “Zamzam” of “Zamzam Camp”
    if words[-1] in _COMPASS and (
        len(words) == 1 or tokens.words[last : last + 1] in (["Korean"], ["Koreans"])
    ):
        return False  # “North Korean soldiers”
    if len(words) > 1 and words[-1] in _POINTS:
        return False  # “Middle Eastern waters”
    known = candidates(written)
    if known:
        if cue:
            return True
        if last < end:
            return False
        if len(words) > 1:
            return True
        if words[0] in scan.tables.given:
            return False
        slavic = written.lower().endswith(_SUFFIXES)
        if tokens.opens[begin]:
            return (slavic and len(written) > 5) or known[0].people > 200_000
        return (slavic and len(written) > 4) or known[0].people > 50_000
    if last < end or words[0] in scan.tables.given or scan.titled:
        return False
    if cue >= 2:
        return True
    if cue == 1 and len(words) <= 2 and tokens.lower[begin - 1] in _SURELY and len(written) > 3:
        return last >= len(tokens) or tokens.words[last] != "'s"
    return cue == 1 and len(words) <= 2 and words[-1].lower().endswith(_SUFFIXES)


def known_phrase(scan: Scan, begin: int, last: int) -> bool:
    """Whether a table has the words as they stand."""
    found = scan.phrase(begin)
    return found is not None and found[0] == last


def _cue(scan: Scan, begin: int, last: int) -> int:
    """How much the words around speak for a place: 0 nothing, 1 a preposition, 2 a word for a kind of place."""
    tokens = scan.tokens
    lower = tokens.lower
    if last < len(lower) and lower[last] in _GENERIC:
        return 2
    if (
        lower[last : last + 1]
        and lower[last] in _FORCES
        and lower[last + 1 : last + 2] in (["base"], ["bases"], ["camp"])
    ):
        return 2  # “the Tapa army base”
    if _is_explained(lower, last) or lower[last : last + 2] == ["border", "crossing"]:
        return 2
    if last + 1 < len(lower) and tokens.words[last] in (",", "and") and _next_is_place(scan, last + 1):
        return 1
    at = begin - 1
    if (at >= 0 and lower[at] in ("the", "nearby", "occupied", "besieged")) or (
        at >= 0 and lower[at] in _DIRECTIONS
    ):
        if lower[at] in _DIRECTIONS or lower[at] != "the":
            return 1
        at -= 1
    if at < 0:
        return 0
    if lower[at] == "of" and at and lower[at - 1] in _OF:
        return 2
    if lower[at] in _GENERIC and lower[at] not in ("state", "mayor", "residents"):
        return 2
    if (
        lower[at] == "from"
        and at
        and lower[at - 1] in ("km", "kilometres", "kilometers", "miles", "metres", "meters")
    ):
        return 2
    if lower[at] in _TAKEN and tokens.lower[last : last + 1] in (
        [","],
        ["."],
        ["from"],
        ["in"],
        ["near"],
        ["on"],
    ):
        return 2  # “had retaken Kazqeil, south of El Obeid”
    if lower[at] in _IN or (lower[at] == "on" and at and lower[at - 1] in _HITS):
        return 1
    if lower[at] in (",", "and", "or") and at:
        before = scan.at(at - 1) or (scan.at(at - 2) if lower[at - 1] == "," else None)
        if before is not None and before.kind == PLACE:
            return 2 if _listed(scan, before.first) else 1
        if lower[at - 1] in _GENERIC:
            return 2
    return 0


def _listed(scan: Scan, at: int) -> bool:
    """Whether a place stands in a list of settlements: “the villages of Rivne, Sad and Hai”."""
    lower = scan.tokens.lower
    for back in range(at - 1, max(0, at - _LIST), -1):
        if lower[back] == "of":
            return lower[back - 1] in _MANY
        if scan.at(back) is None and lower[back] not in (",", "and", "or"):
            return False
    return False


def _is_explained(lower: list[str], at: int) -> bool:
    """Whether a name is told to be a settlement: “Pytomnyk, a small village north of Kharkiv”."""
    if lower[at : at + 1] != [","] or lower[at + 1 : at + 2] not in (["a"], ["the"], ["another"]):
        return False
    for k in range(at + 2, min(at + 5, len(lower) - 1)):
        if lower[k] in _SETTLEMENTS:
            return lower[k + 1] in _DIRECTIONS | _AFTER_SETTLEMENT
    return False


def _next_is_place(scan: Scan, at: int) -> bool:
    if scan.tokens.lower[at] in ("and", "the"):
        at += 1
    owner = scan.at(at)
    return owner is not None and owner.kind == PLACE
