"""What part a place plays where it is named, and where it lies."""

from __future__ import annotations

from sitrep.facts.gazetteer import candidates, located
from sitrep.facts.offices import is_title
from sitrep.facts.regions import KNOWN_AS_REGION, is_part, is_region
from sitrep.facts.scan import ORGANISATION, PERSON, PLACE, Name, Scan
from sitrep.facts.verbs import BASE, KIND
from sitrep.facts.words import words
from sitrep.model import Place

_PARTNERS = words("roles: partners")
_SENT = words("roles: sent")
_GIVEN_TO = words("roles: given to")
_JOURNEYS = words("roles: journeys")
_PARTS_OF_TOWN = words("roles: parts of town")
_OBJECT_PREPOSITIONS = words("roles: object prepositions")
_AUXILIARY = words("roles: auxiliary")
_ADDRESSING = words("roles: addressing")
_BE = words("roles: be")
_MODALS = words("roles: modals")
_NO_VERB = words("roles: no verb")
_PERSONS = words("roles: persons")
_TRADE = frozenset(
    {"exported", "exports", "imported", "imports", "produced", "produces", "grew", "lost", "shrank"}
)
_SUFFERING = frozenset(
    {"running", "facing", "losing", "becoming", "suffering", "struggling", "bracing", "reeling"}
)
_INTENT = frozenset(
    {
        "to",
        "ready",
        "willing",
        "unwilling",
        "prepared",
        "engaged",
        "determined",
        "committed",
        "opposed",
        "keen",
    }
)
_ISNT = frozenset({"isn't", "aren't", "wasn't", "weren't"})
_BEFALLS = frozenset({"lose", "collapse", "suffer", "starve", "cease", "default", "struggle"})
"""What happens to a country, which does not act by it: “Ukraine will run dry”."""
_MILITANTS = {"country", "member", "state"} | frozenset(
    {"rebel", "rebels", "group", "movement", "militia", "paramilitary", "fighters", "militants"}
)
_NEAR = 7  # tokens of “the line that runs from”
_ROUTES = words("roles: routes")
_TITLED = frozenset({"mediators", "mediator", "guarantors", "guarantor", "co-hosts", "signatories"})
"""What governments are called in front of their names: “called on mediators Egypt and Qatar”."""
_INTENDS = words("roles: intends")
_TRIPS = words("roles: trips")
_REFUSES = frozenset(
    {"doesn't", "didn't", "don't", "won't", "can't", "hasn't", "haven't", "hadn't", "wouldn't", "couldn't"}
)

_TOWN_WORDS = words("roles: town words")
_PREPOSITIONS = words("roles: prepositions")
_TRAVEL = words("roles: travel")
_PEOPLE_OF = words("roles: people of")
_ACTS = words("roles: acts")
_AREA_BEFORE = words("roles: area before")
_ACTOR_NOUNS = words("roles: actor nouns")


def place_of(scan: Scan, name: Name) -> Place:
    """The record of a place found, with its role and where it lies."""
    tokens = scan.tokens
    role = role_of(scan, name)
    start, end = tokens.starts[name.first], tokens.ends[name.last - 1]
    written = tokens.text[start:end]
    lat = lon = precision = None
    why = ""
    if name.entry is not None:
        lat, lon, precision = name.entry.lat, name.entry.lon, name.entry.precision
        if role == "area" and precision == "city":
            precision = "region"
    else:
        found = candidates(written)
        one = located(found)
        if one is not None:
            lat, lon = one.lat, one.lon
            precision = "city" if one.people >= 20_000 else "town" if one.people >= 3_000 else "village"
        elif found:
            why = f"{len(found)} places of that name lie far apart"
        else:
            why = "not in the gazetteer"
    return Place(written, role, lat, lon, precision, start, end, why)


