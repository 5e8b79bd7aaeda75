"""Noun phrases around a verb of speech: where they begin and end, and the name that they are about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sitrep.facts.offices import office_start
from sitrep.facts.scan import ORGANISATION, PERSON, Name, Scan
from sitrep.facts.verbs import KIND, SPEAKS
from sitrep.facts.words import words

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who"})
BREAKS = words("phrases: breaks")
DETERMINERS = words("phrases: determiners")
ARTICLES = frozenset({"a", "an", "the", "one", "another", "his", "her", "my", "their"})  # before somebody
PREPOSITIONS = words("phrases: prepositions")
AUXILIARY = words("phrases: auxiliary")
MODALS = words("phrases: modals")
_ACTORS = words("claims: actors")
BOUNDARIES = words("phrases: boundaries")
_WEAK_LEAD = words("phrases: weak lead")
_ENDERS = words("phrases: enders")
_ADVERBIAL = words("phrases: adverbial")
_AFTER_HEAD = frozenset(
    {",", "who", "which", "that", "whose", "near", "along", "outside", "inside", "familiar"}
)
TIMES = words("phrases: times")
_LEADING = words("phrases: leading prepositions")
FINITE = words("phrases: finite")
_OF_REPORTS = words("speech: before nouns") | words("phrases: of reports")
NOUNISH = words("speech: nounish")
_PERHAPS_FINITE = words("phrases: perhaps finite")
_SPANS = words("speech: spans")
_UNITS = words("speech: units")
_EVIDENCE = words("claims: evidence")
_ALSO_NOUNS = frozenset({"reaches", "strikes", "falls", "starts", "wins", "leaves", "holds", "seems"})
_ALIAS = 14  # tokens of “, who goes by the call sign Korsar”
_TITLES = 4  # tokens of “, Deputy Governor”
_BEFORE_ALIAS = 4  # tokens of “call sign as”
_ZONES = frozenset({"bst", "gmt", "utc", "cet", "cest", "eet", "eest", "est", "edt", "ist", "am", "pm", "et"})
_LONGEST = 22  # tokens of a noun phrase


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens `first` up to `last`, the pronoun it is, or the name it is about."""

    first: int
    last: int
    pronoun: str = ""
    name: Name | None = None


class _Lower(dict[int, str]):
    """The tokens of a paragraph in lower case by their place."""

    def __missing__(self, at: int) -> str:
        return ""


@dataclass(slots=True)
class Text:
    """A paragraph with its names and, per token, whether it stands inside quotation marks."""

    scan: Scan
    inside: list[bool]
    word: Callable[[int], str] = field(init=False, repr=False)
    """A token in lower case; empty outside the paragraph."""

    def __post_init__(self) -> None:
        self.word = _Lower(enumerate(self.scan.tokens.lower)).__getitem__  # asked for 150 times a paragraph

    def closes_quote(self, at: int) -> bool:
        """Whether the token is a mark that closes a quotation."""
        return (
            at > 0
            and self.word(at) in ("”", '"', "»", "'", "’")
            and self.inside[at - 1]
            and not self.inside[at]
        )


_MEETS = frozenset({"spoke", "talked", "interviewed", "met"})


def name_in(text: Text, first: int, last: int) -> Name | None:
    """The name that a phrase is about: its first person who is no possessor, else its first organisation."""
    names = [name for name in text.scan.names if first <= name.first < last]
    for name in names:
        behind = name.last + 1 + (text.word(name.last + 1) in ("to", "with"))
        meets = text.word(name.last) in _MEETS and (
            text.word(behind) in KIND or text.word(behind) in (".", ",", "")
        )
        meets = meets and name.first > first  # “experts our Pjotr Sauer spoke to say”
        if name.kind == PERSON and not meets and text.word(name.last) != "'s" and _is_head(text, name, first):
            return name
    return next((name for name in names if name.kind == ORGANISATION), None)


def _is_head(text: Text, name: Name, first: int) -> bool:
    """Whether a person is who the phrase is about, and not whose spokesman or ally it is."""
    start = office_start(text.scan, name.first)
    before = (name.first if start is None else start) - 1
    while before >= first and text.word(before) in DETERMINERS | {"'s"}:
        before -= 1
    other = text.scan.at(before - 1) if text.word(before) == "and" else None
    if other is not None and other.first >= first and other.kind == PERSON:
        return _is_head(text, other, first)  # “a statement by Michel and von der Leyen”
    return before < first or text.word(before) not in PREPOSITIONS


def head_of(text: Text, phrase: Phrase) -> str:
    """The word that a phrase is about: the last one before a preposition, a comma or a relative clause."""
    for at in range(phrase.first + 1, phrase.last):
        if text.word(at) in PREPOSITIONS or text.word(at) in _AFTER_HEAD:
            return text.word(at - 1)
        if text.word(at).endswith(("ing", "ed")) and text.word(at + 1) in PREPOSITIONS:
            return text.word(at - 1)
    return text.word(phrase.last - 1)


