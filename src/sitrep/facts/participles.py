"""Whom a participle of speech leans on: “…, saying”, “quoted Belousov as saying”, “with the army describing it”."""

from __future__ import annotations

from sitrep.facts.frame import Frame
from sitrep.facts.phrases import BREAKS, Phrase, Text, name_in
from sitrep.facts.subjects import subject_before
from sitrep.facts.words import words

_OBJECTS = {"him": "he", "her": "she"}
_BE = words("speech: be")
_WITH = 13  # tokens of “with Ukraine's security council secretary Rustem Umerov”


def main_frame(text: Text, at: int, begin: int, frames: list[Frame]) -> Frame | None:
    """The verb of speech that a participle leans on: the first one behind the last “, and”."""
    turns = [
        k for k in range(begin, at) if text.word(k) == "," and text.word(k + 1) in ("and", "but", "while")
    ]
    told = [frame for frame in frames if not frame.participle]
    if told and told[-1].kind == "deny" and told[-1] is not told[0] and text.word(at - 1) == ",":
        return told[-1]  # “accused Kyiv of …, a claim Kyiv denied, calling it …”
    near = [frame for frame in told if not turns or frame.verb > turns[-1]]
    return near[0] if near else told[-1] if told else None


def quoted_as(text: Text, at: int, begin: int) -> Phrase | None:
    """Who speaks in “media quoted Belousov as saying” and “he was quoted as saying”."""
    for verb in range(at - 2, max(begin, at - 14), -1):
        if text.word(verb) in ("quoted", "cited", "quotes", "cites", "reported"):
            if text.word(verb - 1) in _BE and text.word(verb + 1) == "by":
                return subject_before(text, verb - 1, begin)  # “Rulyov was quoted by Interfax as saying”
            if verb + 2 == at - 1 and text.word(verb + 1) in _OBJECTS:
                return Phrase(verb + 1, at - 1, _OBJECTS[text.word(verb + 1)])
            if verb + 1 < at - 1:
                return Phrase(verb + 1, at - 1, "", name_in(text, verb + 1, at - 1))
            return subject_before(text, verb - 1, begin) if text.word(verb - 1) in _BE else None
    return None


def with_subject(text: Text, at: int, begin: int) -> Phrase | None:
    """The subject of “, with the military describing it as …”."""
    first = at - 1
    while first > max(begin, at - _WITH) and text.word(first) not in BREAKS and text.word(first) != "with":
        first -= 1
    if text.word(first) != "with" or text.word(first - 1) != "," or first + 1 >= at:
        return None
    return Phrase(first + 1, at, "", name_in(text, first + 1, at))
