"""Verbs that report speech in some constructions only: “called it a lie”, “asked for help”, “put it at 40”."""

from __future__ import annotations

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.phrases import BREAKS, DETERMINERS, PREPOSITIONS, Text, is_actor
from sitrep.facts.words import words

_OF_FACT = words("claims: of fact")
_REFUSED = words("claims: refused")
_LIES = words("claims: lies")
_QUESTIONS = ("whether", "if", "why", "how", "what", "about", "who", "when", "where", "which")
_QUALITIES = (
    "able",
    "ic",
    "ible",
    "ful",
    "less",
    "ous",
    "ive",
    "ical",
    "false",
    "illegal",
    "credible",
    "wrong",
)
_WEIGHTS = frozenset({"key", "vital", "crucial", "essential", "central", "fatal", "critical", "bad", "good"})
_NUMERALS = words("kinds: numerals")
_COUNTS = frozenset({"toll", "number", "figure", "dead", "casualties", "losses"})
_JUDGED = frozenset({"wrong", "ridiculous", "absurd", "preposterous", "premature", "misleading", "slander"})
_UNNAMED = frozenset({"name", "names", "surname", "surnames", "identity"})
_HIS_NAME = 4  # tokens of “that his name not”


def special(speech: Speech, frame: Frame, first: int, last: int) -> str | None:
    """Verbs that report speech in some constructions only: call, speak, reject, put, want."""
    text = speech.text
    word, after = text.word(frame.verb), text.word(frame.verb + 1)
    after = "for" if text.word(frame.content) == "for" else after
    actor = is_actor(text, frame.subject)
    if word.startswith("call"):
        actor = actor or (frame.subject.pronoun == "it" and any(text.inside[first:last]))
        if after in ("for", "on", "upon"):
            return "call_for"
        if not frame.before and _calls_false(set(words_ahead(speech, frame)), after):
            return "deny"
        known_as = frame.subject.pronoun == "they" and after in (
            "him",
            "her",
            "me",
            "us",
        )  # “They call him Doc”
        return "say" if actor and not (frame.before or known_as) and _names(text, frame, last) else None
    if word.startswith(("speak", "spoke")):
        return "say" if after == "of" and actor and not frame.before else None
    if word.startswith(("reject", "dismiss")):
        if set(words_ahead(speech, frame)[:6]) & _REFUSED:
            return None  # a refusal is no denial
        if frame.before and {text.word(at) for at in range(frame.subject.first, frame.verb)} & _REFUSED:
            return None  # “, a demand Yerevan rejects”
        near = {text.word(at) for at in range(frame.verb + 1, frame.verb + 9)}
        return (
            "deny"
            if frame.before
            or near & (_OF_FACT | {"responsibility", "involvement", "blame"})
            or "as" in words_ahead(speech, frame)
            or after in ("this", "that", "it", "as", "them")
            else None
        )
    if word.startswith(("describ", "characteri", "brand", "bill", "label")):
        marked = next((at for at in range(frame.verb + 2, last) if text.inside[at]), 0)
        named = "as" in words_ahead(speech, frame) or (text.word(marked - 2) == "as" and marked < last)
        named = named or (word in ("branding", "branded", "brands") and marked < last and marked > 0)
        return "say" if named and actor and not frame.before else None
    if word.startswith("mark"):
        return "report" if "as" in words_ahead(speech, frame) and actor and not frame.before else None
    if word.startswith("point"):
        return "say" if after == "out" and text.word(frame.verb + 2) == "that" else None
    if word.startswith("put") or (word == "placed" and _COUNTS.intersection(words_ahead(speech, frame))):
        ahead = [text.word(at) for at in range(frame.verb + 1, frame.verb + 14)]
        at = ahead.index("at") if "at" in ahead else -1
        return (
            "report"
            if at > 0
            and any(
                w[:1].isdigit() or w in _NUMERALS or w in ("a", "about", "some", "more", "up", "around")
                for w in ahead[at + 1 : at + 3]
            )
            else None
        )
    if word.startswith("want"):
        return (
            "call_for"
            if actor
            and after not in ("to", "it", ",", ".")
            and text.word(frame.verb + 2) != "to"
            and last - first > 2
            and not frame.before
            else None
        )
    return None


