"""What differs between two wordings, word by word, and whether a sentence still says the same."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from difflib import SequenceMatcher
from typing import NamedTuple

from sitrep.bookmarks.fold import fold
from sitrep.bookmarks.search import likeness

SAME, OLD, NEW = "same", "old", "new"

_TOKENS = re.compile(r"\w+(?:['’ʼ-]\w+)*|\d[\d.,]*\d|\s+|[^\w\s]")
_NUMBERS = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    billion billions dozen dozens half double twice third quarter
    """
_NEGATIONS = """
    no not never none nobody nothing neither nor without cannot hardly barely scarcely unlikely
    не ні ніколи немає без нет ни никогда
    """
_CLAIMS = """
    say says said claim claims claimed confirm confirms confirmed deny denies denied report reports reported warn
    warns warned promise promises promised accuse accuses accused call calls called allege alleges alleged acknowledge
    acknowledges acknowledged admit admits admitted announce announces announced reject rejects rejected refuse
    refuses refused dismiss dismisses dismissed refute refutes refuted dispute disputes disputed agree agrees agreed
    vow vows vowed threaten threatens threatened insist insists insisted suggest suggests suggested assess assesses
    assessed estimate estimates estimated believe believes believed doubt doubts doubted verify verified pledge pledges
    pledged demand demands demanded urge urges urged may might could must allegedly reportedly
    заявив заявила заявили підтвердив підтвердила підтвердили заперечив заперечила заперечили повідомив повідомила
    повідомили заявил подтвердил подтвердила подтвердили опроверг опровергла опровергли сообщил сообщила сообщили
    """
_OPENERS = """
    a an the this that these those it its he she they we you i his her their our and but or if as at by for from in
    into of on to with when while after before since so yet however meanwhile also there here then now both all some
    many most
    """
_SPELLING = 0.7  # likeness of two spellings of one word
_WEIGHTY = frozenset((_NUMBERS + _NEGATIONS + _CLAIMS).split())
_LIGHT = frozenset(_OPENERS.split())


class Piece(NamedTuple):
    """A run of text that is in both wordings (`same`), in the old one only (`old`) or in the new one (`new`)."""

    kind: str
    text: str


def difference(old: str, new: str) -> list[Piece]:
    """The old wording turned into the new one, whole words at a time; what goes stands before what comes.

    Typesetting does not count: where only quotation marks or dashes differ, the new text stands as `same`.
    """
    a, b = _tokens(old), _tokens(new)
    pieces: list[Piece] = []
    for tag, i, j, k, m in _matcher(a, b).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(SAME, "".join(b[k:m])))
            continue
        if i < j:
            pieces.append(Piece(OLD, "".join(a[i:j])))
        if k < m:
            pieces.append(Piece(NEW, "".join(b[k:m])))
    return pieces


def carried(old: str, new: str, start: int, end: int) -> tuple[int, int]:
    """Where the characters `start` to `end` of the old wording are in the new one; an empty span: they are gone.

    A word that is only partly among them is taken whole where it was replaced. Words of which little is left are
    there only when they are alike, or stand between words that are.
    """
    a, b = _tokens(old), _tokens(new)
    from_a, from_b = _offsets(a), _offsets(b)
    found: list[tuple[int, int]] = []
    kept, bound = 0, False
    for tag, i, j, k, m in _matcher(a, b).get_opcodes():
        low, high = max(from_a[i], start), min(from_a[j], end)
        if k == m or (low >= high and not (tag == "insert" and start < from_a[i] < end)):
            continue
        if tag == "equal":
            # Token by token: a dash or a blank of another width is equal, but moves what follows.
            first, last = bisect(from_a, low) - 1, bisect_left(from_a, high) - 1
            begin = from_b[first + k - i] + min(low - from_a[first], len(b[first + k - i]))
            finish = from_b[last + k - i] + min(high - from_a[last], len(b[last + k - i]))
            found.append((begin, finish))
        else:
            found.append((from_b[k], from_b[m]))
        kept += high - low if tag == "equal" else 0
        bound = i > 0 and j < len(a)
    if not found:
        return 0, 0
    first, last = found[0][0], found[-1][1]
    words = new[first:last]
    if 2 * kept < end - start and not (bound and len(found) == 1) and likeness(old[start:end], words) < 0.5:
        return 0, 0
    return first + len(words) - len(words.lstrip()), first + len(words.rstrip())


def says_the_same(old: str, new: str) -> bool:
    """Whether two wordings of a sentence differ in spelling and punctuation at most.

    Numbers, negations, verbs of claim and names must be the very same, and a statement is no question; any other word
    may be spelled in another way, but not come, go or be replaced.
    """
    a, b = _spoken(old), _spoken(new)
    if len(a) != len(b):
        return False
    return all(one == other or _is_respelled(one, other) for one, other in zip(a, b, strict=True))


def _spoken(text: str) -> list[str]:
    """The words, and question marks, of a sentence."""
    return re.findall(r"\w+(?:['.,:/]\w+)*|\?", fold(text).text)


def _is_respelled(one: str, other: str) -> bool:
    if one.lower() == other.lower():
        return True
    if _weighs(one) or _weighs(other):
        return False
    return min(likeness(one, other), likeness(other, one)) >= _SPELLING


def _weighs(word: str) -> bool:
    lower = word.lower()
    return (
        any(char.isdigit() for char in word)
        or lower in _WEIGHTY
        or lower.endswith("n't")
        or (word[0].isupper() and lower not in _LIGHT)
        or word == "?"
    )


def _tokens(text: str) -> list[str]:
    return _TOKENS.findall(text)


def _offsets(tokens: list[str]) -> list[int]:
    offsets = [0]
    for token in tokens:
        offsets.append(offsets[-1] + len(token))
    return offsets


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [_plain(token) for token in old], [_plain(token) for token in new], False)


def _plain(token: str) -> str:
    return fold(token).text or " "
