"""Where quotations stand: quotation marks of every style, nested ones, and those that run over several paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

_CLOSING = {"“": "”", "«": "»", "„": "“”‟", "‟": "”", "‘": "’", "‚": "‘’"}
_MARK = re.compile("[“«„‟‘‚\"']")
_BEFORE_OPENING = frozenset(" \t\n([{—–-:/\u00a0")


class Marked(NamedTuple):
    """A stretch between marks: offsets of the words inside; `closed` is False when it runs to the paragraph's end."""

    start: int
    end: int
    closed: bool
    single: bool = False


def find_marked(text: str) -> list[Marked]:
    """The outermost stretches between quotation marks, in reading order."""
    found: list[Marked] = []
    at = 0
    while opening := _MARK.search(text, at):
        at = opening.start()
        letter = text[at]
        if letter in _CLOSING and (letter not in "‘‚" or _opens(text, at)):
            end = _close(text, at + 1, letter)
        elif letter == '"':
            end = _close_straight(text, at + 1)
            curly = text.find("”", at + 1, end if end >= 0 else len(text))
            if curly > 0 and "“" not in text[at:curly]:
                end = curly  # "…” with a mark of each kind
        elif letter == "'" and _opens(text, at):
            end = _close_single(text, at + 1, "'")
            double = text.find('"', at + 1, end if end >= 0 else len(text))
            if double > 0 and text[double - 1] in ",.?!…":
                end = double  # '…" with a mark of each kind
            if end < 0:
                at += 1
                continue
        else:
            at += 1
            continue
        single = letter in "‘'‚"
        if end < 0:
            goes_on = (
                bool(found) and found[-1].single
            )  # ‘It was home,’ she said. ‘It is safe. … and a paragraph more
            if single and not (
                letter == "‘" and (goes_on or not text[:at].strip() or text[:at].rstrip()[-1:] == ":")
            ):
                at += 1
                continue
            end = len(text)
            found.append(Marked(at + 1, end, False))
            break
        if end > at + 1:
            found.append(Marked(at + 1, end, True, single))
        at = end + 1 + (text[end : end + 2] in ("’’", "''"))
    return [_trimmed(text, marked) for marked in found if text[marked.start : marked.end].strip()]


def _trimmed(text: str, marked: Marked) -> Marked:
    start, end = marked.start, marked.end
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Marked(start, end, marked.closed, marked.single)


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before in _BEFORE_OPENING and not after.isspace()) or (before in '“"«' and after.isalpha())


def _close(text: str, at: int, opening: str) -> int:
    if opening in "‘‚":
        return _close_single(text, at, "’")
    depth = 1
    for index in range(at, len(text)):
        letter = text[index]
        if letter in _CLOSING[opening] or (depth == 1 and text[index : index + 2] in ("’’", "''")):
            depth -= 1
            if not depth:
                return index  # “… ’’ too, as some agencies close
        elif letter == opening and opening != "„":
            depth += 1
    if (
        depth == 1
        and opening == "“"
        and (straight := text.find('"', at)) > at
        and text[straight - 1] in ",.?!…"
    ):
        return straight  # “…" with a mark of each kind
    # A forgotten closing mark: the stretch ends at the last one there is.
    return -1 if depth == 1 else text.rfind(_CLOSING[opening][0], at)


def _close_straight(text: str, at: int) -> int:
    while (index := text.find('"', at)) >= 0:
        if text[index - 1] not in " \t\n([" or index + 1 == len(text):
            return index
        if index + 1 < len(text) and text[index + 1] in " .,;:!?":
            return index
        at = index + 1
        inner = text.find('"', at)  # a quotation inside with the same marks
        if inner < 0:
            return index
        at = inner + 1
    return -1


def _close_single(text: str, at: int, mark: str) -> int:
    """The closing single mark: no apostrophe, and no plural possessive while a better one follows."""
    weak = -1
    index = at
    while (index := text.find(mark, index)) >= 0:
        before = text[index - 1]
        after = text[index + 1] if index + 1 < len(text) else " "
        if weak >= 0 and ((mark == "'" and _opens(text, index)) or (mark == "’" and "‘" in text[weak:index])):
            return weak  # another quotation begins
        if not after.isalnum() and not before.isspace():
            if before in ",.?!…" or after in ",.;:?!)—" or index + 1 == len(text):
                return index
            if before != "s":
                return index
            weak = index if weak < 0 else weak
        index += 1
    return weak
