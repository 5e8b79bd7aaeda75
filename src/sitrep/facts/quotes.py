"""Quotations with their speakers; where the text does not say whose words they are, nobody is named."""

from __future__ import annotations

import re
from bisect import bisect_left

from sitrep.facts.called_bodies import armies
from sitrep.facts.floor import note, only_one
from sitrep.facts.frame import Frame, Speech
from sitrep.facts.implied import implied_speaker, is_about, speaker_by_form, whose_claim
from sitrep.facts.later import settle, wait, wait_on
from sitrep.facts.led import is_anothers, led_up
from sitrep.facts.marks import Marked
from sitrep.facts.phrases import DETERMINERS, Text, has_finite
from sitrep.facts.scan import ORGANISATION, PERSON, PLACE
from sitrep.facts.speakers import speaker_of
from sitrep.facts.talk import Talk
from sitrep.facts.unspoken import (
    NAMING_VERBS,
    NEAR,
    alone,
    continues,
    is_aside,
    is_attributed,
    is_inscribed,
    is_mentioned,
    is_name,
    is_scare,
    of_thing,
    speaks_of_himself,
)
from sitrep.facts.verbs import SPEAKS, TAKES
from sitrep.facts.words import words
from sitrep.model import Quote

_BETWEEN = words("quotes: between")

_SPOKEN = SPEAKS | {"according", ":"}
_MARKS = frozenset(
    {",", "“", "”", '"', "«", "»", "‘", "’", "'", "—", "–", "that", "and", "but", "then", "because"}
)
_OFFICE = 7  # tokens of “the German chancellor's spokesman,”
_GOES_ON = frozenset({"there", "it", "they", "their", "its", "this", "that", "any", "no"})
_TURN = 5  # tokens of “while opposition leader Yair Lapid”
_GIVEN = 7  # tokens of “in an interview with the German daily”
_GIVEN_IN = words("quotes: given in")
_PLATFORMS = frozenset(
    {"X", "Telegram", "Facebook", "Twitter", "Instagram", "YouTube", "TikTok", "Truth Social"}
)
_QUOTED = re.compile(r"Quote(?: (?:from|of|by) [^:]{3,40})?:")  # “Quote from Kiper: “…””
_SOURCE = re.compile(r"(?:^|[.!?] )Source: ")
_LEADING = " \t“\"«„‘'-–—•*·▪[("
_HEADING = 12  # words


def find_quotes(speech: Speech, talk: Talk) -> list[Quote]:
    """The quotations of a paragraph; `talk` is carried on from paragraph to paragraph."""
    scan = speech.scan
    text = scan.tokens.text
    quotes: list[Quote] = []
    current: str | None = None
    given_to: str | None = None
    continued = talk.open
    if source := _SOURCE.search(text):
        talk.cited = _first_person(speech, talk, source.end())
    resolved: dict[int, str | None] = {}
    for frame in speech.frames:
        resolved[frame.verb] = speaker_of(speech, frame, talk, current)
    for number, marked in enumerate(speech.marked):
        own = _frame_for(speech, marked)
        speaker = outlet = None
        if number == 0 and _QUOTED.fullmatch(text[: marked.start].strip(_LEADING)):
            speaker, own = _headed_quote(speech, marked, talk), None
            quotes.append(Quote(text[marked.start : marked.end], speaker, None, marked.start, marked.end))
            current = speaker
            continue
        if (claimed := whose_claim(speech, marked, talk, own)) is not None:
            own, speaker = None, claimed
        elif own is not None:
            speaker = (
                resolved[own.verb] if not own.subject.pronoun else speaker_of(speech, own, talk, current)
            )
        else:
            if number == 0 and marked.start <= 2 and continued:
                speaker = talk.speaker
            elif is_attributed(text, marked):
                speaker = speaker_by_form(speech, marked, talk, current)
                current = speaker
            elif current and continues(text, marked, speech):
                speaker, outlet = current, given_to
                if (other := led_up(speech, marked, talk, resolved)) is not None and other != current:
                    current = speaker = other  # “…,” said Kanyuka. General Makanaki laughed. “…”
                elif other is None and is_anothers(speech, marked, talk, current):
                    current = speaker = outlet = None
            elif number == 0 and not text[: marked.start].strip(_LEADING):
                speaker = talk.label or (talk.speaker if alone(text, marked) else None)
                if speaker is None and alone(text, marked):
                    speaker = talk.topic if speaks_of_himself(text, marked) else None
                    speaker = speaker or (only_one(talk) if talk.headed else None)
                elif speaker is None and is_about(speech, marked, talk, resolved):
                    speaker = talk.speaker
        if speaker is None and own is None:
            speaker = implied_speaker(speech, marked, talk, resolved)
        if is_inscribed(speech, marked, own) or is_aside(speech, marked, own, speaker):
            continue
        if is_name(speech, marked, own) or (own is None and speaker is None and is_scare(text, marked)):
            continue
        if speaker is None and (is_mentioned(speech, marked) or (of_thing(own) and is_scare(text, marked))):
            continue
        if own is not None:
            outlet = _outlet(speech, own)
        if own is not None:
            current, given_to = speaker, outlet
        if own is not None and speaker and (cited := _cited(speech, own, talk)):
            current = speaker = cited
        quotes.append(Quote(text[marked.start : marked.end], speaker, outlet, marked.start, marked.end))
        if speaker is None and own is not None:
            wait(speech, talk.waiting, own, quotes)
        elif speaker is None and continues(text, marked, speech):
            wait_on(talk.waiting, quotes)
    _remember(speech, talk, quotes, resolved)
    return quotes