def is_actor(text: Text, subject: Phrase) -> bool:
    """Whether a subject is a name or a body that acts: “Ankara”, “the foreign ministry”, “residents”."""
    if subject.pronoun:
        return subject.pronoun in ("he", "she", "they")
    if any(subject.first <= name.first < subject.last for name in text.scan.names):
        return True
    head = head_of(text, subject)
    offices = text.scan.tables.offices
    return (
        head in _ACTORS
        or head.removesuffix("s") in _ACTORS
        or head in offices
        or head.removesuffix("s") in offices
        or head.title() in text.scan.tables.demonyms
    )


def phrase_end(text: Text, at: int, end: int) -> int:
    """The token after the noun phrase that begins at `at`."""
    stop = min(end, at + _LONGEST)
    while at < stop:
        owner = text.scan.at(at)
        if owner is not None:
            at = owner.last
            continue
        word = text.word(at)
        titled = (
            word == "." and at + 1 < stop and text.scan.tokens.words[at - 1] in text.scan.tables.honorifics
        )
        if titled and text.scan.at(at - 1) is None:
            at += 1  # “regional Gov. Oleh Kiper”
            continue
        if (word in BREAKS and word != "-") or word in _ENDERS or text.inside[at]:
            break
        if word in ("on", "in", "at") and is_adverbial(text, at):
            break
        if word in ("we", "i", "they") and text.word(at + 1) in KIND:
            at += 2  # “residents we asked in the park”
            continue
        if word == "think" and text.word(at + 1) in ("tank", "tanks"):
            at += 2
            continue
        if word == "and" and text.word(at + 1).endswith("ed") and text.word(at + 2) in PREPOSITIONS:
            break
        if word in NOUNISH and text.word(at - 1) in _OF_REPORTS:
            at += 1  # “official reports”
            continue
        if word in KIND and text.word(at - 1) not in DETERMINERS and text.word(at - 1) not in PREPOSITIONS:
            break
        at += 1
    return at


def is_adverbial(text: Text, at: int) -> bool:
    """“on Monday”, “in a statement”, “on Telegram”: no part of the phrase that names the source."""
    if text.word(at + 1) in _ADVERBIAL:
        return True
    owner = text.scan.at(at + 1)
    return owner is not None and owner.outlet


def phrase_start(text: Text, at: int, begin: int) -> int:
    """The token at which the noun phrase that ends with `at` begins."""
    first, end = at + 1, at
    while at >= begin:
        owner = text.scan.at(at)
        if owner is not None:
            first, at = owner.first, owner.first - 1
            continue
        word = text.word(at)
        if text.inside[at] or (word in BREAKS and (word != "-" or _is_dash(text, at))):
            break
        if word == "." and text.scan.tokens.words[at - 1] not in text.scan.tables.honorifics:
            break
        if word in BOUNDARIES and not (word in ("and", "or") and _joins(text, at, begin)):
            break
        if word == "and" and _is_next_speaker(text, at, end):
            break
        published = word.endswith("ed") and text.word(at - 1) in _EVIDENCE
        if word in SPEAKS and first <= at + 1 and not published and not _is_nominal(text, at, begin):
            break
        if word in FINITE and not (word in _ALSO_NOUNS and _modified(text, at)):
            break
        first = at
        at -= 1
    return first


def _is_next_speaker(text: Text, at: int, end: int) -> bool:
    """Whether somebody by name stands behind “and”, a thing before it: “with his decision and Merz said”."""
    owner = text.scan.at(end)
    if owner is None or owner.kind != PERSON or text.scan.at(at - 1) is not None:
        return False
    return not is_actor(text, Phrase(at - 1, at))


def _modified(text: Text, at: int) -> bool:
    """Whether a noun is likely here: “the city's eastern reaches”."""
    before = text.word(at - 1)
    return before in DETERMINERS or before == "'s" or before.endswith(("ern", "ous", "al", "ive"))


def _is_nominal(text: Text, at: int, begin: int) -> bool:
    """Whether a form of a verb of speech is a noun or belongs to one: “Kyiv's claims”, “officials speaking on …”."""
    word, before = text.word(at), text.word(at - 1)
    if before in DETERMINERS or (word == "think" and text.word(at + 1) in ("tank", "tanks")):
        return True
    if word.endswith("ing"):
        return text.word(at + 1) in PREPOSITIONS
    if word not in NOUNISH or word.endswith("ed"):
        return False
    modified = at > begin and (
        before in _OF_REPORTS or text.scan.tokens.words[at - 1] in text.scan.tables.demonyms
    )
    return modified or (word.endswith("s") and (at == begin or before in (",", "but", "and", "'s", "'")))


