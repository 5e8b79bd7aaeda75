"""Markup made harmless before any parser sees it: nesting bounded, control characters and definitions out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.errors import SourceError
from sitrep.reading.clean import clean

DEEPEST = 150
"""Nested HTML elements that are parsed: libxml2 drops what follows some thousands, silently."""
DEEPEST_DATA = 64
"""Nested JSON arrays and objects, or XML elements of a feed."""

# Elements whose end may be left out close each other and make no depth; void ones have no end at all.
_NO_DEPTH = frozenset((
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rt", "rp",
    "html", "head", "body", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
))  # fmt: skip
_TABLES = 8
"""Tables inside each other that are kept; pages laid out with tables have five."""
_CELLS = frozenset(("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"))
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_TAG_NAME = re.compile(r"/?([a-zA-Z][^\s/>]*)")
_CHARACTER = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,10}));?")


def bounded(text: str) -> str:
    """HTML no deeper than DEEPEST: the tags of what is nested deeper go, its words stay. Time is linear."""
    kept, done, depth, tables = [], 0, 0, 0
    for start, end, name, closes in _tags(text):
        if name == "table":
            tables = tables + 1 if not closes else max(0, tables - 1)
        if name in _CELLS and tables + closes > _TABLES:
            kept.append(text[done:start])
            done = end
            continue
        if name in _NO_DEPTH or text[end - 2 : end] == "/>":
            continue
        if closes:
            depth = max(0, depth - 1)
        if depth >= DEEPEST:
            kept.append(text[done:start])
            done = end
        if not closes:
            depth += 1
    return "".join([*kept, text[done:]]) if kept else text


def _tags(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Start, end, name and whether it closes, of every tag outside comments and scripts."""
    at = text.find("<")
    while at >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
        elif match := _TAG_NAME.match(text, at + 1):
            end = text.find(">", match.end())
            if end >= 0:
                name, closes = match[1].lower(), text[at + 1] == "/"
                yield at, end + 1, name, closes
                if name in _RAW and not closes:
                    end = _end_of_raw(text, end, name)
        else:
            end = at
        if end < 0:
            return
        at = text.find("<", end + 1)


def _end_of_raw(text: str, at: int, name: str) -> int:
    """Before the closing tag of an element whose content is no markup."""
    match = re.compile(f"</{name}\\b", re.IGNORECASE).search(text, at)
    return match.start() - 1 if match else -1


def cleaned(text: str) -> str:
    """Markup without what a terminal obeys, written as it is or as `&#27;`; 128 to 159 mean Windows-1252."""
    return clean(_CHARACTER.sub(_character, text) if "&#" in text else text)


def _character(match: re.Match[str]) -> str:
    """The character itself where cleaning must see it; the reference as it stands where it is harmless."""
    number = int(match[1], 16) if match[1] else int(match[2])
    if 128 <= number < 160:  # https://html.spec.whatwg.org/#numeric-character-reference-end-state
        return bytes([number]).decode("cp1252", "ignore")
    if number > 0x10FFFF or 0xD800 <= number < 0xE000:
        return "\ufffd"
    character = chr(number)
    return match[0] if character.isprintable() or (character.isspace() and number >= 32) else character


def refuse_definitions(text: str, shown: str) -> None:
    """Raise SourceError when XML defines entities or names an outer definition: both can be traps."""
    if re.search(r"<!(?:DOCTYPE(?!\s+html\b)|ENTITY)", text, re.IGNORECASE):
        raise SourceError(
            f"{shown} defines its own entities or document type, which sitrep does not follow: "
            "save the article as text and open that."
        )


def refuse_depth(text: str, shown: str) -> None:
    """Raise SourceError when JSON is nested deeper than DEEPEST_DATA."""
    depth = 0
    for bracket in re.findall(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', text, re.DOTALL):
        if bracket in "[{":
            depth += 1
            if depth > DEEPEST_DATA:
                raise SourceError(f"{shown} is nested too deeply to be an article: check where it came from.")
        elif bracket in "]}":
            depth -= 1
