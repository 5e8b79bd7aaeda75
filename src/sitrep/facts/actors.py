"""Whether a country acts where it is named: it speaks, does something, or is addressed as a government."""

from __future__ import annotations

from sitrep.facts.scan import ORGANISATION, PERSON, PLACE, Name, Scan
from sitrep.facts.verbs import BASE, KIND
from sitrep.facts.words import words

_PARTNERS = words("roles: partners")
_SENT = words("roles: sent")
_OBJECT_PREPOSITIONS = words("roles: object prepositions")
_AUXILIARY = words("roles: auxiliary")
_ADDRESSING = words("roles: addressing")
_BE = words("roles: be")
_MODALS = words("roles: modals")
_NO_VERB = words("roles: no verb")
_TRADE = frozenset(
    {"exported", "exports", "imported", "imports", "produced", "produces", "grew", "lost", "shrank"}
)
_SUFFERING = frozenset(
    {"running", "facing", "losing", "becoming", "suffering", "struggling", "bracing", "reeling"}
)
_BARE = frozenset(
    {"leave", "withdraw", "give", "hand", "cede", "accept", "stop", "end", "pull", "surrender", "pay"}
)
_HOUSES = frozenset(
    {"parliament", "government", "army", "military", "ministry", "president", "court", "foreign", "defence"}
)
_INTENT = words("roles: intent")
_ISNT = frozenset({"isn't", "aren't", "wasn't", "weren't"})
_BEFALLS = frozenset({"lose", "collapse", "suffer", "starve", "cease", "default", "struggle"})
"""What happens to a country, which does not act by it: “Ukraine will run dry”."""
_MILITANTS = words("roles: what a body is")
_PARTNERED = words("roles: partnered")
_TWO_WORDS = (
    ["at", "first"],
    ["at", "least"],
    ["in", "turn"],
    ["for", "now"],
    ["so", "far"],
    ["at", "last"],
    ["once", "again"],
)
_ASIDE = 7  # tokens of “, on the other hand,”
_ASIDES = frozenset(
    {
        ("however",),
        ("meanwhile",),
        ("too",),
        ("in", "turn"),
        ("for", "its", "part"),
        ("by", "contrast"),
        ("in", "response"),
    }
)
_FUNCTION = words("roles: function words")
_MATTERS = words("roles: matters")
_APPOSED = 12  # tokens between the commas of an apposition
_TITLED = frozenset({"mediators", "mediator", "guarantors", "guarantor", "co-hosts", "signatories"})
"""What governments are called in front of their names: “called on mediators Egypt and Qatar”."""
_INTENDS = words("roles: intends")
_REFUSES = frozenset(
    {"doesn't", "didn't", "don't", "won't", "can't", "hasn't", "haven't", "hadn't", "wouldn't", "couldn't"}
)
_ACTS = words("roles: acts")
_DEEDS = frozenset(
    {
        "action",
        "actions",
        "violation",
        "violations",
        "aggression",
        "escalation",
        "decision",
        "move",
        "moves",
        "acts",
    }
)
_DONE = frozenset(
    {"taken", "held", "seized", "struck", "sent", "built", "shot", "made", "run", "led", "given", "spread"}
)
_AREA_BEFORE = words("roles: area before")


