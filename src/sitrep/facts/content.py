"""The words of a claim: from where what is reported begins to where its clause ends."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.phrases import DETERMINERS, FINITE, after_span, has_finite, phrase_end
from sitrep.facts.scan import PERSON
from sitrep.facts.verbs import KIND
from sitrep.facts.words import words

_BEFORE_CONTENT = words("claims: before content")
_AFTER_CONTENT = words("claims: after content")
_TIME_OPENERS = words("claims: time openers")
_BEHIND_PRONOUN = frozenset({",", ";", ".", "—", "–", "was", "is", "were", "had", "would"})
_ADDRESSING = frozenset({"warn", "told", "tell", "assu", "remi", "info"})
_NAMED = 3  # tokens of “that account”
_BRACKET = 6  # tokens between the brackets behind a source
_RELATIVE = frozenset({"which", "who", "that", "whom"})
_ASIDES = frozenset({"while", "whereas", "although", "though"})
_REMAINS = frozenset({"has", "have", "is", "are", "remains", "remain"})
_LEANING = frozenset({"while", "after", "and", "also", "but", "before", "then", ",", "or"})
_OF_DAY = frozenset({"night", "morning", "evening", "afternoon", "'s", "and"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_OF_FACT = words("claims: of fact")
_TURNS = words("claims: turns")
_QUOTE = frozenset({"“", "«", '"'})
_LEAD_IN = 9  # tokens of “on Thursday at the BRICS summit”
_WHERE = 7  # tokens of “, where the Chechen leader Ramzan”
_CLAUSE = 16  # tokens of “and the chancellor's spokesman, Stefan Kornelius, refused”
_PAIRS = (("“", "”"), ("«", "»"), ('"', '"'))
NO_VERB = frozenset({"according", "by", "in"})


def content_of(speech: Speech, frame: Frame, later: Sequence[Frame]) -> tuple[int, int]:
    """The tokens of what is reported, without “that” and, at an end, without the source.

    `later` are the frames behind this one that report something, in reading order.
    """
    text = speech.text
    if frame.before:
        first = max(
            _after_turn(speech, frame),
            _after_colon(speech, frame),
            _after_dateline(speech, frame),
            _in_brackets(speech, frame),
        )
        last = frame.end if frame.within else _source_start(speech, frame)
        if text.word(_source_start(speech, frame) - 1) in _RELATIVE and text.word(frame.cut) == ",":
            first, last = frame.cut + 1, frame.end  # “, who, according to diplomats, had pressed for talks”
    elif text.word(frame.verb) in NO_VERB:
        first, last = _after_bracket(speech, frame.content, frame.end), frame.end
    else:
        first, last = frame.content or frame.verb + 1, _content_end(speech, frame, later)
    call = frame.kind == "call_for" or text.word(frame.verb).startswith(("call", "ask", "appeal"))
    while (
        first < last
        and text.word(first) in _BEFORE_CONTENT
        and (text.word(first) != "that" or first + 1 < last)
        and not _opens_quote(speech, first, last)
        and not (
            text.word(first) == "that" and text.word(first + 1) in _QUOTE and call and frame.verb + 1 == first
        )
        and not (
            text.word(first) == "that"
            and text.word(first + 1) in _BEHIND_PRONOUN
            and not (text.word(first + 1) == "," and frame.kind != "deny")
        )
        and not (
            text.word(first) == "that"
            and frame.kind == "deny"
            and (last - first <= _NAMED or text.word(first + 1) in _OF_FACT)
        )
        and (text.word(first) not in ("on", "for", "to", "of") or call)
    ):
        first += 1
    told = text.scan.at(first) if text.word(frame.verb)[:4] in _ADDRESSING else None
    if told is not None and text.word(told.last) in ("they", "it", "he", "she", "that", "there"):
        first = told.last + (text.word(told.last) == "that")  # “warned Iran they would”
    if (
        text.word(frame.verb) == "according"
        and text.word(first + 1) in ("said", "says")
        and text.word(first + 2) == ","
    ):
        first += 3  # “According to spies, he said, …”
    if text.word(first).endswith("ly") and text.word(first + 1) == "that" and first + 2 < last:
        first += 2  # “stated unequivocally that”
    if text.word(frame.verb).startswith(("speak", "spoke")) and text.word(first) == "of":
        first += 1
    if (
        frame.kind == "deny"
        and text.word(first + 1) in _OF_FACT
        and text.word(first + 2) in ("and", "but", ",")
    ):
        last = min(last, first + 2)  # “rejected that assertion and set out …”
    if text.word(last - 1) == "]" and text.word(last - 3) == "[" and text.word(last - 2).isdigit():
        last -= 3  # a footnote: “advanced near Siversk.[1]”
    while last > first and text.word(last - 1) in _AFTER_CONTENT:
        last -= 1
    if frame.before and frame.subject.first > frame.verb and text.word(frame.verb + 1) == "by":
        while last > first and text.word(last - 1) in (
            "was",
            "were",
            "been",
            "has",
            "have",
            "is",
            "also",
            "later",
        ):
            last -= 1
    if not frame.before and first < last:
        first = _after_time(speech, first, last)
    return first, _closed(speech, first, last)


def _opens_quote(speech: Speech, first: int, last: int) -> bool:
    """Whether a mark opens a quotation that ends inside what is reported: “that “a lot” had been done”."""
    text = speech.text
    if text.word(first) not in _QUOTE or text.inside[first + 1 : first + 2] != [True]:
        return False
    close = next((at for at in range(first + 1, last) if not text.inside[at]), last)
    return close < last - 1 and any(text.word(at)[:1].isalnum() for at in range(close, last))


def _closed(speech: Speech, first: int, last: int) -> int:
    """The end with the mark that closes a quotation begun inside: “a trap,” and not “a trap."""
    text = speech.text
    inside = [text.word(at) for at in range(first, last)]
    for opening, closing in _PAIRS:
        is_open = (
            inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing)
        )
        if is_open and closing in (behind := [text.word(at) for at in range(last, last + 2)]):
            return last + behind.index(closing) + 1
    return last


def _after_bracket(speech: Speech, at: int, end: int) -> int:
    """The token behind the “(OCHA)” of a source."""
    if speech.text.word(at) == "(":
        for close in range(at + 1, min(at + _BRACKET, end)):
            if speech.text.word(close) == ")":
                return close + 1
    return at


def _after_colon(speech: Speech, frame: Frame) -> int:
    """The clause that a trailing source belongs to: what stands after a colon."""
    text = speech.text
    for at in range(frame.source_start - 3, frame.begin, -1):
        if text.word(at) == ":" and not text.inside[at] and not text.word(at - 1)[:1].isdigit():
            return at + 1
    return frame.begin


def _after_turn(speech: Speech, frame: Frame) -> int:
    """Where a trailing source's own clause begins: “X denied it, though 14 were killed, according to the UN”."""
    text = speech.text
    start = frame.source_start
    said = [other.verb for other in speech.frames if frame.begin <= other.verb < start]
    if not said or frame.within:
        return frame.begin
    for at in range(start - 3, said[-1] + 1, -1):
        if text.word(at) in _ASIDES and text.word(at - 1) == "," and not text.inside[at]:
            return at + 1
    return frame.begin


