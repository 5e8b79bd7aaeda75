"""Whose words a quotation is where no verb of reported speech that the tables know says so."""

from __future__ import annotations

from bisect import bisect_left

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.led import led_up, only_voice
from sitrep.facts.marks import Marked
from sitrep.facts.openings import opening_subject
from sitrep.facts.phrases import BREAKS, DETERMINERS, FINITE, PRONOUNS, Phrase, Text, name_in
from sitrep.facts.scan import PERSON, PLACE
from sitrep.facts.speakers import speaker_of
from sitrep.facts.talk import Talk
from sitrep.facts.unspoken import is_attributed
from sitrep.facts.verbs import SPEAKS
from sitrep.facts.words import words

_REMARKS = words("quotes: remarks")
_CARRIED = 4  # words of a quotation that goes on with what somebody was said to have said
_FIRST_PERSON = frozenset(
    {"i", "we", "my", "our", "us", "me", "i'm", "we're", "i've", "we've", "i'll", "we'll"}
)
_OPENING_MARKS = frozenset({"“", "”", '"', "«", "‘", ","})
_CLOSING = frozenset({"”", '"', "»", "’", "'", ","})
_CLAIMED = (
    words("claims: of fact") | _REMARKS | {"threat", "promise", "insistence", "description", "boast", "vow"}
)
_BY = 5  # tokens of “by veteran journalist”
_CLAIM = 12  # tokens of “that Putin was”
_ANOTHERS = words("quotes: another's")
_LEAD_IN = 24  # tokens
_AGE = 3  # digits
_FORM = 9  # tokens of “a senior Slovak official shrugged”


def implied_speaker(
    speech: Speech, marked: Marked, talk: Talk, resolved: dict[int, str | None]
) -> str | None:
    """Who speaks by a signature, an announcement, or the sentence around the quotation; None where nothing tells."""
    return (
        _signed(speech, marked, talk)
        or _remarked(speech, marked, talk)
        or _added(speech, marked, resolved)
        or _carried(speech, marked, resolved)
        or _subject(speech, marked, talk)
        or _aged(speech, marked, talk)
        or _in_whose_view(speech, marked, talk, resolved)
        or _announced(speech, marked, talk)
        or led_up(speech, marked, talk, resolved)
        or only_voice(speech, marked, talk, resolved)
    )


def whose_claim(speech: Speech, marked: Marked, talk: Talk, frame: Frame | None) -> str | None:
    """Whose claim a quotation is part of: “Trump's claim that Putin was “playing with fire” was wrong, Peskov said”."""
    text = speech.text
    first = bisect_left(speech.scan.tokens.starts, marked.start)
    begin, _ = max((c for c in speech.clauses if c[0] <= first), default=(0, 0))
    if frame is not None and not frame.before:
        begin = max(begin, frame.verb)
    if (told := _report_by(speech, begin, first, talk)) is not None:
        return told
    for name in reversed([name for name in speech.scan.names if begin <= name.first and name.last < first]):
        noun = name.last + 1
        if text.word(name.last) not in ("'s", "'") or text.word(noun) not in _CLAIMED:
            continue
        between = range(noun + 2, first)
        if text.word(noun + 1) not in ("that", "of", "about") or len(between) > _CLAIM:
            return None
        if name.kind != PERSON or any(text.word(at) in SPEAKS or text.word(at) == "," for at in between):
            return None
        known = talk.registry.look_up(speech.scan, name)
        return known.full_name if known else speech.scan.text(name)
    return None


def _report_by(speech: Speech, begin: int, first: int, talk: Talk) -> str | None:
    """Who told it: “denied it, contradicting a report by journalist Bob Woodward that they had had “seven calls””."""
    text = speech.text
    for name in reversed(
        [n for n in speech.scan.names if begin <= n.first and n.last < first and n.kind == PERSON]
    ):
        by = next(
            (at for at in range(name.first - 1, max(begin, name.first - _BY), -1) if text.word(at) == "by"), 0
        )
        that = next((at for at in range(name.last, first) if text.word(at) == "that"), 0)
        if (
            not by
            or not that
            or text.word(by - 1) not in _CLAIMED | {"report", "reports", "account", "story"}
        ):
            continue
        if first - that > _CLAIM or any(text.word(at) in SPEAKS for at in range(that, first)):
            continue
        known = talk.registry.look_up(speech.scan, name)
        return known.full_name if known else speech.scan.text(name)
    return None


