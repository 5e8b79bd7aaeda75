"""Quotations with their speakers; where the text does not say whose words they are, nobody is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.marks import Marked
from sitrep.facts.people import Registry
from sitrep.facts.phrases import Text
from sitrep.facts.scan import PERSON, PLACE
from sitrep.facts.verbs import KIND, SPEAKS
from sitrep.facts.words import words
from sitrep.model import Quote

_BETWEEN = words("quotes: between")

_SPOKEN = SPEAKS | {"according", ":"}
_MARKS = frozenset({",", "“", "”", '"', "«", "»", "‘", "’", "'", "—", "–", "that", "and"})
_SCARE = 3  # words
_LEADING = " \t“\"«„‘'-–—•*·▪[("
_SUBJECT = 3  # tokens within which a sentence has its subject
_HEADING = 12  # words
_NEAR = 3  # tokens between a closing mark and the source behind it
_WORD = re.compile(r"\w+")
_TITLE = re.compile(
    r"(?:[A-Z0-9][\w’'.-]*|of|the|and|for|in|on|to|a)(?: (?:[A-Z0-9][\w’'.-]*|of|the|and|for|in|on|to|a))*\Z"
)
_MALE_A = words("quotes: male a")
_FEMALE = words("quotes: female")
_SOMEBODY = words("quotes: somebody")
_MALE_PRONOUN, _FEMALE_PRONOUN = "he", "she"


@dataclass(slots=True)
class Talk:
    """Who has spoken so far in the article: what pronouns and continued quotations refer to."""

    registry: Registry
    speaker: str | None = None
    """The speaker of the last quotation or frame."""
    focus: list[str] = field(default_factory=list)
    """The people named in the last sentence or paragraph, its subject first."""
    label: str | None = None
    """Whom the last heading or “… said:” announced."""
    open: bool = False
    """Whether the last quotation was not closed at its paragraph's end."""


def find_quotes(speech: Speech, talk: Talk) -> list[Quote]:
    """The quotations of a paragraph; `talk` is carried on from paragraph to paragraph."""
    scan = speech.scan
    text = scan.tokens.text
    quotes: list[Quote] = []
    current: str | None = None
    continued = talk.open
    resolved: dict[int, str | None] = {}
    for frame in speech.frames:
        resolved[frame.verb] = speaker_of(speech, frame, talk, current)
    for number, marked in enumerate(speech.marked):
        own = _frame_for(speech, marked)
        speaker = None
        if own is not None:
            speaker = (
                resolved[own.verb] if not own.subject.pronoun else speaker_of(speech, own, talk, current)
            )
        else:
            if number == 0 and marked.start <= 2 and continued:
                speaker = talk.speaker
            elif current and _continues(text, marked, speech):
                speaker = current
            elif number == 0 and not text[: marked.start].strip(_LEADING):
                speaker = talk.label or (talk.speaker if _alone(text, marked) else None)
        if speaker is None and own is None:
            speaker = _signed(speech, marked, talk)
        if _is_name(speech, marked, own) or (own is None and speaker is None and _is_scare(text, marked)):
            continue
        if own is not None and speaker:
            current = speaker
        outlet = _outlet(speech, marked, own)
        quotes.append(Quote(text[marked.start : marked.end], speaker, outlet, marked.start, marked.end))
    _remember(speech, talk, quotes, resolved)
    return quotes


def _frame_for(speech: Speech, marked: Marked) -> Frame | None:
    """The frame that a quotation belongs to: right behind it, before it in its clause, or later in its clause."""
    text = speech.text
    first = bisect_left(speech.scan.tokens.starts, marked.start)
    last = bisect_left(speech.scan.tokens.starts, marked.end)
    begin = max((clause[0] for clause in speech.clauses if clause[0] <= first), default=0)
    for frame in speech.frames:
        if frame.source_start >= last and not frame.participle and _follows(speech, marked, last, frame):
            return frame
    ahead = [
        frame
        for frame in speech.frames
        if frame.begin == begin and frame.verb < first and _reaches(text, frame, first)
    ]
    spoken = [frame for frame in ahead if frame.participle or text.word(frame.verb) in _SPOKEN]
    if spoken or ahead:
        return (spoken or ahead)[-1]
    for frame in speech.frames:
        if (
            frame.begin == begin
            and frame.verb >= last
            and frame.before
            and not any(text.inside[last : frame.source_start])
        ):
            return frame
    return None


