"""People: by office or honorific, given name, or what is said of them; later mentions join the first."""

from __future__ import annotations

import re

from sitrep.facts.bare import is_introduced
from sitrep.facts.forms import (
    aged,
    calls_himself,
    explains,
    is_arab,
    is_chinese,
    is_he_or_she,
    is_placed,
    is_somebody,
    says,
)
from sitrep.facts.offices import FIELDS, honorific_before, is_rank, is_title, office_after, office_start
from sitrep.facts.registry import Registry
from sitrep.facts.scan import PERSON, Name, Scan
from sitrep.facts.verbs import KIND, SPEAKS
from sitrep.facts.words import words

_PARTICLES = words("people: particles")
_ALIKE = 3  # letters that two spellings of a given name begin with
_ENDING = 2  # letters that may follow
_TAKE = frozenset({"Take"})
_LONGEST = 5  # words of a name
_TITLED = 9  # words of a name with its titles
_NAMED_AFTER = frozenset(
    {"theatre", "theater", "street", "square", "avenue", "airport", "stadium", "university", "bridge"}
)
_ASKER = 4  # words of a name or of a medium
_ONES = words("quotes: somebody") | {
    "member",
    "survivor",
    "native",
    "graduate",
    "supporter",
    "father",
    "mother",
}
_AGE = 2  # digits
_ROLE = 6  # words of “a Congolese cleric in”
_KIN = words("people: kin")
_NEVER = words("people: never")
_MIDDLE = frozenset({"abu", "abd", "abdel", "abdul", "ibn", "bin"})
_CREDITS = frozenset({"reporting", "writing", "editing", "contributed"})
_CREDITED = 12  # tokens within which a line of credits says what it is
_PATRONYMIC = ("ovych", "evych", "ovich", "evich", "ivna", "ovna", "evna")
_HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]+")
_SLAVIC = tuple(words("people: surname endings"))  # fmt: skip


def find_people(scan: Scan, registry: Registry) -> None:
    """Known people meet the registry; then everyone who is introduced by office, given name or apposition."""
    tokens = scan.tokens
    at = 0
    label = next((k for k in range(1, _ASKER) if tokens.words[k : k + 1] == [":"]), 0)
    if (
        label
        and tokens.words[label - 1] in registry.labels - scan.tables.plain_acronyms
        and scan.free(0, label)
        and not (
            label > 1 and all(word.isupper() for word in tokens.words[:label])
        )  # “DER BLICK: Colonel, …”
        and all(tokens.caps[:label])
    ):
        registry.meet(scan, scan.add(Name(PERSON, 0, label)))
    for known in list(scan.names):
        if known.kind == PERSON:
            _widen(scan, known)
    while at < len(tokens):
        name = scan.at(at)
        if name is not None:
            if name.kind == PERSON:
                registry.meet(scan, name)
            at = name.last
            continue
        if tokens.caps[at]:
            end = _chunk(scan, at)
            first = max((k + 1 for k in range(at, end - 1) if _opens_office(scan, k, end)), default=at)
            while end > first and _opens_office(scan, first, end):
                first += 1
            end = min(end, first + _LONGEST)
            if (
                end - first > 2
                and words_given(scan, first + 1)
                and not words_given(scan, first)
                and tokens.lower[first + 1] not in _MIDDLE
                and not (first and is_title(scan, first - 1))  # “General Odowaa Yusuf Rageh”
            ):
                first += 1  # “in Tambov Yevgeny Pervyshov”
            given = next((k for k in range(first + 1, end - 1) if words_given(scan, k)), first)
            if given > first + 1 and tokens.lower[first - 1 : first] == ["for"]:
                first = given  # “Commissioner for Missing Persons Artur Dobroserdov”
            if end > first and (
                _is_person(scan, first, end)
                or is_introduced(scan, registry.plain, first, end)
                or is_he_or_she(scan, registry.plain, first, end)
            ):
                registry.meet(scan, scan.add(Name(PERSON, first, end)))
            at = max(end, at + 1)
            continue
        at += 1


def words_given(scan: Scan, at: int) -> bool:
    """Whether a token is a given name."""
    return scan.tokens.words[at] in scan.tables.given


