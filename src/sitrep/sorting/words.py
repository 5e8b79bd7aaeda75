"""The word table: what single words say about a section beside the phrases, learned from labelled passages.

A linear model, fitted at development time by `scripts/fit_words.py`, travels as one line of numbers a word, in
hundredths: its salience (the rarer, the more), then its weight for each section. The lines stand sorted, under
one that names the sections; a line is looked for when its word is met, since an article has few of the words.

In a passage every different word says its weight divided by the square root of the sum of all saliences, so that
a long passage does not shout; what is too little to matter is left out.
"""

from __future__ import annotations

import functools
import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path

from sitrep.errors import ProfileError
from sitrep.sorting.phrases import Token

_UNIT = 0.01
_QUIETEST = 0.3
"""The least sum of saliences: a heading of one frequent word is not to shout either."""

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
        largest = sorted(enumerate(weights), key=lambda pair: -abs(pair[1]))
        return salience, tuple(pair for pair in largest if pair[1])


def read_table(file: Path, sections: Sequence[str]) -> WordTable | None:
    """The word table beside a profile, or None where there is none.

    Raises ProfileError when it cannot be used: it ships with the profile and is never written by hand.
    """
    try:
        head, *lines = (
            file.read_bytes().decode("utf-8").splitlines()
        )  # ASCII as it ships: read_text takes twice as long
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ProfileError(f"The word table {file} cannot be read; install sitrep again.") from error
    if head.split() != list(sections):
        raise ProfileError(f"The word table {file} is for other sections; remove it or fit it again.")

    def numbers(word: str) -> str | None:
        at = bisect_left(lines, f"{word} ")
        found, _, rest = lines[at].partition(" ") if at < len(lines) else ("", "", "")
        return rest if found == word else None

    return WordTable(numbers)
