"""Who speaks where the sentence in front of a quotation is about him: “Merz was blunt. “Nobody decides for us.””"""

from __future__ import annotations

from bisect import bisect_left

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.gender import fits
from sitrep.facts.marks import Marked
from sitrep.facts.openings import opening_subject
from sitrep.facts.phrases import ARTICLES, Phrase
from sitrep.facts.scan import PERSON, Name
from sitrep.facts.speakers import speaker_of
from sitrep.facts.talk import Talk
from sitrep.facts.unspoken import is_attributed
from sitrep.facts.words import words

_FIRST_PERSON = frozenset(
    {"i", "we", "my", "our", "us", "me", "i'm", "we're", "i've", "we've", "i'll", "we'll", "i'd", "we'd"}
)
_OF_HIM = {
    "he": frozenset({"he", "his", "him", "he's", "he'd"}),
    "she": frozenset({"she", "her", "she's", "she'd"}),
}
_SOMEBODY = words("quotes: somebody")
_ANOTHERS = words("quotes: another's")
_DEAD = words("led: no speaker")
_BE = frozenset({"is", "was", "when", "been", ","})
_ASKS = frozenset({"ask", "asks", "asked"})
_LEAST = 2  # words of a quotation
_LEAD = 30  # tokens of the sentence
_IS = frozenset({",", "is", "was", "as", "been"})
_NOUN = 6  # tokens of “a retired night nurse”
_OPENING = frozenset({"“", "”", '"', "«", "‘", ","})


def led_up(speech: Speech, marked: Marked, talk: Talk, resolved: dict[int, str | None]) -> str | None:
    """Who is the subject of the sentence right before a quotation that is a sentence by itself; None where in doubt.

    Nobody, where another person stands in that sentence, where it tells of a death, or where the words are of him.
    """
    tokens, text = speech.scan.tokens, speech.text
    first = bisect_left(tokens.starts, marked.start)
    clause = next(((b, e) for b, e in reversed(speech.clauses) if b < first - 1 and not text.inside[b]), None)
    inside = tokens.text[marked.start : marked.end]
    if (
        is_attributed(tokens.text, marked)
        or clause is None
        or len(inside.split()) < _LEAST
        or not inside[0].isupper()
        or inside[-1] not in ".,!?…"
    ):
        return None
    begin, end = clause
    end = min(end, first)
    behind = [at for at in range(begin, end) if not text.inside[at]]
    lead = {text.word(at) for at in behind}
    if not _stands_before(speech, end, first) or len(behind) > _LEAD or any(text.inside[begin:end]):
        return None
    asked = any(text.word(at - 1) in _BE and text.word(at) == "asked" for at in behind[1:])
    if lead & _DEAD or (lead & _ASKS and not asked) or text.word(end - 1) != ".":
        return None
    subject = _his_name(speech, begin) or opening_subject(text, begin, end)
    if subject is None or not (subject.pronoun in ("he", "she") or _is_person(subject.name)):
        return None
    if subject.name is not None and text.word(subject.name.last) in ("'s", "'"):
        return None
    if any(text.word(at) in _ANOTHERS and not asked for at in range(subject.last, end)):
        return None
    others = [n for n in speech.scan.names if begin <= n.first < end and n is not subject.name]
    if any(n.kind == PERSON for n in others) or _meets_somebody(speech, subject.last, end):
        return None
    said = {
        resolved.get(frame.verb)
        for frame in speech.frames
        if begin <= frame.verb < end
        and frame.subject.pronoun not in ("he", "she")
        and not (frame.subject.pronoun == "it" and frame.kind == "report")
    }
    who = speaker_of(speech, Frame(end - 1, "say", subject, begin, end), talk, None)
    if who is None or not said <= {who} or _is_of(talk, who, inside):
        return None
    return who


