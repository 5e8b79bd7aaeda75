"""Selectors: what is kept of some words and their surroundings, and the place it leads to in another text.

A place has a distance from the words kept: 0 for the same words between the same neighbours, 1 for nothing alike. A
place is taken only when it is much nearer than every other place, now and when the words were marked (`rival`): the
ratio test of D. Lowe, Distinctive image features from scale-invariant keypoints, IJCV 60, 2004. All texts are folded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sitrep.bookmarks.search import likeness, occurrences, search
from sitrep.sentences import sentences

CONTEXTS = (64, 128, 256)
"""Characters kept on each side; more only where lookalikes ask for it."""

LONG = 40
"""Words of this length that were and are unique need no neighbours to be recognised."""

_SHORT = 16  # fewer characters need both neighbours to be taken as changed
_TELLING = 24  # characters of a neighbour that are not found anywhere by chance
_NEARBY = 400  # characters in which a neighbour may have been pushed away by something new
_RATIO = 0.5  # the distance of the place taken, at most this share of any other's
_FAR = 0.32  # the largest distance of a changed passage
_LIKE = 0.5  # the least likeness of a changed passage's own words
_SAME = 0.8  # a neighbour is the same
_SURE = 0.92  # a neighbour is surely the same: both outweigh a lookalike's words
_EXACT = 0.99  # a neighbour is the very same: what tells copies apart once one of them is gone
_CROWD = 0.25  # a rival nearer than this: the article is full of lookalikes


@dataclass(frozen=True, slots=True)
class Selector:
    """Some words with their neighbours on both sides, and how alike other passages were.

    `count` is how often the words stood in their text, `rival` the distance of the nearest other passage (1: none),
    `twin` the likeness of the other passage most like the words alone (1: a copy, 0: none).
    """

    exact: str
    prefix: str
    suffix: str
    count: int
    rival: float
    twin: float


class Found(NamedTuple):
    """A place in a text: `verbatim`, `changed`, or only the likeliest one of words that are `lost`.

    `start` and `end` are offsets, both -1 where nothing is alike; `support` is the likeness of its more alike
    neighbour, 0 where too little was kept of both.
    """

    how: str
    start: int = -1
    end: int = -1
    support: float = 0.0


class _Place(NamedTuple):
    distance: float
    start: int
    end: int
    edits: int
    left: float
    right: float


def whole(paragraph: str, start: int, end: int) -> tuple[int, int]:
    """What is looked for when these characters of a paragraph are marked: they, or, for few, their sentences."""
    if end - start >= LONG:
        return start, end
    touched = [span for span in sentences(paragraph) if span[0] < end and span[1] > start]
    return (min(start, touched[0][0]), max(end, touched[-1][1])) if touched else (start, end)


def select(text: str, start: int, end: int) -> Selector:
    """The selector of the characters `start` to `end` of a text."""
    words, length = text[start:end], end - start
    copies = occurrences(text, words)
    others = [(at, at + length, 0) for at in copies if at != start]
    others += search(words, _without(text, copies, length), length // 2)
    twin = max((1 - edits / length for _, _, edits in others), default=0.0)
    for size in CONTEXTS:
        prefix, suffix = text[max(0, start - size) : start], text[end : end + size]
        made = Selector(words, prefix, suffix, len(copies), 1.0, twin)
        rival = min((_place(made, text, *other).distance for other in others), default=1.0)
        if rival >= _CROWD:
            break
    return Selector(words, prefix, suffix, len(copies), round(rival, 4), round(twin, 4))


def locate(kept: Selector, text: str) -> Found:
    """Where the words kept stand in this text: the same words, changed ones, or none that can be trusted."""
    length = len(kept.exact)
    if not length or not text:
        return Found("lost")
    places = sorted(_place(kept, text, at, at + length, 0) for at in occurrences(text, kept.exact))
    if places and _is_it(kept, places):
        return _found("verbatim", kept, places[0])
    most = int(length * (1 - _LIKE))
    places += [_place(kept, text, *match) for match in search(kept.exact, text, most) if match.edits]
    if not places:
        return Found("lost")
    places.sort()
    return _found("changed" if _has_become(kept, places) else "lost", kept, places[0])


def between(kept: Selector, text: str) -> tuple[int, int]:
    """The characters between what stood before the words and what stood after them; (0, 0) where that is gone."""
    before, after = kept.prefix[-CONTEXTS[0] :], kept.suffix[: CONTEXTS[0]]
    if min(len(before), len(after)) < _SHORT:
        return 0, 0
    left = search(before, text, len(before) // 3, keep=1)
    right = search(after, text, len(after) // 3, keep=1)
    if not left or not right or not 0 < right[0].start - left[0].end <= 2 * len(kept.exact) + _NEARBY:
        return 0, 0
    return left[0].end, right[0].start


def _is_it(kept: Selector, copies: list[_Place]) -> bool:
    """Whether the nearest verbatim copy is the one that was marked."""
    if len(copies) == kept.count == 1 and len(kept.exact) >= LONG:
        return True
    if not _is_clear(kept, copies):
        return False
    enough = _SAME if len(copies) >= kept.count else _EXACT
    both = min(copies[0].left, copies[0].right) >= enough
    return kept.count == 1 or (both and kept.rival >= _CROWD)


def _has_become(kept: Selector, places: list[_Place]) -> bool:
    """Whether the nearest place holds the words in a changed form."""
    best, length = places[0], len(kept.exact)
    own = best.edits / length <= _RATIO * (1 - kept.twin) and length >= _SHORT
    enough = _SURE if kept.count == 1 else _EXACT
    neighbours = min(best.left, best.right) >= enough and kept.rival >= _CROWD
    return best.edits > 0 and best.distance <= _FAR and _is_clear(kept, places) and (own or neighbours)


def _is_clear(kept: Selector, places: list[_Place]) -> bool:
    second = min((place.distance for place in places[1:]), default=1.0)
    return places[0].distance < _RATIO * min(kept.rival, second)


def _found(how: str, kept: Selector, place: _Place) -> Found:
    left = place.left if len(kept.prefix) >= _TELLING else 0.0
    right = place.right if len(kept.suffix) >= _TELLING else 0.0
    return Found(how, place.start, place.end, max(left, right))


def _place(kept: Selector, text: str, start: int, end: int, edits: int) -> _Place:
    unique = kept.count == 1 and len(kept.exact) >= _SHORT
    left = _neighbour(kept.prefix, text, start, before=True, unique=unique)
    right = _neighbour(kept.suffix, text, end, before=False, unique=unique)
    away = 1 - (0.5 * (1 - edits / len(kept.exact)) + 0.25 * left + 0.25 * right)
    return _Place(away, start, end, edits, left, right)


def _neighbour(kept: str, text: str, at: int, *, before: bool, unique: bool) -> float:
    """Likeness of what stands before or after a place to what stood there when the words were marked.

    For unique words also, at a discount, of only the half beside them, or of all of it behind something new.
    """

    def beside(length: int) -> str:
        return text[max(0, at - length) : at] if before else text[at : at + length]

    if not kept:
        edge = at == 0 if before else at == len(text)
        return 1.0 if edge else 0.5 if unique else 0.0
    best = likeness(kept, beside(len(kept) + 12))
    if not unique:  # among copies a neighbour counts only if it touches
        touching = kept[-24:] if before else kept[:24]
        return min(best, likeness(touching, beside(len(touching) + 4)))
    half = len(kept) // 2
    if best < 0.85 and half >= 16:
        inner = kept[half:] if before else kept[:half]
        best = max(best, 0.85 * likeness(inner, beside(half + 8)))
    if best < 0.8 and len(kept) >= 32:
        best = max(best, 0.8 * likeness(kept, beside(_NEARBY)))
    return best


def _without(text: str, copies: list[int], length: int) -> str:
    """The text with the copies of the words blotted out, so that only other passages are found."""
    for at in copies:
        text = text[:at] + "\0" * length + text[at + length :]
    return text
