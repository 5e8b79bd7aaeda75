"""Plain text to paragraphs: blank-line blocks, or lines, recognised by the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sitrep.model import LeftOut
from sitrep.reading.clean import line
from sitrep.reading.found import Found, title_of

WRAPPED = 132
"""Columns to which people wrap text by hand or by program, at most; longer lines are paragraphs."""
_SENTENCE = 100
"""Characters from which a line that ends as a sentence does may be a paragraph inside a block."""
_FORCED = 0.8
"""Share of the line breaks inside sentences that the width must have forced before lines are joined."""

_SEPARATOR = r"[-=_*~#+·•—– ]{3,}\Z|[-=*•]\Z"
_HEADER = r"(?i:(title|date|published|author|by|source|url|language|tags|keywords)):[ ]+(\S.*)"
_BULLET = r"\s*(?:([-*+•‣–—])\s+\S|(\d{1,3}[.)])\s+\S)"
_ENDS_SENTENCE = r"[.!?…。！？][\"'”’»)\]]*\Z"


def recognise(text: str) -> Found:
    """The paragraphs of cleaned text, each on one line, with the title; a title that is a block stays one."""
    blocks = list(_blocks(text))
    title, published, left_out = "", None, []
    if blocks and "title" in (fields := _header(blocks[0])):
        left_out = [LeftOut(row.strip(), "header") for row in blocks[0][: len(fields)]]
        blocks[0] = blocks[0][len(fields) :]
        blocks = blocks if blocks[0] else blocks[1:]
        title, published = fields["title"], fields.get("date") or fields.get("published")
    paragraphs = []
    for block in blocks:
        for paragraph in paragraphs_of(block, alone=len(blocks) == 1):
            if _separates(paragraph):
                left_out.append(LeftOut(paragraph, "separator"))
            else:
                paragraphs.append(paragraph)
    return Found(title or title_of(paragraphs), tuple(paragraphs), published, tuple(left_out))


def _blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines that are not blank; a line that only separates is a block of its own."""
    block: list[str] = []
    for row in text.split("\n"):
        row = row.rstrip()
        separates = _separates(row)
        if (not row or separates) and block:
            yield block
            block = []
        if separates:
            yield [row]
        elif row:
            block.append(row)
    if block:
        yield block


def _separates(row: str) -> bool:
    return not row[:1].isalnum() and re.match(_SEPARATOR, row.lstrip()) is not None


def _header(block: list[str]) -> dict[str, str]:
    """The fields `Title: …`, `Date: …` with which a block begins, each in its own row."""
    fields: dict[str, str] = {}
    for row in block:
        match = re.match(_HEADER, row)
        if not match or match[1].lower() in fields:
            break
        fields[match[1].lower()] = line(match[2])
    return fields


def paragraphs_of(block: list[str], alone: bool) -> Iterator[str]:
    """The paragraphs of one block; `alone` says that the text has no blank lines to go by."""
    if len(block) == 1:
        yield block[0].strip()
        return
    starts = _list_starts(block) or _indent_starts(block) or _line_starts(block, alone)
    rows: list[str] = []
    for row, starts_one in zip(block, starts, strict=True):
        if starts_one and rows:
            yield " ".join(rows)
            rows = []
        rows.append(row.strip())
    yield " ".join(rows)


def _list_starts(block: list[str]) -> list[bool]:
    """Where items begin, when the block is a list: its first item opens it or follows a colon.

    A dash or a number that wrapping has put at the start of a line opens no list.
    """
    marks = [re.match(_BULLET, row) for row in block]
    first = next((n for n, mark in enumerate(marks) if mark), None)
    if first is None or (first > 0 and not block[first - 1].endswith(":")):
        return []
    opener = marks[first]
    assert opener is not None
    if opener[2] and opener[2][:-1] not in ("0", "1") and sum(bool(mark and mark[2]) for mark in marks) < 2:
        return []
    return [n == 0 or bool(mark and (mark[1] == opener[1])) for n, mark in enumerate(marks)]


def _indent_starts(block: list[str]) -> list[bool]:
    """Where paragraphs begin, when indentation says so; hanging indentation says nothing."""
    indented = [row[0].isspace() for row in block]
    if all(indented) or not any(indented):
        return []
    doubled = any(one and two for one, two in pairwise(indented))
    if not indented[0] and (doubled or indented[-1]):
        return []
    return [n == 0 or one for n, one in enumerate(indented)]


def _line_starts(block: list[str], alone: bool) -> list[bool]:
    """Where paragraphs begin in rows that carry no sign: at every row, or where a wrapped text breaks early.

    A break is forced when the next row's first word would not have fitted the width any more.
    """
    width = max(map(len, block))
    ends = [bool(re.search(_ENDS_SENTENCE, row)) for row in block]
    if width > WRAPPED:
        return [True] * len(block)
    forced = [len(row) + 1 + len(after.split(None, 1)[0]) > width for row, after in pairwise(block)]
    if not alone:
        every = all(ends) and not all(forced) and min(map(len, block[:-1])) >= _SENTENCE
        return [n == 0 or every for n in range(len(block))]
    inside = [tight for tight, end in zip(forced, ends, strict=False) if not end]
    if inside and sum(inside) >= _FORCED * len(inside):
        return [True, *(end and not tight for tight, end in zip(forced, ends, strict=False))]
    return [True] * len(block)
