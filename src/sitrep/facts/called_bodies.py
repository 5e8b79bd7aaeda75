"""Which body “the company”, “the militant group” or “the newspaper” is: the one named before that can be called so."""

from __future__ import annotations

from sitrep.facts.frame import LOOK_BACK, Frame, Speech
from sitrep.facts.scan import ORGANISATION, PLACE
from sitrep.facts.talk import Talk
from sitrep.facts.words import words

MEDIA = frozenset(
    {"outlet", "newspaper", "paper", "publication", "magazine", "broadcaster", "website", "portal", "daily"}
)
_COMPANY_WORDS = words("speakers: company words")
_NO_COMPANY = words("speakers: no company")
_GROUPS = words("speakers: groups")
_NO_GROUP = words("speakers: no group")
_OF_GROUPS = words("speakers: of groups")
_ARMIES = frozenset({"military", "army"})
_ARMS = _ARMIES | {"government"}
BODIES = _COMPANY_WORDS | (_NO_COMPANY - {"general"}) | _GROUPS


def medium(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """The one medium named before that “the outlet” or “the newspaper” can mean."""
    if not _short(speech, frame):
        return None
    here = {
        speech.scan.text(name)
        for name in speech.scan.names
        if name.outlet and name.last <= frame.source_start and not speech.text.inside[name.first]
    }
    named = here or set(talk.media)
    return named.pop() if len(named) == 1 else None


def arm_of_state(speech: Speech, frame: Frame) -> str | None:
    """The army or the government of a country, where nothing but the country stands before the noun."""
    subject, tokens = frame.subject, speech.scan.tokens
    first = subject.first + (speech.text.word(subject.first) == "the")
    if speech.text.word(subject.last - 1) not in _ARMS:
        return None
    land = speech.scan.at(first)
    owned = land is not None and land.kind == PLACE and speech.text.word(land.last) == "'s"
    named = subject.last - first == 2 and tokens.words[first] in speech.scan.tables.demonyms
    owned = owned and land is not None and land.last + 2 == subject.last
    return tokens.span(first, subject.last) if owned or named else None


def armies(speech: Speech, end: int) -> set[str]:
    """The armies that a paragraph names with their country before a token: “Israeli military”, “Thailand's army”."""
    tokens, named = speech.scan.tokens, set()
    for at in range(max(1, end - LOOK_BACK), end):
        if tokens.lower[at] not in _ARMIES or speech.text.inside[at]:
            continue
        land = speech.scan.at(at - 2) if tokens.words[at - 1] == "'s" else None
        if tokens.words[at - 1] in speech.scan.tables.demonyms:
            named.add(tokens.span(at - 1, at + 1))
        elif land is not None and land.kind == PLACE:
            named.add(tokens.span(land.first, at + 1))
    return named


def army(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """The one army named before that “the military” can mean."""
    subject = frame.subject
    noun = speech.text.word(subject.last - 1)
    first = subject.first + (speech.text.word(subject.first) == "the")
    if noun not in _ARMIES or subject.last - first != 1:
        return None
    named = {one for one in talk.arms | armies(speech, frame.source_start) if one.endswith(noun)}
    return named.pop() if len(named) == 1 else None


def body(speech: Speech, frame: Frame, noun: str, talk: Talk) -> str | None:
    """The one body named before that “the company” or “the ministry” can mean."""
    scan = speech.scan
    if speech.text.word(frame.subject.last) == "there":
        return None  # “the ministry there” is another's
    if not _short(speech, frame):
        return None
    if noun in ("office", "wing"):  # “Netanyahu's office said … the office said”
        own = talk.speaker if (talk.speaker or "").endswith(f"s {noun}") else None
        return own if own or noun == "wing" else None
    here = [
        scan.text(name)
        for name in scan.names
        if name.kind == ORGANISATION
        and not name.outlet
        and name.last <= frame.source_start
        and not speech.text.inside[name.first]
    ]
    for named in (here, talk.bodies):
        fitting = {name for name in named if _can_be(name, noun)}
        if fitting:
            told = [one.subject.name for one in speech.frames if one.verb < frame.source_start]
            spoken = {scan.text(name) for name in told if name is not None} | {talk.speaker}
            said = fitting if len(fitting) == 1 else fitting & spoken
            return said.pop() if len(said) == 1 else None
    return None


def _short(speech: Speech, frame: Frame) -> bool:
    """Whether nothing but what bodies of the kind are stands before the noun: “the (medical aid) group”."""
    text, subject = speech.text, frame.subject
    first = subject.first + (text.word(subject.first) == "the")
    demonyms, words_ = speech.scan.tables.demonyms, speech.scan.tokens.words
    return all(text.word(at) in _OF_GROUPS or words_[at] in demonyms for at in range(first, subject.last - 1))


def _can_be(name: str, noun: str) -> bool:
    """Whether a body of this name is called by the noun: a “Finance Ministry” is a ministry and no company."""
    spoken = set(name.lower().replace(".", "").split())
    if noun in _GROUPS:
        return not spoken & _NO_GROUP
    if noun in _COMPANY_WORDS and noun != "bank":
        return not spoken & _NO_COMPANY
    return noun in spoken or (noun == "ministry" and "mod" in spoken)
