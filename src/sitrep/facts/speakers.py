"""Who speaks in a frame: a name, whom a pronoun means, or who “the French president” is; else nobody."""

from __future__ import annotations

from dataclasses import replace

from sitrep.facts.called_bodies import arm_of_state, army
from sitrep.facts.described import described
from sitrep.facts.floor import holder
from sitrep.facts.frame import Frame, Speech
from sitrep.facts.gender import SHE, fits, surely
from sitrep.facts.offices import office_start
from sitrep.facts.openings import opening_subject
from sitrep.facts.phrases import PREPOSITIONS, Phrase, has_finite, head_of, is_alias
from sitrep.facts.scan import PERSON, PLACE, Name
from sitrep.facts.strangers import OTHERS, came_before, is_not_he, unnamed_before
from sitrep.facts.talk import Talk
from sitrep.facts.verbs import KIND
from sitrep.facts.words import words

_BODY_PARTS = frozenset({"office", "wing"})
_MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney"})
_POSTS = frozenset({"post", "message", "tweet"})
_AGAIN = frozenset({"second", "third", "another", "later", "subsequent", "further", "follow-up"})
_OFFICE = 2  # words of “foreign minister”
_STATED_IN = 3  # sentences of a paragraph that is nothing but a statement
_GROUPS = words("speakers: groups")
_GOING_ON = frozenset({"added", "adds", "continued", "continues"})
_KIN = words("people: kin")
_KIN_LEAD = 7  # tokens of “his own son, Senior Lieutenant”
_CONCEDING = frozenset({"while", "whilst", "although", "though"})


def speaker_of(speech: Speech, frame: Frame, talk: Talk, current: str | None) -> str | None:
    """The full name, or the words for a named body, of who speaks in a frame; None when it cannot be known."""
    scan = speech.scan
    if frame.subject.pronoun:
        return _by_pronoun(speech, frame, talk, current)
    if frame.subject.first >= frame.subject.last:
        return None
    if frame.subject.name is not None and frame.subject.name.kind == PERSON:
        if speaks_jointly(speech, frame, frame.subject.name) or _speaks_for(
            speech, frame, frame.subject.name
        ):
            return None
        return named_as(speech, frame.subject.name, talk)
    if frame.subject.name is not None and _is_head(speech, frame):
        return scan.text(frame.subject.name)
    subject = frame.subject
    for name in scan.names:
        if (
            name.kind == PLACE
            and subject.first <= name.first <= subject.first + 1
            and name.last == subject.last
        ):
            return scan.text(name)
    return (
        described(speech, frame, talk)
        or _by_its_words(speech, frame)
        or army(speech, frame, talk)
        or _stating(speech, frame, talk)
        or _posting(speech, frame, talk)
    )


def named_as(speech: Speech, name: Name, talk: Talk) -> str:
    """The full name of who is named; of several of one surname the one who spoke last."""
    written = speech.scan.text(name)
    same = talk.registry.namesakes(written) if name.last - name.first == 1 else []
    if len(same) > 1 and (spoke := next((one for one in talk.recent if one in same), None)) is not None:
        return spoke
    known = talk.registry.look_up(speech.scan, name)
    return known.full_name if known else written


def _speaks_for(speech: Speech, frame: Frame, name: Name) -> bool:
    """Whether somebody speaks for who is named: “a spokesman for the head of Crimea, Sergei Aksyonov,”."""
    text, first = speech.text, frame.subject.first
    lead = [text.word(at) for at in range(first, name.first)]
    at = next((k for k, word in enumerate(lead) if word in _MOUTHS and lead[k + 1 : k + 2] == ["for"]), -1)
    offices = speech.scan.tables.offices
    return at >= 0 and lead[-1] == "," and any(word in offices for word in lead[at + 2 : -1])


def _by_its_words(speech: Speech, frame: Frame) -> str | None:
    """A part of somebody named, by what it is called: “Netanyahu's office”, “Israel's military”, “the Thai army”."""
    subject, scan = frame.subject, speech.scan
    if (of_state := arm_of_state(speech, frame)) is not None:
        return of_state
    first = subject.first + (speech.text.word(subject.first) == "the")  # “the UN's humanitarian office”
    owner = scan.at(first)
    last = owner.last if owner is not None else subject.last
    if speech.text.word(last) not in ("'s", "'", "’") or head_of(speech.text, subject) not in _BODY_PARTS:
        return None
    return scan.tokens.span(first, subject.last) if last < subject.last else None