def speaker_by_form(speech: Speech, marked: Marked, talk: Talk, current: str | None) -> str | None:
    """Who is the subject of an unknown verb behind a quotation: “…,” Stubb deadpanned."""
    text = speech.text
    first = bisect_left(speech.scan.tokens.starts, marked.end)
    while text.word(first) in _CLOSING:
        first += 1
    first += text.word(first) == "as"  # “…,” as she puts it
    owner = text.scan.at(first + 1) if text.word(first) in ("was", "is", "came", "ran") else None
    if owner is not None and owner.kind == PERSON and text.word(owner.last) == "'s":
        if text.word(owner.last + 1) not in _REMARKS and text.word(owner.last + 2) not in _REMARKS:
            return None
        known = talk.registry.look_up(speech.scan, owner)  # “…,” was Zelensky's answer
        return known.full_name if known else speech.scan.text(owner)
    for verb in range(first + 1, first + _FORM):
        word, owner = "went on" if _went_on(text, verb) else text.word(verb), text.scan.at(verb)
        if text.inside[verb : verb + 1] != [False] or word in BREAKS | {"."} | FINITE:
            return None
        if (
            owner is None
            and (word.endswith(("ed", "s", "went on")) or (word == "put" and text.word(first - 1) == "as"))
            and word not in DETERMINERS
            and len(word) > _AGE
        ):
            subject = Phrase(first, verb, "", name_in(text, first, verb))
            if verb == first + 1 and text.word(first) in PRONOUNS:
                subject.pronoun = text.word(first)
            clause = max((c for c in speech.clauses if c[0] <= first), default=(0, first))
            return speaker_of(speech, Frame(verb, "say", subject, *clause, before=True), talk, current)
    return None


def _went_on(text: Text, verb: int) -> bool:
    """Whether somebody began or went on: “…,” he began, Quartz went on, she put in."""
    word, behind = text.word(verb), text.word(verb + 1)
    return (
        word == "began"
        or (word == "went" and behind == "on")
        or (word in ("put", "broke", "cut", "chimed", "chips", "chipped") and behind == "in")
        or (word in ("shot", "fired", "hit", "shoots") and behind == "back")
    )


def is_about(speech: Speech, marked: Marked, talk: Talk, resolved: dict[int, str | None]) -> bool:
    """Whether the sentence behind a quotation that opens a paragraph is about the last speaker.

    “It is all politics.” Illouz was angry with the army's chief.
    """
    last = bisect_left(speech.scan.tokens.starts, marked.end)
    clause = next((c for c in speech.clauses if c[0] >= last - 1 and c[1] > last + 1), None)
    if (
        talk.speaker is None
        or clause is None
        or not marked.closed
        or is_attributed(speech.scan.tokens.text, marked)
    ):
        return False
    people = [n for n in speech.scan.names if clause[0] <= n.first < clause[1] and n.kind == PERSON]
    known = talk.registry.look_up(speech.scan, people[0]) if people else None
    if known is None or speech.text.inside[people[0].first]:
        return False
    if talk.speaker not in (known.full_name, *talk.registry.namesakes(speech.scan.text(people[0]))):
        return False
    if speech.text.word(people[0].last) in ("'s", "'"):
        return False
    turns = {resolved[frame.verb] for frame in speech.frames if clause[0] <= frame.verb < clause[1]}
    return turns <= {talk.speaker}