def _follows(speech: Speech, marked: Marked, last: int, frame: Frame) -> bool:
    """Whether nothing but marks and an article stands between a quotation and the source behind it."""
    words_between = speech.scan.tokens.words[last : frame.source_start]
    if any(word not in _BETWEEN for word in words_between) or len(words_between) > _NEAR:
        return False
    if frame.before:
        return True
    return speech.scan.tokens.text[marked.end - 1] in ",?!" or "," in words_between


def _reaches(text: Text, frame: Frame, first: int) -> bool:
    """Whether what a frame reports can reach a quotation that begins at `first`."""
    if not frame.before:
        return True
    return frame.cut <= first and all(text.word(at) in _MARKS for at in range(frame.cut, first))


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


def _continues(text: str, marked: Marked, speech: Speech) -> bool:
    """Whether a quotation without a source of its own goes on with the one before: it is a sentence by itself."""
    before = text[: marked.start - 1].rstrip()
    return not before or before[-1] in '.!?”"»’—–' or bool(re.search(r"(?:[.!?]|[”\"»])\s*\Z", before))


def _alone(text: str, marked: Marked) -> bool:
    return not marked.closed or not _WORD.search(text[marked.end :])


def _is_scare(text: str, marked: Marked) -> bool:
    """Whether the marks only hold a word or two at a distance: a “security zone” that nobody is said to have said."""
    inside = text[marked.start : marked.end]
    return (
        marked.closed and len(inside.split()) <= _SCARE and inside[0].islower() and inside[-1] not in ".,!?…"
    )


def _is_name(speech: Speech, marked: Marked, frame: Frame | None) -> bool:
    """Whether the marks hold a title, a nickname or another name instead of somebody's words."""
    text = speech.scan.tokens.text
    inside = text[marked.start : marked.end]
    if len(inside.split()) > 6 or inside[-1] in ".,!?":
        return False
    if not _TITLE.match(inside) or not inside[0].isupper():
        return False
    if frame is not None and len(inside.split()) == 1:
        return not (
            KIND.get(speech.scan.tokens.lower[frame.verb])
            and text[: marked.start - 1].rstrip().endswith((",", ":"))
        )
    return True


def _outlet(speech: Speech, marked: Marked, frame: Frame | None) -> str | None:
    scan = speech.scan
    if frame is None:
        return None
    if frame.outlet is not None:
        return scan.text(frame.outlet)
    return None


def speaker_of(speech: Speech, frame: Frame, talk: Talk, current: str | None) -> str | None:
    """The full name, or the words for a named body, of who speaks in a frame; None when it cannot be known."""
    scan = speech.scan
    if frame.subject.pronoun:
        return _by_pronoun(speech, frame, talk, current)
    if frame.subject.first >= frame.subject.last:
        return None
    if frame.subject.name is not None and frame.subject.name.kind == PERSON:
        known = talk.registry.look_up(scan, frame.subject.name)
        return known.full_name if known else scan.text(frame.subject.name)
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
    return _described(speech, frame, talk)


