"""Where the end of a selection goes, by character, word, line or to the ends of a text; pure."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from sitrep.tui.wrap import Lines

CHARACTER, WORD, LINE, ALL = "character", "word", "line", "all"

_WORD = re.compile(r"[^\W_]+(?:['’ʼ.,-][^\W_]+)*")
_JOINERS = "\u200c\u200d\ufe0f"


def moved(text: str, lines: Lines, at: int, unit: str, step: int) -> int:
    """The offset one unit on (`step` 1) or back (-1); at the ends of the text it stays."""
    if unit == CHARACTER:
        return _character(text, at, step)
    if unit == WORD:
        return _word(text, at, step)
    if unit == LINE:
        return _line(lines, at, step)
    return len(text) if step > 0 else 0


def word(text: str, start: int, end: int, step: int) -> tuple[int, int]:
    """The word after or before the characters `start` to `end`; at the ends of the text the last or first one."""
    words = [match.span() for match in _WORD.finditer(text)] or [(0, len(text))]
    if step > 0:
        return next((span for span in words if span[0] >= end), words[-1])
    return next((span for span in reversed(words) if span[1] <= start), words[0])


def _character(text: str, at: int, step: int) -> int:
    at = max(0, min(len(text), at + step))
    while 0 < at < len(text) and _belongs(text, at):
        at += step
    return at


def _belongs(text: str, at: int) -> bool:
    """Whether the character at this offset is shown in one cell with the one before it."""
    char = text[at]
    return unicodedata.category(char)[0] == "M" or char in _JOINERS or text[at - 1] == "\u200d"


def _word(text: str, at: int, step: int) -> int:
    """On to the end of a word, back to the beginning of one."""
    spans = [match.span() for match in _WORD.finditer(text)]
    if step > 0:
        return next((end for _, end in spans if end > at), len(text))
    return next((start for start, _ in reversed(spans) if start < at), 0)


def _line(lines: Lines, at: int, step: int) -> int:
    """To the same column of the next or previous line; beyond the first and last line to the ends of the text."""
    now = max(0, bisect_right(lines, (at, 1 << 30)) - 1)
    to = now + step
    if to < 0:
        return 0
    if to >= len(lines):
        return lines[-1][1]
    start, end = lines[to]
    return min(end, start + at - lines[now][0])
