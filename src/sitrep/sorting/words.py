"""The word table: what single words say about a section beside the phrases, learned from labelled passages.

A linear model, fitted at development time by `scripts/fit_words.py`, travels as one line of numbers a word, in
hundredths: its salience (the rarer, the more), then its weight for each section. The lines stand sorted, under
one that names the sections, a blank one after every few; one is looked for when its word is met, since an article has
few of the words.

In a passage every different word says its weight divided by the square root of the sum of all saliences, so that
a long passage does not shout; what is too little to matter is left out.
"""

from __future__ import annotations

import functools
import math
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sitrep.errors import ProfileError
from sitrep.sorting.phrases import Token

_UNIT = 0.01
_QUIETEST = 0.3
"""The least sum of saliences: a heading of one frequent word is not to shout either."""

_BLOCK = 32
"""Lines between two blank ones: cutting the text at every line would take most of the time of loading it."""

_LEAST = 0.3
"""Points below which a word is not listed, and does not count."""


class WordTable:
    """Weights of words for the sections of a profile, in their order; `numbers` finds those of a word, if any."""

    def __init__(self, numbers: Callable[[str], str | None]) -> None:
        self._numbers = numbers
        self._weights = functools.lru_cache(maxsize=16384)(self._decoded)

    def weigh(self, tokens: Sequence[Token], scale: float) -> list[tuple[Token, int, float]]:
        """What the words of a passage say, each once, in reading order: number of the section and points.

        `scale` turns weights into points.
        """
        known, rows, saliences, seen = self._weights, [], 0, set()
        for token in tokens:
            form = token[1]
            if form not in seen:
                seen.add(form)
                if (numbers := known(form)) is not None:
                    saliences += numbers[0]
                    rows.append((token, numbers[1]))
        share = scale * _UNIT / math.sqrt(max(saliences * _UNIT, _QUIETEST))
        least = _LEAST / share
        found = []
        for token, weights in rows:
            for section, weight in weights:
                if -least < weight < least:
                    break  # the others are smaller
                found.append((token, section, weight * share))
        return found

    def _decoded(self, form: str) -> tuple[int, tuple[tuple[int, int], ...]] | None:
        """Salience and weights as they stand, in hundredths, the largest weight first."""
        if (numbers := self._numbers(form)) is None:
            return None
        salience, *weights = map(int, numbers.split(" "))
        largest = sorted([(-abs(weight), at, weight) for at, weight in enumerate(weights) if weight])
        return salience, tuple([(at, weight) for _, at, weight in largest])


def read_table(file: Path, sections: Sequence[str]) -> WordTable | None:
    """The word table beside a profile, or None where there is none.

    Raises ProfileError when it cannot be used: it ships with the profile and is never written by hand.
    """
    try:
        text = file.read_bytes().decode("utf-8")  # ASCII as it ships: read_text takes twice as long
        head, lines = text.split("\n", 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ProfileError(f"The word table {file} cannot be read; install sitrep again.") from error
    if head.split() != list(sections):
        raise ProfileError(f"The word table {file} is for other sections; remove it or fit it again.")

    blocks = lines.split("\n\n")

    def numbers(word: str) -> str | None:
        at = bisect_right(blocks, f"{word} \x7f") - 1  # the last block that does not begin behind this word
        if at < 0:
            return None
        _, found, rest = f"\n{blocks[at]}".partition(f"\n{word} ")
        return rest.partition("\n")[0] if found else None

    return WordTable(numbers)


def write_table(sections: Sequence[str], numbers: Mapping[str, str]) -> str:
    """The text of a word table: what each word says, salience and weights in hundredths."""
    rows = sorted(f"{word} {line}" for word, line in numbers.items())
    blocks = ["\n".join(rows[at : at + _BLOCK]) for at in range(0, len(rows), _BLOCK)]
    return f"{' '.join(sections)}\n" + "\n\n".join(blocks) + "\n"
