"""The context of a passage: forward-backward over the passages of an article.

A chain of hidden sections, one a passage. From one passage to the next the section stays with probability
`stay`; otherwise it is drawn anew from `jump`, which may draw the same one. What the words say enters as one
row of probabilities a passage.

The posterior of section k at a passage is proportional to before[k] · own[k] · after[k]. `decode` returns the
outer two factors as well, so that the share of the context can be shown: with scores divided by a temperature
T, log before and log after times T are in the unit of the scores, and softmax of (own score + both) / T is
the posterior again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple


class Decoded(NamedTuple):
    """Of one passage: what the passages before and after it say about its section, and the posterior."""

    before: tuple[float, ...]
    after: tuple[float, ...]
    posterior: tuple[float, ...]


def softmax(scores: Sequence[float], temperature: float = 1.0) -> tuple[float, ...]:
    """Probabilities from scores; the sum is 1 whatever the size of the scores."""
    top = max(scores)
    powers = [math.exp((score - top) / temperature) for score in scores]
    total = sum(powers)
    return tuple(power / total for power in powers)


def decode(
    own: Sequence[Sequence[float]],
    carried: Sequence[Sequence[float]],
    stays: Sequence[float],
    jump: Sequence[float],
) -> tuple[Decoded, ...]:
    """Decode an article of one row of probabilities a passage.

    `own` is what a passage says of itself, `carried` what of it its neighbours hear: the same, except that a
    heading is furniture itself while its words speak for what stands around it. `stays[i]` is the chance that
    passage i keeps the section of i - 1 (`stays[0]` is not used); `jump` must have no zero. A row with a
    single 1 in both clamps its passage.
    """
    before: list[tuple[float, ...]] = []
    for at in range(len(own)):
        if at == 0:
            before.append(tuple(jump))
        else:
            belief = _scaled([b * o for b, o in zip(before[-1], carried[at - 1], strict=True)])
            stay = stays[at]
            before.append(tuple(stay * b + (1 - stay) * j for b, j in zip(belief, jump, strict=True)))
    after: list[tuple[float, ...]] = [(1.0,) * len(jump)] * len(own)
    for at in range(len(own) - 1, 0, -1):
        seen = [a * o for a, o in zip(after[at], carried[at], strict=True)]
        stay = stays[at]
        anew = (1 - stay) * sum(s * j for s, j in zip(seen, jump, strict=True))
        after[at - 1] = _scaled([stay * s + anew for s in seen])
    return tuple(
        Decoded(b, a, _scaled([x * y * z for x, y, z in zip(b, row, a, strict=True)]))
        for b, row, a in zip(before, own, after, strict=True)
    )


def _scaled(row: Sequence[float]) -> tuple[float, ...]:
    total = sum(row)
    return tuple(value / total for value in row)
