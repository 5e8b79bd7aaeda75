"""Whether a form of a verb of speech is a noun where it stands: “Russian claims were”, “reports of shelling”."""

from __future__ import annotations

from calendar import month_name

from sitrep.facts.phrases import NOUNISH, Phrase, Text, is_actor
from sitrep.facts.scan import PLACE
from sitrep.facts.verbs import BASE, KIND
from sitrep.facts.words import words

_FORMS_IN_S = KIND.keys() - BASE
_MONTHS = frozenset(name.lower() for name in month_name if name)
_AFTER_NOUNS = words("speech: after nouns")
_SUBJECT_NOUN = words("speech: after subject nouns")
_BEFORE_NOUNS = words("speech: before nouns")
_ONE = frozenset({"a", "an", "every", "another", "this", "any", "no", "each"})
_OWNED = frozenset({"a", "an", "this", "its", "his", "their", "her", "'s"})
EVIDENCE = words("claims: evidence")
_MADE = frozenset({"taken", "shot", "from", "of", "by", "made", "seen", "shown"})
_CALLED = frozenset({"phone", "phones", "telephone", "call", "calls", "door", "mobile", "cellphone"})
_OPENING = 3  # tokens of “In his opening remarks”
_ASIDE = 12  # tokens between evidence and its verb


def is_noun(text: Text, at: int, begin: int, end: int) -> bool:
    """Whether a form that is also a noun is one here: “Russian claims were”, “reports of”."""
    word = text.word(at)
    if word == "report" and text.word(at + 1) in KIND and text.word(at + 2) in (".", ",", "that", ""):
        return True  # “the KIIS report notes”
    plural = word.endswith("s") and text.word(at - 2) in ("these", "those") and text.scan.at(at - 1) is None
    if plural and at - 2 >= begin and word in _FORMS_IN_S:
        return True  # “these upbeat remarks”
    if text.word(begin) == "in" and 0 < at - begin <= _OPENING and text.word(at + 1) == ",":
        return True  # “In opening remarks, …”
    if word in ("remarks", "comments") and text.word(at + 1) in ("by", "from"):
        return True  # “followed remarks by the chief of staff, who claimed …”
    if word.startswith("answer") and _CALLED.intersection(text.word(k) for k in range(at + 1, at + 4)):
        return True  # “who answered the phone”
    if word == "claims" and text.word(at + 1) == "made":
        return True  # “undercutting claims made by the Kremlin”
    if word not in NOUNISH or word.endswith("ed"):
        return False
    if word == "read" and text.word(at + 1) in (":", "“", '"', "."):
        return False  # “a second post read: “…””
    after = text.word(at + 1) if at + 1 < end else ""
    before = text.word(at - 1) if at > begin else ""
    if before in ("trade", "trades", "traded", "trading", "exchanged"):
        return True  # “trade blame”
    alone = before.isalpha() and text.word(at - 2) in (",", "and", "of")
    if word == "demands" and alone and not before.endswith("s") and not text.scan.tokens.caps[at - 1]:
        return True  # “threats, excessive demands and …”
    if after == ":" and word in BASE:
        return True
    if (
        text.word(at - 2) == "to"
        and at - 2 > begin
        and text.scan.at(at - 1) is None
        and not before.endswith("s")
    ):
        return True  # “to spearhead calls for”
    if after in _AFTER_NOUNS and word not in ("call", "calls", "appeal", "appeals"):
        return True
    if (after in KIND and after not in NOUNISH) or after in _SUBJECT_NOUN:
        return True
    joined = before == "and" and not text.word(at - 2).endswith("s")
    says = word == "states" and before == "military"
    says = says or (joined and (after == "that" or (word == "calls" and after == "on")))
    if (before in _BEFORE_NOUNS and not says) or (before[:1].isdigit() and not _is_day(text, at - 1)):
        return True
    if before in KIND and before not in NOUNISH and not before.endswith("ing"):
        return True  # “refuted claims that”
    state = text.scan.at(at - 1)
    if (
        word in BASE
        and state is not None
        and state.kind == PLACE
        and text.word(at - 2) in _ONE
        and at - 2 >= begin
    ):
        return True  # “rejected a US demand that”
    if (
        word == "report"
        and state is not None
        and text.word(state.first - 1) in _ONE
        and state.first - 1 >= begin
        and after == "that"
    ):
        return True  # “a United Nations report that repeats”
    owner_before = text.scan.tokens.words[at - 1] in text.scan.tables.demonyms if at > begin else False
    if owner_before and word.endswith("s"):
        return True
    if word.startswith(("show", "indicat")) and _evidence_ahead(text, begin, at):
        return False  # “images analysed by a laboratory show”
    near = {text.word(back) for back in range(max(begin, at - 3), at)} & _OWNED
    if word.endswith(("s", "ing")):
        return (
            bool(near - {"'s", "a", "an"}) and not is_actor(text, Phrase(at - 1, at)) and not _named(text, at)
        )
    return bool(near) and not (before.endswith("s") and before not in _OWNED)


def _named(text: Text, at: int) -> bool:
    return text.scan.at(at - 1) is not None or text.word(at - 1) in ("and", ",", "it")


def _evidence_ahead(text: Text, begin: int, at: int) -> bool:
    """Whether evidence stands before the verb, with a participle behind it: “footage published on Monday shows”."""
    return any(
        text.word(k) in EVIDENCE and (text.word(k + 1).endswith("ed") or text.word(k + 1) in _MADE)
        for k in range(max(begin, at - _ASIDE), at)
    )


def _is_day(text: Text, at: int) -> bool:
    """“footage published on February 25 shows”: the figure belongs to a date."""
    return text.word(at - 1) in _MONTHS or (text.word(at - 1) == "and" and text.word(at - 3) in _MONTHS)
