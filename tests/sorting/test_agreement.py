"""Agreement of two labellings is computed as the books have it, and the program reads the corpus."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.agreement import Label, kappa, report

ROOT = Path(__file__).parents[2]


def label(section: str, *also: str) -> Label:
    return Label(section, frozenset([section, *also]))


def pairs(counts: dict[tuple[str, str], int]) -> list[tuple[Label, Label]]:
    return [(label(one), label(two)) for (one, two), count in counts.items() for _ in range(count)]


def test_kappa_takes_chance_off() -> None:
    counts = {("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15}
    assert kappa(pairs(counts)) == pytest.approx(0.4)  # observed .7, by chance .5
    assert kappa(pairs({("a", "a"): 3})) == 1


def test_acceptable_is_counted_both_ways() -> None:
    told = report("x", [(label("security", "diplomacy"), label("diplomacy")), (label("overview"),) * 2])
    assert "strict 0.500" in told
    assert "the second acceptable to the first 1.000, the first to the second 0.500" in told
    assert "1 security, second diplomacy" in told


@pytest.mark.parametrize(("corpus", "said"), [("tests/corpus", "kappa"), ("docs", "was not measured")])
def test_the_program(corpus: str, said: str) -> None:
    command = [sys.executable, "-m", "benchmarks.agreement", corpus]
    assert said in subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
