"""One table for every benchmark: what was measured, the target, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """One figure; `most` is the target in the same unit, None where there is none."""

    what: str
    value: float
    unit: str
    most: float | None = None

    @property
    def holds(self) -> bool:
        return self.most is None or self.value <= self.most


def number(value: float) -> str:
    """A figure with as many digits as it is worth."""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def print_table(title: str, rows: Iterable[Row]) -> bool:
    """Print the rows; whether all targets hold."""
    rows = list(rows)
    print(f"\n{title}")
    for row in rows:
        target = (
            "" if row.most is None else f"at most {number(row.most):>7}  {'holds' if row.holds else 'MISSED'}"
        )
        print(f"  {row.what:<44} {number(row.value):>9} {row.unit:<6} {target}".rstrip())
    return all(row.holds for row in rows)