def only_voice(speech: Speech, marked: Marked, talk: Talk, resolved: dict[int, str | None]) -> str | None:
    """Who alone has spoken in a paragraph and is the one person in it: “It is his, says Ashot. It fell. “I saw …””."""
    tokens, text = speech.scan.tokens, speech.text
    first, inside = bisect_left(tokens.starts, marked.start), tokens.text[marked.start : marked.end]
    told = [frame for frame in speech.frames if frame.verb < first]
    voices = {resolved.get(frame.verb) for frame in told}
    who = voices.pop() if len(voices) == 1 else None
    if who is None or not inside[0].isupper() or not _FIRST_PERSON.intersection(_spoken(inside)):
        return None
    met = [talk.registry.look_up(speech.scan, name) for name in speech.scan.names if name.kind == PERSON]
    if {known.full_name for known in met if known is not None} != {who} or text.word(first - 2) != ".":
        return None
    nouns = _SOMEBODY | speech.scan.tables.offices
    return None if any(text.word(at) in nouns for at in range(told[-1].end, first)) else who


def is_anothers(speech: Speech, marked: Marked, talk: Talk, current: str) -> bool:
    """Whether the sentence before a quotation is about another than who spoke: “His commander rolls his eyes. “…””."""
    tokens, text = speech.scan.tokens, speech.text
    first = bisect_left(tokens.starts, marked.start)
    clause = next(((b, e) for b, e in reversed(speech.clauses) if b < first - 1), None)
    if (
        clause is None
        or text.inside[clause[0] + 1]
        or not _stands_before(speech, min(clause[1], first), first)
    ):
        return False
    begin, end = clause
    if (name := speech.scan.at(begin)) is not None:
        known = talk.registry.look_up(speech.scan, name) if name.kind == PERSON else None
        return known is not None and text.word(name.last) not in ("'s", "'") and known.full_name != current
    nouns = _SOMEBODY | speech.scan.tables.offices
    last = next((at for at in range(begin + 1, min(begin + _NOUN, end)) if text.word(at) in nouns), 0)
    if text.word(begin) not in ARTICLES or not last or text.word(last + 1) in ("'s", "'"):
        return False
    who = speaker_of(speech, Frame(last + 1, "say", Phrase(begin, last + 1), begin, end), talk, None)
    return who != current


def _his_name(speech: Speech, begin: int) -> Phrase | None:
    """The name that a sentence only gives: “His name is Leonid, he taught physics.”"""
    text, name = speech.text, speech.scan.at(begin + 3)
    if [text.word(begin + k) for k in (1, 2)] != ["name", "is"] or not _is_person(name):
        return None
    return Phrase(begin, begin + 3, "", name)


def _stands_before(speech: Speech, end: int, first: int) -> bool:
    """Whether nothing but marks stands between the end of a sentence and a quotation."""
    return all(speech.text.word(at) in _OPENING for at in range(end, first))


def _is_person(name: Name | None) -> bool:
    return name is not None and name.kind == PERSON


def _meets_somebody(speech: Speech, begin: int, end: int) -> bool:
    """Whether somebody without a name stands in a sentence, who may be the one to speak."""
    text = speech.text
    for at in range(begin, end):
        if text.word(at) in _SOMEBODY and text.word(at - 1) not in (",", "as") and not _apposes(speech, at):
            return True
    return False


def _apposes(speech: Speech, at: int) -> bool:
    """Whether a noun says what somebody is: “Ikram, a night nurse, …”, “she is a seamstress”."""
    near = range(at - 1, max(0, at - _NOUN), -1)
    return any(speech.text.word(back) in ARTICLES and speech.text.word(back - 1) in _IS for back in near)


def _is_of(talk: Talk, who: str, inside: str) -> bool:
    """Whether the words tell of him who might speak, and nobody in them says “I”."""
    spoken = _spoken(inside)
    pronoun = "he" if fits(talk.registry, who, "he") else "she"
    return not spoken & _FIRST_PERSON and bool(spoken & _OF_HIM[pronoun])


def _spoken(inside: str) -> set[str]:
    return set(inside.lower().replace("’", "'").replace(",", " ").replace(".", " ").split())
