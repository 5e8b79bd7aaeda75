"""The kind of claim that a verb makes where it stands; none where it reports no speech."""

from __future__ import annotations

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.phrases import DETERMINERS, PREPOSITIONS, has_finite
from sitrep.facts.verbs import SPEAKS, TAKES
from sitrep.facts.words import words

_OF_FACT = words("claims: of fact")
_WITHHELD = words("claims: withheld")
_TRAILS = frozenset({"signaled", "indicates", "indicated", "estimates", "estimated", "assesses", "assessed"})
_REFUSED = words("claims: refused")
_LIES = words("claims: lies")
_SURE = words("claims: surely a clause")
_CLAUSE_OPENERS = DETERMINERS | {"it", "he", "she", "they", "we", "i", "there"}


def kind_of(speech: Speech, frame: Frame, first: int, last: int) -> str | None:
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
