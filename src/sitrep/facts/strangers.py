"""Somebody without a name whom “he” may mean: “my landlady … she announced”, “the owner of a house … he said”."""

from __future__ import annotations

from sitrep.facts.called_bodies import BODIES
from sitrep.facts.frame import LOOK_BACK, Frame, Speech
from sitrep.facts.offices import is_title
from sitrep.facts.phrases import ARTICLES, PREPOSITIONS, Phrase, has_finite, is_alias, phrase_end
from sitrep.facts.scan import PERSON, Name
from sitrep.facts.words import words

OTHERS = {"he": words("callings: she"), "she": words("callings: he")}
"""The nouns of people who cannot be meant by “he”, and by “she”."""
_NOUN = 5  # tokens of “the youngest drone pilot”
_LED = 4  # tokens of “a senior Ukrainian official”
_SUBJECT = 3  # tokens within which a sentence has its subject
_SOMEBODY = words("quotes: somebody")


def unnamed_before(speech: Speech, frame: Frame) -> bool:
    """Whether somebody without a name came last: “my landlady … she announced”."""
    text = speech.text
    if _said_by_somebody(speech, frame):
        return True
    others = OTHERS.get(frame.subject.pronoun, frozenset())
    for at in range(frame.subject.first - 1, max(-1, frame.subject.first - LOOK_BACK), -1):
        owner = text.scan.at(at)
        if _opens_unknown(speech, at):
            return True
        if owner is not None or text.inside[at]:
            if owner is not None and owner.kind == PERSON and not text.inside[at]:
                return False
            continue
        if text.word(at) in others or (text.word(at - 2) == "," and text.word(at - 3) in others):
            continue  # “sat beside her brother, a baker, who had been shot. “…,” she said”
        if text.word(at) in _SOMEBODY and text.word(at - 1) in ARTICLES - {"the"}:
            following = text.scan.at(at + 1) or text.scan.at(at + 2)
            opens = any(begin <= at <= begin + _SUBJECT for begin, _ in speech.clauses)
            who = text.word(at + 1) == "who" or [text.word(at + k) for k in (1, 2)] == [",", "who"]
            opens = opens or (who and text.word(at - 2) not in PREPOSITIONS)
            opens = opens or [text.word(at - 3), text.word(at - 2)] == ["according", "to"]
            called = (
                text.scan.at(at - 3) if text.word(at - 2) == "," else None
            )  # “Katajun, another student, …”
            apposed = called is not None and called.kind == PERSON
            if opens and not apposed and (following is None or following.kind != PERSON):
                return True
    return False


def _said_by_somebody(speech: Speech, frame: Frame) -> bool:
    """Whether the last source before is one person without a name: “A recruiter said so. “…,” he said”."""
    text, start = speech.text, frame.source_start
    before = [other for other in speech.frames if other.verb < start and not other.subject.pronoun]
    if not before or before[-1].subject.name is not None or before[-1].begin == frame.begin:
        return False
    subject = before[-1].subject
    named = any(name.kind == PERSON and subject.last <= name.first < frame.verb for name in speech.scan.names)
    return text.word(subject.first) in ("a", "an") and not named and text.word(subject.last) == "who"


def _opens_unknown(speech: Speech, at: int) -> bool:
    """Whether a sentence begins with two capitals that no table knows: “Gamar Deen was visiting. “…,” he says.”"""
    tokens, scan = speech.scan.tokens, speech.scan
    if not tokens.opens[at] or speech.text.inside[at] or scan.at(at) is not None:
        return False
    unknown = all(
        tokens.caps[k : k + 1] == [True] and scan.at(k) is None and not is_title(scan, k)
        for k in (at, at + 1)
    )
    stop = scan.tables.stop | scan.tables.demonyms
    return unknown and not {tokens.words[at], tokens.words[at + 1]} & stop and not tokens.text.isupper()


def opens_unknown(speech: Speech, frame: Frame) -> bool:
    """Whether two capitals that no table knows stand in front, as a name might: “Rosebelle Philistin held a child”."""
    tokens, scan = speech.scan.tokens, speech.scan
    stop = scan.tables.stop | scan.tables.demonyms
    return any(
        tokens.caps[at]
        and tokens.caps[at + 1]
        and not (scan.at(at) or scan.at(at + 1) or speech.text.inside[at])
        and not {tokens.words[at], tokens.words[at + 1]} & stop
        and not is_title(scan, at)
        for at in range(max(0, frame.begin - 1))
    )


def told_of_unnamed(speech: Speech, frame: Frame, noun: str) -> bool:
    """Whether a paragraph has told of such a one without a name: “A senior official … the official said”."""
    text = speech.text
    if noun in BODIES:
        return False
    for at in range(max(1, frame.source_start - LOOK_BACK), frame.source_start - 1):
        if text.word(at) == noun and not text.inside[at]:
            lead = {text.word(k) for k in range(max(0, at - _LED), at)}
            named = speech.scan.at(at + 1) or (speech.scan.at(at + 2) if text.word(at + 1) == "," else None)
            if lead & {"a", "an", "another"} and (named is None or named.kind != PERSON):
                return True
    return False


def came_before(speech: Speech, frame: Frame) -> Frame | None:
    """Whom “he” leans on, where that is no name: “The owner of a house had a view. “…,” he said”."""
    text, offices = speech.text, speech.scan.tables.offices
    if any(
        name.kind == PERSON
        and frame.begin <= name.first < frame.subject.first
        and not text.inside[name.first]
        for name in speech.scan.names
    ):
        return None
    for at in range(frame.begin - 1, max(0, frame.begin - LOOK_BACK), -1):
        owner = text.scan.at(at)
        if owner is not None and owner.kind == PERSON and (not text.inside[at] or is_alias(text, owner)):
            if is_not_he(speech, frame, owner):
                continue  # “He stops at Marwan. “…,” he says”
            return None
        if text.inside[at]:
            continue
        noun = text.word(at)
        if (
            owner is not None
            or not (noun in _SOMEBODY or noun in offices)
            or text.word(at + 1) in ("'s", "'")
        ):
            continue
        other = OTHERS[frame.subject.pronoun]
        first = next((k for k in range(at - 1, max(-1, at - _NOUN), -1) if text.word(k) in ARTICLES), -1)
        if noun in other or first < 0 or text.scan.at(at + 1) is not None:
            continue
        before, owner = text.word(first - 1), text.scan.at(first - 2)
        if before == "," and (text.word(first - 2).isdigit() or (owner is not None and owner.kind == PERSON)):
            return None  # “Rob Lee, a senior fellow, said …”
        if _opens(speech, first):
            last = phrase_end(text, first, frame.begin) if text.word(at + 1) in PREPOSITIONS else at + 1
            return Frame(at + 1, "say", Phrase(first, last), first, frame.begin)
    return None


def _opens(speech: Speech, first: int) -> bool:
    """Whether a sentence has its subject here: at its beginning, or behind “In the village of Wyryki”."""
    text = speech.text
    begin = max((begin for begin, _ in speech.clauses if begin <= first), default=0)
    if begin == first or text.word(first - 1) == "," or text.scan.at(first - 1) is not None:
        return True
    return text.word(begin) in PREPOSITIONS and not has_finite(text, begin, first)


def is_not_he(speech: Speech, frame: Frame, name: Name) -> bool:
    """Whether a sentence begins with the same pronoun and names another: “He praised Putin. “…,” he said”."""
    begin = max((begin for begin, _ in speech.clauses if begin <= name.first), default=0)
    return begin < frame.begin and speech.text.word(begin) == frame.subject.pronoun
