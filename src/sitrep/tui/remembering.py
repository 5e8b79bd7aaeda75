"""Remembering the session while sitrep runs, so that it is there after any end, also a sudden one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitrep.session import Session, save
from sitrep.threads import in_thread

if TYPE_CHECKING:
    from sitrep.tui.app import SitrepApp

SECONDS = 2.0
"""How old what is remembered can be when sitrep is killed."""


class Remembering:
    """Looks from time to time whether the person is somewhere else, and writes it down then."""

    def __init__(self, app: SitrepApp) -> None:
        self._app = app
        self._kept: Session | None = None

    def begin(self) -> None:
        """Remember where the person begins, and look again every SECONDS."""
        self._look()
        self._app.set_interval(SECONDS, self._look)

    def now(self) -> None:
        """Remember at once: sitrep is about to end."""
        if (session := self._changed()) is not None:
            save(session)

    def _look(self) -> None:
        if self._app.readings.has_fresh:
            self._app.run_worker(self._app.readings.save(), name="remember what was read", group="remember")
        if (session := self._changed()) is not None:
            self._app.run_worker(in_thread(lambda: save(session)), name="remember", group="remember")

    def _changed(self) -> Session | None:
        if not self._app.dashboard.is_mounted:
            return None
        session = self._app.articles.session
        if session == self._kept:
            return None
        self._kept = session
        return session