def role_of(scan: Scan, name: Name) -> str:
    """point, area, country, actor, dateline or part."""
    if name.dateline:
        return "dateline"
    if is_part(scan, name):
        return "part"
    kind = name.entry.kind if name.entry is not None else "point"
    if kind == "country":
        return "actor" if _acts(scan, name) else "country"
    if kind == "house":
        if name.last < len(scan.tokens) and is_title(scan, name.last):
            return "actor"  # “White House press secretary”
        return "point" if _literal(scan, name) else "actor"
    if kind == "area" or is_region(scan, name) or scan.text(name) in KNOWN_AS_REGION:
        return "point" if scan.text(name) in KNOWN_AS_REGION and _word(scan, name.last) == "city" else "area"
    return _seat(scan, name) if kind == "seat" else "point"


def _word(scan: Scan, at: int) -> str:
    lower = scan.tokens.lower
    return lower[at] if 0 <= at < len(lower) else ""


def _literal(scan: Scan, name: Name) -> bool:
    """Whether words around speak of the place itself: in, near, hit, mayor, summit."""
    at = name.first - 1
    if _word(scan, at) in ("the", "central", "downtown", "occupied"):
        at -= 1
    before, earlier = _word(scan, at), _word(scan, at - 1)
    if before in _PREPOSITIONS:
        return True
    if before in ("to", "from", "on") and (earlier in _TRAVEL or _word(scan, at - 2) in _TRAVEL):
        return True
    if before == "of" and earlier in _PARTS_OF_TOWN:
        return True
    if before in ("and", ","):
        back = scan.at(at - 1)
        if back is not None and back.kind == PLACE and back.last < name.first:
            return role_of(scan, back) == "point"
    return False


def _governs(scan: Scan, at: int) -> bool:
    """Whether what stands before “in Kyiv” is a body or the people who govern: the place speaks for them."""
    owner = scan.at(at)
    if owner is not None:
        return owner.kind == ORGANISATION
    return _word(scan, at) in _PEOPLE_OF


def _seat(scan: Scan, name: Name) -> str:
    """A capital is an actor, unless words around speak of the town."""
    following, after = _word(scan, name.last), _word(scan, name.last + 1)
    before, earlier = _word(scan, name.first - 1), _word(scan, name.first - 2)
    if following == "'s":
        return "point" if {after, _word(scan, name.last + 2)} & _TOWN_WORDS else "actor"
    if _is_route(scan, name):
        return "point"
    if following in _TOWN_WORDS or (following == "and" and _word(scan, name.last + 2) in _TOWN_WORDS):
        return "point"
    if (before == "from" and following == "," and after == "where") or "capital" in (before, earlier):
        return "point"
    if following == "-" and after in ("based", "born"):
        return "point"
    if before == "from" and _governs(scan, name.first - 2):
        return "actor"
    if before == "from" and (earlier in _PERSONS or scan.tokens.opens[name.first - 1]):
        return "point"
    if before == "in" and earlier in ("government", "governments", "authorities", "administration"):
        return "actor"
    if before in ("in", "near", "outside", "at", "around"):
        return "point"
    if (
        before == "to"
        and earlier not in _GIVEN_TO
        and _JOURNEYS & set(scan.tokens.lower[max(0, name.first - 5) : name.first])
    ):
        return "point"
    if following in (",", "and") and (beside := scan.at(name.last + 1)) and _is_town(beside):
        return "point"
    if before in ("to", "from") and {earlier, _word(scan, name.first - 3)} & _TRIPS:
        return "point"  # “flew to Moscow again on Sunday”
    if following in _ACTS or following in KIND:
        return "actor"
    return "point" if _literal(scan, name) else "actor"


def _is_route(scan: Scan, name: Name) -> bool:
    """“from Lisbon to Tallinn”, “the line from Warsaw to Lublin”."""
    other, start = None, name.first
    if _word(scan, name.first - 1) == "from" and _word(scan, name.last) == "to":
        other = scan.at(name.last + 1)
    elif _word(scan, name.first - 1) == "to" and (other := scan.at(name.first - 2)) is not None:
        start = other.first
        other = other if _word(scan, start - 1) == "from" else None
    if other is None or other.kind != PLACE:
        return False
    return _is_town(other) or bool(_ROUTES & set(scan.tokens.lower[max(0, start - _NEAR) : start]))


