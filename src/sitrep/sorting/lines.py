"""On which line of a TOML text a key stands, for messages about it: tomllib keeps no places."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*[.=]""")
_QUOTES = ('"""', "'''")


def line_of(text: str, key: str, word: str = "") -> int | None:
    """The line, from 1, of a key written as in messages: `settings.bias`, `phrases[2].section`.

    Where the key is not there, the line of the nearest table above it that is; None where none is. With `word`,
    the first line of the key's value that holds this word.
    """
    lines = text.splitlines()
    places = dict(_places(lines))
    while key and key not in places:
        key = key.rpartition(".")[0] or (key.partition("[")[0] if "[" in key else "")
    if not key:
        return None
    at = places[key]
    later = [place for place in places.values() if place > at]
    for n in range(at, min(later, default=len(lines) + 1)) if word else ():
        if word in lines[n - 1]:
            return n
    return at


def _places(lines: list[str]) -> list[tuple[str, int]]:
    """Every table and key with its line, the first of each name."""
    found: list[tuple[str, int]] = []
    table, open_quote = "", ""
    counts: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if open_quote:
            open_quote = "" if line.count(open_quote) % 2 else open_quote
            continue
        if header := _HEADER.match(line):
            name = ".".join(part.strip().strip("\"'") for part in header[2].split("."))
            if header[1] == "[[":
                counts[name] = counts.get(name, 0) + 1
                found.append((name, number))
                name = f"{name}[{counts[name]}]"
            elif name.partition(".")[0] in counts:
                first, _, rest = name.partition(".")
                name = f"{first}[{counts[first]}].{rest}"
            table = name
            found.append((table, number))
        elif key := _KEY.match(line):
            name = key[1].strip("\"'")
            found.append((f"{table}.{name}" if table else name, number))
            open_quote = next((quote for quote in _QUOTES if line.count(quote) % 2), "")
    return list(dict(reversed(found)).items())
