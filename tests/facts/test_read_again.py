"""Rules that took too much: a second reading of them, with what each had wrongly taken or lost."""

from __future__ import annotations

import pytest

from sitrep.facts.acts import acts_in
from sitrep.facts.sides import person_side
from tests.facts.test_disputes import pairs
from tests.facts.test_press import speakers
from tests.facts.test_rules import first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # “It as complete nonsense” is no clause of which “it” is the subject.
        ("Kyiv said Belarus had moved troops to the border.\n\nMinsk dismissed it as complete nonsense.", [(0, 1)]),
        # What includes somebody is a part in a toll only.
        ("Moscow said its forces captured Kupiansk, including its station. Kyiv said its forces held Kupiansk.",
         [(0, 1)]),
        # Three men in a hospital are no troops that remain, bridges no drones, and one city is not another.
        ("Russia said its troops had withdrawn from Kherson. Doctors said three men remain in hospital.", []),
        ("Kyiv said its drones struck a refinery in Ryazan. Moscow said its forces destroyed all bridges near"
         " Kupiansk.", []),
        # Who tries to control a place does not.
        ("Kyiv said Russia was trying to control the city of Kupiansk.\n\nMoscow said Ukrainian troops controlled"
         " Kupiansk.", []),
        ("Both sides said their troops had entered Kupiansk. Kyiv said its forces held Kupiansk.", []),
    ],
)  # fmt: skip
def test_what_contradicts_what(text: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("spoken", "acts"),
    [
        ("had attacked units of the police", {"attack"}),
        ("had shelled forces", {"attack"}),
        ("the group's drone force", set()),
        ("it had played any part", {"behind"}),
        ("the eastern part", set()),
    ],
)
def test_a_deed_is_one_before_any_noun_and_a_weapon_is_none_before_its_users(
    spoken: str, acts: set[str]
) -> None:
    assert acts_in(spoken.split())[0] == acts


@pytest.mark.parametrize(
    ("before", "after", "side"),
    [
        ("", ", a Ukrainian commander in the Kursk region, said", "ua"),
        ("", ", the head of the Kursk region, said", "ru"),
    ],
)
def test_a_commander_in_a_region_is_of_his_own_side(before: str, after: str, side: str) -> None:
    assert person_side(before, after) == side


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Oleh Kiper spoke.\n\nQuote from a soldier: “The enemy again struck our region.”", [None]),
        ("Oleh Kiper spoke.\n\nQuote of the day: “The enemy again struck our region.”", [None]),
        ("Source: Andrii Demchenko, spokesperson for the border guards\n\nThe Russian Ministry of Defence claimed that"
         " its units had taken it.\n\nQuote: “The enemy tried to cross the river.”", ["Andrii Demchenko"]),
        ("The Russian Ministry of Defence claimed that its units had taken it.\n\nQuote: “The enemy tried to cross the"
         " river.”", [None]),
    ],
)  # fmt: skip
def test_a_headed_quotation_is_of_whom_its_head_or_the_source_line_names(
    text: str, speaker: list[str | None]
) -> None:
    assert speakers(text) == speaker


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("He has lived there since 2014 and was killed on Monday.", ["2014", "on Monday"]),
        ("It was besieged since 24 February and was taken on Monday.", ["24 February", "on Monday"]),
    ],
)
def test_a_since_clause_ends_where_another_begins(text: str, dates: list[str]) -> None:
    found = [date.text for date in first(text).dates]
    assert all(one in whole for one, whole in zip(dates, found, strict=True))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It was hit overnight on Thursday, Aug. 14.", ("2025-08-14", "2025-08-14")),
        ("It fell in 2015. He came back on March 10 of the same year.", (None, None)),
        ("It fell in 2015. He came back in March of that year.", (None, None)),
        ("It will be done in the second half of the month.", (None, None)),
        ("It has been dry since winter.", ("2024-12-01", "2025-02-28")),
        ("It fell in the opening days of the war.", (None, None)),
    ],
)
def test_what_days_a_date_covers(text: str, days: tuple[str | None, str | None]) -> None:
    last = first(text).dates[-1]
    assert (last.first, last.last) == days
