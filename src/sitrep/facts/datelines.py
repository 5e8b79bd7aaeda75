"""Datelines: “KYIV, Sept 4 (Reuters) - ” at the head of a paragraph."""

from __future__ import annotations

import re

from sitrep.facts.gazetteer import candidates
from sitrep.facts.scan import PLACE, Name, Scan
from sitrep.facts.tables import Entry
from sitrep.facts.tokens import split

# Capitals, a country, a date and a source in brackets, then a dash, all within the first few words.
_DATELINE = re.compile(
    r"(?P<towns>[A-Z][A-ZÀ-ÞȘȚĂŁŚŻČŠŽ'’.\- ]+(?:/[A-Z][A-ZÀ-ÞȘȚĂŁŚŻČŠŽ'’.\- ]+)*)"
    r"(?P<country>, ?[A-Z][\w.]*(?: (?:of )?[A-Z][\w.]*){0,2})?"
    r"(?:,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,4}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?(?: ?\([\w./ -]{2,24}\))?"
    r" ?(?:—|–|--| - )"
)
_BRACKETED = re.compile(
    r"(?P<towns>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2})"
    r"(?P<country>, [A-Z]\w+| \([A-Z][\w ]{2,30}\)(?= \())?(?:, [A-Z][a-z]{2,8}\.? \d{1,2},)?"
    r" \([A-Za-z][\w./ ]{1,20}\) ?(?:—|–|--|-) "
)

_DATED = re.compile(r"(?P<towns>[A-Z][A-Z'’ -]{3,})(?P<country>), (?:[A-Z][a-z]{2,8}\.? \d{1,2}|/\w+/)[./] ")

_PARTED = re.compile(
    r"\((?P<towns>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?)(?P<country>)"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?\) ?(?:—|–|--|-) "
)
_COLON = re.compile(
    r"(?P<towns>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?)(?P<country>), [A-Z][a-z]{2,8}\.? \d{1,2}(?: \([\w/ ]{2,20}\))?: "
)

_TITLED = re.compile(
    r"(?P<towns>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2})"
    r"(?:(?P<country>, [A-Z]\w+(?: [A-Z]\w+)?) ?(?:—|–|--|:)|(?: \([\w /]{2,20}\))?:) (?=[A-Z“\"])"
)
_LINE = 14  # tokens of a line that says where and when a statement was given out
_AT_END = re.compile(
    r"(?:\A|[–—|-] |, )(?P<town>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?),? (?:the )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}),? (?:19|20)\d\d\.?\Z"
)
_BARRED = re.compile(r"\d{4} [|–—•·] (?P<town>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?)\.?\Z")
_TOWNS_DATED = re.compile(
    r"(?P<towns>[A-Z][a-zà-þ'’.-]+(?: [A-Z][a-z'’.-]+)?(?:/[A-Z][a-zà-þ'’.-]+)*)(?P<country>)"
    r"(?:, \d{1,2} [A-Z][a-z]{2,8} \d{4}"
    r"|, [A-Z][a-z]{2,8} \d{1,2}, \d{4}|\. [A-Z][a-z]{2,8} \d{1,2}\. [A-Z]{3,10})\.?\Z"
)
_DASHED = re.compile(r"(?P<towns>[A-Z][a-zà-þ'’.-]+(?: [A-Z][a-z'’.-]+)?)(?P<country>) (?:—|–|--) (?=[A-Z])")
_SHORT = 3  # letters that a dateline in capitals needs more than

_NEWSROOM = re.compile(
    r"(?P<towns>(?!Published|Updated|Posted|Issued|Released)[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?)(?P<country>)"
    r"(?:, | )\d{1,2} [A-Z][a-z]{2,8}(?:,? \d{4})?"
    r" ?(?:—|–|--|-) ?"
)


