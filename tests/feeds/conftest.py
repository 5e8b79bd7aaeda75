"""A server for each test of subscriptions, and a clock that the test sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from sitrep.feeds import records

from .serving import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server without pages."""
    with serving() as running:
        yield running


class Clock:
    """The time as subscriptions see it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, minutes: float) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock, which stands until the test moves it."""
    made = Clock()
    monkeypatch.setattr(records, "now", made)
    return made
