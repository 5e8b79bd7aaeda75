"""People whom their form or a word beside them tells: by an age, by speech, by an article in an Arab name."""

from __future__ import annotations

from sitrep.facts.registry import CHINESE
from sitrep.facts.scan import PERSON, Scan
from sitrep.facts.verbs import SPEAKS
from sitrep.facts.words import words

_PLACING = words("people: placing")
_PLACED = words("people: placed")
_MEN = words("quotes: somebody")
_UTTERED = frozenset(
    {"lamented", "recalled", "recalls", "explained", "explains", "added", "adds", "insisted", "stressed"}
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ARTICLES = frozenset({"al-", "el-", "Al-", "El-"})
_ARAB_PLACES = frozenset(
    {
        "Deir",
        "Tell",
        "Tal",
        "Tel",
        "Bab",
        "Jabal",
        "Wadi",
        "Umm",
        "Ras",
        "Ain",
        "Kafr",
        "Beit",
        "Khan",
        "Bir",
        "Dar",
    }
    | {
        "Shatt",
        "Souk",
        "Hay",
        "Abu",
        "Camp",
        "Port",
        "Mount",
        "Jebel",
        "Ard",
        "Bani",
        "Nahr",
        "Qalat",
        "Sidi",
    }
)
_DATELINE = 12  # tokens of “Uri, Indian-administered Kashmir –”
_NAME = 3  # words of a name
_SHORT = 3  # letters
_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})
_DOES = frozenset(
    {
        "was",
        "is",
        "has",
        "had",
        "took",
        "lost",
        "left",
        "fled",
        "came",
        "went",
        "saw",
        "spent",
        "grew",
        "ran",
        "held",
    }
    | {
        "lives",
        "works",
        "wants",
        "hopes",
        "remembers",
        "sits",
        "stands",
        "looks",
        "wears",
        "runs",
        "teaches",
        "knows",
    }
)
_HELPING = frozenset(
    {"did", "does", "could", "cannot", "would", "still", "never", "keeps", "sleeps", "waits", "walks"}
)
_AGE = 2  # digits
_OWN = words("people: kin") | {"home", "house", "family", "death", "life", "body", "flat", "children"}
_DOING = frozenset(
    {"building", "working", "living", "studying", "sitting", "walking", "sleeping", "teaching", "waiting"}
    | {"cooking", "driving", "planning", "playing", "preparing", "baking", "selling", "visiting"}
)
_GIVES = 6  # tokens of “gave her first name only as”
_SELVES = frozenset({"himself", "herself"})


def says(scan: Scan, at: int) -> bool:
    """Whether a single name is who speaks, and an apposition says what he is: “…,” said Dolphin, a platoon leader"""
    tokens = scan.tokens
    behind = tokens.lower[at + 1 : at + 3]
    if (
        at > 1
        and tokens.words[at - 1] in ("”", '"')
        and tokens.words[at - 2] == ","
        and behind
        and (behind[0] in ("told", "said") or behind[0] in _UTTERED or behind == [",", "who"])
    ):
        word = tokens.words[at]  # “…,” Cherevatyi told Reuters
        known = scan.phrase(at) is not None or word in scan.tables.stop | scan.tables.demonyms
        return not known and len(word) > 4 and not word.isupper()
    spoken = at > 2 and tokens.lower[at - 1] in ("said", "says") and tokens.words[at - 2] in ("”", '"')
    if tokens.lower[max(0, at - 2) : at] == ["according", "to"] and behind[1:] in (["a"], ["an"]):
        spoken = not _MEN.isdisjoint(tokens.lower[at + 3 : at + 6])  # “according to Lway, an official of …”
    return (
        spoken
        and behind[:1] == [","]
        and behind[1:] in (["a"], ["an"], ["the"], ["who"])
        and scan.phrase(at) is None
        and len(tokens.words[at]) > 2
        and not tokens.words[at].isupper()
        and tokens.words[at] not in scan.tables.stop | scan.tables.demonyms
    )


def calls_himself(scan: Scan, at: int) -> bool:
    """Whether somebody gives a name as his: “a man who identified himself as Lin”, “who gave her name only as Ma”."""
    before = scan.tokens.lower[max(0, at - _GIVES) : at]
    given = before[-1:] == ["as"] and ("name" in before or bool(_SELVES.intersection(before)))
    given = given or before[-2:] == ["name", ","]  # “who gave only her first name, Lyudmila”
    return given and not {"identified", "gave", "introduced", "gives", "introduces"}.isdisjoint(before)


def aged(scan: Scan, at: int) -> bool:
    """Whether an age stands behind a single name: “Zin, a 44-year-old resident, …”, “said Zin, 44”."""
    tokens = scan.tokens
    behind = tokens.lower[at + 1 : at + 6]
    if behind[:2] in ([",", "a"], [",", "an"], [",", "the"]):
        return (
            behind[2:3] != []
            and behind[2].isdigit()
            and behind[3:] == ["-", "year-old"]
            and _unknown(scan, at)
        )
    if behind[:3] in ([",", "who", "is"], [",", "who", "was"]) and behind[3:4] and behind[3].isdigit():
        return len(behind[3]) == _AGE and _unknown(scan, at)  # “Benik, who is 73, smokes”
    told = len(behind) > 2 and behind[0] == "," and behind[1].isdigit() and len(behind[1]) == _AGE
    if told and behind[2] == "," and tokens.opens[at] and not tokens.lower[at].startswith(_MONTHS):
        return _unknown(scan, at)  # “Alisa, 13, stayed in the shelter”
    return (
        told
        and behind[2] in (",", ".")
        and tokens.lower[at - 1 : at] in (["said"], ["says"])
        and _unknown(scan, at)
    )


