"""Whether two texts are versions of one article: a small sketch of a text's word sequences, and how much two share.

The sketch is a bottom-k sketch of shingles (A. Broder, On the resemblance and containment of documents, 1997): the
SIZE smallest hashes of all runs of RUN words are a fair sample of them, so what two samples share is about
what the texts share.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from sitrep.digest import blake2b

RUN = 4
"""Words in a shingle."""
SIZE = 32
"""Hashes in a sketch."""
KEYS = 8
"""Of which so many are indexed: two texts that share half of their shingles miss each other once in 256."""
SHARE = 0.3
"""Texts that share this part of the shorter one's shingles are versions of one article.

Measured by benchmarks/anchors.py.
"""
_LEAST = 6  # shared hashes: fewer are a quotation
_DIGITS = 8  # hexadecimal digits of a hash

_WORDS = re.compile(r"\w+")


def shingles(text: str) -> list[int]:
    """The hashes (32 bits) of all runs of RUN words, each once, smallest first."""
    parts: list[set[int]] = [set() for _ in range(256)]
    for run in _runs(text):
        digest = blake2b(run, digest_size=4).digest()
        parts[digest[0]].add(int.from_bytes(digest, "big"))
    return [one for part in parts for one in sorted(part)]


def _runs(text: str) -> Iterator[bytes]:
    # Neither all words of a long article in memory at once, nor one call that keeps every other thread from running.
    window: deque[bytes] = deque(maxlen=RUN)
    for line in text.split("\n"):
        for word in _WORDS.findall(line.casefold()):
            window.append(word.encode("utf-8", "replace"))
            if len(window) == RUN:
                yield b" ".join(window)
    if 0 < len(window) < RUN:
        yield b" ".join(window)


def sketch(text: str) -> str:
    """The smallest hashes of a text as hexadecimal digits; empty for a text without words."""
    return "".join(f"{one:0{_DIGITS}x}" for one in shingles(text)[:SIZE])


def hashes(sketch: str) -> list[int]:
    """The hashes in a sketch, smallest first."""
    return [int(sketch[at : at + _DIGITS], 16) for at in range(0, len(sketch), _DIGITS)]


def keys(sketch: str) -> list[int]:
    """The hashes of a sketch that are indexed."""
    return hashes(sketch[: KEYS * _DIGITS])


def shared(sketch: str, others: list[int], without: str = "") -> float:
    """About which part (0 to 1) of the shorter text's shingles the other one has too.

    `others` are the shingles of the other text; those of the words `without` do not count.
    """
    mine = hashes(sketch)
    if not mine or not others:
        return 0.0
    # The shingles of both texts up to the largest hash of the sketch are complete samples.
    theirs = {one for one in others if len(mine) < SIZE or one <= mine[-1]}
    ignored = set(shingles(without)) if without else set[int]()
    own, theirs = set(mine) - ignored, theirs - ignored
    both, fewest = len(own & theirs), min(len(own), len(theirs))
    return both / fewest if fewest and both >= min(_LEAST, len(own), len(others)) else 0.0


def is_version(sketch: str, others: list[int]) -> bool:
    """Whether a text with this sketch and one with these shingles are versions of one article."""
    return shared(sketch, others) >= SHARE
