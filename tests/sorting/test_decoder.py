"""Forward-backward against every path counted out, and its edges."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.sorting.decoder import decode, softmax

JUMP = (0.5, 0.3, 0.2)
OWN = [(0.7, 0.2, 0.1), (0.1, 0.1, 0.8), (1 / 3, 1 / 3, 1 / 3), (0.2, 0.5, 0.3)]
CARRIED = [OWN[0], OWN[1], (0.6, 0.3, 0.1), OWN[3]]
STAYS = [0.9, 0.3, 0.6, 0.25]


def brute_force(at: int) -> list[float]:
    """The posterior of passage `at`, by the sum over all paths; its own row counts for itself alone."""
    totals = [0.0] * len(JUMP)
    for path in itertools.product(range(len(JUMP)), repeat=len(OWN)):
        chance = JUMP[path[0]]
        for here in range(1, len(OWN)):
            chance *= (1 - STAYS[here]) * JUMP[path[here]] + STAYS[here] * (path[here] == path[here - 1])
        for here, section in enumerate(path):
            chance *= (OWN if here == at else CARRIED)[here][section]
        totals[path[at]] += chance
    return [total / sum(totals) for total in totals]


def test_it_is_the_sum_over_all_paths() -> None:
    decoded = decode(OWN, CARRIED, STAYS, JUMP)
    for at, row in enumerate(decoded):
        assert row.posterior == pytest.approx(brute_force(at))


def test_a_certain_row_clamps_its_passage_and_pulls_its_neighbours() -> None:
    free = decode(OWN, OWN, STAYS, JUMP)
    clamped = [OWN[0], (0.0, 1.0, 0.0), *OWN[2:]]
    held = decode(clamped, clamped, STAYS, JUMP)
    assert held[1].posterior == (0.0, 1.0, 0.0)
    assert held[0].posterior[1] > free[0].posterior[1]
    assert held[2].posterior[1] > free[2].posterior[1]


def test_nothing_and_one_passage() -> None:
    assert decode([], [], [], JUMP) == ()
    (only,) = decode([(0.2, 0.2, 0.6)], [(0.2, 0.2, 0.6)], [0.3], (1 / 3,) * 3)
    assert only.posterior == pytest.approx((0.2, 0.2, 0.6))


@given(st.lists(st.lists(st.floats(-500, 500), min_size=3, max_size=3), min_size=1, max_size=12))
def test_posteriors_sum_to_one(scores: list[list[float]]) -> None:
    own = [softmax(row, 3.0) for row in scores]
    for row in decode(own, own, [0.3] * len(own), JUMP):
        assert math.fsum(row.posterior) == pytest.approx(1)
        assert all(value > 0 for value in (*row.before, *row.after))


def test_softmax_does_not_overflow() -> None:
    assert softmax((10_000.0, 10_000.0, 0.0)) == (0.5, 0.5, 0.0)
    assert softmax((1.0, 2.0), 2.0) == pytest.approx((1 / (1 + math.exp(0.5)), 1 / (1 + math.exp(-0.5))))