def _in_brackets(speech: Speech, frame: Frame) -> int:
    """The token after a bracket that opens before the source and closes behind it."""
    text = speech.text
    for at in range(frame.source_start - 1, frame.begin - 1, -1):
        if text.word(at) == ")":
            return frame.begin
        if text.word(at) == "(":
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
        if text.word(at) in ("—", "–", "-") or (
            opening is not None and opening.dateline and text.word(at) == ":"
        ):
            return at + 1
    return frame.begin


def _after_time(speech: Speech, first: int, last: int) -> int:
    """Skip “on Tuesday that”, “in a statement that”: when and where it was said is not what was said."""
    text = speech.text
    behind = after_span(text, first)
    if behind > first and text.word(behind - 1) not in ("after", "before") and behind + 2 < last:
        return behind + (text.word(behind) in ("that", ","))
    if text.word(first) in _TIME_OPENERS:
        for at in range(first, min(first + 9, last)):
            if text.word(at) in (",", "“", '"'):
                break
            if text.word(at) == "that":
                return at + 1
    if text.word(first) in _WEEKDAYS and first + 2 < last and text.word(first + 1) not in _OF_DAY:
        return first + 1 + (text.word(first + 1) in ("that", ","))
    if text.word(first) == "on" and first + 2 < last and text.word(first + 1).endswith("day"):
        return first + 2
    return first


def _source_start(speech: Speech, frame: Frame) -> int:
    text = speech.text
    at = frame.source_start
    while at > frame.begin and text.word(at - 1) in DETERMINERS | {"as", "and", "but", ","}:
        at -= 1
    return at


def _content_end(speech: Speech, frame: Frame, later: Sequence[Frame]) -> int:
    """Where the content ends: with the clause, or before what is not part of it."""
    return min(_own_clause(speech, frame), _next_frame(speech, frame, later))


def is_relative(speech: Speech, frame: Frame) -> bool:
    """Whether a verb stands in a relative clause between commas: “Guterres, who had condemned Moscow, said …”."""
    text, at = speech.text, frame.subject.last
    if text.word(frame.verb - 1) in ("which", "who") and text.word(frame.verb - 2) == ",":
        return True
    behind = text.word(at) == "," and text.word(at + 1) in ("which", "who") and at + 1 < frame.verb
    return behind and not any(text.word(k) in (",", "—", "–") for k in range(at + 2, frame.verb))


