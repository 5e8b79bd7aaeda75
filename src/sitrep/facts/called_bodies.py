"""Which body “the company”, “the militant group” or “the newspaper” is: the one named before that can be called so."""

from __future__ import annotations

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.scan import ORGANISATION
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
