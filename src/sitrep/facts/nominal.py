"""Speech without a verb of speech: “according to officials”, “by Israeli tallies”, “has let it be known that”."""

from __future__ import annotations

from sitrep.facts.frame import Frame
from sitrep.facts.phrases import (
    BREAKS,
    PREPOSITIONS,
    Phrase,
    Text,
    apposed_person,
    has_finite,
    is_actor,
    name_in,
    phrase_end,
)
from sitrep.facts.scan import ORGANISATION, PERSON, PLACE
from sitrep.facts.subjects import subject_before
from sitrep.facts.verbs import SPEAKS
from sitrep.facts.words import words

_ACCOUNTS = words("nominal: accounts")
_VIEWS = words("nominal: views")
_BEHIND_SOURCE = words("speech: behind source")
_PRESS = words("speech: press")
_ACCOUNT = 7  # tokens between “by” and the word for an account
_TURNING = frozenset(
    {"however", "meanwhile", "moreover", "still", "furthermore", "thus", "overall", "today", "now"}
)
_HEADED = 3  # tokens of a headline before its source
_LABEL = 8  # tokens before the colon of “Rutte: …”
_NOBODYS = frozenset({"a", "an", "any", "this", "that", "some", "its", "his", "her", "their", "my"})
_PRONOUN_OF = {"his": "he", "her": "she", "their": "they", "its": "it"}
_WHEN = frozenset({"overnight", "again", "yesterday", "today", "later", "earlier", "repeatedly"})
_CONCERNS = frozenset(
    {
        "concern",
        "concerns",
        "hope",
        "hopes",
        "fear",
        "fears",
        "alarm",
        "regret",
        "confidence",
        "doubt",
        "doubts",
    }
)
_RAISED = frozenset({"raised", "raises", "voiced", "voices", "expressed", "expresses"})
_MADE = frozenset({"made", "makes", "make", "making"})


def by_account(text: Text, at: int, begin: int, end: int) -> Frame | None:
    """“by the count of the police”, “by Ukraine's reckoning”, “in our assessment”; `at` is the preposition."""
    nouns = _ACCOUNTS if text.word(at) == "by" else _VIEWS
    if [text.word(k) for k in range(at, at + 4)] == ["in", "the", "words", "of"]:
        last = phrase_end(text, at + 4, end)
        source = Phrase(at + 4, last, "", name_in(text, at + 4, last))
        return (
            Frame(at, "say", source, begin, end, at > begin, content=last, cut=last)
            if last > at + 4
            else None
        )
    if text.word(at) == "in" and text.word(at + 1) in _PRONOUN_OF and text.word(at + 2) == "words":
        pronoun = _PRONOUN_OF[text.word(at + 1)]
        before = at > begin + 1
        return Frame(
            at, "say", Phrase(at + 1, at + 2, pronoun), begin, end, before, content=at + 3, cut=at + 3
        )
    if text.word(at) == "in" and text.word(at + 1) in _NOBODYS:
        return None
    for noun in range(at + 2, min(at + _ACCOUNT, end)):
        word = text.word(noun)
        if word in BREAKS or text.inside[noun] or (word in PREPOSITIONS and word != "of"):
            return None
        if word in nouns and text.scan.at(noun) is None:
            owned = text.word(noun + 1) == "of" or _is_owned(text, at + 1, noun)
            if not owned:
                return None
            last = phrase_end(text, noun, end) if text.word(noun + 1) == "of" else noun + 1
            source = Phrase(at + 1, last, "", name_in(text, at + 1, last))
            before = at > begin + 1
            behind = text.word(last) in (",", "—", "–") and last + 2 < end
            return Frame(at, "say", source, begin, end, before, before and behind, content=last, cut=last)
    return None


def _is_owned(text: Text, first: int, noun: int) -> bool:
    """Whether an account is somebody's: “our count”, “Kyiv's estimate”, “Israeli tallies”, “official figures”."""
    tokens = text.scan.tokens
    return any(
        text.word(at)
        in ("our", "its", "their", "his", "her", "'s", "'", "own", "official", "some", "most", "all")
        or tokens.words[at] in text.scan.tables.demonyms
        for at in range(first, noun)
    )


def by_idiom(text: Text, at: int, begin: int, end: int) -> Frame | None:
    """“has let it be known that”, “made (it) clear that”, “raised concerns that”; “that” stands at `at`."""
    verb = at - 1 - (text.word(at - 1) in _WHEN)
    if text.word(verb) == "known" and [text.word(k) for k in range(at - 4, at - 1)] == ["let", "it", "be"]:
        verb = at - 4
    elif text.word(verb) in ("clear", "plain") and text.word(verb - 1) in _MADE:
        verb -= 1
    elif (
        text.word(verb) in ("clear", "plain") and text.word(verb - 1) == "it" and text.word(verb - 2) in _MADE
    ):
        verb -= 2
    elif text.word(verb) in _CONCERNS and {text.word(verb - 1), text.word(verb - 2)} & _RAISED:
        verb -= 1 if text.word(verb - 1) in _RAISED else 2
    else:
        return None
    subject = subject_before(text, verb, begin) if verb > begin else None
    return Frame(verb, "say", subject, begin, end, content=at) if subject is not None else None


