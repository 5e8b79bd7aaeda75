"""Bookmarks as a table (CSV) that a spreadsheet opens without obeying it, and back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.webannotation import Unreadable, of_values

_FIRST = (
    "title",
    "section",
    "quote",
    "claimant",
    "claim_verb",
    "claim_kind",
    "grade",
    "note",
    "tags",
    "state",
    "published",
    "source",
    "author",
    "created",
    "updated",
)
COLUMNS = (
    *_FIRST,
    *(field.name for field in fields(Bookmark) if field.name not in (*_FIRST, "deleted")),
)
"""What a person reads first, then what sitrep needs to find the words again."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet takes for a formula at the start of a cell; and the sign that says it is none."""

_TYPES = {field.name: str(field.type) for field in fields(Bookmark)}


def table(bookmarks: Iterable[Bookmark]) -> str:
    """A table with a head, a bookmark a row. A cell that a spreadsheet would run gets an apostrophe before it."""
    out = io.StringIO()
    out.write("\ufeff")  # or Excel takes the text for another encoding
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for bookmark in bookmarks:
        writer.writerow([_cell(getattr(bookmark, name)) for name in COLUMNS])
    return out.getvalue()


def read(text: str) -> Iterator[Bookmark | Unreadable]:
    """The bookmarks of such a table, or why a row is none. Raises Unreadable when the head is not ours."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        if missing := {"id", "quote", "created", "updated"} - set(reader.fieldnames or ()):
            raise Unreadable(f"its first line does not name {', '.join(sorted(missing))}")
        for row in reader:
            try:
                yield of_values({name: _value(name, cell) for name, cell in row.items() if name in _TYPES})
            except Unreadable as error:
                yield error
            except ValueError:
                yield Unreadable("a number or a list in it cannot be read")
    except csv.Error as error:
        raise Unreadable(f"it is not a table ({error})") from error


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False) if value else ""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _value(name: str, cell: str | None) -> Any:
    cell = cell or ""
    kind = _TYPES[name]
    text = cell[1:] if cell.startswith("'") else cell
    if kind.startswith("tuple"):
        return json.loads(text) if text else []
    if kind == "str":
        return text
    if not text:
        return None
    if kind == "str | None":
        return text
    return float(text) if kind.startswith("float") else int(text)