def _in_whose_view(speech: Speech, marked: Marked, talk: Talk, resolved: dict[int, str | None]) -> str | None:
    """Whose view a sentence gives: “For Mykola Bielieskov, an analyst, the fall is “a matter of weeks””."""
    first = bisect_left(speech.scan.tokens.starts, marked.start)
    begin, _ = max((c for c in speech.clauses if c[0] <= first), default=(0, 0))
    people = [name for name in speech.scan.names if begin <= name.first < first and name.kind == PERSON]
    if speech.text.word(begin) == "for" and speech.text.word(begin + 1) in ("him", "her") and not people:
        colon = any(speech.text.word(at) == ":" for at in range(max(begin, first - 2), first))
        spoken = {resolved[frame.verb] for frame in speech.frames if frame.verb < begin}
        return spoken.pop() if colon and len(spoken) == 1 else None  # “For him, it isn't the end: “…””
    if speech.text.word(begin) not in ("for", "to") or len(people) != 1 or people[0].first > begin + 1:
        return None
    if speech.text.word(people[0].last) != ",":
        return None
    known = talk.registry.look_up(speech.scan, people[0])
    return known.full_name if known else speech.scan.text(people[0])


def _announced(speech: Speech, marked: Marked, talk: Talk) -> str | None:
    """Who is the subject of a sentence that leads up to a quotation: “He was blunt about the city: “…””.

    Nobody, where the words may be another's: “he got a message: “…””.
    """
    text = speech.text
    first = bisect_left(speech.scan.tokens.starts, marked.start)
    begin, end = max((c for c in speech.clauses if c[0] <= first), default=(0, 0))
    colon = next((at for at in range(max(begin, first - 2), first) if text.word(at) == ":"), 0)
    lead = range(begin, colon)
    if not colon or len(lead) > _LEAD_IN or any(text.inside[at] for at in lead):
        return None
    subject = opening_subject(text, begin, colon)
    spoke = subject is not None and text.word(begin) == "speaking"  # “Speaking on the phone, he was blunt”
    tells = range(subject.first, colon) if subject is not None and spoke else lead
    if any(text.word(at) in _ANOTHERS for at in tells):
        return None
    if subject is None or not (subject.pronoun in ("he", "she") or subject.name is not None):
        return None
    if any(
        name.kind == PERSON and name is not subject.name for name in speech.scan.names if name.first in lead
    ):
        return None
    if subject.name is not None and (subject.name.kind != PERSON or subject.name.first > subject.first + 1):
        return None
    if subject.name is not None and text.word(subject.name.last) in ("'s", "'", ":"):
        return None
    return speaker_of(speech, Frame(colon, "say", subject, begin, end), talk, None)


def _aged(speech: Speech, marked: Marked, talk: Talk) -> str | None:
    """Who is introduced right behind a quotation that opens a paragraph: “I stay.” Nina, 78, refuses to go."""
    scan = speech.scan
    spoken = scan.tokens.text[marked.start : marked.end].lower().replace("’", "'").split()
    people = [name for name in scan.names if name.kind == PERSON and not speech.text.inside[name.first]]
    if scan.tokens.text[: marked.start].strip(' “"«') or not _FIRST_PERSON.intersection(spoken) or not people:
        return None
    first = bisect_left(scan.tokens.starts, marked.end)
    while speech.text.word(first) in _CLOSING:
        first += 1
    name = people[0]
    age = speech.text.word(name.last + 1)
    if name.first != first or speech.text.word(name.last) != "," or not (age.isdigit() and len(age) <= _AGE):
        return None
    known = talk.registry.look_up(scan, name)
    return known.full_name if known else scan.text(name)


def _signed(speech: Speech, marked: Marked, talk: Talk) -> str | None:
    """The name behind a quotation: “…” (Nadiia, Pavlohrad), “…” — Anna Frey."""
    text = speech.text
    at = bisect_left(speech.scan.tokens.starts, marked.end)
    while text.word(at) in ("”", '"', "»", "’", "'", "."):
        at += 1
    if text.word(at) not in ("(", "—", "–"):
        return None
    name = text.scan.at(at + 1)
    if name is None or name.kind != PERSON:
        return None
    known = talk.registry.look_up(speech.scan, name)
    return known.full_name if known else speech.scan.text(name)


