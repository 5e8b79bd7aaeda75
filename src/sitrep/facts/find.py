"""Article to Facts: the rounds over the paragraphs, and the records made of what they find."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from sitrep.facts.claims import Stated, find_claims
from sitrep.facts.contested import contest
from sitrep.facts.dates import Anchor, anchor_of, find_dates
from sitrep.facts.marks import find_marked
from sitrep.facts.names import find_names, finish_names
from sitrep.facts.offices import is_bland, is_rank, office_after, office_before
from sitrep.facts.positions import Named
from sitrep.facts.quantities import find_quantities
from sitrep.facts.quotes import find_quotes
from sitrep.facts.regions import has_part
from sitrep.facts.registry import Registry
from sitrep.facts.roles import place_of
from sitrep.facts.scan import ORGANISATION, PERSON, PLACE, Name, Scan
from sitrep.facts.sides import civil_side, person_side
from sitrep.facts.speech import find_speech
from sitrep.facts.tables import Entry, tables
from sitrep.facts.talk import Talk
from sitrep.facts.tokens import tokenise
from sitrep.facts.verbs import SPEAKS
from sitrep.model import (
    Article,
    Claim,
    Date,
    Facts,
    Mentions,
    Organisation,
    Passage,
    Person,
    Place,
    Quantity,
    Quote,
)

_MARKED = 4  # tokens of a name with what somebody is called inside it: Mohamed Hamdan “Hemedti” Dagalo
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_ASKING = re.compile(r"([A-Z][A-Z/&.]{1,12}):")
_TURN = re.compile(
    r"\bon the (?:contrary|other hand)\b[^.]*$"
    r"|\b(?:(?:said|says) (?:the opposite|otherwise)|(?:a different|another) (?:version|account|story|picture))\b"
    r"[^.]*\.[^.]{0,60}$",
    re.I,
)
_BUT = re.compile(r"(?:, but\b[^.,;:“”]{0,60}|, however,(?: that)?) ?\Z", re.I)
_TURN_NEAR = 110  # characters of “on the other hand” before what is said
_BESIDE = re.compile(r"\b(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)? of (?:the )?\Z", re.I)
_BESIDE_LEAD = 20  # characters of “southeast of the ”
_LABEL = 3  # words of a name before a colon
_SOON = 2  # paragraphs behind a heading in which a word of it may be quoted again
_REPEATED = 3  # words of a quotation that a headline repeats
_T = TypeVar("_T", Person, Organisation, Place, Date, Quantity, Quote)


class _Found(NamedTuple):
    """What one paragraph holds; claims have no id yet."""

    people: list[Person]
    organisations: list[Organisation]
    places: list[Place]
    dates: list[Date]
    quantities: list[Quantity]
    quotes: list[Quote]
    claims: list[Stated]


def find(
    article: Article, passages: Sequence[Passage], day: date | None = None, file_day: date | None = None
) -> Facts:
    """Everything found in the article, by passage.

    `day` is what relative dates are counted from; without it the article's own date, its dateline or its
    latest full date serves, then `file_day`, which makes them assumed.
    """
    known = tables()
    scans = [Scan(tokenise(paragraph), known) for paragraph in article.paragraphs]
    written = set().union(*(scan.tokens.words for scan in scans))
    plain = frozenset(word for word in written if word.islower())
    registry = Registry(labels=_labels(scans), plain=plain)
    for scan in scans:
        find_names(scan, registry)
    for scan in scans:
        finish_names(scan, registry)
    anchor = anchor_of(day, article.published, [scan.tokens for scan in scans], file_day)
    talk = Talk(registry)
    scans.reverse()
    found: list[_Found] = []
    while scans:  # each goes when it has been read: those of a long article take 100 MB
        found.append(_paragraph(scans.pop(), registry, talk, anchor))
    _name_repeated(found)
    return Facts(_by_passage(passages, found))


def _name_repeated(found: Sequence[_Found]) -> None:
    """Give a headline's quotation the speaker who says the same words in the text."""
    known: dict[str, set[str]] = {}
    where: dict[str, int] = {}
    for number, there in enumerate(found):
        for quote in there.quotes:
            if quote.speaker:
                for words in _SENTENCE_END.split(quote.text.lower()):
                    known.setdefault(words.strip(" ,.;:!?…"), set()).add(quote.speaker)
                    where.setdefault(words.strip(" ,.;:!?…"), number)
    for number, there in enumerate(found):
        for at, quote in enumerate(there.quotes):
            words = quote.text.lower().strip(" ,.;:!?…")
            speakers = known.get(words, set())
            repeated = len(words.split()) >= _REPEATED or 0 < where.get(words, 0) - number <= _SOON
            if quote.speaker is None and len(speakers) == 1 and repeated:
                there.quotes[at] = quote._replace(speaker=next(iter(speakers)))