def _described(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """Who “the baker” is: the one person whom the article has called a baker."""
    text, subject = speech.text, frame.subject
    if text.word(subject.first - 1) != "the" and text.word(subject.first) != "the":
        return None
    noun = text.word(subject.last - 1)
    if noun not in speech.scan.tables.offices:
        return None
    called = {
        known.full_name for known in talk.registry.people() if noun in (known.office or "").lower().split()
    }
    return called.pop() if len(called) == 1 else None


def _is_head(speech: Speech, frame: Frame) -> bool:
    """Whether the body is the source itself, not “a spokesman for” it."""
    name = frame.subject.name
    if name is None:
        return False
    tokens = speech.scan.tokens
    rest = tokens.words[name.last : frame.subject.last]
    lead = tokens.lower[frame.subject.first : name.first]
    return not rest and not any(word in ("of", "for", "at", "from", "in", "with", "by") for word in lead)


def _by_pronoun(speech: Speech, frame: Frame, talk: Talk, current: str | None) -> str | None:
    if frame.subject.pronoun not in ("he", "she") or _unnamed_before(speech, frame):
        return None
    candidates = list(dict.fromkeys(_people_before(speech, frame, talk)))
    if current and _fits(current, frame.subject.pronoun):
        return current
    earlier = [name for name in candidates if _fits(name, frame.subject.pronoun)]
    if len(earlier) == 1:
        return earlier[0]
    if not candidates or not earlier:
        here = talk.speaker if talk.speaker and _fits(talk.speaker, frame.subject.pronoun) else None
        focus = [name for name in talk.focus if _fits(name, frame.subject.pronoun)]
        if here and (not focus or here in focus[:1]):
            return here
        return focus[0] if len(focus) == 1 else None
    frames = [
        f
        for f in speech.frames
        if f.verb < frame.verb and f.subject.name is not None and f.subject.name.kind == PERSON
    ]
    if frames:
        known = talk.registry.look_up(speech.scan, frames[-1].subject.name)  # type: ignore[arg-type]
        if known and _fits(known.full_name, frame.subject.pronoun):
            return known.full_name
    return None


def _unnamed_before(speech: Speech, frame: Frame) -> bool:
    """Whether somebody without a name came last: “my landlady … she announced”."""
    text = speech.text
    for at in range(frame.subject.first - 1, -1, -1):
        owner = text.scan.at(at)
        if owner is not None or text.inside[at]:
            if owner is not None and owner.kind == PERSON and not text.inside[at]:
                return False
            continue
        if text.word(at) in _SOMEBODY and text.word(at - 1) in (
            "a",
            "an",
            "my",
            "his",
            "her",
            "their",
            "one",
            "another",
        ):
            following = text.scan.at(at + 1) or text.scan.at(at + 2)
            opens = any(begin <= at <= begin + _SUBJECT for begin, _ in speech.clauses)
            if opens and (following is None or following.kind != PERSON):
                return True
    return False


def _people_before(speech: Speech, frame: Frame, talk: Talk) -> list[str]:
    names = []
    for name in speech.scan.names:
        if name.kind == PERSON and name.last <= frame.verb and not speech.text.inside[name.first]:
            known = talk.registry.look_up(speech.scan, name)
            if known:
                names.append(known.full_name)
    return names


def _fits(name: str, pronoun: str) -> bool:
    """Whether a pronoun may stand for a name, as far as the given name tells."""
    given = name.split()[0]
    female = given in _FEMALE or (given.endswith(("a", "ia")) and given not in _MALE_A)
    if pronoun == _FEMALE_PRONOUN:
        return female or " " not in name
    return not female or given in _MALE_A or " " not in name


def _remember(speech: Speech, talk: Talk, quotes: list[Quote], resolved: dict[int, str | None]) -> None:
    people: list[str] = []
    for name in speech.scan.names:
        if name.kind == PERSON and not speech.text.inside[name.first]:
            known = talk.registry.look_up(speech.scan, name)
            if known and known.full_name not in people:
                people.append(known.full_name)
    spoken = [speaker for speaker in resolved.values() if speaker]
    if quotes and quotes[-1].speaker:
        talk.speaker = quotes[-1].speaker
    elif spoken:
        talk.speaker = spoken[-1]
    elif speech.scan.tokens.text.strip():
        talk.speaker = None
    _label(speech, talk, people, spoken)
    if people or not {"he", "she"} & set(speech.scan.tokens.lower):
        talk.focus = people
    talk.open = bool(speech.marked) and not speech.marked[-1].closed


def _label(speech: Speech, talk: Talk, people: list[str], spoken: list[str]) -> None:
    """Note whom a heading or a line that ends with a colon announces; it holds while quotations follow."""
    text = speech.scan.tokens.text.strip()
    if speech.marked and not text[: speech.marked[0].start].strip(_LEADING):
        return
    announces = text.endswith(":") or (len(text.split()) <= _HEADING and text[-1:] not in '.!?…”"')
    talk.label = None
    if announces and not speech.marked:
        if text.endswith(":") and spoken:
            talk.label = spoken[-1]
        elif len(people) == 1:
            talk.label = people[0]
