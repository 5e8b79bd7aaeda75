"""Running the dashboard: signals, the restored terminal and the exit status."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Sequence
from datetime import date

from sitrep.config import Config
from sitrep.crash import report
from sitrep.desk import Start
from sitrep.model import Briefing
from sitrep.served import is_served
from sitrep.sorting import Profile
from sitrep.tui.app import SitrepApp
from sitrep.tui.opening import Opening
from sitrep.tui.terminal import TerminalApp

# What asks a program to end; a name is missing where the platform has no such signal.
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")

_TURN = 0.0005
"""Seconds after which a thread that works lets the one that answers keys have its turn; Python's are ten times that."""


def run(
    briefing: Briefing,
    rules: Profile | None,
    config: Config,
    notices: Sequence[str] = (),
    opening: Opening | None = None,
    start: Start | None = None,
    day: date | None = None,
    *,
    first_time: bool = False,
) -> int:
    """Show the briefing, and what else `start` names, until the person leaves; return the exit code.

    `rules` are what it was sorted by, `notices` sentences to show at the start, `day` what relative dates
    are counted from, `first_time` whether to tell how to begin.

    It is 0 after `q`, 128 + n after signal n and 1 after a crash, of which one sentence is printed. The
    terminal is as it was before in each case. `opening` is what has drawn the first frame.
    """
    app = SitrepApp(briefing, rules, notices, config, start, day)
    app.opening = opening
    app.first_time = first_time
    return run_app(app)


def run_app(app: TerminalApp) -> int:
    """Run any app of ours to its end; return the exit code as `run` does."""
    if os.name == "posix" and not is_served():
        from sitrep.tui.driver import TerminalDriver

        app.driver_class = TerminalDriver
    sys.setswitchinterval(_TURN)
    try:
        asyncio.run(_until_left(app))
    except Exception as error:
        app.crash = app.crash or error
    gc.freeze()  # Python would look through all records once more before it ends
    if app.crash is not None:
        print(f"sitrep: {report(app.crash)}", file=sys.stderr, flush=True)
        return app.return_code or 1
    # None: the app ended without anyone having asked it to.
    return 1 if app.return_code is None else app.return_code


async def _until_left(app: TerminalApp) -> None:
    loop = asyncio.get_running_loop()
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, app.leave, 128 + int(number))
            except (NotImplementedError, RuntimeError):
                # Windows: the loop takes no handlers, and the console ends the process itself.
                break
    await app.run_async(mouse=app.mouse)
