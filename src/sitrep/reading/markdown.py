"""Markdown to paragraphs of plain text: the marks go, the words stay, and nothing is left unaccounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sitrep.model import LeftOut
from sitrep.reading.clean import clean, line
from sitrep.reading.found import TITLE, Found, title_of
from sitrep.reading.plain import paragraphs_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_FIELD = r"([A-Za-z_][\w-]*)\s*[:=]\s*(.*)"
_PUBLISHED = ("date", "published", "pubdate")
_FRONT_MATTER = 200
"""Lines within which front matter must close; otherwise its opening is a line of the text."""
_DEFINITION = r"[\s>]*\[[^\]^][^\]]*\]:"


class _Leaf(NamedTuple):
    """What stands in lines `start` to `end` (not included) of the source."""

    start: int
    end: int
    text: str
    heading: int = 0
    why: str = ""


def recognise(text: str) -> Found:
    """The paragraphs of cleaned Markdown, with title and date from front matter or the headings."""
    rows = text.split("\n")
    body = _front_matter(rows)
    fields = _fields(rows[1 : body - 1]) if body else {}
    leaves = list(_leaves("\n".join(rows[body:])))
    paragraphs = [leaf.text for leaf in leaves if not leaf.why]
    return Found(
        title=fields.get("title") or _heading(leaves) or title_of(paragraphs),
        paragraphs=tuple(paragraphs),
        published=next((fields[key] for key in _PUBLISHED if fields.get(key)), None),
        left_out=(
            *(LeftOut(row.strip(), "front matter") for row in rows[1 : max(body - 1, 1)] if row.strip()),
            *(LeftOut(leaf.text, leaf.why) for leaf in leaves if leaf.why),
        ),
    )


def _front_matter(rows: Sequence[str]) -> int:
    """The number of lines the front matter takes, its fences included; 0 where there is none."""
    closing = _FENCES.get(rows[0].rstrip())
    if not closing:
        return 0
    for number, row in enumerate(rows[1:_FRONT_MATTER], 2):
        if row.rstrip() in closing:
            return number
    return 0


def _fields(rows: Sequence[str]) -> dict[str, str]:
    """The plain `key: value` lines (YAML) or `key = value` lines (TOML); lists and blocks are passed over."""
    fields: dict[str, str] = {}
    for row in rows:
        if match := re.match(_FIELD, row):
            value = line(match[2])
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1].strip()
            if value and value[0] not in "|>[{&*!":
                fields.setdefault(match[1].lower(), value)
    return fields


def _heading(leaves: Sequence[_Leaf]) -> str:
    """The first heading of the first level, or a heading that opens the text."""
    headings = [leaf for leaf in leaves if leaf.heading == 1] or [leaf for leaf in leaves[:1] if leaf.heading]
    return headings[0].text if headings and len(headings[0].text) <= TITLE else ""


def _leaves(text: str) -> Iterator[_Leaf]:
    """All the lines of the text as leaves in their order, those that the parser passed over too."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    rows = text.split("\n")
    done = 0
    for leaf in _parsed(parser.parse(text), rows):
        yield from _passed_over(rows, done, leaf.start)
        done = max(done, leaf.end)
        if leaf.text:
            yield leaf
    yield from _passed_over(rows, done, len(rows))


def _passed_over(rows: Sequence[str], start: int, end: int) -> Iterator[_Leaf]:
    """Definitions of links, and what stands deeper than the parser goes."""
    for number in range(start, end):
        row = rows[number].strip()
        if re.match(_DEFINITION, row):
            yield _Leaf(number, number + 1, row, why="link definition")
        elif any(map(str.isalnum, row)):
            yield _Leaf(number, number + 1, row.lstrip("> "))


def _parsed(tokens: Sequence[Token], rows: Sequence[str]) -> Iterator[_Leaf]:
    """The parser's blocks, one leaf for each paragraph, heading, list item's text, table row and code."""
    mark = ""
    cells: list[str] = []
    place = (0, 0)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.map and token.block:
            place = (token.map[0], token.map[1])
        match token.type:
            case "list_item_open":
                mark = f"{token.info}{token.markup} " if token.info else "- "
            case "list_item_close":
                mark = ""
            case "tr_open":
                cells = []
            case "tr_close":
                cells += _beyond_the_columns(rows[place[0]], len(cells))
                why = "" if any(cells) else "nothing to read"
                yield _Leaf(*place, " | ".join(cells).strip(), why=why)
            case "inline" if before and before.type in ("td_open", "th_open"):
                cells.append(_flat(_inline(token.children or [])))
            case "inline":
                level = int(before.tag[1:]) if before and before.type == "heading_open" else 0
                yield from _text_leaves(token, place, mark, level)
                mark = ""
            case "fence" | "code_block" | "html_block":
                body = " ".join([token.info, token.content]) if token.info else token.content
                yield _Leaf(*place, _flat(mark + body))
                mark = ""
            case "hr":
                yield _Leaf(*place, rows[place[0]].strip(), why="separator")
            case _:
                pass


def _beyond_the_columns(row: str, columns: int) -> list[str]:
    """The cells of a row that has more of them than its table has columns; the parser drops these."""
    inner = row.strip().lstrip("> ").removeprefix("|").removesuffix("|")
    return [_flat(cell) for cell in re.split(r"(?<!\\)\|", inner)[columns:]]


def _text_leaves(token: Token, place: tuple[int, int], mark: str, level: int) -> Iterator[_Leaf]:
    """A heading or a paragraph, or several where lines are paragraphs of their own, as in plain text."""
    rows = [row.strip() for row in clean(_inline(token.children or [])).split("\n") if row.strip()]
    if not rows:
        yield _Leaf(*place, _flat(token.content), why="nothing to read")
    elif level:
        yield _Leaf(*place, mark + " ".join(rows), heading=level)
    else:
        for paragraph in paragraphs_of(rows, alone=False):
            yield _Leaf(*place, mark + paragraph)
            mark = ""


def _inline(children: Sequence[Token]) -> str:
    """The words of a run of text: links as their text, images as what describes them, marks gone."""
    words = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif child.type == "image":
            words.append(_inline(child.children or []))
        else:
            words.append(child.content)
    return "".join(words)


def _flat(text: str) -> str:
    """Cleaned once more, since entities have become characters, and on one line."""
    return " ".join(filter(None, map(str.strip, clean(text).split("\n"))))