def _is_town(name: Name) -> bool:
    return name.kind == PLACE and (name.entry is None or name.entry.kind == "point")


def _acts(scan: Scan, name: Name) -> bool:
    """Whether a country speaks or acts as a government: the subject of a verb of saying or doing, or its addressee."""
    owned = scan.at(name.last + 1) if _word(scan, name.last) == "'s" else None
    if owned is not None and owned.outlet:
        return False  # “told Israel's i24News”
    before = _word(scan, name.first - 1)
    if before == "the" or before in _AREA_BEFORE or before in ("occupied", "neighbouring", "neighboring"):
        before = _word(scan, name.first - 2)
    if _word(scan, name.last) == "-" and _word(scan, name.last + 1) in ("based", "born", "made", "built"):
        return False  # “told the Qatar-based channel”
    if [_word(scan, at) for at in (name.last, name.last + 1)] == ["to", "be"] and before in _ADDRESSING:
        return False  # “will not allow Ukraine to be bombed”
    if before in _ADDRESSING or before in _TITLED or _deals(scan, name) or _asked_to_act(scan, name):
        return True
    if before == "by":
        done = name.first - 2 - (_word(scan, name.first - 1) == "the")
        done -= _word(scan, done) in ("down", "up", "out", "off", "forward")
        if _word(scan, done).endswith("ed"):
            return True  # “backed by the United States”, “turned down by Israel”
    if before == "from" and _word(scan, name.first - 2) in _SENT:
        return True  # “delegations from Russia and Ukraine met”
    spoken_of = before in ("as", "than") and _word(scan, name.first - 2) not in ("such", "well")
    if (before in _OBJECT_PREPOSITIONS or before == "by") and not spoken_of:
        return False
    verb = _word(scan, name.last)
    begins = before == "," and (verb in KIND or verb in _MODALS)  # “of the hostages in Gaza, Israel believes”
    if not begins and before in (",", "and", "or") and (governor := _listed_object(scan, name)) > 0:
        lead = _word(scan, governor - 1)
        return (
            _word(scan, governor) in _TITLED | _ADDRESSING
            or (_word(scan, governor) == "by" and lead.endswith("ed"))
            or (_word(scan, governor) == "from" and lead in _SENT)
        )
    if _word(scan, name.last) == "to" and scan.tokens.opens[_list_start(scan, name)] and _headline(scan):
        return True  # “Poland and Germany to speed up deliveries”
    at = _after_list(scan, name.last)
    at += _word(scan, at) in ("“", '"', "‘")  # “Russia “will have to answer””
    if _word(scan, at) in _MODALS or _word(scan, at) in _REFUSES:
        after = _word(scan, at + 1)
        return after not in _BEFALLS and not (
            after == "run" and _word(scan, at + 2) in ("dry", "out", "short")
        )
    while _word(scan, at) in _AUXILIARY or (_word(scan, at).endswith("ly") and len(_word(scan, at)) > 5):
        at += 1
    word, after = _word(scan, at), _word(scan, at + 1)
    if after in ("“", '"', "‘"):
        after = _word(scan, at + 2)
    if word in _TRADE:
        return False
    if word in _ISNT:
        return after.endswith("ing") and after not in _SUFFERING
    if word in _BE:
        return after in _INTENT or (after.endswith("ing") and after not in _SUFFERING)
    short = (
        name.entry is not None
        and name.entry.name in ("United States", "United Kingdom")
        and scan.tokens.words[name.first].rstrip(".").isupper()
    )
    if short and word in BASE and at == name.last:
        return False  # “a US demand that it disarm”
    if (
        word in _MODALS
        or word in _ACTS
        or word in KIND
        or (word in _INTENDS and (at > name.last or before == "and"))
    ):
        return True
    if not word.isalpha() or len(word) < 4 or word in _NO_VERB:
        return False
    return word.endswith("ed") or (word.endswith("s") and not word.endswith("ss") and not short)


