"""Approximate search: the passages of a text that are most like some words, by edit distance.

The distance is counted by Myers' bit-vector algorithm (G. Myers, A fast bit-vector algorithm for approximate
string matching based on dynamic programming, JACM 46, 1999), on Python's integers of any length.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

_GRAM = 4
_SHARED = 0.12
"""Least share of the words' runs of four letters in a stretch that is looked at; half of it are alike by chance."""
_STRETCHES = 16
_SHORT = 32
"""Fewer letters than this are looked for everywhere."""


class Match(NamedTuple):
    """The characters `start` to `end` of a text, so many edits away from the words looked for."""

    start: int
    end: int
    edits: int


def occurrences(text: str, words: str, most: int = 200) -> list[int]:
    """Where the words stand verbatim; at most `most` places."""
    found: list[int] = []
    at = text.find(words)
    while at != -1 and len(found) < most:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def likeness(words: str, text: str) -> float:
    """1: the words stand in the text verbatim; 0: nothing alike."""
    if not words or not text:
        return 0.0
    if words in text:
        return 1.0
    return max(0.0, 1 - min(_edits(words, text)) / len(words))


def search(words: str, text: str, most: int, keep: int = 6) -> list[Match]:
    """The `keep` passages with the fewest edits, at most `most`; they do not overlap by more than a half."""
    if not words or not text:
        return []
    ends = [end for low, high in _stretches(words, text) for end in _dips(words, text, low, high, most)]
    ends.sort()
    found: list[Match] = []
    for edits, end in ends:
        if any(abs(end - other.end) < max(2, len(words) // 2) for other in found):
            continue
        low = max(0, end - len(words) - edits)
        back = _edits(words[::-1], text[low:end][::-1], anchored=True)
        length = min(range(len(back)), key=lambda j: (back[j], abs(j + 1 - len(words)))) + 1
        found.append(Match(end - length, end, edits))
        if len(found) == keep:
            break
    return found


def _edits(words: str, text: str, *, anchored: bool = False) -> list[int]:
    """For each character of the text: the fewest edits that make the words of a passage ending with it.

    The passage may begin anywhere, or, `anchored`, only where the text does.
    """
    length = len(words)
    masks: dict[str, int] = {}
    for i, char in enumerate(words):
        masks[char] = masks.get(char, 0) | 1 << i
    full, high = (1 << length) - 1, 1 << (length - 1)
    plus, minus, score = full, 0, length
    get = masks.get
    out: list[int] = []
    for char in text:
        equal = get(char, 0)
        across = (((equal & plus) + plus) ^ plus) | equal | minus
        more = minus | (full & ~(across | plus))
        less = plus & across
        if more & high:
            score += 1
        elif less & high:
            score -= 1
        more = (more << 1 | anchored) & full
        less = (less << 1) & full
        plus = less | (full & ~(across | more))
        minus = more & across
        out.append(score)
    return out


def _dips(words: str, text: str, low: int, high: int, most: int) -> Iterator[tuple[int, int]]:
    """(edits, end) of the places in a stretch where the edits are fewest around."""
    scores = _edits(words, text[low:high])
    last = len(scores) - 1
    for i, score in enumerate(scores):
        if score <= most and (i == 0 or scores[i - 1] >= score) and (i == last or scores[i + 1] > score):
            yield score, low + i + 1


def _stretches(words: str, text: str) -> list[tuple[int, int]]:
    """The parts of the text worth counting edits in: those that share most runs of four letters with the words.

    Counting edits takes ten times as long as counting shared runs.
    """
    size, length = len(text), len(words)
    if length < _SHORT or size <= 4 * length:
        return [(0, size)]
    grams = {words[i : i + _GRAM] for i in range(length - _GRAM + 1)}
    shared = [text[i : i + _GRAM] in grams for i in range(size)]
    sums = [0, *accumulate(shared)]
    step = max(1, length // 4)
    starts = range(0, size, step)
    counted = sorted(((sums[min(size, i + length)] - sums[i], i) for i in starts), reverse=True)
    chosen = [i for count, i in counted[: 4 * _STRETCHES] if count >= _SHARED * length]
    found: list[tuple[int, int]] = []
    for i in sorted(chosen):
        low, high = max(0, i - length // 2), min(size, i + length + length // 2)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found
