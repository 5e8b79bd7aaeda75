"""The tables of known names and closed word lists, read from sitrep/data/facts the first time they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sitrep.facts.tokens import split
from sitrep.facts.words import DATA, Words, words


class Office(NamedTuple):
    """An office held from `first` to `last`, both years or months as ISO text, empty where open."""

    title: str
    first: str
    last: str


class Entry(NamedTuple):
    """A known name: `kind` is person, organisation, outlet, thing, country, seat, house, area or point."""

    kind: str
    name: str
    offices: tuple[Office, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


class Tables(NamedTuple):
    """Known phrases by their first word, longest first, and the word lists."""

    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]]
    people: dict[str, Entry]
    given: Words
    given_alone: Words
    demonyms: Words
    stop: Words
    offices: Words
    honorifics: Words
    unit_heads: Words
    organisation_heads: Words
    not_organisation: Words
    plain_acronyms: Words


@cache
def tables() -> Tables:
    """All tables, read once."""
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    people: dict[str, Entry] = {}
    for form, entry in _entries(people):
        first, *rest = split(form)
        phrases.setdefault(first, []).append((tuple(rest), entry))
    for known in phrases.values():
        known.sort(key=lambda pair: -len(pair[0]))
    given = words("given")
    return Tables(
        phrases,
        people,
        given,
        given - words("not alone"),
        words("demonyms"),
        words("stop"),
        words("offices"),
        words("honorifics"),
        words("unit heads"),
        words("organisation heads"),
        words("not organisation"),
        words("acronyms not organisations"),
    )


def _entries(people: dict[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """Every known form with its entry; known people are put into `people` by their full name."""
    for names, kind, lat, lon, precision, _ in _rows("places.tsv"):
        forms = names.split("|")
        place = Entry(kind, forms[0], (), float(lat), float(lon), precision)
        yield from ((form, place) for form in forms)
    for (names,) in _rows("countries.tsv"):
        forms = names.split("|")
        country = Entry("country", forms[0], precision="country")
        yield from ((form, country) for form in forms)
    for (names,) in _rows("organisations.tsv"):
        forms = names.split("|")
        kind = {"!": "outlet", "-": "thing"}.get(forms[0][0], "organisation")
        organisation = Entry(kind, forms[0].lstrip("!-"))
        for form in forms:
            yield form.lstrip("!-").removeprefix("the "), organisation
    for given, surnames, alone, offices in _rows("people.tsv"):
        firsts, lasts = given.split("|"), surnames.split("|")
        person = Entry("person", f"{firsts[0]} {lasts[0]}", tuple(_offices(offices)))
        people[person.name] = person
        yield from ((f"{first} {last}", person) for first in firsts for last in lasts)
        for form in alone.split("|"):
            if form == "=":
                yield from ((last, person) for last in lasts)
            elif form != "-":
                yield form, person


def _offices(text: str) -> Iterator[Office]:
    for part in text.split("; "):
        title, _, span = part.rpartition(" ")
        if ".." in span:
            first, _, last = span.partition("..")
            yield Office(title, first, last)
        else:
            yield Office(part.rstrip(), "", "")


def _rows(name: str) -> Iterable[list[str]]:
    text = (DATA / name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
