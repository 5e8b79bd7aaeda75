"""The closed word lists of the rules, read once from sitrep/data/facts/words.txt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sitrep.facts.tokens import fold

DATA = Path(__file__).resolve().parent.parent / "data" / "facts"

Words = frozenset[str]


def words(name: str) -> Words:
    """The list under the heading of that name, folded as tokens are."""
    return _lists()[name]


@cache
def _lists() -> dict[str, Words]:
    lists: dict[str, Words] = {}
    for part in (DATA / "words.txt").read_text(encoding="utf-8").split("\n["):
        name, _, listed = part.lstrip("[").partition("]")
        lists[name] = frozenset(listed.split() if listed.isascii() else map(fold, listed.split()))
    return lists


def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """A list whose words are two each with a stroke between, in no order."""
    return tuple((one, other) for one, _, other in (word.partition("/") for word in sorted(words(name))))
