"""Where what a verb of speech reports stands: behind the verb, before it, or around it."""

from __future__ import annotations

from sitrep.facts.frame import Frame
from sitrep.facts.phrases import (
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    Text,
    after_span,
    has_finite,
    is_actor,
    is_adverbial,
)
from sitrep.facts.scan import ORGANISATION, PERSON
from sitrep.facts.verbs import KIND
from sitrep.facts.words import words

_AFTER_OUTLET = words("speech: after outlet")
_AFTER_LISTENER = words("speech: after listener")
_LISTENERS = words("speech: listeners")
_TRAILING = words("speech: trailing")
_ADVERBIAL_OPENERS = words("reach: adverbial openers")
_TO_SOMEBODY = frozenset(
    {"assur", "promi", "warn", "warns", "warne", "remin", "infor", "notif", "vowed", "pledg"}
)
_ADDRESSED = words("reach: addressed")
_PRESSMEN = frozenset(
    {"reporter", "journalist", "correspondent", "presenter", "host", "anchor", "interviewer"}
)
_ON_AIR = frozenset({"radio", "television", "tv", "fm"})
_OF_FACT = words("claims: of fact")
_WHILES = frozenset(
    {
        "hour",
        "day",
        "week",
        "month",
        "hours",
        "days",
        "weeks",
        "months",
        "minutes",
        "years",
        "shortly",
        "just",
        "soon",
    }
)
_DAYS = frozenset({"day", "night", "week", "evening", "morning", "afternoon"})
_FAR = 30  # tokens between a verb and the “that” behind an apposition
_APPOSITION = 2  # commas
_ASIDE = 12  # tokens between a verb and its “that”
_LEAVING = frozenset({"and", "but", "before", "when", "while", "as", "after", "citing", "quoting"})
_MEDIUM = 5  # tokens of “channel Rossiya 1 that”
_OFFICE = 6  # tokens of an apposition up to its office
_QUOTES = frozenset({"“", '"', "«", "‘"})
_LONG = 10  # tokens
_HEADLINE = 4  # words of a headline before “, source says”
_TAIL = 15  # tokens of “on Telegram on Monday” behind the verb of a trailing source


def place_content(text: Text, frame: Frame) -> None:
    """Where what is reported stands: behind the verb, before it, or around it."""
    at = frame.verb + 1
    if (
        text.word(frame.verb)
        in (
            "told",
            "tell",
            "tells",
            "telling",
            "assures",
            "reminds",
            "informs",
            "assured",
            "reminded",
            "informed",
        )
        and at < frame.end
    ):
        at = _listener(text, frame, at)
    if (
        text.word(at) == "," and not text.inside[at]
    ):  # “told CBS, the BBC's partner, that …”, “reported, citing sources, that …”
        ahead = range(at + 2, min(at + _ASIDE, frame.end - 1))
        at = next((k + 1 for k in ahead if text.word(k) == "," and text.word(k + 1) == "that"), at)
    frame.content = _that_ahead(text, frame, at) or _for_ahead(text, frame, at) or at
    if frame.participle or (text.word(at) == ":" and (text.word(at + 1) in _QUOTES)):
        return
    if frame.kind == "deny" and text.word(at) == "this" and text.word(at + 1) in ("was", "is", "had"):
        return  # “…, but the government denied this was the case”
    lead = frame.subject.first - 1
    while lead > frame.begin and text.word(lead) in DETERMINERS | {"as", "and", "but"}:
        lead -= 1
    if lead <= frame.begin:
        return
    opening = text.scan.at(frame.begin)
    dated = opening is not None and opening.dateline and text.word(lead) in ("—", "–", "-")
    if dated and not has_finite(text, frame.begin, lead):
        return  # “BUKAVU, Congo (AP) — Rwanda-backed M23 rebels said Saturday they had …, less than …”
    quote_before = text.closes_quote(lead) or (text.word(lead) == "," and text.closes_quote(lead - 1))
    hyphen = (
        text.word(lead) == "-"
        and text.word(lead - 1).isalpha()
        and text.scan.tokens.starts[lead] > text.scan.tokens.ends[lead - 1]
    )
    if text.word(lead) not in (",", "—", "–") and not quote_before and not hyphen:
        return
    if text.word(frame.begin).endswith("ing") and text.word(at) != "." and _leads(text, frame.begin, lead):
        return  # “Calling the war “a violation of the Charter,” the Secretary-General said, …”
    tail = _tail(text, frame, at)
    if (
        tail < 0
        and quote_before
        and (text.word(at) in _TRAILING or after_span(text, at) > at)
        and text.word(frame.content) != "that"
    ):
        tail = next(
            (k for k in range(at, frame.end) if text.word(k) in (".", ",") or text.inside[k]), frame.end
        )
    if tail < 0:
        return
    aside = text.word(tail) == "," and goes_on(text, tail, frame.end) and not _leads(text, frame.begin, lead)
    aside = aside or (
        tail >= frame.end and lead - frame.begin > _HEADLINE and text.word(frame.verb).endswith(("s", "say"))
    )
    if not (quote_before or aside or (lead - frame.begin >= 2 and _clause_like(text, frame.begin, lead))):
        return
    if not quote_before and (text.inside[min(tail, frame.end - 1)] or text.word(tail) in ("“", '"')):
        return
    frame.before = True
    frame.cut = tail
    marks = (
        text.word(tail) == "," and text.word(tail + 1) in _QUOTES and not has_finite(text, frame.begin, lead)
    )
    frame.within = not quote_before and (marks or goes_on(text, tail, frame.end))