def _own_clause(speech: Speech, frame: Frame) -> int:
    """Where a clause begins that the article adds itself: “, while Germany's chancellor has backed …”."""
    text = speech.text
    if is_relative(speech, frame):
        for at in range(frame.verb + 2, frame.end - 1):
            after = text.word(at + 1)
            if (
                text.word(at) == ","
                and not text.inside[at]
                and (after in FINITE or after in KIND or after[-2:] == "ed")
            ):
                return at  # “who says it is safe, has left”
    reported_as_past = text.word(frame.verb).endswith("ed") or text.word(frame.verb) in (
        "said",
        "told",
        "wrote",
    )
    for at in range(frame.verb + 3, frame.end - 3):
        if text.word(at) not in (",", "—", "–") or text.inside[at]:
            continue
        turn = text.word(at + 1)
        if turn == "even" and text.word(at + 2) in _ASIDES:
            return at
        if turn in _ASIDES and _has_subject(speech, at + 2, frame.end):
            return at
        named = text.word(frame.verb).startswith(("call", "describ", "brand"))
        subject = text.word(at + 2) in DETERMINERS or text.scan.at(at + 2) is not None
        if turn == "and" and named and subject and has_finite(text, at + 3, min(at + _CLAUSE, frame.end)):
            return at  # “called Merz a liar, and his spokesman refused to answer”
        if (
            turn == "but"
            and frame.kind in ("deny", "accuse", "promise")
            and _has_subject(speech, at + 2, frame.end)
        ):
            return at
        if turn == "but" and reported_as_past and _has_subject(speech, at + 2, frame.end, _REMAINS):
            return at
    return frame.end


def _has_subject(speech: Speech, first: int, end: int, verbs: frozenset[str] | None = None) -> bool:
    """Whether a clause with a subject of its own begins here, and with one of the verbs where some are given."""
    text = speech.text
    if text.word(first).endswith(("ing", "ed")):
        return False
    if verbs is None and text.word(first) in ("on", "in", "at"):
        first = next(
            (
                name.first
                for name in speech.scan.names
                if first < name.first <= first + _LEAD_IN and name.kind == PERSON
            ),
            first,
        )  # “but on Thursday at the summit Vladimir Putin did not deny that …”
    last = phrase_end(text, first, end)
    for at in range(first + 1, min(last + 1, end)):
        if verbs is not None:
            if text.word(at) in verbs:
                return True
        elif has_finite(text, at, at + 1):
            return True
    return False


def _next_frame(speech: Speech, frame: Frame, later: Sequence[Frame]) -> int:
    """Where the next verb of speech takes over, or the source behind that the whole sentence belongs to."""
    text = speech.text
    for other in later:
        if other.begin != frame.begin:
            break
        if other.subject is frame.subject:
            if stays_inside(speech, frame, other):
                continue
            at = other.verb
            while at > frame.verb + 1 and text.word(at - 1) in _LEANING:
                at -= 1
            return at
        if other.before and not other.within and not frame.before and other.source_start > frame.verb + 1:
            return _source_start(speech, other)
        if not other.before and other.subject.first > frame.verb:
            at = other.subject.first
            while at > frame.verb + 2 and text.word(at - 1) in DETERMINERS - {"that"}:
                at -= 1
            for comma in range(at - 2, max(frame.verb + 1, at - _WHERE), -1):
                if text.word(comma) == "," and text.word(comma + 1) == "where":
                    return comma  # “…, where the Chechen leader claimed …”
            if text.word(at - 1) in _TURNS and at - 2 > frame.verb:
                return at - 1
            if text.word(at - 1) == "as" and other.subject.pronoun in ("he", "she") and at - 2 > frame.verb:
                return at - 1  # “warned of a risk as he accused NATO …”
            if (
                text.word(at - 1) == "with"
                and text.word(at - 2) == ","
                and text.word(other.verb)[-3:] == "ing"
            ):
                return at - 2  # “had been killed, with witnesses claiming that …”
            turned = frame.kind == "deny" or (frame.kind == "accuse" and text.scan.at(at) is not None)
            if text.word(at - 1) == "after" and turned and at - 2 > frame.verb:
                return at - 1  # “accused Ukraine of … after Kyiv said the attack killed 34”
            turned = text.scan.headline or frame.kind == "deny"
            if text.word(at - 1) == "as" and turned and at - 2 > frame.verb:
                return at - 1  # “RSF denies bombing hospital as army says dozens killed”
            if text.word(at - 1) in ("after", "as") and text.word(at - 2) == "," and at - 3 > frame.verb:
                return at - 2  # “denied that …, after an official said that …”
    return frame.end


def stays_inside(speech: Speech, frame: Frame | None, other: Frame) -> bool:
    """Whether a verb of speech still belongs to what the one before reports: “said it had called and had asked …”."""
    if frame is None:
        return False
    text = speech.text
    back = other.verb - 1
    while text.word(back) in ("also", "already", "since"):
        back -= 1
    said = not text.word(frame.verb).endswith(("s", "say"))
    return said and text.word(back) == "had" and "had" in map(text.word, range(frame.verb, back))