def _labels(scans: Sequence[Scan]) -> frozenset[str]:
    """The capitalised words, the last of a name, that open two paragraphs or more with a colon behind them.

    A medium that asks is among them as it is written: “RFE/RL”.
    """
    opening = Counter(
        scan.tokens.words[at - 1]
        for scan in scans
        for at in range(1, _LABEL + 1)
        if scan.tokens.words[at : at + 1] == [":"]
        and all(scan.tokens.caps[:at])
        and len(scan.tokens.words[at - 1]) > 1
    )
    known = tables()
    asking = Counter(match[1] for scan in scans if (match := _ASKING.match(scan.tokens.text)))
    return frozenset(medium for medium, times in asking.items() if times > 1) | frozenset(
        word
        for word, times in opening.items()
        if times > 1 and word.upper() not in known.plain_acronyms and word.title() not in known.stop
    )


def _paragraph(scan: Scan, registry: Registry, talk: Talk, anchor: Anchor) -> _Found:
    dates = [date for date in find_dates(scan.tokens, anchor) if not _named(scan, date)]
    named = {
        scan.tokens.starts[at]
        for name in scan.names
        if name.kind == PERSON and (name.last - name.first > _MARKED or _is_marked(scan, name))
        for at in range(name.first, name.last)
    }
    speech = find_speech(scan, [one for one in find_marked(scan.tokens.text) if one.start not in named])
    claims = find_claims(speech, talk)
    quotes = find_quotes(speech, talk)
    names = scan.names
    places = [place_of(scan, name) for name in names if name.kind == PLACE]
    for name in names:
        places += [_part(scan, part) for part in has_part(scan, name)]
    return _Found(
        [_person(scan, name, registry, anchor.day) for name in names if name.kind == PERSON],
        [_organisation(scan, name) for name in names if name.kind == ORGANISATION],
        sorted(places, key=lambda place: place.start),
        dates,
        find_quantities(scan.tokens, dates),
        quotes,
        claims,
    )


def _is_marked(scan: Scan, name: Name) -> bool:
    """Whether nothing but a name stands between marks, and it speaks: a call sign, and no words of anybody."""
    words, lower, first = scan.tokens.words, scan.tokens.lower, name.first
    behind = name.last + (words[name.last : name.last + 1] in (["."], [","]))
    marked = words[first - 1 : first] in (["“"], ['"']) and words[behind : behind + 1] in (["”"], ['"'])
    speaks = lower[behind + 1 : behind + 2] and lower[behind + 1] in SPEAKS
    return bool(marked and first > 1 and (speaks or lower[first - 2] in SPEAKS))


def _named(scan: Scan, found: Date) -> bool:
    """Whether a date is part of a name: the Sunday of “Fox News Sunday”; “since World War II” is more than one."""
    return any(
        name.kind != PLACE and start < found.end and found.start < end and not found.start < start
        for name in scan.names
        for start, end in (_span(scan, name),)
    )


def _span(scan: Scan, name: Name) -> tuple[int, int]:
    return scan.tokens.starts[name.first], scan.tokens.ends[name.last - 1]


def _person(scan: Scan, name: Name, registry: Registry, day: date | None) -> Person:
    start, end = _span(scan, name)
    known = registry.look_up(scan, name)
    office = office_before(scan, name.first) or office_after(scan, name.last)
    if office is None or is_bland(office):
        office = known.office if known else None
    if known is not None and known.entry is not None and (office is None or is_rank(office)):
        office = office_held(known.entry, day) or office
    return Person(scan.tokens.text[start:end], known.full_name if known else None, office, start, end)