def _that_ahead(text: Text, frame: Frame, at: int) -> int:
    """The “that” behind when, where and to whom it was said: “announced in Kyiv on Monday that”; 0 where none is."""
    addressed = text.word(frame.verb)[:5] in _TO_SOMEBODY and (
        text.word(at) in _ADDRESSED or text.scan.at(at) is not None or is_actor(text, Phrase(at, at + 1))
    )
    days = (text.word(at + 1), text.word(at + 2))
    if text.word(at) == "the" and text.word(at + 3) == "that" and ("before" in days or "same" in days):
        return at + 3 if _DAYS.intersection(days) else 0  # “announced the same day that”
    if not addressed and text.word(at) not in _ADVERBIAL_OPENERS:
        return 0
    if (far := _that_behind_comma(text, frame, at)) > 0:
        return far
    if text.word(at) == "to" and text.word(at + 1) not in _ADDRESSED and text.scan.at(at + 1) is None:
        return 0  # “claimed to have …”
    for k in range(at, min(at + _ASIDE, frame.end)):
        word = text.word(k)
        if word == "that":
            relative = has_finite(text, k + 1, k + 2) and text.scan.at(k + 1) is None
            conditional = text.word(k - 1) in (
                "condition",
                "grounds",
            )  # “said on condition that he is not named”
            return (
                k
                if k > at and text.word(k - 1) not in PREPOSITIONS and not relative and not conditional
                else 0
            )
        if text.inside[k] or word in BREAKS or (word in KIND and text.scan.at(k) is None):
            return 0
    return 0


def _for_ahead(text: Text, frame: Frame, at: int) -> int:
    """The “for” behind when and where it was called for: “called in a statement on May 1 for”; 0 where none is."""
    if not text.word(frame.verb).startswith("call") or text.word(at) not in (
        "in",
        "on",
        "at",
        "late",
        "during",
    ):
        return 0
    if text.word(at) == "on" and not text.word(at + 1).endswith("day"):
        return 0  # “called on both sides”
    for k in range(at + 2, min(at + _ASIDE, frame.end)):
        if text.word(k) == "for":
            return k
        if text.inside[k] or text.word(k) in BREAKS or text.word(k) in KIND:
            return 0
    return 0


def _that_behind_comma(text: Text, frame: Frame, at: int) -> int:
    """The “that” of “said at the opening of a school in Khankendi, the city …, that”; 0 where none is."""
    if text.word(at) not in ("at", "in", "on", "during", "after"):
        return 0
    commas = 0
    for k in range(at + 1, min(at + _FAR, frame.end)):
        if text.inside[k] or text.word(k) in BREAKS - {",", "-"}:
            return 0
        if (
            text.word(k) == ","
            and not commas
            and text.word(k + 1) not in ("the", "a", "an", "where", "which", "his")
        ):
            return 0
        commas += text.word(k) == ","
        if text.word(k) == "that":
            return k if commas == _APPOSITION and text.word(k - 1) == "," else 0
    return 0


def _leads(text: Text, first: int, last: int) -> bool:
    """Whether what stands before a comma only leads in: “In a statement, the ministry said, …”."""
    opens = text.word(first) in ("in", "on", "at", "during", "after") or (
        text.word(first).endswith("ing") and text.scan.at(first) is None and not text.inside[first]
    )
    return opens and not has_finite(text, first, last)


