"""Claims: a source, a verb of reported speech and what is reported, in the article's words."""

from __future__ import annotations

from typing import NamedTuple

from sitrep.facts.constructions import calls_a_lie
from sitrep.facts.content import NO_VERB, content_of, is_relative, stays_inside
from sitrep.facts.frame import Frame, Speech
from sitrep.facts.kinds import kind_of
from sitrep.facts.phrases import (
    BREAKS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    has_finite,
    is_actor,
)
from sitrep.facts.scan import PERSON
from sitrep.facts.speakers import speaker_of, speaks_jointly
from sitrep.facts.talk import Talk
from sitrep.facts.verbs import TAKES
from sitrep.facts.words import words

_OF_FACT = words("claims: of fact")
_CLOSING = frozenset({"”", '"', "»", "’", "'", ",", "the", "a", "an"})
_OPENING = frozenset({"“", '"', "«", "‘", "'"})
_SHORT = 3  # words that are no sentence
_WHEN = frozenset({"but", "when", "after", "during", "while", "without"})
_WHERE = 14  # tokens of “in a public statement on Monday:”
_EMPTY = frozenset({"before", "so", "again", "earlier", "it", "this", "that"})
_POINTING = (["this", "is"], ["this", "was"], ["that", "is"])
_GOING = frozenset({"go", "continue", "talk", "negotiate", "act", "fight", "stop", "help", "keep", "take"})
_SAID_IN = frozenset({"in", "during", "on", "at", "to", "after", "while"})
_WAS = frozenset({"was", "were", "been", "has", "is", "later", "also"})
_LEAST = 1  # words of content


class Stated(NamedTuple):
    """A claim before it has an id: offsets of the content in the paragraph."""

    source: str | None
    speaker: str | None
    verb: str
    kind: str
    start: int
    end: int
    outlet: str | None


def find_claims(speech: Speech, talk: Talk) -> list[Stated]:
    """The claims of a paragraph, in reading order."""
    found: list[Stated] = []
    covered = -1  # the token after the content of the last claim
    previous: Frame | None = None
    for frame, first, last, kind in _reports(speech):
        at = frame.subject.first - 1
        remarked = speech.text.word(at) == "as" and (at <= frame.begin + 1 or speech.text.word(at - 1) == ",")
        if remarked and at == frame.begin and kind == "report" and speech.text.word(frame.verb + 1) == ",":
            first = frame.verb + 2  # “As the poll shows, …”
        elif remarked and speech.text.word(frame.content) != "that":
            continue  # “as one monitor remarked” is a remark about what is told
        if frame.subject.pronoun == "i" and speech.text.word(frame.subject.first - 1) == "when":
            continue  # “when I say that …”
        if aside := _denies_aside(speech, frame):
            nobody = frame.subject.first >= frame.subject.last  # “a claim widely rejected”
            if found and previous is not None and previous.begin == frame.begin:
                found[-1] = found[-1]._replace(end=min(found[-1].end, speech.scan.tokens.ends[aside - 1]))
                found += [] if nobody else [_denial(speech, frame, talk, found[-1])]
            elif not (nobody or frame.kind == "confirm") and not any(
                other.begin == frame.begin and other.verb < frame.verb for other in speech.frames
            ):
                tokens = speech.scan.tokens
                told = Stated(None, None, "", "", tokens.starts[frame.begin], tokens.ends[aside - 1], None)
                found.append(_denial(speech, frame, talk, told))
            continue
        if (
            frame.source_start < covered
            and not (frame.before or frame.aside)
            and not _relates(speech, previous, frame)
            and (not _leans(frame, previous) or stays_inside(speech, previous, frame))
        ):
            continue
        if speech.text.word(frame.verb) == ":" and (
            speech.scan.tokens.words[frame.verb - 1] in talk.registry.labels
            or speech.scan.tokens.span(frame.subject.first, frame.verb) in talk.registry.labels
        ):
            continue  # an interview: what follows the name is speech, not reported speech
        if [speech.text.word(first), speech.text.word(first + 1)] in _POINTING and (
            last - first == 2 or speech.text.word(first + 3) == "by"
        ):
            continue  # “This is according to the institute”, “This is stated by …, UNN reports”
        if frame.before and _quotes_alone(speech, frame):
            continue
        if speech.text.word(first) == "this" and speech.text.word(first + 1) in _SAID_IN and kind != "deny":
            continue  # “He said this in an interview with …”
        if (
            kind is None
            or last - first < _LEAST
            or (_is_adverb(speech, first, last) and kind != "deny")
            or (kind == "accuse" and speech.text.word(first) == "neither")
            or (
                speech.text.word(frame.verb) == "in"
                and frame.before
                and not has_finite(speech.text, first, last)
            )
            or _only_quoted(speech, kind, first, last)
        ):
            continue
        if kind == "deny" and _is_bare(speech, first):
            last = first + 1
            if found and previous is not None and _is_next(speech, previous, frame):
                found.append(_denial(speech, frame, talk, found[-1]))
                covered, previous = last, frame
                continue
        found.append(_stated(speech, frame, talk, kind, first, last))
        covered, previous = max(last, frame.cut), frame
    return found