def acts(scan: Scan, name: Name) -> bool:
    """Whether a country speaks or acts as a government: the subject of a verb of saying or doing, or its addressee."""
    owned = scan.at(name.last + 1) if scan.word(name.last) == "'s" else None
    if owned is not None and owned.outlet:
        return False  # “told Israel's i24News”
    before = scan.word(name.first - 1)
    if before == "the" or before in _AREA_BEFORE or before in ("occupied", "neighbouring", "neighboring"):
        before = scan.word(name.first - 2)
    if scan.word(name.last) == "-" and scan.word(name.last + 1) in ("based", "born", "made", "built"):
        return False  # “told the Qatar-based channel”
    if [scan.word(at) for at in (name.last, name.last + 1)] == ["to", "be"] and before in _ADDRESSING:
        return False  # “will not allow Ukraine to be bombed”
    if _is_short(name, scan) and _is_attribute(scan, name):
        return False  # “talks with the U.S. delegation”
    person = scan.at(name.last + 1) if scan.word(name.last) == "'s" else None
    if (person is not None and person.kind == PERSON) or (before == "told" and scan.word(name.last) == "'s"):
        return False  # “told Russia's Putin”, “told Saudi Arabia's Crown Prince”
    if before == "on" and scan.word(name.first - 2 - (scan.word(name.first - 1) == "the")).startswith("call"):
        return True  # “called on the United States to …”
    if scan.word(name.last) in _MATTERS:
        return False  # “followed by the Ukraine war”
    if (
        before in ("make", "makes", "made", "making", "let", "lets")
        and scan.word(name.last) in BASE | _BARE | _INTENDS
    ):
        return True  # “make Russia negotiate”
    if before in ("demanding", "demanded", "demands") and scan.word(name.last) in BASE | _BARE:
        return True  # “demanded Ukraine leave the region”
    if before == "with" and scan.word(name.last).endswith("ing") and scan.word(name.last) not in _SUFFERING:
        return True  # “with Russia demanding that …”
    if before in _ADDRESSING or before in _TITLED or _deals(scan, name) or _asked_to_act(scan, name):
        return True
    if before == "by" and scan.word(name.last) == "'s" and scan.word(name.last + 1) in _HOUSES:
        return False  # “confirmed by Ukraine's parliament”
    if before == "by":
        done = name.first - 2 - (scan.word(name.first - 1) == "the")
        done -= scan.word(done) in ("down", "up", "out", "off", "forward")
        if scan.word(done) in _DEEDS and scan.word(name.last) != "'s":
            return True  # “any further action by Pakistan”
        taken = scan.word(done) in _DONE and scan.word(name.last) != "'s"
        if scan.word(done).endswith("ed") or taken or scan.word(name.last) == "to":
            return True  # “backed by the United States”, “turned down by Israel”
    sent = name.first - 2 - (scan.word(name.first - 1) == "the")
    if before == "from" and scan.word(sent) in _SENT:
        return True  # “delegations from Russia and Ukraine met”
    if (
        before == "to"
        and [scan.word(at) in ("up", *_BE) for at in (name.first - 2, name.first - 3)] == [True] * 2
    ):
        return True  # “it is up to Ukraine”
    spoken_of = before in ("as", "than") and scan.word(name.first - 2) not in ("such", "well")
    if (before in _OBJECT_PREPOSITIONS or before == "by") and not spoken_of:
        return False
    verb = scan.word(name.last)
    begins = before == "," and (verb in KIND or verb in _MODALS)  # “of the hostages in Gaza, Israel believes”
    if not begins and before in (",", "and", "or") and (governor := _listed_object(scan, name)) > 0:
        lead = scan.word(governor - 1)
        return (
            scan.word(governor) in _TITLED | _ADDRESSING
            or (scan.word(governor) == "by" and lead.endswith("ed"))
            or (scan.word(governor) == "from" and lead in _SENT)
        )
    start = _list_start(scan, name)
    start -= start > 0 and scan.word(start - 1) in ("-", "–", "•", "*")
    if scan.word(_after_list(scan, name.last)) == "to" and scan.tokens.opens[start] and _headline(scan):
        return True  # “Poland and Germany to speed up deliveries”
    at = _after_list(scan, name.last)
    at += scan.word(at) in ("“", '"', "‘")  # “Russia “will have to answer””
    if scan.word(at) in _MODALS or scan.word(at) in _REFUSES:
        after = scan.word(at + 1)
        return after not in _BEFALLS and not (after == "run" and scan.word(at + 2) in ("dry", "out", "short"))
    if scan.word(at) == "on" and scan.word(at + 1).endswith("day") and scan.word(at + 2) in KIND:
        return True  # “Ukraine on Thursday said …”
    at += _after_aside(scan, at)
    if [scan.word(at), scan.word(at + 1)] in _TWO_WORDS:
        at += 2
    while scan.word(at) in _AUXILIARY or (scan.word(at).endswith("ly") and len(scan.word(at)) > 5):
        at += 1
    word, after = scan.word(at), scan.word(at + 1)
    if after in ("“", '"', "‘"):
        after = scan.word(at + 2)
    if word in _TRADE:
        return False
    if word in _ISNT:
        return after.endswith("ing") and after not in _SUFFERING
    if word == "means" and after == "to":
        return True
    if word in _BE and after in _SUFFERING and _says_next(scan, at + 2):
        return True  # “Ukraine is losing ground, but says it holds the north”
    if word in _BE:
        if after in ("still", "now", "also", "only"):
            after = scan.word(at + 2 + (scan.word(at + 2) in ("“", '"', "‘")))  # “was only “ready to …””
        return after in _INTENT or (after.endswith("ing") and after not in _SUFFERING)
    short = _is_short(name, scan)
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


