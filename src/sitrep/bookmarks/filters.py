"""The language bookmarks are filtered with: `section:diplomacy tag:kallas -state:lost after:2026-01 "two words"`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sitrep.bookmarks.record import STATES
from sitrep.bookmarks.rows import searchable
from sitrep.errors import FilterError
from sitrep.reading.clean import line

FIELDS = ("section", "tag", "state", "article", "source", "quote", "note", "before", "after")
"""What may stand before a colon; a word without one is looked for everywhere."""

TEXT = "text"

_TERM = re.compile(
    r"""(?P<no>-)?(?:(?P<field>[^\W\d_]+):(?!//))?(?:["“„](?P<quoted>[^"“”„]*)["”“]?|(?P<plain>\S*))""",
    re.VERBOSE,
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Condition(NamedTuple):
    """One thing a bookmark must fulfil, or must not.

    `field` is one of FIELDS or TEXT. `values` are alternatives: for a section or state those that are meant, for a
    date its first moment, else the folded words.
    """

    field: str
    values: tuple[str, ...]
    negated: bool = False


class Query(NamedTuple):
    """What was typed, as conditions that all must hold; none: every bookmark."""

    conditions: tuple[Condition, ...] = ()


def parse(text: str, sections: Iterable[str] = ()) -> Query:
    """What a person typed as a filter. `sections` are the ids there are; their beginnings are understood.

    Raises FilterError with a sentence that names the nearest field or value.
    """
    known = tuple(sections)
    return Query(tuple(_condition(*term, known) for term in _terms(text)))


def words(sections: Iterable[str], tags: Iterable[str]) -> list[str]:
    """What a word of a filter can be completed to: the fields, then whole conditions."""
    fields = [f"{field}:" for field in FIELDS]
    whole = [f"state:{state}" for state in STATES] + [f"section:{section}" for section in sections]
    whole += [f"tag:{quoted(tag)}" for tag in tags]
    return fields + whole + [f"-{one}" for one in fields + whole]


def quoted(value: str) -> str:
    """A value as it is written after a field's colon: in quotation marks if it has blanks or could be an address.

    >>> quoted("kallas"), quoted("prisoner swap")
    ('kallas', '"prisoner swap"')
    """
    return f'"{value}"' if re.search(r"\s|^//", value) else value


def _terms(text: str) -> Iterator[tuple[str, str, bool]]:
    for found in _TERM.finditer(text.strip()):
        value = found["quoted"] if found["quoted"] is not None else found["plain"] or ""
        field = (found["field"] or "").lower()
        if value.strip():
            yield field, value, bool(found["no"])
        elif field:
            _field(field)  # nothing after the colon yet: still being typed, but the field must be one


def _condition(field: str, value: str, negated: bool, sections: tuple[str, ...]) -> Condition:
    if not field:
        return Condition(TEXT, (searchable(value),), negated)
    field = _field(field)
    if field == "state":
        return Condition(field, _meant("state", value, STATES), negated)
    if field == "section":
        return Condition(field, _meant("section", value, sections), negated)
    if field in ("before", "after"):
        return Condition(field, (_day(field, value),), negated)
    return Condition(field, (searchable(value.lstrip("#") if field == "tag" else value),), negated)


def _field(typed: str) -> str:
    if typed in FIELDS:
        return typed
    near = _nearest(typed, FIELDS) or [name for name in FIELDS if name.startswith(typed)]
    asked = f"did you mean {near[0]}:?" if near else f"there are {', '.join(FIELDS)}."
    raise FilterError(
        f"There is no field {line(typed)}: to filter by; {asked} In quotation marks it is searched as words."
    )


def _meant(field: str, value: str, known: tuple[str, ...]) -> tuple[str, ...]:
    wanted = searchable(value).replace(" ", "_").replace("-", "_")
    if found := tuple(name for name in known if searchable(name).startswith(wanted)):
        return tuple(name for name in found if searchable(name) == wanted) or found
    near = _nearest(wanted, known)
    asked = (
        f"did you mean {near[0]}?"
        if near
        else f"there is {', '.join(known)}."
        if known
        else "there is none yet."
    )
    raise FilterError(f"No bookmark can have the {field} {line(value)}; {asked}")


def _nearest(typed: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(typed, list(known), 1, 0.5)


def _day(field: str, value: str) -> str:
    found = _DATE.fullmatch(value)
    try:
        if found:
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).isoformat()
    except ValueError:
        pass
    today = date.today()
    words = {"today": today, "yesterday": today - timedelta(1)}
    if searchable(value) in words:
        return words[searchable(value)].isoformat()
    raise FilterError(f"{field}:{line(value)} is not a date; write 2026-01-31, 2026-01, 2026 or today.")
