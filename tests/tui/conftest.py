"""What every test of the running app starts from."""

from __future__ import annotations

import pytest

from sitrep.tui.rest import Rest


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for names, dates and claims at once; a person's first keys need no time here."""
    monkeypatch.setattr(Rest, "SECONDS", 0.0)