def _says_next(scan: Scan, at: int) -> bool:
    """Whether the subject speaks in the second half of its sentence."""
    turns = range(at, at + _APPOSED)
    return any(scan.word(k) in ("but", "and") and scan.word(k + 1) in KIND for k in turns)


def _after_aside(scan: Scan, at: int) -> int:
    """The tokens of “, however,” and “, on the other hand,” behind a subject; 0 where none stands."""
    if scan.word(at) != ",":
        return 0
    for close in range(at + 2, at + _ASIDE):
        if scan.word(close) == "," and tuple(map(scan.word, range(at + 1, close))) in _ASIDES:
            return close - at + 1
    return 0


def _is_short(name: Name, scan: Scan) -> bool:
    """“US”, “U.K.”: what stands before a noun like an adjective."""
    return (
        name.entry is not None
        and name.entry.name in ("United States", "United Kingdom")
        and scan.tokens.words[name.first].rstrip(".").isupper()
    )


def _is_attribute(scan: Scan, name: Name) -> bool:
    """Whether a noun follows directly that the name belongs to."""
    word = scan.word(name.last)
    verb = (
        word in _ACTS
        or word in KIND
        or word in _MODALS
        or word in _AUXILIARY
        or word in _BE
        or word.endswith("ed")
    )
    return word.isalpha() and len(word) > 3 and not verb and not word.endswith("ly") and word not in _FUNCTION


def _deals(scan: Scan, name: Name) -> bool:
    """“talks with Russia”, “an agreement between Poland and Ukraine”: a government is a party to it."""
    at = name.first - 1
    while at > 0 and (
        scan.word(at) in ("and", ",", "the") or ((owner := scan.at(at)) and owner.kind == PLACE)
    ):
        at -= 1
    return scan.word(at) in ("with", "between") and bool(_PARTNERS & {scan.word(at - 1), scan.word(at - 2)})


def _asked_to_act(scan: Scan, name: Name) -> bool:
    """“demands that Ukraine leave”, “Does Russia object?”"""
    before, earlier = scan.word(name.first - 1), scan.word(name.first - 2)
    following = scan.word(name.last)
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
        elif scan.word(at - 1) in (",", "and"):
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
        elif scan.word(at) in (",", "and", "or", "the", "neighbouring", "neighboring"):
            at -= 1
        else:
            break
    titled = scan.word(at) in _TITLED | _ADDRESSING and scan.word(at + 1) != ","
    governed = at < name.first - 1 and (
        scan.word(at) in _OBJECT_PREPOSITIONS or titled or scan.word(at) == "by"
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
                while scan.word(at) in _MILITANTS:
                    at += 1  # “Congo and the M23 rebel group signed”
        elif scan.word(at) == "," and (said := scan.at(at + 1)) is not None and scan.word(said.last) == "'s":
            close = next((k for k in range(said.last, said.last + _APPOSED) if scan.word(k) == ","), 0)
            if not close:
                return at
            at = close + 1  # “Germany, Europe's largest economy, will …”
        elif (partners := _after_partners(scan, at)) > at:
            at = partners
        elif scan.word(at) in (",", "and") and (
            (owner := scan.at(at + 1)) is not None or scan.word(at + 1) in ("the", "and")
        ):
            if owner is None and ((behind := scan.at(at + 2)) is None or behind.kind == PERSON):
                return _after_apposition(scan, at)
            at += 1
            if scan.word(at) in ("the", "and"):
                at += 1
        else:
            return _after_apposition(scan, at)


def _after_partners(scan: Scan, at: int) -> int:
    """The token behind “and its partners”, “and four neighbours”; `at` where nothing of the kind stands."""
    if scan.word(at) == "and":
        for end in range(at + 2, at + 5):
            if scan.word(end) in _PARTNERED and scan.free(at, end):
                return end + 1
    return at


def _after_apposition(scan: Scan, at: int) -> int:
    if scan.word(at) != "," or scan.word(at + 1) not in (
        "which",
        "where",
        "who",
        "the",
        "a",
        "an",
        "both",
        "all",
        "each",
        "whose",
        "for",
        "like",
        "along",
        "together",
        "once",
        "now",
        "long",
    ):
        return at
    for close in range(at + 2, at + 16):
        if scan.word(close) == ",":
            return close + 1
        if scan.word(close) in ("", ".", ";"):
            break
    return at
