"""How numbers, times and long texts are printed for people, and how a written time is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "passage"), count(2, "passage"), count(0, "dispute")
    ('1 passage', '2 passages', '0 disputes')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shortened(text: str, most: int) -> str:
    """The beginning of a text, on one line, in at most so many characters; whole words, unless one is very long.

    >>> shortened("one two three", 8), shortened("one two three", 11), shortened("Donaudampfschiff", 8)
    ('one two…', 'one two…', 'Donauda…')
    """
    words = " ".join(text[: 4 * most].split())
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    whole = kept if words[most - 1] == " " else kept.rpartition(" ")[0]
    return (whole if len(whole) > most // 2 else kept).rstrip() + "…"


def minute(time: str) -> str:
    """The day and the minute of an ISO 8601 time; a day alone stays one.

    >>> minute("2026-11-26T16:05:09.123456+00:00"), minute("2026-11-26")
    ('2026-11-26 16:05', '2026-11-26')
    """
    return time[:16].replace("T", " ")


def moment(written: str | None) -> datetime | None:
    """The time that was written in ISO 8601, in UTC; None where it is none. Without a zone it is taken for UTC.

    >>> moment("2026-11-26T16:05:00+02:00").isoformat(), moment("yesterday")
    ('2026-11-26T14:05:00+00:00', None)
    """
    from datetime import UTC, datetime

    try:
        found = datetime.fromisoformat(written or "")
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def utc(time: datetime, timespec: str = "auto") -> str:
    """A time with a zone as sitrep keeps it: ISO 8601 in UTC with a Z, as exact as `isoformat`'s `timespec` says.

    >>> utc(moment("2026-11-26T16:05:00+02:00"), "seconds")
    '2026-11-26T14:05:00Z'
    """
    from datetime import UTC

    return time.astimezone(UTC).isoformat(timespec=timespec).replace("+00:00", "Z")