def office_held(entry: Entry, day: date | None) -> str | None:
    """The office of a known person on a day; the last one of the table where no day is known."""
    if not entry.offices:
        return None
    if day is None:
        return entry.offices[-1].title
    month = f"{day.year:04}-{day.month:02}"
    held = [o for o in entry.offices if o.first[:7] <= month and (not o.last or month <= o.last[:7])]
    return held[-1].title if held else None


def _organisation(scan: Scan, name: Name) -> Organisation:
    start, end = _span(scan, name)
    return Organisation(scan.tokens.text[start:end], start, end)


def _part(scan: Scan, part: Name) -> Place:
    start, end = _span(scan, part)
    entry = part.entry
    lat, lon, precision = (entry.lat, entry.lon, entry.precision) if entry else (None, None, None)
    return Place(scan.tokens.text[start:end], "part", lat, lon, precision, start, end)


def _by_passage(passages: Sequence[Passage], found: Sequence[_Found]) -> dict[str, Mentions]:
    claims: dict[str, list[Claim]] = {}
    named: dict[str, Named] = {}
    turns: set[str] = set()
    buts: set[str] = set()
    sides: dict[str, str] = {}
    number = 0
    for passage in passages:
        there = found[passage.paragraph]
        for person in _within(passage, there.people):
            at, end = person.start - passage.start, person.end - passage.start
            around = passage.text[:at], passage.text[end:]
            side = person_side(*around) or civil_side(*around)
            if side and person.full_name:
                sides.setdefault(person.full_name, side)
        for stated in there.claims:
            if not passage.start <= stated.start < passage.end:
                continue
            number += 1
            claim = _claim(f"c{number}", stated, passage)
            claims.setdefault(passage.id, []).append(claim)
            at = stated.start - passage.start
            if _TURN.search(passage.text[max(0, at - _TURN_NEAR) : at]):
                turns.add(claim.id)
            if _BUT.search(passage.text[max(0, at - _TURN_NEAR) : at]):
                buts.add(claim.id)
            named[claim.id] = _named_in(there, stated, passage)
    contested = {
        claim.id: claim
        for claim in contest(
            [c for group in claims.values() for c in group],
            named,
            {p.id: at for at, p in enumerate(passages)},
            turns,
            buts=buts,
            sides=sides,
        )
    }
    return {
        passage.id: Mentions(
            _within(passage, found[passage.paragraph].people),
            _within(passage, found[passage.paragraph].organisations),
            _within(passage, found[passage.paragraph].places),
            _within(passage, found[passage.paragraph].dates),
            _within(passage, found[passage.paragraph].quantities),
            _within(passage, found[passage.paragraph].quotes),
            tuple(contested[claim.id] for claim in claims.get(passage.id, ())),
        )
        for passage in passages
    }


def _named_in(there: _Found, stated: Stated, passage: Passage) -> Named:
    """The names and days inside a claim."""
    things: list[Place | Person | Organisation] = [*there.places, *there.people, *there.organisations]
    inside = [
        thing
        for thing in things
        if stated.start <= thing.start < stated.end
        and not _BESIDE.search(passage.text[: thing.start - passage.start][-_BESIDE_LEAD:])
    ]  # “seized a village southeast of Kupiansk” tells nothing of Kupiansk
    return Named(
        frozenset(thing.name.lower() for thing in inside),
        frozenset(
            thing.name.lower() for thing in inside if isinstance(thing, Place) and thing.role == "point"
        ),
        tuple(
            (day.first, day.last)
            for day in there.dates
            if stated.start <= day.start < stated.end and day.first and day.last and day.precision == "day"
        ),
    )


def _within(passage: Passage, things: Sequence[_T]) -> tuple[_T, ...]:
    return tuple(thing for thing in things if passage.start <= thing.start < passage.end)


def _claim(id: str, stated: Stated, passage: Passage) -> Claim:
    text = passage.text[stated.start - passage.start : stated.end - passage.start]
    return Claim(
        id,
        stated.source,
        stated.verb,
        stated.kind,
        text,
        passage.id,
        stated.start,
        stated.end,
        stated.speaker,
        stated.outlet,
    )
