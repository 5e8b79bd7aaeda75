"""Claims: a source, a verb of reported speech and what is reported, in the article's words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitrep.facts.phrases import DETERMINERS, PREPOSITIONS, has_finite
from sitrep.facts.quotes import Talk, speaker_of
from sitrep.facts.scan import PERSON
from sitrep.facts.speech import Frame, Speech
from sitrep.facts.verbs import SPEAKS, TAKES
from sitrep.facts.words import words

_OF_FACT = words("claims: of fact")
_WITHHELD = words("claims: withheld")
_BEFORE_CONTENT = words("claims: before content")
_AFTER_CONTENT = words("claims: after content")
_TIME_OPENERS = words("claims: time openers")
_TURNS = words("claims: turns")
_TRAILS = frozenset({"signaled", "indicates", "indicated", "estimates", "estimated", "assesses", "assessed"})
_REFUSED = words("claims: refused")
_LIES = words("claims: lies")
_SURE = words("claims: surely a clause")
_CLAUSE_OPENERS = DETERMINERS | {"it", "he", "she", "they", "we", "i", "there"}
_LEAST = 1  # words of content


@dataclass(frozen=True, slots=True)
class Stated:
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
    for frame in speech.frames:
        if speech.text.word(frame.subject.first - 1) == "as":
            continue  # “as one monitor remarked” is a remark about what is told
        if aside := _denies_aside(speech, frame):
            if found and previous is not None and previous.begin == frame.begin:
                found[-1] = replace(found[-1], end=speech.scan.tokens.ends[aside - 1])
                found.append(_denial(speech, frame, talk, found[-1]))
            continue
        if frame.source_start < covered and not frame.before and not _leans(frame, previous):
            continue
        first, last = _content(speech, frame)
        if frame.verb == 1 and speech.scan.tokens.words[0] in talk.registry.labels:
            continue  # an interview: what follows the name is speech, not reported speech
        kind = _kind(speech, frame, first, last)
        if kind is None or last - first < _LEAST or _only_quoted(speech, first, last):
            continue
        found.append(_stated(speech, frame, talk, kind, first, last))
        covered, previous = max(last, frame.cut), frame
    return found


def _denies_aside(speech: Speech, frame: Frame) -> int:
    """The token of the comma before “, which Hamas denied” and “, a claim Hamas denied”; 0 where there is none."""
    text = speech.text
    if frame.kind != "deny" or frame.participle:
        return 0
    first = frame.subject.first
    if text.word(first - 1) == "which":
        first -= 1
    elif text.word(first) in DETERMINERS and text.word(first + 1) in _OF_FACT:
        frame.subject.first += 2
    elif text.word(first) in _OF_FACT and text.word(first - 1) in DETERMINERS:
        frame.subject.first += 1
        first -= 1
    else:
        return 0
    return first - 1 if first > frame.begin and text.word(first - 1) in (",", "—", "–") else 0


def _denial(speech: Speech, frame: Frame, talk: Talk, denied: Stated) -> Stated:
    """The claim of somebody who denies what was reported just before: its content is that report."""
    name = frame.subject.name
    source = speech.scan.tokens.span(frame.subject.first, frame.subject.last)
    if name is not None and name.kind == PERSON:
        source = speech.scan.text(name)
    verb = speech.scan.tokens.lower[frame.verb]
    return Stated(
        source or None, speaker_of(speech, frame, talk, None), verb, "deny", denied.start, denied.end, None
    )


def _leans(frame: Frame, previous: Frame | None) -> bool:
    """Whether a frame goes on with the subject of the one before: “and denied”, “saying”."""
    return previous is not None and frame.begin == previous.begin and frame.subject is previous.subject


def _stated(speech: Speech, frame: Frame, talk: Talk, kind: str, first: int, last: int) -> Stated:
    tokens = speech.scan.tokens
    name = frame.subject.name
    if name is not None and name.kind == PERSON:
        source = speech.scan.text(name)
    else:
        source = tokens.span(frame.subject.first, frame.subject.last)
    word = tokens.lower[frame.verb]
    verb = "according to" if word == "according" else "says" if word == ":" else word
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


def _kind(speech: Speech, frame: Frame, first: int, last: int) -> str | None:
    """The kind of claim, or None where the verb reports no speech here."""
    text = speech.text
    word, after = text.word(frame.verb), text.word(frame.verb + 1)
    if word in ("according", ":"):
        return frame.kind if word == "according" or has_finite(text, first, last) else None
    takes = TAKES[word]
    if takes == "special":
        return _special(speech, frame, first, last)
    if takes == "quote":
        if word.startswith("ask"):
            return _asked(speech, frame)
        return None
    if frame.before:
        return frame.kind if word in SPEAKS or word in _TRAILS else None
    if frame.kind == "deny" and (after in _WITHHELD or after == "to"):
        return None
    if frame.kind == "report" and after == "to":
        return None
    if takes == "number":
        return (
            frame.kind
            if _is_actor(speech, frame)
            and any(text.word(at)[:1].isdigit() for at in range(first, min(first + 4, last)))
            else None
        )
    if takes == "that":
        if frame.kind == "say" and not _is_actor(speech, frame):
            return None
        return (
            frame.kind
            if text.word(frame.content) == "that" or (frame.participle and has_finite(text, first, last))
            else None
        )
    if takes in ("clause", "strict"):
        if text.word(frame.content) == "on" and word.startswith("insist"):
            return "call_for"
        return frame.kind if _is_clause(speech, frame, first, last) else None
    return frame.kind


def _is_clause(speech: Speech, frame: Frame, first: int, last: int) -> bool:
    text = speech.text
    if text.word(frame.content) == "that":
        return True
    opening = text.word(first)
    if opening in PREPOSITIONS - {
        "in",
        "on",
        "at",
        "after",
        "between",
        "over",
        "under",
        "from",
        "as",
        "by",
    } or opening in ("to", "nothing", "so"):
        return False
    if opening in ("who", "how", "what", "why", "where", "whether", "when", "which", "whose"):
        return opening in ("what", "how") and text.word(frame.verb) in ("explained", "explain")
    if (
        text.word(frame.verb) in _SURE
        and last - first >= 4
        and (text.word(first) in _CLAUSE_OPENERS or text.scan.tokens.caps[first])
    ):
        return True
    return has_finite(
        text,
        first,
        min(last, first + 24),
        strict=TAKES[text.word(frame.verb)] == "strict" or (frame.participle and frame.kind == "claim"),
    )


def _special(speech: Speech, frame: Frame, first: int, last: int) -> str | None:
    """Verbs that report speech in some constructions only: call, speak, reject, put, want."""
    text = speech.text
    word, after = text.word(frame.verb), text.word(frame.verb + 1)
    actor = _is_actor(speech, frame)
    if word.startswith("call"):
        if after in ("for", "on", "upon"):
            return "call_for"
        if not frame.before and set(_ahead(speech, frame)) & _LIES:
            return "deny"
        named = (
            after in ("it", "them", "him", "her", "this", "the", "that")
            or speech.scan.at(frame.verb + 1) is not None
        )
        return "say" if named and actor and not frame.before and last - first > 2 else None
    if word.startswith(("speak", "spoke")):
        return "say" if after == "of" and actor and not frame.before else None
    if word.startswith(("reject", "dismiss")):
        if set(_ahead(speech, frame)[:6]) & _REFUSED:
            return None  # a refusal is no denial
        near = {text.word(at) for at in range(frame.verb + 1, frame.verb + 6)}
        return (
            "deny"
            if frame.before
            or near & _OF_FACT
            or "as" in _ahead(speech, frame)
            or after in ("this", "that", "it", "as", "them")
            else None
        )
    if word.startswith("describ"):
        return "say" if "as" in _ahead(speech, frame) and actor and not frame.before else None
    if word.startswith("point"):
        return "say" if after == "out" and text.word(frame.verb + 2) == "that" else None
    if word.startswith("put"):
        ahead = [text.word(at) for at in range(frame.verb + 1, frame.verb + 14)]
        at = ahead.index("at") if "at" in ahead else -1
        return (
            "report"
            if at > 0
            and any(
                w[:1].isdigit() or w in ("a", "about", "some", "more", "up", "around")
                for w in ahead[at + 1 : at + 3]
            )
            else None
        )
    if word.startswith("want"):
        return (
            "call_for"
            if actor and after not in ("to", "it", ",", ".") and last - first > 2 and not frame.before
            else None
        )
    return None


def _ahead(speech: Speech, frame: Frame) -> list[str]:
    """The next words behind the verb, in lower case."""
    ahead: list[str] = []
    for at in range(frame.verb + 1, min(frame.verb + 16, frame.end)):
        if speech.text.word(at) in (",", "and", "but", ";"):
            break
        ahead.append(speech.text.word(at))
    return ahead


def _asked(speech: Speech, frame: Frame) -> str | None:
    text = speech.text
    after = text.word(frame.verb + 1)
    if frame.before or text.word(frame.verb) == "asking" or not _is_actor(speech, frame):
        return None
    if after == "to":
        return None
    if after in ("for", "that"):
        return "call_for"
    ahead = [text.word(at) for at in range(frame.verb + 1, frame.verb + 9)]
    if after in ("whether", "if", "why", "how", "what", "about", "who", "when", "where", "in"):
        return None
    return "call_for" if "to" in ahead else None


def _is_actor(speech: Speech, frame: Frame) -> bool:
    """Whether the subject is a name or a body that acts: “Ankara”, “the foreign ministry”, “the president”."""
    subject, text = frame.subject, speech.text
    if subject.pronoun:
        return subject.pronoun in ("he", "she", "they")
    if any(subject.first <= name.first < subject.last for name in speech.scan.names):
        return True
    return (
        text.word(subject.last - 1) in words("claims: actors")
        or text.word(subject.last - 1) in speech.scan.tables.offices
    )


def _content(speech: Speech, frame: Frame) -> tuple[int, int]:
    """The tokens of what is reported, without “that” and, at an end, without the source."""
    text = speech.text
    if frame.before:
        first = max(_after_colon(speech, frame), _after_dateline(speech, frame))
        last = frame.end if frame.within else _source_start(speech, frame)
    elif text.word(frame.verb) == "according":
        first, last = frame.content, frame.end
    else:
        first, last = frame.content or frame.verb + 1, _content_end(speech, frame)
    call = frame.kind == "call_for" or text.word(frame.verb).startswith(("call", "ask", "appeal"))
    while (
        first < last
        and text.word(first) in _BEFORE_CONTENT
        and (text.word(first) not in ("on", "for", "to", "of") or call)
    ):
        first += 1
    if text.word(frame.verb).startswith(("speak", "spoke")) and text.word(first) == "of":
        first += 1
    while last > first and text.word(last - 1) in _AFTER_CONTENT:
        last -= 1
    if not frame.before and first < last:
        first = _after_time(speech, first, last)
    return first, last


def _after_colon(speech: Speech, frame: Frame) -> int:
    """The clause that a trailing source belongs to: what stands after a colon."""
    text = speech.text
    for at in range(frame.source_start - 3, frame.begin, -1):
        if text.word(at) == ":" and not text.inside[at] and not text.word(at - 1)[:1].isdigit():
            return at + 1
    return frame.begin


def _after_dateline(speech: Speech, frame: Frame) -> int:
    """The token after the dash of a dateline, or of the “13:11 - ” of a live report, that opens the clause."""
    text = speech.text
    opening = text.scan.at(frame.begin)
    reach = (
        16 if opening is not None and opening.dateline else 4 if text.word(frame.begin)[:1].isdigit() else 0
    )
    for at in range(frame.begin, min(frame.begin + reach, frame.verb)):
        if text.word(at) in ("—", "–", "-"):
            return at + 1
    return frame.begin


def _after_time(speech: Speech, first: int, last: int) -> int:
    """Skip “on Tuesday that”, “in a statement that”: when and where it was said is not what was said."""
    text = speech.text
    if text.word(first) in _TIME_OPENERS:
        for at in range(first, min(first + 9, last)):
            if text.word(at) in (",", "“", '"'):
                break
            if text.word(at) == "that":
                return at + 1
    if text.word(first) == "on" and first + 2 < last and text.word(first + 1).endswith("day"):
        return first + 2
    return first


def _source_start(speech: Speech, frame: Frame) -> int:
    text = speech.text
    at = frame.source_start
    while at > frame.begin and text.word(at - 1) in DETERMINERS | {"as", "and", "but", ","}:
        at -= 1
    return at


def _content_end(speech: Speech, frame: Frame) -> int:
    """Where the content ends: with the clause, or before the next frame that is not part of it."""
    text = speech.text
    for other in speech.frames:
        if (
            other.begin != frame.begin
            or other.verb <= frame.verb
            or TAKES.get(text.word(other.verb)) == "quote"
        ):
            continue
        if other.subject is frame.subject:
            at = other.verb
            while at > frame.verb + 1 and text.word(at - 1) in (
                "while",
                "and",
                "also",
                "but",
                "before",
                "then",
                ",",
                "or",
            ):
                at -= 1
            return at
        if not other.before and other.subject.first > frame.verb:
            at = other.subject.first
            while at > frame.verb + 2 and text.word(at - 1) in DETERMINERS | {"a", "the"}:
                at -= 1
            if text.word(at - 1) in _TURNS and at - 2 > frame.verb:
                return at - 1
    return frame.end


def _only_quoted(speech: Speech, first: int, last: int) -> bool:
    """Whether the content is nothing but a quotation: it stands among the quotes."""
    spoken = [at for at in range(first, last) if speech.scan.tokens.words[at][0].isalnum()]
    loose = [at for at in spoken if not speech.text.inside[at]]
    return not loose or (len(spoken) > 3 and len(loose) <= 1)