def _is_dash(text: Text, at: int) -> bool:
    """Whether a hyphen stands between blanks, as a dash."""
    tokens = text.scan.tokens
    return at + 1 < len(tokens) and tokens.starts[at + 1] > tokens.ends[at]


def _joins(text: Text, at: int, begin: int) -> bool:
    """Whether “and” joins two nouns, as in “Britain and France said”, and not two clauses."""
    if text.scan.at(at - 1) is not None and text.scan.at(at + 1) is not None:
        return True
    if text.word(at - 1)[:1].isdigit() and text.word(at + 1)[:1].isdigit():
        return True  # “footage published on December 7 and 8”
    start = at
    while start > begin and at - start < 9 and text.word(start - 1) not in BREAKS:
        start -= 1
    longest = 8 if text.word(start) in ("a", "an") and text.word(start - 1) == "," else 5
    before = range(start, at)
    return (
        at - start <= longest
        and at > start
        and not any(text.word(k) in KIND or text.word(k) in FINITE for k in before)
    )


def trim(text: Text, first: int, last: int) -> int:
    """Leave out what leads into a sentence: “Meanwhile”, “On Tuesday”, “In Kyiv”."""
    while first < last:
        word = text.word(first)
        if word in ("last", "this", "next") and first + 2 < last and text.word(first + 1) in _UNITS:
            first += 2  # “Last month the governor said”
            continue
        if word in _WEAK_LEAD:
            skip = first + 1
            if word in _LEADING and skip < last:
                owner = text.scan.at(skip)
                skip = owner.last if owner is not None else skip + 1 + (text.word(skip) in DETERMINERS)
                if skip >= last:
                    skip = first + 1
            first = skip
        elif (
            word in TIMES or word.isdigit() or word in _ZONES or (word[:1].isdigit() and word[-1:].isdigit())
        ):
            first += 1
        else:
            break
    return first


def apposed_person(text: Text, first: int, last: int, end: int) -> Name | None:
    """“said the mayor, Ihor Terekhov”: the person named after a phrase that names none."""
    name = name_in(text, first, last)
    if name is not None and name.kind == PERSON:
        return None
    if last + 1 < end and text.word(last) == ",":
        first = last + 1
        titles = text.scan.tables.offices, text.scan.tables.honorifics
        while first < min(last + _TITLES, end) and (
            text.word(first) in titles[0]
            or text.scan.tokens.words[first] in titles[1]
            or text.word(first) == "."
        ):
            first += 1  # “said its head, Captain Alexei Rulev”
        owner = text.scan.at(first)
        if owner is not None and owner.kind == PERSON:
            return owner
        for at in range(last + 2, min(last + _ALIAS, end)):
            owner = text.scan.at(at)
            if owner is not None:
                return owner if is_alias(text, owner) else None
    return None


def is_alias(text: Text, name: Name) -> bool:
    """Whether a name is what somebody is called by: “who goes by the call sign Korsar”, “his first name, Vitaliy”."""
    last = name.first - (text.scan.tokens.words[name.first - 1] in text.scan.tables.honorifics)
    near = [text.word(at) for at in range(max(0, last - _BEFORE_ALIAS), last)]
    if near[-2:] in (["goes", "by"], ["went", "by"]) or (
        near[-1:] in (["called"], ["named"]) and not {"a", "an", "another", "be"}.isdisjoint(near)
    ):
        return name.kind == PERSON
    return name.kind == PERSON and ("name" in near or "sign" in near or "callsign" in near)


def has_finite(text: Text, first: int, last: int, *, strict: bool = False) -> bool:
    """Whether a stretch holds a verb that makes it a clause, as far as its form tells.

    Strictly, the verb must stand before any relative clause and have a form that nothing else has.
    """
    for at in range(first, last):
        word = text.word(at)
        if strict and word in ("that", "which", "who", "what", "to", "where", ","):
            return False
        if text.scan.at(at) is not None:
            continue
        if word in FINITE or (not strict and word in _PERHAPS_FINITE):
            return True
        if (
            not strict
            and word.endswith("ed")
            and len(word) > 4
            and text.word(at - 1) not in DETERMINERS | PREPOSITIONS
            and at > first
        ):
            return True
    return False


def after_span(text: Text, at: int) -> int:
    """The token behind “this week”, “earlier this month”, “two days after”, “a day earlier”; `at` where none begins."""
    first = at + 1 if text.word(at) in ("earlier", "later", "late", "early") else at
    if text.word(first) not in _SPANS or text.word(first + 1) not in _UNITS:
        return at
    fixed = text.word(first) in ("this", "last", "next")
    if not fixed and text.word(first + 2) not in ("after", "before", "later", "earlier", "ago"):
        return at
    return first + 2 if fixed else first + 3