def speaks_jointly(speech: Speech, frame: Frame, name: Name) -> bool:
    """Whether two say it: “Netanyahu and Katz”, “the envoy, Jeanine Hennis, and the commander, Aroldo Lazaro, said”."""
    text, subject = speech.text, frame.subject
    people = [one for one in speech.scan.names if one.kind == PERSON and one is not name]
    for other in people:
        if subject.first <= other.first < subject.last and "and" in map(
            text.word, range(min(name.last, other.last), max(name.first, other.first))
        ):
            return True
    joined = text.word(subject.first - 1) == "and" and text.word(subject.first - 2) == ","
    for other in people if joined else ():
        lead = [text.word(k) for k in range(frame.begin, other.first)]
        between = range(other.last, subject.first)
        if (
            frame.begin <= other.first < subject.first
            and text.word(other.last) == ","
            and other.last < subject.first - 2
            and not PREPOSITIONS.intersection(lead[:1])
            and not any(text.word(k) in KIND for k in between)
            and not has_finite(text, frame.begin, subject.first)
        ):
            return True
    return False


def _stating(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """The body whose statement “the statement” is: that of the sentence in front, where it is one's own source."""
    subject, scan = frame.subject, speech.scan
    words_ = scan.tokens.lower[max(0, subject.last - 3) : subject.last]
    own = 2 if words_[-2:] == ["'s", "statement"] else 3 if words_ == ["'s", "press", "service"] else 0
    if own and subject.name is None:
        body = Phrase(subject.first, subject.last - own)
        return speaker_of(speech, replace(frame, subject=body), talk, None)  # “the ministry's statement read”
    if scan.tokens.lower[subject.first : subject.last] not in (["the", "statement"], ["its", "statement"]):
        return None
    begins = [begin for begin, _ in speech.clauses]
    before = [other for other in speech.frames if other.verb < frame.verb and other is not frame]
    told = before[-1] if before else None
    if told is None and len(begins) <= _STATED_IN:
        people = {known.full_name for known in talk.registry.people()}
        return talk.speaker if talk.speaker not in people else None  # “…,” the statement continued
    if told is None or not 0 <= begins.index(frame.begin) - begins.index(told.begin) <= 1:
        return None
    if told.subject.pronoun or (told.subject.name is not None and told.subject.name.kind == PERSON):
        return None
    return speaker_of(speech, told, talk, None)


def _posting(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """Whose post “a second post” is: that of who spoke last, where nobody has been named since."""
    text, subject = speech.text, frame.subject
    head = head_of(text, subject)
    again = {text.word(at) for at in range(subject.first - 1, subject.last)} & _AGAIN
    if (
        head not in _POSTS
        or not again
        or any(n.kind == PERSON and n.last <= frame.verb for n in speech.scan.names)
    ):
        return None
    return talk.floor if talk.silent <= 1 and talk.since <= {talk.floor or ""} else None


def _is_head(speech: Speech, frame: Frame) -> bool:
    """Whether the body is the source itself, not “a spokesman for” it."""
    name = frame.subject.name
    if name is None:
        return False
    tokens = speech.scan.tokens
    rest = tokens.words[name.last : frame.subject.last]
    lead = tokens.lower[frame.subject.first : name.first]
    return (
        not rest
        or rest[0] in ("in", "of")
        or (rest[1:] == [] and rest[0] in _GROUPS and not speech.scan.text(name).isupper())
    ) and not any(word in ("of", "for", "at", "from", "in", "with", "by", "to") for word in lead)


def _by_pronoun(speech: Speech, frame: Frame, talk: Talk, current: str | None) -> str | None:
    if frame.subject.pronoun == "it":
        return _body_before(speech, frame, talk)
    if frame.subject.pronoun == "i":
        return _answering(speech, talk)
    if frame.subject.pronoun not in ("he", "she") or unnamed_before(speech, frame):
        return None
    if (came := came_before(speech, frame)) is not None:
        who = described(speech, came, talk)
        return who if who and fits(talk.registry, who, frame.subject.pronoun) else None
    candidates = list(dict.fromkeys(_people_before(speech, frame, talk)))
    if (told := _behind_office(speech, frame)) is not None and candidates:
        return speaker_of(speech, told, talk, None)
    if len(candidates) == 1 and (acting := _acting_office(speech, frame)) is not None:
        return described(speech, acting, talk)
    people = {known.full_name for known in talk.registry.people()}
    last = _in_front(speech, frame, talk)
    last = last if last and fits(talk.registry, last, frame.subject.pronoun) else None
    if current in people and current and fits(talk.registry, current, frame.subject.pronoun):
        return last or current
    earlier = [name for name in candidates if fits(talk.registry, name, frame.subject.pronoun)]
    if len(earlier) > 1 and last in earlier:
        return last
    sure = [name for name in earlier if surely(talk.registry, name, frame.subject.pronoun)]
    earlier = sure if len(sure) == 1 else earlier
    if len(earlier) == 1:
        return earlier[0]
    led = _led_in(speech, frame, talk)
    if led and led in earlier:
        return led
    if frame.before and len(earlier) > 1 and (subject := _clause_subject(speech, frame, talk)) in earlier:
        return subject  # “Zelensky will meet Trump to “talk it over,” he said”
    named = [other.subject.name for other in speech.frames if other.verb < frame.verb and other.subject.name]
    if not earlier and frame.subject.pronoun == "he" and any(name.kind == PERSON for name in named):
        return None  # “he” may be one whose given name only ends like a woman's: “Envoy Reza Najafi accused … he told”
    if not candidates or not earlier:
        here = (
            talk.speaker
            if talk.speaker in people
            and talk.speaker
            and fits(talk.registry, talk.speaker, frame.subject.pronoun)
            else None
        )
        focus = [name for name in talk.focus if fits(talk.registry, name, frame.subject.pronoun)]
        likely = [name for name in focus if surely(talk.registry, name, frame.subject.pronoun)]
        if here and (not focus or here in focus):
            return likely[0] if len(likely) == 1 else here
        focus = [name for name in focus if name in talk.since] if len(focus) > 1 else focus
        held = holder(talk, frame.subject.pronoun)
        if talk.newcomer == frame.subject.pronoun and focus and focus[0] not in talk.since:
            return None
        strange = talk.stranger and talk.stale and not talk.silent
        if len(focus) == 1 and not strange and (held is None or focus[0] in talk.since):
            goes_on = speech.text.word(frame.verb) in _GOING_ON and talk.floor not in (None, focus[0])
            lost = goes_on and fits(talk.registry, talk.floor or "", frame.subject.pronoun)
            return None if lost else focus[0]  # “he added”: the last speaker, or whom the paragraph was about
        return held or _only_woman(talk, frame)
    frames = [
        f
        for f in speech.frames
        if f.verb < frame.verb and f.subject.name is not None and f.subject.name.kind == PERSON
    ]
    if frames:
        known = talk.registry.look_up(speech.scan, frames[-1].subject.name)  # type: ignore[arg-type]
        if known and fits(talk.registry, known.full_name, frame.subject.pronoun):
            return known.full_name
    return None


def _behind_office(speech: Speech, frame: Frame) -> Frame | None:
    """The sentence that opens with an office and no name, which “he” leans on: “The minister said … He added”."""
    start = frame.source_start
    before = [other for other in speech.frames if other.verb < start and not other.before]
    told = before[-1] if before else None
    if told is None or told.subject.pronoun or told.subject.name is not None or told.aside:
        return None
    named = any(name.kind == PERSON and name.last <= told.verb for name in speech.scan.names)
    head = head_of(speech.text, told.subject)
    return told if not named and head in speech.scan.tables.offices and told.begin < frame.begin else None


def _acting_office(speech: Speech, frame: Frame) -> Frame | None:
    """The office that acts on the one person named: “The minister named Budanov as his deputy. “…,” he wrote”."""
    people = [
        name for name in speech.scan.names if name.kind == PERSON and not speech.text.inside[name.first]
    ]
    before = [name for name in people if name.last <= frame.verb]
    clause = next((c for c in speech.clauses if before and c[0] <= before[0].first < c[1]), None)
    if clause is None or clause[0] == frame.begin:
        return None
    subject = opening_subject(speech.text, clause[0], before[0].first)
    if subject is None or subject.pronoun or subject.name is not None or subject.last >= before[0].first:
        return None
    if speech.text.word(subject.last) == "," or is_alias(speech.text, before[0]):
        return None  # “The surgeon, a man called Riznyk, was there. “…,” he said"
    first = subject.first + (speech.text.word(subject.first) == "the")
    alone = (
        subject.last - first <= _OFFICE and speech.text.word(subject.last - 1) in speech.scan.tables.offices
    )
    return Frame(subject.last, "say", subject, *clause) if alone else None


def _in_front(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """The one person of the sentence in front, if it is about him: “Asked by Tom Hill, Abdi smiled. “…,” he said”."""
    text = speech.text
    clause = next(
        ((b, e) for b, e in reversed(speech.clauses) if e <= frame.begin + 1 and b < frame.begin), None
    )
    if clause is None:
        return None
    people = [n for n in speech.scan.names if n.kind == PERSON and clause[0] <= n.first < clause[1]]
    if len(people) != 1 or text.inside[people[0].first] or text.word(people[0].last) in ("'s", "'"):
        return None
    office = office_start(speech.scan, people[0].first)
    before = text.word(people[0].first - 1)
    opens = people[0].first == clause[0] or before == "," or office == clause[0]
    return named_as(speech, people[0], talk) if opens else None


def _answering(speech: Speech, talk: Talk) -> str | None:
    """Who says “I” in an interview: “Vlachos: I told his cabinet: “…””."""
    name = speech.scan.at(0)
    if name is None or name.kind != PERSON or speech.text.word(name.last) != ":":
        return None
    known = talk.registry.look_up(speech.scan, name)
    return known.full_name if known else None


def _led_in(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """Whom the clause in front is about: “While Ryabkov welcomed the efforts of Trump, he told …”."""
    text, at = speech.text, frame.begin
    at += text.word(at) in ("but", "and", "yet")
    if text.word(at) not in _CONCEDING:
        return None
    subject = opening_subject(text, at + 1, frame.subject.first)
    name = subject.name if subject is not None else None
    if name is None or name.kind != PERSON or text.word(name.last) == "'s":
        return None
    known = talk.registry.look_up(speech.scan, name)
    return known.full_name if known else None


def _body_before(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """The body or government that “it said” means: the last source before it, which is nobody in person."""
    for other in reversed([other for other in speech.frames if other.verb < frame.verb]):
        if other.subject.pronoun == "it" or _is_told(speech, other):
            continue  # “denied that he had left, as Politico reported. “…,” it said”
        person = other.subject.name is not None and other.subject.name.kind == PERSON
        return None if other.subject.pronoun or person else speaker_of(speech, other, talk, None)
    opening = speech.scan.at(frame.begin)
    if frame.before and opening is not None and opening.kind != PERSON and not opening.dateline:
        return speech.scan.text(opening)  # “UNIFIL “strongly urges restraint,” it said.”
    people = {known.full_name for known in talk.registry.people()}
    opens = any(begin == frame.subject.first for begin, _ in speech.clauses[:1])
    return talk.speaker if opens and talk.speaker not in people else None


def _is_told(speech: Speech, frame: Frame) -> bool:
    """Whether a frame is part of what another reports: “It denied that Macron had threatened to leave”."""
    if speech.text.word(frame.subject.first - 1) == "as":
        return True  # “…, as Politico reported”
    return any(
        other.begin == frame.begin
        and other.verb < frame.source_start
        and speech.text.word(other.content) == "that"
        for other in speech.frames
        if not other.before and other.content < frame.verb
    )


def _only_woman(talk: Talk, frame: Frame) -> str | None:
    """The one woman of the article, where it names no other and she has spoken before."""
    if frame.subject.pronoun != SHE:
        return None
    women = {known.full_name for known in talk.registry.people() if fits(talk.registry, known.full_name, SHE)}
    return next(iter(women)) if len(women) == 1 and women <= talk.spoken else None


def _clause_subject(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """The person that the clause of a trailing source begins with."""
    subject = opening_subject(speech.text, frame.begin, frame.subject.first)
    name = subject.name if subject is not None else None
    if name is None or name.kind != PERSON or speech.text.word(name.last) == "'s":
        return None
    return named_as(speech, name, talk)


def _is_own(speech: Speech, frame: Frame, name: Name) -> bool:
    """Whether somebody is introduced as another's: the Vasyl of “his own son, Vasyl, he said” is not who speaks."""
    text = speech.text
    lead = [text.word(at) for at in range(max(frame.begin, name.first - _KIN_LEAD), name.first)]
    owner = {"he": "his", "she": "her"}.get(frame.subject.pronoun, "")
    return owner in lead and bool(_KIN.intersection(lead[lead.index(owner) :]))


def _is_hers(speech: Speech, frame: Frame, name: Name) -> bool:
    """Whether somebody is named as whose husband, wife or child another is, whom the pronoun cannot mean."""
    text = speech.text
    begins = any(begin == name.first for begin, _ in speech.clauses)
    return begins and text.word(name.last + 1) in OTHERS.get(frame.subject.pronoun, ())


def _people_before(speech: Speech, frame: Frame, talk: Talk) -> list[str]:
    names = []
    for name in speech.scan.names:
        owns = speech.text.word(name.last) == "'s" and not _is_hers(speech, frame, name)  # “Trump's plan”
        owns = owns or _is_own(speech, frame, name)
        if (
            name.kind == PERSON
            and name.last <= frame.verb
            and not owns
            and (not speech.text.inside[name.first] or is_alias(speech.text, name))
            and not is_not_he(speech, frame, name)
        ):
            known = talk.registry.look_up(speech.scan, name)
            if known:
                names.append(known.full_name)
    return names