def _reports(speech: Speech) -> list[tuple[Frame, int, int, str | None]]:
    """Each frame with the tokens of its content and its kind, the last one first: a content ends before the next."""
    reports: list[tuple[Frame, int, int, str | None]] = []
    later: list[Frame] = []
    for frame in reversed(speech.frames):
        first, last = content_of(speech, frame, later)
        kind = kind_of(speech, frame, first, last)
        reports.insert(0, (frame, first, last, kind))
        if kind is not None or _is_joined(speech, frame):
            later.insert(0, frame)
    return reports


def _is_joined(speech: Speech, frame: Frame) -> bool:
    """Whether a verb that reports nothing goes on with a source: “and reiterated his calls”."""
    if TAKES.get(speech.text.word(frame.verb)) == "that":
        return False  # “said Washington was concerned and expected …”
    return speech.text.word(frame.verb - 1) == "and" and not frame.participle and not frame.before


def _denies_aside(speech: Speech, frame: Frame) -> int:
    """The token of the comma before “, which Hamas denied” and “, a claim Hamas denied”; 0 where there is none."""
    text = speech.text
    confirms = frame.kind == "confirm" and speech.text.word(frame.verb + 1) in (".", ",", "")
    if frame.participle or not (frame.kind == "deny" or confirms or calls_a_lie(speech, frame)):
        return 0
    if frame.before and frame.subject.first > frame.verb:
        return _denied_by(speech, frame)
    first = frame.subject.first
    while text.word(first - 1) in DETERMINERS:
        first -= 1
    if text.word(first - 1) == "which":
        first -= 1
    elif (
        text.word(first) == "that"
        and text.word(first - 1) in _OF_FACT
        and (text.word(first - 2) in DETERMINERS or text.word(first - 2) == ",")
    ):
        first -= 2 if text.word(first - 2) in DETERMINERS else 1  # “, a charge that Phnom Penh denies”
    elif text.word(first) == "something":
        frame.subject.first += 1  # “, something Moscow denies”
    elif text.word(first) in DETERMINERS and text.word(first + 1) in _OF_FACT:
        frame.subject.first += 2
    elif text.word(first) in _OF_FACT and text.word(first - 1) in DETERMINERS:
        frame.subject.first += 1
        first -= 1
    elif text.word(first) in _OF_FACT and text.word(first - 1) == "," and frame.subject.last - first > 1:
        frame.subject.first += 1  # “, allegations Moscow has rejected”
    else:
        return 0
    return first - 1 if first > frame.begin and text.word(first - 1) in (",", "—", "–") else 0


def _denied_by(speech: Speech, frame: Frame) -> int:
    """The token of the comma before “, a claim that was denied by Kyiv”, “, which was later denied by Kyiv”."""
    text, at = speech.text, frame.verb - 1
    while text.word(at) in _WAS or text.word(at).endswith("ly"):
        at -= 1
    if text.word(at) in ("which", "that") and text.word(at - 1) not in _OF_FACT:
        return at - 1 if text.word(at) == "which" and text.word(at - 1) in (",", "—", "–") else 0
    if text.word(at) in ("which", "that"):
        at -= 1
    if text.word(at) == "something" and text.word(at - 1) in (",", "—", "–", "-"):
        return at - 1
    if text.word(at) not in _OF_FACT or text.word(at - 1) not in DETERMINERS:
        return 0
    return at - 2 if at - 2 > frame.begin and text.word(at - 2) in (",", "—", "–") else 0


def _denial(speech: Speech, frame: Frame, talk: Talk, denied: Stated) -> Stated:
    """The claim of somebody who denies what was reported just before: its content is that report."""
    name = frame.subject.name
    source = speech.scan.tokens.span(frame.subject.first, frame.subject.last)
    if name is not None and name.kind == PERSON and not speaks_jointly(speech, frame, name):
        source = speech.scan.text(name)
    verb = speech.scan.tokens.lower[frame.verb]
    kind = "confirm" if frame.kind == "confirm" else "deny"  # “, which the army confirmed”
    return Stated(
        source or None, speaker_of(speech, frame, talk, None), verb, kind, denied.start, denied.end, None
    )


def _quotes_alone(speech: Speech, frame: Frame) -> bool:
    """Whether a trailing source belongs to a sentence in marks that other words lead up to."""
    text, at = speech.text, frame.source_start - 1
    while at > frame.begin and not text.inside[at] and text.word(at) in _CLOSING:
        at -= 1
    if not text.inside[at]:
        return False
    while at > frame.begin and text.inside[at - 1]:
        at -= 1
    lead = at - 1
    while lead > frame.begin and text.word(lead) in _OPENING:
        lead -= 1
    return lead > frame.begin and speech.scan.tokens.caps[at] and text.word(lead) in (",", ".", ":", "—", "–")


