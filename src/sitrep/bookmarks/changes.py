"""What is new, edited or gone in an article since another version of it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sitrep.bookmarks.fold import fold

NEW, EDITED, GONE = "new", "edited", "gone"

_ALIKE = 0.5
"""Share of words in common from which two paragraphs are one that was edited. Measured nowhere: half is what a
reader calls the same paragraph; below it the old and the new words are better shown apart."""

_MOST_PAIRS = 40_000
"""Pairs of paragraphs compared; beyond, only those that stand at the same place between unchanged ones are."""


class Change(NamedTuple):
    """A paragraph that was not there before, reads otherwise now, or is not there any more.

    `paragraph` is its number in the new version; None where it is gone, and then it stood before the next one.
    """

    kind: str
    old: str
    new: str
    paragraph: int | None


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """The changes from one version's paragraphs to another's, in the order of the new one.

    A paragraph that only moved, or differs in typesetting alone, has not changed.
    """
    plain_old, plain_new = [fold(text).text for text in old], [fold(text).text for text in new]
    moved = Counter(plain_old) & Counter(plain_new)
    gone = _unmatched(plain_old, moved)
    fresh = _unmatched(plain_new, moved)
    pairs = _pairs(plain_old, plain_new, gone, fresh)
    found: list[tuple[float, int, Change]] = []
    for at in fresh:
        if at in pairs:
            found.append((at, 1, Change(EDITED, old[pairs[at]], new[at], at)))
        else:
            found.append((at, 1, Change(NEW, "", new[at], at)))
    places = _places(plain_old, plain_new)
    edited = set(pairs.values())
    found += [(places[at], 0, Change(GONE, old[at], "", None)) for at in gone if at not in edited]
    return [change for _, _, change in sorted(found, key=lambda one: one[:2])]


def _unmatched(texts: Sequence[str], shared: Counter[str]) -> list[int]:
    """The numbers of the paragraphs that have no equal on the other side."""
    left = Counter(shared)
    found = []
    for at, text in enumerate(texts):
        if left[text] > 0:
            left[text] -= 1
        else:
            found.append(at)
    return found


def _pairs(
    plain_old: Sequence[str], plain_new: Sequence[str], gone: Sequence[int], fresh: Sequence[int]
) -> dict[int, int]:
    """Which old paragraph each edited one was: the likest pairs first, each paragraph in one pair."""
    if len(gone) * len(fresh) > _MOST_PAIRS:
        places, there = _places(plain_old, plain_new), set(fresh)
        candidates = [(a, b) for a in gone for b in range(places[a] - 2, places[a] + 3) if b in there]
    else:
        candidates = [(a, b) for a in gone for b in fresh]
    words_old = {at: plain_old[at].split() for at in gone}
    words_new = {at: plain_new[at].split() for at in fresh}
    alike = []
    for a, b in candidates:
        matcher = SequenceMatcher(None, words_old[a], words_new[b], False)
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
            ratio = matcher.ratio()
            if ratio >= _ALIKE:
                alike.append((-ratio, abs(a - b), a, b))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, a, b in sorted(alike):
        if a not in taken and b not in pairs:
            pairs[b] = a
            taken.add(a)
    return pairs


def _places(plain_old: Sequence[str], plain_new: Sequence[str]) -> list[int]:
    """For each old paragraph the number of the new one that it stood before."""
    places = [len(plain_new)] * len(plain_old)
    matcher = SequenceMatcher(None, plain_old, plain_new, False)
    for _, i, j, k, m in matcher.get_opcodes():
        for at in range(i, j):
            places[at] = min(k + at - i, m)
    return places