def find_single_names(scan: Scan, registry: Registry) -> None:
    """Surnames of people met anywhere in the article, and given names standing alone."""
    tokens = scan.tokens
    for at, word in enumerate(tokens.words):
        if scan.owner[at] or not tokens.caps[at]:
            continue
        if word not in registry.by_last and word[:3] in ("Al-", "El-") and tokens.opens[at]:
            word = word[0].lower() + word[1:]  # “Al-Tayeb said”
        if word in registry.by_last and not _beside_capital(scan, at):
            scan.add(Name(PERSON, at, at + 1, registry.by_last[word].entry))
        elif (
            word in scan.tables.given_alone
            and not _beside_capital(scan, at)
            and (not at or tokens.lower[at - 1] not in ("in", "at", "near", "the", "from", "of", "to"))
        ):
            known = registry.meet(scan, scan.add(Name(PERSON, at, at + 1)))
            if known is not None and " " not in known.full_name:
                known.full_name = word
        elif registry.by_first.get(word) is not None and _goes_by(scan, at):
            registry.meet(scan, scan.add(Name(PERSON, at, at + 1)))


def _goes_by(scan: Scan, at: int) -> bool:
    """Whether somebody who was named in full goes by a first name that no table has: “Sona Nahapetyan … Sona”."""
    word = scan.tokens.words[at]
    known = (
        scan.phrase(at) is not None
        or word in scan.tables.stop | scan.tables.demonyms | scan.tables.honorifics
    )
    return not known and not word.isupper() and len(word) > _AGE and not _beside_capital(scan, at)


def _widen(scan: Scan, name: Name) -> None:
    """Take in an initial or a middle name the table does not have: “Donald J.” before “Trump”."""
    words = scan.tokens.words
    first = name.first
    if not first or name.last - first != 1:
        return
    initial = len(words[first - 1]) == 2 and words[first - 1][0].isupper() and words[first - 1][1] == "."
    at = first - 2 if initial or words[first - 1].endswith(_PATRONYMIC) else first - 1
    if at < 0 or is_title(scan, at) or not (words[at] in scan.tables.given or _respelled(name, words[at])):
        return
    if not any(scan.owner[at:first]) and scan.tokens.caps[at]:
        scan.owner[at:first] = [scan.owner[first]] * (first - at)
        name.first = at


def _respelled(name: Name, word: str) -> bool:
    """Whether a word is the given name of a known person in another spelling: “Avichai” of Avichay Adraee."""
    given = name.entry.name.split()[0] if name.entry is not None else ""
    longest = max(len(given), len(word))
    return word[:_ALIKE] == given[:_ALIKE] and word[: longest - _ENDING] == given[: longest - _ENDING]


def _chunk(scan: Scan, at: int) -> int:
    """The token after the run of name-like words that begins at a capital."""
    tokens, tables = scan.tokens, scan.tables
    end = at
    while end < len(tokens) and end - at < _TITLED and not scan.owner[end]:
        word = tokens.words[end]
        if tokens.caps[end]:
            if end > at and tokens.opens[end]:
                break
            if (word in tables.demonyms and not (end == at and _christened(scan, at))) or (
                word in _NEVER and end == at and not _is_hyphened(tokens.words, at + 1)
            ):
                break
            if word in tables.stop | _TAKE and word not in tables.honorifics and not is_title(scan, end):
                break
            if len(word) > 1 and word.isupper() and word.isalpha() and word not in ("JD", "AJ", "TJ", "CJ"):
                break
            end += 1
        elif (
            end > at
            and (tokens.lower[end] in _PARTICLES or tokens.lower[end].startswith(("al-", "el-")))
            and (
                tokens.lower[end].startswith(("al-", "el-"))
                or (end + 1 < len(tokens) and (tokens.caps[end + 1] or tokens.lower[end + 1] in _PARTICLES))
            )
        ) or (word == "." and end > at and tokens.words[end - 1] in tables.honorifics):
            end += 1
        else:
            break
    while end > at and tokens.lower[end - 1] in _PARTICLES and "-" not in tokens.words[end - 1]:
        end -= 1
    return end