def _is_adverb(speech: Speech, first: int, last: int) -> bool:
    """Whether nothing is left of what was said but “before”, “so” or “this”."""
    return last - first == 1 and speech.text.word(first) in PREPOSITIONS | _EMPTY


def _is_bare(speech: Speech, first: int) -> bool:
    """Whether what is denied is no more than “this”: “Kyiv denied this, saying …”."""
    text = speech.text
    return text.word(first) in ("this", "that", "it") and (
        text.word(first + 1) in BREAKS or text.word(first + 1) in (".", "and", "but", "")
    )


def _is_next(speech: Speech, previous: Frame, frame: Frame) -> bool:
    """Whether a frame stands in the clause of another or in the one behind it."""
    begins = [begin for begin, _ in speech.clauses]
    return begins.index(frame.begin) - begins.index(previous.begin) <= 1


def _relates(speech: Speech, previous: Frame | None, frame: Frame) -> bool:
    """Whether a source reports again: “according to Al Jazeera, which reported that”, “X, who denied it, said”."""
    if previous is None or previous.subject.last != frame.subject.last or frame.verb <= previous.verb:
        return False
    if previous.before:
        return [speech.text.word(frame.subject.last + k) for k in (0, 1)] == [",", "which"]
    return is_relative(speech, previous) and not is_relative(speech, frame)


def _leans(frame: Frame, previous: Frame | None) -> bool:
    """Whether a frame goes on with the subject of the one before: “and denied”, “saying”."""
    return previous is not None and frame.begin == previous.begin and frame.subject is previous.subject


def _stated(speech: Speech, frame: Frame, talk: Talk, kind: str, first: int, last: int) -> Stated:
    tokens = speech.scan.tokens
    name = frame.subject.name
    if name is not None and name.kind == PERSON and not speaks_jointly(speech, frame, name):
        source = speech.scan.text(name)
    else:
        source = tokens.span(frame.subject.first, frame.subject.last)
    word = tokens.lower[frame.verb]
    verb = "according to" if word in NO_VERB else "says" if word in (":", "–", "—", "-") else word
    outlet = speech.scan.text(frame.outlet) if frame.outlet else None
    return Stated(
        source or None,
        speaker_of(speech, frame, talk, None),
        verb,
        kind,
        tokens.starts[first],
        tokens.ends[last - 1],
        outlet,
    )


def _only_quoted(speech: Speech, kind: str, first: int, last: int) -> bool:
    """Whether the content is nothing but a quotation: it stands among the quotes."""
    colon = next((at for at in range(first, min(last, first + _WHERE)) if speech.text.word(at) == ":"), 0)
    if colon and speech.text.word(first) in PREPOSITIONS and any(speech.text.inside[colon + 1 : colon + 3]):
        first = colon + 1  # “wrote in a public statement: “…””
    spoken = [at for at in range(first, last) if speech.scan.tokens.words[at][0].isalnum()]
    if [speech.text.word(at) for at in spoken[:1]] == ["as"]:
        spoken = [at for at in spoken if speech.text.word(at) not in ("as", "a", "an", "the")]
    loose = [at for at in spoken if not speech.text.inside[at]]
    asked = bool(loose) and [speech.text.word(loose[0] + k) for k in (0, 1)] == ["when", "asked"]
    if asked and speech.text.inside[spoken[0]]:
        return True  # “remarked: “Not enough,” when asked how many”
    if loose and speech.text.inside[spoken[0]] and spoken.index(loose[0]) > _SHORT:
        tail = speech.text.word(loose[0])
        if tail in _WHEN or (tail.endswith("ing") and speech.text.word(loose[0] - 1) == ","):
            return True  # “said: “We have to work with them” when asked about it”
        infinitive = tail == "to" and speech.text.word(spoken[0] - 2) == "that"
        if tail in FINITE or (infinitive and speech.text.word(loose[0] + 1) in _GOING):
            return False  # ““More than three dozen drones” were used, he said”
    quoted = [at for at in spoken if speech.text.inside[at]]
    if quoted and sum(quoted[0] < at < quoted[-1] for at in loose) > 1:
        return False  # ““it seems” Marco Rubio “keeps lying”
    if loose and loose[0] == spoken[0] and len(spoken) > _SHORT:
        called = speech.text.word(loose[0] - 1).startswith("call")
        named = (
            called
            or speech.text.word(loose[0]) in PRONOUNS | {"his", "her", "its", "their"}
            or speech.scan.at(loose[0]) is not None
            or is_actor(speech.text, Phrase(loose[0], loose[0] + 1))
        )
        if named or kind == "call_for" or (kind == "warn" and speech.text.word(loose[0]) in PREPOSITIONS):
            return False  # “said Hungary “will not pay””, “called on negotiators “not to …””
    behind = speech.text.inside[spoken[0]] and 3 * len(loose) < len(spoken) if spoken else False
    return not loose or (len(spoken) > 3 and len(loose) <= 1) or behind
