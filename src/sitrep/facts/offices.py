"""What office a person is given in the text, before or after the name, in the article's words."""

from __future__ import annotations

from sitrep.facts.scan import ORGANISATION, PERSON, Scan
from sitrep.facts.words import words

_INSIDE = words("offices: inside")

_MODIFIERS = words("offices: modifiers")
_CLOSERS = frozenset({"general", "state", "staff", "chief", "house", "affairs"})
_DETERMINERS = frozenset({"the", "a", "an", "another", "one", "its", "his", "her", "their", "our"})
_ENDERS = words("offices: enders")
_RANKS = words("offices: ranks")
_BLAND = words("offices: bland")
_FARTHEST = 14
FIELDS = frozenset(
    {"information", "broadcasting", "communications", "affairs", "tourism", "religious", "reconstruction"}
)
_SUBJECT = 6  # tokens of “for Information and Broadcasting”


def is_title(scan: Scan, at: int) -> bool:
    """Whether the word is an office or part of one, as in “Prime Minister”."""
    tables, lower = scan.tables, scan.tokens.lower[at]
    if lower in tables.offices:
        return True
    if lower not in _MODIFIERS or at + 1 >= len(scan.tokens):
        return False
    following = scan.tokens.lower[at + 1]
    return following in tables.offices or following in _MODIFIERS or following == "of"


def honorific_before(scan: Scan, at: int) -> bool:
    """Whether an office or an honorific stands directly before the token."""
    tokens = scan.tokens
    at -= 1
    if at >= 0 and tokens.words[at] == "." and not tokens.opens[at]:
        at -= 1
        return at >= 0 and tokens.words[at] in scan.tables.honorifics
    if at < 0:
        return False
    word, lower = tokens.words[at], tokens.lower[at]
    if word in scan.tables.honorifics or lower in scan.tables.offices:
        return True
    if lower in _CLOSERS and at > 0 and (
        tokens.lower[at - 1] in scan.tables.offices or tokens.lower[at - 1] in ("of", "secretary")
    ):  # fmt: skip
        return True
    return _of_ministry(scan, at)


def _of_ministry(scan: Scan, at: int) -> bool:
    """Whether a token ends what a minister is of: “Minister for Information and Broadcasting”."""
    tokens = scan.tokens
    if tokens.lower[at + 1] in _MODIFIERS | FIELDS | _CLOSERS:
        return False
    for back in range(at, max(0, at - _SUBJECT), -1):
        lower = tokens.lower[back]
        if lower in ("for", "of"):
            return back < at and tokens.lower[back - 1] == "minister"
        if not (tokens.caps[back] or lower in ("and", ",")) or (
            tokens.caps[back] and lower not in _MODIFIERS | _INSIDE | FIELDS
        ):
            return False
    return False


def office_before(scan: Scan, first: int) -> str | None:
    """The office that ends directly before a name, or before a comma in front of it, in the article's words."""
    span = _office_span(scan, first)
    if span is None:
        return None
    text = scan.tokens.span(*span)
    return None if text.lower() in _BLAND else text


def office_start(scan: Scan, first: int) -> int | None:
    """The token at which the office before a name begins."""
    span = _office_span(scan, first)
    return span[0] if span else None


def _office_span(scan: Scan, first: int) -> tuple[int, int] | None:
    tokens = scan.tokens
    end = first
    comma = end > 1 and tokens.words[end - 1] == ","
    if comma:
        end -= 1
    at = end - 1
    if at >= 0 and tokens.words[at] == ".":
        at -= 1
    if (
        at < 0
        or not (
            is_title(scan, at) or tokens.words[at] in scan.tables.honorifics or tokens.lower[at] in _CLOSERS
        )
    ) and not comma:
        return None
    begin = end
    named = False
    while at >= 0 and end - at <= _FARTHEST:
        lower = tokens.lower[at]
        owner = scan.at(at)
        if owner is not None and owner.kind == PERSON:
            if tokens.words[owner.last : owner.last + 1] != ["'s"]:
                break
            begin, at = owner.first, owner.first - 1
            continue
        if owner is not None:
            begin, at = owner.first, owner.first - 1
            continue
        if lower in scan.tables.offices or tokens.words[at] in scan.tables.honorifics:
            named = True
        elif not (lower in _MODIFIERS or tokens.words[at] in scan.tables.demonyms or lower in _INSIDE):
            break
        if tokens.words[at] == "." and not (at and tokens.words[at - 1] in scan.tables.honorifics):
            break
        begin = at
        if tokens.opens[at]:
            break
        at -= 1
    while begin < end and tokens.lower[begin] in ("of", "for", "the", "and", "'s", ".", "on", "'", "-"):
        begin += 1
    if not named or begin >= end:
        return None
    if comma:
        if tokens.lower[begin - 1] == "'s" and begin > 1 and scan.at(begin - 2) is None:
            begin -= 2  # “the hospital's director, …”
        elif not (
            (begin and tokens.lower[begin - 1] in _DETERMINERS | {"'s", "'", "’"})
            or tokens.words[begin + 1] == "'s"
        ):
            return None
    return begin, end


def office_after(scan: Scan, end: int) -> str | None:
    """The office in an apposition: “, the head of …,” or “of Ukraine's …”."""
    tokens = scan.tokens
    if end >= len(tokens):
        return None
    if tokens.lower[end] in ("of", "from", "at", "with") and end + 1 < len(tokens):
        owner = scan.at(end + 1)
        if owner is not None and tokens.words[owner.last : owner.last + 1] == ["'s"]:
            inner = scan.at(owner.last + 1)
            owner = inner if inner is not None and inner.kind == ORGANISATION else owner
        elif tokens.lower[end + 1] == "the":
            owner = scan.at(end + 2)
        if owner is not None and owner.kind == ORGANISATION:
            begin = end + 2 if tokens.lower[end + 1] == "the" else end + 1
            return tokens.span(begin, owner.last)
        return None
    if tokens.words[end] != ",":
        return None
    at = end + 1
    if at < len(tokens) and tokens.lower[at] in _DETERMINERS:
        at += 1
    begin, named = at, False
    while at < len(tokens) and at - begin < 18:
        lower = tokens.lower[at]
        if lower in _ENDERS or tokens.opens[at]:
            break
        if at - begin < 7 and (lower in scan.tables.offices):
            named = True
        if not named and at - begin >= 7:
            return None
        at += 1
    return tokens.span(begin, at) if named and at > begin else None


def is_bland(text: str) -> bool:
    """Whether an honorific says nothing of the office."""
    return text.lower() in _BLAND


def is_rank(text: str) -> bool:
    """Whether the office is no more than a rank before the name: “Gen.”, “Col”."""
    return all(word.rstrip(".") in _RANKS for word in text.lower().split())