def _christened(scan: Scan, at: int) -> bool:
    """Whether a people's word is a given name: “said the spokesman, Christian Lindmeier”, “Dr Christian Haug”."""
    tokens, tables = scan.tokens, scan.tables
    if tokens.words[at] not in tables.given or not tokens.caps[at + 1 : at + 2] or scan.owner[at + 1]:
        return False
    behind = tokens.words[at + 1]
    if behind in tables.stop | tables.demonyms | tables.organisation_heads or behind.isupper():
        return False
    told = tokens.lower[at - 1 : at] in (["said"], ["says"]) and at > 0
    apposed = at > 1 and tokens.words[at - 1] == "," and office_start(scan, at) is not None
    return told or apposed or honorific_before(scan, at)


def _is_hyphened(words: list[str], at: int) -> bool:
    """Whether a given name like Tzu-yun stands there, so that Su is no aeroplane."""
    return at < len(words) and _HYPHENED.fullmatch(words[at]) is not None


def _opens_office(scan: Scan, first: int, end: int) -> bool:
    """Whether the chunk still begins with a title: “Prime Minister Orpo” gives “Orpo”."""
    word = scan.tokens.words[first]
    if scan.tokens.lower[first] in FIELDS and scan.tokens.lower[first - 1 : first] == ["and"]:
        return True  # “for Information and Broadcasting Attaullah Tarar”
    return word == "." or is_title(scan, first) or (word in scan.tables.honorifics and first + 1 <= end)


_GROUNDS = frozenset({"Camp", "Crossing", "Airport", "Airbase", "Island", "Square", "Bridge"})


def _is_person(scan: Scan, first: int, end: int) -> bool:
    tokens, tables = scan.tokens, scan.tables
    words = tokens.words[first:end]
    hyphened = end - first == 2 and _is_hyphened(tokens.words, first + 1)
    ranked = first > 0 and is_rank(tokens.words[first - 1])
    never = (words[0] in _NEVER and not hyphened) or words[-1] in _NEVER
    if (never and not ranked) or words[-1] in tables.not_organisation:
        return False  # a Bradley, but Admiral Frank Bradley
    placed = end - first > 2 and tokens.lower[first - 1 : first] == ["in"]
    if placed and not any(word in tables.given for word in words[:-1]):
        return False  # “in Um Dam Haj Ahmed”
    if words[0] == "Abu" and (
        tokens.lower[end : end + 1] == ["camp"]
        or tokens.lower[first - 1 : first] in (["in"], ["at"], ["near"])
    ):
        return False
    if len(words) > 1 and words[-1] in _GROUNDS:
        return False  # “Abu Shouk Camp”
    if (
        len(words) == 1
        and tokens.words[first - 1 : first] == ["General"]
        and tokens.lower[end : end + 1] == ["of"]
    ):
        return False  # “the General Coordination of …”
    if words[-1] in tables.organisation_heads or (end < len(tokens) and tokens.lower[end] in _NAMED_AFTER):
        return False
    introduced = (
        honorific_before(scan, first)
        or calls_himself(scan, first)
        or (first > 0 and tokens.lower[first - 1].endswith("year-old"))  # “Twelve-year-old Wideline”
        or (first > 1 and tokens.words[first - 1] == "," and _apposed(scan, first))
    )
    if len(words) == 1 and words[0].endswith("s") and words[0].lower() in KIND:
        return False  # “Secretary-General Stresses”, in a headline
    if len(words) == 1 and (
        says(scan, first) or aged(scan, first) or explains(scan, first) or is_somebody(scan, first)
    ):
        return True
    if len(words) == 1:
        return introduced and words[0].isalpha() | ("-" in words[0] or "'" in words[0]) and len(words[0]) > 1
    doubled = words[0].partition("-")
    given = words[0] in tables.given or (
        doubled[0] in tables.given and doubled[2][:1].isupper()
    )  # “Marie-Ange”
    if introduced or given or (words[0][-1] == "." and len(words[0]) == 2):
        return not (words[0] in ("Georgia", "Jordan", "Israel") and not introduced)
    if words[-1].lower().endswith(_SLAVIC) and not tokens.opens[first] and not is_placed(scan, first, end):
        return True
    if end - first == 2 and _HYPHENED.fullmatch(words[1]) and not tokens.opens[first]:
        return True  # “Su Tzu-yun”
    if (
        end - first == 2
        and first
        and tokens.lower[first - 1] in ("writers", "reporters", "correspondents", "journalists")
    ):
        return True
    if is_arab(scan, first, end) or is_chinese(scan, first, end):
        return True
    return _paired(scan, first, end) or _spoken_of(scan, first, end) or _credited(scan, first, end)