def is_somebody(scan: Scan, at: int) -> bool:
    """Whether a single name that opens a sentence is said to be somebody: “Take Sana, a retired teacher: “…””."""
    tokens = scan.tokens
    behind = tokens.lower[at + 1 : at + 7]
    opens = tokens.opens[at] or (at > 0 and tokens.opens[at - 1] and tokens.words[at - 1] == "Take")
    if not opens or behind[:1] != [","] or behind[1:2] not in (["a"], ["an"], ["another"]):
        return False
    noun = next((k for k in range(2, len(behind) - 1) if behind[k + 1] in (",", ":", "who", "from")), 0)
    return noun > 0 and behind[noun] in _MEN and len(tokens.words[at]) > _SHORT and _unknown(scan, at)


def is_arab(scan: Scan, first: int, end: int) -> bool:
    """“Gamar al-Deen was …”: a name with an article in it, which no preposition makes a place."""
    words, lower = scan.tokens.words[first:end], scan.tokens.lower
    joined = end - first == 2 and words[1][:3] in _ARTICLES and words[1][3:4].isupper()
    behind = lower[end : end + 1]
    acts = behind in (["was"], ["had"], ["has"], ["is"], ["says"], ["said"], ["told"], [","], ["'s"])
    owns = (
        behind == ["'s"] and lower[end + 1 : end + 2] and lower[end + 1] in _OWN
    )  # “of Afaf al-Tayeb's home”
    placed = is_placed(scan, first, end) and not owns
    return joined and acts and words[0] not in _ARAB_PLACES and not placed


def is_chinese(scan: Scan, first: int, end: int) -> bool:
    """“Liu Dejun also said”: a family's name, a given name, and speech."""
    words, behind = scan.tokens.words[first:end], scan.tokens.lower[end : end + 2]
    speaks = bool(SPEAKS.intersection(behind[:1])) or (
        behind[:1] == ["also"] and bool(SPEAKS & set(behind[1:]))
    )
    return end - first == 2 and words[0] in CHINESE and words[1].isalpha() and speaks


def is_he_or_she(scan: Scan, plain: frozenset[str], first: int, end: int) -> bool:
    """Whether an unknown name that opens a sentence is who “he” or “she” is: “Hasem Dorgmar took his family home”.

    `plain` are the words that the article has in lower case.
    """
    tokens, tables = scan.tokens, scan.tables
    words_, behind = tokens.words[first:end], tokens.lower[end : end + 1]
    opens = tokens.opens[first] or (0 < first < _DATELINE and tokens.words[first - 1] in ("–", "—", "-"))
    if not (opens and 1 <= end - first <= _NAME and behind and behind[0].isalpha()):
        return False
    known = (tables.stop, tables.demonyms, tables.organisation_heads, tables.given)
    if any(
        not w.isalpha()
        or w.isupper()
        or any(w in those for those in known)
        or w.lower() in plain
        or w.lower() in tables.offices
        for w in words_
    ):
        return False
    if scan.phrase(first) is not None or scan.phrase(end - 1) is not None or len(words_[0]) < _SHORT:
        return False
    speaks = behind[0] in SPEAKS
    if end - first > 1 and behind[0] in _HELPING:
        return _meant(scan, end)  # “Shabnam Akhtar did not wait”
    if not (speaks or behind[0] in _DOES or (behind[0].endswith("ed") and end - first > 1)):
        return False
    does = behind[0] in ("was", "is") and tokens.lower[end + 1 : end + 2] and tokens.lower[end + 1] in _DOING
    if end - first == 1 and (not (speaks or does) or words_[0].endswith("s")):
        return False  # but “Aregawi was building a business … He spent two years”
    return _meant(scan, end)


def _meant(scan: Scan, end: int) -> bool:
    """Whether “he” or “she” follows outside of quotations, and nobody else is named in between."""
    marked = False
    for at in range(end, len(scan.tokens)):
        word, owner = scan.tokens.words[at], scan.at(at)
        marked = (word == "“" or (word == '"' and not marked)) or (marked and word not in ("”", '"'))
        if marked:
            continue
        if owner is not None and owner.kind == PERSON:
            return False
        if scan.tokens.lower[at] == "year-old" and scan.tokens.lower[at - 3 : at - 2] == ["the"]:
            return True  # “the 32-year-old teacher told”
        if scan.tokens.lower[at] in _PRONOUNS:
            return True
    return False


def explains(scan: Scan, at: int) -> bool:
    """Whether a given name that may also be something else speaks: “Hamza explains that …”."""
    speaks = set(scan.tokens.lower[at + 1 : at + 2]) & SPEAKS
    return bool(speaks) and scan.tokens.words[at] in scan.tables.given and _unknown(scan, at)


def _unknown(scan: Scan, at: int) -> bool:
    """Whether a word is no place, no people and no word that may begin any sentence."""
    word = scan.tokens.words[at]
    return (
        scan.phrase(at) is None and word not in scan.tables.stop | scan.tables.demonyms and not word.isupper()
    )


def is_placed(scan: Scan, first: int, end: int) -> bool:
    """Whether the words around a name make it a place."""
    lower = scan.tokens.lower
    before = lower[first - 1] if first else ""
    after = lower[end] if end < len(lower) else ""
    return before in _PLACING or after in _PLACED  # fmt: skip