def find_dateline(scan: Scan) -> None:
    """Add the towns of a dateline as places; they are told by standing at the head in capitals or before “(AP) —”."""
    text = scan.tokens.text
    titled = _TITLED.match(text)
    if titled is not None and _is_titled(scan, titled):
        _add(scan, titled)
        return
    forms = (_PARTED, _DATELINE, _BRACKETED, _DATED, _COLON, _NEWSROOM)
    match = next((match for form in forms if (match := form.match(text))), None)
    if match is not None and any(len(town.strip()) > _SHORT for town in match["towns"].split("/")):
        _add(scan, match)
    elif match is None and len(scan.tokens) <= _LINE:
        _add_line(scan)
    elif (match := _DASHED.match(text)) is not None and _is_seat(scan, match["towns"]):
        _add(scan, match)


def _is_seat(scan: Scan, town: str) -> bool:
    """Whether a name is a capital that the tables know."""
    entry = _entry(scan, town)
    return entry is not None and entry.kind == "seat"


def _add_line(scan: Scan) -> None:
    """“Press release No. 312 – Berlin, 27 November 2025”: a line that ends with where and when it was given out."""
    dated = _TOWNS_DATED.match(scan.tokens.text)
    if dated is not None and all(_entry(scan, town) is not None for town in dated["towns"].split("/")):
        _add(scan, dated)
        return
    match = _AT_END.search(scan.tokens.text) or _BARRED.search(scan.tokens.text)
    starts = scan.tokens.starts
    if match is not None and match.start("town") in starts:
        found = scan.phrase(starts.index(match.start("town")))
        if found is not None and found[1].kind in ("seat", "point"):
            scan.add(Name(PLACE, found[0] - len(split(match["town"])), found[0], found[1], dateline=True))


def _is_titled(scan: Scan, match: re.Match[str]) -> bool:
    """Whether “Kyiv, Ukraine — ” and “ISLAMABAD: ” name what the tables know as a town or, behind it, a country."""
    if match["country"]:
        at = next(
            (at for at, start in enumerate(scan.tokens.starts[:12]) if start >= match.start("country") + 2), 0
        )
        found = scan.phrase(at)
        return found is not None and found[1].kind == "country"
    if (
        " CITY:" not in match[0]
        and scan.tokens.words[2:3]
        and len(scan.tokens.words[2]) > 1
        and scan.tokens.words[2].isupper()
    ):
        return False  # “DARFUR: SITUATION REPORT”
    town = match["towns"].removesuffix(" CITY")
    return town.isupper() and (_entry(scan, town) is not None or bool(candidates(town.title())))


def _add(scan: Scan, match: re.Match[str]) -> None:
    text = scan.tokens.text
    _add_country(scan, match)
    begin = match.start("towns")
    for town in match["towns"].split("/"):
        start, end = begin, begin + len(town.rstrip(" ,."))
        begin += len(town) + 1
        tokens = [at for at, first in enumerate(scan.tokens.starts[:30]) if start <= first < end]
        if tokens and scan.free(tokens[0], tokens[-1] + 1):
            scan.add(Name(PLACE, tokens[0], tokens[-1] + 1, _entry(scan, text[start:end]), dateline=True))


def _add_country(scan: Scan, match: re.Match[str]) -> None:
    """“KHERSON, Ukraine”: the country of a dateline belongs to it."""
    if match["country"] is None:
        return
    for at, start in enumerate(scan.tokens.starts[:30]):
        if match.start("country") < start < match.end("country") and scan.tokens.caps[at]:
            found = scan.phrase(at)
            if found is not None and found[1].kind in ("country", "area") and scan.free(at, found[0]):
                scan.add(Name(PLACE, at, found[0], found[1], dateline=True))
            return


def _entry(scan: Scan, town: str) -> Entry | None:
    """What the table says of a town written in capitals."""
    words = split(town.title() if town.isupper() else town)
    if not words:
        return None
    for rest, entry in scan.tables.phrases.get(words[0], ()):
        if list(rest) == words[1:] and entry.kind not in ("person", "organisation", "outlet"):
            return entry
    return None