def _deals(scan: Scan, name: Name) -> bool:
    """“talks with Russia”, “an agreement between Poland and Ukraine”: a government is a party to it."""
    at = name.first - 1
    while at > 0 and (
        _word(scan, at) in ("and", ",", "the") or ((owner := scan.at(at)) and owner.kind == PLACE)
    ):
        at -= 1
    return _word(scan, at) in ("with", "between") and bool(
        _PARTNERS & {_word(scan, at - 1), _word(scan, at - 2)}
    )


def _asked_to_act(scan: Scan, name: Name) -> bool:
    """“demands that Ukraine leave”, “Does Russia object?”"""
    before, earlier = _word(scan, name.first - 1), _word(scan, name.first - 2)
    following = _word(scan, name.last)
    if before == "that" and KIND.get(earlier) == "call_for":
        return following.isalpha()
    asks = name.first - 1 - (earlier in ("why", "how", "what", "when", "where"))
    return before in ("does", "do", "did", "could", "can", "will", "should") and scan.tokens.opens[asks]


def _headline(scan: Scan) -> bool:
    return scan.tokens.words[-1] not in (".", "?", "!", "”", '"')


def _list_start(scan: Scan, name: Name) -> int:
    """The first token of the list of places that a name stands in."""
    at = name.first
    while at > 0:
        owner = scan.at(at - 1)
        if owner is not None and owner.kind == PLACE:
            at = owner.first
        elif _word(scan, at - 1) in (",", "and"):
            at -= 1
        else:
            break
    return at


def _listed_object(scan: Scan, name: Name) -> int:
    """The preposition that governs the list a name stands in, “leaders of Japan and Australia”; 0 where none does."""
    at = name.first - 1
    while at > 0:
        owner = scan.at(at)
        if owner is not None and owner.kind == PLACE:
            at = owner.first - 1
        elif _word(scan, at) in (",", "and", "or", "the"):
            at -= 1
        else:
            break
    titled = _word(scan, at) in _TITLED | _ADDRESSING and _word(scan, at + 1) != ","
    governed = at < name.first - 1 and (
        _word(scan, at) in _OBJECT_PREPOSITIONS or titled or _word(scan, at) == "by"
    )
    return at if governed else 0


def _after_list(scan: Scan, at: int) -> int:
    """The token after the other names of a list and after an apposition between commas."""
    first = at
    while True:
        owner = scan.at(at)
        if owner is not None and (owner.kind == PLACE or (owner.kind == ORGANISATION and at > first)):
            at = owner.last
            if owner.kind == ORGANISATION:
                while _word(scan, at) in _MILITANTS:
                    at += 1  # “Congo and the M23 rebel group signed”
        elif _word(scan, at) in (",", "and") and (
            (owner := scan.at(at + 1)) is not None or _word(scan, at + 1) in ("the", "and")
        ):
            if owner is None and ((behind := scan.at(at + 2)) is None or behind.kind == PERSON):
                return _after_apposition(scan, at)
            at += 1
            if _word(scan, at) in ("the", "and"):
                at += 1
        else:
            return _after_apposition(scan, at)


def _after_apposition(scan: Scan, at: int) -> int:
    if _word(scan, at) != "," or _word(scan, at + 1) not in (
        "which",
        "where",
        "who",
        "the",
        "a",
        "an",
        "whose",
        "for",
        "like",
        "along",
        "together",
    ):
        return at
    for close in range(at + 2, at + 16):
        if _word(scan, close) == ",":
            return close + 1
        if _word(scan, close) in ("", ".", ";"):
            break
    return at
