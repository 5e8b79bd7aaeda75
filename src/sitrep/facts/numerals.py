"""Numbers, months and years in the words of a date."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date

from sitrep.facts.written import MONTH, ORDINAL, YEAR

_MONTHS = tuple(name.lower() for name in month_name if name)
NUMBER_OF = {name: at for at, name in enumerate(_MONTHS, 1)} | {
    name[:3]: at for at, name in enumerate(_MONTHS, 1)
}
NUMBER_OF["sept"] = 9
_NUMERALS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "a couple of": 2, "three": 3, "several": 3, "few": 3,
    "a few": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_ORDINALS = re.findall(r"[a-z]{4,}", ORDINAL)


def number_in(words: str) -> int:
    match = re.search(r"\d+", words)
    if match:
        return int(match[0])
    return next(
        (
            _NUMERALS[w]
            for w in sorted(_NUMERALS, key=len, reverse=True)
            if re.search(rf"\b{w}\b", words.lower())
        ),
        1,
    )


def month_in(words: str) -> int:
    match = re.search(MONTH, words, re.I)
    assert match is not None
    return NUMBER_OF[match[0].lower().rstrip(".")]


def year_in(words: str) -> int | None:
    match = re.search(YEAR, words)
    return int(match[0]) if match else None


def days_in(words: str) -> list[int]:
    return [int(day) for day in re.findall(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?(?!\d)", words)]


def whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def ordinal_in(words: str) -> list[int]:
    """The day of “the fourth of March”."""
    names = re.findall(ORDINAL, words, re.I)
    return [_ORDINALS.index(names[0].lower()) + 1 if names[0].lower() != "thirtieth" else 30] if names else []


def shift(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1