def _credited(scan: Scan, first: int, end: int) -> bool:
    """Names in “(Reporting by … and …; Editing by …)” and “… contributed to this report”."""
    lower = scan.tokens.lower
    if not 2 <= end - first <= 3:
        return False
    head = set(lower[:5])
    return bool(head & _CREDITS and "by" in lower[:8]) or "contributed" in lower[end : end + _CREDITED]


def _apposed(scan: Scan, first: int) -> bool:
    """“the hospital's director, Shlomi Codish”, “his father, Ruby Chen”: what somebody is stands in front."""
    if scan.tokens.lower[first - 2] in _KIN and not any(scan.owner[first - 2 : first]):
        return True
    return office_start(scan, first) is not None


def _paired(scan: Scan, first: int, end: int) -> bool:
    """“Camille Pagella and Kasmira Jefford”: a name of two words beside somebody's."""
    if end - first != 2 or not first or scan.tokens.lower[first - 1] != "and":
        return False
    owner = scan.at(first - 2)
    return owner is not None and owner.kind == PERSON and owner.last - owner.first > 1


def _spoken_of(scan: Scan, first: int, end: int) -> bool:
    """Whether the words around say that a name of two or more words is a person's."""
    lower = scan.tokens.lower
    after = lower[end : end + 4]
    before = lower[first - 1] if first else ""
    if before in ("said", "says", "told", "added", "by") and before != "by":
        return True
    if not after:
        return False
    if (
        after[0] == ","
        and len(after) > 2
        and after[1].isdigit()
        and 1 < int(after[1][:3]) < 110
        and after[2] in ",."
    ):
        return True
    if after[0] == "," and len(after) > 1 and after[1] in ("who", "whose"):
        return True
    kin = after[1 + (after[1:2] in (["the"], ["a"])) :][:2]
    if after[0] == "," and len(kin) > 1 and kin[0] in _KIN and kin[1] == "of":
        return True  # “Ruby Chen, father of hostage Itay Chen, …”
    captive = before in ("hostage", "captive") and end - first == 2
    if captive or (before == "of" and first > 1 and lower[first - 2] in _KIN and end - first == 2):
        return not scan.tokens.opens[first]
    if after[0] == "," and after[1:3] == ["one", "of"]:
        return True  # “Gul Zaman, one of hundreds of drivers, said …”
    if after[0] == "," and after[1:2] in (["a"], ["an"]) and _ONES.intersection(after[2:4]):
        return True  # “Tsotne Koberidze, a member of the coalition, …”
    if before == "," and after[:1] == [","] and after[1:2] and after[1] in SPEAKS and first > 1:
        placed = _placed_role(scan, first - 2)
        return placed or (
            lower[first - 2].isalpha() and not scan.owner[first - 2]
        )  # “a neighbour, Ruby Chen, told …”
    if after[0] in SPEAKS and not scan.tokens.opens[first]:
        return True
    return office_after(scan, end) is not None


def _placed_role(scan: Scan, at: int) -> bool:
    """Whether somebody of a place stands before the comma: “a cleric in Goma, Fepaco Nzambe Malamu, said …”."""
    owner = scan.at(at)
    if owner is None or owner.kind == PERSON or owner.first < 2:
        return False
    lower = scan.tokens.lower
    near = lower[max(0, owner.first - _ROLE) : owner.first]
    return lower[owner.first - 1] in ("in", "from", "of", "at") and not {"a", "an"}.isdisjoint(near)


def _beside_capital(scan: Scan, at: int) -> bool:
    """Whether an unclaimed capital stands next to the word, so that it is part of a longer name."""
    tokens = scan.tokens
    before = at > 0 and tokens.caps[at - 1] and not scan.owner[at - 1] and not tokens.opens[at - 1]
    if before and (
        is_title(scan, at - 1)
        or tokens.words[at - 1] in scan.tables.honorifics | scan.tables.demonyms
        or tokens.lower[at - 1].endswith("day")
    ):
        before = False  # “on Friday Humeniuk wrote”
    after = (
        at + 1 < len(tokens)
        and tokens.caps[at + 1]
        and not tokens.opens[at + 1]
        and not scan.owner[at + 1]
        and tokens.words[at + 1] not in scan.tables.stop
    )
    return before or after