def _remarked(speech: Speech, marked: Marked, talk: Talk) -> str | None:
    """Whose words “Jackson's remark to the commander: “…”” announces."""
    text = speech.text
    first = bisect_left(speech.scan.tokens.starts, marked.start)
    begin = max((clause[0] for clause in speech.clauses if clause[0] <= first), default=0)
    if not any(text.word(at) == ":" for at in range(max(begin, first - 2), first)):
        return None
    for name in speech.scan.names:
        owns = name.kind == PERSON and begin <= name.first < first and text.word(name.last) == "'s"
        if owns and any(text.word(at) in _REMARKS for at in range(name.last + 1, name.last + 4)):
            known = talk.registry.look_up(speech.scan, name)
            return known.full_name if known else speech.scan.text(name)
    return None


def _added(speech: Speech, marked: Marked, resolved: dict[int, str | None]) -> str | None:
    """Who goes on in his own words: “The battles could decide the war, he added. “It is extremely difficult.””"""
    first = bisect_left(speech.scan.tokens.starts, marked.start)
    begin, _ = max((c for c in speech.clauses if c[0] <= first), default=(0, 0))
    before = [frame for frame in speech.frames if frame.begin < begin]
    if not before or any(speech.text.word(at) not in _OPENING_MARKS for at in range(begin, first)):
        return None
    said = before[-1]
    ends = said.before and not said.within and begin - said.cut <= 2
    ends = ends or (speech.text.word(said.verb + 1) == "." and said.verb + 2 >= begin)  # “Serhii laughs. “…””
    last = max(clause[0] for clause in speech.clauses if clause[0] < begin)
    if any(frame.before and resolved.get(frame.verb) is None for frame in before if frame is not said):
        return resolved[said.verb] if ends else None  # “…,” she asked. Trump said so. “Is he serious?”
    answers = is_attributed(speech.scan.tokens.text, marked)
    ends = ends or (
        said.begin == last and not said.aside and not answers
    )  # “Petrenko said it was over. “We are late.””
    return resolved[said.verb] if ends and speech.text.word(said.verb) in SPEAKS else None


def _carried(speech: Speech, marked: Marked, resolved: dict[int, str | None]) -> str | None:
    """Who speaks in a sentence that goes on with what the one speaker of the paragraph was said to have said.

    “Some would be at sea, Macron said. Their task would be “to make a second war unthinkable”.”
    """
    tokens = speech.scan.tokens
    inside = tokens.text[marked.start : marked.end]
    first = bisect_left(tokens.starts, marked.start)
    clause = max((c for c in speech.clauses if c[0] <= first), default=(0, 0))
    if len(inside.split()) < _CARRIED or not inside[0].islower() or tokens.opens[first]:
        return None
    before = [frame for frame in speech.frames if frame.verb < clause[0]]
    if not before or any(frame.begin == clause[0] for frame in speech.frames):
        return None
    if any(clause[0] <= name.first < clause[1] and name.kind != PLACE for name in speech.scan.names):
        return None
    speakers = {resolved.get(frame.verb) for frame in before}
    others = {speech.scan.text(name).split()[-1] for name in speech.scan.names if name.kind == PERSON}
    speaker = speakers.pop() if len(speakers) == 1 else None
    return speaker if speaker and others <= {speaker.split()[-1]} else None


def _subject(speech: Speech, marked: Marked, talk: Talk) -> str | None:
    """Who says “I” where nobody else is named: “Ruginienė shut the crossings “until I see the wind change”.”"""
    tokens = speech.scan.tokens
    inside = tokens.text[marked.start : marked.end].lower().replace("’", "'").split()
    first = bisect_left(tokens.starts, marked.start)
    clause = max((c for c in speech.clauses if c[0] <= first), default=(0, 0))
    named = [name for name in speech.scan.names if clause[0] <= name.first < first and name.kind == PERSON]
    if len(inside) < _CARRIED or not _FIRST_PERSON.intersection(inside) or len(named) != 1:
        return None
    subject = opening_subject(speech.text, clause[0], first)
    if subject is None or subject.name is not named[0]:
        return None
    known = talk.registry.look_up(speech.scan, named[0])
    return known.full_name if known else speech.scan.text(named[0])