def _headed_quote(speech: Speech, marked: Marked, talk: Talk) -> str | None:
    """Whose words “Quote from Kiper: “…”” or “Quote: “…”” heads: his, or those of whom “Source: …” has named."""
    bare = speech.scan.tokens.text[: marked.start].strip(_LEADING) == "Quote:"
    return talk.cited if bare else _first_person(speech, talk, 0, marked.start)


def _first_person(speech: Speech, talk: Talk, start: int, end: int | None = None) -> str | None:
    """The first person named between two characters of a paragraph, by the full name."""
    starts = speech.scan.tokens.starts
    first, last = bisect_left(starts, start), len(starts) if end is None else bisect_left(starts, end)
    for name in speech.scan.names:
        if name.kind == PERSON and first <= name.first and name.last <= last:
            known = talk.registry.look_up(speech.scan, name)
            return known.full_name if known else None
    return None


def _cited(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """Whose words a medium passes on: ““…,” Reuters said, citing Fadlallah”."""
    name, text = frame.subject.name, speech.text
    if name is None or not name.outlet or [text.word(frame.verb + k) for k in (1, 2)] != [",", "citing"]:
        return None
    who = speech.scan.at(frame.verb + 3)
    known = talk.registry.look_up(speech.scan, who) if who is not None and who.kind == PERSON else None
    return known.full_name if known else None


def _frame_for(speech: Speech, marked: Marked) -> Frame | None:
    """The frame that a quotation belongs to: right behind it, before it in its clause, or later in its clause."""
    text = speech.text
    first = bisect_left(speech.scan.tokens.starts, marked.start)
    last = bisect_left(speech.scan.tokens.starts, marked.end)
    begin = max((clause[0] for clause in speech.clauses if clause[0] <= first), default=0)
    ahead = [
        frame
        for frame in speech.frames
        if frame.begin == begin
        and frame.verb < first
        and _reaches(text, frame, first)
        and not any(other.verb < frame.verb < other.content for other in speech.frames)
    ]
    ahead = [frame for frame in ahead if not _is_done(speech, frame, marked, first)]
    ahead = [frame for frame in ahead if not (frame.aside and _is_named_already(speech, frame, first))]
    held = [
        f
        for f in ahead
        if TAKES.get(text.word(f.verb)) == "that"
        and (text.word(f.content) != "that" or any(0 <= f.subject.first - o.content <= 2 for o in ahead))
    ]
    if len(held) < len(ahead):
        ahead = [frame for frame in ahead if frame not in held]  # “told them that Moscow expects …”
    spoken = [frame for frame in ahead if frame.participle or text.word(frame.verb) in _SPOKEN]
    judged = bool(ahead) and text.word(ahead[-1].verb).startswith(NAMING_VERBS)
    judged = (
        judged and speech.scan.tokens.text[marked.start].islower()
    )  # “condemned it as “a crime”, media said”
    reported = bool(spoken) and marked.start > 0 and text.word(spoken[-1].content) == "that"
    for frame in speech.frames:
        somebody = frame.subject.name is not None and frame.subject.name.kind == PERSON
        medium = frame.subject.name is not None and frame.subject.name.outlet
        if not somebody and (judged or reported or (medium and ahead)):
            continue  # “accused Kyiv of “playing with matches”, Interfax reports”
        if frame.source_start >= last and not frame.participle and _follows(speech, marked, last, frame):
            return frame
    if ahead and text.word(ahead[-1].verb).startswith(NAMING_VERBS):
        # “said it went on, with the army describing it as “hard””
        return None if _taken_over(speech, ahead[-1], first) else ahead[-1]
    if spoken or ahead:
        last_said = (spoken or ahead)[-1]
        if (
            ahead[-1].verb > last_said.verb
            and text.word(ahead[-1].content) == "that"
            and ahead[-1].content < first
        ):
            last_said = ahead[-1]  # “demanded …, while Yair Lapid charged that the government “has no plan””
        return None if _taken_over(speech, last_said, first) else last_said
    for frame in speech.frames:
        behind = frame.begin == begin and frame.before and frame.cut < first
        if (
            behind
            and text.word(frame.cut) == ","
            and text.word(frame.cut + 1) in ("with", "after", "because")
        ):
            people = [
                name for name in speech.scan.names if frame.cut < name.first < first and name.kind == PERSON
            ]
            return (
                None if people else frame
            )  # “…, he said, with Ukrainian forces offering “stiff resistance””
    for frame in speech.frames:
        behind = frame.begin == begin and frame.before and frame.cut < first
        goes_on = text.word(first - 2) == ","
        if behind and _joined(speech, frame, first):
            return frame  # “The two sides differ, the president said, and there would be no “diktat””
        if behind and goes_on and text.word(frame.cut) == "," and not has_finite(text, frame.cut, first - 1):
            named = [
                name for name in speech.scan.names if frame.cut < name.first < first and name.kind == PERSON
            ]
            return None if named else frame  # “…,” said Hugh Williamson, director at the group, “but …”
    inside = [frame for frame in speech.frames if frame.begin == begin and frame.within and frame.cut < first]
    if len(inside) == 1 and not any(
        frame.cut <= name.first < first and name.kind != PLACE
        for frame in inside
        for name in speech.scan.names
    ):
        others = [frame for frame in speech.frames if frame.begin == begin and frame is not inside[0]]
        return (
            None if others else inside[0]
        )  # “At the same time, Rutte added, even if …, they are “reckless””
    for frame in speech.frames:
        if (
            frame.begin == begin
            and frame.verb >= last
            and frame.before
            and (
                not any(text.inside[last : frame.source_start])
                or (speech.scan.tokens.text[marked.start].islower() and text.word(frame.verb) in _SPOKEN)
            )
        ):
            return frame
    return None


def _is_done(speech: Speech, frame: Frame, marked: Marked, first: int) -> bool:
    """Whether “responded” tells how somebody acted: “that its army had responded “proportionately””."""
    answers = speech.text.word(frame.verb).startswith(("respond", "repl", "answer"))
    with_ = (
        frame.verb == first - 3 and speech.text.word(first - 2) == "with"
    )  # “answered with “rifle fire only””
    so = frame.verb == first - 2 and speech.text.word(first).endswith("ly")
    return answers and (so or with_) and marked.closed


def _joined(speech: Speech, frame: Frame, first: int) -> bool:
    """Whether what is reported goes on behind its source: “, he said, and it would not be “rushed””."""
    text, at = speech.text, frame.cut
    joined = text.word(at) == "," and text.word(at + 1) in ("and", "but") and text.word(at + 2) in _GOES_ON
    between = [other for other in speech.frames if at < other.verb < first]
    named = [name for name in speech.scan.names if at < name.first < first and name.kind != PLACE]
    return joined and not between and not named


def _is_named_already(speech: Speech, frame: Frame, first: int) -> bool:
    """Whether what somebody calls a thing ends before a quotation: “what Kyiv calls offices “turn out to be bases””."""
    text, last = speech.text, first - 2
    noun = text.word(last)
    if not text.word(frame.verb).startswith(NAMING_VERBS) or last <= frame.verb or noun in DETERMINERS:
        return False
    return noun.endswith("s") and noun not in ("'s", "as", "its", "his")


def _taken_over(speech: Speech, frame: Frame, first: int) -> bool:
    """Whether somebody else begins to speak, by a verb unknown, before a quotation: “, while Lapid mocked”."""
    text = speech.text
    turns = {"while", "whereas"}
    if frame.kind != "say" or text.word(frame.verb).startswith(NAMING_VERBS):
        turns |= {
            "and",
            "but",
        }  # “called Merz a liar, and his spokesman, …, refused to answer “trivialities””
    for at in range(frame.verb + 2, first):
        if text.word(at) in turns and text.word(at - 1) == "," and not text.inside[at]:
            names = [
                name for name in speech.scan.names if at < name.first <= at + _TURN and name.last < first
            ]
            named = any(name.kind == PERSON and text.word(name.last) != "'s" for name in names)
            if named or (text.word(at) in ("and", "but") and _names_somebody(speech, at + 1, first)):
                return not frame.before
    return False


def _names_somebody(speech: Speech, at: int, first: int) -> bool:
    """Whether an apposition with a name begins here: “the chancellor's spokesman, Stefan Kornelius, …”."""
    comma = next((k for k in range(at, min(at + _OFFICE, first)) if speech.text.word(k) == ","), 0)
    owner = speech.scan.at(comma + 1) if comma else None
    return owner is not None and owner.kind == PERSON


def _follows(speech: Speech, marked: Marked, last: int, frame: Frame) -> bool:
    """Whether nothing but marks and an article stands between a quotation and the source behind it."""
    words_between = speech.scan.tokens.words[last : frame.source_start]
    if any(word not in _BETWEEN for word in words_between) or len(words_between) > NEAR:
        return False
    if frame.before:
        return True
    return speech.scan.tokens.text[marked.end - 1] in ",?!" or "," in words_between


def _reaches(text: Text, frame: Frame, first: int) -> bool:
    """Whether what a frame reports can reach a quotation that begins at `first`."""
    if not frame.before:
        return True
    if text.word(frame.cut) == "as" and text.word(frame.verb).startswith(NAMING_VERBS):
        return frame.cut < first and all(text.word(at) in _MARKS for at in range(frame.cut + 1, first))
    return frame.cut <= first and all(text.word(at) in _MARKS for at in range(frame.cut, first))


def _outlet(speech: Speech, frame: Frame) -> str | None:
    """The medium that something was told: “told the BBC”, “in an op-ed for the Times he warned”."""
    scan, text = speech.scan, speech.text
    if frame.outlet is not None:
        return scan.text(frame.outlet)
    for name in scan.names:
        if name.kind != ORGANISATION or not frame.begin <= name.first < frame.end or text.inside[name.first]:
            continue
        near = {text.word(at) for at in range(max(frame.begin, name.first - _GIVEN), name.first)}
        to = text.word(name.first - 1 - (text.word(name.first - 1) in ("the", "'s")))
        apart = min(abs(name.last - frame.source_start), abs(name.first - frame.verb))
        if (
            name.outlet
            and scan.text(name) not in _PLATFORMS
            and to in ("for", "with", "to", "in", "on")
            and near & _GIVEN_IN
            and apart <= _GIVEN
        ):
            return scan.text(name)
    return None


def _remember(speech: Speech, talk: Talk, quotes: list[Quote], resolved: dict[int, str | None]) -> None:
    note(speech, talk, quotes, resolved)
    settle(speech, talk.registry, talk.waiting, [*resolved.values(), *(quote.speaker for quote in quotes)])
    people: list[str] = []
    for name in speech.scan.names:
        if name.kind == PERSON and not speech.text.inside[name.first]:
            known = talk.registry.look_up(speech.scan, name)
            if known and known.full_name not in people:
                people.append(known.full_name)
    spoken = [speaker for speaker in resolved.values() if speaker]
    talk.spoken.update(quote.speaker for quote in quotes if quote.speaker)
    if quotes and quotes[-1].speaker:
        talk.speaker = quotes[-1].speaker
    elif spoken:
        talk.speaker = spoken[-1]
    elif speech.scan.tokens.text.strip():
        talk.speaker = None
    _label(speech, talk, people, spoken)
    talk.stale = not people
    if people or not {"he", "she"} & set(speech.scan.tokens.lower):
        talk.focus = people
    talk.bodies = [
        speech.scan.text(name)
        for name in speech.scan.names
        if name.kind == ORGANISATION and not name.outlet and not speech.text.inside[name.first]
    ]
    talk.arms |= armies(speech, len(speech.scan.tokens))
    talk.media = list(
        dict.fromkeys(
            speech.scan.text(name)
            for name in speech.scan.names
            if name.outlet and not speech.text.inside[name.first]
        )
    )
    talk.open = bool(speech.marked) and not speech.marked[-1].closed


def _label(speech: Speech, talk: Talk, people: list[str], spoken: list[str]) -> None:
    """Note whom a heading or a line that ends with a colon announces; it holds while quotations follow."""
    text = speech.scan.tokens.text.strip()
    talk.headed = False
    if speech.marked and not text[: speech.marked[0].start].strip(_LEADING):
        return
    announces = text.endswith(":") or (len(text.split()) <= _HEADING and text[-1:] not in '.!?…”"')
    talk.label = None
    talk.headed = announces and not speech.marked and not spoken
    if announces and not speech.marked:
        if text.endswith(":") and spoken:
            talk.label = spoken[-1]
        elif len(people) == 1:
            talk.label = people[0]
