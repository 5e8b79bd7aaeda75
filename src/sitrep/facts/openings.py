"""The subject that a sentence opens with, for a verb of speech that leans on it."""

from __future__ import annotations

from sitrep.facts.phrases import (
    AUXILIARY,
    BOUNDARIES,
    BREAKS,
    DETERMINERS,
    FINITE,
    MODALS,
    NOUNISH,
    PRONOUNS,
    Phrase,
    Text,
    has_finite,
    name_in,
    trim,
)
from sitrep.facts.scan import PERSON
from sitrep.facts.verbs import KIND
from sitrep.facts.words import words

_ACTORS = words("claims: actors") | {"forces", "troops", "soldiers", "fighters", "militants", "rebels"}
_NOT_SUBJECT = words("phrases: not subject")
_LEADS = words("phrases: weak lead") | {
    "under",
    "amid",
    "asked",
    "responding",
    "speaking",
    "citing",
    "addressing",
    "like",
    "unlike",
}
_LEAD = 14  # tokens of “At a press briefing in Moscow,”
_OPENING = 8  # tokens within which a sentence names its subject
_DATELINE = 20  # tokens of a dateline


def joined_subject(text: Text, begin: int, verb: int) -> Phrase | None:
    """The subject of a verb behind “and”: that of the last clause begun before it which has one."""
    for at in range(verb - 3, begin, -1):
        if text.word(at) == "," and text.word(at + 1) in ("and", "but", "while") and not text.inside[at]:
            subject = opening_subject(text, at + 2, verb)
            if subject is not None and subject.last < verb and text.word(at + 2) not in KIND:
                return subject
    return opening_subject(text, begin, verb)


def opening_subject(text: Text, begin: int, end: int) -> Phrase | None:
    """The phrase a sentence begins with, for a verb that leans on it."""
    begin = _after_dateline(text, begin, end)
    named = begin + (text.word(begin) in ("and", "but"))
    if text.word(named) == "on" and text.word(named + 1).endswith("day"):
        person = text.scan.at(named + 2)
        if person is not None and person.kind == PERSON and person.last < end:
            return Phrase(person.first, person.last, "", person)  # “On Tuesday Nebenzya, Russia's envoy, …”
    at = _after_lead(text, begin, end) or trim(text, begin, end)
    if at < end and text.word(at) == ",":
        at += 1
    if at >= end:
        return None
    if text.word(at) in PRONOUNS:
        return Phrase(at, at + 1, text.word(at))
    first = last = at
    while at < end and at - first <= _OPENING and text.word(at) not in BREAKS:
        owner = text.scan.at(at)
        if owner is not None:
            at = last = owner.last
            if owner.kind == PERSON:
                break
            continue
        if at > first and _ends_subject(text, at):
            last = at
            break
        at += 1
    else:
        if text.word(at) == ",":
            last = at
            person = text.scan.at(at + 1)
            if person is not None and person.kind == PERSON:
                return Phrase(first, person.last, "", person)  # “Hungary's minister, Peter Szijjarto, did …”
    if last <= first or text.word(first) in _NOT_SUBJECT | MODALS | FINITE:
        return None
    return Phrase(first, last, "", name_in(text, first, last))


def clause_subject(text: Text, begin: int, end: int) -> Phrase | None:
    """The actor of the last clause with a conjunction: “the truce met its test when Israeli forces hit …, saying”."""
    for at in range(end - 2, begin, -1):
        if text.word(at) in ("when", "after", "as", "while") and not text.inside[at]:
            found = None
            for last in range(at + 2, min(at + _OPENING, end)):
                if text.word(last - 1) in BREAKS | PRONOUNS or text.inside[last - 1]:
                    break
                if text.word(last - 1) in _ACTORS or (found is None and text.scan.at(last - 1) is not None):
                    found = Phrase(at + 1, last, "", name_in(text, at + 1, last))
            return found
    return None


def _ends_subject(text: Text, at: int) -> bool:
    """Whether the verb, or an adverbial before it, begins here."""
    word = text.word(at)
    if word in FINITE or word in BOUNDARIES or word in ("on", "in", "at", "who"):
        return True
    if word.endswith("ed") and len(word) > 4:
        return text.word(at - 1) not in DETERMINERS
    if word in KIND and word.endswith("s") and (text.scan.at(at - 1) is not None or word not in NOUNISH):
        return True  # “Israel believes 20 hostages are alive, and has vowed …”
    return word in AUXILIARY or has_finite(text, at, at + 1)


def _after_dateline(text: Text, begin: int, end: int) -> int:
    """The token behind the dash of a dateline that opens the sentence."""
    opening = text.scan.at(begin)
    if opening is not None and opening.dateline:
        for at in range(opening.last, min(begin + _DATELINE, end)):
            if text.word(at) == ":":
                return at + 1
            if text.word(at) in ("—", "–", "-"):
                return max(at + 1 for at in range(at, at + 2) if text.word(at) in ("—", "–", "-"))
    return begin


def _after_lead(text: Text, begin: int, end: int) -> int:
    """The token behind “At a press briefing in Moscow,”; 0 where a sentence does not begin so."""
    if text.word(begin) not in _LEADS:
        return 0
    for at in range(begin + 1, min(begin + _LEAD, end)):
        if text.inside[at]:
            return 0
        if text.word(at) == ",":
            return _after_lead(text, at + 1, end) or at + 1  # “On Monday, before a meeting in Brussels,”
    return 0
