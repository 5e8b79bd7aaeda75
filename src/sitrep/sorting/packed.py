"""Evidence in columns: of a long article there are a million pieces, too many to be a record each."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from sys import intern
from typing import overload

from sitrep.model import Evidence

MANY = 1000
"""Paragraphs of an article whose evidence is packed; for fewer the memory is not worth the time."""


def _piece(kind: str, section: str, text: str, start: int, end: int, weight: float) -> Evidence:
    return Evidence(kind, section, text, None if start < 0 else start, None if end < 0 else end, weight)


class Packed(Sequence[Evidence]):
    """Reads like the tuple it was made from, in less memory; each piece is made again when it is asked for."""

    __slots__ = ("_ends", "_kinds", "_sections", "_starts", "_texts", "_weights")

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        kinds, sections, texts, starts, ends, weights = zip(*evidence, strict=True) if evidence else ((),) * 6
        self._kinds: tuple[str, ...] = kinds
        self._sections: tuple[str, ...] = sections
        self._texts = tuple(map(intern, texts))  # words come again
        # -1 for what has no place in the text.
        self._starts = array("i", [-1 if start is None else start for start in starts])
        self._ends = array("i", [-1 if end is None else end for end in ends])
        self._weights = array("d", weights)

    def __add__(self, more: Sequence[Evidence]) -> Packed:
        """These and then those, without making a piece of these again."""
        both, after = Packed(()), Packed(more)
        for name in self.__slots__:
            setattr(both, name, getattr(self, name) + getattr(after, name))
        return both

    def __len__(self) -> int:
        return len(self._kinds)

    def __iter__(self) -> Iterator[Evidence]:
        columns = (self._kinds, self._sections, self._texts, self._starts, self._ends, self._weights)
        return map(_piece, *columns)

    @overload
    def __getitem__(self, at: int) -> Evidence: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Evidence]: ...
    def __getitem__(self, at: int | slice) -> Evidence | Sequence[Evidence]:
        if isinstance(at, slice):
            return tuple(self)[at]
        return _piece(
            self._kinds[at],
            self._sections[at],
            self._texts[at],
            self._starts[at],
            self._ends[at],
            self._weights[at],
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
