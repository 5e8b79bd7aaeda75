"""The days that a date expression covers, counted from a day where the expression names none of its own."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Callable
from datetime import date, timedelta

from sitrep.facts.numerals import (
    NUMBER_OF,
    days_in,
    month_in,
    number_in,
    ordinal_in,
    shift,
    whole_month,
    year_in,
)
from sitrep.facts.written import MONTH, WEEKDAY, YEAR

_WEEKDAYS = {name.lower(): at for at, name in enumerate(day_name)}
_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3, "final": 3}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

_LENGTHS = (
    ("hour", 0),
    ("day", 1),
    ("week", 7),
    ("fortnight", 14),
    ("month", 30),
    ("year", 365),
    ("decade", 3652),
)
_THAT_YEAR = re.compile(r"\b(?:that|the same|the previous) year\b", re.I)
_AHEAD = re.compile(r"\b(?:will|would|to|by|until|plans?|planned|expected|due|scheduled|from|set)\b", re.I)


Span = tuple[date, date, str]


def _nearest(month: int, day: int, anchor: date, ahead: bool) -> date | None:
    """The reading of a day without a year that lies nearest before the anchor, or after it if the text looks ahead."""
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    past = [one for one in days if one <= anchor]
    coming = [one for one in days if one > anchor]
    if coming and (
        (ahead and (coming[0] - anchor).days < 200)
        or ((coming[0] - anchor).days <= 21 and not (past and (anchor - past[-1]).days <= 60))
    ):
        return coming[0]
    return past[-1] if past else coming[0] if coming else None


def resolve(match: re.Match[str], anchor: date | None, text: str) -> Span | None:
    """The first and last day and the precision; None where there is nothing to count from or no such day."""
    kind = match.lastgroup or ""
    ahead = bool(_AHEAD.search(text[max(0, match.start() - 40) : match.start()]))
    try:
        if kind in _FIXED:
            return _FIXED[kind](match[0])
        if kind in _DATED:
            return _DATED[kind](match[0], anchor, ahead)
        if anchor and kind == "bareseason" and text[: match.start()].endswith("since "):
            return _bare_season(match[0].lower(), anchor, begun=True)
        return _RELATIVE[kind](match[0].lower(), anchor) if anchor else None
    except (ValueError, OverflowError):
        return None


def _iso(words: str) -> Span:
    day = date.fromisoformat(words)
    return day, day, "day"


def _numeric(words: str) -> Span:
    one, two, year = map(int, re.split(r"[./]", words))
    day = date(year, two, one) if two <= 12 else date(year, one, two)
    return day, day, "day"


def _years(words: str) -> Span:
    first, last = (int(year) for year in re.findall(r"\d{4}|(?<=[-–/])\d\d", words))
    last += first // 100 * 100 * (last < 100)
    return date(first, 1, 1), date(last, 12, 31), "range"


def _month_years(words: str) -> Span:
    """“from February 2022 to March 2026”."""
    months = [NUMBER_OF[name.lower().rstrip(".")] for name in re.findall(MONTH, words, re.I)]
    years = [int(year) for year in re.findall(r"\d{4}", words)]
    return date(years[0], months[0], 1), whole_month(years[1], months[1])[1], "range"


def _one_year(words: str) -> Span:
    year = year_in(words) or 1
    first, last = _part_of_year(words.lower())
    return date(year, first, 1), whole_month(year, last)[1], "year"


def _part_of_year(words: str) -> tuple[int, int]:
    if words.startswith(("early", "the start", "the beginning", "start", "beginning")):
        return 1, 4
    if words.startswith(("mid", "the middle", "middle")):
        return 5, 8
    if words.startswith(("late", "the end", "end")) and not words.startswith("later"):
        return 9, 12
    return 1, 12


def _season(words: str) -> Span:
    year = year_in(words) or 1
    name = next(season for season in _SEASONS if season in words.lower())
    return _of_season(year, name)


def _of_season(year: int, name: str) -> Span:
    first, last = _SEASONS[name]
    return date(year, first, 1), whole_month(year + (last < first), last)[1], "season"


def _day(words: str, anchor: date | None, ahead: bool) -> Span | None:
    year, month = year_in(words), month_in(words)
    if year is None and _THAT_YEAR.search(words):
        return None  # a year that was told before
    days = days_in(re.sub(YEAR, "", words)) or ordinal_in(words)
    if year is None:
        if anchor is None:
            return None
        first = _nearest(month, days[0], anchor, ahead)
        if first is None:
            return None
    else:
        first = date(year, month, days[0])
    last = first.replace(day=days[-1]) if len(days) > 1 else first
    return first, last, "day" if first == last else "range"


def _day_span(words: str, anchor: date | None, ahead: bool) -> Span | None:
    year = year_in(words)
    bare = re.sub(YEAR, "", words)
    days, months = (
        days_in(bare),
        [NUMBER_OF[name.lower().rstrip(".")] for name in re.findall(MONTH, bare, re.I)],
    )
    if len(days) < 2 or not months or (year is None and anchor is None):
        return None
    if year is None and anchor is not None:
        end = _nearest(months[-1], days[-1], anchor, ahead)
        if end is None:
            return None
    else:
        end = date(year or 1, months[-1], days[-1])
    return date(end.year - (months[0] > months[-1]), months[0], days[0]), end, "range"


def _one_month(words: str, anchor: date | None, ahead: bool) -> Span | None:
    year, month = year_in(words), month_in(words)
    if year is None:
        if anchor is None or _THAT_YEAR.search(words):
            return None
        year = anchor.year if month <= anchor.month else anchor.year - 1
        lower = words.lower()
        if lower.startswith("next ") or (ahead and month > anchor.month):
            year = anchor.year + (month <= anchor.month)
        elif lower.startswith("last ") and month == anchor.month:
            year -= 1
    first, last = whole_month(year, month)
    lower = words.lower()
    if lower.startswith(("early", "the beginning", "the start")) and not lower.startswith("earlier"):
        last = first.replace(day=10)
    elif lower.startswith(("mid", "the middle")):
        first, last = first.replace(day=11), first.replace(day=20)
    elif lower.startswith(("late ", "late-", "the end")):
        first = first.replace(day=21)
    return first, last, "month"


def _month_range(words: str, anchor: date | None, ahead: bool) -> Span | None:
    months = [NUMBER_OF[name.lower().rstrip(".")] for name in re.findall(MONTH, words, re.I)]
    year = year_in(words)
    if year is None:
        if anchor is None:
            return None
        year = anchor.year if months[-1] <= anchor.month else anchor.year - 1
    return date(year - (months[0] > months[-1]), months[0], 1), whole_month(year, months[-1])[1], "range"


def _decade(words: str) -> Span:
    """“the late 1990s”: a third of the decade where one is named."""
    first = int(words[-5:-1])
    start, last = (
        (0, 3) if "early" in words else (3, 6) if "mid" in words else (6, 9) if "late" in words else (0, 9)
    )
    return date(first + start, 1, 1), date(first + last, 12, 31), "range"


def _ago(words: str, anchor: date) -> Span:
    count = number_in(words)
    if "half a year" in words:
        return *whole_month(*shift(anchor, -6)), "month"
    if "fortnight" in words:
        day = anchor - timedelta(days=14 * count)
        return day, day, "day"
    if "decade" in words:
        return date(anchor.year - 10 * count, 1, 1), date(anchor.year - 10 * count, 12, 31), "year"
    if "hour" in words:
        day = anchor - timedelta(days=round(count / 24))
        return day, anchor, "day"
    if "day" in words or "week" in words:
        day = anchor - timedelta(days=count * (7 if "week" in words else 1))
        return day, day, "day"
    if "month" in words and "this month" not in words:
        return *whole_month(*shift(anchor, -count)), "month"
    if "this month" in words:
        return *whole_month(anchor.year - count, anchor.month), "month"
    if "half" in words:
        return *whole_month(*shift(anchor, -12 * count - 6)), "month"
    return date(anchor.year - count, 1, 1), date(anchor.year - count, 12, 31), "year"


def _past(words: str, anchor: date) -> Span | None:
    if words.endswith("ahead"):
        return None
    count = number_in(words)
    unit = next(days for name, days in _LENGTHS if name in words)
    days = max(1, round(count / 24)) if unit == 0 else count * unit + ("and a half" in words) * unit // 2
    if re.search(r"next|coming", words):
        return anchor, anchor + timedelta(days=days), "range"
    return anchor - timedelta(days=days), anchor, "range"


def _relative(words: str, anchor: date) -> Span:
    step = (
        -1
        if re.search(r"\b(?:last|previous)\b", words)
        else 1
        if re.search(r"\b(?:next|following)\b", words)
        else 0
    )
    for name, at in _WEEKDAYS.items():
        if name in words:
            if step < 0:
                day = anchor - timedelta(days=(anchor.weekday() - at) % 7 or 7)
            else:
                day = anchor + timedelta(days=(at - anchor.weekday()) % 7 or 7 * step)
            return day, day, "day"
    for name in _SEASONS:
        if name in words:
            return _of_season(anchor.year + step, name)
    if "weekend" in words:
        return _of_weekend(anchor, step)
    if "week" in words:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * step)
        return monday, monday + timedelta(days=6), "week"
    if "month" in words:
        first, last = whole_month(*shift(anchor, step))
        return first, anchor if words.startswith("earlier") else last, "month"
    if "year" in words:
        last = anchor if words.startswith("earlier") else date(anchor.year + step, 12, 31)
        return date(anchor.year + step, 1, 1), last, "year"
    if "night" in words and step < 0:
        return anchor - timedelta(days=1), anchor, "day"
    return anchor, anchor, "day"


def _of_weekend(anchor: date, step: int) -> Span:
    weekday = anchor.weekday()
    saturday = anchor + timedelta(days=5 - weekday) if weekday >= 5 else anchor - timedelta(days=weekday + 2)
    if step > 0:
        saturday += timedelta(days=7)
    return saturday, saturday + timedelta(days=1), "range"


def _end_of(words: str, anchor: date) -> Span:
    if "decade" in words:
        last = anchor.year // 10 * 10 + 9
        return date(last, 9, 1), date(last, 12, 31), "range"
    if words.endswith("end"):
        words = f"the end of the {words}"
    step = -1 if "last" in words else 1 if "next" in words else 0
    if "year" in words:
        first, last = _part_of_year(words)
        return date(anchor.year + step, first, 1), whole_month(anchor.year + step, last)[1], "range"
    if "month" in words:
        first_day, last_day = whole_month(*shift(anchor, step))
        return (
            (last_day - timedelta(days=9), last_day, "range")
            if "end" in words
            else (first_day, first_day + timedelta(days=9), "range")
        )
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * step)
    return (
        (monday + timedelta(days=4), monday + timedelta(days=6), "range")
        if "end" in words
        else (monday, monday + timedelta(days=2), "range")
    )


def _daily(words: str, anchor: date) -> Span:
    if "overnight" in words or "night" in words.replace("tonight", "").split():
        return anchor - timedelta(days=1), anchor, "day"
    if "day before yesterday" in words:
        step = -2
    elif "day after tomorrow" in words:
        step = 2
    else:
        step = (
            -1 if re.search(r"yesterday|previous day|day before", words) else 1 if "tomorrow" in words else 0
        )
    day = anchor + timedelta(days=step)
    return day, day, "day"


def _bare_season(words: str, anchor: date, *, begun: bool = False) -> Span:
    """The season nearest to the day, of those that have `begun` where only they can be meant."""
    name = next(season for season in _SEASONS if season in words)
    spans = [_of_season(anchor.year + step, name) for step in (-1, 0, 1)]
    spans = [span for span in spans if not begun or span[0] <= anchor]
    return min(spans, key=lambda span: max((span[0] - anchor).days, (anchor - span[1]).days, 0))


def _weekdays(words: str, anchor: date) -> Span:
    names = re.findall(WEEKDAY, words, re.I)
    last = _weekday(names[1].lower(), anchor)[0]
    first = last - timedelta(days=(last.weekday() - _WEEKDAYS[names[0].lower()]) % 7)
    return first, last, "range"


def _night_day(words: str, anchor: date) -> Span | None:
    """“overnight on Thursday, Dec. 4”: the day of the month where it is told."""
    return (
        _day(words, anchor, ahead=False)
        if re.search(rf"{MONTH} ?\d", words, re.I)
        else _weekday(words, anchor)
    )


def _quarter(words: str, anchor: date) -> Span | None:
    if "of the month" in words:
        return None
    year = year_in(words) or anchor.year + ("next year" in words) - ("last year" in words)
    bare = re.search(r"\bq([1-4])", words)
    number = (
        int(bare[1]) - 1 if bare else int(words[1]) - 1 if words[0] == "h" else _QUARTERS[words.split()[1]]
    )
    size = 6 if "half" in words or words[0] == "h" else 3
    first = min(number * size + 1, 13 - size)
    return date(year, first, 1), whole_month(year, first + size - 1)[1], "range"


def _new_year(words: str, anchor: date) -> Span | None:
    if "christmas" in words:
        day = date(anchor.year - (anchor.month < 3), 12, 25)
        return day, day, "day"
    if "year" not in words:
        return None  # feasts that move
    year = anchor.year + (anchor.month > 2)
    return date(year, 1, 1), date(year, 1, 31), "range"


def _weekday(words: str, anchor: date) -> Span:
    at = next(number for name, number in _WEEKDAYS.items() if name in words)
    day = anchor - timedelta(days=(anchor.weekday() - at) % 7)
    return day, day, "day"


_FIXED: dict[str, Callable[[str], Span]] = {
    "iso": _iso, "numeric": _numeric, "years": _years, "monthyears": _month_years, "year": _one_year,
    "season": _season, "endyear": _one_year, "decade": _decade,
}  # fmt: skip
_DATED: dict[str, Callable[[str, date | None, bool], Span | None]] = {
    "monthday": _day, "daymonth": _day, "span": _day_span, "month": _one_month, "monthyear": _one_month,
    "monthrange": _month_range, "dayspan": _day_span, "nights": _day,
}  # fmt: skip
_RELATIVE: dict[str, Callable[[str, date], Span | None]] = {
    "ago": _ago, "past": _past, "relative": _relative, "endof": _end_of, "daily": _daily, "weekday": _weekday,
    "nightday": _night_day,
    "weekend": lambda words, anchor: _of_weekend(anchor, 0), "bareseason": _bare_season, "weekdays": _weekdays,
    "anaphoric": lambda words, anchor: None, "event": lambda words, anchor: None,
    "firstof": lambda words, anchor: None, "quarter": _quarter, "newyear": _new_year,
}  # fmt: skip
