"""Rules that unseen reports asked for: roles, bodies, people, dates, speakers and claims in their idioms."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.model import Mentions
from tests.facts.test_find import found

DAY = date(2025, 8, 27)  # a Wednesday


def first(text: str) -> Mentions:
    """What is found in an article of one paragraph."""
    return next(iter(found(text, DAY).mentions.values()))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("RAFAH, Gaza Strip (AP) — It rained.", [("RAFAH", "dateline"), ("Gaza Strip", "dateline")]),
        ("Press release No. 312 – Berlin, 27 November 2025", [("Berlin", "dateline")]),
        ("She called on mediators Egypt and Qatar to act.", [("Egypt", "actor"), ("Qatar", "actor")]),
        ("He flew to Moscow again on Sunday.", [("Moscow", "point")]),
        ("It came ahead of Putin's visit to New Delhi.", [("New Delhi", "point")]),
        ("We will not allow Ukraine to be bombed.", [("Ukraine", "country")]),
        ("Belgium isn't budging; Ukraine will run dry.", [("Belgium", "actor"), ("Ukraine", "country")]),
        ("Russia and India intend to raise trade.", [("Russia", "actor"), ("India", "actor")]),
        ("They met a US demand; a paper told the Qatar-based firm.", [("US", "country"), ("Qatar", "country")]),
        ("Shells hit the Kyivskyi district of Kharkiv.", [("Kyivskyi", "area"), ("Kharkiv", "point")]),
        ("Evacuation from the Vovchansk community goes on.", [("Vovchansk", "area")]),
        ("Krasnodar Governor Veniamin Kondratyev left.", [("Krasnodar", "area")]),
        ("He told the Kyiv Independent about the Leningrad military district.",
         [("Kyiv", "part"), ("Leningrad", "part")]),
        ("Under the Criminal Code of Ukraine he may go.", [("Ukraine", "part")]),
        ("Brent crude rose.", []),
    ],
)  # fmt: skip
def test_places_and_their_roles(text: str, places: list[tuple[str, str]]) -> None:
    assert [(place.name, place.role) for place in first(text).places] == places


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Greenpeace Ukraine hired McKenzie Intelligence Services.",
         ["Greenpeace Ukraine", "McKenzie Intelligence Services"]),
        ("The Federal Ministry of Defence and the MoD of Azerbaijan spoke.",
         ["Federal Ministry of Defence", "MoD of Azerbaijan"]),
        ("Commission mobilises 1,000 generators", ["Commission"]),
        ("He reads the magazine Foreign Policy.", ["Foreign Policy"]),
        ("Troops of the Leningrad military district and the 76th Airborne (VDV) Division moved.",
         ["Leningrad military district", "76th Airborne (VDV) Division"]),
        ("Eastern Group of Forces Spokesperson Captain Hryhorii Shapoval left.", ["Eastern Group of Forces"]),
        ("The NGO Relief Coordination Centre paid.", ["Relief Coordination Centre"]),
        ("The Research Center on Security Policy closed on Monday.", ["Research Center on Security Policy"]),
        ("The opposition Zarkavan (ZRK) party and the Tribsk newspaper closed.", ["Zarkavan", "ZRK", "Tribsk"]),
        ("A man in Ukraine's SBU security service left.", ["SBU"]),
        ("SACEUR was right.", []),
    ],
)  # fmt: skip
def test_organisations(text: str, organisations: list[str]) -> None:
    assert [organisation.name for organisation in first(text).organisations] == organisations


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("“We wait,” his father, Quby Xhen, told reporters.", ["Quby Xhen"]),
        ("A neighbour, Quby Xhen, said so.", ["Quby Xhen"]),
        ("Quby Xhen, Brussels Morning: Thank you.", ["Quby Xhen"]),
        ("Work on the Trump Route began.", []),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert [person.name for person in first(text).people] == people


def test_a_name_with_its_medium_before_a_colon_is_a_question_not_a_place() -> None:
    asked = first("Lailuma Sadid, Brussels Morning: Is it over?")
    assert [one.name for one in asked.organisations] == ["Brussels Morning"]
    assert [(one.name, one.role) for one in asked.places] == [("Brussels", "part")]


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("in the second quarter of next year", ("2026-04-01", "2026-06-30", "range")),
        ("in Q3 2025", ("2025-07-01", "2025-09-30", "range")),
        ("by year's end", ("2025-09-01", "2025-12-31", "range")),
        ("at month-end", ("2025-08-22", "2025-08-31", "range")),
        ("a decade ago", ("2015-01-01", "2015-12-31", "year")),
        ("half a year ago", ("2025-02-01", "2025-02-28", "month")),
        ("in the late 1990s", ("1996-01-01", "1999-12-31", "range")),
        ("in January-March 2025", ("2025-01-01", "2025-03-31", "range")),
        ("between late May and early June", ("2025-05-01", "2025-06-30", "range")),
        ("since Russia's full-scale invasion began", (None, None, "range")),
        ("in the first ten months of the year", (None, None, "range")),
        ("no later than 1 March", ("2025-03-01", "2025-03-01", "day")),
        ("over the past fortnight", ("2025-08-13", "2025-08-27", "range")),
    ],
)
def test_dates_cover_their_days(words: str, span: tuple[str | None, str | None, str]) -> None:
    dates = first(f"It happened {words}.").dates
    assert [(d.text, (d.first, d.last, d.precision)) for d in dates] == [(words, span)]


def test_a_plan_for_the_day_after_is_no_date() -> None:
    assert first("It has no plan for the day after.").dates == ()