def by_according(text: Text, at: int, begin: int, end: int) -> Frame | None:
    """“according to officials”; `at` is “according”."""
    if text.word(at - 1) == "," and text.word(at - 2) == "that":
        return None  # “reported that, according to spies, …”
    last = phrase_end(text, at + 2, end)
    name = apposed_person(text, at + 2, last, end)
    turned = text.word(begin) in _TURNING and text.word(begin + 1) == ","
    opens = at <= begin + 1 + turned  # “However, according to Medinsky, …”
    if opens and name is not None and text.word(name.last) != ",":
        name = None  # “According to the paper, Putin proposed …”
    if opens and text.word(last) in ("who", "which", "familiar", "close", "briefed"):
        last = next((k for k in range(last, end) if text.word(k) == ","), last)
    outlet = text.scan.at(last + 1) if name is None and text.word(last) == "," else None
    if outlet is not None and outlet.kind == ORGANISATION and text.word(last - 1) in _PRESS:
        last = outlet.last  # “according to Russia's state news agency, Tass”
    cut = name.last if name is not None else last
    if opens and text.word(cut) == "," and text.word(cut + 1) in ("a", "an"):
        apposed = phrase_end(text, cut + 1, end)  # “According to Lange, a senior fellow at CEPA, …”
        comma = next((k for k in range(apposed, end) if text.word(k) == ","), 0)
        if comma and is_actor(text, Phrase(cut + 1, apposed)) and not has_finite(text, cut + 1, comma):
            cut = comma
    frame = Frame(
        at, "say", Phrase(at + 2, last, "", name or name_in(text, at + 2, last)), begin, end, cut=cut
    )
    if text.word(at + 2) in ("him", "her") and last == at + 3:
        frame.subject.pronoun = "he" if text.word(at + 2) == "him" else "she"
    turns = text.word(at - 1) in ("and", "but", "although", "though") and text.word(at - 2) in (
        ",",
        "-",
        "–",
        "—",
    )
    frame.before = (
        at > begin + 1 + turned and not turns
    )  # “, and according to residents, most homes are gone”
    frame.within = frame.before and cut < end - 2 and text.word(cut) in (",", "—", "–")
    if frame.within and text.word(cut + 1) in _BEHIND_SOURCE:
        frame.within = False
    frame.content = cut
    led = frame.before and text.word(at - 1) == "," == text.word(cut) and cut < end - 2
    if led and text.word(begin) in PREPOSITIONS and not has_finite(text, begin, at):
        frame.before = frame.within = False  # “In response, according to the note, the army struck …”
    return frame


def by_trailing_label(text: Text, at: int, begin: int, end: int) -> Frame | None:
    """The source of a headline, behind its dash: “Moscow remains open to talks – Kremlin”."""
    tokens = text.scan.tokens
    alone = begin == 0 and end == len(tokens) and tokens.words[-1][-1].isalnum()
    if not alone or at < _HEADED or tokens.starts[at] == tokens.ends[at - 1]:
        return None
    name = text.scan.at(end - 1)
    if name is None or name.last != end or name.outlet or not has_finite(text, begin, at):
        return None
    seat = name.kind == PLACE and name.entry is not None and name.entry.kind in ("seat", "house")
    if name.first != at + 1 or not (seat or name.kind in (PERSON, ORGANISATION)):
        return None
    return Frame(at, "say", Phrase(at + 1, end, "", None if seat else name), begin, end, before=True, cut=end)


def by_label(text: Text, at: int, begin: int, end: int) -> Frame | None:
    """“Rutte: guarantees will be robust”, “Zelensky on Monday: “…””."""
    words_ = text.scan.tokens.words
    first = begin
    while first < at and (words_[first][0].isdigit() or words_[first] in (":", "-", "–", "—", "•", "*", ".")):
        first += 1
    quoted = at + 2 < end and (text.inside[at + 1] or text.inside[at + 2])
    if (
        first >= at
        or at - first > (2 * _LABEL if quoted else _LABEL)
        or any(text.word(k) in SPEAKS for k in range(first, at))
    ):
        return None
    if words_[at - 1][0].isdigit() or text.word(first) in ("about", "note"):
        return None
    name = name_in(text, first, at)
    spoken = name is not None and (name.kind == PERSON or name.last == at)
    office = text.word(at - 1) in text.scan.tables.offices
    if not (spoken or office or (quoted and name is not None)):
        return None
    if not spoken and not office and any(text.word(k) in ("he", "she") for k in range(first, at)):
        return None  # “Speaking to Current Time, he was blunt: “…””
    return Frame(at, "say", Phrase(first, at, "", name), begin, end, content=at + 1)