def _calls_false(ahead: set[str], after: str) -> bool:
    """Whether something told is called a lie; an idea that is called wrong is not denied."""
    told = bool(ahead & _OF_FACT) or after in ("it", "this", "that", "them")
    return bool(ahead & (_LIES if told else _LIES - _JUDGED)) or ("fairy" in ahead and bool(ahead & _OF_FACT))


def _names(text: Text, frame: Frame, last: int) -> bool:
    """Whether something is called something: “called it fiction”, “called the vote a farce”, no “called the police”."""
    at, nouns = frame.verb + 1, 0
    if text.word(at) in ("it", "them", "him", "her", "this", "that", "these") and last - at >= 2:
        return text.word(at + 1) not in ("to", "for", "off", "in", "on", "at")
    if text.word(at) in PREPOSITIONS:
        return False
    weighed = any(
        text.word(k) in _WEIGHTS and text.word(k + 1) in ("to", "for") for k in range(at + 2, at + 6)
    )
    if text.word(at) in DETERMINERS and weighed:
        return True
    for k in range(at, min(at + 12, last)):
        word = text.word(k)
        if word in (",", ";", "to") or (word in ("that", "which", "who") and k > at):
            return False
        opens = word in ("a", "an", "the", "“", '"', "‘", "not", "“a") or text.inside[k]
        if opens and nouns and text.word(k - 1) not in PREPOSITIONS and text.word(k - 1) not in ("and", "or"):
            return True
        nouns += word not in DETERMINERS and word[0].isalnum()
    end = text.word(last - 1)
    return text.word(at) in DETERMINERS and 3 <= last - at <= 6 and end.endswith(_QUALITIES)


def calls_a_lie(speech: Speech, frame: Frame) -> bool:
    """“called it a lie” and “dismissed as fiction” deny."""
    word = speech.text.word(frame.verb)
    return word.startswith(("call", "dismiss")) and bool(set(words_ahead(speech, frame)) & _LIES)


def words_ahead(speech: Speech, frame: Frame) -> list[str]:
    """The next words behind the verb, in lower case."""
    ahead: list[str] = []
    for at in range(frame.verb + 1, min(frame.verb + 16, frame.end)):
        if speech.text.word(at) in (",", "and", "but", ";"):
            break
        ahead.append(speech.text.word(at))
    return ahead


def asked(speech: Speech, frame: Frame) -> str | None:
    """“asked that”, “asked its allies for help”, “asked him to go”; no question, and no “not to be named”."""
    text = speech.text
    after = text.word(frame.verb + 1)
    if frame.before or frame.participle or not is_actor(text, frame.subject):
        return None
    if after in ("to", "not", "us", "me", *_QUESTIONS):
        return None
    if after == "that" and _UNNAMED.intersection(words_ahead(speech, frame)[:_HIS_NAME]):
        return None  # “asked that his name be left out”
    if after in ("for", "that"):
        beyond = text.word(frame.verb + 2)
        return "call_for" if beyond not in PREPOSITIONS | BREAKS | {"."} else None
    for at in range(frame.verb + 2, min(frame.verb + 9, frame.end)):
        listed = (
            text.word(at) == "," and text.scan.at(at - 1) is not None and text.scan.at(at + 1) is not None
        )
        if text.word(at) == "who" and text.word(at - 1) in (
            "everybody",
            "everyone",
            "anybody",
            "anyone",
            "those",
        ):
            continue  # “asked everybody who can to leave”
        if text.word(at) in _QUESTIONS or (text.word(at) in (",", "“", '"', "about") and not listed):
            return None  # but “asked Poland, Romania and Slovakia to help”
        if text.word(at) in ("over", "out", "round", "back", "in"):
            return None  # “asked friends over”
        if text.word(at) in ("to", "for"):
            return "call_for"
    return None