def _clause_like(text: Text, first: int, last: int) -> bool:
    """Whether what stands before a comma can be what is reported, and no mere “In Kyiv on Monday”."""
    if text.word(first) in ("asked", "responding", "speaking") or text.word(first + 1) == "asked":
        return False
    if (
        last - first >= _LONG
        and text.word(first) not in PREPOSITIONS
        and not text.word(first).endswith("ing")
    ):
        return True  # too long for a mere adverbial: “Russia and India intend to raise …”
    return has_finite(text, first, last) or (
        text.word(first) in ("what", "whatever", "a", "the", "no", "some", "at") and last - first >= 2
    )


def _tail(text: Text, frame: Frame, at: int) -> int:
    """The token after a trailing attribution, “officials said on Monday.”; -1 where the sentence goes on otherwise."""
    if at >= frame.end or text.inside[at] or text.word(at) in BREAKS or text.word(at) == ".":
        return at
    if text.word(at) in _LEAVING:
        return at
    if (behind := after_span(text, at)) > at and text.word(behind) in (",", "."):
        return behind  # “…, Zelensky said three weeks later, standing at the sign”
    if text.word(at) not in _TRAILING:
        return -1
    last = at
    while last < frame.end and last - at < _TAIL:
        if text.word(last) in (",", ".", "—", "–", "“", '"', ")") or text.inside[last]:
            return last
        if text.word(last) == "that":
            return -1
        if text.word(last) in ("following", "after", "during", "amid", "citing"):
            return last
        last += 1
    return last if last == frame.end else -1


def _listener(text: Text, frame: Frame, at: int) -> int:
    """The token after whom something was told; a medium is noted as the outlet."""
    last = at
    while last < frame.end and last - at < 14:
        owner = text.scan.at(last)
        if owner is not None:
            if owner.kind == ORGANISATION and (owner.outlet or text.word(owner.last - 1) in _ON_AIR):
                frame.outlet = owner
            last = owner.last
            if text.word(last) not in _AFTER_OUTLET and text.word(last) not in _PRESSMEN:
                break
            continue
        word = text.word(last)
        person = text.scan.at(last + 1)
        if word in _PRESSMEN and person is not None and person.kind == PERSON:
            return person.last  # “told Kremlin reporter Pavel Zarubin”
        if (
            (word in _AFTER_LISTENER and last > at)
            or (word in BREAKS and word != "-")
            or word == "."
            or text.inside[last]
        ):
            break
        last += 1
        medium = text.scan.at(last)
        if word in _LISTENERS and not (medium is not None and medium.outlet):
            break
    ahead = [text.word(at) for at in range(last, min(last + _MEDIUM, frame.end))]
    if "that" in ahead and not BREAKS.intersection(ahead[: ahead.index("that")]):
        last += ahead.index("that")  # “told state television channel Rossiya 1 that”
    while (
        last < frame.end
        and text.word(last) in ("on", "in", "at", "aboard", "during")
        and is_adverbial(text, last)
        and text.word(last + 1) not in ("a", "an")
    ):
        last += 2
    return last


def goes_on(text: Text, at: int, end: int, *, inverted: bool = False) -> bool:
    """Whether the reported words continue behind an attribution that stands inside them.

    Behind an inverted one, “said Grossi, the agency's head”, an article begins an apposition.
    """
    if inverted and (
        text.word(at + 1) in ("a", "the", "an", "its", "his", "her")
        or (at + 1 < end and text.scan.tokens.caps[at + 1])
        or any(text.word(k) in text.scan.tables.offices for k in range(at + 1, min(at + _OFFICE, end)))
    ):
        return False
    if text.word(at + 1) in DETERMINERS and text.word(at + 2) in _OF_FACT:
        return False  # “, the task force said, a claim rejected by Moscow”
    counted = at + 2 if text.word(at + 1) in ("a", "one", "two", "three") else at + 1
    if text.word(counted) in _WHILES and text.word(counted + 1) in ("after", "before", "ago"):
        return False  # “, health officials said, hours after Israel accused …”
    return (
        at < end - 1
        and text.word(at) in (",", "—", "–")
        and not text.inside[at]
        and at + 2 < end
        and text.word(at + 1)
        not in (
            "“",
            '"',
            "who",
            "without",
            "up",
            "down",
            "standing",
            "sitting",
            "looking",
            "smiling",
            "referring",
            "speaking",
            "pointing",
            "describing",
            "noting",
            "adding",
            "saying",
            "while",
            "though",
            "although",
            "whereas",
            "as",
            "after",
            "citing",
            "which",
            "and",
            "but",
        )
    )
